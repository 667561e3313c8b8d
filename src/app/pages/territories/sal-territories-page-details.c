/* sal-territories-page-details.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-private.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-area-measures.h"
#include "sal-design-travel.h"
#include "sal-number.h"

/* What is said of what was touched last: the areas that are selected, or the territory that is
 * chosen. */

static gboolean
is_about_selection (SalTerritoriesPage *self)
{
  return self->n_selected > 0 && self->inspects_selection;
}

char *
sal_territories_page_format_value (SalTerritoriesPage *self,
                                   const SalAreaMeasure *measure,
                                   double value,
                                   gboolean is_short)
{
  const char *currency = sal_workspace_get_currency (sal_page_get_workspace (SAL_PAGE (self)));

  return sal_area_measure_format (measure, value, currency, is_short);
}

static GtkWidget *
create_row (SalTerritoriesPage *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  g_object_set_data (G_OBJECT (row), "label", label);
  gtk_list_box_append (self->details, row);

  return row;
}

/* Rows there are say something else: while areas are painted they change with every frame. */
void
sal_territories_page_add_detail (SalTerritoriesPage *self,
                                 const char *title,
                                 const char *value,
                                 const char *note)
{
  GtkListBoxRow *found = gtk_list_box_get_row_at_index (self->details, (int) self->n_details++);
  GtkWidget *row = found != NULL ? GTK_WIDGET (found) : create_row (self);
  g_autofree char *name = g_strdup_printf (
      "%s: %s%s%s", title, value, note != NULL ? ", " : "", note != NULL ? note : "");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), note != NULL ? note : "");
  gtk_label_set_label (g_object_get_data (G_OBJECT (row), "label"), value);
  sal_accessible_set_label (row, name);
}

static void
add_count (SalTerritoriesPage *self, const char *title, double count, int decimals)
{
  g_autofree char *number = sal_number_format (count, decimals);

  sal_territories_page_add_detail (self, title, number, NULL);
}

/* By the measure that territories are judged by. */
static void
add_travel (SalTerritoriesPage *self, SalTerritoryDesign *design, guint index)
{
  double km = sal_design_travel_km (design, index, sal_territories_page_get_measure (self));
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  if (isnan (km))
    return;
  number = sal_number_format (km, 0);
  text = g_strdup_printf (_ ("%s km"), number);
  sal_territories_page_add_detail (
      self, _ ("Travel"), text, _ ("From home on average, 1.2 × the great circle"));
}

/* @figure: the index; whether it is over a tolerance is told of what there is a goal for. */
static char *
describe_index (SalTerritoryDesign *design, guint territory, guint measure, const char *figure)
{
  g_autofree char *tolerance = NULL;

  if (!sal_territory_design_is_goal (design, measure) ||
      sal_territory_design_is_within_tolerance (design, territory, measure))
    /* translators: 100 is the target share */
    return g_strdup_printf (_ ("Index %s"), figure);

  tolerance = sal_number_format (sal_territory_design_get_tolerance (design, measure), 1);

  /* translators: an index, 100 is the target share, and per cent */
  return g_strdup_printf (_ ("Index %1$s, over its tolerance of %2$s %%"), figure, tolerance);
}

static void
show_territory (SalTerritoriesPage *self, SalTerritoryDesign *design, guint index)
{
  const SalDesignTerritory *territory = sal_territory_design_get_territory (design, index);

  gtk_label_set_label (self->details_title, territory->name);
  if (territory->position != 0)
    sal_territories_page_add_detail (self,
                                     _ ("Position held by"),
                                     territory->holder != NULL ? territory->holder : _ ("Vacant"),
                                     NULL);
  add_travel (self, design, index);
  add_count (self, _ ("Capacity"), territory->capacity, 2);
  if (sal_territory_design_get_n_areas (design) > 0)
    add_count (self, _ ("Areas"), sal_territory_design_count_areas (design, (gint32) index), 0);
  add_count (self, _ ("Accounts"), sal_territory_design_count_accounts (design, (gint32) index), 0);
  for (guint m = 0; m < sal_territory_design_get_n_measures (design); m++)
    {
      const SalAreaMeasure *measure = sal_territory_design_get_measure (design, m);
      double value = sal_territory_design_get_sum (design, (gint32) index, m);
      double number = sal_territory_design_get_index (design, index, m);
      g_autofree char *sum = sal_territories_page_format_value (self, measure, value, TRUE);
      g_autofree char *figure = isnan (number) ? g_strdup ("–") : sal_number_format (number, 0);
      g_autofree char *note = describe_index (design, index, m, figure);

      if (measure->worth != SAL_ACCOUNT_WORTH_COUNT)
        sal_territories_page_add_detail (self, measure->label, sum, note);
    }
  sal_territories_page_add_coverage (self, NULL);
}

static void
show_selection (SalTerritoriesPage *self, SalTerritoryDesign *design)
{
  g_autoptr (GArray) areas = sal_territories_page_list_selected (self);
  g_autofree char *title =
      g_strdup_printf (ngettext ("%u Area Selected", "%u Areas Selected", areas->len), areas->len);

  gtk_label_set_label (self->details_title, title);
  if (areas->len == 1)
    {
      guint area = g_array_index (areas, guint, 0);
      const SalGeographyArea *all =
          sal_geography_get_areas (sal_territory_design_get_geography (design), NULL);
      g_autofree char *name = g_strdup_printf ("%s, %s", all[area].name, all[area].parent);

      gtk_label_set_label (self->details_title, name);
    }
  for (guint m = 0; m < sal_territory_design_get_n_measures (design); m++)
    {
      const SalAreaMeasure *measure = sal_territory_design_get_measure (design, m);
      g_autofree char *text = NULL;
      double sum = 0;

      for (guint i = 0; i < areas->len; i++)
        sum += measure->values[g_array_index (areas, guint, i)];
      text = sal_territories_page_format_value (self, measure, sum, TRUE);
      sal_territories_page_add_detail (self, measure->label, text, NULL);
    }
  sal_territories_page_add_coverage (self, areas);
}

/**
 * sal_territories_page_show_table:
 * @self: the page
 *
 * Lists the areas of the chosen territory with those that are selected, and the accounts of what
 * was touched last, if the table shows.
 */
void
sal_territories_page_show_table (SalTerritoriesPage *self)
{
  if (self->shown == NULL || !gtk_toggle_button_get_active (self->table_button))
    return;

  sal_territory_table_show (self->table,
                            self->shown,
                            sal_facts_model_get_facts (self->facts),
                            self->brush,
                            self->selected,
                            is_about_selection (self));
}

/**
 * sal_territories_page_show_details:
 * @self: the page
 *
 * Shows what is to be said of the selection or of the chosen territory, whichever was touched last.
 */
void
sal_territories_page_show_details (SalTerritoriesPage *self)
{
  SalTerritoryDesign *design = self->shown;
  GtkListBoxRow *row;

  self->n_details = 0;
  gtk_label_set_label (self->details_title, _ ("No Territory Chosen"));
  if (design != NULL && is_about_selection (self))
    show_selection (self, design);
  else if (design != NULL && self->brush != SAL_TERRITORY_NONE)
    show_territory (self, design, (guint) self->brush);
  while ((row = gtk_list_box_get_row_at_index (self->details, (int) self->n_details)) != NULL)
    gtk_list_box_remove (self->details, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->details), self->n_details > 0);
}
