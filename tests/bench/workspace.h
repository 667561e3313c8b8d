/* workspace.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BENCH_N_OPPORTUNITIES 1000000

/* The path of the sample company with that many opportunities. It is made once and kept with what
 * can be made again: in BENCH_FOLDER, or in the folder of caches. */
char *bench_find_workspace (void);

G_END_DECLS
