/* test-measure-agreement.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-measure-agreement.h"

#include <math.h>

#define MAX_AREAS 11

/* By hand, but for Anscombe's first set (The American Statistician 27, 1973), whose correlation is
 * published as 0.816, and its ranks' as 0.818. Of 1 2 3 4 5 and 2 1 4 3 5 the differences of ranks
 * are ±1 four times: 1 − 6 · 4 ÷ (5 · 24) = 0.8. Of 1 2 2 3 and 1 2 3 4 the ranks are 1 2½ 2½ 4 and
 * 1 2 3 4: their correlation is 4½ ÷ √(4½ · 5) = 0.948683. */
static const struct
{
  guint n;
  double theirs[MAX_AREAS], own[MAX_AREAS];
  double pearson, spearman;
} cases[] = {
  { 3, { 1, 2, 3 }, { 10, 20, 30 }, 1, 1 },
  { 3, { 1, 2, 3 }, { 3, 2, 1 }, -1, -1 },
  { 4, { 1, 2, 3, 4 }, { 1, 8, 27, 64 }, 0.951369, 1 },
  { 5, { 1, 2, 3, 4, 5 }, { 2, 1, 4, 3, 5 }, 0.8, 0.8 },
  { 4, { 1, 2, 2, 3 }, { 1, 2, 3, 4 }, 0.948683, 0.948683 },
  { 11,
    { 10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5 },
    { 8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68 },
    0.816421,
    0.818182 },
  { 2, { 1, 2 }, { 1, 2 }, NAN, NAN },
  { 3, { 1, 1, 1 }, { 1, 2, 3 }, NAN, NAN },
  { 0, { 0 }, { 0 }, NAN, NAN },
  { 4, { 1, NAN, 2, 3 }, { 1, 100, 2, 3 }, 1, 1 }, /* what is not known does not count */
};

static void
check (double found, double expected)
{
  if (isnan (expected))
    g_assert_true (isnan (found));
  else
    g_assert_cmpfloat_with_epsilon (found, expected, 1e-6);
}

static void
test_correlations (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalMeasureAgreement) agreement =
          sal_measure_agreement_new (cases[i].theirs, cases[i].own, cases[i].n, 5);

      check (agreement->pearson, cases[i].pearson);
      check (agreement->spearman, cases[i].spearman);
    }
}

/* Shares of 10, 20, 30, 40 of a hundred and of 1, 1, 1, 7 of ten; the third area is not known. */
static void
test_differences (void)
{
  const double theirs[] = { 10, 20, NAN, 30, 40 };
  const double own[] = { 1, 1, 1000, 1, 7 };
  g_autoptr (SalMeasureAgreement) agreement = sal_measure_agreement_new (theirs, own, 5, 2);
  g_autoptr (SalMeasureAgreement) all = sal_measure_agreement_new (theirs, own, 5, 10);
  const SalMeasureDifference *differences =
      (const SalMeasureDifference *) (gpointer) agreement->differences->data;

  g_assert_cmpuint (agreement->n_areas, ==, 4);
  g_assert_cmpuint (agreement->differences->len, ==, 2);
  g_assert_cmpuint (differences[0].area, ==, 4);
  g_assert_cmpfloat_with_epsilon (differences[0].theirs, 0.4, 1e-12);
  g_assert_cmpfloat_with_epsilon (differences[0].own, 0.7, 1e-12);
  g_assert_cmpuint (differences[1].area, ==, 3);
  g_assert_cmpuint (all->differences->len, ==, 3); /* the first area has a tenth of both */
}

/* Whatever the numbers: neither the order of areas nor the unit makes a difference. */
static void
test_random (void)
{
  enum
  {
    N = 200
  };
  guint seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  double theirs[N], own[N], turned[N], scaled[N];
  g_autoptr (SalMeasureAgreement) one = NULL, other = NULL;

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < N; i++)
    {
      theirs[i] = floor (g_rand_double_range (random, 0, 50));
      own[i] = theirs[i] + g_rand_double_range (random, 0, 30);
      turned[N - 1 - i] = theirs[i] * 1000;
      scaled[N - 1 - i] = own[i] / 7 + 3;
    }
  one = sal_measure_agreement_new (theirs, own, N, N);
  other = sal_measure_agreement_new (turned, scaled, N, N);
  g_assert_cmpfloat_with_epsilon (one->pearson, other->pearson, 1e-9);
  g_assert_cmpfloat_with_epsilon (one->spearman, other->spearman, 1e-9);
  g_assert_cmpfloat (one->pearson, >, 0.5);
}

/* The words are those of the rank correlation; the other one adds to them if it is elsewhere. */
static void
test_words (void)
{
  static const struct
  {
    double pearson, spearman;
    const char *words;
  } sayings[] = {
    { 0.1, 0.1, "They hardly agree." },
    { -0.1, -0.1, "They hardly agree." },
    { 0.3, 0.3, "They agree a little." },
    { 0.5, 0.5, "They agree to some degree." },
    { 0.7, 0.7, "They agree well." },
    { 1, 1, "They agree very well." },
    { -0.9, -0.9, "They contradict each other: where one is high, the other is low." },
    { 0.9,
      0.3,
      "They agree a little. A few areas with much of both make the amounts look closer than the "
      "order is." },
    { 0.3,
      0.9,
      "They agree very well. The order of areas agrees better than the amounts: a few areas are "
      "far "
      "off." },
    { NAN,
      NAN,
      "How far they agree cannot be told: it takes 3 areas that both know, and none of the two may "
      "be the same everywhere." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sayings); i++)
    {
      const SalMeasureAgreement agreement = { .pearson = sayings[i].pearson,
                                              .spearman = sayings[i].spearman };
      g_autofree char *words = sal_measure_agreement_describe (&agreement);

      g_assert_cmpstr (words, ==, sayings[i].words);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/measure-agreement/correlations", test_correlations);
  g_test_add_func ("/measure-agreement/differences", test_differences);
  g_test_add_func ("/measure-agreement/words", test_words);
  g_test_add_func ("/measure-agreement/random", test_random);

  return g_test_run ();
}
