/* sal-territory-design-pieces.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territory-design-private.h"

#include <string.h>

/* Whether territories are in one piece: found by a search through neighbouring areas, of those
 * territories alone that changed since it was last asked. */

typedef struct
{
  guint mark;
  guint n_areas;
  guint first; /* the area with the smallest index */
} Piece;

/* Marks the piece that @start is in; areas that are still to be marked have @before or less. */
static Piece
mark_piece (SalTerritoryDesign *self, guint start, guint before)
{
  const SalGeographyNeighbors *neighbors = sal_geography_get_neighbors (self->geography);
  gint32 territory = self->assignment[start];
  Piece piece = { ++self->mark, 0, start };
  guint n_stack = 0;

  self->marks[start] = piece.mark;
  self->stack[n_stack++] = start;
  while (n_stack > 0)
    {
      guint area = self->stack[--n_stack];

      piece.n_areas++;
      piece.first = MIN (piece.first, area);
      for (guint i = neighbors->first[area]; i < neighbors->first[area + 1]; i++)
        {
          guint other = neighbors->areas[i];

          if (self->assignment[other] != territory || self->marks[other] > before)
            continue;
          self->marks[other] = piece.mark;
          self->stack[n_stack++] = other;
        }
    }

  return piece;
}

/* Of pieces with as many areas the one with the first area counts as the largest, so that it does
 * not depend on the order of moves. */
static gboolean
is_larger (const Piece *one, const Piece *other)
{
  return one->n_areas > other->n_areas ||
         (one->n_areas == other->n_areas && one->first < other->first);
}

static void
count_pieces (SalTerritoryDesign *self, gint32 territory)
{
  Piece largest = { 0, 0, 0 };
  guint before, first = self->members[territory + 1];

  if (self->mark > G_MAXUINT - self->n_areas)
    {
      memset (self->marks, 0, self->n_areas * sizeof *self->marks);
      self->mark = 0;
    }
  before = self->mark;
  for (guint area = first; area != SAL_GEOGRAPHY_NONE; area = self->next[area])
    {
      Piece piece;

      if (self->marks[area] > before)
        continue;
      piece = mark_piece (self, area, before);
      self->pieces[territory + 1]++;
      if (is_larger (&piece, &largest))
        largest = piece;
    }
  for (guint area = first; area != SAL_GEOGRAPHY_NONE; area = self->next[area])
    self->detached[area] = self->marks[area] != largest.mark;
}

static gboolean
is_known (const SalTerritoryDesign *self, gint32 territory)
{
  return self->pieces[territory + 1] != 0 || self->n_areas_of[territory + 1] == 0;
}

/**
 * sal_territory_design_count_pieces:
 * @self: a design
 * @territory: the index of a territory
 *
 * Counts the pieces that a territory is in. Areas that only a bridge joins are one piece.
 *
 * Returns: 1 if all of its areas hang together, 0 if it has none
 */
guint
sal_territory_design_count_pieces (SalTerritoryDesign *self, guint territory)
{
  g_return_val_if_fail (territory < self->territories->len, 0);

  if (!is_known (self, (gint32) territory))
    count_pieces (self, (gint32) territory);

  return self->pieces[territory + 1];
}

/**
 * sal_territory_design_is_detached:
 * @self: a design
 * @area: an area
 *
 * Tells whether an area is not in the piece of its territory that has most areas.
 *
 * Returns: whether it is detached
 */
gboolean
sal_territory_design_is_detached (SalTerritoryDesign *self, guint area)
{
  gint32 territory = self->assignment[area];

  if (territory == SAL_TERRITORY_NONE)
    return FALSE;
  if (!is_known (self, territory))
    count_pieces (self, territory);

  return self->detached[area];
}
