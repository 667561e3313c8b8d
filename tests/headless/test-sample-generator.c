/* test-sample-generator.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "sal-error.h"
#include "sal-fiscal-calendar.h"
#include "sal-geography-file.h"
#include "sal-sample-deals.h"
#include "sal-sample-generator.h"
#include "sal-sample-names.h"
#include "sal-sample-quotas.h"
#include "sal-sample-territories.h"

#define TODAY "2026-11-21"

static SalUsAreas *areas;
static SalGeography *counties;

static gint32
today (void)
{
  gint32 day;

  g_assert_true (sal_date_parse_iso (TODAY, &day));

  return day;
}

/* --- the generator of numbers --- */

/* The first numbers of the reference implementation, https://prng.di.unimi.it/xoshiro256starstar.c,
 * from the state 1, 2, 3, 4. */
static void
test_random_reference (void)
{
  static const guint64 expected[] = {
    11520, 0, 1509978240, G_GUINT64_CONSTANT (1215971899390074240)
  };
  SalSampleRandom random = { { 1, 2, 3, 4 } };

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (sal_sample_random_next (&random), ==, expected[i]);
}

static void
test_random_normal (void)
{
  SalSampleRandom random;
  double sum = 0, squares = 0;
  const int n = 100000;

  sal_sample_random_init (&random, 7, "test");
  for (int i = 0; i < n; i++)
    {
      double x = sal_sample_random_normal (&random);

      sum += x;
      squares += x * x;
    }
  g_assert_cmpfloat_with_epsilon (sum / n, 0, 0.015);
  g_assert_cmpfloat_with_epsilon (squares / n, 1, 0.02);
}

static void
test_random_alias (void)
{
  static const double weights[] = { 1, 0, 5, 3, 0.5, 0.5 };
  g_autoptr (SalSampleAlias) alias = sal_sample_alias_new (weights, G_N_ELEMENTS (weights));
  SalSampleRandom random;
  guint counts[G_N_ELEMENTS (weights)] = { 0 };

  sal_sample_random_init (&random, 3, "test");
  for (int i = 0; i < 100000; i++)
    counts[sal_sample_alias_pick (alias, &random)]++;
  for (gsize i = 0; i < G_N_ELEMENTS (weights); i++)
    g_assert_cmpfloat_with_epsilon (counts[i] / 100000.0, weights[i] / 10, 0.006);
  g_assert_cmpuint (counts[1], ==, 0);
}

/* --- names --- */

static void
test_names_unique (void)
{
  static const struct
  {
    SalSampleCulture culture;
    const char *suffix;
  } where[] = { { SAL_SAMPLE_CULTURE_AMERICAN, "" },
                { SAL_SAMPLE_CULTURE_AMERICAN, "Inc." },
                { SAL_SAMPLE_CULTURE_NORTHERN, "Ltd" },
                { SAL_SAMPLE_CULTURE_CONTINENTAL, "GmbH" },
                { SAL_SAMPLE_CULTURE_JAPANESE, "K.K." } };
  g_autoptr (SalSampleNames) names = sal_sample_names_new (1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SalSampleRandom random;

  sal_sample_random_init (&random, 1, "test");
  for (guint i = 0; i < 1000000; i++)
    {
      guint at = i % 10 < 7 ? i % 2 : 2 + i % 3;
      char name[SAL_SAMPLE_NAME_BUFFER];

      sal_sample_names_next_company (
          names, &random, i % SAL_SAMPLE_N_INDUSTRIES, where[at].culture, where[at].suffix, name);
      if (!g_hash_table_add (seen, g_strdup (name)))
        g_error ("“%s” was made twice", name);
    }
}

static void
test_names_legal_forms (void)
{
  /* A form in two cultures could make the same name twice. */
  for (guint i = 0; i < sal_sample_n_cities; i++)
    for (guint j = 0; j < sal_sample_n_cities; j++)
      {
        const SalSampleCountry *one = sal_sample_find_country (sal_sample_cities[i].country);
        const SalSampleCountry *other = sal_sample_find_country (sal_sample_cities[j].country);

        g_assert_nonnull (one);
        for (guint k = 0; one->culture != other->culture && k < one->n_forms; k++)
          for (guint l = 0; l < other->n_forms; l++)
            g_assert_cmpstr (one->forms[k], !=, other->forms[l]);
      }
}

/* --- the company --- */

static void
check_position (const SalSampleCompany *company, guint index, guint *n_spells)
{
  const SalSamplePosition *position = sal_sample_position (company, index);
  gint32 before = G_MININT32;

  g_assert_cmpint (position->manager, <, (int) index);
  for (guint i = 0; i < position->n_spells; i++)
    {
      const SalSampleSpell *spell = sal_sample_spell (company, position->first_spell + i);
      const SalSamplePerson *person = sal_sample_person (company, spell->person);

      g_assert_cmpint (spell->from, >, before);
      g_assert_cmpint (spell->from, >=, position->from);
      g_assert_cmpint (spell->from, <=, company->calendar.today);
      g_assert_cmpint (person->hired, ==, spell->from);
      g_assert_cmpint (person->left, ==, spell->to);
      before = spell->to == SAL_DATE_NONE ? G_MAXINT32 : spell->to;
      g_assert_cmpint (before, >, spell->from);
      if (person->leave_from != SAL_DATE_NONE)
        {
          g_assert_cmpint (person->leave_from, >, person->hired);
          g_assert_cmpint (person->leave_to, <, before);
        }
      (*n_spells)++;
    }
}

static void
test_company_people (void)
{
  static const guint sizes[] = { 40, 41, 60, 100, 120, 333, 2700 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (SalSampleCompany) company =
          sal_sample_company_new (i + 1, sizes[i], today (), areas);
      guint n_spells = 0, n_left = 0, n_vacant = 0, n_planned = 0;

      g_assert_cmpuint (company->people->len, ==, sizes[i]);
      for (guint j = 0; j < company->positions->len; j++)
        {
          check_position (company, j, &n_spells);
          n_planned += sal_sample_position (company, j)->planned;
          n_vacant += sal_sample_company_holder (company, (int) j, today ()) < 0;
        }
      for (guint j = 0; j < company->people->len; j++)
        n_left += sal_sample_person (company, j)->left != SAL_DATE_NONE;
      g_assert_cmpuint (n_spells, ==, sizes[i]);
      g_assert_cmpuint (n_planned, >=, 2);
      g_assert_cmpuint (n_vacant, >, n_planned);
      g_assert_cmpuint (n_left, >, sizes[i] / 10);
      g_assert_cmpuint (n_left, <, sizes[i] / 2);
    }
}

static void
test_company_stand_in (void)
{
  g_autoptr (SalSampleCompany) company = sal_sample_company_new (5, 150, today (), areas);
  const SalSampleCalendar *calendar = &company->calendar;

  for (guint i = 0; i < company->positions->len; i++)
    for (gint32 day = calendar->created; day <= calendar->today; day += 11)
      {
        int position = sal_sample_company_stand_in (company, (int) i, day);

        g_assert_cmpint (sal_sample_company_holder (company, position, day), >=, 0);
      }
}

static void
test_company_areas (void)
{
  g_autoptr (SalSampleCompany) small = sal_sample_company_new (1, 120, today (), areas);
  g_autoptr (SalSampleCompany) large = sal_sample_company_new (1, 2700, today (), areas);
  gsize n;
  const SalUsArea *all = sal_us_areas_get_counties (areas, &n);
  guint n_types[SAL_SAMPLE_UNIT_TEAM + 1] = { 0 };

  for (gsize i = 0; i < n; i++)
    g_assert_cmpint (sal_sample_find_area_of_state (all[i].state), >=, 0);
  for (guint i = 0; i < sal_sample_n_areas; i++)
    {
      g_assert_cmpuint (small->area_teams[i]->len, >=, 1);
      g_assert_cmpuint (large->area_teams[i]->len, >=, 1);
    }
  for (guint i = 0; i < large->units->len; i++)
    n_types[sal_sample_unit (large, i)->type]++;
  g_assert_cmpuint (n_types[SAL_SAMPLE_UNIT_REGION], ==, SAL_SAMPLE_N_REGIONS);
  g_assert_cmpuint (n_types[SAL_SAMPLE_UNIT_AREA], ==, sal_sample_n_areas);
  g_assert_cmpuint (n_types[SAL_SAMPLE_UNIT_TEAM], ==, large->teams->len);
}

static const SalSampleTerritory *
territory_at (const SalSampleTerritories *made, guint index)
{
  return &g_array_index (made->territories, SalSampleTerritory, index);
}

/* The mean deviation of territories from their share of establishments. */
static double
unevenness (const SalSampleTerritories *made, gboolean is_past)
{
  g_autofree double *sums = g_new0 (double, made->territories->len);
  double total = 0, deviation = 0;
  guint n = 0;

  for (guint i = 0; i < made->areas->len; i++)
    {
      const SalSampleTerritoryArea *area = &g_array_index (made->areas, SalSampleTerritoryArea, i);
      const SalUsArea *county = sal_us_areas_find_county (areas, area->code);

      sums[is_past ? area->before : area->territory] += (double) county->establishments;
      total += (double) county->establishments;
    }
  for (guint t = 0; t < made->territories->len; t++)
    n += sums[t] > 0;
  for (guint t = 0; t < made->territories->len; t++)
    deviation += sums[t] > 0 ? fabs (sums[t] * n / total - 1) / n : 0;

  return deviation;
}

/* Last year's territories were of the same teams, fewer if positions are new, and less even; what
 * moved since is some of the map. */
static void
check_territories_before (const SalSampleCompany *company, const SalSampleTerritories *made)
{
  g_autofree guint *sizes = g_new0 (guint, made->territories->len);
  guint n_moved = 0;

  for (guint i = 0; i < made->areas->len; i++)
    {
      const SalSampleTerritoryArea *area = &g_array_index (made->areas, SalSampleTerritoryArea, i);

      g_assert_cmpuint (territory_at (made, area->before)->group,
                        ==,
                        territory_at (made, area->territory)->group);
      g_assert_true (area->before != area->territory ||
                     !territory_at (made, area->territory)->is_new);
      sizes[area->before]++;
      n_moved += area->before != area->territory;
    }
  for (guint t = 0; t < made->territories->len; t++)
    {
      const SalSampleTerritory *territory = territory_at (made, t);

      g_assert_true ((sizes[t] == 0) == territory->is_new);
      g_assert_true (
          !territory->is_new ||
          sal_sample_company_holder (company, territory->position, company->calendar.year - 1) < 0);
    }
  g_assert_cmpuint (n_moved, >, made->areas->len / 20);
  g_assert_cmpuint (n_moved, <, made->areas->len / 2);
  g_assert_cmpfloat (unevenness (made, TRUE), >, unevenness (made, FALSE));
}

/* Every county has a territory, of someone who hunts where it is, and none is without. */
static void
test_territories (void)
{
  static const guint sizes[] = { 120, 900 };
  guint n_counties;

  sal_geography_get_areas (counties, &n_counties);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (SalSampleCompany) company = sal_sample_company_new (3, sizes[i], today (), areas);
      g_autoptr (SalSampleTerritories) made = sal_sample_territories_new (company, areas, counties);
      g_autoptr (SalSampleTerritories) again =
          sal_sample_territories_new (company, areas, counties);
      g_autofree guint *sizes_of = g_new0 (guint, made->territories->len);

      g_assert_cmpuint (made->areas->len, ==, n_counties);
      g_assert_cmpmem (made->areas->data,
                       made->areas->len * sizeof (SalSampleTerritoryArea),
                       again->areas->data,
                       again->areas->len * sizeof (SalSampleTerritoryArea));
      for (guint k = 0; k < made->areas->len; k++)
        sizes_of[g_array_index (made->areas, SalSampleTerritoryArea, k).territory]++;
      for (guint t = 0; t < made->territories->len; t++)
        {
          const SalSampleTerritory *territory =
              &g_array_index (made->territories, SalSampleTerritory, t);

          g_assert_cmpuint (sizes_of[t], >, 0);
          g_assert_cmpint (
              sal_sample_position (company, territory->position)->motion, ==, SAL_SAMPLE_HUNTER);
          g_assert_true (sal_sample_territories_find (made, territory->position) == territory);
        }
      check_territories_before (company, made);
    }
}

/* --- the fiscal years --- */

static void
test_calendar_quarters (void)
{
  static const char *const days[] = { TODAY,        "2026-01-31", "2026-02-01", "2027-01-31",
                                      "2028-02-29", "2025-05-01", "2025-04-30" };
  g_autoptr (SalFiscalCalendar) fiscal =
      sal_fiscal_calendar_new (SAL_SAMPLE_FISCAL_START, SAL_CALENDAR_MONTHS);

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_auto (SalSampleCalendar) calendar = { 0 };
      gint32 day;

      g_assert_true (sal_date_parse_iso (days[i], &day));
      sal_sample_calendar_init (&calendar, day);
      for (gint32 at = calendar.first; at <= day + 300; at++)
        {
          int quarter = sal_sample_calendar_quarter_of (&calendar, at);
          SalPeriod period = sal_fiscal_calendar_period_of (fiscal, at, SAL_PERIOD_QUARTER);

          g_assert_cmpint (calendar.first_year + quarter / 4, ==, period.year);
          g_assert_cmpint (quarter % 4, ==, period.index);
          g_assert_cmpint (sal_sample_calendar_year_of (&calendar, at), ==, period.year);
        }
      g_assert_cmpint (calendar.quarter / 4, ==, SAL_SAMPLE_N_YEARS - 1);
      g_assert_cmpint (sal_sample_calendar_quarter_of (&calendar, calendar.first - 1), ==, -1);
    }
}

/* --- the deals --- */

typedef struct
{
  SalSampleCompany *company;
  SalSampleAccounts *accounts;
  SalSampleDeals *deals;
  SalSampleRates rates;
  SalSampleQuotas *quotas;
} Fixture;

static void
fixture_init (Fixture *self, guint64 seed, guint n_people, guint n_accounts, guint n_deals)
{
  g_autoptr (SalSampleTerritories) territories = NULL;
  g_autoptr (GArray) earlier = NULL;

  self->company = sal_sample_company_new (seed, n_people, today (), areas);
  territories = sal_sample_territories_new (self->company, areas, counties);
  self->accounts = sal_sample_accounts_new (self->company, areas, territories, n_accounts);
  self->deals = sal_sample_deals_new (self->company, self->accounts, n_deals);
  sal_sample_rates_init (&self->rates, self->company);
  self->quotas = sal_sample_quotas_new (self->company, &self->rates);
  earlier = sal_sample_deals_make_earlier_contracts (self->deals);
  for (guint i = 0; i < earlier->len; i++)
    sal_sample_deals_expect_renewal (self->deals, &g_array_index (earlier, SalSampleContract, i));
}

static void
fixture_clear (Fixture *self)
{
  sal_sample_quotas_free (self->quotas);
  sal_sample_deals_free (self->deals);
  sal_sample_accounts_free (self->accounts);
  sal_sample_company_free (self->company);
}

static gboolean
fixture_next (Fixture *self, SalSampleDeal *deal)
{
  if (!sal_sample_deals_next (self->deals, deal))
    return FALSE;

  sal_sample_quotas_count (self->quotas, deal);
  if (deal->has_contract)
    sal_sample_deals_expect_renewal (self->deals, &deal->contract);

  return TRUE;
}

static double
dollars (const SalSampleDeal *deal)
{
  const SalSampleCurrencyInfo *currency = &sal_sample_currencies[deal->currency];

  return (double) deal->amount * currency->rate / (double) currency->minor;
}

static void
check_amounts (const SalSampleDeal *deal)
{
  gint64 sum = 0;
  int percent = 0;

  g_assert_cmpuint (deal->n_lines, >=, 1);
  for (guint i = 0; i < deal->n_lines; i++)
    {
      const SalSampleLine *line = &deal->lines[i];

      g_assert_cmpint (line->quantity, >=, 1);
      g_assert_cmpint (line->discount, >=, 0);
      g_assert_cmpint (line->discount, <=, 400);
      g_assert_cmpint (line->amount, <=, line->quantity * line->unit_price);
      g_assert_cmpint (line->amount, >, 0);
      sum += line->amount;
    }
  g_assert_cmpint (sum, ==, deal->amount);
  for (guint i = 0; i < deal->n_splits; i++)
    percent += deal->splits[i].percent;
  g_assert_true (deal->n_splits == 0 || percent == 100);
}

static void
check_history (const Fixture *fixture, const SalSampleDeal *deal)
{
  gint32 last_day = fixture->company->calendar.today;
  const SalSampleEvent *last = &deal->events[deal->n_events - 1];

  g_assert_cmpuint (deal->n_events, >=, 1);
  g_assert_cmpint (deal->events[0].day, ==, deal->created);
  for (guint i = 0; i < deal->n_events; i++)
    {
      const SalSampleEvent *event = &deal->events[i];
      const SalSamplePerson *owner = sal_sample_person (fixture->company, event->owner);

      g_assert_cmpint (event->day, <=, last_day);
      g_assert_cmpint (event->amount, >, 0);
      g_assert_cmpint (owner->hired, <=, event->day);
      g_assert_true (owner->left == SAL_DATE_NONE || owner->left >= event->day);
      if (i == 0)
        continue;
      g_assert_cmpint (event->time, >, event[-1].time);
      g_assert_true (event->stage >= event[-1].stage);
      g_assert_true (event[-1].stage < SAL_SAMPLE_WON);
    }
  g_assert_cmpint (last->amount, ==, deal->amount);
  g_assert_cmpint (last->close, ==, deal->close);
  g_assert_true (deal->open == (last->stage < SAL_SAMPLE_WON));
  g_assert_cmpint (deal->close, >, deal->created);
  if (!deal->open)
    {
      g_assert_true (deal->won == (last->stage == SAL_SAMPLE_WON));
      g_assert_cmpint (deal->close, ==, deal->ends);
      g_assert_cmpint (deal->close, >=, fixture->company->calendar.first);
      g_assert_cmpint (sal_date_weekday (deal->close), <=, 5);
    }
  g_assert_true ((deal->loss >= 0) == (!deal->open && !deal->won));
}

static void
check_aftermath (const Fixture *fixture, const SalSampleDeal *deal)
{
  gint32 last_day = fixture->company->calendar.today;
  gint64 received = 0;

  for (guint i = 0; i < deal->n_activities; i++)
    {
      const SalSampleActivity *activity = &deal->activities[i];
      const SalSamplePerson *person = sal_sample_person (fixture->company, activity->person);

      g_assert_cmpint (activity->day, >=, deal->created);
      g_assert_cmpint (activity->day, <=, last_day);
      g_assert_cmpint (person->hired, <=, activity->day);
      g_assert_true (person->left == SAL_DATE_NONE || person->left >= activity->day);
    }
  g_assert_true ((deal->n_transactions > 0) == (deal->won && !deal->open));
  for (guint i = 0; i < deal->n_transactions; i++)
    {
      const SalSampleTransaction *transaction = &deal->transactions[i];

      g_assert_cmpint (transaction->day, >=, deal->ends);
      g_assert_cmpint (transaction->day, <=, last_day);
      g_assert_true ((i == 0) == (transaction->type == SAL_SAMPLE_BOOKING));
      g_assert_true ((transaction->amount < 0) == (transaction->type >= SAL_SAMPLE_CREDIT_NOTE));
      g_assert_true ((transaction->corrects >= 0) == (transaction->amount < 0));
      g_assert_cmpint (transaction->corrects, <, (int) i);
      if (transaction->type == SAL_SAMPLE_RECEIPT || transaction->type == SAL_SAMPLE_CREDIT_NOTE)
        received += ABS (transaction->amount);
    }
  g_assert_cmpint (received, <=, deal->amount);
  if (deal->has_contract)
    {
      g_assert_cmpint (deal->contract.total, <=, deal->amount);
      g_assert_cmpint (deal->contract.end, >, deal->contract.start);
      g_assert_cmpint (deal->contract.start, >, deal->ends - 75);
    }
}

/* Every deal of several companies, one of them with few people, one with many deals for each. */
static void
test_deals_sound (void)
{
  static const guint sizes[][3] = {
    { 120, 1200, 12000 }, { 40, 20, 3000 }, { 700, 900, 9000 }, { 60, 5000, 4000 }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      Fixture fixture;
      SalSampleDeal deal;
      gint32 before = G_MININT32;
      guint n = 0;

      fixture_init (&fixture, i + 11, sizes[i][0], sizes[i][1], sizes[i][2]);
      while (fixture_next (&fixture, &deal))
        {
          check_amounts (&deal);
          check_history (&fixture, &deal);
          check_aftermath (&fixture, &deal);
          g_assert_cmpint (deal.created, >=, before);
          before = deal.created;
          n++;
        }
      g_assert_cmpuint (n, ==, sizes[i][2]);
      fixture_clear (&fixture);
    }
}

typedef struct
{
  double won, lost, open, events, lines, activities;
  double won_old[SAL_SAMPLE_N_REGIONS], lost_old[SAL_SAMPLE_N_REGIONS];
  double won_new[SAL_SAMPLE_N_REGIONS], lost_new[SAL_SAMPLE_N_REGIONS];
  double late[SAL_SAMPLE_N_REGIONS], closed[SAL_SAMPLE_N_REGIONS];
  double discounts[2][SAL_SAMPLE_N_FAMILIES], discounted[2][SAL_SAMPLE_N_FAMILIES];
  double pipeline, booked;
} Figures;

static void
count_deal (const Fixture *fixture, const SalSampleDeal *deal, Figures *figures)
{
  const SalSampleCalendar *calendar = &fixture->company->calendar;
  guint region = sal_sample_account (fixture->accounts, deal->account)->region;
  gboolean lately = deal->ends >= calendar->today - SAL_SAMPLE_WEAK_DAYS;

  figures->events += deal->n_events;
  figures->lines += deal->n_lines;
  figures->activities += deal->n_activities;
  if (deal->open)
    {
      figures->open++;
      if (sal_sample_calendar_quarter_of (calendar, deal->close) == calendar->quarter)
        figures->pipeline += dollars (deal);
      return;
    }
  if (!deal->won)
    {
      figures->lost++;
      (lately ? figures->lost_new : figures->lost_old)[region]++;
      return;
    }

  figures->won++;
  (lately ? figures->won_new : figures->won_old)[region]++;
  figures->closed[region]++;
  if (calendar->quarters[sal_sample_calendar_quarter_of (calendar, deal->ends) + 1] - deal->ends <=
      10)
    figures->late[region]++;
  if (sal_sample_calendar_quarter_of (calendar, deal->ends) == calendar->quarter)
    figures->booked += dollars (deal);
  for (guint i = 0; i < deal->n_lines; i++)
    {
      guint family = sal_sample_products[deal->lines[i].product].family;
      guint when = deal->ends >= calendar->today - 60 ? 1 : 0;

      if (when == 0 && deal->ends >= calendar->today - SAL_SAMPLE_RISING_DAYS)
        continue;
      figures->discounts[when][family] += deal->lines[i].discount / 1000.0;
      figures->discounted[when][family]++;
    }
}

static void
check_stories (const Figures *figures)
{
  for (guint i = 0; i < SAL_SAMPLE_N_REGIONS; i++)
    {
      double before = figures->won_old[i] / (figures->won_old[i] + figures->lost_old[i]);
      double lately = figures->won_new[i] / (figures->won_new[i] + figures->lost_new[i]);

      if (i == SAL_SAMPLE_WEAK_REGION)
        g_assert_cmpfloat (lately, <, 0.75 * before);
      else
        g_assert_cmpfloat (lately, >, 0.8 * before);
      if (i == SAL_SAMPLE_CENTRAL)
        g_assert_cmpfloat (figures->late[i] / figures->closed[i], >, 0.6);
      else
        g_assert_cmpfloat (figures->late[i] / figures->closed[i], <, 0.45);
    }
  for (guint i = 0; i < SAL_SAMPLE_N_FAMILIES; i++)
    {
      double rise = figures->discounts[1][i] / figures->discounted[1][i] -
                    figures->discounts[0][i] / figures->discounted[0][i];

      if (i == SAL_SAMPLE_RISING_FAMILY)
        g_assert_cmpfloat (rise, >, 0.04);
      else
        g_assert_cmpfloat (fabs (rise), <, 0.025);
    }
}

static void
check_attainment (Fixture *fixture, const Figures *figures)
{
  g_autoptr (GArray) quotas = sal_sample_quotas_make (fixture->quotas);
  int running = fixture->company->calendar.quarter;
  g_autofree double *amounts =
      g_new0 (double, fixture->company->positions->len *SAL_SAMPLE_N_QUARTERS);
  double target = 0;

  for (guint i = 0; i < quotas->len; i++)
    {
      const SalSampleQuota *quota = &g_array_index (quotas, SalSampleQuota, i);
      double cents = (double) sal_sample_rates_to_cents (
          &fixture->rates,
          quota->amount,
          quota->currency,
          fixture->company->calendar.first_year + quota->quarter / 4);

      if (quota->position >= 0 && sal_sample_company_is_selling (fixture->company, quota->position))
        amounts[quota->position * SAL_SAMPLE_N_QUARTERS + quota->quarter] = cents;
      if (quota->unit == 0 && quota->quarter == running)
        target = cents / 100;
    }

  for (int year = 0; year < SAL_SAMPLE_N_YEARS; year++)
    {
      guint n = 0, n_reached = 0;

      for (guint i = 0; i < fixture->company->positions->len; i++)
        {
          double quota = 0, booked = 0;

          for (int quarter = 4 * year; quarter < MIN (4 * year + 4, running); quarter++)
            {
              quota += amounts[i * SAL_SAMPLE_N_QUARTERS + (guint) quarter];
              booked += (double) sal_sample_quotas_get_booked (fixture->quotas, (int) i, quarter);
            }
          n += quota > 0;
          n_reached += quota > 0 && booked >= quota;
        }
      g_assert_cmpfloat ((double) n_reached / n, >, 0.50);
      g_assert_cmpfloat ((double) n_reached / n, <, 0.66);
    }
  g_test_message ("coverage %.2f", figures->pipeline / (target - figures->booked));
  g_assert_cmpfloat (figures->pipeline / (target - figures->booked), >, 2);
  g_assert_cmpfloat (figures->pipeline / (target - figures->booked), <, 4);
}

/* What a dashboard is to find. */
static void
test_deals_figures (void)
{
  static const guint64 seeds[] = { 1, 2, 3 };

  for (gsize i = 0; i < G_N_ELEMENTS (seeds); i++)
    {
      Fixture fixture;
      SalSampleDeal deal;
      Figures figures = { 0 };
      const double n = 40000;

      fixture_init (&fixture, seeds[i], 240, 4000, (guint) n);
      while (fixture_next (&fixture, &deal))
        count_deal (&fixture, &deal, &figures);
      g_assert_cmpfloat_with_epsilon (figures.won / (figures.won + figures.lost), 0.28, 0.03);
      g_assert_cmpfloat_with_epsilon (figures.open / n, 0.10, 0.03);
      g_assert_cmpfloat_with_epsilon (figures.events / n, 3.4, 0.4);
      g_assert_cmpfloat_with_epsilon (figures.lines / n, 1.2, 0.05);
      check_stories (&figures);
      check_attainment (&fixture, &figures);
      fixture_clear (&fixture);
    }
}

/* --- the rows --- */

typedef struct
{
  GChecksum *checksum;
  GHashTable *ids[SAL_SAMPLE_N_TABLES];
  GHashTable *all_ids;
  GHashTable *unique[SAL_SAMPLE_N_TABLES][SAL_SAMPLE_FIELDS_MAX];
  GArray *references; /* of Reference */
  guint n[SAL_SAMPLE_N_TABLES];
  gint64 last[SAL_SAMPLE_N_TABLES];
} Sink;

typedef struct
{
  const SalKind *kind;
  gint64 id;
} Reference;

static gboolean
is_choice (const SalChoice *choices, const char *text)
{
  for (; choices->value; choices++)
    if (strcmp (choices->value, text) == 0)
      return TRUE;

  return FALSE;
}

static void
check_value (
    Sink *sink, SalSampleTable table, guint column, const SalField *field, const SalValue *value)
{
  gint32 day;
  gint64 time;

  if (value->storage == SAL_STORAGE_NULL)
    {
      g_assert_false (field->flags & SAL_FIELD_REQUIRED);
      return;
    }
  if (value->storage == SAL_STORAGE_TEXT)
    {
      g_assert_cmpuint (strlen (value->text), ==, value->length);
      g_assert_true (g_utf8_validate (value->text, value->length, NULL));
      if (field->flags & SAL_FIELD_UNIQUE)
        g_assert_true (g_hash_table_add (sink->unique[table][column], g_strdup (value->text)));
    }
  switch (field->type)
    {
    case SAL_FIELD_TEXT:
    case SAL_FIELD_CURRENCY:
      g_assert_cmpint (value->storage, ==, SAL_STORAGE_TEXT);
      g_assert_cmpuint (value->length, >, 0);
      break;
    case SAL_FIELD_DATE:
      g_assert_true (sal_date_parse_iso (value->text, &day));
      break;
    case SAL_FIELD_TIME:
      g_assert_true (sal_time_parse_iso (value->text, &time));
      break;
    case SAL_FIELD_CHOICE:
      g_assert_true (is_choice (field->choices, value->text));
      break;
    case SAL_FIELD_REAL:
      g_assert_cmpint (value->storage, ==, SAL_STORAGE_REAL);
      break;
    case SAL_FIELD_REFERENCE:
      {
        Reference reference = { field->references, value->integer };

        g_array_append_val (sink->references, reference);
        break;
      }
    default:
      g_assert_cmpint (value->storage, ==, SAL_STORAGE_INTEGER);
      if (field->minimum != 0 || field->maximum != 0)
        {
          g_assert_cmpint (value->integer, >=, field->minimum);
          g_assert_cmpint (value->integer, <=, field->maximum);
        }
    }
}

static void
add_to_checksum (GChecksum *checksum, const SalValue *value)
{
  g_checksum_update (checksum, (const guchar *) &value->storage, sizeof value->storage);
  if (value->storage == SAL_STORAGE_TEXT)
    g_checksum_update (checksum, (const guchar *) value->text, value->length);
  else if (value->storage != SAL_STORAGE_NULL)
    g_checksum_update (checksum, (const guchar *) &value->integer, sizeof value->integer);
}

static SalSampleBatch *
sink_flush (SalSampleBatch *batch, gpointer data)
{
  Sink *sink = data;
  guint fields[SAL_SAMPLE_FIELDS_MAX];
  guint n_fields = sal_sample_table_find_fields (batch->table, fields);
  const SalKind *kind = sal_sample_tables[batch->table].kind;

  g_assert_cmpuint (n_fields, ==, batch->n_fields);
  for (guint i = 0; i < batch->n_rows; i++)
    {
      gint64 *id = g_memdup2 (&batch->ids[i], sizeof (gint64));

      g_assert_cmpint (*id, >, sink->last[batch->table]);
      sink->last[batch->table] = *id;
      g_hash_table_add (sink->ids[batch->table], id);
      g_assert_true (g_hash_table_add (sink->all_ids, id));
      g_checksum_update (sink->checksum, (const guchar *) id, sizeof *id);
      for (guint j = 0; j < n_fields; j++)
        {
          const SalValue *value = &batch->values[(gsize) i * n_fields + j];

          check_value (sink, batch->table, j, &kind->fields[fields[j]], value);
          add_to_checksum (sink->checksum, value);
        }
    }
  sink->n[batch->table] += batch->n_rows;

  return batch;
}

static void
sink_init (Sink *sink)
{
  *sink = (Sink){ .checksum = g_checksum_new (G_CHECKSUM_SHA256) };
  sink->all_ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  sink->references = g_array_new (FALSE, FALSE, sizeof (Reference));
  for (guint i = 0; i < SAL_SAMPLE_N_TABLES; i++)
    {
      sink->ids[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      for (guint j = 0; j < SAL_SAMPLE_FIELDS_MAX; j++)
        sink->unique[i][j] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    }
}

static void
sink_clear (Sink *sink)
{
  g_checksum_free (sink->checksum);
  g_array_unref (sink->references);
  g_hash_table_unref (sink->all_ids);
  for (guint i = 0; i < SAL_SAMPLE_N_TABLES; i++)
    {
      g_hash_table_unref (sink->ids[i]);
      for (guint j = 0; j < SAL_SAMPLE_FIELDS_MAX; j++)
        g_hash_table_unref (sink->unique[i][j]);
    }
}

static char *
generate (Sink *sink, guint64 seed, gint64 opportunities, gint64 accounts)
{
  g_autoptr (GError) error = NULL;
  SalSampleOptions options = { accounts, opportunities, 0, seed };
  SalSampleRows *rows;

  g_assert_true (sal_sample_options_complete (&options, &error));
  g_assert_no_error (error);
  rows = sal_sample_rows_new (today (), sink_flush, sink);
  g_assert_true (sal_sample_generate (&options, today (), areas, counties, rows, NULL, NULL));
  sal_sample_rows_free (rows);

  g_assert_cmpint (sink->n[SAL_SAMPLE_TABLE_OPPORTUNITY], ==, opportunities);
  g_assert_cmpint (sink->n[SAL_SAMPLE_TABLE_ACCOUNT], ==, options.accounts);
  g_assert_cmpint (sink->n[SAL_SAMPLE_TABLE_PERSON], ==, options.people);

  return g_strdup (g_checksum_get_string (sink->checksum));
}

static void
check_references (const Sink *sink)
{
  for (guint i = 0; i < sink->references->len; i++)
    {
      const Reference *reference = &g_array_index (sink->references, Reference, i);
      guint table = 0;

      while (sal_sample_tables[table].kind != reference->kind)
        table++;
      if (!g_hash_table_contains (sink->ids[table], &reference->id))
        g_error ("there is no %s %" G_GINT64_FORMAT, reference->kind->name, reference->id);
    }
}

static void
test_rows_sound (void)
{
  static const gint64 sizes[][2] = { { 100, 0 }, { 2000, 0 }, { 12000, 0 }, { 2000, 20001 } };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      Sink sink;
      g_autofree char *sum = NULL;

      sink_init (&sink);
      sum = generate (&sink, 1, sizes[i][0], sizes[i][1]);
      check_references (&sink);
      for (guint table = 0; table < SAL_SAMPLE_N_TABLES; table++)
        if (sizes[i][0] >= 12000)
          g_assert_cmpuint (sink.n[table], >, 0);
      sink_clear (&sink);
    }
}

static void
test_rows_deterministic (void)
{
  static const guint64 seeds[] = { 4, 4, 5 };
  char *sums[G_N_ELEMENTS (seeds)];

  for (gsize i = 0; i < G_N_ELEMENTS (seeds); i++)
    {
      Sink sink;

      sink_init (&sink);
      sums[i] = generate (&sink, seeds[i], 3000, 0);
      sink_clear (&sink);
    }
  g_assert_cmpstr (sums[0], ==, sums[1]);
  g_assert_cmpstr (sums[0], !=, sums[2]);
  for (gsize i = 0; i < G_N_ELEMENTS (seeds); i++)
    g_free (sums[i]);
}

static void
test_options (void)
{
  static const struct
  {
    SalSampleOptions given, completed;
    const char *message;
  } cases[] = {
    { { 0, 0, 0, 1 }, { 1200, 12000, 120, 1 }, NULL },
    { { 0, 1000000, 0, 1 }, { 100000, 1000000, 2653, 1 }, NULL },
    { { 0, 100, 0, 1 }, { 20, 100, 40, 1 }, NULL },
    { { 50, 400, 77, 1 }, { 50, 400, 77, 1 }, NULL },
    { { 0, 99, 0, 1 }, { 0 }, "99 is too few or too many opportunities" },
    { { 19, 0, 0, 1 }, { 0 }, "19 is too few or too many accounts" },
    { { 0, 0, 39, 1 }, { 0 }, "39 is too few or too many people" },
    { { -1, 0, 0, 1 }, { 0 }, "-1 is too few or too many accounts" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      SalSampleOptions options = cases[i].given;
      gboolean good = sal_sample_options_complete (&options, &error);

      g_assert_true (good == (cases[i].message == NULL));
      if (cases[i].message)
        {
          g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
          g_assert_true (g_str_has_prefix (error->message, cases[i].message));
          continue;
        }
      g_assert_cmpint (options.accounts, ==, cases[i].completed.accounts);
      g_assert_cmpint (options.opportunities, ==, cases[i].completed.opportunities);
      g_assert_cmpint (options.people, ==, cases[i].completed.people);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  areas = sal_us_areas_load (NULL, &error);
  g_assert_no_error (error);
  counties = sal_geography_load ("us-counties", &error);
  g_assert_no_error (error);

  g_test_add_func ("/sample/random/reference", test_random_reference);
  g_test_add_func ("/sample/random/normal", test_random_normal);
  g_test_add_func ("/sample/random/alias", test_random_alias);
  g_test_add_func ("/sample/names/unique", test_names_unique);
  g_test_add_func ("/sample/names/legal-forms", test_names_legal_forms);
  g_test_add_func ("/sample/company/people", test_company_people);
  g_test_add_func ("/sample/company/stand-in", test_company_stand_in);
  g_test_add_func ("/sample/company/areas", test_company_areas);
  g_test_add_func ("/sample/territories", test_territories);
  g_test_add_func ("/sample/calendar/quarters", test_calendar_quarters);
  g_test_add_func ("/sample/deals/sound", test_deals_sound);
  g_test_add_func ("/sample/deals/figures", test_deals_figures);
  g_test_add_func ("/sample/rows/sound", test_rows_sound);
  g_test_add_func ("/sample/rows/deterministic", test_rows_deterministic);
  g_test_add_func ("/sample/options", test_options);

  status = g_test_run ();
  sal_us_areas_unref (areas);
  sal_geography_unref (counties);

  return status;
}
