/* sal-design-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-text.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-money.h"
#include "sal-number.h"
#include "sal-rate.h"

/**
 * sal_design_format_value:
 * @value: a value; NAN: it is not known
 * @unit: what it is
 * @currency: (nullable): of money
 *
 * Writes a value for people.
 *
 * Returns: (transfer full): the text
 */
char *
sal_design_format_value (double value, SalDesignUnit unit, const char *currency)
{
  if (!isfinite (value))
    return g_strdup ("–");
  switch (unit)
    {
    case SAL_DESIGN_SHARE:
      return sal_rate_format_percent ((gint64) round (value * SAL_RATE_ONE), 1);
    case SAL_DESIGN_COUNT:
      return sal_number_format (value, 0);
    case SAL_DESIGN_MONEY:
      return sal_money_format ((gint64) round (value), currency);
    case SAL_DESIGN_MULTIPLE:
    case SAL_DESIGN_INDEX:
    default:
      return sal_number_format (value, 2);
    }
}

/**
 * sal_design_format_norm:
 * @check: a check
 * @currency: of money
 *
 * Writes what a check is held against for people.
 *
 * Returns: (transfer full): the text
 */
char *
sal_design_format_norm (const SalDesignCheck *check, const char *currency)
{
  g_autofree char *low = sal_design_format_value (check->low, check->norm->unit, currency);
  g_autofree char *high = sal_design_format_value (check->high, check->norm->unit, currency);

  if (isnan (check->low) && isnan (check->high))
    return g_strdup ("–");
  if (isnan (check->low))
    /* translators: the norm of a check: no more than this */
    return g_strdup_printf (_ ("≤ %s"), high);
  if (isnan (check->high))
    /* translators: the norm of a check: no less than this */
    return g_strdup_printf (_ ("≥ %s"), low);

  return g_strdup_printf (_ ("%s to %s"), low, high);
}

const char *
sal_design_verdict_get_label (SalDesignVerdict verdict)
{
  static const char *const texts[] = {
    [SAL_DESIGN_UNSAID] = "–",           [SAL_DESIGN_NO_NORM] = N_ ("no norm"),
    [SAL_DESIGN_MET] = N_ ("met"),       [SAL_DESIGN_LOW] = N_ ("too low"),
    [SAL_DESIGN_HIGH] = N_ ("too high"),
  };

  return _ (texts[verdict]);
}
