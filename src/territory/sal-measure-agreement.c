/* sal-measure-agreement.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-measure-agreement.h"

#include <math.h>

#include <glib/gi18n-lib.h>
#include <gsl/gsl_statistics_double.h>

/* Correlations that are that far apart are worth a word. */
#define APART 0.2

/* Two pairs always lie on a line. */
#define FEWEST 3

/* The areas that both measures know. */
typedef struct
{
  guint *areas;
  double *theirs, *own;
  guint n;
} Pairs;

static void
pairs_clear (Pairs *pairs)
{
  g_free (pairs->areas);
  g_free (pairs->theirs);
  g_free (pairs->own);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pairs, pairs_clear)

static void
collect (Pairs *pairs, const double *theirs, const double *own, guint n_areas)
{
  pairs->areas = g_new (guint, MAX (n_areas, 1));
  pairs->theirs = g_new (double, MAX (n_areas, 1));
  pairs->own = g_new (double, MAX (n_areas, 1));
  for (guint i = 0; i < n_areas; i++)
    if (isfinite (theirs[i]) && isfinite (own[i]))
      {
        pairs->areas[pairs->n] = i;
        pairs->theirs[pairs->n] = theirs[i];
        pairs->own[pairs->n] = own[i];
        pairs->n++;
      }
}

static gboolean
is_constant (const double *values, guint n)
{
  for (guint i = 1; i < n; i++)
    if (values[i] != values[0])
      return FALSE;

  return TRUE;
}

static void
correlate (SalMeasureAgreement *self, const Pairs *pairs)
{
  g_autofree double *work = NULL;

  self->pearson = self->spearman = NAN;
  if (pairs->n < FEWEST || is_constant (pairs->theirs, pairs->n) ||
      is_constant (pairs->own, pairs->n))
    return;

  work = g_new (double, 2 * (gsize) pairs->n);
  self->pearson = gsl_stats_correlation (pairs->theirs, 1, pairs->own, 1, pairs->n);
  self->spearman = gsl_stats_spearman (pairs->theirs, 1, pairs->own, 1, pairs->n, work);
}

static double
add_up (const double *values, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += values[i];

  return sum;
}

static int
compare_differences (gconstpointer one, gconstpointer other)
{
  const SalMeasureDifference *a = one, *b = other;
  double first = fabs (a->theirs - a->own), second = fabs (b->theirs - b->own);

  if (first != second)
    return first > second ? -1 : 1;

  return (a->area > b->area) - (a->area < b->area);
}

/* Shares can be told of what adds up to something only. */
static void
list_differences (SalMeasureAgreement *self, const Pairs *pairs, guint n_differences)
{
  double theirs = add_up (pairs->theirs, pairs->n), own = add_up (pairs->own, pairs->n);

  if (!(theirs > 0) || !(own > 0))
    return;
  for (guint i = 0; i < pairs->n; i++)
    {
      SalMeasureDifference difference = { pairs->areas[i],
                                          pairs->theirs[i] / theirs,
                                          pairs->own[i] / own };

      if (difference.theirs != difference.own)
        g_array_append_val (self->differences, difference);
    }
  g_array_sort (self->differences, compare_differences);
  g_array_set_size (self->differences, MIN (self->differences->len, n_differences));
}

/**
 * sal_measure_agreement_new:
 * @theirs: (array length=n_areas): what a measure says of each area, in its unit; NAN: nothing
 * @own: (array length=n_areas): what another one does, such as one's own accounts or revenue
 * @n_areas: their number
 * @n_differences: how many of the areas that differ most are wanted
 *
 * Finds how far a measure that was bought agrees with what one sees oneself: Pearson's product
 * moment correlation and Spearman's rank correlation, ties with the mean of their ranks, of the
 * areas that both know (W. H. Press et al., Numerical Recipes, 14.5 and 14.6); and the areas whose
 * share of the total differs most between the two.
 *
 * A correlation cannot be told of less than three areas, nor if a measure is the same everywhere.
 *
 * Returns: (transfer full): the agreement
 */
SalMeasureAgreement *
sal_measure_agreement_new (const double *theirs,
                           const double *own,
                           guint n_areas,
                           guint n_differences)
{
  SalMeasureAgreement *self = g_new0 (SalMeasureAgreement, 1);
  g_auto (Pairs) pairs = { 0 };

  self->differences = g_array_new (FALSE, FALSE, sizeof (SalMeasureDifference));
  collect (&pairs, theirs, own, n_areas);
  self->n_areas = pairs.n;
  correlate (self, &pairs);
  list_differences (self, &pairs, n_differences);

  return self;
}

/* As many as correlations are called "very weak" … "very strong" (J. D. Evans, Straightforward
 * Statistics for the Behavioral Sciences, 1996). */
static const char *
describe_strength (double correlation)
{
  static const char *const words[] = { N_ ("They hardly agree."),
                                       N_ ("They agree a little."),
                                       N_ ("They agree to some degree."),
                                       N_ ("They agree well."),
                                       N_ ("They agree very well.") };
  guint strength = (guint) MIN (fabs (correlation) * 5, 4);

  if (correlation < 0 && strength > 0)
    return _ ("They contradict each other: where one is high, the other is low.");

  return _ (words[strength]);
}

/**
 * sal_measure_agreement_describe:
 * @self: an agreement
 *
 * Says in words how far two measures agree: by their ranks, so that a few large areas do not decide
 * it, and what the amounts themselves add to that.
 *
 * Returns: (transfer full): a sentence or two
 */
char *
sal_measure_agreement_describe (const SalMeasureAgreement *self)
{
  const char *more = "";

  if (isnan (self->spearman))
    return g_strdup_printf (
        _ ("How far they agree cannot be told: it takes %d areas that both know, "
           "and none of the two may be the same everywhere."),
        FEWEST);
  if (self->pearson > self->spearman + APART)
    more = _ (" A few areas with much of both make the amounts look closer than the order is.");
  else if (self->pearson < self->spearman - APART)
    more = _ (" The order of areas agrees better than the amounts: a few areas are far off.");

  return g_strconcat (describe_strength (self->spearman), more, NULL);
}

void
sal_measure_agreement_free (SalMeasureAgreement *self)
{
  g_array_unref (self->differences);
  g_free (self);
}
