/* sal-finding-table.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-index-table.h"

G_BEGIN_DECLS

/* Sentences in columns, which can be sorted and activated. Signal: activated (guint index), one of
 * those that the table was filled with. */
#define SAL_TYPE_FINDING_TABLE (sal_finding_table_get_type ())
G_DECLARE_FINAL_TYPE (SalFindingTable, sal_finding_table, SAL, FINDING_TABLE, AdwBin)

/* @titles: ended by NULL, as many as each row has texts. */
void
sal_finding_table_set_columns (SalFindingTable *self, const char *label, const char *const *titles);
/* @rows: (element-type GStrv); @empty: what is said if there are none. */
void sal_finding_table_fill (SalFindingTable *self, GPtrArray *rows, const char *empty);
SalIndexTable *sal_finding_table_get_table (SalFindingTable *self);

G_END_DECLS
