/* sal-district-state.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-district-diameter.h"
#include "sal-district-network.h"

G_BEGIN_DECLS

/* One node given from a territory to another that it touches, and what both are then. */
typedef struct
{
  guint node;
  gint32 from, to;
  double from_penalty, to_penalty;
  double from_spread, to_spread;
  int cut;       /* edges cut more than before */
  double travel; /* likewise */
  double moved;
} SalDistrictMove;

/* An assignment during the search, with the sums that moves change. Private to this folder. */
typedef struct
{
  const SalDistrictNetwork *network;
  const SalDistrictOptions *options;
  double threshold;    /* the least penalty; 0 of a large network */
  double root;         /* the balance of an average node, likewise */
  gboolean weighs_cut; /* whether what is cut counts */
  double (*homes)[3];  /* (nullable): by territory; NAN of a vacant one */
  gint32 *assignment;  /* by node */

  /* by territory */
  double *sums;         /* and measure */
  double (*moments)[4]; /* Σ mass·point, Σ mass */
  guint *n_areas;
  guint *n_nodes;
  double *penalties;    /* imbalance beyond the tolerances, as a share of the target */
  double *spreads;      /* its part of the objective */
  guint (*farthest)[2]; /* of the diameter: the two nodes */
  guint *members;       /* a list of its nodes by @next and @previous; G_MAXUINT ends it */

  /* by node */
  guint *next, *previous;
  guint *n_foreign;     /* links to other territories */
  guint *border_places; /* where it is in @border */
  guint *marks;         /* equal to @mark: met by the search under way */
  guint mark;
  guint *queue;
  SalDistrictSpoke *spokes; /* (nullable): of the diameter */

  guint *border; /* the nodes with foreign links */
  guint n_border;

  double inertia_of_points; /* Σ mass·|point|², from which the moments take away */
  double penalty;
  double spread;
  double travel; /* Σ mass·d to the homes */
  double moved;  /* share of the first measure */
  guint cut;     /* edges of the graph */
} SalDistrictState;

SalDistrictState *sal_district_state_new (const SalDistrictProblem *problem);
void sal_district_state_free (SalDistrictState *self);
void sal_district_state_set (SalDistrictState *self, const gint32 *assignment);

void sal_district_state_weigh (const SalDistrictState *self,
                               SalDistrictMove *move,
                               guint node,
                               gint32 to);
gboolean sal_district_state_can_leave (SalDistrictState *self, guint node);
void sal_district_state_apply (SalDistrictState *self, const SalDistrictMove *move);

guint sal_district_state_count_violations (const SalDistrictState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalDistrictState, sal_district_state_free)

G_END_DECLS
