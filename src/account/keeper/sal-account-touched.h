/* sal-account-touched.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-change.h"
#include "sal-connection.h"

G_BEGIN_DECLS

/* What a change means for something that is made of the records of accounts. */
typedef enum
{
  SAL_ACCOUNTS_UNTOUCHED,
  SAL_ACCOUNTS_SOME, /* some accounts */
  SAL_ACCOUNTS_ALL,  /* all has to be loaded anew */
} SalAccountTouch;

/* A kind whose records are of accounts, and how a record says of which: @field is one of its own,
 * which refers to an account or to another such kind, @sql gives the account of the record with
 * the id ?1. */
typedef struct
{
  const SalKind *kind;
  const char *field;
  const char *sql;
} SalAccountTouchPart;

/* What something is made of: of the records of accounts, and of what all of them follow from.
 * Accounts themselves need not be named, unless all follow from them. */
typedef struct
{
  const SalAccountTouchPart *parts; /* ended by one without a kind */
  const SalKind *const *common;     /* ended by NULL */
} SalAccountTouchRules;

SalAccountTouch sal_account_touch_judge (const SalAccountTouchRules *rules,
                                         const SalChange *change);
char *sal_account_touch_find (const SalAccountTouchRules *rules,
                              SalConnection *connection,
                              const SalKind *const *kinds,
                              GPtrArray *changes,
                              GError **error);

G_END_DECLS
