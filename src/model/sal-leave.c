/* sal-leave.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"

/* Days on which a person does not work. */

static const SalChoice types[] = {
  { "parental", N_ ("Parental") },
  { "medical", N_ ("Medical") },
  { "sabbatical", N_ ("Sabbatical") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

static const SalField fields[] = {
  { "person",
    SAL_FIELD_REFERENCE,
    N_ ("Person"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_person_kind },
  { "type", SAL_FIELD_CHOICE, N_ ("Type"), SAL_FIELD_LISTED, .choices = types },
  SAL_FIELD_VALID_FROM,
  SAL_FIELD_VALID_TO,
  SAL_FIELD_NOTE,
};

const SalKind sal_leave_kind = {
  .name = "leave",
  .label = N_ ("Leave"),
  .plural = N_ ("Leaves"),
  .group = N_ ("Organisation"),
  .icon = "x-office-calendar-symbolic",
  SAL_FIELDS (fields),
  .title = "person",
  .sort = "-valid_from",
  .subtitle = "valid_from",
  .from = "valid_from",
  .to = "valid_to",
};
