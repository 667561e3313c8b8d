/* sal-journal-revert.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-reversal-private.h"

#include <glib/gi18n-lib.h>

#include "sal-quote.h"
#include "sal-references.h"

/* Records named in one message. */
#define MAX_NAMED 5

static void
reversal_clear (SalReversal *self)
{
  g_clear_pointer (&self->change, sal_change_unref);
  g_clear_pointer (&self->session, sqlite3session_delete);
  g_clear_pointer (&self->changeset, g_bytes_unref);
  g_clear_pointer (&self->clashes, g_array_unref);
  g_clear_pointer (&self->removed, g_array_unref);
  g_clear_pointer (&self->removed_rows, g_array_unref);
  g_clear_pointer (&self->standing, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalReversal, reversal_clear)

static gboolean
set_refusal (GError **error, SalStoreError code, char *message)
{
  g_set_error_literal (error, SAL_STORE_ERROR, code, message);
  g_free (message);
  return FALSE;
}

/* Whether a migration since rewrote a table the change touched. */
static gboolean
crosses_barrier (SalReversal *self, gboolean *crosses, GError **error)
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

/* For between quotes. */
static char *
quote_change (const SalChange *change)
{
  g_autofree char *title = sal_change_describe (change);

  return sal_quote_inner (title);
}

static gboolean
check_allowed (SalReversal *self, GError **error)
{
  SalChange *change = self->change;
  g_autofree char *title = quote_change (change);
  g_autofree char *label = sal_quote_inner (change->label);
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
        g_strdup_printf (_ ("“%s” cannot be redone: import the data again"), label));
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

static char *
name_clash (SalReversal *self, const SalClash *clash)
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
name_clashes (SalReversal *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_named = MIN (self->clashes->len, MAX_NAMED);

  for (guint i = 0; i < n_named; i++)
    {
      g_autofree char *name = name_clash (self, &g_array_index (self->clashes, SalClash, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", name);
    }
  append_more (text, self->clashes->len - n_named);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
sal_reversal_set_conflict (SalReversal *self, GError **error)
{
  g_autofree char *title = quote_change (self->change);
  g_autofree char *names = name_clashes (self);

  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_CONFLICT,
               _ ("“%s” cannot be taken back, because what it changed has been changed since: %s"),
               title,
               names);
  return FALSE;
}

/* Another attempt is made in a new transaction: a savepoint would copy every page that reverting
 * changes, for something that is rare. */
gboolean
sal_reversal_set_again (SalReversal *self, GError **error)
{
  self->plan->again = TRUE;
  g_set_error_literal (
      error, SAL_STORE_ERROR, SAL_STORE_ERROR_FAILED, "to be reverted in another way");
  return FALSE;
}

gboolean
sal_reversal_query_id (
    SalConnection *connection, const char *sql, gint64 change, gint64 *id, GError **error)
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

static gboolean
set_dangling (SalReversal *self, const char *names, GError **error)
{
  g_autofree char *title = quote_change (self->change);

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
check_dangling (SalReversal *self, GError **error)
{
  g_autofree char *names = NULL;

  if (!self->dangling || self->change->ranges->len > 0)
    return TRUE;
  names = sal_references_describe_violations (self->connection, self->kinds);
  return set_dangling (self, names, error);
}

/* @result: what reverting a change with ranges did. */
static gboolean
check_references (SalReversal *self, const SalChange *result, GError **error)
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
append_needed (SalReversal *self, GString *note)
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
check_clashes (SalReversal *self, char **note, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->clashes->len > 0 && self->change->ranges->len == 0)
    return sal_reversal_set_conflict (self, error);

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
check_needed (SalReversal *self, const SalChange *result, GError **error)
{
  guint n_before;

  if (self->plan->needed == NULL)
    self->plan->needed = sal_needed_rows_new ();
  n_before = sal_needed_rows_get_n (self->plan->needed);
  if (!sal_needed_rows_collect (self->plan->needed, self->connection, self->kinds, result, error))
    return FALSE;
  return sal_needed_rows_get_n (self->plan->needed) == n_before ||
         sal_reversal_set_again (self, error);
}

static gboolean
append (SalReversal *self, const char *author, const char *note, SalChange **result, GError **error)
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
load_last_link (SalReversal *self, gint64 change, GError **error)
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
reversal_init (SalReversal *self, gint64 change, GError **error)
{
  if (!load_last_link (self, change, error) || !check_allowed (self, error))
    return FALSE;

  self->clashes = g_array_new (FALSE, FALSE, sizeof (SalClash));
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

  if (!sal_reversal_query_id (
          connection, "SELECT flags FROM change WHERE id = ?", change, &flags, error))
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
  g_auto (SalReversal)
      self = { .connection = connection, .role = role, .kinds = kinds, .plan = plan };
  g_autofree char *note = NULL;

  plan->again = FALSE;
  return reversal_init (&self, change, error) && sal_reversal_apply (&self, error) &&
         sal_reversal_remove_ranges (&self, error) && check_clashes (&self, &note, error) &&
         check_dangling (&self, error) && append (&self, author, note, result, error) &&
         (self.change->ranges->len == 0 || *result == NULL ||
          (check_needed (&self, *result, error) && check_references (&self, *result, error)));
}
