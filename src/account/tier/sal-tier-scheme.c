/* sal-tier-scheme.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-tier-scheme.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-error.h"
#include "sal-rate.h"
#include "sal-tier-weights-repository.h"

static void
criterion_clear (gpointer data)
{
  g_free (((SalTierCriterion *) data)->name);
}

static void
tier_clear (gpointer data)
{
  g_free (((SalTier *) data)->name);
}

SalTierScheme *
sal_tier_scheme_new (void)
{
  SalTierScheme *self = g_new0 (SalTierScheme, 1);

  self->criteria = g_array_new (FALSE, TRUE, sizeof (SalTierCriterion));
  g_array_set_clear_func (self->criteria, criterion_clear);
  self->tiers = g_array_new (FALSE, TRUE, sizeof (SalTier));
  g_array_set_clear_func (self->tiers, tier_clear);

  return self;
}

void
sal_tier_scheme_free (SalTierScheme *self)
{
  g_free (self->name);
  g_array_unref (self->criteria);
  g_array_unref (self->tiers);
  g_free (self);
}

/**
 * sal_tier_scheme_copy:
 * @self: a scheme
 *
 * Copies a scheme, so that it can be changed to see what would come of it.
 *
 * Returns: (transfer full): the copy
 */
SalTierScheme *
sal_tier_scheme_copy (const SalTierScheme *self)
{
  SalTierScheme *copy = sal_tier_scheme_new ();

  copy->id = self->id;
  copy->name = g_strdup (self->name);
  copy->hysteresis = self->hysteresis;
  copy->refresh_months = self->refresh_months;
  copy->is_automatic = self->is_automatic;
  for (guint i = 0; i < self->criteria->len; i++)
    {
      SalTierCriterion criterion = g_array_index (self->criteria, SalTierCriterion, i);

      criterion.name = g_strdup (criterion.name);
      g_array_append_val (copy->criteria, criterion);
    }
  for (guint i = 0; i < self->tiers->len; i++)
    {
      SalTier tier = g_array_index (self->tiers, SalTier, i);

      tier.name = g_strdup (tier.name);
      g_array_append_val (copy->tiers, tier);
    }

  return copy;
}

/**
 * sal_tier_scheme_sum_weights:
 * @self: a scheme
 *
 * Returns: what its weights sum to, scaled by %SAL_RATE_ONE
 */
gint64
sal_tier_scheme_sum_weights (const SalTierScheme *self)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->criteria->len; i++)
    sum += g_array_index (self->criteria, SalTierCriterion, i).weight;

  return sum;
}

/**
 * sal_tier_scheme_describe_weights:
 * @self: a scheme
 *
 * Says what its weights sum to, and what that lacks.
 *
 * Returns: (transfer full): a sentence without a full stop
 */
char *
sal_tier_scheme_describe_weights (const SalTierScheme *self)
{
  gint64 sum = sal_tier_scheme_sum_weights (self);
  g_autofree char *whole = sal_tier_weights_format (sum);
  g_autofree char *rest = sal_tier_weights_format (ABS (SAL_RATE_ONE - sum));

  if (sum < SAL_RATE_ONE)
    /* translators: two shares like 95 % and 5 % */
    return g_strdup_printf (_ ("Weights sum to %1$s: %2$s are missing"), whole, rest);
  if (sum > SAL_RATE_ONE)
    /* translators: two shares like 105 % and 5 % */
    return g_strdup_printf (_ ("Weights sum to %1$s: %2$s are too much"), whole, rest);

  /* translators: a share, 100 % */
  return g_strdup_printf (_ ("Weights sum to %s"), whole);
}

/**
 * sal_tier_scheme_check:
 * @self: a scheme
 * @error: return location for a %SAL_ERROR_VALUE that says what is missing
 *
 * Tells whether accounts can be scored: the weights have to sum to 100 %, and some tier has to
 * begin at 0 points, or accounts would have none.
 *
 * Returns: %TRUE if so
 */
gboolean
sal_tier_scheme_check (const SalTierScheme *self, GError **error)
{
  g_autofree char *sum_text = NULL;

  if (sal_tier_scheme_sum_weights (self) != SAL_RATE_ONE)
    {
      sum_text = sal_tier_weights_format (sal_tier_scheme_sum_weights (self));
      /* translators: a tier model, a share like 95 % */
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   _ ("The weights of “%s” sum to %s, not to 100 %%"),
                   self->name,
                   sum_text);
      return FALSE;
    }
  if (self->tiers->len == 0 ||
      g_array_index (self->tiers, SalTier, self->tiers->len - 1).from_score != 0)
    {
      /* translators: a tier model */
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   _ ("No tier of “%s” begins at 0 points, so the lowest accounts would have none"),
                   self->name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
criterion_is_equal (const SalTierCriterion *one, const SalTierCriterion *other)
{
  for (int i = 0; one->measure != SAL_TIER_BY_HAND && i < SAL_TIER_MAX_SCORE - 1; i++)
    if (one->from[i] != other->from[i])
      return FALSE;

  return one->id == other->id && g_strcmp0 (one->name, other->name) == 0 &&
         one->weight == other->weight && one->of_relationship == other->of_relationship &&
         one->measure == other->measure;
}

/**
 * sal_tier_scheme_is_equal:
 * @self: a scheme
 * @other: another one
 *
 * Returns: whether nothing was changed from one to the other, nor the order of its parts
 */
gboolean
sal_tier_scheme_is_equal (const SalTierScheme *self, const SalTierScheme *other)
{
  if (self->id != other->id || g_strcmp0 (self->name, other->name) != 0 ||
      self->hysteresis != other->hysteresis || self->refresh_months != other->refresh_months ||
      self->is_automatic != other->is_automatic || self->criteria->len != other->criteria->len ||
      self->tiers->len != other->tiers->len)
    return FALSE;
  for (guint i = 0; i < self->criteria->len; i++)
    if (!criterion_is_equal (&g_array_index (self->criteria, SalTierCriterion, i),
                             &g_array_index (other->criteria, SalTierCriterion, i)))
      return FALSE;
  for (guint i = 0; i < self->tiers->len; i++)
    {
      const SalTier *one = &g_array_index (self->tiers, SalTier, i);
      const SalTier *two = &g_array_index (other->tiers, SalTier, i);

      if (one->id != two->id || g_strcmp0 (one->name, two->name) != 0 ||
          one->from_score != two->from_score || one->capacity != two->capacity)
        return FALSE;
    }

  return TRUE;
}

/**
 * sal_tier_criterion_find_problem:
 * @self: a criterion
 *
 * Looks for what keeps a criterion from scoring: no name, or bounds that do not rise.
 *
 * Returns: (transfer full) (nullable): what is wrong with it, in a sentence
 */
char *
sal_tier_criterion_find_problem (const SalTierCriterion *self)
{
  if (self->name == NULL || *self->name == '\0')
    return g_strdup (_ ("The criterion needs a name"));
  for (int i = 1; self->measure != SAL_TIER_BY_HAND && i < SAL_TIER_MAX_SCORE - 1; i++)
    if (!(self->from[i] > self->from[i - 1]))
      /* translators: two scores from 2 to 5 */
      return g_strdup_printf (_ ("The bound of %1$d should be above that of %2$d"), i + 2, i + 1);

  return NULL;
}

/**
 * sal_tier_scheme_find_tier_problem:
 * @self: a scheme whose tiers are sorted
 * @tier: the place of one of its tiers
 *
 * Looks for what keeps a tier from having accounts.
 *
 * Returns: (transfer full) (nullable): what is wrong with it, in a sentence
 */
char *
sal_tier_scheme_find_tier_problem (const SalTierScheme *self, guint tier)
{
  const SalTier *one = &g_array_index (self->tiers, SalTier, tier);

  if (one->name == NULL || *one->name == '\0')
    return g_strdup (_ ("The tier needs a name"));
  if (tier > 0 && one[-1].from_score == one->from_score)
    /* translators: a tier */
    return g_strdup_printf (_ ("“%s” begins at the same score"), one[-1].name);
  if (tier + 1 == self->tiers->len && one->from_score != 0)
    return g_strdup (_ ("The lowest tier should begin at 0, or the lowest accounts have none"));

  return NULL;
}

static int
compare_tiers (gconstpointer a, gconstpointer b)
{
  const SalTier *one = a, *other = b;

  if (one->from_score != other->from_score)
    return other->from_score - one->from_score;

  return (one->id > other->id) - (one->id < other->id);
}

/**
 * sal_tier_scheme_sort_tiers:
 * @self: a scheme
 *
 * Puts tiers from the highest on, as they have to be, after their bounds were changed.
 */
void
sal_tier_scheme_sort_tiers (SalTierScheme *self)
{
  g_array_sort (self->tiers, compare_tiers);
}

/**
 * sal_tier_criterion_score:
 * @self: a criterion with a measure
 * @value: what was measured; NaN: nothing
 *
 * Scores a measure by the bands of its criterion. What is equal to a bound is in the band above it.
 *
 * Returns: 1 to 5, or 0 if nothing was measured
 */
guint8
sal_tier_criterion_score (const SalTierCriterion *self, double value)
{
  guint8 score = 1;

  if (isnan (value))
    return 0;
  while (score < SAL_TIER_MAX_SCORE && value >= self->from[score - 1])
    score++;

  return score;
}

/* The weighted mean of (score − 1) ÷ 4 of those criteria for which @choose holds, in points; NaN
 * where one has no score or none has a weight. In whole numbers until it is divided, so that a
 * score that falls on a bound is exactly on it. */
static double
mean_of (const SalTierScheme *self, const guint8 *scores, int relationship)
{
  gint64 sum = 0, weight = 0;

  for (guint i = 0; i < self->criteria->len; i++)
    {
      const SalTierCriterion *criterion = &g_array_index (self->criteria, SalTierCriterion, i);

      if ((relationship >= 0 && criterion->of_relationship != relationship) ||
          criterion->weight == 0)
        continue;
      if (scores[i] == 0)
        return NAN;
      sum += criterion->weight * (scores[i] - 1);
      weight += criterion->weight;
    }

  return weight > 0 ? (double) (sum * 25) / (double) weight : NAN;
}

/**
 * sal_tier_scheme_score:
 * @self: a scheme whose weights sum to 100 %
 * @scores: (array): a score from 1 to 5 for each criterion; 0 where there is none
 *
 * Scores an account: Σ weight × (score − 1) ÷ 4 × 100.
 *
 * Returns: points from 0 to 100, or NaN if a criterion that has a weight has no score
 */
double
sal_tier_scheme_score (const SalTierScheme *self, const guint8 *scores)
{
  return mean_of (self, scores, -1);
}

/**
 * sal_tier_scheme_place:
 * @self: a scheme
 * @scores: (array): a score from 1 to 5 for each criterion; 0 where there is none
 * @attractiveness: (out): points from 0 to 100 by the criteria of attractiveness alone
 * @relationship: (out): the same, of the relationship
 *
 * Places an account in the matrix of attractiveness and relationship, in which those worth
 * developing show that the score alone hides.
 *
 * Returns: %FALSE if one of the two has no criteria, or not all scores
 */
gboolean
sal_tier_scheme_place (const SalTierScheme *self,
                       const guint8 *scores,
                       double *attractiveness,
                       double *relationship)
{
  *attractiveness = mean_of (self, scores, FALSE);
  *relationship = mean_of (self, scores, TRUE);

  return !isnan (*attractiveness) && !isnan (*relationship);
}

/**
 * sal_tier_scheme_choose:
 * @self: a scheme that passes sal_tier_scheme_check()
 * @score: points from 0 to 100, or NaN
 * @before: the tier the account had, by its place in the scheme; -1: none
 *
 * Chooses the tier of a score. An account stays in its tier until its score is further than the
 * hysteresis outside of it, so that those near a bound do not change with every refresh.
 *
 * Returns: the place of the tier in the scheme, -1 without a score
 */
int
sal_tier_scheme_choose (const SalTierScheme *self, double score, int before)
{
  if (isnan (score))
    return -1;
  if (before >= 0 && before < (int) self->tiers->len)
    {
      const SalTier *tier = &g_array_index (self->tiers, SalTier, before);
      double end = before > 0 ? tier[-1].from_score : 101;

      if (score >= tier->from_score - self->hysteresis && score < end + self->hysteresis)
        return before;
    }
  for (guint i = 0; i < self->tiers->len; i++)
    if (score >= g_array_index (self->tiers, SalTier, i).from_score)
      return (int) i;

  return -1;
}

/**
 * sal_tier_scheme_find_tier:
 * @self: a scheme
 * @id: the id of a tier
 *
 * Returns: its place in the scheme, -1 if it is of another one
 */
int
sal_tier_scheme_find_tier (const SalTierScheme *self, gint64 id)
{
  for (guint i = 0; i < self->tiers->len; i++)
    if (g_array_index (self->tiers, SalTier, i).id == id)
      return (int) i;

  return -1;
}
