/* sal-account-plan-tab-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-account-plan-book.h"
#include "sal-account-plan-tab.h"
#include "sal-record-fields.h"
#include "sal-plan-news-group.h"
#include "sal-plan-part-group.h"

G_BEGIN_DECLS

struct _SalAccountPlanTab
{
  SalAccountTab parent_instance;

  SalStore *store;          /* NULL once the page is gone */
  SalAccountPlanBook *book; /* (nullable): as it was read last */
  gint64 plan;              /* that was chosen; 0: the one of today */
  SalReading since;         /* up to where the plan was read before it was opened */
  gint64 own_until;         /* the newest change when it was opened; 0: it is not open */
  gint64 visit;             /* the newest change when the account was opened; 0: it is not known */
  GHashTable *shown;        /* plan to SalReading: up to where, since the account was opened */
  gboolean is_following;    /* a change to where it happened: it has not been read by that */
  gboolean shows_news;      /* once it is read, the focus is to be there */
  gboolean is_loading;
  gboolean is_stale; /* something changed while it was read */
  gboolean showing;

  AdwViewStack *stack;
  AdwStatusPage *problem_page;
  AdwStatusPage *empty_page;
  GtkWidget *create_button;
  GtkWidget *next_button;
  GtkDropDown *plan_menu;
  GtkLabel *period_label;
  GtkLabel *freshness_label;
  SalPlanNewsGroup *news;
  AdwPreferencesGroup *understanding_group;
  AdwPreferencesGroup *facts_group;
  GtkBox *parts_box;

  SalRecordFields *fields; /* of the plan itself */
  SalPlanPartGroup *parts[SAL_PLAN_N_PARTS];
};

/* In sal-account-plan-tab-show.c. */
void sal_account_plan_tab_make_parts (SalAccountPlanTab *self);
void sal_account_plan_tab_show (SalAccountPlanTab *self);
gboolean sal_account_plan_tab_is_modified (SalAccountPlanTab *self);
gboolean sal_account_plan_tab_commit (SalAccountPlanTab *self);
void sal_account_plan_tab_revert (SalAccountPlanTab *self);
void sal_account_plan_tab_clear (SalAccountPlanTab *self);

G_END_DECLS
