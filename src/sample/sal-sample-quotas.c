/* sal-sample-quotas.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample-quotas.h"

#include <math.h>

#define AT_QUOTA      0.60 /* of the positions, at the end of a year */
#define OWN_REGION    0.60 /* where a territory is not known: of its region, the rest of all */
#define OWN_TERRITORY 0.95 /* of a quota follows what the territory is worth */
#define VACANT_WEIGHT 0.55
#define UNIT_SHARE    1.05 /* of the sum of its positions: it counts on those to be hired, too */
#define YEARLY_GROWTH 1.12
#define CHANGED       0.12 /* quotas of a second half-year that were changed */
#define WEAK_RELIEF   0.90

/**
 * SalSampleQuotas:
 *
 * Counts what each position books, and sets quotas that are hard to reach but reached by most.
 */
struct _SalSampleQuotas
{
  const SalSampleCompany *company;
  const SalSampleRates *rates;
  guint n_positions;
  gint64 *booked;  /* US cents by position and quarter */
  double *worth;   /* by position and quarter: what its closed deals were worth, won or lost */
  double *weights; /* by position and quarter: ramped, of one full position */
  double *quotas;  /* US cents by position and quarter, version 1 */
};

#define AT(self, position, quarter) ((gsize) (position) *SAL_SAMPLE_N_QUARTERS + (gsize) (quarter))

SalSampleQuotas *
sal_sample_quotas_new (const SalSampleCompany *company, const SalSampleRates *rates)
{
  SalSampleQuotas *self = g_new0 (SalSampleQuotas, 1);

  self->company = company;
  self->rates = rates;
  self->n_positions = company->positions->len;
  self->booked = g_new0 (gint64, AT (self, self->n_positions, 0));
  self->worth = g_new0 (double, AT (self, self->n_positions, 0));
  self->weights = g_new0 (double, AT (self, self->n_positions, 0));
  self->quotas = g_new0 (double, AT (self, self->n_positions, 0));

  return self;
}

void
sal_sample_quotas_free (SalSampleQuotas *self)
{
  g_free (self->booked);
  g_free (self->worth);
  g_free (self->weights);
  g_free (self->quotas);
  g_free (self);
}

/* What a deal is worth to a territory, whoever works it: most of a renewal, a quarter of another.
 */
static double
chance_of (SalSampleDealType type)
{
  switch (type)
    {
    case SAL_SAMPLE_DEAL_RENEWAL:
      return 0.80;
    case SAL_SAMPLE_DEAL_EXPANSION:
      return 0.27;
    case SAL_SAMPLE_DEAL_NEW:
    default:
      return 0.20;
    }
}

/**
 * sal_sample_quotas_count:
 * @self: the quotas
 * @deal: a deal
 *
 * Counts a closed deal for the positions that are credited with it, or would have been.
 */
void
sal_sample_quotas_count (SalSampleQuotas *self, const SalSampleDeal *deal)
{
  const SalSampleCalendar *calendar = &self->company->calendar;
  int quarter = sal_sample_calendar_quarter_of (calendar, deal->ends);
  gboolean split = deal->n_splits == 2;
  gint64 cents;

  if (deal->open || quarter < 0)
    return;

  cents = sal_sample_rates_to_cents (
      self->rates, deal->amount, deal->currency, calendar->first_year + quarter / 4);
  for (guint i = 0; i < (split ? 2u : 1u); i++)
    {
      int position = split ? deal->splits[i].position : deal->owners[deal->n_owners - 1].position;
      gint64 part = split ? cents * deal->splits[i].percent / 100 : cents;

      self->worth[AT (self, position, quarter)] += (double) part * chance_of (deal->type);
      if (deal->won)
        self->booked[AT (self, position, quarter)] += part;
    }
}

/**
 * sal_sample_quotas_get_booked:
 * @self: the quotas
 * @position: a position
 * @quarter: a quarter of the sample
 *
 * Tells what has been counted for a position.
 *
 * Returns: US cents
 */
gint64
sal_sample_quotas_get_booked (const SalSampleQuotas *self, int position, int quarter)
{
  return self->booked[AT (self, position, quarter)];
}

/* How much of a full position's work can be expected: by ramp, less while it is vacant, nothing
 * before it exists. Asked in the middle of each month. */
static double
weigh (const SalSampleQuotas *self, int position, int quarter)
{
  const SalSamplePosition *held = sal_sample_position (self->company, position);
  double sum = 0;

  for (int month = 0; month < 3; month++)
    {
      gint32 day = sal_date_add_months (self->company->calendar.quarters[quarter], month) + 14;
      int person = sal_sample_company_holder (self->company, position, day);

      if (person >= 0)
        sum +=
            0.15 + 0.85 * sal_sample_ramp_share (
                              held->motion, day - sal_sample_person (self->company, person)->hired);
      else if (day >= held->from)
        sum += VACANT_WEIGHT;
    }

  return sum / 3;
}

/* Quarters of a year that are over. */
static int
count_complete (const SalSampleQuotas *self, int year)
{
  return CLAMP (self->company->calendar.quarter - 4 * year, 0, 4);
}

/* What the deals of a full position are worth in a quarter, in a region and in the company. */
typedef struct
{
  double region[SAL_SAMPLE_N_REGIONS];
  double company;
} Productivity;

static Productivity
measure_productivity (const SalSampleQuotas *self, SalSampleMotion motion, int year)
{
  Productivity result = { 0 };
  double weights[SAL_SAMPLE_N_REGIONS] = { 0 };
  double weight = 0;
  int n = count_complete (self, year);

  for (guint i = 0; i < self->n_positions; i++)
    {
      const SalSamplePosition *position = sal_sample_position (self->company, i);

      if (!sal_sample_company_is_selling (self->company, (int) i) || position->motion != motion)
        continue;
      for (int quarter = 4 * year; quarter < 4 * year + n; quarter++)
        {
          result.region[position->region] += self->worth[AT (self, i, quarter)];
          weights[position->region] += self->weights[AT (self, i, quarter)];
        }
    }
  for (guint i = 0; i < SAL_SAMPLE_N_REGIONS; i++)
    {
      result.company += result.region[i];
      weight += weights[i];
      if (weights[i] > 0)
        result.region[i] /= weights[i];
    }
  if (weight > 0)
    result.company /= weight;

  return result;
}

/* How much of a year falls into a quarter, 1 on average: half of what was seen a year before. */
static double
season_of (const SalSampleQuotas *self, int quarter)
{
  int from = quarter >= 4 ? quarter / 4 * 4 - 4 : 0;
  double year = 0, wanted = 0;

  for (guint i = 0; i < self->n_positions; i++)
    for (int j = 0; j < 4; j++)
      {
        double booked = (double) self->booked[AT (self, i, from + j)];

        year += booked;
        if (j == quarter % 4)
          wanted += booked;
      }

  return year > 0 && count_complete (self, from / 4) == 4 ? 0.5 + 0.5 * wanted * 4 / year : 1;
}

/* What a full holder of one position can be expected to book in a quarter: mostly what its own
 * territory was worth, where that is known. */
static double
expect (const SalSampleQuotas *self, guint position, int year, const Productivity *usual)
{
  SalSampleRegionCode region = sal_sample_position (self->company, position)->region;
  double full = OWN_REGION * usual->region[region] + (1 - OWN_REGION) * usual->company;
  double worth = 0, weight = 0;

  for (int quarter = 4 * year; quarter < 4 * year + count_complete (self, year); quarter++)
    {
      worth += self->worth[AT (self, position, quarter)];
      weight += self->weights[AT (self, position, quarter)];
    }

  return weight > 0.4 ? OWN_TERRITORY * worth / weight + (1 - OWN_TERRITORY) * full : full;
}

static void
set_first (SalSampleQuotas *self, SalSampleRandom *random, int year)
{
  double seasons[4];

  for (int i = 0; i < 4; i++)
    seasons[i] = season_of (self, 4 * year + i);

  for (guint motion = SAL_SAMPLE_HUNTER; motion <= SAL_SAMPLE_ACCOUNT_MANAGER; motion++)
    {
      Productivity usual = measure_productivity (self, motion, year);

      for (guint i = 0; i < self->n_positions; i++)
        {
          double noise = 0.94 + 0.12 * sal_sample_random_unit (random);
          double expected;

          if (!sal_sample_company_is_selling (self->company, (int) i) ||
              sal_sample_position (self->company, i)->motion != motion)
            continue;
          expected = expect (self, i, year, &usual);
          for (int j = 0; j < 4; j++)
            self->quotas[AT (self, i, 4 * year + j)] =
                expected * noise * seasons[j] * self->weights[AT (self, i, 4 * year + j)];
        }
    }
}

static int
compare_doubles (const void *one, const void *other)
{
  double a = *(const double *) one, b = *(const double *) other;

  return a < b ? -1 : a > b;
}

/* The factor by which first quotas are to be multiplied, so that as many reach them as shall. */
static double
find_level (const SalSampleQuotas *self, int year)
{
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (double));
  int n = count_complete (self, year);

  for (guint i = 0; i < self->n_positions; i++)
    {
      double booked = 0, quota = 0, ratio;

      for (int quarter = 4 * year; quarter < 4 * year + n; quarter++)
        {
          booked += (double) self->booked[AT (self, i, quarter)];
          quota += self->quotas[AT (self, i, quarter)];
        }
      if (quota <= 0)
        continue;
      ratio = booked / quota;
      g_array_append_val (ratios, ratio);
    }
  if (ratios->len == 0)
    return 1;
  qsort (ratios->data, ratios->len, sizeof (double), compare_doubles);

  return g_array_index (ratios, double, (guint) (ratios->len * (1 - AT_QUOTA)));
}

static void
set_year (SalSampleQuotas *self, SalSampleRandom *random, int year)
{
  double level;

  if (count_complete (self, year) == 0 && year > 0)
    {
      /* Nothing is known of it yet: the last year's and some growth. */
      for (guint i = 0; i < self->n_positions; i++)
        for (int quarter = 4 * year; quarter < 4 * year + 4; quarter++)
          {
            double before = self->weights[AT (self, i, quarter - 4)];

            self->quotas[AT (self, i, quarter)] =
                before > 0 ? self->quotas[AT (self, i, quarter - 4)] * YEARLY_GROWTH *
                                 self->weights[AT (self, i, quarter)] / before
                           : 0;
          }
      return;
    }

  set_first (self, random, year);
  level = find_level (self, year);
  for (guint i = 0; i < self->n_positions; i++)
    for (int quarter = 4 * year; quarter < 4 * year + 4; quarter++)
      self->quotas[AT (self, i, quarter)] *= level;
}

static gint64
round_to (gint64 amount, gint64 unit)
{
  return (amount + unit / 2) / unit * unit;
}

static void
add_quota (const SalSampleQuotas *self,
           GArray *quotas,
           int position,
           int unit,
           int quarter,
           int version,
           double cents)
{
  SalSampleQuota quota = { position, unit, quarter, version, 0, 0 };
  int owner = position >= 0 ? sal_sample_position (self->company, position)->unit : unit;
  const SalSampleCurrencyInfo *currency;

  quota.currency = sal_sample_unit (self->company, owner)->currency;
  currency = &sal_sample_currencies[quota.currency];
  quota.amount = sal_sample_rates_from_cents (self->rates,
                                              (gint64) cents,
                                              quota.currency,
                                              self->company->calendar.first_year + quarter / 4);
  /* to whole thousands of dollars or what is like it */
  quota.amount = round_to (quota.amount, currency->minor * (currency->rate < 0.1 ? 100000 : 1000));
  if (quota.amount > 0)
    g_array_append_val (quotas, quota);
}

/* Sums of the quotas of all positions in and below each unit. */
static double *
sum_units (const SalSampleQuotas *self, int quarter)
{
  double *sums = g_new0 (double, self->company->units->len);

  for (guint i = 0; i < self->n_positions; i++)
    for (int unit = sal_sample_position (self->company, i)->unit; unit >= 0;
         unit = sal_sample_unit (self->company, unit)->parent)
      sums[unit] += self->quotas[AT (self, i, quarter)];

  return sums;
}

static void
write_quarter (SalSampleQuotas *self, SalSampleRandom *random, GArray *quotas, int quarter)
{
  g_autofree double *sums = sum_units (self, quarter);

  for (guint i = 0; i < self->company->units->len; i++)
    add_quota (self, quotas, -1, (int) i, quarter, 1, sums[i] * UNIT_SHARE);

  for (guint i = 0; i < self->n_positions; i++)
    {
      const SalSamplePosition *position = sal_sample_position (self->company, i);
      double cents = self->quotas[AT (self, i, quarter)];
      gboolean weak = position->region == SAL_SAMPLE_WEAK_REGION && quarter / 4 == 2;

      if (cents <= 0)
        continue;
      add_quota (self, quotas, (int) i, -1, quarter, 1, cents);
      if (quarter % 4 < 2)
        continue;
      if (weak)
        add_quota (self, quotas, (int) i, -1, quarter, 2, cents * WEAK_RELIEF);
      else if (sal_sample_random_chance (random, CHANGED))
        add_quota (self,
                   quotas,
                   (int) i,
                   -1,
                   quarter,
                   2,
                   cents * (0.9 + 0.15 * sal_sample_random_unit (random)));
    }
}

/**
 * sal_sample_quotas_make:
 * @self: the quotas, once all deals are counted
 *
 * Sets the quotas of units and selling positions for all quarters of the three years; managers have
 * those of their units. They follow what a territory is worth, are lower for who is new, and at a
 * level that six in ten reach in a year. Some were changed in the second half of a year: these have
 * a second version.
 *
 * Returns: (transfer full) (element-type SalSampleQuota): the quotas
 */
GArray *
sal_sample_quotas_make (SalSampleQuotas *self)
{
  GArray *quotas = g_array_new (FALSE, FALSE, sizeof (SalSampleQuota));
  SalSampleRandom random;

  sal_sample_random_init (&random, self->company->seed, "quotas");
  for (guint i = 0; i < self->n_positions; i++)
    for (int quarter = 0; quarter < SAL_SAMPLE_N_QUARTERS; quarter++)
      if (sal_sample_company_is_selling (self->company, (int) i))
        self->weights[AT (self, i, quarter)] = weigh (self, (int) i, quarter);

  for (int year = 0; year < SAL_SAMPLE_N_YEARS; year++)
    set_year (self, &random, year);
  for (int quarter = 0; quarter < SAL_SAMPLE_N_QUARTERS; quarter++)
    write_quarter (self, &random, quotas, quarter);

  return quotas;
}
