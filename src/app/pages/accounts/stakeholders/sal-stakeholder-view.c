/* sal-stakeholder-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholder-view.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-stakeholder-view-private.h"
#include "sal-widget-theme.h"

/* How much of the map may be seen at once, and how large. */
#define LEAST_SCALE 0.02
#define MOST_SCALE  3.0
#define FIT_MARGIN  24.0

/* The least side of the child that stands for somebody. */
#define LEAST_MARKER 12.0

/**
 * SalStakeholderView:
 *
 * Shows a stakeholder map, and tells what people do to it.
 *
 * Dragging a box moves it, dragging beside boxes moves the map. With Ctrl a drag goes from somebody
 * to whom they report to, with Shift from whose word counts to who listens. The wheel or two
 * fingers move the map, with Ctrl they zoom, as pinching does.
 *
 * With the keyboard, arrow keys go from one to another along the reporting lines and beside them,
 * Alt and an arrow key move the box, R and I begin a line that Enter ends at another one, Enter
 * shows somebody's values, and Delete takes them off the map.
 *
 * To assistive technology the view is an image. Whoever the keyboard is on is a button inside it,
 * named with all that the map says of them.
 *
 * The view changes nothing for good: who handles its signals does, and gives it another map.
 */

typedef enum
{
  PROP_PERSON = 1,
  PROP_LINE,
} SalStakeholderViewProperty;

static GParamSpec *properties[PROP_LINE + 1];

guint sal_stakeholder_view_signals[SAL_STAKEHOLDER_N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalStakeholderView, sal_stakeholder_view, GTK_TYPE_WIDGET)

/* --- what is seen --- */

static double
get_width (SalStakeholderView *self)
{
  return MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1);
}

static double
get_height (SalStakeholderView *self)
{
  return MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1);
}

/* What shows all of the map, not larger than it is. */
static SalStakeholderViewport
get_fitting (SalStakeholderView *self)
{
  SalStakeholderViewport viewport = { 0, 0, 1, get_width (self), get_height (self) };
  SalStakeholderPlace from, to;

  if (self->layout == NULL || self->layout->n == 0)
    return viewport;
  sal_stakeholder_layout_measure (self->layout, &from, &to);
  viewport.scale = MIN ((viewport.width - 2 * FIT_MARGIN) / (to.x - from.x),
                        (viewport.height - 2 * FIT_MARGIN) / (to.y - from.y));
  viewport.scale = CLAMP (viewport.scale, LEAST_SCALE, 1);
  viewport.x = (from.x + to.x - viewport.width / viewport.scale) / 2;
  viewport.y = (from.y + to.y - viewport.height / viewport.scale) / 2;

  return viewport;
}

void
sal_stakeholder_view_change (SalStakeholderView *self, SalStakeholderViewport viewport)
{
  self->viewport = viewport;
  self->viewport.scale = CLAMP (viewport.scale, LEAST_SCALE, MOST_SCALE);
  self->viewport.width = get_width (self);
  self->viewport.height = get_height (self);
  self->fitted = FALSE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
sal_stakeholder_view_zoom_at (SalStakeholderView *self, double factor, double x, double y)
{
  SalStakeholderViewport viewport = self->viewport;
  double scale = CLAMP (viewport.scale * factor, LEAST_SCALE, MOST_SCALE);

  viewport.x += x / viewport.scale - x / scale;
  viewport.y += y / viewport.scale - y / scale;
  viewport.scale = scale;
  sal_stakeholder_view_change (self, viewport);
}

/**
 * sal_stakeholder_view_zoom:
 * @self: a view
 * @factor: how much larger the map is to be
 *
 * Zooms about the middle of what is seen.
 */
void
sal_stakeholder_view_zoom (SalStakeholderView *self, double factor)
{
  sal_stakeholder_view_zoom_at (self, factor, get_width (self) / 2, get_height (self) / 2);
}

/**
 * sal_stakeholder_view_fit:
 * @self: a view
 *
 * Shows all of the map, also when its size changes.
 */
void
sal_stakeholder_view_fit (SalStakeholderView *self)
{
  sal_stakeholder_view_change (self, get_fitting (self));
  self->fitted = TRUE;
}

/**
 * sal_stakeholder_view_locate:
 * @self: a view
 * @person: the index of somebody
 * @bounds: (out): where their box is in the view
 *
 * Finds somebody's box.
 *
 * Returns: %FALSE if there is no such person
 */
gboolean
sal_stakeholder_view_locate (SalStakeholderView *self, guint person, graphene_rect_t *bounds)
{
  const SalStakeholderViewport *viewport = &self->viewport;

  if (self->layout == NULL || person >= self->layout->n)
    return FALSE;
  graphene_rect_init (bounds,
                      (float) ((self->layout->places[person].x - viewport->x) * viewport->scale),
                      (float) ((self->layout->places[person].y - viewport->y) * viewport->scale),
                      (float) (SAL_STAKEHOLDER_WIDTH * viewport->scale),
                      (float) (SAL_STAKEHOLDER_HEIGHT * viewport->scale));

  return TRUE;
}

/* Whose box is at a point of the view; what is drawn last is above. */
guint
sal_stakeholder_view_find_at (SalStakeholderView *self, double x, double y)
{
  graphene_rect_t bounds;

  for (guint i = self->layout != NULL ? self->layout->n : 0; i > 0; i--)
    if (sal_stakeholder_view_locate (self, i - 1, &bounds) &&
        graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
      return i - 1;

  return SAL_STAKEHOLDER_NOBODY;
}

/* Moves the map so that the box the keyboard is on is in it. */
void
sal_stakeholder_view_reveal (SalStakeholderView *self)
{
  SalStakeholderViewport viewport = self->viewport;
  graphene_rect_t box;
  double right, bottom;

  if (!sal_stakeholder_view_locate (self, self->person, &box))
    return;
  right = box.origin.x + box.size.width - get_width (self);
  bottom = box.origin.y + box.size.height - get_height (self);
  if (box.origin.x >= 0 && box.origin.y >= 0 && right <= 0 && bottom <= 0)
    return;
  viewport.x +=
      (box.origin.x < 0 ? box.origin.x - FIT_MARGIN : MAX (right + FIT_MARGIN, 0)) / viewport.scale;
  viewport.y += (box.origin.y < 0 ? box.origin.y - FIT_MARGIN : MAX (bottom + FIT_MARGIN, 0)) /
                viewport.scale;
  sal_stakeholder_view_change (self, viewport);
}

/* --- who is on it --- */

void
sal_stakeholder_view_lay_out (SalStakeholderView *self)
{
  g_clear_pointer (&self->layout, sal_stakeholder_layout_free);
  if (self->map != NULL)
    self->layout = sal_stakeholder_layout_new (self->map);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
sal_stakeholder_view_place (SalStakeholderView *self, guint person, double x, double y)
{
  SalStakeholder *who = &g_array_index (self->map->people, SalStakeholder, person);

  who->placed = TRUE;
  who->x = x;
  who->y = y;
  sal_stakeholder_view_lay_out (self);
}

/* Names the marker after whom it stands for, and says what a key does while a line is drawn. */
static void
update_marker (SalStakeholderView *self)
{
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->marker, self->layout != NULL && self->layout->n > 0);
  if (self->layout != NULL && self->person < self->layout->n)
    label = sal_stakeholder_describe (self->map, self->person);
  else
    label = g_strdup (_ ("People of the map"));
  sal_accessible_set_label (self->marker, label);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The image in a sentence; who is on it, the marker says, and the table. */
static void
update_description (SalStakeholderView *self)
{
  guint n = self->map != NULL ? self->map->people->len : 0;
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u person, by whom they report to and whom they influence",
                                 "%u people, by whom they report to and whom they influence",
                                 n),
                       n);

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

SalStakeholderMap *
sal_stakeholder_view_get_map (SalStakeholderView *self)
{
  return self->map;
}

/**
 * sal_stakeholder_view_set_map:
 * @self: a view
 * @map: (nullable): a map, which is the view's from now on
 *
 * Shows a map. Who the keyboard was on stays so if they are on the map, and what is seen stays if
 * it is a map of the same account.
 */
void
sal_stakeholder_view_set_map (SalStakeholderView *self, SalStakeholderMap *map)
{
  gboolean same = self->map != NULL && map != NULL && self->map->account == map->account;
  gint64 id = same && self->person < self->map->people->len
                  ? sal_stakeholder_map_get (self->map, self->person)->id
                  : 0;
  int person = map != NULL ? sal_stakeholder_map_find (map, id) : -1;

  sal_stakeholder_view_cancel (self);
  g_clear_pointer (&self->map, sal_stakeholder_map_unref);
  if (map != NULL)
    self->map = sal_stakeholder_map_ref (map);
  self->person = person >= 0 ? (guint) person : SAL_STAKEHOLDER_NOBODY;
  sal_stakeholder_view_lay_out (self);
  if (!same || self->fitted)
    sal_stakeholder_view_fit (self);
  update_marker (self);
  update_description (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERSON]);
}

guint
sal_stakeholder_view_get_person (SalStakeholderView *self)
{
  return self->person;
}

/**
 * sal_stakeholder_view_set_person:
 * @self: a view
 * @person: the index of somebody, or %SAL_STAKEHOLDER_NOBODY
 *
 * Puts the keyboard on somebody, and shows them.
 */
void
sal_stakeholder_view_set_person (SalStakeholderView *self, guint person)
{
  if (self->layout == NULL || person >= self->layout->n)
    person = SAL_STAKEHOLDER_NOBODY;
  if (self->person == person)
    return;

  self->person = person;
  sal_stakeholder_view_reveal (self);
  update_marker (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERSON]);
}

/* --- lines that are being drawn --- */

SalStakeholderLineKind
sal_stakeholder_view_get_line (SalStakeholderView *self)
{
  return self->line;
}

static void
set_line (SalStakeholderView *self, SalStakeholderLineKind line)
{
  if (self->line == line)
    return;
  self->line = line;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LINE]);
}

/**
 * sal_stakeholder_view_begin_line:
 * @self: a view
 * @kind: which line
 *
 * Begins a line at whom the keyboard is on; choosing somebody else ends it.
 */
void
sal_stakeholder_view_begin_line (SalStakeholderView *self, SalStakeholderLineKind kind)
{
  if (self->person == SAL_STAKEHOLDER_NOBODY)
    return;
  self->line_from = self->person;
  set_line (self, kind);
}

void
sal_stakeholder_view_end_line (SalStakeholderView *self, guint to)
{
  SalStakeholderLineKind line = self->line;
  guint from = self->line_from;

  set_line (self, SAL_STAKEHOLDER_NO_LINE);
  if (line != SAL_STAKEHOLDER_NO_LINE && to != SAL_STAKEHOLDER_NOBODY && to != from)
    g_signal_emit (self,
                   sal_stakeholder_view_signals[SAL_STAKEHOLDER_SIGNAL_CONNECTED],
                   0,
                   from,
                   to,
                   (guint) line);
}

/**
 * sal_stakeholder_view_cancel:
 * @self: a view
 *
 * Gives up what was begun: a box that is dragged is where it was, a line is not drawn.
 */
void
sal_stakeholder_view_cancel (SalStakeholderView *self)
{
  if (self->drag_mode == SAL_STAKEHOLDER_DRAG_MOVE)
    {
      SalStakeholder *who = &g_array_index (self->map->people, SalStakeholder, self->drag_person);

      who->placed = self->drag_placed;
      who->x = self->drag_place.x;
      who->y = self->drag_place.y;
      sal_stakeholder_view_lay_out (self);
    }
  self->drag_mode = SAL_STAKEHOLDER_DRAG_NONE;
  set_line (self, SAL_STAKEHOLDER_NO_LINE);
}

/* What a click, Space or Enter means: the end of a line, or somebody's values. */
void
sal_stakeholder_view_act (SalStakeholderView *self)
{
  if (self->person == SAL_STAKEHOLDER_NOBODY)
    return;
  if (self->line != SAL_STAKEHOLDER_NO_LINE)
    sal_stakeholder_view_end_line (self, self->person);
  else
    g_signal_emit (
        self, sal_stakeholder_view_signals[SAL_STAKEHOLDER_SIGNAL_ACTIVATED], 0, self->person);
}

/* --- drawing --- */

static void
draw_line_begun (SalStakeholderView *self, cairo_t *cr, const SalChartTheme *theme)
{
  static const double dash[] = { 6, 4 };
  SalChartColor color = sal_chart_palette_hue (theme, 0);
  graphene_rect_t from, to;
  double x = self->pointer_x, y = self->pointer_y;

  if (self->line == SAL_STAKEHOLDER_NO_LINE ||
      !sal_stakeholder_view_locate (self, self->line_from, &from))
    return;
  if (self->drag_mode != SAL_STAKEHOLDER_DRAG_LINE &&
      sal_stakeholder_view_locate (self, self->person, &to))
    {
      x = to.origin.x + to.size.width / 2;
      y = to.origin.y + to.size.height / 2;
    }
  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
  cairo_set_line_width (cr, 2.5);
  if (self->line == SAL_STAKEHOLDER_INFLUENCE)
    cairo_set_dash (cr, dash, G_N_ELEMENTS (dash), 0);
  cairo_move_to (cr, from.origin.x + from.size.width / 2, from.origin.y + from.size.height / 2);
  cairo_line_to (cr, x, y);
  cairo_stroke (cr);
}

static gboolean
repaint_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SAL_STAKEHOLDER_VIEW (widget)->repaint_id = 0;
  gtk_widget_queue_draw (widget);

  return G_SOURCE_REMOVE;
}

static void
sal_stakeholder_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SalStakeholderView *self = SAL_STAKEHOLDER_VIEW (widget);
  SalChartTheme theme = sal_widget_theme (widget);
  gboolean complete = TRUE;
  cairo_t *cr;

  if (self->layout != NULL && self->layout->n > 0)
    {
      cr = gtk_snapshot_append_cairo (
          snapshot,
          &GRAPHENE_RECT_INIT (0, 0, (float) get_width (self), (float) get_height (self)));
      complete = sal_stakeholder_painter_draw (self->painter,
                                               self->map,
                                               self->layout,
                                               cr,
                                               &self->viewport,
                                               &theme,
                                               gtk_widget_get_scale_factor (widget));
      draw_line_begun (self, cr, &theme);
      cairo_destroy (cr);
    }
  if (!complete && self->repaint_id == 0)
    self->repaint_id = gtk_widget_add_tick_callback (widget, repaint_cb, NULL, NULL);
  gtk_widget_snapshot_child (widget, self->marker, snapshot);
}

/* --- the widget --- */

static void
sal_stakeholder_view_measure (GtkWidget *widget,
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

static void
sal_stakeholder_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SalStakeholderView *self = SAL_STAKEHOLDER_VIEW (widget);
  GdkRectangle area = { 0, 0, width, height };
  graphene_rect_t box, view = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  int least;

  if (self->fitted &&
      (width != (int) self->viewport.width || height != (int) self->viewport.height))
    self->viewport = get_fitting (self);
  self->viewport.width = width;
  self->viewport.height = height;
  if (!gtk_widget_should_layout (self->marker))
    return;
  if (sal_stakeholder_view_locate (self, self->person, &box) &&
      graphene_rect_intersection (&box, &view, &box))
    area = (GdkRectangle){ (int) box.origin.x,
                           (int) box.origin.y,
                           (int) MAX (box.size.width, LEAST_MARKER),
                           (int) MAX (box.size.height, LEAST_MARKER) };
  gtk_widget_measure (self->marker, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  area.width = MAX (area.width, least);
  gtk_widget_measure (self->marker, GTK_ORIENTATION_VERTICAL, area.width, &least, NULL, NULL, NULL);
  area.height = MAX (area.height, least);
  gtk_widget_size_allocate (self->marker, &area, -1);
}

static gboolean
sal_stakeholder_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SAL_STAKEHOLDER_VIEW (widget)->marker);
}

static gboolean
sal_stakeholder_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  SalStakeholderView *self = SAL_STAKEHOLDER_VIEW (widget);

  if (gtk_widget_has_focus (self->marker))
    return FALSE;

  return gtk_widget_child_focus (self->marker, direction);
}

static void
sal_stakeholder_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SalStakeholderView *self = SAL_STAKEHOLDER_VIEW (object);

  switch ((SalStakeholderViewProperty) prop_id)
    {
    case PROP_PERSON:
      g_value_set_uint (value, self->person);
      break;
    case PROP_LINE:
      g_value_set_uint (value, self->line);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_stakeholder_view_dispose (GObject *object)
{
  SalStakeholderView *self = SAL_STAKEHOLDER_VIEW (object);

  if (self->repaint_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->repaint_id);
  self->repaint_id = 0;
  gtk_widget_dispose_template (GTK_WIDGET (self), SAL_TYPE_STAKEHOLDER_VIEW);
  g_clear_pointer (&self->layout, sal_stakeholder_layout_free);
  g_clear_pointer (&self->painter, sal_stakeholder_painter_free);
  g_clear_pointer (&self->map, sal_stakeholder_map_unref);

  G_OBJECT_CLASS (sal_stakeholder_view_parent_class)->dispose (object);
}

static guint
add_signal (const char *name, guint n_parameters, const GType *types)
{
  return g_signal_newv (name,
                        SAL_TYPE_STAKEHOLDER_VIEW,
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
  const GType one[] = { G_TYPE_UINT };
  const GType place[] = { G_TYPE_UINT, G_TYPE_DOUBLE, G_TYPE_DOUBLE };
  const GType line[] = { G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT };

  /**
   * SalStakeholderView::moved:
   * @self: the view
   * @person: the index of somebody
   * @x: where the left upper corner of their box is now, on the map
   * @y: likewise
   *
   * A box was moved by hand.
   */
  sal_stakeholder_view_signals[SAL_STAKEHOLDER_SIGNAL_MOVED] = add_signal ("moved", 3, place);

  /**
   * SalStakeholderView::connected:
   * @self: the view
   * @from: the index of somebody
   * @to: the index of somebody else
   * @line: a #SalStakeholderLineKind
   *
   * A line was drawn from one to another.
   */
  sal_stakeholder_view_signals[SAL_STAKEHOLDER_SIGNAL_CONNECTED] =
      add_signal ("connected", 3, line);

  /**
   * SalStakeholderView::activated:
   * @self: the view
   * @person: the index of somebody
   *
   * Somebody's values are to be shown.
   */
  sal_stakeholder_view_signals[SAL_STAKEHOLDER_SIGNAL_ACTIVATED] = add_signal ("activated", 1, one);

  /**
   * SalStakeholderView::removed:
   * @self: the view
   * @person: the index of somebody
   *
   * Somebody is to be taken off the map.
   */
  sal_stakeholder_view_signals[SAL_STAKEHOLDER_SIGNAL_REMOVED] = add_signal ("removed", 1, one);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_PERSON] =
      g_param_spec_uint ("person", NULL, NULL, 0, G_MAXUINT, SAL_STAKEHOLDER_NOBODY, flags);
  properties[PROP_LINE] = g_param_spec_uint (
      "line", NULL, NULL, 0, SAL_STAKEHOLDER_INFLUENCE, SAL_STAKEHOLDER_NO_LINE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
sal_stakeholder_view_class_init (SalStakeholderViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sal_stakeholder_view_get_property;
  object_class->dispose = sal_stakeholder_view_dispose;
  widget_class->measure = sal_stakeholder_view_measure;
  widget_class->size_allocate = sal_stakeholder_view_size_allocate;
  widget_class->snapshot = sal_stakeholder_view_snapshot;
  widget_class->grab_focus = sal_stakeholder_view_grab_focus;
  widget_class->focus = sal_stakeholder_view_focus;
  install_properties (object_class);
  install_signals ();

  gtk_widget_class_set_css_name (widget_class, "stakeholders");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-stakeholder-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SalStakeholderView, marker);
  sal_stakeholder_view_bind_input (widget_class);
  sal_stakeholder_view_bind_keyboard (widget_class);
}

static void
sal_stakeholder_view_init (SalStakeholderView *self)
{
  self->painter = sal_stakeholder_painter_new ();
  self->viewport.scale = 1;
  self->fitted = TRUE;
  self->person = SAL_STAKEHOLDER_NOBODY;
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_set_label (GTK_WIDGET (self), _ ("Stakeholder map"));
}
