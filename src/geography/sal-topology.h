/* sal-topology.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sal-geography.h"

G_BEGIN_DECLS

/* What lies apart by mistake: a metre, in degrees of latitude. */
#define SAL_TOPOLOGY_TOLERANCE 1e-5

typedef struct _SalTopology SalTopology;

SalTopology *sal_topology_new (void);
void sal_topology_free (SalTopology *self);

void sal_topology_add_area (SalTopology *self,
                            const char *code,
                            const char *name,
                            const char *parent,
                            const SalCoordinate *center);
void sal_topology_add_ring (SalTopology *self,
                            const SalCoordinate *points,
                            guint n_points,
                            gboolean hole);
SalGeography *
sal_topology_build (SalTopology *self, double tolerance, GCancellable *cancellable, GError **error);
guint sal_topology_get_n_overlaps (SalTopology *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalTopology, sal_topology_free)

G_END_DECLS
