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
#include "sal-district-recombine.h"
#include "sal-district-shake.h"

/* Moves between two looks at the clock and the cancellable: some hundred microseconds. Of the
 * diameter a move takes as long as its territories are large. */
#define STRIDE          1024
#define DIAMETER_STRIDE 16

/* How a cycle of cooling goes: temperatures are average steps of the objective, penalties what
 * balances a step. A map that is far out of balance is to be mended from a temperature at which
 * whole territories shift: from a low one every area goes to a neighbour that is full, and stays.
 * What is even by several measures is found by exchanges of areas rather than by single moves. */
typedef struct
{
  double moves; /* per node, of the shortest cycle */
  double start_temperature, end_temperature;
  double start_penalty, end_penalty;
  double exchanges; /* share of moves that come in pairs */
} Cooling;

static const Cooling large_cooling = { 10000, 0.6, 0.01, 1, 60, 0 };
static const Cooling mending_cooling = { 10000, 10, 0.02, 0.1, 60, 0.3 };
static const Cooling small_cooling = { 1000, 0.6, 0.05, 1, 20, 0.3 };
static const Cooling cut_cooling = { 1000, 1, 0.15, 1, 20, 0.3 };

/* What an imbalance counts in the comparison of maps, and a territory outside of its tolerance */
#define MERIT_PENALTY   60
#define MERIT_VIOLATION 2

#define N_CALIBRATION_MOVES 2000
#define N_PROBES            20

/* Of the time left, what carrying load over long ways may take */
#define RECOMBINATION_SHARE 0.3

/* How many territories a cycle draws anew, and how many cycles in succession find nothing better
 * before all of them are */
#define LEAST_SHAKEN 4
#define MOST_SHAKEN  5
#define PATIENCE     30

/* Of a disc, the mean distance to its middle against the root mean square: 2 ∕ 3 ÷ √½ */
#define MEAN_OF_RMS 0.943

/* Moves per node from which a map is mended: with fewer it does not set again after it was molten.
 */
#define LEAST_MENDING 2000

/* What of the budget a cold cycle takes before that, so that whoever stops early has a good map */
#define FIRST_SHARE 0.15

/* How often a second move is looked for that answers a first one */
#define N_ANSWERS 8

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

static void
activate_all (SalDistrictSearch *self)
{
  const SalDistrictNetwork *network = self->state->network;

  for (guint t = 0; t < network->n_territories; t++)
    self->is_active[t] = !network->is_closed[t];
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
  self->cycle_found = g_new (gint32, network->n_nodes);
  self->base = g_new (gint32, network->n_nodes);
  self->is_active = g_new (guint8, network->n_territories);
  self->found_merit = self->best_merit = self->cycle_merit = INFINITY;
  activate_all (self);
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
  g_free (self->cycle_found);
  g_free (self->base);
  g_free (self->is_active);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* Takes at most a share of what time is left, since moves follow. */
static void
carry_load (SalDistrictSearch *self)
{
  gint64 now = g_get_monotonic_time (), end_time = G_MAXINT64;

  if (self->end_time != G_MAXINT64)
    end_time = now + (gint64) (RECOMBINATION_SHARE * (double) MAX (self->end_time - now, 0));
  sal_district_recombine (self->state, self->tree, &self->random, end_time, self->cancellable);
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

  /* a bisection is balanced, and who wants little moved gets it by single moves */
  if ((options->start != SAL_DISTRICT_SCRATCH || network->has_fixed) && options->most_moved >= 1 &&
      options->disruption == 0)
    carry_load (self);

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

  return weigh_objective (self, scale) + MERIT_PENALTY * scale->penalty * self->state->penalty +
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
  if (to == state->assignment[node] || !self->is_active[to] ||
      !self->is_active[state->assignment[node]])
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

/* The edges that round territories cut of a map of hexagons: one of m of these has 2 √(12 m − 3) of
 * them at its rim, and each is that of two territories. Unlike what the start cuts it does not
 * depend on how ragged that is. */
static double
expect_cut (const SalDistrictNetwork *network)
{
  return sqrt (12.0 * network->n_nodes * network->n_territories);
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
    {
      scale->spread = state->spread > 0 ? n / state->spread : 1;
      scale->cut = options->borders * n / expect_cut (state->network);
    }
  scale->travel = inertia > 0 ? options->travel * n / (MEAN_OF_RMS * sqrt (inertia)) : 0;
  scale->moved = options->disruption * n;
  scale->violation = MERIT_VIOLATION;
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
  const gsize size = self->state->network->n_nodes * sizeof *self->found;
  double merit = weigh_merit (self);

  if (merit < self->cycle_merit - 1e-9)
    {
      self->cycle_merit = merit;
      memcpy (self->cycle_found, self->state->assignment, size);
    }
  if (merit < self->found_merit - 1e-9)
    {
      self->found_merit = merit;
      memcpy (self->found, self->state->assignment, size);
    }
}

static gboolean
accepts (SalDistrictSearch *self, double change)
{
  return change <= 0 ||
         change < -self->temperature * log (1 - sal_district_random_real (&self->random));
}

/* What the search minimises at the moment */
static double
weigh_change (const SalDistrictSearch *self, const SalDistrictMove *move)
{
  const SalDistrictState *state = self->state;

  return weigh_objective_change (self, move) +
         self->penalty_cost * (move->from_penalty - state->penalties[move->from] +
                               move->to_penalty - state->penalties[move->to]);
}

static void
try_move (SalDistrictSearch *self)
{
  SalDistrictMove move;

  if (!propose (self, &move) || !accepts (self, weigh_change (self, &move)) ||
      !sal_district_state_can_leave (self->state, move.node))
    return;
  sal_district_state_apply (self->state, &move);
  if (self->keeps_all)
    keep_if_better (self);
}

/* A second move that brings something of what the first one gave back, or hands it on */
static gboolean
propose_answer (SalDistrictSearch *self, const SalDistrictMove *first, SalDistrictMove *second)
{
  for (guint i = 0; i < N_ANSWERS; i++)
    if (propose (self, second) && second->node != first->node &&
        (second->from == first->to || second->to == first->from))
      return TRUE;

  return FALSE;
}

/* Two moves that only together may be accepted: where areas are large, a single one upsets the
 * balance too much, while two that compensate each other do not. */
static void
try_exchange (SalDistrictSearch *self)
{
  SalDistrictState *state = self->state;
  SalDistrictMove first, second, back;
  double change;

  if (!propose (self, &first))
    return;
  change = weigh_change (self, &first);
  if (!sal_district_state_can_leave (state, first.node))
    return;
  sal_district_state_apply (state, &first);
  if (propose_answer (self, &first, &second) &&
      accepts (self, change + weigh_change (self, &second)) &&
      sal_district_state_can_leave (state, second.node))
    {
      sal_district_state_apply (state, &second);
      if (self->keeps_all)
        keep_if_better (self);
      return;
    }
  sal_district_state_weigh (state, &back, first.node, first.from);
  sal_district_state_apply (state, &back);
}

/* Some moves, among them the share @exchanges of exchanges */
static void
stride (SalDistrictSearch *self, double exchanges)
{
  guint n = self->state->options->objective == SAL_DISTRICT_DIAMETER ? DIAMETER_STRIDE : STRIDE;

  for (guint i = 0; i < n; i++)
    {
      if (exchanges > 0 && sal_district_random_real (&self->random) < exchanges)
        try_exchange (self);
      else
        try_move (self);
    }
  self->iterations += n;
}

static const Cooling *
get_cooling (const SalDistrictSearch *self)
{
  if (!sal_district_network_is_small (self->state->network))
    return self->is_mending ? &mending_cooling : &large_cooling;

  return self->state->options->objective == SAL_DISTRICT_CUT ? &cut_cooling : &small_cooling;
}

static double
interpolate (double from, double to, double share)
{
  return from * pow (to / from, share);
}

/* One cycle of cooling up to the share @end of the budget */
static void
cool (SalDistrictSearch *self, double end)
{
  const Cooling *cooling = get_cooling (self);
  gboolean is_small = sal_district_network_is_small (self->state->network);
  double start = used_budget (self);

  while (!is_over (self))
    {
      double done;

      self->fraction = used_budget (self);
      done = CLAMP ((self->fraction - start) / MAX (end - start, 1e-12), 0, 1);
      if (done >= 1)
        break;
      self->temperature = self->scale.step *
                          interpolate (cooling->start_temperature, cooling->end_temperature, done);
      self->penalty_cost =
          self->scale.penalty * interpolate (cooling->start_penalty, cooling->end_penalty, done);
      self->keeps_all = is_small && done > 0.4;
      stride (self, cooling->exchanges);
      keep_if_better (self);
      publish (self);
    }
  self->keeps_all = FALSE;
}

/* A descent from the start, which also tells what a move takes of the budget */
static double
descend (SalDistrictSearch *self)
{
  guint64 before = self->iterations;
  double used = used_budget (self);

  self->temperature = self->scale.step * get_cooling (self)->end_temperature;
  self->penalty_cost = self->scale.penalty * MERIT_PENALTY;
  for (guint n = 0; n < N_PROBES && !is_over (self); n++)
    stride (self, 0);
  keep_if_better (self);
  publish (self);

  return (used_budget (self) - used) / (double) MAX (self->iterations - before, 1);
}

/* Whether what there is can be taken apart and mended in what is left of the budget */
static gboolean
can_mend (const SalDistrictSearch *self, double per_move)
{
  return self->state->options->start == SAL_DISTRICT_CURRENT &&
         (1 - used_budget (self)) >= LEAST_MENDING * per_move * self->state->network->n_nodes;
}

/* 1, 1, 2, 1, 1, 2, 4, 1, …: how long to try before starting anew if nobody knows how long it
 * should be. M. Luby, A. Sinclair, D. Zuckerman, "Optimal speedup of Las Vegas algorithms",
 * Information Processing Letters 47, 1993 */
static guint
find_length (guint cycle)
{
  guint span = 1;

  while (span < cycle)
    span = 2 * span + 1;

  return span == cycle ? (span + 1) / 2 : find_length (cycle - (span - 1) / 2);
}

/* Whether cycles go out from what others found. It pays where the objective says little about where
 * a border should run; locks, and who wants little moved, leave no room for it. */
static gboolean
can_shake (const SalDistrictSearch *self)
{
  const SalDistrictNetwork *network = self->state->network;
  const SalDistrictOptions *options = self->state->options;

  return options->objective == SAL_DISTRICT_CUT && sal_district_network_is_small (network) &&
         !network->has_fixed && options->most_moved >= 1 && options->disruption == 0;
}

/* A cycle of cooling that takes the share @share of the budget; returns what a move took of it. */
static double
run_cycle (SalDistrictSearch *self, double share)
{
  double used = used_budget (self);
  guint64 before = self->iterations;

  self->cycle_merit = INFINITY;
  cool (self, used + share);
  activate_all (self);
  /* what rounding has added up vanishes */
  sal_district_state_set (self->state, self->state->assignment);
  keep_if_better (self);
  publish (self);

  return (used_budget (self) - used) / (double) MAX (self->iterations - before, 1);
}

/* What would be left for another cycle is better spent on this one. */
static double
share_of_cycle (const SalDistrictSearch *self, double least, double wanted)
{
  double left = 1 - used_budget (self);

  return wanted + least > left ? left : wanted;
}

/* Cycles that each have a start of their own */
static void
run_restarts (SalDistrictSearch *self, double per_move)
{
  double moves = get_cooling (self)->moves * self->state->network->n_nodes;

  for (guint cycle = 1; !is_over (self); cycle++)
    {
      double least = moves * per_move;

      if (cycle > 1 && !sal_district_search_start (self))
        break;
      per_move = run_cycle (self, share_of_cycle (self, least, least * find_length (cycle)));
    }
}

/* A round begins with a map drawn by chance, but for the first. Each of its cycles draws some
 * territories of the best map of the round anew, and lets moves change those alone; it ends when
 * enough of them have found nothing better. */
static double
run_round (SalDistrictSearch *self, guint round, double per_move)
{
  SalDistrictState *state = self->state;
  const guint patience = PATIENCE * find_length (round);
  double moves = get_cooling (self)->moves * state->network->n_nodes;
  double base_merit = INFINITY;

  for (guint n_failed = 0; n_failed < patience && !is_over (self);)
    {
      guint n =
          LEAST_SHAKEN + sal_district_random_below (&self->random, MOST_SHAKEN - LEAST_SHAKEN + 1);

      if (!isinf (base_merit))
        {
          sal_district_state_set (state, self->base);
          sal_district_shake (state, self->tree, &self->random, n, self->is_active);
        }
      else if (round > 1)
        sal_district_shake (
            state, self->tree, &self->random, state->network->n_territories, self->is_active);
      per_move = run_cycle (self, share_of_cycle (self, moves * per_move, moves * per_move));

      n_failed = self->cycle_merit < base_merit - 1e-9 ? 0 : n_failed + 1;
      /* one that is as good is taken as well: there are many, and some lead on */
      if (self->cycle_merit <= base_merit + 1e-9)
        {
          base_merit = self->cycle_merit;
          memcpy (self->base, self->cycle_found, state->network->n_nodes * sizeof *self->base);
        }
    }

  return per_move;
}

/**
 * sal_district_search_run:
 * @self: a search that has started
 * @scale: what to weigh by
 *
 * Searches until the budget is used up or it is cancelled. Simulated annealing (S. Kirkpatrick,
 * C. D. Gelatt, M. P. Vecchi, "Optimization by Simulated Annealing", Science 220, 1983) by moves of
 * single nodes over borders; the penalty of imbalance rises as the temperature falls, so that load
 * moves freely at first. From a current map there is a short cold cycle and then, if the budget is
 * long enough to set again, hot ones that take the map apart. A small network has many cycles: each
 * from a start of its own or, where few edges are to be cut, from the best map with some
 * territories drawn anew, as iterated local search has it (H. R. Lourenço, O. C. Martin, T.
 * Stützle, in: Handbook of Metaheuristics, 2003).
 */
void
sal_district_search_run (SalDistrictSearch *self, const SalDistrictScale *scale)
{
  double per_move;

  self->scale = *scale;
  keep_if_better (self);
  publish (self);
  per_move = descend (self);
  if (can_mend (self, per_move))
    {
      run_cycle (self, FIRST_SHARE);
      self->is_mending = TRUE;
    }
  if (self->state->n_border > 0)
    {
      if (can_shake (self))
        for (guint round = 1; !is_over (self) && self->state->n_border > 0; round++)
          per_move = run_round (self, round, per_move);
      else
        run_restarts (self, per_move);
    }
  self->fraction = 1;
  publish (self);
}
