/* sal-districting.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sal-district-score.h"

G_BEGIN_DECLS

/**
 * SalDistrictingFunc:
 * @fraction: of the budget, 0 to 1
 * @assignment: (array length=n_areas): the best so far, by area; valid only during the call
 * @n_areas: how many
 * @is_better: whether it differs from what the last call had
 * @data: what was given with the function
 *
 * Is told about ten times a second how far the search is, on the thread that called
 * sal_districting_run().
 */
typedef void (*SalDistrictingFunc) (
    double fraction, const gint32 *assignment, guint n_areas, gboolean is_better, gpointer data);

/**
 * SalDistricting:
 * @assignment: (array length=n_areas): by area, its territory
 * @n_areas: how many
 * @score: what it is worth
 * @seconds: how long it took
 * @iterations: moves tried by all searches together
 * @seed: the one of the options
 * @is_cancelled: whether the search was cut short; the assignment is valid all the same
 *
 * The best assignment found.
 */
typedef struct
{
  gint32 *assignment;
  guint n_areas;
  SalDistrictScore score;
  double seconds;
  guint64 iterations;
  guint64 seed;
  gboolean is_cancelled;
} SalDistricting;

SalDistricting *sal_districting_run (SalDistrictProblem *problem,
                                     SalDistrictingFunc progress,
                                     gpointer data,
                                     GCancellable *cancellable,
                                     GError **error);
void sal_districting_free (SalDistricting *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalDistricting, sal_districting_free)

G_END_DECLS
