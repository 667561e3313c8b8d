/* sal-stakeholder-drawing.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholder-drawing.h"

#include <math.h>

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "sal-stakeholder-mark-private.h"

#define LEFT        22.0 /* where texts begin: clear of every shape */
#define NAME_TOP    12.0
#define TITLE_TOP   29.0
#define ROLE_TOP    45.0
#define POWER_TOP   59.0
#define LINE_TOP    79.0
#define COVER_TOP   81.0
#define NAME_SIZE   13.0
#define TEXT_SIZE   11.0
#define MARK        6.0
#define LEGEND_STEP 24.0
#define ARROW_ROOM  12.0 /* beside a line, for its head and its width */

static PangoLayout *
make_layout (cairo_t *cr,
             const char *text,
             double width,
             double size,
             PangoWeight weight,
             const SalChartTheme *theme)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();

  pango_font_description_set_family (
      font, theme->font_family != NULL ? theme->font_family : "Cantarell, Sans");
  pango_font_description_set_weight (font, weight);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));

  return layout;
}

static void
draw_text (cairo_t *cr,
           const char *text,
           double x,
           double y,
           double width,
           double size,
           PangoWeight weight,
           SalChartColor color,
           const SalChartTheme *theme)
{
  PangoLayout *layout = make_layout (cr, text, width, size, weight, theme);

  sal_stakeholder_set_color (cr, color);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  g_object_unref (layout);
}

static char *
describe_coverage (const SalStakeholder *person)
{
  const char *coverage = sal_contact_coverage_get_label (person->coverage);

  if (person->coverage == SAL_CONTACT_NONE || person->coverer == NULL)
    return g_strdup (coverage);

  /* translators: how well we know somebody, and who of ours */
  return g_strdup_printf (_ ("%s · %s"), coverage, person->coverer);
}

static char *
describe_part (const SalStakeholder *person)
{
  const char *role = sal_decision_role_get_label (person->role);
  const char *attitude = sal_attitude_get_label (person->attitude);

  /* translators: a decision role and an attitude */
  return role != NULL ? g_strdup_printf (_ ("%s · %s"), attitude, role) : g_strdup (attitude);
}

/* What the rings say, in words */
static const char *
describe_power (const SalStakeholder *person)
{
  switch (person->power)
    {
    case SAL_POWER_LOW:
      return _ ("Low power");
    case SAL_POWER_MEDIUM:
      return _ ("Medium power");
    case SAL_POWER_HIGH:
      return _ ("High power");
    case SAL_POWER_NONE:
    default:
      return _ ("Power not known");
    }
}

static void
draw_texts (const SalStakeholder *person, cairo_t *cr, const SalChartTheme *theme)
{
  SalChartColor text = sal_chart_palette_role (theme, SAL_CHART_ROLE_TEXT);
  SalChartColor dim =
      theme->high_contrast ? text : sal_chart_palette_role (theme, SAL_CHART_ROLE_DIM_TEXT);
  double width = SAL_STAKEHOLDER_WIDTH - 2 * LEFT;
  g_autofree char *part = describe_part (person);
  g_autofree char *coverage = describe_coverage (person);

  draw_text (cr, person->name, LEFT, NAME_TOP, width, NAME_SIZE, PANGO_WEIGHT_BOLD, text, theme);
  if (person->job_title != NULL)
    draw_text (
        cr, person->job_title, LEFT, TITLE_TOP, width, TEXT_SIZE, PANGO_WEIGHT_NORMAL, dim, theme);
  draw_text (cr,
             part,
             LEFT + 3 * MARK,
             ROLE_TOP,
             width - 3 * MARK,
             TEXT_SIZE,
             PANGO_WEIGHT_NORMAL,
             text,
             theme);
  draw_text (cr,
             describe_power (person),
             LEFT,
             POWER_TOP,
             width,
             TEXT_SIZE,
             PANGO_WEIGHT_NORMAL,
             person->power == SAL_POWER_NONE ? dim : text,
             theme);
  draw_text (cr, coverage, LEFT, COVER_TOP, width, TEXT_SIZE, PANGO_WEIGHT_NORMAL, dim, theme);
}

/**
 * sal_stakeholder_draw_box:
 * @person: somebody
 * @cr: where to draw, in units of the map; the box is at 0, 0
 * @theme: a theme
 * @legible: whether texts are large enough to be read, and drawn
 *
 * Draws somebody's box: its shape is the decision role, its rings and a word the power, a mark with
 * a word the attitude, a line with words how well we know them and who of ours does.
 */
void
sal_stakeholder_draw_box (const SalStakeholder *person,
                          cairo_t *cr,
                          const SalChartTheme *theme,
                          gboolean legible)
{
  const SalStakeholderBox box = { 0, 0, SAL_STAKEHOLDER_WIDTH, SAL_STAKEHOLDER_HEIGHT };
  double mark = legible ? MARK : 3.2 * MARK;

  sal_stakeholder_draw_shape (cr, person->role, person->power, &box, theme);
  sal_stakeholder_draw_coverage (
      cr, person->coverage, LEFT, LINE_TOP, SAL_STAKEHOLDER_WIDTH - 2 * LEFT, theme);
  sal_stakeholder_draw_attitude (cr,
                                 person->attitude,
                                 legible ? LEFT + MARK : SAL_STAKEHOLDER_WIDTH / 2,
                                 legible ? ROLE_TOP + 8 : LINE_TOP - 1.7 * mark,
                                 mark,
                                 theme);
  if (legible)
    draw_texts (person, cr, theme);
}

/* All in one path of level and upright lines, which is quick to draw. */
static void
draw_reporting_lines (const SalStakeholderMap *map,
                      const SalStakeholderLayout *layout,
                      cairo_t *cr,
                      const SalChartTheme *theme)
{
  for (guint i = 0; i < layout->n; i++)
    {
      int above = sal_stakeholder_map_get (map, i)->above;
      const SalStakeholderPlace *to = &layout->places[i];
      double x = to->x + SAL_STAKEHOLDER_WIDTH / 2;
      const SalStakeholderPlace *from;
      double bend;

      if (above < 0)
        continue;
      from = &layout->places[above];
      bend = to->y - SAL_STAKEHOLDER_DROP / 2;
      cairo_move_to (cr, from->x + SAL_STAKEHOLDER_WIDTH / 2, from->y + SAL_STAKEHOLDER_HEIGHT / 2);
      cairo_line_to (cr, from->x + SAL_STAKEHOLDER_WIDTH / 2, bend);
      cairo_line_to (cr, x, bend);
      cairo_line_to (cr, x, to->y + SAL_STAKEHOLDER_HEIGHT / 2);
    }
  sal_stakeholder_set_color (
      cr,
      sal_chart_palette_role (theme,
                              theme->high_contrast ? SAL_CHART_ROLE_TEXT : SAL_CHART_ROLE_AXIS));
  cairo_set_line_width (cr, 1.6);
  cairo_stroke (cr);
}

/**
 * sal_stakeholder_draw_lines:
 * @map: a map
 * @layout: where its people stand
 * @cr: where to draw, in units of the map
 * @theme: a theme
 *
 * Draws reporting lines, which go up and down, and lines of influence, which are arrows that go
 * round the boxes of others. What is outside of the clip is passed over.
 */
void
sal_stakeholder_draw_lines (const SalStakeholderMap *map,
                            const SalStakeholderLayout *layout,
                            cairo_t *cr,
                            const SalChartTheme *theme)
{
  double left, top, right, bottom;

  draw_reporting_lines (map, layout, cr, theme);
  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  cairo_save (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  for (guint i = 0; i < map->influences->len; i++)
    {
      const SalInfluence *influence = &g_array_index (map->influences, SalInfluence, i);
      const SalStakeholderRoute *route = &g_array_index (layout->routes, SalStakeholderRoute, i);

      if (route->to.x + ARROW_ROOM < left || route->from.x - ARROW_ROOM > right ||
          route->to.y + ARROW_ROOM < top || route->from.y - ARROW_ROOM > bottom)
        continue;
      sal_stakeholder_draw_arrow (cr, route->points, route->n, influence->strength, theme);
    }
  cairo_restore (cr);
}

/**
 * sal_stakeholder_draw:
 * @map: a map
 * @layout: where its people stand
 * @cr: where to draw, in units of the map
 * @theme: a theme
 *
 * Draws a map with all texts, for pictures and paper.
 */
void
sal_stakeholder_draw (const SalStakeholderMap *map,
                      const SalStakeholderLayout *layout,
                      cairo_t *cr,
                      const SalChartTheme *theme)
{
  sal_stakeholder_draw_lines (map, layout, cr, theme);
  for (guint i = 0; i < layout->n; i++)
    {
      cairo_save (cr);
      cairo_translate (cr, layout->places[i].x, layout->places[i].y);
      sal_stakeholder_draw_box (sal_stakeholder_map_get (map, i), cr, theme, TRUE);
      cairo_restore (cr);
    }
}

/* --- what the signs mean --- */

typedef struct
{
  cairo_t *cr;
  const SalChartTheme *theme;
  double x, y, width;
} Legend;

/* Where the next sign is drawn, with its words beside it; on another line if there is no room. */
static SalStakeholderBox
next_sign (Legend *self, const char *words)
{
  const double sign = 36, gap = 6, space = 18;
  SalChartColor color = sal_chart_palette_role (self->theme, SAL_CHART_ROLE_TEXT);
  PangoLayout *layout =
      make_layout (self->cr, words, 400, TEXT_SIZE, PANGO_WEIGHT_NORMAL, self->theme);
  SalStakeholderBox box;
  int measured;

  pango_layout_get_pixel_size (layout, &measured, NULL);
  g_object_unref (layout);
  if (self->x > 0 && self->x + sign + gap + measured > self->width)
    {
      self->x = 0;
      self->y += LEGEND_STEP;
    }
  box = (SalStakeholderBox){ self->x, self->y, sign, LEGEND_STEP - 4 };
  draw_text (self->cr,
             words,
             self->x + sign + gap,
             self->y + 3,
             400,
             TEXT_SIZE,
             PANGO_WEIGHT_NORMAL,
             color,
             self->theme);
  self->x += sign + gap + measured + space;

  return box;
}

static void
end_row (Legend *self)
{
  self->x = 0;
  self->y += LEGEND_STEP;
}

static void
draw_shapes (Legend *self)
{
  for (int role = 0; role < SAL_N_DECISION_ROLES; role++)
    {
      SalStakeholderBox box =
          next_sign (self, sal_decision_role_get_label ((SalDecisionRole) role));

      sal_stakeholder_draw_shape (
          self->cr,
          (SalDecisionRole) role,
          SAL_POWER_LOW,
          &(SalStakeholderBox){ box.x - 6, box.y - 6, box.width + 12, box.height + 12 },
          self->theme);
    }
  end_row (self);
  for (int power = SAL_POWER_LOW; power <= SAL_POWER_HIGH; power++)
    {
      g_autofree char *words =
          g_strdup_printf (_ ("power: %s"), sal_power_get_label ((SalPower) power));
      SalStakeholderBox box = next_sign (self, words);

      sal_stakeholder_draw_shape (
          self->cr, SAL_DECISION_ROLE_NONE, (SalPower) power, &box, self->theme);
    }
}

static void
draw_marks (Legend *self)
{
  for (int attitude = 0; attitude < SAL_N_ATTITUDES; attitude++)
    {
      SalStakeholderBox box = next_sign (self, sal_attitude_get_label ((SalAttitude) attitude));

      sal_stakeholder_draw_attitude (self->cr,
                                     (SalAttitude) attitude,
                                     box.x + box.width - MARK,
                                     box.y + box.height / 2,
                                     MARK,
                                     self->theme);
    }
  end_row (self);
  for (int coverage = SAL_CONTACT_MONTHLY; coverage >= SAL_CONTACT_NONE; coverage--)
    {
      SalStakeholderBox box =
          next_sign (self, sal_contact_coverage_get_label ((SalContactCoverage) coverage));

      sal_stakeholder_draw_coverage (self->cr,
                                     (SalContactCoverage) coverage,
                                     box.x,
                                     box.y + box.height / 2,
                                     box.width,
                                     self->theme);
    }
  for (int strength = SAL_INFLUENCE_WEAK; strength <= SAL_INFLUENCE_STRONG; strength++)
    {
      g_autofree char *words = g_strdup_printf (
          /* translators: %s is weak, medium or strong */
          _ ("influence: %s"),
          sal_influence_strength_get_label ((SalInfluenceStrength) strength));
      SalStakeholderBox box = next_sign (self, words);

      const SalStakeholderPlace points[] = { { box.x, box.y + box.height / 2 },
                                             { box.x + box.width, box.y + box.height / 2 } };

      sal_stakeholder_draw_arrow (
          self->cr, points, G_N_ELEMENTS (points), (SalInfluenceStrength) strength, self->theme);
    }
  end_row (self);
}

/**
 * sal_stakeholder_draw_legend:
 * @cr: where to draw; the legend is at 0, 0
 * @theme: a theme
 * @width: how wide it may be
 *
 * Draws what the signs of a map mean.
 *
 * Returns: how high it is
 */
double
sal_stakeholder_draw_legend (cairo_t *cr, const SalChartTheme *theme, double width)
{
  Legend legend = { cr, theme, 0, 0, width };

  draw_shapes (&legend);
  end_row (&legend);
  draw_marks (&legend);

  return legend.y;
}
