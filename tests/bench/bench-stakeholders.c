/* bench-stakeholders.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench.h"
#include "sal-stakeholder-gaps.h"
#include "sal-stakeholder-painter.h"

/* A map of 500 people with 200 lines of influence, as it is drawn while somebody is dragged: laid
 * out anew and drawn, at the scale where all is seen and where it can be read. */

#define N_PEOPLE     500
#define N_INFLUENCES 200
#define N_FRAMES     200
#define N_COLUMNS    5
#define WIDTH        1360
#define HEIGHT       860
#define FRAME        16.0 /* ms: 60 frames a second */
#define LAYOUT       4.0  /* ms */

static SalStakeholderMap *
make_map (void)
{
  SalStakeholderMap *map = sal_stakeholder_map_new (200000);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *name = g_strdup_printf ("Somebody With Name %u", i);
      SalStakeholder *person = sal_stakeholder_map_add (map, i + 1, name);

      person->job_title = g_strdup ("Manufacturing Engineering Manager");
      person->reports_to =
          i == 0 ? 0 : g_rand_int_range (random, (gint32) i / 5, (gint32) i / 3 + 1) + 1;
      person->role = (SalDecisionRole) g_rand_int_range (random, -1, SAL_N_DECISION_ROLES);
      person->power = (SalPower) g_rand_int_range (random, -1, 3);
      person->attitude = (SalAttitude) g_rand_int_range (random, 0, SAL_N_ATTITUDES);
      person->coverage = (SalContactCoverage) g_rand_int_range (random, 0, 3);
    }
  sal_stakeholder_map_link (map);
  for (guint i = 0; i < N_INFLUENCES; i++)
    sal_stakeholder_map_add_influence (map,
                                       i + 1,
                                       g_rand_int_range (random, 1, N_PEOPLE + 1),
                                       g_rand_int_range (random, 1, N_PEOPLE + 1),
                                       (SalInfluenceStrength) g_rand_int_range (random, 0, 3));

  return map;
}

static double
measure_frame (SalStakeholderPainter *painter,
               SalStakeholderMap *map,
               const SalStakeholderViewport *viewport,
               cairo_surface_t *surface,
               gboolean *complete)
{
  const SalChartTheme theme = { 0 };
  double start = bench_seconds ();
  g_autoptr (SalStakeholderLayout) layout = sal_stakeholder_layout_new (map);
  cairo_t *cr = cairo_create (surface);

  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  cairo_paint (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
  *complete = sal_stakeholder_painter_draw (painter, map, layout, cr, viewport, &theme, 1);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return 1000 * (bench_seconds () - start);
}

static void
measure_drag (const char *what, SalStakeholderMap *map, double scale)
{
  g_autoptr (SalStakeholderPainter) painter = sal_stakeholder_painter_new ();
  g_autoptr (SalStakeholderLayout) layout = sal_stakeholder_layout_new (map);
  SalStakeholder *dragged = &g_array_index (map->people, SalStakeholder, N_PEOPLE / 2);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  SalStakeholderPlace place = layout->places[N_PEOPLE / 2];
  SalStakeholderViewport viewport = { 0, 0, scale, WIDTH, HEIGHT };
  g_autofree char *figure = g_strdup_printf ("a frame while dragging, %s, median", what);
  g_autofree char *worst = g_strdup_printf ("a frame while dragging, %s, 95 %% of them", what);
  g_autofree char *first = g_strdup_printf ("the slowest frame until all is drawn, %s", what);
  double frames[N_FRAMES], slowest = 0;
  gboolean complete = FALSE;
  guint n_first = 0;

  if (scale >= SAL_STAKEHOLDER_LEGIBLE)
    {
      viewport.x = place.x - WIDTH / 2 / scale;
      viewport.y = place.y - HEIGHT / 2 / scale;
    }
  for (; !complete; n_first++)
    slowest = MAX (slowest, measure_frame (painter, map, &viewport, surface, &complete));
  dragged->placed = TRUE;
  for (guint i = 0; i < N_FRAMES; i++)
    {
      dragged->x = place.x + i;
      dragged->y = place.y + i / 2;
      frames[i] = measure_frame (painter, map, &viewport, surface, &complete);
    }
  dragged->placed = FALSE;
  bench_note ("%s: all was drawn after %u frames", what, n_first);
  bench_figure (first, slowest, FRAME, "ms");
  bench_figure (figure, bench_median (frames, N_FRAMES), FRAME, "ms");
  bench_figure (worst, bench_quantile (frames, N_FRAMES, 0.95), FRAME, "ms");
  cairo_surface_destroy (surface);
}

static void
measure_layout (SalStakeholderMap *map)
{
  double times[N_FRAMES], gaps[N_FRAMES];

  for (guint i = 0; i < N_FRAMES; i++)
    {
      double start = bench_seconds ();
      g_autoptr (SalStakeholderLayout) layout = sal_stakeholder_layout_new (map);
      g_autoptr (GArray) found = NULL;

      times[i] = 1000 * (bench_seconds () - start);
      start = bench_seconds ();
      found = sal_stakeholder_gaps_find (map);
      gaps[i] = 1000 * (bench_seconds () - start);
    }
  bench_figure ("layout of 500 people", bench_median (times, N_FRAMES), LAYOUT, "ms");
  bench_figure ("gaps of 500 people", bench_median (gaps, N_FRAMES), LAYOUT, "ms");
}

/* By hand, above each other in a few columns: every upright line has all of a column to look at. */
static void
measure_columns (SalStakeholderMap *map)
{
  double times[N_FRAMES];

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      SalStakeholder *person = &g_array_index (map->people, SalStakeholder, i);

      person->placed = TRUE;
      person->x = i % N_COLUMNS * 290;
      person->y = i / N_COLUMNS * 190;
    }
  for (guint i = 0; i < N_FRAMES; i++)
    {
      double start = bench_seconds ();
      g_autoptr (SalStakeholderLayout) layout = sal_stakeholder_layout_new (map);

      times[i] = 1000 * (bench_seconds () - start);
    }
  bench_figure ("layout of 500 people in columns", bench_median (times, N_FRAMES), LAYOUT, "ms");
}

int
main (void)
{
  g_autoptr (SalStakeholderMap) map = make_map ();
  g_autoptr (SalStakeholderLayout) layout = sal_stakeholder_layout_new (map);
  SalStakeholderPlace from, to;

  measure_layout (map);
  sal_stakeholder_layout_measure (layout, &from, &to);
  measure_drag ("all seen", map, MIN (WIDTH / (to.x - from.x), HEIGHT / (to.y - from.y)));
  measure_drag ("a third of the size", map, SAL_STAKEHOLDER_LEGIBLE);
  measure_drag ("at its size", map, 1);
  measure_columns (map);

  return bench_finish ();
}
