/* sal-activation-table.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-activation-flows.h"

G_BEGIN_DECLS

/* What of a plan is listed; each finding has a list of its own behind these. */
typedef enum
{
  SAL_ACTIVATION_TABLE_FLOWS,         /* from whom to whom */
  SAL_ACTIVATION_TABLE_ACCOUNTS,      /* that move */
  SAL_ACTIVATION_TABLE_OPPORTUNITIES, /* that move */
  SAL_ACTIVATION_TABLE_STAYING,       /* opportunities of accounts that move, which do not */
  SAL_ACTIVATION_TABLE_SHARES,        /* of accounts that several have */
  SAL_ACTIVATION_TABLE_FINDINGS,      /* + SalActivationFindingType */
} SalActivationTableType;

#define SAL_ACTIVATION_N_FINDINGS (SAL_ACTIVATION_OTHER_SALES_FORCE + 1)
#define SAL_ACTIVATION_N_TABLES   (SAL_ACTIVATION_TABLE_FINDINGS + SAL_ACTIVATION_N_FINDINGS)

/**
 * SalActivationTable:
 *
 * A list of what an alignment does when it takes effect, in words: rows and columns, whose texts
 * are made when they are asked for.
 */
typedef struct _SalActivationTable SalActivationTable;

SalActivationTable *sal_activation_table_new (const SalAlignmentActivation *plan,
                                              guint type,
                                              const SalActivationFlow *flow,
                                              const char *currency);
void sal_activation_table_free (SalActivationTable *self);

const char *sal_activation_table_get_title (guint type);

guint sal_activation_table_get_n_rows (const SalActivationTable *self);
guint sal_activation_table_get_n_columns (const SalActivationTable *self);
const char *sal_activation_table_get_label (const SalActivationTable *self, guint column);
gboolean sal_activation_table_is_number (const SalActivationTable *self, guint column);
gboolean sal_activation_table_is_money (const SalActivationTable *self, guint column);
double sal_activation_table_get_number (const SalActivationTable *self, guint row, guint column);
char *sal_activation_table_format (const SalActivationTable *self, guint row, guint column);
gboolean sal_activation_table_is_holder (const SalActivationTable *self, guint column);
gboolean sal_activation_table_gives_way (const SalActivationTable *self, guint column);
char *sal_activation_table_format_lines (const SalActivationTable *self, guint row, guint column);
char *sal_activation_table_write (const SalActivationTable *self, guint row, guint column);
int
sal_activation_table_compare (const SalActivationTable *self, guint row, guint other, guint column);
/* (nullable): what a row of flows adds up */
const SalActivationFlow *sal_activation_table_get_flow (const SalActivationTable *self, guint row);
char *sal_activation_table_describe_flow (const SalAlignmentActivation *plan,
                                          const SalActivationFlow *flow);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalActivationTable, sal_activation_table_free)

G_END_DECLS
