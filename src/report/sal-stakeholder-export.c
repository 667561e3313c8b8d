/* sal-stakeholder-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholder-export.h"

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "sal-stakeholder-drawing.h"
#include "sal-stakeholder-gaps.h"

#define MARGIN      32.0
#define TITLE_SIZE  20.0
#define NOTE_SIZE   12.0
#define SPACE       20.0
#define LEAST_WIDTH 900.0
#define LEGEND      150.0

/* A larger picture could not be opened. */
#define PNG_LONGEST 16000.0

/* What is to be drawn, and how large that is. */
typedef struct
{
  const SalStakeholderMap *map;
  SalStakeholderLayout *layout;
  SalChartTheme theme;
  SalStakeholderPlace from;
  double width, height;
  char *gaps;
  int gaps_height;
} Page;

static void
page_clear (Page *self)
{
  g_clear_pointer (&self->layout, sal_stakeholder_layout_free);
  g_clear_pointer (&self->gaps, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, page_clear)

static PangoLayout *
create_layout (cairo_t *cr, const char *text, double size, double width)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Cantarell, Sans");

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));

  return layout;
}

static char *
list_gaps (const SalStakeholderMap *map)
{
  g_autoptr (GArray) gaps = sal_stakeholder_gaps_find (map);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < gaps->len; i++)
    {
      g_autofree char *gap =
          sal_stakeholder_gap_to_text (&g_array_index (gaps, SalStakeholderGap, i), map);

      g_string_append_printf (text, "%s• %s", i > 0 ? "\n" : "", gap);
    }

  return g_string_free (text, FALSE);
}

static void
page_init (Page *self, const SalStakeholderMap *map)
{
  SalStakeholderPlace to;

  self->map = map;
  self->layout = sal_stakeholder_layout_new (map);
  sal_stakeholder_layout_measure (self->layout, &self->from, &to);
  self->gaps = list_gaps (map);
  self->width = MAX (to.x - self->from.x, LEAST_WIDTH) + 2 * MARGIN;
  self->height = to.y - self->from.y + 2 * MARGIN + TITLE_SIZE * 2 + SPACE * 2 + LEGEND;
}

static double
show_text (cairo_t *cr, const char *text, double size, double y, double width, SalChartColor color)
{
  PangoLayout *layout = create_layout (cr, text, size, width);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
  cairo_move_to (cr, MARGIN, y);
  pango_cairo_show_layout (cr, layout);
  g_object_unref (layout);

  return height;
}

static void
paint (cairo_t *cr, gconstpointer data)
{
  const Page *self = data;
  SalChartColor text = sal_chart_palette_role (&self->theme, SAL_CHART_ROLE_TEXT);
  double y = MARGIN, width = self->width - 2 * MARGIN;
  /* translators: the name of an account */
  g_autofree char *title = g_strdup_printf (_ ("Stakeholders of %s"), self->map->account_name);

  y += show_text (cr, title, TITLE_SIZE, y, width, text) + SPACE / 2;
  if (*self->gaps != '\0')
    y += show_text (cr, self->gaps, NOTE_SIZE, y, width, text);
  y += SPACE;
  cairo_save (cr);
  cairo_translate (cr, MARGIN - self->from.x, y - self->from.y);
  sal_stakeholder_draw (self->map, self->layout, cr, &self->theme);
  cairo_restore (cr);
  cairo_translate (cr, MARGIN, self->height - MARGIN - LEGEND + SPACE);
  sal_stakeholder_draw_legend (cr, &self->theme, width);
}

/* The gaps take as much room as their words do. */
static void
measure_gaps (Page *self)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t *cr = cairo_create (surface);
  PangoLayout *layout = create_layout (cr, self->gaps, NOTE_SIZE, self->width - 2 * MARGIN);

  if (*self->gaps != '\0')
    pango_layout_get_pixel_size (layout, NULL, &self->gaps_height);
  self->height += self->gaps_height;
  g_object_unref (layout);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/**
 * sal_stakeholder_export_to_bytes:
 * @map: a map, linked
 * @format: what to write
 * @error: return location for an error
 *
 * Makes a picture of a map with its title, what is missing, and what the signs mean, on a page as
 * large as it takes. Safe on any thread.
 *
 * Raises the errors of sal_picture_to_bytes().
 *
 * Returns: (transfer full) (nullable): the picture
 */
GBytes *
sal_stakeholder_export_to_bytes (const SalStakeholderMap *map,
                                 SalPictureFormat format,
                                 GError **error)
{
  g_auto (Page) page = { 0 };
  SalPicture picture;

  page_init (&page, map);
  measure_gaps (&page);
  picture = (SalPicture){ page.width, page.height, PNG_LONGEST, &page.theme, paint, &page };

  return sal_picture_to_bytes (&picture, format, error);
}

/**
 * sal_stakeholder_export_to_file:
 * @map: a map, linked
 * @path: (type filename): the file to write, in the format its name ends in; it is replaced when
 *   all is written
 * @error: return location for an error
 *
 * Writes a picture of a map to a file.
 *
 * Raises %G_IO_ERROR_NOT_SUPPORTED if the name ends otherwise than in `.png`, `.svg` or `.pdf`, the
 * errors of sal_stakeholder_export_to_bytes() and those of `G_FILE_ERROR`.
 *
 * Returns: %FALSE on error; the file is then as it was
 */
gboolean
sal_stakeholder_export_to_file (const SalStakeholderMap *map, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  SalPictureFormat format;

  if (!sal_picture_find_format (path, &format))
    {
      g_set_error (error,
                   G_IO_ERROR,
                   G_IO_ERROR_NOT_SUPPORTED,
                   _ ("“%s” should end in .pdf, .png or .svg"),
                   path);
      return FALSE;
    }
  bytes = sal_stakeholder_export_to_bytes (map, format, error);

  return bytes != NULL &&
         g_file_set_contents (
             path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error);
}
