/* sal-reversal-apply.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-reversal-private.h"

#include "sal-schema.h"

/* The part of reverting that is the inverse of what the session captured. */

static int
clash_cb (void *data, int conflict, sqlite3_changeset_iter *iter)
{
  SalReversal *self = data;
  SalClash clash = { 0 };
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

/* "…" IS NOT NULL OR …, of the columns @kind got since the change; %NULL without error if none. */
static char *
condition_of_appended (SalReversal *self, const SalKind *kind, GError **error)
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
check_appended_of_kind (SalReversal *self,
                        const SalKind *kind,
                        const char *condition,
                        GError **error)
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
      SalClash clash = { kind, touches[i].id };

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
check_appended (SalReversal *self, GError **error)
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
  return self->clashes->len == 0 || sal_reversal_set_conflict (self, error);
}

static gboolean
apply (SalReversal *self, GError **error)
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
switch_unique_indexes (SalReversal *self, gboolean create, GError **error)
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

/* Rows that swap unique values cannot be restored one by one while the values must be unique. If
 * they are not in the end, the rows that clashed at first are to be named. */
static gboolean
apply_without_unique_indexes (SalReversal *self, GError **error)
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

/* Applies the inverse of the changeset; rows that are not as it left them become clashes. */
gboolean
sal_reversal_apply (SalReversal *self, GError **error)
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
  return sal_reversal_set_again (self, error);
}
