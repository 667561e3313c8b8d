/* sal-journal.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-change.h"
#include "sal-connection.h"
#include "sal-needed-rows.h"

G_BEGIN_DECLS

/* Writing and reading the journal inside the store; what others may ask of it is in sal-store.h. */

/* What is known of a change before it is written. */
typedef struct
{
  const char *author;
  const char *label;
  const char *note; /* or NULL */
  SalChangeType type;
  guint flags;          /* SalChangeFlags */
  gint64 reverts;       /* or 0 */
  const GArray *ranges; /* of SalTouchRange, or NULL */
} SalJournalEntry;

gboolean sal_journal_collect_rows (SalConnection *connection,
                                   const SalTouchRange *range,
                                   GArray *touches,
                                   GError **error);

gboolean sal_journal_attach (SalConnection *connection,
                             SalStoreRole role,
                             const SalKind *const *kinds,
                             sqlite3_session **session,
                             GError **error);
gboolean sal_journal_append (SalConnection *connection,
                             const SalKind *const *kinds,
                             const SalJournalEntry *entry,
                             sqlite3_session *session,
                             SalChange **change,
                             GError **error);

/* As above, for a change whose changeset was applied inverted, as a whole: it need not be captured,
 * nor stored again. */
gboolean sal_journal_append_mirror (SalConnection *connection,
                                    const SalJournalEntry *entry,
                                    const SalChange *mirrored,
                                    SalChange **change,
                                    GError **error);

/* Rows of a changeset, one call each; FALSE stops with the error set. */
typedef struct
{
  const char *table;
  const SalKind *kind; /* NULL: not of a kind known here */
  gint64 id;           /* of a record of @kind */
  SalTouchType type;
  int n_columns;
  sqlite3_changeset_iter *iter;
} SalChangesetRow;

typedef gboolean (*SalChangesetFunc) (const SalChangesetRow *row, gpointer data, GError **error);

gboolean sal_changeset_foreach (SalConnection *connection,
                                const SalKind *const *kinds,
                                GBytes *changeset,
                                gboolean inverted,
                                SalChangesetFunc func,
                                gpointer data,
                                GError **error);

/* A SalChangesetFunc whose data is the SalChange that gets the touch. */
gboolean sal_change_collect_touch (const SalChangesetRow *row, gpointer data, GError **error);

gboolean sal_journal_load_changeset (SalConnection *connection,
                                     gint64 change,
                                     GBytes **changeset,
                                     gboolean *inverted,
                                     GError **error);
/* NULL without error if there is no such change; without touches. */
SalChange *sal_journal_load_header (SalConnection *connection,
                                    const SalKind *const *kinds,
                                    gint64 change,
                                    GError **error);
gboolean sal_journal_find_undo (
    SalConnection *connection, const char *author, gint64 *undo, gint64 *redo, GError **error);

/* Whether a change has ranges: it is reverted with foreign keys off. */
gboolean
sal_journal_is_bulk (SalConnection *connection, gint64 change, gboolean *bulk, GError **error);
/* What trying to revert has shown: if @again is set after an attempt that failed, another is worth
 * it, in a new transaction. All zero at first. */
typedef struct
{
  gboolean again;
  GArray *swapped; /* unique values are swapped: the rows, which cannot be restored in order */
  SalNeededRows *needed; /* rows that have to stay */
} SalRevertPlan;

void sal_revert_plan_clear (SalRevertPlan *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalRevertPlan, sal_revert_plan_clear)

/* Reverts a change or an undo, in a transaction to be rolled back on error. */
gboolean sal_journal_revert (SalConnection *connection,
                             SalStoreRole role,
                             const SalKind *const *kinds,
                             const char *author,
                             gint64 change,
                             SalRevertPlan *plan,
                             SalChange **result,
                             GError **error);

/* "Opportunity “Halden”" */
char *sal_journal_name_record (SalConnection *connection, const SalKind *kind, gint64 id);
/* "by Anna, 21 Nov 2026 10:30"; NULL if nobody touched it */
char *sal_journal_name_last_touch (SalConnection *connection, const SalKind *kind, gint64 id);

G_END_DECLS
