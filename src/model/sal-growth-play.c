/* sal-growth-play.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"
#include "sal-plan-dates.h"

/* A way in which an account may buy more. */

static const SalChoice statuses[] = {
  { "idea", N_ ("Idea") }, { "active", N_ ("Under Way") },
  { "won", N_ ("Won") },   { "dropped", N_ ("Dropped") },
  { NULL, NULL },
};

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Growth Play"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "plan",
    SAL_FIELD_REFERENCE,
    N_ ("Account Plan"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_account_plan_kind },
  { "buying_unit",
    SAL_FIELD_REFERENCE,
    N_ ("Buying Unit"),
    SAL_FIELD_LISTED,
    .references = &sal_buying_unit_kind },
  { "product_family",
    SAL_FIELD_REFERENCE,
    N_ ("Product Family"),
    SAL_FIELD_LISTED,
    .references = &sal_product_family_kind },
  { "value", SAL_FIELD_MONEY, N_ ("Value"), SAL_FIELD_LISTED, .currency_field = "currency" },
  { "currency", SAL_FIELD_CURRENCY, N_ ("Currency"), 0 },
  { "status",
    SAL_FIELD_CHOICE,
    N_ ("Status"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = statuses,
    .initial = "idea" },
  { "opportunity",
    SAL_FIELD_REFERENCE,
    N_ ("Opportunity"),
    SAL_FIELD_LISTED,
    .references = &sal_opportunity_kind,
    .hint = N_ ("The sale it has become") },
  { "reviewed_on", SAL_FIELD_DATE, N_ ("Reviewed On"), SAL_FIELD_LISTED, .initial = "today" },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

const SalKind sal_growth_play_kind = {
  .name = "growth_play",
  .label = N_ ("Growth Play"),
  .plural = N_ ("Growth Plays"),
  .group = N_ ("Customers"),
  .icon = "go-up-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "-value",
  .subtitle = "plan",
  .edited = sal_plan_part_edited,
};
