/* sal-whitespace-touched-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-whitespace-touched.h"

#include "sal-kinds.h"
#include "sal-store.h"

/* Of more records it is quicker to load all than to look for their accounts. */
#define MAX_RECORDS 200

/* Kinds that cells are made of, and how a record says which account it is about: @field is one of
 * its own, @sql gives the account of the id that stands there, or of the record's own. */
static const struct
{
  const SalKind *kind;
  const char *field; /* (nullable) */
  const char *sql;
} parts[] = {
  { &sal_opportunity_kind, "account", "SELECT account FROM opportunity WHERE id = ?1" },
  { &sal_contract_kind, "account", "SELECT account FROM contract WHERE id = ?1" },
  { &sal_installed_product_kind, "account", "SELECT account FROM installed_product WHERE id = ?1" },
  { &sal_account_potential_kind, "account", "SELECT account FROM account_potential WHERE id = ?1" },
  { &sal_eligibility_exception_kind,
    "account",
    "SELECT account FROM eligibility_exception WHERE id = ?1" },
  { &sal_buying_unit_kind, "account", "SELECT account FROM buying_unit WHERE id = ?1" },
  { &sal_account_tier_kind, "account", "SELECT account FROM account_tier WHERE id = ?1" },
  { &sal_opportunity_line_kind,
    "opportunity",
    "SELECT o.account FROM opportunity_line l JOIN opportunity o ON o.id = l.opportunity"
    " WHERE l.id = ?1" },
};

/* What all accounts follow from. */
static const SalKind *const common[] = {
  &sal_stage_kind,         &sal_product_kind, &sal_product_family_kind,
  &sal_exchange_rate_kind, &sal_tier_kind,    &sal_person_kind,
};

static int
find_part (const SalKind *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].kind == kind)
      return (int) i;

  return -1;
}

static gboolean
is_common (const SalKind *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (common); i++)
    if (common[i] == kind)
      return TRUE;

  return FALSE;
}

/**
 * sal_whitespace_judge_change:
 * @change: a change of the main store
 *
 * Tells what has to be loaded after a change.
 *
 * Returns: what it means
 */
SalWhitespaceTouch
sal_whitespace_judge_change (const SalChange *change)
{
  SalWhitespaceTouch judged = SAL_WHITESPACE_UNTOUCHED;
  gsize n_touches, n_ranges;
  const SalTouch *touches = sal_change_get_touches (change, &n_touches);
  const SalTouchRange *ranges = sal_change_get_ranges (change, &n_ranges);

  if (sal_change_touches_settings (change))
    return SAL_WHITESPACE_ALL;
  for (gsize i = 0; i < n_ranges; i++)
    if (is_common (ranges[i].kind) || ranges[i].kind == &sal_account_kind ||
        find_part (ranges[i].kind) >= 0)
      return SAL_WHITESPACE_ALL;
  for (gsize i = 0; i < n_touches; i++)
    {
      gboolean is_account = touches[i].kind == &sal_account_kind;

      if (is_common (touches[i].kind) || (is_account && touches[i].type != SAL_TOUCH_UPDATED))
        return SAL_WHITESPACE_ALL;
      if (is_account || find_part (touches[i].kind) >= 0)
        judged = n_touches > MAX_RECORDS ? SAL_WHITESPACE_ALL : SAL_WHITESPACE_SOME;
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
add_value (SalConnection *connection,
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

  return look_up (connection, parts[find_part (referenced)].sql, value->integer, accounts, error);
}

/* The accounts that records were about before and after. */
static gboolean
add_changed (SalConnection *connection,
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
      int part = find_part (field->kind);

      if (part < 0 || g_strcmp0 (field->field->name, parts[part].field) != 0)
        continue;
      if (!add_value (connection, field->field->references, &field->before, accounts, error) ||
          !add_value (connection, field->field->references, &field->after, accounts, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_touched (SalConnection *connection,
             const SalChange *change,
             GHashTable *accounts,
             GError **error)
{
  gsize n_touches;
  const SalTouch *touches = sal_change_get_touches (change, &n_touches);

  for (gsize i = 0; i < n_touches; i++)
    {
      int part = find_part (touches[i].kind);

      if (touches[i].kind == &sal_account_kind)
        add (accounts, touches[i].id);
      else if (part >= 0 && !look_up (connection, parts[part].sql, touches[i].id, accounts, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * sal_whitespace_find_touched:
 * @connection: a connection of the main store
 * @kinds: (array zero-terminated=1): the kinds of the store
 * @changes: (element-type SalChange): changes that are judged %SAL_WHITESPACE_SOME
 * @error: return location for an error
 *
 * Finds the accounts that changes are about: those of the records they touched, and those that
 * these were of before.
 *
 * Returns: (transfer full): their ids, as a JSON array; %NULL on a %SAL_STORE_ERROR
 */
char *
sal_whitespace_find_touched (SalConnection *connection,
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

      if (!add_changed (connection, kinds, change, accounts, error) ||
          !add_touched (connection, change, accounts, error))
        return NULL;
    }
  g_hash_table_iter_init (&iter, accounts);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_string_append_printf (
        text, "%s%" G_GINT64_FORMAT, text->len > 1 ? "," : "", *(const gint64 *) key);
  g_string_append_c (text, ']');

  return g_string_free (g_steal_pointer (&text), FALSE);
}
