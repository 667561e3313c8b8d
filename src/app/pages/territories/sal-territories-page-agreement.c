/* sal-territories-page-agreement.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-private.h"

#include "sal-agreement-window.h"

/* Whether measures say the same of areas. */

/* The design that shows may be another one since, of other areas. */
static void
area_activated_cb (SalTerritoriesPage *self, guint area)
{
  if (self->shown != NULL && area < sal_territory_design_get_n_areas (self->shown))
    sal_territories_page_choose_area (self, area);
}

void
sal_territories_page_show_agreement (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);
  GtkWidget *window;

  if (self->shown == NULL)
    return;
  window = sal_agreement_window_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                     self->shown,
                                     sal_territories_page_get_measure (self),
                                     sal_alignment_editor_get_currency (self->editor));
  g_signal_connect_object (
      window, "area-activated", G_CALLBACK (area_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}
