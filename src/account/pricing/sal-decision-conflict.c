/* sal-decision-conflict.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-decision-conflict.h"

#include "sal-date.h"

static gboolean
begins_before_end (const SalDecisionRight *one, const SalDecisionRight *other)
{
  return other->to == SAL_DATE_NONE || one->from <= other->to;
}

static gboolean
includes (const SalDecisionRight *one, const SalDecisionRight *other)
{
  return one->discount >= other->discount &&
         sal_decision_right_get_size (one) >= sal_decision_right_get_size (other);
}

static gboolean
meets (const SalDecisionRight *one, const SalDecisionRight *other)
{
  return one->family == other->family && begins_before_end (one, other) &&
         begins_before_end (other, one);
}

/* Whether a higher role may give less than a lower one, and has no other right that makes up for
 * it. */
static gboolean
is_less (const SalDecisionRights *rights, const SalDecisionRight *high, const SalDecisionRight *low)
{
  if (low->discount <= high->discount || sal_decision_right_get_size (low) == 0 ||
      !sal_decision_rights_is_above (rights, high->role, low->role))
    return FALSE;
  for (guint i = 0; i < rights->rights->len; i++)
    {
      const SalDecisionRight *right = &g_array_index (rights->rights, SalDecisionRight, i);

      if (g_str_equal (right->role, high->role) && meets (right, low) && includes (right, low))
        return FALSE;
    }

  return TRUE;
}

/* Of one role, limits that go further in discount and less far in size stand beside each other:
 * small deals may have more. */
static SalDecisionConflict
compare (const SalDecisionRights *rights,
         const SalDecisionRight *one,
         const SalDecisionRight *other)
{
  if (!meets (one, other))
    return SAL_DECISION_CONFLICT_NONE;
  if (g_str_equal (one->role, other->role))
    return includes (one, other) || includes (other, one) ? SAL_DECISION_CONFLICT_LIMITS
                                                          : SAL_DECISION_CONFLICT_NONE;
  if (is_less (rights, one, other))
    return SAL_DECISION_CONFLICT_BELOW;
  if (is_less (rights, other, one))
    return SAL_DECISION_CONFLICT_ABOVE;

  return one->discount == other->discount &&
                 sal_decision_right_get_size (one) == sal_decision_right_get_size (other)
             ? SAL_DECISION_CONFLICT_ROLES
             : SAL_DECISION_CONFLICT_NONE;
}

/**
 * sal_decision_conflict_find:
 * @rights: a matrix
 * @right: the id of one of its lines
 * @other: (out): the id of the first line that contradicts it
 *
 * Finds whether a right contradicts another one for the same product family, on days on which both
 * hold.
 *
 * Returns: how it does
 */
SalDecisionConflict
sal_decision_conflict_find (const SalDecisionRights *rights, gint64 right, gint64 *other)
{
  const SalDecisionRight *lines = (const SalDecisionRight *) (gpointer) rights->rights->data;
  const SalDecisionRight *one = NULL;

  for (guint i = 0; i < rights->rights->len && one == NULL; i++)
    if (lines[i].id == right)
      one = &lines[i];
  for (guint i = 0; one != NULL && i < rights->rights->len; i++)
    {
      SalDecisionConflict found =
          &lines[i] != one ? compare (rights, one, &lines[i]) : SAL_DECISION_CONFLICT_NONE;

      if (found == SAL_DECISION_CONFLICT_NONE)
        continue;
      *other = lines[i].id;
      return found;
    }

  return SAL_DECISION_CONFLICT_NONE;
}
