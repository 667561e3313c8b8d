/* test-alignment-what-if.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-what-if.h"

#include <math.h>
#include <string.h>

#include "map-fixture.h"
#include "sal-alignment-commands.h"
#include "sal-alignment-repository.h"
#include "sal-alignment-what-if-commands.h"
#include "sal-alignment-what-if-design.h"
#include "sal-alignment.h"
#include "sal-error.h"
#include "sal-geography-file.h"
#include "sal-kinds.h"
#include "store-fixture.h"

/* What ifs: by hand on a row of squares, and written to a draft over counties. */

#define MAX_AREAS 10
#define NONE      SAL_TERRITORY_NONE

/* --- a row of squares --- */

/* Each area is a letter, its territory from 'A', '.' for none; lower case: the area is locked. */
typedef struct
{
  const char *assignment;
  double work[MAX_AREAS];
  double capacities[MAX_AREAS]; /* 0: 1 */
  const char *locked;           /* (nullable): territories, by letter */
} Row;

static SalTerritoryDesign *
create_row (const Row *row, guint n_territories)
{
  guint n_areas = (guint) strlen (row->assignment);
  g_autoptr (SalMapShape) shape = map_fixture_new_board (n_areas, 1);
  SalTerritoryDesign *design = sal_territory_design_new (sal_map_shape_get_geography (shape));
  const SalAreaMeasure measures[] = {
    { .key = "work", .values = (double *) row->work },
    { .key = "revenue", .is_money = TRUE, .worth = SAL_ACCOUNT_WORTH_REVENUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (measures); i++)
    sal_territory_design_add_measure (design, &measures[i]);
  for (guint t = 0; t < n_territories; t++)
    {
      char name[] = { (char) ('A' + t), '\0' };
      const SalDesignTerritory territory = {
        .id = t + 1,
        .name = name,
        .parent = t < 2 ? 90 : 91,
        .capacity = row->capacities[t] > 0 ? row->capacities[t] : 1,
        .vacant = 0.25,
        .is_locked = row->locked != NULL && strchr (row->locked, name[0]) != NULL,
      };

      sal_territory_design_add_territory (design, &territory);
    }
  for (guint area = 0; area < n_areas; area++)
    {
      char letter = row->assignment[area];

      if (letter != '.')
        sal_territory_design_place (design, area, g_ascii_toupper (letter) - 'A');
      sal_territory_design_set_locked (design, area, g_ascii_islower (letter));
    }

  return design;
}

static char *
write_assignment (const SalWhatIf *what_if)
{
  GString *text = g_string_new (NULL);

  for (guint area = 0; area < what_if->n_areas; area++)
    g_string_append_c (
        text, what_if->assignment[area] != NONE ? (char) ('A' + what_if->assignment[area]) : '.');

  return g_string_free (text, FALSE);
}

/* B leaves. */
static const struct
{
  Row row;
  const char *divided;
} divisions[] = {
  /* A has 20, C 35: A takes one and has 30, another and has 40; C takes the last */
  { { "AABBBCC", { 10, 10, 10, 10, 10, 10, 25 } }, "AAAACCC" },
  /* for two, C has 17.5 each: it takes one, A one, C another */
  { { "AABBBCC", { 10, 10, 10, 10, 10, 10, 25 }, { 1, 1, 2 } }, "AAACCCC" },
  { { "AABBBCC", { 10, 10, 10, 10, 10, 10, 25 }, .locked = "A" }, "AACCCCC" },
  { { "AABBBCC", { 10, 10, 10, 10, 10, 10, 25 }, .locked = "AC" }, "AA...CC" },
  /* a lock of an area of a territory that is gone says nothing */
  { { "AAbBBCC", { 10, 10, 10, 10, 10, 10, 25 } }, "AAAACCC" },
  /* and what nobody had stays so */
  { { "AAB.BCC", { 10, 10, 10, 10, 10, 10, 25 } }, "AAA.CCC" },
};

static void
test_divide (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (divisions); i++)
    {
      g_autoptr (SalTerritoryDesign) design = create_row (&divisions[i].row, 3);
      g_autoptr (SalWhatIf) what_if = NULL;
      g_autofree char *divided = NULL;

      sal_territory_design_prepare (design);
      what_if = sal_what_if_divide (design, 1, 0);
      divided = write_assignment (what_if);
      g_assert_cmpstr (divided, ==, divisions[i].divided);
      g_assert_cmpuint (what_if->removed->len, ==, 1);
      g_assert_cmpuint (g_array_index (what_if->removed, SalWhatIfRemoval, 0).territory, ==, 1);
      g_assert_cmpuint (what_if->added->len, ==, 0);
    }
}

static void
add_account (SalTerritoryDesign *design, guint area, gint64 revenue, gint32 by_rule)
{
  guint n_accounts;
  SalDesignAccount account = {
    .area = area, .revenue = revenue, .named = NONE, .by_rule = by_rule
  };

  sal_territory_design_get_accounts (design, &n_accounts);
  account.id = n_accounts + 1;
  sal_territory_design_add_account (design, &account);
}

/* B has an account of A's area, of 50, and shares one of 40 with C. Without B, A has 20 + 50, C 60
 * + 40: A takes B's area. Were A's area worth half as much again, A would have 105: C takes it,
 * though A's own would be 30. */
static void
test_divide_accounts (void)
{
  const Row row = { "ABC", { 0 } };
  g_autoptr (SalTerritoryDesign) design = create_row (&row, 3);
  const SalDesignShare shares[] = { { 3, 1, 1 }, { 4, 1, 0.5 }, { 4, 2, 0.5 } };
  g_autoptr (SalWhatIf) light = NULL;
  g_autoptr (SalWhatIf) heavy = NULL;
  const guint first = 0;

  add_account (design, 0, 20, NONE);
  add_account (design, 1, 10, NONE);
  add_account (design, 2, 60, NONE);
  add_account (design, 0, 50, NONE);
  add_account (design, 2, 40, NONE);
  for (gsize i = 0; i < G_N_ELEMENTS (shares); i++)
    sal_territory_design_add_share (design, &shares[i]);
  sal_territory_design_prepare (design);
  light = sal_what_if_divide (design, 1, 1);
  g_assert_cmpint (light->assignment[1], ==, 0);
  sal_territory_design_set_factor (design, 1, &first, 1, 1.5);
  heavy = sal_what_if_divide (design, 1, 1);
  g_assert_cmpint (heavy->assignment[1], ==, 2);
}

static void
test_vacate (void)
{
  g_autoptr (SalTerritoryDesign) design = create_row (&divisions[0].row, 3);
  g_autoptr (SalWhatIf) what_if = sal_what_if_vacate (design, 1);
  g_autofree char *assignment = write_assignment (what_if);

  g_assert_cmpstr (assignment, ==, divisions[0].row.assignment);
  g_assert_cmpuint (what_if->capacities->len, ==, 1);
  g_assert_cmpfloat (g_array_index (what_if->capacities, SalWhatIfCapacity, 0).capacity, ==, 0.25);
}

/* Of an even row any half may be the new one: both are right. */
static const struct
{
  Row row;
  guint n_people;
  const char *added[2];
} additions[] = {
  { { "AAAABB", { 10, 10, 10, 10, 10, 10 } }, 1, { "AACCBB", "CCAABB" } },
  /* A carries three times as much: B has more for what it can */
  { { "AAAABB", { 10, 10, 10, 10, 10, 10 }, { 3 } }, 1, { "AAAABC", "AAAACB" } },
  /* and the new one gets a quarter of A's */
  { { "AAAAB.", { 10, 10, 10, 10, 10, 10 }, { 3 } }, 1, { "AAACB.", "CAAAB." } },
  /* what is locked stays with A, and counts */
  { { "aAAABB", { 20, 10, 10, 10, 5, 5 } }, 1, { "aACCBB", "ACCABB" } },
  { { "AAAABB", { 10, 10, 10, 10, 10, 10 }, .locked = "A" }, 1, { "AAAABC", "AAAACB" } },
};

static void
test_add (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (additions); i++)
    {
      g_autoptr (SalTerritoryDesign) design = create_row (&additions[i].row, 2);
      g_autoptr (SalWhatIf) what_if = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *added = NULL;

      sal_territory_design_prepare (design);
      what_if = sal_what_if_add_people (design, 0, additions[i].n_people, NULL, &error);
      g_assert_no_error (error);
      added = write_assignment (what_if);
      if (g_ascii_strcasecmp (added, additions[i].added[0]) != 0)
        g_assert_cmpint (g_ascii_strcasecmp (added, additions[i].added[1]), ==, 0);
      g_assert_cmpuint (what_if->added->len, ==, 1);
    }
}

static void
test_remove (void)
{
  const Row row = { "ABBCDD", { 5, 15, 15, 8, 10, 10 } };
  g_autoptr (SalTerritoryDesign) design = create_row (&row, 4);
  g_autoptr (SalWhatIf) one = NULL;
  g_autoptr (SalWhatIf) two = NULL;
  g_autoptr (SalWhatIf) all = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *without_one = NULL;
  g_autofree char *without_two = NULL;

  sal_territory_design_prepare (design);
  one = sal_what_if_remove_people (design, 0, 1, &error);
  g_assert_no_error (error);
  without_one = write_assignment (one);
  g_assert_cmpstr (without_one, ==, "BBBCDD");
  /* C goes to D, which then has 28, rather than to B, which would have 43 */
  two = sal_what_if_remove_people (design, 0, 2, &error);
  g_assert_no_error (error);
  without_two = write_assignment (two);
  g_assert_cmpstr (without_two, ==, "BBBDDD");
  g_assert_cmpint (g_array_index (two->removed, SalWhatIfRemoval, 1).into, ==, 3);
  all = sal_what_if_remove_people (design, 0, 4, &error);
  g_assert_null (all);
  g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
}

static void
test_impossible (void)
{
  const Row row = { "AaB", { 1, 1, 1 } };
  g_autoptr (SalTerritoryDesign) design = create_row (&row, 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalWhatIf) what_if = NULL;

  sal_territory_design_prepare (design);
  what_if = sal_what_if_add_people (design, 0, 1, NULL, &error);
  g_assert_null (what_if);
  g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
}

/* The region of A and B grows by a tenth: 33 of 60 become 36.3 of 63.3. */
static void
test_region (void)
{
  const Row row = { "AABC.", { 10, 13, 10, 27, 7 } };
  g_autoptr (SalTerritoryDesign) design = create_row (&row, 3);
  g_autoptr (GArray) areas = NULL;

  sal_territory_design_prepare (design);
  areas = sal_what_if_list_region (design, 90);
  g_assert_cmpuint (areas->len, ==, 3);
  sal_territory_design_set_factor (
      design, 0, (const guint *) (gpointer) areas->data, areas->len, 1.1);
  g_assert_cmpfloat_with_epsilon (sal_territory_design_get_sum (design, 0, 0), 25.3, 1e-9);
  g_assert_cmpfloat_with_epsilon (sal_territory_design_get_sum (design, 2, 0), 27, 1e-9);
  g_assert_cmpfloat_with_epsilon (sal_territory_design_get_measure (design, 0)->total, 70.3, 1e-9);
  g_assert_cmpfloat_with_epsilon (sal_territory_design_get_target (design, 0, 0), 21.1, 1e-9);
  g_assert_cmpfloat (row.work[0], ==, 10);
}

/* A has 60 + 30 + 10 and three quarters of 80; B the last quarter. */
static void
test_customers (void)
{
  const Row row = { "AB", { 0 } };
  g_autoptr (SalTerritoryDesign) design = create_row (&row, 2);
  const SalDesignShare shares[] = { { 3, 0, 0.75 }, { 3, 1, 0.25 } };
  g_autoptr (GArray) customers = NULL;
  const SalWhatIfCustomer *first;

  add_account (design, 0, 60, NONE);
  add_account (design, 0, 30, NONE);
  add_account (design, 0, 10, NONE);
  add_account (design, 1, 80, NONE);
  for (gsize i = 0; i < G_N_ELEMENTS (shares); i++)
    sal_territory_design_add_share (design, &shares[i]);
  sal_territory_design_prepare (design);

  customers = sal_what_if_list_customers (design, 0.375);
  first = (const SalWhatIfCustomer *) (gpointer) customers->data;
  g_assert_cmpuint (customers->len, ==, 3);
  g_assert_cmpint (first[0].territory, ==, 1);
  g_assert_cmpfloat (first[0].share, ==, 1);
  g_assert_cmpuint (first[1].account, ==, 0);
  g_assert_cmpfloat (first[1].share, ==, 0.375);
  g_assert_cmpuint (first[2].account, ==, 3);
  g_assert_cmpfloat (first[2].revenue, ==, 60);
}

/* --- what follows --- */

/* A has 20 of 55, B 15, C 20; the target is a third, 18.3. Without B the target is 27.5, and who
 * takes its area has 35. B has an account that lies in A's, and shares one with C. */
static void
test_outcome (void)
{
  const Row row = { "AABCC", { 10, 10, 15, 10, 10 } };
  g_autoptr (SalTerritoryDesign) design = create_row (&row, 3);
  const SalDesignShare shares[] = { { 0, 1, 1 }, { 1, 1, 0.5 }, { 1, 2, 0.5 } };
  g_autoptr (SalWhatIf) what_if = NULL;
  g_autoptr (SalWhatIfOutcome) outcome = NULL;
  const SalWhatIfTerritory *first;

  add_account (design, 0, 70, NONE);
  add_account (design, 4, 30, NONE);
  for (gsize i = 0; i < G_N_ELEMENTS (shares); i++)
    sal_territory_design_add_share (design, &shares[i]);
  sal_territory_design_prepare (design);
  what_if = sal_what_if_divide (design, 1, 0);
  outcome = sal_what_if_outcome_new (design, what_if, 0);
  g_assert_cmpuint (sal_territory_design_get_n_territories (outcome->design), ==, 2);
  g_assert_cmpfloat_with_epsilon (outcome->before.max_deviation, 100 - 1500 / (55 / 3.), 1e-9);
  g_assert_cmpfloat_with_epsilon (outcome->after.max_deviation, 100 * 7.5 / 27.5, 1e-9);
  g_assert_cmpuint (outcome->moved.n_areas, ==, 1);
  g_assert_cmpint (outcome->moved.revenue, ==, 100);
  g_assert_cmpfloat (sal_territory_design_get_sum (outcome->design, 0, 1), ==, 70);
  g_assert_cmpfloat (sal_territory_design_get_sum (outcome->design, 1, 1), ==, 30);
  first = (const SalWhatIfTerritory *) (gpointer) outcome->territories->data;
  g_assert_cmpstr (first->name, ==, "B");
  g_assert_true (isnan (first->after));
  g_assert_cmpuint (outcome->territories->len, ==, 3);
}

/* A copy is alike, and goes its own way. */
static void
test_copy (void)
{
  const Row row = { "AaBC.", { 10, 13, 10, 27, 7 }, .locked = "C" };
  g_autoptr (SalTerritoryDesign) design = create_row (&row, 3);
  g_autoptr (SalTerritoryDesign) copy = NULL;
  const guint grown[] = { 0, 3 }, moved = 0;

  add_account (design, 0, 50, NONE);
  add_account (design, 1, 40, 2);
  sal_territory_design_prepare (design);
  sal_territory_design_set_factor (design, 0, grown, 2, 1.5);
  sal_territory_design_set_factor (design, 1, grown, 1, 2);
  copy = sal_what_if_create_design (design, NULL);
  for (gint32 t = NONE; t < 3; t++)
    {
      for (guint m = 0; m < 2; m++)
        g_assert_cmpfloat (sal_territory_design_get_sum (copy, t, m),
                           ==,
                           sal_territory_design_get_sum (design, t, m));
    }
  g_assert_cmpfloat (sal_territory_design_get_factor (copy, 0, 3), ==, 1.5);
  g_assert_true (sal_territory_design_is_locked (copy, 1));
  g_assert_true (sal_territory_design_is_locked (copy, 3));
  g_assert_cmpuint (sal_territory_design_move (copy, &moved, 1, 1, NULL), ==, 1);
  g_assert_cmpint (sal_territory_design_get_assignment (design)[0], ==, 0);
  g_assert_cmpfloat (sal_territory_design_get_sum (copy, 1, 0), ==, 25);
}

/* --- written --- */

static SalGeography *geography;
static SalUsAreas *areas;
static SalFiscalCalendar *calendar;

#define N_TERRITORIES 8

static void
run (Fixture *self, SalCommandFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (self->store, "Change", SAL_COMMAND_DEFAULT, func, data, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gpointer
load (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const SalAlignmentRequest request = {
    *(const gint64 *) data, geography, areas, calendar, "USD", sal_date_from_ymd (2026, 6, 15)
  };
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func (g_free);

  return sal_alignment_load (connection, &request, unknown, error);
}

static SalTerritoryDesign *
load_design (Fixture *self, gint64 alignment)
{
  g_autoptr (GError) error = NULL;
  SalTerritoryDesign *design = sal_store_read_sync (self->store, load, &alignment, NULL, &error);

  g_assert_no_error (error);
  sal_territory_design_prepare (design);

  return design;
}

/* Somebody who has long held a position of a role without a ramp profile: a new hire carries half.
 */
static void
staff (Fixture *self, gint64 territory)
{
  g_autoptr (SalChange) change =
      fixture_run (self->store,
                   "Staff",
                   "INSERT INTO position (id, name, role, full_time_equivalent, status) VALUES"
                   " (500, 'P', 'AE', 1000000000, 'filled');"
                   "INSERT INTO person (id, name) VALUES (501, 'Ana');"
                   "INSERT INTO assignment (id, person, position, share, valid_from) VALUES"
                   " (502, 501, 500, 1000000000, '2020-01-01');"
                   "UPDATE territory SET position = 500 WHERE id = %" G_GINT64_FORMAT,
                   territory);
}

/* Bands from west to east, some counties left out, some accounts by name. */
static gint64
create_alignment (Fixture *self)
{
  SalAlignmentNew new = { .name = "FY27",
                          .geography = SAL_GEOGRAPHY_US_COUNTIES,
                          .n_territories = N_TERRITORIES };
  g_autoptr (SalAlignmentMoves) moves = NULL;
  g_autoptr (SalTerritoryDesign) empty = NULL;
  const SalGeographyArea *counties;
  guint n_counties;

  fixture_init (self, sal_model_kinds ());
  run (self, sal_alignment_create, &new);
  empty = load_design (self, new.id);
  moves = sal_alignment_moves_new (new.id);
  counties = sal_geography_get_areas (geography, &n_counties);
  for (guint area = 0; area < n_counties; area++)
    {
      double band = (counties[area].center.longitude + 125) / 58 * N_TERRITORIES;

      if (g_test_rand_int_range (0, 50) != 0)
        sal_alignment_moves_add (
            moves,
            counties[area].code,
            sal_territory_design_get_territory (empty, (guint) CLAMP (band, 0, N_TERRITORIES - 1))
                ->id);
    }
  run (self, sal_alignment_write_moves, moves);
  staff (self, sal_territory_design_get_territory (empty, 3)->id);
  for (int i = 1; i <= 30; i++)
    {
      g_autoptr (SalChange) change =
          fixture_run (self->store,
                       "Add",
                       "INSERT INTO account (id, name, county) VALUES (%d, 'A%d', '%s');"
                       "INSERT INTO territory_account (id, alignment, account, territory) VALUES"
                       " (%d, %" G_GINT64_FORMAT ", %d, %" G_GINT64_FORMAT ")",
                       i,
                       i,
                       counties[g_test_rand_int_range (0, (gint32) n_counties)].code,
                       i,
                       new.id,
                       i,
                       sal_territory_design_get_territory (
                           empty, (guint) g_test_rand_int_range (0, N_TERRITORIES))
                           ->id);
    }

  return new.id;
}

/* By area, the id of its territory; new ones are numbered down from -1 as they come. */
static void
assert_written (const SalTerritoryDesign *design,
                const SalWhatIf *what_if,
                const SalTerritoryDesign *after)
{
  g_autofree gint64 *added = g_new0 (gint64, what_if->added->len + 1);
  guint n_expected = what_if->n_territories + what_if->added->len - what_if->removed->len;

  g_assert_cmpuint (sal_territory_design_get_n_territories (after), ==, n_expected);
  for (guint area = 0; area < what_if->n_areas; area++)
    {
      gint32 expected = what_if->assignment[area];
      gint32 written = sal_territory_design_get_assignment (after)[area];
      gint64 id =
          written != NONE ? sal_territory_design_get_territory (after, (guint) written)->id : 0;
      guint place = (guint) expected - what_if->n_territories;

      if (expected == NONE)
        g_assert_cmpint (id, ==, 0);
      else if (expected < (gint32) what_if->n_territories)
        g_assert_cmpint (id, ==, sal_territory_design_get_territory (design, (guint) expected)->id);
      else if (added[place] == 0)
        added[place] = id;
      else
        g_assert_cmpint (id, ==, added[place]);
    }
}

/* What was foreseen is what came: by name, every sum of every territory. */
static void
assert_foreseen (SalTerritoryDesign *design, const SalWhatIf *what_if, SalTerritoryDesign *after)
{
  g_autoptr (SalWhatIfOutcome) outcome = sal_what_if_outcome_new (design, what_if, 0);
  SalTerritoryDesign *foreseen = outcome->design;
  guint n = sal_territory_design_get_n_territories (after);
  SalDesignBalance balance;

  sal_territory_design_measure_balance (after, 0, &balance);
  g_assert_cmpfloat_with_epsilon (outcome->after.max_deviation, balance.max_deviation, 1e-9);
  g_assert_cmpuint (outcome->after.n_unassigned, ==, balance.n_unassigned);
  g_assert_cmpuint (sal_territory_design_get_n_territories (foreseen), ==, n);
  for (guint f = 0, t; f < n; f++)
    {
      const char *name = sal_territory_design_get_territory (foreseen, f)->name;

      for (t = 0; t < n; t++)
        if (g_str_equal (sal_territory_design_get_territory (after, t)->name, name))
          break;
      g_assert_cmpuint (t, <, n);
      g_assert_cmpuint (sal_territory_design_count_areas (foreseen, (gint32) f),
                        ==,
                        sal_territory_design_count_areas (after, (gint32) t));
      g_assert_cmpuint (sal_territory_design_count_accounts (foreseen, (gint32) f),
                        ==,
                        sal_territory_design_count_accounts (after, (gint32) t));
      for (guint m = 0; m < sal_territory_design_get_n_measures (after); m++)
        g_assert_cmpfloat_with_epsilon (
            sal_territory_design_get_sum (foreseen, (gint32) f, m),
            sal_territory_design_get_sum (after, (gint32) t, m),
            1e-9 * (1 + fabs (sal_territory_design_get_sum (after, (gint32) t, m))));
    }
}

typedef SalWhatIf *(*What) (const SalTerritoryDesign *design, guint measure);

static SalWhatIf *
divide (const SalTerritoryDesign *design, guint measure)
{
  return sal_what_if_divide (design, (guint) g_test_rand_int_range (0, N_TERRITORIES), measure);
}

static SalWhatIf *
vacate (const SalTerritoryDesign *design, guint measure)
{
  return sal_what_if_vacate (design, 3);
}

static SalWhatIf *
add_people (const SalTerritoryDesign *design, guint measure)
{
  return sal_what_if_add_people (design, measure, 3, NULL, NULL);
}

static SalWhatIf *
remove_people (const SalTerritoryDesign *design, guint measure)
{
  return sal_what_if_remove_people (design, measure, 3, NULL);
}

/* Written and loaded again it is what it would be; undone it is one change, and all is as before.
 */
static void
test_written (void)
{
  static const What whats[] = { divide, vacate, add_people, remove_people };
  g_auto (Fixture) fixture = { 0 };
  gint64 alignment = create_alignment (&fixture);
  g_autoptr (SalTerritoryDesign) design = load_design (&fixture, alignment);
  g_autofree char *before = fixture_hash (fixture.store, sal_model_kinds ());
  guint measure;

  g_assert_true (sal_territory_design_find_measure (design, "population", &measure));
  g_assert_cmpfloat (sal_territory_design_get_territory (design, 3)->capacity, ==, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (whats); i++)
    {
      g_autoptr (SalWhatIf) what_if = whats[i](design, measure);
      g_autoptr (SalAlignmentWhatIf) written = NULL;
      g_autoptr (SalTerritoryDesign) after = NULL;
      g_autofree char *undone = NULL;

      g_assert_nonnull (what_if);
      written = sal_alignment_what_if_new (alignment, design, what_if);
      run (&fixture, sal_alignment_write_what_if, written);
      after = load_design (&fixture, alignment);
      assert_written (design, what_if, after);
      assert_foreseen (design, what_if, after);
      if (whats[i] == vacate)
        g_assert_cmpfloat (sal_territory_design_get_territory (after, 3)->capacity, ==, 0.5);
      fixture_undo (fixture.store, 0);
      undone = fixture_hash (fixture.store, sal_model_kinds ());
      g_assert_cmpstr (undone, ==, before);
    }
}

/* Three more people: nobody has what the heaviest had, or nothing; and twice it is alike. */
static void
test_balanced (void)
{
  g_auto (Fixture) fixture = { 0 };
  gint64 alignment = create_alignment (&fixture);
  g_autoptr (SalTerritoryDesign) design = load_design (&fixture, alignment);
  g_autoptr (SalWhatIf) one = sal_what_if_add_people (design, 0, 3, NULL, NULL);
  g_autoptr (SalWhatIf) other = sal_what_if_add_people (design, 0, 3, NULL, NULL);
  double heaviest = 0, sums[N_TERRITORIES + 3] = { 0 };

  g_assert_cmpmem (one->assignment,
                   one->n_areas * sizeof (gint32),
                   other->assignment,
                   other->n_areas * sizeof (gint32));
  for (gint32 t = 0; t < N_TERRITORIES; t++)
    heaviest = MAX (heaviest, sal_territory_design_get_sum (design, t, 0));
  for (guint area = 0; area < one->n_areas; area++)
    {
      if (one->assignment[area] != NONE)
        sums[one->assignment[area]] += sal_territory_design_get_residual (design, area, 0);
    }
  for (guint t = 0; t < N_TERRITORIES + 3; t++)
    {
      g_assert_cmpfloat (sums[t], <, heaviest * 0.75);
      g_assert_cmpfloat (sums[t], >, 0);
    }
}

static void
test_part (void)
{
  g_autoptr (SalTerritoryDesign) design = sal_territory_design_new (geography);
  g_autoptr (GArray) alabama = sal_what_if_list_part (design, "AL");

  g_assert_cmpuint (alabama->len, ==, 67);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  geography = sal_geography_load ("us-counties", &error);
  g_assert_no_error (error);
  areas = sal_us_areas_load (NULL, &error);
  g_assert_no_error (error);
  calendar = sal_fiscal_calendar_new (1, SAL_CALENDAR_MONTHS);

  g_test_add_func ("/alignment-what-if/divide", test_divide);
  g_test_add_func ("/alignment-what-if/divide-accounts", test_divide_accounts);
  g_test_add_func ("/alignment-what-if/vacate", test_vacate);
  g_test_add_func ("/alignment-what-if/add", test_add);
  g_test_add_func ("/alignment-what-if/remove", test_remove);
  g_test_add_func ("/alignment-what-if/impossible", test_impossible);
  g_test_add_func ("/alignment-what-if/region", test_region);
  g_test_add_func ("/alignment-what-if/customers", test_customers);
  g_test_add_func ("/alignment-what-if/outcome", test_outcome);
  g_test_add_func ("/alignment-what-if/copy", test_copy);
  g_test_add_func ("/alignment-what-if/written", test_written);
  g_test_add_func ("/alignment-what-if/balanced", test_balanced);
  g_test_add_func ("/alignment-what-if/part", test_part);

  result = g_test_run ();
  sal_geography_unref (geography);
  sal_us_areas_unref (areas);
  sal_fiscal_calendar_free (calendar);

  return result;
}
