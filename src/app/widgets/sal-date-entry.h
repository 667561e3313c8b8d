/* sal-date-entry.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* An entry of a day with a calendar. Signals: changed; entered, by Return or by leaving it. Return
 * activates the default widget of the window. */
#define SAL_TYPE_DATE_ENTRY (sal_date_entry_get_type ())
G_DECLARE_FINAL_TYPE (SalDateEntry, sal_date_entry, SAL, DATE_ENTRY, AdwBin)

GtkWidget *sal_date_entry_new (const char *label);
void sal_date_entry_set_label (SalDateEntry *self, const char *label);
const char *sal_date_entry_get_text (SalDateEntry *self);
char *sal_date_entry_find_problem (SalDateEntry *self, gint32 *day);
void sal_date_entry_set_text (SalDateEntry *self, const char *text);
void sal_date_entry_settle (SalDateEntry *self);

G_END_DECLS
