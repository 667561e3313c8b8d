/* sal-plan-freshness.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How old a part may be where a plan does not say so itself: what nobody has looked at for a
 * quarter is not to be relied upon. */
#define SAL_PLAN_STALE_DAYS 90

/* What has an age of its own. Resources and the team last until they end, and have none. */
typedef enum
{
  SAL_PLAN_TOPIC_UNDERSTANDING, /* business, goals and challenges */
  SAL_PLAN_TOPIC_SALES,
  SAL_PLAN_TOPIC_SERVICE,
  SAL_PLAN_TOPIC_PRODUCT,
  SAL_PLAN_TOPIC_OBJECTIVES,
  SAL_PLAN_TOPIC_PLAYS,
  SAL_PLAN_TOPIC_RISKS,
  SAL_PLAN_TOPIC_ACTIONS,
  SAL_PLAN_N_TOPICS,
} SalPlanTopic;

typedef enum
{
  SAL_PLAN_EMPTY,
  SAL_PLAN_FRESH,
  SAL_PLAN_PARTLY_STALE,
  SAL_PLAN_STALE,
} SalPlanState;

typedef struct
{
  gboolean filled; /* there is something */
  gint32 day;      /* the newest of it is of, or SAL_DATE_NONE */
  int age;         /* days, -1: not known */
  gboolean stale;
} SalPlanAge;

/**
 * SalPlanFreshness:
 *
 * How old what an account plan says is. A topic is stale if the newest of it is older than
 * @stale_days, or nobody knows how old it is; a plan, if half of what is in it is.
 */
typedef struct
{
  int stale_days;
  SalPlanAge topics[SAL_PLAN_N_TOPICS];
  guint n_filled;
  guint n_stale;
  gint32 day; /* when anything was changed last, or SAL_DATE_NONE */
  SalPlanState state;
} SalPlanFreshness;

void sal_plan_freshness_init (SalPlanFreshness *self, int stale_days);
void sal_plan_freshness_take (SalPlanFreshness *self, SalPlanTopic topic, gint32 day);
void sal_plan_freshness_judge (SalPlanFreshness *self, gint32 today);
const char *sal_plan_topic_get_name (SalPlanTopic topic);
const char *sal_plan_topic_get_title (SalPlanTopic topic);
const char *sal_plan_state_get_name (SalPlanState state);
char *sal_plan_age_describe (const SalPlanAge *self);
gint32 sal_plan_freshness_get_texts_day (const SalPlanFreshness *self);
SalPlanTopic sal_plan_freshness_find_oldest (const SalPlanFreshness *self);
char *sal_plan_freshness_describe_days (const SalPlanFreshness *self);
char *sal_plan_freshness_describe_oldest (const SalPlanFreshness *self);
char *sal_plan_freshness_describe (const SalPlanFreshness *self);

G_END_DECLS
