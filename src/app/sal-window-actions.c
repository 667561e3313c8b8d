/* sal-window-actions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-window-private.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-accounts-page.h"
#include "sal-quote.h"
#include "sal-rooms.h"
#include "sal-shortcuts.h"
#include "sal-territories-page.h"

static void
show_done (SalWindow *self, SalStore *store, char *text, SalChange *change, gboolean is_undone)
{
  g_autofree char *owned = text;
  GtkWidget *dialog;

  if (sal_change_get_note (change) == NULL)
    {
      if (is_undone && self->workspace != NULL)
        sal_window_add_redo_toast (self, store, owned);
      else
        sal_window_add_toast (GTK_WIDGET (self), owned);
      return;
    }

  dialog = adw_message_dialog_new (GTK_WINDOW (self), owned, sal_change_get_note (change));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  sal_accessible_name_mnemonics (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalWindow) self = SAL_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_undo_finish (SAL_STORE (source), result, &error);

  if (change == NULL)
    sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Undo"), error);
  else
    show_done (self,
               SAL_STORE (source),
               g_strdup_printf (_ ("Undone: %s"), sal_change_get_label (change)),
               change,
               TRUE);
}

static void
redone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalWindow) self = SAL_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_redo_finish (SAL_STORE (source), result, &error);

  if (change == NULL)
    sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Redo"), error);
  else
    show_done (self,
               SAL_STORE (source),
               g_strdup_printf (_ ("Redone: %s"), sal_change_get_label (change)),
               change,
               FALSE);
}

static gboolean
is_drafting (SalWindow *self)
{
  if (self->page == NULL || !sal_page_has_draft (self->page))
    return FALSE;
  sal_window_add_toast (GTK_WIDGET (self),
                        _ ("What is entered here is not stored yet: apply or revert it first"));

  return TRUE;
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalWindow *self = SAL_WINDOW (widget);

  if (is_drafting (self))
    return;
  sal_store_undo_async (sal_window_get_undo_store (self), 0, NULL, undone_cb, g_object_ref (self));
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalWindow *self = SAL_WINDOW (widget);

  if (is_drafting (self))
    return;
  sal_store_redo_async (sal_window_get_redo_store (self), NULL, redone_cb, g_object_ref (self));
}

/* Of either store, by its path. */
static void
undo_change_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalWindow *self = SAL_WINDOW (widget);
  const char *path;
  gint64 change;

  g_variant_get (parameter, "(&sx)", &path, &change);
  if (self->workspace != NULL)
    sal_store_undo_async (
        sal_window_find_store (self, path), change, NULL, undone_cb, g_object_ref (self));
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalWindow *self = SAL_WINDOW (widget);

  if (self->page != NULL)
    sal_page_go_back (self->page);
}

static void
show_room_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalWindow *self = SAL_WINDOW (widget);

  if (self->workspace != NULL && sal_rooms_find (g_variant_get_string (parameter, NULL)) != NULL)
    sal_window_show_room (self, g_variant_get_string (parameter, NULL));
}

static void
show_record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalWindow *self = SAL_WINDOW (widget);
  const SalKind *kind;
  const char *kind_name;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &kind_name, &id);
  if (self->workspace == NULL)
    return;

  kind = sal_kind_find (sal_workspace_get_kinds (self->workspace), kind_name);
  if (kind != NULL)
    sal_window_show_record (self, kind, id);
}

/* The name of a room, and what to show there. */
static void
show_target_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalWindow *self = SAL_WINDOW (widget);
  const char *room, *target;

  g_variant_get (parameter, "(&s&s)", &room, &target);
  if (self->workspace == NULL || sal_rooms_find (room) == NULL)
    return;

  sal_window_show_room (self, room);
  sal_page_show_target (self->page, target);
}

static void
toggle_sidebar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalWindow *self = SAL_WINDOW (widget);

  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_reveal_flap (self->flap));
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_page_print (SAL_WINDOW (widget)->page);
}

static void
save_pdf_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_page_save_pdf (SAL_WINDOW (widget)->page);
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalWindow *self = SAL_WINDOW (widget);

  if (self->page != NULL)
    sal_page_focus_search (self->page);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_search_button_popup (SAL_WINDOW (widget)->search_button, NULL);
}

static void
workspace_left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalWindow) self = SAL_WINDOW (user_data);

  if (sal_page_leave_finish (SAL_PAGE (source), result, NULL))
    sal_window_set_workspace (self, NULL);
}

static void
close_workspace_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalWindow *self = SAL_WINDOW (widget);
  SalPage *page = sal_window_find_modified_page (self);

  if (page != NULL)
    sal_page_leave_async (page, workspace_left_cb, g_object_ref (self));
  else
    sal_window_set_workspace (self, NULL);
}

/* @format: with a place for what is between its quotes. */
static char *
quote_label (const char *format, const SalChange *change)
{
  g_autofree char *inner = sal_quote_inner (sal_change_get_label (change));
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);

  return g_strjoinv (inner, parts);
}

void
sal_window_update_actions (SalWindow *self)
{
  SalStore *undo_store = sal_window_get_undo_store (self);
  SalStore *redo_store = sal_window_get_redo_store (self);
  SalChange *undo = undo_store != NULL ? sal_store_get_undo (undo_store) : NULL;
  SalChange *redo = redo_store != NULL ? sal_store_get_redo (redo_store) : NULL;
  gboolean has_workspace = self->workspace != NULL;
  gboolean can_print = self->page != NULL && sal_page_can_print (self->page);
  g_autofree char *undo_label =
      undo != NULL ? quote_label (_ ("Undo “%s”"), undo) : g_strdup (_ ("Undo"));
  g_autofree char *redo_label =
      redo != NULL ? quote_label (_ ("Redo “%s”"), redo) : g_strdup (_ ("Redo"));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo-change", has_workspace);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.copy-out", has_workspace);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import", has_workspace);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import-folder", has_workspace);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.print", can_print);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-pdf", can_print);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.find", has_workspace);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.search", has_workspace);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-room", has_workspace);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-record", has_workspace);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.toggle-sidebar", has_workspace);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.close-workspace", has_workspace);
  sal_accessible_name_button (GTK_WIDGET (self->undo_button), undo_label);
  sal_accessible_name_button (GTK_WIDGET (self->redo_button), redo_label);
}

/* Made when it is wanted: GTK would make it with the window, of whose start it is a tenth. */
static void
show_shortcuts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalPage *page = sal_window_get_page (SAL_WINDOW (widget));
  GtkWindow *shortcuts = sal_shortcuts_window_new (SAL_IS_TERRITORIES_PAGE (page) ? "territories"
                                                   : SAL_IS_ACCOUNTS_PAGE (page)  ? "accounts"
                                                                                  : NULL);

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (widget));
  gtk_window_present (shortcuts);
}

void
sal_window_class_install_actions (SalWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "win.open", NULL, sal_window_open_action);
  gtk_widget_class_install_action (widget_class, "win.new", NULL, sal_window_new_action);
  gtk_widget_class_install_action (widget_class, "win.copy-out", NULL, sal_window_copy_out_action);
  gtk_widget_class_install_action (
      widget_class, "win.explore-sample", NULL, sal_window_explore_sample_action);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, sal_window_import_action);
  gtk_widget_class_install_action (
      widget_class, "win.import-folder", NULL, sal_window_import_folder_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.undo-change", "(sx)", undo_change_action);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "win.save-pdf", NULL, save_pdf_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.show-room", "s", show_room_action);
  gtk_widget_class_install_action (widget_class, "win.show-record", "(sx)", show_record_action);
  gtk_widget_class_install_action (widget_class, "win.show-target", "(ss)", show_target_action);
  gtk_widget_class_install_action (widget_class, "win.show-shortcuts", NULL, show_shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.toggle-sidebar", NULL, toggle_sidebar_action);
  gtk_widget_class_install_action (
      widget_class, "win.close-workspace", NULL, close_workspace_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "win.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "win.new", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_i, GDK_CONTROL_MASK, "win.import", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "win.find", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "win.print", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_k, GDK_CONTROL_MASK, "win.search", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_question, GDK_CONTROL_MASK, "win.show-shortcuts", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_F1, GDK_CONTROL_MASK, "win.show-shortcuts", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "win.toggle-sidebar", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
}
