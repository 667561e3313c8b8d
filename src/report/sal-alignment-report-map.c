/* sal-alignment-report-map.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-report-private.h"

#include <glib/gi18n-lib.h>

#include "sal-design-style.h"
#include "sal-map-draw.h"

/* The maps of the report: each is drawn when its page is painted. */

#define FONT_SIZE   8.0
#define FRAME_WIDTH 0.5

/* Points that are left free around what a map is fitted to: around one territory, so much that one
 * sees where it is. */
#define MARGIN           4.0
#define TERRITORY_MARGIN 28.0

/* Of a territory that is very small on the map, no more than this is seen, in kilometres. */
#define LEAST_EXTENT 60.0

typedef struct
{
  SalMapShape *shape;
  SalMapStyle *style;
  guint territory; /* what is not pale; SAL_MAP_UNASSIGNED: see @moved */
  guint8 *moved;   /* (nullable): by area, whether it is not pale; NULL: nothing is */
  SalMapBox box;
  double margin;
} Map;

static Map *
map_new (SalMapShape *shape, SalMapStyle *style, SalMapBox box, double margin)
{
  Map *self = g_new0 (Map, 1);

  self->shape = sal_map_shape_ref (shape);
  self->style = sal_map_style_ref (style);
  self->territory = SAL_MAP_UNASSIGNED;
  self->box = box;
  self->margin = margin;

  return self;
}

static void
map_free (gpointer data)
{
  Map *self = data;

  sal_map_shape_unref (self->shape);
  sal_map_style_unref (self->style);
  g_free (self->moved);
  g_free (self);
}

static gboolean
is_pale (const Map *self, guint area)
{
  if (self->moved != NULL)
    return !self->moved[area];

  return self->territory != SAL_MAP_UNASSIGNED &&
         sal_map_style_get_territory (self->style, area) != self->territory;
}

/* Where there is sea, nothing else says where a map ends. */
static void
draw_frame (cairo_t *cr, double width, double height)
{
  SalChartColor color = sal_chart_palette_role (NULL, SAL_CHART_ROLE_GRID);

  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
  cairo_set_line_width (cr, FRAME_WIDTH);
  cairo_rectangle (cr, FRAME_WIDTH / 2, FRAME_WIDTH / 2, width - FRAME_WIDTH, height - FRAME_WIDTH);
  cairo_stroke (cr);
}

/* On a copy, so that hundreds of maps share one style until they are painted. */
static void
draw_map (cairo_t *cr, double width, double height, gpointer user_data)
{
  const Map *self = user_data;
  g_autoptr (SalMapStyle) style = sal_map_style_copy (self->style);
  SalMapViewport viewport = sal_map_viewport_fit (self->box, width, height, self->margin);
  const SalChartTheme theme = { .font_size = FONT_SIZE };

  for (guint area = 0; area < sal_map_style_get_n_areas (style); area++)
    {
      if (is_pale (self, area))
        sal_map_style_set_flags (style, area, SAL_MAP_PALE);
    }
  sal_map_draw (
      self->shape, style, cr, width, height, &viewport, &theme, SAL_MAP_AREAS | SAL_MAP_OVERLAY);
  draw_frame (cr, width, height);
}

static void
add_drawing (SalAlignmentReportMaker *self, Map *map, const char *description, double height)
{
  const SalDocumentDrawing drawing = { description, draw_map, map, map_free };

  sal_document_add_drawing (self->document, &drawing, height);
}

/**
 * sal_alignment_report_create_style:
 * @design: a design that is prepared
 *
 * Makes the style of maps on paper: what is locked, or warned of, is the business of the editor.
 *
 * Returns: (transfer full): the style
 */
SalMapStyle *
sal_alignment_report_create_style (SalTerritoryDesign *design)
{
  SalMapStyle *style = sal_map_style_for_design (design);

  for (guint area = 0; area < sal_map_style_get_n_areas (style); area++)
    sal_map_style_set_flags (style, area, 0);

  return style;
}

/**
 * sal_alignment_report_add_map:
 * @self: the report
 * @height: in points
 *
 * Adds the map of all territories.
 */
void
sal_alignment_report_add_map (SalAlignmentReportMaker *self, double height)
{
  SalMapShape *shape = self->report->shape;
  guint n = sal_territory_design_get_n_territories (self->report->design);
  g_autofree char *description =
      g_strdup_printf (ngettext ("Map of %u territory", "Map of %u territories", n), n);

  add_drawing (self,
               map_new (shape, self->style, sal_map_shape_get_bounds (shape), MARGIN),
               description,
               height);
}

static void
widen (double *from, double *to)
{
  double missing = LEAST_EXTENT - (*to - *from);

  if (missing <= 0)
    return;
  *from -= missing / 2;
  *to += missing / 2;
}

/**
 * sal_alignment_report_add_territory_map:
 * @self: the report
 * @territory: the index of a territory
 * @height: in points
 *
 * Adds the map of one territory, with its neighbours in pale.
 *
 * Returns: %FALSE if there is nothing to be seen, because it has no areas
 */
gboolean
sal_alignment_report_add_territory_map (SalAlignmentReportMaker *self,
                                        guint territory,
                                        double height)
{
  const SalAlignmentReport *report = self->report;
  const gint32 *assignment = sal_territory_design_get_assignment (report->design);
  g_autofree char *description = NULL;
  SalMapBox box = SAL_MAP_BOX_EMPTY;
  Map *map;

  for (guint area = 0; area < sal_territory_design_get_n_areas (report->design); area++)
    {
      SalMapBox one = sal_map_shape_get_area_bounds (report->shape, area);

      if (assignment[area] != (gint32) territory || one.left > one.right)
        continue;
      sal_map_box_add (&box, (SalMapPoint){ one.left, one.top });
      sal_map_box_add (&box, (SalMapPoint){ one.right, one.bottom });
    }
  if (box.left > box.right)
    return FALSE;

  widen (&box.left, &box.right);
  widen (&box.top, &box.bottom);
  map = map_new (report->shape, self->style, box, TERRITORY_MARGIN);
  map->territory = territory;
  description =
      /* translators: the name of a territory */
      g_strdup_printf (_ ("Map of %s and its neighbours"),
                       sal_territory_design_get_territory (report->design, territory)->name);
  add_drawing (self, map, description, height);

  return TRUE;
}

/**
 * sal_alignment_report_add_moves_map:
 * @self: the report
 * @style: of the alignment that is shown
 * @moves: (element-type SalDesignMove): what is not pale
 * @description: what the map shows
 * @height: in points
 *
 * Adds a map on which areas stand out that move from one alignment to another.
 */
void
sal_alignment_report_add_moves_map (SalAlignmentReportMaker *self,
                                    SalMapStyle *style,
                                    const GArray *moves,
                                    const char *description,
                                    double height)
{
  SalMapShape *shape = self->report->shape;
  Map *map = map_new (shape, style, sal_map_shape_get_bounds (shape), MARGIN);

  map->moved = g_new0 (guint8, MAX (sal_map_style_get_n_areas (style), 1));
  for (guint i = 0; i < moves->len; i++)
    map->moved[g_array_index (moves, SalDesignMove, i).area] = TRUE;
  add_drawing (self, map, description, height);
}
