/* sal-map-style-dots.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-map-draw.h"
#include "sal-map-style-private.h"

/* What is drawn on a map for its own place: accounts, and where people live. */

static void
home_clear (gpointer data)
{
  SalMapHome *self = data;

  g_free (self->name);
  g_free (self->initials);
}

GArray *
sal_map_homes_new (const SalMapHome *homes, guint n_homes)
{
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (SalMapHome));

  g_array_set_clear_func (copy, home_clear);
  for (guint i = 0; i < n_homes; i++)
    {
      SalMapHome home = homes[i];

      home.name = g_strdup (home.name);
      home.initials = g_strdup (home.initials);
      g_array_append_val (copy, home);
    }

  return copy;
}

/**
 * sal_map_style_set_dots:
 * @self: the style
 * @dots: (array length=n_dots): the dots, of which later ones are drawn above those before
 * @n_dots: their number
 *
 * Sets all dots. The large ones should come first: where many are close together on the map, the
 * first of them are drawn.
 */
void
sal_map_style_set_dots (SalMapStyle *self, const SalMapDot *dots, guint n_dots)
{
  g_array_set_size (self->dots, 0);
  if (n_dots > 0)
    g_array_append_vals (self->dots, dots, n_dots);
}

/**
 * sal_map_style_set_homes:
 * @self: the style
 * @homes: (array length=n_homes): where people live
 * @n_homes: their number
 *
 * Sets all homes; names are copied.
 */
void
sal_map_style_set_homes (SalMapStyle *self, const SalMapHome *homes, guint n_homes)
{
  g_array_unref (self->homes);
  self->homes = sal_map_homes_new (homes, n_homes);
}

/**
 * sal_map_style_find_dot:
 * @self: the style
 * @viewport: what part of the map is seen
 * @x: a place on screen: the distance from the left
 * @y: the distance from the top
 *
 * Finds the dot at a place: of several, the one whose centre is nearest.
 *
 * Returns: its index, or %SAL_MAP_NO_DOT
 */
guint
sal_map_style_find_dot (const SalMapStyle *self, const SalMapViewport *viewport, double x, double y)
{
  guint found = SAL_MAP_NO_DOT;
  double nearest = G_MAXDOUBLE;

  for (guint i = 0; i < self->dots->len; i++)
    {
      const SalMapDot *dot = &g_array_index (self->dots, SalMapDot, i);
      SalMapPoint at = sal_map_viewport_from_plane (viewport, dot->point);
      double distance = hypot (at.x - x, at.y - y);

      if (distance > MAX (dot->radius, SAL_MAP_DOT_REACH) || distance >= nearest)
        continue;
      found = i;
      nearest = distance;
    }

  return found;
}
