/* sal-account-overview.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-overview.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-date.h"

void
sal_account_overview_free (SalAccountOverview *self)
{
  g_free (self->name);
  g_free (self->industry);
  g_free (self->place);
  g_free (self->tier);
  g_free (self->tier_now);
  g_free (self->owner_name);
  g_free (self->sponsor);
  g_free (self->customer_sponsor);
  g_free (self->last_contact_by);
  g_free (self);
}

static void
add (GString *text, const char *part)
{
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

/* (transfer full): the tier, and what a refresh would make of it */
static char *
describe_tier (const SalAccountOverview *self)
{
  if (self->tier == NULL)
    return g_strdup (_ ("no tier"));
  if (self->decided)
    /* translators: the name of a tier */
    return g_strdup_printf (_ ("%s by decision"), self->tier);
  if (self->tier_now == NULL)
    return g_strdup (self->tier);

  return g_strdup_printf ("%s → %s", self->tier, self->tier_now);
}

/* (transfer full): with the score of the day, and the day of the tier, as they are known */
static char *
describe_rating (const SalAccountOverview *self)
{
  g_autofree char *tier = describe_tier (self);
  g_autofree char *day = self->tier != NULL && !self->decided && self->tier_day != SAL_DATE_NONE
                             ? sal_date_format (self->tier_day)
                             : NULL;

  if (isnan (self->score_now) && day == NULL)
    return g_steal_pointer (&tier);
  if (isnan (self->score_now))
    /* translators: the name of a tier, and a day */
    return g_strdup_printf (_ ("%1$s (of %2$s)"), tier, day);
  if (day == NULL)
    /* translators: the name of a tier, and points out of 100 */
    return g_strdup_printf (_ ("%1$s (score %2$.0f today)"), tier, self->score_now);

  /* translators: the name of a tier, points out of 100, and the day that the tier is of */
  return g_strdup_printf (
      _ ("%1$s (score %2$.0f today, tier of %3$s)"), tier, self->score_now, day);
}

/* (transfer full): with a sign of where it goes, unless that is nowhere */
static char *
describe_health (const SalAccountOverview *self)
{
  double change = round (self->health) - round (self->health_before);

  if (isnan (change) || change == 0)
    /* translators: points out of 100 */
    return g_strdup_printf (_ ("health %.0f"), self->health);
  if (change > 0)
    /* translators: points out of 100, and that they are more than before */
    return g_strdup_printf (_ ("health %.0f ▲"), self->health);

  /* translators: points out of 100, and that they are less than before */
  return g_strdup_printf (_ ("health %.0f ▼"), self->health);
}

/* (transfer full) */
static char *
describe_renewal (gint32 renewal, gint32 day)
{
  int days = renewal - day;

  if (days < 0)
    return g_strdup_printf (
        ngettext ("renewal overdue by %d day", "renewal overdue by %d days", -days), -days);
  if (days == 0)
    return g_strdup (_ ("renewal today"));

  return g_strdup_printf (ngettext ("renewal in %d day", "renewal in %d days", days), days);
}

/* (transfer full) */
static char *
describe_contact (const SalAccountOverview *self, gint32 day)
{
  int days;

  if (self->last_contact == SAL_DATE_NONE)
    return g_strdup (_ ("no contact yet"));
  days = day - self->last_contact;
  if (days == 0)
    return g_strdup (_ ("last contact today"));

  return g_strdup_printf (ngettext ("last contact %d day ago", "last contact %d days ago", days),
                          days);
}

/**
 * sal_account_overview_describe:
 * @self: an account
 * @day: the day that it was loaded for
 *
 * Says in one line what there is to know first: “Tier 1 (score 84 today, tier of 1 Feb 2026) ·
 * health 62 ▼ · Ana Ruiz · sponsor Cora Lim · renewal in 74 days · last contact 3 days ago”. The
 * score is that of the day.
 *
 * Returns: (transfer full): the text
 */
char *
sal_account_overview_describe (const SalAccountOverview *self, gint32 day)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *rating = describe_rating (self);
  g_autofree char *contact = describe_contact (self, day);

  add (text, rating);
  if (!isnan (self->health))
    {
      g_autofree char *health = describe_health (self);

      add (text, health);
    }
  add (text, self->owner_name != NULL ? self->owner_name : _ ("no owner"));
  if (self->sponsor != NULL)
    {
      /* translators: a person */
      g_autofree char *sponsor = g_strdup_printf (_ ("sponsor %s"), self->sponsor);

      add (text, sponsor);
    }
  if (self->renewal != SAL_DATE_NONE)
    {
      g_autofree char *renewal = describe_renewal (self->renewal, day);

      add (text, renewal);
    }
  add (text, contact);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
