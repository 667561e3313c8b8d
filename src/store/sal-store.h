/* sal-store.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-change.h"
#include "sal-store-error.h"
#include "sal-transaction.h"

G_BEGIN_DECLS

#define SAL_APPLICATION_ID 0x53414C31 /* "SAL1", at byte 68 of the file */

/**
 * SalStore:
 *
 * One SQLite file with its writer thread, readers and journal. SQLite is never called on the thread
 * that calls these functions; the _sync variants wait and are for the command line, jobs and tests.
 *
 * Signals, on the main context the store was opened in:
 * - changed (SalChange *change): a change was committed, by this process or another.
 * - damaged (GError *error): reading or writing has found the file damaged, once.
 */
#define SAL_TYPE_STORE (sal_store_get_type ())
G_DECLARE_FINAL_TYPE (SalStore, sal_store, SAL, STORE, GObject)

typedef enum
{
  SAL_STORE_OPEN,   /* the file must exist */
  SAL_STORE_CREATE, /* the file must not exist */
  SAL_STORE_FILL,   /* as CREATE, for a command that is FRESH: no log, so that all is written once;
                       to be closed and opened again */
  SAL_STORE_READ_ONLY, /* also opens newer workspaces */
} SalStoreMode;

/* Opens and, where needed, extends and migrates (after a copy). @kinds: NULL-terminated, static. */
SalStore *sal_store_open (const char *path,
                          SalStoreMode mode,
                          SalStoreRole role,
                          const SalKind *const *kinds,
                          GError **error);
/* Waits for what is being written, closes the connections. */
void sal_store_close (SalStore *self);
const char *sal_store_get_path (SalStore *self);
gboolean sal_store_is_read_only (SalStore *self);
gboolean
sal_store_is_shared (SalStore *self); /* on a network file system: rollback journal, no WAL */
SalStoreRole sal_store_get_role (SalStore *self);
const SalKind *const *sal_store_get_kinds (SalStore *self);
void sal_store_set_author (SalStore *self, const char *author);
char *sal_store_dup_author (SalStore *self);       /* any thread */
gint64 sal_store_get_last_change (SalStore *self); /* newest change seen; any thread */

/* --- writing --- */

typedef enum
{
  SAL_COMMAND_DEFAULT = 0,
  SAL_COMMAND_FINAL = 1 << 0, /* cannot be undone, only corrected */
  SAL_COMMAND_BULK = 1 << 1,  /* foreign keys are checked once at the end instead of per row */
  SAL_COMMAND_FRESH = 1 << 2, /* with BULK: fills a file made for it, to be deleted if it fails:
                                 references are trusted */
  SAL_COMMAND_ASIDE = 1 << 3, /* what is not journaled, such as who has read what, is kept also if
                                 nothing else was written */
  SAL_COMMAND_UNATTENDED = 1 << 4, /* nobody asked for it: it is the program's, and not what
                                      somebody undoes next */
} SalCommandFlags;

/* Who changes what nobody asked for. */
#define SAL_STORE_PROGRAM "Salient"

/* Runs on the writer thread inside one transaction; FALSE with @error rolls everything back. */
typedef gboolean (*SalCommandFunc) (SalTransaction *transaction,
                                    gpointer data,
                                    GCancellable *cancellable,
                                    GError **error);

/* @label says what is done, as the menu will show after "Undo": "Move 12 counties to West 3". */
void sal_store_run_async (SalStore *self,
                          const char *label,
                          SalCommandFlags flags,
                          SalCommandFunc func,
                          gpointer data,
                          GDestroyNotify free_data,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
/* Returns the change, or NULL without error if nothing was changed (no journal entry is made then).
 */
SalChange *sal_store_run_finish (SalStore *self, GAsyncResult *result, GError **error);
/* As above, waiting. FALSE on error; @change (optional) is NULL if nothing was changed. */
gboolean sal_store_run_sync (SalStore *self,
                             const char *label,
                             SalCommandFlags flags,
                             SalCommandFunc func,
                             gpointer data,
                             GCancellable *cancellable,
                             SalChange **change,
                             GError **error);

/* --- reading --- */

/* Runs on a reader thread inside one reading transaction; the result is handed to _finish. */
typedef gpointer (*SalReadFunc) (SalConnection *connection,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);

void sal_store_read_async (SalStore *self,
                           SalReadFunc func,
                           gpointer data,
                           GDestroyNotify free_data,
                           GDestroyNotify free_result,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gpointer sal_store_read_finish (SalStore *self, GAsyncResult *result, GError **error);
gpointer sal_store_read_sync (
    SalStore *self, SalReadFunc func, gpointer data, GCancellable *cancellable, GError **error);

/* --- the journal --- */

/* What Ctrl+Z would undo and Ctrl+Shift+Z redo for this author, kept up to date; NULL if nothing.
 * Main thread. */
SalChange *sal_store_get_undo (SalStore *self); /* (transfer none) (nullable) */
SalChange *sal_store_get_redo (SalStore *self); /* notified as properties "undo" and "redo" */

/* @change: which; 0: the author's newest that can be. Conflicts roll everything back:
 * SAL_STORE_ERROR_CONFLICT names the records. */
void sal_store_undo_async (SalStore *self,
                           gint64 change,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
SalChange *sal_store_undo_finish (SalStore *self, GAsyncResult *result, GError **error);
void sal_store_redo_async (SalStore *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
SalChange *sal_store_redo_finish (SalStore *self, GAsyncResult *result, GError **error);
SalChange *sal_store_undo_sync (SalStore *self, gint64 change, GError **error);
SalChange *sal_store_redo_sync (SalStore *self, GError **error);

/* For reader functions. Newest first; @before: only older than this id, 0 from the newest. */
GPtrArray *sal_journal_list (SalConnection *connection,
                             const SalKind *const *kinds,
                             gint64 before,
                             guint limit,
                             GError **error);
GPtrArray *sal_journal_list_record (SalConnection *connection,
                                    const SalKind *const *kinds,
                                    const SalKind *kind,
                                    gint64 id,
                                    GError **error);
SalChange *sal_journal_load (SalConnection *connection,
                             const SalKind *const *kinds,
                             gint64 change,
                             GError **error); /* with touches */
/* What an edit of each record would be based on: its last change, 0 if none. */
gboolean sal_journal_load_versions (SalConnection *connection,
                                    const SalKind *kind,
                                    const gint64 *ids,
                                    gsize n_ids,
                                    gint64 *versions,
                                    GError **error);
/* Before and after, field by field, of SalFieldChange; at most @limit records. */
GPtrArray *sal_journal_field_changes (SalConnection *connection,
                                      const SalKind *const *kinds,
                                      gint64 change,
                                      guint limit,
                                      GError **error);
/* The same of some records alone; whether a record is one of them. */
typedef gboolean (*SalTouchedFunc) (const SalKind *kind,
                                    gint64 id,
                                    SalTouchType type,
                                    gpointer data);
GPtrArray *sal_journal_field_changes_of (SalConnection *connection,
                                         const SalKind *const *kinds,
                                         gint64 change,
                                         SalTouchedFunc wanted,
                                         gpointer data,
                                         guint limit,
                                         GError **error);

/* Reads everything; sentences about what is not sound, none if all is. */
GPtrArray *sal_store_check_integrity (SalConnection *connection, guint limit, GError **error);

G_END_DECLS
