/* sal-stakeholder-view-keyboard.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-shortcuts.h"
#include "sal-stakeholder-view-private.h"

/* How far Ctrl and an arrow key move the map, in pixels. */
#define PAN_STEP 64.0

/* The plus and minus keys. */
#define ZOOM_STEP 1.4142135623730951

/* The first below somebody from the left, or nobody */
static guint
find_below (SalStakeholderView *self, guint person)
{
  guint found = SAL_STAKEHOLDER_NOBODY;

  for (guint i = 0; i < self->layout->n; i++)
    if (sal_stakeholder_map_get (self->map, i)->above == (int) person &&
        (found == SAL_STAKEHOLDER_NOBODY ||
         self->layout->places[i].x < self->layout->places[found].x))
      found = i;

  return found;
}

/* The nearest on one side, who may be of another row if nobody is nearer there. */
static guint
find_beside (SalStakeholderView *self, guint person, int side)
{
  const SalStakeholderPlace *from = &self->layout->places[person];
  guint found = SAL_STAKEHOLDER_NOBODY;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < self->layout->n; i++)
    {
      double across = (self->layout->places[i].x - from->x) * side;
      double down = fabs (self->layout->places[i].y - from->y);

      if (i == person || across <= 0 || across + 4 * down >= least)
        continue;
      least = across + 4 * down;
      found = i;
    }

  return found;
}

static gboolean
walk_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  SalStakeholderView *self = SAL_STAKEHOLDER_VIEW (widget);
  guint to = SAL_STAKEHOLDER_NOBODY;
  int across, down;

  g_variant_get (arguments, "(ii)", &across, &down);
  if (self->layout == NULL || self->layout->n == 0)
    return FALSE;
  if (self->person == SAL_STAKEHOLDER_NOBODY)
    to = sal_stakeholder_view_find_top (self);
  else if (down < 0)
    to = (guint) sal_stakeholder_map_get (self->map, self->person)->above;
  else if (down > 0)
    to = find_below (self, self->person);
  else
    to = find_beside (self, self->person, across);
  if (to < self->layout->n)
    sal_stakeholder_view_set_person (self, to);

  return TRUE;
}

static gboolean
move_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  SalStakeholderView *self = SAL_STAKEHOLDER_VIEW (widget);
  int across, down;

  g_variant_get (arguments, "(ii)", &across, &down);
  if (self->person == SAL_STAKEHOLDER_NOBODY)
    return FALSE;
  sal_stakeholder_view_step (self, across, down);

  return TRUE;
}

static gboolean
pan_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  SalStakeholderView *self = SAL_STAKEHOLDER_VIEW (widget);
  SalStakeholderViewport viewport = self->viewport;
  int across, down;

  g_variant_get (arguments, "(ii)", &across, &down);
  viewport.x += across * PAN_STEP / viewport.scale;
  viewport.y += down * PAN_STEP / viewport.scale;
  sal_stakeholder_view_change (self, viewport);

  return TRUE;
}

static gboolean
remove_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  SalStakeholderView *self = SAL_STAKEHOLDER_VIEW (widget);

  if (self->person == SAL_STAKEHOLDER_NOBODY)
    return FALSE;
  g_signal_emit (
      self, sal_stakeholder_view_signals[SAL_STAKEHOLDER_SIGNAL_REMOVED], 0, self->person);

  return TRUE;
}

static gboolean
report_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  sal_stakeholder_view_begin_line (SAL_STAKEHOLDER_VIEW (widget), SAL_STAKEHOLDER_REPORTING);

  return TRUE;
}

static gboolean
influence_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  sal_stakeholder_view_begin_line (SAL_STAKEHOLDER_VIEW (widget), SAL_STAKEHOLDER_INFLUENCE);

  return TRUE;
}

static gboolean
cancel_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  SalStakeholderView *self = SAL_STAKEHOLDER_VIEW (widget);

  if (self->drag_mode == SAL_STAKEHOLDER_DRAG_NONE && self->line == SAL_STAKEHOLDER_NO_LINE)
    return FALSE;
  sal_stakeholder_view_cancel (self);

  return TRUE;
}

/* Who comes to the map by keyboard is with somebody. */
static void
sal_stakeholder_view_marker_focus_cb (SalStakeholderView *self)
{
  if (gtk_widget_has_focus (self->marker) && self->person == SAL_STAKEHOLDER_NOBODY &&
      self->drag_mode == SAL_STAKEHOLDER_DRAG_NONE && self->layout != NULL && self->layout->n > 0)
    sal_stakeholder_view_set_person (self, sal_stakeholder_view_find_top (self));
}

static void
zoom_in_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_stakeholder_view_zoom (SAL_STAKEHOLDER_VIEW (widget), ZOOM_STEP);
}

static void
zoom_out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_stakeholder_view_zoom (SAL_STAKEHOLDER_VIEW (widget), 1 / ZOOM_STEP);
}

static void
fit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_stakeholder_view_fit (SAL_STAKEHOLDER_VIEW (widget));
}

#define ARROWS(modifier) modifier "Left " modifier "Right " modifier "Up " modifier "Down"

static const char *const ways[] = { "(-1, 0)", "(1, 0)", "(0, -1)", "(0, 1)" };

static const SalShortcut shortcuts[] = {
  { N_ ("Go to another person"), ARROWS (""), NULL, NULL, walk_cb, ways, "Left...Down" },
  { N_ ("Move the box"), ARROWS ("<Alt>"), NULL, NULL, move_cb, ways, "<Alt>Left...Down" },
  { N_ ("Edit the person"), "Return space", NULL, NULL, NULL, NULL, NULL },
  { N_ ("Draw whom they report to, also by dragging a handle or with Ctrl"),
    "r",
    NULL,
    NULL,
    report_cb,
    NULL,
    NULL },
  { N_ ("Draw whom they influence, also by dragging a handle or with Shift"),
    "i",
    NULL,
    NULL,
    influence_cb,
    NULL,
    NULL },
  { N_ ("Give up what was begun"), "Escape", NULL, NULL, cancel_cb, NULL, NULL },
  { N_ ("Take off the map"), "Delete", "KP_Delete", NULL, remove_cb, NULL, NULL },
  { N_ ("Move the map"), ARROWS ("<Control>"), NULL, NULL, pan_cb, ways, "<Control>Left...Down" },
  { N_ ("Zoom in"), "plus", "equal KP_Add", "stakeholders.zoom-in", NULL, NULL, NULL },
  { N_ ("Zoom out"), "minus", "KP_Subtract", "stakeholders.zoom-out", NULL, NULL, NULL },
  { N_ ("Show all of the map"), "0 Home", "KP_0 KP_Home", "stakeholders.fit", NULL, NULL, NULL },
};

/**
 * sal_stakeholder_view_get_shortcuts:
 * @n_shortcuts: (out): how many there are
 *
 * Lists what keys do on a stakeholder map.
 *
 * Returns: (transfer none) (array length=n_shortcuts): the shortcuts
 */
const SalShortcut *
sal_stakeholder_view_get_shortcuts (guint *n_shortcuts)
{
  *n_shortcuts = G_N_ELEMENTS (shortcuts);

  return shortcuts;
}

void
sal_stakeholder_view_bind_keyboard (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "stakeholders.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (widget_class, "stakeholders.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_install_action (widget_class, "stakeholders.fit", NULL, fit_action);
  sal_shortcuts_bind (widget_class, shortcuts, G_N_ELEMENTS (shortcuts));
  gtk_widget_class_bind_template_callback (widget_class, sal_stakeholder_view_act);
  gtk_widget_class_bind_template_callback (widget_class, sal_stakeholder_view_marker_focus_cb);
}
