/* sal-opportunity.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-buying-unit.h"
#include "sal-common-fields.h"
#include "sal-opportunity-history-repository.h"

/* A possible sale. Its stage says whether it is open, won or lost; its history is in its stage
 * events. */

static const SalChoice types[] = {
  { "new", N_ ("New") },
  { "expansion", N_ ("Expansion") },
  { "renewal", N_ ("Renewal") },
  { NULL, NULL },
};

const SalChoice sal_forecast_categories[] = {
  { "omitted", N_ ("Omitted") }, { "pipeline", N_ ("Pipeline") }, { "likely", N_ ("Likely") },
  { "commit", N_ ("Commit") },   { "closed", N_ ("Closed") },     { NULL, NULL },
};

static const SalChoice loss_reasons[] = {
  { "competition", N_ ("Competition") }, { "price", N_ ("Price") },
  { "capability", N_ ("Capability") },   { "no_decision", N_ ("No Decision") },
  { "process", N_ ("Process") },         { NULL, NULL },
};

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Name"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "account",
    SAL_FIELD_REFERENCE,
    N_ ("Account"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_account_kind },
  { "owner",
    SAL_FIELD_REFERENCE,
    N_ ("Owner"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_person_kind },
  { "type", SAL_FIELD_CHOICE, N_ ("Type"), SAL_FIELD_LISTED, .choices = types },
  { "stage",
    SAL_FIELD_REFERENCE,
    N_ ("Stage"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_stage_kind },
  { "category",
    SAL_FIELD_CHOICE,
    N_ ("Forecast Category"),
    SAL_FIELD_LISTED,
    .choices = sal_forecast_categories },
  { "amount", SAL_FIELD_MONEY, N_ ("Amount"), SAL_FIELD_LISTED, .currency_field = "currency" },
  { "currency", SAL_FIELD_CURRENCY, N_ ("Currency"), 0 },
  { "discount",
    SAL_FIELD_RATE,
    N_ ("Discount"),
    SAL_FIELD_LISTED,
    .minimum = 0,
    .maximum = SAL_RATE_ONE },
  { "probability",
    SAL_FIELD_RATE,
    N_ ("Probability"),
    0,
    .minimum = 0,
    .maximum = SAL_RATE_ONE,
    .hint = N_ ("As stated by its owner; the stage's own where empty") },
  { "created", SAL_FIELD_DATE, N_ ("Created"), SAL_FIELD_LISTED, .initial = "today" },
  { "close_date", SAL_FIELD_DATE, N_ ("Close Date"), SAL_FIELD_INDEXED | SAL_FIELD_LISTED },
  { "source", SAL_FIELD_TEXT, N_ ("Source"), SAL_FIELD_LISTED },
  { "product_family",
    SAL_FIELD_REFERENCE,
    N_ ("Product Family"),
    0,
    .references = &sal_product_family_kind },
  { "product", SAL_FIELD_REFERENCE, N_ ("Product"), 0, .references = &sal_product_kind },
  { "competitor", SAL_FIELD_REFERENCE, N_ ("Competitor"), 0, .references = &sal_competitor_kind },
  { "loss_reason", SAL_FIELD_CHOICE, N_ ("Loss Reason"), 0, .choices = loss_reasons },
  { "next_step", SAL_FIELD_TEXT, N_ ("Next Step"), 0 },
  { "next_step_date", SAL_FIELD_DATE, N_ ("Next Step On"), 0 },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
  { "buying_unit",
    SAL_FIELD_REFERENCE,
    N_ ("Buying Unit"),
    SAL_FIELD_INDEXED,
    .references = &sal_buying_unit_kind,
    .hint = N_ ("The part of the account that buys; empty if that is not known") },
};

static gboolean
edited (SalTransaction *transaction, SalRecord *before, SalRecord *record, GError **error)
{
  return sal_buying_unit_expect (transaction, before, record, error) &&
         sal_opportunity_edited (transaction, before, record, error);
}

const SalKind sal_opportunity_kind = {
  .name = "opportunity",
  .label = N_ ("Opportunity"),
  .plural = N_ ("Opportunities"),
  .group = N_ ("Pipeline"),
  .icon = "starred-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .columns = "name,account,stage,amount,close_date,owner",
  .sort = "-close_date",
  .dated = "close_date",
  .subtitle = "account",
  .edited = edited,
  .written = sal_opportunity_written,
};
