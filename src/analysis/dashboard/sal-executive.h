/* sal-executive.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-fact-query.h"

G_BEGIN_DECLS

/**
 * SalExecutive:
 *
 * The figures of the executive dashboard: those of one fiscal period under some filters, each
 * result beside the query it came from.
 */
typedef struct
{
  SalPeriod period;
  SalFactQuery *filters; /* without days */
  gboolean is_running;   /* the facts are as of a day within the period */
  gboolean is_ahead;     /* of a day before it */

  SalFactQuery *total_query; /* the period */
  SalFactResult *total;
  SalFactResult *before; /* the same period a year before; of a running one, as many days of it */
  SalFactQuery *months_query; /* the fiscal year of the period, by month */
  SalFactResult *months;
  SalFactQuery *quarters_query; /* the eight quarters up to the period's last, by quarter */
  SalFactResult *quarters;
  SalFactQuery *units_query; /* the period, by unit */
  SalFactResult *units;
  SalFactQuery *stages_query; /* the period's open opportunities, by stage */
  SalFactResult *stages;
} SalExecutive;

SalExecutive *sal_executive_new (SalFacts *facts, const SalFactQuery *filters, SalPeriod period);
void sal_executive_free (SalExecutive *self);

/* The period a dashboard opens on: the quarter of today, or the last one with facts before it. */
SalPeriod sal_facts_latest_period (SalFacts *facts, SalPeriodUnit unit);
/* The periods there are facts in, newest first, at most so many. */
GArray *sal_facts_list_periods (SalFacts *facts, SalPeriodUnit unit, guint limit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalExecutive, sal_executive_free)

G_END_DECLS
