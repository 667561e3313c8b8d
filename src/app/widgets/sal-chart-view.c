/* sal-chart-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-chart-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "sal-chart-view-private.h"
#include "sal-marker.h"
#include "sal-widget-theme.h"

/**
 * SalChartView:
 *
 * Shows a [struct@Chart] and makes its data reachable.
 *
 * The pointer shows the exact figure of what is under it, and a click activates it. Arrow keys,
 * Home and End move from datum to datum and Enter activates one. A menu shows the data as a table,
 * copies that, and exports the chart.
 *
 * To assistive technology the view is an image with a description. The datum with the focus is a
 * button inside it, named with what its tooltip says.
 */
struct _SalChartView
{
  GtkWidget parent_instance;

  SalChart *chart;
  gboolean activatable;
  gboolean has_focus_datum;
  SalChartDatum focus_datum;
  gboolean has_hover_datum;
  SalChartDatum hover_datum;

  GtkWidget *marker;
  GtkPopover *menu;
};

typedef enum
{
  PROP_CHART = 1,
  PROP_ACTIVATABLE,
} SalChartViewProperty;

static GParamSpec *properties[PROP_ACTIVATABLE + 1];

typedef enum
{
  SIGNAL_ACTIVATE_DATUM,
  SIGNAL_EXPLAIN_DATUM,
} SalChartViewSignal;

static guint signals[SIGNAL_EXPLAIN_DATUM + 1];

G_DEFINE_FINAL_TYPE (SalChartView, sal_chart_view, GTK_TYPE_WIDGET)

/* How charts look in this widget now; the family belongs to the widget. */
SalChartTheme
sal_chart_view_get_theme (SalChartView *self)
{
  return sal_widget_theme (GTK_WIDGET (self));
}

static SalChartRectangle
rectangle_of (SalChartView *self)
{
  return (SalChartRectangle){
    0, 0, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self))
  };
}

static gboolean
hit (SalChartView *self, double x, double y, SalChartDatum *datum)
{
  SalChartRectangle rectangle = rectangle_of (self);
  SalChartTheme theme = sal_chart_view_get_theme (self);

  return self->chart != NULL && sal_chart_hit (self->chart, &rectangle, &theme, x, y, datum);
}

static gboolean
locate (SalChartView *self, const SalChartDatum *datum, graphene_rect_t *place)
{
  SalChartRectangle rectangle = rectangle_of (self);
  SalChartTheme theme = sal_chart_view_get_theme (self);
  SalChartRectangle box;

  if (self->chart == NULL || !sal_chart_locate (self->chart, &rectangle, &theme, datum, &box))
    return FALSE;

  graphene_rect_init (place, (float) box.x, (float) box.y, (float) box.width, (float) box.height);

  return TRUE;
}

/* In whole pixels; FALSE if it is not drawn. */
static gboolean
find_area (SalChartView *self, const SalChartDatum *datum, GdkRectangle *area)
{
  graphene_rect_t place;

  if (!locate (self, datum, &place))
    return FALSE;
  *area = (GdkRectangle){ (int) floorf (place.origin.x),
                          (int) floorf (place.origin.y),
                          (int) ceilf (place.size.width),
                          (int) ceilf (place.size.height) };

  return TRUE;
}

static gboolean
has_data (SalChartView *self)
{
  return self->chart != NULL && sal_chart_get_n_series (self->chart) > 0 &&
         sal_chart_get_n_categories (self->chart) > 0;
}

static gboolean
is_in_chart (SalChartView *self, const SalChartDatum *datum)
{
  return has_data (self) && datum->series < sal_chart_get_n_series (self->chart) &&
         datum->category < sal_chart_get_n_categories (self->chart);
}

/* Names the marker after the datum it stands for. */
static void
update_marker (SalChartView *self)
{
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->marker, has_data (self));
  if (self->has_focus_datum)
    label = sal_chart_describe_datum (self->chart, &self->focus_datum);
  else if (self->chart != NULL)
    label = sal_chart_describe (self->chart);
  if (label != NULL)
    sal_marker_set_label (self->marker, label);
}

static void
update_actions (SalChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "chart.table", has_data (self));
  gtk_widget_action_set_enabled (widget, "chart.copy", has_data (self));
  gtk_widget_action_set_enabled (widget, "chart.export", has_data (self));
  gtk_widget_action_set_enabled (
      widget,
      "chart.explain",
      self->has_focus_datum &&
          g_signal_has_handler_pending (self, signals[SIGNAL_EXPLAIN_DATUM], 0, FALSE));
}

static void
set_focus_datum (SalChartView *self, const SalChartDatum *datum)
{
  self->focus_datum = *datum;
  self->has_focus_datum = TRUE;
  update_marker (self);
  update_actions (self);
}

static void
update_accessible (SalChartView *self)
{
  const char *title = self->chart != NULL ? sal_chart_get_title (self->chart) : NULL;
  g_autofree char *description =
      self->chart != NULL ? sal_chart_describe (self->chart) : g_strdup ("");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : _ ("Chart"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description,
                                  -1);
}

static void
update_cursor (SalChartView *self)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   self->activatable && self->has_hover_datum ? "pointer" : NULL);
}

static void
activate (SalChartView *self, const SalChartDatum *datum)
{
  if (self->activatable)
    g_signal_emit (self, signals[SIGNAL_ACTIVATE_DATUM], 0, datum->series, datum->category);
}

static void
pop_up_menu (SalChartView *self, const GdkRectangle *at)
{
  if (!has_data (self))
    return;

  update_actions (self);
  gtk_popover_set_pointing_to (self->menu, at);
  gtk_popover_popup (self->menu);
}

static gboolean
query_tooltip_cb (SalChartView *self,
                  int x,
                  int y,
                  gboolean keyboard_mode,
                  GtkTooltip *tooltip,
                  gpointer user_data)
{
  SalChartDatum datum = self->focus_datum;
  g_autofree char *text = NULL;
  GdkRectangle area;

  if (keyboard_mode ? !self->has_focus_datum : !hit (self, x, y, &datum))
    return FALSE;

  text = sal_chart_describe_datum (self->chart, &datum);
  gtk_tooltip_set_text (tooltip, text);
  if (find_area (self, &datum, &area))
    gtk_tooltip_set_tip_area (tooltip, &area);

  return TRUE;
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, SalChartView *self)
{
  SalChartDatum datum = { 0 };
  gboolean found = hit (self, x, y, &datum);

  if (found == self->has_hover_datum && datum.series == self->hover_datum.series &&
      datum.category == self->hover_datum.category)
    return;

  self->has_hover_datum = found;
  self->hover_datum = datum;
  update_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
leave_cb (GtkEventControllerMotion *controller, SalChartView *self)
{
  self->has_hover_datum = FALSE;
  update_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, SalChartView *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));
  SalChartDatum datum;
  gboolean found = hit (self, x, y, &datum);

  if (found)
    set_focus_datum (self, &datum);
  if (event != NULL && gdk_event_triggers_context_menu (event))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      pop_up_menu (self, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
      return;
    }
  if (found)
    gtk_widget_grab_focus (self->marker);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, SalChartView *self)
{
  SalChartDatum datum;

  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) != GDK_BUTTON_PRIMARY)
    return;
  if (n_press == 1 && hit (self, x, y, &datum))
    activate (self, &datum);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, SalChartView *self)
{
  pop_up_menu (self, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

static void
marker_clicked_cb (SalChartView *self)
{
  if (self->has_focus_datum)
    activate (self, &self->focus_datum);
}

/* Who comes with the Tab key begins at the first datum. */
static void
marker_focus_cb (SalChartView *self)
{
  SalChartDatum datum;

  if (gtk_widget_has_focus (self->marker) && !self->has_focus_datum && self->chart != NULL &&
      sal_chart_move (self->chart, NULL, SAL_CHART_MOVE_FIRST, &datum))
    set_focus_datum (self, &datum);
}

/* Arrow keys stay in the chart, also at its edges; Tab leaves it. */
static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SalChartView *self = SAL_CHART_VIEW (widget);
  SalChartDatum datum;

  if (self->chart == NULL)
    return FALSE;
  if (sal_chart_move (self->chart,
                      self->has_focus_datum ? &self->focus_datum : NULL,
                      (SalChartMove) g_variant_get_int32 (args),
                      &datum))
    set_focus_datum (self, &datum);
  else
    gtk_widget_error_bell (widget);

  return TRUE;
}

static gboolean
menu_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SalChartView *self = SAL_CHART_VIEW (widget);
  GdkRectangle area = { 0, 0, 1, 1 };

  if (self->has_focus_datum)
    find_area (self, &self->focus_datum, &area);
  pop_up_menu (self, &area);

  return TRUE;
}

static void
sal_chart_view_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  SalChartView *self = SAL_CHART_VIEW (widget);
  SalChartTheme theme = sal_chart_view_get_theme (self);
  double height = self->chart != NULL ? sal_chart_get_preferred_height (self->chart, &theme) : 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      SalChartKind kind =
          self->chart != NULL ? sal_chart_get_kind (self->chart) : SAL_CHART_SPARKLINE;

      *minimum = 80;
      *natural = kind == SAL_CHART_SPARKLINE || kind == SAL_CHART_BULLET ? 160 : 320;
    }
  else
    {
      *natural = (int) ceil (height);
      *minimum = MIN (*natural, (int) (theme.font_size * 8));
    }
}

static void
sal_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SalChartView *self = SAL_CHART_VIEW (widget);
  graphene_rect_t place;
  gboolean placed = self->has_focus_datum && locate (self, &self->focus_datum, &place);

  sal_marker_allocate (self->marker, placed ? &place : NULL, width, height);
  gtk_popover_present (self->menu);
}

static void
sal_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SalChartView *self = SAL_CHART_VIEW (widget);
  SalChartRectangle rectangle = rectangle_of (self);
  SalChartTheme theme = sal_chart_view_get_theme (self);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, rectangle.width, rectangle.height);
  cairo_t *cr;

  if (self->chart != NULL && rectangle.width > 0 && rectangle.height > 0)
    {
      cr = gtk_snapshot_append_cairo (snapshot, &bounds);
      sal_chart_draw (self->chart, cr, &rectangle, &theme);
      if (self->has_hover_datum)
        sal_chart_draw_highlight (self->chart, cr, &rectangle, &theme, &self->hover_datum);
      cairo_destroy (cr);
    }
  gtk_widget_snapshot_child (widget, self->marker, snapshot);
}

static gboolean
sal_chart_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SAL_CHART_VIEW (widget)->marker);
}

static gboolean
sal_chart_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return sal_marker_focus (SAL_CHART_VIEW (widget)->marker, direction);
}

static void
sal_chart_view_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  SalChartView *self = SAL_CHART_VIEW (object);

  switch ((SalChartViewProperty) property_id)
    {
    case PROP_CHART:
      g_value_set_boxed (value, self->chart);
      break;
    case PROP_ACTIVATABLE:
      g_value_set_boolean (value, self->activatable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sal_chart_view_set_property (GObject *object,
                             guint property_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  SalChartView *self = SAL_CHART_VIEW (object);

  switch ((SalChartViewProperty) property_id)
    {
    case PROP_CHART:
      sal_chart_view_set_chart (self, g_value_get_boxed (value));
      break;
    case PROP_ACTIVATABLE:
      sal_chart_view_set_activatable (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sal_chart_view_dispose (GObject *object)
{
  SalChartView *self = SAL_CHART_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SAL_TYPE_CHART_VIEW);
  g_clear_pointer (&self->chart, sal_chart_unref);

  G_OBJECT_CLASS (sal_chart_view_parent_class)->dispose (object);
}

/* For the action "chart.explain". */
void
sal_chart_view_explain (SalChartView *self)
{
  if (self->has_focus_datum)
    g_signal_emit (self,
                   signals[SIGNAL_EXPLAIN_DATUM],
                   0,
                   self->focus_datum.series,
                   self->focus_datum.category);
}

static void
add_move (GtkWidgetClass *widget_class, guint key, guint keypad_key, SalChartMove move)
{
  gtk_widget_class_add_binding (widget_class, key, 0, move_cb, "i", (int) move);
  gtk_widget_class_add_binding (widget_class, keypad_key, 0, move_cb, "i", (int) move);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  add_move (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, SAL_CHART_MOVE_LEFT);
  add_move (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, SAL_CHART_MOVE_RIGHT);
  add_move (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, SAL_CHART_MOVE_UP);
  add_move (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, SAL_CHART_MOVE_DOWN);
  add_move (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, SAL_CHART_MOVE_FIRST);
  add_move (widget_class, GDK_KEY_End, GDK_KEY_KP_End, SAL_CHART_MOVE_LAST);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_cb, NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_Return, GDK_ALT_MASK, "chart.explain", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "chart.copy", NULL);
}

static void
install_properties (GObjectClass *object_class)
{
  properties[PROP_CHART] =
      g_param_spec_boxed ("chart",
                          NULL,
                          NULL,
                          SAL_TYPE_CHART,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_ACTIVATABLE] =
      g_param_spec_boolean ("activatable",
                            NULL,
                            NULL,
                            TRUE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-chart-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SalChartView, marker);
  gtk_widget_class_bind_template_child (widget_class, SalChartView, menu);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
  gtk_widget_class_bind_template_callback (widget_class, motion_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, released_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, marker_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, marker_focus_cb);
}

static void
sal_chart_view_class_init (SalChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sal_chart_view_get_property;
  object_class->set_property = sal_chart_view_set_property;
  object_class->dispose = sal_chart_view_dispose;
  widget_class->measure = sal_chart_view_measure;
  widget_class->size_allocate = sal_chart_view_size_allocate;
  widget_class->snapshot = sal_chart_view_snapshot;
  widget_class->grab_focus = sal_chart_view_grab_focus;
  widget_class->focus = sal_chart_view_focus;
  install_properties (object_class);

  /**
   * SalChartView::activate-datum:
   * @self: the view
   * @series: the index of a series
   * @category: the index of a category
   *
   * A datum was clicked, or Enter was pressed on it: show what it is made of.
   */
  signals[SIGNAL_ACTIVATE_DATUM] = g_signal_new ("activate-datum",
                                                 SAL_TYPE_CHART_VIEW,
                                                 G_SIGNAL_RUN_LAST,
                                                 0,
                                                 NULL,
                                                 NULL,
                                                 NULL,
                                                 G_TYPE_NONE,
                                                 2,
                                                 G_TYPE_UINT,
                                                 G_TYPE_UINT);

  /**
   * SalChartView::explain-datum:
   * @self: the view
   * @series: the index of a series
   * @category: the index of a category
   *
   * What a datum is made of is to be explained. The menu offers it while a handler is connected.
   */
  signals[SIGNAL_EXPLAIN_DATUM] = g_signal_new ("explain-datum",
                                                SAL_TYPE_CHART_VIEW,
                                                G_SIGNAL_RUN_LAST,
                                                0,
                                                NULL,
                                                NULL,
                                                NULL,
                                                G_TYPE_NONE,
                                                2,
                                                G_TYPE_UINT,
                                                G_TYPE_UINT);

  bind_template (widget_class);
  sal_chart_view_install_actions (widget_class);
  add_bindings (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "chart");
}

static void
sal_chart_view_init (SalChartView *self)
{
  AdwStyleManager *manager =
      adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  self->activatable = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (
      manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager,
                           "notify::high-contrast",
                           G_CALLBACK (gtk_widget_queue_draw),
                           self,
                           G_CONNECT_SWAPPED);
  update_marker (self);
  update_actions (self);
  update_accessible (self);
}

/**
 * sal_chart_view_new:
 * @chart: (nullable): what to show
 *
 * Creates a view.
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *
sal_chart_view_new (SalChart *chart)
{
  return g_object_new (SAL_TYPE_CHART_VIEW, "chart", chart, NULL);
}

SalChart *
sal_chart_view_get_chart (SalChartView *self)
{
  g_return_val_if_fail (SAL_IS_CHART_VIEW (self), NULL);

  return self->chart;
}

/**
 * sal_chart_view_set_chart:
 * @self: a view
 * @chart: (nullable): what to show; it must not be changed afterwards
 *
 * Shows a chart. The focus stays on its series and category if the new chart has them.
 */
void
sal_chart_view_set_chart (SalChartView *self, SalChart *chart)
{
  g_return_if_fail (SAL_IS_CHART_VIEW (self));

  if (self->chart == chart)
    return;

  /* this asks the display where the pointer is, and waits for the answer */
  if (self->has_hover_datum)
    gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
  g_clear_pointer (&self->chart, sal_chart_unref);
  self->chart = chart != NULL ? sal_chart_ref (chart) : NULL;
  self->has_focus_datum = self->has_focus_datum && is_in_chart (self, &self->focus_datum);
  self->has_hover_datum = FALSE;
  update_marker (self);
  update_actions (self);
  update_accessible (self);
  update_cursor (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHART]);
}

/**
 * sal_chart_view_set_activatable:
 * @self: a view
 * @activatable: whether there is something behind a datum
 *
 * Sets whether data can be activated. They can at first.
 */
void
sal_chart_view_set_activatable (SalChartView *self, gboolean activatable)
{
  g_return_if_fail (SAL_IS_CHART_VIEW (self));

  activatable = !!activatable;
  if (self->activatable == activatable)
    return;

  self->activatable = activatable;
  update_cursor (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVATABLE]);
}

/**
 * sal_chart_view_get_focus_datum:
 * @self: a view
 * @datum: (out): the datum that the keyboard is on
 *
 * Tells where the keyboard is.
 *
 * Returns: %FALSE if it has not been in the chart yet
 */
gboolean
sal_chart_view_get_focus_datum (SalChartView *self, SalChartDatum *datum)
{
  g_return_val_if_fail (SAL_IS_CHART_VIEW (self), FALSE);
  g_return_val_if_fail (datum != NULL, FALSE);

  *datum = self->focus_datum;

  return self->has_focus_datum;
}
