/* sal-evaluation-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-evaluation.h"
#include "sal-sheet.h"

G_BEGIN_DECLS

/* A table while it is read: columns by name, and errors that name file, row and column. */
typedef struct
{
  SalSheet *sheet;
  GError **error;
} SalTableReader;

gboolean sal_table_reader_open (SalTableReader *self,
                                const char *path,
                                const char *const *required,
                                GError **error);
void sal_table_reader_close (SalTableReader *self);
/* −1: there is no such column. */
int sal_table_reader_find (const SalTableReader *self, const char *column);
/* NULL: there is no such column, or nothing in it. */
const char *sal_table_reader_get (const SalTableReader *self, guint row, const char *column);
gboolean sal_table_reader_fail (const SalTableReader *self,
                                guint row,
                                const char *column,
                                const char *format,
                                ...) G_GNUC_PRINTF (4, 5);

/* What is not there is left as it is; FALSE if it cannot be read. */
gboolean
sal_table_reader_date (const SalTableReader *self, guint row, const char *column, gint32 *day);
gboolean sal_table_reader_number (const SalTableReader *self,
                                  guint row,
                                  const char *column,
                                  SalRational *number);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalTableReader, sal_table_reader_close)

/* What an adjustment is for. */
typedef struct
{
  const char *participant;
  SalPaymentAdjustment adjustment;
} SalEvaluationAdjustment;

/* What is credited directly of a deal, in minor units of the plans' currency; 0: nothing. */
gint64 sal_evaluation_get_deal (const SalEvaluation *self,
                                const char *name,
                                gboolean *has_several_measures);

gboolean sal_evaluation_read_participants (SalEvaluation *self, const char *path, GError **error);
gboolean sal_evaluation_read_quotas (SalEvaluation *self, const char *path, GError **error);
gboolean sal_evaluation_read_credits (SalEvaluation *self, const char *path, GError **error);
gboolean sal_evaluation_read_cancellations (SalEvaluation *self, const char *path, GError **error);
gboolean sal_evaluation_read_invoices (SalEvaluation *self, const char *path, GError **error);
gboolean sal_evaluation_read_adjustments (SalEvaluation *self, const char *path, GError **error);

G_END_DECLS
