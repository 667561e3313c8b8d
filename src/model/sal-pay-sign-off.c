/* sal-pay-sign-off.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"

/* A manager has looked at what the people who report to them are paid in a period, by the
 * calculation there was then. */

static const SalField fields[] = {
  { "period",
    SAL_FIELD_TEXT,
    N_ ("Period"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED },
  { "manager",
    SAL_FIELD_REFERENCE,
    N_ ("Manager"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_person_kind },
  { "signed_at", SAL_FIELD_TIME, N_ ("Signed Off"), SAL_FIELD_REQUIRED | SAL_FIELD_LISTED },
  { "recorded_by", SAL_FIELD_TEXT, N_ ("Recorded By"), SAL_FIELD_REQUIRED | SAL_FIELD_LISTED },
  { "calculated_at",
    SAL_FIELD_TIME,
    N_ ("Calculated"),
    0,
    .hint = N_ ("The calculation that was looked at") },
  SAL_FIELD_NOTE,
};

const SalKind sal_pay_sign_off_kind = {
  .name = "pay_sign_off",
  .label = N_ ("Sign-Off"),
  .plural = N_ ("Sign-Offs"),
  .group = N_ ("Compensation"),
  .icon = "object-select-symbolic",
  SAL_FIELDS (fields),
  .title = "period",
  .subtitle = "manager",
  .sort = "period",
  .together = "period,manager",
  .store = SAL_STORE_PAY,
};
