/* sal-spin-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A spin button takes a text that is no number for 0, and any text only when it is left. One that
 * is watched follows what is typed; of a text that is no number it keeps its value and the text as
 * it was entered, until it is put right or the value is changed otherwise. */

void sal_spin_text_watch (GtkSpinButton *spin, void (*changed) (gpointer data), gpointer data);
const char *sal_spin_text_get_problem (GtkSpinButton *spin); /* (nullable) */

G_END_DECLS
