/* sal-territories-page-unknown.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-private.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-number.h"
#include "sal-unknown-areas-dialog.h"

/* Areas that an alignment has and its geography has not. */

/**
 * sal_territories_page_update_unknown:
 * @self: the page, with a design
 *
 * Warns of areas that are not known, if there are any.
 */
void
sal_territories_page_update_unknown (SalTerritoriesPage *self)
{
  const GPtrArray *unknown = sal_alignment_editor_get_unknown (self->editor);
  guint n = unknown != NULL ? unknown->len : 0;
  g_autofree char *number = sal_number_format (n, 0);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%s area is not known", "%s areas are not known", n), number);
  AdwButtonContent *content =
      ADW_BUTTON_CONTENT (gtk_button_get_child (GTK_BUTTON (self->unknown_button)));

  gtk_widget_set_visible (self->unknown_button, n > 0);
  adw_button_content_set_label (content, text);
  sal_accessible_set_label (self->unknown_button, text);
}

void
sal_territories_page_show_unknown (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);

  if (self->shown == NULL || sal_alignment_editor_get_unknown (self->editor) == NULL)
    return;
  gtk_window_present (GTK_WINDOW (
      sal_unknown_areas_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->editor)));
}
