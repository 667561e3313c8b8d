/* sal-last-done.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-transaction.h"

G_BEGIN_DECLS

/* When work that falls due in a workspace was done last, by whomever. It is no data: it is not
 * journaled and left behind when a damaged file is copied out; nor is it undone, so that what was
 * done and undone is known to have been done. A command that may change nothing else keeps it only
 * if it runs with %SAL_COMMAND_ASIDE. */
typedef struct
{
  gint32 day;    /* SAL_DATE_NONE: never */
  gint64 change; /* the newest that it took into account */
} SalLastDone;

gboolean
sal_last_done_find (SalConnection *connection, const char *work, SalLastDone *done, GError **error);
gboolean sal_last_done_keep (
    SalTransaction *transaction, const char *work, gint32 day, gboolean with_own, GError **error);

G_END_DECLS
