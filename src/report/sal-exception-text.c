/* sal-exception-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-exception-text.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-rate.h"

static char *
format_value (const SalException *self, const SalFacts *facts, double value)
{
  return sal_metric_format_short (self->metric, value, facts->currency);
}

static char *
format_month (const SalFacts *facts, gint32 code)
{
  return sal_fact_code_to_label (facts, SAL_FACT_MONTH, code);
}

/* "Win Rate, EMEA North" */
static char *
describe_subject (const SalException *self, const SalFacts *facts)
{
  g_autofree char *unit = NULL;

  if (self->unit == SAL_DIMENSION_NONE)
    return g_strdup (sal_metric_get_label (self->metric));

  unit = sal_fact_code_to_label (facts, SAL_FACT_UNIT, self->unit);

  /* translators: a metric, a unit: Win Rate, EMEA North */
  return g_strdup_printf (_ ("%s, %s"), sal_metric_get_label (self->metric), unit);
}

/* "in Jul 2025" or "Jul 2025 – Sep 2025" */
static char *
describe_months (const SalException *self, const SalFacts *facts)
{
  g_autofree char *since = format_month (facts, self->since);
  g_autofree char *until = format_month (facts, self->until);

  return self->since == self->until ? g_strdup (since) : g_strdup_printf ("%s – %s", since, until);
}

static char *
describe_threshold (const SalException *self, const SalFacts *facts)
{
  g_autofree char *subject = describe_subject (self, facts);
  g_autofree char *value = format_value (self, facts, self->value);
  gboolean is_below = self->value < self->lower;
  g_autofree char *limit = format_value (self, facts, is_below ? self->lower : self->upper);

  /* translators: a metric and unit, its value, what it must not leave */
  return g_strdup_printf (is_below ? _ ("%s: %s, below the minimum of %s")
                                   : _ ("%s: %s, above the maximum of %s"),
                          subject,
                          value,
                          limit);
}

static char *
describe_deviation (const SalException *self, const SalFacts *facts)
{
  g_autofree char *subject = describe_subject (self, facts);
  g_autofree char *value = format_value (self, facts, self->value);
  g_autofree char *lower = format_value (self, facts, self->lower);
  g_autofree char *upper = format_value (self, facts, self->upper);
  g_autofree char *months = describe_months (self, facts);
  const char *position = self->value < self->lower    ? _ ("below the limit")
                         : self->value > self->upper  ? _ ("above the limit")
                         : self->value < self->center ? _ ("steadily low")
                                                      : _ ("steadily high");

  /* translators: a metric and unit, its value, the lower and the upper limit, “below the limit”,
   * the months */
  return g_strdup_printf (
      _ ("%s: %s against %s to %s, %s %s"), subject, value, lower, upper, position, months);
}

/* "; above all Instruments (72 %)" */
static void
add_reason (GString *text, const SalException *self, const SalFacts *facts)
{
  g_autofree char *reason = NULL;
  g_autofree char *share = NULL;

  if (!self->has_reason)
    return;

  reason = sal_fact_code_to_label (facts, self->reason_dimension, self->reason);
  share = sal_rate_format_percent (llround (MIN (self->reason_share, 1) * SAL_RATE_ONE), 0);
  /* translators: the unit, segment, person … most of a deviation comes from, and what share of it
   */
  g_string_append_printf (text, _ ("; above all %s (%s)"), reason, share);
}

static void
add_money (GString *text, const SalException *self, const SalFacts *facts)
{
  g_autofree char *money = NULL;

  if (isnan (self->money) || self->rule == 0)
    return;

  money =
      sal_metric_format_short (sal_metric_find ("bookings"), fabs (self->money), facts->currency);
  /* translators: what a deviation makes in bookings */
  g_string_append_printf (text,
                          self->money < 0 ? _ (". That is %s less than usual")
                                          : _ (". That is %s more than usual"),
                          money);
}

/**
 * sal_exception_describe:
 * @self: an exception
 * @facts: the facts it was found in
 *
 * Puts an exception into words: the metric and unit, its value against the limits, when, the part
 * that explains most of it, and what it makes in money.
 *
 * Returns: (transfer full): a sentence or two: “Win Rate, EMEA North: 18 % against 24 % to 33 %,
 *   below the limit Jul 2025 – Sep 2025; above all Instruments (72 %). That is $1.2 M less than
 * usual.”
 */
char *
sal_exception_describe (const SalException *self, const SalFacts *facts)
{
  g_autofree char *deviation =
      self->rule == 0 ? describe_threshold (self, facts) : describe_deviation (self, facts);
  GString *text = g_string_new (deviation);

  add_reason (text, self, facts);
  add_money (text, self, facts);
  g_string_append_c (text, '.');

  return g_string_free (text, FALSE);
}

/**
 * sal_exceptions_describe_nothing:
 * @self: a look that found no exceptions
 * @facts: the facts that were looked at
 *
 * Says that nothing is out of the ordinary, of how many series, and in which months; or why that
 * cannot be told.
 *
 * Returns: (transfer full): a sentence or two
 */
char *
sal_exceptions_describe_nothing (const SalExceptions *self, const SalFacts *facts)
{
  g_autofree char *kept = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (self->problem != NULL)
    return g_strdup (self->problem);

  kept = g_strdup_printf (
      ngettext ("Nothing is out of the ordinary: the %u series that has limits keeps within.",
                "Nothing is out of the ordinary: all %u series that have limits keep within.",
                self->n_charted),
      self->n_charted);
  first = sal_fact_code_to_label (facts, SAL_FACT_MONTH, self->first_month);
  last = sal_fact_code_to_label (facts, SAL_FACT_MONTH, self->last_month);

  if (self->first_month == self->last_month)
    /* translators: that nothing was found, and the month that was looked at */
    return g_strdup_printf (_ ("%s Looked at: %s."), kept, first);

  /* translators: that nothing was found, and the first and last month that were looked at */
  return g_strdup_printf (_ ("%s Looked at: %s to %s."), kept, first, last);
}
