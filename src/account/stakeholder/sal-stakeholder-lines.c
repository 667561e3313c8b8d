/* sal-stakeholder-lines.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholder-lines.h"

#include <glib/gi18n-lib.h>

static const char *
get_name (const SalStakeholderMap *map, guint person)
{
  return sal_stakeholder_map_get (map, person)->name;
}

/**
 * sal_stakeholder_refuse_report:
 * @map: a map, linked
 * @person: the index of somebody
 * @above: the index of whom they are to report to
 *
 * Says why somebody cannot report to another one.
 *
 * Returns: (transfer full) (nullable): a sentence, %NULL if they can
 */
char *
sal_stakeholder_refuse_report (const SalStakeholderMap *map, guint person, guint above)
{
  const char *name = get_name (map, person), *other = get_name (map, above);

  if (person == above)
    /* translators: the name of a person */
    return g_strdup_printf (_ ("%s cannot report to themselves"), name);
  if (sal_stakeholder_map_get (map, person)->above == (int) above)
    /* translators: the names of two people */
    return g_strdup_printf (_ ("%s reports to %s already"), name, other);
  if (sal_stakeholder_map_get (map, above)->above == (int) person)
    /* translators: the names of two people: the one who is to be reported to, the other one */
    return g_strdup_printf (_ ("Would make a circle: %s reports to %s"), other, name);
  if (sal_stakeholder_map_is_above (map, person, above))
    /* translators: the names of two people: the one who is to be reported to, the other one */
    return g_strdup_printf (
        _ ("Would make a circle: %s reports to %s through others"), other, name);

  return NULL;
}

/**
 * sal_stakeholder_refuse_influence:
 * @map: a map, linked
 * @source: the index of whose word counts
 * @target: the index of who listens
 *
 * Says why no line of influence can be drawn from one to another.
 *
 * Returns: (transfer full) (nullable): a sentence, %NULL if it can
 */
char *
sal_stakeholder_refuse_influence (const SalStakeholderMap *map, guint source, guint target)
{
  const char *name = get_name (map, source);

  if (source == target)
    /* translators: the name of a person */
    return g_strdup_printf (_ ("%s cannot influence themselves"), name);
  for (guint i = 0; i < map->influences->len; i++)
    {
      const SalInfluence *influence = &g_array_index (map->influences, SalInfluence, i);

      if (influence->source == source && influence->target == target)
        /* translators: the names of two people */
        return g_strdup_printf (_ ("%s influences %s already"), name, get_name (map, target));
    }

  return NULL;
}
