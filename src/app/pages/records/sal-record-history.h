/* sal-record-history.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-workspace.h"

G_BEGIN_DECLS

/* What happened to one record: who changed what and when, before and after. Property: busy. */
#define SAL_TYPE_RECORD_HISTORY (sal_record_history_get_type ())
G_DECLARE_FINAL_TYPE (SalRecordHistory, sal_record_history, SAL, RECORD_HISTORY, AdwBin)

void sal_record_history_show (SalRecordHistory *self,
                              SalWorkspace *workspace,
                              const SalKind *kind,
                              gint64 id);

G_END_DECLS
