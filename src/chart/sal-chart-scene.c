/* sal-chart-scene.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-chart-scene.h"

#include <math.h>

#define DEFAULT_FONT "Cantarell, Sans"
#define DEFAULT_SIZE 12.0

static void
mark_free (SalChartMark *mark)
{
  g_clear_pointer (&mark->points, g_array_unref);
  g_clear_object (&mark->layout);
  g_free (mark);
}

/* Text is measured without a surface and without hinting, so that a chart has the same layout on
 * the screen and on paper. */
static PangoContext *
context_new (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);

  return context;
}

/* Creates a scene of nothing. */
SalChartScene *
sal_chart_scene_new (const SalChartRectangle *bounds, const SalChartTheme *theme)
{
  SalChartScene *self = g_new0 (SalChartScene, 1);

  self->bounds = *bounds;
  self->plot = *bounds;
  if (theme != NULL)
    self->theme = *theme;
  self->font_size = self->theme.font_size > 0 ? self->theme.font_size : DEFAULT_SIZE;
  self->context = context_new ();
  self->font = pango_font_description_from_string (
      self->theme.font_family != NULL ? self->theme.font_family : DEFAULT_FONT);
  self->theme.font_family = NULL;
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mark_free);
  self->areas = g_array_new (FALSE, FALSE, sizeof (SalChartArea));

  return self;
}

void
sal_chart_scene_free (SalChartScene *self)
{
  g_ptr_array_unref (self->marks);
  g_array_unref (self->areas);
  pango_font_description_free (self->font);
  g_object_unref (self->context);
  g_free (self);
}

static PangoLayout *
layout_new (SalChartScene *self, const char *text, double scale, PangoWeight weight)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoFontDescription *font = pango_font_description_copy (self->font);

  pango_font_description_set_absolute_size (font, self->font_size * scale * PANGO_SCALE);
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (layout, font);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);
  pango_attr_list_unref (attributes);

  return layout;
}

/* Measures text on one line; @scale is of the font's size. */
void
sal_chart_scene_measure (
    SalChartScene *self, const char *text, double scale, double *width, double *height)
{
  g_autoptr (PangoLayout) layout = layout_new (self, text, scale, PANGO_WEIGHT_NORMAL);
  int layout_width, layout_height;

  pango_layout_get_size (layout, &layout_width, &layout_height);
  if (width != NULL)
    *width = (double) layout_width / PANGO_SCALE;
  if (height != NULL)
    *height = (double) layout_height / PANGO_SCALE;
}

double
sal_chart_scene_line_height (SalChartScene *self, double scale)
{
  double height;

  sal_chart_scene_measure (self, "0", scale, NULL, &height);

  return height;
}

static SalChartMark *
add_mark (SalChartScene *self, SalChartMarkKind kind)
{
  SalChartMark *mark = g_new0 (SalChartMark, 1);

  mark->kind = kind;
  mark->line_width = 1;
  g_ptr_array_add (self->marks, mark);

  return mark;
}

SalChartMark *
sal_chart_scene_add_rectangle (SalChartScene *self,
                               const SalChartRectangle *box,
                               SalChartColor fill,
                               SalChartColor stroke)
{
  SalChartMark *mark = add_mark (self, SAL_CHART_MARK_RECTANGLE);

  mark->box = *box;
  mark->fill = fill;
  mark->stroke = stroke;

  return mark;
}

/* Takes @points. */
SalChartMark *
sal_chart_scene_add_path (SalChartScene *self,
                          GArray *points,
                          SalChartColor fill,
                          SalChartColor stroke,
                          double line_width)
{
  SalChartMark *mark = add_mark (self, SAL_CHART_MARK_PATH);

  mark->points = points;
  mark->fill = fill;
  mark->stroke = stroke;
  mark->line_width = line_width;
  mark->closed = fill.alpha > 0;

  return mark;
}

SalChartMark *
sal_chart_scene_add_line (SalChartScene *self,
                          double x1,
                          double y1,
                          double x2,
                          double y2,
                          SalChartColor stroke,
                          double line_width)
{
  double ends[] = { x1, y1, x2, y2 };
  GArray *points = g_array_new (FALSE, FALSE, sizeof (double));

  g_array_append_vals (points, ends, G_N_ELEMENTS (ends));

  return sal_chart_scene_add_path (self, points, (SalChartColor){ 0 }, stroke, line_width);
}

SalChartMark *
sal_chart_scene_add_circle (SalChartScene *self,
                            double x,
                            double y,
                            double radius,
                            SalChartColor fill,
                            SalChartColor stroke)
{
  SalChartMark *mark = add_mark (self, SAL_CHART_MARK_CIRCLE);

  mark->box = (SalChartRectangle){ x - radius, y - radius, 2 * radius, 2 * radius };
  mark->fill = fill;
  mark->stroke = stroke;

  return mark;
}

SalChartMark *
sal_chart_scene_add_diamond (
    SalChartScene *self, double x, double y, double reach, SalChartColor fill, SalChartColor stroke)
{
  double corners[] = { x, y - reach, x + reach, y, x, y + reach, x - reach, y };
  GArray *points = g_array_new (FALSE, FALSE, sizeof (double));
  SalChartMark *mark;

  g_array_append_vals (points, corners, G_N_ELEMENTS (corners));
  mark = sal_chart_scene_add_path (self, points, fill, stroke, 1);
  mark->box = (SalChartRectangle){ x - reach, y - reach, 2 * reach, 2 * reach };

  return mark;
}

/* Says which value a mark is drawn for. */
void
sal_chart_mark_set_datum (SalChartMark *self, guint series, guint category)
{
  self->has_datum = TRUE;
  self->datum = (SalChartDatum){ series, category };
}

SalChartMark *
sal_chart_scene_add_text (SalChartScene *self,
                          const char *text,
                          const SalChartRectangle *box,
                          PangoAlignment alignment,
                          double scale,
                          PangoWeight weight,
                          SalChartColor color)
{
  SalChartMark *mark = add_mark (self, SAL_CHART_MARK_TEXT);
  int layout_width, layout_height;
  double width, height, spare;

  mark->layout = layout_new (self, text, scale, weight);
  mark->stroke = color;
  pango_layout_get_size (mark->layout, &layout_width, &layout_height);
  if (layout_width > box->width * PANGO_SCALE + 1)
    {
      pango_layout_set_width (mark->layout, (int) (MAX (box->width, 0) * PANGO_SCALE));
      pango_layout_set_ellipsize (mark->layout, PANGO_ELLIPSIZE_END);
      pango_layout_get_size (mark->layout, &layout_width, &layout_height);
    }
  width = (double) layout_width / PANGO_SCALE;
  height = (double) layout_height / PANGO_SCALE;
  spare = MAX (box->width - width, 0);
  mark->box.x = box->x + (alignment == PANGO_ALIGN_LEFT    ? 0
                          : alignment == PANGO_ALIGN_RIGHT ? spare
                                                           : spare / 2);
  mark->box.y = box->y + (box->height - height) / 2;
  mark->box.width = width;
  mark->box.height = height;

  return mark;
}

/* The area stays where it is until the next one is added. */
SalChartArea *
sal_chart_scene_add_area (SalChartScene *self,
                          guint series,
                          guint category,
                          const SalChartRectangle *box,
                          const SalChartRectangle *slot)
{
  SalChartArea area = { { series, category }, *box, *slot, FALSE };

  g_array_append_val (self->areas, area);

  return &g_array_index (self->areas, SalChartArea, self->areas->len - 1);
}

const SalChartArea *
sal_chart_scene_find_area (const SalChartScene *self, const SalChartDatum *datum)
{
  for (guint i = 0; i < self->areas->len; i++)
    {
      const SalChartArea *area = &g_array_index (self->areas, SalChartArea, i);

      if (area->datum.series == datum->series && area->datum.category == datum->category)
        return area;
    }

  return NULL;
}

static void
set_color (cairo_t *cr, SalChartColor color)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
}

static void
trace_rectangle (cairo_t *cr, const SalChartRectangle *box, double radius)
{
  double r = MIN (radius, MIN (box->width, box->height) / 2);

  if (r <= 0)
    {
      cairo_rectangle (cr, box->x, box->y, box->width, box->height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, box->x + box->width - r, box->y + r, r, -G_PI / 2, 0);
  cairo_arc (cr, box->x + box->width - r, box->y + box->height - r, r, 0, G_PI / 2);
  cairo_arc (cr, box->x + r, box->y + box->height - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, box->x + r, box->y + r, r, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static void
trace_path (cairo_t *cr, const SalChartMark *mark)
{
  gboolean fresh = TRUE;

  for (guint i = 0; i + 1 < mark->points->len; i += 2)
    {
      double x = g_array_index (mark->points, double, i);
      double y = g_array_index (mark->points, double, i + 1);

      if (!isfinite (x) || !isfinite (y))
        {
          if (mark->closed)
            cairo_close_path (cr);
          fresh = TRUE;
          continue;
        }
      if (fresh)
        cairo_move_to (cr, x, y);
      else
        cairo_line_to (cr, x, y);
      fresh = FALSE;
    }
  if (mark->closed)
    cairo_close_path (cr);
}

/* Fills the current path with diagonal lines and a tint. */
static void
fill_hatched (cairo_t *cr, const SalChartMark *mark)
{
  const SalChartRectangle *box = &mark->box;
  SalChartColor tint = mark->fill;

  tint.alpha *= 0.18;
  cairo_save (cr);
  set_color (cr, tint);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  set_color (cr, mark->fill);
  cairo_set_line_width (cr, 1.5);
  for (double offset = -box->height; offset < box->width; offset += 5)
    {
      cairo_move_to (cr, box->x + offset, box->y + box->height);
      cairo_line_to (cr, box->x + offset + box->height, box->y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
paint_shape (cairo_t *cr, const SalChartMark *mark)
{
  static const double dashes[] = { 4, 3 };

  cairo_new_path (cr);
  if (mark->kind == SAL_CHART_MARK_PATH)
    trace_path (cr, mark);
  else if (mark->kind == SAL_CHART_MARK_CIRCLE)
    cairo_arc (cr,
               mark->box.x + mark->box.width / 2,
               mark->box.y + mark->box.height / 2,
               mark->box.width / 2,
               0,
               2 * G_PI);
  else
    trace_rectangle (cr, &mark->box, mark->radius);

  if (mark->fill.alpha > 0 && mark->hatched)
    {
      cairo_path_t *path = cairo_copy_path (cr);

      fill_hatched (cr, mark);
      cairo_new_path (cr);
      cairo_append_path (cr, path);
      cairo_path_destroy (path);
    }
  else if (mark->fill.alpha > 0)
    {
      set_color (cr, mark->fill);
      cairo_fill_preserve (cr);
    }
  if (mark->stroke.alpha > 0)
    {
      set_color (cr, mark->stroke);
      cairo_set_line_width (cr, mark->line_width);
      cairo_set_dash (cr, dashes, mark->dashed ? G_N_ELEMENTS (dashes) : 0, 0);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

/* Paints every mark in order. */
void
sal_chart_scene_paint (const SalChartScene *self, cairo_t *cr)
{
  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const SalChartMark *mark = g_ptr_array_index (self->marks, i);

      if (mark->kind != SAL_CHART_MARK_TEXT)
        {
          paint_shape (cr, mark);
          continue;
        }
      set_color (cr, mark->stroke);
      cairo_move_to (cr, mark->box.x, mark->box.y);
      pango_cairo_show_layout (cr, mark->layout);
    }
  cairo_restore (cr);
}
