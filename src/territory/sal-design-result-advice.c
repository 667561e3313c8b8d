/* sal-design-result-advice.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-result-advice.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-number.h"

/* Where a measure stays over its tolerance: which territory is worst, and what may help. */

/* The share of a territory from which one area is most of it. */
#define MOST_OF_IT 0.5

/* What may move is used up when there is less than that left, a share. */
#define LEAST_LEFT 0.01

/* How near to the bound is as good as can be, in per cent. */
#define NEAR_BOUND 0.05

/* The area that most of what a territory has too much is in, if one is. */
static void
find_heavy (SalDesignResultMeasure *self, SalTerritoryDesign *design, guint territory)
{
  const gint32 *assignment = sal_territory_design_get_assignment (design);
  const SalGeographyArea *areas =
      sal_geography_get_areas (sal_territory_design_get_geography (design), NULL);
  double sum = sal_territory_design_get_sum (design, (gint32) territory, self->measure);
  double target = sal_territory_design_get_target (design, territory, self->measure);

  for (guint area = 0; area < sal_territory_design_get_n_areas (design) && sum > 0; area++)
    {
      double share;

      if (assignment[area] != (gint32) territory)
        continue;
      share = sal_territory_design_get_residual (design, area, self->measure) / sum;
      if (share < MOST_OF_IT || share <= self->heavy_share)
        continue;
      self->heavy_share = share;
      g_free (self->heavy);
      self->heavy = g_strdup (areas[area].name);
      self->heavy_index = 100 * share * sum / target;
    }
  self->is_alone = sal_territory_design_count_areas (design, (gint32) territory) == 1;
}

/**
 * sal_design_result_find_worst:
 * @measure: what is told of a measure, with nothing of the worst yet
 * @design: the design, with what was found
 *
 * Finds the territory that is farthest from its target and, if that has too much, the area that
 * weighs most of it.
 */
void
sal_design_result_find_worst (SalDesignResultMeasure *measure, SalTerritoryDesign *design)
{
  double most = -1;
  guint worst = 0;

  for (guint t = 0; t < sal_territory_design_get_n_territories (design); t++)
    {
      double deviation = sal_territory_design_get_index (design, t, measure->measure) - 100;

      if (isnan (deviation) || fabs (deviation) <= most)
        continue;
      most = fabs (deviation);
      measure->worst_deviation = deviation;
      worst = t;
    }
  if (most < 0)
    return;

  measure->worst = g_strdup (sal_territory_design_get_territory (design, worst)->name);
  measure->is_locked = sal_territory_design_get_territory (design, worst)->is_locked;
  if (measure->worst_deviation > 0)
    find_heavy (measure, design, worst);
}

/**
 * sal_design_result_is_over:
 * @measure: what is told of a measure of a result that is finished
 *
 * Tells whether a territory is farther from its target than it is to be.
 *
 * Returns: %TRUE if so
 */
gboolean
sal_design_result_is_over (const SalDesignResultMeasure *measure)
{
  return measure->worst != NULL && fabs (measure->worst_deviation) > measure->tolerance + 1e-9;
}

/* Whether the territory has too much by one area, whatever else it gives away. */
static gboolean
is_unavoidable (const SalDesignResultMeasure *measure)
{
  return measure->heavy != NULL && measure->heavy_index - 100 > measure->tolerance + 1e-9;
}

static char *
explain_unavoidable (const SalDesignResultMeasure *measure)
{
  g_autofree char *index = sal_number_format (measure->heavy_index, 0);

  return g_strdup_printf (
      measure->is_alone
          /* translators: an area, and the per cent it is of what its territory is to have */
          ? _ ("It has one area alone: %1$s is %2$s %% of the target, and it cannot be lighter "
               "unless that is split")
          /* translators: likewise */
          : _ ("%1$s alone is %2$s %% of the target: it cannot be within its tolerance unless that "
               "area is split"),
      measure->heavy,
      index);
}

static char *
advise_to_split (const SalDesignResultMeasure *measure)
{
  g_autofree char *share = sal_number_format (100 * measure->heavy_share, 0);

  return g_strdup_printf (
      /* translators: an area, and the per cent of its territory that it is */
      _ ("%1$s alone is %2$s %% of it: splitting that area may help"),
      measure->heavy,
      share);
}

/**
 * sal_design_result_advise:
 * @self: a result that is finished
 * @measure: what it tells of a measure that stays over its tolerance
 *
 * Says what may bring it nearer: splitting the area that weighs most of the worst territory,
 * letting more move, searching longer or from scratch. Where no map can be better, searching does
 * not help; where one area is too heavy by itself, nothing does but splitting it; and what is
 * locked is to be unlocked first.
 *
 * Returns: (transfer full): sentences without a full stop at the end
 */
char *
sal_design_result_advise (const SalDesignResult *self, const SalDesignResultMeasure *measure)
{
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (measure->is_locked)
    return g_strdup (_ ("It is locked, and keeps what it has"));
  if (is_unavoidable (measure))
    return explain_unavoidable (measure);

  if (measure->heavy != NULL)
    {
      g_autofree char *split = advise_to_split (measure);

      g_strv_builder_add (sentences, split);
    }
  if (measure->max_after <= measure->max_bound + NEAR_BOUND)
    g_strv_builder_add (sentences, _ ("With the areas as they are no map can do better"));
  else if (self->most_moved < 1 && self->moved > self->most_moved - LEAST_LEFT)
    g_strv_builder_add (sentences, _ ("All that might move has moved: letting more move may help"));
  else if (self->is_from_scratch)
    g_strv_builder_add (sentences, _ ("More seconds may help"));
  else
    g_strv_builder_add (sentences, _ ("More seconds may help, or a start from scratch"));
  all = g_strv_builder_end (sentences);

  return g_strjoinv (". ", all);
}
