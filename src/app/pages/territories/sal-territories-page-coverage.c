/* sal-territories-page-coverage.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-private.h"

#include <glib/gi18n.h>

#include "sal-coverage-layer.h"
#include "sal-coverage-style.h"
#include "sal-design-style.h"

/* What the map, its tooltips and the inspector say of coverage. */

static const char *
get_currency (SalTerritoriesPage *self)
{
  return sal_workspace_get_currency (sal_page_get_workspace (SAL_PAGE (self)));
}

/* Layers of coverage come behind those of measures. */
static gboolean
is_showing (SalTerritoriesPage *self, SalCoverageLayer *layer)
{
  int n_measures =
      self->shown != NULL ? (int) sal_territory_design_get_n_measures (self->shown) : 0;

  if (self->shown == NULL || self->layer < n_measures)
    return FALSE;
  *layer = (SalCoverageLayer) (self->layer - n_measures);

  return TRUE;
}

/**
 * sal_territories_page_is_showing_gaps:
 * @self: the page
 *
 * Tells whether colours follow when areas are moved though they do not show territories.
 *
 * Returns: %TRUE if the map shows coverage gaps
 */
gboolean
sal_territories_page_is_showing_gaps (SalTerritoriesPage *self)
{
  SalCoverageLayer layer;

  return is_showing (self, &layer) && layer == SAL_COVERAGE_LAYER_GAPS;
}

/**
 * sal_territories_page_shade:
 * @self: the page, with a design
 *
 * Has the colours of the map say what was chosen. As long as coverage is being read, they show
 * territories.
 */
void
sal_territories_page_shade (SalTerritoriesPage *self)
{
  const SalDesignCoverage *figures = sal_alignment_coverage_get_figures (self->coverage);
  SalCoverageLayer layer;
  gboolean is_coverage = is_showing (self, &layer);

  if (is_coverage && figures != NULL)
    sal_coverage_style_shade (self->style, self->shown, figures, layer, get_currency (self));
  else if (!is_coverage && self->layer >= 0)
    sal_design_style_shade (self->style, self->shown, (guint) self->layer, get_currency (self));
  else
    sal_map_style_set_fill (self->style, SAL_MAP_FILL_TERRITORIES);
}

/* Other geographies have other measures: what is checked in the menu is what is used. */
static void
follow_potential (SalTerritoriesPage *self)
{
  const SalDesignCoverage *figures = sal_alignment_coverage_get_figures (self->coverage);
  guint measure = figures != NULL ? sal_design_coverage_get_potential (figures)->measure : 0;

  if (figures != NULL)
    g_object_set (
        self, "potential", sal_territory_design_get_measure (self->shown, measure)->key, NULL);
}

static void
coverage_changed_cb (SalTerritoriesPage *self)
{
  SalCoverageLayer layer;

  if (self->shown == NULL)
    return;

  follow_potential (self);
  if (is_showing (self, &layer) || self->dots != NULL)
    sal_territories_page_show_map (self);
  sal_territories_page_show_details (self);
  sal_territories_page_update_coverage (self);
}

/**
 * sal_territories_page_connect_coverage:
 * @self: the page
 *
 * Begins to read coverage; what shows follows it.
 */
void
sal_territories_page_connect_coverage (SalTerritoriesPage *self)
{
  self->coverage = sal_alignment_coverage_new (sal_page_get_workspace (SAL_PAGE (self)));
  g_signal_connect_object (
      self->coverage, "changed", G_CALLBACK (coverage_changed_cb), self, G_CONNECT_SWAPPED);
}

/* --- the menu --- */

static GMenuModel *
create_potential_menu (SalTerritoriesPage *self)
{
  GMenu *menu = g_menu_new ();

  for (guint m = 0; m < sal_territory_design_get_n_measures (self->shown); m++)
    {
      const SalAreaMeasure *measure = sal_territory_design_get_measure (self->shown, m);
      g_autoptr (GMenuItem) item = g_menu_item_new (measure->label, NULL);

      g_menu_item_set_action_and_target (item, "territories.potential", "s", measure->key);
      if (sal_design_coverage_can_be_potential (measure))
        g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

/**
 * sal_territories_page_offer_coverage:
 * @self: the page, with a design
 *
 * Offers the layers of coverage behind those of the measures, and the measures of the design to
 * tell potential by.
 */
void
sal_territories_page_offer_coverage (SalTerritoriesPage *self)
{
  GtkStringList *layers = GTK_STRING_LIST (gtk_drop_down_get_model (self->layer_drop_down));
  g_autoptr (GMenuModel) potential = create_potential_menu (self);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint layer = 0; layer < SAL_COVERAGE_N_LAYERS; layer++)
    gtk_string_list_append (layers, sal_coverage_layer_get_label ((SalCoverageLayer) layer));
  sal_territories_page_append_shows (self, menu);
  g_menu_append_submenu (section, _ ("_Whitespace From"), potential);
  g_menu_append (section, _ ("_Coverage by Territory…"), "territories.coverage");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  gtk_menu_button_set_menu_model (self->show_button, G_MENU_MODEL (menu));
  follow_potential (self);
}

/* --- the window --- */

/**
 * sal_territories_page_update_coverage:
 * @self: the page
 *
 * Has the window of coverage, if it is open, show what there is now.
 */
void
sal_territories_page_update_coverage (SalTerritoriesPage *self)
{
  const SalAlignmentInfo *info = sal_alignment_editor_get_info (self->editor);
  const SalDesignCoverage *figures = sal_alignment_coverage_get_figures (self->coverage);
  const char *error = sal_alignment_coverage_get_error (self->coverage);
  g_autofree char *potential = NULL;
  g_autofree char *note = NULL;

  if (self->coverage_window == NULL || info == NULL || self->shown == NULL)
    return;

  if (figures == NULL)
    {
      sal_coverage_window_show (
          self->coverage_window, info->name, error != NULL ? error : "", NULL);
      return;
    }
  potential = sal_coverage_layer_dup_title (
      SAL_COVERAGE_LAYER_WHITESPACE, figures, self->shown, get_currency (self));
  /* translators: what whitespace is found from */
  note = g_strdup_printf (_ ("Covered today by a position that somebody holds. Won and lost, and "
                             "revenue, are of the last twelve months. Whitespace: %s."),
                          potential);
  sal_coverage_window_show (self->coverage_window,
                            info->name,
                            note,
                            sal_coverage_table_new (figures, self->shown, get_currency (self)));
}

static void
territory_chosen_cb (SalTerritoriesPage *self, gint64 id)
{
  gint32 territory =
      self->shown != NULL ? sal_territory_design_find_territory (self->shown, id) : -1;

  if (territory != SAL_TERRITORY_NONE)
    sal_territories_page_choose_brush (self, territory);
}

void
sal_territories_page_open_coverage (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);

  if (self->shown == NULL)
    return;

  if (self->coverage_window == NULL)
    {
      GtkWidget *window = sal_coverage_window_new (GTK_WINDOW (gtk_widget_get_root (widget)));

      g_set_weak_pointer (&self->coverage_window, SAL_COVERAGE_WINDOW (window));
      g_signal_connect_object (
          window, "territory-chosen", G_CALLBACK (territory_chosen_cb), self, G_CONNECT_SWAPPED);
    }
  sal_territories_page_update_coverage (self);
  gtk_window_present (GTK_WINDOW (self->coverage_window));
}

/* --- in words --- */

/**
 * sal_territories_page_describe_coverage:
 * @self: the page, with a design
 * @area: an area
 * @text: what is said of it
 *
 * Adds how the accounts of an area are covered, a line each.
 */
void
sal_territories_page_describe_coverage (SalTerritoriesPage *self, guint area, GString *text)
{
  const SalDesignCoverage *figures = sal_alignment_coverage_get_figures (self->coverage);
  g_autoptr (GPtrArray) lines = NULL;
  SalCoverageGap gap;

  if (figures == NULL)
    return;
  gap = sal_design_coverage_find_gap (figures, area);
  lines = sal_coverage_figures_describe (sal_design_coverage_get_area (figures, area),
                                         get_currency (self));
  for (guint i = 0; i < lines->len; i++)
    {
      const SalCoverageLine *line = g_ptr_array_index (lines, i);

      g_string_append_printf (text, "\n%s: %s", line->title, line->value);
    }
  if (gap == SAL_COVERAGE_GAP_VACANT || gap == SAL_COVERAGE_GAP_UNASSIGNED)
    g_string_append_printf (text, "\n%s: %s", _ ("Coverage gap"), sal_coverage_gap_get_label (gap));
}

/**
 * sal_territories_page_add_coverage:
 * @self: the page, with a design
 * @areas: (nullable) (element-type guint): areas; %NULL for the territory that is chosen
 *
 * Adds how their accounts are covered to the inspector.
 */
void
sal_territories_page_add_coverage (SalTerritoriesPage *self, const GArray *areas)
{
  const SalDesignCoverage *figures = sal_alignment_coverage_get_figures (self->coverage);
  g_autofree SalCoverageFigures *territories = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  SalCoverageFigures sum = { 0 };

  if (figures == NULL)
    return;
  if (areas == NULL)
    {
      territories = sal_design_coverage_add_up (figures);
      sum = territories[self->brush];
    }
  for (guint i = 0; areas != NULL && i < areas->len; i++)
    sal_coverage_figures_add (
        &sum, sal_design_coverage_get_area (figures, g_array_index (areas, guint, i)));
  lines = sal_coverage_figures_describe (&sum, get_currency (self));
  for (guint i = 0; i < lines->len; i++)
    {
      const SalCoverageLine *line = g_ptr_array_index (lines, i);

      sal_territories_page_add_detail (self, line->title, line->value, line->note);
    }
}
