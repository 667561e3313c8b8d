/* test-design-coverage.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-coverage.h"

#include <math.h>
#include <stdlib.h>

#include "facts-fixture.h"
#include "map-fixture.h"
#include "sal-area-measures.h"
#include "sal-coverage-style.h"
#include "sal-coverage-table.h"
#include "sal-date.h"
#include "sal-design-style.h"

#define N_COLUMNS     4
#define N_AREAS       8
#define N_TERRITORIES 3
#define UNKNOWN       1 /* the id of an account that neither facts nor coverages know */

static FactsFixture company;

static gpointer
load_coverages (SalConnection *connection, gpointer day, GCancellable *cancellable, GError **error)
{
  return sal_account_coverages_load (connection, *(const gint32 *) day, error);
}

static SalAccountCoverages *
load (gint32 day)
{
  g_autoptr (GError) error = NULL;
  SalAccountCoverages *coverages =
      sal_store_read_sync (facts_fixture_get_store (&company), load_coverages, &day, NULL, &error);

  g_assert_no_error (error);

  return coverages;
}

/* --- who covers accounts, against SQL that asks of each account alone --- */

#define HELD                                                                                       \
  "EXISTS (SELECT 1 FROM assignment AS h WHERE h.position = p.id"                                  \
  " AND (h.valid_from IS NULL OR h.valid_from <= '%1$s')"                                          \
  " AND (h.valid_to IS NULL OR h.valid_to >= '%1$s'))"
#define COUNT(condition)                                                                           \
  "(SELECT count (*) FROM position AS p WHERE " condition " AND EXISTS (SELECT 1 FROM coverage AS" \
  " c WHERE c.position = p.id AND c.account = a.id AND c.credit <> 'overlay'"                      \
  " AND c.credit <> 'none' AND (c.valid_from IS NULL OR c.valid_from <= '%1$s')"                   \
  " AND (c.valid_to IS NULL OR c.valid_to >= '%1$s')))"

static void
check_coverages (gint32 day)
{
  g_autoptr (SalAccountCoverages) coverages = load (day);
  char iso[SAL_DATE_BUFFER];
  g_autofree char *sql = g_strdup_printf (
      "SELECT a.id, " COUNT (HELD " AND p.motion = 'hunter'") ", " COUNT (
          HELD " AND "
               "(p.motion "
               "= 'farmer' "
               "OR "
               "p.motion = "
               "'account_"
               "manager')") ", " COUNT (HELD) ", " COUNT ("NOT " HELD) ","
                                                                       " (SELECT max (date) FROM "
                                                                       "activity AS y WHERE "
                                                                       "y.account = a.id AND "
                                                                       "y.date <= '%1$s')"
                                                                       " FROM account AS a",
      sal_date_write_iso (day, iso));
  g_autoptr (GPtrArray) expected = facts_fixture_query (&company, "%s", sql);

  g_assert_cmpuint (sal_account_coverages_get_n_accounts (coverages), ==, expected->len);
  for (guint i = 0; i < expected->len; i++)
    {
      g_auto (GStrv) row = g_strsplit (g_ptr_array_index (expected, i), "|", -1);
      const SalAccountCoverage *found =
          sal_account_coverages_find (coverages, g_ascii_strtoll (row[0], NULL, 10));
      char last[SAL_DATE_BUFFER] = "";
      g_autofree char *text = NULL;

      g_assert_nonnull (found);
      if (found->last_activity != SAL_DATE_NONE)
        sal_date_write_iso (found->last_activity, last);
      text = g_strdup_printf ("%" G_GINT64_FORMAT "|%u|%u|%u|%u|%s",
                              found->account,
                              found->n_hunters,
                              found->n_farmers,
                              found->n_hunters + found->n_farmers + found->n_others,
                              found->n_vacant,
                              last);
      g_assert_cmpstr (text, ==, g_ptr_array_index (expected, i));
    }
}

static void
test_design_coverage_accounts (void)
{
  check_coverages (company.as_of);
  for (int i = 0; i < 3; i++)
    check_coverages (company.as_of - g_test_rand_int_range (1, 900));
}

/* --- areas and territories --- */

static SalTerritoryDesign *
create_design (SalMapShape *shape, const double values[N_AREAS], gboolean is_money)
{
  static const SalDesignTerritory territories[N_TERRITORIES] = {
    { .id = 1, .name = (char *) "West", .capacity = 1, .holder = (char *) "Ana" },
    { .id = 2, .name = (char *) "East", .capacity = 1, .holder = (char *) "Ben" },
    { .id = 3, .name = (char *) "South", .capacity = 1 }, /* vacant */
  };
  const SalAreaMeasure measure = { .key = "market",
                                   .label = "Market",
                                   .source = "Test",
                                   .is_money = is_money,
                                   .values = (double *) values };
  SalTerritoryDesign *design = sal_territory_design_new (sal_map_shape_get_geography (shape));

  sal_territory_design_add_measure (design, &measure);
  sal_area_measures_add_accounts (design);
  for (gsize i = 0; i < N_TERRITORIES; i++)
    sal_territory_design_add_territory (design, &territories[i]);

  return design;
}

static void
add_account (SalTerritoryDesign *design, gint64 id, guint area, gint64 revenue, gint32 named)
{
  const SalDesignAccount account = {
    .id = id, .area = area, .revenue = revenue, .named = named, .by_rule = SAL_TERRITORY_NONE
  };

  sal_territory_design_add_account (design, &account);
}

/* What SQL counts: by id of the account, "won|lost". */
static GHashTable *
count_closed (void)
{
  char first[SAL_DATE_BUFFER], last[SAL_DATE_BUFFER];
  g_autoptr (GPtrArray) rows = facts_fixture_query (
      &company,
      "SELECT o.account, sum (s.status = 'won'), sum (s.status = 'lost') FROM opportunity AS o"
      " JOIN stage AS s ON s.id = o.stage WHERE o.account IS NOT NULL"
      " AND o.close_date BETWEEN '%s' AND '%s' GROUP BY o.account",
      sal_date_write_iso (sal_date_add_months (company.as_of, -12) + 1, first),
      sal_date_write_iso (company.as_of, last));
  GHashTable *closed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < rows->len; i++)
    {
      g_auto (GStrv) row = g_strsplit (g_ptr_array_index (rows, i), "|", 2);

      g_hash_table_insert (closed, g_steal_pointer (&row[0]), g_steal_pointer (&row[1]));
    }

  return closed;
}

static void
check_account (const SalCoverageFigures *figures, const SalAccountCoverage *coverage, gint32 day)
{
  guint n_held = coverage->n_hunters + coverage->n_farmers + coverage->n_others;

  g_assert_cmpuint (figures->n_covered, ==, n_held > 0 ? 1 : 0);
  g_assert_cmpuint (figures->n_hunted, ==, coverage->n_hunters > 0 ? 1 : 0);
  g_assert_cmpuint (figures->n_farmed, ==, coverage->n_farmers > 0 ? 1 : 0);
  g_assert_cmpuint (
      figures->n_quiet,
      ==,
      coverage->last_activity == SAL_DATE_NONE || day - coverage->last_activity > 90 ? 1 : 0);
}

/* Accounts one by one, each in an area of its own. */
static void
test_design_coverage_figures (void)
{
  static const double none[N_AREAS] = { 0 };
  g_autoptr (SalMapShape) shape = map_fixture_new_board (N_COLUMNS, N_AREAS / N_COLUMNS);
  g_autoptr (SalFacts) facts = facts_fixture_load (&company, NULL, 0);
  g_autoptr (SalAccountCoverages) coverages = load (company.as_of);
  g_autoptr (GHashTable) closed = count_closed ();
  g_autoptr (GPtrArray) ids = facts_fixture_query (&company, "SELECT id FROM account ORDER BY id");
  guint n_closed = 0;

  for (guint first = 0; first + N_AREAS <= MIN (ids->len, 30 * N_AREAS); first += N_AREAS)
    {
      g_autoptr (SalTerritoryDesign) design = create_design (shape, none, FALSE);
      g_autoptr (SalDesignCoverage) coverage = NULL;

      for (guint area = 0; area < N_AREAS; area++)
        add_account (design,
                     g_ascii_strtoll (g_ptr_array_index (ids, first + area), NULL, 10),
                     area,
                     0,
                     SAL_TERRITORY_NONE);
      sal_territory_design_prepare (design);
      coverage = sal_design_coverage_new (design, facts, coverages, NULL);
      for (guint area = 0; area < N_AREAS; area++)
        {
          const char *id = g_ptr_array_index (ids, first + area);
          const SalCoverageFigures *figures = sal_design_coverage_get_area (coverage, area);
          const char *expected = g_hash_table_lookup (closed, id);
          g_autofree char *found = g_strdup_printf ("%u|%u", figures->n_won, figures->n_lost);

          g_assert_cmpstr (found, ==, expected != NULL ? expected : "0|0");
          n_closed += figures->n_won + figures->n_lost;
          check_account (figures,
                         sal_account_coverages_find (coverages, g_ascii_strtoll (id, NULL, 10)),
                         company.as_of);
        }
    }
  g_assert_cmpuint (n_closed, >, 0);
}

static void
check_same (const SalCoverageFigures *one, const SalCoverageFigures *other)
{
  g_assert_cmpuint (one->n_accounts, ==, other->n_accounts);
  g_assert_cmpuint (one->n_covered, ==, other->n_covered);
  g_assert_cmpuint (one->n_quiet, ==, other->n_quiet);
  g_assert_cmpuint (one->n_hunted, ==, other->n_hunted);
  g_assert_cmpuint (one->n_farmed, ==, other->n_farmed);
  g_assert_cmpuint (one->n_won, ==, other->n_won);
  g_assert_cmpuint (one->n_lost, ==, other->n_lost);
  g_assert_cmpuint (one->n_open, ==, other->n_open);
  g_assert_cmpint (one->revenue, ==, other->revenue);
  g_assert_cmpint (one->pipeline, ==, other->pipeline);
  g_assert_cmpfloat_with_epsilon (one->potential, other->potential, 1e-3);
  g_assert_cmpfloat_with_epsilon (one->whitespace, other->whitespace, 1e-3);
}

/* Territories and what is in none of them are together what areas are, and accounts outside. */
static void
test_design_coverage_sums (void)
{
  g_autoptr (SalMapShape) shape = map_fixture_new_board (N_COLUMNS, N_AREAS / N_COLUMNS);
  g_autoptr (SalFacts) facts = facts_fixture_load (&company, NULL, 0);
  g_autoptr (SalAccountCoverages) coverages = load (company.as_of);
  g_autoptr (GPtrArray) ids = facts_fixture_query (&company, "SELECT id FROM account ORDER BY id");
  double values[N_AREAS];
  g_autoptr (SalTerritoryDesign) design = NULL;
  g_autoptr (SalDesignCoverage) coverage = NULL;

  for (guint area = 0; area < N_AREAS; area++)
    values[area] = g_test_rand_int_range (0, 1000);
  design = create_design (shape, values, FALSE);
  for (guint i = 0; i < ids->len; i++)
    add_account (design,
                 g_ascii_strtoll (g_ptr_array_index (ids, i), NULL, 10),
                 (guint) g_test_rand_int_range (0, N_AREAS),
                 0,
                 g_test_rand_int_range (-1, N_TERRITORIES));
  sal_area_measures_value_accounts (design, facts);
  sal_territory_design_prepare (design);
  coverage = sal_design_coverage_new (design, facts, coverages, "market");
  for (int round = 0; round < 20; round++)
    {
      guint area = (guint) g_test_rand_int_range (0, N_AREAS);
      g_autofree SalCoverageFigures *territories = NULL;
      SalCoverageFigures whole = { 0 }, parts = { 0 };

      sal_territory_design_move (design, &area, 1, g_test_rand_int_range (-1, N_TERRITORIES), NULL);
      territories = sal_design_coverage_add_up (coverage);
      for (guint i = 0; i < N_AREAS; i++)
        sal_coverage_figures_add (&whole, sal_design_coverage_get_area (coverage, i));
      for (guint t = 0; t <= N_TERRITORIES; t++)
        sal_coverage_figures_add (&parts, &territories[t]);
      check_same (&whole, &parts);
      g_assert_cmpuint (whole.n_accounts, ==, ids->len);
    }
}

/* --- potential, by hand --- */

/* Revenue of 10, 40, 90 and 0 where the market is 10, 20, 30 and 40, and nothing elsewhere but for
 * a market of 20: per unit 1, 2 and 3 where anything is sold. Of the 60 there, three quarters are
 * reached in the third area, so that potential is 3 per unit: 30, 60, 90, 120 and 60, less revenue
 * 20, 20, 0, 120 and 60. The mean of eight areas is 45. */
static const double market[N_AREAS] = { 10, 20, 30, 40, 20, 0, 0, 0 };
static const gint64 sold[N_AREAS] = { 10, 40, 90, 0, 0, 0, 0, 0 };

static SalDesignCoverage *
create_by_hand (SalMapShape *shape, gboolean is_money, SalTerritoryDesign **design)
{
  g_autoptr (SalFacts) facts = facts_fixture_load (&company, NULL, 0);
  g_autoptr (SalAccountCoverages) coverages = load (company.as_of);

  *design = create_design (shape, market, is_money);
  for (guint area = 0; area < N_AREAS; area++)
    {
      if (sold[area] > 0)
        add_account (*design, UNKNOWN, area, sold[area], SAL_TERRITORY_NONE);
    }
  sal_territory_design_prepare (*design);

  return sal_design_coverage_new (*design, facts, coverages, "pipeline"); /* cannot be one */
}

static void
test_design_coverage_potential (void)
{
  static const double whitespace[N_AREAS] = { 20, 20, 0, 120, 60, 0, 0, 0 };
  g_autoptr (SalMapShape) shape = map_fixture_new_board (N_COLUMNS, N_AREAS / N_COLUMNS);
  g_autoptr (SalTerritoryDesign) design = NULL, dear = NULL;
  g_autoptr (SalDesignCoverage) coverage = create_by_hand (shape, FALSE, &design);
  g_autoptr (SalDesignCoverage) money = create_by_hand (shape, TRUE, &dear);

  g_assert_cmpuint (sal_design_coverage_get_potential (coverage)->measure, ==, 0);
  g_assert_cmpfloat (sal_design_coverage_get_potential (coverage)->rate, ==, 3);
  g_assert_cmpfloat (sal_design_coverage_get_threshold (coverage), ==, 45);
  g_assert_cmpfloat (sal_design_coverage_get_potential (money)->rate, ==, 1);
  for (guint area = 0; area < N_AREAS; area++)
    {
      g_assert_cmpfloat (
          sal_design_coverage_get_area (coverage, area)->whitespace, ==, whitespace[area]);
      g_assert_cmpfloat (sal_design_coverage_get_area (money, area)->whitespace,
                         ==,
                         MAX (market[area] - (double) sold[area], 0));
    }
}

/* Two areas of West, two of South, which is vacant; the others are of nobody. */
static void
test_design_coverage_gaps (void)
{
  static const gint32 assignment[N_AREAS] = { 0, 2, 2, 0, -1, -1, -1, -1 };
  static const SalCoverageGap gaps[N_AREAS] = {
    SAL_COVERAGE_GAP_NONE,       SAL_COVERAGE_GAP_VACANT, SAL_COVERAGE_GAP_VACANT,
    SAL_COVERAGE_GAP_NONE,       /* by its potential of 120 alone */
    SAL_COVERAGE_GAP_UNASSIGNED, /* 60 are more than the mean */
    SAL_COVERAGE_GAP_SMALL,      SAL_COVERAGE_GAP_SMALL,  SAL_COVERAGE_GAP_SMALL
  };
  g_autoptr (SalMapShape) shape = map_fixture_new_board (N_COLUMNS, N_AREAS / N_COLUMNS);
  g_autoptr (SalTerritoryDesign) design = NULL;
  g_autoptr (SalDesignCoverage) coverage = create_by_hand (shape, FALSE, &design);
  g_autoptr (SalMapStyle) style = sal_map_style_for_design (design);

  for (guint area = 0; area < N_AREAS; area++)
    {
      sal_territory_design_move (design, &area, 1, assignment[area], NULL);
      g_assert_cmpint (sal_design_coverage_find_gap (coverage, area), ==, gaps[area]);
    }
  sal_coverage_style_shade (style, design, coverage, SAL_COVERAGE_LAYER_GAPS, "USD");
  g_assert_cmpuint (sal_map_style_get_shade (style, 0), ==, 0);
  g_assert_cmpuint (sal_map_style_get_shade (style, 1), ==, 1);
  g_assert_cmpuint (sal_map_style_get_shade (style, 4), ==, 2);
  g_assert_cmpuint (sal_map_style_get_shade (style, 5), ==, SAL_MAP_NO_SHADE);
}

/* --- the table --- */

/* West has the first area, South the second; what is left is in no territory. */
static void
test_design_coverage_table (void)
{
  g_autoptr (SalMapShape) shape = map_fixture_new_board (N_COLUMNS, N_AREAS / N_COLUMNS);
  g_autoptr (SalTerritoryDesign) design = NULL;
  g_autoptr (SalDesignCoverage) coverage = create_by_hand (shape, FALSE, &design);
  g_autoptr (SalCoverageTable) table = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  g_autofree char *csv = NULL;
  const char *const written[] = { "1", "0", "1", "1", "", "0", "0" }; /* of South */
  const guint west = 0, south = 1;

  sal_territory_design_move (design, &west, 1, 0, NULL);
  sal_territory_design_move (design, &south, 1, 2, NULL);
  table = sal_coverage_table_new (coverage, design, "USD");
  g_assert_cmpuint (sal_coverage_table_get_n_rows (table), ==, N_TERRITORIES + 1);
  g_assert_true (sal_coverage_table_to_csv (table, stream, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  csv = g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
  g_assert_cmpstr (csv,
                   ==,
                   "territory,holder,accounts,covered,uncovered,quiet,win_rate,won,lost,by_hunters,"
                   "by_farmers,open,pipeline,revenue,potential,whitespace\r\n"
                   "West,Ana,1,0,1,1,,0,0,0,0,0,0.00,0.10,0.30,0.20\r\n"
                   "East,Ben,0,0,0,0,,0,0,0,0,0,0.00,0.00,0.00,0.00\r\n"
                   "South,,1,0,1,1,,0,0,0,0,0,0.00,0.40,0.60,0.20\r\n"
                   ",,1,0,1,1,,0,0,0,0,0,0.00,0.90,2.70,1.80\r\n");
  for (guint column = 0; column < G_N_ELEMENTS (written); column++)
    {
      g_autofree char *text = sal_coverage_table_write (table, 2, column);

      g_assert_cmpstr (text, ==, written[column]);
    }
}

/* --- rates --- */

static void
test_design_coverage_rates (void)
{
  const SalCoverageFigures few = { .n_won = 2, .n_lost = 2 };
  const SalCoverageFigures enough = { .n_won = 2, .n_lost = 3, .n_hunted = 3, .n_farmed = 1 };

  g_assert_true (isnan (sal_coverage_figures_get_win_rate (&few)));
  g_assert_true (isnan (sal_coverage_figures_get_hunter_share (&few)));
  g_assert_cmpfloat (sal_coverage_figures_get_win_rate (&enough), ==, 0.4);
  g_assert_cmpfloat (sal_coverage_figures_get_hunter_share (&enough), ==, 0.75);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  facts_fixture_init_sample (&company, 1500);

  g_test_add_func ("/design-coverage/accounts", test_design_coverage_accounts);
  g_test_add_func ("/design-coverage/figures", test_design_coverage_figures);
  g_test_add_func ("/design-coverage/sums", test_design_coverage_sums);
  g_test_add_func ("/design-coverage/potential", test_design_coverage_potential);
  g_test_add_func ("/design-coverage/gaps", test_design_coverage_gaps);
  g_test_add_func ("/design-coverage/table", test_design_coverage_table);
  g_test_add_func ("/design-coverage/rates", test_design_coverage_rates);

  result = g_test_run ();
  facts_fixture_clear (&company);

  return result;
}
