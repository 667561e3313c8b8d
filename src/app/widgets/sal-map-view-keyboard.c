/* sal-map-view-keyboard.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-map-view-private.h"
#include "sal-shortcuts.h"

/* How far Ctrl and an arrow key move the map, in pixels. */
#define PAN_STEP 64.0

/* How much of the map is kept around the area that the keyboard is on, in pixels. */
#define FOCUS_MARGIN 48.0

/* The plus and minus keys, and their buttons. */
#define ZOOM_STEP 1.4142135623730951

/* Moves the map so that the area is in it. */
static void
scroll_to_focus (SalMapView *self)
{
  SalMapPoint at = sal_map_viewport_from_plane (
      &self->viewport, sal_map_shape_get_center (self->shape, self->focus_area));
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double margin = MIN (FOCUS_MARGIN, MIN (width, height) / 4);
  SalMapViewport viewport = self->viewport;

  if (at.x >= margin && at.y >= margin && at.x <= width - margin && at.y <= height - margin)
    return;
  viewport.x += (at.x - CLAMP (at.x, margin, width - margin)) / viewport.scale;
  viewport.y += (at.y - CLAMP (at.y, margin, height - margin)) / viewport.scale;
  sal_map_view_change (self, viewport, TRUE);
}

static void
paint_focus (SalMapView *self)
{
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (areas, self->focus_area);
  sal_map_view_emit_stroke (self, SAL_MAP_PHASE_BEGIN, areas);
  g_array_set_size (areas, 0);
  sal_map_view_emit_stroke (self, SAL_MAP_PHASE_END, areas);
}

/* The first corner of a rectangle, or a corner of a lasso. */
static void
add_corner (SalMapView *self)
{
  SalMapPoint center = sal_map_shape_get_center (self->shape, self->focus_area);

  self->line_by_keys = TRUE;
  g_array_append_val (self->line, center);
  if (self->tool == SAL_MAP_TOOL_RECTANGLE && self->line->len == 1)
    g_array_append_val (self->line, center);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
act (SalMapView *self, GdkModifierType state, gboolean finish)
{
  SalMapChoice choice = sal_map_view_choice_of (state);

  if (self->focus_area == SAL_GEOGRAPHY_NONE)
    return;

  switch (self->tool)
    {
    case SAL_MAP_TOOL_PAINT:
      paint_focus (self);
      break;
    case SAL_MAP_TOOL_RECTANGLE:
      if (self->line->len > 0)
        sal_map_view_choose_in_line (self, choice);
      else
        add_corner (self);
      break;
    case SAL_MAP_TOOL_LASSO:
      add_corner (self);
      if (finish)
        sal_map_view_choose_in_line (self, choice);
      break;
    default:
      sal_map_view_choose (self, &self->focus_area, 1, choice);
      break;
    }
}

/* What Space does with the area that the keyboard is on, for who presses the marker by other
 * means. */
void
sal_map_view_act (SalMapView *self)
{
  act (self, 0, FALSE);
}

/* Space acts when it is released, as it may also be held to move the map. Enter acts at once and
 * closes a lasso. */
static gboolean
sal_map_view_key_pressed_cb (GtkEventControllerKey *controller,
                             guint key,
                             guint code,
                             GdkModifierType state,
                             SalMapView *self)
{
  if (key == GDK_KEY_space || key == GDK_KEY_KP_Space)
    {
      if (!self->space_held)
        self->space_used = FALSE;
      self->space_held = TRUE;
      sal_map_view_update_cursor (self);
      return TRUE;
    }
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter)
    {
      act (self, state, TRUE);
      return TRUE;
    }

  return FALSE;
}

static void
sal_map_view_key_released_cb (GtkEventControllerKey *controller,
                              guint key,
                              guint code,
                              GdkModifierType state,
                              SalMapView *self)
{
  if ((key != GDK_KEY_space && key != GDK_KEY_KP_Space) || !self->space_held)
    return;

  self->space_held = FALSE;
  sal_map_view_update_cursor (self);
  if (!self->space_used)
    act (self, state, FALSE);
}

/* Where the keyboard begins: in the middle of what is seen. */
static guint
find_first (SalMapView *self)
{
  SalMapPoint middle = sal_map_viewport_to_plane (&self->viewport,
                                                  gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                                                  gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
  guint n_areas = self->shape != NULL ? sal_map_shape_get_n_areas (self->shape) : 0;
  guint nearest = SAL_GEOGRAPHY_NONE;
  double least = G_MAXDOUBLE;

  for (guint area = 0; area < n_areas; area++)
    {
      SalMapPoint center = sal_map_shape_get_center (self->shape, area);
      double distance = hypot (center.x - middle.x, center.y - middle.y);

      if (distance < least)
        {
          least = distance;
          nearest = area;
        }
    }

  return nearest;
}

static void
sal_map_view_marker_focus_cb (SalMapView *self)
{
  if (gtk_widget_has_focus (self->marker) && self->focus_area == SAL_GEOGRAPHY_NONE)
    sal_map_view_set_focus_area (self, find_first (self));
  if (!gtk_widget_has_focus (self->marker))
    self->space_held = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Arrow keys go to the neighbour in their direction; with Shift they act on it as well. */
static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SalMapView *self = SAL_MAP_VIEW (widget);
  gboolean extend;
  double x, y;
  guint next;

  g_variant_get (args, "(ddb)", &x, &y, &extend);
  if (self->shape == NULL)
    return FALSE;
  next = self->focus_area == SAL_GEOGRAPHY_NONE
             ? find_first (self)
             : sal_map_shape_find_next (self->shape, self->focus_area, x, y);
  if (next == SAL_GEOGRAPHY_NONE)
    {
      gtk_widget_error_bell (widget);
      return TRUE;
    }
  sal_map_view_set_focus_area (self, next);
  scroll_to_focus (self);
  if (self->line_by_keys && self->tool == SAL_MAP_TOOL_RECTANGLE && self->line->len == 2)
    g_array_index (self->line, SalMapPoint, 1) = sal_map_shape_get_center (self->shape, next);
  else if (extend)
    act (self, GDK_SHIFT_MASK, FALSE);

  return TRUE;
}

static gboolean
pan_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SalMapView *self = SAL_MAP_VIEW (widget);
  SalMapViewport viewport = self->viewport;
  double x, y;

  g_variant_get (args, "(dd)", &x, &y);
  if (self->shape == NULL)
    return FALSE;
  viewport.x += x * PAN_STEP / viewport.scale;
  viewport.y += y * PAN_STEP / viewport.scale;
  sal_map_view_change (self, viewport, TRUE);

  return TRUE;
}

/* Gives up what was begun; if nothing was, the key is somebody else's. */
static gboolean
cancel_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SalMapView *self = SAL_MAP_VIEW (widget);

  if (self->drag_mode == SAL_MAP_DRAG_NONE && self->line->len == 0)
    return FALSE;
  sal_map_view_cancel_drag (self);

  return TRUE;
}

static gboolean
menu_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SalMapView *self = SAL_MAP_VIEW (widget);
  SalMapPoint at;

  if (self->focus_area == SAL_GEOGRAPHY_NONE)
    return FALSE;
  at = sal_map_viewport_from_plane (&self->viewport,
                                    sal_map_shape_get_center (self->shape, self->focus_area));
  sal_map_view_emit_menu (self, self->focus_area, at.x, at.y);

  return TRUE;
}

static void
zoom_in_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_map_view_zoom (SAL_MAP_VIEW (widget), ZOOM_STEP);
}

static void
zoom_out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_map_view_zoom (SAL_MAP_VIEW (widget), 1 / ZOOM_STEP);
}

static void
fit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_map_view_fit (SAL_MAP_VIEW (widget));
}

#define ARROWS(modifier)                                                                           \
  modifier "Left " modifier "Right " modifier "Up " modifier "Down",                               \
      modifier "KP_Left " modifier "KP_Right " modifier "KP_Up " modifier "KP_Down"

static const char *const moves[] = {
  "(-1.0, 0.0, false)", "(1.0, 0.0, false)", "(0.0, -1.0, false)", "(0.0, 1.0, false)"
};
static const char *const extensions[] = {
  "(-1.0, 0.0, true)", "(1.0, 0.0, true)", "(0.0, -1.0, true)", "(0.0, 1.0, true)"
};
static const char *const pans[] = { "(-1.0, 0.0)", "(1.0, 0.0)", "(0.0, -1.0)", "(0.0, 1.0)" };

/* Space and Enter are keys that can be held, and are not bound but listened to. */
static const SalShortcut area_shortcuts[] = {
  { N_ ("Next area in a direction"), ARROWS (""), NULL, move_cb, moves, NULL },
  { N_ ("Paint or select the area"), "space Return", NULL, NULL, NULL, NULL, NULL },
  { N_ ("Go on, and paint or select there"),
    ARROWS ("<Shift>"),
    NULL,
    move_cb,
    extensions,
    "<Shift>Left...Down" },
  { N_ ("Select the area as well"), "<Shift>space", NULL, NULL, NULL, NULL, NULL },
  { N_ ("Select the area or leave it out"), "<Control>space", NULL, NULL, NULL, NULL, NULL },
  { N_ ("Leave the area out of the selection"),
    "<Control><Shift>space",
    NULL,
    NULL,
    NULL,
    NULL,
    NULL },
  { N_ ("Add a corner of a lasso or rectangle"), "space", NULL, NULL, NULL, NULL, NULL },
  { N_ ("Select what the lasso encloses"), "Return", NULL, NULL, NULL, NULL, NULL },
  { N_ ("Give up what was begun"), "Escape <Control>z", NULL, NULL, cancel_cb, NULL, NULL },
  { N_ ("Menu of the area"), "<Shift>F10 Menu", NULL, NULL, menu_cb, NULL, NULL },
};

static const SalShortcut view_shortcuts[] = {
  { N_ ("Move the map"), ARROWS ("<Control>"), NULL, pan_cb, pans, "<Control>Left...Down" },
  { N_ ("Zoom in"),
    "plus",
    "equal KP_Add <Control>plus <Control>equal <Control>KP_Add",
    "map.zoom-in",
    NULL,
    NULL,
    NULL },
  { N_ ("Zoom out"),
    "minus",
    "KP_Subtract <Control>minus <Control>KP_Subtract",
    "map.zoom-out",
    NULL,
    NULL,
    NULL },
  { N_ ("Show all of the map"),
    "0 Home",
    "KP_0 KP_Home <Control>0 <Control>KP_0 <Control>Home <Control>KP_Home",
    "map.fit",
    NULL,
    NULL,
    NULL },
};

const SalShortcut *
sal_map_view_get_area_shortcuts (guint *n_shortcuts)
{
  *n_shortcuts = G_N_ELEMENTS (area_shortcuts);

  return area_shortcuts;
}

const SalShortcut *
sal_map_view_get_view_shortcuts (guint *n_shortcuts)
{
  *n_shortcuts = G_N_ELEMENTS (view_shortcuts);

  return view_shortcuts;
}

void
sal_map_view_bind_keyboard (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "map.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (widget_class, "map.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_install_action (widget_class, "map.fit", NULL, fit_action);
  sal_shortcuts_bind (widget_class, area_shortcuts, G_N_ELEMENTS (area_shortcuts));
  sal_shortcuts_bind (widget_class, view_shortcuts, G_N_ELEMENTS (view_shortcuts));
  gtk_widget_class_bind_template_callback (widget_class, sal_map_view_act);
  gtk_widget_class_bind_template_callback (widget_class, sal_map_view_marker_focus_cb);
  gtk_widget_class_bind_template_callback (widget_class, sal_map_view_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sal_map_view_key_released_cb);
}
