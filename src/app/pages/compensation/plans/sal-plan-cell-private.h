/* sal-plan-cell-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-plan-cell.h"
#include "sal-plan-path.h"

G_BEGIN_DECLS

struct _SalPlanCell
{
  AdwBin parent_instance;

  SalPlanEditor *editor;
  char *path;
  char *label;
  GtkWidget *control;
  GPtrArray *ids;   /* (nullable): of the components that a reference is chosen from */
  gboolean showing; /* what changes is not the person's */
  gboolean edited;  /* and not taken yet */
  char *chosen;     /* (nullable): what is about to be taken */
  char *problem;    /* (nullable) */
};

gboolean sal_plan_cell_find (SalPlanCell *self, SalPlanPlace *place);
void sal_plan_cell_take_text (SalPlanCell *self, const char *text);
void sal_plan_cell_choose (SalPlanCell *self, const char *value);

/* sal-plan-cell-control.c */
GtkWidget *sal_plan_cell_create_control (SalPlanCell *self, const SalPlanPlace *place);
void sal_plan_cell_name_control (SalPlanCell *self);

G_END_DECLS
