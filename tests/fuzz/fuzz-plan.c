/* fuzz-plan.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-error.h"
#include "sal-plan.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Whatever the document is, it is a plan or an error that names the file; a plan writes as a
 * document that reads back as the same one. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = size > 0 ? g_strndup ((const char *) data, size) : g_strdup ("");
  g_autoptr (SalPlan) plan = NULL, again = NULL;
  g_autoptr (JsonNode) document = NULL, same = NULL;

  if (!json_parser_load_from_data (parser, text, -1, NULL) || json_parser_get_root (parser) == NULL)
    return 0;

  plan = sal_plan_from_json (json_parser_get_root (parser), "p.json", &error);
  if (plan == NULL)
    {
      g_assert_error (error, SAL_ERROR, SAL_ERROR_FILE);
      g_assert_true (g_str_has_prefix (error->message, "p.json"));
      return 0;
    }

  document = sal_plan_to_json (plan);
  again = sal_plan_from_json (document, "p.json", &error);
  g_assert_no_error (error);
  same = sal_plan_to_json (again);
  g_assert_true (json_node_equal (document, same));

  return 0;
}
