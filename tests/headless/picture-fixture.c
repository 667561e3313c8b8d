/* picture-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "picture-fixture.h"

#include <pango/pangocairo.h>
#include <stdlib.h>

/* Rasterisers of other versions round the edges of glyphs differently: a channel may be off by
 * this much, of 255, … */
#define CHANNEL_TOLERANCE 24

/* … and at most one pixel in this many by more. */
#define PIXELS_PER_OUTLIER 1000

gboolean
picture_has_font (const char *name)
{
  PangoFontMap *map = pango_cairo_font_map_get_default ();
  PangoFontFamily **families;
  int n;
  gboolean found = FALSE;

  pango_font_map_list_families (map, &families, &n);
  for (int i = 0; i < n; i++)
    found |= g_str_equal (pango_font_family_get_name (families[i]), name);
  g_free (families);

  return found;
}

/* How far the furthest channel of two pixels is apart. */
static int
pixel_difference (guint32 one, guint32 other)
{
  int most = 0;

  for (int shift = 0; shift < 24; shift += 8)
    most = MAX (most, abs ((int) (one >> shift & 0xff) - (int) (other >> shift & 0xff)));

  return most;
}

/* The pixels that differ by more than is tolerated. */
guint
picture_count_outliers (cairo_surface_t *one, cairo_surface_t *other)
{
  int width = cairo_image_surface_get_width (one), height = cairo_image_surface_get_height (one);
  guint n = 0;

  for (int y = 0; y < height; y++)
    {
      const guint32 *row = (gconstpointer) (cairo_image_surface_get_data (one) +
                                            y * cairo_image_surface_get_stride (one));
      const guint32 *stored = (gconstpointer) (cairo_image_surface_get_data (other) +
                                               y * cairo_image_surface_get_stride (other));

      for (int x = 0; x < width; x++)
        n += pixel_difference (row[x], stored[x]) > CHANNEL_TOLERANCE;
    }

  return n;
}

/* How many there may be in a picture of that size. */
guint
picture_most_outliers (cairo_surface_t *surface)
{
  return (guint) (cairo_image_surface_get_width (surface) *
                  cairo_image_surface_get_height (surface)) /
         PIXELS_PER_OUTLIER;
}

/* Asserts that a picture is as it is stored. */
void
picture_compare (cairo_surface_t *surface, const char *path)
{
  cairo_surface_t *stored = cairo_image_surface_create_from_png (path);
  guint outliers;

  if (cairo_surface_status (stored) != CAIRO_STATUS_SUCCESS)
    g_error ("%s: %s", path, cairo_status_to_string (cairo_surface_status (stored)));
  g_assert_cmpint (
      cairo_image_surface_get_width (stored), ==, cairo_image_surface_get_width (surface));
  g_assert_cmpint (
      cairo_image_surface_get_height (stored), ==, cairo_image_surface_get_height (surface));
  outliers = picture_count_outliers (surface, stored);
  if (outliers > picture_most_outliers (surface))
    {
      g_autofree char *base = g_path_get_basename (path);
      g_autofree char *actual = g_test_build_filename (G_TEST_BUILT, base, NULL);

      cairo_surface_write_to_png (surface, actual);
      g_test_message ("%u pixels are not as in %s; see %s", outliers, path, actual);
    }
  g_assert_cmpuint (outliers, <=, picture_most_outliers (surface));
  cairo_surface_destroy (stored);
}
