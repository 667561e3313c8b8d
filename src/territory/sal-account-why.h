/* sal-account-why.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-fiscal-calendar.h"
#include "sal-territory-design.h"

G_BEGIN_DECLS

/* Something that says whose an account is. */
typedef struct
{
  SalDesignReason reason;
  char *text;      /* "Named for West 3, 60 %, until 30 Jun 2027" */
  char *note;      /* (nullable): who said so, when, and why */
  gboolean counts; /* nothing that goes before it says otherwise */
} SalAccountGround;

/**
 * SalAccountWhy:
 * @account: the name of the account
 * @grounds: (element-type SalAccountGround): what says whose it is, in the order in which that
 *   counts: by name, by rule, by area
 *
 * Why an account is where it is.
 */
typedef struct
{
  char *account;
  GPtrArray *grounds;
} SalAccountWhy;

/* Of which account that is asked, and what only its design knows. */
typedef struct
{
  gint64 alignment;
  gint64 account;
  const char *area;                  /* (nullable): where it lies, "Harris County, TX" */
  const char *area_territory;        /* (nullable): the name of the territory that has its area */
  const SalFiscalCalendar *calendar; /* of the workspace, for rules */
  const char *currency;              /* likewise */
  gint32 as_of;
} SalAccountQuestion;

/* For reader functions. */
SalAccountWhy *sal_account_why_load (SalConnection *connection,
                                     const SalAccountQuestion *question,
                                     GError **error);
void sal_account_why_free (SalAccountWhy *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalAccountWhy, sal_account_why_free)

G_END_DECLS
