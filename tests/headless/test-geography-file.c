/* test-geography-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <gio/gio.h>

#include "sal-error.h"
#include "sal-geography-builder.h"
#include "sal-geography-file.h"
#include "sal-us-areas.h"

static SalGeography *
load (const char *name)
{
  g_autoptr (GError) error = NULL;
  SalGeography *geography = sal_geography_load (name, &error);

  g_assert_no_error (error);

  return geography;
}

static guint
find (const SalGeography *geography, const char *code)
{
  guint area = SAL_GEOGRAPHY_NONE;

  if (!sal_geography_find (geography, code, &area))
    g_error ("there is no area %s", code);

  return area;
}

/* The shipped counties are those of the measures, by code, name and state. */
static void
test_geography_file_counties (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalGeography) geography = load ("us-counties");
  g_autoptr (SalUsAreas) measures = sal_us_areas_load (NULL, &error);
  const SalGeographyArea *areas;
  const SalUsArea *counties;
  gsize n_counties;
  guint n_areas;
  double area_km2 = 0;

  g_assert_no_error (error);
  areas = sal_geography_get_areas (geography, &n_areas);
  counties = sal_us_areas_get_counties (measures, &n_counties);
  g_assert_cmpuint (n_areas, ==, 3142);
  g_assert_cmpuint (n_counties, ==, 3142);
  for (guint i = 0; i < n_areas; i++)
    {
      g_assert_cmpstr (areas[i].code, ==, counties[i].code);
      g_assert_cmpstr (areas[i].name, ==, counties[i].name);
      g_assert_cmpstr (areas[i].parent, ==, counties[i].state);
      g_assert_cmpuint (sal_geography_find_at (geography, areas[i].center), ==, i);
      area_km2 += areas[i].area_km2;
    }

  /* 3,531,905 square miles of land (Census, State Area Measurements, 2010) and some inland water,
   * which the cartographic boundaries keep: 9.15 to 9.53 million square kilometres */
  g_assert_cmpfloat (area_km2, >, 9.14e6);
  g_assert_cmpfloat (area_km2, <, 9.53e6);
}

typedef struct
{
  SalCoordinate from, to;
} Edge;

static guint
hash_edge (gconstpointer data)
{
  guint64 numbers[4], hash = 0;

  memcpy (numbers, data, sizeof numbers);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    hash = (hash ^ numbers[i] >> 20) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return (guint) (hash >> 32);
}

static gboolean
equal_edges (gconstpointer one, gconstpointer other)
{
  return memcmp (one, other, sizeof (Edge)) == 0;
}

/* Every edge of every ring, as it runs, with its area plus one. */
static GHashTable *
collect_edges (const SalGeography *geography)
{
  GHashTable *edges = g_hash_table_new_full (hash_edge, equal_edges, g_free, NULL);
  guint n_areas;
  const SalGeographyArea *areas = sal_geography_get_areas (geography, &n_areas);

  for (guint a = 0; a < n_areas; a++)
    for (guint r = areas[a].first_ring; r < areas[a].first_ring + areas[a].n_rings; r++)
      {
        g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SalCoordinate));

        sal_geography_append_ring (geography, r, points);
        for (guint i = 0; i < points->len; i++)
          {
            Edge edge = { g_array_index (points, SalCoordinate, i),
                          g_array_index (points, SalCoordinate, (i + 1) % points->len) };

            g_assert_true (g_hash_table_insert (
                edges, g_memdup2 (&edge, sizeof edge), GUINT_TO_POINTER (a + 1)));
          }
      }

  return edges;
}

static gint64 *
pair_key (guint one, guint other)
{
  gint64 key = (gint64) one << 32 | other;

  return g_memdup2 (&key, sizeof key);
}

/* Pairs of areas with an edge that runs one way in one and the other way in the other. */
static GHashTable *
find_pairs (GHashTable *edges)
{
  GHashTable *pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, edges);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Edge *edge = key;
      Edge back = { edge->to, edge->from };
      guint other = GPOINTER_TO_UINT (g_hash_table_lookup (edges, &back));

      if (other != 0)
        g_hash_table_add (pairs, pair_key (GPOINTER_TO_UINT (value) - 1, other - 1));
    }

  return pairs;
}

/* The graph as loaded is the one that a search for edges with two areas finds. */
static void
test_geography_file_neighbors (void)
{
  g_autoptr (SalGeography) geography = load ("us-counties");
  const SalGeographyNeighbors *graph = sal_geography_get_neighbors (geography);
  g_autoptr (GHashTable) edges = collect_edges (geography);
  g_autoptr (GHashTable) pairs = find_pairs (edges);
  guint n_borders = 0;

  for (guint i = 0; i < graph->n_areas; i++)
    for (guint k = graph->first[i]; k < graph->first[i + 1]; k++)
      {
        g_autofree gint64 *key = pair_key (i, graph->areas[k]);

        g_assert_cmpint (graph->is_bridge[k], !=, g_hash_table_contains (pairs, key));
        g_assert_cmpfloat (graph->border_km[k] > 0, ==, !graph->is_bridge[k]);
        n_borders += !graph->is_bridge[k];
      }
  g_assert_cmpuint (n_borders, ==, g_hash_table_size (pairs));
}

static guint
count_reached (const SalGeographyNeighbors *graph)
{
  g_autofree gboolean *seen = g_new0 (gboolean, graph->n_areas);
  g_autofree guint *queue = g_new (guint, graph->n_areas);
  guint n = 1;

  queue[0] = 0;
  seen[0] = TRUE;
  for (guint i = 0; i < n; i++)
    for (guint k = graph->first[queue[i]]; k < graph->first[queue[i] + 1]; k++)
      if (!seen[graph->areas[k]])
        {
          seen[graph->areas[k]] = TRUE;
          queue[n++] = graph->areas[k];
        }

  return n;
}

static gboolean
is_bridged (const SalGeography *geography, const char *from, const char *to)
{
  const SalGeographyNeighbors *graph = sal_geography_get_neighbors (geography);
  guint area = find (geography, from), other = find (geography, to);

  for (guint k = graph->first[area]; k < graph->first[area + 1]; k++)
    if (graph->areas[k] == other)
      return graph->is_bridge[k];

  return FALSE;
}

static void
test_geography_file_bridges (void)
{
  g_autoptr (SalGeography) geography = load ("us-counties");
  const SalGeographyNeighbors *graph = sal_geography_get_neighbors (geography);

  g_assert_cmpuint (count_reached (graph), ==, graph->n_areas);
  g_assert_true (is_bridged (geography, "25019", "25007")); /* Nantucket, Dukes */
  g_assert_true (is_bridged (geography, "02130", "53009")); /* Ketchikan Gateway, Clallam */
  g_assert_true (is_bridged (geography, "15007", "15003")); /* Kauai, Honolulu */
  g_assert_true (is_bridged (geography, "15007", "02016")); /* Kauai, Aleutians West */
}

/* Areas against the published ones in thousands of square kilometres (CIA World Factbook, land and
 * inland water), which shapes of this scale meet within four percent: those that the antimeridian
 * and the pole lie in, and one they do not. */
static void
test_geography_file_countries (void)
{
  static const struct
  {
    const char *code;
    double area;
    double tolerance;
  } cases[] = {
    { "RU", 17098, 0.04 }, { "FJ", 18.27, 0.06 }, { "US", 9834, 0.05 },
    { "FR", 644, 0.04 },   { "AQ", 14200, 0.15 }, /* the ice shelves are a matter of opinion */
  };
  g_autoptr (SalGeography) geography = load ("countries");
  const SalGeographyNeighbors *graph = sal_geography_get_neighbors (geography);
  guint n_areas;
  const SalGeographyArea *areas = sal_geography_get_areas (geography, &n_areas);

  g_assert_cmpuint (n_areas, ==, 240);
  g_assert_cmpuint (count_reached (graph), ==, n_areas);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SalGeographyArea *area = &areas[find (geography, cases[i].code)];

      g_assert_cmpfloat_with_epsilon (
          area->area_km2 / 1000, cases[i].area, cases[i].area * cases[i].tolerance);
    }
  for (guint i = 0; i < n_areas; i++)
    g_assert_cmpuint (sal_geography_find_at (geography, areas[i].center), ==, i);

  /* places beyond the antimeridian: Provideniya, Taveuni; and the South Pole */
  g_assert_cmpuint (sal_geography_find_at (geography, (SalCoordinate){ -173.5, 64.6 }),
                    ==,
                    find (geography, "RU"));
  g_assert_cmpuint (sal_geography_find_at (geography, (SalCoordinate){ -179.95, -16.8 }),
                    ==,
                    find (geography, "FJ"));
  g_assert_cmpuint (
      sal_geography_find_at (geography, (SalCoordinate){ 0, -89.9 }), ==, find (geography, "AQ"));
}

static gboolean
are_neighbors (const SalGeographyNeighbors *graph, guint one, guint other)
{
  for (guint i = graph->first[one]; i < graph->first[one + 1]; i++)
    if (graph->areas[i] == other)
      return !graph->is_bridge[i];

  return FALSE;
}

/* Provinces are parts of countries, but those of the ten that are too small for the map of
 * countries; they have the neighbours that everybody knows, and the country at a place is that of
 * its province, but for what is administered from elsewhere: Ceuta, Guantanamo … */
static void
test_geography_file_provinces (void)
{
  static const char *const pairs[][2] = {
    { "US-CA", "US-NV" }, { "DE-BY", "DE-BW" },   { "DE-BY", "DE-HE" },
    { "CA-ON", "CA-QC" }, { "AU-NSW", "AU-VIC" },
  };
  g_autoptr (SalGeography) geography = load ("provinces");
  g_autoptr (SalGeography) countries = load ("countries");
  const SalGeographyNeighbors *graph = sal_geography_get_neighbors (geography);
  guint n_areas, n_countries, country, n_other = 0, n_small = 0;
  const SalGeographyArea *areas = sal_geography_get_areas (geography, &n_areas);
  const SalGeographyArea *states = sal_geography_get_areas (countries, &n_countries);

  g_assert_cmpuint (n_areas, ==, 4556);
  g_assert_cmpuint (count_reached (graph), ==, n_areas);
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_assert_true (
        are_neighbors (graph, find (geography, pairs[i][0]), find (geography, pairs[i][1])));
  for (guint i = 0; i < n_areas; i++)
    {
      guint at = sal_geography_find_at (countries, areas[i].center);

      n_small += !sal_geography_find (countries, areas[i].parent, &country);
      g_assert_true (g_str_has_prefix (areas[i].code, areas[i].parent));
      n_other += at != SAL_GEOGRAPHY_NONE && !g_str_equal (states[at].code, areas[i].parent);
    }
  g_assert_cmpuint (n_small, <=, 10);
  g_assert_cmpuint (n_other, <=, 10);
}

/* What is written reads the same, and is then written the same. */
static void
test_geography_file_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalGeography) geography = load ("us-counties");
  g_autoptr (GBytes) bytes = sal_geography_write (geography, &error);
  g_autoptr (SalGeography) again = sal_geography_read (bytes, &error);
  g_autoptr (GBytes) rewritten = NULL;
  const SalGeographyNeighbors *before, *after;
  const SalCoordinate *one, *other;
  guint n_points, n_points_after;

  g_assert_no_error (error);
  rewritten = sal_geography_write (again, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, rewritten));

  one = sal_geography_get_points (geography, &n_points);
  other = sal_geography_get_points (again, &n_points_after);
  g_assert_cmpuint (n_points, ==, n_points_after);
  for (guint i = 0; i < n_points; i++)
    {
      g_assert_cmpfloat_with_epsilon (one[i].longitude, other[i].longitude, 0.5001e-7);
      g_assert_cmpfloat_with_epsilon (one[i].latitude, other[i].latitude, 0.5001e-7);
    }

  before = sal_geography_get_neighbors (geography);
  after = sal_geography_get_neighbors (again);
  g_assert_cmpmem (before->areas,
                   before->n_neighbors * sizeof *before->areas,
                   after->areas,
                   after->n_neighbors * sizeof *after->areas);
}

/* Bytes cut short or changed are an error and nothing worse. */
static void
test_geography_file_damaged (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalGeographyBuilder) builder = sal_geography_builder_new ();
  g_autoptr (SalGeography) geography = NULL;
  g_autoptr (GBytes) bytes = NULL;

  sal_geography_builder_add_area (builder, "a", "A", NULL, &(SalCoordinate){ 180, -90 });
  geography = sal_geography_builder_finish (builder, &error);
  g_assert_no_error (error);
  bytes = sal_geography_write (geography, &error);
  g_assert_no_error (error);

  for (gsize length = 0; length < g_bytes_get_size (bytes); length++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, length);

      g_assert_null (sal_geography_read (part, &error));
      g_assert_true (error->domain == G_IO_ERROR || error->domain == SAL_ERROR);
      g_clear_error (&error);
    }
}

static GBytes *
compress (const guint8 *data, gsize length)
{
  g_autoptr (GConverter) zip =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 1));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, zip);

  g_assert_true (g_output_stream_write_all (stream, data, length, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
test_geography_file_errors (void)
{
#define HEADER   "SALGEO\n\1"
#define DEGREES  "\0\0\0\0\0\0\360\77" /* 1.0 */
#define NOTHING  "\0\0\0\0\0\0\0\0"
#define HEADER_1 HEADER DEGREES DEGREES NOTHING NOTHING
  static const struct
  {
    const char *data;
    gsize length;
    const char *message;
  } cases[] = {
    { "", 0, "expected the beginning of a geography at byte 0" },
    { "SALGEO\n\2", 8, "expected version 1" },
    { HEADER NOTHING DEGREES NOTHING NOTHING, 40, "expected units per degree" },
    { HEADER DEGREES DEGREES "\0\0\0\0\0\0\360\177" NOTHING, 40, "expected degrees" },
    { HEADER_1 "\377\377\377\377\17", 45, "expected no more parts than the file has room for" },
    { HEADER_1 "\200\200\200\200\200\200\200\200\200\200\200", 51, "expected a number of 64 bits" },
    { HEADER_1 "\1\2\0", 43, "expected no more parts" },
    { HEADER_1 "\1\2\0\0\377\377\377\377\377\377\377\377\377\1\0", 55, "a place on the Earth" },
    { HEADER_1 "\0\1\1\377\0\0\0", 47, "expected UTF-8" },
    { HEADER_1 "\0\1\1a\0\0\0\1\2\377\377\377\377\377\1", 55, "expected a reference to an arc" },
    { HEADER_1 "\0\0\0", 43, "expected the end of the file at byte 42" },
    { HEADER_1 "\0\1\1a\0\0\0\0", 48, "Area a has neither a shape nor a center" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = compress ((const guint8 *) cases[i].data, cases[i].length);

      g_assert_null (sal_geography_read (bytes, &error));
      g_assert_nonnull (error);
      if (error->domain != SAL_ERROR || strstr (error->message, cases[i].message) == NULL)
        g_error ("“%s” instead of “%s”", error->message, cases[i].message);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/geography-file/counties", test_geography_file_counties);
  g_test_add_func ("/geography-file/neighbors", test_geography_file_neighbors);
  g_test_add_func ("/geography-file/bridges", test_geography_file_bridges);
  g_test_add_func ("/geography-file/countries", test_geography_file_countries);
  g_test_add_func ("/geography-file/provinces", test_geography_file_provinces);
  g_test_add_func ("/geography-file/round-trip", test_geography_file_round_trip);
  g_test_add_func ("/geography-file/damaged", test_geography_file_damaged);
  g_test_add_func ("/geography-file/errors", test_geography_file_errors);

  return g_test_run ();
}
