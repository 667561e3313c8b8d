/* sal-entry-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sal_entry_text_show (GtkEditable *editable, const char *text);
void sal_entry_text_settle (GtkEditable *editable);
char *sal_entry_text_dup (gpointer editable);

G_END_DECLS
