/* sal-map-draw-labels.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "sal-map-painter.h"

/* Places that are tried for the name of a territory, beside the centroid. */
#define MAX_PLACES 60

/* The centroid is as good as a place with a little more room around. */
#define CENTROID_BONUS 1.3

/* What of a name has to be within its territory at least: the ends may touch its border. */
#define LEAST_ROOM 0.9

#define PADDING 3.0

/* The largest piece of a territory. */
typedef struct
{
  guint territory;
  double size; /* square kilometres */
  SalMapPoint centroid;
  SalMapBox box;
  GArray *areas; /* guint */
} Piece;

static void
clear_piece (gpointer data)
{
  g_clear_pointer (&((Piece *) data)->areas, g_array_unref);
}

/* Collects the areas that are joined to one by borders, not bridges, within its territory. */
static void
collect_piece (const SalMapPainter *self, guint start, guint8 *visited, Piece *piece)
{
  const SalGeographyArea *areas = sal_geography_get_areas (self->shape->geography, NULL);
  const SalGeographyNeighbors *neighbors = sal_geography_get_neighbors (self->shape->geography);
  double x = 0, y = 0;

  *piece = (Piece){ self->style->territories[start], 0, { 0, 0 }, SAL_MAP_BOX_EMPTY, NULL };
  piece->areas = g_array_new (FALSE, FALSE, sizeof (guint));
  visited[start] = TRUE;
  g_array_append_val (piece->areas, start);
  for (guint i = 0; i < piece->areas->len; i++)
    {
      guint area = g_array_index (piece->areas, guint, i);
      double size = MAX (areas[area].area_km2, 1e-9);

      piece->size += size;
      x += size * self->shape->centers[area].x;
      y += size * self->shape->centers[area].y;
      sal_map_box_add (&piece->box, self->shape->centers[area]);
      for (guint n = neighbors->first[area]; n < neighbors->first[area + 1]; n++)
        {
          guint next = neighbors->areas[n];

          if (visited[next] || neighbors->is_bridge[n] ||
              self->style->territories[next] != piece->territory)
            continue;
          visited[next] = TRUE;
          g_array_append_val (piece->areas, next);
        }
    }
  piece->centroid = (SalMapPoint){ x / piece->size, y / piece->size };
}

static int
compare_pieces (gconstpointer one, gconstpointer other)
{
  const Piece *first = one, *second = other;

  return first->size != second->size ? (first->size < second->size) - (first->size > second->size)
                                     : (int) first->territory - (int) second->territory;
}

/* The largest piece of each territory that has a name, the largest of all first. */
static GArray *
find_pieces (const SalMapPainter *self)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_autofree guint8 *visited = g_new0 (guint8, self->shape->n_areas + 1);
  g_autofree guint *of_territory = g_new0 (guint, self->style->n_names + 1);

  g_array_set_clear_func (pieces, clear_piece);
  for (guint area = 0; area < self->shape->n_areas; area++)
    {
      guint territory = self->style->territories[area];
      Piece piece;

      if (visited[area] || territory >= self->style->n_names ||
          *self->style->names[territory] == '\0')
        continue;
      collect_piece (self, area, visited, &piece);
      if (of_territory[territory] == 0)
        {
          g_array_append_val (pieces, piece);
          of_territory[territory] = pieces->len;
        }
      else
        {
          Piece *largest = &g_array_index (pieces, Piece, of_territory[territory] - 1);

          if (piece.size > largest->size)
            {
              clear_piece (largest);
              *largest = piece;
            }
          else
            {
              clear_piece (&piece);
            }
        }
    }
  g_array_sort (pieces, compare_pieces);

  return pieces;
}

/* The arcs around a piece. */
static GArray *
find_outline (const SalMapPainter *self, const Piece *piece)
{
  const SalGeographyArc *arcs = sal_geography_get_arcs (self->shape->geography, NULL);
  GArray *outline = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < piece->areas->len; i++)
    {
      guint n_arcs;
      const guint *of_area = sal_map_shape_get_area_arcs (
          self->shape, g_array_index (piece->areas, guint, i), &n_arcs);

      for (guint a = 0; a < n_arcs; a++)
        {
          const SalGeographyArc *arc = &arcs[of_area[a]];

          if (arc->left == SAL_GEOGRAPHY_NONE || arc->right == SAL_GEOGRAPHY_NONE ||
              self->style->territories[arc->left] != self->style->territories[arc->right])
            g_array_append_val (outline, of_area[a]);
        }
    }

  return outline;
}

static double
measure_point (double x, double y)
{
  return MAX (fabs (x), fabs (y));
}

/* Where a line from one point is nearest to the origin, if that is not at its ends: on an axis, or
 * on a diagonal. @first, @second: of a coordinate, or of a sum or difference of both. */
static double
measure_crossing (SalMapPoint from, SalMapPoint to, double first, double second)
{
  double share = first / (first - second);

  if (!(share > 0 && share < 1))
    return G_MAXDOUBLE;

  return measure_point (from.x + share * (to.x - from.x), from.y + share * (to.y - from.y));
}

/* How many times as large as a square from −1 to 1 one may be until it touches a line. */
static double
measure_line (SalMapPoint from, SalMapPoint to)
{
  double least = MIN (measure_point (from.x, from.y), measure_point (to.x, to.y));

  least = MIN (least, measure_crossing (from, to, from.x, to.x));
  least = MIN (least, measure_crossing (from, to, from.y, to.y));
  least = MIN (least, measure_crossing (from, to, from.x - from.y, to.x - to.y));

  return MIN (least, measure_crossing (from, to, from.x + from.y, to.x + to.y));
}

/* Whether nothing of a line can be nearer than that. */
static gboolean
is_beyond (SalMapPoint from, SalMapPoint to, double least)
{
  return MIN (from.x, to.x) >= least || MAX (from.x, to.x) <= -least ||
         MIN (from.y, to.y) >= least || MAX (from.y, to.y) <= -least;
}

/* How many times as large as it is a name could be until it touched the outline, if its middle were
 * at a point; what is at most @enough may be told as less. @half: half its width and height, in
 * kilometres. */
static double
measure_room (
    const SalMapPainter *self, GArray *outline, SalMapPoint middle, SalMapPoint half, double enough)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < outline->len && least > enough; i++)
    {
      guint arc = g_array_index (outline, guint, i);
      SalMapPoint from = { 0, 0 };

      for (guint p = self->level->first[arc]; p < self->level->first[arc + 1]; p++)
        {
          SalMapPoint to = { (self->level->points[p].x - middle.x) / half.x,
                             (self->level->points[p].y - middle.y) / half.y };

          if (p > self->level->first[arc] && !is_beyond (from, to, least))
            least = MIN (least, measure_line (from, to));
          from = to;
        }
    }

  return least;
}

/* The place for the name: the centroid, or where there is most room, as a name must be on its
 * territory. @room: how many times as large the name could be there. */
static SalMapPoint
find_place (const SalMapPainter *self, const Piece *piece, SalMapPoint half, double *room)
{
  g_autoptr (GArray) outline = find_outline (self, piece);
  guint at_centroid = sal_map_shape_find_at (self->shape, piece->centroid);
  guint stride = MAX (1, (piece->areas->len + MAX_PLACES - 1) / MAX_PLACES);
  SalMapPoint best = piece->centroid;
  double most = 0;

  *room = 0;
  if (at_centroid != SAL_GEOGRAPHY_NONE &&
      self->style->territories[at_centroid] == piece->territory)
    {
      *room = measure_room (self, outline, piece->centroid, half, 0);
      most = CENTROID_BONUS * *room;
    }
  for (guint i = 0; i < piece->areas->len; i += stride)
    {
      SalMapPoint center = self->shape->centers[g_array_index (piece->areas, guint, i)];
      double found = measure_room (self, outline, center, half, most);

      if (found > most)
        {
          *room = most = found;
          best = center;
        }
    }

  return best;
}

/* A line of text in the theme's font. */
PangoLayout *
sal_map_painter_create_layout (const SalMapPainter *self, const char *text, gboolean bold)
{
  PangoLayout *layout = pango_cairo_create_layout (self->cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  const char *family = self->theme != NULL ? self->theme->font_family : NULL;
  double size = self->theme != NULL ? self->theme->font_size : 0;

  pango_font_description_set_family (font, family != NULL ? family : "Cantarell, Sans");
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size (font, (size > 0 ? size : 12) * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);

  return layout;
}

static gboolean
is_free (GArray *taken, const SalMapBox *box)
{
  for (guint i = 0; i < taken->len; i++)
    if (sal_map_box_overlaps (&g_array_index (taken, SalMapBox, i), box))
      return FALSE;

  return TRUE;
}

static void
draw_label (SalMapPainter *self, const Piece *piece, GArray *taken)
{
  g_autoptr (PangoLayout) layout =
      sal_map_painter_create_layout (self, self->style->names[piece->territory], TRUE);
  double room, x, y, width, height;
  PangoRectangle extents;
  SalMapPoint place, half;
  SalMapBox box;

  pango_layout_get_extents (layout, NULL, &extents);
  width = (double) extents.width / PANGO_SCALE;
  height = (double) extents.height / PANGO_SCALE;
  half = (SalMapPoint){ width / 2 / self->viewport.scale, height / 2 / self->viewport.scale };
  if (4 * half.x * half.y > piece->size)
    return;
  place = find_place (self, piece, half, &room);
  if (room < LEAST_ROOM)
    return;
  x = round (sal_map_painter_x (self, place.x) - width / 2);
  y = round (sal_map_painter_y (self, place.y) - height / 2);
  box = (SalMapBox){ x - PADDING, y - PADDING, x + width + PADDING, y + height + PADDING };
  if (!is_free (taken, &box))
    return;

  g_array_append_val (taken, box);
  cairo_move_to (self->cr, x, y);
  pango_cairo_layout_path (self->cr, layout);
  sal_map_painter_set_color (
      self, sal_chart_palette_role (self->theme, SAL_CHART_ROLE_BACKGROUND), 0.8);
  cairo_set_line_width (self->cr, PADDING);
  cairo_stroke (self->cr);
  cairo_move_to (self->cr, x, y);
  sal_map_painter_set_color (self, sal_chart_palette_role (self->theme, SAL_CHART_ROLE_TEXT), 1);
  pango_cairo_show_layout (self->cr, layout);
}

/* The names of territories, each in its largest piece; where two would overlap, that of the larger
 * territory is written. */
void
sal_map_painter_draw_labels (SalMapPainter *self)
{
  g_autoptr (GArray) pieces = find_pieces (self);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (SalMapBox));

  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);

      if (sal_map_box_overlaps (&piece->box, &self->box))
        draw_label (self, piece, taken);
    }
}
