/* test-geography-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "sal-alignment-commands.h"
#include "sal-alignment-repository.h"
#include "sal-boundary-reader.h"
#include "sal-geography-file.h"
#include "sal-geography-key.h"
#include "sal-geography-repository.h"
#include "sal-kinds.h"
#include "sal-workspace.h"

typedef struct
{
  char *folder;
  char *path;
  SalWorkspace *workspace;
  SalStore *store;
} Fixture;

static void
open_workspace (Fixture *self, SalStoreMode mode)
{
  g_autoptr (GError) error = NULL;

  self->workspace = sal_workspace_open (self->path, mode, sal_model_kinds (), &error);
  g_assert_no_error (error);
  self->store = sal_workspace_get_store (self->workspace);
}

static void
close_workspace (Fixture *self)
{
  sal_workspace_close (self->workspace);
  g_clear_object (&self->workspace);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  const SalWorkspaceOptions options = { .currency = "USD" };
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("salient-geography-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "a.salient", NULL);
  self->workspace = sal_workspace_create (self->path, &options, sal_model_kinds (), &error);
  g_assert_no_error (error);
  self->store = sal_workspace_get_store (self->workspace);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  close_workspace (self);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (self->folder, name, NULL);

      g_unlink (file);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static const char squares[] =
    "{\"type\":\"FeatureCollection\",\"features\":["
    "{\"type\":\"Feature\",\"properties\":{\"code\":\"W\"},\"geometry\":{\"type\":\"Polygon\","
    "\"coordinates\":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}},"
    "{\"type\":\"Feature\",\"properties\":{\"code\":\"E\"},\"geometry\":{\"type\":\"Polygon\","
    "\"coordinates\":[[[1,0],[2,0],[2,1],[1,1],[1,0]]]}}]}";

static SalBoundaryImport *
import_squares (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (squares, strlen (squares));
  g_autoptr (SalBoundaryLayer) layer =
      sal_boundary_layer_read_json (bytes, "squares.json", NULL, NULL, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;
  SalBoundaryImport *import =
      sal_boundary_import_layer (layer, &(SalBoundaryOptions){ 0 }, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return import;
}

static gboolean
run (Fixture *self, SalCommandFunc func, gpointer data, GError **error)
{
  return sal_store_run_sync (
      self->store, "Change", SAL_COMMAND_DEFAULT, func, data, NULL, NULL, error);
}

static gint64
add_squares (Fixture *self)
{
  g_autoptr (SalBoundaryImport) import = import_squares ();
  SalGeographyNew new = { "Squares", "of our own", import };
  g_autoptr (GError) error = NULL;

  run (self, sal_geography_add, &new, &error);
  g_assert_no_error (error);

  return new.id;
}

static gpointer
list_cb (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_geographies_list (connection, error);
}

static gpointer
alignments_cb (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_alignments_list (connection, error);
}

static GPtrArray *
list (Fixture *self)
{
  GPtrArray *infos = sal_store_read_sync (self->store, list_cb, NULL, NULL, NULL);

  g_assert_nonnull (infos);

  return infos;
}

static void
expect_squares (Fixture *self, gint64 id)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalGeography) geography =
      sal_geography_prepare (self->store, key, NULL, NULL, NULL, &error);
  guint n_areas;

  g_assert_no_error (error);
  sal_geography_get_areas (geography, &n_areas);
  g_assert_cmpuint (n_areas, ==, 2);
  g_assert_cmpuint (sal_geography_get_neighbors (geography)->n_neighbors, ==, 2);
}

/* Imported, opened again, undone and redone: the same areas. */
static void
test_keep (Fixture *self, gconstpointer data)
{
  gint64 id = add_squares (self);
  g_autoptr (GPtrArray) infos = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (SalChange) undone = NULL;
  g_autoptr (SalChange) redone = NULL;
  const SalGeographyInfo *info;

  close_workspace (self);
  open_workspace (self, SAL_STORE_OPEN);
  expect_squares (self, id);
  infos = list (self);
  g_assert_cmpuint (infos->len, ==, 1);
  info = g_ptr_array_index (infos, 0);
  g_assert_cmpstr (info->name, ==, "Squares");
  g_assert_cmpstr (info->file, ==, "squares.json");
  g_assert_cmpstr (info->terms, ==, "of our own");
  g_assert_cmpuint (info->n_areas, ==, 2);

  undone = sal_store_undo_sync (self->store, 0, NULL);
  g_assert_nonnull (undone);
  none = list (self);
  g_assert_cmpuint (none->len, ==, 0);
  redone = sal_store_redo_sync (self->store, NULL);
  g_assert_nonnull (redone);
  expect_squares (self, id);
}

static gboolean
delete_cb (SalTransaction *transaction, gpointer id, GCancellable *cancellable, GError **error)
{
  return sal_transaction_delete (transaction, &sal_geography_kind, *(gint64 *) id, error);
}

/* An alignment of imported areas, and its branch; the geography then stays. */
static void
test_alignment (Fixture *self, gconstpointer data)
{
  gint64 id = add_squares (self);
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  SalAlignmentNew new = { .name = "One", .geography = key, .n_territories = 1 };
  SalAlignmentNew wrong = { .name = "Two", .geography = SAL_GEOGRAPHY_IMPORTED };
  SalAlignmentBranch branch = { .name = "Three" };
  g_autoptr (GPtrArray) infos = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (run (self, sal_alignment_create, &new, &error));
  branch.from = new.id;
  g_assert_true (run (self, sal_alignment_branch, &branch, &error));
  g_assert_false (run (self, sal_alignment_create, &wrong, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  g_clear_error (&error);

  infos = sal_store_read_sync (self->store, alignments_cb, NULL, NULL, &error);
  g_assert_cmpuint (infos->len, ==, 2);
  for (guint i = 0; i < infos->len; i++)
    g_assert_cmpstr (((SalAlignmentInfo *) g_ptr_array_index (infos, i))->geography, ==, key);
  g_assert_false (run (self, delete_cb, &id, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_REFERENCED);
}

static void
test_names (Fixture *self, gconstpointer data)
{
  static const char *const keys[] = { "", "moon", "accounts", "12345", "-1", "us-zip" };
  g_autoptr (SalBoundaryImport) import = import_squares ();
  SalGeographyNew again = { "Squares", NULL, import };
  g_autoptr (SalGeography) countries = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_assert_null (sal_geography_prepare (self->store, keys[i], NULL, NULL, NULL, &error));
      g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_FOUND);
      g_clear_error (&error);
    }
  countries =
      sal_geography_prepare (self->store, SAL_GEOGRAPHY_COUNTRIES, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  add_squares (self);
  g_assert_false (run (self, sal_geography_add, &again, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
}

static gboolean
enter_cb (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalRecord) record = sal_record_new (&sal_geography_kind);

  sal_record_set_text (record, "name", "Nowhere");

  return sal_transaction_enter (transaction, NULL, record, error);
}

/* Nobody enters one by hand. */
static void
test_enter (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (run (self, enter_cb, NULL, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "GeoJSON"));
}

static void
stop_cb (double done, gpointer data)
{
  g_cancellable_cancel (data);
}

/* Cancelled, nothing is kept; then they are made once. */
static void
test_zips (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SalGeography) made = NULL;
  g_autoptr (SalGeography) kept = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) infos = NULL;
  g_autoptr (GBytes) one = NULL;
  g_autoptr (GBytes) other = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (sal_geography_prepare (
      self->store, SAL_GEOGRAPHY_US_ZIPS, stop_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  none = list (self);
  g_assert_cmpuint (none->len, ==, 0);

  made = sal_geography_prepare (self->store, SAL_GEOGRAPHY_US_ZIPS, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sal_geography_get_neighbors (made)->n_areas, >, 30000);
  infos = list (self);
  g_assert_cmpuint (infos->len, ==, 1);
  g_cancellable_reset (cancellable);
  kept = sal_geography_prepare (
      self->store, SAL_GEOGRAPHY_US_ZIPS, stop_cb, cancellable, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (g_cancellable_is_cancelled (cancellable));
  one = sal_geography_write (made, &error);
  other = sal_geography_write (kept, &error);
  g_assert_true (g_bytes_equal (one, other));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/geography-repository/keep", test_keep);
  ADD ("/geography-repository/alignment", test_alignment);
  ADD ("/geography-repository/names", test_names);
  ADD ("/geography-repository/enter", test_enter);
  ADD ("/geography-repository/zips", test_zips);

  return g_test_run ();
}
