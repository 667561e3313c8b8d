/* sal-stakeholder-map.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholder-map.h"

#include <glib/gi18n-lib.h>

#include "sal-stakeholder.h"

static void
stakeholder_clear (gpointer data)
{
  SalStakeholder *self = data;

  g_free (self->name);
  g_free (self->job_title);
  g_free (self->coverer);
}

static void
contact_clear (gpointer data)
{
  SalMapContact *self = data;

  g_free (self->name);
  g_free (self->job_title);
}

/**
 * sal_stakeholder_map_new:
 * @day: as of when
 *
 * Creates a map without people.
 *
 * Returns: (transfer full): the map
 */
SalStakeholderMap *
sal_stakeholder_map_new (gint32 day)
{
  SalStakeholderMap *self = g_atomic_rc_box_new0 (SalStakeholderMap);

  self->day = day;
  self->people = g_array_new (FALSE, TRUE, sizeof (SalStakeholder));
  g_array_set_clear_func (self->people, stakeholder_clear);
  self->influences = g_array_new (FALSE, TRUE, sizeof (SalInfluence));
  self->contacts = g_array_new (FALSE, TRUE, sizeof (SalMapContact));
  g_array_set_clear_func (self->contacts, contact_clear);
  self->indexes = sal_id_map_new (0);

  return self;
}

SalStakeholderMap *
sal_stakeholder_map_ref (SalStakeholderMap *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
map_clear (gpointer data)
{
  SalStakeholderMap *self = data;

  g_free (self->account_name);
  g_free (self->plan_name);
  g_array_unref (self->people);
  g_array_unref (self->influences);
  g_array_unref (self->contacts);
  sal_id_map_free (self->indexes);
}

void
sal_stakeholder_map_unref (SalStakeholderMap *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, map_clear);
}

/**
 * sal_stakeholder_map_add:
 * @self: a map that is being made
 * @id: the id of a stakeholder
 * @name: what they are called
 *
 * Adds somebody of whom nothing else is known. sal_stakeholder_map_link() is to be called when all
 * are there.
 *
 * Returns: (transfer none): them, to be filled in before the next one is added
 */
SalStakeholder *
sal_stakeholder_map_add (SalStakeholderMap *self, gint64 id, const char *name)
{
  SalStakeholder person = { .id = id,
                            .name = g_strdup (name),
                            .role = SAL_DECISION_ROLE_NONE,
                            .power = SAL_POWER_NONE,
                            .attitude = SAL_ATTITUDE_NEUTRAL,
                            .last_activity = SAL_DATE_NONE,
                            .above = -1 };

  sal_id_map_insert (self->indexes, id, (gint32) self->people->len);
  g_array_append_val (self->people, person);

  return &g_array_index (self->people, SalStakeholder, self->people->len - 1);
}

/**
 * sal_stakeholder_map_is_above:
 * @self: a map
 * @person: somebody
 * @subordinate: somebody
 *
 * Tells whether one is the other, or the other reports to them in one step or several.
 *
 * Returns: %TRUE if so
 */
gboolean
sal_stakeholder_map_is_above (const SalStakeholderMap *self, guint person, guint subordinate)
{
  for (int i = (int) subordinate; i >= 0; i = sal_stakeholder_map_get (self, (guint) i)->above)
    if ((guint) i == person)
      return TRUE;

  return FALSE;
}

/**
 * sal_stakeholder_map_link:
 * @self: a map with all people
 *
 * Finds who is above whom. Lines that would lead round in a circle, which can come of undoing one
 * change among others, are left out, so that every way up ends.
 */
void
sal_stakeholder_map_link (SalStakeholderMap *self)
{
  for (guint i = 0; i < self->people->len; i++)
    g_array_index (self->people, SalStakeholder, i).above = -1;
  for (guint i = 0; i < self->people->len; i++)
    {
      SalStakeholder *person = &g_array_index (self->people, SalStakeholder, i);
      int above = sal_stakeholder_map_find (self, person->reports_to);

      if (above >= 0 && !sal_stakeholder_map_is_above (self, i, (guint) above))
        person->above = above;
    }
}

/**
 * sal_stakeholder_map_add_influence:
 * @self: a map with all people
 * @id: the id of an influence
 * @source: the id of a stakeholder
 * @target: the id of another
 * @strength: how strong it is
 *
 * Adds a line of influence.
 *
 * Returns: %FALSE if one of the two is not on the map, or they are the same
 */
gboolean
sal_stakeholder_map_add_influence (
    SalStakeholderMap *self, gint64 id, gint64 source, gint64 target, SalInfluenceStrength strength)
{
  int from = sal_stakeholder_map_find (self, source);
  int to = sal_stakeholder_map_find (self, target);
  SalInfluence influence = { id, (guint) from, (guint) to, strength };

  if (from < 0 || to < 0 || from == to)
    return FALSE;
  g_array_append_val (self->influences, influence);

  return TRUE;
}

/**
 * sal_stakeholder_map_find:
 * @self: a map
 * @id: the id of a stakeholder, or 0
 *
 * Finds somebody.
 *
 * Returns: their index, -1 if they are not on the map
 */
int
sal_stakeholder_map_find (const SalStakeholderMap *self, gint64 id)
{
  return id != 0 ? sal_id_map_lookup (self->indexes, id) : -1;
}

/**
 * sal_stakeholder_is_executive:
 * @self: a map
 * @person: somebody
 *
 * Tells whether the decision cannot be made without somebody: the economic buyer, a decision maker,
 * or the one who sponsors us.
 *
 * Returns: %TRUE if so
 */
gboolean
sal_stakeholder_is_executive (const SalStakeholderMap *self, guint person)
{
  const SalStakeholder *who = sal_stakeholder_map_get (self, person);

  return who->role == SAL_DECISION_ROLE_ECONOMIC_BUYER ||
         who->role == SAL_DECISION_ROLE_DECISION_MAKER || who->role == SAL_DECISION_ROLE_SPONSOR ||
         (self->sponsor != 0 && who->contact == self->sponsor);
}

static const char *
get_label (const SalChoice *choices, int index)
{
  return index >= 0 ? _ (choices[index].label) : NULL;
}

/* (nullable): NULL for none */
const char *
sal_decision_role_get_label (SalDecisionRole role)
{
  return get_label (sal_decision_roles, (int) role);
}

/* (nullable): NULL for none */
const char *
sal_power_get_label (SalPower power)
{
  return get_label (sal_stakeholder_powers, (int) power);
}

const char *
sal_attitude_get_label (SalAttitude attitude)
{
  return get_label (sal_stakeholder_attitudes, (int) attitude);
}

const char *
sal_contact_coverage_get_label (SalContactCoverage coverage)
{
  return get_label (sal_stakeholder_coverages, (int) coverage);
}

const char *
sal_influence_strength_get_label (SalInfluenceStrength strength)
{
  return get_label (sal_influence_strengths, (int) strength);
}

static void
add_part (GString *text, const char *what)
{
  if (what == NULL || *what == '\0')
    return;
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", what);
}

static void
take_part (GString *text, char *what)
{
  add_part (text, what);
  g_free (what);
}

static void
add_influences (const SalStakeholderMap *self, guint person, GString *text)
{
  for (guint i = 0; i < self->influences->len; i++)
    {
      const SalInfluence *influence = &g_array_index (self->influences, SalInfluence, i);
      const char *source = sal_stakeholder_map_get (self, influence->source)->name;
      const char *target = sal_stakeholder_map_get (self, influence->target)->name;

      if (influence->source == person)
        take_part (text, g_strdup_printf (_ ("influences %s"), target));
      if (influence->target == person)
        take_part (text, g_strdup_printf (_ ("is influenced by %s"), source));
    }
}

/**
 * sal_stakeholder_describe:
 * @self: a map
 * @person: somebody
 *
 * Says all that the map shows of somebody.
 *
 * Returns: (transfer full): "Ada Bell, Plant Manager, economic buyer, …"
 */
char *
sal_stakeholder_describe (const SalStakeholderMap *self, guint person)
{
  const SalStakeholder *who = sal_stakeholder_map_get (self, person);
  GString *text = g_string_new (who->name);

  add_part (text, who->job_title);
  add_part (text, sal_decision_role_get_label (who->role));
  if (who->power != SAL_POWER_NONE)
    /* translators: %s is low, medium or high */
    take_part (text, g_strdup_printf (_ ("power: %s"), sal_power_get_label (who->power)));
  add_part (text, sal_attitude_get_label (who->attitude));
  add_part (text, sal_contact_coverage_get_label (who->coverage));
  if (who->coverer != NULL)
    take_part (text, g_strdup_printf (_ ("covered by %s"), who->coverer));
  if (who->above >= 0)
    take_part (text,
               g_strdup_printf (_ ("reports to %s"),
                                sal_stakeholder_map_get (self, (guint) who->above)->name));
  add_influences (self, person, text);

  return g_string_free (text, FALSE);
}

static gboolean
is_same_name (const char *one, const char *other)
{
  g_autofree char *a = g_utf8_casefold (one, -1), *b = g_utf8_casefold (other, -1);

  return g_utf8_collate (a, b) == 0;
}

/**
 * sal_stakeholder_map_has_person:
 * @self: a map
 * @name: what somebody is called
 *
 * Checks whether somebody on the map is called so. Capitals make no difference.
 *
 * Returns: whether there is one
 */
gboolean
sal_stakeholder_map_has_person (const SalStakeholderMap *self, const char *name)
{
  for (guint i = 0; i < self->people->len; i++)
    if (is_same_name (g_array_index (self->people, SalStakeholder, i).name, name))
      return TRUE;

  return FALSE;
}

/**
 * sal_stakeholder_map_has_name:
 * @self: a map
 * @name: what somebody is called
 *
 * Checks whether a contact of the account is called so, on the map or not. Capitals make no
 * difference.
 *
 * Returns: whether there is one
 */
gboolean
sal_stakeholder_map_has_name (const SalStakeholderMap *self, const char *name)
{
  if (sal_stakeholder_map_has_person (self, name))
    return TRUE;
  for (guint i = 0; i < self->contacts->len; i++)
    if (is_same_name (g_array_index (self->contacts, SalMapContact, i).name, name))
      return TRUE;

  return FALSE;
}
