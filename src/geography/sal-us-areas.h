/* sal-us-areas.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SAL_US_AREA_UNKNOWN -1 /* a measure the Census does not give */

/* A county or a ZIP area with its measures. */
typedef struct
{
  char code[6];      /* five digits: FIPS code of a county, or ZIP code */
  char state[3];     /* "AL" */
  guint county;      /* index of its county; of a county, its own */
  const char *name;  /* "Autauga County"; of a ZIP area, its county's */
  const char *place; /* (nullable): of a ZIP area, the city or town it is in or near to */
  double latitude;   /* of its centre, in degrees; NAN if unknown */
  double longitude;
  gint64 population; /* of 2019 for a county, of 2010 for a ZIP area */
  gint64 establishments;
  gint64 employment;
  gint64 payroll; /* thousands of US dollars a year */
} SalUsArea;

#define SAL_TYPE_US_AREAS (sal_us_areas_get_type ())

typedef struct _SalUsAreas SalUsAreas;

GType sal_us_areas_get_type (void) G_GNUC_CONST;

SalUsAreas *sal_us_areas_load (const char *folder, GError **error);
SalUsAreas *sal_us_areas_ref (SalUsAreas *self);
void sal_us_areas_unref (SalUsAreas *self);

const SalUsArea *sal_us_areas_get_counties (SalUsAreas *self, gsize *n_counties);
const SalUsArea *sal_us_areas_get_zips (SalUsAreas *self, gsize *n_zips);
const SalUsArea *sal_us_areas_find_county (SalUsAreas *self, const char *code);
const SalUsArea *sal_us_areas_find_zip (SalUsAreas *self, const char *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalUsAreas, sal_us_areas_unref)

G_END_DECLS
