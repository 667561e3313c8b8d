/* sal-compensation-page-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-compensation-page.h"
#include "sal-plan-view.h"

G_BEGIN_DECLS

struct _SalCompensationPage
{
  SalPage parent_instance;

  SalStore *store;       /* (nullable): of pay, once it is open */
  GPtrArray *versions;   /* (nullable): of SalRecord, as they were read last */
  gint64 chosen;         /* id of the version that shows; 0: none */
  SalPlanEditor *editor; /* (nullable) */
  guint n_loading;
  gboolean filling;

  AdwViewStack *stack;
  AdwStatusPage *problem_page;
  GtkWidget *create_button;
  AdwLeaflet *leaflet;
  GtkSearchEntry *search_entry;
  GtkWidget *edit_box;
  GtkListBox *list;
  AdwViewStack *content_stack;
  AdwStatusPage *unreadable_page;
  SalPlanView *view;
};

/* The version that shows. */
SalRecord *sal_compensation_page_get_version (SalCompensationPage *self);
void sal_compensation_page_choose (SalCompensationPage *self, gint64 id);
void sal_compensation_page_load (SalCompensationPage *self);
void sal_compensation_page_open (SalCompensationPage *self, gboolean create);
void sal_compensation_page_update_actions (SalCompensationPage *self);
void
sal_compensation_page_report (SalCompensationPage *self, const char *heading, const GError *error);

/* sal-compensation-page-actions.c */
void sal_compensation_page_install_actions (GtkWidgetClass *widget_class);

/* sal-compensation-page-status.c */
void sal_compensation_page_install_steps (GtkWidgetClass *widget_class);

G_END_DECLS
