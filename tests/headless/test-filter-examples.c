/* test-filter-examples.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-filter-examples.h"
#include "sal-kinds.h"
#include "sal-record-query.h"

/* Each example of every kind is a filter of its records. */
static void
test_filter_examples_parse (void)
{
  const SalKind *const *kinds = sal_model_kinds ();

  for (gsize i = 0; kinds[i] != NULL; i++)
    {
      g_auto (GStrv) examples = sal_filter_examples (kinds[i]);
      g_autoptr (SalRecordQuery) query = sal_record_query_new (kinds[i]);

      g_assert_cmpuint (g_strv_length (examples), >, 0);
      for (guint k = 0; examples[k] != NULL; k++)
        {
          g_autoptr (GError) error = NULL;

          g_test_message ("%s: %s", kinds[i]->name, examples[k]);
          sal_record_query_set_filter (query, examples[k], NULL, "USD", &error);
          g_assert_no_error (error);
        }
    }
}

static void
test_filter_examples_of_opportunities (void)
{
  g_auto (GStrv) examples = NULL;

  g_setenv ("SALIENT_TODAY", "2026-11-21", TRUE);
  examples = sal_filter_examples (&sal_opportunity_kind);
  g_assert_cmpstr (examples[0], ==, "amount > 50000");
  g_assert_cmpstr (examples[1], ==, "type = \"New\"");
  g_assert_cmpstr (examples[2], ==, "created in 2026");
  g_assert_cmpstr (examples[3], ==, "account.name contains \"a\"");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/filter-examples/parse", test_filter_examples_parse);
  g_test_add_func ("/filter-examples/of-opportunities", test_filter_examples_of_opportunities);

  return g_test_run ();
}
