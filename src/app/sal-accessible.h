/* sal-accessible.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sal_accessible_set_label (GtkWidget *widget, const char *label);
void sal_accessible_name_button (GtkWidget *widget, const char *label);
void sal_accessible_name_drop_down (GtkDropDown *drop_down, const char *label);
void sal_accessible_name_mnemonics (GtkWidget *widget);
void sal_accessible_name_row (GtkWidget *cell_child, const char *label);
void sal_accessible_focus_row (GtkWidget *cell_child);

G_END_DECLS
