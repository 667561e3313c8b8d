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

/* (transfer full) */
static char *
describe_tier (const SalAccountOverview *self)
{
  if (self->decided)
    /* translators: the name of a tier */
    return g_strdup_printf (_ ("%s by decision"), self->tier);
  if (isnan (self->score))
    return g_strdup (self->tier);

  /* translators: the name of a tier, and points out of 100 */
  return g_strdup_printf (_ ("%1$s (%2$.0f)"), self->tier, self->score);
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
 * Says in one line what there is to know first: “Tier 1 (84) · health 62 ▼ · Ana Ruiz · sponsor
 * Cora Lim · renewal in 74 days · last contact 3 days ago”.
 *
 * Returns: (transfer full): the text
 */
char *
sal_account_overview_describe (const SalAccountOverview *self, gint32 day)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *contact = describe_contact (self, day);

  if (self->tier != NULL)
    {
      g_autofree char *tier = describe_tier (self);

      add (text, tier);
    }
  else
    {
      add (text, _ ("no tier"));
    }
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
