/* sal-parted-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-page.h"

G_BEGIN_DECLS

/* A part of a page. */
typedef struct
{
  const char *name;
  const char *title; /* N_() */
  const char *icon_name;
  GType (*get_type) (void); /* a SalPage */
} SalPagePart;

/**
 * SalPartedPage:
 *
 * A page of several parts, each a page of its own, made with the workspace when it is first chosen.
 * What the part in front says of itself, the whole says; before the page is left, each part in
 * which something was entered is asked.
 *
 * Subclasses give it the stack of their template, which has a SalViewSwitcher, and the parts, once
 * there is something to show.
 */
#define SAL_TYPE_PARTED_PAGE (sal_parted_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (SalPartedPage, sal_parted_page, SAL, PARTED_PAGE, SalPage)

struct _SalPartedPageClass
{
  SalPageClass parent_class;

  /* A part was made. */
  void (*part_made) (SalPartedPage *self, SalPage *part);
  /* Says of the page what is to be said: subtitle, busy, whether it can go back. */
  void (*update) (SalPartedPage *self);
};

void sal_parted_page_set_parts (SalPartedPage *self,
                                AdwViewStack *stack,
                                const SalPagePart *parts,
                                guint n_parts);
SalPage *sal_parted_page_find_part (SalPartedPage *self, const char *name);
SalPage *sal_parted_page_get_part (SalPartedPage *self);
void sal_parted_page_show_part_of (GtkWidget *widget);
void sal_parted_page_set_opening (SalPartedPage *self, gboolean opening);
void sal_parted_page_update (SalPartedPage *self);

G_END_DECLS
