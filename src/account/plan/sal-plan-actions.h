/* sal-plan-actions.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-calendar-text.h"
#include "sal-connection.h"

G_BEGIN_DECLS

/* Something to be done for an account. */
typedef struct
{
  gint64 id;
  const char *name; /* texts are owned by the list */
  gint64 account;
  const char *account_name;
  gint64 plan;            /* 0: besides any plan */
  const char *plan_name;  /* (nullable) */
  const char *objective;  /* (nullable): its name */
  gint64 owner;           /* 0: nobody */
  const char *owner_name; /* (nullable) */
  const char *note;       /* (nullable) */
  gint32 due;             /* or SAL_DATE_NONE */
  gint32 done_on;         /* or SAL_DATE_NONE */
  SalCalendarStatus status;
  gboolean overdue;
} SalPlanAction;

/**
 * SalPlanActions:
 *
 * The actions of all plans that are not closed, and those besides plans: what is overdue first,
 * then what is due next, what is due on no day, and what was done, the last first.
 */
typedef struct
{
  gint32 today;
  GArray *actions; /* of SalPlanAction */
  GStringChunk *texts;
} SalPlanActions;

typedef enum
{
  SAL_PLAN_ACTIONS_OPEN,
  SAL_PLAN_ACTIONS_OVERDUE,
  SAL_PLAN_ACTIONS_DONE, /* or dropped */
  SAL_PLAN_ACTIONS_ALL,
} SalPlanActionsStatus;

/* Which of them. */
typedef struct
{
  SalPlanActionsStatus status;
  gint64 owner;     /* 0: anybody's */
  gboolean nobodys; /* those without owner */
  gint64 account;   /* 0: of all */
} SalPlanActionsFilter;

SalPlanActions *sal_plan_actions_new (gint32 today);
void sal_plan_actions_free (SalPlanActions *self);
const char *sal_plan_actions_keep (SalPlanActions *self, const char *text);
void sal_plan_actions_sort (SalPlanActions *self);
gboolean sal_plan_action_matches (const SalPlanAction *self, const SalPlanActionsFilter *filter);
char *sal_plan_actions_to_calendar (const SalPlanActions *self,
                                    const SalPlanActionsFilter *filter,
                                    SalCalendarForm form,
                                    gint64 stamp,
                                    guint *n_written);
gboolean sal_plan_actions_status_from_name (const char *name, SalPlanActionsStatus *status);
const char *sal_plan_action_status_get_name (SalCalendarStatus status);
char *sal_plan_action_describe_due (const SalPlanAction *self, gint32 today);

/* For reader functions; in sal-plan-actions-repository.c. */
SalPlanActions *sal_plan_actions_load (SalConnection *connection, gint32 today, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPlanActions, sal_plan_actions_free)

G_END_DECLS
