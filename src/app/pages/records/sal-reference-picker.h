/* sal-reference-picker.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-workspace.h"

G_BEGIN_DECLS

/* A button that shows the title of a record and searches for another. Signal: changed. */
#define SAL_TYPE_REFERENCE_PICKER (sal_reference_picker_get_type ())
G_DECLARE_FINAL_TYPE (SalReferencePicker, sal_reference_picker, SAL, REFERENCE_PICKER, AdwBin)

GtkWidget *sal_reference_picker_new (SalWorkspace *workspace,
                                     const SalKind *kind,
                                     const char *label,
                                     gboolean required);
gint64 sal_reference_picker_get_id (SalReferencePicker *self); /* 0: none */
const char *sal_reference_picker_get_title (SalReferencePicker *self);
void sal_reference_picker_set_id (SalReferencePicker *self, gint64 id, const char *title);
void sal_reference_picker_set_within (SalReferencePicker *self, const char *filter);

G_END_DECLS
