/* sal-stakeholder-view-draw.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholder-view-private.h"
#include "sal-widget-theme.h"

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
      sal_stakeholder_view_draw_landing (self, cr, &theme);
      sal_stakeholder_view_draw_line (self, cr, &theme);
      cairo_destroy (cr);
    }
  if (!complete && self->repaint_id == 0)
    self->repaint_id = gtk_widget_add_tick_callback (widget, repaint_cb, NULL, NULL);
  gtk_widget_snapshot_child (widget, self->marker, snapshot);
  sal_stakeholder_view_draw_handles (self, snapshot, &theme);
}
