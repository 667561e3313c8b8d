/* sal-payout-period.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-payout-period.h"

#include <glib/gi18n-lib.h>

#include "sal-store-error.h"

/* A fiscal period that is paid for, how far that is, and who recorded it. What was calculated is in
 * the ledger, which says for itself which periods are closed. */

static const SalChoice statuses[] = {
  { SAL_PAYOUT_PERIOD_OPEN, N_ ("Open") },
  { SAL_PAYOUT_PERIOD_CALCULATED, N_ ("Calculated") },
  { SAL_PAYOUT_PERIOD_APPROVED, N_ ("Approved") },
  { SAL_PAYOUT_PERIOD_CLOSED, N_ ("Closed") },
  { NULL, NULL },
};

static const SalField fields[] = {
  { "period",
    SAL_FIELD_TEXT,
    N_ ("Period"),
    SAL_FIELD_REQUIRED | SAL_FIELD_UNIQUE | SAL_FIELD_IMMUTABLE | SAL_FIELD_LISTED },
  { "first_day",
    SAL_FIELD_DATE,
    N_ ("From"),
    SAL_FIELD_REQUIRED | SAL_FIELD_IMMUTABLE | SAL_FIELD_LISTED },
  { "last_day",
    SAL_FIELD_DATE,
    N_ ("To"),
    SAL_FIELD_REQUIRED | SAL_FIELD_IMMUTABLE | SAL_FIELD_LISTED },
  { "status",
    SAL_FIELD_CHOICE,
    N_ ("Status"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = statuses,
    .initial = SAL_PAYOUT_PERIOD_OPEN },
  { "calculated_at", SAL_FIELD_TIME, N_ ("Calculated"), SAL_FIELD_LISTED },
  { "calculated_by", SAL_FIELD_TEXT, N_ ("Calculation Recorded By"), 0 },
  { "approver", SAL_FIELD_TEXT, N_ ("Approver"), SAL_FIELD_LISTED },
  { "approved_at", SAL_FIELD_TIME, N_ ("Approved"), SAL_FIELD_LISTED },
  { "approved_by", SAL_FIELD_TEXT, N_ ("Approval Recorded By"), 0 },
  { "closed_at", SAL_FIELD_TIME, N_ ("Closed"), SAL_FIELD_LISTED },
  { "closed_by", SAL_FIELD_TEXT, N_ ("Closing Recorded By"), 0 },
  { "postings",
    SAL_FIELD_INTEGER,
    N_ ("Postings"),
    0,
    .minimum = 0,
    .maximum = G_MAXINT32,
    .hint = N_ ("How often something was posted") },
};

gboolean
sal_payout_period_has_status (SalRecord *self, const char *status)
{
  return g_strcmp0 (sal_record_get_text (self, "status"), status) == 0;
}

static gboolean
edited (SalTransaction *transaction, SalRecord *before, SalRecord *record, GError **error)
{
  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_INVALID,
               _ ("A payout period is not edited: it is calculated, approved and closed"));

  return FALSE;
}

/* Whatever writes it: what is closed stays closed. */
static gboolean
written (SalTransaction *transaction, SalRecord *before, SalRecord *record, GError **error)
{
  if (before == NULL || !sal_payout_period_has_status (before, SAL_PAYOUT_PERIOD_CLOSED))
    return TRUE;
  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_FINAL,
               _ ("%s is closed and does not change any more: what has changed is posted into the "
                  "period that is open"),
               sal_record_get_text (before, "period"));

  return FALSE;
}

const SalKind sal_payout_period_kind = {
  .name = "payout_period",
  .label = N_ ("Payout Period"),
  .plural = N_ ("Payout Periods"),
  .group = N_ ("Compensation"),
  .icon = "x-office-calendar-symbolic",
  SAL_FIELDS (fields),
  .title = "period",
  .sort = "first_day",
  .from = "first_day",
  .to = "last_day",
  .store = SAL_STORE_PAY,
  .edited = edited,
  .written = written,
};
