/* sal-question.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-date-entry.h"

G_BEGIN_DECLS

/* Questions before something is done: one button that goes on, and Cancel. Whoever asks connects to
 * the dialog's "response", and presents it. What needs more than one answer is a SalFormDialog. */

/* The response that goes on; every other one is no. */
#define SAL_QUESTION_GO "go"

AdwMessageDialog *sal_question_new (GtkWidget *widget,
                                    const char *heading,
                                    const char *body,
                                    const char *go,
                                    AdwResponseAppearance appearance);
SalDateEntry *sal_question_add_day (AdwMessageDialog *self, const char *label, gint32 day);
AdwEntryRow *sal_question_add_name (AdwMessageDialog *self, const char *label);

G_END_DECLS
