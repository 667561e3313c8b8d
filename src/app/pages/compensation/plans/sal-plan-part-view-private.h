/* sal-plan-part-view-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-plan-cell.h"
#include "sal-plan-part-view.h"
#include "sal-plan-words.h"

G_BEGIN_DECLS

struct _SalPlanPartView
{
  AdwBin parent_instance;

  SalPlanEditor *editor; /* (nullable) */
  char *path;            /* (nullable): of the part that shows, NULL for the plan */
  gboolean shows;
  char *outline;    /* of what there are widgets for */
  GPtrArray *cells; /* of SalPlanCell */
  GHashTable *kept; /* of texts that are no values, by what sal_plan_part_view_keep() calls them */
  gint64 kept_of;   /* the version that they were entered for */
  GPtrArray *notes; /* of GtkLabel: what is wrong with a list or a part, by its path */
  GtkWidget *box;
  AdwPreferencesGroup *group; /* (nullable): while it is built, where rows go */
  char *group_of;             /* (nullable): the path of the part that it is of */
};

/* sal-plan-part-view-outline.c */
typedef void (*SalPlanPartVisit) (SalPlanPartView *self,
                                  const SalPlanPlace *place,
                                  const char *path,
                                  gpointer data);

gboolean sal_plan_part_view_is_value (const SalPlanField *field);
GPtrArray *sal_plan_part_view_get_items (const SalPlanPlace *place);
char *sal_plan_part_view_find_cell (const SalPlan *plan,
                                    const char *list,
                                    guint item,
                                    const SalPlanField *field);
void sal_plan_part_view_visit (SalPlanPartView *self,
                               const SalPlanStructure *structure,
                               const char *path,
                               SalPlanPartVisit visit,
                               gpointer data);
const SalPlanStructure *sal_plan_part_view_get_structure (SalPlanPartView *self);
char *sal_plan_part_view_create_outline (SalPlanPartView *self);

/* sal-plan-part-view-build.c */
void sal_plan_part_view_build (SalPlanPartView *self,
                               const SalPlanPlace *place,
                               const char *path,
                               gpointer data);

/* sal-plan-part-view-kept.c */
void sal_plan_part_view_keep (SalPlanPartView *self);
void sal_plan_part_view_restore (SalPlanPartView *self);
gboolean sal_plan_part_view_has_kept (SalPlanPartView *self);

G_END_DECLS
