/* sal-stakeholder-room.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholder-room.h"

#include <math.h>
#include <stdlib.h>

/* From one box to the next at least: half of what is free between boxes otherwise may be lost where
 * boxes were moved by hand. */
#define ACROSS (SAL_STAKEHOLDER_WIDTH + SAL_STAKEHOLDER_GAP / 2)
#define DOWN   (SAL_STAKEHOLDER_HEIGHT + SAL_STAKEHOLDER_GAP / 2)

/* Sums of places are not exact; a box that touches what must be free is beside it. */
#define EXACT 1e-6

static gboolean
is_near (double one, double other, double least)
{
  return fabs (one - other) < least - EXACT;
}

/* The first of @taken that a box at @place would be too near to, or NULL */
static const SalStakeholderPlace *
find_near (const GArray *taken, const SalStakeholderPlace *place)
{
  for (guint i = 0; i < taken->len; i++)
    {
      const SalStakeholderPlace *other = &g_array_index (taken, SalStakeholderPlace, i);

      if (is_near (other->x, place->x, ACROSS) && is_near (other->y, place->y, DOWN))
        return other;
    }

  return NULL;
}

/**
 * sal_stakeholder_room_is_free:
 * @taken: (element-type SalStakeholderPlace): where there are boxes
 * @place: where another one might be
 *
 * Checks whether there is room for a box, with something free about it.
 *
 * Returns: whether there is
 */
gboolean
sal_stakeholder_room_is_free (const GArray *taken, const SalStakeholderPlace *place)
{
  return find_near (taken, place) == NULL;
}

static int
compare_heights (const void *one, const void *other)
{
  const SalStakeholderPlace *a = one, *b = other;

  if (a->y != b->y)
    return a->y < b->y ? -1 : 1;

  return (a->x > b->x) - (a->x < b->x);
}

static int
compare_distances (gconstpointer one, gconstpointer other, gpointer data)
{
  const double *a = one, *b = other, *from = data;
  double first = fabs (*a - *from), second = fabs (*b - *from);

  if (first != second)
    return first < second ? -1 : 1;

  return (*a < *b) - (*a > *b); /* to the right first */
}

/* The nearest room below (@side 1) or above (-1) @place, or there; @rows: @taken by their height */
static double
find_in_column (const GArray *rows, SalStakeholderPlace place, int side)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const SalStakeholderPlace *other =
          &g_array_index (rows, SalStakeholderPlace, side > 0 ? i : rows->len - 1 - i);

      if (is_near (other->x, place.x, ACROSS) && is_near (other->y, place.y, DOWN))
        place.y = other->y + side * DOWN;
    }

  return place.y;
}

/* Where a box might be: as wanted, or close beside another one; the nearest first */
static GArray *
list_columns (const GArray *taken, double wanted)
{
  GArray *columns = g_array_sized_new (FALSE, FALSE, sizeof (double), 2 * taken->len + 1);

  g_array_append_val (columns, wanted);
  for (guint i = 0; i < taken->len; i++)
    for (int side = -1; side <= 1; side += 2)
      {
        double x = g_array_index (taken, SalStakeholderPlace, i).x + side * ACROSS;

        g_array_append_val (columns, x);
      }
  g_array_sort_with_data (columns, compare_distances, &wanted);

  return columns;
}

/**
 * sal_stakeholder_room_find:
 * @taken: (element-type SalStakeholderPlace): where there are boxes
 * @wanted: where another one is wanted
 *
 * Finds the place for a box that is nearest to where it is wanted and lies on no other, with
 * something free about it. Of two as near, the one further to the right, then the lower one.
 *
 * Returns: the place, which is @wanted if it is free
 */
SalStakeholderPlace
sal_stakeholder_room_find (const GArray *taken, SalStakeholderPlace wanted)
{
  SalStakeholderPlace found = wanted;
  double least = G_MAXDOUBLE;
  g_autoptr (GArray) columns = NULL;
  g_autoptr (GArray) rows = NULL;

  if (sal_stakeholder_room_is_free (taken, &wanted))
    return wanted;
  columns = list_columns (taken, wanted.x);
  rows = g_array_copy ((GArray *) taken);
  qsort (rows->data, rows->len, sizeof (SalStakeholderPlace), compare_heights);
  for (guint i = 0; i < columns->len; i++)
    {
      SalStakeholderPlace place = { g_array_index (columns, double, i), wanted.y };

      if (fabs (place.x - wanted.x) >= least)
        break;
      for (int side = 1; side >= -1; side -= 2)
        {
          double y = find_in_column (rows, place, side);
          double distance = hypot (place.x - wanted.x, y - wanted.y);

          if (distance >= least)
            continue;
          least = distance;
          found = (SalStakeholderPlace){ place.x, y };
        }
    }

  return found;
}

/**
 * sal_stakeholder_room_find_beyond:
 * @taken: (element-type SalStakeholderPlace): where there are boxes
 * @wanted: where another one is wanted
 * @across: 1 to look to the right, -1 to the left, or 0
 * @down: if @across is 0, 1 to look below, -1 above
 *
 * Finds the first place for a box on one side of where it is wanted.
 *
 * Returns: the place, which is @wanted if it is free
 */
SalStakeholderPlace
sal_stakeholder_room_find_beyond (const GArray *taken,
                                  SalStakeholderPlace wanted,
                                  int across,
                                  int down)
{
  const SalStakeholderPlace *near;

  while ((near = find_near (taken, &wanted)) != NULL)
    {
      if (across != 0)
        wanted.x = near->x + across * ACROSS;
      else
        wanted.y = near->y + down * DOWN;
    }

  return wanted;
}
