/* sal-tenure-band.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-tenure-band.h"

#include <glib/gi18n-lib.h>

#include "sal-date.h"

/* The classes of the Employee Tenure Summary of the U.S. Bureau of Labor Statistics (table 3), the
 * longest three in one: few sell for so long. */
static const struct
{
  int below; /* months */
  const char *label;
} bands[] = {
  { 12, N_ ("Under 1 year") }, { 24, N_ ("1 year") },        { 36, N_ ("2 years") },
  { 60, N_ ("3 to 4 years") }, { 120, N_ ("5 to 9 years") }, { G_MAXINT, N_ ("10 years or more") },
};

const char *
sal_tenure_band_get_label (int months)
{
  gsize i = 0;

  while (i + 1 < G_N_ELEMENTS (bands) && months >= bands[i].below)
    i++;

  return _ (bands[i].label);
}

int
sal_tenure_band_find (const char *label)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bands); i++)
    if (g_str_equal (_ (bands[i].label), label))
      return (int) i;

  return -1;
}

/**
 * sal_tenure_count_months:
 * @hired: the first day
 * @day: the day that counts, as the last one
 *
 * Counts the months that are complete: from May 15 to May 14 of the next year there are twelve.
 *
 * Returns: months; 0 if @day is before @hired
 */
int
sal_tenure_count_months (gint32 hired, gint32 day)
{
  int months = 0;

  if (day < hired)
    return 0;
  months = (int) ((day + 1 - hired) / 31); /* at least so many */
  while (sal_date_add_months (hired, months + 1) <= day + 1)
    months++;

  return months;
}
