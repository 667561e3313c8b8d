/* sal-payroll-code.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

/* What payroll knows a payment by: of the codes that fit a payment that which says most counts, the
 * component before the legal entity, that before the country, and that before the currency. What
 * payroll calls the legal entity of a country serves who has none. */

static const SalField fields[] = {
  { "legal_entity",
    SAL_FIELD_TEXT,
    N_ ("Legal Entity"),
    SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED,
    .hint = N_ ("As people have it; empty for all") },
  { "currency",
    SAL_FIELD_CURRENCY,
    N_ ("Currency"),
    SAL_FIELD_LISTED,
    .hint = N_ ("Empty for all") },
  { "code",
    SAL_FIELD_TEXT,
    N_ ("Pay Code"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "payroll_entity",
    SAL_FIELD_TEXT,
    N_ ("Payroll Entity"),
    SAL_FIELD_LISTED,
    .hint = N_ ("What payroll calls the legal entity; the same where it is empty") },
  { "component",
    SAL_FIELD_TEXT,
    N_ ("Component"),
    SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED,
    .hint = N_ ("The id of a component of plans, whose earnings are a payment of their own; empty "
                "for all") },
  { "country",
    SAL_FIELD_TEXT,
    N_ ("Country"),
    SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED,
    .hint = N_ ("As people have it; empty for all. The payroll entity is that of people who have "
                "no legal entity, and whose unit has none") },
};

const SalKind sal_payroll_code_kind = {
  .name = "payroll_code",
  .label = N_ ("Payroll Code"),
  .plural = N_ ("Payroll Codes"),
  .group = N_ ("Compensation"),
  .icon = "dialog-password-symbolic",
  SAL_FIELDS (fields),
  .title = "code",
  .sort = "legal_entity,currency",
  .subtitle = "legal_entity",
  .together = "legal_entity,currency,component,country",
  .store = SAL_STORE_PAY,
};
