/* sal-account-whitespace-tab-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-account-whitespace-tab.h"
#include "sal-record-form.h"
#include "sal-whitespace-cell-view.h"
#include "sal-whitespace-keeper.h"
#include "sal-whitespace-matrix.h"

G_BEGIN_DECLS

struct _SalAccountWhitespaceTab
{
  SalAccountTab parent_instance;

  SalStore *store; /* NULL once the page is gone */
  SalAccountKeeper *keeper;
  GArray *evidence;    /* (nullable): of SalWhitespaceEvidence, while it is read */
  gint64 wanted;       /* the family whose cell is to be chosen; 0: of any; −1: none */
  gint64 wanted_unit;  /* the buying unit whose cell that is; 0: of none; −1: the best of all */
  const char *to_do;   /* (nullable): the action to be begun with it */
  guint n_reading;     /* how often it is being read: only the last time counts */
  SalRecordForm *form; /* (nullable): of a new record */

  AdwViewStack *stack;
  AdwStatusPage *problem_page;
  AdwBin *form_bin;
  GtkLabel *summary_label;
  SalWhitespaceMatrix *matrix;
  SalWhitespaceCellView *cell_view;
};

/* (nullable): nothing, while it is loaded or if the account is not there */
const SalWhitespaceAccount *
sal_account_whitespace_tab_get_whitespace (SalAccountWhitespaceTab *self);
const SalWhitespaceCell *
sal_account_whitespace_tab_get_chosen (SalAccountWhitespaceTab *self, guint *row, guint *family);
void sal_account_whitespace_tab_show (SalAccountWhitespaceTab *self);

/* sal-account-whitespace-tab-records.c */
void sal_account_whitespace_tab_install_actions (GtkWidgetClass *widget_class);
void sal_account_whitespace_tab_activate (SalAccountWhitespaceTab *self);
void sal_account_whitespace_tab_remove_form (SalAccountWhitespaceTab *self);
void sal_account_whitespace_tab_go_back (SalPage *page);
gboolean sal_account_whitespace_tab_is_modified (SalPage *page);
void sal_account_whitespace_tab_leave_async (SalPage *page, GTask *task);

G_END_DECLS
