/* sal-due-work.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-due-work.h"

#include <glib/gi18n.h>

#include "sal-account-duty.h"
#include "sal-date.h"
#include "sal-window.h"

/* How often it is looked whether a day has begun, or signals have come in. */
#define LOOK_SECONDS 3600

/* What it is attached to a workspace by. */
#define ATTACHED "sal-due-work"

struct _SalDueWork
{
  GObject parent_instance;

  SalWorkspace *workspace;   /* not owned: it keeps this; NULL once it is gone */
  GCancellable *cancellable; /* of looking */
  SalJob *job;               /* (nullable): what is being done */
  GPtrArray *due;            /* of SalAccountDuty: what is to be done after it */
  guint timer;
  gboolean is_busy;
};

G_DEFINE_FINAL_TYPE (SalDueWork, sal_due_work, G_TYPE_OBJECT)

/* (nullable): that in which somebody was last */
static GtkWidget *
find_window (SalDueWork *self)
{
  GApplication *application = g_application_get_default ();
  GList *windows = GTK_IS_APPLICATION (application)
                       ? gtk_application_get_windows (GTK_APPLICATION (application))
                       : NULL;

  for (GList *l = windows; l != NULL; l = l->next)
    if (SAL_IS_WINDOW (l->data) && sal_window_get_workspace (l->data) == self->workspace)
      return l->data;

  return NULL;
}

/* --- doing --- */

typedef struct
{
  SalDueWork *work;
  SalStore *store;
  SalJob *job;
  SalAccountDutyRun run;
  SalChange *change; /* (nullable) */
} Doing;

static void
doing_free (Doing *self)
{
  g_clear_object (&self->work);
  g_clear_object (&self->store);
  g_clear_object (&self->job);
  g_clear_pointer (&self->change, sal_change_unref);
  g_free (self->run.text);
  g_free (self);
}

static void do_next (SalDueWork *self);

static void
report (gpointer data, double fraction)
{
  const Doing *doing = data;

  sal_job_report (doing->job, fraction, _ (doing->run.duty->message));
}

static gboolean
do_duty (SalJob *job, gpointer data, GError **error)
{
  Doing *doing = data;

  report (doing, -1);

  return sal_store_run_sync (doing->store,
                             _ (doing->run.duty->label),
                             SAL_COMMAND_ASIDE | SAL_COMMAND_UNATTENDED,
                             sal_account_duty_do,
                             &doing->run,
                             sal_job_get_cancellable (job),
                             &doing->change,
                             error);
}

static void
tell (SalDueWork *self, const Doing *doing)
{
  GtkWidget *window = find_window (self);

  if (window != NULL && doing->run.text != NULL)
    sal_window_add_undo_toast_saying (window, doing->change, doing->run.text);
}

/* Nobody asked for it, so nobody is stopped by a dialog if it fails: it is due still, and who does
 * it by hand is told why it cannot be done. */
static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Doing *doing = user_data;
  SalDueWork *self = doing->work;
  g_autoptr (GError) error = NULL;

  sal_job_run_finish (SAL_JOB (source), result, &error);
  g_clear_object (&self->job);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("%s: %s", _ (doing->run.duty->label), error->message);
  if (self->workspace != NULL)
    {
      if (error == NULL)
        tell (self, doing);
      do_next (self);
    }
  doing_free (doing);
}

static void
start (SalDueWork *self, const SalAccountDuty *duty)
{
  GtkWidget *window = find_window (self);
  Doing *doing = g_new0 (Doing, 1);

  self->job = sal_job_new (_ (duty->label));
  doing->work = g_object_ref (self);
  doing->store = g_object_ref (sal_workspace_get_store (self->workspace));
  doing->job = g_object_ref (self->job);
  doing->run.duty = duty;
  doing->run.day = sal_date_today ();
  doing->run.report = report;
  doing->run.report_data = doing;
  sal_job_run_async (self->job, do_duty, doing, NULL, done_cb, doing);
  if (window != NULL)
    sal_window_add_job (window, self->job);
}

static void
do_next (SalDueWork *self)
{
  if (self->due->len > 0)
    start (self, g_ptr_array_steal_index (self->due, 0));
  else
    self->is_busy = FALSE;
}

/* --- looking --- */

static gpointer
find_due (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_account_duties_find_due (connection, *(const gint32 *) data, error);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalDueWork) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) due = sal_store_read_finish (SAL_STORE (source), result, &error);

  if (self->workspace == NULL)
    return;
  if (due != NULL)
    g_ptr_array_extend_and_steal (self->due, g_steal_pointer (&due));
  else
    g_message ("%s: %s", sal_workspace_get_path (self->workspace), error->message);
  do_next (self);
}

/**
 * sal_due_work_look:
 * @self: the work of a workspace
 *
 * Looks what is due, and does it, unless that is being done.
 */
void
sal_due_work_look (SalDueWork *self)
{
  gint32 day = sal_date_today ();

  if (self->is_busy || self->workspace == NULL)
    return;
  self->is_busy = TRUE;
  sal_store_read_async (sal_workspace_get_store (self->workspace),
                        find_due,
                        g_memdup2 (&day, sizeof day),
                        g_free,
                        (GDestroyNotify) g_ptr_array_unref,
                        self->cancellable,
                        found_cb,
                        g_object_ref (self));
}

static gboolean
look_cb (gpointer user_data)
{
  sal_due_work_look (user_data);

  return G_SOURCE_CONTINUE;
}

/**
 * sal_due_work_is_busy:
 * @self: the work of a workspace
 *
 * Returns: whether it is being looked for or done
 */
gboolean
sal_due_work_is_busy (SalDueWork *self)
{
  return self->is_busy;
}

/* --- the work --- */

static void
sal_due_work_finalize (GObject *object)
{
  SalDueWork *self = SAL_DUE_WORK (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->due, g_ptr_array_unref);

  G_OBJECT_CLASS (sal_due_work_parent_class)->finalize (object);
}

static void
sal_due_work_class_init (SalDueWorkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sal_due_work_finalize;
}

static void
sal_due_work_init (SalDueWork *self)
{
  self->cancellable = g_cancellable_new ();
  self->due = g_ptr_array_new ();
}

/* The workspace goes. */
static void
detach (gpointer data)
{
  SalDueWork *self = data;

  self->workspace = NULL;
  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->job != NULL)
    sal_job_cancel (self->job);
  g_object_unref (self);
}

/**
 * sal_due_work_attach:
 * @workspace: a workspace that was opened
 *
 * Does what falls due in a workspace from now on, as long as it is open. Nothing is done in one
 * that is open read-only.
 */
void
sal_due_work_attach (SalWorkspace *workspace)
{
  SalDueWork *self;

  if (sal_due_work_find (workspace) != NULL ||
      sal_store_is_read_only (sal_workspace_get_store (workspace)))
    return;
  self = g_object_new (SAL_TYPE_DUE_WORK, NULL);
  self->workspace = workspace;
  g_object_set_data_full (G_OBJECT (workspace), ATTACHED, self, detach);
  self->timer = g_timeout_add_seconds (LOOK_SECONDS, look_cb, self);
  sal_due_work_look (self);
}

/**
 * sal_due_work_find:
 * @workspace: a workspace
 *
 * Returns: (transfer none) (nullable): what does what falls due in it
 */
SalDueWork *
sal_due_work_find (SalWorkspace *workspace)
{
  return g_object_get_data (G_OBJECT (workspace), ATTACHED);
}
