/* sal-coverage-table.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sal-design-coverage.h"

G_BEGIN_DECLS

/**
 * SalCoverageUnit:
 * @SAL_COVERAGE_UNIT_COUNT: a number of something
 * @SAL_COVERAGE_UNIT_SHARE: 0 to 1
 * @SAL_COVERAGE_UNIT_MONEY: minor units of the reporting currency
 *
 * What the values of a column are.
 */
typedef enum
{
  SAL_COVERAGE_UNIT_COUNT,
  SAL_COVERAGE_UNIT_SHARE,
  SAL_COVERAGE_UNIT_MONEY,
} SalCoverageUnit;

/**
 * SalCoverageTable:
 *
 * Coverage by territory, a row each; the last row is what belongs to none. It says what was when it
 * was made, whatever becomes of the design.
 */
typedef struct _SalCoverageTable SalCoverageTable;

SalCoverageTable *sal_coverage_table_new (const SalDesignCoverage *coverage,
                                          const SalTerritoryDesign *design,
                                          const char *currency);
void sal_coverage_table_free (SalCoverageTable *self);

guint sal_coverage_table_get_n_rows (const SalCoverageTable *self);
const char *sal_coverage_table_get_name (const SalCoverageTable *self, guint row);
const char *sal_coverage_table_get_holder (const SalCoverageTable *self,
                                           guint row);                             /* (nullable) */
gint64 sal_coverage_table_get_territory (const SalCoverageTable *self, guint row); /* id; 0: none */

/* Columns of figures; names are for programs, labels for people. */
guint sal_coverage_column_get_n_columns (void);
const char *sal_coverage_column_get_name (guint column);
const char *sal_coverage_column_get_label (guint column);
SalCoverageUnit sal_coverage_column_get_unit (guint column);
double sal_coverage_table_get_value (const SalCoverageTable *self, guint row, guint column);
char *sal_coverage_table_format (const SalCoverageTable *self, guint row, guint column);
char *sal_coverage_table_write (const SalCoverageTable *self, guint row, guint column);

gboolean sal_coverage_table_to_csv (const SalCoverageTable *self,
                                    GOutputStream *stream,
                                    GCancellable *cancellable,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalCoverageTable, sal_coverage_table_free)

G_END_DECLS
