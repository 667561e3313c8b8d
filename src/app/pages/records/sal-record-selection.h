/* sal-record-selection.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sal-record-list.h"

G_BEGIN_DECLS

/* Several selected rows of a SalRecordList, kept by id: they stay selected when the list is sorted
 * or filtered anew. */
#define SAL_TYPE_RECORD_SELECTION (sal_record_selection_get_type ())
G_DECLARE_FINAL_TYPE (SalRecordSelection, sal_record_selection, SAL, RECORD_SELECTION, GObject)

SalRecordSelection *sal_record_selection_new (SalRecordList *list, GtkWidget *view);
guint sal_record_selection_get_n_selected (SalRecordSelection *self);
gint64 *sal_record_selection_dup_ids (SalRecordSelection *self, gsize *n_ids);

G_END_DECLS
