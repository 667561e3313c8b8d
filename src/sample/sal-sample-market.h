/* sal-sample-market.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-sample-words.h"

G_BEGIN_DECLS

/* The currencies the company sells in; the first is the one it reports in. */
typedef enum
{
  SAL_SAMPLE_USD,
  SAL_SAMPLE_EUR,
  SAL_SAMPLE_GBP,
  SAL_SAMPLE_JPY,
  SAL_SAMPLE_CAD,
} SalSampleCurrency;

#define SAL_SAMPLE_N_CURRENCIES (SAL_SAMPLE_CAD + 1)

typedef struct
{
  const char *code;
  double rate;     /* US dollars for one, around which it moves */
  gint64 minor;    /* minor units in one */
  gint64 rounding; /* prices are multiples of this many minor units */
} SalSampleCurrencyInfo;

typedef enum
{
  SAL_SAMPLE_WEST,
  SAL_SAMPLE_CENTRAL,
  SAL_SAMPLE_SOUTH,
  SAL_SAMPLE_EAST,
  SAL_SAMPLE_CANADA,
  SAL_SAMPLE_EMEA_NORTH,
  SAL_SAMPLE_EMEA_CENTRAL,
  SAL_SAMPLE_JAPAN,
} SalSampleRegionCode;

#define SAL_SAMPLE_N_REGIONS   (SAL_SAMPLE_JAPAN + 1)
#define SAL_SAMPLE_N_DIVISIONS 3

typedef struct
{
  const char *name;
  const char *code;
  guint division;
  SalSampleCurrency currency;
  double share;           /* of all accounts; 0: by business establishments */
  double quarter_end;     /* how many of its won deals close in the last days of a quarter */
  const char *employer;   /* legal entity */
  const char *home;       /* country its people work in */
  SalSampleCulture names; /* of its people */
} SalSampleRegion;

typedef struct
{
  const char *name;
  const char *code;
  SalSampleCurrency currency;
} SalSampleDivision;

/* A part of a region: American states, or the places below. */
typedef struct
{
  const char *name;
  SalSampleRegionCode region;
  const char *states; /* "CA NV", or NULL */
} SalSampleArea;

/* A city outside the United States. */
typedef struct
{
  const char *area;
  const char *city;
  const char *region;
  const char *country;
  const char *postal; /* # is a digit, ? a letter */
  float latitude;
  float longitude;
  float weight;
} SalSampleCity;

/* Legal forms of companies in a country; no form is used in two cultures. */
typedef struct
{
  const char *country;
  SalSampleCulture culture;
  const char *forms[6];
  guint n_forms;
} SalSampleCountry;

typedef struct
{
  const char *name;
  double share;  /* of the accounts */
  double demand; /* how readily it buys measurement */
} SalSampleIndustry;

typedef struct
{
  const char *name;
  gint64 employees; /* at least */
  double size;      /* of its orders */
  double discount;  /* it is used to */
  double win;       /* chance, relative */
} SalSampleSegment;

#define SAL_SAMPLE_N_SEGMENTS 4

extern const SalSampleCurrencyInfo sal_sample_currencies[SAL_SAMPLE_N_CURRENCIES];
extern const SalSampleDivision sal_sample_divisions[SAL_SAMPLE_N_DIVISIONS];
extern const SalSampleRegion sal_sample_regions[SAL_SAMPLE_N_REGIONS];
extern const SalSampleArea sal_sample_areas[];
extern const guint sal_sample_n_areas;
extern const SalSampleCity sal_sample_cities[];
extern const guint sal_sample_n_cities;
extern const SalSampleIndustry sal_sample_industries[SAL_SAMPLE_N_INDUSTRIES];
extern const SalSampleSegment sal_sample_segments[SAL_SAMPLE_N_SEGMENTS];
extern const SalSampleWords sal_sample_streets;

const SalSampleCountry *sal_sample_find_country (const char *name);
int sal_sample_find_area (const char *name);
int sal_sample_find_area_of_state (const char *state);
guint sal_sample_segment_of (gint64 employees);

G_END_DECLS
