/* sal-plans-page-actions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plans-page-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-file-dialog.h"
#include "sal-plan-compare-window.h"
#include "sal-plan-dialog.h"
#include "sal-plan-edit-commands.h"
#include "sal-plan-version-commands.h"
#include "sal-plan-version.h"
#include "sal-plan-versions.h"
#include "sal-window.h"

static GtkWindow *
get_window (SalPlansPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static const char *const *
plan_patterns (void)
{
  static const char *patterns[] = { NULL, "*.json", NULL };

  patterns[0] = _ ("Plan Documents");

  return patterns;
}

/* --- making --- */

static void
created_cb (SalPlanDialog *dialog, SalChange *change, SalPlansPage *self)
{
  sal_plans_page_choose (self, sal_plan_dialog_get_created (dialog));
  sal_window_add_pay_undo_toast (GTK_WIDGET (self), change);
}

static void
present_dialog (SalPlansPage *self, const SalPlan *duplicated)
{
  GtkWidget *dialog =
      sal_plan_dialog_new (get_window (self), sal_page_get_workspace (SAL_PAGE (self)), duplicated);

  g_signal_connect_object (dialog, "done", G_CALLBACK (created_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present_dialog (SAL_PLANS_PAGE (widget), NULL);
}

static void
duplicate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalPlansPage *self = SAL_PLANS_PAGE (widget);
  const SalPlan *plan = sal_plan_editor_get_plan (self->editor);

  if (plan != NULL)
    present_dialog (self, plan);
}

static void
discard_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_plan_view_discard (SAL_PLANS_PAGE (widget)->view);
}

/* --- documents --- */

typedef struct
{
  SalPlanImport import; /* what the command is given */
  SalPlan *plan;
  SalPlansPage *page;
} Importing;

static void
importing_free (Importing *self)
{
  g_clear_pointer (&self->plan, sal_plan_free);
  g_clear_object (&self->page);
  g_free (self);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Importing *importing = user_data;
  SalPlansPage *self = importing->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  if (error != NULL)
    {
      sal_plans_page_report (self, _ ("Could Not Import the Plan"), error);
    }
  else
    {
      sal_plans_page_choose (self, importing->import.id);
      if (change != NULL)
        sal_window_add_pay_undo_toast (GTK_WIDGET (self), change);
      else
        sal_window_add_toast (GTK_WIDGET (self), _ ("The plan is as it was: nothing was changed"));
    }
  importing_free (importing);
}

static void
import_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalPlansPage) self = user_data;
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GError) error = NULL;
  Importing *importing;
  SalPlan *plan;

  if (path == NULL || self->store == NULL)
    return;
  plan = sal_plan_load (path, &error);
  if (plan == NULL)
    {
      sal_plans_page_report (self, _ ("Could Not Import the Plan"), error);
      return;
    }
  importing = g_new0 (Importing, 1);
  importing->plan = plan;
  importing->import.plan = plan;
  importing->page = g_object_ref (self);
  sal_store_run_async (self->store,
                       _ ("Import Plan"),
                       SAL_COMMAND_DEFAULT,
                       sal_plan_version_import,
                       importing,
                       NULL,
                       NULL,
                       imported_cb,
                       importing);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_file_dialog_choose_async (widget,
                                SAL_FILE_DIALOG_OPEN,
                                _ ("Import a Plan"),
                                NULL,
                                plan_patterns (),
                                import_chosen_cb,
                                g_object_ref (widget));
}

/* What pay is, is for who may read it: nobody else may read the document. */
static void
export_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalPlansPage) self = user_data;
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  SalRecord *version = sal_plans_page_get_version (self);
  g_autoptr (GError) error = NULL;
  const char *document;

  if (path == NULL || version == NULL)
    return;
  document = sal_record_get_text (version, "document");
  if (!g_file_set_contents_full (
          path, document, (gssize) strlen (document), G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    sal_plans_page_report (self, _ ("Could Not Export the Plan"), error);
  else
    sal_window_add_toast (GTK_WIDGET (self), _ ("Exported the plan: only you can read the file"));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalPlansPage *self = SAL_PLANS_PAGE (widget);
  SalRecord *version = sal_plans_page_get_version (self);
  g_autofree char *title = version != NULL ? sal_plan_version_get_name (version) : NULL;
  g_autofree char *file = NULL;

  if (version == NULL)
    return;
  file = g_strdelimit (g_strconcat (title, ".json", NULL), G_DIR_SEPARATOR_S, '-');
  sal_file_dialog_choose_async (widget,
                                SAL_FILE_DIALOG_SAVE,
                                _ ("Export the Plan"),
                                file,
                                plan_patterns (),
                                export_chosen_cb,
                                g_object_ref (self));
}

/* --- comparing --- */

/* With the version before it of the same plan, or else any other. */
static gint64
find_other (SalPlansPage *self, SalRecord *version)
{
  const char *name = sal_record_get_text (version, "name");
  gint64 other = 0, before = 0;

  for (guint i = 0; i < self->versions->len; i++)
    {
      SalRecord *one = self->versions->pdata[i];

      if (one == version)
        {
          if (before != 0)
            return before;
          continue;
        }
      if (g_strcmp0 (sal_record_get_text (one, "name"), name) == 0)
        before = sal_record_get_id (one);
      other = sal_record_get_id (one);
    }

  return before != 0 ? before : other;
}

static void
compare_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalPlansPage *self = SAL_PLANS_PAGE (widget);
  SalRecord *version = sal_plans_page_get_version (self);

  if (version != NULL)
    gtk_window_present (
        GTK_WINDOW (sal_plan_compare_window_new (get_window (self),
                                                 sal_page_get_workspace (SAL_PAGE (self)),
                                                 self->versions,
                                                 find_other (self, version),
                                                 sal_record_get_id (version))));
}

/* --- deleting --- */

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalPlansPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  if (error != NULL)
    sal_plans_page_report (self, _ ("Could Not Delete the Plan"), error);
  else
    sal_window_add_pay_undo_toast (GTK_WIDGET (self), change);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalPlansPage *self = SAL_PLANS_PAGE (widget);

  sal_plan_view_discard (self->view); /* there is nothing to be stored any more */
  sal_store_run_async (self->store,
                       _ ("Delete Plan"),
                       SAL_COMMAND_DEFAULT,
                       sal_plan_version_delete,
                       g_memdup2 (&self->chosen, sizeof self->chosen),
                       g_free,
                       NULL,
                       deleted_cb,
                       g_object_ref (self));
}

/* --- what can be done --- */

/**
 * sal_plans_page_update_actions:
 * @self: the page
 *
 * Enables what can be done with the version that shows, and what its status lets happen.
 */
void
sal_plans_page_update_actions (SalPlansPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  SalRecord *version = sal_plans_page_get_version (self);
  const char *status = version != NULL ? sal_record_get_text (version, "status") : NULL;
  gboolean writable = self->store != NULL && !sal_store_is_read_only (self->store);
  gboolean readable = version != NULL && sal_plan_editor_get_plan (self->editor) != NULL;
  gboolean is_draft = g_strcmp0 (status, SAL_PLAN_VERSION_DRAFT) == 0;
  gboolean is_reviewed = g_strcmp0 (status, SAL_PLAN_VERSION_IN_REVIEW) == 0;
  gboolean is_approved = g_strcmp0 (status, SAL_PLAN_VERSION_APPROVED) == 0;
  gboolean is_active = g_strcmp0 (status, SAL_PLAN_VERSION_ACTIVE) == 0;
  const struct
  {
    const char *action;
    gboolean enabled;
  } actions[] = {
    { "plans.new", writable },
    { "plans.import", writable },
    { "plans.duplicate", writable && readable },
    { "plans.discard", writable && readable },
    { "plans.export", readable },
    { "plans.compare", version != NULL && self->versions->len > 1 },
    { "plans.delete", writable && (is_draft || is_reviewed) },
    { "plans.submit", writable && is_draft },
    { "plans.approve", writable && is_reviewed },
    { "plans.activate", writable && is_approved },
    { "plans.retire", writable && (is_approved || is_active) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (widget, actions[i].action, actions[i].enabled);
}

void
sal_plans_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "plans.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "plans.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "plans.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "plans.discard", NULL, discard_action);
  gtk_widget_class_install_action (widget_class, "plans.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "plans.compare", NULL, compare_action);
  gtk_widget_class_install_action (widget_class, "plans.delete", NULL, delete_action);
}
