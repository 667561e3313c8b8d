/* sal-territory-design-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-territory-design.h"

G_BEGIN_DECLS

/* What a measure was before it was scaled, and by what it is; NULL both if it is not. */
typedef struct
{
  double *bases;   /* by area */
  double *factors; /* likewise */
} SalDesignScale;

struct _SalTerritoryDesign
{
  SalGeography *geography;
  guint n_areas;
  GStringChunk *strings;
  GArray *measures;    /* of SalAreaMeasure */
  GArray *scales;      /* of SalDesignScale, by measure */
  GArray *territories; /* of SalDesignTerritory */
  GArray *regions;     /* of SalDesignRegion */
  GArray *accounts;    /* of SalDesignAccount */
  GArray *shares;      /* of SalDesignShare, by account */
  SalBalanceGoals *goals;

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
  guint8 *detached;     /* by area: not 0 if it is not in the largest piece of its territory */

  /* the areas of each territory: lists, that end in SAL_GEOGRAPHY_NONE */
  guint *members;         /* by territory + 1: the first */
  guint *next, *previous; /* by area */
  guint *marks;           /* by area: of the piece it was in when pieces were last counted */
  guint mark;             /* the last that was given */
  guint *stack;           /* areas to go on from */

  /* of sal_design_travel_km(), NULL until it is asked for */
  double (*units)[3];   /* by area, its centre on the sphere of radius 1 */
  GArray *besides;      /* of SalDesignShare: accounts that are not with areas, by territory */
  guint *first_besides; /* by territory, where its own begin, and where the last one's end */
  double *travels;      /* by territory, in km; below 0: to be measured */
  guint travel_measure; /* by which they were measured */
};

/* The territory that an account has other than by its area. */
static inline gint32
sal_design_account_beside_area (const SalDesignAccount *account)
{
  return account->named != SAL_TERRITORY_NONE ? account->named : account->by_rule;
}

double sal_territory_design_get_worth (const SalTerritoryDesign *self,
                                       guint measure,
                                       const SalDesignAccount *account);
const SalDesignShare *sal_territory_design_next_shares (
    const SalTerritoryDesign *self, guint account, guint *next, guint *n_shares, double *whole);
void sal_territory_design_move_area (SalTerritoryDesign *self, guint area, gint32 territory);
void sal_territory_design_forget_travel (SalTerritoryDesign *self, gint32 territory);
void sal_territory_design_add_up (SalTerritoryDesign *self, guint index);

G_END_DECLS
