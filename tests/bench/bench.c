/* bench.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench.h"

#include <stdio.h>
#include <stdlib.h>

#include <glib/gstdio.h>

typedef struct
{
  char *figure;
  char *measured;
  char *reach;
  const char *verdict;
} BenchLine;

static GArray *bench_lines;
static gboolean bench_over;

/**
 * bench_seconds:
 *
 * Reads a clock that is not set.
 *
 * Returns: seconds since some fixed moment
 */
double
bench_seconds (void)
{
  return g_get_monotonic_time () / 1e6;
}

static void
bench_add_line (const char *figure, char *measured, char *reach, gboolean within)
{
  BenchLine line = { g_strdup (figure), measured, reach, within ? "ok" : "over" };

  if (bench_lines == NULL)
    bench_lines = g_array_new (FALSE, FALSE, sizeof (BenchLine));
  g_array_append_val (bench_lines, line);
  bench_over |= !within;
}

/**
 * bench_figure:
 * @figure: what was measured
 * @measured: the value measured, in @unit
 * @reach: the value it must not exceed, in @unit
 * @unit: for example "ms"
 *
 * Adds a line to the table that bench_finish() prints.
 */
void
bench_figure (const char *figure, double measured, double reach, const char *unit)
{
  bench_add_line (figure,
                  g_strdup_printf ("%.4g %s", measured, unit),
                  g_strdup_printf ("%.4g %s", reach, unit),
                  measured <= reach);
}

/**
 * bench_ratio:
 * @figure: what was measured
 * @seconds: how long it took, in seconds
 * @yardstick_seconds: how long the yardstick took in the same run, in seconds
 * @reach: the ratio it must not exceed
 *
 * Adds a line about the ratio of two times to the table that bench_finish() prints.
 */
void
bench_ratio (const char *figure, double seconds, double yardstick_seconds, double reach)
{
  double ratio = seconds / yardstick_seconds;

  bench_add_line (figure,
                  g_strdup_printf ("%.2f × (%.3g s ÷ %.3g s)", ratio, seconds, yardstick_seconds),
                  g_strdup_printf ("%.4g ×", reach),
                  ratio <= reach);
}

/**
 * bench_note:
 * @format: a printf() format
 * @...: its arguments
 *
 * Prints a line at once: sizes, the renderer, what is being prepared.
 */
void
bench_note (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  vprintf (format, arguments);
  va_end (arguments);
  putchar ('\n');
  fflush (stdout);
}

static void
bench_print_cell (const char *text, glong width)
{
  printf ("%s%*s | ", text, (int) (width - g_utf8_strlen (text, -1)), "");
}

/**
 * bench_finish:
 *
 * Prints the table of figures.
 *
 * Returns: what main() returns: 0 if every figure was reached, otherwise 1
 */
int
bench_finish (void)
{
  BenchLine head = { (char *) "figure", (char *) "measured", (char *) "reach", "" };
  glong widths[3] = { 6, 8, 5 };

  g_return_val_if_fail (bench_lines != NULL, EXIT_FAILURE);

  for (guint i = 0; i < bench_lines->len; i++)
    {
      BenchLine *line = &g_array_index (bench_lines, BenchLine, i);

      widths[0] = MAX (widths[0], g_utf8_strlen (line->figure, -1));
      widths[1] = MAX (widths[1], g_utf8_strlen (line->measured, -1));
      widths[2] = MAX (widths[2], g_utf8_strlen (line->reach, -1));
    }

  g_array_prepend_val (bench_lines, head);
  for (guint i = 0; i < bench_lines->len; i++)
    {
      BenchLine *line = &g_array_index (bench_lines, BenchLine, i);

      bench_print_cell (line->figure, widths[0]);
      bench_print_cell (line->measured, widths[1]);
      bench_print_cell (line->reach, widths[2]);
      puts (line->verdict);
    }

  return bench_over ? EXIT_FAILURE : EXIT_SUCCESS;
}

static int
bench_compare_doubles (gconstpointer one, gconstpointer other)
{
  double a = *(const double *) one, b = *(const double *) other;

  return (a > b) - (a < b);
}

/**
 * bench_quantile:
 * @values: (array length=n_values): measured values; sorted by the call
 * @n_values: their number, at least 1
 * @share: which quantile, from 0 (the smallest) to 1 (the largest)
 *
 * Finds the smallest value that at least @share of the values do not exceed.
 *
 * Returns: that value
 */
double
bench_quantile (double *values, gsize n_values, double share)
{
  gsize rank;

  g_return_val_if_fail (n_values > 0, 0);

  qsort (values, n_values, sizeof *values, bench_compare_doubles);
  rank = (gsize) (share * n_values);

  return values[MIN (rank, n_values - 1)];
}

/**
 * bench_median:
 * @values: (array length=n_values): measured values; sorted by the call
 * @n_values: their number, at least 1
 *
 * Finds the median.
 *
 * Returns: the median
 */
double
bench_median (double *values, gsize n_values)
{
  return bench_quantile (values, n_values, 0.5);
}

void
bench_remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }
  g_rmdir (path);
}
