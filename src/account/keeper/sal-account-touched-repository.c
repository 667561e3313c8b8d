/* sal-account-touched-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-touched.h"

#include "sal-kinds.h"
#include "sal-store.h"

/* Of more records it is quicker to load all than to look for their accounts. */
#define MAX_RECORDS 200

static const SalAccountTouchPart * /* (nullable) */
find_part (const SalAccountTouchRules *rules, const SalKind *kind)
{
  for (const SalAccountTouchPart *part = rules->parts; part->kind != NULL; part++)
    if (part->kind == kind)
      return part;

  return NULL;
}

static gboolean
is_common (const SalAccountTouchRules *rules, const SalKind *kind)
{
  for (const SalKind *const *common = rules->common; *common != NULL; common++)
    if (*common == kind)
      return TRUE;

  return FALSE;
}

/**
 * sal_account_touch_judge:
 * @rules: what something is made of
 * @change: a change of the main store
 *
 * Tells what has to be loaded after a change.
 *
 * Returns: what it means
 */
SalAccountTouch
sal_account_touch_judge (const SalAccountTouchRules *rules, const SalChange *change)
{
  SalAccountTouch judged = SAL_ACCOUNTS_UNTOUCHED;
  gsize n_touches, n_ranges;
  const SalTouch *touches = sal_change_get_touches (change, &n_touches);
  const SalTouchRange *ranges = sal_change_get_ranges (change, &n_ranges);

  if (sal_change_touches_settings (change))
    return SAL_ACCOUNTS_ALL;
  for (gsize i = 0; i < n_ranges; i++)
    if (is_common (rules, ranges[i].kind) || ranges[i].kind == &sal_account_kind ||
        find_part (rules, ranges[i].kind) != NULL)
      return SAL_ACCOUNTS_ALL;
  for (gsize i = 0; i < n_touches; i++)
    {
      gboolean is_account = touches[i].kind == &sal_account_kind;

      if (is_common (rules, touches[i].kind) ||
          (is_account && touches[i].type != SAL_TOUCH_UPDATED))
        return SAL_ACCOUNTS_ALL;
      if (is_account || find_part (rules, touches[i].kind) != NULL)
        judged = n_touches > MAX_RECORDS ? SAL_ACCOUNTS_ALL : SAL_ACCOUNTS_SOME;
    }

  return judged;
}

static void
add (GHashTable *accounts, gint64 id)
{
  if (id != 0)
    g_hash_table_add (accounts, g_memdup2 (&id, sizeof id));
}

/* The account that @sql tells of @id, if it is still there. */
static gboolean
look_up (
    SalConnection *connection, const char *sql, gint64 id, GHashTable *accounts, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  if (!sal_connection_step (connection, statement, &row, error))
    return FALSE;
  if (row)
    add (accounts, sqlite3_column_int64 (statement, 0));

  return TRUE;
}

/* What stands, or stood, in a field that says which account a record is about. */
static gboolean
add_value (const SalAccountTouchRules *rules,
           SalConnection *connection,
           const SalKind *referenced,
           const SalValue *value,
           GHashTable *accounts,
           GError **error)
{
  if (value->storage != SAL_STORAGE_INTEGER)
    return TRUE;
  if (referenced == &sal_account_kind)
    {
      add (accounts, value->integer);
      return TRUE;
    }

  return look_up (connection, find_part (rules, referenced)->sql, value->integer, accounts, error);
}

/* The accounts that records were about before and after. */
static gboolean
add_changed (const SalAccountTouchRules *rules,
             SalConnection *connection,
             const SalKind *const *kinds,
             const SalChange *change,
             GHashTable *accounts,
             GError **error)
{
  g_autoptr (GPtrArray) fields =
      sal_journal_field_changes (connection, kinds, sal_change_get_id (change), MAX_RECORDS, error);

  if (fields == NULL)
    return FALSE;
  for (guint i = 0; i < fields->len; i++)
    {
      const SalFieldChange *field = g_ptr_array_index (fields, i);
      const SalAccountTouchPart *part = find_part (rules, field->kind);
      const SalKind *references = field->field->references;

      if (part == NULL || g_strcmp0 (field->field->name, part->field) != 0)
        continue;
      if (!add_value (rules, connection, references, &field->before, accounts, error) ||
          !add_value (rules, connection, references, &field->after, accounts, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_touched (const SalAccountTouchRules *rules,
             SalConnection *connection,
             const SalChange *change,
             GHashTable *accounts,
             GError **error)
{
  gsize n_touches;
  const SalTouch *touches = sal_change_get_touches (change, &n_touches);

  for (gsize i = 0; i < n_touches; i++)
    {
      const SalAccountTouchPart *part = find_part (rules, touches[i].kind);

      if (touches[i].kind == &sal_account_kind)
        add (accounts, touches[i].id);
      else if (part != NULL && !look_up (connection, part->sql, touches[i].id, accounts, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * sal_account_touch_find:
 * @rules: what something is made of
 * @connection: a connection of the main store
 * @kinds: (array zero-terminated=1): the kinds of the store
 * @changes: (element-type SalChange): changes that are judged %SAL_ACCOUNTS_SOME
 * @error: return location for an error
 *
 * Finds the accounts that changes are about: those of the records they touched, and those that
 * these were of before.
 *
 * Returns: (transfer full): their ids, as a JSON array; %NULL on a %SAL_STORE_ERROR
 */
char *
sal_account_touch_find (const SalAccountTouchRules *rules,
                        SalConnection *connection,
                        const SalKind *const *kinds,
                        GPtrArray *changes,
                        GError **error)
{
  g_autoptr (GHashTable) accounts =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GString) text = g_string_new ("[");
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < changes->len; i++)
    {
      const SalChange *change = g_ptr_array_index (changes, i);

      if (!add_changed (rules, connection, kinds, change, accounts, error) ||
          !add_touched (rules, connection, change, accounts, error))
        return NULL;
    }
  g_hash_table_iter_init (&iter, accounts);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_string_append_printf (
        text, "%s%" G_GINT64_FORMAT, text->len > 1 ? "," : "", *(const gint64 *) key);
  g_string_append_c (text, ']');

  return g_string_free (g_steal_pointer (&text), FALSE);
}
