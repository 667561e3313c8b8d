/* sal-dashboard-page-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-breadcrumbs.h"
#include "sal-dashboard-editor.h"
#include "sal-dashboard-filters.h"
#include "sal-dashboard-level.h"
#include "sal-dashboard-overview.h"
#include "sal-dashboard-page.h"
#include "sal-facts-model.h"
#include "sal-opportunity-view.h"

G_BEGIN_DECLS

struct _SalDashboardPage
{
  SalPage parent_instance;

  SalFactsModel *model;
  SalDashboardList *dashboards;
  char *dashboard;            /* the id of the chosen one */
  SalDashboardEditor *editor; /* while it is edited */
  char *target;               /* what another room refers to, until it can be shown */
  char *awaited;              /* the id of one to be chosen, and edited, once it is there */
  GSimpleActionGroup *actions;
  SalDrillPath *path; /* what is shown: the dashboard while it has no metric */
  gint64 opportunity; /* the last level, or 0 */
  guint spin_timeout;
  gboolean had_focus; /* what showed before and is gone */

  AdwViewStack *stack;
  GtkSpinner *spinner;
  GtkWidget *toolbar;
  GtkMenuButton *dashboard_button;
  GtkLabel *dashboard_label;
  SalDashboardFilters *filters;
  GtkWidget *edit_button;
  GtkWidget *edit_box;
  SalBreadcrumbs *breadcrumbs;
  AdwViewStack *level_stack;
  SalDashboardOverview *overview;
  SalDashboardLevel *level;
  SalOpportunityView *opportunity_view;
  AdwStatusPage *problem_page;
  AdwStatusPage *error_page;
};

/* The chosen dashboard; where it is gone, that of the executive. */
const SalDashboardEntry *sal_dashboard_page_get_dashboard (SalDashboardPage *self);
void sal_dashboard_page_choose (SalDashboardPage *self, const char *id);
void sal_dashboard_page_remember (SalDashboardPage *self); /* the choice, for the next start */
void sal_dashboard_page_show (SalDashboardPage *self);

/* Editing: sal-dashboard-page-edit.c */
void sal_dashboard_page_add_edit_actions (SalDashboardPage *self);
void sal_dashboard_page_append_edit_menu (SalDashboardPage *self, GMenu *menu);
void sal_dashboard_page_update_edit_actions (SalDashboardPage *self);
void sal_dashboard_page_await (SalDashboardPage *self); /* begins with one that was awaited */
void sal_dashboard_page_edited_cb (SalDashboardPage *self,
                                   SalDashboardLayout *layout,
                                   const char *label);
void sal_dashboard_page_stop_editing (SalDashboardPage *self);

/* On paper: sal-dashboard-page-report.c */
void sal_dashboard_page_print (SalPage *page);
void sal_dashboard_page_save_pdf (SalPage *page);

G_END_DECLS
