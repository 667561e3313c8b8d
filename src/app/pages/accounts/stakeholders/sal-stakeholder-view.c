/* sal-stakeholder-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholder-view.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-marker.h"
#include "sal-stakeholder-view-private.h"

/**
 * SalStakeholderView:
 *
 * Shows a stakeholder map, and tells what people do to it.
 *
 * Dragging a box by pointer, pen or finger moves it, and those below whom nobody has placed by hand
 * come along. Everybody else stays where they stand: a box that would lie on another stands in the
 * nearest room beside, which is shown meanwhile. Dragging beside boxes or with the middle button
 * moves the map. From the handles at the edges of a box, which show
 * where it is chosen or under the pointer, a drag goes to whom somebody reports to or to whom they
 * influence; so it does from anywhere in the box with Ctrl or Shift held. Clicking a handle begins
 * a line, too. Whom it is aimed at is marked, with a word on what it would say or why it cannot be.
 * The wheel or two fingers move the map, with Ctrl they zoom, as pinching does. A line that was
 * begun otherwise ends at who is clicked; until then dragging moves the map.
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
  PROP_TARGET,
} SalStakeholderViewProperty;

static GParamSpec *properties[PROP_TARGET + 1];

guint sal_stakeholder_view_signals[SAL_STAKEHOLDER_N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalStakeholderView, sal_stakeholder_view, GTK_TYPE_WIDGET)

/* --- who is on it --- */

/* @layout: (transfer full) (nullable): where everybody is shown from now on */
void
sal_stakeholder_view_take_layout (SalStakeholderView *self, SalStakeholderLayout *layout)
{
  g_clear_pointer (&self->layout, sal_stakeholder_layout_free);
  self->layout = layout;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
sal_stakeholder_view_lay_out (SalStakeholderView *self)
{
  sal_stakeholder_view_take_layout (
      self, self->map != NULL ? sal_stakeholder_layout_new (self->map) : NULL);
}

/* What keys do, as a sentence for who does not see the handles; what they do now while a line is
 * being drawn. */
static char *
describe_keys (SalStakeholderView *self)
{
  if (!self->editable)
    return g_strdup (_ ("Arrow keys go to others"));
  if (self->line != SAL_STAKEHOLDER_NO_LINE)
    return sal_stakeholder_view_describe_line (self);

  return g_strdup (_ ("Enter edits the values, R draws whom they report to, I whom they influence, "
                      "Alt and an arrow key move the box, Delete takes it off the map"));
}

/* Names the marker after whom it stands for, and says what a key does. */
void
sal_stakeholder_view_update_marker (SalStakeholderView *self)
{
  g_autofree char *keys = describe_keys (self);
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->marker, self->layout != NULL && self->layout->n > 0);
  if (self->layout != NULL && self->person < self->layout->n)
    label = sal_stakeholder_describe (self->map, self->person);
  else
    label = g_strdup (_ ("People of the map"));
  sal_marker_set_label (self->marker, label);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->marker), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, keys, -1);
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
 * Shows a map. If it is a map of the same account, what is seen stays, who the keyboard is on if
 * they are on the map, and what was begun, such as a box that is dragged, goes on.
 */
void
sal_stakeholder_view_set_map (SalStakeholderView *self, SalStakeholderMap *map)
{
  gboolean same = self->map != NULL && map != NULL && self->map->account == map->account;

  if (map != NULL)
    sal_stakeholder_map_ref (map);
  if (same)
    {
      sal_stakeholder_view_carry_over (self, map);
    }
  else
    {
      sal_stakeholder_view_cancel (self);
      self->person = SAL_STAKEHOLDER_NOBODY;
    }
  g_clear_pointer (&self->map, sal_stakeholder_map_unref);
  self->map = map;
  sal_stakeholder_view_lay_out (self);
  sal_stakeholder_view_hold_on (self);
  if (!same)
    sal_stakeholder_view_open (self);
  else if (self->fitted)
    sal_stakeholder_view_refit (self);
  if (self->hovered != SAL_STAKEHOLDER_NOBODY && self->drag_mode == SAL_STAKEHOLDER_DRAG_NONE)
    sal_stakeholder_view_hover (self, self->pointer_x, self->pointer_y);
  sal_stakeholder_view_update_marker (self);
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
  if (self->line != SAL_STAKEHOLDER_NO_LINE)
    sal_stakeholder_view_aim (self, person);
  sal_stakeholder_view_update_marker (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERSON]);
}

/**
 * sal_stakeholder_view_set_editable:
 * @self: a view
 * @editable: whether lines can be drawn
 *
 * Shows handles from which lines can be dragged, or none.
 */
void
sal_stakeholder_view_set_editable (SalStakeholderView *self, gboolean editable)
{
  if (self->editable == editable)
    return;
  self->editable = editable;
  sal_stakeholder_view_update_marker (self);
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

static gboolean
sal_stakeholder_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SAL_STAKEHOLDER_VIEW (widget)->marker);
}

static gboolean
sal_stakeholder_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return sal_marker_focus (SAL_STAKEHOLDER_VIEW (widget)->marker, direction);
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
    case PROP_TARGET:
      g_value_set_uint (value, self->target);
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
  g_clear_pointer (&self->moving, sal_stakeholder_moving_free);
  g_clear_pointer (&self->refusal, g_free);
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
  const GType moves[] = { G_TYPE_ARRAY };
  const GType words[] = { G_TYPE_STRING };
  const GType line[] = { G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT };

  /**
   * SalStakeholderView::moved:
   * @self: the view
   * @moves: (element-type SalStakeholderMove): who stands elsewhere by hand now, whom was moved
   *   first; the others are to stay where they are
   *
   * A box was moved by hand.
   */
  sal_stakeholder_view_signals[SAL_STAKEHOLDER_SIGNAL_MOVED] = add_signal ("moved", 1, moves);

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
   * SalStakeholderView::refused:
   * @self: the view
   * @words: why
   *
   * A line was drawn that cannot be.
   */
  sal_stakeholder_view_signals[SAL_STAKEHOLDER_SIGNAL_REFUSED] = add_signal ("refused", 1, words);

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
  properties[PROP_TARGET] =
      g_param_spec_uint ("target", NULL, NULL, 0, G_MAXUINT, SAL_STAKEHOLDER_NOBODY, flags);
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
  gtk_widget_class_bind_template_child (widget_class, SalStakeholderView, drag);
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
  self->person = self->target = SAL_STAKEHOLDER_NOBODY;
  self->hovered = self->handle.person = SAL_STAKEHOLDER_NOBODY;
  self->editable = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_set_label (GTK_WIDGET (self), _ ("Stakeholder map"));
}
