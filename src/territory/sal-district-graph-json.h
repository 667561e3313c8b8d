/* sal-district-graph-json.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-district-graph.h"

G_BEGIN_DECLS

/**
 * SalDistrictGraphFile:
 * @graph: what the file describes
 * @ids: (array length=graph.n_areas): the ids of its nodes, as text
 *
 * A graph with the names that its file has for the nodes.
 */
typedef struct
{
  SalDistrictGraph *graph;
  char **ids;
} SalDistrictGraphFile;

SalDistrictGraphFile *
sal_district_graph_file_load (const char *path, gboolean is_geographic, GError **error);
void sal_district_graph_file_free (SalDistrictGraphFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalDistrictGraphFile, sal_district_graph_file_free)

G_END_DECLS
