/* sal-job.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-job.h"

/* Microseconds between two notifications of progress. */
#define REPORT_INTERVAL (50 * G_TIME_SPAN_MILLISECOND)

struct _SalJob
{
  GObject parent_instance;

  char *title;
  GCancellable *cancellable;
  GMainContext *context; /* where properties are notified */

  /* of the context */
  gboolean running;
  char *error;

  GMutex lock; /* of what follows */
  char *message;
  double fraction;
  gboolean report_pending;
  gint64 last_report;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_MESSAGE,
  PROP_FRACTION,
  PROP_RUNNING,
  PROP_ERROR,
  PROP_CANCELLED,
} SalJobProperty;

static GParamSpec *properties[PROP_CANCELLED + 1];

G_DEFINE_FINAL_TYPE (SalJob, sal_job, G_TYPE_OBJECT)

static void
notify (SalJob *self, SalJobProperty property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static gboolean
notify_report_cb (gpointer data)
{
  SalJob *self = data;

  g_mutex_lock (&self->lock);
  self->report_pending = FALSE;
  self->last_report = g_get_monotonic_time ();
  g_mutex_unlock (&self->lock);

  notify (self, PROP_MESSAGE);
  notify (self, PROP_FRACTION);
  return G_SOURCE_REMOVE;
}

/* Called with the lock held. */
static void
schedule_report (SalJob *self)
{
  gint64 wait = self->last_report + REPORT_INTERVAL - g_get_monotonic_time ();
  g_autoptr (GSource) source =
      g_timeout_source_new ((guint) (MAX (wait, 0) / G_TIME_SPAN_MILLISECOND));

  g_source_set_callback (source, notify_report_cb, g_object_ref (self), g_object_unref);
  g_source_attach (source, self->context);
  self->report_pending = TRUE;
}

static void
start (SalJob *self)
{
  self->running = TRUE;
  g_clear_pointer (&self->error, g_free);
  notify (self, PROP_ERROR);
  notify (self, PROP_RUNNING);
}

static void
stop (SalJob *self, const GError *error)
{
  self->running = FALSE;
  if (error != NULL)
    {
      self->error = g_strdup (error->message);
      notify (self, PROP_ERROR);
    }
  notify (self, PROP_RUNNING);
}

static void
sal_job_finalize (GObject *object)
{
  SalJob *self = SAL_JOB (object);

  g_free (self->title);
  g_free (self->message);
  g_free (self->error);
  g_object_unref (self->cancellable);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (sal_job_parent_class)->finalize (object);
}

static void
sal_job_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  SalJob *self = SAL_JOB (object);

  switch ((SalJobProperty) property_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_MESSAGE:
      g_value_take_string (value, sal_job_dup_message (self));
      break;
    case PROP_FRACTION:
      g_value_set_double (value, sal_job_get_fraction (self));
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    case PROP_CANCELLED:
      g_value_set_boolean (value, g_cancellable_is_cancelled (self->cancellable));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sal_job_class_init (SalJobClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sal_job_finalize;
  object_class->get_property = sal_job_get_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1, flags);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, flags);
  properties[PROP_CANCELLED] = g_param_spec_boolean ("cancelled", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
sal_job_init (SalJob *self)
{
  g_mutex_init (&self->lock);
  self->cancellable = g_cancellable_new ();
  self->context = g_main_context_ref_thread_default ();
  self->fraction = -1;
}

/**
 * sal_job_new:
 * @title: what the job does, translated
 *
 * Creates a job whose properties are notified on the calling thread's main context.
 *
 * Returns: (transfer full): a job that is not running
 */
SalJob *
sal_job_new (const char *title)
{
  SalJob *self = g_object_new (SAL_TYPE_JOB, NULL);

  self->title = g_strdup (title);
  return self;
}

const char *
sal_job_get_title (SalJob *self)
{
  return self->title;
}

char *
sal_job_dup_message (SalJob *self)
{
  char *message;

  g_mutex_lock (&self->lock);
  message = g_strdup (self->message);
  g_mutex_unlock (&self->lock);
  return message;
}

double
sal_job_get_fraction (SalJob *self)
{
  double fraction;

  g_mutex_lock (&self->lock);
  fraction = self->fraction;
  g_mutex_unlock (&self->lock);
  return fraction;
}

gboolean
sal_job_is_running (SalJob *self)
{
  return self->running;
}

GCancellable *
sal_job_get_cancellable (SalJob *self)
{
  return self->cancellable;
}

/**
 * sal_job_cancel:
 * @self: a job
 *
 * Asks the job to stop. It ends soon, with %G_IO_ERROR_CANCELLED unless it was done already.
 */
void
sal_job_cancel (SalJob *self)
{
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  g_cancellable_cancel (self->cancellable);
  notify (self, PROP_CANCELLED);
}

/**
 * sal_job_report:
 * @self: a job
 * @fraction: how much is done, 0 … 1; −1 if that is not known
 * @message: (nullable): what is being done; %NULL leaves it as it was
 *
 * Says how far the job is. It may be called from any thread and often.
 */
void
sal_job_report (SalJob *self, double fraction, const char *message)
{
  g_mutex_lock (&self->lock);
  self->fraction = fraction < 0 ? -1 : MIN (fraction, 1);
  if (message != NULL && g_strcmp0 (message, self->message) != 0)
    {
      g_free (self->message);
      self->message = g_strdup (message);
    }
  if (!self->report_pending)
    schedule_report (self);
  g_mutex_unlock (&self->lock);
}

typedef struct
{
  SalJobFunc func;
  gpointer data;
  GDestroyNotify free_data;
  GError *error;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  if (work->free_data != NULL)
    work->free_data (work->data);
  g_clear_error (&work->error);
  g_free (work);
}

static gboolean
work_done_cb (gpointer data)
{
  GTask *task = data;
  Work *work = g_task_get_task_data (task);

  stop (g_task_get_source_object (task), work->error);
  if (work->error != NULL)
    g_task_return_error (task, g_steal_pointer (&work->error));
  else
    g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

static gpointer
work_thread (gpointer data)
{
  GTask *task = data;
  Work *work = g_task_get_task_data (task);
  g_autoptr (GSource) source = g_idle_source_new ();

  work->func (g_task_get_source_object (task), work->data, &work->error);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, work_done_cb, task, g_object_unref);
  g_source_attach (source, g_task_get_context (task));
  return NULL;
}

/**
 * sal_job_run_async:
 * @self: a job
 * @func: (scope notified): the work, done on a thread of its own
 * @data: passed to @func
 * @free_data: (nullable): frees @data
 * @callback: called when done
 * @user_data: passed to @callback
 *
 * Starts the work.
 */
void
sal_job_run_async (SalJob *self,
                   SalJobFunc func,
                   gpointer data,
                   GDestroyNotify free_data,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Work *work = g_new0 (Work, 1);

  g_return_if_fail (!self->running);

  work->func = func;
  work->data = data;
  work->free_data = free_data;
  g_task_set_source_tag (task, sal_job_run_async);
  g_task_set_task_data (task, work, work_free);
  start (self);
  g_thread_unref (g_thread_new ("sal-job", work_thread, task));
}

/**
 * sal_job_run_finish:
 * @self: a job
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends sal_job_run_async().
 *
 * Raises what the work raised, %G_IO_ERROR_CANCELLED if it was cancelled.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_job_run_finish (SalJob *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * sal_job_run_sync:
 * @self: a job
 * @func: (scope call): the work
 * @data: passed to @func
 * @error: return location for an error
 *
 * Does the work on this thread.
 *
 * Raises what the work raised, %G_IO_ERROR_CANCELLED if it was cancelled.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_job_run_sync (SalJob *self, SalJobFunc func, gpointer data, GError **error)
{
  g_autoptr (GError) failure = NULL;

  start (self);
  func (self, data, &failure);
  stop (self, failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
