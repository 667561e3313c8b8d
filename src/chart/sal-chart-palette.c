/* sal-chart-palette.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-chart-palette.h"

#include <math.h>

/* Every colour of every chart, light and dark, is in this file.
 *
 * The hues are Okabe and Ito's (blue, orange, bluish green, reddish purple, vermilion, sky blue,
 * yellow; jfly.uni-koeln.de/color), each moved a little per theme so that the seven stay apart
 * under all three dichromacies and stand out from the background.
 * tests/headless/test-chart-palette.c simulates the dichromacies and holds the distances.
 */
typedef enum
{
  VARIANT_LIGHT,
  VARIANT_DARK,
  VARIANT_HIGH_CONTRAST_LIGHT,
  VARIANT_HIGH_CONTRAST_DARK,
  N_VARIANTS,
} Variant;

static const guint32 hues[N_VARIANTS][SAL_CHART_N_HUES] = {
  { 0x205AA1, 0xE38100, 0x0E9751, 0xC37F9F, 0xB43A09, 0x00BAFF, 0xE0DB64 },
  { 0x2B7FE1, 0xFC9F00, 0x36B462, 0xB46C9E, 0xD25B00, 0x67DEFF, 0xFFFB26 },
  { 0x133D86, 0xCE4400, 0x0C606D, 0xBB4186, 0x704600, 0x6661B5, 0x727D18 },
  { 0x719BFF, 0xFFB716, 0x9DDEA6, 0xB496A8, 0xFB7A5C, 0x2AE6FF, 0xFFEE7F },
};

/* red, green, blue and alpha per role, in the order of SalChartRole */
static const guint32 roles[N_VARIANTS][SAL_CHART_ROLE_BACKGROUND + 1] = {
  { 0x000006DE,
    0x00000699,
    0x0000061A,
    0x00000666,
    0x00000696,
    0x00000014,
    0x6F6F75FF,
    0xC64600FF,
    0xFFFFFFFF },
  { 0xFFFFFFF0,
    0xFFFFFFA8,
    0xFFFFFF1F,
    0xFFFFFF73,
    0xFFFFFFA8,
    0xFFFFFF1C,
    0xB4B4B4FF,
    0xFF9A4DFF,
    0x2E2E2EFF },
  { 0x000000FF,
    0x000000FF,
    0x00000073,
    0x000000FF,
    0x000000FF,
    0x00000033,
    0x4A4A50FF,
    0xB83A00FF,
    0xFFFFFFFF },
  { 0xFFFFFFFF,
    0xFFFFFFFF,
    0xFFFFFF80,
    0xFFFFFFFF,
    0xFFFFFFFF,
    0xFFFFFF40,
    0xDDDDDDFF,
    0xFFB27AFF,
    0x1E1E1EFF },
};

/* A ramp in OKLCH: lightness and chroma go from first to last at one hue (degrees). */
typedef struct
{
  double lightness[2];
  double chroma[2];
  double hue;
} Ramp;

static const Ramp amount_ramps[N_VARIANTS] = {
  { { 0.965, 0.52 }, { 0.012, 0.135 }, 252 },
  { { 0.33, 0.74 }, { 0.02, 0.125 }, 252 },
  { { 0.99, 0.40 }, { 0.004, 0.13 }, 252 },
  { { 0.25, 0.88 }, { 0.01, 0.08 }, 252 },
};

/* grey to the end, for values above (blue) and below (orange) the centre */
static const Ramp index_ramps[N_VARIANTS][2] = {
  { { { 0.94, 0.60 }, { 0.002, 0.135 }, 252 }, { { 0.94, 0.70 }, { 0.002, 0.155 }, 60 } },
  { { { 0.36, 0.68 }, { 0.002, 0.140 }, 252 }, { { 0.36, 0.70 }, { 0.002, 0.145 }, 60 } },
  { { { 0.97, 0.45 }, { 0.000, 0.140 }, 252 }, { { 0.97, 0.55 }, { 0.000, 0.130 }, 50 } },
  { { { 0.28, 0.80 }, { 0.000, 0.110 }, 252 }, { { 0.28, 0.82 }, { 0.000, 0.140 }, 65 } },
};

static Variant
variant_of (const SalChartTheme *theme)
{
  if (theme == NULL)
    return VARIANT_LIGHT;
  if (theme->high_contrast)
    return theme->dark ? VARIANT_HIGH_CONTRAST_DARK : VARIANT_HIGH_CONTRAST_LIGHT;

  return theme->dark ? VARIANT_DARK : VARIANT_LIGHT;
}

static SalChartColor
color_from_rgba (guint32 rgba)
{
  return (SalChartColor){
    .red = ((rgba >> 24) & 0xff) / 255.0,
    .green = ((rgba >> 16) & 0xff) / 255.0,
    .blue = ((rgba >> 8) & 0xff) / 255.0,
    .alpha = (rgba & 0xff) / 255.0,
  };
}

static double
encode_channel (double linear)
{
  linear = CLAMP (linear, 0, 1);

  return linear <= 0.0031308 ? 12.92 * linear : 1.055 * pow (linear, 1 / 2.4) - 0.055;
}

static double
decode_channel (double encoded)
{
  return encoded <= 0.04045 ? encoded / 12.92 : pow ((encoded + 0.055) / 1.055, 2.4);
}

/* Björn Ottosson, "A perceptual color space for image processing", 2020 */
static SalChartColor
color_from_oklch (double lightness, double chroma, double hue)
{
  double a = chroma * cos (hue * G_PI / 180);
  double b = chroma * sin (hue * G_PI / 180);
  double l = pow (lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
  double m = pow (lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
  double s = pow (lightness - 0.0894841775 * a - 1.2914855480 * b, 3);

  return (SalChartColor){
    .red = encode_channel (4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    .green = encode_channel (-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    .blue = encode_channel (-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s),
    .alpha = 1,
  };
}

static SalChartColor
ramp_at (const Ramp *ramp, double position)
{
  position = CLAMP (position, 0, 1);

  return color_from_oklch (
      ramp->lightness[0] + (ramp->lightness[1] - ramp->lightness[0]) * position,
      ramp->chroma[0] + (ramp->chroma[1] - ramp->chroma[0]) * position,
      ramp->hue);
}

/**
 * sal_chart_palette_hue:
 * @theme: (nullable): a theme
 * @index: which hue; counts on from the first after %SAL_CHART_N_HUES
 *
 * Gets a colour for a category. The same dimension value should keep its index everywhere.
 *
 * Returns: an opaque colour
 */
SalChartColor
sal_chart_palette_hue (const SalChartTheme *theme, guint index)
{
  guint32 rgb = hues[variant_of (theme)][index % SAL_CHART_N_HUES];

  return color_from_rgba (rgb << 8 | 0xff);
}

/**
 * sal_chart_palette_role:
 * @theme: (nullable): a theme
 * @role: what the colour is for
 *
 * Gets a colour that stands for no data.
 *
 * Returns: a colour, which may be translucent
 */
SalChartColor
sal_chart_palette_role (const SalChartTheme *theme, SalChartRole role)
{
  g_return_val_if_fail (role <= SAL_CHART_ROLE_BACKGROUND, (SalChartColor){ 0 });

  return color_from_rgba (roles[variant_of (theme)][role]);
}

/**
 * sal_chart_palette_amount:
 * @theme: (nullable): a theme
 * @position: 0 for the least amount, 1 for the greatest; clamped
 *
 * Gets a colour of the single-hue ramp for amounts. Equal steps of @position are equal steps of
 * OKLab lightness.
 *
 * Returns: an opaque colour
 */
SalChartColor
sal_chart_palette_amount (const SalChartTheme *theme, double position)
{
  return ramp_at (&amount_ramps[variant_of (theme)], position);
}

/**
 * sal_chart_palette_index:
 * @theme: (nullable): a theme
 * @position: −1 for far below the centre, 0 for at it, 1 for far above; clamped
 *
 * Gets a colour of the diverging ramp: orange, grey, blue.
 *
 * Returns: an opaque colour
 */
SalChartColor
sal_chart_palette_index (const SalChartTheme *theme, double position)
{
  const Ramp *ramps = index_ramps[variant_of (theme)];

  return ramp_at (&ramps[position < 0 ? 1 : 0], fabs (position));
}

static double
luminance (SalChartColor color)
{
  return 0.2126 * decode_channel (color.red) + 0.7152 * decode_channel (color.green) +
         0.0722 * decode_channel (color.blue);
}

/**
 * sal_chart_color_contrast:
 * @one: an opaque colour
 * @other: another
 *
 * Computes the contrast ratio of WCAG 2.1.
 *
 * Returns: 1 for equal colours to 21 for black on white
 */
double
sal_chart_color_contrast (SalChartColor one, SalChartColor other)
{
  double first = luminance (one) + 0.05;
  double second = luminance (other) + 0.05;

  return MAX (first, second) / MIN (first, second);
}

/**
 * sal_chart_palette_text_on:
 * @theme: (nullable): a theme
 * @background: an opaque colour
 *
 * Chooses black or white, whichever reads better on @background.
 *
 * Returns: an opaque colour
 */
SalChartColor
sal_chart_palette_text_on (const SalChartTheme *theme, SalChartColor background)
{
  SalChartColor black = { 0, 0, 0.02, 1 };
  SalChartColor white = { 1, 1, 1, 1 };

  return sal_chart_color_contrast (black, background) >=
                 sal_chart_color_contrast (white, background)
             ? black
             : white;
}
