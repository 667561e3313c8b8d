/* sal-map-style.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-chart-palette.h"
#include "sal-map-shape.h"

G_BEGIN_DECLS

/* In place of a territory: the area belongs to none. */
#define SAL_MAP_UNASSIGNED G_MAXUINT

/* In place of a shade: the area has no value. */
#define SAL_MAP_NO_SHADE 255

/* At most this many classes of a choropleth. */
#define SAL_MAP_MAX_SHADES 16

/**
 * SalMapFill:
 * @SAL_MAP_FILL_TERRITORIES: by territory, in tints that differ between neighbours
 * @SAL_MAP_FILL_AMOUNT: by shade, on the ramp of one hue from the least to the greatest amount
 * @SAL_MAP_FILL_INDEX: by shade, from orange through grey, the middle shade, to blue
 *
 * What the colours of areas say.
 */
typedef enum
{
  SAL_MAP_FILL_TERRITORIES,
  SAL_MAP_FILL_AMOUNT,
  SAL_MAP_FILL_INDEX,
} SalMapFill;

/**
 * SalMapFlags:
 * @SAL_MAP_LOCKED: the area is hatched
 * @SAL_MAP_MARKED: the area has a warning sign: it is detached, unassigned …
 * @SAL_MAP_SELECTED: the area is within the outline of the selection
 * @SAL_MAP_PALE: the area is there only to find one's way: little is left of its colour
 *
 * What is said about an area beside its colour.
 */
typedef enum
{
  SAL_MAP_LOCKED = 1 << 0,
  SAL_MAP_MARKED = 1 << 1,
  SAL_MAP_SELECTED = 1 << 2,
  SAL_MAP_PALE = 1 << 3,
} SalMapFlags;

/**
 * SalMapDot:
 * @point: where, on the plane of the shape; see sal_map_shape_project()
 * @radius: in pixels, whatever the scale
 * @hue: which of the palette's hues, or %SAL_MAP_NEUTRAL_HUE
 *
 * An account.
 */
typedef struct
{
  SalMapPoint point;
  float radius;
  guint hue;
} SalMapDot;

/* In place of a hue: the colour of texts. */
#define SAL_MAP_NEUTRAL_HUE G_MAXUINT

/* In place of a dot: none is there. */
#define SAL_MAP_NO_DOT G_MAXUINT

/* How far from its centre a dot is found at least, in pixels. */
#define SAL_MAP_DOT_REACH 4.0

/**
 * SalMapHome:
 * @point: where, on the plane of the shape
 * @name: who lives there
 * @initials: the same where there is less room
 * @hue: as of a dot
 *
 * The home of a person.
 */
typedef struct
{
  SalMapPoint point;
  char *name;
  char *initials;
  guint hue;
} SalMapHome;

#define SAL_TYPE_MAP_STYLE (sal_map_style_get_type ())

typedef struct _SalMapStyle SalMapStyle;

GType sal_map_style_get_type (void) G_GNUC_CONST;

SalMapStyle *sal_map_style_new (guint n_areas);
SalMapStyle *sal_map_style_copy (const SalMapStyle *self);
SalMapStyle *sal_map_style_ref (SalMapStyle *self);
void sal_map_style_unref (SalMapStyle *self);

guint sal_map_style_get_n_areas (const SalMapStyle *self);
SalMapFill sal_map_style_get_fill (const SalMapStyle *self);
void sal_map_style_set_fill (SalMapStyle *self, SalMapFill fill);
gboolean sal_map_style_get_borders (const SalMapStyle *self);
void sal_map_style_set_borders (SalMapStyle *self, gboolean borders);

/* Territories */
guint sal_map_style_get_territory (const SalMapStyle *self, guint area);
void sal_map_style_set_territory (SalMapStyle *self, guint area, guint territory);
void sal_map_style_set_names (SalMapStyle *self, const char *const *names, guint n_names);
const char *sal_map_style_get_name (const SalMapStyle *self, guint territory);
guint sal_map_style_get_hue (const SalMapStyle *self, guint territory);
void sal_map_style_set_ranks (SalMapStyle *self, const guint *ranks, guint n_ranks);
void sal_map_style_set_hue (SalMapStyle *self, guint territory, guint hue);
void sal_map_style_forget_hues (SalMapStyle *self);
void sal_map_style_copy_hues (SalMapStyle *self, const SalMapStyle *from);
guint sal_map_style_get_emphasis (const SalMapStyle *self);
void sal_map_style_set_emphasis (SalMapStyle *self, guint territory);

/* A choropleth */
guint sal_map_style_get_shade (const SalMapStyle *self, guint area);
void sal_map_style_set_shade (SalMapStyle *self, guint area, guint shade);
void sal_map_style_set_legend (SalMapStyle *self,
                               const char *title,
                               const char *const *labels,
                               guint n_labels);

/* What is drawn above */
guint sal_map_style_get_flags (const SalMapStyle *self, guint area);
void sal_map_style_set_flags (SalMapStyle *self, guint area, guint flags);
void sal_map_style_set_dots (SalMapStyle *self, const SalMapDot *dots, guint n_dots);
void sal_map_style_set_dot_legend (SalMapStyle *self,
                                   const char *title,
                                   const char *note,
                                   const char *const *labels,
                                   const float *radii,
                                   guint n_labels);
gboolean sal_map_style_has_legend (const SalMapStyle *self);
void sal_map_style_set_homes (SalMapStyle *self, const SalMapHome *homes, guint n_homes);
gboolean sal_map_style_get_labels (const SalMapStyle *self);
void sal_map_style_set_labels (SalMapStyle *self, gboolean labels);

SalChartColor sal_map_style_get_territory_color (const SalMapStyle *self,
                                                 guint territory,
                                                 const SalChartTheme *theme);
gboolean sal_map_style_color (SalMapStyle *self, const SalMapShape *shape, GArray *recolored);
gboolean sal_map_style_color_anew (SalMapStyle *self, const SalMapShape *shape);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalMapStyle, sal_map_style_unref)

G_END_DECLS
