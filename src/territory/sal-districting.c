/* sal-districting.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-districting.h"

#include <math.h>
#include <string.h>

#include "sal-district-relabel.h"
#include "sal-district-search.h"

/* How often progress is told */
#define PROGRESS_INTERVAL (G_TIME_SPAN_SECOND / 10)

/* Searches of one seed start far from those of the next. */
#define SEED_STRIDE G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

typedef struct
{
  SalDistrictProblem *problem;
  GPtrArray *searches; /* of SalDistrictSearch */
  SalDistrictScale scale;
  SalDistrictingFunc progress;
  gpointer data;

  GMutex lock;
  GCond done;
  guint n_running;
} Run;

typedef struct
{
  Run *run;
  SalDistrictSearch *search;
  gboolean has_started;
} Task;

static gpointer
run_task (gpointer data)
{
  g_autofree Task *task = data;
  Run *run = task->run;

  if (task->has_started || sal_district_search_start (task->search))
    sal_district_search_run (task->search, &run->scale);

  g_mutex_lock (&run->lock);
  run->n_running--;
  g_cond_signal (&run->done);
  g_mutex_unlock (&run->lock);

  return NULL;
}

static void
expand (const SalDistrictProblem *problem, const gint32 *nodes, gint32 *areas)
{
  const SalDistrictNetwork *network = sal_district_problem_get_network (problem);

  for (guint i = 0; i < network->graph->n_areas; i++)
    areas[i] = nodes[network->node_of_area[i]];
}

/* The best of all searches, copied to @areas; of equal ones the first, so that it does not depend
 * on which thread was faster. */
static double
take_best (Run *self, gint32 *areas, double *fraction, guint *generation)
{
  double merit = INFINITY;

  *fraction = 1;
  *generation = 0;
  for (guint i = 0; i < self->searches->len; i++)
    {
      SalDistrictSearch *search = self->searches->pdata[i];

      g_mutex_lock (&search->lock);
      if (search->best_merit < merit)
        {
          merit = search->best_merit;
          expand (self->problem, search->best, areas);
        }
      *generation += search->best_generation;
      *fraction = MIN (*fraction, search->best_fraction);
      g_mutex_unlock (&search->lock);
    }

  return merit;
}

static void
tell_progress (Run *self, gint32 *areas, double *told_merit)
{
  double fraction, merit;
  guint generation;

  if (self->progress == NULL)
    return;
  merit = take_best (self, areas, &fraction, &generation);
  if (isinf (merit))
    return;
  self->progress (fraction,
                  areas,
                  sal_district_problem_get_graph (self->problem)->n_areas,
                  merit < *told_merit,
                  self->data);
  *told_merit = MIN (merit, *told_merit);
}

static void
wait_for_searches (Run *self, gint32 *areas)
{
  double told_merit = INFINITY;

  g_mutex_lock (&self->lock);
  while (self->n_running > 0)
    {
      gint64 until = g_get_monotonic_time () + PROGRESS_INTERVAL;

      while (self->n_running > 0 && g_cond_wait_until (&self->done, &self->lock, until))
        ;
      g_mutex_unlock (&self->lock);
      tell_progress (self, areas, &told_merit);
      g_mutex_lock (&self->lock);
    }
  g_mutex_unlock (&self->lock);
}

static void
run_searches (Run *self, gint32 *areas)
{
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();

  self->n_running = self->searches->len;
  for (guint i = 0; i < self->searches->len; i++)
    {
      Task *task = g_new0 (Task, 1);

      *task = (Task){ self, self->searches->pdata[i], i == 0 };
      g_ptr_array_add (threads, g_thread_new ("districting", run_task, task));
    }
  wait_for_searches (self, areas);
  for (guint i = 0; i < threads->len; i++)
    g_thread_join (threads->pdata[i]);
}

static guint
count_searches (const SalDistrictOptions *options)
{
  if (options->n_searches > 0)
    return options->n_searches;

  return options->iterations > 0 ? 2 : MAX (g_get_num_processors (), 1);
}

/* Of a budget for what moves the search starts from what there is. */
static gboolean
starts_from_scratch (const SalDistrictProblem *problem)
{
  const SalDistrictOptions *options = sal_district_problem_get_options (problem);

  return options->start == SAL_DISTRICT_SCRATCH && options->most_moved >= 1;
}

static SalDistricting *
create_result (Run *self, gint64 start_time, GCancellable *cancellable)
{
  SalDistricting *result = g_new0 (SalDistricting, 1);
  double fraction;
  guint generation;

  result->n_areas = sal_district_problem_get_graph (self->problem)->n_areas;
  result->assignment = g_new (gint32, result->n_areas);
  take_best (self, result->assignment, &fraction, &generation);
  if (starts_from_scratch (self->problem))
    sal_district_relabel (self->problem, result->assignment);
  result->seconds = (double) (g_get_monotonic_time () - start_time) / (double) G_TIME_SPAN_SECOND;
  for (guint i = 0; i < self->searches->len; i++)
    result->iterations += ((SalDistrictSearch *) self->searches->pdata[i])->iterations;
  result->seed = sal_district_problem_get_options (self->problem)->seed;
  result->is_cancelled = g_cancellable_is_cancelled (cancellable);
  sal_district_score_compute (&result->score, self->problem, result->assignment);

  return result;
}

/**
 * sal_districting_run:
 * @problem: what is wanted
 * @progress: (nullable) (scope call): is told how far it is
 * @data: for @progress
 * @cancellable: (nullable): to stop; the best map so far is returned then
 * @error: return location for an error
 *
 * Searches for the best assignment within the budget. Blocks; to be called on a thread of its own.
 * Every territory that is not locked has at least one area and, unless areas are locked apart, is
 * in one piece, in what @progress is shown as in the result. With a budget of iterations and no
 * limit of time the same seed gives the same result. What was drawn from scratch is given, at the
 * end, to the territories that had most of it, as sal_district_relabel() says.
 *
 * %G_IO_ERROR_CANCELLED is raised if it was cancelled before there was a first map.
 *
 * Returns: (transfer full) (nullable): the best assignment with its score
 */
SalDistricting *
sal_districting_run (SalDistrictProblem *problem,
                     SalDistrictingFunc progress,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  const SalDistrictOptions *options = sal_district_problem_get_options (problem);
  g_autofree gint32 *areas = g_new (gint32, sal_district_problem_get_graph (problem)->n_areas);
  g_autoptr (GPtrArray) searches =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sal_district_search_free);
  gint64 start_time = g_get_monotonic_time ();
  Run self = { .problem = problem, .searches = searches, .progress = progress, .data = data };
  SalDistricting *result;

  for (guint i = 0; i < count_searches (options); i++)
    g_ptr_array_add (searches,
                     sal_district_search_new (
                         problem, options->seed + i * SEED_STRIDE, start_time, cancellable));
  if (!sal_district_search_start (searches->pdata[0]))
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  sal_district_search_calibrate (searches->pdata[0], &self.scale);

  g_mutex_init (&self.lock);
  g_cond_init (&self.done);
  run_searches (&self, areas);
  result = create_result (&self, start_time, cancellable);
  g_mutex_clear (&self.lock);
  g_cond_clear (&self.done);

  return result;
}

void
sal_districting_free (SalDistricting *self)
{
  g_free (self->assignment);
  sal_district_score_clear (&self->score);
  g_free (self);
}
