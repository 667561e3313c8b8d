/* sal-pay-import-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-pay-import.h"

G_BEGIN_DECLS

/* A row: what of it is given, and the values. */
typedef struct
{
  guint64 number;
  guint64 given; /* a bit for each field */
  SalRecord *record;
} SalPayImportRow;

/* Of assignments to plans: one at a time. @rows: of SalPayImportRow, @stored: of SalRecord. */
gboolean
sal_pay_import_end_before_next (const GArray *rows, const GPtrArray *stored, SalRecord *record);
gboolean sal_pay_import_end_others (SalTransaction *transaction,
                                    GPtrArray *stored,
                                    SalRecord *record,
                                    guint *n_ended,
                                    GError **error);

G_END_DECLS
