/* sal-import-pump.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-csv-reader.h"
#include "sal-import-batch.h"
#include "sal-import-part.h"

G_BEGIN_DECLS

typedef struct _SalImportPump SalImportPump;

SalImportPump *sal_import_pump_start (SalImportPart *part,
                                      SalCsvReader *reader,
                                      gboolean stop_at_refused,
                                      GCancellable *cancellable);
SalImportBatch *sal_import_pump_take (SalImportPump *self);
void sal_import_pump_give_back (SalImportPump *self, SalImportBatch *batch);
gboolean sal_import_pump_finish (SalImportPump *self, guint64 *n_rows, GError **error);

G_END_DECLS
