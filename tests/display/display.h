/* display.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-window.h"

G_BEGIN_DECLS

/* What the tests with a window share: a small workspace, a window on it, waiting with a bound. */

typedef gboolean (*DisplayCondition) (gpointer data);

/* Runs the main loop until @condition holds; aborts, naming @what, after some seconds. */
void display_wait (DisplayCondition condition, gpointer data, const char *what);
void display_wait_for_page (SalPage *page); /* until it is not busy */
/* Until it is not busy, and a label in it that can be seen says so. */
void display_wait_for_text (SalPage *page, const char *text);
/* Until a query of the store gives the number, and the page is not busy. */
void display_wait_for_answer (SalPage *page, const char *sql, gint64 expected);
void display_settle (void); /* until the main loop has nothing to do */

/* A workspace in a folder of its own: the stages Open and Won, the account Halden, and as many
 * opportunities named "Deal 001" and so on, of rising amounts. */
SalWorkspace *display_create_workspace (guint n_opportunities);
/* The sample company, also in a folder of its own. */
SalWorkspace *display_create_sample (guint n_opportunities);
void display_remove_workspace (SalWorkspace *workspace); /* closes it; takes the reference */

SalApplication *display_get_application (void);
SalWindow *display_open_window (SalWorkspace *workspace);
void display_close_window (SalWindow *window);

/* The first widget below @root of the type, and with that accessible label unless it is NULL. */
gpointer display_find (gpointer root, GType type, const char *label);
/* Whether a label below @root that can be seen says so. */
gboolean display_says (gpointer root, const char *text);
/* The first button below @root of that text, which has its mnemonic. */
GtkWidget *display_find_button (gpointer root, const char *text);

/* Runs what the class of the widget has bound to a key; whether it took the key. */
gboolean display_press_key (gpointer widget, guint key, GdkModifierType modifiers);
/* Presses Escape in the field that @widget is in; whether that took the key. */
gboolean display_escape (gpointer widget);
/* Turns the wheel one step down over what has a guard of it; whether a control below would take it.
 */
gboolean display_turn_wheel (GtkWidget *root, gpointer control);
/* The first controller of the widget of that type, and of that button unless it is 0. */
gpointer display_find_controller (gpointer widget, GType type, guint button);

G_END_DECLS
