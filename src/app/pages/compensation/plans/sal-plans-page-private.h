/* sal-plans-page-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-item-list.h"
#include "sal-plan-view.h"
#include "sal-plans-page.h"

G_BEGIN_DECLS

struct _SalPlansPage
{
  SalListDetailPage parent_instance;

  SalStore *store;                   /* of pay; NULL once the page is gone */
  GPtrArray *versions;               /* (nullable): of SalRecord, as they were read last */
  gint64 chosen;                     /* id of the version that shows; 0: none */
  SalPlanEditor *editor;             /* (nullable) */
  SalPlanConsequences *consequences; /* (nullable) */
  guint n_loading;

  GtkWidget *edit_box;
  SalItemList *list;
  AdwViewStack *content_stack;
  AdwStatusPage *unreadable_page;
  SalPlanView *view;
};

/* The version that shows. */
SalRecord *sal_plans_page_get_version (SalPlansPage *self);
void sal_plans_page_choose (SalPlansPage *self, gint64 id);
void sal_plans_page_load (SalPlansPage *self);
void sal_plans_page_update_actions (SalPlansPage *self);
void sal_plans_page_report (SalPlansPage *self, const char *heading, const GError *error);

/* sal-plans-page-actions.c */
void sal_plans_page_install_actions (GtkWidgetClass *widget_class);

/* sal-plans-page-review.c */
void sal_plans_page_install_review (GtkWidgetClass *widget_class);

/* sal-plans-page-status.c */
void sal_plans_page_install_steps (GtkWidgetClass *widget_class);

G_END_DECLS
