/* sal-fact-query-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-fact-query.h"

G_BEGIN_DECLS

struct _SalFactQuery
{
  gint32 first, last;
  GArray *filters; /* of SalFactFilter */
  SalFactDimension groups[SAL_FACT_MAX_GROUPS];
  guint n_groups;
  GArray *restricted; /* of gint64, or NULL */
  GPtrArray *metrics; /* of SalMetric: what was asked for */
  SalMeasures limit;  /* those added up if no metric was asked for; 0: all */
  gboolean with_capacity;
};

G_END_DECLS
