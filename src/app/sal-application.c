/* sal-application.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-application.h"

#include <glib/gi18n.h>

#include "sal-due-work.h"
#include "sal-recent.h"
#include "sal-window.h"

/**
 * SalApplication:
 *
 * The program: its windows, the workspaces open in them, and the actions that need no window.
 */
struct _SalApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  GHashTable *workspaces; /* path → weak SalWorkspace */
};

G_DEFINE_FINAL_TYPE (SalApplication, sal_application, ADW_TYPE_APPLICATION)

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SalApplication *self = SAL_APPLICATION (user_data);
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  SalWindow *window = sal_window_new (self);

  if (active != NULL)
    sal_window_set_workspace (window, sal_window_get_workspace (SAL_WINDOW (active)));
  gtk_window_present (GTK_WINDOW (window));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = GTK_APPLICATION (user_data);

  adw_show_about_window (gtk_application_get_active_window (application),
                         "application-name",
                         _ ("Salient"),
                         "application-icon",
                         APP_ID,
                         "version",
                         PACKAGE_VERSION,
                         "license-type",
                         GTK_LICENSE_GPL_3_0,
                         "comments",
                         _ ("Designs and steers a sales organisation"),
                         NULL);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (GTK_WINDOW (l->data));
  g_list_free (windows);
}

static const GActionEntry actions[] = {
  { "new-window", new_window_cb },
  { "about", about_cb },
  { "quit", quit_cb },
};

static const struct
{
  const char *action;
  const char *accelerators[3];
} shortcuts[] = {
  { "app.new-window", { "<Control><Shift>n" } },
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
};

static void
sal_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (sal_application_parent_class)->startup (application);

  /* figures can be copied; that the focus comes by marks none of them */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
  g_action_map_add_action_entries (
      G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (
        GTK_APPLICATION (application), shortcuts[i].action, shortcuts[i].accelerators);
}

static void
sal_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (sal_window_new (SAL_APPLICATION (application))));
}

typedef struct
{
  GFile *file;
  gboolean is_shown;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *self = data;

  g_object_unref (self->file);
  g_free (self);
}

/* The window shows itself before it is busy with what is opened: in its second frame. */
static gboolean
open_cb (GtkWidget *window, GdkFrameClock *clock, gpointer user_data)
{
  Opening *opening = user_data;

  if (!opening->is_shown)
    {
      opening->is_shown = TRUE;
      return G_SOURCE_CONTINUE;
    }

  sal_window_open_file (SAL_WINDOW (window), opening->file);

  return G_SOURCE_REMOVE;
}

static void
sal_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      SalWindow *window = sal_window_new (SAL_APPLICATION (application));

      Opening *opening = g_new0 (Opening, 1);

      opening->file = g_object_ref (files[i]);
      gtk_widget_add_tick_callback (GTK_WIDGET (window), open_cb, opening, opening_free);
      gtk_window_present (GTK_WINDOW (window));
    }
}

static void
sal_application_finalize (GObject *object)
{
  SalApplication *self = SAL_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->workspaces, g_hash_table_unref);

  G_OBJECT_CLASS (sal_application_parent_class)->finalize (object);
}

static void
sal_application_class_init (SalApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sal_application_finalize;
  application_class->startup = sal_application_startup;
  application_class->activate = sal_application_activate;
  application_class->open = sal_application_open;
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
sal_application_init (SalApplication *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  self->workspaces = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, weak_ref_free);
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APP_ID, TRUE);
  if (schema != NULL)
    self->settings = g_settings_new (APP_ID);
  sal_recent_load (self->settings);
}

SalApplication *
sal_application_new (void)
{
  return g_object_new (SAL_TYPE_APPLICATION,
                       "application-id",
                       APP_ID,
                       "flags",
                       G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path",
                       APP_PATH,
                       NULL);
}

/**
 * sal_application_find_workspace:
 * @self: the application
 * @path: an absolute path
 *
 * Finds the workspace of a file that is open already.
 *
 * Returns: (transfer full) (nullable): the workspace, or %NULL if no window has it open
 */
SalWorkspace *
sal_application_find_workspace (SalApplication *self, const char *path)
{
  GWeakRef *reference = g_hash_table_lookup (self->workspaces, path);

  return reference != NULL ? g_weak_ref_get (reference) : NULL;
}

/**
 * sal_application_add_workspace:
 * @self: the application
 * @workspace: a workspace that was just opened
 *
 * Lets other windows find @workspace for as long as some window keeps it, and has done what falls
 * due in it.
 */
void
sal_application_add_workspace (SalApplication *self, SalWorkspace *workspace)
{
  GWeakRef *reference = g_new0 (GWeakRef, 1);

  g_weak_ref_init (reference, workspace);
  g_hash_table_replace (self->workspaces, g_strdup (sal_workspace_get_path (workspace)), reference);
  sal_due_work_attach (workspace);
}

GSettings *
sal_application_get_settings (SalApplication *self)
{
  return self->settings;
}
