/* sal-sample-catalog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-sample-market.h"
#include "sal-sample-random.h"

G_BEGIN_DECLS

typedef enum
{
  SAL_SAMPLE_INSTRUMENTS,
  SAL_SAMPLE_COORDINATE,
  SAL_SAMPLE_SENSORS,
  SAL_SAMPLE_SOFTWARE,
  SAL_SAMPLE_SERVICES,
} SalSampleFamilyCode;

#define SAL_SAMPLE_N_FAMILIES (SAL_SAMPLE_SERVICES + 1)

typedef struct
{
  const char *name;
  const char *code;
  double discount;    /* usual */
  gboolean recurring; /* sold by the year, under a contract */
} SalSampleFamily;

typedef struct
{
  const char *name;
  const char *code;
  SalSampleFamilyCode family;
  int list_price; /* US dollars */
  int cost;       /* per cent of that */
  double demand;
  double quantity; /* usual */
} SalSampleProduct;

typedef enum
{
  SAL_SAMPLE_QUALIFY,
  SAL_SAMPLE_DISCOVER,
  SAL_SAMPLE_EVALUATE,
  SAL_SAMPLE_PROPOSE,
  SAL_SAMPLE_NEGOTIATE,
  SAL_SAMPLE_WON,
  SAL_SAMPLE_LOST,
} SalSampleStageCode;

#define SAL_SAMPLE_N_STAGES (SAL_SAMPLE_LOST + 1)
#define SAL_SAMPLE_N_OPEN   SAL_SAMPLE_WON

typedef struct
{
  const char *name;
  const char *japanese; /* the name of the variant in Japan, or NULL */
  const char *status;
  int percent;
} SalSampleStage;

typedef struct
{
  const char *name;
  const char *website;
  double share; /* of the deals with a competitor */
  double win;   /* our chance against it, relative */
} SalSampleCompetitor;

#define SAL_SAMPLE_N_COMPETITORS 8

typedef struct
{
  const char *name;
  double share;
  double win;
} SalSampleSource;

#define SAL_SAMPLE_N_SOURCES 7

typedef enum
{
  SAL_SAMPLE_HUNTER,
  SAL_SAMPLE_FARMER,
  SAL_SAMPLE_ACCOUNT_MANAGER,
  SAL_SAMPLE_OVERLAY,
  SAL_SAMPLE_DEVELOPMENT,
  SAL_SAMPLE_ENGINEER,
  SAL_SAMPLE_MANAGER,
  SAL_SAMPLE_EXECUTIVE,
} SalSampleMotion;

#define SAL_SAMPLE_N_MOTIONS (SAL_SAMPLE_EXECUTIVE + 1)
#define SAL_SAMPLE_RAMP_MAX  9

typedef struct
{
  const char *motion; /* as the position's field has it */
  const char *role;
  int ramp[SAL_SAMPLE_RAMP_MAX]; /* percent in each month, ended by 0 or the end */
} SalSampleRole;

extern const SalSampleFamily sal_sample_product_families[SAL_SAMPLE_N_FAMILIES];
extern const SalSampleProduct sal_sample_products[];
extern const guint sal_sample_n_products;
extern const SalSampleStage sal_sample_stages[SAL_SAMPLE_N_STAGES];
extern const SalSampleCompetitor sal_sample_competitors[SAL_SAMPLE_N_COMPETITORS];
extern const SalSampleSource sal_sample_sources[SAL_SAMPLE_N_SOURCES];
extern const SalSampleRole sal_sample_roles[SAL_SAMPLE_N_MOTIONS];

gint64 sal_sample_list_price (guint product, SalSampleCurrency currency);
gint64 sal_sample_unit_cost (guint product, SalSampleCurrency currency);
double sal_sample_ramp_share (SalSampleMotion motion, int days);

G_END_DECLS
