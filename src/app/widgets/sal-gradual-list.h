/* sal-gradual-list.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A list of which a view is shown more and more rows, frame by frame: it makes widgets for its
 * first 200 rows at once, for which the main loop would stand still a quarter of a second. */
GtkSliceListModel *sal_gradual_list_new (GListModel *list, GtkWidget *view, guint n_first);

G_END_DECLS
