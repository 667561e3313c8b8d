/* test-chart-palette.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-chart-palette.h"

#include <math.h>

/* Simulation of the dichromacies in linear RGB: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes,
 * "A Physiologically-based Model for Simulation of Color Vision Deficiency", 2009, severity 1.0. */
static const struct
{
  const char *name;
  double matrix[3][3];
} visions[] = {
  { "normal", { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } } },
  { "protanopia",
    { { 0.152286, 1.052583, -0.204868 },
      { 0.114503, 0.786281, 0.099216 },
      { -0.003882, -0.048116, 1.051998 } } },
  { "deuteranopia",
    { { 0.367322, 0.860646, -0.227968 },
      { 0.280085, 0.672501, 0.047413 },
      { -0.011820, 0.042940, 0.968881 } } },
  { "tritanopia",
    { { 1.255528, -0.076749, -0.178779 },
      { -0.078411, 0.930809, 0.147602 },
      { 0.004733, 0.691367, 0.303900 } } },
};

static double
to_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
lab_function (double t)
{
  return t > 216.0 / 24389 ? cbrt (t) : (24389.0 / 27 * t + 16) / 116;
}

/* CIE 1976 L*a*b* under D65 of a colour as one sort of eye sees it */
static void
see (SalChartColor color, const double matrix[3][3], double lab[3])
{
  double in[3] = { to_linear (color.red), to_linear (color.green), to_linear (color.blue) };
  double rgb[3], x, y, z;

  for (guint i = 0; i < 3; i++)
    {
      rgb[i] = matrix[i][0] * in[0] + matrix[i][1] * in[1] + matrix[i][2] * in[2];
      rgb[i] = CLAMP (rgb[i], 0, 1);
    }
  x = lab_function ((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
  y = lab_function (0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]);
  z = lab_function ((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
  lab[0] = 116 * y - 16;
  lab[1] = 500 * (x - y);
  lab[2] = 200 * (y - z);
}

static double
difference (SalChartColor one, SalChartColor other, const double matrix[3][3])
{
  double first[3], second[3];

  see (one, matrix, first);
  see (other, matrix, second);

  return sqrt (pow (first[0] - second[0], 2) + pow (first[1] - second[1], 2) +
               pow (first[2] - second[2], 2));
}

static const struct
{
  SalChartTheme theme;
  double least_difference; /* ΔE*ab; 2.3 is just noticeable, Okabe and Ito's own set has 16.0 */
  double least_contrast;   /* of all but the last hue, which is yellow */
} themes[] = {
  { { .dark = FALSE }, 21, 2.2 },
  { { .dark = TRUE }, 21, 3 },
  { { .high_contrast = TRUE }, 11, 4.5 },
  { { .dark = TRUE, .high_contrast = TRUE }, 25, 4.5 },
};

static void
test_palette_hues_differ (void)
{
  for (gsize t = 0; t < G_N_ELEMENTS (themes); t++)
    for (gsize v = 0; v < G_N_ELEMENTS (visions); v++)
      for (guint i = 0; i < SAL_CHART_N_HUES; i++)
        for (guint j = i + 1; j < SAL_CHART_N_HUES; j++)
          {
            double apart = difference (sal_chart_palette_hue (&themes[t].theme, i),
                                       sal_chart_palette_hue (&themes[t].theme, j),
                                       visions[v].matrix);

            if (apart < themes[t].least_difference)
              g_test_message (
                  "theme %zu, %s, hues %u and %u: %.1f", t, visions[v].name, i, j, apart);
            g_assert_cmpfloat (apart, >=, themes[t].least_difference);
          }
}

static void
test_palette_hues_stand_out (void)
{
  for (gsize t = 0; t < G_N_ELEMENTS (themes); t++)
    {
      SalChartColor background =
          sal_chart_palette_role (&themes[t].theme, SAL_CHART_ROLE_BACKGROUND);

      for (guint i = 0; i + 1 < SAL_CHART_N_HUES; i++)
        g_assert_cmpfloat (
            sal_chart_color_contrast (sal_chart_palette_hue (&themes[t].theme, i), background),
            >=,
            themes[t].least_contrast);
    }
}

/* text in cells is readable at every step of both ramps (WCAG 2.1: 4.5) */
static void
test_palette_text_on_ramps (void)
{
  for (gsize t = 0; t < G_N_ELEMENTS (themes); t++)
    for (int step = -20; step <= 20; step++)
      {
        const SalChartTheme *theme = &themes[t].theme;
        SalChartColor amount = sal_chart_palette_amount (theme, ABS (step) / 20.0);
        SalChartColor deviation = sal_chart_palette_index (theme, step / 20.0);

        g_assert_cmpfloat (
            sal_chart_color_contrast (sal_chart_palette_text_on (theme, amount), amount), >=, 4.5);
        g_assert_cmpfloat (
            sal_chart_color_contrast (sal_chart_palette_text_on (theme, deviation), deviation),
            >=,
            4.5);
      }
}

/* the amount ramp is even: equal steps look equally large, and it only goes one way */
static void
test_palette_ramp_is_even (void)
{
  for (gsize t = 0; t < G_N_ELEMENTS (themes); t++)
    {
      const SalChartTheme *theme = &themes[t].theme;
      double least = G_MAXDOUBLE, most = 0;

      for (guint step = 0; step < 8; step++)
        {
          double apart = difference (sal_chart_palette_amount (theme, step / 8.0),
                                     sal_chart_palette_amount (theme, (step + 1) / 8.0),
                                     visions[0].matrix);

          least = MIN (least, apart);
          most = MAX (most, apart);
        }
      g_assert_cmpfloat (least, >, 3);
      g_assert_cmpfloat (most / least, <, 1.5);
    }
}

/* below and above the centre are told apart by every eye */
static void
test_palette_index_ends_differ (void)
{
  for (gsize t = 0; t < G_N_ELEMENTS (themes); t++)
    for (gsize v = 0; v < G_N_ELEMENTS (visions); v++)
      g_assert_cmpfloat (difference (sal_chart_palette_index (&themes[t].theme, -1),
                                     sal_chart_palette_index (&themes[t].theme, 1),
                                     visions[v].matrix),
                         >,
                         40);
}

/* Signals differ from ordinary points, and the levels of a waterfall from its steps, for every eye;
 * their shapes and signs differ besides. */
static void
test_palette_marks_differ (void)
{
  for (gsize t = 0; t < G_N_ELEMENTS (themes); t++)
    for (gsize v = 0; v < G_N_ELEMENTS (visions); v++)
      {
        const SalChartTheme *theme = &themes[t].theme;
        SalChartColor level = sal_chart_palette_role (theme, SAL_CHART_ROLE_LEVEL);
        SalChartColor signal = sal_chart_palette_role (theme, SAL_CHART_ROLE_SIGNAL);
        SalChartColor background = sal_chart_palette_role (theme, SAL_CHART_ROLE_BACKGROUND);

        g_test_message ("theme %zu, %s", t, visions[v].name);
        g_assert_cmpfloat (
            difference (signal, sal_chart_palette_hue (theme, 0), visions[v].matrix), >, 40);
        g_assert_cmpfloat (
            difference (level, sal_chart_palette_index (theme, 1), visions[v].matrix), >, 18);
        g_assert_cmpfloat (
            difference (level, sal_chart_palette_index (theme, -1), visions[v].matrix), >, 18);
        g_assert_cmpfloat (sal_chart_color_contrast (signal, background), >=, 3);
        g_assert_cmpfloat (sal_chart_color_contrast (level, background), >=, 3);
      }
}

static void
test_palette_hues_repeat (void)
{
  SalChartColor first = sal_chart_palette_hue (NULL, 0);
  SalChartColor again = sal_chart_palette_hue (NULL, SAL_CHART_N_HUES);

  g_assert_cmpfloat (first.blue, ==, again.blue);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-palette/hues-differ", test_palette_hues_differ);
  g_test_add_func ("/chart-palette/hues-stand-out", test_palette_hues_stand_out);
  g_test_add_func ("/chart-palette/text-on-ramps", test_palette_text_on_ramps);
  g_test_add_func ("/chart-palette/ramp-is-even", test_palette_ramp_is_even);
  g_test_add_func ("/chart-palette/index-ends-differ", test_palette_index_ends_differ);
  g_test_add_func ("/chart-palette/marks-differ", test_palette_marks_differ);
  g_test_add_func ("/chart-palette/hues-repeat", test_palette_hues_repeat);

  return g_test_run ();
}
