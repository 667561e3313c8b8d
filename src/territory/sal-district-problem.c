/* sal-district-problem.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-district-problem.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-district-network.h"
#include "sal-error.h"

struct _SalDistrictProblem
{
  gatomicrefcount ref_count;
  SalDistrictGraph *graph;
  SalDistrictOptions options; /* its arrays are copies of our own */
  SalDistrictNetwork *network;
};

static gboolean fail (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, SAL_ERROR, SAL_ERROR_VALUE, message);

  return FALSE;
}

static gboolean
check_counts (const SalDistrictGraph *graph, const SalDistrictOptions *options, GError **error)
{
  const guint n = options->n_territories;

  if (n == 0 || n > graph->n_areas)
    return fail (error,
                 _ ("%u territories cannot be made of %u areas (expected 1 to %u)"),
                 n,
                 graph->n_areas,
                 graph->n_areas);
  if ((options->most_areas > 0 && options->most_areas < options->least_areas) ||
      (guint64) options->least_areas * n > graph->n_areas ||
      (options->most_areas > 0 && (guint64) options->most_areas * n < graph->n_areas))
    return fail (error,
                 _ ("%u areas cannot be divided among %u territories of %u to %u areas"),
                 graph->n_areas,
                 n,
                 options->least_areas,
                 options->most_areas > 0 ? options->most_areas : graph->n_areas);

  return TRUE;
}

static gboolean
check_balances (const SalDistrictGraph *graph, const SalDistrictOptions *options, GError **error)
{
  for (guint i = 0; options->capacities && i < options->n_territories; i++)
    if (!(options->capacities[i] > 0 && options->capacities[i] < 1e12))
      return fail (error,
                   _ ("territory %u: its capacity %g is not a number above 0"),
                   i,
                   options->capacities[i]);
  for (guint i = 0; options->balances && i < graph->n_measures; i++)
    {
      const SalDistrictBalance *balance = &options->balances[i];

      if (!(balance->weight >= 0 && balance->weight < 1e12))
        return fail (error,
                     _ ("measure %u: its weight %g is not a number of 0 or more"),
                     i,
                     balance->weight);
      if (!(balance->tolerance >= 0 && balance->tolerance <= 10))
        return fail (error,
                     _ ("measure %u: its tolerance of %g %% is not between 0 %% and 1000 %%"),
                     i,
                     balance->tolerance * 100);
    }

  return TRUE;
}

static gboolean
check_current (const SalDistrictGraph *graph, const SalDistrictOptions *options, GError **error)
{
  if (options->current == NULL)
    {
      if (options->start == SAL_DISTRICT_CURRENT || options->locked_areas ||
          options->locked_territories || options->disruption > 0 || options->most_moved < 1)
        return fail (error,
                     _ ("there is no current assignment to start from, to lock, or to move little "
                        "away from"));
      return TRUE;
    }

  for (guint i = 0; i < graph->n_areas; i++)
    {
      gint32 territory = options->current[i];

      if (territory < SAL_DISTRICT_NONE || territory >= (gint32) options->n_territories)
        return fail (error,
                     _ ("area %u: there is no territory %d (expected 0 to %u, or −1 for none)"),
                     i,
                     territory,
                     options->n_territories - 1);
      if (options->locked_areas && options->locked_areas[i] && territory == SAL_DISTRICT_NONE)
        return fail (error, _ ("area %u is locked, but in no territory"), i);
    }

  return TRUE;
}

static gboolean
check_seeds (const SalDistrictGraph *graph, const SalDistrictOptions *options, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  if (options->seeds == NULL)
    return options->start != SAL_DISTRICT_SEEDS ||
           fail (error, _ ("there are no seeds to start from"));

  for (guint i = 0; i < options->n_territories; i++)
    {
      if (options->seeds[i] >= graph->n_areas)
        return fail (error,
                     _ ("territory %u: there is no area %u to start from (expected 0 to %u)"),
                     i,
                     options->seeds[i],
                     graph->n_areas - 1);
      if (!g_hash_table_add (seen, GUINT_TO_POINTER (options->seeds[i])))
        return fail (error,
                     _ ("territory %u: area %u is another territory's seed (expected one of its "
                        "own)"),
                     i,
                     options->seeds[i]);
    }

  return TRUE;
}

static gboolean
check_homes (const SalDistrictOptions *options, GError **error)
{
  for (guint i = 0; options->homes && i < options->n_territories; i++)
    for (int d = 0; d < 2; d++)
      if (isinf (options->homes[i][d]))
        return fail (error, _ ("territory %u: the home of its representative is nowhere"), i);

  return TRUE;
}

static gboolean
check_search (const SalDistrictOptions *options, GError **error)
{
  if (!(options->travel >= 0 && options->travel < 1e6))
    return fail (
        error, _ ("the weight of travel, %g, is not a number of 0 or more"), options->travel);
  if (!(options->borders >= 0 && options->borders < 1e6))
    return fail (
        error, _ ("the weight of borders, %g, is not a number of 0 or more"), options->borders);
  if (!(options->disruption >= 0 && options->disruption < 1e6))
    return fail (error,
                 _ ("the weight of disruption, %g, is not a number of 0 or more"),
                 options->disruption);
  if (!(options->most_moved >= 0 && options->most_moved <= 1))
    return fail (error,
                 _ ("the share that may move, %g %%, is not between 0 %% and 100 %%"),
                 options->most_moved * 100);
  if (!(options->seconds >= 0 && options->seconds < 1e6))
    return fail (error, _ ("%g is not a number of seconds to search"), options->seconds);
  if (options->seconds == 0 && options->iterations == 0)
    return fail (error, _ ("the search needs a bound: seconds or iterations above 0"));
  if (options->n_searches > 256)
    return fail (error, _ ("%u searches are too many (expected at most 256)"), options->n_searches);

  return TRUE;
}

static gpointer
copy (gconstpointer array, gsize n, gsize size)
{
  return array ? g_memdup2 (array, n * size) : NULL;
}

static void
copy_options (SalDistrictOptions *self,
              const SalDistrictOptions *from,
              const SalDistrictGraph *graph)
{
  const guint n = from->n_territories, n_areas = graph->n_areas;

  *self = *from;
  self->capacities = copy (from->capacities, n, sizeof *from->capacities);
  self->balances = copy (from->balances, graph->n_measures, sizeof *from->balances);
  self->current = copy (from->current, n_areas, sizeof *from->current);
  self->seeds = copy (from->seeds, n, sizeof *from->seeds);
  self->locked_areas = copy (from->locked_areas, n_areas, sizeof *from->locked_areas);
  self->locked_territories = copy (from->locked_territories, n, sizeof *from->locked_territories);
  self->groups = copy (from->groups, n_areas, sizeof *from->groups);
  self->homes = copy (from->homes, n, sizeof *from->homes);
  if (self->most_moved < 1)
    self->start = SAL_DISTRICT_CURRENT;
}

/**
 * sal_district_problem_new:
 * @graph: the areas
 * @options: what is wanted
 * @error: return location for an error
 *
 * Checks what is wanted and prepares the search for it. A graph in several pieces that do not touch
 * is divided piece by piece: each gets a number of territories by its share of the measures, at
 * least one. If there are fewer territories than pieces, that is an error which names an area of a
 * piece left over.
 *
 * %SAL_ERROR_VALUE is raised for numbers that make no sense, for more territories than areas, for
 * locks that contradict each other, and for too few territories.
 *
 * Returns: (transfer full) (nullable): the problem
 */
SalDistrictProblem *
sal_district_problem_new (SalDistrictGraph *graph,
                          const SalDistrictOptions *options,
                          GError **error)
{
  SalDistrictNetwork *network;
  SalDistrictProblem *self;

  if (!check_counts (graph, options, error) || !check_balances (graph, options, error) ||
      !check_current (graph, options, error) || !check_seeds (graph, options, error) ||
      !check_homes (options, error) || !check_search (options, error))
    return NULL;
  network = sal_district_network_new (graph, options, error);
  if (network == NULL)
    return NULL;

  self = g_new0 (SalDistrictProblem, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->graph = sal_district_graph_ref (graph);
  self->network = network;
  copy_options (&self->options, options, graph);

  return self;
}

SalDistrictProblem *
sal_district_problem_ref (SalDistrictProblem *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
sal_district_problem_unref (SalDistrictProblem *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free ((gpointer) self->options.capacities);
  g_free ((gpointer) self->options.balances);
  g_free ((gpointer) self->options.current);
  g_free ((gpointer) self->options.seeds);
  g_free ((gpointer) self->options.locked_areas);
  g_free ((gpointer) self->options.locked_territories);
  g_free ((gpointer) self->options.groups);
  g_free ((gpointer) self->options.homes);
  sal_district_network_free (self->network);
  sal_district_graph_unref (self->graph);
  g_free (self);
}

SalDistrictGraph *
sal_district_problem_get_graph (const SalDistrictProblem *self)
{
  return self->graph;
}

const SalDistrictOptions *
sal_district_problem_get_options (const SalDistrictProblem *self)
{
  return &self->options;
}

const SalDistrictNetwork *
sal_district_problem_get_network (const SalDistrictProblem *self)
{
  return self->network;
}

/**
 * sal_district_problem_get_target:
 * @self: a problem
 * @territory: index of a territory
 * @measure: index of a measure of the graph
 *
 * Tells what @territory should have of @measure: its share of all capacities.
 *
 * Returns: in the measure's unit
 */
double
sal_district_problem_get_target (const SalDistrictProblem *self, guint territory, guint measure)
{
  g_return_val_if_fail (territory < self->options.n_territories, 0);
  g_return_val_if_fail (measure < self->graph->n_measures, 0);

  return self->network->targets[(gsize) territory * self->graph->n_measures + measure];
}
