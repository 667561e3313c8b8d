/* sal-stakeholder-view-draw-line.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-stakeholder-view-private.h"
#include "sal-widget-theme.h"

#define ARROW  11.0 /* of a line that is being drawn */
#define ASIDE  4.0  /* from a box to what marks it */
#define CORNER 8.0
#define ROOM   8.0 /* about the words beside a box */

static void
set_color (cairo_t *cr, SalChartColor color)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
}

static SalChartColor
get_line_color (SalStakeholderLineKind kind, const SalChartTheme *theme)
{
  return sal_chart_palette_hue (theme, kind == SAL_STAKEHOLDER_INFLUENCE ? 3 : 0);
}

static void
add_rounded (cairo_t *cr, double x, double y, double width, double height, double corner)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - corner, y + corner, corner, -G_PI_2, 0);
  cairo_arc (cr, x + width - corner, y + height - corner, corner, 0, G_PI_2);
  cairo_arc (cr, x + corner, y + height - corner, corner, G_PI_2, G_PI);
  cairo_arc (cr, x + corner, y + corner, corner, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/* Where a box will stand that is held over another one */
void
sal_stakeholder_view_draw_landing (SalStakeholderView *self,
                                   cairo_t *cr,
                                   const SalChartTheme *theme)
{
  static const double dash[] = { 6, 4 };
  const SalStakeholderViewport *viewport = &self->viewport;

  if (self->moving == NULL || (self->held.x == self->landing.x && self->held.y == self->landing.y))
    return;
  set_color (cr, sal_chart_palette_hue (theme, 0));
  cairo_set_line_width (cr, 2);
  cairo_set_dash (cr, dash, G_N_ELEMENTS (dash), 0);
  cairo_rectangle (cr,
                   (self->landing.x - viewport->x) * viewport->scale,
                   (self->landing.y - viewport->y) * viewport->scale,
                   SAL_STAKEHOLDER_WIDTH * viewport->scale,
                   SAL_STAKEHOLDER_HEIGHT * viewport->scale);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* Who the line would end at, and whether it can, in words and not by the colour alone */
static void
draw_target (SalStakeholderView *self,
             const graphene_rect_t *box,
             cairo_t *cr,
             const SalChartTheme *theme)
{
  g_autofree char *words = sal_stakeholder_view_describe_line (self);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
  SalChartColor color = self->refusal != NULL
                            ? sal_chart_palette_role (theme, SAL_CHART_ROLE_SIGNAL)
                            : get_line_color (self->line, theme);
  double x, y;
  int width, height;

  set_color (cr, color);
  cairo_set_line_width (cr, 3);
  add_rounded (cr,
               box->origin.x - ASIDE,
               box->origin.y - ASIDE,
               box->size.width + 2 * ASIDE,
               box->size.height + 2 * ASIDE,
               CORNER);
  cairo_stroke (cr);

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int) (MAX (self->viewport.width - 4 * ROOM, 0) * PANGO_SCALE));
  pango_layout_get_pixel_size (layout, &width, &height);
  x = box->origin.x + box->size.width / 2 - width / 2.0 - ROOM;
  x = CLAMP (x, 0, MAX (self->viewport.width - width - 2 * ROOM, 0));
  y = box->origin.y + box->size.height + 2 * ASIDE;
  if (y + height + ROOM > self->viewport.height)
    y = box->origin.y - 2 * ASIDE - height - ROOM;
  add_rounded (cr, x, y, width + 2 * ROOM, height + ROOM, CORNER);
  set_color (cr, color);
  cairo_fill (cr);
  set_color (cr, sal_chart_palette_text_on (theme, color));
  cairo_move_to (cr, x + ROOM, y + ROOM / 2);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_rubber (SalStakeholderView *self,
             const graphene_point_t *from,
             double x,
             double y,
             cairo_t *cr,
             const SalChartTheme *theme)
{
  static const double dash[] = { 6, 4 };
  double angle = atan2 (y - from->y, x - from->x);

  set_color (cr, get_line_color (self->line, theme));
  cairo_set_line_width (cr, 2.5);
  if (self->line == SAL_STAKEHOLDER_INFLUENCE)
    cairo_set_dash (cr, dash, G_N_ELEMENTS (dash), 0);
  cairo_move_to (cr, from->x, from->y);
  cairo_line_to (cr, x, y);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x - ARROW * cos (angle - 0.4), y - ARROW * sin (angle - 0.4));
  cairo_line_to (cr, x - ARROW * cos (angle + 0.4), y - ARROW * sin (angle + 0.4));
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* The line that is being drawn: to the pointer while it is dragged, else to who is aimed at. */
void
sal_stakeholder_view_draw_line (SalStakeholderView *self, cairo_t *cr, const SalChartTheme *theme)
{
  graphene_point_t from;
  graphene_rect_t target;
  gboolean aimed;

  if (self->line == SAL_STAKEHOLDER_NO_LINE || !sal_stakeholder_view_locate_begin (self, &from))
    return;
  aimed = sal_stakeholder_view_locate (self, self->target, &target);
  if (self->drag_mode == SAL_STAKEHOLDER_DRAG_LINE)
    draw_rubber (self, &from, self->pointer_x, self->pointer_y, cr, theme);
  else if (aimed)
    draw_rubber (self,
                 &from,
                 target.origin.x + target.size.width / 2,
                 target.origin.y + target.size.height / 2,
                 cr,
                 theme);
  if (aimed)
    draw_target (self, &target, cr, theme);
}

/* --- handles --- */

/* An arrow up to whom somebody reports to, one aside to whom they influence */
static void
draw_sign (cairo_t *cr, SalStakeholderLineKind kind)
{
  cairo_set_line_width (cr, 1.8);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (kind == SAL_STAKEHOLDER_INFLUENCE)
    cairo_rotate (cr, G_PI_2);
  cairo_move_to (cr, 0, 4.5);
  cairo_line_to (cr, 0, -4.5);
  cairo_move_to (cr, -3.5, -1);
  cairo_line_to (cr, 0, -4.5);
  cairo_line_to (cr, 3.5, -1);
  cairo_stroke (cr);
}

static void
draw_handle (SalStakeholderView *self,
             guint person,
             SalStakeholderLineKind kind,
             GtkSnapshot *snapshot,
             const SalChartTheme *theme)
{
  gboolean held = self->handle.kind == kind && self->handle.person == person;
  double radius = SAL_STAKEHOLDER_HANDLE_RADIUS + (held ? 2 : 0);
  float room = (float) radius + 2;
  SalChartColor color = get_line_color (kind, theme);
  SalChartColor text = sal_chart_palette_text_on (theme, color);
  graphene_point_t middle;
  cairo_t *cr;

  if (!sal_stakeholder_view_locate_handle (self, person, kind, &middle))
    return;
  cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (middle.x - room, middle.y - room, 2 * room, 2 * room));
  cairo_translate (cr, middle.x, middle.y);
  cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
  set_color (cr, color);
  cairo_fill_preserve (cr);
  set_color (cr, sal_chart_palette_role (theme, SAL_CHART_ROLE_BACKGROUND));
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
  set_color (cr, text);
  draw_sign (cr, kind);
  cairo_destroy (cr);
}

/* Above all: from where lines can be dragged */
void
sal_stakeholder_view_draw_handles (SalStakeholderView *self,
                                   GtkSnapshot *snapshot,
                                   const SalChartTheme *theme)
{
  const guint people[] = { self->person, self->hovered };

  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    for (guint kind = SAL_STAKEHOLDER_REPORTING; kind <= SAL_STAKEHOLDER_INFLUENCE; kind++)
      if (i == 0 || people[i] != people[0])
        draw_handle (self, people[i], (SalStakeholderLineKind) kind, snapshot, theme);
}
