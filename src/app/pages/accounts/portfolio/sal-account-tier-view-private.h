/* sal-account-tier-view-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-account-tier-view.h"
#include "sal-tier-drafts.h"

G_BEGIN_DECLS

struct _SalAccountTierView
{
  AdwBin parent_instance;

  SalWorkspace *workspace;
  const SalPortfolioData *data; /* (nullable): not owned */
  gint64 account;               /* 0: none */
  SalTierChoice stored;         /* what is decided of it, as it was read */
  gint64 chosen;                /* the tier that is chosen; 0: as the score says */
  SalTierDrafts *drafts;        /* what was begun to be decided and is not stored, of any account */
  gboolean filling;

  GtkLabel *name_label;
  GtkLabel *tier_label;
  GtkListBox *criteria_list;
  GtkLabel *sides_label;
  AdwComboRow *decision_row;
  AdwEntryRow *reason_row;
  GtkLabel *problem_label;
};

/* sal-account-tier-view.c */
gboolean sal_account_tier_view_can_write (SalAccountTierView *self);
void sal_account_tier_view_show_problem (SalAccountTierView *self, const char *problem);

/* sal-account-tier-view-origin.c */
void sal_account_tier_view_show_origin (SalAccountTierView *self,
                                        const SalPortfolioAccount *account);

G_END_DECLS
