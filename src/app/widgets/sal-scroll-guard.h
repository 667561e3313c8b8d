/* sal-scroll-guard.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sal_scroll_guard_add (GtkWidget *root);

G_END_DECLS
