/* test-quote.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-quote.h"

static const struct
{
  const char *text;
  const char *inner;
} cases[] = {
  { "", "" },
  { "Fill Gaps", "Fill Gaps" },
  { "Rename “A” to “B”", "Rename ‘A’ to ‘B’" },
  { "Add Rule “Anna’s”", "Add Rule ‘Anna’s’" },
};

static void
test_quote_inner (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *inner = sal_quote_inner (cases[i].text);

      g_assert_cmpstr (inner, ==, cases[i].inner);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quote/inner", test_quote_inner);

  return g_test_run ();
}
