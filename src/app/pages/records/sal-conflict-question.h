/* sal-conflict-question.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-workspace.h"

G_BEGIN_DECLS

/* What to do if somebody else stored what is edited here first. */

typedef enum
{
  SAL_CONFLICT_KEEP_EDITING,
  SAL_CONFLICT_RELOAD,
  SAL_CONFLICT_OVERWRITE,
} SalConflictAnswer;

typedef void (*SalConflictFunc) (SalConflictAnswer answer, gpointer data);

void sal_conflict_ask (GtkWindow *window,
                       SalWorkspace *workspace,
                       SalRecord *before,
                       SalRecord *theirs,
                       SalRecord *entered,
                       gboolean can_keep_editing,
                       SalConflictFunc answered,
                       gpointer data);
gboolean sal_conflict_is_asked (GtkWindow *window);

G_END_DECLS
