/* sal-account-signal.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-signal.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"

/* One dated value of what an account is watched by. */

const SalChoice sal_signal_types[] = {
  { SAL_SIGNAL_KEY_USAGE, N_ ("Usage") },
  { SAL_SIGNAL_KEY_SUPPORT, N_ ("Support") },
  { SAL_SIGNAL_KEY_SATISFACTION, N_ ("Satisfaction") },
  { SAL_SIGNAL_KEY_ENGAGEMENT, N_ ("Engagement") },
  { SAL_SIGNAL_KEY_PAYMENTS, N_ ("Payments") },
  { SAL_SIGNAL_KEY_SPONSOR_CHANGE, N_ ("Sponsor Change") },
  { NULL, NULL },
};

static const SalField fields[] = {
  { "account",
    SAL_FIELD_REFERENCE,
    N_ ("Account"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_account_kind },
  { "type",
    SAL_FIELD_CHOICE,
    N_ ("Type"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = sal_signal_types,
    .hint =
        N_ ("Satisfaction is from 0 to 100, payments are days overdue, a sponsor change is 1") },
  { "value", SAL_FIELD_REAL, N_ ("Value"), SAL_FIELD_REQUIRED | SAL_FIELD_LISTED },
  { "unit", SAL_FIELD_TEXT, N_ ("Unit"), SAL_FIELD_LISTED },
  { "date",
    SAL_FIELD_DATE,
    N_ ("Date"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .initial = "today" },
  { "source", SAL_FIELD_TEXT, N_ ("Source"), SAL_FIELD_LISTED | SAL_FIELD_SEARCHABLE },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

const SalKind sal_account_signal_kind = {
  .name = "account_signal",
  .label = N_ ("Account Signal"),
  .plural = N_ ("Account Signals"),
  .group = N_ ("Customers"),
  .icon = "network-wireless-symbolic",
  SAL_FIELDS (fields),
  .title = "account",
  .sort = "-date",
  .subtitle = "type",
};
