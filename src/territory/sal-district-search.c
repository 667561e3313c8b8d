/* sal-district-search.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-district-search.h"

#include <math.h>
#include <string.h>

#include "sal-district-bisect.h"
#include "sal-district-grow.h"

/* Moves between two looks at the clock and the cancellable: some hundred microseconds. */
#define STRIDE 1024

/* Moves per node of the shortest cycle of cooling; the next one is twice as long. */
#define CYCLE_MOVES 400

/* A cycle cools from and to these many average steps of the objective. */
#define START_TEMPERATURE 0.6
#define END_TEMPERATURE   0.01

/* Meanwhile the penalty rises by these factors of what balances a step. */
#define START_PENALTY 1.0
#define END_PENALTY   60.0

#define N_CALIBRATION_MOVES 2000
#define N_PROBES            20

static gboolean
is_over (SalDistrictSearch *self)
{
  return g_cancellable_is_cancelled (self->cancellable) ||
         self->iterations >= self->most_iterations || g_get_monotonic_time () >= self->end_time;
}

/* Of the whole budget, whichever bound is nearer */
static double
used_budget (const SalDistrictSearch *self)
{
  double used = (double) self->iterations / (double) self->most_iterations;

  if (self->end_time != G_MAXINT64)
    used = MAX (used,
                (double) (g_get_monotonic_time () - self->start_time) /
                    (double) (self->end_time - self->start_time));

  return MIN (used, 1);
}

SalDistrictSearch *
sal_district_search_new (SalDistrictProblem *problem,
                         guint64 seed,
                         gint64 start_time,
                         GCancellable *cancellable)
{
  SalDistrictSearch *self = g_new0 (SalDistrictSearch, 1);
  const SalDistrictOptions *options = sal_district_problem_get_options (problem);
  const SalDistrictNetwork *network = sal_district_problem_get_network (problem);

  self->problem = sal_district_problem_ref (problem);
  self->state = sal_district_state_new (problem);
  self->tree = sal_district_tree_new (network);
  self->cancellable = cancellable ? g_object_ref (cancellable) : NULL;
  self->start_time = start_time;
  self->end_time = options->seconds > 0
                       ? start_time + (gint64) (options->seconds * G_TIME_SPAN_SECOND)
                       : G_MAXINT64;
  self->most_iterations = options->iterations > 0 ? options->iterations : G_MAXUINT64;
  self->found = g_new (gint32, network->n_nodes);
  self->best = g_new (gint32, network->n_nodes);
  self->found_merit = self->best_merit = INFINITY;
  sal_district_random_init (&self->random, seed);
  g_mutex_init (&self->lock);

  return self;
}

void
sal_district_search_free (SalDistrictSearch *self)
{
  sal_district_problem_unref (self->problem);
  sal_district_state_free (self->state);
  sal_district_tree_free (self->tree);
  g_clear_object (&self->cancellable);
  g_free (self->found);
  g_free (self->best);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * sal_district_search_start:
 * @self: a search
 *
 * Makes an assignment to begin with.
 *
 * Returns: %FALSE if it was cancelled before there was one
 */
gboolean
sal_district_search_start (SalDistrictSearch *self)
{
  const SalDistrictNetwork *network = sal_district_problem_get_network (self->problem);
  const SalDistrictOptions *options = sal_district_problem_get_options (self->problem);
  g_autofree gint32 *assignment = g_new (gint32, network->n_nodes);

  if (options->start == SAL_DISTRICT_SCRATCH && !network->has_fixed)
    {
      if (!sal_district_bisect (self->problem, &self->random, assignment, self->cancellable))
        return FALSE;
    }
  else
    {
      memcpy (assignment,
              options->start == SAL_DISTRICT_CURRENT ? network->current : network->fixed,
              network->n_nodes * sizeof *assignment);
      if (!sal_district_grow (self->problem, &self->random, assignment, self->cancellable))
        return FALSE;
    }
  sal_district_state_set (self->state, assignment);

  return TRUE;
}

static double
weigh_objective (const SalDistrictSearch *self, const SalDistrictScale *scale)
{
  const SalDistrictState *state = self->state;

  return scale->spread * state->spread + scale->cut * state->cut + scale->travel * state->travel +
         scale->moved * state->moved;
}

static double
weigh_objective_change (const SalDistrictSearch *self, const SalDistrictMove *move)
{
  const SalDistrictState *state = self->state;
  const SalDistrictScale *scale = &self->scale;

  return scale->spread * (move->from_spread - state->spreads[move->from] + move->to_spread -
                          state->spreads[move->to]) +
         scale->cut * move->cut + scale->travel * move->travel + scale->moved * move->moved;
}

static double
weigh_merit (const SalDistrictSearch *self)
{
  const SalDistrictScale *scale = &self->scale;

  return weigh_objective (self, scale) + END_PENALTY * scale->penalty * self->state->penalty +
         scale->violation * sal_district_state_count_violations (self->state);
}

static gboolean
propose (SalDistrictSearch *self, SalDistrictMove *move)
{
  SalDistrictState *state = self->state;
  const SalDistrictNetwork *network = state->network;
  guint node, n_links, link;
  gint32 to;

  if (state->n_border == 0)
    return FALSE;
  node = state->border[sal_district_random_below (&self->random, state->n_border)];
  n_links = network->first_links[node + 1] - network->first_links[node];
  link = network->first_links[node] + sal_district_random_below (&self->random, n_links);
  to = state->assignment[network->links[link]];
  if (to == state->assignment[node] || network->is_closed[to])
    return FALSE;
  sal_district_state_weigh (state, move, node, to);

  return move->moved <= 0 || state->moved + move->moved <= state->options->most_moved + 1e-12;
}

/* How much single moves change, which sets temperatures and penalties */
static double
measure_step (SalDistrictSearch *self)
{
  SalDistrictMove move;
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < N_CALIBRATION_MOVES; i++)
    {
      if (!propose (self, &move))
        continue;
      sum += fabs (weigh_objective_change (self, &move));
      n++;
    }

  return n > 0 && sum > 0 ? sum / n : 1;
}

static double
measure_inertia (const SalDistrictState *state)
{
  double inertia = state->inertia_of_points;

  for (guint i = 0; i < state->network->n_territories; i++)
    for (int d = 0; d < 3; d++)
      if (state->moments[i][3] > 0)
        inertia -= state->moments[i][d] * state->moments[i][d] / state->moments[i][3];

  return inertia;
}

/**
 * sal_district_search_calibrate:
 * @self: a search that has started
 * @scale: (out): the scale of all searches of the same problem
 *
 * Finds by what terms of different units are to be weighed against each other.
 */
void
sal_district_search_calibrate (SalDistrictSearch *self, SalDistrictScale *scale)
{
  const SalDistrictState *state = self->state;
  const SalDistrictOptions *options = state->options;
  const guint n = state->network->n_territories;
  double inertia = measure_inertia (state);

  *scale = (SalDistrictScale){ 0 };
  if (options->objective == SAL_DISTRICT_CUT)
    scale->cut = state->cut > 0 ? (double) n / state->cut : 1;
  else
    scale->spread = state->spread > 0 ? n / state->spread : 1;
  scale->travel = inertia > 0 ? options->travel * n / inertia : 0;
  scale->moved = options->disruption * n;
  scale->violation = 0.5;
  self->scale = *scale;
  scale->step = measure_step (self);
  scale->penalty = scale->step * state->network->n_nodes / n;
}

static void
publish (SalDistrictSearch *self)
{
  g_mutex_lock (&self->lock);
  if (self->found_merit < self->best_merit)
    {
      memcpy (self->best, self->found, self->state->network->n_nodes * sizeof *self->best);
      self->best_merit = self->found_merit;
      self->best_generation++;
    }
  self->best_fraction = self->fraction;
  g_mutex_unlock (&self->lock);
}

static void
keep_if_better (SalDistrictSearch *self)
{
  double merit = weigh_merit (self);

  if (!(merit < self->found_merit - 1e-9))
    return;
  self->found_merit = merit;
  memcpy (
      self->found, self->state->assignment, self->state->network->n_nodes * sizeof *self->found);
}

static gboolean
accepts (SalDistrictSearch *self, double change)
{
  return change <= 0 ||
         change < -self->temperature * log (1 - sal_district_random_real (&self->random));
}

static void
try_move (SalDistrictSearch *self, gboolean keep)
{
  SalDistrictState *state = self->state;
  SalDistrictMove move;
  double change;

  if (!propose (self, &move))
    return;
  change = weigh_objective_change (self, &move) +
           self->penalty_cost * (move.from_penalty - state->penalties[move.from] + move.to_penalty -
                                 state->penalties[move.to]);
  if (!accepts (self, change) || !sal_district_state_can_leave (state, move.node))
    return;
  sal_district_state_apply (state, &move);
  if (keep)
    keep_if_better (self);
}

/* One cycle of cooling up to the share @end of the budget */
static void
cool (SalDistrictSearch *self, double end, double heat)
{
  gboolean keep = self->state->network->n_nodes <= 512;
  double start = used_budget (self);

  while (!is_over (self))
    {
      double done;

      self->fraction = used_budget (self);
      done = CLAMP ((self->fraction - start) / MAX (end - start, 1e-12), 0, 1);
      if (done >= 1)
        break;
      self->temperature = self->scale.step * heat * START_TEMPERATURE *
                          pow (END_TEMPERATURE / START_TEMPERATURE / heat, done);
      self->penalty_cost =
          self->scale.penalty * START_PENALTY * pow (END_PENALTY / START_PENALTY, done);
      for (guint i = 0; i < STRIDE; i++)
        try_move (self, keep && done > 0.4);
      self->iterations += STRIDE;
      keep_if_better (self);
      publish (self);
    }
}

/* A descent from the start, which also tells what a move takes of the budget */
static double
descend (SalDistrictSearch *self)
{
  guint64 before = self->iterations;
  double used = used_budget (self);

  self->temperature = self->scale.step * END_TEMPERATURE;
  self->penalty_cost = self->scale.penalty * END_PENALTY;
  for (guint n = 0; n < N_PROBES && !is_over (self); n++)
    {
      for (guint i = 0; i < STRIDE; i++)
        try_move (self, FALSE);
      self->iterations += STRIDE;
    }
  keep_if_better (self);

  return (used_budget (self) - used) / (double) MAX (self->iterations - before, 1);
}

/**
 * sal_district_search_run:
 * @self: a search that has started
 * @scale: what to weigh by
 *
 * Searches until the budget is used up or it is cancelled. Simulated annealing by single moves over
 * borders; the penalty of imbalance rises as the temperature falls, so that load moves freely at
 * first. Cycles are twice as long each; a small problem has many, each from a start of its own.
 */
void
sal_district_search_run (SalDistrictSearch *self, const SalDistrictScale *scale)
{
  const SalDistrictNetwork *network = sal_district_problem_get_network (self->problem);
  double length = (double) CYCLE_MOVES * network->n_nodes;
  double per_move;

  self->scale = *scale;
  keep_if_better (self);
  publish (self);
  per_move = descend (self);
  while (!is_over (self) && self->state->n_border > 0)
    {
      double used = used_budget (self), share = length * per_move;
      guint64 before = self->iterations;

      if (used + 2.5 * share > 1)
        share = 1 - used;
      cool (self, used + share, 1);
      per_move = (used_budget (self) - used) / (double) MAX (self->iterations - before, 1);
      /* what rounding has added up vanishes */
      sal_district_state_set (self->state, self->state->assignment);
      keep_if_better (self);
      publish (self);
      length *= 2;
      if (is_over (self) || !sal_district_search_start (self))
        break;
    }
  self->fraction = 1;
  publish (self);
}
