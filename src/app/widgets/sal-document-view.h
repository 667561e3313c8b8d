/* sal-document-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-document.h"

G_BEGIN_DECLS

/**
 * SalDocumentView:
 *
 * A document in a window: the same texts and tables as on its pages, as widgets that can be read,
 * selected and followed. Charts and drawings are for paper.
 *
 * Signals: link-activated (kind, id): a row was chosen that is about something.
 */
#define SAL_TYPE_DOCUMENT_VIEW (sal_document_view_get_type ())
G_DECLARE_FINAL_TYPE (SalDocumentView, sal_document_view, SAL, DOCUMENT_VIEW, AdwBin)

void sal_document_view_set_document (SalDocumentView *self, SalDocument *document);

G_END_DECLS
