/* sal-balance-bar.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-balance-bar.h"

#include <math.h>

#define HEIGHT    8
#define MIN_WIDTH 60

/* What is cut ends in an arrow, and has slits before it, in pixels. */
#define HEAD  8.0
#define SLIT  3.0
#define SLICE 4.0
#define SLITS 2

struct _SalBalanceBar
{
  GtkWidget parent_instance;

  double index;
  double tolerance;
};

G_DEFINE_FINAL_TYPE (SalBalanceBar, sal_balance_bar, GTK_TYPE_WIDGET)

static void
sal_balance_bar_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : HEIGHT;
}

static void
append (GtkSnapshot *snapshot, GdkRGBA color, double alpha, double x, double width, double height)
{
  color.alpha = (float) alpha;
  gtk_snapshot_append_color (
      snapshot, &color, &GRAPHENE_RECT_INIT ((float) x, 0, (float) width, (float) height));
}

/* What goes on beyond the end, to the right: it is torn, and points on. */
static void
add_torn (cairo_t *cr, double end, double height)
{
  double head = end - HEAD, slant = height / 3;

  for (int slit = SLITS; slit >= 0; slit--)
    {
      double right = head - slit * (SLIT + SLICE) - SLIT;
      double left = slit == SLITS ? 0 : right - SLICE;

      cairo_move_to (cr, left == 0 ? 0 : left + slant, 0);
      cairo_line_to (cr, right + slant, 0);
      cairo_line_to (cr, right, height);
      cairo_line_to (cr, left, height);
      cairo_close_path (cr);
    }
  cairo_move_to (cr, head + slant, 0);
  cairo_line_to (cr, end, height / 2);
  cairo_line_to (cr, head, height);
  cairo_close_path (cr);
}

static void
append_torn (GtkSnapshot *snapshot, GdkRGBA color, double width, double height, gboolean to_left)
{
  double middle = round (width / 2);
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));

  cairo_translate (cr, middle, 0);
  if (to_left)
    cairo_scale (cr, -1, 1);
  add_torn (cr, to_left ? middle : width - middle, height);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/* Grey within the tolerance, which is a band, else the hue of too little or too much. */
static void
sal_balance_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SalBalanceBar *self = SAL_BALANCE_BAR (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double middle = round (width / 2), deviation = self->index - 100;
  double band = MIN (self->tolerance / SAL_BALANCE_BAR_END, 1) * middle;
  gboolean is_within = fabs (deviation) <= self->tolerance;
  double length = CLAMP (deviation / SAL_BALANCE_BAR_END, -1, 1) * middle;
  GdkRGBA text, low = { 0.85f, 0.45f, 0.05f, 1 }, high = { 0.15f, 0.45f, 0.75f, 1 };

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  append (snapshot, text, 0.1, 0, width, height);
  append (snapshot, text, 0.15, middle - band, 2 * band, height);
  if (sal_balance_bar_is_cut (self->index))
    append_torn (snapshot, deviation < 0 ? low : high, width, height, deviation < 0);
  else if (isfinite (deviation))
    append (snapshot,
            is_within       ? text
            : deviation < 0 ? low
                            : high,
            is_within ? 0.45 : 1,
            MIN (middle, middle + length),
            fabs (length),
            height);
  append (snapshot, text, 0.6, middle - 0.5, 1, height);
}

static void
sal_balance_bar_class_init (SalBalanceBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = sal_balance_bar_measure;
  widget_class->snapshot = sal_balance_bar_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
sal_balance_bar_init (SalBalanceBar *self)
{
  self->index = NAN;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
sal_balance_bar_set_index (SalBalanceBar *self, double index, double tolerance)
{
  self->index = index;
  self->tolerance = tolerance;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * sal_balance_bar_is_cut:
 * @index: an index, 100 at its target
 *
 * Tells whether an index is further from its target than a bar is long, so that the bar is drawn
 * torn; how far it is has to be said beside it.
 *
 * Returns: %TRUE if the bar does not reach as far
 */
gboolean
sal_balance_bar_is_cut (double index)
{
  return isfinite (index) && fabs (index - 100) > SAL_BALANCE_BAR_END;
}
