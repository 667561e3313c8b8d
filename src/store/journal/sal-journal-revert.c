/* sal-journal-revert.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-journal.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-change-private.h"
#include "sal-references.h"
#include "sal-schema.h"
#include "sal-store.h"

/* Records named in one message. */
#define MAX_NAMED 5

typedef struct
{
  const SalKind *kind; /* NULL: a setting */
  gint64 id;
} Clash;

/* One attempt to revert a change. */
typedef struct
{
  SalConnection *connection;
  SalStoreRole role;
  const SalKind *const *kinds;
  SalRevertPlan *plan;
  SalChange *change;        /* to be reverted */
  sqlite3_session *session; /* of a change with ranges: captures what reverting does */
  GBytes *changeset;        /* of the change */
  gboolean inverted;        /* the change did the opposite of it */
  GArray *clashes;          /* of Clash: rows that are not as the change left them */
  gboolean constrained;     /* some clash was about a constraint */
  gboolean dangling;        /* references point nowhere */
  GArray *removed;          /* of SalTouchRange */
  GArray *removed_rows;     /* of SalTouch: those of small ranges */
  GHashTable *standing;     /* change → whether what it did stands, computed once */
} Reversal;

static void
reversal_clear (Reversal *self)
{
  g_clear_pointer (&self->change, sal_change_unref);
  g_clear_pointer (&self->session, sqlite3session_delete);
  g_clear_pointer (&self->changeset, g_bytes_unref);
  g_clear_pointer (&self->clashes, g_array_unref);
  g_clear_pointer (&self->removed, g_array_unref);
  g_clear_pointer (&self->removed_rows, g_array_unref);
  g_clear_pointer (&self->standing, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reversal, reversal_clear)

static gboolean
set_refusal (GError **error, SalStoreError code, char *message)
{
  g_set_error_literal (error, SAL_STORE_ERROR, code, message);
  g_free (message);
  return FALSE;
}

/* Whether a migration since rewrote a table the change touched. */
static gboolean
crosses_barrier (Reversal *self, gboolean *crosses, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      self->connection, "SELECT rewrites FROM schema_history WHERE number > ?", error);
  gboolean row;

  *crosses = FALSE;
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, self->change->schema);
  while (sal_connection_step (self->connection, statement, &row, error))
    {
      g_auto (GStrv) rewrites = NULL;

      if (!row)
        return TRUE;
      rewrites = g_strsplit ((const char *) sqlite3_column_text (statement, 0), ",", -1);
      for (guint i = 0; i < self->change->kinds->len; i++)
        {
          const SalKind *kind = self->change->kinds->pdata[i];

          *crosses = *crosses || g_strv_contains ((const char *const *) rewrites, kind->name);
        }
    }
  return FALSE;
}

static gboolean
check_allowed (Reversal *self, GError **error)
{
  SalChange *change = self->change;
  g_autofree char *title = sal_change_describe (change);
  gboolean crosses;

  if (change->reverted_by != 0)
    return set_refusal (error,
                        SAL_STORE_ERROR_CONFLICT,
                        g_strdup_printf (change->type == SAL_CHANGE_UNDO
                                             ? _ ("“%s” has been redone already")
                                             : _ ("“%s” has been undone already"),
                                         title));
  if (change->flags & SAL_CHANGE_FINAL)
    return set_refusal (error,
                        SAL_STORE_ERROR_FINAL,
                        g_strdup_printf (_ ("“%s” is final: correct it by a new entry"), title));
  if (change->type == SAL_CHANGE_UNDO && (change->flags & SAL_CHANGE_BULK))
    return set_refusal (
        error,
        SAL_STORE_ERROR_FINAL,
        g_strdup_printf (_ ("“%s” cannot be redone: import the data again"), change->label));
  /* SQLite would skip a table that is not there without a word. */
  if (change->unknown)
    return set_refusal (
        error,
        SAL_STORE_ERROR_BARRIER,
        g_strdup_printf (_ ("“%s” changed records this version of Salient does not know"), title));
  if (!crosses_barrier (self, &crosses, error))
    return FALSE;
  return !crosses || set_refusal (error,
                                  SAL_STORE_ERROR_BARRIER,
                                  g_strdup_printf (_ ("“%s” was done before the workspace was "
                                                      "converted for this version of Salient and "
                                                      "cannot be taken back"),
                                                   title));
}

static int
clash_cb (void *data, int conflict, sqlite3_changeset_iter *iter)
{
  Reversal *self = data;
  Clash clash = { 0 };
  const char *table;
  sqlite3_value *id = NULL;
  int n_columns, operation;

  /* SQLite says so only here, and forgets it then. */
  if (conflict == SQLITE_CHANGESET_FOREIGN_KEY)
    {
      self->dangling = TRUE;
      return SQLITE_CHANGESET_OMIT;
    }

  sqlite3changeset_op (iter, &table, &n_columns, &operation, NULL);
  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (iter, 0, &id);
  else
    sqlite3changeset_old (iter, 0, &id);
  clash.kind = sal_kind_find (self->kinds, table);
  clash.id = clash.kind != NULL && id != NULL ? sqlite3_value_int64 (id) : 0;
  g_array_append_val (self->clashes, clash);
  self->constrained = self->constrained || conflict == SQLITE_CHANGESET_CONSTRAINT;
  return SQLITE_CHANGESET_OMIT;
}

static char *
name_clash (Reversal *self, const Clash *clash)
{
  g_autofree char *name = NULL, *touch = NULL;

  if (clash->kind == NULL)
    return g_strdup (_ ("a setting of the workspace"));
  name = sal_journal_name_record (self->connection, clash->kind, clash->id);
  touch = sal_journal_name_last_touch (self->connection, clash->kind, clash->id);
  return touch != NULL ? g_strdup_printf ("%s (%s)", name, touch) : g_steal_pointer (&name);
}

static void
append_more (GString *text, guint n_more)
{
  if (n_more > 0)
    g_string_append_printf (text, ngettext (" and %u more", " and %u more", n_more), n_more);
}

static char *
name_clashes (Reversal *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_named = MIN (self->clashes->len, MAX_NAMED);

  for (guint i = 0; i < n_named; i++)
    {
      g_autofree char *name = name_clash (self, &g_array_index (self->clashes, Clash, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", name);
    }
  append_more (text, self->clashes->len - n_named);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
set_conflict (Reversal *self, GError **error)
{
  g_autofree char *title = sal_change_describe (self->change);
  g_autofree char *names = name_clashes (self);

  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_CONFLICT,
               _ ("“%s” cannot be taken back, because what it changed has been changed since: %s"),
               title,
               names);
  return FALSE;
}

/* "…" IS NOT NULL OR …, of the columns @kind got since the change; %NULL without error if none. */
static char *
condition_of_appended (Reversal *self, const SalKind *kind, GError **error)
{
  g_auto (GStrv) then =
      sal_schema_load_columns_at (self->connection, kind->name, self->change->schema, error);
  g_auto (GStrv) now =
      then != NULL ? sal_schema_load_columns (self->connection, kind->name, error) : NULL;
  g_autoptr (GString) condition = g_string_new (NULL);

  if (then == NULL || now == NULL)
    return NULL;
  for (guint i = g_strv_length (then); i < g_strv_length (now); i++)
    g_string_append_printf (
        condition, "%s\"%s\" IS NOT NULL", condition->len > 0 ? " OR " : "", now[i]);
  return condition->len > 0 ? g_string_free (g_steal_pointer (&condition), FALSE) : NULL;
}

static gboolean
check_appended_of_kind (Reversal *self, const SalKind *kind, const char *condition, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE id = ? AND (%s)", kind->name, condition);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (self->connection, sql, error);
  const SalTouch *touches = (const SalTouch *) self->change->touches->data;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < self->change->touches->len; i++)
    {
      Clash clash = { kind, touches[i].id };

      if (touches[i].kind != kind || touches[i].type != SAL_TOUCH_INSERTED)
        continue;
      sqlite3_bind_int64 (statement, 1, clash.id);
      if (!sal_connection_step (self->connection, statement, &row, error))
        return FALSE;
      if (row)
        g_array_append_val (self->clashes, clash);
      sqlite3_reset (statement);
    }
  return TRUE;
}

/* SQLite compares a row that is to be deleted in the columns of the changeset only: one that was
 * edited in a column the table got since would be deleted with what was written there. */
static gboolean
check_appended (Reversal *self, GError **error)
{
  for (guint i = 0; i < self->change->kinds->len; i++)
    {
      const SalKind *kind = self->change->kinds->pdata[i];
      g_autoptr (GError) failure = NULL;
      g_autofree char *condition = condition_of_appended (self, kind, &failure);

      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (condition != NULL && !check_appended_of_kind (self, kind, condition, error))
        return FALSE;
    }
  return self->clashes->len == 0 || set_conflict (self, error);
}

static gboolean
apply (Reversal *self, GError **error)
{
  int flags =
      SQLITE_CHANGESETAPPLY_NOSAVEPOINT | (self->inverted ? 0 : SQLITE_CHANGESETAPPLY_INVERT);
  gsize size;
  gconstpointer bytes = g_bytes_get_data (self->changeset, &size);
  int result;

  g_array_set_size (self->clashes, 0);
  self->constrained = FALSE;
  self->dangling = FALSE;
  result = sqlite3changeset_apply_v2 (sal_connection_get_handle (self->connection),
                                      (int) size,
                                      (void *) bytes,
                                      NULL,
                                      clash_cb,
                                      self,
                                      NULL,
                                      NULL,
                                      flags);
  return result == SQLITE_OK ? TRUE : sal_connection_set_error (self->connection, result, error);
}

/* Creates the unique indexes of the touched kinds, or drops them. */
static gboolean
switch_unique_indexes (Reversal *self, gboolean create, GError **error)
{
  for (guint i = 0; i < self->change->kinds->len; i++)
    {
      const SalKind *kind = self->change->kinds->pdata[i];

      for (guint k = 0; k < kind->n_fields; k++)
        {
          g_autofree char *drop =
              g_strdup_printf ("DROP INDEX IF EXISTS \"%s.%s\"", kind->name, kind->fields[k].name);

          if ((kind->fields[k].flags & SAL_FIELD_UNIQUE) == 0)
            continue;
          if (create ? !sal_schema_create_index (self->connection, kind, &kind->fields[k], error)
                     : !sal_connection_execute (self->connection, drop, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* Another attempt is made in a new transaction: a savepoint would copy every page that reverting
 * changes, for something that is rare. */
static gboolean
set_again (Reversal *self, GError **error)
{
  self->plan->again = TRUE;
  g_set_error_literal (
      error, SAL_STORE_ERROR, SAL_STORE_ERROR_FAILED, "to be reverted in another way");
  return FALSE;
}

/* Rows that swap unique values cannot be restored one by one while the values must be unique. If
 * they are not in the end, the rows that clashed at first are to be named. */
static gboolean
apply_without_unique_indexes (Reversal *self, GError **error)
{
  const GArray *clashes = self->plan->swapped;
  g_autoptr (GError) taken = NULL;

  if (!switch_unique_indexes (self, FALSE, error) || !apply (self, error))
    return FALSE;
  if (self->clashes->len > 0 || switch_unique_indexes (self, TRUE, &taken))
    return TRUE;

  if (!g_error_matches (taken, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID))
    {
      g_propagate_error (error, g_steal_pointer (&taken));
      return FALSE;
    }
  g_array_append_vals (self->clashes, clashes->data, clashes->len);
  return TRUE;
}

static gboolean
apply_inverse (Reversal *self, GError **error)
{
  if (g_bytes_get_size (self->changeset) == 0)
    return TRUE;
  if (!check_appended (self, error))
    return FALSE;
  if (self->plan->swapped != NULL)
    return apply_without_unique_indexes (self, error);
  if (!apply (self, error))
    return FALSE;
  if (!self->constrained || self->session != NULL)
    return self->plan->needed == NULL || sal_needed_rows_restore (self->plan->needed,
                                                                  self->connection,
                                                                  self->kinds,
                                                                  self->changeset,
                                                                  self->inverted,
                                                                  self->change->schema,
                                                                  error);

  self->plan->swapped = g_array_ref (self->clashes);
  return set_again (self, error);
}

static gboolean
query_id (SalConnection *connection, const char *sql, gint64 change, gint64 *id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  gboolean row;

  *id = 0;
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, change);
  if (!sal_connection_step (connection, statement, &row, error))
    return FALSE;
  if (row)
    *id = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

/* Whether what a change, its undos and redos did in the end is there: they form a chain, of which
 * every second link takes back. A link of the chain of the change being reverted does not count. */
static gboolean
change_stands (Reversal *self, gint64 change, gboolean *stands, GError **error)
{
  gint64 first = change, next = change, previous;
  gpointer known;
  guint n_later = 0, n_earlier = 0;
  gboolean own = FALSE;

  if (g_hash_table_lookup_extended (self->standing, &change, NULL, &known))
    {
      *stands = GPOINTER_TO_INT (known);
      return TRUE;
    }

  for (previous = change; previous != 0; n_earlier++)
    {
      first = previous;
      own = own || first == self->change->id;
      if (!query_id (
              self->connection, "SELECT reverts FROM change WHERE id = ?", first, &previous, error))
        return FALSE;
    }
  while (next != 0)
    {
      own = own || next == self->change->id;
      if (!query_id (
              self->connection, "SELECT id FROM change WHERE reverts = ?", next, &next, error))
        return FALSE;
      n_later += next != 0;
    }

  /* the chain has n_earlier + n_later links; it stands if that is odd */
  *stands = !own && (n_earlier + n_later) % 2 == 1;
  g_hash_table_insert (
      self->standing, g_memdup2 (&change, sizeof change), GINT_TO_POINTER (*stands));
  return TRUE;
}

static sqlite3_stmt *
prepare_touched (Reversal *self, const SalTouchRange *range, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id, change, type FROM touch WHERE kind = ? AND id BETWEEN ? AND ? "
      "AND EXISTS (SELECT 1 FROM \"%s\" AS row WHERE row.id = touch.id) ORDER BY id, change",
      range->kind->name);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (self->connection, sql, error);
  gint64 number;

  if (statement == NULL ||
      !sal_schema_find_kind_number (self->connection, range->kind->name, &number, error))
    return NULL;
  sqlite3_bind_int64 (statement, 1, number);
  sqlite3_bind_int64 (statement, 2, range->first);
  sqlite3_bind_int64 (statement, 3, range->last);
  return g_steal_pointer (&statement);
}

/* Rows of a range that must stay, ascending: those edited by a change that stands, which are
 * clashes, and those that never belonged to it, of which the journal saw the insertion. */
static gboolean
collect_kept (Reversal *self, const SalTouchRange *range, GArray *kept, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = prepare_touched (self, range, error);
  gint64 current = 0;
  gboolean row;

  if (statement == NULL)
    return FALSE;

  while (sal_connection_step (self->connection, statement, &row, error))
    {
      Clash clash = { range->kind, row ? sqlite3_column_int64 (statement, 0) : 0 };
      gboolean foreign, stands;

      if (!row)
        return TRUE;
      foreign = clash.id != current && sqlite3_column_int (statement, 2) == SAL_TOUCH_INSERTED;
      current = clash.id;
      if (kept->len > 0 && g_array_index (kept, gint64, kept->len - 1) == current)
        continue;
      if (!change_stands (self, sqlite3_column_int64 (statement, 1), &stands, error))
        return FALSE;
      if (foreign || stands)
        g_array_append_val (kept, current);
      if (stands && !foreign)
        g_array_append_val (self->clashes, clash);
    }
  return FALSE;
}

static int
compare_ids (gconstpointer one, gconstpointer other)
{
  gint64 a = *(const gint64 *) one, b = *(const gint64 *) other;

  return (a > b) - (a < b);
}

/* Adds the rows that others refer to, and sorts. */
static void
add_needed (Reversal *self, const SalTouchRange *range, GArray *kept)
{
  if (self->plan->needed == NULL)
    return;
  sal_needed_rows_append_range (self->plan->needed, range, kept);
  g_array_sort (kept, compare_ids);
}

static gboolean
remove_rows (Reversal *self, SalTouchRange *removed, gint64 first, gint64 last, GError **error)
{
  SalTouchRange part = *removed;
  g_autofree char *sql =
      g_strdup_printf ("DELETE FROM \"%s\" WHERE id BETWEEN ? AND ?", removed->kind->name);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  if (first > last)
    return TRUE;
  part.first = first;
  part.last = last;
  if (part.n_rows <= SAL_SMALL_RANGE &&
      !sal_journal_collect_rows (self->connection, &part, self->removed_rows, error))
    return FALSE;

  statement = sal_connection_prepare (self->connection, sql, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, first);
  sqlite3_bind_int64 (statement, 2, last);
  return sal_connection_step (self->connection, statement, &row, error);
}

static gboolean
remove_range (Reversal *self, const SalTouchRange *range, GError **error)
{
  sqlite3 *handle = sal_connection_get_handle (self->connection);
  gint64 n_before = sqlite3_total_changes64 (handle);
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  SalTouchRange removed = *range;
  gint64 next = range->first;

  removed.type = SAL_TOUCH_DELETED;
  if (!collect_kept (self, range, kept, error))
    return FALSE;
  add_needed (self, range, kept);
  for (guint i = 0; i < kept->len; i++)
    {
      gint64 id = g_array_index (kept, gint64, i);

      if (!remove_rows (self, &removed, next, id - 1, error))
        return FALSE;
      next = id + 1;
    }
  if (!remove_rows (self, &removed, next, range->last, error))
    return FALSE;

  removed.n_rows = sqlite3_total_changes64 (handle) - n_before;
  if (removed.n_rows > 0)
    g_array_append_val (self->removed, removed);
  return TRUE;
}

/* What was added last goes first: it may refer to what was added before. */
static gboolean
remove_ranges (Reversal *self, GError **error)
{
  GArray *ranges = self->change->ranges;
  gboolean removed = TRUE;

  if (self->session == NULL)
    return TRUE;

  sqlite3session_enable (self->session, FALSE);
  for (guint i = ranges->len; i > 0 && removed; i--)
    removed = remove_range (self, &g_array_index (ranges, SalTouchRange, i - 1), error);
  sqlite3session_enable (self->session, TRUE);
  return removed;
}

static gboolean
set_dangling (Reversal *self, const char *names, GError **error)
{
  g_autofree char *title = sal_change_describe (self->change);

  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_CONFLICT,
               _ ("“%s” cannot be taken back, because references would point nowhere: %s"),
               title,
               names);
  return FALSE;
}

/* Foreign keys are on for a change that was captured; of one with ranges it is seen afterwards. */
static gboolean
check_dangling (Reversal *self, GError **error)
{
  g_autofree char *names = NULL;

  if (!self->dangling || self->change->ranges->len > 0)
    return TRUE;
  names = sal_references_describe_violations (self->connection, self->kinds);
  return set_dangling (self, names, error);
}

/* @result: what reverting a change with ranges did. */
static gboolean
check_references (Reversal *self, const SalChange *result, GError **error)
{
  g_autoptr (GError) violation = NULL;
  gboolean sound = sal_references_check_touches (self->connection,
                                                 self->kinds,
                                                 (const SalTouch *) result->touches->data,
                                                 result->touches->len,
                                                 &violation);

  for (guint i = 0; i < result->ranges->len && sound; i++)
    sound = sal_references_check_removed (self->connection,
                                          self->kinds,
                                          &g_array_index (result->ranges, SalTouchRange, i),
                                          &violation);
  return sound || set_dangling (self, violation->message, error);
}

/* What was needed by what stays; it has been put back by then. */
static void
append_needed (Reversal *self, GString *note)
{
  const SalNeededRows *needed = self->plan->needed;
  guint n = needed != NULL ? sal_needed_rows_get_n (needed) : 0;
  g_autofree char *names = NULL;

  if (n == 0)
    return;
  names = sal_needed_rows_name (needed, self->connection, MAX_NAMED);
  g_string_append_printf (
      note, "%s%s%s", note->len > 0 ? "\n" : "", _ ("Kept, because it is referred to: "), names);
  append_more (note, n - MIN (n, MAX_NAMED));
}

/* An import is undone as far as nobody edited what it brought; everything else wholly or not at
 * all. */
static gboolean
check_clashes (Reversal *self, char **note, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->clashes->len > 0 && self->change->ranges->len == 0)
    return set_conflict (self, error);

  if (self->clashes->len > 0)
    {
      g_autofree char *names = name_clashes (self);

      g_string_append_printf (text, _ ("Kept, because it was edited since: %s"), names);
    }
  append_needed (self, text);
  *note = text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
  return TRUE;
}

/* What was removed and is referred to by something that stays has to stay, and what that refers to,
 * and so on: each attempt finds one step. */
static gboolean
check_needed (Reversal *self, const SalChange *result, GError **error)
{
  guint n_before;

  if (self->plan->needed == NULL)
    self->plan->needed = sal_needed_rows_new ();
  n_before = sal_needed_rows_get_n (self->plan->needed);
  if (!sal_needed_rows_collect (self->plan->needed, self->connection, self->kinds, result, error))
    return FALSE;
  return sal_needed_rows_get_n (self->plan->needed) == n_before || set_again (self, error);
}

static gboolean
append (Reversal *self, const char *author, const char *note, SalChange **result, GError **error)
{
  SalJournalEntry entry = {
    .author = author,
    .label = self->change->label,
    .note = note,
    .type = self->change->type == SAL_CHANGE_UNDO ? SAL_CHANGE_REDO : SAL_CHANGE_UNDO,
    .flags = self->change->flags & SAL_CHANGE_BULK,
    .reverts = self->change->id,
    .ranges = self->removed,
  };

  if (self->session == NULL)
    return sal_journal_append_mirror (self->connection, &entry, self->change, result, error);
  if (!sal_journal_append (self->connection, self->kinds, &entry, self->session, result, error))
    return FALSE;
  (*result)->range_rows = g_steal_pointer (&self->removed_rows);
  return TRUE;
}

/* A change that was undone and done again is undone by reverting the last link of its chain. */
static gboolean
load_last_link (Reversal *self, gint64 change, GError **error)
{
  self->change = sal_journal_load (self->connection, self->kinds, change, error);
  if (self->change == NULL || self->change->type == SAL_CHANGE_UNDO)
    return self->change != NULL;

  while (self->change->reverted_by != 0)
    {
      g_autoptr (SalChange) previous = g_steal_pointer (&self->change);

      self->change = sal_journal_load (self->connection, self->kinds, previous->reverted_by, error);
      if (self->change == NULL)
        return FALSE;
      if (self->change->reverted_by == 0 && self->change->type == SAL_CHANGE_UNDO)
        {
          sal_change_unref (self->change);
          self->change = g_steal_pointer (&previous);
          break;
        }
    }
  return TRUE;
}

static gboolean
reversal_init (Reversal *self, gint64 change, GError **error)
{
  if (!load_last_link (self, change, error) || !check_allowed (self, error))
    return FALSE;

  self->clashes = g_array_new (FALSE, FALSE, sizeof (Clash));
  self->removed = g_array_new (FALSE, FALSE, sizeof (SalTouchRange));
  self->removed_rows = g_array_new (FALSE, FALSE, sizeof (SalTouch));
  self->standing = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (!sal_journal_load_changeset (
          self->connection, self->change->id, &self->changeset, &self->inverted, error))
    return FALSE;
  return self->change->ranges->len == 0 ||
         sal_journal_attach (self->connection, self->role, self->kinds, &self->session, error);
}

gboolean
sal_journal_is_bulk (SalConnection *connection, gint64 change, gboolean *bulk, GError **error)
{
  gint64 flags;

  if (!query_id (connection, "SELECT flags FROM change WHERE id = ?", change, &flags, error))
    return FALSE;
  *bulk = (flags & SAL_CHANGE_BULK) != 0;
  return TRUE;
}

void
sal_revert_plan_clear (SalRevertPlan *self)
{
  g_clear_pointer (&self->swapped, g_array_unref);
  g_clear_pointer (&self->needed, sal_needed_rows_free);
}

/**
 * sal_journal_revert:
 * @connection: the writer's connection, in a transaction in which nothing was written and that is
 * rolled back on error, with foreign keys off if sal_journal_is_bulk()
 * @role: which store it is
 * @kinds: (array zero-terminated=1): all kinds
 * @author: who wants it
 * @change: what to revert; an undo is reverted by doing again what it undid
 * @plan: what earlier attempts have shown
 * @result: (out): the change that does it
 * @error: return location for an error
 *
 * Appends a change that does the opposite of an earlier one. If a row is not as the change left it,
 * nothing is done; only of an import, what is as it was is taken back and the rest, with what it
 * refers to, stays and is named in the new change's note.
 *
 * If @plan says so after an error, another attempt in a new transaction is worth it.
 *
 * Raises %SAL_STORE_ERROR_NOT_FOUND, %SAL_STORE_ERROR_CONFLICT, %SAL_STORE_ERROR_FINAL,
 * %SAL_STORE_ERROR_BARRIER.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_journal_revert (SalConnection *connection,
                    SalStoreRole role,
                    const SalKind *const *kinds,
                    const char *author,
                    gint64 change,
                    SalRevertPlan *plan,
                    SalChange **result,
                    GError **error)
{
  g_auto (Reversal) self = { .connection = connection, .role = role, .kinds = kinds, .plan = plan };
  g_autofree char *note = NULL;

  plan->again = FALSE;
  return reversal_init (&self, change, error) && apply_inverse (&self, error) &&
         remove_ranges (&self, error) && check_clashes (&self, &note, error) &&
         check_dangling (&self, error) && append (&self, author, note, result, error) &&
         (self.change->ranges->len == 0 || *result == NULL ||
          (check_needed (&self, *result, error) && check_references (&self, *result, error)));
}
