/* sal-health-scheme.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-health-scheme.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-error.h"
#include "sal-number.h"
#include "sal-rate.h"

void
sal_health_scheme_free (SalHealthScheme *self)
{
  g_free (self);
}

/**
 * sal_health_scheme_check:
 * @self: a scheme
 * @error: return location for an error
 *
 * Tells whether health can be computed by a scheme.
 *
 * Returns: %FALSE on a %SAL_ERROR_VALUE if there is no threshold, or the weights do not sum to 100
 * %
 */
gboolean
sal_health_scheme_check (const SalHealthScheme *self, GError **error)
{
  g_autofree char *percent = NULL;
  gint64 sum = 0;
  gboolean has_any = FALSE;

  for (int i = 0; i < SAL_N_SIGNALS; i++)
    if (self->rules[i].is_used)
      {
        sum += self->rules[i].weight;
        has_any = TRUE;
      }
  if (!has_any)
    {
      g_set_error_literal (error,
                           SAL_ERROR,
                           SAL_ERROR_VALUE,
                           _ ("There are no thresholds yet, so that no signal says anything about "
                              "health"));
      return FALSE;
    }
  if (sum == SAL_RATE_ONE)
    return TRUE;
  percent = sal_rate_format_percent (sum, 2);
  g_set_error (error,
               SAL_ERROR,
               SAL_ERROR_VALUE,
               _ ("The weights of the thresholds sum to %s, not to 100 %%"),
               percent);

  return FALSE;
}

/* --- points --- */

/* From 0 at @at to 1 at @to, and no further. */
static double
progress (double value, double at, double to)
{
  return CLAMP ((value - at) / (to - at), 0, 1);
}

/**
 * sal_health_rule_score:
 * @self: a rule
 * @value: the value of its signal
 *
 * Gives points for a value: 100 where it is good or better, 50 where it warns, 0 where it is
 * critical or worse, and between them in proportion.
 *
 * Returns: 0 to 100, NaN if the value is
 */
double
sal_health_rule_score (const SalHealthRule *self, double value)
{
  if (isnan (value))
    return NAN;

  return 50 * progress (value, self->critical, self->warn) +
         50 * progress (value, self->warn, self->good);
}

static gboolean
is_beyond (const SalHealthRule *self, double value, double bound)
{
  return self->good > self->warn ? value <= bound : value >= bound;
}

static SalSignalState
find_state (const SalHealthRule *rule, const SalHealthPart *part)
{
  double worsening = rule->good > rule->warn ? -part->change : part->change;

  if (isnan (part->value))
    return SAL_SIGNAL_STATE_UNKNOWN;
  if (is_beyond (rule, part->value, rule->critical))
    return SAL_SIGNAL_STATE_CRITICAL;
  if (is_beyond (rule, part->value, rule->warn))
    return SAL_SIGNAL_STATE_WARN;
  if (!isnan (worsening) && worsening >= rule->trend_change)
    return SAL_SIGNAL_STATE_TREND;

  return SAL_SIGNAL_STATE_GOOD;
}

static SalHealthPart
judge_part (const SalHealthRule *rule,
            const SalSignalSeries *series,
            SalSignalType type,
            gint32 day)
{
  SalHealthPart part = { NAN, NAN, NAN, 0, SAL_SIGNAL_STATE_UNKNOWN };

  if (!rule->is_used)
    return part;
  part.value = sal_signal_series_read (series, type, day, rule->days);
  if (rule->trend_days > 0)
    part.change = sal_signal_series_change (series, type, day, rule->days, rule->trend_days);
  part.points = sal_health_rule_score (rule, part.value);
  part.state = find_state (rule, &part);

  return part;
}

/**
 * sal_health_scheme_judge:
 * @self: a scheme that passes sal_health_scheme_check()
 * @series: (array fixed-size=6): the signals of an account, by type
 * @day: a day
 * @health: (out): what comes of it
 *
 * Computes health: the sum of weight × points over the signals that are known, divided by the sum
 * of their weights. A signal that warns is beyond a bound or, within the bounds, worsens by as much
 * as its trend warns at.
 */
void
sal_health_scheme_judge (const SalHealthScheme *self,
                         const SalSignalSeries *series,
                         gint32 day,
                         SalHealth *health)
{
  gint64 known = 0;
  double sum = 0;

  for (int i = 0; i < SAL_N_SIGNALS; i++)
    {
      health->parts[i] = judge_part (&self->rules[i], &series[i], (SalSignalType) i, day);
      if (!isnan (health->parts[i].points))
        known += self->rules[i].weight;
    }
  for (int i = 0; i < SAL_N_SIGNALS && known > 0; i++)
    if (!isnan (health->parts[i].points))
      {
        health->parts[i].share = (double) self->rules[i].weight / (double) known;
        sum += health->parts[i].share * health->parts[i].points;
      }
  health->health = known > 0 ? sum : NAN;
  health->known = (double) known / SAL_RATE_ONE;
}

const char *
sal_signal_state_get_label (SalSignalState state)
{
  static const char *const labels[] = {
    [SAL_SIGNAL_STATE_UNKNOWN] = N_ ("Not known"),
    [SAL_SIGNAL_STATE_GOOD] = N_ ("Fine"),
    [SAL_SIGNAL_STATE_TREND] = N_ ("Worsening"),
    [SAL_SIGNAL_STATE_WARN] = N_ ("Beyond the bound"),
    [SAL_SIGNAL_STATE_CRITICAL] = N_ ("Critical"),
  };

  return _ (labels[state]);
}

/**
 * sal_health_explain:
 * @self: a scheme
 * @health: what came of it
 *
 * Writes the arithmetic of health, a line for each signal that counts and one for their sum.
 *
 * Returns: (transfer full): the lines
 */
char *
sal_health_explain (const SalHealthScheme *self, const SalHealth *health)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < SAL_N_SIGNALS; i++)
    {
      const SalHealthPart *part = &health->parts[i];
      g_autofree char *value = NULL, *points = NULL, *share = NULL, *product = NULL;

      if (!self->rules[i].is_used)
        continue;
      if (isnan (part->points))
        {
          /* translators: a signal, such as Usage */
          g_string_append_printf (
              text, _ ("%s: not known, so it does not count"), sal_signal_type_get_label (i));
          g_string_append_c (text, '\n');
          continue;
        }
      value = sal_number_format (part->value, 1);
      points = sal_number_format (part->points, 1);
      share = sal_rate_format_percent ((gint64) (part->share * SAL_RATE_ONE + 0.5), 0);
      product = sal_number_format (part->points * part->share, 1);
      /* translators: signal, value, its unit, points, weight, product of the two */
      g_string_append_printf (text,
                              _ ("%s: %s %s gives %s points × %s = %s"),
                              sal_signal_type_get_label (i),
                              value,
                              sal_signal_type_get_unit (i),
                              points,
                              share,
                              product);
      g_string_append_c (text, '\n');
    }
  if (isnan (health->health))
    {
      g_string_append (text, _ ("Health is not known"));
    }
  else
    {
      g_autofree char *sum = sal_number_format (health->health, 1);

      /* translators: points of 100 */
      g_string_append_printf (text, _ ("Health: %s of 100"), sum);
    }

  return g_string_free (text, FALSE);
}
