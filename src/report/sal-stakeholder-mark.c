/* sal-stakeholder-mark.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholder-mark-private.h"

#include <math.h>

#define CUT    13.0 /* of a corner */
#define PILL   30.0 /* radius; more would be in the way of texts */
#define BAR    6.0  /* from the side of a box to the bar of a technical buyer */
#define ARROW  9.0
#define CORNER 3.0 /* radius where no role is known */

void
sal_stakeholder_set_color (cairo_t *cr, SalChartColor color)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
}

static void
trace_rounded (cairo_t *cr, const SalStakeholderBox *box, double radius)
{
  double right = box->x + box->width, bottom = box->y + box->height;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, box->y + radius, radius, -(G_PI / 2), 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, (G_PI / 2));
  cairo_arc (cr, box->x + radius, bottom - radius, radius, (G_PI / 2), G_PI);
  cairo_arc (cr, box->x + radius, box->y + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

/* A box whose corners are cut at the top, at the bottom, or both */
static void
trace_cut (cairo_t *cr, const SalStakeholderBox *box, double top, double bottom)
{
  double right = box->x + box->width, end = box->y + box->height;

  cairo_move_to (cr, box->x + top, box->y);
  cairo_line_to (cr, right - top, box->y);
  cairo_line_to (cr, right, box->y + top);
  cairo_line_to (cr, right, end - bottom);
  cairo_line_to (cr, right - bottom, end);
  cairo_line_to (cr, box->x + bottom, end);
  cairo_line_to (cr, box->x, end - bottom);
  cairo_line_to (cr, box->x, box->y + top);
  cairo_close_path (cr);
}

static void
trace_hexagon (cairo_t *cr, const SalStakeholderBox *box, double cut)
{
  double right = box->x + box->width, end = box->y + box->height;
  double middle = box->y + box->height / 2;

  cairo_move_to (cr, box->x + cut, box->y);
  cairo_line_to (cr, right - cut, box->y);
  cairo_line_to (cr, right, middle);
  cairo_line_to (cr, right - cut, end);
  cairo_line_to (cr, box->x + cut, end);
  cairo_line_to (cr, box->x, middle);
  cairo_close_path (cr);
}

/**
 * sal_stakeholder_trace_shape:
 * @cr: where to draw
 * @role: a decision role, or none
 * @box: the room the shape takes
 *
 * Traces the outline that stands for a decision role.
 */
void
sal_stakeholder_trace_shape (cairo_t *cr, SalDecisionRole role, const SalStakeholderBox *box)
{
  double cut = MIN (CUT, box->height / 3);

  switch (role)
    {
    case SAL_DECISION_ROLE_ECONOMIC_BUYER:
      trace_hexagon (cr, box, cut);
      break;
    case SAL_DECISION_ROLE_DECISION_MAKER:
      trace_cut (cr, box, cut, cut);
      break;
    case SAL_DECISION_ROLE_SPONSOR:
      trace_cut (cr, box, cut, 0);
      break;
    case SAL_DECISION_ROLE_GATEKEEPER:
      trace_cut (cr, box, 0, cut);
      break;
    case SAL_DECISION_ROLE_INFLUENCER:
      trace_rounded (cr, box, cut);
      break;
    case SAL_DECISION_ROLE_COACH:
      trace_rounded (cr, box, MIN (PILL, box->height / 2));
      break;
    case SAL_DECISION_ROLE_USER:
    case SAL_DECISION_ROLE_TECHNICAL_BUYER:
      cairo_rectangle (cr, box->x, box->y, box->width, box->height);
      break;
    case SAL_DECISION_ROLE_NONE:
    case SAL_N_DECISION_ROLES:
    default:
      trace_rounded (cr, box, CORNER);
    }
}

static SalStakeholderBox
shrink (const SalStakeholderBox *box, double by)
{
  return (SalStakeholderBox){ box->x + by, box->y + by, box->width - 2 * by, box->height - 2 * by };
}

/**
 * sal_stakeholder_draw_shape:
 * @cr: where to draw
 * @role: a decision role, or none
 * @power: how much power
 * @box: the room the shape takes with its rings
 * @theme: a theme
 *
 * Draws the shape of a decision role with the rings of power: one for low, two for medium, three
 * for high, and a dashed one where it is not known.
 */
void
sal_stakeholder_draw_shape (cairo_t *cr,
                            SalDecisionRole role,
                            SalPower power,
                            const SalStakeholderBox *box,
                            const SalChartTheme *theme)
{
  static const double dash[] = { 4, 3 };
  SalStakeholderBox inner = shrink (box, 1 + 2 * SAL_STAKEHOLDER_RING);
  double bar = MIN (BAR, inner.width / 8);
  int n_rings = power == SAL_POWER_NONE ? 1 : (int) power + 1;

  sal_stakeholder_trace_shape (cr, role, &inner);
  sal_stakeholder_set_color (cr, sal_chart_palette_role (theme, SAL_CHART_ROLE_BACKGROUND));
  cairo_fill (cr);
  sal_stakeholder_set_color (
      cr,
      sal_chart_palette_role (
          theme, power == SAL_POWER_NONE ? SAL_CHART_ROLE_DIM_TEXT : SAL_CHART_ROLE_TEXT));
  cairo_set_line_width (cr, theme->high_contrast ? 1.8 : 1.2);
  if (power == SAL_POWER_NONE)
    cairo_set_dash (cr, dash, G_N_ELEMENTS (dash), 0);
  for (int i = 0; i < n_rings; i++)
    {
      SalStakeholderBox ring = shrink (box, 1 + (2 - i) * SAL_STAKEHOLDER_RING);

      sal_stakeholder_trace_shape (cr, role, &ring);
    }
  if (role == SAL_DECISION_ROLE_TECHNICAL_BUYER)
    for (int side = 0; side < 2; side++)
      {
        double x = side == 0 ? inner.x + bar : inner.x + inner.width - bar;

        cairo_move_to (cr, x, inner.y);
        cairo_line_to (cr, x, inner.y + inner.height);
      }
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
trace_star (cairo_t *cr, double x, double y, double radius)
{
  cairo_new_path (cr);
  for (int i = 0; i < 10; i++)
    {
      double angle = -(G_PI / 2) + i * G_PI / 5;
      double reach = i % 2 == 0 ? radius : radius * 0.42;

      cairo_line_to (cr, x + reach * cos (angle), y + reach * sin (angle));
    }
  cairo_close_path (cr);
}

static void
trace_strokes (cairo_t *cr, SalAttitude attitude, double x, double y, double radius)
{
  double reach = radius * 0.75;

  switch (attitude)
    {
    case SAL_ATTITUDE_SUPPORTER:
      cairo_move_to (cr, x - reach, y);
      cairo_line_to (cr, x + reach, y);
      cairo_move_to (cr, x, y - reach);
      cairo_line_to (cr, x, y + reach);
      break;
    case SAL_ATTITUDE_SCEPTIC:
      cairo_move_to (cr, x - reach, y);
      cairo_line_to (cr, x + reach, y);
      break;
    case SAL_ATTITUDE_OPPONENT:
      cairo_move_to (cr, x - reach, y - reach);
      cairo_line_to (cr, x + reach, y + reach);
      cairo_move_to (cr, x - reach, y + reach);
      cairo_line_to (cr, x + reach, y - reach);
      break;
    case SAL_ATTITUDE_NEUTRAL:
    case SAL_ATTITUDE_MENTOR:
    case SAL_N_ATTITUDES:
    default:
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, reach, 0, 2 * G_PI);
    }
}

/**
 * sal_stakeholder_draw_attitude:
 * @cr: where to draw
 * @attitude: an attitude
 * @x: the middle
 * @y: the middle
 * @radius: how far it reaches
 * @theme: a theme
 *
 * Draws the mark of an attitude: a star for a mentor, plus for a supporter, a ring for who is
 * neutral, minus for a sceptic, a cross for an opponent.
 */
void
sal_stakeholder_draw_attitude (cairo_t *cr,
                               SalAttitude attitude,
                               double x,
                               double y,
                               double radius,
                               const SalChartTheme *theme)
{
  SalChartColor color =
      attitude == SAL_ATTITUDE_NEUTRAL
          ? sal_chart_palette_role (theme, SAL_CHART_ROLE_DIM_TEXT)
          : sal_chart_palette_index (theme, attitude <= SAL_ATTITUDE_SUPPORTER ? 1 : -1);

  if (theme->high_contrast)
    color = sal_chart_palette_role (theme, SAL_CHART_ROLE_TEXT);
  sal_stakeholder_set_color (cr, color);
  if (attitude == SAL_ATTITUDE_MENTOR)
    {
      trace_star (cr, x, y, radius);
      cairo_fill (cr);
      return;
    }
  cairo_set_line_width (cr, radius / 2.4);
  trace_strokes (cr, attitude, x, y, radius);
  cairo_stroke (cr);
}

/**
 * sal_stakeholder_draw_coverage:
 * @cr: where to draw
 * @coverage: how well we know somebody
 * @x: where the line begins
 * @y: the height of the line
 * @width: how long it is
 * @theme: a theme
 *
 * Draws the line that says how well we know somebody: solid if we talk monthly, dashed if they know
 * of us, none without contact.
 */
void
sal_stakeholder_draw_coverage (cairo_t *cr,
                               SalContactCoverage coverage,
                               double x,
                               double y,
                               double width,
                               const SalChartTheme *theme)
{
  static const double dash[] = { 7, 5 };

  if (coverage == SAL_CONTACT_NONE)
    return;
  sal_stakeholder_set_color (cr, sal_chart_palette_role (theme, SAL_CHART_ROLE_TEXT));
  if (coverage == SAL_CONTACT_KNOWS)
    cairo_set_dash (cr, dash, G_N_ELEMENTS (dash), 0);
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + width, y);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* Where the line is hidden by its head: before the end, by less than its last piece. */
static SalStakeholderPlace
end_before (const SalStakeholderPlace *from, const SalStakeholderPlace *to, double by)
{
  double length = hypot (to->x - from->x, to->y - from->y);
  double share = length > 0 ? MIN (by / length, 1) : 0;

  return (SalStakeholderPlace){ to->x + (from->x - to->x) * share,
                                to->y + (from->y - to->y) * share };
}

/**
 * sal_stakeholder_draw_arrow:
 * @cr: where to draw
 * @points: (array length=n): the way, from whose word counts to who listens
 * @n: at least two
 * @strength: how strong the influence is
 * @theme: a theme
 *
 * Draws a line of influence; the stronger, the thicker.
 */
void
sal_stakeholder_draw_arrow (cairo_t *cr,
                            const SalStakeholderPlace *points,
                            guint n,
                            SalInfluenceStrength strength,
                            const SalChartTheme *theme)
{
  const SalStakeholderPlace *to = &points[n - 1], *before = &points[n - 2];
  double angle = atan2 (to->y - before->y, to->x - before->x);
  double size = ARROW + 2 * strength;
  SalStakeholderPlace end = end_before (before, to, size / 2);

  sal_stakeholder_set_color (cr,
                             theme->high_contrast
                                 ? sal_chart_palette_role (theme, SAL_CHART_ROLE_TEXT)
                                 : sal_chart_palette_hue (theme, 3));
  cairo_set_line_width (cr, 1.2 + 1.3 * strength);
  cairo_move_to (cr, points[0].x, points[0].y);
  for (guint i = 1; i + 1 < n; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
  cairo_line_to (cr, end.x, end.y);
  cairo_stroke (cr);
  cairo_move_to (cr, to->x, to->y);
  cairo_line_to (cr, to->x - size * cos (angle - 0.4), to->y - size * sin (angle - 0.4));
  cairo_line_to (cr, to->x - size * cos (angle + 0.4), to->y - size * sin (angle + 0.4));
  cairo_close_path (cr);
  cairo_fill (cr);
}
