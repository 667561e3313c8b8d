/* sal-plan-section.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"
#include "sal-plan-dates.h"

/* What sales, service or product has to say in an account plan, and who wrote it when. */

static const SalChoice functions[] = {
  { "sales", N_ ("Sales") },
  { "service", N_ ("Service") },
  { "product", N_ ("Product") },
  { NULL, NULL },
};

static const SalField fields[] = {
  { "function",
    SAL_FIELD_CHOICE,
    N_ ("Function"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = functions,
    .initial = "sales" },
  { "plan",
    SAL_FIELD_REFERENCE,
    N_ ("Account Plan"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_account_plan_kind },
  { "text",
    SAL_FIELD_TEXT,
    N_ ("Text"),
    SAL_FIELD_MULTILINE | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "author",
    SAL_FIELD_REFERENCE,
    N_ ("Author"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_person_kind },
  { "written_on", SAL_FIELD_DATE, N_ ("Written On"), SAL_FIELD_LISTED, .initial = "today" },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

const SalKind sal_plan_section_kind = {
  .name = "plan_section",
  .label = N_ ("Plan Section"),
  .plural = N_ ("Plan Sections"),
  .group = N_ ("Customers"),
  .icon = "accessories-text-editor-symbolic",
  SAL_FIELDS (fields),
  .title = "function",
  .sort = "function",
  .subtitle = "plan",
  .together = "plan,function",
  .edited = sal_plan_part_edited,
};
