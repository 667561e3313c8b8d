/* test-sort-column.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sort-column.h"

#include <string.h>

#include "sal-connection-functions.h"

/* How many rows: on both sides of where the method changes. */
static const guint sizes[] = { 0, 1, 2, 31, 32, 33, 500, 5000 };

typedef struct
{
  gboolean is_null;
  gint64 integer;
  double real;
  char *name;
} Value;

static const char *const pieces[] = {
  "a",    "A",    "ä",  "b",    "acme",         "Acme ", "  ", "ß",    "é", "e\xcc\x81", "Ω",
  "\x7f", "\xff", "\t", "zzzz", "Corporation ", "–",     "0",  "日本", "😀", "\xed",      "12345678",
};

static char *
random_name (void)
{
  g_autoptr (GString) name = g_string_new (NULL);
  int n_pieces = g_test_rand_int_range (0, 8);

  for (int i = 0; i < n_pieces; i++)
    g_string_append (name, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

  return g_string_free (g_steal_pointer (&name), FALSE);
}

/* Names without letters are empty to people. */
static gboolean
is_empty (const char *name)
{
  const char *p = name;

  return sal_name_next_letter (&p, name + strlen (name)) == 0;
}

/* The order of sal_name_compare(), without what only decides between equal letters. */
static int
compare_names (const char *one, const char *other)
{
  const char *p = one, *q = other;

  while (TRUE)
    {
      gunichar a = sal_name_next_letter (&p, one + strlen (one));
      gunichar b = sal_name_next_letter (&q, other + strlen (other));

      if (a != b)
        return a < b ? -1 : 1;
      if (a == 0)
        return 0;
    }
}

/* A stable sort of the plainest kind, and the comparison it goes by. */
static SalSortType type;
static gboolean is_real;
static gboolean descending;

static int
compare_values (const Value *one, const Value *other)
{
  int order;

  if (one->is_null || other->is_null)
    return one->is_null - other->is_null;
  if (type == SAL_SORT_NAME)
    order = compare_names (one->name, other->name);
  else if (is_real)
    order = (one->real > other->real) - (one->real < other->real);
  else
    order = (one->integer > other->integer) - (one->integer < other->integer);

  return descending ? -order : order;
}

static void
sort_plainly (const Value *values, guint32 *rows, guint n_rows)
{
  for (guint i = 1; i < n_rows; i++)
    {
      guint32 row = rows[i];
      guint low = 0, high = i;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (compare_values (&values[rows[middle]], &values[row]) <= 0)
            low = middle + 1;
          else
            high = middle;
        }
      memmove (rows + low + 1, rows + low, (i - low) * sizeof *rows);
      rows[low] = row;
    }
}

static gint64
random_integer (void)
{
  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      return g_test_rand_int_range (-5, 5);
    case 1:
      return (gint64) (((guint64) (guint32) g_test_rand_int () << 32) |
                       (guint32) g_test_rand_int ());
    case 2:
      return G_MININT64 + g_test_rand_int_range (1, 3);
    default:
      return G_MAXINT64 - 2 + g_test_rand_int_range (0, 2);
    }
}

static void
fill (SalSortColumn *column, Value *value)
{
  value->is_null = g_test_rand_int_range (0, 10) == 0;
  value->integer = random_integer ();
  value->real = g_test_rand_double_range (-2, 2) * (g_test_rand_bit () ? 1e300 : 1);
  value->name = random_name ();
  if (type == SAL_SORT_NAME && is_empty (value->name))
    value->is_null = TRUE;

  if (value->is_null)
    sal_sort_column_add_null (column);
  else if (type == SAL_SORT_NAME)
    sal_sort_column_add_name (column, value->name, strlen (value->name));
  else if (is_real)
    sal_sort_column_add_real (column, value->real);
  else
    sal_sort_column_add_integer (column, value->integer);
}

static void
check_random (guint n_rows)
{
  g_autoptr (SalSortColumn) column = sal_sort_column_new (type, descending);
  g_autofree Value *values = g_new0 (Value, n_rows);
  g_autofree guint32 *rows = g_new (guint32, n_rows);
  g_autofree guint32 *expected = g_new (guint32, n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      fill (column, &values[i]);
      rows[i] = expected[i] = i;
    }

  sal_sort_rows (&column, 1, rows, n_rows);
  sort_plainly (values, expected, n_rows);
  g_assert_cmpmem (rows, n_rows * sizeof *rows, expected, n_rows * sizeof *expected);
  for (guint i = 1; i < n_rows; i++)
    g_assert_cmpint (sal_sort_column_equal (column, rows[i - 1], rows[i]),
                     ==,
                     compare_values (&values[rows[i - 1]], &values[rows[i]]) == 0);

  for (guint i = 0; i < n_rows; i++)
    g_free (values[i].name);
}

static void
test_sort_column_random (void)
{
  for (int round = 0; round < 6; round++)
    {
      type = round < 4 ? SAL_SORT_INTEGER : SAL_SORT_NAME;
      is_real = round == 2 || round == 3;
      descending = round % 2;
      for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
        check_random (sizes[i]);
    }
}

/* By several columns: the first decides, then the second, then the order of before. */
static void
test_sort_column_several (void)
{
  g_autoptr (SalSortColumn) names = sal_sort_column_new (SAL_SORT_NAME, FALSE);
  g_autoptr (SalSortColumn) numbers = sal_sort_column_new (SAL_SORT_INTEGER, TRUE);
  SalSortColumn *const columns[] = { names, numbers };
  guint32 rows[] = { 0, 1, 2, 3, 4, 5 };
  const guint32 expected[] = { 4, 1, 3, 0, 5, 2 };

  sal_sort_column_add_name (names, "Beta", 4);
  sal_sort_column_add_name (names, "alpha", 5);
  sal_sort_column_add_null (names);
  sal_sort_column_add_name (names, "bèta", 5);
  sal_sort_column_add_name (names, "Älpha", 6);
  sal_sort_column_add_name (names, "beta max", 8);
  sal_sort_column_add_integer (numbers, 7);
  sal_sort_column_add_integer (numbers, 7);
  sal_sort_column_add_integer (numbers, 9);
  sal_sort_column_add_integer (numbers, 8);
  sal_sort_column_add_integer (numbers, 8);
  sal_sort_column_add_null (numbers);

  sal_sort_rows (columns, 2, rows, 6);
  g_assert_cmpmem (rows, sizeof rows, expected, sizeof expected);
}

/* Texts longer than anyone reads are cut, and sorting them ends. */
static void
test_sort_column_long (void)
{
  g_autoptr (SalSortColumn) column = sal_sort_column_new (SAL_SORT_NAME, FALSE);
  SalSortColumn *const columns[] = { column };
  g_autofree char *text = g_strnfill (1 << 20, 'x');
  guint32 rows[] = { 0, 1, 2 };
  const guint32 expected[] = { 2, 0, 1 };

  sal_sort_column_add_name (column, text, 1 << 20);
  sal_sort_column_add_name (column, text, 1 << 19);
  sal_sort_column_add_name (column, text, 100);
  sal_sort_rows (columns, 1, rows, 3);
  g_assert_cmpmem (rows, sizeof rows, expected, sizeof expected);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sort-column/random", test_sort_column_random);
  g_test_add_func ("/sort-column/several", test_sort_column_several);
  g_test_add_func ("/sort-column/long", test_sort_column_long);

  return g_test_run ();
}
