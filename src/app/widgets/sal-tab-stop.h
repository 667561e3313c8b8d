/* sal-tab-stop.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sal_tab_stop_make_one (GtkWidget *list);

G_END_DECLS
