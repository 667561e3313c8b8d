/* sal-tidy-tree.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void sal_tidy_tree_place (const int *above, guint n, double *across, guint *levels);

G_END_DECLS
