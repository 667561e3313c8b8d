/* sal-account-brief.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-brief.h"

#include <math.h>

#include "sal-date.h"

/**
 * sal_account_brief_new:
 * @query: what is asked for
 *
 * Creates a brief that says nothing yet.
 *
 * Returns: (transfer full): the brief
 */
SalAccountBrief *
sal_account_brief_new (const SalAccountBriefQuery *query)
{
  SalAccountBrief *self = g_new0 (SalAccountBrief, 1);

  self->account = query->account;
  self->as_of = query->as_of;
  self->period = query->period;
  self->calendar = sal_fiscal_calendar_copy (query->calendar);
  self->currency = g_strdup (query->currency);
  self->tier_day = SAL_DATE_NONE;
  self->tier_stale_days = SAL_BRIEF_STALE_TIER;
  self->won = g_array_new (FALSE, TRUE, sizeof (SalBriefDeal));
  self->lost = g_array_new (FALSE, TRUE, sizeof (SalBriefDeal));
  self->open = g_array_new (FALSE, TRUE, sizeof (SalBriefDeal));
  self->contracts = g_array_new (FALSE, TRUE, sizeof (SalBriefContract));
  self->products = g_array_new (FALSE, TRUE, sizeof (SalBriefProduct));
  self->cases = g_array_new (FALSE, TRUE, sizeof (SalBriefCase));
  self->contacts = g_array_new (FALSE, TRUE, sizeof (gint32));
  self->warnings = g_array_new (FALSE, TRUE, sizeof (SalBriefWarning));
  self->cells = g_array_new (FALSE, TRUE, sizeof (SalBriefCell));
  self->play_values = g_array_new (FALSE, TRUE, sizeof (gint64));
  self->risks = g_array_new (FALSE, TRUE, sizeof (SalBriefPoint));
  self->asks = g_array_new (FALSE, TRUE, sizeof (SalBriefPoint));
  self->steps = g_array_new (FALSE, TRUE, sizeof (SalBriefPoint));
  g_array_set_clear_func (self->risks, (GDestroyNotify) sal_brief_point_clear);
  g_array_set_clear_func (self->asks, (GDestroyNotify) sal_brief_point_clear);
  g_array_set_clear_func (self->steps, (GDestroyNotify) sal_brief_point_clear);
  self->texts = g_string_chunk_new (2048);
  self->health.health = self->health_before.health = NAN;
  for (guint i = 0; i < SAL_N_SIGNALS; i++)
    self->health.parts[i].value = self->health_before.parts[i].value = NAN;

  return self;
}

void
sal_account_brief_free (SalAccountBrief *self)
{
  GArray *const arrays[] = { self->won,        self->lost,  self->open,  self->contracts,
                             self->products,   self->cases, self->cells, self->contacts,
                             self->warnings,   self->risks, self->asks,  self->steps,
                             self->play_values };

  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_array_unref (arrays[i]);
  g_clear_pointer (&self->overview, sal_account_overview_free);
  g_clear_pointer (&self->plan, sal_account_plan_book_free);
  sal_fiscal_calendar_free (self->calendar);
  g_string_chunk_free (self->texts);
  g_free (self->currency);
  g_free (self);
}

/**
 * sal_account_brief_keep:
 * @self: a brief
 * @text: (nullable): a text
 *
 * Keeps a copy of a text, each once, for as long as the brief lives.
 *
 * Returns: (nullable): the copy
 */
const char *
sal_account_brief_keep (SalAccountBrief *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

/* --- figures --- */

/**
 * sal_account_brief_get_end:
 * @self: a brief
 *
 * Tells up to which day the quarter is told.
 *
 * Returns: its last day, or that of the brief if it is not over
 */
gint32
sal_account_brief_get_end (const SalAccountBrief *self)
{
  gint32 first, last;

  sal_fiscal_calendar_days_of (self->calendar, self->period, &first, &last);

  return MIN (last, self->as_of);
}

/**
 * sal_brief_sum_deals:
 * @deals: (element-type SalBriefDeal): opportunities
 * @from: a day
 * @to: the last day
 * @n_deals: (out): how many they are
 *
 * Sums up opportunities of some days.
 *
 * Returns: their amounts
 */
gint64
sal_brief_sum_deals (const GArray *deals, gint32 from, gint32 to, guint *n_deals)
{
  gint64 sum = 0;

  *n_deals = 0;
  for (guint i = 0; i < deals->len; i++)
    {
      const SalBriefDeal *deal = &g_array_index (deals, SalBriefDeal, i);

      if (deal->day < from || deal->day > to)
        continue;
      sum += deal->amount;
      ++*n_deals;
    }

  return sum;
}

/**
 * sal_brief_contract_is_in_force:
 * @contract: a contract
 * @day: a day
 *
 * Checks whether a contract has begun, and neither ended before that day nor been cancelled by it.
 *
 * Returns: whether it is in force
 */
gboolean
sal_brief_contract_is_in_force (const SalBriefContract *contract, gint32 day)
{
  return contract->start <= day && (contract->end == SAL_DATE_NONE || contract->end >= day) &&
         (contract->cancelled == SAL_DATE_NONE || contract->cancelled > day);
}

/**
 * sal_brief_annual_value:
 * @contracts: (element-type SalBriefContract): contracts
 * @day: a day
 * @n_contracts: (out): how many are in force
 *
 * Sums up what the contracts in force on a day are worth in a year.
 *
 * Returns: minor units
 */
gint64
sal_brief_annual_value (const GArray *contracts, gint32 day, guint *n_contracts)
{
  gint64 sum = 0;

  *n_contracts = 0;
  for (guint i = 0; i < contracts->len; i++)
    {
      const SalBriefContract *contract = &g_array_index (contracts, SalBriefContract, i);

      if (!sal_brief_contract_is_in_force (contract, day))
        continue;
      sum += contract->annual_value;
      ++*n_contracts;
    }

  return sum;
}

/**
 * sal_brief_count_cases:
 * @cases: (element-type SalBriefCase): support cases
 * @day: a day
 * @n_severe: (out): how many of them are of high severity, or critical
 *
 * Counts the support cases that were open at the end of a day.
 *
 * Returns: how many
 */
guint
sal_brief_count_cases (const GArray *cases, gint32 day, guint *n_severe)
{
  guint n = 0;

  *n_severe = 0;
  for (guint i = 0; i < cases->len; i++)
    {
      const SalBriefCase *one = &g_array_index (cases, SalBriefCase, i);

      if (one->opened > day || (one->closed != SAL_DATE_NONE && one->closed <= day))
        continue;
      n++;
      *n_severe += one->is_severe;
    }

  return n;
}

static guint
count_contacts (const SalAccountBrief *self, gint32 from, gint32 to)
{
  guint n = 0;

  for (guint i = 0; i < self->contacts->len; i++)
    {
      gint32 day = g_array_index (self->contacts, gint32, i);

      n += day >= from && day <= to;
    }

  return n;
}

/* --- quarters --- */

static void
count_quarters (SalAccountBrief *self)
{
  for (int i = 0; i < SAL_BRIEF_QUARTERS; i++)
    {
      SalBriefQuarter *quarter = &self->quarters[i];

      quarter->period = sal_period_offset (self->period, i + 1 - SAL_BRIEF_QUARTERS);
      sal_fiscal_calendar_days_of (
          self->calendar, quarter->period, &quarter->first, &quarter->last);
      quarter->last = MIN (quarter->last, self->as_of);
      quarter->won =
          sal_brief_sum_deals (self->won, quarter->first, quarter->last, &quarter->n_won);
      quarter->lost =
          sal_brief_sum_deals (self->lost, quarter->first, quarter->last, &quarter->n_lost);
    }
}

/* --- what is measured --- */

/* The days of a period up to the end of the brief's quarter, and as many of the same period a year
 * before; all of that, if the period is over. */
static void
compare_days (const SalAccountBrief *self,
              SalPeriodUnit unit,
              SalBriefFigure *now,
              SalBriefFigure *before)
{
  gint32 end = sal_account_brief_get_end (self), first, last;
  SalPeriod period = unit == SAL_PERIOD_QUARTER
                         ? self->period
                         : (SalPeriod){ self->period.year, SAL_PERIOD_YEAR, 0 };
  SalPeriod last_year = period;

  sal_fiscal_calendar_days_of (self->calendar, period, &first, &last);
  now->from = first;
  now->day = end;
  last_year.year--;
  sal_fiscal_calendar_days_of (self->calendar, last_year, &before->from, &before->day);
  if (end < last)
    before->day = MIN (before->day, before->from + (end - first));
}

static void
measure_won (SalAccountBrief *self, SalBriefKpiType type, SalPeriodUnit unit)
{
  SalBriefKpi *kpi = &self->kpis[type];
  SalBriefFigure *const figures[] = { &kpi->now, &kpi->before };
  guint n;

  compare_days (self, unit, &kpi->now, &kpi->before);
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    figures[i]->value =
        (double) sal_brief_sum_deals (self->won, figures[i]->from, figures[i]->day, &n);
}

static void
measure_win_rate (SalAccountBrief *self)
{
  SalBriefKpi *kpi = &self->kpis[SAL_BRIEF_WIN_RATE];
  SalBriefFigure *const figures[] = { &kpi->now, &kpi->before };

  compare_days (self, SAL_PERIOD_QUARTER, &kpi->now, &kpi->before);
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      guint n_won, n_lost;

      sal_brief_sum_deals (self->won, figures[i]->from, figures[i]->day, &n_won);
      sal_brief_sum_deals (self->lost, figures[i]->from, figures[i]->day, &n_lost);
      figures[i]->value = n_won + n_lost > 0 ? (double) n_won / (n_won + n_lost) : NAN;
    }
}

static void
measure_contacts (SalAccountBrief *self)
{
  SalBriefKpi *kpi = &self->kpis[SAL_BRIEF_CONTACTS];

  compare_days (self, SAL_PERIOD_QUARTER, &kpi->now, &kpi->before);
  kpi->now.value = count_contacts (self, kpi->now.from, kpi->now.day);
  kpi->before.value = count_contacts (self, kpi->before.from, kpi->before.day);
}

/* What stands as of the day of the brief, and how that was on another. */
static void
take_state (SalAccountBrief *self, SalBriefKpiType type, double value, double before, gint32 day)
{
  self->kpis[type] = (SalBriefKpi){
    .now = { value, SAL_DATE_NONE, self->as_of },
    .before = { before, SAL_DATE_NONE, day },
  };
}

static void
measure_state (SalAccountBrief *self)
{
  gint32 year_ago = sal_date_add_months (self->as_of, -12);
  gint32 before = self->quarters[SAL_BRIEF_QUARTERS - 1].first - 1;
  gint64 pipeline = 0;
  guint n;

  for (guint i = 0; i < self->open->len; i++)
    pipeline += g_array_index (self->open, SalBriefDeal, i).amount;
  take_state (self,
              SAL_BRIEF_ANNUAL_VALUE,
              (double) sal_brief_annual_value (self->contracts, self->as_of, &n),
              (double) sal_brief_annual_value (self->contracts, year_ago, &n),
              year_ago);
  take_state (self, SAL_BRIEF_PIPELINE, (double) pipeline, NAN, SAL_DATE_NONE);
  take_state (self, SAL_BRIEF_HEALTH, self->health.health, self->health_before.health, before);
  take_state (self,
              SAL_BRIEF_SATISFACTION,
              self->health.parts[SAL_SIGNAL_SATISFACTION].value,
              self->health_before.parts[SAL_SIGNAL_SATISFACTION].value,
              before);
  take_state (self,
              SAL_BRIEF_CASES,
              sal_brief_count_cases (self->cases, self->as_of, &n),
              sal_brief_count_cases (self->cases, before, &n),
              before);
}

/**
 * sal_brief_kpi_is_money:
 * @type: what is measured
 *
 * Checks whether figures are amounts, in minor units of the reporting currency.
 *
 * Returns: whether they are
 */
gboolean
sal_brief_kpi_is_money (SalBriefKpiType type)
{
  return type == SAL_BRIEF_WON || type == SAL_BRIEF_WON_IN_YEAR || type == SAL_BRIEF_ANNUAL_VALUE ||
         type == SAL_BRIEF_PIPELINE;
}

/**
 * sal_brief_kpi_is_difference:
 * @type: what is measured
 *
 * Checks how a figure is compared with the one before: counts, points and shares differ by so many;
 * amounts by a share of what was before.
 *
 * Returns: whether by so many
 */
gboolean
sal_brief_kpi_is_difference (SalBriefKpiType type)
{
  return !sal_brief_kpi_is_money (type);
}

/**
 * sal_brief_kpi_variance:
 * @type: what is measured
 * @kpi: the figures
 *
 * Compares a figure with the one before: (value − before) ÷ before of amounts, value − before of
 * counts, points and shares.
 *
 * Returns: the variance; NaN if there is nothing to compare with
 */
double
sal_brief_kpi_variance (SalBriefKpiType type, const SalBriefKpi *kpi)
{
  double difference = kpi->now.value - kpi->before.value;

  if (sal_brief_kpi_is_difference (type))
    return difference;

  return kpi->before.value > 0 ? difference / kpi->before.value : NAN;
}

/**
 * sal_account_brief_derive:
 * @self: a brief with all that was read
 *
 * Works out figures, risks, asks and next steps.
 */
void
sal_account_brief_derive (SalAccountBrief *self)
{
  count_quarters (self);
  measure_won (self, SAL_BRIEF_WON, SAL_PERIOD_QUARTER);
  measure_won (self, SAL_BRIEF_WON_IN_YEAR, SAL_PERIOD_YEAR);
  measure_win_rate (self);
  measure_contacts (self);
  measure_state (self);
  sal_account_brief_derive_points (self);
}
