/* sal-marker.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is drawn has no children for assistive technology and the keyboard. Views that draw have one
 * real child instead, the marker: a button that lies where that is drawn which it stands for. */

void sal_marker_set_label (GtkWidget *marker, const char *label);
void sal_marker_allocate (GtkWidget *marker, const graphene_rect_t *place, int width, int height);
gboolean sal_marker_focus (GtkWidget *marker, GtkDirectionType direction);

G_END_DECLS
