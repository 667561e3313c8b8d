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
  guint first;          /* the area with the smallest index */
  SalCoordinate middle; /* the sum, then the mean, of the centres of its areas */
  guint nearest;        /* the area whose centre is nearest to it */
  double distance;      /* how far, in squares of degrees */
} Piece;

/* What is known of an area that is detached. */
enum
{
  DETACHED = 1 << 0,
  STANDS_FOR_PIECE = 1 << 1,
};

/* Marks the piece that @start is in; areas that are still to be marked have @before or less. */
static Piece
mark_piece (SalTerritoryDesign *self, guint start, guint before)
{
  const SalGeographyNeighbors *neighbors = sal_geography_get_neighbors (self->geography);
  gint32 territory = self->assignment[start];
  const SalGeographyArea *areas = sal_geography_get_areas (self->geography, NULL);
  Piece piece = { .mark = ++self->mark, .first = start, .nearest = start };
  guint n_stack = 0;

  self->marks[start] = piece.mark;
  self->stack[n_stack++] = start;
  while (n_stack > 0)
    {
      guint area = self->stack[--n_stack];

      piece.n_areas++;
      piece.first = MIN (piece.first, area);
      piece.middle.latitude += areas[area].center.latitude;
      piece.middle.longitude += areas[area].center.longitude;
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

/* Of each piece, the area in its middle stands for it. */
static void
choose_middles (SalTerritoryDesign *self, GArray *pieces, guint first, guint before)
{
  const SalGeographyArea *areas = sal_geography_get_areas (self->geography, NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      Piece *piece = &g_array_index (pieces, Piece, i);

      piece->middle.latitude /= piece->n_areas;
      piece->middle.longitude /= piece->n_areas;
      piece->distance = G_MAXDOUBLE;
    }
  for (guint area = first; area != SAL_GEOGRAPHY_NONE; area = self->next[area])
    {
      Piece *piece = &g_array_index (pieces, Piece, self->marks[area] - before - 1);
      double up = areas[area].center.latitude - piece->middle.latitude;
      double right = areas[area].center.longitude - piece->middle.longitude;
      double distance = up * up + right * right;

      if (distance > piece->distance || (distance == piece->distance && area > piece->nearest))
        continue;
      piece->distance = distance;
      piece->nearest = area;
    }
}

/* Marks that are to come do not run over. */
static void
make_room_for_marks (SalTerritoryDesign *self)
{
  if (self->mark <= G_MAXUINT - self->n_areas)
    return;

  memset (self->marks, 0, self->n_areas * sizeof *self->marks);
  self->mark = 0;
}

static void
count_pieces (SalTerritoryDesign *self, gint32 territory)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  Piece largest = { 0 };
  guint before, first = self->members[territory + 1];

  make_room_for_marks (self);
  before = self->mark;
  for (guint area = first; area != SAL_GEOGRAPHY_NONE; area = self->next[area])
    {
      Piece piece;

      if (self->marks[area] > before)
        continue;
      piece = mark_piece (self, area, before);
      self->pieces[territory + 1]++;
      g_array_append_val (pieces, piece);
      if (is_larger (&piece, &largest))
        largest = piece;
    }
  for (guint area = first; area != SAL_GEOGRAPHY_NONE; area = self->next[area])
    self->detached[area] = self->marks[area] != largest.mark ? DETACHED : 0;
  if (pieces->len <= 1)
    return;
  choose_middles (self, pieces, first, before);
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);

      if (piece->mark != largest.mark)
        self->detached[piece->nearest] |= STANDS_FOR_PIECE;
    }
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

static guint
find_detached (SalTerritoryDesign *self, guint area)
{
  gint32 territory = self->assignment[area];

  if (territory == SAL_TERRITORY_NONE)
    return 0;
  if (!is_known (self, territory))
    count_pieces (self, territory);

  return self->detached[area];
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
  return find_detached (self, area) != 0;
}

/**
 * sal_territory_design_stands_for_piece:
 * @self: a design
 * @area: an area
 *
 * Tells whether an area is detached and in the middle of the piece it is in: of each detached piece
 * exactly one is, the one whose centre is nearest to the mean of all centres of the piece.
 *
 * Returns: whether it stands for its piece
 */
gboolean
sal_territory_design_stands_for_piece (SalTerritoryDesign *self, guint area)
{
  return (find_detached (self, area) & STANDS_FOR_PIECE) != 0;
}

/**
 * sal_territory_design_count_piece:
 * @self: a design
 * @area: an area
 *
 * Counts the areas that hang together with an area in its territory.
 *
 * Returns: how many there are, with the area itself; 0 if no territory has it
 */
guint
sal_territory_design_count_piece (SalTerritoryDesign *self, guint area)
{
  g_return_val_if_fail (area < self->n_areas, 0);

  if (self->assignment[area] == SAL_TERRITORY_NONE)
    return 0;

  make_room_for_marks (self);

  return mark_piece (self, area, self->mark).n_areas;
}
