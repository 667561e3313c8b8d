/* sal-related-records.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-workspace.h"

G_BEGIN_DECLS

/* Which records refer to one record, by kind, with their number; a row opens the list of them.
 * Property: busy. */
#define SAL_TYPE_RELATED_RECORDS (sal_related_records_get_type ())
G_DECLARE_FINAL_TYPE (SalRelatedRecords, sal_related_records, SAL, RELATED_RECORDS, AdwBin)

void sal_related_records_show (SalRelatedRecords *self,
                               SalWorkspace *workspace,
                               const SalKind *kind,
                               gint64 id);

G_END_DECLS
