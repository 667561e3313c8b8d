/* sal-document-table.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sal-document-blocks.h"

G_BEGIN_DECLS

/**
 * SalDocumentTable:
 *
 * A table of a document as widgets: rows that are about something are buttons. A long one shows its
 * first rows and asks for the others.
 *
 * Signals: link-activated (kind, id).
 */
#define SAL_TYPE_DOCUMENT_TABLE (sal_document_table_get_type ())
G_DECLARE_FINAL_TYPE (SalDocumentTable, sal_document_table, SAL, DOCUMENT_TABLE, GtkBox)

GtkWidget *sal_document_table_new (const SalBlock *block, const char *label);

G_END_DECLS
