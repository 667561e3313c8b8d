/* sal-territories-page-begin.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-private.h"

/* How to begin where there is no map to begin on: an alignment of accounts only of which no
 * territory has any. */

static gboolean
is_untouched (SalTerritoriesPage *self)
{
  SalTerritoryDesign *design = self->shown;

  for (guint t = 0; t < sal_territory_design_get_n_territories (design); t++)
    {
      if (sal_territory_design_count_accounts (design, (gint32) t) > 0)
        return FALSE;
    }

  return TRUE;
}

/**
 * sal_territories_page_update_begin:
 * @self: the page
 *
 * Says how accounts are divided, as long as none are.
 */
void
sal_territories_page_update_begin (SalTerritoriesPage *self)
{
  gtk_widget_set_visible (self->begin_page,
                          self->shown != NULL && self->job == NULL &&
                              sal_territory_design_get_n_areas (self->shown) == 0 &&
                              sal_alignment_editor_is_editable (self->editor) &&
                              is_untouched (self));
}

/* The keyboard goes to the accounts; what is selected there is given by the menu. */
void
sal_territories_page_name_accounts (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);

  gtk_toggle_button_set_active (self->table_button, TRUE);
  sal_territory_table_focus_accounts (self->table);
}
