/* sal-territories-page-order.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-private.h"

#include <math.h>

#include "sal-application.h"

/* In which order the list has the territories; it is remembered. */

G_DEFINE_ENUM_TYPE (SalTerritoryOrder,
                    sal_territory_order,
                    G_DEFINE_ENUM_VALUE (SAL_TERRITORY_ORDER_NAME, "name"),
                    G_DEFINE_ENUM_VALUE (SAL_TERRITORY_ORDER_INDEX, "index"),
                    G_DEFINE_ENUM_VALUE (SAL_TERRITORY_ORDER_DEVIATION, "deviation"),
                    G_DEFINE_ENUM_VALUE (SAL_TERRITORY_ORDER_SIZE, "size"))

static int
compare_numbers (guint one, guint other)
{
  return (one > other) - (one < other);
}

/* The greatest first, what has none last. */
static int
compare_figures (double one, double other)
{
  if (isnan (one) || isnan (other))
    return (isnan (one) != 0) - (isnan (other) != 0);

  return (one < other) - (one > other);
}

/* How many areas it has, or accounts where there are no areas. */
static double
find_size (SalTerritoriesPage *self, guint territory)
{
  return sal_territory_design_get_n_areas (self->shown) > 0
             ? sal_territory_design_count_areas (self->shown, (gint32) territory)
             : sal_territory_design_count_accounts (self->shown, (gint32) territory);
}

static int
compare_rows (GtkListBoxRow *row, GtkListBoxRow *other_row, gpointer user_data)
{
  SalTerritoriesPage *self = user_data;
  SalTerritoryRow *one = SAL_TERRITORY_ROW (row), *other = SAL_TERRITORY_ROW (other_row);
  guint a = sal_territory_row_get_territory (one), b = sal_territory_row_get_territory (other);
  guint n = self->shown != NULL ? sal_territory_design_get_n_territories (self->shown) : 0;
  int result = 0;

  /* rows that are left over from another design are about to go */
  if (a >= n || b >= n)
    return compare_numbers (a, b);
  if (sal_territories_page_shows_regions (self))
    /* regions in their order, then what is part of none */
    result = compare_numbers ((guint) sal_territory_design_find_region (self->shown, a),
                              (guint) sal_territory_design_find_region (self->shown, b));
  else if (self->order == SAL_TERRITORY_ORDER_INDEX)
    result =
        compare_figures (sal_territory_row_get_index (one), sal_territory_row_get_index (other));
  else if (self->order == SAL_TERRITORY_ORDER_DEVIATION)
    result = compare_figures (fabs (sal_territory_row_get_index (one) - 100),
                              fabs (sal_territory_row_get_index (other) - 100));
  else if (self->order == SAL_TERRITORY_ORDER_SIZE)
    result = compare_figures (find_size (self, a), find_size (self, b));

  /* by name, as they are loaded */
  return result != 0 ? result : compare_numbers (a, b);
}

/**
 * sal_territories_page_shows_regions:
 * @self: the page
 *
 * Tells whether the territories of a region stand together in the list. By how they stand they are
 * listed across regions, so that the worst of all is the first.
 *
 * Returns: %TRUE if regions have headings
 */
gboolean
sal_territories_page_shows_regions (SalTerritoriesPage *self)
{
  return self->shown != NULL && sal_territory_design_get_n_regions (self->shown) > 0 &&
         self->order == SAL_TERRITORY_ORDER_NAME;
}

/**
 * sal_territories_page_sort:
 * @self: the page
 *
 * Puts the rows in their order, once their figures are known. While areas are painted they stay
 * where they are.
 */
void
sal_territories_page_sort (SalTerritoriesPage *self)
{
  if (self->is_painting)
    return;

  gtk_list_box_invalidate_sort (self->list);
  gtk_list_box_invalidate_headers (self->list);
}

/**
 * sal_territories_page_set_order:
 * @self: the page
 * @order: an order
 *
 * Has the list in another order, and shows its beginning.
 */
void
sal_territories_page_set_order (SalTerritoriesPage *self, SalTerritoryOrder order)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (self->list), GTK_TYPE_SCROLLED_WINDOW);

  self->order = order;
  sal_territories_page_sort (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)),
                            0);
}

/**
 * sal_territories_page_set_up_order:
 * @self: the page
 *
 * Lets the list have the order that was chosen last; there may be no settings.
 */
void
sal_territories_page_set_up_order (SalTerritoriesPage *self)
{
  GSettings *settings =
      sal_application_get_settings (SAL_APPLICATION (g_application_get_default ()));

  gtk_list_box_set_sort_func (self->list, compare_rows, self, NULL);
  if (settings != NULL)
    g_settings_bind (settings, "territory-order", self, "order", G_SETTINGS_BIND_DEFAULT);
}
