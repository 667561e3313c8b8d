/* sal-district-graph.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* More territories than areas, or more areas than this, are refused. */
#define SAL_DISTRICT_MOST_AREAS 4000000

/**
 * SalDistrictEdge:
 * @first: index of an area
 * @second: index of its neighbour
 * @length: of the border that both share, in km (or the plane's unit); 0 where it is not known, or
 *   where they are only bridged, as an island is
 *
 * Two areas that touch.
 */
typedef struct
{
  guint first;
  guint second;
  double length;
} SalDistrictEdge;

/**
 * SalDistrictGraph:
 * @n_areas: how many areas
 * @n_measures: how many weights each area has
 * @first_links: (array length=n_areas): where each area's neighbours begin in @links; one more
 *   entry says where the last one's end
 * @links: the neighbours of all areas, each edge from both sides, ascending
 * @lengths: of the border to each neighbour in @links
 * @weights: by area and then measure
 * @totals: (array length=n_measures): of all areas
 * @points: three coordinates per area: in the plane with a third of 0, or in km from the centre of
 *   the earth
 * @is_geographic: whether positions are degrees on the earth
 *
 * Areas with where they are, what they weigh and which of them touch: all that districting knows.
 * It is immutable and may be shared between threads. Read the fields, do not write them.
 */
typedef struct
{
  /*< private >*/
  gatomicrefcount ref_count;

  /*< public >*/
  guint n_areas;
  guint n_measures;
  guint *first_links;
  guint *links;
  double *lengths;
  double *weights;
  double *totals;
  double (*points)[3];
  gboolean is_geographic;
} SalDistrictGraph;

#define SAL_TYPE_DISTRICT_GRAPH (sal_district_graph_get_type ())

GType sal_district_graph_get_type (void);

SalDistrictGraph *sal_district_graph_new (const double *x,
                                          const double *y,
                                          gboolean is_geographic,
                                          const double *weights,
                                          guint n_areas,
                                          guint n_measures,
                                          const SalDistrictEdge *edges,
                                          guint n_edges,
                                          GError **error);
SalDistrictGraph *sal_district_graph_ref (SalDistrictGraph *self);
void sal_district_graph_unref (SalDistrictGraph *self);

double sal_district_graph_distance (const SalDistrictGraph *self,
                                    const double first[3],
                                    const double second[3]);
void sal_district_graph_place (gboolean is_geographic, double x, double y, double point[3]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalDistrictGraph, sal_district_graph_unref)

G_END_DECLS
