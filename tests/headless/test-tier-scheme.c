/* test-tier-scheme.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-error.h"
#include "sal-rate.h"
#include "sal-tier-scheme.h"

/* Potential 40 % and fit 35 % of attractiveness, depth 25 % of the relationship; three tiers from
 * 70, 40 and 0 points. */
static SalTierScheme *
create_scheme (void)
{
  static const SalTierCriterion criteria[] = {
    { 1, (char *) "Potential", 400000000, FALSE, SAL_TIER_REVENUE, { 10, 20, 30, 40 } },
    { 2, (char *) "Fit", 350000000, FALSE, SAL_TIER_BY_HAND, { 0 } },
    { 3, (char *) "Depth", 250000000, TRUE, SAL_TIER_BY_HAND, { 0 } },
  };
  static const SalTier tiers[] = {
    { 11, (char *) "Tier 1", 70, 2 },
    { 12, (char *) "Tier 2", 40, -1 },
    { 13, (char *) "Tier 3", 0, -1 },
  };
  g_autoptr (SalTierScheme) borrowed = sal_tier_scheme_new ();
  SalTierScheme *self;

  borrowed->name = g_strdup ("2026");
  g_array_append_vals (borrowed->criteria, criteria, G_N_ELEMENTS (criteria));
  g_array_append_vals (borrowed->tiers, tiers, G_N_ELEMENTS (tiers));
  self = sal_tier_scheme_copy (borrowed);
  g_array_set_clear_func (borrowed->criteria, NULL);
  g_array_set_clear_func (borrowed->tiers, NULL);

  return self;
}

static void
test_score (void)
{
  g_autoptr (SalTierScheme) scheme = create_scheme ();
  double attractiveness, relationship;

  /* 4, 5, 2 at 40, 35, 25 % is 1.6 + 1.75 + 0.5 = 3.85 of 5, or (3.85 − 1) ÷ 4 = 71.25 points */
  g_assert_cmpfloat (sal_tier_scheme_score (scheme, (guint8[]){ 4, 5, 2 }), ==, 71.25);
  g_assert_cmpfloat (sal_tier_scheme_score (scheme, (guint8[]){ 1, 1, 1 }), ==, 0);
  g_assert_cmpfloat (sal_tier_scheme_score (scheme, (guint8[]){ 5, 5, 5 }), ==, 100);
  g_assert_true (isnan (sal_tier_scheme_score (scheme, (guint8[]){ 4, 0, 2 })));

  /* by attractiveness alone (0.4 × 3 + 0.35 × 4) ÷ 4 ÷ 0.75 = 86.67, by the relationship 25 */
  g_assert_true (
      sal_tier_scheme_place (scheme, (guint8[]){ 4, 5, 2 }, &attractiveness, &relationship));
  g_assert_cmpfloat_with_epsilon (attractiveness, 86.6667, 1e-4);
  g_assert_cmpfloat (relationship, ==, 25);
  g_assert_false (
      sal_tier_scheme_place (scheme, (guint8[]){ 4, 5, 0 }, &attractiveness, &relationship));

  /* what weighs nothing needs no score */
  g_array_index (scheme->criteria, SalTierCriterion, 2).weight = 0;
  g_array_index (scheme->criteria, SalTierCriterion, 1).weight = 600000000;
  g_assert_cmpfloat (sal_tier_scheme_score (scheme, (guint8[]){ 1, 5, 0 }), ==, 60);
}

/* A value equal to a bound is above it. */
static void
test_bands (void)
{
  g_autoptr (SalTierScheme) scheme = create_scheme ();
  const SalTierCriterion *potential = &g_array_index (scheme->criteria, SalTierCriterion, 0);
  static const struct
  {
    double value;
    guint8 score;
  } cases[] = { { -5, 1 }, { 9.99, 1 }, { 10, 2 },       { 29.99, 3 },
                { 30, 4 }, { 40, 5 },   { INFINITY, 5 }, { NAN, 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (sal_tier_criterion_score (potential, cases[i].value), ==, cases[i].score);
}

static void
test_tiers (void)
{
  g_autoptr (SalTierScheme) scheme = create_scheme ();

  g_assert_cmpint (sal_tier_scheme_choose (scheme, 70, -1), ==, 0);
  g_assert_cmpint (sal_tier_scheme_choose (scheme, 69.99, -1), ==, 1);
  g_assert_cmpint (sal_tier_scheme_choose (scheme, 0, -1), ==, 2);
  g_assert_cmpint (sal_tier_scheme_choose (scheme, NAN, 1), ==, -1);
  g_assert_cmpint (sal_tier_scheme_find_tier (scheme, 12), ==, 1);
  g_assert_cmpint (sal_tier_scheme_find_tier (scheme, 99), ==, -1);

  /* within five points of its bounds an account stays: [35, 75) in the second tier */
  scheme->hysteresis = 5;
  g_assert_cmpint (sal_tier_scheme_choose (scheme, 35, 1), ==, 1);
  g_assert_cmpint (sal_tier_scheme_choose (scheme, 34.99, 1), ==, 2);
  g_assert_cmpint (sal_tier_scheme_choose (scheme, 74.99, 1), ==, 1);
  g_assert_cmpint (sal_tier_scheme_choose (scheme, 75, 1), ==, 0);
  g_assert_cmpint (sal_tier_scheme_choose (scheme, 65, 0), ==, 0);
  g_assert_cmpint (sal_tier_scheme_choose (scheme, 64, 0), ==, 1);
  g_assert_cmpint (sal_tier_scheme_choose (scheme, 100, 0), ==, 0);
  g_assert_cmpint (sal_tier_scheme_choose (scheme, 42, -1), ==, 1);
}

static void
test_check (void)
{
  g_autoptr (SalTierScheme) scheme = create_scheme ();
  static const struct
  {
    gint64 sum;
    const char *text;
  } sums[] = { { 999000000, "99.9" }, { 999990000, "99.999" }, { 1000000001, "100.0000001" } };
  g_autoptr (GError) error = NULL;

  g_assert_true (sal_tier_scheme_check (scheme, &error));
  g_assert_no_error (error);

  g_array_index (scheme->criteria, SalTierCriterion, 2).weight = 200000000;
  g_assert_false (sal_tier_scheme_check (scheme, &error));
  g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
  g_assert_cmpstr (error->message, ==, "The weights of “2026” sum to 95\302\240%, not to 100 %");
  g_clear_error (&error);

  /* as many decimals as it takes, or it would read as 100 % */
  for (gsize i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_autofree char *expected = g_strdup_printf (
          "The weights of “2026” sum to %s\302\240%%, not to 100 %%", sums[i].text);

      g_array_index (scheme->criteria, SalTierCriterion, 2).weight = sums[i].sum - 750000000;
      g_assert_false (sal_tier_scheme_check (scheme, &error));
      g_assert_cmpstr (error->message, ==, expected);
      g_clear_error (&error);
    }

  g_array_index (scheme->criteria, SalTierCriterion, 2).weight = 250000000;
  g_array_index (scheme->tiers, SalTier, 2).from_score = 10;
  g_assert_false (sal_tier_scheme_check (scheme, &error));
  g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
  g_assert_cmpstr (error->message,
                   ==,
                   "No tier of “2026” begins at 0 points, so the lowest accounts would have none");
}

/* What is missing, or too much, beside the sum. */
static void
test_weights (void)
{
  static const struct
  {
    gint64 weight; /* of the last of three, beside 75 % */
    const char *text;
  } cases[] = {
    { 250000000, "Weights sum to 100\302\240%" },
    { 200000000, "Weights sum to 95\302\240%: 5\302\240% are missing" },
    { 249000000, "Weights sum to 99.9\302\240%: 0.1\302\240% are missing" },
    { 300000000, "Weights sum to 105\302\240%: 5\302\240% are too much" },
  };
  g_autoptr (SalTierScheme) scheme = create_scheme ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;

      g_array_index (scheme->criteria, SalTierCriterion, 2).weight = cases[i].weight;
      text = sal_tier_scheme_describe_weights (scheme);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tier-scheme/score", test_score);
  g_test_add_func ("/tier-scheme/bands", test_bands);
  g_test_add_func ("/tier-scheme/tiers", test_tiers);
  g_test_add_func ("/tier-scheme/check", test_check);
  g_test_add_func ("/tier-scheme/weights", test_weights);

  return g_test_run ();
}
