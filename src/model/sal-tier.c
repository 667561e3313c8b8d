/* sal-tier.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

/* A band of the score of a tier model. */

static const SalField fields[] = {
  { "model",
    SAL_FIELD_REFERENCE,
    N_ ("Tier Model"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_tier_model_kind },
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Name"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "from_score",
    SAL_FIELD_INTEGER,
    N_ ("From Score"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .unit = N_ ("points"),
    .minimum = 0,
    .maximum = 100,
    .hint = N_ ("A score equal to it belongs to this tier") },
  { "capacity",
    SAL_FIELD_INTEGER,
    N_ ("Capacity"),
    SAL_FIELD_LISTED,
    .unit = N_ ("accounts"),
    .minimum = 0,
    .maximum = G_MAXINT32,
    .hint = N_ ("How many accounts there are people for; empty: any number") },
};

const SalKind sal_tier_kind = {
  .name = "tier",
  .label = N_ ("Tier"),
  .plural = N_ ("Tiers"),
  .group = N_ ("Customers"),
  .icon = "view-sort-descending-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "-from_score",
  .subtitle = "model",
  .together = "model,from_score",
};
