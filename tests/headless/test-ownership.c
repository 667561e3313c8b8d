/* test-ownership.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-ownership.h"

#define OPEN SAL_DATE_NONE

enum
{
  COMPANY = 1,
  WEST,
  EAST,
  SEATTLE,

  HUNTER = 10,   /* of Seattle */
  FARMER = 11,   /* of West */
  ANALYST = 12,  /* of East */
  NOWHERE = 13,  /* of no unit */
  VACANCY = 14,  /* of East, held by nobody */
  UNLISTED = 15, /* covers, but is not there */

  ANNA = 20,
  BEN = 21,
  CARL = 22,
  DORA = 23,

  ACME = 30,
  BOLT = 31,
  CUBE = 32,
  DISK = 33,
  ECHO = 34,

  DEAL = 40,
  SALE = 41,
};

/* A small company, by hand. Days are counted from 0. */
static SalOwnership *
create_company (void)
{
  SalOwnership *self = sal_ownership_new ();

  sal_ownership_add_unit (self, SEATTLE, WEST);
  sal_ownership_add_unit (self, COMPANY, 0);
  sal_ownership_add_unit (self, WEST, COMPANY);
  sal_ownership_add_unit (self, EAST, COMPANY);
  sal_ownership_add_position (self, HUNTER, SEATTLE);
  sal_ownership_add_position (self, FARMER, WEST);
  sal_ownership_add_position (self, ANALYST, EAST);
  sal_ownership_add_position (self, NOWHERE, 0);
  sal_ownership_add_position (self, VACANCY, EAST);

  /* Anna hunts, then farms; Ben follows her, and Carl shares with him from day 150. */
  sal_ownership_add_assignment (self, 100, ANNA, HUNTER, 0, 99);
  sal_ownership_add_assignment (self, 101, ANNA, FARMER, 100, OPEN);
  sal_ownership_add_assignment (self, 102, BEN, HUNTER, 100, OPEN);
  sal_ownership_add_assignment (self, 103, CARL, HUNTER, 150, 199);
  /* Dora has two positions from the same day on: the lower id counts. */
  sal_ownership_add_assignment (self, 105, DORA, NOWHERE, 0, OPEN);
  sal_ownership_add_assignment (self, 104, DORA, ANALYST, 0, OPEN);

  /* Acme moves from Hunter to Farmer on day 50, although the former coverage was left open. */
  sal_ownership_add_coverage (self, 200, 0, ACME, HUNTER, OPEN, OPEN);
  sal_ownership_add_coverage (self, 201, 0, ACME, FARMER, 50, OPEN);
  sal_ownership_add_coverage (self, 202, 0, BOLT, ANALYST, 10, 20);
  sal_ownership_add_coverage (self, 203, 0, CUBE, VACANCY, 0, OPEN);
  sal_ownership_add_coverage (self, 204, 0, DISK, UNLISTED, 0, OPEN);
  /* This one deal of Acme stays with Hunter from day 60 to 120. */
  sal_ownership_add_coverage (self, 205, DEAL, 0, HUNTER, 60, 120);
  sal_ownership_prepare (self);

  return self;
}

typedef struct
{
  gint64 opportunity, account, owner;
  gint32 day;
  gint64 position, unit, person;
} Case;

static const Case cases[] = {
  /* the account's coverage counts, not where the owner sits */
  { SALE, ACME, ANNA, 49, HUNTER, SEATTLE, ANNA },
  { SALE, ACME, ANNA, 50, FARMER, WEST, 0 }, /* nobody farms yet */
  { SALE, ACME, ANNA, 100, FARMER, WEST, ANNA },
  { SALE, ACME, CARL, 160, FARMER, WEST, ANNA },
  { 0, ACME, 0, 160, FARMER, WEST, ANNA },
  /* the opportunity's own coverage goes before */
  { DEAL, ACME, ANNA, 59, FARMER, WEST, 0 },
  { DEAL, ACME, ANNA, 60, HUNTER, SEATTLE, ANNA },
  { DEAL, ACME, ANNA, 120, HUNTER, SEATTLE, BEN },
  { DEAL, ACME, ANNA, 121, FARMER, WEST, ANNA },
  { DEAL, 0, 0, 60, HUNTER, SEATTLE, ANNA },
  /* the owner's position where nothing is covered, as of the day */
  { SALE, BOLT, ANNA, 9, HUNTER, SEATTLE, ANNA },
  { SALE, BOLT, ANNA, 10, ANALYST, EAST, DORA },
  { SALE, BOLT, ANNA, 20, ANALYST, EAST, DORA },
  { SALE, BOLT, ANNA, 21, HUNTER, SEATTLE, ANNA },
  { SALE, 0, ANNA, 99, HUNTER, SEATTLE, ANNA },
  { SALE, 0, ANNA, 100, FARMER, WEST, ANNA },
  { SALE, ECHO, DORA, 5, ANALYST, EAST, DORA },
  /* the owner if among those who hold the position, else the latest to come */
  { DEAL, 0, BEN, 110, HUNTER, SEATTLE, BEN },
  { 0, 0, BEN, 160, HUNTER, SEATTLE, BEN },
  { 0, 0, CARL, 160, HUNTER, SEATTLE, CARL },
  /* nobody and nowhere */
  { SALE, CUBE, ANNA, 5, VACANCY, EAST, 0 },
  { SALE, DISK, ANNA, 5, UNLISTED, 0, 0 },
  { SALE, 0, CARL, 149, 0, 0, CARL },
  { SALE, 0, CARL, 200, 0, 0, CARL },
  { SALE, ECHO, ANNA, -1, 0, 0, ANNA },
  { SALE, ACME, ANNA, -1, HUNTER, SEATTLE, 0 },
  { 0, 0, 0, 5, 0, 0, 0 },
};

static void
test_ownership_resolve (void)
{
  g_autoptr (SalOwnership) self = create_company ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *expected = &cases[i];
      gint64 position, unit, person;
      gboolean found = sal_ownership_resolve (self,
                                              expected->opportunity,
                                              expected->account,
                                              expected->owner,
                                              expected->day,
                                              &position,
                                              &unit,
                                              &person);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (position, ==, expected->position);
      g_assert_cmpint (unit, ==, expected->unit);
      g_assert_cmpint (person, ==, expected->person);
      g_assert_cmpint (found, ==, expected->position != 0);
    }
}

static void
test_ownership_position (void)
{
  static const struct
  {
    gint64 position;
    gint32 day;
    gint64 unit, person;
  } table[] = {
    { HUNTER, 99, SEATTLE, ANNA },  { HUNTER, 100, SEATTLE, BEN },
    { HUNTER, 150, SEATTLE, CARL }, { HUNTER, 200, SEATTLE, BEN },
    { VACANCY, 5, EAST, 0 },        { NOWHERE, 5, 0, DORA },
    { UNLISTED, 5, 0, 0 },          { 0, 5, 0, 0 },
  };
  g_autoptr (SalOwnership) self = create_company ();

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gint64 unit, person;

      sal_ownership_resolve_position (self, table[i].position, table[i].day, &unit, &person);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (unit, ==, table[i].unit);
      g_assert_cmpint (person, ==, table[i].person);
    }
}

static void
test_ownership_units (void)
{
  g_autoptr (SalOwnership) self = create_company ();
  g_autofree gint64 *path = NULL;
  const gint64 expected[] = { SEATTLE, WEST, COMPANY };
  gsize n_units;

  path = sal_ownership_get_path (self, SEATTLE, &n_units);
  g_assert_cmpmem (path, n_units * sizeof (gint64), expected, sizeof expected);
  g_assert_cmpint (sal_ownership_get_parent (self, SEATTLE), ==, WEST);
  g_assert_cmpint (sal_ownership_get_parent (self, COMPANY), ==, 0);
  g_assert_cmpint (sal_ownership_get_parent (self, 999), ==, 0);
  g_assert_true (sal_ownership_is_within (self, SEATTLE, COMPANY));
  g_assert_true (sal_ownership_is_within (self, SEATTLE, SEATTLE));
  g_assert_false (sal_ownership_is_within (self, SEATTLE, EAST));
  g_assert_false (sal_ownership_is_within (self, WEST, SEATTLE));
  g_assert_false (sal_ownership_is_within (self, 0, COMPANY));
}

/* Nothing forbids a unit to be moved below itself: paths end all the same. */
static void
test_ownership_circles (void)
{
  g_autoptr (SalOwnership) self = sal_ownership_new ();

  sal_ownership_add_unit (self, 5, 4);
  sal_ownership_add_unit (self, 1, 2);
  sal_ownership_add_unit (self, 2, 3);
  sal_ownership_add_unit (self, 3, 1);
  sal_ownership_add_unit (self, 4, 1);
  sal_ownership_add_unit (self, 6, 6);
  sal_ownership_add_unit (self, 7, 999);
  sal_ownership_prepare (self);

  for (gint64 unit = 1; unit <= 7; unit++)
    {
      g_autofree gint64 *path = NULL;
      gsize n_units;

      path = sal_ownership_get_path (self, unit, &n_units);
      g_assert_cmpint (n_units, <=, 5);
      g_assert_cmpint (path[0], ==, unit);
    }
  g_assert_true (sal_ownership_is_within (self, 5, 1));
  g_assert_cmpint (sal_ownership_get_parent (self, 6), ==, 0);
  g_assert_cmpint (sal_ownership_get_parent (self, 7), ==, 0);
}

#define N_SUBJECTS 40
#define N_SPANS    300

typedef struct
{
  gint64 id, opportunity, account, person, position;
  gint32 first, last;
} Row;

/* The rule, read from unsorted rows; what is asked about is a member at an offset. */
static gint64
find_plainly (
    const Row *rows, gsize subject_offset, gint64 subject, gsize target_offset, gint32 day)
{
  const Row *best = NULL;

  for (gsize i = 0; i < N_SPANS && subject != 0; i++)
    {
      const Row *row = &rows[i];

      if (G_STRUCT_MEMBER (gint64, row, subject_offset) != subject || day < row->first ||
          (row->last != OPEN && day > row->last))
        continue;
      if (best == NULL || row->first > best->first ||
          (row->first == best->first && row->id < best->id))
        best = row;
    }

  return best != NULL ? G_STRUCT_MEMBER (gint64, best, target_offset) : 0;
}

static Row
random_row (gint64 id, gboolean is_coverage)
{
  Row row = { .id = id };
  gint64 subject = g_test_rand_int_range (1, N_SUBJECTS);

  row.position = g_test_rand_int_range (1, N_SUBJECTS);
  row.first = g_test_rand_bit () ? g_test_rand_int_range (0, 20) : OPEN;
  row.last = g_test_rand_bit () ? MAX (row.first, 0) + g_test_rand_int_range (0, 20) : OPEN;
  if (!is_coverage)
    row.person = subject;
  else if (g_test_rand_bit ())
    row.account = subject;
  else
    row.opportunity = subject;

  return row;
}

/* Random spans: against the rule read from unsorted rows. */
static void
test_ownership_random (void)
{
  Row coverage[N_SPANS], assignments[N_SPANS];
  g_autoptr (SalOwnership) self = sal_ownership_new ();

  for (gsize i = 0; i < N_SPANS; i++)
    {
      Row *c = &coverage[i], *a = &assignments[i];

      *c = random_row ((gint64) (i * 7919 % 1009 + 1), TRUE);
      *a = random_row ((gint64) (i * 7919 % 1009 + 1), FALSE);
      sal_ownership_add_coverage (
          self, c->id, c->opportunity, c->account, c->position, c->first, c->last);
      sal_ownership_add_assignment (self, a->id, a->person, a->position, a->first, a->last);
    }
  sal_ownership_prepare (self);

  for (int i = 0; i < 5000; i++)
    {
      gint64 opportunity = g_test_rand_int_range (0, N_SUBJECTS);
      gint64 account = g_test_rand_int_range (0, N_SUBJECTS);
      gint64 owner = g_test_rand_int_range (0, N_SUBJECTS);
      gint32 day = g_test_rand_int_range (-5, 45);
      const gsize target = G_STRUCT_OFFSET (Row, position);
      gint64 position, unit, person, expected;

      expected =
          find_plainly (coverage, G_STRUCT_OFFSET (Row, opportunity), opportunity, target, day);
      if (expected == 0)
        expected = find_plainly (coverage, G_STRUCT_OFFSET (Row, account), account, target, day);
      if (expected == 0)
        expected = find_plainly (assignments, G_STRUCT_OFFSET (Row, person), owner, target, day);

      sal_ownership_resolve (self, opportunity, account, owner, day, &position, &unit, &person);
      g_assert_cmpint (position, ==, expected);
      if (position != 0 && person != owner)
        g_assert_cmpint (person,
                         ==,
                         find_plainly (assignments,
                                       G_STRUCT_OFFSET (Row, position),
                                       position,
                                       G_STRUCT_OFFSET (Row, person),
                                       day));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ownership/resolve", test_ownership_resolve);
  g_test_add_func ("/ownership/position", test_ownership_position);
  g_test_add_func ("/ownership/units", test_ownership_units);
  g_test_add_func ("/ownership/circles", test_ownership_circles);
  g_test_add_func ("/ownership/random", test_ownership_random);

  return g_test_run ();
}
