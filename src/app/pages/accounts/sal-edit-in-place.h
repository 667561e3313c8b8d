/* sal-edit-in-place.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-page.h"

G_BEGIN_DECLS

/* What pages that edit records in place have in common, beside SalRecordFields. */

typedef void (*SalDiscardFunc) (SalPage *page);

void sal_edit_delete_record (GtkWidget *asking, SalWorkspace *workspace, SalRecord *record);
GtkWidget *sal_edit_add_delete_button (AdwExpanderRow *row, const char *action);
void sal_edit_bind_delete (GtkWidgetClass *klass, const char *action);
void sal_edit_ask_to_discard (SalPage *page, const char *text, SalDiscardFunc discard, GTask *task);

G_END_DECLS
