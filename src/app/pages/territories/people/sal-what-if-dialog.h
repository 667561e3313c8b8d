/* sal-what-if-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-alignment-editor.h"

G_BEGIN_DECLS

/**
 * SalWhatIfQuestion:
 * @SAL_WHAT_IF_SOMEBODY_LEAVES: who has a territory leaves
 * @SAL_WHAT_IF_PEOPLE: there are more people, or fewer
 *
 * What is asked.
 */
typedef enum
{
  SAL_WHAT_IF_SOMEBODY_LEAVES,
  SAL_WHAT_IF_PEOPLE,
} SalWhatIfQuestion;

/* Shows what would follow, before it is done as one step.
 *
 * Signal: branch, the alignment is read only, and a branch of it is wanted. */
#define SAL_TYPE_WHAT_IF_DIALOG (sal_what_if_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SalWhatIfDialog, sal_what_if_dialog, SAL, WHAT_IF_DIALOG, AdwWindow)

GtkWidget *sal_what_if_dialog_new (GtkWindow *parent,
                                   SalAlignmentEditor *editor,
                                   SalWhatIfQuestion question,
                                   gint32 territory,
                                   guint measure);

G_END_DECLS
