/* sal-sample-accounts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample-accounts.h"

#include <math.h>
#include <string.h>

#include "sal-sample-names.h"

#define EMPLOYEES_MEDIAN 140
#define EMPLOYEES_SIGMA  1.5
#define CUSTOMERS_BEFORE 0.40 /* customers when the three years begin */
#define SUBSIDIARIES     0.08

/* The position whose territory a county is in, now and until the year began, or −1. */
typedef struct
{
  gint32 now;
  gint32 before;
} Hunters;

/* What is needed while accounts are made. */
typedef struct
{
  const SalSampleCompany *company;
  SalSampleAccounts *accounts;
  SalSampleRandom random;
  SalSampleNames *names;
  SalSampleAlias *zips;
  SalSampleAlias *cities;
  SalSampleAlias *industries;
  Hunters *hunters; /* by county */
  double american;  /* share */
  double *weights;
} Founding;

static SalSampleAlias *
weigh_zips (SalUsAreas *areas)
{
  gsize n;
  const SalUsArea *zips = sal_us_areas_get_zips (areas, &n);
  g_autofree double *weights = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    weights[i] = (double) MAX (zips[i].establishments, 0);

  return sal_sample_alias_new (weights, (guint32) n);
}

/* A city's weight counts within its region, whose share is given. */
static SalSampleAlias *
weigh_cities (void)
{
  double totals[SAL_SAMPLE_N_REGIONS] = { 0 };
  g_autofree double *weights = g_new (double, sal_sample_n_cities);
  g_autofree int *regions = g_new (int, sal_sample_n_cities);

  for (guint i = 0; i < sal_sample_n_cities; i++)
    {
      int area = sal_sample_find_area (sal_sample_cities[i].area);

      g_assert (area >= 0);
      regions[i] = (int) sal_sample_areas[area].region;
      totals[regions[i]] += (double) sal_sample_cities[i].weight;
    }
  for (guint i = 0; i < sal_sample_n_cities; i++)
    weights[i] = (double) sal_sample_cities[i].weight / totals[regions[i]] *
                 sal_sample_regions[regions[i]].share;

  return sal_sample_alias_new (weights, sal_sample_n_cities);
}

static SalSampleAlias *
weigh_industries (void)
{
  double weights[SAL_SAMPLE_N_INDUSTRIES];

  for (guint i = 0; i < SAL_SAMPLE_N_INDUSTRIES; i++)
    weights[i] = sal_sample_industries[i].share;

  return sal_sample_alias_new (weights, SAL_SAMPLE_N_INDUSTRIES);
}

/* Chooses where the account is; tells its area and what its neighbours share. */
static int
place_account (Founding *founding, SalSampleAccount *account, guint *neighbourhood)
{
  gsize n;
  const SalUsArea *zips = sal_us_areas_get_zips (founding->accounts->areas, &n);
  gboolean american = sal_sample_random_chance (&founding->random, founding->american);
  int area;

  account->zip = account->city = -1;
  if (american)
    {
      const SalUsArea *zip;

      account->zip = (gint32) sal_sample_alias_pick (founding->zips, &founding->random);
      zip = &zips[account->zip];
      account->latitude = (float) zip->latitude;
      account->longitude = (float) zip->longitude;
      area = sal_sample_find_area_of_state (zip->state);
      *neighbourhood = zip->county;
    }
  else
    {
      const SalSampleCity *city;

      account->city = (gint32) sal_sample_alias_pick (founding->cities, &founding->random);
      city = &sal_sample_cities[account->city];
      account->latitude = city->latitude;
      account->longitude = city->longitude;
      area = sal_sample_find_area (city->area);
      *neighbourhood = (guint) account->city;
    }
  g_assert (area >= 0);
  account->region = (guint8) sal_sample_areas[area].region;
  account->currency = (guint8) sal_sample_regions[account->region].currency;

  return area;
}

/* The nth position of a team whose motion is one or the other, counting around. */
static int
member_of (const SalSampleCompany *company,
           const SalSampleTeam *team,
           SalSampleMotion one,
           SalSampleMotion other,
           guint nth)
{
  guint n = 0;

  for (guint round = 0; round < 2; round++)
    {
      guint wanted = n > 0 ? nth % n : G_MAXUINT;

      n = 0;
      for (guint i = 0; i < team->n_positions; i++)
        {
          int position = (int) (team->first_position + i);
          SalSampleMotion motion = sal_sample_position (company, position)->motion;

          if ((motion == one || motion == other) && n++ == wanted)
            return position;
        }
    }

  return (int) team->first_position;
}

static gint32
position_of (const SalSampleTerritories *territories, guint territory)
{
  return g_array_index (territories->territories, SalSampleTerritory, territory).position;
}

static Hunters *
find_hunters (SalUsAreas *areas, const SalSampleTerritories *territories)
{
  gsize n;
  Hunters *hunters;

  sal_us_areas_get_counties (areas, &n);
  hunters = g_new (Hunters, n);
  for (gsize i = 0; i < n; i++)
    hunters[i] = (Hunters){ -1, -1 };
  for (guint i = 0; i < territories->areas->len; i++)
    {
      const SalSampleTerritoryArea *area =
          &g_array_index (territories->areas, SalSampleTerritoryArea, i);
      const SalUsArea *county = sal_us_areas_find_county (areas, area->code);

      if (county != NULL)
        hunters[county->county] = (Hunters){ position_of (territories, area->territory),
                                             position_of (territories, area->before) };
    }

  return hunters;
}

/* The one who hunts where the account is; where nobody has territories, anyone of the team. */
static void
choose_hunter (const Founding *founding,
               SalSampleAccount *account,
               const SalSampleTeam *team,
               guint nth)
{
  gsize n;
  const SalUsArea *zips = sal_us_areas_get_zips (founding->accounts->areas, &n);
  Hunters hunters = { -1, -1 };

  if (account->zip >= 0)
    hunters = founding->hunters[zips[account->zip].county];
  if (hunters.now < 0)
    hunters.now = hunters.before =
        member_of (founding->company, team, SAL_SAMPLE_HUNTER, SAL_SAMPLE_HUNTER, nth);
  account->hunter = hunters.now;
  account->before = hunters.before;
}

static void
cover_account (Founding *founding, SalSampleAccount *account, int area, guint neighbourhood)
{
  const SalSampleCompany *company = founding->company;
  const GArray *teams = company->area_teams[area];
  guint hash = neighbourhood * 2654435761u;
  const SalSampleTeam *team =
      sal_sample_team (company, g_array_index (teams, int, (hash >> 16) % teams->len));
  guint nth = (guint) (sal_sample_random_next (&founding->random) >> 40);

  choose_hunter (founding, account, team, nth);
  account->farmer = member_of (company, team, SAL_SAMPLE_FARMER, SAL_SAMPLE_ACCOUNT_MANAGER, nth);
}

static void
size_account (Founding *founding, SalSampleAccount *account)
{
  SalSampleRandom *random = &founding->random;
  const SalSampleCurrencyInfo *currency = &sal_sample_currencies[account->currency];
  double employees = sal_sample_random_lognormal (random, EMPLOYEES_MEDIAN, EMPLOYEES_SIGMA);
  double revenue = employees * sal_sample_random_lognormal (random, 230000, 0.45);

  account->employees = (gint32) MAX (employees, 4);
  account->segment = (guint8) sal_sample_segment_of (account->employees);
  /* to three figures, as such numbers are known */
  revenue /= 10000;
  account->revenue = (gint64) (revenue / currency->rate + 1) * 10000 * currency->minor;
  account->founded = (guint16) (2021 - (int) sal_sample_random_lognormal (random, 32, 0.7) % 150);
}

static const char *
country_of (const SalSampleAccount *account)
{
  return account->city < 0 ? "United States" : sal_sample_cities[account->city].country;
}

static void
name_account (Founding *founding, SalSampleAccount *account)
{
  const SalSampleCountry *country = sal_sample_find_country (country_of (account));
  const char *form = country->forms[sal_sample_random_below (&founding->random, country->n_forms)];
  char name[SAL_SAMPLE_NAME_BUFFER];

  sal_sample_names_next_company (
      founding->names, &founding->random, account->industry, country->culture, form, name);
  account->name = g_string_chunk_insert (founding->accounts->names, name);
  account->stem = (guint16) (strlen (name) - (*form != '\0' ? strlen (form) + 1 : 0));
}

/* Some belong to a larger company of their industry, which itself belongs to none. */
static void
find_parent (Founding *founding, SalSampleAccount *account)
{
  GArray *accounts = founding->accounts->accounts;

  account->parent = -1;
  if (accounts->len == 0 || !sal_sample_random_chance (&founding->random, SUBSIDIARIES))
    return;

  for (guint i = 0; i < 24; i++)
    {
      guint other = sal_sample_random_below (&founding->random, accounts->len);
      const SalSampleAccount *candidate = sal_sample_account (founding->accounts, other);

      if (candidate->industry == account->industry && candidate->parent < 0 &&
          candidate->employees > 2 * account->employees)
        {
          account->parent = (gint32) other;
          return;
        }
    }
}

static void
date_account (Founding *founding, SalSampleAccount *account)
{
  const SalSampleCalendar *calendar = &founding->company->calendar;
  SalSampleRandom *random = &founding->random;

  account->customer = account->bought = SAL_DATE_NONE;
  account->contracted = account->covered = SAL_DATE_NONE;
  if (sal_sample_random_chance (random, CUSTOMERS_BEFORE))
    {
      account->customer =
          sal_sample_workday (calendar->created - sal_sample_random_between (random, 20, 2200), -1);
      account->known = account->customer - sal_sample_random_between (random, 40, 400);
      account->bought =
          sal_sample_workday (calendar->created - sal_sample_random_between (random, 0, 19), -1);
    }
  else if (sal_sample_random_chance (random, 0.5))
    account->known = calendar->created - sal_sample_random_between (random, 1, 900);
  else
    account->known =
        calendar->created + sal_sample_random_between (random, 0, (int) calendar->n_days - 40);
}

static double
demand_of (Founding *founding, const SalSampleAccount *account)
{
  return pow (account->employees, 0.33) * sal_sample_industries[account->industry].demand *
         sal_sample_random_lognormal (&founding->random, 1, 0.5);
}

static void
found_accounts (Founding *founding, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      SalSampleAccount account = { 0 };
      guint neighbourhood = 0;
      int area = place_account (founding, &account, &neighbourhood);

      account.industry = (guint8) sal_sample_alias_pick (founding->industries, &founding->random);
      size_account (founding, &account);
      cover_account (founding, &account, area, neighbourhood);
      name_account (founding, &account);
      find_parent (founding, &account);
      date_account (founding, &account);
      founding->weights[i] = demand_of (founding, &account);
      g_array_append_val (founding->accounts->accounts, account);
    }
}

/**
 * sal_sample_accounts_new:
 * @company: the selling company
 * @areas: the counties and ZIP areas
 * @territories: who hunts where in the United States
 * @n: the number of accounts, at least 1
 *
 * Makes the accounts: in the United States in proportion to the business establishments of each
 * ZIP area, elsewhere in some cities; small ones many, large ones few. Whose territory one lies in
 * wins it, and keeps it unless it is large, so that coverage is what the alignment in force says.
 *
 * Returns: (transfer full): the accounts
 */
SalSampleAccounts *
sal_sample_accounts_new (const SalSampleCompany *company,
                         SalUsAreas *areas,
                         const SalSampleTerritories *territories,
                         guint n)
{
  SalSampleAccounts *self = g_new0 (SalSampleAccounts, 1);
  Founding founding = { .company = company, .accounts = self, .american = 1 };

  self->areas = sal_us_areas_ref (areas);
  self->accounts = g_array_sized_new (FALSE, FALSE, sizeof (SalSampleAccount), n);
  self->names = g_string_chunk_new (65536);

  for (guint i = 0; i < SAL_SAMPLE_N_REGIONS; i++)
    founding.american -= sal_sample_regions[i].share;
  sal_sample_random_init (&founding.random, company->seed, "accounts");
  founding.names = sal_sample_names_new (company->seed);
  founding.zips = weigh_zips (areas);
  founding.cities = weigh_cities ();
  founding.industries = weigh_industries ();
  founding.hunters = find_hunters (areas, territories);
  founding.weights = g_new (double, n);

  found_accounts (&founding, n);
  self->demand = sal_sample_alias_new (founding.weights, n);

  sal_sample_names_free (founding.names);
  sal_sample_alias_free (founding.zips);
  sal_sample_alias_free (founding.cities);
  sal_sample_alias_free (founding.industries);
  g_free (founding.hunters);
  g_free (founding.weights);

  return self;
}

/**
 * sal_sample_account_position:
 * @self: an account
 * @calendar: the days of the sample
 * @is_customer: whether it has bought before
 * @day: a day
 *
 * Finds whose account it was on a day: who hunts there wins it, and keeps it unless it is
 * large: such customers are handed on to somebody who farms.
 *
 * Returns: the position
 */
int
sal_sample_account_position (const SalSampleAccount *self,
                             const SalSampleCalendar *calendar,
                             gboolean is_customer,
                             gint32 day)
{
  if (is_customer && self->segment >= SAL_SAMPLE_LARGE_SEGMENT)
    return self->farmer;

  return day < calendar->year ? self->before : self->hunter;
}

static int
compare_sizes (gconstpointer a, gconstpointer b, gpointer data)
{
  const SalSampleAccount *one = sal_sample_account ((SalSampleAccounts *) data, *(guint *) a);
  const SalSampleAccount *other = sal_sample_account ((SalSampleAccounts *) data, *(guint *) b);

  return (one->employees < other->employees) - (one->employees > other->employees);
}

/**
 * sal_sample_accounts_find_largest:
 * @self: the accounts
 * @n: how many at most
 *
 * Finds the customers with the most employees.
 *
 * Returns: (transfer full): their indexes (guint), the largest first
 */
GArray *
sal_sample_accounts_find_largest (const SalSampleAccounts *self, guint n)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->accounts->len; i++)
    if (sal_sample_account (self, i)->customer != SAL_DATE_NONE)
      g_array_append_val (found, i);
  g_array_sort_with_data (found, compare_sizes, (gpointer) self);
  if (found->len > n)
    g_array_set_size (found, n);

  return found;
}

void
sal_sample_accounts_free (SalSampleAccounts *self)
{
  sal_us_areas_unref (self->areas);
  g_array_unref (self->accounts);
  g_string_chunk_free (self->names);
  sal_sample_alias_free (self->demand);
  g_free (self);
}
