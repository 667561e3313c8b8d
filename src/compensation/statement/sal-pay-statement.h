/* sal-pay-statement.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-pay-adjustment.h"
#include "sal-pay-ledger.h"

G_BEGIN_DECLS

/* What was paid at one rate; exact, as decimal numbers or fractions. */
typedef struct
{
  int tier; /* −1: below the first */
  char *units, *rate, *amount;
} SalPayStatementSlice;

/* What a credit has of a line, and where it comes from. */
typedef struct
{
  gint64 opportunity; /* 0: of none */
  char *name;         /* of the opportunity; NULL: it is gone, or not named yet */
  char *type;         /* direct, overlay, roll-up, activity or score */
  gint64 position;
  gint32 date;
  gint64 money;         /* credited, in */
  const char *currency; /* that of the plan; interned */
  gint64 amount;        /* paid of it, in the currency of the line */
} SalPayStatementCredit;

typedef struct
{
  gint64 id, person, cites;
  char *period, *plan, *component, *kind, *measured_period;
  const char *currency; /* interned */
  gint32 posted;
  gint64 amount, forfeited;
  char *measured, *quota, *attainment, *target, *factor; /* (nullable): exact */
  char *problem;                                         /* (nullable) */
  gboolean is_reversed;                                  /* or a reversal: it does not count */
  GPtrArray *slices;                                     /* of SalPayStatementSlice */
  GPtrArray *credits;                                    /* of SalPayStatementCredit */
} SalPayStatementLine;

/**
 * SalPayStatement:
 *
 * What somebody earned and is paid in a period in one currency, with all that it was calculated
 * from.
 */
typedef struct
{
  gint64 person;
  char *name; /* NULL until it is named */
  char *period;
  const char *currency;   /* interned */
  gint64 opening;         /* the balance of the period before */
  SalPayment amounts;     /* without year and month */
  GPtrArray *lines;       /* of SalPayStatementLine: those that count, as they were posted */
  GPtrArray *adjustments; /* of SalPayAdjustment: those that count, as they were posted; what they
                             come to is in amounts once the period is calculated */
} SalPayStatement;

/* For reader functions of a pay store. @person: 0 for everybody. */
GPtrArray *sal_pay_statements_load (SalConnection *connection,
                                    const char *period,
                                    gint64 person,
                                    gboolean with_lines,
                                    GError **error);
gboolean sal_pay_statements_load_lines (GPtrArray *statements,
                                        const char *period,
                                        SalConnection *connection,
                                        GError **error);
SalPayStatementLine *
sal_pay_statement_line_load (SalConnection *connection, gint64 line, GError **error);
void sal_pay_statement_line_free (SalPayStatementLine *self);

/* For reader functions of the main store: names people and opportunities, and sorts by name. */
gboolean sal_pay_statements_name (GPtrArray *statements, SalConnection *connection, GError **error);
gboolean
sal_pay_statement_line_name (SalPayStatementLine *self, SalConnection *connection, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPayStatementLine, sal_pay_statement_line_free)

G_END_DECLS
