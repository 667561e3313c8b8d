/* sal-rule-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-alignment-editor.h"
#include "sal-territory-rules.h"

G_BEGIN_DECLS

/* What a rule says: which accounts it is about, as a filter whose matches are counted while it is
 * typed, and which territory has them. It is written as one step. */
#define SAL_TYPE_RULE_DIALOG (sal_rule_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SalRuleDialog, sal_rule_dialog, SAL, RULE_DIALOG, AdwWindow)

/* @rule: (nullable): the one that is changed; else one is added. */
GtkWidget *sal_rule_dialog_new (GtkWindow *parent,
                                SalWorkspace *workspace,
                                SalAlignmentEditor *editor,
                                const SalTerritoryRule *rule);

G_END_DECLS
