/* sal-role-pay-view-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-date-entry.h"
#include "sal-role-pay-cells.h"
#include "sal-role-pay-view.h"

G_BEGIN_DECLS

struct _SalRolePayView
{
  AdwBin parent_instance;

  SalWorkspace *workspace;
  const SalParticipantList *list; /* (nullable) */
  SalRolePayRows rows;
  char *chosen; /* the name of the role that shows */
  gboolean filling;
  gboolean moved; /* the mix is tried, and not as it is */
  gboolean storing;

  SalIndexTable *table;
  GtkWidget *details;
  GtkLabel *role_label;
  GtkLabel *norm_label;
  AdwActionRow *ramp_row;
  GtkListBox *outside_list;
  GtkAdjustment *base_adjustment;
  GtkAdjustment *raise_adjustment;
  GtkLabel *base_pay_label;
  GtkLabel *variable_label;
  GtkLabel *cost_label;
  GtkLabel *outside_label;
  GtkWidget *apply_box;
  SalDateEntry *from_entry;
  GtkWidget *apply_button;
  GtkLabel *problem_label;
};

/* (nullable): the role that shows */
const SalRolePay *sal_role_pay_view_get_role (SalRolePayView *self);

/* sal-role-pay-view-what-if.c */
void sal_role_pay_view_install_what_if (GtkWidgetClass *widget_class);
void sal_role_pay_view_update_consequences (SalRolePayView *self);
void sal_role_pay_view_show_problem (SalRolePayView *self, const char *problem);

G_END_DECLS
