/* sal-territories-page-import.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-private.h"

#include <glib/gi18n.h>

#include "sal-boundary-dialog.h"
#include "sal-file-dialog.h"
#include "sal-geography-key.h"
#include "sal-measure-dialog.h"
#include "sal-window.h"

/* Boundaries and measures that people bring. */

/* --- boundaries --- */

static void
boundaries_imported_cb (SalTerritoriesPage *self,
                        gint64 geography,
                        const char *name,
                        SalChange *change)
{
  sal_window_add_undo_toast (GTK_WIDGET (self), change);
}

static void
boundaries_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalTerritoriesPage) self = user_data;
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, NULL);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog;

  if (file == NULL || root == NULL)
    return;
  dialog =
      sal_boundary_dialog_new (GTK_WINDOW (root), sal_page_get_workspace (SAL_PAGE (self)), file);
  g_signal_connect_object (
      dialog, "imported", G_CALLBACK (boundaries_imported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
sal_territories_page_import_boundaries (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_boundary_dialog_choose_file (widget, boundaries_chosen_cb, g_object_ref (widget));
}

/* --- measures --- */

static void
measures_imported_cb (SalTerritoriesPage *self, SalChange *change)
{
  sal_window_add_undo_toast (GTK_WIDGET (self), change);
}

/* They are likely of the areas that show. */
static void
measures_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalTerritoriesPage) self = user_data;
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, NULL);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const SalAlignmentInfo *info;
  GtkWidget *dialog;

  if (file == NULL || root == NULL)
    return;
  info = sal_alignment_editor_get_info (self->editor);
  dialog = sal_measure_dialog_new (GTK_WINDOW (root),
                                   sal_page_get_workspace (SAL_PAGE (self)),
                                   file,
                                   info != NULL ? info->geography : SAL_GEOGRAPHY_US_COUNTIES);
  g_signal_connect_object (
      dialog, "imported", G_CALLBACK (measures_imported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
sal_territories_page_import_measures (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_measure_dialog_choose_file (widget, measures_chosen_cb, g_object_ref (widget));
}
