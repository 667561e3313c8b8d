/* sal-transaction-relations.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-transaction-private.h"

#include <glib/gi18n-lib.h>

static const SalValue *
get_value (SalRecord *record, const char *field)
{
  int index = sal_kind_field_index (sal_record_get_kind (record), field);

  return sal_record_get_value (record, (guint) index);
}

/* So many records of a circle are named. */
#define MOST_NAMED 8

static char *
dup_title (SalTransaction *self, const SalKind *kind, gint64 id, gint64 *above)
{
  g_autoptr (SalRecord) record = sal_transaction_load (self, kind, id, NULL);

  *above = record != NULL ? sal_record_get_integer (record, kind->upward) : 0;

  return record != NULL ? sal_record_get_title (record) : g_strdup ("");
}

/* "Ada Brook → Ian Cole → Ada Brook" */
static char *
name_circle (SalTransaction *self, SalRecord *record)
{
  const SalKind *kind = sal_record_get_kind (record);
  gint64 first = sal_record_get_id (record), next;
  gint64 id = sal_record_get_integer (record, kind->upward);
  g_autofree char *title = dup_title (self, kind, first, &next);
  g_autoptr (GString) text = NULL;

  if (*title == '\0') /* which is not stored yet */
    {
      g_free (title);
      title = sal_record_get_title (record);
    }
  text = g_string_new (title);
  for (guint n = 1; id != first && id != 0; n++)
    {
      g_autofree char *name = dup_title (self, kind, id, &next);

      g_string_append_printf (text, " → %s", n < MOST_NAMED ? name : "…");
      if (n >= MOST_NAMED)
        break;
      id = next;
    }
  g_string_append_printf (text, " → %s", title);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Leading up from what @record refers to, does one come back to it? Circles that are there already
 * end the way too, because no record is taken twice. */
static gboolean
check_upward (SalTransaction *self, SalRecord *record, SalProblems *problems, GError **error)
{
  const SalKind *kind = sal_record_get_kind (record);
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *sql = NULL;
  gboolean found;

  if (kind->upward == NULL || sal_record_is_null (record, kind->upward) ||
      sal_problems_get (problems, kind->upward) != NULL)
    return TRUE;
  sql = g_strdup_printf ("WITH RECURSIVE above (id) AS (SELECT ?1 UNION"
                         " SELECT record.\"%s\" FROM above JOIN \"%s\" record USING (id)"
                         " WHERE above.id <> ?2 AND record.\"%s\" IS NOT NULL)"
                         " SELECT 1 FROM above WHERE id = ?2",
                         kind->upward,
                         kind->name,
                         kind->upward);
  statement = sal_connection_prepare (self->connection, sql, error);
  if (statement == NULL)
    return FALSE;
  sal_statement_bind (statement, 1, get_value (record, kind->upward));
  sqlite3_bind_int64 (statement, 2, sal_record_get_id (record));
  if (!sal_connection_step (self->connection, statement, &found, error))
    return FALSE;
  if (found)
    {
      g_autofree char *circle = name_circle (self, record);

      sal_problems_add (problems, kind->upward, "%s (%s)", sal_kind_get_circle_message (), circle);
    }

  return TRUE;
}

/* Where @path leads from @record; a null value if it leads nowhere. */
static gboolean
follow (SalTransaction *self,
        SalRecord *record,
        const char *field,
        const char *of_it,
        SalValue *value,
        GError **error)
{
  const SalKind *kind = sal_record_get_kind (record);
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *sql = NULL;
  gboolean found;

  *value = *get_value (record, field);
  if (of_it == NULL || value->storage == SAL_STORAGE_NULL)
    return TRUE;
  sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id = ?",
                         of_it,
                         sal_kind_find_field (kind, field)->references->name);
  statement = sal_connection_prepare (self->connection, sql, error);
  if (statement == NULL)
    return FALSE;
  sal_statement_bind (statement, 1, value);
  if (!sal_connection_step (self->connection, statement, &found, error))
    return FALSE;
  *value = found ? sal_statement_column (statement, 0) : SAL_VALUE_NULL;

  return TRUE;
}

static gboolean
check_agreement (SalTransaction *self,
                 SalRecord *record,
                 const SalAgreement *agreement,
                 SalProblems *problems,
                 GError **error)
{
  SalValue one, other;

  if (sal_problems_get (problems, agreement->field) != NULL ||
      sal_problems_get (problems, agreement->other) != NULL)
    return TRUE;
  if (!follow (self, record, agreement->field, agreement->of_it, &one, error) ||
      !follow (self, record, agreement->other, agreement->of_that, &other, error))
    return FALSE;
  if (one.storage != SAL_STORAGE_NULL && other.storage != SAL_STORAGE_NULL &&
      !sal_value_equal (&one, &other))
    sal_problems_add (problems, agreement->field, "%s", _ (agreement->message));

  return TRUE;
}

/**
 * sal_transaction_check_relations:
 * @self: a transaction
 * @record: a record that is about to be written
 * @problems: where to add what is wrong
 * @error: return location for an error
 *
 * Checks what a kind says of records in relation to others: that none leads up to itself, and that
 * what is to agree does.
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sal_transaction_check_relations (SalTransaction *self,
                                 SalRecord *record,
                                 SalProblems *problems,
                                 GError **error)
{
  const SalAgreement *agreement = sal_record_get_kind (record)->agreements;

  for (; agreement != NULL && agreement->field != NULL; agreement++)
    if (!check_agreement (self, record, agreement, problems, error))
      return FALSE;

  return check_upward (self, record, problems, error);
}
