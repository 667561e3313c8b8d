/* sal-due-work.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-workspace.h"

G_BEGIN_DECLS

/**
 * SalDueWork:
 *
 * Does what falls due in a workspace while it is open, in the background: once it was opened, and
 * whenever a day has begun since. What came of it is told in a window of the workspace.
 */
#define SAL_TYPE_DUE_WORK (sal_due_work_get_type ())
G_DECLARE_FINAL_TYPE (SalDueWork, sal_due_work, SAL, DUE_WORK, GObject)

void sal_due_work_attach (SalWorkspace *workspace);
SalDueWork *sal_due_work_find (SalWorkspace *workspace); /* (nullable) */
void sal_due_work_look (SalDueWork *self);
gboolean sal_due_work_is_busy (SalDueWork *self);

G_END_DECLS
