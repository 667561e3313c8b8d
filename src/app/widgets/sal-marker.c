/* sal-marker.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-marker.h"

#include <math.h>

#include "sal-accessible.h"

/* The least side of a marker, so that its outline can be seen. */
#define LEAST_SIDE 8

/**
 * sal_marker_set_label:
 * @marker: a marker
 * @label: what it stands for, in one or more lines
 *
 * Names a marker, and has it placed anew.
 */
void
sal_marker_set_label (GtkWidget *marker, const char *label)
{
  g_autofree char *line = g_strdelimit (g_strdup (label), "\n", ' ');

  sal_accessible_set_label (marker, line);
  gtk_widget_queue_allocate (gtk_widget_get_parent (marker));
}

/**
 * sal_marker_allocate:
 * @marker: a marker
 * @place: (nullable): where in the view that is drawn which it stands for
 * @width: how wide the view is, in pixels
 * @height: how high
 *
 * Places a marker where it stands for something that is seen, and over all of the view otherwise.
 */
void
sal_marker_allocate (GtkWidget *marker, const graphene_rect_t *place, int width, int height)
{
  const graphene_rect_t view = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  GdkRectangle area = { 0, 0, width, height };
  graphene_rect_t seen;
  int least;

  if (!gtk_widget_should_layout (marker))
    return;
  if (place != NULL && graphene_rect_intersection (place, &view, &seen))
    area = (GdkRectangle){ (int) floorf (seen.origin.x),
                           (int) floorf (seen.origin.y),
                           MAX ((int) ceilf (seen.size.width), LEAST_SIDE),
                           MAX ((int) ceilf (seen.size.height), LEAST_SIDE) };
  gtk_widget_measure (marker, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  area.width = MAX (area.width, least);
  gtk_widget_measure (marker, GTK_ORIENTATION_VERTICAL, area.width, &least, NULL, NULL, NULL);
  area.height = MAX (area.height, least);
  gtk_widget_size_allocate (marker, &area, -1);
}

/**
 * sal_marker_focus:
 * @marker: a marker
 * @direction: where the focus goes
 *
 * Moves the focus into the view, which is one stop of the Tab key, or out of it.
 *
 * Returns: whether the focus is in the view now
 */
gboolean
sal_marker_focus (GtkWidget *marker, GtkDirectionType direction)
{
  return !gtk_widget_has_focus (marker) && gtk_widget_child_focus (marker, direction);
}
