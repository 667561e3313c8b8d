/* sal-stakeholder-form.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-workspace.h"

G_BEGIN_DECLS

/**
 * SalStakeholderForm:
 *
 * What is judged of one stakeholder, edited in place.
 *
 * Signal: changed (something was entered, or stored).
 */
#define SAL_TYPE_STAKEHOLDER_FORM (sal_stakeholder_form_get_type ())
G_DECLARE_FINAL_TYPE (
    SalStakeholderForm, sal_stakeholder_form, SAL, STAKEHOLDER_FORM, AdwPreferencesGroup)

GtkWidget *sal_stakeholder_form_new (SalWorkspace *workspace, GtkWidget *host);
gint64 sal_stakeholder_form_get_id (SalStakeholderForm *self);
void sal_stakeholder_form_show (SalStakeholderForm *self, gint64 id);
gboolean sal_stakeholder_form_is_modified (SalStakeholderForm *self);
gboolean sal_stakeholder_form_commit (SalStakeholderForm *self);
void sal_stakeholder_form_revert (SalStakeholderForm *self);
gboolean sal_stakeholder_form_has_problem (SalStakeholderForm *self);
void sal_stakeholder_form_focus (SalStakeholderForm *self);

G_END_DECLS
