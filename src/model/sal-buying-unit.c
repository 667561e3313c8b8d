/* sal-buying-unit.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"

/* A part of an account that buys for itself: a division, a plant, a country. */

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Name"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "account",
    SAL_FIELD_REFERENCE,
    N_ ("Account"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_account_kind },
  { "parent",
    SAL_FIELD_REFERENCE,
    N_ ("Part Of"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_buying_unit_kind },
  { "leader",
    SAL_FIELD_REFERENCE,
    N_ ("Led By"),
    SAL_FIELD_LISTED,
    .references = &sal_contact_kind },
  { "place", SAL_FIELD_TEXT, N_ ("Place"), SAL_FIELD_LISTED | SAL_FIELD_SEARCHABLE },
  { "employees",
    SAL_FIELD_INTEGER,
    N_ ("Employees"),
    SAL_FIELD_LISTED,
    .minimum = 0,
    .maximum = G_MAXINT32 },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

const SalKind sal_buying_unit_kind = {
  .name = "buying_unit",
  .label = N_ ("Buying Unit"),
  .plural = N_ ("Buying Units"),
  .group = N_ ("Customers"),
  .icon = "x-office-address-book-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "name",
  .subtitle = "account",
  .together = "account,name",
};
