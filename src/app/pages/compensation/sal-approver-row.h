/* sal-approver-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Who approves, asked for in a dialog whose response waits for a name. */
AdwEntryRow *sal_approver_row_add (AdwMessageDialog *dialog, const char *response);
char *sal_approver_row_get_name (AdwEntryRow *self);

G_END_DECLS
