/* fuzz-mapping.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-exchange-error.h"
#include "sal-kinds.h"
#include "sal-mapping.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Whatever the text is, it is a mapping or an error that names the file; a mapping prints as a text
 * that reads back as the same one, and checking it ends with an answer. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const columns[] = { "id", "name", "Amount", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = size > 0 ? g_strndup ((const char *) data, size) : g_strdup ("");
  g_autoptr (SalMapping) mapping = sal_mapping_from_json (text, -1, "m.json", &error);
  g_autoptr (SalMapping) again = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (mapping == NULL)
    {
      g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_MAPPING);
      g_assert_true (g_str_has_prefix (error->message, "m.json"));
      return 0;
    }

  first = sal_mapping_to_json (mapping);
  again = sal_mapping_from_json (first, -1, "m.json", &error);
  g_assert_no_error (error);
  second = sal_mapping_to_json (again);
  g_assert_cmpstr (first, ==, second);

  if (!sal_mapping_check (mapping, sal_model_kinds (), columns, &error))
    g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_MAPPING);

  return 0;
}
