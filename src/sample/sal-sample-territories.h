/* sal-sample-territories.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-geography.h"
#include "sal-sample-company.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  int position;       /* whose it is */
  guint group;        /* those of the same teams have the same */
  gboolean is_new;    /* it is there since the running fiscal year began */
  SalCoordinate home; /* about where those live who hold it */
} SalSampleTerritory;

/* Which territory a county belongs to, and which it belonged to until the running fiscal year
 * began. */
typedef struct
{
  const char *code; /* of the geography */
  guint territory;
  guint before;
} SalSampleTerritoryArea;

/* The territories of those who hunt in the United States. */
typedef struct
{
  GArray *territories; /* of SalSampleTerritory */
  GArray *areas;       /* of SalSampleTerritoryArea */
} SalSampleTerritories;

SalSampleTerritories *sal_sample_territories_new (const SalSampleCompany *company,
                                                  SalUsAreas *areas,
                                                  SalGeography *counties);
const SalSampleTerritory *sal_sample_territories_find (const SalSampleTerritories *self,
                                                       int position); /* (nullable) */
void sal_sample_territories_free (SalSampleTerritories *self);

/* Those of the year before; sal-sample-territories-before.c. */
void sal_sample_territories_draw_before (SalSampleTerritories *self,
                                         const SalSampleCompany *company,
                                         SalUsAreas *areas,
                                         SalGeography *counties);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalSampleTerritories, sal_sample_territories_free)

G_END_DECLS
