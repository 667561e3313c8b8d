/* sal-workspace-recovery.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-workspace.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "sal-attachment.h"
#include "sal-bulk.h"
#include "sal-ledger-copy.h"
#include "sal-schema.h"
#include "sal-store-file.h"

/* One table being copied. */
typedef struct
{
  SalConnection *source;
  SalTransaction *transaction;
  const SalKind *kind;
  SalBulk *bulk;
  char *columns; /* what is selected, for each field of the kind */
  GArray *ids;   /* of gint64, ascending: rows that indexes know of */
  guint next;    /* in @ids: the first that is not yet dealt with */
  gint64 last;   /* the last id that was read */
  gint64 n_rows; /* copied */
  gint64 n_lost;
} Salvage;

static void
salvage_clear (Salvage *self)
{
  g_clear_pointer (&self->bulk, sal_bulk_free);
  g_clear_pointer (&self->columns, g_free);
  g_clear_pointer (&self->ids, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Salvage, salvage_clear)

static int
compare_ids (gconstpointer one, gconstpointer other)
{
  gint64 a = *(const gint64 *) one, b = *(const gint64 *) other;

  return (a > b) - (a < b);
}

/* An index that covers the query is read without the table. Where it is damaged, it ends. */
static void
collect_ids_of_index (Salvage *self, const char *index, const char *column)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM \"%s\" INDEXED BY \"%s\" WHERE \"%s\" IS NOT NULL",
                       self->kind->name,
                       index,
                       column);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (self->source, sql, NULL);
  gboolean row;

  while (statement != NULL && sal_connection_step (self->source, statement, &row, NULL) && row)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (self->ids, id);
    }
}

static void
collect_ids (Salvage *self)
{
  guint n = 0;

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (sal_schema_field_has_index (self->kind, &self->kind->fields[i]))
      {
        g_autofree char *index =
            g_strdup_printf ("%s.%s", self->kind->name, self->kind->fields[i].name);

        collect_ids_of_index (self, index, self->kind->fields[i].name);
      }

  g_array_sort (self->ids, compare_ids);
  for (guint i = 0; i < self->ids->len; i++)
    {
      gint64 id = g_array_index (self->ids, gint64, i);

      if (n == 0 || g_array_index (self->ids, gint64, n - 1) != id)
        g_array_index (self->ids, gint64, n++) = id;
    }
  g_array_set_size (self->ids, n);
}

/* The fields the file knows, and nothing for others; %NULL if there is no such table. */
static char *
select_columns (SalConnection *source, const SalKind *kind)
{
  g_auto (GStrv) columns = sal_schema_load_columns (source, kind->name, NULL);
  g_autoptr (GString) text = g_string_new ("id");

  if (columns == NULL || columns[0] == NULL)
    return NULL;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *name = kind->fields[i].name;

      if (g_strv_contains ((const char *const *) columns, name))
        g_string_append_printf (text, ", \"%s\"", name);
      else
        g_string_append (text, ", NULL");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Rows that indexes know of below @id have not been read. */
static void
pass_ids (Salvage *self, gint64 id)
{
  while (self->next < self->ids->len && g_array_index (self->ids, gint64, self->next) < id)
    {
      self->n_lost++;
      self->next++;
    }
  if (self->next < self->ids->len && g_array_index (self->ids, gint64, self->next) == id)
    self->next++;
}

/* A row that does not fit, for damage has changed a value, is lost. */
static void
copy_row (Salvage *self, sqlite3_stmt *statement)
{
  gint64 id = sqlite3_column_int64 (statement, 0);
  g_autofree SalValue *values = g_new0 (SalValue, self->kind->n_fields + 1);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  pass_ids (self, id);
  self->last = id;
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      values[i] = sal_statement_column (statement, (int) i + 1);
      if (values[i].storage == SAL_STORAGE_TEXT &&
          !g_utf8_validate_len (values[i].text, values[i].length, NULL))
        {
          char *valid = g_utf8_make_valid (values[i].text, values[i].length);

          g_ptr_array_add (texts, valid);
          values[i] = sal_value_borrow_text (valid);
        }
    }

  if (sal_bulk_insert (self->bulk, id, values, NULL))
    self->n_rows++;
  else
    self->n_lost++;
}

/* Copies from @from on; *ended: up to the end, not up to damage. */
static gboolean
copy_rows_from (Salvage *self, gint64 from, gboolean *ended, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT %s FROM \"%s\" WHERE id >= ? ORDER BY id", self->columns, self->kind->name);
  g_autoptr (GError) damage = NULL;
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (self->source, sql, &damage);
  gboolean row = TRUE;

  if (statement != NULL)
    sqlite3_bind_int64 (statement, 1, from);
  while (statement != NULL && row && sal_connection_step (self->source, statement, &row, &damage))
    if (row)
      copy_row (self, statement);

  *ended = damage == NULL;
  if (!g_error_matches (damage, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&damage));
  return FALSE;
}

/* Behind damage, the rows indexes know of are tried one by one; without an index, ever wider steps
 * are taken until something can be read again. */
static gint64
next_start (Salvage *self, gint64 *step)
{
  if (self->next < self->ids->len)
    return g_array_index (self->ids, gint64, self->next);

  *step = *step > G_MAXINT64 / 4 ? G_MAXINT64 : *step * 2;
  return self->last > G_MAXINT64 - *step ? G_MAXINT64 : self->last + *step;
}

static gboolean
copy_rows (Salvage *self, GError **error)
{
  gint64 from = G_MININT64, step = 1;
  gboolean ended = FALSE;

  while (TRUE)
    {
      gint64 last = self->last;

      if (!copy_rows_from (self, from, &ended, error))
        return FALSE;
      if (ended || from == G_MAXINT64)
        break;
      if (self->last != last)
        step = 1;
      if (self->next < self->ids->len && g_array_index (self->ids, gint64, self->next) == from)
        {
          self->n_lost++;
          self->next++;
        }
      else if (self->ids->len == 0 && step == 1)
        self->n_lost++; /* at least one */
      from = next_start (self, &step);
    }

  pass_ids (self, G_MAXINT64);
  return TRUE;
}

static gboolean
salvage_table (SalConnection *source,
               SalTransaction *transaction,
               const SalKind *kind,
               gint64 *n_rows,
               gint64 *n_lost,
               GError **error)
{
  g_auto (Salvage) self = { .source = source, .transaction = transaction, .kind = kind };

  self.columns = select_columns (source, kind);
  if (self.columns == NULL)
    return TRUE;
  self.bulk = sal_bulk_new (transaction, kind, NULL, 0, error);
  if (self.bulk == NULL)
    return FALSE;

  collect_ids (&self);
  if (!copy_rows (&self, error))
    return FALSE;
  *n_rows += self.n_rows;
  *n_lost += self.n_lost;
  return sal_bulk_finish (self.bulk, error);
}

static gboolean
execute_counting (SalConnection *connection, const char *sql, gint64 *n_changed, GError **error)
{
  sqlite3 *handle = sal_connection_get_handle (connection);
  gint64 before = sqlite3_total_changes64 (handle);

  if (!sal_connection_execute (connection, sql, error))
    return FALSE;
  *n_changed += sqlite3_total_changes64 (handle) - before;
  return TRUE;
}

/* A row that needs what was lost is lost, too; where it can do without, it does. */
static gboolean
repair_field (SalConnection *connection,
              const SalKind *kind,
              const SalField *field,
              gint64 *n_lost,
              GError **error)
{
  gboolean required = (field->flags & SAL_FIELD_REQUIRED) != 0;
  g_autofree char *condition = g_strdup_printf ("\"%s\" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "
                                                "\"%s\" AS parent WHERE parent.id = \"%s\".\"%s\")",
                                                field->name,
                                                field->references->name,
                                                kind->name,
                                                field->name);
  g_autofree char *sql =
      required
          ? g_strdup_printf ("DELETE FROM \"%s\" WHERE %s", kind->name, condition)
          : g_strdup_printf (
                "UPDATE \"%s\" SET \"%s\" = NULL WHERE %s", kind->name, field->name, condition);
  gint64 ignored = 0;

  return execute_counting (connection, sql, required ? n_lost : &ignored, error);
}

/* Until nothing more is lost: what is deleted may have been needed by others. */
static gboolean
repair_references (SalTransaction *transaction, SalStoreRole role, gint64 *n_lost, GError **error)
{
  const SalKind *const *kinds = sal_transaction_get_kinds (transaction);
  SalConnection *connection = sal_transaction_get_connection (transaction);
  gint64 n_before;

  do
    {
      n_before = *n_lost;
      for (gsize i = 0; kinds[i] != NULL; i++)
        for (guint k = 0; k < kinds[i]->n_fields; k++)
          if (kinds[i]->store == role &&
              sal_schema_field_has_key (kinds[i], &kinds[i]->fields[k]) &&
              !repair_field (connection, kinds[i], &kinds[i]->fields[k], n_lost, error))
            return FALSE;
    }
  while (*n_lost > n_before);
  return TRUE;
}

static gboolean
salvage_settings (SalConnection *source, SalTransaction *transaction, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (source, "SELECT name, value FROM setting", NULL);
  gboolean row;

  while (statement != NULL && sal_connection_step (source, statement, &row, NULL) && row)
    {
      const char *name = (const char *) sqlite3_column_text (statement, 0);
      const char *value = (const char *) sqlite3_column_text (statement, 1);

      if (name != NULL && value != NULL && g_utf8_validate (name, -1, NULL) &&
          g_utf8_validate (value, -1, NULL) &&
          !sal_transaction_set_setting (transaction, name, value, error))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  SalConnection *source;
  SalStoreRole role;
  gint64 n_rows;
  gint64 n_lost;
} CopyOut;

static gboolean
copy_out (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  CopyOut *copy = data;
  const SalKind *const *kinds = sal_transaction_get_kinds (transaction);
  gint64 n_dropped = 0;

  for (gsize i = 0; kinds[i] != NULL; i++)
    if (kinds[i]->store == copy->role &&
        !salvage_table (copy->source, transaction, kinds[i], &copy->n_rows, &copy->n_lost, error))
      return FALSE;

  if (!salvage_settings (copy->source, transaction, error) ||
      !repair_references (transaction, copy->role, &n_dropped, error))
    return FALSE;
  copy->n_rows -= n_dropped;
  copy->n_lost += n_dropped;
  return sal_attachments_copy (copy->source, transaction, &copy->n_lost, error) &&
         sal_ledgers_copy (copy->source, transaction, &copy->n_rows, &copy->n_lost, error);
}

/* Reads as much as SQLite can be brought to read. */
static SalConnection *
open_source (const char *path, SalStoreRole role, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) damage = NULL;
  g_autoptr (SalConnection) source = NULL;

  if (!sal_store_file_check (path, role, error))
    return NULL;
  source = sal_connection_open (path, SAL_CONNECTION_READ_ONLY, error);
  if (source == NULL)
    return NULL;

  sqlite3_db_config (sal_connection_get_handle (source), SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  if (!sal_connection_execute (
          source, "PRAGMA writable_schema = ON; PRAGMA cell_size_check = OFF", error))
    return NULL;
  sal_connection_set_cancellable (source, cancellable);
  return g_steal_pointer (&source);
}

/* In the header of a file: bytes of a page (1 stands for 65,536), and how many pages there are. */
#define PAGE_SIZE_AT 16
#define N_PAGES_AT   28
#define HEADER_SIZE  32

/* How long the file is by what it says itself; 0 if that cannot be read. */
static gint64
stated_size (const char *path)
{
  guint8 header[HEADER_SIZE];
  FILE *file = g_fopen (path, "rb");
  gsize n_read = file != NULL ? fread (header, 1, sizeof header, file) : 0;
  guint page_size;

  if (file != NULL)
    fclose (file);
  if (n_read < sizeof header)
    return 0;
  page_size = (guint) header[PAGE_SIZE_AT] << 8 | header[PAGE_SIZE_AT + 1];

  return (gint64) (page_size == 1 ? 65536 : page_size) *
         ((gint64) header[N_PAGES_AT] << 24 | header[N_PAGES_AT + 1] << 16 |
          header[N_PAGES_AT + 2] << 8 | header[N_PAGES_AT + 3]);
}

/* SQLite refuses a file that is cut off, whatever of it is there. A copy of it at @filled, brought
 * to the length it should have, is read like one with damaged pages. FALSE without error: it is
 * whole. */
static gboolean
fill_up (const char *path, const char *filled, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) from = g_file_new_for_path (path), to = g_file_new_for_path (filled);
  gint64 size = stated_size (path);
  GStatBuf status;

  if (g_stat (path, &status) != 0 || status.st_size >= size)
    return FALSE;
  if (!g_file_copy (from, to, G_FILE_COPY_OVERWRITE, cancellable, NULL, NULL, error))
    return FALSE;
  if (truncate (filled, size) == 0)
    return TRUE;

  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_FAILED,
               _ ("%s cannot be written: %s"),
               filled,
               g_strerror (errno));

  return FALSE;
}

/* Takes @failure. That the file is damaged is known; here it means that copying does not help. */
static gboolean
propagate_failure (const char *path, GError *failure, GError **error)
{
  if (g_error_matches (failure, SAL_STORE_ERROR, SAL_STORE_ERROR_DAMAGED))
    {
      g_set_error (error,
                   SAL_STORE_ERROR,
                   SAL_STORE_ERROR_DAMAGED,
                   _ ("So much of %s is damaged or missing that nothing can be read from it"),
                   path);
      g_error_free (failure);
    }
  else
    {
      g_propagate_error (error, failure);
    }

  return FALSE;
}

static gboolean
is_same_file (const char *one, const char *other)
{
  GStatBuf a, b;

  return g_stat (one, &a) == 0 && g_stat (other, &b) == 0 && a.st_dev == b.st_dev &&
         a.st_ino == b.st_ino;
}

/* What is to be rescued must not be written over. */
static gboolean
check_target (const char *from, const char *to, gboolean replace, GError **error)
{
  if (!is_same_file (from, to) && (replace || !g_file_test (to, G_FILE_TEST_EXISTS)))
    return TRUE;

  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_EXISTS,
               _ ("%s exists already: choose another name"),
               to);
  return FALSE;
}

/* A file of whose kinds none is known is the other one. */
static gboolean
check_source (const char *from, const SalKind *const *kinds, SalStoreRole *role, GError **error)
{
  if (!sal_store_file_find_role (from, role, error))
    return FALSE;
  for (gsize i = 0; kinds[i] != NULL; i++)
    if (kinds[i]->store == *role)
      return TRUE;
  return sal_store_file_check (
      from, *role == SAL_STORE_PAY ? SAL_STORE_MAIN : SAL_STORE_PAY, error);
}

static gboolean
copy_to_part (CopyOut *copy,
              const char *from,
              const char *part,
              const SalKind *const *kinds,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (SalStore) store = sal_store_open (part, SAL_STORE_CREATE, copy->role, kinds, error);
  g_autofree char *name = g_path_get_basename (from);
  g_autofree char *label = g_strdup_printf (_ ("Copy out of %s"), name);
  gboolean copied;

  if (store == NULL)
    return FALSE;
  copied = sal_store_run_sync (
      store, label, SAL_COMMAND_BULK | SAL_COMMAND_FINAL, copy_out, copy, cancellable, NULL, error);
  sal_store_close (store);
  return copied;
}

/* A log left beside a file of that name belongs to the one before. */
static gboolean
rename_part (const char *part, const char *to, GError **error)
{
  sal_store_file_remove (to);
  if (g_rename (part, to) == 0)
    return TRUE;

  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_READ_ONLY,
               _ ("%s cannot be created: %s"),
               to,
               g_strerror (errno));
  return FALSE;
}

/**
 * sal_workspace_copy_out:
 * @from: a workspace, or the pay of one, that is damaged, or that a newer version wrote
 * @to: another file
 * @replace: whether @to may be there; it is replaced when everything has been copied
 * @kinds: (array zero-terminated=1): all kinds of a workspace, or of pay; static
 * @n_rows: (out) (optional): records copied
 * @n_lost: (out) (optional): records that were there and could not be read, as far as can be told:
 * where no index knows of them, several count as one
 * @cancellable: (nullable): to stop it
 * @error: return location for an error
 *
 * Copies what can be read of the records and settings into a new file, without their history. Pay
 * becomes pay, which only this user may read.
 * A record that needs one that was lost is lost, too; where it can do without, it does. @from is
 * not changed.
 *
 * Raises %SAL_STORE_ERROR_NOT_WORKSPACE, %SAL_STORE_ERROR_NOT_FOUND, %SAL_STORE_ERROR_EXISTS,
 * %SAL_STORE_ERROR_DAMAGED if nothing can be read, %SAL_STORE_ERROR_READ_ONLY,
 * %SAL_STORE_ERROR_FAILED and %G_IO_ERROR_CANCELLED. @to is as it was then.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_workspace_copy_out (const char *from,
                        const char *to,
                        gboolean replace,
                        const SalKind *const *kinds,
                        gint64 *n_rows,
                        gint64 *n_lost,
                        GCancellable *cancellable,
                        GError **error)
{
  CopyOut copy = { 0 };
  g_autofree char *part = g_strconcat (to, ".part", NULL);
  g_autofree char *filled = g_strconcat (to, ".filled", NULL);
  g_autoptr (GError) failure = NULL;
  gboolean cut, copied;

  if (!check_target (from, to, replace, error) || !check_source (from, kinds, &copy.role, error))
    return FALSE;
  cut = fill_up (from, filled, cancellable, &failure);
  copy.source =
      failure == NULL ? open_source (cut ? filled : from, copy.role, cancellable, &failure) : NULL;
  if (copy.source == NULL)
    {
      sal_store_file_remove (filled);
      return propagate_failure (from, g_steal_pointer (&failure), error);
    }

  sal_store_file_remove (part);
  copied = copy_to_part (&copy, from, part, kinds, cancellable, &failure);
  sal_connection_close (copy.source);
  if (cut)
    sal_store_file_remove (filled);
  if (!copied || !rename_part (part, to, &failure))
    {
      sal_store_file_remove (part);
      return propagate_failure (from, g_steal_pointer (&failure), error);
    }
  if (n_rows != NULL)
    *n_rows = copy.n_rows;
  if (n_lost != NULL)
    *n_lost = copy.n_lost;
  return TRUE;
}

static gboolean
check_pages (SalConnection *connection, const char *sql, GPtrArray *findings, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  gboolean row = statement != NULL;

  while (row)
    {
      const char *text;

      if (!sal_connection_step (connection, statement, &row, error))
        return FALSE;
      text = row ? (const char *) sqlite3_column_text (statement, 0) : NULL;
      if (row && g_strcmp0 (text, "ok") != 0)
        g_ptr_array_add (findings, g_strdup (text));
    }
  return statement != NULL;
}

static gboolean
check_keys (SalConnection *connection, guint limit, GPtrArray *findings, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (connection, "PRAGMA foreign_key_check", error);
  gboolean row = statement != NULL;

  while (row && findings->len < limit)
    {
      if (!sal_connection_step (connection, statement, &row, error))
        return FALSE;
      if (row)
        g_ptr_array_add (findings,
                         g_strdup_printf (_ ("Table %s, record %lld refers to a record of %s that "
                                             "is not there"),
                                          sqlite3_column_text (statement, 0),
                                          sqlite3_column_int64 (statement, 1),
                                          sqlite3_column_text (statement, 2)));
    }
  return statement != NULL;
}

/**
 * sal_store_check_integrity:
 * @connection: a connection
 * @limit: at most so many findings
 * @error: return location for an error
 *
 * Reads the whole file and checks that it is sound: every page, every index, every reference.
 *
 * Returns: (transfer full) (element-type utf8): what was found, none if it is sound; %NULL on error
 */
GPtrArray *
sal_store_check_integrity (SalConnection *connection, guint limit, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *pages =
      g_strdup_printf ("PRAGMA integrity_check (%u)", CLAMP (limit, 1, G_MAXINT));
  g_autoptr (GError) failure = NULL;

  if (check_pages (connection, pages, findings, &failure) &&
      check_keys (connection, limit, findings, &failure))
    return g_steal_pointer (&findings);

  /* It may be too damaged to be looked through. */
  if (g_error_matches (failure, SAL_STORE_ERROR, SAL_STORE_ERROR_DAMAGED))
    {
      g_ptr_array_add (findings, g_strdup (failure->message));
      return g_steal_pointer (&findings);
    }
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}
