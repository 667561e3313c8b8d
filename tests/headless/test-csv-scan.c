/* test-csv-scan.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* the way of processors without these instructions; the others use it through the reader's tests */
#undef __SSE2__

#include "sal-csv-scan.h"

static void
test_csv_scan_mask (void)
{
  static const char alphabet[] = { ',', '\n', 'a', '\0', '-', (char) 0xac, (char) 0x2d };
  guint32 seed = g_random_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 10000; round++)
    {
      char text[SAL_CSV_SCAN_WIDTH];
      guint64 expected = 0;

      for (guint i = 0; i < sizeof text; i++)
        {
          text[i] = alphabet[g_rand_int_range (rand, 0, G_N_ELEMENTS (alphabet))];
          if (text[i] == ',' || text[i] == '\n')
            expected |= G_GUINT64_CONSTANT (1) << i;
        }
      g_assert_cmphex (sal_csv_scan_mask (text, ',', '\n'), ==, expected);
    }
}

static void
test_csv_scan_special (void)
{
  static const char specials[] = { '\0', (char) 0x80, (char) 0xff };
  char text[40];

  for (gsize at = 0; at < sizeof text; at++)
    for (gsize i = 0; i < G_N_ELEMENTS (specials); i++)
      {
        memset (text, at % 2 == 0 ? 0x01 : 0x7f, sizeof text);
        g_assert_cmpuint (sal_csv_scan_special (text, sizeof text), ==, sizeof text);
        text[at] = specials[i];
        g_assert_cmpuint (sal_csv_scan_special (text, sizeof text), ==, at);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-scan/mask", test_csv_scan_mask);
  g_test_add_func ("/csv-scan/special", test_csv_scan_special);

  return g_test_run ();
}
