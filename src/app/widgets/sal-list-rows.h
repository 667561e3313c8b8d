/* sal-list-rows.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Rows of lists that are made in code. */

GtkWidget *sal_list_rows_new_text (const char *title, const char *subtitle);
void sal_list_rows_add_text (GtkListBox *list, const char *title, const char *subtitle);
void sal_list_rows_remove_all (GtkListBox *list);

G_END_DECLS
