/* test-area-split.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "alignment-fixture.h"
#include "sal-alignment-commands.h"
#include "sal-area-cells.h"
#include "sal-area-measure-repository.h"
#include "sal-area-split.h"
#include "sal-date.h"
#include "sal-geography-repository.h"

/* Los Angeles County (06037) and Autauga County (01001), split into their ZIP areas. */

static guint
find (const SalGeography *geography, const char *code)
{
  guint area = SAL_GEOGRAPHY_NONE;

  g_assert_true (sal_geography_find (geography, code, &area));

  return area;
}

static SalGeography *
make_cells (AlignmentFixture *self, const SalGeography *geography, const char *code)
{
  guint split = find (geography, code);
  g_autoptr (GError) error = NULL;
  SalGeography *cells =
      sal_area_split_make (geography, self->areas, &split, 1, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return cells;
}

/* Returns: the record of the geography that the alignment has now */
static gint64
split_area (AlignmentFixture *self, const char *key, const char *code)
{
  g_autoptr (SalGeography) cells = make_cells (self, self->geography, code);
  guint split = find (self->geography, code);
  g_autoptr (SalAlignmentSplit) data =
      sal_alignment_split_new (self->alignment, key, self->geography, &split, 1, cells);

  alignment_fixture_run (self, sal_alignment_split_areas, data);
  sal_geography_unref (self->geography);
  self->geography = g_steal_pointer (&cells);

  return data->geography;
}

static double
sum_of (const SalTerritoryDesign *design, const char *key)
{
  double sum = 0;
  guint measure = 0;

  g_assert_true (sal_territory_design_find_measure (design, key, &measure));
  for (guint i = 0; i < sal_territory_design_get_n_areas (design); i++)
    sum += sal_territory_design_get_measure (design, measure)->values[i];

  return sum;
}

static double
sum_of_cells (const SalTerritoryDesign *design, const char *key, const char *code)
{
  g_autoptr (GArray) cells =
      sal_area_cells_list (sal_territory_design_get_geography (design), code);
  double sum = 0;
  guint measure = 0;

  g_assert_true (sal_territory_design_find_measure (design, key, &measure));
  for (guint i = 0; i < cells->len; i++)
    {
      double value = sal_territory_design_get_measure (design, measure)
                         ->values[g_array_index (cells, guint, i)];

      g_assert_cmpfloat (value, ==, trunc (value));
      sum += value;
    }

  return sum;
}

/* --- shapes --- */

static void
test_codes (AlignmentFixture *self, gconstpointer data)
{
  g_autofree char *code = sal_area_cell_dup_code ("06037", "90012");
  g_autofree char *area = sal_area_cell_dup_area (code);
  g_autofree char *none = sal_area_cell_dup_area ("06037");

  g_assert_cmpstr (code, ==, "06037-90012");
  g_assert_cmpstr (area, ==, "06037");
  g_assert_cmpstr (sal_area_cell_get_own_code (code), ==, "90012");
  g_assert_null (none);
  g_assert_null (sal_area_cell_get_own_code ("06037"));
}

/* Only US counties have ZIP areas, and cells have none. */
static void
test_count (AlignmentFixture *self, gconstpointer data)
{
  g_autofree guint *counts = sal_area_split_count (self->geography, "us-counties", self->areas);
  g_autofree guint *others = sal_area_split_count (self->geography, "countries", self->areas);
  g_autoptr (SalGeography) cells = make_cells (self, self->geography, "06037");
  g_autofree guint *again = sal_area_split_count (cells, "us-counties", self->areas);

  g_assert_cmpuint (counts[find (self->geography, "06037")], ==, 293);
  g_assert_cmpuint (others[find (self->geography, "06037")], ==, 0);
  g_assert_cmpuint (again[find (cells, "06037-90012")], ==, 0);
  g_assert_cmpuint (again[find (cells, "01001")], ==, counts[find (self->geography, "01001")]);
}

/* Which county an area is, or is of, by its index in the counties. */
static guint
county_of (const SalGeography *counties, const char *code)
{
  g_autofree char *county = sal_area_cell_dup_area (code);

  return find (counties, county != NULL ? county : code);
}

static gboolean
borders_on (const SalGeography *geography, guint one, guint other)
{
  const SalGeographyNeighbors *graph = sal_geography_get_neighbors (geography);

  for (guint k = graph->first[one]; k < graph->first[one + 1]; k++)
    if (graph->areas[k] == other)
      return TRUE;

  return FALSE;
}

static void
test_shapes (AlignmentFixture *self, gconstpointer data)
{
  g_autoptr (SalGeography) split = make_cells (self, self->geography, "06037");
  g_autoptr (GArray) cells = sal_area_cells_list (split, "06037");
  guint n_before, n_after;
  const SalGeographyArea *before = sal_geography_get_areas (self->geography, &n_before);
  const SalGeographyArea *after = sal_geography_get_areas (split, &n_after);
  guint la = find (self->geography, "06037");
  const SalGeographyArea *whole = &before[la];
  double km2 = 0;

  g_assert_cmpuint (cells->len, ==, 293);
  g_assert_cmpuint (n_after, ==, n_before - 1 + cells->len);
  for (guint i = 0; i < cells->len; i++)
    {
      const SalGeographyArea *cell = &after[g_array_index (cells, guint, i)];

      g_assert_cmpuint (cell->n_rings, >, 0);
      g_assert_true (g_str_has_prefix (cell->name, "Los Angeles 9"));
      g_assert_cmpstr (cell->parent, ==, "CA");
      km2 += cell->area_km2;
    }
  g_assert_cmpfloat_with_epsilon (km2, whole->area_km2, 1e-4 * whole->area_km2);
  for (guint i = 0; i < n_after; i++)
    if (sal_area_cell_get_own_code (after[i].code) == NULL)
      {
        const SalGeographyArea *same = &before[find (self->geography, after[i].code)];

        /* lines from corner to corner of great circles bend a little less where there are more */
        g_assert_cmpfloat_with_epsilon (after[i].area_km2,
                                        same->area_km2,
                                        borders_on (self->geography, (guint) (same - before), la)
                                            ? 1e-4 * same->area_km2
                                            : 0.01);
        g_assert_cmpuint (after[i].n_rings, ==, same->n_rings);
      }
}

/* Counties border on what they did before, or on cells of it, and nothing else does. */
static void
test_neighbors (AlignmentFixture *self, gconstpointer data)
{
  g_autoptr (SalGeography) split = make_cells (self, self->geography, "06037");
  const SalGeographyNeighbors *before = sal_geography_get_neighbors (self->geography);
  const SalGeographyNeighbors *after = sal_geography_get_neighbors (split);
  const SalGeographyArea *areas = sal_geography_get_areas (split, NULL);
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint one = 0; one < after->n_areas; one++)
    for (guint k = after->first[one]; k < after->first[one + 1]; k++)
      {
        guint from = county_of (self->geography, areas[one].code);
        guint to = county_of (self->geography, areas[after->areas[k]].code);
        gint64 pair = (gint64) from << 32 | to;

        g_assert_true (borders_on (split, after->areas[k], one));
        if (from == to)
          continue;
        g_assert_true (borders_on (self->geography, from, to));
        g_hash_table_add (pairs, g_memdup2 (&pair, sizeof pair));
      }
  /* but for a spike without width in the file of the counties, 96 m between Alameda and Stanislaus
   */
  for (guint one = 0; one < before->n_areas; one++)
    for (guint k = before->first[one]; k < before->first[one + 1]; k++)
      {
        gint64 pair = (gint64) one << 32 | before->areas[k];

        g_assert_true (g_hash_table_contains (pairs, &pair) ||
                       (before->border_km[k] > 0 && before->border_km[k] < 0.1));
      }
  /* Orange County lies south of the county, and does not reach its middle */
  g_assert_true (borders_on (split, find (split, "06059"), find (split, "06037-90638")));
  g_assert_false (borders_on (split, find (split, "06059"), find (split, "06037-90012")));
}

/* --- alignments --- */

static void
test_write (AlignmentFixture *self, gconstpointer data)
{
  g_autoptr (SalTerritoryDesign) before = NULL;
  g_autoptr (SalTerritoryDesign) after = NULL;
  g_autoptr (SalGeography) counties = sal_geography_ref (self->geography);
  g_autoptr (SalTerritoryDesign) undone = NULL;
  g_autoptr (GArray) cells = NULL;
  guint population, n_areas;

  alignment_fixture_assign (self, "01001", 0);
  alignment_fixture_assign (self, "06037", 1);
  alignment_fixture_execute (self, "UPDATE territory_area SET locked = 1 WHERE area = '06037'");
  before = alignment_fixture_load (self, self->alignment);
  split_area (self, "us-counties", "06037");
  after = alignment_fixture_load (self, self->alignment);

  n_areas = sal_territory_design_get_n_areas (after);
  cells = sal_area_cells_list (self->geography, "06037");
  for (guint i = 0; i < cells->len; i++)
    {
      guint cell = g_array_index (cells, guint, i);

      g_assert_cmpint (sal_territory_design_get_assignment (after)[cell], ==, 1);
      g_assert_true (sal_territory_design_is_locked (after, cell));
    }
  g_assert_cmpuint (sal_territory_design_count_areas (after, 0), ==, 1);
  g_assert_cmpuint (sal_territory_design_count_areas (after, 1), ==, cells->len);
  g_assert_cmpuint (
      sal_territory_design_count_areas (after, SAL_TERRITORY_NONE), ==, n_areas - cells->len - 1);
  g_assert_cmpuint (sal_territory_design_count_pieces (after, 1), ==, 1);

  /* Moss is in the county, and where in it is not known */
  g_assert_cmpuint (sal_territory_design_count_accounts (after, 1), ==, 1);
  g_assert_true (sal_territory_design_find_measure (after, "population", &population));
  g_assert_cmpfloat_with_epsilon (sal_territory_design_get_sum (after, 1, population),
                                  sal_territory_design_get_sum (before, 1, population),
                                  1e-3);
  for (guint i = 0; i < sal_territory_design_get_n_measures (before); i++)
    {
      const char *key = sal_territory_design_get_measure (before, i)->key;

      g_assert_cmpfloat_with_epsilon (sum_of (after, key), sum_of (before, key), 1);
    }

  alignment_fixture_undo (self);
  sal_geography_unref (self->geography);
  self->geography = g_steal_pointer (&counties);
  undone = alignment_fixture_load (self, self->alignment);
  g_assert_cmpmem (sal_territory_design_get_assignment (undone),
                   sal_territory_design_get_n_areas (undone) * sizeof (gint32),
                   sal_territory_design_get_assignment (before),
                   sal_territory_design_get_n_areas (before) * sizeof (gint32));
  g_assert_true (sal_territory_design_is_locked (undone, find (self->geography, "06037")));
}

/* An account goes where its ZIP code says, or else where its county's people are. */
static void
test_accounts (AlignmentFixture *self, gconstpointer data)
{
  g_autoptr (SalTerritoryDesign) design = NULL;
  const SalDesignAccount *accounts;
  guint n;

  alignment_fixture_execute (
      self,
      "UPDATE account SET postal_code = '90802-1234' WHERE id = %" G_GINT64_FORMAT,
      self->accounts[ALIGNMENT_FIXTURE_RIDGE]);
  alignment_fixture_execute (self,
                             "UPDATE account SET county = NULL WHERE id = %" G_GINT64_FORMAT,
                             self->accounts[ALIGNMENT_FIXTURE_RIDGE]);
  split_area (self, "us-counties", "06037");
  design = alignment_fixture_load (self, self->alignment);
  accounts = sal_territory_design_get_accounts (design, &n);
  g_assert_cmpuint (accounts[ALIGNMENT_FIXTURE_HALDEN].area, ==, find (self->geography, "01001"));
  g_assert_cmpuint (
      accounts[ALIGNMENT_FIXTURE_RIDGE].area, ==, find (self->geography, "06037-90802"));
  g_assert_cmpuint (accounts[ALIGNMENT_FIXTURE_NOWHERE].area, ==, SAL_GEOGRAPHY_NONE);
  g_assert_true (g_str_has_prefix (
      sal_geography_get_areas (self->geography, NULL)[accounts[ALIGNMENT_FIXTURE_MOSS].area].code,
      "06037-900"));
}

/* One more area of an alignment in which one was split; what was imported for counties, before or
 * after, and for the first parts, counts in all of them. */
static void
test_twice (AlignmentFixture *self, gconstpointer data)
{
  SalAreaFigures figures = { 0 };
  SalAreaMeasureNew potential = {
    .name = "Potential",
    .as_of = SAL_DATE_NONE,
    .additive = TRUE,
    .key = "us-counties",
    .figures = &figures,
  };
  SalAreaMeasureNew visits = { .name = "Visits", .additive = TRUE, .figures = &figures };
  g_autoptr (SalTerritoryDesign) design = NULL;
  g_autofree char *first = NULL;
  guint index, n_areas;

  sal_geography_get_areas (self->geography, &n_areas);
  figures.values = g_new (double, n_areas);
  for (guint i = 0; i < n_areas; i++)
    figures.values[i] = NAN;
  figures.values[find (self->geography, "06037")] = 600;
  figures.values[find (self->geography, "01001")] = 30;
  potential.geography = self->geography;
  alignment_fixture_run (self, sal_area_measure_add, &potential);
  g_free (figures.values);

  first = g_strdup_printf ("%" G_GINT64_FORMAT, split_area (self, "us-counties", "06037"));
  sal_geography_get_areas (self->geography, &n_areas);
  figures.values = g_new (double, n_areas);
  for (guint i = 0; i < n_areas; i++)
    figures.values[i] = NAN;
  figures.values[find (self->geography, "06037-90012")] = 7;
  figures.values[find (self->geography, "01001")] = 20;
  visits.key = first;
  visits.geography = self->geography;
  alignment_fixture_run (self, sal_area_measure_add, &visits);
  g_free (figures.values);

  split_area (self, first, "01001");
  design = alignment_fixture_load (self, self->alignment);
  g_assert_cmpfloat_with_epsilon (sum_of_cells (design, "potential", "06037"), 600, 1e-9);
  g_assert_cmpfloat_with_epsilon (sum_of_cells (design, "potential", "01001"), 30, 1e-9);
  g_assert_cmpfloat_with_epsilon (sum_of (design, "potential"), 630, 1e-9);
  g_assert_cmpfloat_with_epsilon (sum_of_cells (design, "visits", "06037"), 7, 1e-9);
  g_assert_cmpfloat_with_epsilon (sum_of_cells (design, "visits", "01001"), 20, 1e-9);
  g_assert_true (sal_territory_design_find_measure (design, "potential", &index));
  g_assert_cmpstr (
      sal_territory_design_get_measure (design, index)->source, ==, "Split counties by population");
}

/* What is held against an alignment in which areas were split may have them whole. */
static void
test_whole_over_split (AlignmentFixture *self, gconstpointer data)
{
  SalAlignmentBranch branch = { .from = self->alignment, .name = "Whole" };
  g_autoptr (SalTerritoryDesign) whole = NULL;
  g_autoptr (SalTerritoryDesign) split = NULL;

  alignment_fixture_assign (self, "06037", 1);
  alignment_fixture_run (self, sal_alignment_branch, &branch);
  split_area (self, "us-counties", "06037");
  split = alignment_fixture_load (self, self->alignment);
  whole = alignment_fixture_load (self, branch.id);
  g_assert_cmpmem (sal_territory_design_get_assignment (whole),
                   sal_territory_design_get_n_areas (whole) * sizeof (gint32),
                   sal_territory_design_get_assignment (split),
                   sal_territory_design_get_n_areas (split) * sizeof (gint32));
}

static void
test_refused (AlignmentFixture *self, gconstpointer data)
{
  g_autoptr (SalGeography) counties = sal_geography_ref (self->geography);
  g_autoptr (SalGeography) cells = make_cells (self, counties, "06037");
  guint area = find (counties, "06037"), other = find (counties, "01001");
  g_autoptr (SalAlignmentSplit) split =
      sal_alignment_split_new (self->alignment, "us-counties", counties, &area, 1, cells);
  g_autoptr (SalAlignmentSplit) wrong =
      sal_alignment_split_new (self->alignment, "us-counties", counties, &other, 1, cells);

  alignment_fixture_refuse (self, sal_alignment_split_areas, wrong, "01001 has no cells");
  alignment_fixture_run (self, sal_alignment_split_areas, split);
  alignment_fixture_refuse (self, sal_alignment_split_areas, split, "changed meanwhile");
  alignment_fixture_execute (self, "UPDATE alignment SET status = 'approved'");
  alignment_fixture_refuse (self, sal_alignment_split_areas, split, "cannot be changed");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (AlignmentFixture *self, gconstpointer data);
  } tests[] = {
    { "/area-split/codes", test_codes },
    { "/area-split/count", test_count },
    { "/area-split/shapes", test_shapes },
    { "/area-split/neighbors", test_neighbors },
    { "/area-split/write", test_write },
    { "/area-split/accounts", test_accounts },
    { "/area-split/twice", test_twice },
    { "/area-split/whole-over-split", test_whole_over_split },
    { "/area-split/refused", test_refused },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path,
                AlignmentFixture,
                NULL,
                alignment_fixture_set_up,
                tests[i].func,
                alignment_fixture_tear_down);

  return g_test_run ();
}
