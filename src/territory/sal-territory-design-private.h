/* sal-territory-design-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-territory-design.h"

G_BEGIN_DECLS

struct _SalTerritoryDesign
{
  SalGeography *geography;
  guint n_areas;
  GStringChunk *strings;
  GArray *measures;    /* of SalAreaMeasure */
  GArray *territories; /* of SalDesignTerritory */
  GArray *accounts;    /* of SalDesignAccount */
  GArray *shares;      /* of SalDesignShare, by account */

  gint32 *assignment; /* by area */
  guint8 *locked;     /* likewise */

  /* by territory + 1, so that what belongs to none has a place */
  double *sums; /* then by measure */
  guint *n_areas_of;
  guint *n_accounts_of;

  double *residuals;    /* by area, then by measure: without accounts that are elsewhere */
  guint *n_accounts_at; /* by area: accounts that go with it */
  double capacity;      /* of all territories */
  guint *pieces;        /* by territory: how many it is in; 0: to be counted */
  guint8 *detached;     /* by area: whether it is not in the largest piece of its territory */
};

G_END_DECLS
