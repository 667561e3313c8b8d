/* sal-whitespace-page-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-cross-sell-strip.h"
#include "sal-index-table.h"
#include "sal-whitespace-keeper.h"
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
};

void sal_whitespace_page_export (SalWhitespacePage *self);

G_END_DECLS
