/* sal-price-exceptions.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-decision-rights.h"
#include "sal-price-holders.h"

G_BEGIN_DECLS

/**
 * SalPriceState:
 * @SAL_PRICE_STATE_REQUESTED: to be decided
 * @SAL_PRICE_STATE_APPROVED: the price may be used
 * @SAL_PRICE_STATE_REJECTED: it may not
 * @SAL_PRICE_STATE_EXPIRED: it was approved, or asked for, until a day that has passed
 * @SAL_PRICE_STATE_WITHDRAWN: nobody asks for it any more
 *
 * What has become of an exception, as of a day.
 */
typedef enum
{
  SAL_PRICE_STATE_REQUESTED,
  SAL_PRICE_STATE_APPROVED,
  SAL_PRICE_STATE_REJECTED,
  SAL_PRICE_STATE_EXPIRED,
  SAL_PRICE_STATE_WITHDRAWN,
} SalPriceState;

/* An exception as it is read; texts are owned by the list it is in. */
typedef struct
{
  gint64 id;
  gint64 account;
  const char *account_name;
  gint64 opportunity;           /* 0: none */
  const char *opportunity_name; /* (nullable) */
  const char *product;          /* (nullable): its name */
  gint64 family;                /* its own, or that of the product; 0: none */
  const char *family_name;      /* (nullable) */
  const char *currency;
  SalPriceAsk ask;
  SalPriceEffect effect;
  gint64 deal; /* size, minor units of the reporting currency; 0 without a rate */
  const char *reason;
  const char *requested_by; /* (nullable) */
  gint32 requested_on;
  SalPriceState state;
  const char *approver;        /* (nullable) */
  gint32 decided_on;           /* or SAL_DATE_NONE */
  const char *decision_reason; /* (nullable) */
  const char *were_entitled;   /* (nullable): as recorded with the decision */
  gboolean without_right;
  const char *entitled_as; /* (nullable): the role by which the approver was, on that day */
  gint32 valid_to;         /* or SAL_DATE_NONE */
  GStrv entitled;          /* by the rights of the day it is read as of, the lowest first */
  guint n_lowest;          /* of these */
} SalPriceException;

/* All of them, or those of an account, as of a day: those to decide first, each the latest first.
 */
typedef struct
{
  gint32 day;
  GArray *exceptions; /* of SalPriceException */
  GArray *holders;    /* of SalPriceHolder, on the day */
  GStringChunk *texts;
  guint n_requested;
  guint n_expired;
} SalPriceExceptions;

typedef enum
{
  SAL_PRECEDENT_SAME_ACCOUNT_AND_FAMILY,
  SAL_PRECEDENT_SAME_ACCOUNT,
  SAL_PRECEDENT_SAME_FAMILY,
} SalPrecedentKind;

typedef struct
{
  guint index; /* of the exception in the list */
  SalPrecedentKind kind;
} SalPrecedent;

/* Discounts are similar that differ by at most this, scaled by SAL_RATE_ONE: five points. */
#define SAL_PRECEDENT_DISCOUNT (SAL_RATE_ONE / 20)
#define SAL_PRECEDENTS_MAX     20

SalPriceState sal_price_state_on (const char *status, gint32 valid_to, gint32 day);
const char *sal_price_state_get_label (SalPriceState state);

SalPriceExceptions *
sal_price_exceptions_load (SalConnection *connection, gint64 account, gint32 day, GError **error);
void sal_price_exceptions_free (SalPriceExceptions *self);
const SalPriceException *sal_price_exceptions_find (const SalPriceExceptions *self, gint64 id);
GArray *sal_price_exceptions_find_precedents (const SalPriceExceptions *self, guint index);
char *sal_decision_describe_entitled (char **entitled, guint n_lowest);
char *sal_price_exception_describe_entitled (const SalPriceException *self);
char *sal_price_exception_describe_decision (const SalPriceException *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPriceExceptions, sal_price_exceptions_free)

G_END_DECLS
