/* sal-territory-design-moves.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territory-design-private.h"

/* Who has what: areas that move, or are locked, and accounts. */

const gint32 *
sal_territory_design_get_assignment (const SalTerritoryDesign *self)
{
  return self->assignment;
}

/**
 * sal_territory_design_is_locked:
 * @self: a design
 * @area: an area
 *
 * Tells whether an area stays where it is: because it is locked itself or its territory is.
 *
 * Returns: whether it is
 */
gboolean
sal_territory_design_is_locked (const SalTerritoryDesign *self, guint area)
{
  gint32 territory = self->assignment[area];

  return self->locked[area] ||
         (territory != SAL_TERRITORY_NONE &&
          sal_territory_design_get_territory (self, (guint) territory)->is_locked);
}

void
sal_territory_design_set_locked (SalTerritoryDesign *self, guint area, gboolean locked)
{
  self->locked[area] = locked != FALSE;
}

void
sal_territory_design_set_territory_locked (SalTerritoryDesign *self, guint index, gboolean locked)
{
  g_array_index (self->territories, SalDesignTerritory, index).is_locked = locked != FALSE;
}

/**
 * sal_territory_design_move:
 * @self: a design
 * @areas: (array length=n_areas): some areas
 * @n_areas: how many
 * @territory: the index of the territory they are to belong to, or %SAL_TERRITORY_NONE
 * @moves: (nullable) (element-type SalDesignMove): gets what was moved
 *
 * Moves areas to a territory: those that are not there already, and are not locked; none if the
 * territory is locked. All sums follow.
 *
 * Returns: how many were moved
 */
guint
sal_territory_design_move (
    SalTerritoryDesign *self, const guint *areas, guint n_areas, gint32 territory, GArray *moves)
{
  guint n_moved = 0;

  g_return_val_if_fail (territory < (gint32) self->territories->len, 0);

  if (territory != SAL_TERRITORY_NONE &&
      sal_territory_design_get_territory (self, (guint) territory)->is_locked)
    return 0;

  for (guint i = 0; i < n_areas; i++)
    {
      SalDesignMove move = { areas[i], self->assignment[areas[i]], territory };

      if (move.from == territory || sal_territory_design_is_locked (self, areas[i]))
        continue;
      sal_territory_design_move_area (self, areas[i], territory);
      if (moves != NULL)
        g_array_append_val (moves, move);
      n_moved++;
    }

  return n_moved;
}

/**
 * sal_territory_design_revert:
 * @self: a design
 * @moves: (element-type SalDesignMove): moves that were made, in their order
 *
 * Takes moves back, the last of them first.
 */
void
sal_territory_design_revert (SalTerritoryDesign *self, const GArray *moves)
{
  for (guint i = moves->len; i-- > 0;)
    {
      const SalDesignMove *move = &g_array_index (moves, SalDesignMove, i);

      if (self->assignment[move->area] != move->from)
        sal_territory_design_move_area (self, move->area, move->from);
    }
}

/**
 * sal_territory_design_get_account_territory:
 * @self: a design
 * @account: the index of an account
 * @reason: (out) (nullable): why it is there
 *
 * Finds the territory that has an account: the one that has it by name, else that of the rule it
 * matches, else that of the area it lies in.
 *
 * Returns: the index of the territory, %SAL_TERRITORY_NONE if none has it
 */
gint32
sal_territory_design_get_account_territory (const SalTerritoryDesign *self,
                                            guint account,
                                            SalDesignReason *reason)
{
  const SalDesignAccount *found = &g_array_index (self->accounts, SalDesignAccount, account);
  gint32 territory = sal_design_account_beside_area (found);
  SalDesignReason why =
      found->named != SAL_TERRITORY_NONE ? SAL_DESIGN_REASON_NAMED : SAL_DESIGN_REASON_RULE;

  if (territory == SAL_TERRITORY_NONE)
    {
      territory =
          found->area != SAL_GEOGRAPHY_NONE ? self->assignment[found->area] : SAL_TERRITORY_NONE;
      why = territory != SAL_TERRITORY_NONE ? SAL_DESIGN_REASON_AREA : SAL_DESIGN_REASON_NONE;
    }
  if (reason != NULL)
    *reason = why;

  return territory;
}
