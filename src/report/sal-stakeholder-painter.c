/* sal-stakeholder-painter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholder-painter.h"

#include <math.h>

#include "sal-stakeholder-mark-private.h"

/* So many boxes take less than half of a frame. */
#define BOXES_AT_ONCE 24

/* A box as it was drawn. */
typedef struct
{
  cairo_surface_t *surface;
  double scale; /* pixels of the surface to a unit of the map */
  guint looks;  /* of what it was drawn from */
} Picture;

struct _SalStakeholderPainter
{
  GHashTable *pictures; /* id of a stakeholder to Picture */
};

static void
picture_free (gpointer data)
{
  Picture *self = data;

  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_free (self);
}

SalStakeholderPainter *
sal_stakeholder_painter_new (void)
{
  SalStakeholderPainter *self = g_new0 (SalStakeholderPainter, 1);

  self->pictures = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, picture_free);

  return self;
}

void
sal_stakeholder_painter_free (SalStakeholderPainter *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->pictures);
  g_free (self);
}

static guint
hash_text (guint hash, const char *text)
{
  return hash * 31 + (text != NULL ? g_str_hash (text) : 7);
}

/* A number that is another one where a box looks different. */
static guint
hash_looks (const SalStakeholder *person, const SalChartTheme *theme)
{
  guint hash = theme->dark * 2u + (theme->high_contrast != 0);

  hash = hash * 31 + (guint) (person->role + 1);
  hash = hash * 31 + (guint) (person->power + 1);
  hash = hash * 31 + (guint) person->attitude;
  hash = hash * 31 + (guint) person->coverage;
  hash = hash_text (hash, person->name);
  hash = hash_text (hash, person->job_title);

  return hash_text (hash, person->coverer);
}

static Picture *
find_picture (SalStakeholderPainter *self, gint64 id)
{
  Picture *picture = g_hash_table_lookup (self->pictures, &id);

  if (picture == NULL)
    {
      picture = g_new0 (Picture, 1);
      g_hash_table_insert (self->pictures, g_memdup2 (&id, sizeof id), picture);
    }

  return picture;
}

static void
draw_picture (Picture *picture,
              const SalStakeholder *person,
              double scale,
              double density,
              const SalChartTheme *theme)
{
  cairo_t *cr;

  g_clear_pointer (&picture->surface, cairo_surface_destroy);
  picture->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                                 (int) ceil (SAL_STAKEHOLDER_WIDTH * scale),
                                                 (int) ceil (SAL_STAKEHOLDER_HEIGHT * scale));
  cr = cairo_create (picture->surface);
  cairo_scale (cr, scale, scale);
  sal_stakeholder_draw_box (person, cr, theme, scale / density >= SAL_STAKEHOLDER_LEGIBLE);
  cairo_destroy (cr);
  picture->scale = scale;
  picture->looks = hash_looks (person, theme);
}

/* On whole pixels a picture of the right size is copied as it is. */
static void
show_picture (const Picture *picture, cairo_t *cr, double x, double y, double scale, double density)
{
  gboolean exact = picture->scale == scale * density;

  cairo_save (cr);
  cairo_translate (cr, round (x * density) / density, round (y * density) / density);
  cairo_scale (cr, scale / picture->scale, scale / picture->scale);
  cairo_set_source_surface (cr, picture->surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr),
                            exact ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_FAST);
  cairo_paint (cr);
  cairo_restore (cr);
}

/* Until there is a picture */
static void
show_outline (const SalStakeholder *person,
              cairo_t *cr,
              double x,
              double y,
              double scale,
              const SalChartTheme *theme)
{
  const SalStakeholderBox box = {
    x, y, SAL_STAKEHOLDER_WIDTH * scale, SAL_STAKEHOLDER_HEIGHT * scale
  };

  cairo_rectangle (cr, box.x, box.y, box.width, box.height);
  sal_stakeholder_set_color (cr, sal_chart_palette_role (theme, SAL_CHART_ROLE_TRACK));
  cairo_fill (cr);
}

/* TRUE if the box is drawn as it should be; @left: how many may still be drawn anew */
static gboolean
draw_person (SalStakeholderPainter *self,
             const SalStakeholder *person,
             cairo_t *cr,
             double x,
             double y,
             const SalStakeholderViewport *viewport,
             const SalChartTheme *theme,
             double density,
             guint *left)
{
  Picture *picture = find_picture (self, person->id);
  double scale = viewport->scale * density;
  gboolean right = picture->surface != NULL && picture->scale == scale &&
                   picture->looks == hash_looks (person, theme);

  if (!right && *left > 0)
    {
      draw_picture (picture, person, scale, density, theme);
      (*left)--;
      right = TRUE;
    }
  if (picture->surface != NULL)
    show_picture (picture, cr, x, y, viewport->scale, density);
  else
    show_outline (person, cr, x, y, viewport->scale, theme);

  return right;
}

/**
 * sal_stakeholder_painter_draw:
 * @self: a painter
 * @map: a map
 * @layout: where its people stand
 * @cr: where to draw, in pixels of the window
 * @viewport: what of it is seen
 * @theme: a theme
 * @density: pixels of the device to a pixel of the window
 *
 * Draws what is seen of a map, as well as there is time for in one frame.
 *
 * Returns: %FALSE if some boxes are not yet as they should be: draw again in the next frame
 */
gboolean
sal_stakeholder_painter_draw (SalStakeholderPainter *self,
                              const SalStakeholderMap *map,
                              const SalStakeholderLayout *layout,
                              cairo_t *cr,
                              const SalStakeholderViewport *viewport,
                              const SalChartTheme *theme,
                              double density)
{
  double width = SAL_STAKEHOLDER_WIDTH * viewport->scale;
  double height = SAL_STAKEHOLDER_HEIGHT * viewport->scale;
  guint left = BOXES_AT_ONCE;
  gboolean complete = TRUE;

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, viewport->width, viewport->height);
  cairo_clip (cr);
  cairo_save (cr);
  cairo_scale (cr, viewport->scale, viewport->scale);
  cairo_translate (cr, -viewport->x, -viewport->y);
  sal_stakeholder_draw_lines (map, layout, cr, theme);
  cairo_restore (cr);
  for (guint i = 0; i < layout->n; i++)
    {
      double x = (layout->places[i].x - viewport->x) * viewport->scale;
      double y = (layout->places[i].y - viewport->y) * viewport->scale;

      if (x + width < 0 || y + height < 0 || x > viewport->width || y > viewport->height)
        continue;
      complete &= draw_person (
          self, sal_stakeholder_map_get (map, i), cr, x, y, viewport, theme, density, &left);
    }
  cairo_restore (cr);

  return complete;
}
