/* sal-jobs-button.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-jobs-button.h"

#include <glib/gi18n.h>

struct _SalJobsButton
{
  AdwBin parent_instance;

  GListStore *jobs; /* of SalJob, those that have not ended */
  GtkMenuButton *button;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (SalJobsButton, sal_jobs_button, ADW_TYPE_BIN)

static void
update_button (SalJobsButton *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->jobs));
  g_autofree char *label = g_strdup_printf (ngettext ("%u job running", "%u jobs running", n), n);

  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), label);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (n == 0)
    gtk_menu_button_popdown (self->button);
}

static void
update_progress (SalJob *job, GParamSpec *pspec, GtkProgressBar *bar)
{
  g_autofree char *message = sal_job_dup_message (job);
  double fraction = sal_job_get_fraction (job);

  gtk_progress_bar_set_text (bar, message);
  if (fraction >= 0)
    gtk_progress_bar_set_fraction (bar, MIN (fraction, 1));
  else
    gtk_progress_bar_pulse (bar);
}

static void
cancel_cb (GtkButton *button, SalJob *job)
{
  sal_job_cancel (job);
  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  SalJob *job = SAL_JOB (item);
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *title = gtk_label_new (sal_job_get_title (job));
  GtkWidget *bar = gtk_progress_bar_new ();
  GtkWidget *cancel = gtk_button_new_from_icon_name ("process-stop-symbolic");
  g_autofree char *label = g_strdup_printf (_ ("Cancel “%s”"), sal_job_get_title (job));

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "job-row");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 40);
  gtk_progress_bar_set_show_text (GTK_PROGRESS_BAR (bar), TRUE);
  gtk_progress_bar_set_ellipsize (GTK_PROGRESS_BAR (bar), PANGO_ELLIPSIZE_END);
  gtk_widget_set_size_request (bar, 260, -1);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, sal_job_get_title (job), -1);
  gtk_widget_add_css_class (cancel, "flat");
  gtk_widget_set_valign (cancel, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (cancel, label);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (cancel), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_grid_attach (GTK_GRID (grid), title, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), bar, 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), cancel, 1, 0, 1, 2);

  g_signal_connect_object (cancel, "clicked", G_CALLBACK (cancel_cb), job, 0);
  g_signal_connect_object (job, "notify::fraction", G_CALLBACK (update_progress), bar, 0);
  g_signal_connect_object (job, "notify::message", G_CALLBACK (update_progress), bar, 0);
  update_progress (job, NULL, GTK_PROGRESS_BAR (bar));

  return grid;
}

static void
running_cb (SalJobsButton *self, GParamSpec *pspec, SalJob *job)
{
  guint position;

  if (!sal_job_is_running (job) && g_list_store_find (self->jobs, job, &position))
    g_list_store_remove (self->jobs, position);
}

static void
sal_jobs_button_dispose (GObject *object)
{
  SalJobsButton *self = SAL_JOBS_BUTTON (object);

  if (self->jobs != NULL)
    g_signal_handlers_disconnect_by_data (self->jobs, self);
  g_clear_object (&self->jobs);

  G_OBJECT_CLASS (sal_jobs_button_parent_class)->dispose (object);
}

static void
sal_jobs_button_class_init (SalJobsButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_jobs_button_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-jobs-button.ui");
  gtk_widget_class_bind_template_child (widget_class, SalJobsButton, button);
  gtk_widget_class_bind_template_child (widget_class, SalJobsButton, list);
}

static void
sal_jobs_button_init (SalJobsButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->jobs = g_list_store_new (SAL_TYPE_JOB);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->jobs), create_row, NULL, NULL);
  g_signal_connect_swapped (self->jobs, "items-changed", G_CALLBACK (update_button), self);
  update_button (self);
}

/**
 * sal_jobs_button_add:
 * @self: the indicator
 * @job: a job that is running
 *
 * Shows @job until it ends.
 */
void
sal_jobs_button_add (SalJobsButton *self, SalJob *job)
{
  if (!sal_job_is_running (job))
    return;

  g_signal_connect_object (
      job, "notify::running", G_CALLBACK (running_cb), self, G_CONNECT_SWAPPED);
  g_list_store_append (self->jobs, job);
}
