/* sal-account-team-member.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"

/* Who of us works for an account, in which role, from when to when. */

static const SalField fields[] = {
  { "person",
    SAL_FIELD_REFERENCE,
    N_ ("Person"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_person_kind },
  { "account",
    SAL_FIELD_REFERENCE,
    N_ ("Account"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_account_kind },
  { "role", SAL_FIELD_TEXT, N_ ("Role"), SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  SAL_FIELD_VALID_FROM,
  SAL_FIELD_VALID_TO,
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

const SalKind sal_account_team_member_kind = {
  .name = "account_team_member",
  .label = N_ ("Account Team Member"),
  .plural = N_ ("Account Team"),
  .group = N_ ("Customers"),
  .icon = "system-users-symbolic",
  SAL_FIELDS (fields),
  .title = "person",
  .sort = "valid_from",
  .subtitle = "account",
  .from = "valid_from",
  .to = "valid_to",
};
