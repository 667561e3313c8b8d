/* sal-alignment-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-workspace.h"

G_BEGIN_DECLS

/* Asks what a new alignment is called and how many territories it has; of a branch only the former.
 *
 * Signal: created (gint64 alignment), it has been written. */
#define SAL_TYPE_ALIGNMENT_DIALOG (sal_alignment_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SalAlignmentDialog, sal_alignment_dialog, SAL, ALIGNMENT_DIALOG, AdwWindow)

/* @branch_from: 0 for an alignment of its own. */
GtkWidget *sal_alignment_dialog_new (GtkWindow *parent,
                                     SalWorkspace *workspace,
                                     gint64 branch_from,
                                     const char *branch_name);

G_END_DECLS
