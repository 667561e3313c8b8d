/* sal-health-warnings.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-health-book.h"
#include "sal-transaction.h"

G_BEGIN_DECLS

/* What it is kept by that warnings were raised. */
#define SAL_WARNINGS_LAST_DONE "warnings"

/* A SalCommandFunc's data. */
typedef struct
{
  gint32 day;
  guint n_raised; /* (out): warnings that are new */
  guint n_worse;  /* (out): warnings that were there, whose signal is worse than they said */
} SalWarningRaise;

gboolean sal_account_warnings_raise (SalTransaction *transaction,
                                     gpointer raise,
                                     GCancellable *cancellable,
                                     GError **error);

/* The setting of a workspace that says that warnings are not raised by themselves; without it they
 * are. */
#define SAL_WARNINGS_SETTING "warnings"
#define SAL_WARNINGS_BY_HAND "by-hand"

gboolean
sal_account_warnings_are_automatic (SalConnection *connection, gboolean *automatic, GError **error);

/* A SalCommandFunc; @automatic points to a gboolean. */
gboolean sal_account_warnings_set_automatic (SalTransaction *transaction,
                                             gpointer automatic,
                                             GCancellable *cancellable,
                                             GError **error);

/* What of a warning is changed; a SalCommandFunc's data. */
typedef struct
{
  gint64 id;
  const char *status; /* static: SAL_WARNING_… */
  gint32 day;         /* on which it is closed */
  char *resolution;   /* (nullable): closing needs one */
} SalWarningStep;

SalWarningStep *
sal_warning_step_new (gint64 id, const char *status, gint32 day, const char *resolution);
void sal_warning_step_free (SalWarningStep *self);
gboolean sal_account_warning_step (SalTransaction *transaction,
                                   gpointer step,
                                   GCancellable *cancellable,
                                   GError **error);

/* What is known of the warnings of an account and a type: one that is not closed, or the last one
 * that was. */
typedef struct
{
  gint64 open;      /* 0: none */
  char *reason;     /* of that */
  gint32 closed_on; /* or SAL_DATE_NONE */
} SalWarningBefore;

gboolean sal_account_warning_find_before (SalConnection *connection,
                                          gint64 account,
                                          SalSignalType type,
                                          SalWarningBefore *before,
                                          GError **error);
void sal_warning_before_clear (SalWarningBefore *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalWarningStep, sal_warning_step_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalWarningBefore, sal_warning_before_clear)

G_END_DECLS
