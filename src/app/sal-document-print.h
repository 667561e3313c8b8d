/* sal-document-print.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sal-document.h"

G_BEGIN_DECLS

GtkPrintOperation *sal_document_print_operation_new (SalDocument *document,
                                                     const char *name,
                                                     GtkPageOrientation orientation);
void sal_document_print (GtkWidget *widget,
                         SalDocument *document,
                         const char *name,
                         GtkPageOrientation orientation);

G_END_DECLS
