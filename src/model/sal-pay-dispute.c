/* sal-pay-dispute.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-dispute.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"
#include "sal-store-error.h"

/* What somebody says is wrong with what was paid: with a payment, with a line of the ledger that it
 * is made of, or with the credit of an opportunity. Whoever accepts it posts an adjustment, which
 * stays when the dispute is gone. */

static const SalChoice statuses[] = {
  { SAL_PAY_DISPUTE_OPEN, N_ ("Open") },           { SAL_PAY_DISPUTE_IN_REVIEW, N_ ("In Review") },
  { SAL_PAY_DISPUTE_ACCEPTED, N_ ("Accepted") },   { SAL_PAY_DISPUTE_REJECTED, N_ ("Rejected") },
  { SAL_PAY_DISPUTE_WITHDRAWN, N_ ("Withdrawn") }, { NULL, NULL },
};

static const SalChoice subjects[] = {
  { SAL_PAY_DISPUTE_ABOUT_PAYMENT, N_ ("Payment") },
  { SAL_PAY_DISPUTE_ABOUT_EARNING, N_ ("Earning") },
  { SAL_PAY_DISPUTE_ABOUT_CREDIT, N_ ("Credit") },
  { NULL, NULL },
};

#define MOST G_GINT64_CONSTANT (1000000000000000)

static const SalField fields[] = {
  { "person",
    SAL_FIELD_REFERENCE,
    N_ ("Person"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_IMMUTABLE | SAL_FIELD_LISTED,
    .references = &sal_person_kind },
  { "period",
    SAL_FIELD_TEXT,
    N_ ("Period"),
    SAL_FIELD_REQUIRED | SAL_FIELD_IMMUTABLE | SAL_FIELD_LISTED },
  { "about",
    SAL_FIELD_CHOICE,
    N_ ("About"),
    SAL_FIELD_REQUIRED | SAL_FIELD_IMMUTABLE | SAL_FIELD_LISTED,
    .choices = subjects },
  { "line",
    SAL_FIELD_INTEGER,
    N_ ("Line"),
    SAL_FIELD_IMMUTABLE,
    .minimum = 1,
    .maximum = G_MAXINT64,
    .hint = N_ ("Of the ledger: the earning that it is about") },
  { "opportunity",
    SAL_FIELD_REFERENCE,
    N_ ("Opportunity"),
    SAL_FIELD_IMMUTABLE,
    .references = &sal_opportunity_kind,
    .hint = N_ ("Whose credit it is about, also one that is missing") },
  { "claim",
    SAL_FIELD_TEXT,
    N_ ("Claim"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED,
    .hint = N_ ("What is wrong, and what would be right") },
  { "currency",
    SAL_FIELD_CURRENCY,
    N_ ("Currency"),
    SAL_FIELD_REQUIRED | SAL_FIELD_IMMUTABLE | SAL_FIELD_LISTED },
  { "claimed",
    SAL_FIELD_MONEY,
    N_ ("Amount Claimed"),
    SAL_FIELD_LISTED,
    .currency_field = "currency",
    .minimum = -MOST,
    .maximum = MOST,
    .hint = N_ ("What would have to be added; empty if it is not known") },
  { "status",
    SAL_FIELD_CHOICE,
    N_ ("Status"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .choices = statuses,
    .initial = SAL_PAY_DISPUTE_OPEN },
  { "owner",
    SAL_FIELD_TEXT,
    N_ ("Owner"),
    SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED,
    .hint = N_ ("Who sees to it") },
  { "opened", SAL_FIELD_DATE, N_ ("Opened"), SAL_FIELD_REQUIRED, .initial = "today" },
  { "due", SAL_FIELD_DATE, N_ ("Due"), SAL_FIELD_LISTED },
  { "opened_by", SAL_FIELD_TEXT, N_ ("Recorded By"), 0 },
  { "resolution",
    SAL_FIELD_TEXT,
    N_ ("Resolution"),
    SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED,
    .hint = N_ ("Why it was settled so; of an accepted one it stands on the statement") },
  { "granted",
    SAL_FIELD_MONEY,
    N_ ("Amount Granted"),
    SAL_FIELD_LISTED,
    .currency_field = "currency",
    .minimum = -MOST,
    .maximum = MOST },
  { "adjustment",
    SAL_FIELD_INTEGER,
    N_ ("Adjustment"),
    0,
    .minimum = 1,
    .maximum = G_MAXINT64,
    .hint = N_ ("Of the ledger: what an accepted one has posted") },
  { "settled_at", SAL_FIELD_TIME, N_ ("Settled"), 0 },
  { "approver", SAL_FIELD_TEXT, N_ ("Decided By"), 0 },
  { "settled_by", SAL_FIELD_TEXT, N_ ("Decision Recorded By"), 0 },
  SAL_FIELD_NOTE,
};

gboolean
sal_pay_dispute_has_status (SalRecord *self, const char *status)
{
  return g_strcmp0 (sal_record_get_text (self, "status"), status) == 0;
}

gboolean
sal_pay_dispute_is_settled (SalRecord *self)
{
  return !sal_pay_dispute_has_status (self, SAL_PAY_DISPUTE_OPEN) &&
         !sal_pay_dispute_has_status (self, SAL_PAY_DISPUTE_IN_REVIEW);
}

/**
 * sal_pay_dispute_is_overdue:
 * @self: a dispute
 * @today: a day
 *
 * Looks whether it should have been settled before @today.
 *
 * Returns: whether it is due earlier and not settled
 */
gboolean
sal_pay_dispute_is_overdue (SalRecord *self, gint32 today)
{
  gint32 due = sal_record_get_date (self, "due");

  return due != SAL_DATE_NONE && due < today && !sal_pay_dispute_is_settled (self);
}

static void
validate (SalRecord *record, SalProblems *problems)
{
  const char *about = sal_record_get_text (record, "about");
  gint32 opened = sal_record_get_date (record, "opened");
  gint32 due = sal_record_get_date (record, "due");

  if (g_strcmp0 (about, SAL_PAY_DISPUTE_ABOUT_EARNING) == 0 && sal_record_is_null (record, "line"))
    sal_problems_add (problems, "line", _ ("is missing: which earning is it about?"));
  if (g_strcmp0 (about, SAL_PAY_DISPUTE_ABOUT_CREDIT) == 0 &&
      sal_record_is_null (record, "opportunity"))
    sal_problems_add (problems, "opportunity", _ ("is missing: whose credit is it about?"));
  if (opened != SAL_DATE_NONE && due != SAL_DATE_NONE && due < opened)
    sal_problems_add (problems, "due", _ ("is before it was opened"));
}

/* Whatever writes it: what has posted an adjustment stays as it was decided. */
static gboolean
written (SalTransaction *transaction, SalRecord *before, SalRecord *record, GError **error)
{
  if (before == NULL || !sal_pay_dispute_has_status (before, SAL_PAY_DISPUTE_ACCEPTED))
    return TRUE;
  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_FINAL,
               _ ("“%s” is accepted, and an adjustment is posted: that can be reversed"),
               sal_record_get_text (before, "claim"));

  return FALSE;
}

const SalKind sal_pay_dispute_kind = {
  .name = "pay_dispute",
  .label = N_ ("Dispute"),
  .plural = N_ ("Disputes"),
  .group = N_ ("Compensation"),
  .icon = "dialog-question-symbolic",
  SAL_FIELDS (fields),
  .title = "claim",
  .subtitle = "period",
  .sort = "due",
  .dated = "opened",
  .store = SAL_STORE_PAY,
  .validate = validate,
  .written = written,
};
