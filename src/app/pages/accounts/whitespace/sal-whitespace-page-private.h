/* sal-whitespace-page-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-cross-sell-strip.h"
#include "sal-index-table.h"
#include "sal-whitespace-keeper.h"
#include "sal-whitespace-open.h"
#include "sal-whitespace-page.h"

G_BEGIN_DECLS

struct _SalWhitespacePage
{
  SalPage parent_instance;

  SalStore *store; /* NULL once the page is gone */
  SalAccountKeeper *keeper;
  const SalWhitespace *portfolio; /* (nullable): as it shows */
  gboolean is_outdated;           /* it was changed while it did not show */
  gboolean filling;
  SalWhitespaceOpenList *open; /* (nullable): the open cells, once they are looked at */

  AdwViewStack *stack;
  AdwStatusPage *problem_page;
  GtkSearchEntry *search_entry;
  GtkDropDown *scope_menu;
  GtkDropDown *tier_menu;
  GtkDropDown *segment_menu;
  GtkDropDown *owner_menu;
  GtkMenuButton *sort_button;
  SalCrossSellStrip *strip;
  GtkWidget *none_label;
  SalIndexTable *table;
  AdwViewStack *views;
  GtkWidget *no_cell_label;
  SalIndexTable *open_table;
};

void sal_whitespace_page_export (SalWhitespacePage *self);

/* sal-whitespace-page-open.c */
gboolean sal_whitespace_page_shows_open (SalWhitespacePage *self);
guint sal_whitespace_page_fill_open (SalWhitespacePage *self, GArray *accounts);
void sal_whitespace_page_drop_open (SalWhitespacePage *self);
GArray *sal_whitespace_page_list_open (SalWhitespacePage *self);
void sal_whitespace_page_install_open (GtkWidgetClass *widget_class);
void sal_whitespace_page_prepare_open (SalWhitespacePage *self);

G_END_DECLS
