/* test-area-measure.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include <glib/gstdio.h>

#include "sal-alignment-commands.h"
#include "sal-alignment-repository.h"
#include "sal-area-measure-repository.h"
#include "sal-date.h"
#include "sal-geography-file.h"
#include "sal-geography-key.h"
#include "sal-kinds.h"
#include "sal-workspace.h"

static SalGeography *geography;
static SalUsAreas *areas;

typedef struct
{
  char *folder;
  SalWorkspace *workspace;
  SalStore *store;
  gint64 alignment;
} Fixture;

static void
run (Fixture *self, SalCommandFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (self->store, "Change", SAL_COMMAND_DEFAULT, func, data, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  const SalWorkspaceOptions options = { .currency = "USD" };
  SalAlignmentNew new = { .name = "FY27", .geography = SAL_GEOGRAPHY_US_COUNTIES };
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("salient-measure-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "a.salient", NULL);
  self->workspace = sal_workspace_create (path, &options, sal_model_kinds (), &error);
  g_assert_no_error (error);
  self->store = sal_workspace_get_store (self->workspace);
  run (self, sal_alignment_create, &new);
  self->alignment = new.id;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  sal_workspace_close (self->workspace);
  g_clear_object (&self->workspace);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (self->folder, name, NULL);

      g_unlink (file);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
}

/* Area i has i + 1, but for every third, which has none. */
static SalAreaFigures *
make_figures (void)
{
  SalAreaFigures *figures = g_new0 (SalAreaFigures, 1);
  guint n_areas;

  sal_geography_get_areas (geography, &n_areas);
  figures->findings = g_ptr_array_new ();
  figures->values = g_new (double, n_areas);
  for (guint i = 0; i < n_areas; i++)
    figures->values[i] = i % 3 == 0 ? NAN : i + 1.0;

  return figures;
}

static gint64
add (Fixture *self, const char *name, gboolean additive, const char *key)
{
  g_autoptr (SalAreaFigures) figures = make_figures ();
  SalAreaMeasureNew new = { .name = name,
                            .unit = "Thousand Euros",
                            .source = "Institute",
                            .as_of = sal_date_from_ymd (2026, 1, 1),
                            .additive = additive,
                            .key = key,
                            .geography = geography,
                            .figures = figures };

  run (self, sal_area_measure_add, &new);

  return new.id;
}

static gpointer
load_cb (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func (g_free);

  return sal_alignment_load (connection, data, unknown, error);
}

static SalTerritoryDesign *
load (Fixture *self)
{
  SalAlignmentRequest request = { self->alignment, geography,
                                  areas,           sal_workspace_get_calendar (self->workspace),
                                  "USD",           sal_date_from_ymd (2026, 6, 15) };
  g_autoptr (GError) error = NULL;
  SalTerritoryDesign *design = sal_store_read_sync (self->store, load_cb, &request, NULL, &error);

  g_assert_no_error (error);
  sal_territory_design_prepare (design);

  return design;
}

/* Beside the Census' ones stand those that add up and are of the alignment's areas. */
static void
test_load (Fixture *self, gconstpointer data)
{
  g_autoptr (SalTerritoryDesign) before = load (self);
  g_autoptr (SalTerritoryDesign) design = NULL;
  g_autoptr (SalTerritoryDesign) after = NULL;
  g_autoptr (SalChange) undone = NULL;
  const SalAreaMeasure *measure;
  guint n_areas, index;
  double total = 0;

  add (self, "Purchasing Power per Head", FALSE, SAL_GEOGRAPHY_US_COUNTIES);
  add (self, "Elsewhere", TRUE, SAL_GEOGRAPHY_COUNTRIES);
  add (self, "Population", TRUE, SAL_GEOGRAPHY_US_COUNTIES);
  add (self, "DIY Stores: Märkte!", TRUE, SAL_GEOGRAPHY_US_COUNTIES);
  design = load (self);
  g_assert_cmpuint (sal_territory_design_get_n_measures (design),
                    ==,
                    sal_territory_design_get_n_measures (before) + 2);
  g_assert_true (sal_territory_design_find_measure (design, "population_2", &index));
  g_assert_true (sal_territory_design_find_measure (design, "diy_stores_märkte", &index));

  measure = sal_territory_design_get_measure (design, index);
  g_assert_cmpstr (measure->label, ==, "DIY Stores: Märkte!, Thousand Euros");
  g_assert_cmpstr (measure->source, ==, "Institute, 2026-01-01");
  sal_geography_get_areas (geography, &n_areas);
  for (guint i = 0; i < n_areas; i++)
    {
      g_assert_cmpfloat (measure->values[i], ==, i % 3 == 0 ? 0 : i + 1.0);
      total += measure->values[i];
    }
  g_assert_cmpfloat_with_epsilon (measure->total, total, 1e-6);

  undone = sal_store_undo_sync (self->store, 0, NULL);
  g_assert_nonnull (undone);
  after = load (self);
  g_assert_false (sal_territory_design_find_measure (after, "diy_stores_märkte", &index));
}

static gboolean
delete_cb (SalTransaction *transaction, gpointer id, GCancellable *cancellable, GError **error)
{
  return sal_transaction_delete (transaction, &sal_area_measure_kind, *(gint64 *) id, error);
}

static gpointer
count_cb (SalConnection *connection, gpointer n, GCancellable *cancellable, GError **error)
{
  return sal_connection_query_integer (connection, "SELECT count (*) FROM area_value", n, error)
             ? n
             : NULL;
}

/* Values go with their measure. */
static void
test_delete (Fixture *self, gconstpointer data)
{
  gint64 id = add (self, "Stores", TRUE, SAL_GEOGRAPHY_US_COUNTIES);
  gint64 n = 0;

  g_assert_nonnull (sal_store_read_sync (self->store, count_cb, &n, NULL, NULL));
  g_assert_cmpint (n, >, 2000);
  run (self, delete_cb, &id);
  g_assert_nonnull (sal_store_read_sync (self->store, count_cb, &n, NULL, NULL));
  g_assert_cmpint (n, ==, 0);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  geography = sal_geography_load ("us-counties", NULL);
  areas = sal_us_areas_load (NULL, NULL);
  g_assert_true (geography != NULL && areas != NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/area-measure/load", test_load);
  ADD ("/area-measure/delete", test_delete);
  status = g_test_run ();
  sal_geography_unref (geography);
  sal_us_areas_unref (areas);

  return status;
}
