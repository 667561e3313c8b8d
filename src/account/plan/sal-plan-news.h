/* sal-plan-news.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-change-detail.h"

G_BEGIN_DECLS

/* One field of a record, before the first and after the last of several changes. */
typedef struct
{
  const SalField *field;
  char *before;
  char *after;
} SalPlanNewsField;

/* What became of one record that belongs to a plan, or to its account. */
typedef struct
{
  const SalKind *kind;
  gint64 id;
  SalTouchType type; /* added, changed or deleted, all changes taken together */
  char *title;
  GArray *fields; /* of SalPlanNewsField; of what was changed */
  char *author;   /* (nullable): of the last change; nobody made what is late by itself */
  gint64 time;    /* of the last change, or the end of the day it was due, seconds, UTC */
  char *summary;  /* (nullable): of what was added: what it is */
  gint32 overdue; /* the day on which it should have been done; SAL_DATE_NONE */

  gboolean was; /* there, before the first change */
} SalPlanNewsItem;

typedef enum
{
  SAL_PLAN_DEAL_NEW,
  SAL_PLAN_DEAL_WON,
  SAL_PLAN_DEAL_LOST,
  SAL_PLAN_DEAL_REOPENED,
  SAL_PLAN_DEAL_MOVED,   /* to another stage */
  SAL_PLAN_DEAL_CHANGED, /* in amount or close date */
} SalPlanDealEvent;

/* How an opportunity stood at some time. */
typedef struct
{
  gboolean known;
  gint64 stage;
  char *stage_name;
  char *status;  /* of the stage: open, won or lost */
  gint64 amount; /* minor units of the opportunity's currency */
  gint32 close_date;
} SalPlanDealState;

/* What became of an opportunity of the account. */
typedef struct
{
  gint64 id;
  char *name;
  char *currency; /* (nullable): the reporting currency */
  SalPlanDealEvent event;
  SalPlanDealState before, after;
  gint64 time; /* of the last event, seconds, UTC */
} SalPlanDeal;

/**
 * SalPlanNews:
 *
 * What changed in a plan, and in what is known of its account, since somebody read it.
 */
typedef struct
{
  gint64 since;       /* time, seconds, UTC */
  gboolean is_read;   /* or since is when its texts were written last, or it began */
  gboolean has_texts; /* written on a day that is known */
  GPtrArray *items;   /* of SalPlanNewsItem, newest first */
  GPtrArray *deals;   /* of SalPlanDeal, newest first */

  GHashTable *known; /* of SalPlanNewsItem, while it is put together */
} SalPlanNews;

SalPlanNews *sal_plan_news_new (void);
void sal_plan_news_free (SalPlanNews *self);
guint sal_plan_news_count (const SalPlanNews *self);

/* Putting it together, in the order of the changes. */
void sal_plan_news_take (SalPlanNews *self,
                         const SalChangeDetail *detail,
                         const char *author,
                         gint64 time);
void sal_plan_news_take_added (SalPlanNews *self,
                               const SalKind *kind,
                               gint64 id,
                               const char *title,
                               const char *author,
                               gint64 time);
void sal_plan_news_take_overdue (SalPlanNews *self, const SalKind *kind, gint64 id, gint32 due);
gboolean sal_plan_news_take_deal (SalPlanNews *self, SalPlanDeal *deal);
void sal_plan_news_finish (SalPlanNews *self);

SalPlanDeal *sal_plan_deal_new (gint64 id, const char *name);
void sal_plan_deal_free (SalPlanDeal *self);

const char *sal_plan_deal_event_get_name (SalPlanDealEvent event);
void sal_plan_news_item_name (SalPlanNewsItem *self, SalRecord *record, const char *currency);
char *sal_plan_news_item_describe (const SalPlanNewsItem *self);
char *sal_plan_news_describe (const SalPlanNews *self);
char *sal_plan_deal_describe (const SalPlanDeal *self, const char *currency);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPlanNews, sal_plan_news_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPlanDeal, sal_plan_deal_free)

G_END_DECLS
