/* sal-contact.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"

/* A person at an account. */

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Name"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "account",
    SAL_FIELD_REFERENCE,
    N_ ("Account"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_account_kind },
  { "job_title", SAL_FIELD_TEXT, N_ ("Job Title"), SAL_FIELD_LISTED | SAL_FIELD_SEARCHABLE },
  { "department", SAL_FIELD_TEXT, N_ ("Department"), SAL_FIELD_LISTED },
  { "mail", SAL_FIELD_TEXT, N_ ("Mail"), SAL_FIELD_LISTED | SAL_FIELD_SEARCHABLE },
  { "phone", SAL_FIELD_TEXT, N_ ("Phone"), SAL_FIELD_SEARCHABLE },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

/* Two of one name at an account could not be told apart, and nobody has the address of another. */
static const SalDouble doubles[] = {
  /* translators: the name of a contact, and the account */
  { "account,name", N_ ("“%1$s” is a contact of %2$s already") },
  /* translators: a mail address, and the contact whose it is */
  { "mail", N_ ("“%1$s” is the mail address of %2$s already") },
  { NULL },
};

const SalKind sal_contact_kind = {
  .name = "contact",
  .label = N_ ("Contact"),
  .plural = N_ ("Contacts"),
  .group = N_ ("Customers"),
  .icon = "contact-new-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "name",
  .subtitle = "account",
  .doubles = doubles,
};
