/* sal-plan-due.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sal_plan_describe_overdue (gint32 due, gint32 today);
char *sal_plan_mark_due (gint32 due, gint32 today);
char *sal_plan_describe_due (gint32 due, gint32 today, gboolean is_overdue);

G_END_DECLS
