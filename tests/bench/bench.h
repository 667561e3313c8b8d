/* bench.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What every benchmark shares: a clock, and the table "figure | measured | reach | ok or over". */

double bench_seconds (void);

void bench_figure (const char *figure, double measured, double reach, const char *unit);
void bench_ratio (const char *figure, double seconds, double yardstick_seconds, double reach);
void bench_note (const char *format, ...) G_GNUC_PRINTF (1, 2);
int bench_finish (void);

void bench_remove_folder (const char *path); /* with the files in it */

double bench_median (double *values, gsize n_values);
double bench_quantile (double *values, gsize n_values, double share);

G_END_DECLS
