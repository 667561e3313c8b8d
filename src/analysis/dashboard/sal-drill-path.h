/* sal-drill-path.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-executive.h"

G_BEGIN_DECLS

#define SAL_TYPE_DRILL_PATH (sal_drill_path_get_type ())

/**
 * SalDrillPath:
 *
 * How a figure was reached: the period, the metric, and one value of a dimension per level down. It
 * names values by id or label and not by code, so it stays right when the facts are loaded anew.
 * Boxed.
 */
typedef struct _SalDrillPath SalDrillPath;

GType sal_drill_path_get_type (void) G_GNUC_CONST;
SalDrillPath *sal_drill_path_new (SalPeriod period);
SalDrillPath *sal_drill_path_copy (const SalDrillPath *self);
void sal_drill_path_free (SalDrillPath *self);
gboolean sal_drill_path_equal (const SalDrillPath *self, const SalDrillPath *other);

SalPeriod sal_drill_path_get_period (const SalDrillPath *self);
void sal_drill_path_set_period (SalDrillPath *self, SalPeriod period);
/* Months instead of the period, until another metric is asked about. */
void sal_drill_path_set_months (SalDrillPath *self, gint32 since, gint32 until);
char *sal_drill_path_describe_period (const SalDrillPath *self, const SalFiscalCalendar *calendar);
/* What the figure is split by at first, and what is said of it besides: of the end of the path
 * alone. */
void sal_drill_path_prefer_split (SalDrillPath *self, SalFactDimension dimension);
gboolean sal_drill_path_prefers_split (const SalDrillPath *self);
void sal_drill_path_set_remark (SalDrillPath *self, const char *label, const char *remark);
const char *sal_drill_path_get_remark (const SalDrillPath *self,
                                       const char **label); /* (nullable) */
void sal_drill_path_set_metric (SalDrillPath *self, const SalMetric *metric);
const SalMetric *
sal_drill_path_get_metric (const SalDrillPath *self); /* (nullable): at the dashboard itself */

/* One level down, into a group of the figure split by @dimension. The unit that was split, among
 * its children, is what belongs to it directly. */
void sal_drill_path_push (SalDrillPath *self,
                          const SalFacts *facts,
                          SalFactDimension dimension,
                          gint32 code);
/* Restricts to a value that was chosen by itself; of a unit, with all below it. */
void sal_drill_path_restrict (SalDrillPath *self,
                              const SalFacts *facts,
                              SalFactDimension dimension,
                              gint32 code);
void sal_drill_path_pop (SalDrillPath *self, guint n_steps); /* keeps the first so many */
guint sal_drill_path_get_n_steps (const SalDrillPath *self);
const char *sal_drill_path_get_label (const SalDrillPath *self, guint step);

/* The query of the figure at the end of the path, without groups. A value that no longer exists
 * matches nothing. */
SalFactQuery *sal_drill_path_build_query (const SalDrillPath *self, const SalFacts *facts);
/* What to split by next, unless people choose something else; FALSE if nothing is left to split by.
 */
gboolean sal_drill_path_suggest_split (const SalDrillPath *self,
                                       const SalFacts *facts,
                                       SalFactDimension *dimension);
/* Whether splitting by a dimension makes sense at the end of the path. */
gboolean sal_drill_path_can_split (const SalDrillPath *self,
                                   const SalFacts *facts,
                                   SalFactDimension dimension);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalDrillPath, sal_drill_path_free)

G_END_DECLS
