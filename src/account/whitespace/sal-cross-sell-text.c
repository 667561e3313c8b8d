/* sal-cross-sell-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cross-sell-text.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-money.h"
#include "sal-number.h"
#include "sal-whitespace-text.h"

static const struct
{
  const char *label;
  const char *meaning;
} figures[SAL_CROSS_SELL_N_FIGURES] = {
  [SAL_CROSS_SELL_RATIO] = { N_ ("Cross-Sell Ratio"),
                             N_ ("Customers that own a family ÷ customers that are eligible for "
                                 "it, of all families together") },
  [SAL_CROSS_SELL_BROAD] = { N_ ("Two Families or More"),
                             N_ ("Customers that own two families or more ÷ customers") },
  [SAL_CROSS_SELL_FAMILIES] = { N_ ("Families per Customer"),
                                N_ ("Families that customers own ÷ customers") },
  [SAL_CROSS_SELL_ATTACH] = { N_ ("Best Attach Rate"),
                              N_ ("Those that bought the second family on a later day than the "
                                  "first ÷ those that had bought the first when they had not "
                                  "bought the second") },
  [SAL_CROSS_SELL_SUCCESS] = { N_ ("Cross-Sells Won"),
                               N_ ("Won ÷ won and lost within twelve months, of opportunities for "
                                   "families that an account had not bought while it had bought "
                                   "another one") },
  [SAL_CROSS_SELL_OUTSIDE] = { N_ ("Outside Main Family"),
                               N_ ("What customers buy in a year of others than their largest "
                                   "family ÷ what they buy") },
  [SAL_CROSS_SELL_WALLET] = { N_ ("Share of Wallet"),
                              N_ ("What is bought from us ÷ the potential, where one is typed or "
                                  "imported") },
};

const char *
sal_cross_sell_figure_get_label (SalCrossSellFigure figure)
{
  return _ (figures[figure].label);
}

static void
sum_families (const SalCrossSell *self, guint *n_owners, guint *n_eligible)
{
  *n_owners = *n_eligible = 0;
  for (guint i = 0; i < self->n_families; i++)
    {
      *n_owners += self->families[i].n_owners;
      *n_eligible += self->families[i].n_eligible;
    }
}

/* The pair of the highest rate; FALSE if nobody bought anything after anything. */
static gboolean
find_best_attach (const SalCrossSell *self, guint *first, guint *second)
{
  double best = 0;

  for (guint i = 0; i < self->n_families; i++)
    for (guint k = 0; k < self->n_families; k++)
      {
        double rate = i != k ? sal_cross_sell_attach (self, i, k) : NAN;

        if (rate > best)
          {
            best = rate;
            *first = i;
            *second = k;
          }
      }

  return best > 0;
}

static double
get_value (const SalCrossSell *self, SalCrossSellFigure figure)
{
  guint one = 0, other = 0;

  switch (figure)
    {
    case SAL_CROSS_SELL_RATIO:
      sum_families (self, &one, &other);
      return other > 0 ? (double) one / other : NAN;
    case SAL_CROSS_SELL_BROAD:
      return sal_cross_sell_broad (self);
    case SAL_CROSS_SELL_FAMILIES:
      return sal_cross_sell_families (self);
    case SAL_CROSS_SELL_ATTACH:
      return find_best_attach (self, &one, &other) ? sal_cross_sell_attach (self, one, other) : NAN;
    case SAL_CROSS_SELL_SUCCESS:
      return sal_cross_sell_success (self);
    case SAL_CROSS_SELL_OUTSIDE:
      return sal_cross_sell_outside (self);
    default:
      return sal_cross_sell_wallet (self);
    }
}

/**
 * sal_cross_sell_figure_format:
 * @self: what was counted
 * @figure: a figure
 *
 * Writes a figure.
 *
 * Returns: (transfer full): the text, a dash if there is nothing to divide by
 */
char *
sal_cross_sell_figure_format (const SalCrossSell *self, SalCrossSellFigure figure)
{
  double value = get_value (self, figure);

  if (figure == SAL_CROSS_SELL_FAMILIES && !isnan (value))
    return sal_number_format (value, 2);

  return sal_whitespace_format_share (value);
}

static void
append_counts (GString *text, const char *label, guint part, guint whole)
{
  g_autofree char *one = sal_number_format (part, 0);
  g_autofree char *other = sal_number_format (whole, 0);
  g_autofree char *share = sal_whitespace_format_share (whole > 0 ? (double) part / whole : NAN);

  g_string_append_c (text, '\n');
  /* translators: what it is about, two numbers that are divided, and what comes of it */
  g_string_append_printf (text, _ ("%1$s: %2$s ÷ %3$s = %4$s"), label, one, other, share);
}

static void
append_amounts (GString *text, gint64 part, gint64 whole, const char *currency)
{
  g_autofree char *one = sal_money_format_whole (part, currency);
  g_autofree char *other = sal_money_format_whole (whole, currency);

  g_string_append_c (text, '\n');
  g_string_append_printf (text, "%s ÷ %s", one, other);
}

static void
append_attach (GString *text, const SalCrossSell *self, const SalWhitespace *portfolio)
{
  for (guint i = 0; i < self->n_families; i++)
    for (guint k = 0; k < self->n_families; k++)
      {
        guint place = i * self->n_families + k;
        g_autofree char *label = NULL;

        if (i == k || self->attachable[place] == 0)
          continue;
        /* translators: two product families: the first was bought, then the second */
        label = g_strdup_printf (_ ("%1$s, then %2$s"),
                                 sal_whitespace_get_family (portfolio, i)->name,
                                 sal_whitespace_get_family (portfolio, k)->name);
        append_counts (text, label, self->attached[place], self->attachable[place]);
      }
}

static void
append_families (GString *text,
                 const SalCrossSell *self,
                 const SalWhitespace *portfolio,
                 gboolean of_attempts)
{
  for (guint i = 0; i < self->n_families; i++)
    {
      const SalCrossSellFamily *family = &self->families[i];

      append_counts (text,
                     sal_whitespace_get_family (portfolio, i)->name,
                     of_attempts ? family->n_successes : family->n_owners,
                     of_attempts ? family->n_attempts : family->n_eligible);
    }
}

/**
 * sal_cross_sell_figure_explain:
 * @self: what was counted
 * @portfolio: the portfolio it was counted in
 * @figure: a figure
 *
 * Says what a figure means, and what it was computed from.
 *
 * Returns: (transfer full): the text, in lines
 */
char *
sal_cross_sell_figure_explain (const SalCrossSell *self,
                               const SalWhitespace *portfolio,
                               SalCrossSellFigure figure)
{
  GString *text = g_string_new (_ (figures[figure].meaning));

  switch (figure)
    {
    case SAL_CROSS_SELL_RATIO:
      append_families (text, self, portfolio, FALSE);
      break;
    case SAL_CROSS_SELL_SUCCESS:
      append_families (text, self, portfolio, TRUE);
      break;
    case SAL_CROSS_SELL_BROAD:
      append_counts (text, _ ("Customers"), self->n_broad, self->n_customers);
      break;
    case SAL_CROSS_SELL_FAMILIES:
      {
        g_autofree char *families = sal_number_format (self->n_owned, 0);
        g_autofree char *customers = sal_number_format (self->n_customers, 0);

        g_string_append_printf (text, "\n%s ÷ %s", families, customers);
        break;
      }
    case SAL_CROSS_SELL_ATTACH:
      append_attach (text, self, portfolio);
      break;
    case SAL_CROSS_SELL_OUTSIDE:
      append_amounts (text, self->outside, self->sum.current, portfolio->currency);
      break;
    default:
      append_amounts (text, self->wallet_ours, self->wallet, portfolio->currency);
      break;
    }

  return g_string_free (text, FALSE);
}
