/* sal-stage.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"

/* A step of the sales process; a local variant keeps its own name and refers to the company-wide
 * stage. */

static const SalChoice statuses[] = {
  { "open", N_ ("Open") },
  { "won", N_ ("Won") },
  { "lost", N_ ("Lost") },
  { NULL, NULL },
};

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Name"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "position",
    SAL_FIELD_INTEGER,
    N_ ("Order"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .minimum = 1,
    .maximum = 1000 },
  { "status",
    SAL_FIELD_CHOICE,
    N_ ("Status"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = statuses,
    .initial = "open" },
  { "probability",
    SAL_FIELD_RATE,
    N_ ("Probability"),
    SAL_FIELD_LISTED,
    .minimum = 0,
    .maximum = SAL_RATE_ONE },
  { "variant_of",
    SAL_FIELD_REFERENCE,
    N_ ("Variant Of"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_stage_kind,
    .hint = N_ ("The company-wide stage of which this is a local variant") },
  { "unit",
    SAL_FIELD_REFERENCE,
    N_ ("Used By"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_unit_kind,
    .hint = N_ ("The unit that uses this variant") },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

const SalKind sal_stage_kind = {
  .name = "stage",
  .label = N_ ("Stage"),
  .plural = N_ ("Stages"),
  .group = N_ ("Pipeline"),
  .icon = "view-sort-ascending-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "position",
  .upward = "variant_of",
};
