/* sal-map-style.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-map-style.h"

#include <string.h>

#include "sal-map-style-private.h"

/* How much of its hue a territory's tint has; the rest is background, on which text reads well. */
#define TINT      0.42
#define TINT_DARK 0.33

/* How much is left of the colour of what is pale. */
#define PALE 0.3

/* How much of the text's colour is in the fill of areas that belong to nothing. */
#define NOTHING 0.06

/**
 * SalMapStyle:
 *
 * What the areas of a map look like: their territories with colours and names, or the shades of a
 * choropleth; what is locked, marked or selected; and dots.
 *
 * A style belongs to one thread; other threads draw a copy.
 */

G_DEFINE_BOXED_TYPE (SalMapStyle, sal_map_style, sal_map_style_ref, sal_map_style_unref)

/**
 * sal_map_style_new:
 * @n_areas: the number of areas of the shape it is for
 *
 * Creates a style in which areas belong to no territory and have no shade.
 *
 * Returns: (transfer full): the style
 */
SalMapStyle *
sal_map_style_new (guint n_areas)
{
  SalMapStyle *self = g_new0 (SalMapStyle, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->n_areas = n_areas;
  self->borders = TRUE;
  self->labels = TRUE;
  self->territories = g_new (guint, MAX (n_areas, 1)); /* there may be no areas */
  memset (self->territories, 0xff, n_areas * sizeof (guint));
  self->shades = g_new (guint8, MAX (n_areas, 1));
  memset (self->shades, SAL_MAP_NO_SHADE, n_areas);
  self->flags = g_new0 (guint8, n_areas);
  self->hues = g_array_new (FALSE, FALSE, sizeof (guint8));
  self->ranks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->names = g_new0 (char *, 1);
  self->legend_labels = g_new0 (char *, 1);
  self->dots = g_array_new (FALSE, FALSE, sizeof (SalMapDot));
  self->homes = sal_map_homes_new (NULL, 0);
  self->emphasis = SAL_MAP_UNASSIGNED;
  self->dot_labels = g_new0 (char *, 1);
  self->dot_radii = g_array_new (FALSE, FALSE, sizeof (float));

  return self;
}

/**
 * sal_map_style_copy:
 * @self: a style
 *
 * Copies a style, to be drawn elsewhere while this one changes.
 *
 * Returns: (transfer full): the copy
 */
SalMapStyle *
sal_map_style_copy (const SalMapStyle *self)
{
  SalMapStyle *copy = g_new0 (SalMapStyle, 1);

  g_atomic_ref_count_init (&copy->ref_count);
  copy->n_areas = self->n_areas;
  copy->fill = self->fill;
  copy->borders = self->borders;
  copy->labels = self->labels;
  copy->territories = g_memdup2 (self->territories, self->n_areas * sizeof (guint));
  copy->shades = g_memdup2 (self->shades, self->n_areas);
  copy->flags = g_memdup2 (self->flags, self->n_areas);
  copy->hues = g_array_copy (self->hues);
  copy->ranks = g_array_copy (self->ranks);
  copy->names = g_strdupv (self->names);
  copy->n_names = self->n_names;
  copy->legend_title = g_strdup (self->legend_title);
  copy->legend_labels = g_strdupv (self->legend_labels);
  copy->n_shades = self->n_shades;
  copy->dots = g_array_copy (self->dots);
  copy->homes =
      sal_map_homes_new ((const SalMapHome *) (gpointer) self->homes->data, self->homes->len);
  copy->emphasis = self->emphasis;
  copy->dot_title = g_strdup (self->dot_title);
  copy->dot_note = g_strdup (self->dot_note);
  copy->dot_labels = g_strdupv (self->dot_labels);
  copy->dot_radii = g_array_copy (self->dot_radii);

  return copy;
}

SalMapStyle *
sal_map_style_ref (SalMapStyle *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
sal_map_style_unref (SalMapStyle *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->territories);
  g_free (self->shades);
  g_free (self->flags);
  g_array_unref (self->hues);
  g_array_unref (self->ranks);
  g_strfreev (self->names);
  g_free (self->legend_title);
  g_strfreev (self->legend_labels);
  g_array_unref (self->dots);
  g_array_unref (self->homes);
  g_free (self->dot_title);
  g_free (self->dot_note);
  g_strfreev (self->dot_labels);
  g_array_unref (self->dot_radii);
  g_free (self);
}

guint
sal_map_style_get_n_areas (const SalMapStyle *self)
{
  return self->n_areas;
}

SalMapFill
sal_map_style_get_fill (const SalMapStyle *self)
{
  return self->fill;
}

/**
 * sal_map_style_set_fill:
 * @self: the style
 * @fill: what colours say
 *
 * Sets whether areas are coloured by territory, as they are at first, or by shade.
 */
void
sal_map_style_set_fill (SalMapStyle *self, SalMapFill fill)
{
  self->fill = fill;
}

gboolean
sal_map_style_get_borders (const SalMapStyle *self)
{
  return self->borders;
}

/**
 * sal_map_style_set_borders:
 * @self: the style
 * @borders: whether areas of one territory have a thin border between them
 *
 * Sets whether borders within territories are drawn, as they are at first. They are left out where
 * areas are too small on the map to be told apart.
 */
void
sal_map_style_set_borders (SalMapStyle *self, gboolean borders)
{
  self->borders = !!borders;
}

gboolean
sal_map_style_get_labels (const SalMapStyle *self)
{
  return self->labels;
}

/**
 * sal_map_style_set_labels:
 * @self: the style
 * @labels: whether the names of territories are written on them
 *
 * Sets whether territories are named on the map, as they are at first.
 */
void
sal_map_style_set_labels (SalMapStyle *self, gboolean labels)
{
  self->labels = !!labels;
}

/**
 * sal_map_style_get_territory:
 * @self: the style
 * @area: the index of an area
 *
 * Gets the territory an area belongs to.
 *
 * Returns: its index, or %SAL_MAP_UNASSIGNED
 */
guint
sal_map_style_get_territory (const SalMapStyle *self, guint area)
{
  g_return_val_if_fail (area < self->n_areas, SAL_MAP_UNASSIGNED);

  return self->territories[area];
}

/**
 * sal_map_style_set_territory:
 * @self: the style
 * @area: the index of an area
 * @territory: the index of its territory, or %SAL_MAP_UNASSIGNED
 *
 * Moves an area to a territory.
 */
void
sal_map_style_set_territory (SalMapStyle *self, guint area, guint territory)
{
  static const guint8 no_hue = SAL_MAP_NO_HUE;

  g_return_if_fail (area < self->n_areas);
  g_return_if_fail (territory == SAL_MAP_UNASSIGNED || territory < G_MAXINT16);

  self->territories[area] = territory;
  while (territory != SAL_MAP_UNASSIGNED && self->hues->len <= territory)
    g_array_append_val (self->hues, no_hue);
}

/**
 * sal_map_style_set_names:
 * @self: the style
 * @names: (array length=n_names): the name of each territory, in the order of their indices
 * @n_names: their number
 *
 * Sets what is written on the territories. Those without a name, or with "", are not written on.
 */
void
sal_map_style_set_names (SalMapStyle *self, const char *const *names, guint n_names)
{
  char **copy = g_new0 (char *, n_names + 1);

  for (guint i = 0; i < n_names; i++)
    copy[i] = g_strdup (names[i] != NULL ? names[i] : "");
  g_strfreev (self->names);
  self->names = copy;
  self->n_names = n_names;
}

/**
 * sal_map_style_get_name:
 * @self: the style
 * @territory: the index of a territory
 *
 * Gets the name of a territory.
 *
 * Returns: (transfer none): the name; "" if it has none
 */
const char *
sal_map_style_get_name (const SalMapStyle *self, guint territory)
{
  return territory < self->n_names ? self->names[territory] : "";
}

/**
 * sal_map_style_set_ranks:
 * @self: the style
 * @ranks: (array length=n_ranks): the place of each territory in an order that lasts, from 0 on
 * @n_ranks: the number of territories
 *
 * Sets how many territories there are, and which colour each has if it can: that of its rank. Their
 * indices may change with their names; what the order is made from should not, so that a map is
 * known by its colours. Territories keep the hues they have; those beyond the last are forgotten.
 */
void
sal_map_style_set_ranks (SalMapStyle *self, const guint *ranks, guint n_ranks)
{
  static const guint8 no_hue = SAL_MAP_NO_HUE;

  g_return_if_fail (n_ranks < G_MAXINT16);

  g_array_set_size (self->ranks, 0);
  g_array_append_vals (self->ranks, ranks, n_ranks);
  if (self->hues->len > n_ranks)
    g_array_set_size (self->hues, n_ranks);
  while (self->hues->len < n_ranks)
    g_array_append_val (self->hues, no_hue);
}

guint
sal_map_style_get_rank (const SalMapStyle *self, guint territory)
{
  return territory < self->ranks->len ? g_array_index (self->ranks, guint, territory) : territory;
}

/**
 * sal_map_style_get_hue:
 * @self: the style
 * @territory: the index of a territory
 *
 * Gets which of the palette's hues a territory has. One that sal_map_style_color() has not coloured
 * yet has the hue of its rank.
 *
 * Returns: the hue, less than %SAL_CHART_N_HUES
 */
guint
sal_map_style_get_hue (const SalMapStyle *self, guint territory)
{
  guint hue =
      territory < self->hues->len ? g_array_index (self->hues, guint8, territory) : SAL_MAP_NO_HUE;

  return (hue == SAL_MAP_NO_HUE ? sal_map_style_get_rank (self, territory) : hue) %
         SAL_CHART_N_HUES;
}

/**
 * sal_map_style_set_hue:
 * @self: the style
 * @territory: the index of a territory
 * @hue: one of the palette's hues
 *
 * Gives a territory a colour, for example the one that it had when it was last seen.
 */
void
sal_map_style_set_hue (SalMapStyle *self, guint territory, guint hue)
{
  static const guint8 no_hue = SAL_MAP_NO_HUE;

  g_return_if_fail (territory < G_MAXINT16 && hue < SAL_CHART_N_HUES);

  while (self->hues->len <= territory)
    g_array_append_val (self->hues, no_hue);
  g_array_index (self->hues, guint8, territory) = (guint8) hue;
}

/**
 * sal_map_style_forget_hues:
 * @self: the style
 *
 * Takes the colours of all territories away, before those are given back that other indices had.
 */
void
sal_map_style_forget_hues (SalMapStyle *self)
{
  if (self->hues->len > 0)
    memset (self->hues->data, SAL_MAP_NO_HUE, self->hues->len);
}

/**
 * sal_map_style_copy_hues:
 * @self: a style
 * @from: another one, of other areas with the same territories
 *
 * Gives territories the hues that they have in another style.
 */
void
sal_map_style_copy_hues (SalMapStyle *self, const SalMapStyle *from)
{
  g_array_set_size (self->hues, 0);
  g_array_append_vals (self->hues, from->hues->data, from->hues->len);
}

guint
sal_map_style_get_emphasis (const SalMapStyle *self)
{
  return self->emphasis;
}

/**
 * sal_map_style_set_emphasis:
 * @self: the style
 * @territory: the index of a territory, or %SAL_MAP_UNASSIGNED for none
 *
 * Sets which territory has a bold outline: the one that is worked on.
 */
void
sal_map_style_set_emphasis (SalMapStyle *self, guint territory)
{
  self->emphasis = territory;
}

/**
 * sal_map_style_get_shade:
 * @self: the style
 * @area: the index of an area
 *
 * Gets the class that an area has in the choropleth.
 *
 * Returns: the class, or %SAL_MAP_NO_SHADE
 */
guint
sal_map_style_get_shade (const SalMapStyle *self, guint area)
{
  g_return_val_if_fail (area < self->n_areas, SAL_MAP_NO_SHADE);

  return self->shades[area];
}

/**
 * sal_map_style_set_shade:
 * @self: the style
 * @area: the index of an area
 * @shade: its class, less than %SAL_MAP_MAX_SHADES, or %SAL_MAP_NO_SHADE
 *
 * Sets the class of an area in the choropleth, from 0 for the least values up to one less than the
 * legend has labels.
 */
void
sal_map_style_set_shade (SalMapStyle *self, guint area, guint shade)
{
  g_return_if_fail (area < self->n_areas);
  g_return_if_fail (shade < SAL_MAP_MAX_SHADES || shade == SAL_MAP_NO_SHADE);

  self->shades[area] = (guint8) shade;
}

/**
 * sal_map_style_set_legend:
 * @self: the style
 * @title: (nullable): what the shades are a measure of, with its unit
 * @labels: (array length=n_labels): what each shade stands for: "100–200"
 * @n_labels: the number of shades, at most %SAL_MAP_MAX_SHADES
 *
 * Sets the legend of the choropleth, and with it how many shades there are.
 */
void
sal_map_style_set_legend (SalMapStyle *self,
                          const char *title,
                          const char *const *labels,
                          guint n_labels)
{
  char **copy;

  g_return_if_fail (n_labels <= SAL_MAP_MAX_SHADES);

  copy = g_new0 (char *, n_labels + 1);
  for (guint i = 0; i < n_labels; i++)
    copy[i] = g_strdup (labels[i] != NULL ? labels[i] : "");
  g_strfreev (self->legend_labels);
  self->legend_labels = copy;
  self->n_shades = n_labels;
  g_free (self->legend_title);
  self->legend_title = g_strdup (title);
}

/**
 * sal_map_style_get_flags:
 * @self: the style
 * @area: the index of an area
 *
 * Gets what is said about an area beside its colour.
 *
 * Returns: any of #SalMapFlags
 */
guint
sal_map_style_get_flags (const SalMapStyle *self, guint area)
{
  g_return_val_if_fail (area < self->n_areas, 0);

  return self->flags[area];
}

/**
 * sal_map_style_set_flags:
 * @self: the style
 * @area: the index of an area
 * @flags: any of #SalMapFlags
 *
 * Sets what is said about an area beside its colour.
 */
void
sal_map_style_set_flags (SalMapStyle *self, guint area, guint flags)
{
  g_return_if_fail (area < self->n_areas);

  self->flags[area] = (guint8) flags;
}

static SalChartColor
mix (SalChartColor one, SalChartColor other, double share)
{
  return (SalChartColor){
    one.red + (other.red - one.red) * share,
    one.green + (other.green - one.green) * share,
    one.blue + (other.blue - one.blue) * share,
    1,
  };
}

static SalChartColor
tint_of_hue (guint hue, const SalChartTheme *theme)
{
  return mix (sal_chart_palette_role (theme, SAL_CHART_ROLE_BACKGROUND),
              sal_chart_palette_hue (theme, hue),
              theme != NULL && theme->dark ? TINT_DARK : TINT);
}

static SalChartColor
color_of_nothing (const SalChartTheme *theme)
{
  return mix (sal_chart_palette_role (theme, SAL_CHART_ROLE_BACKGROUND),
              sal_chart_palette_role (theme, SAL_CHART_ROLE_TEXT),
              NOTHING);
}

/**
 * sal_map_style_get_territory_color:
 * @self: the style
 * @territory: the index of a territory, or %SAL_MAP_UNASSIGNED
 * @theme: (nullable): a theme
 *
 * Gets the colour that a territory's areas are filled with, for a list beside the map.
 *
 * Returns: an opaque colour
 */
SalChartColor
sal_map_style_get_territory_color (const SalMapStyle *self,
                                   guint territory,
                                   const SalChartTheme *theme)
{
  if (territory == SAL_MAP_UNASSIGNED)
    return color_of_nothing (theme);

  return tint_of_hue (sal_map_style_get_hue (self, territory), theme);
}

static guint
find_color (const SalMapStyle *self, guint area)
{
  if (self->fill == SAL_MAP_FILL_TERRITORIES)
    return self->territories[area] == SAL_MAP_UNASSIGNED
               ? SAL_MAP_MAX_SHADES
               : sal_map_style_get_hue (self, self->territories[area]);

  return self->shades[area] == SAL_MAP_NO_SHADE ? SAL_MAP_MAX_SHADES : self->shades[area];
}

/* Which of its colours a style fills an area with: areas with the same are filled at once. */
guint
sal_map_style_get_fill_index (const SalMapStyle *self, guint area)
{
  guint color = find_color (self, area);

  return (self->flags[area] & SAL_MAP_PALE) != 0 ? color + SAL_MAP_N_COLORS : color;
}

SalChartColor
sal_map_style_get_fill_color (const SalMapStyle *self, guint index, const SalChartTheme *theme)
{
  double share = self->n_shades > 1 ? (double) index / (self->n_shades - 1) : 0.5;

  if (index >= SAL_MAP_N_COLORS)
    return mix (sal_chart_palette_role (theme, SAL_CHART_ROLE_BACKGROUND),
                sal_map_style_get_fill_color (self, index - SAL_MAP_N_COLORS, theme),
                PALE);
  if (index == SAL_MAP_MAX_SHADES)
    return color_of_nothing (theme);

  switch (self->fill)
    {
    case SAL_MAP_FILL_AMOUNT:
      /* the least is to be told from the background, and from where there is nothing */
      return sal_chart_palette_amount (theme, (index + 1.0) / MAX (self->n_shades, 1));
    case SAL_MAP_FILL_INDEX:
      return sal_chart_palette_index (theme, 2 * share - 1);
    default:
      return tint_of_hue (index, theme);
    }
}
