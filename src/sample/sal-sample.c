/* sal-sample.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "sal-bulk.h"
#include "sal-geography-file.h"
#include "sal-health-warnings.h"
#include "sal-last-done.h"
#include "sal-sample-calendar.h"
#include "sal-sample-plans.h"
#include "sal-sample-tiers.h"
#include "sal-store-file.h"
#include "sal-workspace.h"

/* Batches that may be on the way from the thread that makes rows to the one that writes them, so
 * that neither waits for the other for long. */
#define N_BATCHES 24

#define COMPANY_NAME "Halden Metrology"

/* How much of the progress is making rows; the rest is building indexes and the search. */
#define ROWS_SHARE 0.6

/* What both threads share. */
typedef struct
{
  SalSampleOptions options;
  gint32 today;
  SalUsAreas *areas;
  SalGeography *counties;
  SalJob *job;        /* (nullable) */
  GAsyncQueue *full;  /* of SalSampleBatch; ended by @end */
  GAsyncQueue *empty; /* of SalSampleBatch */
  SalSampleRows *rows;
  SalSampleBatch end;
  guint pass;
  gint stopped; /* atomic: the writing thread gave up */
} Creation;

#define BIT(table) (G_GUINT64_CONSTANT (1) << SAL_SAMPLE_TABLE_##table)
#define PARTS                                                                                      \
  (BIT (OPPORTUNITY_LINE) | BIT (OPPORTUNITY_SPLIT) | BIT (STAGE_EVENT) | BIT (ACTIVITY) |         \
   BIT (CONTRACT) | BIT (TRANSACTION))

/* The company is made twice, and each time some of its tables are written. A file has its pages in
 * the order they were written: so opportunities, which every start reads, lie together and not
 * among the stage events, which are twice as many, as they do after an import. */
static const guint64 passes[] = { ~PARTS, PARTS };

static SalSampleBatch *
hand_on (SalSampleBatch *batch, gpointer data)
{
  Creation *creation = data;

  g_async_queue_push (creation->full, batch);

  return g_async_queue_pop (creation->empty);
}

static gboolean
report (double fraction, gpointer data)
{
  Creation *creation = data;

  if (creation->job)
    sal_job_report (creation->job,
                    (creation->pass + fraction) / G_N_ELEMENTS (passes) * ROWS_SHARE,
                    _ ("Making opportunities"));

  return !g_atomic_int_get (&creation->stopped);
}

static gpointer
make_rows (gpointer data)
{
  Creation *creation = data;
  gboolean going = TRUE;

  for (creation->pass = 0; going && creation->pass < G_N_ELEMENTS (passes); creation->pass++)
    {
      sal_sample_rows_choose (creation->rows, passes[creation->pass]);
      going = sal_sample_generate (&creation->options,
                                   creation->today,
                                   creation->areas,
                                   creation->counties,
                                   creation->rows,
                                   report,
                                   creation);
    }
  g_async_queue_push (creation->full, &creation->end);

  return NULL;
}

static gboolean
write_batch (SalTransaction *transaction, SalBulk **bulks, SalSampleBatch *batch, GError **error)
{
  SalBulk **bulk = &bulks[batch->table];

  if (!*bulk)
    {
      guint fields[SAL_SAMPLE_FIELDS_MAX];
      guint n_fields = sal_sample_table_find_fields (batch->table, fields);
      const SalKind *kind = sal_sample_tables[batch->table].kind;

      *bulk = sal_bulk_new (transaction, kind, fields, n_fields, error);
      if (!*bulk || !sal_transaction_defer_indexes (transaction, kind, error))
        return FALSE;
    }
  for (guint i = 0; i < batch->n_rows; i++)
    if (!sal_bulk_insert (*bulk, batch->ids[i], batch->values + (gsize) i * batch->n_fields, error))
      return FALSE;

  return TRUE;
}

/* Writes what comes until its end; after an error only takes it, so that the other thread ends. */
static gboolean
write_batches (Creation *creation,
               SalTransaction *transaction,
               SalBulk **bulks,
               GCancellable *cancellable,
               GError **error)
{
  SalSampleBatch *batch;
  gboolean good = TRUE;

  while ((batch = g_async_queue_pop (creation->full)) != &creation->end)
    {
      good = good && !g_cancellable_set_error_if_cancelled (cancellable, error) &&
             write_batch (transaction, bulks, batch, error);
      if (!good)
        g_atomic_int_set (&creation->stopped, TRUE);
      g_async_queue_push (creation->empty, batch);
    }

  return good;
}

static gboolean
write_sample (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  Creation *creation = data;
  SalBulk *bulks[SAL_SAMPLE_N_TABLES] = { NULL };
  GThread *thread = g_thread_new ("sample", make_rows, creation);
  gboolean good = write_batches (creation, transaction, bulks, cancellable, error);

  g_thread_join (thread);
  for (guint i = 0; i < SAL_SAMPLE_N_TABLES; i++)
    if (bulks[i])
      {
        good = good && sal_bulk_finish (bulks[i], error);
        sal_bulk_free (bulks[i]);
      }
  good = good &&
         sal_sample_refresh_tiers (transaction, creation->options.seed, creation->today, error) &&
         sal_sample_write_plans (transaction, creation->options.seed, creation->today, error) &&
         sal_last_done_keep (transaction, SAL_WARNINGS_LAST_DONE, creation->today, TRUE, error);
  if (good && creation->job)
    sal_job_report (creation->job, ROWS_SHARE, _ ("Building indexes and search"));

  return good;
}

static void
creation_init (Creation *creation)
{
  creation->full = g_async_queue_new ();
  creation->empty = g_async_queue_new_full ((GDestroyNotify) sal_sample_batch_free);
  for (guint i = 0; i < N_BATCHES; i++)
    g_async_queue_push (creation->empty, sal_sample_batch_new ());
  creation->rows = sal_sample_rows_new (creation->today, hand_on, creation);
}

static void
creation_clear (Creation *creation)
{
  g_clear_pointer (&creation->rows, sal_sample_rows_free);
  g_clear_pointer (&creation->full, g_async_queue_unref);
  g_clear_pointer (&creation->empty, g_async_queue_unref);
  g_clear_pointer (&creation->areas, sal_us_areas_unref);
  g_clear_pointer (&creation->counties, sal_geography_unref);
}

static gboolean
fill_workspace (Creation *creation, const char *path, GError **error)
{
  static const SalWorkspaceOptions options = {
    .name = COMPANY_NAME,
    .currency = "USD",
    .fiscal_start = SAL_SAMPLE_FISCAL_START,
    .fill = TRUE,
  };
  g_autoptr (SalWorkspace) workspace =
      sal_workspace_create (path, &options, sal_model_kinds (), error);
  gboolean good;

  if (!workspace)
    return FALSE;

  good = sal_store_run_sync (sal_workspace_get_store (workspace),
                             _ ("Create the Sample Company"),
                             SAL_COMMAND_FINAL | SAL_COMMAND_BULK | SAL_COMMAND_FRESH,
                             write_sample,
                             creation,
                             creation->job ? sal_job_get_cancellable (creation->job) : NULL,
                             NULL,
                             error);
  sal_workspace_close (workspace);

  return good;
}

/* The name is on the disk when this returns, as the contents are. */
static gboolean
move_workspace (const char *from, const char *to, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (to);
  int descriptor = -1;
  gboolean good;

  if (g_rename (from, to) == 0)
    descriptor = g_open (folder, O_RDONLY | O_CLOEXEC, 0);
  good = descriptor >= 0 && fsync (descriptor) == 0;
  if (!good)
    g_set_error (error,
                 G_IO_ERROR,
                 g_io_error_from_errno (errno),
                 _ ("%s could not be created: %s"),
                 to,
                 g_strerror (errno));
  if (descriptor >= 0)
    close (descriptor);

  return good;
}

static gboolean
create_workspace (Creation *creation, const char *path, GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  gboolean good;

  sal_store_file_remove (part);
  creation_init (creation);
  good = fill_workspace (creation, part, error);
  creation_clear (creation);
  good = good && move_workspace (part, path, error);
  if (!good)
    sal_store_file_remove (part);

  return good;
}

/**
 * sal_sample_create:
 * @path: (type filename): the workspace to create; there must be no such file
 * @options: (nullable): how large it is to be; %NULL for the usual size and seed 1
 * @job: (nullable): what is told how far it is, and whose cancellable stops it
 * @error: return location for an error
 *
 * Creates a workspace with a sample company: three fiscal years up to today of a company that sells
 * measuring instruments, software and services. The same options on the same day give the same
 * records. Rows are made on one thread and written on another, into a file beside @path that gets
 * its name once it is complete.
 *
 * Fails with %SAL_ERROR_VALUE if @options are out of bounds, with %SAL_ERROR_FILE or a
 * #GIOErrorEnum if the program's geography cannot be read, with a #SalStoreError if the workspace
 * cannot be written, and with %G_IO_ERROR_CANCELLED. After an error nothing is left of it.
 *
 * Returns: %TRUE if it was created
 */
gboolean
sal_sample_create (const char *path, const SalSampleOptions *options, SalJob *job, GError **error)
{
  Creation creation = { .options = { .seed = 1 }, .today = sal_date_today (), .job = job };

  g_return_val_if_fail (path != NULL, FALSE);

  if (options)
    creation.options = *options;
  if (!sal_sample_options_complete (&creation.options, error))
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error,
                   G_IO_ERROR,
                   G_IO_ERROR_EXISTS,
                   _ ("%s is there already: the sample needs a file of its own"),
                   path);
      return FALSE;
    }
  creation.areas = sal_us_areas_load (NULL, error);
  if (creation.areas != NULL)
    creation.counties = sal_geography_load ("us-counties", error);

  return creation.counties && create_workspace (&creation, path, error);
}
