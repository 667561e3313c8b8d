/* sal-stage-event.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

/* How an opportunity stood from a time on: its stage, amount, close date, owner and category. */

static const SalField fields[] = {
  { "opportunity",
    SAL_FIELD_REFERENCE,
    N_ ("Opportunity"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_opportunity_kind },
  { "time", SAL_FIELD_TIME, N_ ("Time"), SAL_FIELD_REQUIRED | SAL_FIELD_LISTED },
  { "stage", SAL_FIELD_REFERENCE, N_ ("Stage"), SAL_FIELD_LISTED, .references = &sal_stage_kind },
  { "amount", SAL_FIELD_MONEY, N_ ("Amount"), SAL_FIELD_LISTED, .currency_field = "currency" },
  { "currency", SAL_FIELD_CURRENCY, N_ ("Currency"), 0 },
  { "close_date", SAL_FIELD_DATE, N_ ("Close Date"), SAL_FIELD_LISTED },
  { "owner", SAL_FIELD_REFERENCE, N_ ("Owner"), SAL_FIELD_LISTED, .references = &sal_person_kind },
  { "category",
    SAL_FIELD_CHOICE,
    N_ ("Forecast Category"),
    SAL_FIELD_LISTED,
    .choices = sal_forecast_categories },
};

const SalKind sal_stage_event_kind = {
  .name = "stage_event",
  .label = N_ ("Stage Event"),
  .plural = N_ ("Stage Events"),
  .group = N_ ("Pipeline"),
  .icon = "document-open-recent-symbolic",
  SAL_FIELDS (fields),
  .title = "opportunity",
  .sort = "-time",
  .dated = "time",
  .subtitle = "time",
};
