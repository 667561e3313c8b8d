/* sal-territory-design-pieces.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territory-design-private.h"

/* Whether territories are in one piece: found by a search through neighbouring areas, of those
 * territories alone that changed since it was last asked. */

/* Numbers the piece that @start is in; returns how many areas it has. */
static guint
number_piece (
    const SalTerritoryDesign *self, guint start, guint piece, guint *pieces, GArray *stack)
{
  const SalGeographyNeighbors *neighbors = sal_geography_get_neighbors (self->geography);
  gint32 territory = self->assignment[start];
  guint n = 0;

  pieces[start] = piece;
  g_array_set_size (stack, 0);
  g_array_append_val (stack, start);
  while (stack->len > 0)
    {
      guint area = g_array_index (stack, guint, stack->len - 1);

      g_array_set_size (stack, stack->len - 1);
      n++;
      for (guint i = neighbors->first[area]; i < neighbors->first[area + 1]; i++)
        {
          guint other = neighbors->areas[i];

          if (self->assignment[other] != territory || pieces[other] != 0)
            continue;
          pieces[other] = piece;
          g_array_append_val (stack, other);
        }
    }

  return n;
}

static void
count_pieces (SalTerritoryDesign *self)
{
  g_autofree guint *pieces = g_new0 (guint, self->n_areas);
  g_autofree guint *largest = g_new0 (guint, self->territories->len);
  g_autofree guint *largest_size = g_new0 (guint, self->territories->len);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint8 *is_due = g_new0 (guint8, self->territories->len);
  guint n_pieces = 0;

  for (guint t = 0; t < self->territories->len; t++)
    is_due[t] = self->pieces[t + 1] == 0;
  for (guint area = 0; area < self->n_areas; area++)
    {
      gint32 t = self->assignment[area];
      guint size;

      if (t == SAL_TERRITORY_NONE || !is_due[t] || pieces[area] != 0)
        continue;
      size = number_piece (self, area, ++n_pieces, pieces, stack);
      self->pieces[t + 1]++;
      if (size > largest_size[t])
        {
          largest_size[t] = size;
          largest[t] = n_pieces;
        }
    }
  for (guint area = 0; area < self->n_areas; area++)
    {
      gint32 t = self->assignment[area];

      if (t == SAL_TERRITORY_NONE)
        self->detached[area] = FALSE;
      else if (is_due[t])
        self->detached[area] = pieces[area] != largest[t];
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
    count_pieces (self);

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
    count_pieces (self);

  return self->detached[area];
}
