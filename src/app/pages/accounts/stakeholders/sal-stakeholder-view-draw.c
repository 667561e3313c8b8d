/* sal-stakeholder-view-draw.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholder-view-private.h"
#include "sal-widget-theme.h"

static void
draw_line_begun (SalStakeholderView *self, cairo_t *cr, const SalChartTheme *theme)
{
  static const double dash[] = { 6, 4 };
  SalChartColor color = sal_chart_palette_hue (theme, 0);
  graphene_rect_t from, to;
  double x = self->pointer_x, y = self->pointer_y;

  if (self->line == SAL_STAKEHOLDER_NO_LINE ||
      !sal_stakeholder_view_locate (self, self->line_from, &from))
    return;
  if (self->drag_mode != SAL_STAKEHOLDER_DRAG_LINE &&
      sal_stakeholder_view_locate (self, self->person, &to))
    {
      x = to.origin.x + to.size.width / 2;
      y = to.origin.y + to.size.height / 2;
    }
  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
  cairo_set_line_width (cr, 2.5);
  if (self->line == SAL_STAKEHOLDER_INFLUENCE)
    cairo_set_dash (cr, dash, G_N_ELEMENTS (dash), 0);
  cairo_move_to (cr, from.origin.x + from.size.width / 2, from.origin.y + from.size.height / 2);
  cairo_line_to (cr, x, y);
  cairo_stroke (cr);
}

/* Where a box will stand that is held over another one */
static void
draw_landing (SalStakeholderView *self, cairo_t *cr, const SalChartTheme *theme)
{
  static const double dash[] = { 6, 4 };
  SalChartColor color = sal_chart_palette_hue (theme, 0);
  const SalStakeholderViewport *viewport = &self->viewport;

  if (self->moving == NULL || (self->held.x == self->landing.x && self->held.y == self->landing.y))
    return;
  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
  cairo_set_line_width (cr, 2);
  cairo_set_dash (cr, dash, G_N_ELEMENTS (dash), 0);
  cairo_rectangle (cr,
                   (self->landing.x - viewport->x) * viewport->scale,
                   (self->landing.y - viewport->y) * viewport->scale,
                   SAL_STAKEHOLDER_WIDTH * viewport->scale,
                   SAL_STAKEHOLDER_HEIGHT * viewport->scale);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static gboolean
repaint_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SAL_STAKEHOLDER_VIEW (widget)->repaint_id = 0;
  gtk_widget_queue_draw (widget);

  return G_SOURCE_REMOVE;
}

void
sal_stakeholder_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SalStakeholderView *self = SAL_STAKEHOLDER_VIEW (widget);
  SalChartTheme theme = sal_widget_theme (widget);
  gboolean complete = TRUE;
  cairo_t *cr;

  if (self->layout != NULL && self->layout->n > 0)
    {
      cr = gtk_snapshot_append_cairo (
          snapshot,
          &GRAPHENE_RECT_INIT (0, 0, (float) self->viewport.width, (float) self->viewport.height));
      complete = sal_stakeholder_painter_draw (self->painter,
                                               self->map,
                                               self->layout,
                                               cr,
                                               &self->viewport,
                                               &theme,
                                               gtk_widget_get_scale_factor (widget));
      draw_landing (self, cr, &theme);
      draw_line_begun (self, cr, &theme);
      cairo_destroy (cr);
    }
  if (!complete && self->repaint_id == 0)
    self->repaint_id = gtk_widget_add_tick_callback (widget, repaint_cb, NULL, NULL);
  gtk_widget_snapshot_child (widget, self->marker, snapshot);
}
