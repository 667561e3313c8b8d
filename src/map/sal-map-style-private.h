/* sal-map-style-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-map-style.h"

G_BEGIN_DECLS

/* In place of a hue: the territory has none yet. */
#define SAL_MAP_NO_HUE 255

struct _SalMapStyle
{
  gatomicrefcount ref_count;
  guint n_areas;
  SalMapFill fill;
  gboolean borders;
  gboolean labels;
  guint *territories; /* per area */
  guint8 *shades;     /* per area */
  guint8 *flags;      /* per area */
  GArray *hues;       /* guint8 per territory */
  GArray *ranks;      /* guint per territory; where there is none, its index */
  char **names;       /* per territory */
  guint n_names;
  char *legend_title;
  char **legend_labels;
  guint n_shades;
  GArray *dots;    /* SalMapDot */
  GArray *homes;   /* SalMapHome */
  guint emphasis;  /* a territory, or SAL_MAP_UNASSIGNED */
  char *dot_title; /* (nullable): what the sizes of dots are a measure of */
  char *dot_note;  /* (nullable): what their colours say */
  char **dot_labels;
  GArray *dot_radii; /* float per label */
};

/* How many different fills a style has at most: hues, or shades, and the one for nothing; and the
 * same again, pale. */
#define SAL_MAP_N_COLORS (SAL_MAP_MAX_SHADES + 1)
#define SAL_MAP_N_FILLS  (2 * SAL_MAP_N_COLORS)

/* A legend of dots that are not there says nothing. */
gboolean sal_map_style_has_dot_legend (const SalMapStyle *self);
GArray *sal_map_homes_new (const SalMapHome *homes, guint n_homes);
guint sal_map_style_get_rank (const SalMapStyle *self, guint territory);
guint sal_map_style_get_fill_index (const SalMapStyle *self, guint area);
SalChartColor
sal_map_style_get_fill_color (const SalMapStyle *self, guint index, const SalChartTheme *theme);

G_END_DECLS
