/* sal-plan-dates.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-kind.h"

G_BEGIN_DECLS

/* The field that says of which day a record of an account plan is, or NULL. */
const char *sal_plan_part_dated_by (const SalKind *kind);

/* The function of kinds of record that account plans are made of. */
gboolean sal_plan_part_edited (SalTransaction *transaction,
                               SalRecord *before,
                               SalRecord *record,
                               GError **error);

G_END_DECLS
