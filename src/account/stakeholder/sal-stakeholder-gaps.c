/* sal-stakeholder-gaps.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholder-gaps.h"

#include <glib/gi18n-lib.h>

/* Fewer people than these are no reason to expect more than one contact on their side, or ours. */
#define SEVERAL_OF_THEIRS 2
#define SEVERAL_COVERED   2

static void
add (GArray *gaps, SalStakeholderGapKind kind, int person, int days)
{
  const SalStakeholderGap gap = { kind, person, days };

  g_array_append_val (gaps, gap);
}

static gboolean
is_for_us (const SalStakeholder *person)
{
  return person->attitude == SAL_ATTITUDE_MENTOR || person->attitude == SAL_ATTITUDE_SUPPORTER;
}

/* Does somebody who is for us stand above a person, or have their ear? */
static gboolean
is_held (const SalStakeholderMap *map, guint person)
{
  for (int i = sal_stakeholder_map_get (map, person)->above; i >= 0;
       i = sal_stakeholder_map_get (map, (guint) i)->above)
    if (is_for_us (sal_stakeholder_map_get (map, (guint) i)))
      return TRUE;
  for (guint i = 0; i < map->influences->len; i++)
    {
      const SalInfluence *influence = &g_array_index (map->influences, SalInfluence, i);

      if (influence->target == person &&
          is_for_us (sal_stakeholder_map_get (map, influence->source)))
        return TRUE;
    }

  return FALSE;
}

static void
find_blocked (const SalStakeholderMap *map, GArray *gaps)
{
  for (guint i = 0; i < map->people->len; i++)
    {
      const SalStakeholder *person = sal_stakeholder_map_get (map, i);

      if (person->attitude == SAL_ATTITUDE_OPPONENT &&
          (person->power == SAL_POWER_HIGH || sal_stakeholder_is_executive (map, i)) &&
          !is_held (map, i))
        add (gaps, SAL_GAP_BLOCKED, (int) i, 0);
    }
}

static void
find_uncovered (const SalStakeholderMap *map, GArray *gaps)
{
  gboolean has_buyer = FALSE;

  for (guint i = 0; i < map->people->len; i++)
    has_buyer |= sal_stakeholder_map_get (map, i)->role == SAL_DECISION_ROLE_ECONOMIC_BUYER;
  if (!has_buyer)
    add (gaps, SAL_GAP_NO_BUYER, -1, 0);
  for (guint i = 0; i < map->people->len; i++)
    if (sal_stakeholder_is_executive (map, i) &&
        sal_stakeholder_map_get (map, i)->coverage == SAL_CONTACT_NONE)
      add (gaps, SAL_GAP_NO_CONTACT, (int) i, 0);
}

static gboolean
is_sponsor (const SalStakeholderMap *map, const SalStakeholder *person)
{
  return map->sponsor != 0 ? person->contact == map->sponsor
                           : person->role == SAL_DECISION_ROLE_SPONSOR;
}

static void
find_silent (const SalStakeholderMap *map, GArray *gaps)
{
  gint32 limit = map->sponsor_days > 0 ? (gint32) map->sponsor_days : SAL_SPONSOR_DAYS;

  for (guint i = 0; i < map->people->len; i++)
    {
      const SalStakeholder *person = sal_stakeholder_map_get (map, i);

      if (!is_sponsor (map, person))
        continue;
      if (person->last_activity == SAL_DATE_NONE)
        add (gaps, SAL_GAP_SILENT, (int) i, -1);
      else if (map->day - person->last_activity > limit)
        add (gaps, SAL_GAP_SILENT, (int) i, map->day - person->last_activity);
    }
}

/* One of theirs: of several people, we talk to one. One of ours: with several of theirs, the same
 * one of ours talks to all. */
static void
find_single_threads (const SalStakeholderMap *map, GArray *gaps)
{
  guint n_covered = 0;
  int covered = -1;
  gboolean one_of_ours = TRUE;

  for (guint i = 0; i < map->people->len; i++)
    {
      const SalStakeholder *person = sal_stakeholder_map_get (map, i);

      if (person->coverage != SAL_CONTACT_MONTHLY)
        continue;
      n_covered++;
      if (covered >= 0 &&
          person->covered_by != sal_stakeholder_map_get (map, (guint) covered)->covered_by)
        one_of_ours = FALSE;
      if (person->covered_by == 0)
        one_of_ours = FALSE;
      covered = (int) i;
    }
  if (n_covered == 1 && map->people->len >= SEVERAL_OF_THEIRS)
    add (gaps, SAL_GAP_ONE_OF_THEIRS, covered, 0);
  if (n_covered >= SEVERAL_COVERED && one_of_ours)
    add (gaps, SAL_GAP_ONE_OF_OURS, covered, 0);
}

static void
find_mentors (const SalStakeholderMap *map, GArray *gaps)
{
  guint n = 0;
  int mentor = -1;

  for (guint i = 0; i < map->people->len; i++)
    if (sal_stakeholder_map_get (map, i)->attitude == SAL_ATTITUDE_MENTOR)
      {
        n++;
        mentor = (int) i;
      }
  if (n == 0)
    add (gaps, SAL_GAP_NO_MENTOR, -1, 0);
  else if (n == 1)
    add (gaps, SAL_GAP_ONE_MENTOR, mentor, 0);
}

/**
 * sal_stakeholder_gaps_find:
 * @map: a map, linked
 *
 * Finds what is missing in the relations with an account. It is what key-account management calls
 * coverage of executives, multi-threading and champions: an opponent with high power or a part in
 * the decision blocks, unless a mentor or supporter is above them or influences them; whoever
 * decides or sponsors is to be in contact; sponsors are to be heard of within the days agreed, or
 * %SAL_SPONSOR_DAYS; of two people or more, more than one is to be talked to monthly, and by more
 * than one of ours; more than one person is to act for us. An empty map has no gaps.
 *
 * Returns: (transfer full) (element-type SalStakeholderGap): them, the most serious first
 */
GArray *
sal_stakeholder_gaps_find (const SalStakeholderMap *map)
{
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (SalStakeholderGap));

  if (map->people->len == 0)
    return gaps;
  find_blocked (map, gaps);
  find_uncovered (map, gaps);
  find_silent (map, gaps);
  find_single_threads (map, gaps);
  find_mentors (map, gaps);

  return gaps;
}

/**
 * sal_stakeholder_gap_get_name:
 * @gap: a gap
 *
 * Names what sort of gap it is, for files.
 *
 * Returns: (transfer none): "blocked"
 */
const char *
sal_stakeholder_gap_get_name (const SalStakeholderGap *gap)
{
  static const char *const names[] = {
    [SAL_GAP_BLOCKED] = "blocked",
    [SAL_GAP_NO_BUYER] = "no_economic_buyer",
    [SAL_GAP_NO_CONTACT] = "no_contact",
    [SAL_GAP_SILENT] = "sponsor_silent",
    [SAL_GAP_ONE_OF_THEIRS] = "one_of_theirs",
    [SAL_GAP_ONE_OF_OURS] = "one_of_ours",
    [SAL_GAP_NO_MENTOR] = "no_mentor",
    [SAL_GAP_ONE_MENTOR] = "one_mentor",
  };

  return names[gap->kind];
}

static char *
silence_to_text (const SalStakeholderGap *gap, const char *name)
{
  if (gap->days < 0)
    return g_strdup_printf (_ ("No activity with %s, who sponsors us, is on record"), name);

  return g_strdup_printf (ngettext ("%s, who sponsors us, has been silent for %d day",
                                    "%s, who sponsors us, has been silent for %d days",
                                    (gulong) gap->days),
                          name,
                          gap->days);
}

static char *
no_contact_to_text (const SalStakeholder *who)
{
  const char *role = sal_decision_role_get_label (who->role);

  if (role == NULL)
    return g_strdup_printf (_ ("No contact to %s, who sponsors us"), who->name);

  /* translators: a name and a decision role */
  return g_strdup_printf (_ ("No contact to %s (%s)"), who->name, role);
}

/**
 * sal_stakeholder_gap_to_text:
 * @gap: a gap
 * @map: the map it was found in
 *
 * Says what is missing.
 *
 * Returns: (transfer full): "No contact to Ada Bell (Economic Buyer)"
 */
char *
sal_stakeholder_gap_to_text (const SalStakeholderGap *gap, const SalStakeholderMap *map)
{
  const SalStakeholder *who =
      gap->person >= 0 ? sal_stakeholder_map_get (map, (guint) gap->person) : NULL;

  switch (gap->kind)
    {
    case SAL_GAP_BLOCKED:
      return g_strdup_printf (
          _ ("%s is against us and has power, and nobody who is for us has their ear"), who->name);
    case SAL_GAP_NO_BUYER:
      return g_strdup (_ ("Nobody is known to be the economic buyer"));
    case SAL_GAP_NO_CONTACT:
      return no_contact_to_text (who);
    case SAL_GAP_SILENT:
      return silence_to_text (gap, who->name);
    case SAL_GAP_ONE_OF_THEIRS:
      return g_strdup_printf (_ ("We talk to %s only"), who->name);
    case SAL_GAP_ONE_OF_OURS:
      return g_strdup_printf (_ ("Only %s talks to them"),
                              who->coverer != NULL ? who->coverer : _ ("one of ours"));
    case SAL_GAP_NO_MENTOR:
      return g_strdup (_ ("Nobody acts for us"));
    case SAL_GAP_ONE_MENTOR:
    default:
      return g_strdup_printf (_ ("Only %s acts for us"), who->name);
    }
}
