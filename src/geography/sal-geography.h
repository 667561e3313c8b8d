/* sal-geography.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "sal-sphere.h"

G_BEGIN_DECLS

/* In place of an area: none is there. */
#define SAL_GEOGRAPHY_NONE G_MAXUINT

/* A county, ZIP area, province …; areas are referred to by their index, 0 to n_areas − 1. */
typedef struct
{
  const char *code;       /* unique, not empty: "01001" */
  const char *name;       /* "Autauga County"; the code if it has none */
  const char *parent;     /* the code of what it is part of, "AL"; "" if it is part of nothing */
  SalCoordinate center;   /* a point inside of it */
  SalGeographyBox bounds; /* of all of its pieces; of its center alone if it has no shape */
  double area_km2;        /* on the sphere, without its holes */
  guint first_ring;       /* its rings are n_rings from there; none: it has no shape */
  guint n_rings;
} SalGeographyArea;

/* A closed line around a piece of an area or, as a hole, around what is cut out of a piece. The
 * holes of a piece follow its outer ring. The area lies on the left of the direction in which the
 * ring runs: outer rings anticlockwise, holes clockwise, with longitude to the right and latitude
 * up. */
typedef struct
{
  guint first_reference; /* its arcs, by n_references of the references from there */
  guint n_references;
  gboolean hole;
} SalGeographyRing;

/* A line that no other arc touches but at its two ends, which may be the same point. It is stored
 * once, whatever shares it: a border has an area on both sides, a coast has one. Arcs keep within
 * −180° to 180°: what crosses the antimeridian is cut there. */
typedef struct
{
  guint first_point; /* n_points of the points from there, at least 2 */
  guint n_points;
  guint left; /* the area on its left, or SAL_GEOGRAPHY_NONE */
  guint right;
  double length_km; /* on the sphere */
} SalGeographyArc;

/* A reference is the index of an arc that is run through from first to last point, or the index's
 * complement, ~index, if it is run through from last to first. */
#define SAL_GEOGRAPHY_ARC(reference)          ((guint) ((reference) < 0 ? ~(reference) : (reference)))
#define SAL_GEOGRAPHY_IS_BACKWARDS(reference) ((reference) < 0)

/* Which areas border on which, as compressed rows: the neighbours of area i stand from first[i] up
 * to, but without, first[i + 1], by ascending index. Every border is there twice, once per side.
 * The graph is connected: parts that border on nothing else are joined to the rest by bridges. */
typedef struct
{
  guint n_areas;
  guint n_neighbors;       /* in all; twice the number of pairs */
  const guint *first;      /* n_areas + 1 */
  const guint *areas;      /* n_neighbors: the area on the other side */
  const double *border_km; /* n_neighbors: the length of the shared border; 0 of a bridge */
  const double *bridge_km; /* n_neighbors: how far a bridge reaches; 0 of a border */
  const guint8 *is_bridge; /* n_neighbors: 1 for a bridge, 0 for a border */
} SalGeographyNeighbors;

#define SAL_TYPE_GEOGRAPHY (sal_geography_get_type ())

typedef struct _SalGeography SalGeography;

GType sal_geography_get_type (void) G_GNUC_CONST;

SalGeography *sal_geography_ref (SalGeography *self);
void sal_geography_unref (SalGeography *self);

const SalGeographyArea *sal_geography_get_areas (const SalGeography *self, guint *n_areas);
const SalGeographyRing *sal_geography_get_rings (const SalGeography *self, guint *n_rings);
const int *sal_geography_get_references (const SalGeography *self, guint *n_references);
const SalGeographyArc *sal_geography_get_arcs (const SalGeography *self, guint *n_arcs);
const SalCoordinate *sal_geography_get_points (const SalGeography *self, guint *n_points);
const SalGeographyNeighbors *sal_geography_get_neighbors (const SalGeography *self);
SalGeographyBox sal_geography_get_bounds (const SalGeography *self);

gboolean sal_geography_find (const SalGeography *self, const char *code, guint *area);
guint sal_geography_find_at (const SalGeography *self, SalCoordinate point);
void sal_geography_append_ring (const SalGeography *self, guint ring, GArray *points);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalGeography, sal_geography_unref)

G_END_DECLS
