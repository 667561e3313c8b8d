/* test-stakeholder-drawing.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sal-stakeholder-painter.h"

#define WIDTH    ((int) SAL_STAKEHOLDER_WIDTH)
#define HEIGHT   ((int) SAL_STAKEHOLDER_HEIGHT)
#define N_THEMES 3

static const SalChartTheme themes[N_THEMES] = { { 0 },
                                                { .dark = TRUE },
                                                { .high_contrast = TRUE } };

static cairo_surface_t *
draw_box (const SalStakeholder *person, const SalChartTheme *theme, gboolean legible)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  SalChartColor background = sal_chart_palette_role (theme, SAL_CHART_ROLE_BACKGROUND);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, background.red, background.green, background.blue);
  cairo_paint (cr);
  sal_stakeholder_draw_box (person, cr, theme, legible);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static guint
gray_at (cairo_surface_t *surface, int x, int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) +
                      (gsize) y * (gsize) cairo_image_surface_get_stride (surface);
  guint32 pixel = ((const guint32 *) (gconstpointer) row)[x];

  return (((pixel >> 16) & 0xff) * 3 + ((pixel >> 8) & 0xff) * 6 + (pixel & 0xff)) / 10;
}

/* Of pixels that tell two boxes apart for who sees no colours */
static guint
count_differences (cairo_surface_t *one, cairo_surface_t *other)
{
  guint n = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        guint a = gray_at (one, x, y), b = gray_at (other, x, y);

        n += MAX (a, b) - MIN (a, b) > 40;
      }

  return n;
}

static SalStakeholder
make_person (void)
{
  return (SalStakeholder){ .name = (char *) "Ada Bell",
                           .job_title = (char *) "Plant Manager",
                           .role = SAL_DECISION_ROLE_USER,
                           .power = SAL_POWER_LOW,
                           .attitude = SAL_ATTITUDE_NEUTRAL,
                           .coverage = SAL_CONTACT_NONE };
}

static void
set_role (SalStakeholder *person, int value)
{
  person->role = (SalDecisionRole) value;
}

static void
set_power (SalStakeholder *person, int value)
{
  person->power = (SalPower) value;
}

static void
set_attitude (SalStakeholder *person, int value)
{
  person->attitude = (SalAttitude) value;
}

static void
set_coverage (SalStakeholder *person, int value)
{
  person->coverage = (SalContactCoverage) value;
}

/* Every value is told by its form alone, also where nothing can be read. */
static void
test_without_colours (void)
{
  static const struct
  {
    const char *name;
    void (*set) (SalStakeholder *person, int value);
    int from, to;
  } signs[] = {
    { "role", set_role, SAL_DECISION_ROLE_NONE, SAL_N_DECISION_ROLES - 1 },
    { "power", set_power, SAL_POWER_NONE, SAL_POWER_HIGH },
    { "attitude", set_attitude, SAL_ATTITUDE_MENTOR, SAL_ATTITUDE_OPPONENT },
    { "coverage", set_coverage, SAL_CONTACT_NONE, SAL_CONTACT_MONTHLY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    for (guint theme = 0; theme < N_THEMES; theme++)
      for (int one = signs[i].from; one <= signs[i].to; one++)
        for (int other = signs[i].from; other < one; other++)
          {
            SalStakeholder a = make_person (), b = make_person ();
            cairo_surface_t *first, *second;

            signs[i].set (&a, one);
            signs[i].set (&b, other);
            first = draw_box (&a, &themes[theme], FALSE);
            second = draw_box (&b, &themes[theme], FALSE);
            g_test_message ("%s %d and %d, theme %u", signs[i].name, one, other, theme);
            g_assert_cmpuint (count_differences (first, second), >=, 12);
            cairo_surface_destroy (first);
            cairo_surface_destroy (second);
          }
}

/* Texts, the mark and the coverage stay within the innermost ring, whatever the shape. */
static void
test_within_shape (void)
{
  for (int role = SAL_DECISION_ROLE_NONE; role < SAL_N_DECISION_ROLES; role++)
    {
      SalStakeholder person = make_person ();
      SalStakeholder same = make_person ();
      cairo_surface_t *with, *without;

      person.role = same.role = (SalDecisionRole) role;
      person.name = (char *) "Somebody With A Name That Is Much Too Long For Any Box";
      person.coverage = SAL_CONTACT_MONTHLY;
      with = draw_box (&person, &themes[0], TRUE);
      without = draw_box (&same, &themes[0], FALSE);
      for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
          if (x < 16 || x >= WIDTH - 16 || y < 8 || y >= HEIGHT - 8)
            g_assert_cmpuint (gray_at (with, x, y), ==, gray_at (without, x, y));
      cairo_surface_destroy (with);
      cairo_surface_destroy (without);
    }
}

static SalStakeholderMap *
make_map (guint n)
{
  SalStakeholderMap *map = sal_stakeholder_map_new (0);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i);
      SalStakeholder *person = sal_stakeholder_map_add (map, i + 1, name);

      person->reports_to = (i + 4) / 5;
      person->attitude = (SalAttitude) (i % SAL_N_ATTITUDES);
    }
  sal_stakeholder_map_link (map);
  sal_stakeholder_map_add_influence (map, 1, n, 1, SAL_INFLUENCE_STRONG);

  return map;
}

static gboolean
paint (SalStakeholderPainter *painter,
       const SalStakeholderMap *map,
       const SalStakeholderViewport *viewport,
       cairo_surface_t *surface)
{
  g_autoptr (SalStakeholderLayout) layout = sal_stakeholder_layout_new (map);
  cairo_t *cr = cairo_create (surface);
  gboolean complete;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  complete = sal_stakeholder_painter_draw (painter, map, layout, cr, viewport, &themes[0], 1);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return complete;
}

/* Some boxes at a time, all of them in the end, and then the same picture again and again; what
 * somebody is called anew is drawn anew. */
static void
test_painter (void)
{
  g_autoptr (SalStakeholderPainter) painter = sal_stakeholder_painter_new ();
  g_autoptr (SalStakeholderMap) map = make_map (100);
  const SalStakeholderViewport viewport = { 0, 0, 0.05, 1000, 600 };
  cairo_surface_t *first = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1000, 600);
  cairo_surface_t *second = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1000, 600);
  gsize size = (gsize) cairo_image_surface_get_stride (first) * 600;
  guint n = 1;

  while (!paint (painter, map, &viewport, first))
    g_assert_cmpuint (++n, <, 100);
  g_assert_cmpuint (n, >, 1);
  g_assert_true (paint (painter, map, &viewport, second));
  g_assert_cmpmem (
      cairo_image_surface_get_data (first), size, cairo_image_surface_get_data (second), size);
  g_array_index (map->people, SalStakeholder, 0).attitude = SAL_ATTITUDE_OPPONENT;
  g_assert_true (paint (painter, map, &viewport, second));
  g_assert_cmpint (
      memcmp (cairo_image_surface_get_data (first), cairo_image_surface_get_data (second), size),
      !=,
      0);
  cairo_surface_destroy (first);
  cairo_surface_destroy (second);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stakeholder-drawing/without-colours", test_without_colours);
  g_test_add_func ("/stakeholder-drawing/within-shape", test_within_shape);
  g_test_add_func ("/stakeholder-drawing/painter", test_painter);

  return g_test_run ();
}
