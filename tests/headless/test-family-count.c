/* test-family-count.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-family-count.h"

enum
{
  PUMPS = 10,
  VALVES = 20,
  SERVICE = 30,
};

/* The first account bought pumps twice, once by a line and once without, valves by a line, and
 * service by a line of a product without a family; the second pumps alone, since its opportunity
 * about service has lines; the third nothing that is known. */
static void
test_count (void)
{
  g_autoptr (SalFamilyCount) count = sal_family_count_new ();
  g_autofree guint *counts = NULL;

  sal_family_count_add_opportunity (count, 1, 0, PUMPS);
  sal_family_count_add_opportunity (count, 2, 0, SERVICE);
  sal_family_count_add_opportunity (count, 3, 1, SERVICE);
  sal_family_count_add_opportunity (count, 4, 2, 0);
  sal_family_count_add_line (count, 2, PUMPS);
  sal_family_count_add_line (count, 2, VALVES);
  sal_family_count_add_line (count, 2, 0);
  sal_family_count_add_line (count, 3, PUMPS);
  sal_family_count_add_line (count, 3, PUMPS);
  sal_family_count_add_line (count, 4, 0);
  sal_family_count_add_line (count, 99, VALVES);
  counts = sal_family_count_finish (count, 4);
  g_assert_cmpuint (counts[0], ==, 3);
  g_assert_cmpuint (counts[1], ==, 1);
  g_assert_cmpuint (counts[2], ==, 0);
  g_assert_cmpuint (counts[3], ==, 0);
}

static void
test_nothing (void)
{
  g_autoptr (SalFamilyCount) count = sal_family_count_new ();
  g_autofree guint *counts = sal_family_count_finish (count, 1);

  g_assert_cmpuint (counts[0], ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/family-count/count", test_count);
  g_test_add_func ("/family-count/nothing", test_nothing);

  return g_test_run ();
}
