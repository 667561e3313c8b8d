/* sal-dashboard-page-edit.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-dashboard-commands.h"
#include "sal-dashboard-page-private.h"
#include "sal-threshold-dialog.h"
#include "sal-tile-chart.h"
#include "sal-tile-dialog.h"
#include "sal-window.h"

static SalStore *
get_store (SalDashboardPage *self)
{
  return sal_workspace_get_store (sal_page_get_workspace (SAL_PAGE (self)));
}

/* --- the editor --- */

static void
failed_cb (SalDashboardPage *self, const GError *error)
{
  sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Change the Dashboard"), error);
}

static void
start_editing (SalDashboardPage *self)
{
  SalWorkspace *workspace = sal_page_get_workspace (SAL_PAGE (self));

  self->editor = sal_dashboard_editor_new (workspace, self->dashboards, self->dashboard);
  g_signal_connect_object (
      self->editor, "changed", G_CALLBACK (sal_dashboard_page_show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->editor, "ended", G_CALLBACK (sal_dashboard_page_stop_editing), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  sal_dashboard_overview_set_editing (self->overview, TRUE);
  sal_dashboard_page_update_edit_actions (self);
  sal_dashboard_page_show (self);
}

void
sal_dashboard_page_stop_editing (SalDashboardPage *self)
{
  if (self->editor == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->editor, self);
  g_clear_object (&self->editor);
  sal_dashboard_overview_set_editing (self->overview, FALSE);
  sal_dashboard_page_update_edit_actions (self);
  sal_dashboard_page_show (self);
}

void
sal_dashboard_page_edited_cb (SalDashboardPage *self, SalDashboardLayout *layout, const char *label)
{
  if (self->editor != NULL)
    sal_dashboard_editor_set_layout (self->editor, layout, label);
}

/* --- new ones --- */

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalDashboardPage) self = SAL_DASHBOARD_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  if (error != NULL)
    {
      g_clear_pointer (&self->awaited, g_free);
      failed_cb (self, error);
    }
}

/* It is chosen and edited when the list has it. */
static void
create (SalDashboardPage *self, const char *label, const char *name, int version)
{
  const SalDashboardEntry *entry = sal_dashboard_page_get_dashboard (self);
  gint64 id;

  sal_dashboard_create_async (
      get_store (self), label, name, version, entry->layout, &id, created_cb, g_object_ref (self));
  g_free (self->awaited);
  self->awaited = g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

void
sal_dashboard_page_await (SalDashboardPage *self)
{
  g_autofree char *id = NULL;

  if (self->awaited == NULL || sal_dashboard_list_find (self->dashboards, self->awaited) == NULL)
    return;

  id = g_steal_pointer (&self->awaited);
  sal_dashboard_page_choose (self, id);
  sal_dashboard_page_remember (self);
  start_editing (self);
}

static char *
create_copy_name (SalDashboardPage *self, const char *name)
{
  for (guint n = 1;; n++)
    {
      g_autofree char *copy = n == 1 ? g_strdup_printf (_ ("%s, Copy"), name)
                                     : g_strdup_printf (_ ("%s, Copy %u"), name, n);
      gboolean is_taken = FALSE;

      for (guint i = 0; i < sal_dashboard_list_get_n (self->dashboards); i++)
        is_taken |= g_str_equal (sal_dashboard_list_get (self->dashboards, i)->name, copy);
      if (!is_taken)
        return g_steal_pointer (&copy);
    }
}

static void
duplicate (SalDashboardPage *self)
{
  const SalDashboardEntry *entry = sal_dashboard_page_get_dashboard (self);
  g_autofree char *name = create_copy_name (self, entry->name);
  g_autofree char *label = g_strdup_printf (_ ("Duplicate Dashboard “%s”"), entry->name);

  sal_dashboard_page_stop_editing (self);
  create (self, label, name, 1);
}

static int
find_latest_version (SalDashboardPage *self, const char *name)
{
  int latest = 0;

  for (guint i = 0; i < sal_dashboard_list_get_n (self->dashboards); i++)
    {
      const SalDashboardEntry *entry = sal_dashboard_list_get (self->dashboards, i);

      if (entry->record != 0 && g_str_equal (entry->name, name))
        latest = MAX (latest, entry->version);
    }

  return latest;
}

/* --- actions --- */

/* A dashboard of the program is copied, a published one gets a new version, and any other is
 * changed itself. */
static void
edit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SalDashboardPage *self = user_data;
  const SalDashboardEntry *entry = sal_dashboard_page_get_dashboard (self);
  g_autofree char *label = NULL;

  if (entry->record == 0)
    {
      duplicate (self);
    }
  else if (entry->is_published)
    {
      label = g_strdup_printf (_ ("New Version of Dashboard “%s”"), entry->name);
      create (self, label, entry->name, find_latest_version (self, entry->name) + 1);
    }
  else if (self->editor == NULL)
    {
      start_editing (self);
    }
}

static void
done_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sal_dashboard_page_stop_editing (user_data);
}

static void
duplicate_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  duplicate (user_data);
}

static void
add_cb (SalTileDialog *dialog, SalDashboardTile *tile, SalDashboardPage *self)
{
  SalFacts *facts = sal_facts_model_get_facts (self->model);
  g_autofree char *title = sal_dashboard_tile_create_title (tile, facts);
  g_autofree char *label = g_strdup_printf (_ ("Add Tile “%s”"), title);
  g_autoptr (SalDashboardLayout) layout = NULL;

  if (self->editor == NULL)
    return;
  layout = sal_dashboard_layout_copy (sal_dashboard_editor_get_layout (self->editor));
  sal_dashboard_layout_add (layout, sal_dashboard_tile_copy (tile));
  sal_dashboard_editor_set_layout (self->editor, layout, label);
  for (guint i = 0; i < tile->metrics->len; i++)
    sal_facts_model_require (self->model, g_ptr_array_index (tile->metrics, i));
  sal_dashboard_page_show (self);
  sal_dashboard_overview_focus_last (self->overview);
}

static void
add_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SalDashboardPage *self = user_data;
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *dialog = sal_tile_dialog_new (parent, sal_facts_model_get_facts (self->model));

  g_signal_connect_object (dialog, "add", G_CALLBACK (add_cb), self, (GConnectFlags) 0);
  sal_accessible_name_mnemonics (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
change (SalDashboardPage *self, const char *label, const char *name, gboolean publish)
{
  const SalDashboardEntry *entry = sal_dashboard_page_get_dashboard (self);

  sal_dashboard_change_async (get_store (self),
                              label,
                              entry->record,
                              entry->base,
                              name,
                              NULL,
                              publish,
                              created_cb,
                              g_object_ref (self));
}

static void
publish_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SalDashboardPage *self = user_data;
  const SalDashboardEntry *entry = sal_dashboard_page_get_dashboard (self);
  g_autofree char *label = g_strdup_printf (_ ("Publish Dashboard “%s”"), entry->name);

  change (self, label, NULL, TRUE);
}

static void
delete_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SalDashboardPage *self = user_data;
  const SalDashboardEntry *entry = sal_dashboard_page_get_dashboard (self);
  g_autofree char *label = g_strdup_printf (_ ("Delete Dashboard “%s”"), entry->name);

  sal_dashboard_page_stop_editing (self);
  sal_dashboard_delete_async (
      get_store (self), label, entry->record, created_cb, g_object_ref (self));
}

static void
rename_cb (AdwMessageDialog *dialog, const char *response, SalDashboardPage *self)
{
  GtkWidget *entry = adw_message_dialog_get_extra_child (dialog);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autofree char *label = g_strdup_printf (_ ("Rename Dashboard to “%s”"), name);

  if (g_str_equal (response, "rename") && *name != '\0')
    change (self, label, name, FALSE);
}

static void
rename_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SalDashboardPage *self = user_data;
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *dialog = adw_message_dialog_new (parent, _ ("Rename Dashboard"), NULL);
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), sal_dashboard_page_get_dashboard (self)->name);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  sal_accessible_set_label (entry, _ ("Name"));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (
      ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "rename", _ ("_Rename"), NULL);
  adw_message_dialog_set_response_appearance (
      ADW_MESSAGE_DIALOG (dialog), "rename", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "rename");
  g_signal_connect_object (dialog, "response", G_CALLBACK (rename_cb), self, (GConnectFlags) 0);
  sal_accessible_name_mnemonics (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- thresholds --- */

/* The first tile of exceptions; −1 if there is none. */
static int
find_exceptions (const SalDashboardLayout *layout)
{
  for (guint i = 0; i < layout->tiles->len; i++)
    if (sal_dashboard_layout_get (layout, i)->show == SAL_TILE_EXCEPTIONS)
      return (int) i;

  return -1;
}

static void
thresholds_set_cb (GtkWidget *dialog, SalDashboardTile *tile, SalDashboardPage *self)
{
  g_autoptr (SalDashboardLayout) layout = NULL;
  int index;

  if (self->editor == NULL)
    return;

  layout = sal_dashboard_layout_copy (sal_dashboard_editor_get_layout (self->editor));
  index = find_exceptions (layout);
  if (index < 0)
    {
      sal_dashboard_layout_add (layout, sal_dashboard_tile_copy (tile));
      sal_dashboard_layout_move (layout, layout->tiles->len - 1, 0);
    }
  else
    sal_dashboard_layout_set_thresholds (layout, (guint) index, tile->thresholds);
  sal_dashboard_editor_set_layout (self->editor, layout, _ ("Set Thresholds"));
}

static void
thresholds_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SalDashboardPage *self = user_data;
  const SalDashboardLayout *layout;
  GtkWidget *dialog;
  int index;

  if (self->editor == NULL || sal_facts_model_get_facts (self->model) == NULL)
    return;

  layout = sal_dashboard_editor_get_layout (self->editor);
  index = find_exceptions (layout);
  dialog = sal_threshold_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                     sal_facts_model_get_facts (self->model),
                                     index >= 0 ? sal_dashboard_layout_get (layout, (guint) index)
                                                : NULL);
  g_signal_connect_object (dialog, "set", G_CALLBACK (thresholds_set_cb), self, (GConnectFlags) 0);
  sal_accessible_name_mnemonics (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static const GActionEntry action_entries[] = {
  { "edit", edit_action, NULL, NULL, NULL },
  { "done", done_action, NULL, NULL, NULL },
  { "add-tile", add_action, NULL, NULL, NULL },
  { "thresholds", thresholds_action, NULL, NULL, NULL },
  { "duplicate", duplicate_action, NULL, NULL, NULL },
  { "rename", rename_action, NULL, NULL, NULL },
  { "publish", publish_action, NULL, NULL, NULL },
  { "delete", delete_action, NULL, NULL, NULL },
};

void
sal_dashboard_page_add_edit_actions (SalDashboardPage *self)
{
  g_action_map_add_action_entries (
      G_ACTION_MAP (self->actions), action_entries, G_N_ELEMENTS (action_entries), self);
}

void
sal_dashboard_page_append_edit_menu (SalDashboardPage *self, GMenu *menu)
{
  const SalDashboardEntry *entry = sal_dashboard_page_get_dashboard (self);
  g_autoptr (GMenu) section = g_menu_new ();

  g_menu_append (section,
                 entry->record == 0    ? _ ("_Customise a Copy")
                 : entry->is_published ? _ ("_Customise as New Version")
                                       : _ ("_Customise"),
                 "dashboard.edit");
  g_menu_append (section, _ ("_Duplicate"), "dashboard.duplicate");
  g_menu_append (section, _ ("_Rename…"), "dashboard.rename");
  g_menu_append (section, _ ("_Publish"), "dashboard.publish");
  g_menu_append (section, _ ("D_elete"), "dashboard.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
enable (SalDashboardPage *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
sal_dashboard_page_update_edit_actions (SalDashboardPage *self)
{
  const SalDashboardEntry *entry = sal_dashboard_page_get_dashboard (self);
  gboolean can_write = !sal_store_is_read_only (get_store (self));
  gboolean is_open = can_write && entry->record != 0 && !entry->is_published;
  gboolean is_idle = self->editor == NULL || !sal_dashboard_editor_is_writing (self->editor);

  enable (self, "edit", can_write && entry->layout != NULL && self->editor == NULL);
  enable (self, "done", self->editor != NULL);
  enable (self, "add-tile", self->editor != NULL);
  enable (self, "thresholds", self->editor != NULL);
  enable (self, "duplicate", can_write && entry->layout != NULL);
  enable (self, "rename", is_open && is_idle);
  enable (self, "publish", is_open && is_idle);
  enable (self, "delete", can_write && entry->record != 0);
}
