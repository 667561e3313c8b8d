/* sal-balance-bar.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-balance-bar.h"

#include <math.h>

#define HEIGHT    8
#define MIN_WIDTH 60

/* The index that fills a half. */
#define FULL 50.0

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

/* Grey within the tolerance, else the hue of too little or too much. */
static void
sal_balance_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SalBalanceBar *self = SAL_BALANCE_BAR (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double middle = round (width / 2), deviation = self->index - 100;
  gboolean is_within = fabs (deviation) <= self->tolerance;
  double length = CLAMP (deviation / FULL, -1, 1) * middle;
  GdkRGBA text, low = { 0.85f, 0.45f, 0.05f, 1 }, high = { 0.15f, 0.45f, 0.75f, 1 };

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  append (snapshot, text, 0.1, 0, width, height);
  if (isfinite (deviation))
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
