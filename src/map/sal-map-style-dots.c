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
 * sal_map_style_set_dot_legend:
 * @self: the style
 * @title: (nullable): what the sizes of dots are a measure of
 * @note: (nullable): what their colours say
 * @labels: (array length=n_labels): what the size of each example stands for
 * @radii: (array length=n_labels): the radius of each, in pixels
 * @n_labels: the number of examples
 *
 * Sets the legend of the dots; it is drawn as long as there are any.
 */
void
sal_map_style_set_dot_legend (SalMapStyle *self,
                              const char *title,
                              const char *note,
                              const char *const *labels,
                              const float *radii,
                              guint n_labels)
{
  char **copy = g_new0 (char *, n_labels + 1);

  for (guint i = 0; i < n_labels; i++)
    copy[i] = g_strdup (labels[i]);
  g_strfreev (self->dot_labels);
  self->dot_labels = copy;
  g_array_set_size (self->dot_radii, 0);
  if (n_labels > 0)
    g_array_append_vals (self->dot_radii, radii, n_labels);
  g_free (self->dot_title);
  self->dot_title = g_strdup (title);
  g_free (self->dot_note);
  self->dot_note = g_strdup (note);
}

gboolean
sal_map_style_has_dot_legend (const SalMapStyle *self)
{
  return self->dots->len > 0 && self->dot_radii->len > 0;
}

/**
 * sal_map_style_has_legend:
 * @self: the style
 *
 * Tells whether colours or dots are explained.
 *
 * Returns: whether %SAL_MAP_LEGEND draws anything
 */
gboolean
sal_map_style_has_legend (const SalMapStyle *self)
{
  return (self->fill != SAL_MAP_FILL_TERRITORIES && self->n_shades > 0) ||
         sal_map_style_has_dot_legend (self);
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
