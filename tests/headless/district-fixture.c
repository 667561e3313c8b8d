/* district-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "district-fixture.h"

#include <math.h>

SalDistrictGraph *
district_grid_new (guint columns, guint rows, const double *weights)
{
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (SalDistrictEdge));
  g_autofree double *x = g_new (double, columns *rows);
  g_autofree double *y = g_new (double, columns *rows);
  g_autofree double *ones = g_new (double, columns *rows);
  g_autoptr (GError) error = NULL;
  SalDistrictGraph *graph;

  for (guint i = 0; i < columns * rows; i++)
    {
      SalDistrictEdge right = { i, i + 1, 1 }, up = { i, i + columns, 1 };

      x[i] = i % columns;
      y[i] = i / columns;
      ones[i] = 1;
      if (i % columns + 1 < columns)
        g_array_append_val (edges, right);
      if (i / columns + 1 < rows)
        g_array_append_val (edges, up);
    }
  graph = sal_district_graph_new (x,
                                  y,
                                  FALSE,
                                  weights ? weights : ones,
                                  columns * rows,
                                  1,
                                  (SalDistrictEdge *) (gpointer) edges->data,
                                  edges->len,
                                  &error);
  g_assert_no_error (error);

  return graph;
}

SalDistrictGraph *
district_random_new (GRand *random, guint columns, guint rows, guint n_measures)
{
  const guint n = columns * rows;
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (SalDistrictEdge));
  g_autofree double *x = g_new (double, n);
  g_autofree double *y = g_new (double, n);
  g_autofree double *weights = g_new (double, n *n_measures);
  g_autoptr (GError) error = NULL;
  SalDistrictGraph *graph;

  for (guint i = 0; i < n; i++)
    {
      SalDistrictEdge right = { i, i + 1, 1 }, up = { i, i + columns, 1 },
                      across = { i, i + columns + 1, 0 };
      gboolean has_right = i % columns + 1 < columns, has_up = i / columns + 1 < rows;

      x[i] = i % columns + g_rand_double_range (random, -0.3, 0.3);
      y[i] = i / columns + g_rand_double_range (random, -0.3, 0.3);
      for (guint k = 0; k < n_measures; k++)
        weights[i * n_measures + k] = floor (exp (g_rand_double_range (random, 0, 4)));
      /* the first column and all rows keep it in one piece */
      if (has_right)
        g_array_append_val (edges, right);
      if (has_up && (i % columns == 0 || g_rand_double (random) < 0.8))
        g_array_append_val (edges, up);
      if (has_right && has_up && g_rand_double (random) < 0.3)
        g_array_append_val (edges, across);
    }
  graph = sal_district_graph_new (x,
                                  y,
                                  FALSE,
                                  weights,
                                  n,
                                  n_measures,
                                  (SalDistrictEdge *) (gpointer) edges->data,
                                  edges->len,
                                  &error);
  g_assert_no_error (error);

  return graph;
}

SalDistrictProblem *
district_problem_new (SalDistrictGraph *graph, const SalDistrictOptions *options)
{
  g_autoptr (GError) error = NULL;
  SalDistrictProblem *problem = sal_district_problem_new (graph, options, &error);

  g_assert_no_error (error);

  return problem;
}

SalDistricting *
district_run (SalDistrictGraph *graph, const SalDistrictOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalDistrictProblem) problem = district_problem_new (graph, options);
  SalDistricting *result = sal_districting_run (problem, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  district_assert_valid (problem, result->assignment);

  return result;
}

/* A search of our own, without the engine's: labels spread until nothing changes. */
static guint
count_pieces (const SalDistrictGraph *graph, const gint32 *assignment)
{
  g_autofree guint *labels = g_new (guint, graph->n_areas);
  gboolean has_changed = TRUE;
  guint n = 0;

  for (guint i = 0; i < graph->n_areas; i++)
    labels[i] = i;
  while (has_changed)
    {
      has_changed = FALSE;
      for (guint i = 0; i < graph->n_areas; i++)
        for (guint k = graph->first_links[i]; k < graph->first_links[i + 1]; k++)
          if (assignment[graph->links[k]] == assignment[i] && labels[graph->links[k]] < labels[i])
            {
              labels[i] = labels[graph->links[k]];
              has_changed = TRUE;
            }
    }
  for (guint i = 0; i < graph->n_areas; i++)
    n += labels[i] == i;

  return n;
}

void
district_assert_valid (SalDistrictProblem *problem, const gint32 *assignment)
{
  const SalDistrictGraph *graph = sal_district_problem_get_graph (problem);
  const guint n = sal_district_problem_get_options (problem)->n_territories;
  g_autofree double *sums = g_new (double, n * graph->n_measures);
  g_autofree guint *counts = g_new0 (guint, n);

  for (guint i = 0; i < graph->n_areas; i++)
    {
      g_assert_cmpint (assignment[i], >=, 0);
      g_assert_cmpint (assignment[i], <, n);
      counts[assignment[i]]++;
    }
  for (guint t = 0; t < n; t++)
    g_assert_cmpuint (counts[t], >, 0);
  g_assert_cmpuint (count_pieces (graph, assignment), ==, n);
  g_assert_cmpuint (sal_district_count_pieces (graph, assignment, n, NULL), ==, 0);

  sal_district_sum (problem, assignment, sums);
  for (guint k = 0; k < graph->n_measures; k++)
    {
      double sum = 0;

      for (guint t = 0; t < n; t++)
        sum += sums[t * graph->n_measures + k];
      g_assert_cmpfloat_with_epsilon (sum, graph->totals[k], 1e-6 * (1 + graph->totals[k]));
    }
}

guint32
district_seed (void)
{
  guint32 seed = (guint32) g_test_rand_int ();

  g_test_message ("seed %u", seed);

  return seed;
}
