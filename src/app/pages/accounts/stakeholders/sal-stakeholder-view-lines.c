/* sal-stakeholder-view-lines.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "sal-stakeholder-lines.h"
#include "sal-stakeholder-view-private.h"

SalStakeholderLineKind
sal_stakeholder_view_get_line (SalStakeholderView *self)
{
  return self->line;
}

/* @target: at whom the line is aimed; who it comes from is nobody */
void
sal_stakeholder_view_aim (SalStakeholderView *self, guint target)
{
  if (self->line == SAL_STAKEHOLDER_NO_LINE || target == self->line_from)
    target = SAL_STAKEHOLDER_NOBODY;
  if (self->target == target)
    return;
  self->target = target;
  g_clear_pointer (&self->refusal, g_free);
  if (target != SAL_STAKEHOLDER_NOBODY)
    self->refusal = self->line == SAL_STAKEHOLDER_REPORTING
                        ? sal_stakeholder_refuse_report (self->map, self->line_from, target)
                        : sal_stakeholder_refuse_influence (self->map, self->line_from, target);
  sal_stakeholder_view_update_marker (self);
  sal_stakeholder_view_update_cursor (self);
  g_object_notify (G_OBJECT (self), "target");
}

static void
set_line (SalStakeholderView *self, SalStakeholderLineKind line)
{
  if (self->line == line)
    return;
  self->line = SAL_STAKEHOLDER_NO_LINE;
  sal_stakeholder_view_aim (self, SAL_STAKEHOLDER_NOBODY);
  self->line = line;
  sal_stakeholder_view_update_marker (self);
  sal_stakeholder_view_update_cursor (self);
  g_object_notify (G_OBJECT (self), "line");
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
  if (self->person == SAL_STAKEHOLDER_NOBODY || !self->editable)
    return;
  set_line (self, SAL_STAKEHOLDER_NO_LINE);
  self->line_from = self->person;
  set_line (self, kind);
}

/**
 * sal_stakeholder_view_describe_line:
 * @self: a view
 *
 * Says what the line that is being drawn means if it ends at whom it is aimed at, why it cannot
 * end there, or, if it is aimed at nobody, what is to be done.
 *
 * Returns: (transfer full) (nullable): a sentence, %NULL without a line
 */
char *
sal_stakeholder_view_describe_line (SalStakeholderView *self)
{
  gboolean reporting = self->line == SAL_STAKEHOLDER_REPORTING;
  const char *name;

  if (self->line == SAL_STAKEHOLDER_NO_LINE)
    return NULL;
  if (self->refusal != NULL)
    return g_strdup (self->refusal);
  name = sal_stakeholder_map_get (self->map, self->line_from)->name;
  if (self->target == SAL_STAKEHOLDER_NOBODY)
    return g_strdup_printf (reporting ? _ ("Choose whom %s reports to; Escape gives up")
                                      : _ ("Choose whom %s influences; Escape gives up"),
                            name);

  /* translators: the names of two people, what a line would say between them */
  return g_strdup_printf (reporting ? _ ("%s will report to %s") : _ ("%s will influence %s"),
                          name,
                          sal_stakeholder_map_get (self->map, self->target)->name);
}

static void
refuse (SalStakeholderView *self)
{
  g_autofree char *refusal = g_strdup (self->refusal);

  gtk_widget_error_bell (GTK_WIDGET (self));
  g_signal_emit (self, sal_stakeholder_view_signals[SAL_STAKEHOLDER_SIGNAL_REFUSED], 0, refusal);
}

/* Where a line cannot end, it says why, and waits for another end unless it was dragged. */
void
sal_stakeholder_view_end_line (SalStakeholderView *self, guint to)
{
  SalStakeholderLineKind line = self->line;
  guint from = self->line_from;

  sal_stakeholder_view_aim (self, to);
  if (self->refusal != NULL)
    {
      refuse (self);
      return;
    }
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
    sal_stakeholder_view_cancel_move (self);
  self->drag_mode = SAL_STAKEHOLDER_DRAG_NONE;
  set_line (self, SAL_STAKEHOLDER_NO_LINE);
  sal_stakeholder_view_update_cursor (self);
}

/* The same person on another map */
static guint
find_again (SalStakeholderView *self, SalStakeholderMap *map, guint person)
{
  int found = person < self->map->people->len
                  ? sal_stakeholder_map_find (map, sal_stakeholder_map_get (self->map, person)->id)
                  : -1;

  return found >= 0 ? (guint) found : SAL_STAKEHOLDER_NOBODY;
}

/* Who takes the keyboard where somebody is gone: who was above them, or whoever is there. */
static guint
find_instead (SalStakeholderView *self, SalStakeholderMap *map)
{
  int above = sal_stakeholder_map_get (self->map, self->person)->above;
  guint found = above >= 0 ? find_again (self, map, (guint) above) : SAL_STAKEHOLDER_NOBODY;

  if (found == SAL_STAKEHOLDER_NOBODY && map->people->len > 0)
    found = MIN (self->person, map->people->len - 1);

  return found;
}

/* Goes on with what was begun on a map that is read anew while it is; gives up what concerns
 * somebody who is gone. */
void
sal_stakeholder_view_carry_over (SalStakeholderView *self, SalStakeholderMap *map)
{
  guint person = find_again (self, map, self->person);
  guint from = find_again (self, map, self->line_from);
  guint dragged = find_again (self, map, self->drag_person);

  if ((self->line != SAL_STAKEHOLDER_NO_LINE && from == SAL_STAKEHOLDER_NOBODY) ||
      (self->drag_mode == SAL_STAKEHOLDER_DRAG_MOVE && dragged == SAL_STAKEHOLDER_NOBODY))
    sal_stakeholder_view_cancel (self);
  self->person = person == SAL_STAKEHOLDER_NOBODY && self->person < self->map->people->len
                     ? find_instead (self, map)
                     : person;
  self->line_from = from;
  self->drag_person = dragged;
  self->target = find_again (self, map, self->target);
  self->hovered = find_again (self, map, self->hovered);
  self->handle.person = find_again (self, map, self->handle.person);
  if (self->handle.person == SAL_STAKEHOLDER_NOBODY)
    self->handle.kind = SAL_STAKEHOLDER_NO_LINE;
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
