/* sal-plan-actions-page-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-index-table.h"
#include "sal-plan-actions-page.h"
#include "sal-plan-actions.h"

G_BEGIN_DECLS

struct _SalPlanActionsPage
{
  SalPage parent_instance;

  SalStore *store;         /* NULL once the page is gone */
  SalPlanActions *actions; /* (nullable): as they were read last */
  GArray *owners;          /* of gint64: those of the menu, after the first two */
  gint64 owner;            /* that is chosen; 0: everybody, -1: nobody */
  gboolean is_loading;
  gboolean is_stale; /* something changed while it was read */
  gboolean filling;

  AdwViewStack *stack;
  AdwStatusPage *problem_page;
  GtkDropDown *status_menu;
  GtkDropDown *owner_menu;
  GtkMenuButton *sort_button;
  GtkWidget *none_label;
  SalIndexTable *table;
};

const SalPlanAction *sal_plan_actions_page_get (SalPlanActionsPage *self, guint row);
SalPlanActionsFilter sal_plan_actions_page_get_filter (SalPlanActionsPage *self);

/* sal-plan-actions-page-actions.c */
void sal_plan_actions_page_open (SalPlanActionsPage *self, guint row);
void sal_plan_actions_page_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
