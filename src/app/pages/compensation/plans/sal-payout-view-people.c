/* sal-payout-view-people.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-payout-view-private.h"

#include <glib/gi18n.h>

#include "sal-widget-theme.h"

/* Last year's people: how they are spread behind the curve, and each as a dot on it. */

/* How near the pointer has to be, in pixels. */
#define REACH 7.0

guint sal_payout_view_signals[SAL_PAYOUT_VIEW_N_SIGNALS];

static const SalPayoutPerson *
get_person (SalPayoutView *self, guint index)
{
  return &g_array_index (self->people, SalPayoutPerson, index);
}

void
sal_payout_view_draw_people (SalPayoutView *self)
{
  g_autofree double *at = g_new (double, self->people->len + 1);

  for (guint i = 0; i < self->people->len; i++)
    at[i] = get_person (self, i)->attainment;
  sal_curve_plot_set_people (self->plot, _ ("People"), at, self->people->len);
}

/* Empty without any. */
char *
sal_payout_view_describe_people (SalPayoutView *self)
{
  guint n = self->people->len, n_at_quota = 0, n_beyond = 0;

  for (guint i = 0; i < n; i++)
    {
      n_at_quota += get_person (self, i)->attainment >= 1;
      n_beyond += get_person (self, i)->attainment > SAL_PAYOUT_CURVE_END;
    }
  if (n == 0)
    return g_strdup ("");

  return g_strdup_printf (ngettext (
                              /* translators: numbers of people */
                              " Last year %1$u person had attainment: %2$u at or over quota, %3$u "
                              "beyond the end of the curve.",
                              " Last year %1$u people had attainment: %2$u at or over quota, %3$u "
                              "beyond the end of the curve.",
                              n),
                          n,
                          n_at_quota,
                          n_beyond);
}

int
sal_payout_view_find_person (SalPayoutView *self, double x, double y)
{
  SalChartTheme theme = sal_widget_theme (GTK_WIDGET (self));
  SalChartRectangle rectangle;

  if (self->plot == NULL)
    return -1;
  sal_payout_view_get_rectangle (self, &rectangle);

  return sal_curve_plot_find_person (self->plot, &rectangle, &theme, x, y, REACH);
}

gboolean
sal_payout_view_locate_person (SalPayoutView *self, guint person, GdkRectangle *area)
{
  SalChartTheme theme = sal_widget_theme (GTK_WIDGET (self));
  SalChartRectangle rectangle;
  double x, y;

  sal_payout_view_get_rectangle (self, &rectangle);
  if (self->plot == NULL ||
      !sal_curve_plot_locate_person (self->plot, &rectangle, &theme, person, &x, &y))
    return FALSE;
  *area = (GdkRectangle){ (int) x - 3, (int) y - 3, 6, 6 };

  return TRUE;
}

/* What is said of somebody who was chosen is enough. */
static gboolean
has_open_popover (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child) && gtk_widget_get_visible (child))
      return TRUE;

  return FALSE;
}

static gboolean
query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  SalPayoutView *self = SAL_PAYOUT_VIEW (widget);
  int person = keyboard || self->held >= 0 ? -1 : sal_payout_view_find_person (self, x, y);
  SalChartFormat format = sal_chart_format_rate (1);
  g_autofree char *attainment = NULL, *text = NULL;
  GdkRectangle area;

  if (person < 0 || has_open_popover (widget) ||
      !sal_payout_view_locate_person (self, (guint) person, &area))
    return FALSE;
  attainment = sal_chart_format_exact (&format, get_person (self, (guint) person)->attainment);
  /* translators: somebody, and what was attained of the quota */
  text = g_strdup_printf (
      _ ("%1$s: %2$s attained"), get_person (self, (guint) person)->name, attainment);
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip, &area);

  return TRUE;
}

/* What is taken hold of is dragged; the gesture that does so has claimed it before. */
static void
clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, SalPayoutView *self)
{
  int person = sal_payout_view_find_person (self, x, y);

  if (person >= 0 && self->held < 0)
    g_signal_emit (self, sal_payout_view_signals[SAL_PAYOUT_VIEW_PERSON_CHOSEN], 0, person);
}

void
sal_payout_view_install_people (GtkWidgetClass *widget_class)
{
  widget_class->query_tooltip = query_tooltip;
  sal_payout_view_signals[SAL_PAYOUT_VIEW_PERSON_CHOSEN] =
      g_signal_new ("person-chosen",
                    G_TYPE_FROM_CLASS (widget_class),
                    G_SIGNAL_RUN_LAST,
                    0,
                    NULL,
                    NULL,
                    NULL,
                    G_TYPE_NONE,
                    1,
                    G_TYPE_UINT);
}

void
sal_payout_view_add_people (SalPayoutView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

void
sal_payout_view_set_people (SalPayoutView *self, GArray *people)
{
  g_array_unref (self->people);
  self->people = people != NULL ? people : g_array_new (FALSE, FALSE, sizeof (SalPayoutPerson));
  /* what is dragged is drawn anew in any case */
  if (self->editor != NULL && self->held < 0)
    sal_payout_view_update (self);
}
