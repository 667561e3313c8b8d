/* sal-stakeholder-view-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-stakeholder-moving.h"
#include "sal-stakeholder-painter.h"
#include "sal-stakeholder-view.h"

G_BEGIN_DECLS

/* What a press of the button has begun. */
typedef enum
{
  SAL_STAKEHOLDER_DRAG_NONE,
  SAL_STAKEHOLDER_DRAG_CLICK, /* nothing yet: it may become another */
  SAL_STAKEHOLDER_DRAG_PAN,
  SAL_STAKEHOLDER_DRAG_MOVE, /* somebody's box */
  SAL_STAKEHOLDER_DRAG_LINE,
} SalStakeholderDrag;

/* What somebody's lines are dragged from: a knob at the edge of their box. */
#define SAL_STAKEHOLDER_HANDLE_RADIUS 10.0

typedef struct
{
  SalStakeholderLineKind kind; /* SAL_STAKEHOLDER_NO_LINE: none */
  guint person;
} SalStakeholderHandle;

struct _SalStakeholderView
{
  GtkWidget parent_instance;

  SalStakeholderMap *map; /* (nullable): changed when a box is dropped */
  SalStakeholderLayout *layout;
  SalStakeholderPainter *painter;
  SalStakeholderViewport viewport;
  gboolean fitted;   /* as much as can be is to be seen, also when the size changes: */
  gboolean whole;    /* everything, also where nothing can be read then */
  guint person;      /* that the keyboard is on, or nobody */
  gboolean editable; /* lines can be drawn */
  guint repaint_id;

  SalStakeholderLineKind line; /* being drawn, from: */
  guint line_from;
  guint target;  /* at whom it is aimed, or nobody */
  char *refusal; /* (nullable): why it cannot end there */

  guint hovered;               /* who is under the pointer, or nobody */
  SalStakeholderHandle handle; /* that is under the pointer */

  SalStakeholderDrag drag_mode;
  SalStakeholderViewport drag_viewport;
  guint drag_person;
  SalStakeholderLineKind drag_handle; /* from which it began */
  double drag_x, drag_y;              /* where the button was pressed */
  SalStakeholderMoving *moving;       /* (nullable): of a box that is dragged, */
  SalStakeholderPlace drag_place;     /* where it stood, */
  SalStakeholderPlace held;           /* is held */
  SalStakeholderPlace landing;        /* and will be when it is dropped */
  double pointer_x, pointer_y;
  double pinch_x, pinch_y; /* the middle between two fingers when they came down */

  GtkGesture *drag;
  GtkWidget *marker;
};

typedef enum
{
  SAL_STAKEHOLDER_SIGNAL_MOVED,
  SAL_STAKEHOLDER_SIGNAL_CONNECTED,
  SAL_STAKEHOLDER_SIGNAL_REFUSED,
  SAL_STAKEHOLDER_SIGNAL_ACTIVATED,
  SAL_STAKEHOLDER_SIGNAL_REMOVED,
  SAL_STAKEHOLDER_N_SIGNALS,
} SalStakeholderSignal;

extern guint sal_stakeholder_view_signals[SAL_STAKEHOLDER_N_SIGNALS];

void sal_stakeholder_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
void sal_stakeholder_view_size_allocate (GtkWidget *widget, int width, int height, int baseline);
void sal_stakeholder_view_bind_input (GtkWidgetClass *widget_class);
void sal_stakeholder_view_bind_keyboard (GtkWidgetClass *widget_class);

guint sal_stakeholder_view_find_at (SalStakeholderView *self, double x, double y);
void sal_stakeholder_view_zoom_at (SalStakeholderView *self, double factor, double x, double y);
guint sal_stakeholder_view_find_top (SalStakeholderView *self);
void sal_stakeholder_view_open (SalStakeholderView *self);
void sal_stakeholder_view_refit (SalStakeholderView *self);
void sal_stakeholder_view_change (SalStakeholderView *self, SalStakeholderViewport viewport);
double sal_stakeholder_view_limit_scale (double scale);
void sal_stakeholder_view_reveal (SalStakeholderView *self);
void sal_stakeholder_view_lay_out (SalStakeholderView *self);
void sal_stakeholder_view_take_layout (SalStakeholderView *self, SalStakeholderLayout *layout);
void sal_stakeholder_view_begin_move (SalStakeholderView *self);
void sal_stakeholder_view_move (SalStakeholderView *self, double x, double y);
void sal_stakeholder_view_end_move (SalStakeholderView *self);
void sal_stakeholder_view_cancel_move (SalStakeholderView *self);
void sal_stakeholder_view_hold_on (SalStakeholderView *self);
void sal_stakeholder_view_step (SalStakeholderView *self, int across, int down);
void sal_stakeholder_view_carry_over (SalStakeholderView *self, SalStakeholderMap *map);
void sal_stakeholder_view_begin_pinch (SalStakeholderView *self, double x, double y);
void sal_stakeholder_view_pinch (SalStakeholderView *self, double scale, double x, double y);
gboolean sal_stakeholder_view_locate_handle (SalStakeholderView *self,
                                             guint person,
                                             SalStakeholderLineKind kind,
                                             graphene_point_t *middle);
gboolean sal_stakeholder_view_locate_begin (SalStakeholderView *self, graphene_point_t *point);
SalStakeholderHandle
sal_stakeholder_view_find_handle (SalStakeholderView *self, double x, double y, gboolean finger);
char *sal_stakeholder_view_describe_handle (SalStakeholderView *self, SalStakeholderHandle handle);
void sal_stakeholder_view_hover (SalStakeholderView *self, double x, double y);
void sal_stakeholder_view_unhover (SalStakeholderView *self);
void sal_stakeholder_view_update_cursor (SalStakeholderView *self);
void sal_stakeholder_view_draw_landing (SalStakeholderView *self,
                                        cairo_t *cr,
                                        const SalChartTheme *theme);
void
sal_stakeholder_view_draw_line (SalStakeholderView *self, cairo_t *cr, const SalChartTheme *theme);
void sal_stakeholder_view_draw_handles (SalStakeholderView *self,
                                        GtkSnapshot *snapshot,
                                        const SalChartTheme *theme);
void sal_stakeholder_view_update_marker (SalStakeholderView *self);
void sal_stakeholder_view_aim (SalStakeholderView *self, guint target);
void sal_stakeholder_view_end_line (SalStakeholderView *self, guint to);
void sal_stakeholder_view_act (SalStakeholderView *self);

G_END_DECLS
