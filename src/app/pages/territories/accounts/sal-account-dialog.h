/* sal-account-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-territory-design.h"

G_BEGIN_DECLS

/* What is asked. */
typedef enum
{
  SAL_ACCOUNT_DIALOG_GIVE,  /* which territory is to have them */
  SAL_ACCOUNT_DIALOG_SHARE, /* which territories, and how much each */
  SAL_ACCOUNT_DIALOG_HOLD,  /* which territory keeps them until when */
} SalAccountDialogMode;

/**
 * SalAccountDialog:
 *
 * Asks which territories are to have some accounts by name, and why.
 *
 * Signal: answered, whereupon the dialog closes.
 */
#define SAL_TYPE_ACCOUNT_DIALOG (sal_account_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SalAccountDialog, sal_account_dialog, SAL, ACCOUNT_DIALOG, AdwWindow)

/* @territory: the one that is proposed, or SAL_TERRITORY_NONE; @before: (nullable): the name of the
 * alignment whose territories may keep them. */
GtkWidget *sal_account_dialog_new (GtkWindow *parent,
                                   SalAccountDialogMode mode,
                                   SalTerritoryDesign *design,
                                   guint n_accounts,
                                   gint32 territory,
                                   const char *before);
/* (element-type SalDesignShare): none if it is to be as in the alignment before. */
GArray *sal_account_dialog_list_shares (SalAccountDialog *self);
gint32 sal_account_dialog_get_until (SalAccountDialog *self); /* SAL_DATE_NONE: for good */
char *sal_account_dialog_dup_reason (SalAccountDialog *self);

G_END_DECLS
