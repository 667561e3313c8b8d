/* sal-opportunity-split.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

/* Who shares the credit of an opportunity. */

static const SalChoice credits[] = {
  { "split", N_ ("Split") },
  { "overlay", N_ ("Overlay") },
  { NULL, NULL },
};

static const SalField fields[] = {
  { "opportunity",
    SAL_FIELD_REFERENCE,
    N_ ("Opportunity"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_opportunity_kind },
  { "position",
    SAL_FIELD_REFERENCE,
    N_ ("Position"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_position_kind },
  { "share",
    SAL_FIELD_RATE,
    N_ ("Share"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .minimum = 0,
    .maximum = SAL_RATE_ONE },
  { "credit",
    SAL_FIELD_CHOICE,
    N_ ("Credit"),
    SAL_FIELD_LISTED,
    .choices = credits,
    .initial = "split" },
};

const SalKind sal_opportunity_split_kind = {
  .name = "opportunity_split",
  .label = N_ ("Opportunity Split"),
  .plural = N_ ("Opportunity Splits"),
  .group = N_ ("Pipeline"),
  .icon = "edit-cut-symbolic",
  SAL_FIELDS (fields),
  .title = "position",
  .sort = "opportunity",
  .subtitle = "opportunity",
};
