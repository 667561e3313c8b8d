/* sal-measure-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-workspace.h"

G_BEGIN_DECLS

/* Shows what a table says of areas, which of its columns are measures of them, and imports these on
 * consent.
 *
 * Signal: imported (SalChange *change), they have been written. */
#define SAL_TYPE_MEASURE_DIALOG (sal_measure_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SalMeasureDialog, sal_measure_dialog, SAL, MEASURE_DIALOG, AdwWindow)

/* Asks for a table; ended by sal_file_dialog_choose_finish(). */
void sal_measure_dialog_choose_file (GtkWidget *widget,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/* @geography: the key of the one that is proposed. */
GtkWidget *sal_measure_dialog_new (GtkWindow *parent,
                                   SalWorkspace *workspace,
                                   GFile *file,
                                   const char *geography);

G_END_DECLS
