/* sal-account-plan-book.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-account-plan-parts.h"
#include "sal-plan-freshness.h"
#include "sal-plan-news.h"
#include "sal-reading.h"

G_BEGIN_DECLS

/* When an executive sponsor last spoke with the other side. */
typedef struct
{
  gint64 id; /* 0: there is none */
  char *name;
  gint32 last;      /* day, or SAL_DATE_NONE: never */
  gboolean overdue; /* later than the sponsors meet */
} SalPlanSponsor;

/**
 * SalAccountPlanBook:
 *
 * One plan of an account with all that belongs to it, how old it is, and what changed since it was
 * read; or an account that has no plan.
 */
typedef struct
{
  gint64 account;
  char *account_name;
  gint32 today;
  GPtrArray *plans; /* of SalRecord: all plans of the account, newest first */

  SalRecord *plan;                    /* (nullable): one of @plans */
  gint64 version;                     /* of the plan, to base an edit on */
  GPtrArray *parts[SAL_PLAN_N_PARTS]; /* of SalRecord, with titles of what they refer to */
  GArray *versions[SAL_PLAN_N_PARTS]; /* of gint64 */
  SalPlanFreshness freshness;
  SalPlanSponsor sponsor;          /* of ours */
  SalPlanSponsor customer_sponsor; /* a contact */
  SalReading reading;              /* up to where the author has read the plan before */
  SalReading now;                  /* what is shown: up to where it has been read by then */
  SalPlanNews *news;               /* (nullable): without a plan */
} SalAccountPlanBook;

/* What is asked for. */
typedef struct
{
  gint64 account;
  gint64 plan; /* 0: the one of today */
  gint32 today;
  const char *author;   /* who reads */
  const char *currency; /* the reporting currency */
  SalReading since;     /* what changed since then; all 0: since @author read it last */
  gint64 own_until;     /* the last change that @author may hear of as news; 0: all */
} SalAccountPlanQuery;

SalAccountPlanBook *sal_account_plan_book_new (void);
void sal_account_plan_book_free (SalAccountPlanBook *self);

gint32 sal_plan_record_day (SalPlanPart part, SalRecord *record);
gboolean sal_plan_record_is_closed (SalRecord *record);
gboolean
sal_plan_record_is_stale (const SalAccountPlanBook *self, SalPlanPart part, SalRecord *record);
void sal_account_plan_book_judge (SalAccountPlanBook *self);
guint sal_account_plan_choose (GPtrArray *plans, gint32 today);
double sal_plan_objective_progress (SalRecord *objective);
gboolean sal_plan_record_is_overdue (SalRecord *record, gint32 today);
SalRecord *sal_account_plan_book_new_record (const SalAccountPlanBook *self, SalPlanPart part);

/* For reader functions; in sal-account-plan-book-repository.c. */
GPtrArray *sal_account_plans_load (SalConnection *connection, gint64 account, GError **error);
gint64 sal_account_find_named (SalConnection *connection, const char *name, GError **error);
SalAccountPlanBook *sal_account_plan_book_load (SalConnection *connection,
                                                const SalKind *const *kinds,
                                                const SalAccountPlanQuery *query,
                                                GError **error);
/* In sal-plan-news-repository.c. */
gboolean sal_account_plan_book_load_news (SalAccountPlanBook *self,
                                          SalConnection *connection,
                                          const SalKind *const *kinds,
                                          const SalAccountPlanQuery *query,
                                          GError **error);

/* For people; in sal-account-plan-words.c. */
char *sal_plan_record_get_title (SalPlanPart part, SalRecord *record);
char *
sal_plan_record_describe (SalPlanPart part, SalRecord *record, gint32 today, const char *currency);
char *sal_plan_sponsor_describe (const SalPlanSponsor *self, gint32 today);
char *sal_account_plan_describe_period (SalRecord *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalAccountPlanBook, sal_account_plan_book_free)

G_END_DECLS
