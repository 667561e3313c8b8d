/* sal-deletion.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-transaction-private.h"

#include <glib/gi18n-lib.h>

#include "sal-journal.h"
#include "sal-number.h"
#include "sal-record-load.h"
#include "sal-schema.h"
#include "sal-store.h"

/* Records, and others that refer to them, named in one message */
#define MAX_NAMED 5

typedef struct
{
  const SalKind *kind;
  gint64 id;
} Doomed;

/* The records that are deleted: those asked for, what belongs to them, and so on. */
typedef struct
{
  SalConnection *connection;
  const SalKind *const *kinds;
  GArray *records;  /* of Doomed, owners before what they own */
  GHashTable *ids;  /* kind → set of gint64 */
  GString *reasons; /* why it cannot be, a line for each record */
  guint n_reasons;
} Deletion;

static void
deletion_clear (Deletion *self)
{
  g_clear_pointer (&self->records, g_array_unref);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  if (self->reasons != NULL)
    g_string_free (g_steal_pointer (&self->reasons), TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Deletion, deletion_clear)

static gboolean
is_doomed (Deletion *self, const SalKind *kind, gint64 id)
{
  GHashTable *ids = g_hash_table_lookup (self->ids, kind);

  return ids != NULL && g_hash_table_contains (ids, &id);
}

static void
doom (Deletion *self, const SalKind *kind, gint64 id)
{
  GHashTable *ids = g_hash_table_lookup (self->ids, kind);
  Doomed record = { kind, id };

  if (ids == NULL)
    {
      ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_hash_table_insert (self->ids, (gpointer) kind, ids);
    }
  if (g_hash_table_add (ids, g_memdup2 (&id, sizeof id)))
    g_array_append_val (self->records, record);
}

typedef gboolean (*ReferringFunc) (Deletion *self,
                                   const SalKind *kind,
                                   const SalField *field,
                                   const Doomed *record,
                                   GError **error);

/* Calls @func for each field by which records may refer to @record. */
static gboolean
foreach_referring (
    Deletion *self, const Doomed *record, SalFieldFlags owner, ReferringFunc func, GError **error)
{
  for (gsize i = 0; self->kinds[i] != NULL; i++)
    for (guint k = 0; k < self->kinds[i]->n_fields; k++)
      {
        const SalField *field = &self->kinds[i]->fields[k];

        if (field->references == record->kind && (field->flags & SAL_FIELD_OWNER) == owner &&
            sal_schema_field_has_key (self->kinds[i], field) &&
            !func (self, self->kinds[i], field, record, error))
          return FALSE;
      }
  return TRUE;
}

static sqlite3_stmt *
select_referring (
    Deletion *self, const SalKind *kind, const SalField *field, gint64 id, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?", kind->name, field->name);
  sqlite3_stmt *statement = sal_connection_prepare (self->connection, sql, error);

  if (statement != NULL)
    sqlite3_bind_int64 (statement, 1, id);
  return statement;
}

static gboolean
doom_owned (Deletion *self,
            const SalKind *kind,
            const SalField *field,
            const Doomed *record,
            GError **error)
{
  g_autoptr (sqlite3_stmt) statement = select_referring (self, kind, field, record->id, error);
  gboolean row = statement != NULL;

  while (row)
    {
      if (!sal_connection_step (self->connection, statement, &row, error))
        return FALSE;
      if (row)
        doom (self, kind, sqlite3_column_int64 (statement, 0));
    }
  return statement != NULL;
}

static void
append_reason (Deletion *self, const Doomed *record, GPtrArray *names)
{
  g_autofree char *name = sal_journal_name_record (self->connection, record->kind, record->id);
  g_autofree char *others = NULL;

  g_ptr_array_add (names, NULL);
  others = g_strjoinv ("; ", (char **) names->pdata);
  if (self->reasons->len > 0)
    g_string_append_c (self->reasons, '\n');
  g_string_append_printf (
      self->reasons, _ ("%s cannot be deleted while others refer to it: %s"), name, others);
  self->n_reasons++;
}

static gboolean
check_field (Deletion *self,
             const SalKind *kind,
             const SalField *field,
             const Doomed *record,
             GError **error)
{
  g_autoptr (sqlite3_stmt) statement = select_referring (self, kind, field, record->id, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gboolean row = statement != NULL;

  while (row && names->len < MAX_NAMED)
    {
      if (!sal_connection_step (self->connection, statement, &row, error))
        return FALSE;
      if (row && !is_doomed (self, kind, sqlite3_column_int64 (statement, 0)))
        g_ptr_array_add (
            names,
            sal_journal_name_record (self->connection, kind, sqlite3_column_int64 (statement, 0)));
    }
  if (names->len > 0)
    append_reason (self, record, names);
  return statement != NULL;
}

static gboolean
check_unused (Deletion *self, GError **error)
{
  for (guint i = 0; i < self->records->len && self->n_reasons < MAX_NAMED; i++)
    if (!foreach_referring (self, &g_array_index (self->records, Doomed, i), 0, check_field, error))
      return FALSE;
  if (self->n_reasons == 0)
    return TRUE;
  g_set_error_literal (error, SAL_STORE_ERROR, SAL_STORE_ERROR_REFERENCED, self->reasons->str);
  return FALSE;
}

static gboolean
delete_record (Deletion *self, const Doomed *record, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?", record->kind->name);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (self->connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, record->id);
  if (!sal_connection_step (self->connection, statement, &row, error))
    return FALSE;
  return sqlite3_changes (sal_connection_get_handle (self->connection)) > 0 ||
         sal_records_set_not_found (record->kind, record->id, error);
}

/* "3 Opportunity Lines, 1 Activity": what goes besides the @n_asked first; NULL if nothing does. */
static char *
describe_owned (Deletion *self, gsize n_asked)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; self->kinds[i] != NULL; i++)
    {
      char number[SAL_NUMBER_BUFFER];
      guint n = 0;

      for (gsize k = n_asked; k < self->records->len; k++)
        n += g_array_index (self->records, Doomed, k).kind == self->kinds[i];
      if (n > 0)
        g_string_append_printf (text,
                                "%s%s %s",
                                text->len > 0 ? ", " : "",
                                sal_number_write (n, 0, number),
                                n == 1 ? sal_kind_get_label (self->kinds[i])
                                       : sal_kind_get_plural (self->kinds[i]));
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/**
 * sal_transaction_delete_records:
 * @self: a transaction
 * @kind: a kind
 * @ids: (array length=n_ids): records of it
 * @n_ids: their number
 * @owned: (out) (optional) (nullable): what was removed with them: "3 Opportunity Lines, 1
 * Activity"
 * @error: return location for an error
 *
 * Removes records with those that belong to them: that refer to them by a field with
 * %SAL_FIELD_OWNER, and what belongs to those in turn.
 *
 * Raises %SAL_STORE_ERROR_REFERENCED, naming records that refer to one of them without belonging to
 * it, and %SAL_STORE_ERROR_NOT_FOUND.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_transaction_delete_records (SalTransaction *self,
                                const SalKind *kind,
                                const gint64 *ids,
                                gsize n_ids,
                                char **owned,
                                GError **error)
{
  g_auto (Deletion) deletion = { .connection = self->connection, .kinds = self->kinds };
  gsize n_asked;

  g_return_val_if_fail (kind->store == self->role, FALSE);

  deletion.records = g_array_new (FALSE, FALSE, sizeof (Doomed));
  deletion.ids = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  deletion.reasons = g_string_new (NULL);
  for (gsize i = 0; i < n_ids; i++)
    doom (&deletion, kind, ids[i]);
  n_asked = deletion.records->len;
  for (guint i = 0; i < deletion.records->len; i++)
    {
      Doomed record = g_array_index (deletion.records, Doomed, i);

      if (!foreach_referring (&deletion, &record, SAL_FIELD_OWNER, doom_owned, error))
        return FALSE;
    }

  if (!check_unused (&deletion, error))
    return FALSE;
  for (guint i = deletion.records->len; i > 0; i--)
    if (!delete_record (&deletion, &g_array_index (deletion.records, Doomed, i - 1), error))
      return FALSE;
  if (owned != NULL)
    *owned = describe_owned (&deletion, n_asked);
  return TRUE;
}
