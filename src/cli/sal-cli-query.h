/* sal-cli-query.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-fact-query.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/* What is asked, and what it is answered from. */
typedef struct
{
  SalWorkspace *workspace;
  const char *key; /* of the metric */
  const SalMetric *metric;
  gint32 first, last;
  SalFactDimension dimensions[SAL_FACT_MAX_GROUPS];
  guint n_dimensions;
  SalFacts *facts;
  SalFactQuery *query;
  SalFactResult *result;
  SalFactResult *company;                      /* (nullable): what an index is held against */
  const char *by, *where, *period, *from, *to; /* (nullable): as they were given */
  gboolean explains;
  gboolean is_per_capacity;
  gboolean has_index;
  guint n_records; /* the figure is made of */
} SalCliQuestion;

/* What is printed of it: sal-cli-query-print.c */
void sal_cli_query_print_explanation (const SalCliQuestion *question);
void sal_cli_query_print_json (const SalCliQuestion *question);
void sal_cli_query_print_table (const SalCliQuestion *question);
void sal_cli_query_warn_missing (const SalCliQuestion *question);
void sal_cli_query_warn_unconverted (const SalCliQuestion *question);

G_END_DECLS
