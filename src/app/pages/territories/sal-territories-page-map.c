/* sal-territories-page-map.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-design-style.h"

/* What the map shows, and what is done to areas on it. */

/* --- colours --- */

/* The selection is part of the page, not of the design. */
static guint
flags_of (SalTerritoriesPage *self, SalTerritoryDesign *design, guint area)
{
  return sal_design_style_find_flags (design, area) | (self->selected[area] ? SAL_MAP_SELECTED : 0);
}

/* Of a territory on the map, as the window is light or dark now; of none, as it was. */
void
sal_territories_page_find_color (SalTerritoriesPage *self, gint32 territory, GdkRGBA *color)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  const SalChartTheme theme = { .dark = adw_style_manager_get_dark (manager),
                                .high_contrast = adw_style_manager_get_high_contrast (manager) };
  SalChartColor found;

  if (territory == SAL_TERRITORY_NONE)
    return;
  found = sal_map_style_get_territory_color (self->style, (guint) territory, &theme);
  *color = (GdkRGBA){ (float) found.red, (float) found.green, (float) found.blue, 1 };
}

void
sal_territories_page_recolor_rows (SalTerritoriesPage *self)
{
  guint n = self->shown != NULL ? sal_territory_design_get_n_territories (self->shown) : 0;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      guint territory = sal_territory_row_get_territory (SAL_TERRITORY_ROW (row));
      GdkRGBA color;

      if (territory >= n)
        continue;
      sal_territories_page_find_color (self, (gint32) territory, &color);
      sal_territory_row_set_color (SAL_TERRITORY_ROW (row), &color);
    }
  sal_territories_page_update_stroke_card (self);
}

/* In another alignment, the territory to be chosen is the one of the same name. */
gint32
sal_territories_page_find_named (SalTerritoryDesign *design, const char *name)
{
  for (guint t = 0; t < sal_territory_design_get_n_territories (design); t++)
    {
      if (g_str_equal (sal_territory_design_get_territory (design, t)->name, name))
        return (gint32) t;
    }

  return SAL_TERRITORY_NONE;
}

static guint
get_emphasis (SalTerritoriesPage *self)
{
  return self->brush != SAL_TERRITORY_NONE ? (guint) self->brush : SAL_MAP_UNASSIGNED;
}

/* The territory that is chosen stands out. */
void
sal_territories_page_emphasize (SalTerritoriesPage *self)
{
  if (self->style == NULL || sal_map_style_get_emphasis (self->style) == get_emphasis (self))
    return;

  sal_map_style_set_emphasis (self->style, get_emphasis (self));
  if (sal_map_view_get_style (self->map_view) == self->style)
    sal_map_view_update_overlay (self->map_view);
}

/**
 * sal_territories_page_recolor:
 * @self: the page
 *
 * Colours territories as they will be when the alignment is opened again, after areas were moved.
 */
void
sal_territories_page_recolor (SalTerritoriesPage *self)
{
  if (sal_map_style_color_anew (self->style, sal_alignment_editor_get_shape (self->editor)))
    sal_map_view_update (self->map_view);
  else
    sal_map_view_update_overlay (self->map_view);
  sal_territories_page_recolor_dots (self);
  sal_territories_page_recolor_rows (self);
}

/**
 * sal_territories_page_show_map:
 * @self: the page, with a design
 *
 * Shows the design as it is now. Its colours follow from it, whatever was shown before.
 */
void
sal_territories_page_show_map (SalTerritoriesPage *self)
{
  SalTerritoryDesign *design = self->shown;
  SalMapShape *shape = sal_alignment_editor_get_shape (self->editor);
  guint n_areas = sal_territory_design_get_n_areas (design);

  if (self->style == NULL || sal_map_style_get_n_areas (self->style) != n_areas)
    {
      g_clear_pointer (&self->style, sal_map_style_unref);
      self->style = sal_map_style_new (n_areas);
      g_free (self->selected);
      self->selected = g_new0 (guint8, n_areas);
      self->n_selected = 0;
    }
  sal_design_style_update (self->style, design);
  for (guint area = 0; area < n_areas; area++)
    sal_map_style_set_flags (self->style, area, flags_of (self, design, area));
  sal_territories_page_shade (self);
  sal_map_style_color_anew (self->style, shape);
  if (n_areas == 0)
    {
      /* there is nothing to be drawn, and no place to look at */
      sal_territories_page_recolor_rows (self);
      return;
    }
  sal_territories_page_place_dots (self);
  if (sal_map_view_get_shape (self->map_view) != shape ||
      sal_map_view_get_style (self->map_view) != self->style)
    sal_map_view_set_map (self->map_view, shape, self->style);
  else
    sal_map_view_update (self->map_view);
  if (!self->has_fitted)
    sal_map_view_fit (self->map_view);
  self->has_fitted = TRUE;
  sal_territories_page_recolor_rows (self);
}

/**
 * sal_territories_page_update_map:
 * @self: the page
 * @areas: (element-type guint): areas that changed
 *
 * Draws what has changed: these areas, and others that hang together with the rest of their
 * territory no longer, or again.
 */
void
sal_territories_page_update_map (SalTerritoriesPage *self, const GArray *areas)
{
  SalTerritoryDesign *design = self->shown;
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < areas->len; i++)
    sal_design_style_update_area (self->style, design, g_array_index (areas, guint, i));
  g_array_append_vals (changed, areas->data, areas->len);
  for (guint area = 0; area < sal_territory_design_get_n_areas (design); area++)
    {
      guint flags = flags_of (self, design, area);

      if (flags == sal_map_style_get_flags (self->style, area))
        continue;
      sal_map_style_set_flags (self->style, area, flags);
      g_array_append_val (changed, area);
    }
  if (sal_territories_page_is_showing_gaps (self))
    sal_territories_page_shade (self);
  sal_map_view_update_areas (
      self->map_view, (const guint *) (gpointer) changed->data, changed->len);
}

/* --- the selection --- */

GArray *
sal_territories_page_list_selected (SalTerritoriesPage *self)
{
  GArray *areas = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint area = 0; self->shown != NULL && area < sal_territory_design_get_n_areas (self->shown);
       area++)
    {
      if (self->selected[area])
        g_array_append_val (areas, area);
    }

  return areas;
}

static void
select_area (SalTerritoriesPage *self, guint area, gboolean selected)
{
  self->n_selected += (selected != FALSE) - self->selected[area];
  self->selected[area] = selected != FALSE;
}

/* Whatever is no longer, or is now, in the selection is drawn. */
static void
selection_changed (SalTerritoriesPage *self)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (guint));

  sal_territories_page_update_map (self, none);
  sal_territories_page_update_actions (self);
  sal_territories_page_show_details (self);
  sal_territories_page_show_table (self);
}

void
sal_territories_page_clear_selection (SalTerritoriesPage *self)
{
  if (self->n_selected == 0)
    return;

  memset (self->selected, 0, sal_territory_design_get_n_areas (self->shown));
  self->n_selected = 0;
  selection_changed (self);
}

/**
 * sal_territories_page_map_choose:
 * @self: the page
 * @areas: (element-type guint): areas that were clicked, or lie in a lasso or rectangle
 * @choice: what is to happen with the selection
 *
 * Changes the selection, on the map and in the table; it is told about from now on.
 */
void
sal_territories_page_map_choose (SalTerritoriesPage *self, GArray *areas, SalMapChoice choice)
{
  if (self->shown == NULL)
    return;

  if (choice == SAL_MAP_CHOICE_REPLACE)
    {
      memset (self->selected, 0, sal_territory_design_get_n_areas (self->shown));
      self->n_selected = 0;
    }
  for (guint i = 0; i < areas->len; i++)
    {
      guint area = g_array_index (areas, guint, i);

      select_area (self,
                   area,
                   choice == SAL_MAP_CHOICE_TOGGLE ? !self->selected[area]
                                                   : choice != SAL_MAP_CHOICE_REMOVE);
    }
  self->inspects_selection = TRUE;
  selection_changed (self);
}

/* --- painting --- */

/**
 * sal_territories_page_map_stroke:
 * @self: the page
 * @areas: (element-type guint): areas that the stroke has come to
 * @phase: where it is
 *
 * Gives areas to the chosen territory while the pointer moves; where the button is released, all of
 * it becomes one step.
 */
void
sal_territories_page_map_stroke (SalTerritoriesPage *self, GArray *areas, SalMapPhase phase)
{
  g_autofree char *label = NULL;

  self->is_painting = FALSE;
  if (self->job != NULL || !sal_alignment_editor_is_editable (self->editor))
    return;

  self->is_painting = phase == SAL_MAP_PHASE_BEGIN || phase == SAL_MAP_PHASE_UPDATE;
  if (phase == SAL_MAP_PHASE_BEGIN)
    {
      sal_alignment_editor_begin (self->editor);
      self->n_stroke = 0;
    }
  if (phase == SAL_MAP_PHASE_CANCEL)
    {
      sal_alignment_editor_cancel (self->editor);
      return;
    }
  if (areas != NULL && areas->len > 0)
    sal_alignment_editor_move (
        self->editor, (const guint *) (gpointer) areas->data, areas->len, self->brush);
  if (phase != SAL_MAP_PHASE_END)
    return;

  label = sal_territories_page_label_move (self, self->n_stroke, self->brush);
  sal_alignment_editor_commit (self->editor, label);
}

static void
describe_piece (SalTerritoryDesign *design, guint area, GString *text)
{
  guint n;

  if (!sal_territory_design_is_detached (design, area))
    return;

  n = sal_territory_design_count_piece (design, area);
  g_string_append_c (text, '\n');
  g_string_append_printf (text,
                          ngettext ("Detached from the rest of it: a piece of %u area",
                                    "Detached from the rest of it: a piece of %u areas",
                                    n),
                          n);
}

/**
 * sal_territories_page_describe_area:
 * @view: the map
 * @area: an area
 * @user_data: the page
 *
 * Says what is to be known of an area.
 *
 * Returns: (transfer full): its name, territory and measures
 */
char *
sal_territories_page_describe_area (SalMapView *view, guint area, gpointer user_data)
{
  SalTerritoriesPage *self = user_data;
  SalTerritoryDesign *design = self->shown;
  const SalGeographyArea *areas;
  GString *text;
  gint32 territory;

  if (design == NULL)
    return NULL;
  areas = sal_geography_get_areas (sal_territory_design_get_geography (design), NULL);
  territory = sal_territory_design_get_assignment (design)[area];
  text = g_string_new (NULL);
  g_string_append_printf (text,
                          "%s, %s\n%s",
                          areas[area].name,
                          areas[area].parent,
                          territory != SAL_TERRITORY_NONE
                              ? sal_territory_design_get_territory (design, (guint) territory)->name
                              : _ ("In no territory"));
  describe_piece (design, area, text);
  for (guint m = 0; m < sal_territory_design_get_n_measures (design); m++)
    {
      const SalAreaMeasure *measure = sal_territory_design_get_measure (design, m);
      g_autofree char *value =
          sal_territories_page_format_value (self, measure, measure->values[area], FALSE);

      if (measure->values[area] != 0)
        g_string_append_printf (text, "\n%s: %s", measure->label, value);
    }
  sal_territories_page_describe_coverage (self, area, text);

  return g_string_free (text, FALSE);
}
