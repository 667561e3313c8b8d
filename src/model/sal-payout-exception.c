/* sal-payout-exception.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-store-error.h"

/* What the last calculation of a period found that is to be looked at before it is approved. */

static const SalField fields[] = {
  { "period",
    SAL_FIELD_TEXT,
    N_ ("Period"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED },
  { "issue", SAL_FIELD_TEXT, N_ ("Exception"), SAL_FIELD_REQUIRED | SAL_FIELD_LISTED },
  { "person",
    SAL_FIELD_REFERENCE,
    N_ ("Person"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_person_kind },
  { "opportunity",
    SAL_FIELD_REFERENCE,
    N_ ("Opportunity"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_opportunity_kind },
  /* as it was worded when it was found; what it is worded of anew follows */
  { "message", SAL_FIELD_TEXT, N_ ("Reason"), SAL_FIELD_REQUIRED | SAL_FIELD_LISTED },
  { "reason", SAL_FIELD_TEXT, N_ ("Reason Code") },
  { "arguments", SAL_FIELD_TEXT, N_ ("Details of the Reason") },
};

static gboolean
edited (SalTransaction *transaction, SalRecord *before, SalRecord *record, GError **error)
{
  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_INVALID,
               _ ("An exception is not edited: calculating finds it"));

  return FALSE;
}

const SalKind sal_payout_exception_kind = {
  .name = "payout_exception",
  .label = N_ ("Payout Exception"),
  .plural = N_ ("Payout Exceptions"),
  .group = N_ ("Compensation"),
  .icon = "dialog-warning-symbolic",
  SAL_FIELDS (fields),
  .title = "message",
  .subtitle = "period",
  .sort = "period",
  .store = SAL_STORE_PAY,
  .edited = edited,
};
