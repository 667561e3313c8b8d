/* sal-churn-model-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-churn-model.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-number.h"

/* With an error that is less by this share predictions help to choose whom to call; with half of
 * that they do a little. */
#define CLEARLY_BETTER 0.1

/* (transfer full): whether it is worth to listen to */
static char *
judge (double skill)
{
  g_autofree char *percent = sal_number_format (fabs (skill) * 100, 0);

  if (skill >= CLEARLY_BETTER)
    /* translators: a number of per cent */
    return g_strdup_printf (
        _ ("Good: its error is %s %% less than if everybody were given that share."), percent);
  if (skill >= CLEARLY_BETTER / 2)
    /* translators: a number of per cent */
    return g_strdup_printf (_ ("Of some use: its error is %s %% less than if everybody were given "
                               "that share."),
                            percent);
  if (skill > 0)
    /* translators: a number of per cent */
    return g_strdup_printf (_ ("Hardly of use: its error is only %s %% less than if everybody were "
                               "given that share."),
                            percent);

  return g_strdup (_ ("Of no use: its error is not less than if everybody were given that share."));
}

/**
 * sal_churn_model_describe:
 * @self: a model
 *
 * Says how well a model predicts, for who decides by it: by the Brier skill score, 1 − Brier score
 * ÷ that of always predicting the share that left (D. S. Wilks, Statistical Methods in the
 * Atmospheric Sciences, 4th edition, 2019, section 9.4.5), with both scores.
 *
 * Returns: (transfer full): some sentences
 */
char *
sal_churn_model_describe (const SalChurnModel *self)
{
  double share = self->n_cases > 0 ? (double) self->n_left / self->n_cases : 0;
  double skill = self->brier_base > 0 ? 1 - self->brier / self->brier_base : 0;
  g_autofree char *cases = sal_number_format (self->n_cases, 0);
  g_autofree char *left = sal_number_format (self->n_left, 0);
  g_autofree char *percent = sal_number_format (share * 100, 1);
  g_autofree char *brier = sal_number_format (self->brier, 4);
  g_autofree char *base = sal_number_format (self->brier_base, 4);
  g_autofree char *verdict = judge (skill);

  /* translators: two numbers of cases, a number of per cent, a sentence, and two scores */
  return g_strdup_printf (
      _ ("Learned from %1$s customers and years, of which %2$s (%3$s %%) left within twelve "
         "months. %4$s Each fifth was predicted by what was learned from the others. The error is "
         "the Brier score, the mean squared difference between what was predicted and what came: 0 "
         "is perfect; here it is %5$s, and %6$s by that share alone."),
      cases,
      left,
      percent,
      verdict,
      brier,
      base);
}
