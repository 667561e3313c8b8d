/* sal-fact-query.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-facts.h"

G_BEGIN_DECLS

#define SAL_FACT_MAX_GROUPS 3

typedef struct
{
  SalFactDimension dimension;
  gint32 code;    /* of a unit: also all below it … */
  gboolean alone; /* … unless it is meant alone */
} SalFactFilter;

#define SAL_TYPE_FACT_QUERY (sal_fact_query_get_type ())

/**
 * SalFactQuery:
 *
 * What a figure on screen was asked with: days of the close date, filters, and what to group by.
 */
typedef struct _SalFactQuery SalFactQuery;

GType sal_fact_query_get_type (void) G_GNUC_CONST;
SalFactQuery *sal_fact_query_new (void);
SalFactQuery *sal_fact_query_copy (const SalFactQuery *self);
void sal_fact_query_free (SalFactQuery *self);

void sal_fact_query_set_days (SalFactQuery *self,
                              gint32 first,
                              gint32 last); /* SAL_DATE_NONE, SAL_DATE_NONE: all */
void sal_fact_query_get_days (const SalFactQuery *self, gint32 *first, gint32 *last);
/* Adds or replaces the filter of a dimension; SAL_DIMENSION_NONE filters for no value. */
void sal_fact_query_set_filter (SalFactQuery *self, SalFactDimension dimension, gint32 code);
/* Of a unit: it, without those below it. */
void sal_fact_query_set_filter_alone (SalFactQuery *self, SalFactDimension dimension, gint32 code);
void sal_fact_query_clear_filter (SalFactQuery *self, SalFactDimension dimension);
gboolean
sal_fact_query_get_filter (const SalFactQuery *self, SalFactDimension dimension, gint32 *code);
void sal_fact_query_group_by (SalFactQuery *self,
                              SalFactDimension dimension); /* at most three, in order */
guint sal_fact_query_get_groups (const SalFactQuery *self,
                                 SalFactDimension groups[SAL_FACT_MAX_GROUPS]);
void sal_fact_query_clear_groups (SalFactQuery *self);
/* Adds a metric whose figures are wanted. Without one, the measures of opportunities are added up
 * that need no columns; with some, only what they are made of. */
void sal_fact_query_ask (SalFactQuery *self, const SalMetric *metric);
/* Has only some of the former added up. */
void sal_fact_query_limit (SalFactQuery *self, SalMeasures measures);
/* Adds how many full-time equivalents there are, on average over the days. */
void sal_fact_query_ask_capacity (SalFactQuery *self);
/* Whether it is known of each of its values: of units, positions and people. */
gboolean sal_fact_dimension_has_capacity (SalFactDimension dimension);
/* Why the capacity is not known under its days, filters and groups; NULL if it is. */
char *sal_fact_query_why_no_capacity (const SalFactQuery *self);
/* The same question of all units, people and positions, ungrouped: the whole company. */
SalFactQuery *sal_fact_query_widen (const SalFactQuery *self);
/* The kind of what was asked for; opportunities if nothing was. */
const SalKind *sal_fact_query_get_kind (const SalFactQuery *self);
/* Why the metric knows nothing of what is filtered or grouped by; NULL if it does. */
char *sal_fact_query_why_lacking (const SalFactQuery *self, const SalMetric *metric);
/* Only these opportunities, as ids; for a filter in the one language. */
void sal_fact_query_restrict (SalFactQuery *self, const gint64 *ids, gsize n_ids);

typedef struct
{
  gint32 codes[SAL_FACT_MAX_GROUPS];
  gint64 measures[SAL_N_ALL_MEASURES]; /* SAL_MEASURE_NONE: not asked for, or not loaded */
} SalFactGroup;

typedef struct
{
  GArray
      *groups; /* of SalFactGroup, ascending by codes; groups without facts or quota are left out */
  SalFactGroup total;
  gboolean knows_quota; /* FALSE if it is filtered or split by what quotas are not set for */
  SalMeasures computed; /* the measures that were added up */
  gint32 split_unit; /* the unit into whose children units were split, SAL_DIMENSION_NONE if none:
                     its own group are the facts of no child */
} SalFactResult;

SalFactResult *sal_fact_query_run (const SalFactQuery *self, SalFacts *facts);
void sal_fact_result_free (SalFactResult *self);
/* Of a result by one time dimension: adds the periods in which there is nothing, from @first to
 * @last at least. */
void sal_fact_result_put_none_last (SalFactResult *self); /* not of periods to be filled */
void sal_fact_result_fill_periods (SalFactResult *self, gint32 first, gint32 last);

/* The records behind a figure, those that give something to it. */
GArray *sal_fact_query_ids (const SalFactQuery *self, SalFacts *facts, const SalMetric *metric);
/* The quotas behind it; none where the metric, or what is filtered by, knows no quotas. */
GArray *
sal_fact_query_quota_ids (const SalFactQuery *self, SalFacts *facts, const SalMetric *metric);

char *sal_fact_code_to_label (const SalFacts *facts,
                              SalFactDimension dimension,
                              gint32 code); /* "(none)" for no value */
/* The same for a group of @result: a unit that was split is "East, directly". */
char *sal_fact_result_code_to_label (const SalFactResult *result,
                                     const SalFacts *facts,
                                     SalFactDimension dimension,
                                     gint32 code);
/* The unit whose children a query splits units into. */
gint32 sal_fact_query_get_split_unit (const SalFactQuery *self, const SalFacts *facts);
/* Codes of the time dimensions and periods, both ways. */
SalPeriod sal_fact_code_to_period (SalFactDimension dimension, gint32 code);
gint32 sal_fact_period_to_code (SalPeriod period);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalFactQuery, sal_fact_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalFactResult, sal_fact_result_free)

G_END_DECLS
