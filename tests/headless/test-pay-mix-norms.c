/* test-pay-mix-norms.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-pay-mix-norms.h"

/* The sources say these mixes of the roles; names are as companies write them. */
static void
test_pay_mix_norms_find (void)
{
  static const struct
  {
    const char *role;
    double low, high; /* 0: there is none */
  } cases[] = {
    { "Sales Development Representative", 0.3, 0.35 },
    { "SDR", 0.3, 0.35 },
    { "Senior Business-Development Rep", 0.3, 0.35 },
    { "Territory Account Executive", 0.4, 0.6 },
    { "ENTERPRISE ACCOUNT EXECUTIVE", 0.4, 0.5 },
    { "Growth Account Executive", 0.2, 0.4 },
    { "Account Manager", 0.3, 0.4 },
    { "Key Account Manager", 0.2, 0.2 },
    { "Sales Engineer", 0.15, 0.3 },
    { "Pre-Sales Consultant", 0.15, 0.3 },
    { "Area Sales Manager", 0.3, 0.4 },
    { "Vice President Sales", 0.3, 0.4 },
    { "Customer Success Manager", 0.2, 0.2 },
    { "Territory Manager", 0.5, 0.5 },
    { "Sales Representative", 0.3, 0.5 },
    /* whole words alone are found */
    { "Michaels", 0, 0 },
    { "Accountant", 0, 0 },
    { "", 0, 0 },
    { NULL, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SalPayMixNorm *norm = sal_pay_norms_find (cases[i].role);

      g_test_message ("%s: %s", cases[i].role, norm != NULL ? norm->label : "none");
      g_assert_cmpfloat (norm != NULL ? norm->low : 0, ==, cases[i].low);
      g_assert_cmpfloat (norm != NULL ? norm->high : 0, ==, cases[i].high);
    }
}

/* Every line can be found, has a source and shares that are some. */
static void
test_pay_mix_norms_table (void)
{
  for (guint i = 0; i < sal_pay_mix_n_norms; i++)
    {
      const SalPayMixNorm *norm = &sal_pay_mix_norms[i];
      g_auto (GStrv) phrases = g_strsplit (norm->words, "|", -1);
      gboolean is_found = FALSE;

      g_assert_cmpfloat (norm->low, >, 0);
      g_assert_cmpfloat (norm->low, <=, norm->high);
      g_assert_cmpfloat (norm->high, <, 1);
      g_assert_nonnull (norm->source);
      for (guint k = 0; phrases[k] != NULL; k++)
        {
          const SalPayMixNorm *found = sal_pay_norms_find (phrases[k]);

          g_assert_nonnull (found);
          is_found |= found == norm;
        }
      g_assert_true (is_found);
    }
}

static void
test_pay_mix_norms_judge (void)
{
  const SalPayMixNorm *norm = sal_pay_norms_find ("Account Manager"); /* 30 to 40 % */
  g_autofree char *range = sal_pay_norm_to_text (norm);
  g_autofree char *one = sal_pay_norm_to_text (sal_pay_norms_find ("Territory Manager"));

  g_assert_cmpint (sal_pay_norm_judge (norm, 0.3), ==, SAL_DESIGN_MET);
  g_assert_cmpint (sal_pay_norm_judge (norm, 0.4), ==, SAL_DESIGN_MET);
  /* 59.6/40.4 is said as 60/40 */
  g_assert_cmpint (sal_pay_norm_judge (norm, 0.404), ==, SAL_DESIGN_MET);
  g_assert_cmpint (sal_pay_norm_judge (norm, 0.41), ==, SAL_DESIGN_HIGH);
  g_assert_cmpint (sal_pay_norm_judge (norm, 0.29), ==, SAL_DESIGN_LOW);
  g_assert_cmpint (sal_pay_norm_judge (norm, NAN), ==, SAL_DESIGN_UNSAID);
  g_assert_cmpint (sal_pay_norm_judge (NULL, 0.3), ==, SAL_DESIGN_NO_NORM);
  g_assert_cmpstr (range, ==, "70/30 to 60/40");
  g_assert_cmpstr (one, ==, "50/50");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pay-mix-norms/find", test_pay_mix_norms_find);
  g_test_add_func ("/pay-mix-norms/table", test_pay_mix_norms_table);
  g_test_add_func ("/pay-mix-norms/judge", test_pay_mix_norms_judge);

  return g_test_run ();
}
