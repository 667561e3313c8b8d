/* sal-map-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sal-map-draw.h"

G_BEGIN_DECLS

/**
 * SalMapTool:
 * @SAL_MAP_TOOL_SELECT: a click chooses an area; dragging pans
 * @SAL_MAP_TOOL_PAINT: a stroke touches areas
 * @SAL_MAP_TOOL_LASSO: a line drawn around areas chooses them
 * @SAL_MAP_TOOL_RECTANGLE: a rectangle chooses the areas in it
 * @SAL_MAP_TOOL_PAN: dragging moves the map
 *
 * What the first button, a finger or the space bar does.
 */
typedef enum
{
  SAL_MAP_TOOL_SELECT,
  SAL_MAP_TOOL_PAINT,
  SAL_MAP_TOOL_LASSO,
  SAL_MAP_TOOL_RECTANGLE,
  SAL_MAP_TOOL_PAN,
} SalMapTool;

/**
 * SalMapPhase:
 * @SAL_MAP_PHASE_BEGIN: a stroke begins
 * @SAL_MAP_PHASE_UPDATE: it goes on
 * @SAL_MAP_PHASE_END: it is complete
 * @SAL_MAP_PHASE_CANCEL: it is given up: what it did is to be undone
 *
 * Where a stroke of the painting tool is.
 */
typedef enum
{
  SAL_MAP_PHASE_BEGIN,
  SAL_MAP_PHASE_UPDATE,
  SAL_MAP_PHASE_END,
  SAL_MAP_PHASE_CANCEL,
} SalMapPhase;

/**
 * SalMapChoice:
 * @SAL_MAP_CHOICE_REPLACE: the areas are the selection
 * @SAL_MAP_CHOICE_ADD: they are added to it (Shift)
 * @SAL_MAP_CHOICE_REMOVE: they are taken from it (Shift and Ctrl)
 * @SAL_MAP_CHOICE_TOGGLE: those in it are taken from it, the others added (Ctrl)
 *
 * What is meant to happen with areas that were chosen.
 */
typedef enum
{
  SAL_MAP_CHOICE_REPLACE,
  SAL_MAP_CHOICE_ADD,
  SAL_MAP_CHOICE_REMOVE,
  SAL_MAP_CHOICE_TOGGLE,
} SalMapChoice;

#define SAL_TYPE_MAP_TOOL   (sal_map_tool_get_type ())
#define SAL_TYPE_MAP_PHASE  (sal_map_phase_get_type ())
#define SAL_TYPE_MAP_CHOICE (sal_map_choice_get_type ())
#define SAL_TYPE_MAP_VIEW   (sal_map_view_get_type ())

GType sal_map_tool_get_type (void) G_GNUC_CONST;
GType sal_map_phase_get_type (void) G_GNUC_CONST;
GType sal_map_choice_get_type (void) G_GNUC_CONST;
G_DECLARE_FINAL_TYPE (SalMapView, sal_map_view, SAL, MAP_VIEW, GtkWidget)

/**
 * SalMapDescribe:
 * @self: the view
 * @area: the index of an area
 * @user_data: what was given with the function
 *
 * Says what is to be known about an area, in lines, its name first: its tooltip, and what assistive
 * technology is told of it.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL for the area's name
 */
typedef char *(*SalMapDescribe) (SalMapView *self, guint area, gpointer user_data);

GtkWidget *sal_map_view_new (void);

SalMapShape *sal_map_view_get_shape (SalMapView *self);
SalMapStyle *sal_map_view_get_style (SalMapView *self);
void sal_map_view_set_map (SalMapView *self, SalMapShape *shape, SalMapStyle *style);
void sal_map_view_update (SalMapView *self);
void sal_map_view_update_overlay (SalMapView *self);
void sal_map_view_update_areas (SalMapView *self, const guint *areas, guint n_areas);

SalMapTool sal_map_view_get_tool (SalMapView *self);
void sal_map_view_set_tool (SalMapView *self, SalMapTool tool);
guint sal_map_view_get_focus_area (SalMapView *self);
void sal_map_view_set_focus_area (SalMapView *self, guint area);

void sal_map_view_set_describe (SalMapView *self,
                                SalMapDescribe describe,
                                gpointer user_data,
                                GDestroyNotify destroy);
void sal_map_view_set_describe_dot (SalMapView *self, SalMapDescribe describe, gpointer user_data);
void sal_map_view_set_description (SalMapView *self, const char *name, const char *description);

void sal_map_view_cancel (SalMapView *self);

SalMapViewport sal_map_view_get_viewport (SalMapView *self);
void sal_map_view_set_viewport (SalMapView *self, const SalMapViewport *viewport);
void sal_map_view_set_covered (SalMapView *self, double width);
void sal_map_view_fit (SalMapView *self);
void sal_map_view_show_area (SalMapView *self, guint area);
void sal_map_view_show_box (SalMapView *self, SalMapBox box);
void sal_map_view_zoom (SalMapView *self, double factor);
gboolean sal_map_view_is_complete (SalMapView *self);

G_END_DECLS
