/* sal-district-network.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-district-problem.h"

G_BEGIN_DECLS

#define SAL_DISTRICT_NONE (-1)

/* What the search works on: the graph with its groups contracted, numbers scaled to what they are
 * compared with, and what is locked. Private to this folder; a problem has one. */
typedef struct
{
  SalDistrictGraph *graph;
  guint n_nodes;
  guint n_territories;
  guint n_measures;
  guint *node_of_area;

  guint *first_links; /* as in the graph */
  guint *links;
  guint *link_edges; /* the edges of the graph that each link stands for */

  double *weights;     /* by node and then measure, in the graph's units */
  double *mass;        /* for the inertia: the mix of balanced measures, of all together 1 */
  double (*points)[3]; /* the centre of its areas' mass */
  guint *n_areas;
  gint32 *fixed;   /* the territory it cannot leave, or SAL_DISTRICT_NONE */
  gint32 *current; /* where most of it is today, or SAL_DISTRICT_NONE */
  double *budget;  /* the share of the first measure that moves if it is not there */

  double *targets;    /* by territory and then measure, in the graph's units */
  double *attainable; /* likewise: what is left of them beside oversize areas */
  double *importance; /* by measure: its weight ∕ that of all; 0 if there is nothing of it */
  double *tolerances; /* by measure */
  double *shares;     /* by territory: its capacity ∕ that of all */
  guint8 *is_closed;  /* by territory: gets and loses nothing */
  gboolean has_fixed; /* some nodes are fixed in territories that are open */

  guint *pieces; /* by node: its piece of what is open, counted from 0; G_MAXUINT of closed ones */
  guint n_pieces;
} SalDistrictNetwork;

/* Few enough nodes that the search may look at the whole map after every move. */
#define SAL_DISTRICT_SMALL_NETWORK 512

static inline gboolean
sal_district_network_is_small (const SalDistrictNetwork *self)
{
  return self->n_nodes <= SAL_DISTRICT_SMALL_NETWORK;
}

SalDistrictNetwork *sal_district_network_new (SalDistrictGraph *graph,
                                              const SalDistrictOptions *options,
                                              GError **error);
void sal_district_network_free (SalDistrictNetwork *self);

guint sal_district_network_first_area (const SalDistrictNetwork *self, guint node);

/* Belongs to sal-district-problem.c */
const SalDistrictNetwork *sal_district_problem_get_network (const SalDistrictProblem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalDistrictNetwork, sal_district_network_free)

G_END_DECLS
