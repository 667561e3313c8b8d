/* sal-cells.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cells.h"

#include <math.h>

#include "sal-geos-private.h"
#include "sal-sphere-index.h"

#define RADIANS (G_PI / 180)

/* Corners that two cutters computed of the same lines agree to far below this: ten centimetres. */
#define TOLERANCE 1e-6

/* How far apart places are put that are the same: ten metres, in degrees. */
#define APART 1e-4

/* The share of the time that cutting takes; the rest is for what the cells share. */
#define CUTTING 0.9

typedef struct
{
  SalGeos *geos;
  const SalGeography *parents;
  const SalCellSite *sites;
  guint n_sites;
  guint *first;     /* of each parent, where in @members its sites begin; one more than there are */
  guint *members;   /* the sites of all parents, one after the other */
  SalShape **cells; /* of each site; without rings if nothing is left of it */
  gboolean *inside; /* of each site, whether its place is in its cell */
} Cells;

static void
cells_clear (Cells *cells)
{
  for (guint i = 0; i < cells->n_sites; i++)
    g_clear_pointer (&cells->cells[i], sal_shape_free);
  g_free (cells->cells);
  g_free (cells->inside);
  g_free (cells->first);
  g_free (cells->members);
  sal_geos_free (cells->geos);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cells, cells_clear)

static SalSphereIndex *
index_centers (const SalGeography *parents)
{
  guint n_areas;
  const SalGeographyArea *areas = sal_geography_get_areas (parents, &n_areas);
  g_autofree SalCoordinate *centers = g_new (SalCoordinate, n_areas);

  for (guint i = 0; i < n_areas; i++)
    centers[i] = areas[i].center;

  return sal_sphere_index_new (centers, n_areas);
}

/* The parent a site names, else the one it lies in, else the one with the nearest center. */
static guint
find_parent (Cells *cells, const SalCellSite *site, SalSphereIndex **centers)
{
  guint parent;

  if (site->parent != NULL && sal_geography_find (cells->parents, site->parent, &parent))
    return parent;

  parent = sal_geography_find_at (cells->parents, site->place);
  if (parent != SAL_GEOGRAPHY_NONE)
    return parent;

  if (*centers == NULL)
    *centers = index_centers (cells->parents);

  return sal_sphere_index_find (*centers, site->place);
}

static void
sort_sites (Cells *cells, guint n_parents)
{
  g_autoptr (SalSphereIndex) centers = NULL;
  g_autofree guint *parents = g_new (guint, cells->n_sites);
  g_autofree guint *next = g_new0 (guint, n_parents + 1);

  cells->first = g_new0 (guint, n_parents + 1);
  cells->members = g_new (guint, cells->n_sites);
  for (guint i = 0; i < cells->n_sites; i++)
    {
      parents[i] = find_parent (cells, &cells->sites[i], &centers);
      cells->first[parents[i] + 1]++;
    }
  for (guint i = 0; i < n_parents; i++)
    {
      cells->first[i + 1] += cells->first[i];
      next[i + 1] = cells->first[i + 1];
    }
  for (guint i = 0; i < cells->n_sites; i++)
    cells->members[next[parents[i]]++] = i;
}

/* ------------------------------------------------------------------------------ one parent */

/* The sites of a parent while it is cut. */
typedef struct
{
  Cells *cells;
  const guint *members;
  guint n_members;
  SalGeosFrame frame;
  SalCoordinate *places; /* in the frame; no two are the same */
  GEOSGeometry *polygons;
  const GEOSPreparedGeometry *prepared;
} Cut;

static void
cut_clear (Cut *cut)
{
  GEOSContextHandle_t handle = cut->cells->geos->handle;

  if (cut->prepared != NULL)
    GEOSPreparedGeom_destroy_r (handle, cut->prepared);
  if (cut->polygons != NULL)
    GEOSGeom_destroy_r (handle, cut->polygons);
  g_free (cut->places);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cut, cut_clear)

/* A parent whose pieces lie at both edges of the map is put together beyond the antimeridian; a
 * degree of longitude gets as long as one of latitude is in its middle. */
static SalGeosFrame
choose_frame (const SalGeographyArea *parent)
{
  SalGeosFrame frame = SAL_GEOS_DEGREES;

  if (parent->bounds.east - parent->bounds.west > 180)
    frame.seam = 0;
  frame.stretch = MAX (cos ((parent->bounds.south + parent->bounds.north) / 2 * RADIANS), 0.01);

  return frame;
}

/* Sites at the same place stand around it, so that they share its cell like a cake. */
static void
place_sites (Cut *cut)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  cut->places = g_new (SalCoordinate, cut->n_members);
  for (guint i = 0; i < cut->n_members; i++)
    {
      SalCoordinate place = cut->cells->sites[cut->members[i]].place;
      gint64 key = (gint64) llround (place.longitude * 1e6) * 400000000 +
                   (gint64) llround (place.latitude * 1e6);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, &key));

      if (place.longitude < cut->frame.seam)
        place.longitude += 360;
      cut->places[i] = (SalCoordinate){ place.longitude * cut->frame.stretch, place.latitude };
      if (n > 0)
        {
          /* the golden angle keeps any number of them apart */
          cut->places[i].longitude += APART * cos (n * 2.399963);
          cut->places[i].latitude += APART * sin (n * 2.399963);
        }
      g_hash_table_insert (counts, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (n + 1));
    }
}

static GEOSGeometry *
make_diagram (Cut *cut)
{
  SalGeos *geos = cut->cells->geos;
  g_autofree GEOSGeometry **points = g_new (GEOSGeometry *, cut->n_members);
  GEOSGeometry *collection, *box, *diagram;

  for (guint i = 0; i < cut->n_members; i++)
    points[i] = GEOSGeom_createPointFromXY_r (
        geos->handle, cut->places[i].longitude, cut->places[i].latitude);
  collection = GEOSGeom_createCollection_r (geos->handle, GEOS_MULTIPOINT, points, cut->n_members);
  box = GEOSEnvelope_r (geos->handle, cut->polygons);
  diagram = GEOSVoronoiDiagram_r (geos->handle, collection, box, 0, 0);
  GEOSGeom_destroy_r (geos->handle, collection);
  GEOSGeom_destroy_r (geos->handle, box);

  return diagram;
}

/* Whether a place is on the same side of all edges of a convex polygon. */
static gboolean
is_in_convex (SalGeos *geos, const GEOSGeometry *polygon, SalCoordinate place)
{
  const GEOSCoordSequence *sequence =
      GEOSGeom_getCoordSeq_r (geos->handle, GEOSGetExteriorRing_r (geos->handle, polygon));
  gboolean left = FALSE, right = FALSE;
  double x, y, next_x, next_y;
  guint n = 0;

  GEOSCoordSeq_getSize_r (geos->handle, sequence, &n);
  GEOSCoordSeq_getXY_r (geos->handle, sequence, 0, &x, &y);
  for (guint i = 1; i < n; i++, x = next_x, y = next_y)
    {
      double side;

      GEOSCoordSeq_getXY_r (geos->handle, sequence, i, &next_x, &next_y);
      side = (next_x - x) * (place.latitude - y) - (next_y - y) * (place.longitude - x);
      left |= side > 0;
      right |= side < 0;
    }

  return left != right;
}

/* The diagram's polygons come in an order of their own. */
static guint
find_site (Cut *cut, const GEOSGeometry *polygon)
{
  SalGeos *geos = cut->cells->geos;
  double west = 0, south = 0, east = 0, north = 0;

  GEOSGeom_getXMin_r (geos->handle, polygon, &west);
  GEOSGeom_getYMin_r (geos->handle, polygon, &south);
  GEOSGeom_getXMax_r (geos->handle, polygon, &east);
  GEOSGeom_getYMax_r (geos->handle, polygon, &north);
  for (guint i = 0; i < cut->n_members; i++)
    {
      SalCoordinate place = cut->places[i];

      if (place.longitude >= west && place.longitude <= east && place.latitude >= south &&
          place.latitude <= north && is_in_convex (geos, polygon, place))
        return i;
    }

  return cut->n_members;
}

static gboolean
clip_cell (Cut *cut, const GEOSGeometry *polygon)
{
  Cells *cells = cut->cells;
  GEOSContextHandle_t handle = cells->geos->handle;
  guint member = find_site (cut, polygon), site;
  GEOSGeometry *clipped, *point;

  if (member == cut->n_members)
    return TRUE;

  site = cut->members[member];
  if (GEOSPreparedContains_r (handle, cut->prepared, polygon) == 1)
    {
      sal_geos_add_to_shape (cells->geos, polygon, cut->frame, cells->cells[site]);
      cells->inside[site] = TRUE;
      return TRUE;
    }

  clipped = GEOSIntersection_r (handle, polygon, cut->polygons);
  if (clipped == NULL)
    return FALSE;
  sal_geos_add_to_shape (cells->geos, clipped, cut->frame, cells->cells[site]);
  GEOSGeom_destroy_r (handle, clipped);
  point = GEOSGeom_createPointFromXY_r (
      handle, cut->places[member].longitude, cut->places[member].latitude);
  cells->inside[site] = GEOSPreparedIntersects_r (handle, cut->prepared, point) == 1;
  GEOSGeom_destroy_r (handle, point);

  return TRUE;
}

static gboolean
cut_parent (Cells *cells, guint index, GCancellable *cancellable, GError **error)
{
  const SalGeographyArea *parent = &sal_geography_get_areas (cells->parents, NULL)[index];
  g_autoptr (SalShape) shape = sal_shape_new_of_area (cells->parents, index);
  g_auto (Cut) cut = { .cells = cells, .members = cells->members + cells->first[index] };
  GEOSContextHandle_t handle = cells->geos->handle;
  GEOSGeometry *diagram;
  gboolean done = TRUE;

  cut.n_members = cells->first[index + 1] - cells->first[index];
  cut.frame = choose_frame (parent);
  if (cut.n_members == 0 || shape->rings->len == 0)
    return TRUE;
  if (cut.n_members == 1)
    {
      sal_shape_free (cells->cells[cut.members[0]]);
      cells->cells[cut.members[0]] = g_steal_pointer (&shape);
      cells->inside[cut.members[0]] =
          sal_geography_find_at (cells->parents, cells->sites[cut.members[0]].place) == index;
      return TRUE;
    }

  cut.polygons =
      sal_geos_make_valid (cells->geos, sal_geos_make_polygons (cells->geos, shape, cut.frame));
  if (cut.polygons == NULL)
    return sal_geos_fail (cells->geos, parent->name, error);
  cut.prepared = GEOSPrepare_r (handle, cut.polygons);
  place_sites (&cut);
  diagram = make_diagram (&cut);
  for (int i = 0; done && diagram != NULL && i < GEOSGetNumGeometries_r (handle, diagram); i++)
    done = !g_cancellable_is_cancelled (cancellable) &&
           clip_cell (&cut, GEOSGetGeometryN_r (handle, diagram, i));
  if (diagram != NULL)
    GEOSGeom_destroy_r (handle, diagram);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  return done && diagram != NULL ? TRUE : sal_geos_fail (cells->geos, parent->name, error);
}

/* --------------------------------------------------------------------------------- all of them */

static void
add_cell (Cells *cells, SalTopology *topology, guint index, const char *parent)
{
  const SalCellSite *site = &cells->sites[index];
  gboolean placed = cells->inside[index] || cells->cells[index]->rings->len == 0;

  sal_topology_add_area (topology, site->code, site->name, parent, placed ? &site->place : NULL);
  sal_shape_add_to_topology (cells->cells[index], topology);
}

static SalGeography *
join_cells (Cells *cells, GCancellable *cancellable, GError **error)
{
  const SalGeographyArea *parents = sal_geography_get_areas (cells->parents, NULL);
  g_autoptr (SalTopology) topology = sal_topology_new ();
  g_autofree guint *parent_of = g_new (guint, cells->n_sites);
  guint n_parents = 0;

  sal_geography_get_areas (cells->parents, &n_parents);
  for (guint i = 0; i < n_parents; i++)
    for (guint k = cells->first[i]; k < cells->first[i + 1]; k++)
      parent_of[cells->members[k]] = i;
  for (guint i = 0; i < cells->n_sites; i++)
    add_cell (cells, topology, i, parents[parent_of[i]].code);

  return sal_topology_build (topology, TOLERANCE, cancellable, error);
}

/* Cells in place of the areas they were cut of, among the others as they are. */
static SalGeography *
join_with_others (Cells *cells, GCancellable *cancellable, GError **error)
{
  guint n_parents;
  const SalGeographyArea *parents = sal_geography_get_areas (cells->parents, &n_parents);
  g_autoptr (SalTopology) topology = sal_topology_new ();

  for (guint i = 0; i < n_parents; i++)
    {
      const SalGeographyArea *parent = &parents[i];
      guint n_cells = 0;

      for (guint k = cells->first[i]; k < cells->first[i + 1]; k++)
        if (cells->cells[cells->members[k]]->rings->len > 0)
          {
            add_cell (cells, topology, cells->members[k], parent->parent);
            n_cells++;
          }
      if (n_cells == 0)
        {
          g_autoptr (SalShape) shape = sal_shape_new_of_area (cells->parents, i);

          sal_topology_add_area (
              topology, parent->code, parent->name, parent->parent, &parent->center);
          sal_shape_add_to_topology (shape, topology);
        }
    }

  return sal_topology_build (topology, TOLERANCE, cancellable, error);
}

typedef SalGeography *(*JoinFunc) (Cells *cells, GCancellable *cancellable, GError **error);

static SalGeography *
cut_and_join (const SalGeography *parents,
              const SalCellSite *sites,
              guint n_sites,
              JoinFunc join,
              SalCellsProgress progress,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  g_auto (Cells) cells = { .parents = parents, .sites = sites, .n_sites = n_sites };
  guint n_parents;

  sal_geography_get_areas (parents, &n_parents);
  g_return_val_if_fail (n_parents > 0 || n_sites == 0, NULL);

  cells.geos = sal_geos_new ();
  cells.inside = g_new0 (gboolean, n_sites);
  cells.cells = g_new (SalShape *, n_sites);
  for (guint i = 0; i < n_sites; i++)
    cells.cells[i] = sal_shape_new ();
  sort_sites (&cells, n_parents);

  for (guint i = 0; i < n_parents; i++)
    {
      if (!cut_parent (&cells, i, cancellable, error))
        return NULL;
      if (progress != NULL && n_sites > 0)
        progress (CUTTING * cells.first[i + 1] / n_sites, data);
    }

  return join (&cells, cancellable, error);
}

/**
 * sal_cells_build:
 * @parents: areas that are cut into cells, as counties
 * @sites: (array length=n_sites): the places that get cells
 * @n_sites: their number
 * @progress: (nullable) (scope call): told how far it is
 * @data: passed to @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Gives each place the part of its parent that is nearer to it than to any other place of the same
 * parent: its Voronoi cell, clipped to the parent, so that cells of neighbouring parents share
 * their border. A cell has several pieces where the parent has, or bends.
 *
 * A site belongs to the parent it names; if that is unknown to the one it lies in, and in none, to
 * the one whose center is nearest. The only site of a parent gets all of it. Sites at the same
 * place share its cell like a cake, cut from about that place. A site whose cell lies wholly
 * outside of the parent is a place without a shape. Parents without sites are gaps.
 *
 * Fails with %G_IO_ERROR_CANCELLED, and with %SAL_ERROR_VALUE if a code is missing or there twice
 * or the shape of a parent cannot be computed with; the message names it.
 *
 * Returns: (transfer full): the cells, in the order of the sites, or %NULL with @error set
 */
SalGeography *
sal_cells_build (const SalGeography *parents,
                 const SalCellSite *sites,
                 guint n_sites,
                 SalCellsProgress progress,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  return cut_and_join (parents, sites, n_sites, join_cells, progress, data, cancellable, error);
}

/**
 * sal_cells_split:
 * @geography: the areas
 * @sites: (array length=n_sites): places with the codes of the areas that are cut as their parents
 * @n_sites: their number
 * @progress: (nullable) (scope call): told how far it is
 * @data: passed to @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Puts cells in place of areas, cut as sal_cells_build() cuts them; the areas without sites stay as
 * they are, and border on the cells. A cell is part of what the area was part of. A place that has
 * nothing of its area is left out, and an area of which no place has anything stays whole.
 *
 * Fails like sal_cells_build().
 *
 * Returns: (transfer full): the areas in their order, with cells in place of those that were cut,
 *   or %NULL with @error set
 */
SalGeography *
sal_cells_split (const SalGeography *geography,
                 const SalCellSite *sites,
                 guint n_sites,
                 SalCellsProgress progress,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  return cut_and_join (
      geography, sites, n_sites, join_with_others, progress, data, cancellable, error);
}

/**
 * sal_cells_build_us_zips:
 * @counties: the counties, from sal_geography_load()
 * @measures: the ZIP areas
 * @progress: (nullable) (scope call): told how far it is
 * @data: passed to @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Makes the ZIP areas of the United States as cells of their counties, around their centroids.
 * Their names are their codes, their parents the counties.
 *
 * Fails like sal_cells_build().
 *
 * Returns: (transfer full): the ZIP areas, in the order of their codes, or %NULL with @error set
 */
SalGeography *
sal_cells_build_us_zips (const SalGeography *counties,
                         SalUsAreas *measures,
                         SalCellsProgress progress,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  gsize n_zips, n_counties;
  const SalUsArea *zips = sal_us_areas_get_zips (measures, &n_zips);
  const SalUsArea *of_counties = sal_us_areas_get_counties (measures, &n_counties);
  g_autofree SalCellSite *sites = g_new (SalCellSite, n_zips);

  for (gsize i = 0; i < n_zips; i++)
    sites[i] = (SalCellSite){
      zips[i].code, NULL, of_counties[zips[i].county].code, { zips[i].longitude, zips[i].latitude }
    };

  return sal_cells_build (counties, sites, (guint) n_zips, progress, data, cancellable, error);
}
