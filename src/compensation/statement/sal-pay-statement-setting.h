/* sal-pay-statement-setting.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-pay-statement.h"
#include "sal-people.h"
#include "sal-plan.h"
#include "sal-record.h"

G_BEGIN_DECLS

/* What the ledger says of a line beside what a statement has of it. */
typedef struct
{
  gint64 version;
  int closed_gate;    /* index among those of the component; −1: none */
  char *cited_period; /* (nullable): of the line that it cites */
  char *cited_component;
  gint64 cited_amount;
} SalPayStatementOrigin;

/* A line that was taken back in the period that it was posted in, as what it says has changed. */
typedef struct
{
  gint64 line, reversal;
  gint64 person;
  char *component, *measured_period;
  const char *currency; /* interned */
  gint64 amount;        /* of the line; the reversal has the same with the other sign */
} SalPayStatementReversal;

/**
 * SalPayStatementSetting:
 *
 * What the statements of a period say that is not of one of them: the period and how far it is,
 * plans, positions, accounts, and the lines that others cite or take back. Read-only once it is
 * named, and then usable from any thread.
 */
typedef struct
{
  SalRecord *period;  /* of sal_payout_period_kind */
  char *status;       /* of the period */
  gint32 first, last; /* its days */
  gint64 calculated;  /* seconds UTC; 0: it is not said */
  char *name;         /* of the period, for people */
  char *company;      /* of the workspace */
  SalFiscalCalendar *calendar;
  GHashTable *plans;     /* by version, SalPlan */
  GHashTable *origins;   /* by line, SalPayStatementOrigin */
  GPtrArray *reversals;  /* of SalPayStatementReversal, by line */
  GHashTable *positions; /* by person, char*: those held in the period */
  GHashTable *accounts;  /* by opportunity, char* */
  SalPeople *people;
} SalPayStatementSetting;

/* For reader functions of a pay store; then for those of the main store. */
SalPayStatementSetting *sal_pay_statement_setting_load (SalConnection *connection,
                                                        const char *period,
                                                        const SalFiscalCalendar *calendar,
                                                        GError **error);
gboolean sal_pay_statement_setting_name (SalPayStatementSetting *self,
                                         const GPtrArray *statements,
                                         SalConnection *connection,
                                         GError **error);
void sal_pay_statement_setting_free (SalPayStatementSetting *self);

const SalPayStatementOrigin *
sal_pay_statement_setting_get_origin (const SalPayStatementSetting *self, gint64 line);
/* (nullable): it is not kept any more */
const SalPlan *sal_pay_statement_setting_get_plan (const SalPayStatementSetting *self, gint64 line);
const SalPlanComponent *sal_pay_statement_setting_get_component (const SalPayStatementSetting *self,
                                                                 const SalPayStatementLine *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPayStatementSetting, sal_pay_statement_setting_free)

G_END_DECLS
