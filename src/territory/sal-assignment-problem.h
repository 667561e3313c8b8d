/* sal-assignment-problem.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* In place of a column: a row that gets none. */
#define SAL_ASSIGNMENT_NONE -1

/* What a pair may cost at most, and minus that at least. */
#define SAL_ASSIGNMENT_MOST_COST (G_GINT64_CONSTANT (1) << 40)

gboolean sal_assignment_problem_solve (const gint64 *costs,
                                       guint n_rows,
                                       guint n_columns,
                                       gint32 *columns,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
