/* fuzz-sheet.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sal-sheet.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Any bytes as a spreadsheet are a table whose cells are text, or an error that names the file. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalSheet) sheet = sal_sheet_read_xlsx (bytes, "fuzz.xlsx", NULL, &error);

  g_assert_true ((sheet != NULL) == (error == NULL));
  if (sheet == NULL)
    {
      g_assert_nonnull (strstr (error->message, "fuzz.xlsx"));
      return 0;
    }
  g_assert_cmpuint (sheet->cells->len, ==, sheet->columns->len * sheet->numbers->len);
  for (guint row = 0; row < sal_sheet_get_n_rows (sheet); row++)
    for (guint column = 0; column < sheet->columns->len; column++)
      g_assert_true (g_utf8_validate (sal_sheet_get (sheet, row, column), -1, NULL));

  return 0;
}
