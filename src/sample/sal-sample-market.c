/* sal-sample-market.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample-market.h"

#include <string.h>

const SalSampleCurrencyInfo sal_sample_currencies[SAL_SAMPLE_N_CURRENCIES] = {
  { "USD", 1, 100, 1000 },    { "EUR", 1.09, 100, 1000 }, { "GBP", 1.27, 100, 1000 },
  { "JPY", 0.0067, 1, 1000 }, { "CAD", 0.73, 100, 1000 },
};

const SalSampleDivision sal_sample_divisions[SAL_SAMPLE_N_DIVISIONS] = {
  { "Americas", "AMER", SAL_SAMPLE_USD },
  { "EMEA", "EMEA", SAL_SAMPLE_EUR },
  { "Asia Pacific", "APAC", SAL_SAMPLE_JPY },
};

/* clang-format off */
const SalSampleRegion sal_sample_regions[SAL_SAMPLE_N_REGIONS] = {
  { "West", "WEST", 0, SAL_SAMPLE_USD, 0, 0.20, "Halden Metrology Inc.", "United States", SAL_SAMPLE_CULTURE_AMERICAN },
  /* Central closes most of its business in the last days of a quarter. */
  { "Central", "CENT", 0, SAL_SAMPLE_USD, 0, 0.66, "Halden Metrology Inc.", "United States", SAL_SAMPLE_CULTURE_AMERICAN },
  { "South", "SOUT", 0, SAL_SAMPLE_USD, 0, 0.22, "Halden Metrology Inc.", "United States", SAL_SAMPLE_CULTURE_AMERICAN },
  { "East", "EAST", 0, SAL_SAMPLE_USD, 0, 0.24, "Halden Metrology Inc.", "United States", SAL_SAMPLE_CULTURE_AMERICAN },
  { "Canada", "CANA", 0, SAL_SAMPLE_CAD, 0.06, 0.20, "Halden Metrology Canada Ltd.", "Canada", SAL_SAMPLE_CULTURE_AMERICAN },
  { "EMEA North", "EMNO", 1, SAL_SAMPLE_GBP, 0.10, 0.24, "Halden Metrology Ltd", "United Kingdom", SAL_SAMPLE_CULTURE_NORTHERN },
  { "EMEA Central", "EMCE", 1, SAL_SAMPLE_EUR, 0.10, 0.22, "Halden Messtechnik GmbH", "Germany", SAL_SAMPLE_CULTURE_CONTINENTAL },
  { "Japan", "JAPN", 2, SAL_SAMPLE_JPY, 0.04, 0.28, "Halden Metrology K.K.", "Japan", SAL_SAMPLE_CULTURE_JAPANESE },
};

const SalSampleArea sal_sample_areas[] = {
  { "California", SAL_SAMPLE_WEST, "CA" },
  { "Pacific Northwest", SAL_SAMPLE_WEST, "WA OR AK HI ID" },
  { "Mountain", SAL_SAMPLE_WEST, "CO UT NV AZ NM MT WY" },
  { "Great Lakes", SAL_SAMPLE_CENTRAL, "OH MI IN" },
  { "Upper Midwest", SAL_SAMPLE_CENTRAL, "IL WI MN IA ND SD" },
  { "Plains", SAL_SAMPLE_CENTRAL, "MO KS NE OK" },
  { "Gulf", SAL_SAMPLE_SOUTH, "TX LA AR MS" },
  { "Southeast", SAL_SAMPLE_SOUTH, "FL GA AL SC" },
  { "Mid-South", SAL_SAMPLE_SOUTH, "TN KY NC VA WV" },
  { "New York Metro", SAL_SAMPLE_EAST, "NY NJ" },
  { "New England", SAL_SAMPLE_EAST, "MA CT RI NH VT ME" },
  { "Mid-Atlantic", SAL_SAMPLE_EAST, "PA MD DE DC" },
  { "Eastern Canada", SAL_SAMPLE_CANADA, NULL },
  { "Western Canada", SAL_SAMPLE_CANADA, NULL },
  { "UK and Ireland", SAL_SAMPLE_EMEA_NORTH, NULL },
  { "Nordics", SAL_SAMPLE_EMEA_NORTH, NULL },
  { "Germany, Austria, Switzerland", SAL_SAMPLE_EMEA_CENTRAL, NULL },
  { "France and Benelux", SAL_SAMPLE_EMEA_CENTRAL, NULL },
  { "Italy and Iberia", SAL_SAMPLE_EMEA_CENTRAL, NULL },
  { "Kanto", SAL_SAMPLE_JAPAN, NULL },
  { "Chubu and Kansai", SAL_SAMPLE_JAPAN, NULL },
};
const guint sal_sample_n_areas = G_N_ELEMENTS (sal_sample_areas);

/* Coordinates to two decimals, weights by the size of the city's economy, roughly. */
const SalSampleCity sal_sample_cities[] = {
  { "Eastern Canada", "Toronto", "Ontario", "Canada", "M#? #?#", 43.65f, -79.38f, 30 },
  { "Eastern Canada", "Mississauga", "Ontario", "Canada", "L#? #?#", 43.59f, -79.64f, 10 },
  { "Eastern Canada", "Hamilton", "Ontario", "Canada", "L#? #?#", 43.26f, -79.87f, 7 },
  { "Eastern Canada", "Windsor", "Ontario", "Canada", "N#? #?#", 42.31f, -83.04f, 5 },
  { "Eastern Canada", "Ottawa", "Ontario", "Canada", "K#? #?#", 45.42f, -75.70f, 8 },
  { "Eastern Canada", "Montreal", "Quebec", "Canada", "H#? #?#", 45.50f, -73.57f, 22 },
  { "Eastern Canada", "Quebec City", "Quebec", "Canada", "G#? #?#", 46.81f, -71.21f, 6 },
  { "Eastern Canada", "Halifax", "Nova Scotia", "Canada", "B#? #?#", 44.65f, -63.58f, 4 },
  { "Western Canada", "Vancouver", "British Columbia", "Canada", "V#? #?#", 49.28f, -123.12f, 18 },
  { "Western Canada", "Calgary", "Alberta", "Canada", "T#? #?#", 51.05f, -114.07f, 16 },
  { "Western Canada", "Edmonton", "Alberta", "Canada", "T#? #?#", 53.55f, -113.49f, 12 },
  { "Western Canada", "Winnipeg", "Manitoba", "Canada", "R#? #?#", 49.90f, -97.14f, 7 },
  { "UK and Ireland", "London", "England", "United Kingdom", "E## #??", 51.51f, -0.13f, 30 },
  { "UK and Ireland", "Birmingham", "England", "United Kingdom", "B## #??", 52.48f, -1.90f, 16 },
  { "UK and Ireland", "Manchester", "England", "United Kingdom", "M## #??", 53.48f, -2.24f, 14 },
  { "UK and Ireland", "Sheffield", "England", "United Kingdom", "S## #??", 53.38f, -1.47f, 8 },
  { "UK and Ireland", "Derby", "England", "United Kingdom", "DE## #??", 52.92f, -1.47f, 7 },
  { "UK and Ireland", "Bristol", "England", "United Kingdom", "BS## #??", 51.45f, -2.59f, 8 },
  { "UK and Ireland", "Coventry", "England", "United Kingdom", "CV# #??", 52.41f, -1.52f, 7 },
  { "UK and Ireland", "Newcastle upon Tyne", "England", "United Kingdom", "NE## #??", 54.98f, -1.61f, 6 },
  { "UK and Ireland", "Cambridge", "England", "United Kingdom", "CB# #??", 52.21f, 0.12f, 6 },
  { "UK and Ireland", "Glasgow", "Scotland", "United Kingdom", "G## #??", 55.86f, -4.25f, 9 },
  { "UK and Ireland", "Aberdeen", "Scotland", "United Kingdom", "AB## #??", 57.15f, -2.09f, 5 },
  { "UK and Ireland", "Cardiff", "Wales", "United Kingdom", "CF## #??", 51.48f, -3.18f, 5 },
  { "UK and Ireland", "Belfast", "Northern Ireland", "United Kingdom", "BT## #??", 54.60f, -5.93f, 4 },
  { "UK and Ireland", "Dublin", "Leinster", "Ireland", "D## ?###", 53.35f, -6.26f, 8 },
  { "UK and Ireland", "Cork", "Munster", "Ireland", "T## ?###", 51.90f, -8.47f, 4 },
  { "Nordics", "Stockholm", "Stockholm", "Sweden", "1## ##", 59.33f, 18.07f, 12 },
  { "Nordics", "Gothenburg", "Västra Götaland", "Sweden", "4## ##", 57.71f, 11.97f, 9 },
  { "Nordics", "Malmö", "Skåne", "Sweden", "2## ##", 55.60f, 13.00f, 5 },
  { "Nordics", "Copenhagen", "Hovedstaden", "Denmark", "2###", 55.68f, 12.57f, 9 },
  { "Nordics", "Aarhus", "Midtjylland", "Denmark", "8###", 56.16f, 10.20f, 4 },
  { "Nordics", "Oslo", "Oslo", "Norway", "0###", 59.91f, 10.75f, 8 },
  { "Nordics", "Stavanger", "Rogaland", "Norway", "40##", 58.97f, 5.73f, 4 },
  { "Nordics", "Trondheim", "Trøndelag", "Norway", "70##", 63.43f, 10.40f, 3 },
  { "Germany, Austria, Switzerland", "Munich", "Bavaria", "Germany", "80###", 48.14f, 11.58f, 16 },
  { "Germany, Austria, Switzerland", "Stuttgart", "Baden-Württemberg", "Germany", "70###", 48.78f, 9.18f, 16 },
  { "Germany, Austria, Switzerland", "Hamburg", "Hamburg", "Germany", "22###", 53.55f, 9.99f, 10 },
  { "Germany, Austria, Switzerland", "Berlin", "Berlin", "Germany", "12###", 52.52f, 13.40f, 9 },
  { "Germany, Austria, Switzerland", "Frankfurt", "Hesse", "Germany", "60###", 50.11f, 8.68f, 9 },
  { "Germany, Austria, Switzerland", "Düsseldorf", "North Rhine-Westphalia", "Germany", "40###", 51.23f, 6.78f, 12 },
  { "Germany, Austria, Switzerland", "Nuremberg", "Bavaria", "Germany", "90###", 49.45f, 11.08f, 7 },
  { "Germany, Austria, Switzerland", "Hanover", "Lower Saxony", "Germany", "30###", 52.37f, 9.73f, 7 },
  { "Germany, Austria, Switzerland", "Dresden", "Saxony", "Germany", "01###", 51.05f, 13.74f, 5 },
  { "Germany, Austria, Switzerland", "Jena", "Thuringia", "Germany", "07###", 50.93f, 11.59f, 3 },
  { "Germany, Austria, Switzerland", "Vienna", "Vienna", "Austria", "1###", 48.21f, 16.37f, 7 },
  { "Germany, Austria, Switzerland", "Linz", "Upper Austria", "Austria", "40##", 48.31f, 14.29f, 4 },
  { "Germany, Austria, Switzerland", "Zürich", "Zürich", "Switzerland", "80##", 47.37f, 8.54f, 7 },
  { "France and Benelux", "Paris", "Île-de-France", "France", "75###", 48.86f, 2.35f, 18 },
  { "France and Benelux", "Lyon", "Auvergne-Rhône-Alpes", "France", "69###", 45.76f, 4.84f, 9 },
  { "France and Benelux", "Toulouse", "Occitanie", "France", "31###", 43.60f, 1.44f, 8 },
  { "France and Benelux", "Grenoble", "Auvergne-Rhône-Alpes", "France", "38###", 45.19f, 5.72f, 5 },
  { "France and Benelux", "Lille", "Hauts-de-France", "France", "59###", 50.63f, 3.06f, 5 },
  { "France and Benelux", "Nantes", "Pays de la Loire", "France", "44###", 47.22f, -1.55f, 5 },
  { "France and Benelux", "Eindhoven", "North Brabant", "Netherlands", "56## ??", 51.44f, 5.48f, 7 },
  { "France and Benelux", "Rotterdam", "South Holland", "Netherlands", "30## ??", 51.92f, 4.48f, 7 },
  { "France and Benelux", "Antwerp", "Flanders", "Belgium", "20##", 51.22f, 4.40f, 5 },
  { "France and Benelux", "Ghent", "Flanders", "Belgium", "90##", 51.05f, 3.72f, 3 },
  { "Italy and Iberia", "Milan", "Lombardy", "Italy", "201##", 45.46f, 9.19f, 12 },
  { "Italy and Iberia", "Turin", "Piedmont", "Italy", "101##", 45.07f, 7.69f, 8 },
  { "Italy and Iberia", "Bologna", "Emilia-Romagna", "Italy", "401##", 44.49f, 11.34f, 6 },
  { "Italy and Iberia", "Barcelona", "Catalonia", "Spain", "080##", 41.39f, 2.17f, 9 },
  { "Italy and Iberia", "Madrid", "Madrid", "Spain", "280##", 40.42f, -3.70f, 8 },
  { "Italy and Iberia", "Bilbao", "Basque Country", "Spain", "480##", 43.26f, -2.93f, 4 },
  { "Italy and Iberia", "Porto", "Norte", "Portugal", "4###-###", 41.15f, -8.61f, 4 },
  { "Kanto", "Tokyo", "Tokyo", "Japan", "1##-00##", 35.68f, 139.69f, 26 },
  { "Kanto", "Yokohama", "Kanagawa", "Japan", "22#-00##", 35.44f, 139.64f, 13 },
  { "Kanto", "Kawasaki", "Kanagawa", "Japan", "21#-00##", 35.53f, 139.70f, 7 },
  { "Kanto", "Hitachi", "Ibaraki", "Japan", "31#-00##", 36.60f, 140.65f, 4 },
  { "Kanto", "Saitama", "Saitama", "Japan", "33#-00##", 35.86f, 139.65f, 6 },
  { "Chubu and Kansai", "Nagoya", "Aichi", "Japan", "45#-00##", 35.18f, 136.91f, 16 },
  { "Chubu and Kansai", "Toyota", "Aichi", "Japan", "47#-08##", 35.08f, 137.16f, 8 },
  { "Chubu and Kansai", "Hamamatsu", "Shizuoka", "Japan", "43#-00##", 34.71f, 137.73f, 6 },
  { "Chubu and Kansai", "Osaka", "Osaka", "Japan", "53#-00##", 34.69f, 135.50f, 15 },
  { "Chubu and Kansai", "Kobe", "Hyogo", "Japan", "65#-00##", 34.69f, 135.20f, 7 },
  { "Chubu and Kansai", "Kyoto", "Kyoto", "Japan", "60#-00##", 35.01f, 135.77f, 6 },
};
const guint sal_sample_n_cities = G_N_ELEMENTS (sal_sample_cities);

static const SalSampleCountry countries[] = {
  { "United States", SAL_SAMPLE_CULTURE_AMERICAN, { "", "Inc.", "Corp.", "LLC", "Co.", "Group" }, 6 },
  { "Canada", SAL_SAMPLE_CULTURE_AMERICAN, { "Ltd.", "Canada Inc.", "Limited" }, 3 },
  { "United Kingdom", SAL_SAMPLE_CULTURE_NORTHERN, { "Ltd", "plc", "Holdings plc" }, 3 },
  { "Ireland", SAL_SAMPLE_CULTURE_NORTHERN, { "DAC" }, 1 },
  { "Sweden", SAL_SAMPLE_CULTURE_NORTHERN, { "AB" }, 1 },
  { "Denmark", SAL_SAMPLE_CULTURE_NORTHERN, { "A/S", "ApS" }, 2 },
  { "Norway", SAL_SAMPLE_CULTURE_NORTHERN, { "AS" }, 1 },
  { "Germany", SAL_SAMPLE_CULTURE_CONTINENTAL, { "GmbH", "AG", "GmbH & Co. KG", "SE" }, 4 },
  { "Austria", SAL_SAMPLE_CULTURE_CONTINENTAL, { "GmbH", "AG" }, 2 },
  { "Switzerland", SAL_SAMPLE_CULTURE_CONTINENTAL, { "AG", "SA" }, 2 },
  { "France", SAL_SAMPLE_CULTURE_CONTINENTAL, { "SAS", "SA", "SARL" }, 3 },
  { "Netherlands", SAL_SAMPLE_CULTURE_CONTINENTAL, { "B.V.", "N.V." }, 2 },
  { "Belgium", SAL_SAMPLE_CULTURE_CONTINENTAL, { "NV", "BV" }, 2 },
  { "Italy", SAL_SAMPLE_CULTURE_CONTINENTAL, { "S.p.A.", "S.r.l." }, 2 },
  { "Spain", SAL_SAMPLE_CULTURE_CONTINENTAL, { "S.A.", "S.L." }, 2 },
  { "Portugal", SAL_SAMPLE_CULTURE_CONTINENTAL, { "Lda.", "S.A." }, 2 },
  { "Japan", SAL_SAMPLE_CULTURE_JAPANESE, { "K.K.", "Co., Ltd.", "Kogyo K.K." }, 3 },
};

const SalSampleIndustry sal_sample_industries[SAL_SAMPLE_N_INDUSTRIES] = {
  { "Aerospace", 0.06, 1.5 },
  { "Automotive", 0.11, 1.3 },
  { "Chemicals", 0.08, 1.0 },
  { "Electronics", 0.11, 1.3 },
  { "Energy", 0.08, 1.0 },
  { "Food and Beverage", 0.09, 0.7 },
  { "Life Sciences", 0.10, 1.2 },
  { "Machinery", 0.13, 1.1 },
  { "Metals", 0.09, 0.9 },
  { "Packaging", 0.07, 0.7 },
  { "Utilities", 0.04, 0.7 },
  { "Research", 0.04, 0.8 },
};

const SalSampleSegment sal_sample_segments[SAL_SAMPLE_N_SEGMENTS] = {
  { "Small", 0, 0.45, 0.00, 1.10 },
  { "Mid-Market", 100, 1.00, 0.02, 1.05 },
  { "Enterprise", 1000, 2.30, 0.05, 0.95 },
  { "Strategic", 5000, 4.00, 0.08, 0.85 },
};

static const char *const streets[] = {
  "Industrial Parkway", "Commerce Drive", "Main Street", "Factory Road", "Technology Way",
  "Enterprise Avenue", "Railroad Street", "Mill Road", "Airport Road", "Foundry Lane",
  "Research Boulevard", "Park Avenue", "River Road", "Market Street", "Corporate Drive",
  "Union Street", "Canal Street", "Lake Street", "Science Park Drive", "Depot Street",
  "Harbor Road", "Quarry Road", "Innovation Way", "Washington Street", "Station Road",
};

const SalSampleWords sal_sample_streets = { streets, G_N_ELEMENTS (streets) };
/* clang-format on */

/**
 * sal_sample_find_country:
 * @name: the English name of a country
 *
 * Finds what is known of a country.
 *
 * Returns: (transfer none) (nullable): the country, or %NULL if the company does not sell there
 */
const SalSampleCountry *
sal_sample_find_country (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    if (strcmp (countries[i].country, name) == 0)
      return &countries[i];

  return NULL;
}

/**
 * sal_sample_find_area:
 * @name: the name of an area
 *
 * Finds an area by its name.
 *
 * Returns: its index, or −1 if there is none of that name
 */
int
sal_sample_find_area (const char *name)
{
  for (guint i = 0; i < sal_sample_n_areas; i++)
    if (strcmp (sal_sample_areas[i].name, name) == 0)
      return (int) i;

  return -1;
}

/**
 * sal_sample_find_area_of_state:
 * @state: an American state, "CA"
 *
 * Finds the area that a state belongs to.
 *
 * Returns: its index, or −1 if @state belongs to none
 */
int
sal_sample_find_area_of_state (const char *state)
{
  for (guint i = 0; i < sal_sample_n_areas; i++)
    if (sal_sample_areas[i].states && strstr (sal_sample_areas[i].states, state))
      return (int) i;

  return -1;
}

/**
 * sal_sample_segment_of:
 * @employees: the number of people an account employs
 *
 * Finds the segment an account of that size belongs to.
 *
 * Returns: its index
 */
guint
sal_sample_segment_of (gint64 employees)
{
  guint segment = 0;

  while (segment + 1 < SAL_SAMPLE_N_SEGMENTS &&
         sal_sample_segments[segment + 1].employees <= employees)
    segment++;

  return segment;
}
