/* sal-territories-page-inspector.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-private.h"

#include "sal-application.h"

/* The inspector, beside what it tells of: shown or not, as somebody wants it, where there is room
 * for it, and for the time being above the map where there is not. */

#define KEY "inspector-shown"

static GSettings *
get_settings (void)
{
  return sal_application_get_settings (SAL_APPLICATION (g_application_get_default ()));
}

static gboolean
fold_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);

  adw_flap_set_reveal_flap (self->inspector,
                            !adw_flap_get_folded (self->inspector) && self->wants_inspector);

  return G_SOURCE_REMOVE;
}

/* It is told while sizes are given, when nothing may be hidden or shown. */
static void
folded_cb (SalTerritoriesPage *self)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (self), fold_tick_cb, NULL, NULL);
}

/* What lies above the map for a moment is not what is wanted from now on. */
static void
revealed_cb (SalTerritoriesPage *self)
{
  GSettings *settings = get_settings ();

  if (adw_flap_get_folded (self->inspector))
    return;

  self->wants_inspector = adw_flap_get_reveal_flap (self->inspector);
  if (settings != NULL)
    g_settings_set_boolean (settings, KEY, self->wants_inspector);
}

/**
 * sal_territories_page_set_up_inspector:
 * @self: the page
 *
 * Shows the inspector if it showed last; there may be no settings.
 */
void
sal_territories_page_set_up_inspector (SalTerritoriesPage *self)
{
  GSettings *settings = get_settings ();

  self->wants_inspector = settings == NULL || g_settings_get_boolean (settings, KEY);
  adw_flap_set_reveal_flap (self->inspector, self->wants_inspector);
  g_signal_connect_object (
      self->inspector, "notify::folded", G_CALLBACK (folded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->inspector, "notify::reveal-flap", G_CALLBACK (revealed_cb), self, G_CONNECT_SWAPPED);
}

/* By key; what had the focus in it has it no longer where it is hidden. */
gboolean
sal_territories_page_toggle_inspector (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);

  if (self->shown == NULL)
    return FALSE;

  adw_flap_set_reveal_flap (self->inspector, !adw_flap_get_reveal_flap (self->inspector));

  return TRUE;
}

/* By key; of accounts only the table always shows. */
gboolean
sal_territories_page_toggle_table (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);

  if (self->shown == NULL || !gtk_widget_get_visible (GTK_WIDGET (self->table_button)))
    return FALSE;

  gtk_toggle_button_set_active (self->table_button,
                                !gtk_toggle_button_get_active (self->table_button));

  return TRUE;
}

/**
 * sal_territories_page_place_table:
 * @self: the page
 * @has_map: whether there is a map
 *
 * Puts the table below map and inspector, or, of accounts only, where the map would be.
 */
void
sal_territories_page_place_table (SalTerritoriesPage *self, gboolean has_map)
{
  GtkWidget *table = GTK_WIDGET (self->table);
  gboolean is_below = gtk_paned_get_end_child (self->paned) == table;

  if (is_below == (has_map != FALSE))
    return;

  if (has_map)
    {
      adw_flap_set_content (self->inspector, self->map_overlay);
      gtk_paned_set_end_child (self->paned, table);
    }
  else
    {
      gtk_paned_set_end_child (self->paned, NULL);
      adw_flap_set_content (self->inspector, table);
    }
}
