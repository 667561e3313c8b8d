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

struct _SalStakeholderView
{
  GtkWidget parent_instance;

  SalStakeholderMap *map; /* (nullable): changed when a box is dropped */
  SalStakeholderLayout *layout;
  SalStakeholderPainter *painter;
  SalStakeholderViewport viewport;
  gboolean fitted; /* everything is to be seen, also when the size changes */
  guint person;    /* that the keyboard is on, or nobody */
  guint repaint_id;

  SalStakeholderLineKind line; /* being drawn, from: */
  guint line_from;

  SalStakeholderDrag drag_mode;
  SalStakeholderViewport drag_viewport;
  guint drag_person;
  double drag_x, drag_y;          /* where the button was pressed */
  SalStakeholderMoving *moving;   /* (nullable): of a box that is dragged, */
  SalStakeholderPlace drag_place; /* where it stood, */
  SalStakeholderPlace held;       /* is held */
  SalStakeholderPlace landing;    /* and will be when it is dropped */
  double pointer_x, pointer_y;
  double pinch_x, pinch_y; /* the middle between two fingers when they came down */

  GtkGesture *drag;
  GtkWidget *marker;
};

typedef enum
{
  SAL_STAKEHOLDER_SIGNAL_MOVED,
  SAL_STAKEHOLDER_SIGNAL_CONNECTED,
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
void sal_stakeholder_view_end_line (SalStakeholderView *self, guint to);
void sal_stakeholder_view_act (SalStakeholderView *self);

G_END_DECLS
