/* sal-design-norms.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-design-checks.h"

#define SALESGLOBE                                                                                 \
  N_ ("SalesGlobe, “Differentiating Top Performers”, part 2 (2014): two to three times the "   \
      "target for the 90th percentile")
#define AIM                                                                                            \
  N_ ("Common aim; Alexander Group, “Quota Setting Practices”: most reach quota, “60%, 70%, or " \
      "more”")
#define RULE_OF_THREE                                                                              \
  N_ ("ZS, “How to Simplify a Sales Compensation Plan”: once there are four, it is too complex")
#define ADEQUATE_WEIGHTS                                                                           \
  N_ ("ZS, “How to Simplify a Sales Compensation Plan”: what is less than 15 % of pay is ignored")

/* Only what a source says; what has none is shown without a norm until somebody sets one. */
const SalDesignNorm sal_design_norms[] = {
  { "leverage", N_ ("Leverage"), SAL_DESIGN_MULTIPLE, 2, 3, SALESGLOBE },
  { "excellence", N_ ("Excellence Attainment"), SAL_DESIGN_SHARE, NAN, NAN, NULL },
  { "accelerator", N_ ("Accelerator Multiple"), SAL_DESIGN_MULTIPLE, NAN, NAN, NULL },
  { "threshold", N_ ("Threshold"), SAL_DESIGN_SHARE, NAN, NAN, NULL },
  { "at_quota", N_ ("People at or over Quota"), SAL_DESIGN_SHARE, 0.6, 0.7, AIM },
  { "correlation", N_ ("Pay and Performance"), SAL_DESIGN_INDEX, NAN, NAN, NULL },
  { "gini", N_ ("Gini of Payout over Target"), SAL_DESIGN_INDEX, NAN, NAN, NULL },
  { "cost_of_sales", N_ ("Compensation Cost of Sales"), SAL_DESIGN_SHARE, NAN, NAN, NULL },
  { "components", N_ ("Components"), SAL_DESIGN_COUNT, NAN, 3, RULE_OF_THREE },
  { "tiers", N_ ("Tiers of a Component"), SAL_DESIGN_COUNT, NAN, NAN, NULL },
  { "least_weight", N_ ("Least Weight"), SAL_DESIGN_SHARE, 0.15, NAN, ADEQUATE_WEIGHTS },
  { "budget", N_ ("Cost and Budget"), SAL_DESIGN_MONEY, NAN, NAN, NULL },
  { "pay_mix", N_ ("Variable Share of Target Pay"), SAL_DESIGN_SHARE, NAN, NAN, NULL },
};

const char *const sal_design_verdict_names[] = {
  [SAL_DESIGN_UNSAID] = "unsaid", [SAL_DESIGN_NO_NORM] = "no_norm", [SAL_DESIGN_MET] = "met",
  [SAL_DESIGN_LOW] = "low",       [SAL_DESIGN_HIGH] = "high",
};

const guint sal_design_n_norms = G_N_ELEMENTS (sal_design_norms);
