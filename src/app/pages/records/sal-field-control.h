/* sal-field-control.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-workspace.h"

G_BEGIN_DECLS

/**
 * SalFieldControl:
 *
 * What the value of one field of a record is entered in, as its type asks for. Return in it
 * activates the action form.enter.
 *
 * Signal: changed (edited by the person).
 *
 * Property: problem (string, nullable, read-only), what is wrong with what was entered.
 */
#define SAL_TYPE_FIELD_CONTROL (sal_field_control_get_type ())
G_DECLARE_FINAL_TYPE (SalFieldControl, sal_field_control, SAL, FIELD_CONTROL, GtkBox)

GtkWidget *sal_field_control_new (SalWorkspace *workspace,
                                  const SalKind *kind,
                                  guint field,
                                  gboolean editable);
void sal_field_control_set_width (SalFieldControl *self, int width);
void sal_field_control_make_cell (SalFieldControl *self, int width, const char *empty);
void sal_field_control_set_unit (SalFieldControl *self, const char *unit);
void sal_field_control_set_label (SalFieldControl *self, const char *label);
const SalField *sal_field_control_get_field (SalFieldControl *self);
void sal_field_control_show (SalFieldControl *self, SalRecord *record);
void sal_field_control_narrow (SalFieldControl *self, SalRecord *record);
gboolean sal_field_control_read (SalFieldControl *self, SalRecord *record, GError **error);
gboolean sal_field_control_is_touched (SalFieldControl *self);
void sal_field_control_settle (SalFieldControl *self);
void sal_field_control_set_problem (SalFieldControl *self, const char *problem);
const char *sal_field_control_get_problem (SalFieldControl *self); /* or NULL */
gboolean sal_field_control_has_problem (SalFieldControl *self);
void sal_field_control_focus (SalFieldControl *self);

G_END_DECLS
