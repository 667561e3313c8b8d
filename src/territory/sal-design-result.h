/* sal-design-result.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-design-districting.h"
#include "sal-design-handover.h"

G_BEGIN_DECLS

/* How even one measure was, is, and could be; deviations in per cent of the targets. */
typedef struct
{
  guint measure; /* index in the design */
  char *label;
  double weight;
  double tolerance; /* in per cent */
  double max_before, max_after, max_bound;
  double mean_before, mean_after, mean_bound;
  guint n_within_before, n_within_after; /* territories within the tolerance */
  char *worst;            /* (nullable): the territory that is farthest from its target */
  double worst_deviation; /* in per cent, below 0 if it has too little */
  gboolean is_locked;     /* that territory is */
  char *heavy;            /* (nullable): the area that is most of it, if it has too much */
  double heavy_share;     /* 0 to 1 */
  double heavy_index;     /* what that area has, in per cent of the target of its territory */
  gboolean is_alone;      /* it is all that the territory has */
} SalDesignResultMeasure;

/**
 * SalDesignResult:
 * @measures: (element-type SalDesignResultMeasure): in the order of the goals
 * @n_territories: how many the design has
 * @handover: what changes hands, and who loses or gains by it
 * @gained_label: what of: the measure by which they do
 * @is_gained_money: whether that is in minor units of the reporting currency
 * @was_empty: whether there was nothing to compare with: no area was in a territory
 * @rms_before: √(Σ w·d² ∕ Σ w) about the middles of the territories, in km
 * @rms_after: likewise
 * @cut_before: neighbouring areas in different territories
 * @cut_after: likewise
 * @n_detached_before: territories in more than one piece
 * @n_detached_after: likewise
 * @n_moved: areas that are in another territory than before
 * @moved: the share of the first measure that they have, 0 to 1
 * @most_moved: the share that might move
 * @is_from_scratch: whether the search began from scratch
 * @seconds: how long it took
 * @iterations: moves tried
 * @seed: of the random numbers
 * @is_cancelled: whether it was stopped before
 *
 * What the optimiser made of a design.
 */
typedef struct
{
  GArray *measures;
  guint n_territories;
  SalDesignHandover *handover;
  char *gained_label;
  gboolean is_gained_money;
  gboolean was_empty;
  double rms_before, rms_after;
  guint cut_before, cut_after;
  guint n_detached_before, n_detached_after;
  guint n_moved;
  double moved;
  double most_moved;
  gboolean is_from_scratch;
  double seconds;
  guint64 iterations;
  guint64 seed;
  gboolean is_cancelled;
} SalDesignResult;

SalDesignResult *sal_design_result_new (SalTerritoryDesign *design,
                                        const SalDesignWish *wish,
                                        const SalDesignDistricting *districting);
void sal_design_result_free (SalDesignResult *self);
void sal_design_result_finish (SalDesignResult *self,
                               SalTerritoryDesign *design,
                               const SalDistricting *found);

/* One figure in words, such as "Largest Deviation", "132.9 %", "5.0 %". */
typedef struct
{
  char *group; /* what it is about: a measure, or the map */
  char *title;
  char *before; /* (nullable): where it was no other, or there is nothing to compare with */
  char *after;
  char *note; /* (nullable) */
} SalDesignResultLine;

GArray *sal_design_result_describe (const SalDesignResult *self, const char *currency);
char *sal_design_result_dup_text (const SalDesignResult *self, const char *currency);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalDesignResult, sal_design_result_free)

G_END_DECLS
