/* sal-map-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-map-view.h"

#include <adwaita.h>
#include <math.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-map-view-private.h"
#include "sal-marker.h"
#include "sal-widget-theme.h"

/* How far apart sides of maps are at most that are at the same place, by the size of a map. */
#define SAME_PLACE 0.01

/**
 * SalMapView:
 *
 * Shows a map, and tells which of its areas are meant by pointer, fingers and keyboard.
 *
 * What a press does depends on the tool: it paints, draws a lasso or a rectangle, chooses, or moves
 * the map. The middle button, or Space held down, always move it; two fingers or the wheel do so,
 * too, and with Ctrl zoom, as pinching, `+`, `−` and the actions `map.zoom-in` and `map.zoom-out`
 * do. `0`, Home and `map.fit` show everything.
 *
 * With the keyboard, arrow keys go from area to area, Space or Enter use the tool on one, Shift
 * with an arrow key goes on and uses it there, and Ctrl with an arrow key moves the map. A
 * rectangle is made of two areas; a lasso of any number, the last with Enter. Escape gives up what
 * was begun.
 *
 * Tooltips tell of the area below the pointer, but not while areas are painted, since they would
 * cover what is painted next: #SalMapView::area-hovered says where the pointer is.
 *
 * To assistive technology the view is an image. The area that the keyboard is on is a button inside
 * it, named with what its tooltip says.
 *
 * The view does not change the style: who handles its signals does, and tells what has changed by
 * sal_map_view_update_areas(), sal_map_view_update_overlay() or sal_map_view_update().
 */

typedef enum
{
  PROP_TOOL = 1,
  PROP_FOCUS_AREA,
} SalMapViewProperty;

static GParamSpec *properties[PROP_FOCUS_AREA + 1];

guint sal_map_view_signals[SAL_MAP_N_SIGNALS];

G_DEFINE_ENUM_TYPE (SalMapTool,
                    sal_map_tool,
                    G_DEFINE_ENUM_VALUE (SAL_MAP_TOOL_SELECT, "select"),
                    G_DEFINE_ENUM_VALUE (SAL_MAP_TOOL_PAINT, "paint"),
                    G_DEFINE_ENUM_VALUE (SAL_MAP_TOOL_LASSO, "lasso"),
                    G_DEFINE_ENUM_VALUE (SAL_MAP_TOOL_RECTANGLE, "rectangle"),
                    G_DEFINE_ENUM_VALUE (SAL_MAP_TOOL_PAN, "pan"))

G_DEFINE_ENUM_TYPE (SalMapPhase,
                    sal_map_phase,
                    G_DEFINE_ENUM_VALUE (SAL_MAP_PHASE_BEGIN, "begin"),
                    G_DEFINE_ENUM_VALUE (SAL_MAP_PHASE_UPDATE, "update"),
                    G_DEFINE_ENUM_VALUE (SAL_MAP_PHASE_END, "end"),
                    G_DEFINE_ENUM_VALUE (SAL_MAP_PHASE_CANCEL, "cancel"))

G_DEFINE_ENUM_TYPE (SalMapChoice,
                    sal_map_choice,
                    G_DEFINE_ENUM_VALUE (SAL_MAP_CHOICE_REPLACE, "replace"),
                    G_DEFINE_ENUM_VALUE (SAL_MAP_CHOICE_ADD, "add"),
                    G_DEFINE_ENUM_VALUE (SAL_MAP_CHOICE_REMOVE, "remove"),
                    G_DEFINE_ENUM_VALUE (SAL_MAP_CHOICE_TOGGLE, "toggle"))

G_DEFINE_FINAL_TYPE (SalMapView, sal_map_view, GTK_TYPE_WIDGET)

char *
sal_map_view_describe_area (SalMapView *self, guint area)
{
  char *text = NULL;

  if (self->describe != NULL)
    text = self->describe (self, area, self->describe_data);
  if (text == NULL)
    text = g_strdup (
        sal_geography_get_areas (sal_map_shape_get_geography (self->shape), NULL)[area].name);

  return text;
}

/* Names the marker after the area it stands for, or before the keyboard was there after all. */
static void
update_marker (SalMapView *self)
{
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->marker, self->shape != NULL);
  if (self->shape != NULL && self->focus_area != SAL_GEOGRAPHY_NONE)
    label = sal_map_view_describe_area (self, self->focus_area);
  else
    label = g_strdup (_ ("Areas of the map"));
  sal_marker_set_label (self->marker, label);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
sal_map_view_update_cursor (SalMapView *self)
{
  const char *name = NULL;

  if (self->drag_mode == SAL_MAP_DRAG_PAN)
    name = "grabbing";
  else if (self->space_held || self->tool == SAL_MAP_TOOL_PAN)
    name = "grab";
  else if (self->tool != SAL_MAP_TOOL_SELECT)
    name = "crosshair";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

void
sal_map_view_emit_stroke (SalMapView *self, SalMapPhase phase, GArray *areas)
{
  g_signal_emit (self, sal_map_view_signals[SAL_MAP_SIGNAL_STROKE], 0, phase, areas);
}

void
sal_map_view_emit_menu (SalMapView *self, guint area, double x, double y)
{
  g_signal_emit (self, sal_map_view_signals[SAL_MAP_SIGNAL_MENU], 0, area, x, y);
}

/* --- the widget --- */

static void
sal_map_view_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 420;
}

/* Another size shows what was in the middle in the middle, or everything if everything was seen. */
static void
sal_map_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SalMapView *self = SAL_MAP_VIEW (widget);
  SalChartTheme theme = sal_widget_theme (widget);
  graphene_rect_t place;
  gboolean placed;

  sal_map_tiles_set_theme (self->tiles, &theme, gtk_widget_get_scale_factor (widget));
  if (sal_map_view_is_showing (self))
    {
      SalMapViewport viewport = self->fitted ? sal_map_view_get_fitting (self) : self->viewport;

      self->viewport = sal_map_view_keep_in_view (self, viewport);
      if (self->settle_id == 0)
        sal_map_view_request (self);
    }
  g_clear_pointer (&self->legend, gsk_render_node_unref);
  placed = sal_map_view_locate (self, self->focus_area, &place);
  sal_marker_allocate (self->marker, placed ? &place : NULL, width, height);
}

static gboolean
sal_map_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SAL_MAP_VIEW (widget)->marker);
}

static gboolean
sal_map_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return sal_marker_focus (SAL_MAP_VIEW (widget)->marker, direction);
}

static void
sal_map_view_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  SalMapView *self = SAL_MAP_VIEW (object);

  switch ((SalMapViewProperty) property_id)
    {
    case PROP_TOOL:
      g_value_set_enum (value, self->tool);
      break;
    case PROP_FOCUS_AREA:
      g_value_set_uint (value, self->focus_area);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sal_map_view_set_property (GObject *object,
                           guint property_id,
                           const GValue *value,
                           GParamSpec *pspec)
{
  SalMapView *self = SAL_MAP_VIEW (object);

  switch ((SalMapViewProperty) property_id)
    {
    case PROP_TOOL:
      sal_map_view_set_tool (self, (SalMapTool) g_value_get_enum (value));
      break;
    case PROP_FOCUS_AREA:
      sal_map_view_set_focus_area (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sal_map_view_dispose (GObject *object)
{
  SalMapView *self = SAL_MAP_VIEW (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  sal_map_view_set_describe (self, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAL_TYPE_MAP_VIEW);
  g_clear_pointer (&self->tiles, sal_map_tiles_free);
  g_clear_pointer (&self->legend, gsk_render_node_unref);
  g_clear_pointer (&self->shape, sal_map_shape_unref);
  g_clear_pointer (&self->style, sal_map_style_unref);

  G_OBJECT_CLASS (sal_map_view_parent_class)->dispose (object);
}

static void
sal_map_view_finalize (GObject *object)
{
  SalMapView *self = SAL_MAP_VIEW (object);

  g_hash_table_unref (self->stroke);
  g_array_unref (self->line);

  G_OBJECT_CLASS (sal_map_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  properties[PROP_TOOL] =
      g_param_spec_enum ("tool",
                         NULL,
                         NULL,
                         SAL_TYPE_MAP_TOOL,
                         SAL_MAP_TOOL_SELECT,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_FOCUS_AREA] =
      g_param_spec_uint ("focus-area",
                         NULL,
                         NULL,
                         0,
                         G_MAXUINT,
                         SAL_GEOGRAPHY_NONE,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static guint
add_signal (const char *name, guint n_parameters, const GType *types)
{
  return g_signal_newv (name,
                        SAL_TYPE_MAP_VIEW,
                        G_SIGNAL_RUN_LAST,
                        NULL,
                        NULL,
                        NULL,
                        NULL,
                        G_TYPE_NONE,
                        n_parameters,
                        (GType *) types);
}

static void
install_signals (void)
{
  const GType stroke[] = { SAL_TYPE_MAP_PHASE, G_TYPE_ARRAY };
  const GType chosen[] = { G_TYPE_ARRAY, SAL_TYPE_MAP_CHOICE };
  const GType menu[] = { G_TYPE_UINT, G_TYPE_DOUBLE, G_TYPE_DOUBLE };

  /**
   * SalMapView::stroke:
   * @self: the view
   * @phase: a #SalMapPhase
   * @areas: (element-type guint): the areas that the stroke touches now and has not touched before,
   *   ascending; none may be new when it ends, and none are when it is given up
   *
   * The painting tool is used.
   */
  sal_map_view_signals[SAL_MAP_SIGNAL_STROKE] = add_signal ("stroke", 2, stroke);

  /**
   * SalMapView::areas-chosen:
   * @self: the view
   * @areas: (element-type guint): areas, ascending; there are none if nothing was there
   * @choice: a #SalMapChoice
   *
   * Areas were clicked, or enclosed by a lasso or rectangle.
   */
  sal_map_view_signals[SAL_MAP_SIGNAL_CHOSEN] = add_signal ("areas-chosen", 2, chosen);

  /**
   * SalMapView::dot-activated:
   * @self: the view
   * @dot: the index of a dot
   *
   * A dot was clicked.
   */
  sal_map_view_signals[SAL_MAP_SIGNAL_DOT] =
      add_signal ("dot-activated", 1, (const GType[]){ G_TYPE_UINT });

  /**
   * SalMapView::area-hovered:
   * @self: the view
   * @area: the index of the area below the pointer, or %SAL_GEOGRAPHY_NONE
   *
   * The pointer is on another area.
   */
  sal_map_view_signals[SAL_MAP_SIGNAL_HOVERED] =
      add_signal ("area-hovered", 1, (const GType[]){ G_TYPE_UINT });

  /**
   * SalMapView::area-focused:
   * @self: the view
   * @area: the index of the area that the keyboard is on, or %SAL_GEOGRAPHY_NONE
   *
   * The keyboard is on another area.
   */
  sal_map_view_signals[SAL_MAP_SIGNAL_FOCUSED] =
      add_signal ("area-focused", 1, (const GType[]){ G_TYPE_UINT });

  /**
   * SalMapView::menu-requested:
   * @self: the view
   * @area: the index of an area, or %SAL_GEOGRAPHY_NONE
   * @x: where to point to, in the view
   * @y: where to point to, in the view
   *
   * The menu of an area, or of the map, is to be shown.
   */
  sal_map_view_signals[SAL_MAP_SIGNAL_MENU] = add_signal ("menu-requested", 3, menu);

  /**
   * SalMapView::viewport-changed:
   * @self: the view
   *
   * Another part of the map is seen, or at another scale.
   */
  sal_map_view_signals[SAL_MAP_SIGNAL_MOVED] = add_signal ("viewport-changed", 0, NULL);
}

static void
sal_map_view_class_init (SalMapViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sal_map_view_get_property;
  object_class->set_property = sal_map_view_set_property;
  object_class->dispose = sal_map_view_dispose;
  object_class->finalize = sal_map_view_finalize;
  widget_class->measure = sal_map_view_measure;
  widget_class->size_allocate = sal_map_view_size_allocate;
  widget_class->snapshot = sal_map_view_snapshot;
  widget_class->grab_focus = sal_map_view_grab_focus;
  widget_class->focus = sal_map_view_focus;
  install_properties (object_class);
  install_signals ();
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-map-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SalMapView, drag);
  gtk_widget_class_bind_template_child (widget_class, SalMapView, marker);
  sal_map_view_bind_input (widget_class);
  sal_map_view_bind_keyboard (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "map");
}

static void
sal_map_view_init (SalMapView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));

  self->focus_area = self->hover_area = SAL_GEOGRAPHY_NONE;
  self->fitted = TRUE;
  self->viewport.scale = 1;
  self->stroke = g_hash_table_new (NULL, NULL);
  self->line = g_array_new (FALSE, FALSE, sizeof (SalMapPoint));
  self->tiles = sal_map_tiles_new ((SalMapTilesReady) gtk_widget_queue_draw, self);
  gtk_widget_init_template (widget);
  update_marker (self);
  /* the theme is taken when sizes are */
  g_signal_connect_object (
      manager, "notify::dark", G_CALLBACK (gtk_widget_queue_resize), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager,
                           "notify::high-contrast",
                           G_CALLBACK (gtk_widget_queue_resize),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (gtk_widget_queue_resize), NULL);
}

/**
 * sal_map_view_new:
 *
 * Creates a view of no map.
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *
sal_map_view_new (void)
{
  return g_object_new (SAL_TYPE_MAP_VIEW, NULL);
}

SalMapShape *
sal_map_view_get_shape (SalMapView *self)
{
  g_return_val_if_fail (SAL_IS_MAP_VIEW (self), NULL);

  return self->shape;
}

SalMapStyle *
sal_map_view_get_style (SalMapView *self)
{
  g_return_val_if_fail (SAL_IS_MAP_VIEW (self), NULL);

  return self->style;
}

/* Whether both take up the same place: the outlines of their areas need not be the same. */
static gboolean
is_same_place (SalMapShape *one, SalMapShape *other)
{
  SalMapBox a, b;
  double most;

  if (one == NULL || other == NULL)
    return FALSE;
  a = sal_map_shape_get_bounds (one);
  b = sal_map_shape_get_bounds (other);
  most = SAME_PLACE * MAX (a.right - a.left, a.bottom - a.top);

  return fabs (a.left - b.left) <= most && fabs (a.right - b.right) <= most &&
         fabs (a.top - b.top) <= most && fabs (a.bottom - b.bottom) <= most;
}

/**
 * sal_map_view_set_map:
 * @self: the view
 * @shape: (nullable): what to show
 * @style: (nullable): what it looks like, %NULL if @shape is; it stays the caller's to change
 *
 * Shows a map. If it is of the same shape, or of one that takes up the same place, as when areas
 * are split, the same part of it stays in view; otherwise all of it is shown.
 */
void
sal_map_view_set_map (SalMapView *self, SalMapShape *shape, SalMapStyle *style)
{
  gboolean same, same_place;

  g_return_if_fail (SAL_IS_MAP_VIEW (self));
  g_return_if_fail ((shape == NULL) == (style == NULL));
  g_return_if_fail (shape == NULL ||
                    sal_map_shape_get_n_areas (shape) == sal_map_style_get_n_areas (style));

  same = self->shape == shape;
  if (same && self->style == style)
    return;

  sal_map_view_cancel (self);
  same_place = is_same_place (self->shape, shape);
  if (shape != NULL)
    {
      sal_map_shape_ref (shape);
      sal_map_style_ref (style);
    }
  g_clear_pointer (&self->shape, sal_map_shape_unref);
  g_clear_pointer (&self->style, sal_map_style_unref);
  self->shape = shape;
  self->style = style;
  sal_map_tiles_set_map (self->tiles, shape, style);
  if (!same)
    {
      self->fitted |= !same_place;
      self->hover_area = SAL_GEOGRAPHY_NONE;
      sal_map_view_set_focus_area (self, SAL_GEOGRAPHY_NONE);
    }
  update_marker (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * sal_map_view_update:
 * @self: the view
 *
 * Tells that the style has changed, everywhere or anyhow.
 */
void
sal_map_view_update (SalMapView *self)
{
  g_return_if_fail (SAL_IS_MAP_VIEW (self));

  sal_map_tiles_update (self->tiles);
  g_clear_pointer (&self->legend, gsk_render_node_unref);
  update_marker (self);
}

/**
 * sal_map_view_update_overlay:
 * @self: the view
 *
 * Tells that flags other than %SAL_MAP_LOCKED, the emphasis, dots or names have changed in the
 * style.
 */
void
sal_map_view_update_overlay (SalMapView *self)
{
  g_return_if_fail (SAL_IS_MAP_VIEW (self));

  sal_map_tiles_update_overlay (self->tiles);
  g_clear_pointer (&self->legend, gsk_render_node_unref);
  update_marker (self);
}

/**
 * sal_map_view_update_areas:
 * @self: the view
 * @areas: (array length=n_areas): the indices of areas
 * @n_areas: their number
 *
 * Tells that the style of some areas has changed. When they are few, the next frame shows it.
 */
void
sal_map_view_update_areas (SalMapView *self, const guint *areas, guint n_areas)
{
  g_return_if_fail (SAL_IS_MAP_VIEW (self));

  sal_map_tiles_update_areas (self->tiles, areas, n_areas);
  update_marker (self);
}

SalMapTool
sal_map_view_get_tool (SalMapView *self)
{
  g_return_val_if_fail (SAL_IS_MAP_VIEW (self), SAL_MAP_TOOL_SELECT);

  return self->tool;
}

/**
 * sal_map_view_set_tool:
 * @self: the view
 * @tool: a tool
 *
 * Sets what pressing does. What was begun with another tool is given up.
 */
void
sal_map_view_set_tool (SalMapView *self, SalMapTool tool)
{
  g_return_if_fail (SAL_IS_MAP_VIEW (self));

  if (self->tool == tool)
    return;

  sal_map_view_cancel (self);
  self->tool = tool;
  sal_map_view_update_cursor (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOOL]);
}

/**
 * sal_map_view_get_focus_area:
 * @self: the view
 *
 * Tells where the keyboard is.
 *
 * Returns: the index of an area, or %SAL_GEOGRAPHY_NONE if it has not been in the map yet
 */
guint
sal_map_view_get_focus_area (SalMapView *self)
{
  g_return_val_if_fail (SAL_IS_MAP_VIEW (self), SAL_GEOGRAPHY_NONE);

  return self->focus_area;
}

/**
 * sal_map_view_set_focus_area:
 * @self: the view
 * @area: the index of an area, or %SAL_GEOGRAPHY_NONE
 *
 * Sets where the keyboard is.
 */
void
sal_map_view_set_focus_area (SalMapView *self, guint area)
{
  g_return_if_fail (SAL_IS_MAP_VIEW (self));
  g_return_if_fail (area == SAL_GEOGRAPHY_NONE ||
                    (self->shape != NULL && area < sal_map_shape_get_n_areas (self->shape)));

  if (self->focus_area == area)
    return;

  self->focus_area = area;
  update_marker (self);
  g_signal_emit (self, sal_map_view_signals[SAL_MAP_SIGNAL_FOCUSED], 0, area);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOCUS_AREA]);
}

/**
 * sal_map_view_set_describe:
 * @self: the view
 * @describe: (nullable) (scope notified): says what is to be known about an area
 * @user_data: data for @describe
 * @destroy: (nullable): frees @user_data
 *
 * Sets what tooltips and assistive technology say about areas; it is their name at first.
 */
void
sal_map_view_set_describe (SalMapView *self,
                           SalMapDescribe describe,
                           gpointer user_data,
                           GDestroyNotify destroy)
{
  g_return_if_fail (SAL_IS_MAP_VIEW (self));

  if (self->describe_destroy != NULL)
    self->describe_destroy (self->describe_data);
  self->describe = describe;
  self->describe_data = user_data;
  self->describe_destroy = destroy;
}

/**
 * sal_map_view_set_description:
 * @self: the view
 * @name: what the map shows, in a few words
 * @description: the same in a sentence or two
 *
 * Sets what assistive technology is told of the map.
 */
void
sal_map_view_set_description (SalMapView *self, const char *name, const char *description)
{
  g_return_if_fail (SAL_IS_MAP_VIEW (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description,
                                  -1);
}

/**
 * sal_map_view_is_complete:
 * @self: the view
 *
 * Tells whether the map is shown as well as it can be, with nothing left to be painted.
 *
 * Returns: %FALSE while threads are painting what is seen
 */
gboolean
sal_map_view_is_complete (SalMapView *self)
{
  g_return_val_if_fail (SAL_IS_MAP_VIEW (self), TRUE);

  return self->settle_id == 0 && sal_map_tiles_is_complete (self->tiles);
}
