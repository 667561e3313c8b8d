/* sal-geography-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-geography-repository.h"

#include <glib/gi18n-lib.h>

#include "sal-area-cells.h"
#include "sal-attachment.h"
#include "sal-date.h"
#include "sal-geography-file.h"
#include "sal-geography-key.h"
#include "sal-kinds.h"

/* What the record is called that keeps ZIP areas once they are made; it is not translated, for it
 * is what they are found by. */
#define ZIP_NAME "US ZIP Areas"

void
sal_geography_info_free (SalGeographyInfo *self)
{
  g_free (self->name);
  g_free (self->file);
  g_free (self->terms);
  g_free (self->imported);
  g_free (self);
}

static char *
dup_text (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

static void
append_info (GPtrArray *infos, sqlite3_stmt *statement)
{
  SalGeographyInfo *info = g_new (SalGeographyInfo, 1);

  *info = (SalGeographyInfo){
    .id = sqlite3_column_int64 (statement, 0),
    .name = dup_text (statement, 1),
    .file = dup_text (statement, 2),
    .terms = dup_text (statement, 3),
    .imported = dup_text (statement, 4),
    .n_areas = (guint) sqlite3_column_int64 (statement, 5),
  };
  info->is_us_zips = g_strcmp0 (info->name, ZIP_NAME) == 0;
  g_ptr_array_add (infos, info);
}

/**
 * sal_geographies_list:
 * @connection: a connection of the main store
 * @error: return location for an error
 *
 * Lists the geographies that were imported, and the ZIP areas if they were made, by name.
 *
 * Returns: (transfer full) (element-type SalGeographyInfo): them, or %NULL on a %SAL_STORE_ERROR
 */
GPtrArray *
sal_geographies_list (SalConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) infos =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sal_geography_info_free);
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (connection,
                              "SELECT id, name, file, terms, imported, areas FROM geography"
                              " ORDER BY name COLLATE NOCASE, id",
                              error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (sal_connection_step (connection, statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&infos);
      append_info (infos, statement);
    }

  return NULL;
}

/* 0 without error: there is none. */
static gboolean
look_up (SalConnection *connection, const char *name, gint64 *id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (connection, "SELECT id FROM geography WHERE name = ?", error);
  gboolean row;

  *id = 0;
  if (statement == NULL)
    return FALSE;
  sal_statement_bind_text (statement, 1, name);
  if (!sal_connection_step (connection, statement, &row, error))
    return FALSE;
  if (row)
    *id = sqlite3_column_int64 (statement, 0);

  return TRUE;
}

/**
 * sal_geography_find_id:
 * @connection: a connection of the main store
 * @name: the name of a geography that was imported
 * @error: return location for an error
 *
 * Finds a geography by its name.
 *
 * Raises %SAL_STORE_ERROR_NOT_FOUND if there is none.
 *
 * Returns: its id, 0 on error
 */
gint64
sal_geography_find_id (SalConnection *connection, const char *name, GError **error)
{
  gint64 id;

  if (look_up (connection, name, &id, error) && id == 0)
    g_set_error (error,
                 SAL_STORE_ERROR,
                 SAL_STORE_ERROR_NOT_FOUND,
                 _ ("There is no geography “%s” in this workspace"),
                 name);

  return id;
}

static SalGeography *
load_record (SalConnection *connection, gint64 id, GError **error)
{
  g_autoptr (GBytes) bytes = sal_attachment_read (connection, &sal_geography_kind, id, error);

  return bytes != NULL ? sal_geography_read (bytes, error) : NULL;
}

/**
 * sal_geography_load_by_key:
 * @connection: a connection of the main store
 * @key: from sal_geography_dup_key()
 * @error: return location for an error
 *
 * Loads a geography, whether it comes with the program or was imported.
 *
 * Raises %SAL_STORE_ERROR_NOT_FOUND if it is none of these, or ZIP areas that were not made yet:
 * see sal_geography_prepare(); and %SAL_ERROR_FILE if it is damaged.
 *
 * Returns: (transfer full): the geography, or %NULL on error
 */
SalGeography *
sal_geography_load_by_key (SalConnection *connection, const char *key, GError **error)
{
  gint64 id = sal_geography_key_to_id (key);

  if (id != 0)
    return load_record (connection, id, error);
  if (g_strcmp0 (key, SAL_GEOGRAPHY_US_COUNTIES) == 0 ||
      g_strcmp0 (key, SAL_GEOGRAPHY_COUNTRIES) == 0 ||
      g_strcmp0 (key, SAL_GEOGRAPHY_PROVINCES) == 0)
    return sal_geography_load (key, error);
  if (g_strcmp0 (key, SAL_GEOGRAPHY_US_ZIPS) == 0)
    {
      id = sal_geography_find_id (connection, ZIP_NAME, error);
      return id != 0 ? load_record (connection, id, error) : NULL;
    }

  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_NOT_FOUND,
               _ ("“%s” has no areas (expected %s, %s, %s, %s or the number of an imported "
                  "geography)"),
               key,
               SAL_GEOGRAPHY_US_COUNTIES,
               SAL_GEOGRAPHY_US_ZIPS,
               SAL_GEOGRAPHY_COUNTRIES,
               SAL_GEOGRAPHY_PROVINCES);

  return NULL;
}

/* -------------------------------------------------------------------------------------- writing */

static gboolean
write_record (SalTransaction *transaction,
              SalRecord *record,
              const SalGeography *geography,
              GError **error)
{
  g_autoptr (GBytes) bytes = sal_geography_write (geography, error);
  char time[SAL_TIME_BUFFER];
  guint n_areas;

  if (bytes == NULL)
    return FALSE;
  sal_geography_get_areas (geography, &n_areas);
  sal_record_set_integer (record, "areas", n_areas);
  sal_record_set_text (
      record, "imported", sal_time_write_iso (sal_transaction_get_time (transaction), time));

  return sal_transaction_insert (transaction, record, error) &&
         sal_attachment_write (
             transaction, &sal_geography_kind, sal_record_get_id (record), bytes, error);
}

/**
 * sal_geography_add:
 * @transaction: a transaction
 * @geography_new: the #SalGeographyNew
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Adds a geography to the workspace. Undoing it removes the record; the shapes stay in the file, so
 * that redoing brings it back, and are left behind when the workspace is copied out.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID if there is one of that name, or if it could not be
 *   written
 */
gboolean
sal_geography_add (SalTransaction *transaction,
                   gpointer geography_new,
                   GCancellable *cancellable,
                   GError **error)
{
  SalGeographyNew *self = geography_new;
  g_autoptr (SalRecord) record = sal_record_new (&sal_geography_kind);

  sal_record_set_text (record, "name", self->name);
  sal_record_set_text (record, "terms", self->terms);
  sal_record_set_text (record, "file", self->import->source);
  sal_record_set_text (record, "id_field", self->import->id_field);
  sal_record_set_text (record, "name_field", self->import->name_field);
  sal_record_set_text (record, "coordinate_system", self->import->coordinate_system);
  if (!write_record (transaction, record, self->import->geography, error))
    return FALSE;
  self->id = sal_record_get_id (record);

  return TRUE;
}

/* A name that no other geography has. */
static char *
find_name (SalConnection *connection, const char *wanted, GError **error)
{
  g_autofree char *name = g_strdup (wanted);

  for (guint i = 2;; i++)
    {
      gint64 id;

      if (!look_up (connection, name, &id, error))
        return NULL;
      if (id == 0)
        return g_steal_pointer (&name);
      g_free (name);
      name = g_strdup_printf ("%s %u", wanted, i);
    }
}

/* @base: the label of what was split */
static char *
name_split (const char *base, const SalGeography *cells)
{
  g_autoptr (GHashTable) split = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_areas, n;
  const SalGeographyArea *areas = sal_geography_get_areas (cells, &n_areas);

  for (guint i = 0; i < n_areas; i++)
    {
      char *area = sal_area_cell_dup_area (areas[i].code);

      if (area != NULL)
        g_hash_table_add (split, area);
    }
  n = g_hash_table_size (split);

  return g_strdup_printf (
      /* translators: a geography, as US Counties, and how many areas of it were split */
      ngettext ("%1$s, %2$u of Them Split", "%1$s, %2$u of Them Split", n),
      base,
      n);
}

/* Of areas that were split before, what they were at first is told by their record. */
static gboolean
set_origin (SalTransaction *transaction, SalRecord *record, const char *key, GError **error)
{
  gint64 from = sal_geography_key_to_id (key);
  g_autoptr (SalRecord) before = NULL;

  sal_record_set_text (record, "base", key);
  if (from == 0)
    return TRUE;
  before = sal_transaction_load (transaction, &sal_geography_kind, from, error);
  if (before == NULL)
    return FALSE;
  sal_record_set_text (record, "base", sal_record_get_text (before, "base"));
  sal_record_set_integer (record, "split_from", from);

  return TRUE;
}

/**
 * sal_geography_add_split:
 * @transaction: a transaction
 * @key: of the geography of which areas were split
 * @cells: what became of it
 * @id: (out): that of the record
 * @error: return location for an error
 *
 * Adds a geography in which cells are in place of some areas to the workspace. It remembers what it
 * was made of, by which measures and accounts find their areas.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
sal_geography_add_split (SalTransaction *transaction,
                         const char *key,
                         const SalGeography *cells,
                         gint64 *id,
                         GError **error)
{
  g_autoptr (SalRecord) record = sal_record_new (&sal_geography_kind);
  const SalField *base = sal_kind_find_field (&sal_geography_kind, "base");
  g_autofree char *wanted = NULL;
  g_autofree char *name = NULL;

  if (!set_origin (transaction, record, key, error))
    return FALSE;
  wanted = name_split (sal_choice_get_label (base, sal_record_get_text (record, "base")), cells);
  name = find_name (sal_transaction_get_connection (transaction), wanted, error);
  if (name == NULL)
    return FALSE;
  sal_record_set_text (record, "name", name);
  sal_record_set_text (record,
                       "terms",
                       _ ("Cells around the centres of ZIP areas, within their counties; US Census "
                          "Bureau, public domain"));
  if (!write_record (transaction, record, cells, error))
    return FALSE;
  *id = sal_record_get_id (record);

  return TRUE;
}

/* Another process may have made them in the meantime. */
static gboolean
add_zips (SalTransaction *transaction, gpointer zips, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalRecord) record = sal_record_new (&sal_geography_kind);
  gint64 id;

  if (!look_up (sal_transaction_get_connection (transaction), ZIP_NAME, &id, error))
    return FALSE;
  if (id != 0)
    return TRUE;
  sal_record_set_text (record, "name", ZIP_NAME);
  sal_record_set_text (record, "id_field", "ZIP");
  sal_record_set_text (record,
                       "terms",
                       _ ("Cells around the centres of ZIP areas, within their counties; US Census "
                          "Bureau, public domain"));

  return write_record (transaction, record, zips, error);
}

static SalGeography *
make_zips (SalStore *store,
           SalCellsProgress progress,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (SalGeography) counties = sal_geography_load (SAL_GEOGRAPHY_US_COUNTIES, error);
  g_autoptr (SalUsAreas) areas = counties != NULL ? sal_us_areas_load (NULL, error) : NULL;
  g_autoptr (SalGeography) zips = NULL;

  if (areas == NULL)
    return NULL;
  zips = sal_cells_build_us_zips (counties, areas, progress, data, cancellable, error);
  if (zips == NULL)
    return NULL;
  if (!sal_store_is_read_only (store) && !sal_store_run_sync (store,
                                                              _ ("Make ZIP Areas"),
                                                              SAL_COMMAND_DEFAULT,
                                                              add_zips,
                                                              zips,
                                                              cancellable,
                                                              NULL,
                                                              error))
    return NULL;

  return g_steal_pointer (&zips);
}

static gpointer
read_cb (SalConnection *connection, gpointer key, GCancellable *cancellable, GError **error)
{
  return sal_geography_load_by_key (connection, key, error);
}

/**
 * sal_geography_prepare:
 * @store: the main store of a workspace
 * @key: from sal_geography_dup_key()
 * @progress: (nullable) (scope call): told how far the making of ZIP areas is
 * @data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Loads a geography, as sal_geography_load_by_key() does. ZIP areas are made when they are asked
 * for the first time, and kept in the workspace unless it is read-only, so that they are the same
 * for good.
 *
 * Returns: (transfer full): the geography, or %NULL with @error set
 */
SalGeography *
sal_geography_prepare (SalStore *store,
                       const char *key,
                       SalCellsProgress progress,
                       gpointer data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GError) failure = NULL;
  SalGeography *geography =
      sal_store_read_sync (store, read_cb, (gpointer) key, cancellable, &failure);

  if (geography != NULL)
    return geography;
  if (g_strcmp0 (key, SAL_GEOGRAPHY_US_ZIPS) == 0 &&
      g_error_matches (failure, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_FOUND))
    return make_zips (store, progress, data, cancellable, error);
  g_propagate_error (error, g_steal_pointer (&failure));

  return NULL;
}
