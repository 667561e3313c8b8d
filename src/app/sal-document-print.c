/* sal-document-print.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-document-print.h"

#include <glib/gi18n.h>

#include "sal-document-layout.h"
#include "sal-window.h"

typedef struct
{
  SalDocument *document;
  SalDocumentLayout *layout; /* (nullable): once it begins */
} Printing;

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, Printing *self)
{
  self->layout = sal_document_lay_out (self->document);
  gtk_print_operation_set_n_pages (operation, (int) sal_document_layout_get_n_pages (self->layout));
}

/* The document has margins of its own: its sheet is fitted into that of the printer. */
static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Printing *self)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context);
  double height = gtk_print_context_get_height (context);
  double scale = MIN (width / self->layout->width, height / self->layout->height);

  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  sal_document_layout_paint_page (self->layout, (guint) page, cr);
  cairo_restore (cr);
}

static void
printing_free (gpointer data)
{
  Printing *self = data;

  g_clear_pointer (&self->layout, sal_document_layout_free);
  sal_document_unref (self->document);
  g_free (self);
}

/**
 * sal_document_print_operation_new:
 * @document: what is printed
 * @name: what the job of the printer is called, and the file where it is printed to one
 * @orientation: of its sheets
 *
 * Creates what prints a document, on as many sheets as the document has.
 *
 * Returns: (transfer full): the operation, to be run
 */
GtkPrintOperation *
sal_document_print_operation_new (SalDocument *document,
                                  const char *name,
                                  GtkPageOrientation orientation)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autofree char *file = g_strdelimit (g_strdup (name), G_DIR_SEPARATOR_S, '-');
  Printing *printing = g_new0 (Printing, 1);

  printing->document = sal_document_ref (document);
  g_object_set_data_full (G_OBJECT (operation), "printing", printing, printing_free);
  gtk_page_setup_set_orientation (setup, orientation);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, file);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, name);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), printing);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), printing);

  return operation;
}

/**
 * sal_document_print:
 * @widget: a widget of the window that asks for it
 * @document: what is printed
 * @name: what the job of the printer is called
 * @orientation: of its sheets
 *
 * Asks for a printer, and prints a document; what goes wrong is told in the window.
 */
void
sal_document_print (GtkWidget *widget,
                    SalDocument *document,
                    const char *name,
                    GtkPageOrientation orientation)
{
  g_autoptr (GtkPrintOperation) operation =
      sal_document_print_operation_new (document, name, orientation);
  g_autoptr (GError) error = NULL;

  if (gtk_print_operation_run (operation,
                               GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (gtk_widget_get_root (widget)),
                               &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    sal_window_report_error (widget, _ ("Could Not Print"), error);
}
