/* sal-pay-source-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-conversion.h"
#include "sal-pay-source.h"

G_BEGIN_DECLS

/* A row that is read into a source. */
typedef struct
{
  SalPaySource *source;
  sqlite3_stmt *row;
} SalPaySourceRow;

typedef void (*SalPaySourceAdd) (const SalPaySourceRow *row);

gint64 sal_pay_source_row_id (const SalPaySourceRow *self, int column);
/* @open: where there is none */
gint32 sal_pay_source_row_day (const SalPaySourceRow *self, int column, gint32 open);
const char *sal_pay_source_row_text (const SalPaySourceRow *self, int column);
const char *sal_pay_source_row_currency (const SalPaySourceRow *self, int column);

/* Runs a statement whose parameters are the first day and the last. */
gboolean sal_pay_source_load_rows (SalPaySource *self,
                                   SalConnection *connection,
                                   const char *sql,
                                   gint32 from,
                                   SalPaySourceAdd add,
                                   GError **error);

/* Once all sales are there: to find them by id. */
void sal_pay_source_index (SalPaySource *self);
SalPaySale *sal_pay_source_find_sale (const SalPaySource *self, gint64 id);

gboolean sal_pay_source_load_transactions (SalPaySource *self,
                                           SalConnection *connection,
                                           gint32 from,
                                           GError **error);
gboolean sal_pay_source_load_measures (
    SalPaySource *self, SalConnection *connection, guint measures, gint32 from, GError **error);

G_END_DECLS
