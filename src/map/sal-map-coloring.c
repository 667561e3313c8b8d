/* sal-map-coloring.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "sal-map-style-private.h"

/* Which territories touch, and by how much of their borders. */
typedef struct
{
  guint n_territories;
  guint *n_areas;   /* per territory */
  guint *wishes;    /* per territory, the hue it has if no neighbour has it */
  guint *order;     /* territories, by rank */
  GHashTable *seen; /* pairs, as the indices of links plus one */
  GArray *links;    /* Link */
  GArray **of;      /* per territory, the indices of its links */
} Graph;

typedef struct
{
  guint one, other;
  double border_km;
} Link;

static void
graph_clear (Graph *self)
{
  for (guint i = 0; i < self->n_territories; i++)
    g_array_unref (self->of[i]);
  g_free (self->of);
  g_free (self->n_areas);
  g_free (self->wishes);
  g_free (self->order);
  g_array_unref (self->links);
  g_hash_table_unref (self->seen);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Graph, graph_clear)

static void
connect_territories (Graph *self, guint one, guint other, double border_km)
{
  gpointer key = GUINT_TO_POINTER (MIN (one, other) << 16 | MAX (one, other));
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->seen, key));
  Link link = { one, other, border_km };

  if (index > 0)
    {
      g_array_index (self->links, Link, index - 1).border_km += border_km;
      return;
    }
  g_array_append_val (self->links, link);
  index = self->links->len - 1;
  g_hash_table_insert (self->seen, key, GUINT_TO_POINTER (index + 1));
  g_array_append_val (self->of[one], index);
  g_array_append_val (self->of[other], index);
}

typedef struct
{
  guint rank;
  guint territory;
} Place;

static int
compare_places (gconstpointer one, gconstpointer other)
{
  const Place *a = one, *b = other;

  return a->rank != b->rank ? (a->rank > b->rank) - (a->rank < b->rank)
                            : (a->territory > b->territory) - (a->territory < b->territory);
}

/* What is chosen first, and what of each, does not depend on how territories are numbered. */
static void
rank_territories (Graph *self, const SalMapStyle *style)
{
  g_autofree Place *places = g_new (Place, self->n_territories + 1);

  self->wishes = g_new (guint, self->n_territories + 1);
  self->order = g_new (guint, self->n_territories + 1);
  for (guint i = 0; i < self->n_territories; i++)
    {
      places[i] = (Place){ sal_map_style_get_rank (style, i), i };
      self->wishes[i] = places[i].rank % SAL_CHART_N_HUES;
    }
  qsort (places, self->n_territories, sizeof *places, compare_places);
  for (guint i = 0; i < self->n_territories; i++)
    self->order[i] = places[i].territory;
}

/* Bridges count: what is joined over water is near on the map as well. */
static void
graph_init (Graph *self, const SalMapStyle *style, const SalMapShape *shape)
{
  const SalGeographyNeighbors *neighbors =
      sal_geography_get_neighbors (sal_map_shape_get_geography (shape));

  self->n_territories = style->hues->len;
  self->seen = g_hash_table_new (NULL, NULL);
  self->links = g_array_new (FALSE, FALSE, sizeof (Link));
  self->of = g_new (GArray *, self->n_territories + 1);
  for (guint i = 0; i < self->n_territories; i++)
    self->of[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  self->n_areas = g_new0 (guint, self->n_territories + 1);
  rank_territories (self, style);
  for (guint area = 0; area < style->n_areas; area++)
    if (style->territories[area] != SAL_MAP_UNASSIGNED)
      self->n_areas[style->territories[area]]++;
  for (guint area = 0; area < neighbors->n_areas; area++)
    for (guint i = neighbors->first[area]; i < neighbors->first[area + 1]; i++)
      {
        guint one = style->territories[area];
        guint other = style->territories[neighbors->areas[i]];

        if (one < other && other != SAL_MAP_UNASSIGNED)
          connect_territories (self, one, other, neighbors->border_km[i]);
      }
}

static guint
across (const Graph *self, guint territory, guint i, double *border_km)
{
  const Link *link =
      &g_array_index (self->links, Link, g_array_index (self->of[territory], guint, i));

  *border_km = link->border_km;

  return link->one == territory ? link->other : link->one;
}

/* How much border a territory shares with each hue; −1: none, not even a corner. */
static guint
measure_hues (const Graph *self, const guint8 *hues, guint territory, double *borders)
{
  guint n_used = 0;

  for (guint hue = 0; hue < SAL_CHART_N_HUES; hue++)
    borders[hue] = -1;
  for (guint i = 0; i < self->of[territory]->len; i++)
    {
      double border_km;
      guint hue = hues[across (self, territory, i, &border_km)];

      if (hue == SAL_MAP_NO_HUE)
        continue;
      n_used += borders[hue] < 0;
      borders[hue] = MAX (borders[hue], 0) + border_km;
    }

  return n_used;
}

/* Takes the hue away from one of two neighbours that share it: of the one with fewer areas, which
 * is the smaller patch to change. */
static void
drop_conflicts (const Graph *self, guint8 *hues)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      const Link *link = &g_array_index (self->links, Link, i);
      guint less = self->n_areas[link->other] <= self->n_areas[link->one] ? link->other : link->one;

      if (hues[link->one] == hues[link->other])
        hues[less] = SAL_MAP_NO_HUE;
    }
}

/* Whoever comes first has the hue of its rank, unless a neighbour has it. */
static void
grant_wishes (const Graph *self, guint8 *hues)
{
  double borders[SAL_CHART_N_HUES];

  for (guint i = 0; i < self->n_territories; i++)
    {
      guint territory = self->order[i];

      if (hues[territory] != SAL_MAP_NO_HUE)
        continue;
      measure_hues (self, hues, territory, borders);
      if (borders[self->wishes[territory]] < 0)
        hues[territory] = (guint8) self->wishes[territory];
    }
}

/* The uncoloured territory with the fewest hues to choose from, and of those the one with the most
 * neighbours; G_MAXUINT if all are coloured. */
static guint
find_most_constrained (const Graph *self, const guint8 *hues)
{
  double borders[SAL_CHART_N_HUES];
  guint best = G_MAXUINT, most = 0;

  for (guint i = 0; i < self->n_territories; i++)
    {
      guint territory = self->order[i], n_used;

      if (hues[territory] != SAL_MAP_NO_HUE)
        continue;
      n_used = measure_hues (self, hues, territory, borders);
      if (best == G_MAXUINT || n_used > most ||
          (n_used == most && self->of[territory]->len > self->of[best]->len))
        {
          best = territory;
          most = n_used;
        }
    }

  return best;
}

/* A hue that no neighbour has, of those the one that the fewest territories have, so that all seven
 * are seen; or the one with the shortest common border. */
static guint8
choose_hue (const Graph *self, guint8 *hues, guint territory)
{
  double borders[SAL_CHART_N_HUES];
  guint counts[SAL_CHART_N_HUES] = { 0 };
  guint8 best = 0;

  measure_hues (self, hues, territory, borders);
  for (guint i = 0; i < self->n_territories; i++)
    if (hues[i] != SAL_MAP_NO_HUE)
      counts[hues[i]]++;
  for (guint8 hue = 1; hue < SAL_CHART_N_HUES; hue++)
    if (borders[hue] < borders[best] ||
        (borders[hue] == borders[best] && counts[hue] < counts[best]))
      best = hue;

  return best;
}

static void
color_rest (const Graph *self, guint8 *hues)
{
  guint territory;

  while ((territory = find_most_constrained (self, hues)) != G_MAXUINT)
    hues[territory] = choose_hue (self, hues, territory);
}

static gboolean
is_valid (const Graph *self, const guint8 *hues)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      const Link *link = &g_array_index (self->links, Link, i);

      if (hues[link->one] == hues[link->other])
        return FALSE;
    }

  return TRUE;
}

/**
 * sal_map_style_color:
 * @self: the style
 * @shape: the shape it is for
 * @recolored: (element-type guint) (nullable): where the indices of territories whose colour
 *   changed are added
 *
 * Gives every territory a hue that no neighbouring territory has. Territories keep the hue they
 * have unless a neighbour has the same, so that colours stay as areas move; then the one with fewer
 * areas gets another. Those without have the hue of their rank if they can, see
 * sal_map_style_set_ranks(): so the same map has the same colours whenever it is coloured, and one
 * that differs little has nearly the same. For the rest hues are chosen by DSATUR (D. Brélaz, "New
 * methods to color the vertices of a graph", 1979), and for all of them if wishes leave no valid
 * choice. Seven hues are enough for territories that are in one piece; scattered ones may need
 * more, and then those share one whose common border is the shortest.
 *
 * Returns: whether no two neighbours share a hue
 */
gboolean
sal_map_style_color (SalMapStyle *self, const SalMapShape *shape, GArray *recolored)
{
  g_auto (Graph) graph = { 0 };
  guint8 *hues = (guint8 *) (gpointer) self->hues->data;
  g_autofree guint8 *before = g_memdup2 (hues, self->hues->len);
  g_autofree guint8 *kept = NULL;

  g_return_val_if_fail (self->n_areas == sal_map_shape_get_n_areas (shape), FALSE);

  graph_init (&graph, self, shape);
  drop_conflicts (&graph, hues);
  kept = g_memdup2 (hues, self->hues->len);
  grant_wishes (&graph, hues);
  color_rest (&graph, hues);
  if (!is_valid (&graph, hues))
    {
      /* there are links, and so territories */
      memcpy (hues, kept, self->hues->len);
      color_rest (&graph, hues);
    }
  for (guint i = 0; i < graph.n_territories && recolored != NULL; i++)
    if (hues[i] != before[i])
      g_array_append_val (recolored, i);

  return is_valid (&graph, hues);
}

/**
 * sal_map_style_color_anew:
 * @self: the style
 * @shape: the shape it is for
 *
 * Colours territories as sal_map_style_color() does those that have no hue yet, whatever hues they
 * had: so the same map has the same colours, however it came about.
 *
 * Returns: whether any territory has another hue than before
 */
gboolean
sal_map_style_color_anew (SalMapStyle *self, const SalMapShape *shape)
{
  guint n = self->hues->len;
  g_autofree guint8 *before = g_memdup2 (self->hues->data, n);

  sal_map_style_forget_hues (self);
  sal_map_style_color (self, shape, NULL);

  return n != self->hues->len || (n > 0 && memcmp (before, self->hues->data, n) != 0);
}
