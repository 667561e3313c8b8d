/* sal-territories-page-regions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-private.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-group-dialog.h"
#include "sal-region-heading.h"

/* Regions in the list of territories: their territories stand together, below a heading. */

static int
region_of (SalTerritoriesPage *self, GtkListBoxRow *row)
{
  guint territory = sal_territory_row_get_territory (SAL_TERRITORY_ROW (row));

  /* rows that are left over from another design are about to go */
  return self->shown != NULL && territory < sal_territory_design_get_n_territories (self->shown)
             ? sal_territory_design_find_region (self->shown, territory)
             : -1;
}

static void
edit_cb (SalRegionHeading *heading, SalTerritoriesPage *self)
{
  gtk_window_present (
      GTK_WINDOW (sal_group_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                        self->editor,
                                        sal_region_heading_get_region (heading),
                                        SAL_TERRITORY_NONE)));
}

static void
update_heading (SalTerritoriesPage *self, SalRegionHeading *heading, int region)
{
  guint measure = sal_territories_page_get_measure (self);
  gboolean editable = self->job == NULL && sal_alignment_editor_is_editable (self->editor);
  g_autofree char *name = NULL;
  g_autofree char *sum = NULL;

  if (region < 0)
    {
      sal_region_heading_update (heading, _ ("No Region"), "", NAN, FALSE);
      return;
    }
  name = sal_territory_design_describe_region (self->shown, (guint) region);
  sum = sal_territories_page_format_value (
      self,
      sal_territory_design_get_measure (self->shown, measure),
      sal_territory_design_get_region_sum (self->shown, (guint) region, measure),
      TRUE);
  sal_region_heading_update (
      heading,
      name,
      sum,
      sal_territory_design_get_region_index (self->shown, (guint) region, measure),
      editable);
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  SalTerritoriesPage *self = user_data;
  int region = region_of (self, row);
  GtkWidget *heading = gtk_list_box_row_get_header (row);
  gint64 id;

  if (!sal_territories_page_shows_regions (self) ||
      (before != NULL && region_of (self, before) == region))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  id = region >= 0 ? sal_territory_design_get_region (self->shown, (guint) region)->id : 0;
  if (heading == NULL || sal_region_heading_get_region (SAL_REGION_HEADING (heading)) != id)
    {
      heading = sal_region_heading_new (id);
      g_signal_connect (heading, "edit", G_CALLBACK (edit_cb), self);
      gtk_list_box_row_set_header (row, heading);
    }
  update_heading (self, SAL_REGION_HEADING (heading), region);
}

/**
 * sal_territories_page_set_up_regions:
 * @self: the page
 *
 * Lets the list of territories have headings.
 */
void
sal_territories_page_set_up_regions (SalTerritoriesPage *self)
{
  gtk_list_box_set_header_func (self->list, header_cb, self, NULL);
}

/**
 * sal_territories_page_update_regions:
 * @self: the page
 *
 * Shows in the headings that there are how their regions stand now.
 */
void
sal_territories_page_update_regions (SalTerritoriesPage *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      GtkWidget *heading = gtk_list_box_row_get_header (row);

      if (heading != NULL)
        update_heading (self, SAL_REGION_HEADING (heading), region_of (self, row));
    }
}

/**
 * sal_territories_page_group:
 * @self: the page
 *
 * Asks for a new region, with the chosen territory.
 */
void
sal_territories_page_group (SalTerritoriesPage *self)
{
  gtk_window_present (GTK_WINDOW (sal_group_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->editor, 0, self->brush)));
}
