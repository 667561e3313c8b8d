/* sal-payout-chart.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-payout-chart.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-payout-handles.h"
#include "sal-plan-words.h"

/* The least that the axis of payouts shows, and how much above what is paid. */
#define LEAST_END 1.25
#define HEADROOM  1.05

/* Shares as they are drawn, and written where exact ones would be long: whole, or to a tenth. */
static char *
percent (const SalRational *share)
{
  double percents = sal_rational_to_double (share) * 100;
  SalChartFormat format = sal_chart_format_rate (fabs (percents - round (percents)) >= 0.05);

  return sal_chart_format_exact (&format, sal_rational_to_double (share));
}

/* --- the picture --- */

static void
add_payouts (SalCurvePlot *plot, const char *name, SalCurveRole role, const GArray *points)
{
  g_autofree double *xs = g_new (double, points->len), *ys = g_new (double, points->len);

  for (guint i = 0; i < points->len; i++)
    {
      const SalPayoutCurvePoint *point = &g_array_index (points, SalPayoutCurvePoint, i);

      xs[i] = sal_rational_to_double (&point->at);
      ys[i] = sal_rational_to_double (&point->payout);
    }
  sal_curve_plot_add_line (plot, name, role, xs, ys, points->len);
}

static void
add_rates (SalCurvePlot *plot, const GArray *points)
{
  g_autofree double *xs = g_new (double, points->len), *ys = g_new (double, points->len);
  guint n = 0;

  for (guint i = 0; i < points->len; i++)
    {
      const SalPayoutCurvePoint *point = &g_array_index (points, SalPayoutCurvePoint, i);
      g_auto (SalRational) rate = SAL_RATIONAL_INIT;

      if (!sal_payout_curve_rate (point, &rate))
        continue;
      xs[n] = sal_rational_to_double (&point->at);
      ys[n++] = sal_rational_to_double (&rate);
    }
  sal_curve_plot_add_line (plot, _ ("Effective rate"), SAL_CURVE_SECOND, xs, ys, n);
}

/**
 * sal_payout_chart_find_end: (skip)
 * @plan: a plan that passes sal_plan_check()
 * @component: the index of a component with a curve
 * @example: whose payouts it shows
 *
 * Tells up to where the axis of payouts goes: above all that is paid and can be taken hold of.
 *
 * Returns: a share of the target
 */
double
sal_payout_chart_find_end (const SalPlan *plan, guint component, const SalPayoutExample *example)
{
  g_autoptr (GArray) points = sal_payout_curve_new (plan, component, example, TRUE);
  g_autoptr (GPtrArray) handles = sal_payout_handles_new (plan, component, example);
  double end = LEAST_END;

  for (guint i = 0; i < points->len; i++)
    end = MAX (
        end,
        HEADROOM * sal_rational_to_double (&g_array_index (points, SalPayoutCurvePoint, i).payout));
  for (guint i = 0; i < handles->len; i++)
    end = MAX (
        end, HEADROOM * sal_rational_to_double (&((SalPayoutHandle *) handles->pdata[i])->payout));

  return end;
}

static void
add_cap (SalCurvePlot *plot, const GPtrArray *handles, const SalPlan *plan)
{
  for (guint i = 0; i < handles->len; i++)
    {
      const SalPayoutHandle *handle = handles->pdata[i];
      g_autofree char *payout = percent (&handle->payout);
      g_autofree char *name = g_strdup_printf ("%s %s", handle->name, payout);
      SalPlanPlace place;

      if (handle->payout_path != NULL && sal_plan_find (plan, handle->payout_path, &place) &&
          g_str_equal (place.structure->name, "cap"))
        sal_curve_plot_add_level (plot, name, sal_rational_to_double (&handle->payout));
    }
}

/**
 * sal_payout_chart_new: (skip)
 * @plan: a plan that passes sal_plan_check()
 * @component: the index of a component with a curve
 * @example: whose payouts it shows
 * @y_end: up to where the axis of payouts goes
 *
 * Draws what a component pays by attainment, as a share of its target; the effective rate, which is
 * that for each percent attained; and where a cap takes something away, what it would be without.
 *
 * Returns: (transfer full): the plot
 */
SalCurvePlot *
sal_payout_chart_new (const SalPlan *plan,
                      guint component,
                      const SalPayoutExample *example,
                      double y_end)
{
  SalCurvePlot *plot = sal_curve_plot_new (SAL_PAYOUT_CURVE_END, y_end);
  g_autoptr (GArray) capped = sal_payout_curve_new (plan, component, example, TRUE);
  g_autoptr (GPtrArray) handles = sal_payout_handles_new (plan, component, example);

  sal_curve_plot_set_titles (plot, _ ("Attainment of quota"), _ ("Of target"));
  add_payouts (plot, _ ("Payout"), SAL_CURVE_MAIN, capped);
  add_rates (plot, capped);
  if (sal_plan_get_component (plan, component)->cap != NULL)
    {
      g_autoptr (GArray) uncapped = sal_payout_curve_new (plan, component, example, FALSE);

      add_payouts (plot, _ ("Without the cap"), SAL_CURVE_FAINT, uncapped);
      add_cap (plot, handles, plan);
    }

  return plot;
}

/* --- words --- */

/**
 * sal_payout_chart_describe:
 * @plan: a plan that passes sal_plan_check()
 * @component: the index of a component with a curve
 * @example: whose payouts it shows
 *
 * Says what the curve shows.
 *
 * Returns: (transfer full): a sentence
 */
char *
sal_payout_chart_describe (const SalPlan *plan, guint component, const SalPayoutExample *example)
{
  GString *text = g_string_new (_ ("Payout by attainment of quota:"));

  for (gint64 percents = 50; percents <= 200; percents += 50)
    {
      g_auto (SalRational) at = SAL_RATIONAL_INIT, payout = SAL_RATIONAL_INIT;
      g_autofree char *at_text = NULL, *payout_text = NULL;

      sal_rational_set_ratio (&at, percents, 100);
      sal_payout_curve_evaluate (plan, component, example, TRUE, FALSE, &at, &payout);
      at_text = sal_plan_percent_to_words (&at);
      payout_text = percent (&payout);
      /* translators: a payout, and the attainment it is for */
      g_string_append_printf (text, _ (" %1$s of target at %2$s"), payout_text, at_text);
      g_string_append_c (text, percents < 200 ? ',' : '.');
    }

  return g_string_free (text, FALSE);
}

/**
 * sal_payout_chart_depends:
 * @component: a component
 *
 * Tells whether its payout as a share of the target depends on how large quota and target are.
 *
 * Returns: %TRUE if so
 */
gboolean
sal_payout_chart_depends (const SalPlanComponent *component)
{
  const SalPlanMethod *method = component->method;

  return method->kind == SAL_PAYOUT_AMOUNTS ||
         (method->kind == SAL_PAYOUT_RATE_TABLE &&
          (method->rates == SAL_RATES_OF_CREDIT || method->bounds == SAL_BOUNDS_AMOUNT)) ||
         (component->cap != NULL && component->cap->amount.is_set) || component->deal_cap != NULL;
}

static void
figure_free (gpointer data)
{
  SalPayoutFigure *self = data;

  g_free (self->at);
  g_free (self->payout);
  g_free (self->rate);
  g_free (self);
}

/**
 * sal_payout_chart_list_figures: (skip)
 * @plan: a plan that passes sal_plan_check()
 * @component: the index of a component with a curve
 * @example: whose payouts it shows
 *
 * Lists what the curve shows, from 0 to 200 % by 10 %.
 *
 * Returns: (transfer full) (element-type SalPayoutFigure): the figures
 */
GPtrArray *
sal_payout_chart_list_figures (const SalPlan *plan,
                               guint component,
                               const SalPayoutExample *example)
{
  GPtrArray *figures = g_ptr_array_new_with_free_func (figure_free);

  for (gint64 percents = 0; percents <= 200; percents += 10)
    {
      SalPayoutCurvePoint point = { SAL_RATIONAL_INIT, SAL_RATIONAL_INIT };
      g_auto (SalRational) rate = SAL_RATIONAL_INIT;
      SalPayoutFigure *figure = g_new0 (SalPayoutFigure, 1);

      sal_rational_set_ratio (&point.at, percents, 100);
      sal_payout_curve_evaluate (plan, component, example, TRUE, FALSE, &point.at, &point.payout);
      figure->at = sal_plan_percent_to_words (&point.at);
      figure->payout = percent (&point.payout);
      figure->rate = sal_payout_curve_rate (&point, &rate) ? percent (&rate) : g_strdup ("");
      g_ptr_array_add (figures, figure);
      sal_rational_clear (&point.at);
      sal_rational_clear (&point.payout);
    }

  return figures;
}

/* --- matrices --- */

static char **
list_rows (const SalPlanMethod *method)
{
  char **names = g_new0 (char *, method->rows->len + 1);

  for (guint i = 0; i < method->rows->len; i++)
    {
      g_autofree char *at =
          sal_plan_percent_to_words (&((SalPlanRow *) method->rows->pdata[i])->at.value);

      /* translators: an attainment */
      names[i] = g_strdup_printf (_ ("From %s"), at);
    }

  return names;
}

/**
 * sal_payout_chart_new_matrix: (skip)
 * @plan: a plan that passes sal_plan_check()
 * @component: the index of a component that pays by a matrix
 *
 * Makes a heat table of what it pays: a row for each bound of its own attainment, a column for each
 * of the other's.
 *
 * Returns: (transfer full): the chart
 */
SalChart *
sal_payout_chart_new_matrix (const SalPlan *plan, guint component)
{
  const SalPlanComponent *of = sal_plan_get_component (plan, component);
  const SalPlanMethod *method = of->method;
  int other = sal_plan_find_component (plan, method->column);
  const char *other_name =
      other >= 0 ? sal_plan_component_get_name (sal_plan_get_component (plan, (guint) other))
                 : method->column;
  SalChart *chart = sal_chart_new (SAL_CHART_HEAT);
  SalChartFormat format = sal_chart_format_rate (1);
  g_auto (GStrv) rows = list_rows (method);
  g_autofree char *title = g_strdup_printf (
      /* translators: two components of a plan */
      _ ("Payout of target by attainment of “%1$s” (rows) and “%2$s” (columns)"),
      sal_plan_component_get_name (of),
      other_name);

  sal_chart_set_title (chart, title);
  sal_chart_set_category_title (chart, sal_plan_component_get_name (of));
  sal_chart_set_format (chart, &format);
  sal_chart_set_categories (chart, (const char *const *) rows, method->rows->len);
  sal_chart_set_ordered (chart, TRUE);
  for (guint k = 0; k < method->columns->len; k++)
    {
      const SalRational *column = &g_array_index (method->columns, SalRational, k);
      g_autofree char *at = sal_plan_percent_to_words (column);
      g_autofree char *name = g_strdup_printf (_ ("From %s"), at);
      g_autofree double *values = g_new0 (double, method->rows->len);
      guint series;

      for (guint i = 0; i < method->rows->len; i++)
        {
          const SalPlanRow *row = method->rows->pdata[i];

          values[i] = sal_rational_to_double (&g_array_index (row->payouts, SalRational, k));
        }
      series =
          sal_chart_add_series (chart, name, SAL_CHART_SERIES_ACTUAL, values, method->rows->len);
      sal_chart_set_series_shade (chart, series, SAL_CHART_SHADE_AMOUNT, 0);
    }

  return chart;
}
