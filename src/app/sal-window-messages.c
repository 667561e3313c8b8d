/* sal-window-messages.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-window-private.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"

static SalWindow *
find_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return SAL_IS_WINDOW (root) ? SAL_WINDOW (root) : NULL;
}

/**
 * sal_window_report_error:
 * @widget: a widget in a window
 * @heading: what could not be done, in header capitalisation
 * @error: (nullable): why
 *
 * Tells of an error in a dialog. A cancelled operation is not an error and says nothing.
 */
void
sal_window_report_error (GtkWidget *widget, const char *heading, const GError *error)
{
  SalWindow *window = find_window (widget);
  GtkWidget *dialog;

  if (window == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  dialog =
      adw_message_dialog_new (GTK_WINDOW (window), heading, error != NULL ? error->message : NULL);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  sal_accessible_name_mnemonics (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * sal_window_add_toast:
 * @widget: a widget in a window
 * @text: what happened
 *
 * Shows a passing message.
 */
void
sal_window_add_toast (GtkWidget *widget, const char *text)
{
  SalWindow *window = find_window (widget);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  if (window != NULL)
    adw_toast_overlay_add_toast (window->toast_overlay, adw_toast_new (markup));
}

/* What has been undone already is not offered any more. The toast stays until its time is over: one
 * that is dismissed while its window closes makes libadwaita 1.2 crash. */
static void
changed_cb (SalStore *store, SalChange *change, AdwToast *toast)
{
  gint64 shown;

  g_variant_get (adw_toast_get_action_target_value (toast), "(&sx)", NULL, &shown);
  if (sal_change_get_reverts (change) == shown)
    adw_toast_set_button_label (toast, NULL);
}

static void
add_undo_toast (SalWindow *window, SalStore *store, SalChange *change, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo-change");
  adw_toast_set_action_target_value (
      toast, g_variant_new ("(sx)", sal_store_get_path (store), sal_change_get_id (change)));
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), toast, 0);
  adw_toast_overlay_add_toast (window->toast_overlay, toast);
}

/**
 * sal_window_add_undo_toast:
 * @widget: a widget in a window
 * @change: (nullable): a change just made, or %NULL if nothing was changed
 *
 * Shows what was done with a button that undoes it.
 */
void
sal_window_add_undo_toast (GtkWidget *widget, SalChange *change)
{
  if (change != NULL)
    sal_window_add_undo_toast_saying (widget, change, sal_change_get_label (change));
}

/**
 * sal_window_add_undo_toast_saying:
 * @widget: a widget in a window
 * @change: (nullable): a change just made, or %NULL if nothing was changed
 * @text: what came of it
 *
 * Shows what came of a change that nobody has asked for, with a button that undoes it.
 */
void
sal_window_add_undo_toast_saying (GtkWidget *widget, SalChange *change, const char *text)
{
  SalWindow *window = find_window (widget);

  if (window != NULL && change != NULL)
    add_undo_toast (window, sal_workspace_get_store (window->workspace), change, text);
}

/**
 * sal_window_add_pay_undo_toast:
 * @widget: a widget in a window
 * @change: (nullable): a change just made of the workspace's pay, or %NULL if nothing was changed
 *
 * Shows what was done with a button that undoes it. What is final has none.
 */
void
sal_window_add_pay_undo_toast (GtkWidget *widget, SalChange *change)
{
  SalWindow *window = find_window (widget);

  if (window == NULL || change == NULL || window->pay_store == NULL)
    return;
  if (sal_change_is_final (change))
    sal_window_add_toast (widget, sal_change_get_label (change));
  else
    add_undo_toast (window, window->pay_store, change, sal_change_get_label (change));
}

/* What the button does is more than a passing thing. */
#define BUTTON_SECONDS 15

/**
 * sal_window_add_button_toast:
 * @widget: a widget in a window
 * @text: what happened
 * @label: of the button, with a mnemonic
 * @clicked: called with @object alone when the button is clicked
 * @object: for @clicked; without it the button does nothing
 *
 * Shows what happened with a button for what may be done next.
 */
void
sal_window_add_button_toast (
    GtkWidget *widget, const char *text, const char *label, GCallback clicked, GObject *object)
{
  SalWindow *window = find_window (widget);
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast;

  if (window == NULL)
    return;

  toast = adw_toast_new (markup);
  adw_toast_set_button_label (toast, label);
  adw_toast_set_timeout (toast, BUTTON_SECONDS);
  g_signal_connect_object (toast, "button-clicked", clicked, object, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (window->toast_overlay, toast);
}

static gint64
get_redo (SalStore *store)
{
  SalChange *redo = sal_store_get_redo (store);

  return redo != NULL ? sal_change_get_id (redo) : 0;
}

/* What would be done again now is something else. */
static void
redo_changed_cb (SalStore *store, GParamSpec *pspec, AdwToast *toast)
{
  const gint64 *redo = g_object_get_data (G_OBJECT (toast), "redo");

  if (redo == NULL || get_redo (store) != *redo)
    adw_toast_set_button_label (toast, NULL);
}

static void
undone_dismissed_cb (SalWindow *self, AdwToast *toast)
{
  if (self->undone_toast == toast)
    g_clear_weak_pointer (&self->undone_toast);
}

static void
set_redo (AdwToast *toast, SalStore *store)
{
  SalStore *before = g_object_get_data (G_OBJECT (toast), "store");
  gint64 redo = get_redo (store);

  if (before != store)
    {
      if (before != NULL)
        g_signal_handlers_disconnect_by_func (before, redo_changed_cb, toast);
      g_object_set_data_full (G_OBJECT (toast), "store", g_object_ref (store), g_object_unref);
      g_signal_connect_object (store, "notify::redo", G_CALLBACK (redo_changed_cb), toast, 0);
    }
  g_object_set_data_full (
      G_OBJECT (toast), "redo", redo != 0 ? g_memdup2 (&redo, sizeof redo) : NULL, g_free);
  adw_toast_set_button_label (toast, redo != 0 ? _ ("_Redo") : NULL);
}

/* The one before it is old news: of many steps that are undone the last is told, by the same toast
 * as long as it shows. (One that is dismissed while it comes makes libadwaita 1.2 crash.) */
void
sal_window_add_redo_toast (SalWindow *self, SalStore *store, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = self->undone_toast;

  if (toast != NULL)
    {
      adw_toast_set_title (toast, markup);
      set_redo (toast, store);
      return;
    }

  toast = adw_toast_new (markup);
  adw_toast_set_action_name (toast, "win.redo");
  set_redo (toast, store);
  g_signal_connect_object (
      toast, "dismissed", G_CALLBACK (undone_dismissed_cb), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->undone_toast, toast);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/**
 * sal_window_add_job:
 * @widget: a widget in a window
 * @job: long work that has been started or is about to be
 *
 * Shows @job in the header bar's job indicator until it has ended.
 */
void
sal_window_add_job (GtkWidget *widget, SalJob *job)
{
  SalWindow *window = find_window (widget);

  if (window != NULL)
    sal_jobs_button_add (window->jobs_button, job);
}
