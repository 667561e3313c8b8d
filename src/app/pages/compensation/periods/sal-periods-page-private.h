/* sal-periods-page-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-item-list.h"
#include "sal-job.h"
#include "sal-pay-trail.h"
#include "sal-period-view.h"
#include "sal-periods-page.h"

G_BEGIN_DECLS

struct _SalPeriodsPage
{
  SalListDetailPage parent_instance;

  SalStore *store;             /* of pay; NULL once the page is gone */
  SalFiscalCalendar *calendar; /* by which is paid */
  GPtrArray *periods;          /* (nullable): of SalRecord, as they were read last */
  GArray *totals;              /* (nullable): of SalPayoutTotal */
  GArray *turn;                /* (nullable): of SalPeriod: what can be calculated next */
  char *chosen;                /* (nullable): the period that shows */
  gint64 explained;            /* whose payment the trail shows; 0: nobody's */
  GCancellable *reading;       /* (nullable): what shows, while it is read */
  GCancellable *explaining;    /* (nullable) */
  SalJob *job;                 /* (nullable): while something is calculated */
  guint n_loading;

  GtkWidget *first_button;
  GtkWidget *new_button;
  SalItemList *list;
  GtkLabel *title_label;
  GtkLabel *status_label;
  GtkLabel *details_label;
  GtkWidget *again_button;
  GtkButton *step_button;
  GtkRevealer *progress_revealer;
  GtkProgressBar *progress_bar;
  GtkWidget *notice_box;
  GtkLabel *notice_label;
  AdwViewStack *content_stack;
  AdwStatusPage *unreadable_page;
  SalPeriodView *view;
  SalPayTrail *trail;
};

SalRecord *sal_periods_page_get_period (SalPeriodsPage *self); /* (nullable): not calculated */
char *sal_periods_page_name_period (SalPeriodsPage *self, const char *period);
void sal_periods_page_choose (SalPeriodsPage *self, const char *period);
void sal_periods_page_update (SalPeriodsPage *self);
/* What came of something, above what shows; %NULL takes it away. */
void sal_periods_page_tell (SalPeriodsPage *self, const char *text, gboolean is_error);

void sal_periods_page_update_busy (SalPeriodsPage *self);
void sal_periods_page_leave_trail (SalPeriodsPage *self);

/* sal-periods-page-list.c */
void sal_periods_page_fill_list (SalPeriodsPage *self);
void sal_periods_page_show_heading (SalPeriodsPage *self);

/* sal-periods-page-content.c */
void sal_periods_page_read_content (SalPeriodsPage *self);
/* @line: 0 for all of somebody's */
void sal_periods_page_explain (SalPeriodsPage *self, gint64 person, gint64 line);

/* sal-periods-page-calculate.c */
void sal_periods_page_install_calculate (GtkWidgetClass *widget_class);
void sal_periods_page_update_calculate (SalPeriodsPage *self);

/* sal-periods-page-steps.c */
void sal_periods_page_install_steps (GtkWidgetClass *widget_class);
void sal_periods_page_update_steps (SalPeriodsPage *self);

/* sal-periods-page-sign-off.c */
void sal_periods_page_install_sign_off (GtkWidgetClass *widget_class);
void sal_periods_page_update_sign_off (SalPeriodsPage *self);
void sal_periods_page_sign_off (SalPeriodsPage *self);

/* sal-periods-page-export.c */
void sal_periods_page_install_export (GtkWidgetClass *widget_class);
void sal_periods_page_update_export (SalPeriodsPage *self);
void sal_periods_page_save_statements (SalPeriodsPage *self, GFile *folder);
void sal_periods_page_save_statement (SalPeriodsPage *self, GFile *file);
void sal_periods_page_export_payments (SalPeriodsPage *self, GFile *file);

G_END_DECLS
