/* sal-field-control-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-field-control.h"

G_BEGIN_DECLS

struct _SalFieldControl
{
  GtkBox parent_instance;

  SalWorkspace *workspace;
  const SalKind *kind;
  guint index;
  const SalField *field;
  gboolean editable;
  gboolean showing; /* a record, so that changes are not the person's */
  gboolean touched; /* since it was shown; a switch that was never set stays empty */
  gint64 reference; /* of a field that cannot be edited */
  char *problem;

  GtkWidget *control;
  GtkWidget *unit;        /* (nullable): behind numbers */
  GtkWidget *open_button; /* (nullable): of references */
};

void sal_field_control_take_change (SalFieldControl *self);

/* sal-field-control-create.c */
GtkWidget *sal_field_control_create (SalFieldControl *self);

G_END_DECLS
