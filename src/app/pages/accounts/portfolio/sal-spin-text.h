/* sal-spin-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A spin button takes a text that is no number for 0. One that is watched keeps its value and the
 * text as it was entered, until it is put right or the value is changed otherwise. */

void sal_spin_text_watch (GtkSpinButton *spin, void (*changed) (gpointer data), gpointer data);
const char *sal_spin_text_get_problem (GtkSpinButton *spin); /* (nullable) */

G_END_DECLS
