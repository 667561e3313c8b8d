/* sal-alignment-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-dialog.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-alignment-commands.h"
#include "sal-boundary-dialog.h"
#include "sal-file-dialog.h"
#include "sal-geography-key.h"
#include "sal-geography-repository.h"
#include "sal-geography-row.h"
#include "sal-job.h"
#include "sal-window.h"

struct _SalAlignmentDialog
{
  AdwWindow parent_instance;

  SalWorkspace *workspace;
  gint64 branch_from;

  AdwEntryRow *name_row;
  SalGeographyRow *geography_row;
  AdwActionRow *territories_row;
  GtkSpinButton *territories_spin;
  GtkWidget *create_button;
  GtkLabel *error_label;
};

enum
{
  CREATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalAlignmentDialog, sal_alignment_dialog, ADW_TYPE_WINDOW)

static char *
dup_name (SalAlignmentDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
}

static void
update_create_button (SalAlignmentDialog *self)
{
  g_autofree char *name = dup_name (self);

  gtk_widget_set_sensitive (self->create_button, *name != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
}

/* --- boundaries of one's own --- */

static void
imported_cb (SalAlignmentDialog *self, gint64 geography, const char *name)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, geography);

  sal_geography_row_add (self->geography_row, name, key);
  sal_geography_row_select (self->geography_row, key);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalAlignmentDialog) self = user_data;
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, NULL);
  GtkWidget *dialog;

  if (file == NULL || self->workspace == NULL)
    return;
  dialog = sal_boundary_dialog_new (GTK_WINDOW (self), self->workspace, file);
  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
import_cb (SalAlignmentDialog *self)
{
  sal_boundary_dialog_choose_file (GTK_WIDGET (self), file_chosen_cb, g_object_ref (self));
}

/* --- creating --- */

/* What the command is given, and the dialog to be told. */
typedef struct
{
  SalAlignmentDialog *dialog;
  SalStore *store;
  char *name;
  char *label;
  SalAlignmentNew new;
  SalAlignmentBranch branch;
} Creation;

static void
creation_free (Creation *self)
{
  g_object_unref (self->dialog);
  g_object_unref (self->store);
  g_free (self->name);
  g_free (self->label);
  g_free (self);
}

static void
progress_cb (double fraction, gpointer data)
{
  sal_job_report (data, fraction, _ ("Making areas of ZIP codes"));
}

/* Areas that are made when they are asked for first come before what is made of them. */
static gboolean
create (SalJob *job, gpointer data, GError **error)
{
  Creation *self = data;
  gboolean is_branch = self->branch.from != 0;
  gboolean has_areas =
      !is_branch && !g_str_equal (self->new.geography, SAL_GEOGRAPHY_ACCOUNTS_ONLY);
  g_autoptr (SalGeography) geography = !has_areas
                                           ? NULL
                                           : sal_geography_prepare (self->store,
                                                                    self->new.geography,
                                                                    progress_cb,
                                                                    job,
                                                                    sal_job_get_cancellable (job),
                                                                    error);

  return (!has_areas || geography != NULL) &&
         sal_store_run_sync (self->store,
                             self->label,
                             SAL_COMMAND_DEFAULT,
                             is_branch ? sal_alignment_branch : sal_alignment_create,
                             is_branch ? (gpointer) &self->branch : (gpointer) &self->new,
                             sal_job_get_cancellable (job),
                             NULL,
                             error);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Creation *creation = user_data;
  SalAlignmentDialog *self = creation->dialog;
  g_autoptr (GError) error = NULL;

  sal_job_run_finish (SAL_JOB (source), result, &error);
  if (error != NULL)
    {
      gtk_label_set_label (self->error_label, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
      gtk_widget_set_sensitive (self->create_button, TRUE);
    }
  else
    {
      g_signal_emit (self,
                     signals[CREATED],
                     0,
                     creation->branch.id != 0 ? creation->branch.id : creation->new.id);
      gtk_window_destroy (GTK_WINDOW (self));
    }
  creation_free (creation);
}

static void
create_cb (SalAlignmentDialog *self)
{
  g_autoptr (SalJob) job = NULL;
  Creation *creation;

  if (!gtk_widget_get_sensitive (self->create_button))
    return;

  creation = g_new0 (Creation, 1);
  creation->dialog = g_object_ref (self);
  creation->store = g_object_ref (sal_workspace_get_store (self->workspace));
  creation->name = dup_name (self);
  creation->new = (SalAlignmentNew){
    .name = creation->name,
    .geography = sal_geography_row_get_key (self->geography_row),
    .n_territories = (guint) gtk_spin_button_get_value_as_int (self->territories_spin),
  };
  creation->branch = (SalAlignmentBranch){ self->branch_from, creation->name };
  /* translators: the name of an alignment */
  creation->label = g_strdup_printf (self->branch_from != 0 ? _ ("Branch Alignment “%s”")
                                                            : _ ("Create Alignment “%s”"),
                                     creation->name);
  gtk_widget_set_sensitive (self->create_button, FALSE);
  job = sal_job_new (creation->label);
  sal_window_add_job (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))), job);
  sal_job_run_async (job, create, creation, NULL, created_cb, creation);
}

static void
sal_alignment_dialog_dispose (GObject *object)
{
  SalAlignmentDialog *self = SAL_ALIGNMENT_DIALOG (object);

  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (sal_alignment_dialog_parent_class)->dispose (object);
}

static void
sal_alignment_dialog_class_init (SalAlignmentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_alignment_dialog_dispose;

  signals[CREATED] = g_signal_new ("created",
                                   SAL_TYPE_ALIGNMENT_DIALOG,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   G_TYPE_INT64);

  g_type_ensure (SAL_TYPE_GEOGRAPHY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-alignment-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SalAlignmentDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, SalAlignmentDialog, geography_row);
  gtk_widget_class_bind_template_child (widget_class, SalAlignmentDialog, territories_row);
  gtk_widget_class_bind_template_child (widget_class, SalAlignmentDialog, territories_spin);
  gtk_widget_class_bind_template_child (widget_class, SalAlignmentDialog, create_button);
  gtk_widget_class_bind_template_child (widget_class, SalAlignmentDialog, error_label);
  gtk_widget_class_bind_template_callback (widget_class, update_create_button);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sal_alignment_dialog_init (SalAlignmentDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
  sal_geography_row_add (self->geography_row, _ ("US Counties"), SAL_GEOGRAPHY_US_COUNTIES);
  sal_geography_row_add (self->geography_row, _ ("US ZIP Areas"), SAL_GEOGRAPHY_US_ZIPS);
  sal_geography_row_add (self->geography_row, _ ("Countries"), SAL_GEOGRAPHY_COUNTRIES);
  sal_geography_row_add (self->geography_row, _ ("Provinces"), SAL_GEOGRAPHY_PROVINCES);
  sal_geography_row_add (
      self->geography_row, _ ("None: Accounts Only"), SAL_GEOGRAPHY_ACCOUNTS_ONLY);
}

GtkWidget *
sal_alignment_dialog_new (GtkWindow *parent,
                          SalWorkspace *workspace,
                          gint64 branch_from,
                          const char *branch_name)
{
  SalAlignmentDialog *self = g_object_new (SAL_TYPE_ALIGNMENT_DIALOG,
                                           "transient-for",
                                           parent,
                                           "modal",
                                           TRUE,
                                           "title",
                                           branch_from != 0 ? _ ("Branch") : _ ("New Alignment"),
                                           NULL);
  g_autofree char *name = NULL;

  self->workspace = g_object_ref (workspace);
  self->branch_from = branch_from;
  gtk_widget_set_visible (GTK_WIDGET (self->territories_row), branch_from == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->geography_row), branch_from == 0);
  sal_geography_row_read_imported (self->geography_row, sal_workspace_get_store (workspace));
  if (branch_from != 0)
    {
      /* translators: the name that a branch of an alignment gets at first */
      name = g_strdup_printf (_ ("%s, Branch"), branch_name);
      gtk_editable_set_text (GTK_EDITABLE (self->name_row), name);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));

  return GTK_WIDGET (self);
}
