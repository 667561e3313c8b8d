/* sal-territories-page-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-private.h"

#include <glib/gi18n.h>

#include "sal-number.h"

/* The territories: how each stands, and which is chosen. */

SalTerritoryRow *
sal_territories_page_find_row (SalTerritoriesPage *self, gint32 territory)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      if (sal_territory_row_get_territory (SAL_TERRITORY_ROW (row)) == (guint) territory)
        return SAL_TERRITORY_ROW (row);
    }

  return NULL;
}

void
sal_territories_page_fill_list (SalTerritoriesPage *self)
{
  guint n = sal_territory_design_get_n_territories (self->shown), n_rows = 0;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL;)
    {
      gboolean is_over = sal_territory_row_get_territory (SAL_TERRITORY_ROW (row)) >= n;

      if (is_over)
        gtk_list_box_remove (self->list, GTK_WIDGET (row));
      i += !is_over;
      n_rows += !is_over;
    }
  for (; n_rows < n; n_rows++)
    gtk_list_box_append (self->list, sal_territory_row_new (n_rows));
}

static void
update_rows (SalTerritoriesPage *self)
{
  guint measure = sal_territories_page_get_measure (self);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    sal_territory_row_update (SAL_TERRITORY_ROW (row),
                              self->shown,
                              measure,
                              sal_territory_design_get_tolerance (self->shown, measure));
}

/* @warning: a sentence about how many there are, with a place for the number. */
static void
append_warning (GString *text, guint n, const char *warning)
{
  g_autofree char *number = sal_number_format (n, 0);
  g_auto (GStrv) parts = g_strsplit (warning, "%s", 2);

  if (n == 0)
    return;

  g_string_append (text, text->len > 0 ? " · " : "");
  g_string_append_printf (text, "%s%s%s", parts[0], number, parts[1] != NULL ? parts[1] : "");
}

/* How even it is, and what is wrong. */
static void
update_summary (SalTerritoriesPage *self)
{
  SalDesignBalance balance;
  g_autofree char *most = NULL;
  g_autofree char *mean = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  sal_territory_design_measure_balance (
      self->shown, sal_territories_page_get_measure (self), &balance);
  most = sal_number_format (balance.max_deviation, 1);
  mean = sal_number_format (balance.mean_deviation, 1);
  if (balance.n_empty < sal_territory_design_get_n_territories (self->shown))
    /* translators: how far territories are from their targets, in per cent */
    g_string_append_printf (
        text, _ ("Deviation at most %1$s\302\240%%, on average %2$s\302\240%%"), most, mean);
  append_warning (text,
                  balance.n_unassigned,
                  ngettext ("%s area unassigned", "%s areas unassigned", balance.n_unassigned));
  append_warning (
      text,
      balance.n_detached,
      ngettext ("%s territory in pieces", "%s territories in pieces", balance.n_detached));
  append_warning (text,
                  balance.n_empty,
                  ngettext ("%s territory empty", "%s territories empty", balance.n_empty));
  gtk_label_set_label (self->summary_label, text->str);
}

void
sal_territories_page_update_figures (SalTerritoriesPage *self)
{
  if (self->shown == NULL)
    return;

  update_rows (self);
  sal_territories_page_update_regions (self);
  update_summary (self);
  sal_territories_page_update_stroke_card (self);
  sal_territories_page_update_coverage (self);
  sal_territories_page_show_details (self);
}

/* --- what is chosen --- */

void
sal_territories_page_choose_brush (SalTerritoriesPage *self, gint32 territory)
{
  SalTerritoryRow *row;

  self->brush = territory;
  self->brush_id = territory != SAL_TERRITORY_NONE
                       ? sal_territory_design_get_territory (self->shown, (guint) territory)->id
                       : 0;
  row = sal_territories_page_find_row (self, territory);
  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  sal_territories_page_emphasize (self);
  sal_territories_page_update_stroke_card (self);
  sal_territories_page_update_merge_menu (self);
  sal_territories_page_update_actions (self);
  sal_territories_page_show_details (self);
  sal_territories_page_show_table (self);
}

/* From now on the territory that is chosen is told about, whatever is selected. */
void
sal_territories_page_inspect_territory (SalTerritoriesPage *self)
{
  if (!self->inspects_selection)
    return;

  self->inspects_selection = FALSE;
  sal_territories_page_show_details (self);
  sal_territories_page_show_table (self);
}

void
sal_territories_page_row_selected (SalTerritoriesPage *self, GtkListBoxRow *row)
{
  gint32 territory = row != NULL
                         ? (gint32) sal_territory_row_get_territory (SAL_TERRITORY_ROW (row))
                         : SAL_TERRITORY_NONE;

  if (self->shown == NULL || territory == self->brush)
    return;
  self->inspects_selection = FALSE;
  sal_territories_page_choose_brush (self, territory);
}

/* Of a territory all areas, so that one sees where it is. */
static void
show_whole (SalTerritoriesPage *self, gint32 territory)
{
  const gint32 *assignment = sal_territory_design_get_assignment (self->shown);
  SalMapShape *shape = sal_alignment_editor_get_shape (self->editor);
  SalMapBox box = SAL_MAP_BOX_EMPTY;

  for (guint area = 0; area < sal_territory_design_get_n_areas (self->shown); area++)
    {
      if (assignment[area] == territory)
        {
          SalMapBox bounds = sal_map_shape_get_area_bounds (shape, area);

          sal_map_box_add (&box, (SalMapPoint){ bounds.left, bounds.top });
          sal_map_box_add (&box, (SalMapPoint){ bounds.right, bounds.bottom });
        }
    }
  if (box.left <= box.right)
    sal_map_view_show_box (self->map_view, box);
}

void
sal_territories_page_row_activated (SalTerritoriesPage *self, GtkListBoxRow *row)
{
  sal_territories_page_inspect_territory (self);
  show_whole (self, (gint32) sal_territory_row_get_territory (SAL_TERRITORY_ROW (row)));
}

void
sal_territories_page_show_territory (SalTerritoriesPage *self, gint32 territory)
{
  self->inspects_selection = FALSE;
  sal_territories_page_choose_brush (self, territory);
  show_whole (self, territory);
}
