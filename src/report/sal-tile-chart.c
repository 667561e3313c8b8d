/* sal-tile-chart.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-tile-chart.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-change-chart.h"
#include "sal-comparison-chart.h"
#include "sal-currency.h"
#include "sal-exception-text.h"
#include "sal-executive-text.h"
#include "sal-metric-chart.h"
#include "sal-spread-chart.h"
#include "sal-trend-chart.h"

/* More of either are not read at a glance; they are found one level down. */
#define MAX_BARS 12
#define MAX_ROWS 12

/* Points of two metrics; more hide each other. */
#define MAX_POINTS 500

/* Steps of a waterfall, likewise. */
#define MAX_STEPS 8

/* The largest are enough to begin with. */
#define MAX_EXCEPTIONS 5

typedef struct
{
  SalTileContent *content;
  SalDashboardFigures *figures;
  SalFacts *facts;
  const SalDashboardTile *tile;
  const SalMetric *plan; /* (nullable) */
} Maker;

static const char *
label_of (const SalFacts *facts, const char *key)
{
  const SalMetric *metric = sal_facts_find_metric (facts, key);

  return metric != NULL ? sal_metric_get_label (metric) : key;
}

/**
 * sal_dashboard_tile_create_title:
 * @tile: a tile
 * @facts: the facts, which know the metrics
 *
 * Says what a tile shows.
 *
 * Returns: (transfer full): its own title, or one that follows from its metric; a metric that is
 * gone is named by its key
 */
char *
sal_dashboard_tile_create_title (const SalDashboardTile *tile, const SalFacts *facts)
{
  const char *key = sal_dashboard_tile_get_metric (tile);
  const char *by = tile->is_split ? sal_fact_dimension_get_label (tile->dimension) : NULL;

  if (tile->title != NULL)
    return g_strdup (tile->title);
  if (tile->show == SAL_TILE_EXCEPTIONS)
    return g_strdup (_ ("Needs Attention"));
  if (tile->show == SAL_TILE_HEAT)
    return g_strdup_printf (_ ("Figures by %s"), by);
  if (tile->show == SAL_TILE_COMPARE)
    /* translators: a metric, and units, positions or people */
    return g_strdup_printf (_ ("%s Compared by %s"), label_of (facts, key), by);
  if (tile->show == SAL_TILE_CHANGE)
    /* translators: a metric, and what its change is split by */
    return g_strdup_printf (_ ("Change of %s by %s"), label_of (facts, key), by);
  if (tile->show == SAL_TILE_HISTOGRAM)
    /* translators: how values of a metric are spread, and of what: units, people … */
    return g_strdup_printf (_ ("Distribution of %s by %s"), label_of (facts, key), by);
  if (by != NULL && tile->plan != NULL)
    /* translators: a metric, what it is held against, and what both are split by */
    return g_strdup_printf (
        _ ("%s and %s by %s"), label_of (facts, key), label_of (facts, tile->plan), by);
  if (by != NULL)
    return g_strdup_printf (_ ("%s by %s"), label_of (facts, key), by);

  return g_strdup (label_of (facts, key));
}

static char *
create_title (Maker *maker)
{
  g_autofree char *title = sal_dashboard_tile_create_title (maker->tile, maker->facts);
  g_autofree char *year = NULL;

  if (maker->tile->title != NULL || maker->tile->period != SAL_TILE_PERIOD_YEAR)
    return g_steal_pointer (&title);

  year = sal_fiscal_calendar_format (
      maker->facts->calendar,
      sal_dashboard_figures_get_period (maker->figures, maker->tile->period));

  /* translators: what a chart shows, and of which fiscal year */
  return g_strdup_printf (_ ("%s, %s"), title, year);
}

/* Notes why a metric cannot be shown, the first of them. */
static const char *
find_problem (Maker *maker, const SalMetric *metric, const char *key)
{
  g_autofree char *problem = NULL;

  if (metric == NULL)
    problem = g_strdup_printf (_ ("There is no metric “%s” any more."), key);
  else if (metric->problem != NULL)
    problem = g_strdup_printf ("%s: %s", sal_metric_get_label (metric), metric->problem);
  else if (!sal_facts_has_metric (maker->facts, metric))
    problem = g_strdup_printf (_ ("%s is being read…"), sal_metric_get_label (metric));
  else if (maker->content->n_metrics > 0 && metric->kind != maker->content->metrics[0]->kind)
    problem = g_strdup_printf (_ ("%s is of other records and cannot stand beside %s."),
                               sal_metric_get_label (metric),
                               sal_metric_get_label (maker->content->metrics[0]));
  else
    problem = sal_dashboard_figures_why_lacking (maker->figures, metric, maker->tile);
  if (problem == NULL)
    return NULL;

  if (maker->content->problem == NULL)
    maker->content->problem = g_steal_pointer (&problem);

  return maker->content->problem;
}

static gboolean
find_metrics (Maker *maker)
{
  const GPtrArray *keys = maker->tile->metrics;

  maker->content->metrics = g_new0 (SalMetric *, MAX (keys->len, 1));
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      const SalMetric *metric = sal_facts_find_metric (maker->facts, key);
      const char *problem = find_problem (maker, metric, key);

      if (problem == NULL)
        maker->content->metrics[maker->content->n_metrics++] = sal_metric_ref (metric);
    }

  return maker->content->n_metrics > 0;
}

static void
make_figure (Maker *maker)
{
  SalTileContent *content = maker->content;
  const SalMetric *metric = content->metrics[0];
  SalTilePeriod period = maker->tile->period;
  const gint64 *measures =
      sal_dashboard_figures_get_total (maker->figures, metric, period)->total.measures;
  double value = sal_metric_compute (metric, measures);
  SalFigure figure = {
    .metric = metric,
    .plan = maker->plan,
    .measures = measures,
    .before = sal_dashboard_figures_get_before (maker->figures, metric)->total.measures,
    .is_running = sal_dashboard_figures_is_running (maker->figures),
    .is_ahead = sal_dashboard_figures_is_ahead (maker->figures),
    .currency = maker->facts->currency,
  };

  content->figure = sal_metric_format_short (metric, value, maker->facts->currency);
  content->exact = sal_metric_format (metric, value, maker->facts->currency);
  content->note = sal_figure_describe (&figure);
  if (maker->plan != NULL)
    content->chart = sal_metric_chart_against (maker->facts, metric, maker->plan, measures);
  else if (g_str_equal (metric->key, "pipeline"))
    content->chart = sal_metric_chart_coverage (maker->facts, measures);
  if (content->chart == NULL && !sal_metric_is_of_open (metric))
    content->chart = sal_metric_chart_trend (
        maker->facts,
        sal_dashboard_figures_get_split (
            maker->figures, metric, SAL_TILE_PERIOD_QUARTERS, SAL_FACT_QUARTER),
        SAL_FACT_QUARTER,
        metric);
}

static const SalFactResult *
get_split (Maker *maker)
{
  return sal_dashboard_figures_get_split (
      maker->figures, maker->content->metrics[0], maker->tile->period, maker->tile->dimension);
}

static void
make_line (Maker *maker)
{
  const SalFactResult *result = get_split (maker);
  SalTileContent *content = maker->content;

  content->chart = sal_metric_chart_line (
      maker->facts, result, maker->tile->dimension, content->metrics[0], content->codes);
  if (maker->plan != NULL)
    sal_metric_chart_add_plan (content->chart, result, maker->plan, content->codes);
}

static guint
count_concerned (const SalFactResult *result, const SalMetric *metric)
{
  guint n = 0;

  for (guint i = 0; i < result->groups->len; i++)
    n += sal_metric_concerns (metric, g_array_index (result->groups, SalFactGroup, i).measures);

  return n;
}

static void
set_left_out (SalTileContent *content, guint shown, guint all)
{
  if (shown < all)
    content->note = g_strdup_printf (_ ("The first %u of %u are shown."), shown, all);
}

static void
make_bars (Maker *maker)
{
  const SalFactResult *result = get_split (maker);
  SalTileContent *content = maker->content;
  const SalMetric *metric = content->metrics[0];
  gboolean is_time = maker->tile->dimension >= SAL_FACT_N_STORED;

  content->chart = sal_metric_chart_by_group (
      maker->facts, result, maker->tile->dimension, metric, is_time ? 0 : MAX_BARS, content->codes);
  if (maker->plan != NULL)
    sal_metric_chart_add_plan (content->chart, result, maker->plan, content->codes);
  if (!is_time)
    set_left_out (content, content->codes->len, count_concerned (result, metric));
}

typedef struct
{
  double value;
  guint index;
} Rank;

static int
compare_ranks (gconstpointer one, gconstpointer other)
{
  const Rank *a = one, *b = other;

  if (isnan (a->value) != isnan (b->value))
    return isnan (a->value) ? 1 : -1;

  return (a->value < b->value) - (a->value > b->value);
}

/* The rows of a table: all in their order where they fit, else those with most of the first metric.
 */
static GArray *
choose_rows (const SalFactResult *result, const SalMetric *metric)
{
  g_autoptr (GArray) ranks = g_array_new (FALSE, FALSE, sizeof (Rank));
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (SalFactGroup));

  if (result->groups->len <= MAX_ROWS)
    {
      g_array_append_vals (rows, result->groups->data, result->groups->len);
      return rows;
    }
  for (guint i = 0; i < result->groups->len; i++)
    {
      Rank rank = {
        sal_metric_compute (metric, g_array_index (result->groups, SalFactGroup, i).measures), i
      };

      g_array_append_val (ranks, rank);
    }
  g_array_sort (ranks, compare_ranks);
  for (guint i = 0; i < MAX_ROWS; i++)
    g_array_append_val (
        rows, g_array_index (result->groups, SalFactGroup, g_array_index (ranks, Rank, i).index));

  return rows;
}

static void
make_heat (Maker *maker)
{
  const SalFactResult *result = get_split (maker);
  SalTileContent *content = maker->content;
  g_autoptr (GArray) rows = choose_rows (result, content->metrics[0]);
  SalFactResult shown = *result;

  shown.groups = rows;
  content->chart = sal_metric_chart_heat (maker->facts,
                                          &shown,
                                          maker->tile->dimension,
                                          (const SalMetric *const *) content->metrics,
                                          content->n_metrics,
                                          content->codes);
  set_left_out (content, rows->len, result->groups->len);
}

/* Of no capacity it is said why. */
static void
make_comparison (Maker *maker)
{
  const SalDashboardTile *tile = maker->tile;
  SalTileContent *content = maker->content;
  const SalMetric *metric = content->metrics[0];
  const SalFactResult *result =
      sal_dashboard_figures_get_comparison (maker->figures, metric, tile->period, tile->dimension);
  const gint64 *whole =
      sal_dashboard_figures_get_company (maker->figures, metric, tile->period)->total.measures;
  guint n_groups;

  content->chart = sal_comparison_chart_new (
      maker->facts, result, whole, tile->dimension, metric, MAX_ROWS, content->codes, &n_groups);
  set_left_out (content, content->codes->len, n_groups);
  if (!sal_metric_is_additive (metric) || content->note != NULL)
    return;
  if (result->total.measures[SAL_MEASURE_CAPACITY] == SAL_MEASURE_NONE)
    content->note = g_strdup (_ ("Capacity is that of units, positions and people: it cannot be "
                                 "told for what is filtered by."));
  else if (result->total.measures[SAL_MEASURE_CAPACITY] == 0)
    content->note = g_strdup (_ ("Nobody holds a position in these days: there is no capacity."));
}

/* A period that is running is held against as many days of the one before. */
static void
make_change (Maker *maker)
{
  const SalDashboardTile *tile = maker->tile;
  SalTileContent *content = maker->content;
  const SalMetric *metric = content->metrics[0];
  SalPeriod period = sal_dashboard_figures_get_period (maker->figures, SAL_TILE_PERIOD_CHOSEN);
  SalPeriod before = period;
  g_autofree char *now_label = NULL;
  g_autofree char *before_label = NULL;

  if (!sal_metric_is_additive (metric))
    {
      content->problem = g_strdup_printf (
          _ ("The parts of %s do not add up: there is no telling which of them changed it."),
          sal_metric_get_label (metric));
      return;
    }

  before.year--;
  now_label = sal_fiscal_calendar_format (maker->facts->calendar, period);
  before_label = sal_fiscal_calendar_format (maker->facts->calendar, before);
  content->chart = sal_change_chart_new (
      maker->facts,
      metric,
      sal_dashboard_figures_get_split_before (maker->figures, metric, tile->dimension),
      sal_dashboard_figures_get_split (
          maker->figures, metric, SAL_TILE_PERIOD_CHOSEN, tile->dimension),
      tile->dimension,
      before_label,
      now_label,
      MAX_STEPS,
      content->codes);
  if (sal_dashboard_figures_is_running (maker->figures))
    content->note = g_strdup_printf (
        _ ("As many days of %s as there are of %s so far."), before_label, now_label);
}

/* Of all months that are over, whatever the period. */
static void
make_control (Maker *maker)
{
  SalTileContent *content = maker->content;
  const SalMetric *metric = content->metrics[0];
  g_autoptr (SalMetricTrend) trend =
      sal_metric_trend_new (maker->facts,
                            sal_dashboard_figures_get_filters (maker->figures),
                            metric,
                            SAL_CONTROL_DEFAULT_RULES);

  content->chart = sal_trend_chart_new (trend, metric, maker->facts);
  if (content->chart == NULL)
    {
      content->problem = g_strdup (trend->problem);
      return;
    }
  for (guint i = 0; i < trend->n_months; i++)
    {
      gint32 code = trend->first_month + (gint32) i;

      g_array_append_val (content->codes, code);
    }
  content->note = sal_metric_trend_describe (trend, maker->facts);
}

/* Without the second metric there is a problem already. */
static void
make_scatter (Maker *maker)
{
  SalTileContent *content = maker->content;
  guint n_groups;

  if (maker->plan == NULL)
    return;

  content->chart = sal_spread_chart_scatter (maker->facts,
                                             get_split (maker),
                                             maker->tile->dimension,
                                             content->metrics[0],
                                             maker->plan,
                                             MAX_POINTS,
                                             content->codes,
                                             &n_groups);
  set_left_out (content, content->codes->len, n_groups);
}

static void
make_histogram (Maker *maker)
{
  SalTileContent *content = maker->content;

  content->chart = sal_spread_chart_histogram (
      maker->facts, get_split (maker), maker->tile->dimension, content->metrics[0], content->codes);
}

static void
make_chart (Maker *maker)
{
  static void (*const makers[]) (Maker * maker) = {
    [SAL_TILE_LINE] = make_line,           [SAL_TILE_BARS] = make_bars,
    [SAL_TILE_HEAT] = make_heat,           [SAL_TILE_FUNNEL] = make_bars,
    [SAL_TILE_COMPARE] = make_comparison,  [SAL_TILE_CHANGE] = make_change,
    [SAL_TILE_CONTROL] = make_control,     [SAL_TILE_SCATTER] = make_scatter,
    [SAL_TILE_HISTOGRAM] = make_histogram,
  };

  makers[maker->tile->show](maker);
}

static void
finish_chart (SalTileContent *content)
{
  if (content->problem != NULL && content->chart == NULL)
    return;
  sal_chart_set_title (content->chart, content->title);
  if (content->codes->len > 0)
    return;

  g_clear_pointer (&content->chart, sal_chart_unref);
  content->problem = g_strdup_printf (_ ("There is nothing in this period for %s."),
                                      sal_metric_get_label (content->metrics[0]));
}

/* As the tile has them, in the units in which metrics are computed. */
static GArray *
create_thresholds (const Maker *maker)
{
  GArray *thresholds = g_array_new (FALSE, FALSE, sizeof (SalThreshold));
  double minor = pow (10, sal_currency_digits (maker->facts->currency));

  for (guint i = 0; i < maker->tile->thresholds->len; i++)
    {
      const SalTileThreshold *own = &g_array_index (maker->tile->thresholds, SalTileThreshold, i);
      const SalMetric *metric = sal_facts_find_metric (maker->facts, own->metric);
      double scale = metric != NULL && metric->unit == SAL_UNIT_MONEY ? minor : 1;
      SalThreshold threshold = { own->metric, own->below * scale, own->above * scale };

      g_array_append_val (thresholds, threshold);
    }

  return thresholds;
}

static void
make_exceptions (Maker *maker)
{
  SalTileContent *content = maker->content;
  g_autoptr (GArray) thresholds = create_thresholds (maker);
  SalExceptions *found =
      sal_exceptions_find (maker->facts,
                           sal_dashboard_figures_get_filters (maker->figures),
                           sal_dashboard_figures_get_period (maker->figures, maker->tile->period),
                           (const SalThreshold *) thresholds->data,
                           thresholds->len);

  content->exceptions = found;
  content->sentences = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < MIN (found->exceptions->len, MAX_EXCEPTIONS); i++)
    g_ptr_array_add (
        content->sentences,
        sal_exception_describe (g_ptr_array_index (found->exceptions, i), maker->facts));
  if (found->exceptions->len == 0)
    {
      content->note = sal_exceptions_describe_nothing (found, maker->facts);
      return;
    }
  g_free (content->title);
  /* translators: a number of exceptions */
  content->title = g_strdup_printf (_ ("Needs Attention (%u)"), found->exceptions->len);
  set_left_out (content, content->sentences->len, found->exceptions->len);
}

/**
 * sal_tile_content_new:
 * @figures: the figures of the dashboard
 * @tile: one of its tiles
 *
 * Makes what a tile shows. Where there is nothing to show, its figure is "–" and its problem says
 * why.
 *
 * Returns: (transfer full): the content
 */
SalTileContent *
sal_tile_content_new (SalDashboardFigures *figures, const SalDashboardTile *tile)
{
  SalTileContent *self = g_rc_box_new0 (SalTileContent);
  Maker maker = { self, figures, sal_dashboard_figures_get_facts (figures), tile, NULL };

  self->codes = g_array_new (FALSE, FALSE, sizeof (gint32));
  self->title = create_title (&maker);
  if (tile->show == SAL_TILE_EXCEPTIONS)
    {
      make_exceptions (&maker);
      return self;
    }
  if (!find_metrics (&maker))
    {
      self->figure = g_strdup ("–");
      return self;
    }
  if (tile->plan != NULL)
    {
      maker.plan = sal_facts_find_metric (maker.facts, tile->plan);
      if (find_problem (&maker, maker.plan, tile->plan) != NULL)
        maker.plan = NULL;
    }
  if (tile->is_split)
    {
      make_chart (&maker);
      finish_chart (self);
    }
  else
    make_figure (&maker);

  return self;
}

SalTileContent *
sal_tile_content_ref (SalTileContent *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  SalTileContent *self = data;

  g_free (self->title);
  g_free (self->figure);
  g_free (self->exact);
  g_free (self->note);
  g_free (self->problem);
  g_clear_pointer (&self->exceptions, sal_exceptions_free);
  g_clear_pointer (&self->sentences, g_ptr_array_unref);
  g_clear_pointer (&self->chart, sal_chart_unref);
  g_array_unref (self->codes);
  for (guint i = 0; i < self->n_metrics; i++)
    sal_metric_unref (self->metrics[i]);
  g_free (self->metrics);
}

void
sal_tile_content_unref (SalTileContent *self)
{
  g_rc_box_release_full (self, clear);
}
