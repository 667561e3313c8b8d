/* sal-area-measures.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-area-measures.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-area-cells.h"
#include "sal-date.h"
#include "sal-fact-query.h"
#include "sal-money.h"
#include "sal-number.h"
#include "sal-geography-key.h"
#include "sal-territory-design-private.h"

#define ZIP_DIGITS 5

/* --- of the Census --- */

static const struct
{
  const char *key;
  const char *label;
  const char *source;
  gsize offset; /* of a gint64 in SalUsArea */
} census[] = {
  { "population",
    N_ ("Population"),
    N_ ("US Census Bureau, 2019"),
    G_STRUCT_OFFSET (SalUsArea, population) },
  { "establishments",
    N_ ("Business Establishments"),
    N_ ("US Census Bureau, ZIP Business Patterns 2016"),
    G_STRUCT_OFFSET (SalUsArea, establishments) },
  { "employment",
    N_ ("Employment"),
    N_ ("US Census Bureau, ZIP Business Patterns 2016"),
    G_STRUCT_OFFSET (SalUsArea, employment) },
  { "payroll",
    N_ ("Annual Payroll, Thousand USD"),
    N_ ("US Census Bureau, ZIP Business Patterns 2016"),
    G_STRUCT_OFFSET (SalUsArea, payroll) },
};

/* What is unknown counts as nothing. */
static double
value_of (const SalUsArea *area, gsize offset)
{
  gint64 value = area != NULL ? G_STRUCT_MEMBER (gint64, area, offset) : SAL_US_AREA_UNKNOWN;

  return value != SAL_US_AREA_UNKNOWN ? (double) value : 0;
}

typedef const SalUsArea *(*FindFunc) (SalUsAreas *areas, const char *code);

/* Divides what a county has among its cells, once. */
static void
divide_county (const SalGeography *geography,
               const char *county,
               const double *shares,
               double value,
               GHashTable *done,
               double *values)
{
  g_autoptr (GArray) cells = NULL;

  if (!g_hash_table_add (done, g_strdup (county)))
    return;
  cells = sal_area_cells_list (geography, county);
  sal_area_cells_divide (cells, shares, value, values);
}

/* Cells of a county divide what it has as their ZIP areas do: these are counted by themselves, in
 * other years, and may lie in several counties. */
static double *
count_areas (const SalGeography *geography, SalUsAreas *areas, FindFunc find, gsize offset)
{
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_areas;
  const SalGeographyArea *codes = sal_geography_get_areas (geography, &n_areas);
  g_autofree double *shares = g_new (double, MAX (n_areas, 1));
  double *values = g_new (double, MAX (n_areas, 1));

  for (guint area = 0; area < n_areas; area++)
    {
      const char *zip = sal_area_cell_get_own_code (codes[area].code);

      shares[area] = zip != NULL ? value_of (sal_us_areas_find_zip (areas, zip), offset) : 0;
    }
  sal_area_cells_share (geography, shares);
  for (guint area = 0; area < n_areas; area++)
    {
      g_autofree char *county = sal_area_cell_dup_area (codes[area].code);
      double value = value_of (find (areas, county != NULL ? county : codes[area].code), offset);

      if (county != NULL)
        divide_county (geography, county, shares, value, done, values);
      else
        values[area] = value;
    }

  return values;
}

static void
add_census (SalTerritoryDesign *design, SalUsAreas *areas, FindFunc find)
{
  const SalGeography *geography = sal_territory_design_get_geography (design);
  gboolean is_split = sal_area_cells_any (geography);

  for (gsize i = 0; i < G_N_ELEMENTS (census); i++)
    {
      g_autofree double *values = count_areas (geography, areas, find, census[i].offset);
      g_autofree char *source =
          /* translators: a source, as US Census Bureau, 2019 */
          g_strdup_printf (is_split ? _ ("%s; split counties by ZIP area") : "%s",
                           _ (census[i].source));
      const SalAreaMeasure measure = {
        .key = census[i].key, .label = _ (census[i].label), .source = source, .values = values
      };

      sal_territory_design_add_measure (design, &measure);
    }
}

/**
 * sal_area_measures_add_census:
 * @design: a design over counties
 * @areas: the areas of the Census
 *
 * Adds population, establishments, employment and payroll, by the code of the county. What a county
 * has that was split is divided among its cells.
 */
void
sal_area_measures_add_census (SalTerritoryDesign *design, SalUsAreas *areas)
{
  add_census (design, areas, sal_us_areas_find_county);
}

/**
 * sal_area_measures_add_census_of_zips:
 * @design: a design over ZIP areas
 * @areas: the areas of the Census
 *
 * Adds population, establishments, employment and payroll, by the ZIP code.
 */
void
sal_area_measures_add_census_of_zips (SalTerritoryDesign *design, SalUsAreas *areas)
{
  add_census (design, areas, sal_us_areas_find_zip);
}

/* --- of one's own accounts --- */

/**
 * sal_area_measures_add_accounts:
 * @design: a design
 *
 * Adds what accounts are worth as measures: their number, revenue, open pipeline and opportunities.
 */
void
sal_area_measures_add_accounts (SalTerritoryDesign *design)
{
  const SalAreaMeasure measures[] = {
    { "accounts",
      _ ("Accounts"),
      _ ("The accounts of this workspace"),
      FALSE,
      SAL_ACCOUNT_WORTH_COUNT },
    { "revenue",
      _ ("Revenue"),
      _ ("Won in the last twelve months"),
      TRUE,
      SAL_ACCOUNT_WORTH_REVENUE },
    { "pipeline", _ ("Open Pipeline"), _ ("Open today"), TRUE, SAL_ACCOUNT_WORTH_PIPELINE },
    { "opportunities",
      _ ("Open Opportunities"),
      _ ("Open today"),
      FALSE,
      SAL_ACCOUNT_WORTH_OPPORTUNITIES },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (measures); i++)
    sal_territory_design_add_measure (design, &measures[i]);
}

static SalFactResult *
ask_by_account (SalFacts *facts, gint32 first, gint32 last)
{
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();

  sal_fact_query_set_days (query, first, last);
  sal_fact_query_group_by (query, SAL_FACT_ACCOUNT);

  return sal_fact_query_run (query, facts);
}

/* By code of the account. */
static gint64 *
list_measure (const SalFactResult *result, const SalFacts *facts, guint measure)
{
  gint64 *values = g_new0 (gint64, sal_dimension_get_n_codes (facts->dimensions[SAL_FACT_ACCOUNT]));

  for (guint i = 0; i < result->groups->len; i++)
    {
      const SalFactGroup *group = &g_array_index (result->groups, SalFactGroup, i);

      values[group->codes[0]] = group->measures[measure];
    }

  return values;
}

/**
 * sal_area_measures_value_accounts:
 * @design: a design that is not prepared yet, with its accounts
 * @facts: the facts
 *
 * Finds what accounts are worth: what they booked in the twelve months up to the day of the facts,
 * and what is open.
 */
void
sal_area_measures_value_accounts (SalTerritoryDesign *design, SalFacts *facts)
{
  g_autoptr (SalFactResult) year =
      ask_by_account (facts, sal_date_add_months (facts->as_of, -12) + 1, facts->as_of);
  g_autoptr (SalFactResult) all = ask_by_account (facts, SAL_DATE_NONE, SAL_DATE_NONE);
  g_autofree gint64 *revenue = list_measure (year, facts, SAL_MEASURE_WON_AMOUNT);
  g_autofree gint64 *pipeline = list_measure (all, facts, SAL_MEASURE_OPEN_AMOUNT);
  g_autofree gint64 *n_open = list_measure (all, facts, SAL_MEASURE_OPEN_COUNT);

  for (guint i = 0; i < design->accounts->len; i++)
    {
      SalDesignAccount *account = &g_array_index (design->accounts, SalDesignAccount, i);
      gint32 code = sal_dimension_find (facts->dimensions[SAL_FACT_ACCOUNT], account->id);

      if (code == SAL_DIMENSION_NONE)
        continue;
      account->revenue = revenue[code];
      account->pipeline = pipeline[code];
      account->n_open = (guint) n_open[code];
    }
}

/**
 * sal_area_measure_format:
 * @measure: a measure
 * @value: a value of it
 * @currency: the reporting currency, of measures that are money
 * @is_short: whether it is to be short: "$41.2 M"
 *
 * Writes a value as it is read.
 *
 * Returns: (transfer full): the text
 */
char *
sal_area_measure_format (const SalAreaMeasure *measure,
                         double value,
                         const char *currency,
                         gboolean is_short)
{
  if (measure->is_money)
    return is_short ? sal_money_format_short ((gint64) llround (value), currency)
                    : sal_money_format ((gint64) llround (value), currency);

  return is_short ? sal_number_format_short (value) : sal_number_format (value, 0);
}

/* --- where accounts lie --- */

/* As records name the United States. Postal codes of Paris, Berlin and Madrid read like ZIP codes.
 */
static const char *const own_country[] = { "united states",
                                           "united states of america",
                                           "the united states",
                                           "us",
                                           "usa",
                                           "u.s.",
                                           "u.s.a.",
                                           "america",
                                           "états-unis",
                                           "estados unidos",
                                           "stati uniti",
                                           "vereinigte staaten",
                                           "verenigde staten",
                                           NULL };

static gboolean
is_american (const char *country)
{
  g_autofree char *folded = NULL;

  if (country == NULL || *country == '\0')
    return TRUE;
  folded = g_utf8_strdown (country, -1);

  return g_strv_contains (own_country, g_strstrip (folded));
}

/* The first five digits of "02139-4307". */
static gboolean
take_zip (const SalAreaAddress *of, char zip[ZIP_DIGITS + 1])
{
  const char *postal_code = of->postal_code;

  if (postal_code == NULL || strspn (postal_code, "0123456789") < ZIP_DIGITS ||
      !is_american (of->country))
    return FALSE;
  memcpy (zip, postal_code, ZIP_DIGITS);
  zip[ZIP_DIGITS] = '\0';

  return TRUE;
}

/* @zip: (nullable): the ZIP code of it, by which a county is divided that was split. */
static gboolean
find_in_county (const SalGeography *geography,
                const char *county,
                const SalUsArea *zip,
                SalCoordinate place,
                guint *area)
{
  if (sal_geography_find (geography, county, area))
    return TRUE;
  if (zip != NULL && !isfinite (place.latitude + place.longitude))
    place = (SalCoordinate){ zip->longitude, zip->latitude };

  return sal_area_cells_find (geography, county, zip != NULL ? zip->code : NULL, place, area);
}

/* The code says which, or the ZIP code, which lies in a county. */
static gboolean
find_county (const SalGeography *geography,
             SalUsAreas *areas,
             const SalAreaAddress *of,
             guint *area)
{
  char digits[ZIP_DIGITS + 1];
  const SalUsArea *zip =
      areas != NULL && take_zip (of, digits) ? sal_us_areas_find_zip (areas, digits) : NULL;
  const SalUsArea *known =
      areas != NULL && of->county != NULL ? sal_us_areas_find_county (areas, of->county) : NULL;
  SalCoordinate place = of->place;
  gsize n_counties;

  /* without anything else it is where most of the county's people are */
  if (known != NULL && zip == NULL && !isfinite (place.latitude + place.longitude))
    place = (SalCoordinate){ known->longitude, known->latitude };
  if (of->county != NULL && find_in_county (geography, of->county, zip, place, area))
    return TRUE;

  return zip != NULL &&
         find_in_county (geography,
                         sal_us_areas_get_counties (areas, &n_counties)[zip->county].code,
                         zip,
                         of->place,
                         area);
}

static gboolean
find_zip (const SalGeography *geography, const SalAreaAddress *of, guint *area)
{
  char zip[ZIP_DIGITS + 1];

  return take_zip (of, zip) && sal_geography_find (geography, zip, area);
}

/**
 * sal_area_measures_locate:
 * @geography: areas
 * @key: which they are, or were before some were split, as sal_geography_dup_key() has it
 * @areas: (nullable): the areas of the Census, by which ZIP codes are known
 * @address: where an account is, as far as that is known
 *
 * Finds the area that an account lies in. Of US counties it is the one that its code names, else
 * the county of its ZIP code, and of one that was split the cell of the ZIP code, or the nearest;
 * of ZIP areas that of its ZIP code, if the country is not another one; else it is the one around
 * its coordinates. Of areas that were imported the coordinates count first, for their codes may be
 * those of another country, and then the postal code.
 *
 * Returns: the area, %SAL_GEOGRAPHY_NONE if it lies in none
 */
guint
sal_area_measures_locate (const SalGeography *geography,
                          const char *key,
                          SalUsAreas *areas,
                          const SalAreaAddress *address)
{
  guint area;

  if (g_strcmp0 (key, SAL_GEOGRAPHY_US_COUNTIES) == 0 &&
      find_county (geography, areas, address, &area))
    return area;
  if (g_strcmp0 (key, SAL_GEOGRAPHY_US_ZIPS) == 0 && find_zip (geography, address, &area))
    return area;
  if (isfinite (address->place.latitude) && isfinite (address->place.longitude))
    return sal_geography_find_at (geography, address->place);
  if (sal_geography_key_to_id (key) != 0 && address->postal_code != NULL &&
      sal_geography_find (geography, address->postal_code, &area))
    return area;

  return SAL_GEOGRAPHY_NONE;
}
