/* sal-sample-planning.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-id.h"
#include "sal-sample-calendar.h"
#include "sal-sample-random.h"
#include "sal-transaction.h"

G_BEGIN_DECLS

/* Accounts that are planned for: those with the highest scores. */
#define SAL_SAMPLE_N_PLANNED 40

#define SAL_SAMPLE_PLAN_FIELDS 14

/* What is written for plans, after all else. */
typedef enum
{
  SAL_SAMPLE_PLAN_TABLE_PLAN,
  SAL_SAMPLE_PLAN_TABLE_SECTION,
  SAL_SAMPLE_PLAN_TABLE_OBJECTIVE,
  SAL_SAMPLE_PLAN_TABLE_PLAY,
  SAL_SAMPLE_PLAN_TABLE_RISK,
  SAL_SAMPLE_PLAN_TABLE_ACTION,
  SAL_SAMPLE_PLAN_TABLE_RESOURCE,
  SAL_SAMPLE_PLAN_TABLE_MEMBER,
  SAL_SAMPLE_PLAN_TABLE_ACTIVITY,
  SAL_SAMPLE_PLAN_TABLE_CONTACT,
  SAL_SAMPLE_PLAN_TABLE_STAKEHOLDER,
  SAL_SAMPLE_PLAN_TABLE_INFLUENCE,
  SAL_SAMPLE_PLAN_TABLE_ASK,
  SAL_SAMPLE_PLAN_N_TABLES,
} SalSamplePlanTable;

/* Rows of one table, put together before any is written, as ids of a table have to
 * follow each other. */
typedef struct
{
  SalIdSequence ids;
  GArray *rows; /* of gint64 and SAL_SAMPLE_PLAN_FIELDS SalValue */
} SalSamplePlanRows;

typedef struct
{
  gint64 id;
  SalValue values[SAL_SAMPLE_PLAN_FIELDS];
} SalSamplePlanRow;

typedef struct
{
  gint64 id;
  gint64 owner;
  gint64 contact;
  gint64 deal;   /* that is open, or 0 */
  gint64 amount; /* of it, minor units */
  char *name;
  char *industry;
  char *currency;
  char *deal_currency;
} SalSamplePlanned;

typedef struct
{
  SalConnection *connection;
  SalTransaction *transaction;
  SalSampleRandom random;
  SalSampleRandom asks; /* of their own */
  SalSampleCalendar calendar;
  gint32 today;
  GStringChunk *texts;
  SalSamplePlanRows tables[SAL_SAMPLE_PLAN_N_TABLES];
  GArray *accounts;                          /* of SalSamplePlanned */
  GArray *executives, *managers, *engineers; /* of gint64 */
  GHashTable *families;                      /* name to gint64 */
} SalSamplePlanning;

void sal_sample_planning_init (SalSamplePlanning *self,
                               SalTransaction *transaction,
                               guint64 seed,
                               gint32 today);
void sal_sample_planning_clear (SalSamplePlanning *self);
gboolean sal_sample_planning_ask (SalSamplePlanning *self, GError **error);
gint64 sal_sample_plan_add_row (SalSamplePlanning *self,
                                SalSamplePlanTable table,
                                const SalValue *values,
                                gsize n_values);
/* Who decides at an account; sal-sample-plan-stakeholders.c. */
void sal_sample_plan_stakeholders (SalSamplePlanning *self,
                                   const SalSamplePlanned *account,
                                   gint64 plan,
                                   gint64 manager);
/* What is asked of whom; sal-sample-plan-asks.c. */
void sal_sample_plan_asks (SalSamplePlanning *self,
                           const SalSamplePlanned *account,
                           gint64 plan,
                           gint64 sponsor);
gboolean sal_sample_planning_write (SalSamplePlanning *self, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalSamplePlanning, sal_sample_planning_clear)

G_END_DECLS
