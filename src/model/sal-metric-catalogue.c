/* sal-metric-catalogue.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-metric-catalogue.h"

#include <glib/gi18n-lib.h>

#include "sal-kinds.h"

/* The four fiscal quarters before the current one. */
#define TRAILING                                                                                   \
  "year(today()) * 4 + quarter(today()) - year(close_date) * 4 - quarter(close_date) between 1 "   \
  "and 4"

static const SalMetricDefinition catalogue[] = {
  { "bookings",
    N_ ("Bookings"),
    N_ ("The amount of won opportunities that close in the period."),
    "sum(amount where stage.status = \"won\")",
    "money",
    "higher",
    "lagging" },
  { "quota",
    N_ ("Quota"),
    N_ ("What the unit or position is to book in the period; the highest version counts."),
    "sum(quota)",
    "money",
    NULL,
    "leading" },
  { "attainment",
    N_ ("Attainment"),
    N_ ("Bookings over quota."),
    "sum(amount where stage.status = \"won\") / sum(quota)",
    "rate",
    "higher",
    "lagging" },
  { "pipeline",
    N_ ("Open Pipeline"),
    N_ ("The amount of open opportunities that are to close in the period."),
    "sum(amount where stage.status = \"open\")",
    "money",
    "higher",
    "leading" },
  { "weighted_pipeline",
    N_ ("Weighted Pipeline"),
    N_ ("Open pipeline, each amount times the probability of its stage."),
    "sum(amount * coalesce(stage.probability, 0%) where stage.status = \"open\")",
    "money",
    "higher",
    "leading" },
  { "stated_pipeline",
    N_ ("Stated Pipeline"),
    N_ ("Open pipeline, each amount times the probability stated for the opportunity, or its "
        "stage's where none is."),
    "sum(amount * coalesce(probability, stage.probability, 0%) where stage.status = \"open\")",
    "money",
    "higher",
    "leading" },
  { "coverage",
    N_ ("Coverage"),
    N_ ("Open pipeline over what is left of the quota after bookings."),
    "sum(amount where stage.status = \"open\") / max(sum(quota) - sum(amount where stage.status = "
    "\"won\"), 0)",
    "number",
    "higher",
    "leading" },
  { "win_rate",
    N_ ("Win Rate"),
    N_ ("Won opportunities over won and lost ones, by count."),
    "count(where stage.status = \"won\") / count(where stage.status in (\"won\", \"lost\"))",
    "rate",
    "higher",
    "lagging" },
  { "win_rate_by_value",
    N_ ("Win Rate by Value"),
    N_ ("The amount of won opportunities over that of won and lost ones."),
    "sum(amount where stage.status = \"won\") / sum(amount where stage.status in (\"won\", "
    "\"lost\"))",
    "rate",
    "higher",
    "lagging" },
  { "average_deal",
    N_ ("Average Deal"),
    N_ ("Bookings over the number of won opportunities."),
    "sum(amount where stage.status = \"won\") / count(where stage.status = \"won\")",
    "money",
    "higher",
    "lagging" },
  { "discount",
    N_ ("Discount"),
    N_ ("The mean discount of won opportunities whose discount is known, each weighted by its "
        "amount."),
    "sum(amount * discount where stage.status = \"won\") / sum(amount where stage.status = "
    "\"won\" and discount is not empty)",
    "rate",
    "lower",
    "lagging" },
  { "cycle",
    N_ ("Sales Cycle"),
    N_ ("Mean days from creation to close of won opportunities."),
    "average(days(created, close_date) where stage.status = \"won\")",
    "days",
    "lower",
    "lagging" },
  { "velocity",
    N_ ("Velocity"),
    N_ ("Open opportunities times the win rate times the average won amount over the mean days "
        "from creation to close, won and lost: what is booked per day. Rate, amount and days "
        "are those of the four fiscal quarters before the current one."),
    "count(where stage.status = \"open\") * sum(amount where stage.status = \"won\" and " TRAILING
    ") / count(where stage.status in (\"won\", \"lost\") and " TRAILING
    ") / average(days(created, close_date) where stage.status in (\"won\", \"lost\") and " TRAILING
    ")",
    "money",
    "higher",
    "leading",
    NULL,
    TRUE },
  { "new_share",
    N_ ("New Business"),
    N_ ("The share of bookings from new customers in those from new customers and expansion."),
    "sum(amount where stage.status = \"won\" and type = \"new\") / sum(amount where stage.status "
    "= \"won\" and type in (\"new\", \"expansion\"))",
    "rate",
    NULL,
    "lagging" },
  { "won",
    N_ ("Won"),
    N_ ("The number of won opportunities that close in the period."),
    "count(where stage.status = \"won\")",
    "number",
    "higher",
    "lagging" },
  { "lost",
    N_ ("Lost"),
    N_ ("The number of lost opportunities that close in the period."),
    "count(where stage.status = \"lost\")",
    "number",
    "lower",
    "lagging" },
  { "open",
    N_ ("Open"),
    N_ ("The number of open opportunities that are to close in the period."),
    "count(where stage.status = \"open\")",
    "number",
    "higher",
    "leading" },
  { "activities",
    N_ ("Activities"),
    N_ ("The number of calls, meetings and other activities in the period, by who did them."),
    "count()",
    "number",
    "higher",
    "leading",
    &sal_activity_kind },
  { "invoiced",
    N_ ("Invoiced"),
    N_ ("The amount of the invoices of the period, less credit notes."),
    "sum(amount where type = \"invoice\") - sum(abs(amount) where type = \"credit_note\")",
    "money",
    "higher",
    "lagging",
    &sal_transaction_kind },
  { "received",
    N_ ("Received"),
    N_ ("The amount of the payments received in the period."),
    "sum(amount where type = \"receipt\")",
    "money",
    "higher",
    "lagging",
    &sal_transaction_kind },
  { "cancelled",
    N_ ("Cancelled"),
    N_ ("The amount of what was cancelled in the period."),
    "sum(abs(amount) where type = \"cancellation\")",
    "money",
    "lower",
    "lagging",
    &sal_transaction_kind },
  { "recurring_revenue",
    N_ ("Recurring Revenue"),
    N_ ("The annual value of the contracts in force on the last day of the period."),
    "sum(recurring)",
    "money",
    "higher",
    "lagging",
    &sal_contract_kind },
  { "net_retention",
    N_ ("Net Retention"),
    N_ ("What the accounts that had recurring revenue twelve months before the end of the period "
        "have at its end, over what they had then: with expansion, without new accounts."),
    "sum(renewed) / sum(recurring_before)",
    "rate",
    "higher",
    "lagging",
    &sal_contract_kind },
  { "gross_retention",
    N_ ("Gross Retention"),
    N_ ("Of the recurring revenue that accounts had twelve months before the end of the period, "
        "the share they still have at its end: of no account more than it had."),
    "sum(retained) / sum(recurring_before)",
    "rate",
    "higher",
    "lagging",
    &sal_contract_kind },
  { "conversion",
    N_ ("Conversion"),
    N_ ("Of the opportunities that reached a stage in the period, at least 180 days ago, the "
        "share that went on to a later stage or were won. Younger ones are left out: those that "
        "are decided fast would count for more than they are."),
    "sum(matured_went_on) / sum(matured)",
    "rate",
    "higher",
    "leading",
    &sal_stage_event_kind },
  { "conversion_so_far",
    N_ ("Conversion So Far"),
    N_ ("Of all opportunities that reached a stage in the period, the share that went on to a "
        "later stage or were won up to now."),
    "sum(went_on) / count()",
    "rate",
    "higher",
    "leading",
    &sal_stage_event_kind },
};

/**
 * sal_metric_catalogue_get:
 * @n_definitions: (out): how many there are
 *
 * Lists the metrics the program starts with.
 *
 * Returns: (array length=n_definitions) (transfer none): their definitions
 */
const SalMetricDefinition *
sal_metric_catalogue_get (gsize *n_definitions)
{
  *n_definitions = G_N_ELEMENTS (catalogue);

  return catalogue;
}

/**
 * sal_metric_catalogue_find:
 * @key: the key of a metric
 *
 * Finds a metric the program starts with.
 *
 * Returns: (transfer none) (nullable): its definition
 */
const SalMetricDefinition *
sal_metric_catalogue_find (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (catalogue); i++)
    {
      if (g_str_equal (catalogue[i].key, key))
        return &catalogue[i];
    }

  return NULL;
}
