/* test-design-result.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-result.h"

#include <math.h>
#include <string.h>

#include "map-fixture.h"

/* What the optimiser makes of a board of squares: what is told is what there is. */

#define N_COLUMNS     10
#define N_ROWS        6
#define N_TERRITORIES 3

static SalTerritoryDesign *
create_board (gboolean is_assigned)
{
  g_autoptr (SalMapShape) shape = map_fixture_new_board (N_COLUMNS, N_ROWS);
  SalTerritoryDesign *design = sal_territory_design_new (sal_map_shape_get_geography (shape));
  double work[N_COLUMNS * N_ROWS];
  const SalAreaMeasure measure = { .key = "work", .label = "Work", .source = "", .values = work };

  for (guint area = 0; area < N_COLUMNS * N_ROWS; area++)
    work[area] = 1;
  sal_territory_design_add_measure (design, &measure);
  for (guint t = 0; t < N_TERRITORIES; t++)
    sal_territory_design_add_territory (
        design,
        &(SalDesignTerritory){
            .id = t + 1, .name = (char *) "T", .capacity = 1, .home = { NAN, NAN } });
  /* columns: six, two and two of ten */
  for (guint area = 0; is_assigned && area < N_COLUMNS * N_ROWS; area++)
    sal_territory_design_place (design,
                                area,
                                area % N_COLUMNS < 6   ? 0
                                : area % N_COLUMNS < 8 ? 1
                                                       : 2);
  sal_territory_design_prepare (design);

  return design;
}

/* @most_moved: a share */
static SalDesignResult *
optimize_by (SalTerritoryDesign *design,
             const SalDesignGoal *goals,
             guint n_goals,
             double most_moved)
{
  SalDesignWish wish = SAL_DESIGN_WISH_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalDesignDistricting) districting = NULL;
  g_autoptr (SalDistricting) found = NULL;
  SalDesignResult *result;

  wish.goals = goals;
  wish.n_goals = n_goals;
  wish.disruption = SAL_DESIGN_DEFAULT_DISRUPTION;
  wish.most_moved = most_moved;
  wish.seconds = 0;
  wish.iterations = 20000;
  districting = sal_design_districting_new (design, &wish, &error);
  g_assert_no_error (error);
  result = sal_design_result_new (design, &wish, districting);
  found = sal_design_districting_run (districting, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  sal_design_apply (design, found->assignment, NULL);
  sal_design_result_finish (result, design, found);

  return result;
}

static SalDesignResult *
optimize (SalTerritoryDesign *design, double most_moved)
{
  const SalDesignGoal goal = { 0, 1, 0.02 };

  return optimize_by (design, &goal, 1, most_moved);
}

static const SalDesignResultLine *
find_line (const GArray *lines, const char *title)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const SalDesignResultLine *line = &g_array_index (lines, SalDesignResultLine, i);

      if (g_str_equal (line->title, title))
        return line;
    }
  g_assert_not_reached ();
}

static void
assert_line (
    const GArray *lines, const char *title, const char *before, const char *after, const char *note)
{
  const SalDesignResultLine *line = find_line (lines, title);

  g_assert_cmpstr (line->before, ==, before);
  g_assert_cmpstr (line->after, ==, after);
  g_assert_cmpstr (line->note, ==, note);
}

static void
assert_note (const GArray *lines, const char *group, const char *title, const char *note)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const SalDesignResultLine *line = &g_array_index (lines, SalDesignResultLine, i);

      if (!g_str_equal (line->group, group) || !g_str_equal (line->title, title))
        continue;
      g_assert_cmpstr (line->note, ==, note);
      return;
    }
  g_assert_not_reached ();
}

/* 36, 12 and 12 squares of 20 each: 80 % too many, and 40 % too few twice. To be even 16 of 60 must
 * leave the first. */
static void
test_design_result_even (void)
{
  g_autoptr (SalTerritoryDesign) design = create_board (TRUE);
  g_autoptr (SalDesignResult) result = optimize (design, 1);
  const SalDesignResultMeasure *measure =
      &g_array_index (result->measures, SalDesignResultMeasure, 0);
  g_autoptr (GArray) lines = sal_design_result_describe (result, "USD");
  g_autofree char *text = sal_design_result_dup_text (result, "USD");

  g_assert_cmpfloat_with_epsilon (measure->max_before, 80, 1e-9);
  g_assert_cmpfloat_with_epsilon (measure->mean_before, 160. / 3, 1e-9);
  g_assert_cmpuint (measure->n_within_before, ==, 0);
  g_assert_cmpfloat_with_epsilon (measure->max_after, 0, 1e-9);
  g_assert_cmpuint (measure->n_within_after, ==, N_TERRITORIES);
  /* two borders of six squares */
  g_assert_cmpuint (result->cut_before, ==, 2 * N_ROWS);
  g_assert_cmpuint (result->n_moved, >=, 16);
  g_assert_cmpfloat_with_epsilon (result->moved, result->n_moved / 60., 1e-9);
  g_assert_cmpuint (result->n_detached_after, ==, 0);

  assert_line (lines, "Largest Deviation", "80.0 %", "0.0 %", "An even division is possible");
  assert_line (lines, "Mean Deviation", "53.3 %", "0.0 %", NULL);
  assert_line (
      lines, "Territories Within Tolerance", "0", "3 of 3", "At most 2.0 % from their targets");
  assert_line (lines, "Seed", NULL, "1", NULL);
  g_assert_true (g_str_has_prefix (text, "Work\tLargest Deviation\t80.0 %\t0.0 %\t"));
}

/* However uneven it stays, no more moves than may; and what was balanced stays where it is. */
static void
test_design_result_budget (void)
{
  static const double budgets[] = { 0, 0.05, 0.1, 0.2 };
  double before = INFINITY;

  for (gsize i = 0; i < G_N_ELEMENTS (budgets); i++)
    {
      g_autoptr (SalTerritoryDesign) design = create_board (TRUE);
      g_autoptr (SalDesignResult) result = optimize (design, budgets[i]);
      const SalDesignResultMeasure *measure =
          &g_array_index (result->measures, SalDesignResultMeasure, 0);

      g_assert_cmpfloat (result->moved, <=, budgets[i] + 1e-9);
      g_assert_cmpfloat (measure->mean_after, <, before);
      before = measure->mean_after;
    }
}

static void
test_design_result_kept (void)
{
  g_autoptr (SalTerritoryDesign) design = create_board (TRUE);
  g_autoptr (SalDesignResult) first = optimize (design, 1);
  g_autoptr (SalDesignResult) again = optimize (design, 1);

  g_assert_cmpuint (first->n_moved, >, 0);
  g_assert_cmpfloat (again->moved, <, 0.1);
  g_assert_cmpfloat (
      g_array_index (again->measures, SalDesignResultMeasure, 0).max_after, <, 2 + 1e-9);
}

/* Where nothing was assigned there is nothing to compare with. */
static void
test_design_result_empty (void)
{
  g_autoptr (SalTerritoryDesign) design = create_board (FALSE);
  g_autoptr (SalDesignResult) result = optimize (design, 1);
  g_autoptr (GArray) lines = sal_design_result_describe (result, "USD");

  g_assert_true (result->was_empty);
  assert_line (lines, "Largest Deviation", NULL, "0.0 %", "An even division is possible");
  for (guint i = 0; i < lines->len; i++)
    {
      const SalDesignResultLine *line = &g_array_index (lines, SalDesignResultLine, i);

      g_assert_null (line->before);
      g_assert_cmpstr (line->group, !=, "Changes Hands");
    }
}

/* @heavy: what the first square has, of which all others have 1
 * @with_count: a second measure, by which all are alike */
static SalTerritoryDesign *
create_uneven (double heavy, gboolean with_count)
{
  g_autoptr (SalMapShape) shape = map_fixture_new_board (N_COLUMNS, N_ROWS);
  SalTerritoryDesign *design = sal_territory_design_new (sal_map_shape_get_geography (shape));
  double work[N_COLUMNS * N_ROWS], count[N_COLUMNS * N_ROWS];
  const SalAreaMeasure measure = { .key = "work", .label = "Work", .source = "", .values = work };
  const SalAreaMeasure other = { .key = "count", .label = "Count", .source = "", .values = count };
  static const char *const names[] = { "West", "Middle", "East" };

  for (guint area = 0; area < N_COLUMNS * N_ROWS; area++)
    {
      work[area] = area == 0 ? heavy : 1;
      count[area] = 1;
    }
  sal_territory_design_add_measure (design, &measure);
  if (with_count)
    sal_territory_design_add_measure (design, &other);
  for (guint t = 0; t < N_TERRITORIES; t++)
    sal_territory_design_add_territory (
        design,
        &(SalDesignTerritory){
            .id = t + 1, .name = (char *) names[t], .capacity = 1, .home = { NAN, NAN } });
  for (guint area = 0; area < N_COLUMNS * N_ROWS; area++)
    sal_territory_design_place (design,
                                area,
                                area % N_COLUMNS < 6   ? 0
                                : area % N_COLUMNS < 8 ? 1
                                                       : 2);
  sal_territory_design_prepare (design);

  return design;
}

/* Within its tolerance nothing is said; else which territory is worst, and what may help. */
static void
test_design_result_over (void)
{
  g_autoptr (SalTerritoryDesign) even = create_uneven (1, FALSE);
  g_autoptr (SalDesignResult) within = optimize (even, 1);
  g_autoptr (SalTerritoryDesign) bounded = create_uneven (1, FALSE);
  g_autoptr (SalDesignResult) kept = optimize (bounded, 0);
  g_autoptr (GArray) lines = sal_design_result_describe (within, "USD");
  g_autoptr (GArray) kept_lines = sal_design_result_describe (kept, "USD");

  for (guint i = 0; i < lines->len; i++)
    g_assert_false (g_str_has_prefix (g_array_index (lines, SalDesignResultLine, i).title, "Over"));

  /* 36 squares of 20 */
  assert_line (kept_lines,
               "Over Tolerance: West",
               NULL,
               "+80.0 %",
               "All that might move has moved: letting more move may help");
}

/* Nothing may move. With 30 in one square the first has 65 of 89 ∕ 3, and not by that square; with
 * 40 that alone is more than 99 ∕ 3. */
static void
test_design_result_heavy (void)
{
  g_autoptr (SalTerritoryDesign) design = create_uneven (30, FALSE);
  g_autoptr (SalDesignResult) result = optimize (design, 0);
  g_autoptr (GArray) lines = sal_design_result_describe (result, "USD");
  g_autofree char *note = NULL;

  /* of the 36 squares in the first six columns it is 30 ∕ 65: no half */
  assert_line (lines,
               "Over Tolerance: West",
               NULL,
               "+119.1 %",
               "All that might move has moved: letting more move may help");

  g_clear_pointer (&design, sal_territory_design_unref);
  g_clear_pointer (&result, sal_design_result_free);
  g_clear_pointer (&lines, g_array_unref);
  design = create_uneven (40, FALSE);
  result = optimize (design, 0);
  lines = sal_design_result_describe (result, "USD");
  /* 40 of 75, with a target of 33 */
  note = g_strdup_printf (
      "%s alone is 121 %% of the target: it cannot be within its tolerance "
      "unless that area is split",
      sal_geography_get_areas (sal_territory_design_get_geography (design), NULL)[0].name);
  assert_line (lines, "Over Tolerance: West", NULL, "+127.3 %", note);
}

/* 100 of 159 in one square: 53 are the target of each. */
static void
test_design_result_alone (void)
{
  g_autoptr (SalTerritoryDesign) design = create_uneven (100, FALSE);
  g_autoptr (SalDesignResult) result = optimize (design, 1);
  const SalDesignResultMeasure *measure =
      &g_array_index (result->measures, SalDesignResultMeasure, 0);
  const char *name =
      sal_geography_get_areas (sal_territory_design_get_geography (design), NULL)[0].name;
  g_autoptr (GArray) lines = sal_design_result_describe (result, "USD");
  g_autofree char *title = g_strdup_printf ("Over Tolerance: %s", measure->worst);
  const SalDesignResultLine *line = find_line (lines, title);
  g_autofree char *alone =
      g_strdup_printf ("It has one area alone: %s is 189 %% of the target, and it cannot be "
                       "lighter unless that is split",
                       name);

  g_assert_cmpstr (measure->heavy, ==, name);
  g_assert_cmpfloat_with_epsilon (measure->worst_deviation, 100 * (100. / 53 - 1), 1e-9);
  g_assert_cmpfloat_with_epsilon (measure->worst_deviation, measure->max_after, 1e-9);
  g_assert_cmpstr (line->note, ==, alone);
}

/* The first has 36 squares of 20 and keeps them; the others share the rest. */
static void
test_design_result_locked (void)
{
  g_autoptr (SalTerritoryDesign) design = create_uneven (1, FALSE);
  g_autoptr (SalDesignResult) result = NULL;
  g_autoptr (GArray) lines = NULL;

  sal_territory_design_set_territory_locked (design, 0, TRUE);
  result = optimize (design, 1);
  lines = sal_design_result_describe (result, "USD");
  assert_line (
      lines, "Over Tolerance: West", NULL, "+80.0 %", "It is locked, and keeps what it has");
}

/* A bound of several measures is told to be of each by itself. */
static void
test_design_result_several (void)
{
  g_autoptr (SalTerritoryDesign) design = create_uneven (30, TRUE);
  static const SalDesignGoal goals[] = { { 0, 1, 0.02 }, { 1, 1, 0.02 } };
  g_autoptr (SalDesignResult) result = optimize_by (design, goals, G_N_ELEMENTS (goals), 1);
  g_autoptr (GArray) lines = sal_design_result_describe (result, "USD");

  assert_note (lines,
               "Count",
               "Largest Deviation",
               "By itself it could be even, all measures at once perhaps not");
}

/* Four accounts in the six columns of the first, who lives at the left edge, and one in the last
 * column: what goes of them with the areas is told, and who loses. */
static void
test_design_result_handover (void)
{
  g_autoptr (SalMapShape) shape = map_fixture_new_board (N_COLUMNS, N_ROWS);
  g_autoptr (SalTerritoryDesign) design =
      sal_territory_design_new (sal_map_shape_get_geography (shape));
  const SalAreaMeasure revenue = { .key = "revenue",
                                   .label = "Revenue",
                                   .source = "",
                                   .is_money = TRUE,
                                   .worth = SAL_ACCOUNT_WORTH_REVENUE };
  static const guint columns[] = { 0, 1, 4, 5, 9 };
  g_autoptr (SalDesignHandover) handover = NULL;
  const guint moved[] = { 4, 5 };

  sal_territory_design_add_measure (design, &revenue);
  for (guint t = 0; t < 2; t++)
    sal_territory_design_add_territory (
        design,
        &(SalDesignTerritory){ .id = t + 1,
                               .name = (char *) (t == 0 ? "West" : "East"),
                               .holder = (char *) (t == 0 ? "Ana" : NULL),
                               .capacity = 1,
                               .home = { t == 0 ? 0.5 : NAN, t == 0 ? 0.5 : NAN } });
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    sal_territory_design_add_account (design,
                                      &(SalDesignAccount){ .id = i + 1,
                                                           .area = columns[i],
                                                           .revenue = 1000 * (i + 1),
                                                           .pipeline = 10 * (i + 1),
                                                           .n_open = i,
                                                           .named = SAL_TERRITORY_NONE,
                                                           .by_rule = SAL_TERRITORY_NONE });
  for (guint area = 0; area < N_COLUMNS * N_ROWS; area++)
    sal_territory_design_place (design, area, area % N_COLUMNS < 6 ? 0 : 1);
  sal_territory_design_prepare (design);

  handover = sal_design_handover_new (design, 0);
  sal_territory_design_move (design, moved, G_N_ELEMENTS (moved), 1, NULL);
  sal_design_handover_finish (handover, design, 0);

  g_assert_cmpuint (handover->n_accounts, ==, 2);
  g_assert_cmpint (handover->revenue, ==, 3000 + 4000);
  g_assert_cmpint (handover->pipeline, ==, 30 + 40);
  g_assert_cmpuint (handover->n_open, ==, 2 + 3);
  g_assert_cmpuint (g_array_index (handover->order, guint, 0), ==, 0);
  g_assert_cmpstr (g_array_index (handover->sides, SalDesignHandoverSide, 0).name, ==, "Ana, West");
  g_assert_cmpfloat (g_array_index (handover->sides, SalDesignHandoverSide, 0).before, ==, 10000);
  g_assert_cmpfloat (g_array_index (handover->sides, SalDesignHandoverSide, 0).after, ==, 3000);
  g_assert_cmpuint (g_array_index (handover->sides, SalDesignHandoverSide, 0).n_lost, ==, 2);
  g_assert_cmpuint (g_array_index (handover->sides, SalDesignHandoverSide, 1).n_gained, ==, 2);
  /* what was farthest is gone; of the other, whose home is not known, nothing is told */
  g_assert_cmpfloat (handover->km_after, <, handover->km_before);
  g_assert_true (isnan (g_array_index (handover->sides, SalDesignHandoverSide, 1).km));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/design-result/even", test_design_result_even);
  g_test_add_func ("/design-result/budget", test_design_result_budget);
  g_test_add_func ("/design-result/kept", test_design_result_kept);
  g_test_add_func ("/design-result/empty", test_design_result_empty);
  g_test_add_func ("/design-result/over", test_design_result_over);
  g_test_add_func ("/design-result/heavy", test_design_result_heavy);
  g_test_add_func ("/design-result/alone", test_design_result_alone);
  g_test_add_func ("/design-result/locked", test_design_result_locked);
  g_test_add_func ("/design-result/several", test_design_result_several);
  g_test_add_func ("/design-result/handover", test_design_result_handover);

  return g_test_run ();
}
