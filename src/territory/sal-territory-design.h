/* sal-territory-design.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-balance-goals.h"
#include "sal-geography.h"

G_BEGIN_DECLS

/* In place of a territory: an area, or an account, belongs to none. */
#define SAL_TERRITORY_NONE -1

/* How far from the target is even enough if nothing else is said, a share of it. */
#define SAL_DESIGN_DEFAULT_TOLERANCE 0.05

/* What of an account a measure adds up. */
typedef enum
{
  SAL_ACCOUNT_WORTH_NONE, /* it is of areas, whatever accounts lie in them */
  SAL_ACCOUNT_WORTH_COUNT,
  SAL_ACCOUNT_WORTH_REVENUE,
  SAL_ACCOUNT_WORTH_PIPELINE,
  SAL_ACCOUNT_WORTH_OPPORTUNITIES,
} SalAccountWorth;

/* A number of each area that territories are balanced by. */
typedef struct
{
  const char *key;       /* "population" */
  const char *label;     /* translated */
  const char *source;    /* translated: where it is from, and as of when */
  gboolean is_money;     /* minor units of the reporting currency; else a plain number */
  SalAccountWorth worth; /* those accounts that a territory has by name count there */
  double *values;        /* by area; of a measure of accounts found from these, and may be NULL */
  double total;          /* of the values of all areas and accounts */
} SalAreaMeasure;

/* A territory with what it can carry. */
typedef struct
{
  gint64 id;
  char *name;
  gint64 parent;      /* id of the region it is part of, or 0 */
  gint64 position;    /* id, or 0 */
  char *holder;       /* (nullable): who holds the position */
  double capacity;    /* full-time equivalents, as what they carry: less while ramping or vacant */
  SalCoordinate home; /* of the holder; NAN: unknown */
  gboolean is_locked; /* keeps what it has, and gets nothing */
  double vacant;      /* the capacity without its holder, at most that with one */
  double set;         /* the capacity that was set for it, whoever has it; 0: none was */
  double of_position; /* the capacity of its position alone; 0: as the capacity */
} SalDesignTerritory;

/* A region made of territories, or a division made of regions. */
typedef struct
{
  gint64 id;
  gint64 parent; /* id of the division it is part of, or 0 */
  char *name;
} SalDesignRegion;

/* An account with where it is and what it is worth. */
typedef struct
{
  gint64 id;
  guint area;      /* SAL_GEOGRAPHY_NONE: unknown, or in none of the areas */
  gint64 revenue;  /* minor units: won in the last twelve months */
  gint64 pipeline; /* likewise: open */
  guint n_open;    /* open opportunities */
  gint32 named;    /* the territory that has it, or most of it, by name, or SAL_TERRITORY_NONE */
  gint32 by_rule;  /* the territory that has it by a rule, or SAL_TERRITORY_NONE */
  gint64 rule;     /* id of that rule, or 0 */
} SalDesignAccount;

/* What a territory has of an account by name; one that spans several is shared among them. */
typedef struct
{
  guint account; /* index */
  gint32 territory;
  double share;
  gint32 until; /* the last day of a holdover; 0: it has it for good */
} SalDesignShare;

typedef enum
{
  SAL_DESIGN_REASON_NONE,
  SAL_DESIGN_REASON_NAMED,
  SAL_DESIGN_REASON_RULE,
  SAL_DESIGN_REASON_AREA,
} SalDesignReason;

/* An area that went from one territory to another; SAL_TERRITORY_NONE for none. */
typedef struct
{
  guint area;
  gint32 from;
  gint32 to;
} SalDesignMove;

#define SAL_TYPE_TERRITORY_DESIGN (sal_territory_design_get_type ())

/**
 * SalTerritoryDesign:
 *
 * An alignment while it is worked on: areas, the territories they belong to, and sums that follow
 * every move at once. Boxed, reference-counted, not thread-safe.
 */
typedef struct _SalTerritoryDesign SalTerritoryDesign;

GType sal_territory_design_get_type (void) G_GNUC_CONST;
SalTerritoryDesign *sal_territory_design_new (SalGeography *geography);
SalTerritoryDesign *sal_territory_design_ref (SalTerritoryDesign *self);
void sal_territory_design_unref (SalTerritoryDesign *self);

/* What it is made of; in this order. */
void sal_territory_design_add_measure (SalTerritoryDesign *self, const SalAreaMeasure *measure);
guint sal_territory_design_add_territory (SalTerritoryDesign *self,
                                          const SalDesignTerritory *territory);
void sal_territory_design_add_account (SalTerritoryDesign *self, const SalDesignAccount *account);
void sal_territory_design_add_share (SalTerritoryDesign *self, const SalDesignShare *share);
void sal_territory_design_prepare (SalTerritoryDesign *self);

SalGeography *sal_territory_design_get_geography (const SalTerritoryDesign *self);
guint sal_territory_design_get_n_areas (const SalTerritoryDesign *self);
guint sal_territory_design_get_n_measures (const SalTerritoryDesign *self);
const SalAreaMeasure *sal_territory_design_get_measure (const SalTerritoryDesign *self,
                                                        guint index);
gboolean
sal_territory_design_find_measure (const SalTerritoryDesign *self, const char *key, guint *index);
guint sal_territory_design_get_n_territories (const SalTerritoryDesign *self);
const SalDesignTerritory *sal_territory_design_get_territory (const SalTerritoryDesign *self,
                                                              guint index);
gint32 sal_territory_design_find_territory (const SalTerritoryDesign *self, gint64 id);
const SalDesignAccount *sal_territory_design_get_accounts (const SalTerritoryDesign *self,
                                                           guint *n_accounts);
const SalDesignShare *sal_territory_design_get_shares (const SalTerritoryDesign *self,
                                                       guint *n_shares); /* by account */
const SalDesignShare *
sal_territory_design_find_shares (const SalTerritoryDesign *self, guint account, guint *n_shares);

/* What it is to be like. */
void sal_territory_design_set_goals (SalTerritoryDesign *self, const SalBalanceGoals *goals);
const SalBalanceGoals *sal_territory_design_get_goals (const SalTerritoryDesign *self);
gboolean sal_territory_design_is_goal (const SalTerritoryDesign *self, guint measure);
double sal_territory_design_get_tolerance (const SalTerritoryDesign *self, guint measure);
gboolean sal_territory_design_is_within_tolerance (const SalTerritoryDesign *self,
                                                   guint territory,
                                                   guint measure);
guint sal_territory_design_count_within (const SalTerritoryDesign *self, guint measure);

/* Regions, those that are added first in front. */
void sal_territory_design_add_region (SalTerritoryDesign *self, const SalDesignRegion *region);
guint sal_territory_design_get_n_regions (const SalTerritoryDesign *self);
const SalDesignRegion *sal_territory_design_get_region (const SalTerritoryDesign *self,
                                                        guint index);
int sal_territory_design_find_region (const SalTerritoryDesign *self, guint territory);
gboolean
sal_territory_design_is_within (const SalTerritoryDesign *self, guint territory, guint region);
char *sal_territory_design_describe_region (const SalTerritoryDesign *self, guint region);
double
sal_territory_design_get_region_sum (const SalTerritoryDesign *self, guint region, guint measure);
double
sal_territory_design_get_region_index (const SalTerritoryDesign *self, guint region, guint measure);

/* Who has what. */
const gint32 *sal_territory_design_get_assignment (const SalTerritoryDesign *self); /* by area */
gboolean sal_territory_design_is_locked (const SalTerritoryDesign *self, guint area);
void sal_territory_design_set_locked (SalTerritoryDesign *self, guint area, gboolean locked);
void
sal_territory_design_set_territory_locked (SalTerritoryDesign *self, guint index, gboolean locked);
/* As it is stored: locks do not keep it. */
void sal_territory_design_place (SalTerritoryDesign *self, guint area, gint32 territory);
guint sal_territory_design_move (
    SalTerritoryDesign *self, const guint *areas, guint n_areas, gint32 territory, GArray *moves);
void sal_territory_design_revert (SalTerritoryDesign *self, const GArray *moves);
gint32 sal_territory_design_get_account_territory (const SalTerritoryDesign *self,
                                                   guint account,
                                                   SalDesignReason *reason);

/* What follows from it. */
double
sal_territory_design_get_sum (const SalTerritoryDesign *self, gint32 territory, guint measure);
double
sal_territory_design_get_residual (const SalTerritoryDesign *self, guint area, guint measure);
double
sal_territory_design_get_target (const SalTerritoryDesign *self, guint territory, guint measure);
double
sal_territory_design_get_index (const SalTerritoryDesign *self, guint territory, guint measure);
guint sal_territory_design_count_areas (const SalTerritoryDesign *self, gint32 territory);
guint sal_territory_design_count_accounts (const SalTerritoryDesign *self, gint32 territory);
guint sal_territory_design_count_pieces (SalTerritoryDesign *self, guint territory);
gboolean sal_territory_design_is_detached (SalTerritoryDesign *self, guint area);
gboolean sal_territory_design_stands_for_piece (SalTerritoryDesign *self, guint area);
guint sal_territory_design_count_piece (SalTerritoryDesign *self, guint area);

/* What if: factors of measures, kept here and written nowhere. */
void sal_territory_design_set_factor (
    SalTerritoryDesign *self, guint measure, const guint *areas, guint n_areas, double factor);
double sal_territory_design_get_factor (const SalTerritoryDesign *self, guint measure, guint area);

/* How even one measure is: in per cent of the targets. */
typedef struct
{
  double max_deviation;
  double mean_deviation;
  guint worst;        /* the territory that deviates most */
  guint n_unassigned; /* areas */
  double unassigned;  /* the sum that they have */
  guint n_detached;   /* territories in more than one piece */
  guint n_empty;      /* territories without an area; of accounts only, without an account */
} SalDesignBalance;

void sal_territory_design_measure_balance (SalTerritoryDesign *self,
                                           guint measure,
                                           SalDesignBalance *balance);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalTerritoryDesign, sal_territory_design_unref)

G_END_DECLS
