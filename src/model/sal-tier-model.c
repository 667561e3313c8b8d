/* sal-tier-model.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"

/* How accounts are told apart by what they are worth: criteria with weights, and tiers by the score
 * that comes of them. One model is in force on a day; what changes is a new model. */

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Name"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  SAL_FIELD_VALID_FROM,
  SAL_FIELD_VALID_TO,
  { "hysteresis",
    SAL_FIELD_INTEGER,
    N_ ("Hysteresis"),
    SAL_FIELD_LISTED,
    .unit = N_ ("points"),
    .minimum = 0,
    .maximum = 50,
    .initial = "0",
    .hint = N_ ("How far below the bound of its tier the score of an account may fall, or above "
                "the bound of the next rise, before the account changes its tier") },
  { "refresh_months",
    SAL_FIELD_INTEGER,
    N_ ("Refreshed Every"),
    SAL_FIELD_LISTED,
    .unit = N_ ("months"),
    .minimum = 1,
    .maximum = 60,
    .initial = "3" },
  SAL_FIELD_NOTE,
  { "automatic",
    SAL_FIELD_BOOLEAN,
    N_ ("Refresh When Due"),
    .initial = "true",
    .hint = N_ ("Once tiers were refreshed for the first time, the program refreshes them again "
                "every so many months, unless this is switched off") },
};

const SalKind sal_tier_model_kind = {
  .name = "tier_model",
  .label = N_ ("Tier Model"),
  .plural = N_ ("Tier Models"),
  .group = N_ ("Customers"),
  .icon = "view-sort-descending-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "-valid_from",
  .subtitle = "valid_from",
  .from = "valid_from",
  .to = "valid_to",
};
