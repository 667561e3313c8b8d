/* sal-map-view-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-map-tiles.h"
#include "sal-map-view.h"

G_BEGIN_DECLS

/* What a press of the button, or a finger, has begun. */
typedef enum
{
  SAL_MAP_DRAG_NONE,
  SAL_MAP_DRAG_CLICK, /* nothing yet: it may become a click, or pan */
  SAL_MAP_DRAG_PAN,
  SAL_MAP_DRAG_STROKE,
  SAL_MAP_DRAG_LINE, /* a lasso, or two corners of a rectangle */
} SalMapDrag;

struct _SalMapView
{
  GtkWidget parent_instance;

  SalMapShape *shape;
  SalMapStyle *style;
  SalMapTiles *tiles;
  SalMapViewport viewport;
  gboolean fitted; /* everything is to be seen, also when the size changes */
  double covered;  /* at the right, by what lies above the map */
  guint settle_id;
  SalMapTool tool;
  guint hover_area;
  guint focus_area;
  SalMapDescribe describe;
  gpointer describe_data;
  GDestroyNotify describe_destroy;
  SalMapDescribe describe_dot; /* (nullable) */
  gpointer describe_dot_data;
  GskRenderNode *legend;

  SalMapDrag drag_mode;
  SalMapViewport drag_viewport; /* what was seen when it began */
  double drag_x, drag_y;
  SalMapPoint drag_point; /* where a stroke is */
  GHashTable *stroke;     /* the areas it has touched, plus one */
  GArray *line;           /* SalMapPoint: the lasso, or the corners */
  gboolean line_by_keys;
  double pinch_x, pinch_y;
  gboolean space_held, space_used;
  double pointer_x, pointer_y;

  GtkGesture *drag;
  GtkWidget *marker;
};

typedef enum
{
  SAL_MAP_SIGNAL_STROKE,
  SAL_MAP_SIGNAL_CHOSEN,
  SAL_MAP_SIGNAL_HOVERED,
  SAL_MAP_SIGNAL_FOCUSED,
  SAL_MAP_SIGNAL_MENU,
  SAL_MAP_SIGNAL_MOVED,
  SAL_MAP_SIGNAL_DOT,
  SAL_MAP_N_SIGNALS,
} SalMapSignal;

extern guint sal_map_view_signals[SAL_MAP_N_SIGNALS];

void sal_map_view_bind_input (GtkWidgetClass *widget_class);
void sal_map_view_bind_keyboard (GtkWidgetClass *widget_class);
void sal_map_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

SalMapViewport sal_map_view_get_fitting (SalMapView *self);
SalMapViewport sal_map_view_keep_in_view (SalMapView *self, SalMapViewport viewport);
gboolean sal_map_view_is_showing (SalMapView *self);
void sal_map_view_request (SalMapView *self);
void sal_map_view_change (SalMapView *self, SalMapViewport viewport, gboolean settle);
void sal_map_view_zoom_at (SalMapView *self, double factor, double x, double y, gboolean settle);
void sal_map_view_act (SalMapView *self);
void sal_map_view_cancel_drag (SalMapView *self);
void sal_map_view_begin_pinch (SalMapView *self, double x, double y);
void sal_map_view_pinch (SalMapView *self, double scale, double x, double y);
void sal_map_view_choose (SalMapView *self, const guint *areas, guint n, SalMapChoice choice);
void sal_map_view_choose_in_line (SalMapView *self, SalMapChoice choice);
void sal_map_view_emit_stroke (SalMapView *self, SalMapPhase phase, GArray *areas);
void sal_map_view_emit_menu (SalMapView *self, guint area, double x, double y);
SalMapChoice sal_map_view_choice_of (GdkModifierType state);
gboolean sal_map_view_show_dot_tooltip (SalMapView *self, double x, double y, GtkTooltip *tooltip);
gboolean sal_map_view_activate_dot (SalMapView *self, double x, double y);
char *sal_map_view_describe_area (SalMapView *self, guint area);
gboolean sal_map_view_locate (SalMapView *self, guint area, graphene_rect_t *bounds);
void sal_map_view_update_cursor (SalMapView *self);

G_END_DECLS
