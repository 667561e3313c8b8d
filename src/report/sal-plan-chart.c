/* sal-plan-chart.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-chart.h"

#include <math.h>

#include <glib/gi18n-lib.h>

static void
add_side (SalChart *chart,
          const SalPlanSide *side,
          SalTrialGrouping by,
          const char *name,
          SalChartSeriesRole role)
{
  g_autoptr (GArray) costs = sal_plan_side_list_costs (side, by);
  g_autofree double *values = g_new (double, costs->len + 1);

  for (guint i = 0; i < costs->len; i++)
    {
      const SalPlanGroupCost *cost = &g_array_index (costs, SalPlanGroupCost, i);

      values[i] = cost->sales > 0 ? (double) cost->cost / (double) cost->sales : NAN;
    }
  sal_chart_add_series (chart, name, role, values, costs->len);
}

/**
 * sal_plan_chart_cost_of_sales:
 * @outcome: what came of a plan
 * @by: by what people are grouped
 *
 * Draws what the groups cost, of what they sold. They are the same by both versions, as the people
 * are.
 *
 * Returns: (transfer full): bars, beside those of the other version
 */
SalChart *
sal_plan_chart_cost_of_sales (const SalPlanOutcome *outcome, SalTrialGrouping by)
{
  const SalPlanSide *side = outcome->side, *other = outcome->other;
  SalChart *chart = sal_chart_new (SAL_CHART_BAR);
  SalChartFormat format = sal_chart_format_rate (1);
  g_autoptr (GArray) costs = sal_plan_side_list_costs (side, by);
  g_autofree const char **names = g_new0 (const char *, costs->len + 1);

  for (guint i = 0; i < costs->len; i++)
    {
      const char *group = g_array_index (costs, SalPlanGroupCost, i).group;

      names[i] = *group != '\0' ? group : _ ("None");
    }
  sal_chart_set_title (chart, _ ("Cost of Sales"));
  sal_chart_set_horizontal (chart, TRUE);
  sal_chart_set_format (chart, &format);
  sal_chart_set_categories (chart, names, costs->len);
  add_side (chart, side, by, _ ("This Version"), SAL_CHART_SERIES_ACTUAL);
  if (other != NULL && other->summary->people->len == side->summary->people->len)
    add_side (chart, other, by, _ ("Compared"), SAL_CHART_SERIES_PLAN);
  if (side->trial->sales > 0)
    sal_chart_set_reference (
        chart, _ ("All"), (double) side->summary->cost / (double) side->trial->sales);

  return chart;
}
