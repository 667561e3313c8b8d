/* test-import-doubles.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import-fixture.h"
#include "sal-exchange-error.h"
#include "sal-import-doubles.h"
#include "sal-kinds.h"
#include "sal-store-error.h"

static const SalImportOptions skip = { .errors = SAL_IMPORT_SKIP };

static void
set_up (ImportFixture *fixture)
{
  import_fixture_init (fixture);
  import_fixture_load (fixture, "account", "Name\nAlder\nBirch\n");
  import_fixture_load (fixture,
                       "contact",
                       "Name,Account,Mail,External ID\nAnna Foster,Alder,anna@alder.example,a\n"
                       "Ben Ode,Alder,,b\nCy Dahl,Birch,cy@birch.example,c\n");
}

static gint64
count (ImportFixture *fixture, const char *where)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count(*) FROM contact LEFT JOIN account ON account.id = contact.account WHERE %s",
      where);

  return import_fixture_query (fixture, sql);
}

static void
assert_messages (const SalImportResult *result, const char *const *expected)
{
  guint n = g_strv_length ((char **) expected);

  for (guint i = 0; result->messages[i] != NULL; i++)
    g_test_message ("%s", result->messages[i]);
  g_assert_cmpuint (g_strv_length (result->messages), ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (result->messages[i], ==, expected[i]);
  g_assert_cmpuint (result->n_rejected, ==, n);
}

/* Against the workspace and against the file, whatever the capitals and spaces; an account that is
 * not there does not become none. A rehearsal says the same and writes nothing. */
static void
test_new (void)
{
  static const char text[] = "Name,Job Title,Account,Mail\n"
                             "Petra Lindgren,Head,Birch,petra@birch.example\n"
                             "anna  FOSTER,Officer,Alder,other@alder.example\n"
                             "Ghost Person,Nobody,No Such Company Ltd,ghost@example.com\n"
                             ",Missing Name,Alder,x@example.com\n"
                             "Petra Lindgren,Head,Birch,petra@birch.example\n"
                             "Anna Foster,Namesake,Birch,\n"
                             "Some One,,Birch,CY@birch.example\n"
                             "Another One,,Alder,Petra@Birch.example\n"
                             "Nobody Else,,,\nNobody Else,,,\n";
  static const char *const expected[] = {
    "contact.csv, row 3, Name: “anna  FOSTER” is a contact of Alder already; choose what records "
    "are recognised by, so that the row changes it",
    "contact.csv, row 4, Account: there is no account “No Such Company Ltd”",
    "contact.csv, row 5, Name: is required and empty",
    "contact.csv, row 6, Name: “Petra Lindgren” is a contact of Birch already, from row 2 of the "
    "file",
    "contact.csv, row 8, Mail: “CY@birch.example” is the mail address of Cy Dahl already; choose "
    "what records are recognised by, so that the row changes it",
    "contact.csv, row 9, Mail: “Petra@Birch.example” is the mail address of Petra Lindgren "
    "already, from row 2 of the file",
    NULL,
  };
  const SalImportOptions dry = { .errors = SAL_IMPORT_SKIP, .dry_run = TRUE };
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalImportResult) tried = NULL;
  g_autoptr (SalImportResult) result = NULL;
  g_autoptr (SalImportResult) stopped = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  set_up (&fixture);
  before = import_fixture_dump (&fixture);
  tried = import_fixture_import (&fixture, "contact", text, &dry);
  assert_messages (tried, expected);
  stopped = import_fixture_try (&fixture, "contact", text, NULL, &error);
  g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_ROWS);
  after = import_fixture_dump (&fixture);
  g_assert_cmpstr (after, ==, before);

  result = import_fixture_import (&fixture, "contact", text, &skip);
  assert_messages (result, expected);
  g_assert_cmpint (count (&fixture, "contact.name = 'Petra Lindgren'"), ==, 1);
  g_assert_cmpint (count (&fixture, "contact.name = 'Anna Foster'"), ==, 2);
  g_assert_cmpint (
      count (&fixture, "contact.name = 'Anna Foster' AND account.name = 'Birch'"), ==, 1);
  g_assert_cmpint (count (&fixture, "contact.name = 'Ghost Person'"), ==, 0);
  g_assert_cmpint (count (&fixture, "contact.name = 'Nobody Else'"), ==, 2);
  g_assert_cmpint (count (&fixture, "TRUE"), ==, 7);
}

/* By a key, who is there is changed; but not into somebody else. */
static void
test_changed (void)
{
  static const char *const moved[] = {
    "contact.csv, row 2, Name: “Anna Foster” is a contact of Alder already", NULL
  };
  static const char *const without_name[] = {
    "contact.csv, row 2, Mail: “cy@birch.example” is the mail address of Cy Dahl already", NULL
  };
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalImportResult) changed = NULL;
  g_autoptr (SalImportResult) again = NULL;
  g_autoptr (SalImportResult) renamed = NULL;
  g_autoptr (SalImportResult) readdressed = NULL;

  set_up (&fixture);
  changed = import_fixture_import (&fixture,
                                   "contact",
                                   "Name,Account,Mail,Phone,External ID\n"
                                   "ANNA Foster,Alder,anna@alder.example,1,a\n"
                                   "Cy Dahl,Alder,cy@birch.example,2,c\n",
                                   NULL);
  g_assert_cmpuint (changed->n_rejected, ==, 0);
  g_assert_cmpint (count (&fixture, "phone IN ('1', '2') AND account.name = 'Alder'"), ==, 2);
  again = import_fixture_import (&fixture,
                                 "contact",
                                 "Name,Account,Mail,Phone,External ID\n"
                                 "ANNA Foster,Alder,anna@alder.example,1,a\n",
                                 NULL);
  g_assert_cmpuint (again->n_rejected, ==, 0);

  renamed = import_fixture_import (
      &fixture, "contact", "Name,Account,External ID\nAnna Foster,Alder,b\n", &skip);
  assert_messages (renamed, moved);
  readdressed = import_fixture_import (
      &fixture, "contact", "Name,Mail,External ID\nBen Ode,cy@birch.example,b\n", &skip);
  assert_messages (readdressed, without_name);
  g_assert_cmpint (count (&fixture, "TRUE"), ==, 3);
}

/* What the file says nothing of is taken from the record: somebody is given the name of a colleague
 * though the row does not tell the account. */
static void
test_renamed (void)
{
  static const char *const expected[] = {
    "contact.csv, row 2, Name: “anna foster” is a contact of the same account already", NULL
  };
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalImportResult) result = NULL;

  set_up (&fixture);
  result = import_fixture_import (
      &fixture, "contact", "Name,External ID\nanna foster,b\nAnna Foster,c\n", &skip);
  assert_messages (result, expected);
  g_assert_cmpint (
      count (&fixture, "contact.name = 'Anna Foster' AND account.name = 'Birch'"), ==, 1);
  g_assert_cmpint (count (&fixture, "contact.name = 'Ben Ode'"), ==, 1);
}

/* Doubles of earlier days can be edited, and no third is added to them. */
static void
test_doubles_before (void)
{
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalImportResult) edited = NULL;
  g_autoptr (SalImportResult) third = NULL;

  set_up (&fixture);
  import_fixture_edit (&fixture,
                       "INSERT INTO contact (id, name, account, mail, external_id)"
                       " SELECT 7, name, account, mail, 'z' FROM contact WHERE external_id = 'a'");
  edited = import_fixture_import (&fixture,
                                  "contact",
                                  "Name,Account,Phone,External ID\nAnna Foster,Alder,1,a\n"
                                  "Anna Foster,Alder,2,z\n",
                                  NULL);
  g_assert_cmpuint (edited->n_rejected, ==, 0);
  g_assert_cmpint (count (&fixture, "phone IN ('1', '2')"), ==, 2);
  third = import_fixture_import (
      &fixture, "contact", "Name,Account,Job Title\nAnna Foster,Alder,Chief\n", &skip);
  g_assert_cmpuint (third->n_rejected, ==, 1);
  g_assert_cmpint (count (&fixture, "contact.name = 'Anna Foster'"), ==, 2);
}

typedef struct
{
  SalRecord *record;
  gboolean exists;
} Entered;

static gboolean
enter (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  const Entered *entered = data;
  g_autoptr (SalRecord) before = NULL;

  if (entered->exists)
    before = sal_transaction_load (
        transaction, &sal_contact_kind, sal_record_get_id (entered->record), NULL);

  return sal_transaction_enter (transaction, before, entered->record, error);
}

/* Enters a record as a form does; what is refused is said as the form shows it beside the field. */
static void
assert_entered (ImportFixture *fixture, SalRecord *record, gboolean exists, const char *refused)
{
  Entered entered = { record, exists };
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (import_fixture_store (fixture),
                      "Edit",
                      SAL_COMMAND_DEFAULT,
                      enter,
                      &entered,
                      NULL,
                      NULL,
                      &error);
  if (refused == NULL)
    {
      g_assert_no_error (error);
      return;
    }
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, refused);
}

static void
test_entered (void)
{
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalRecord) record = NULL;
  gint64 alder, birch;

  set_up (&fixture);
  alder = import_fixture_query (&fixture, "SELECT id FROM account WHERE name = 'Alder'");
  birch = import_fixture_query (&fixture, "SELECT id FROM account WHERE name = 'Birch'");
  record = sal_record_new (&sal_contact_kind);
  sal_record_set_text (record, "name", " anna foster");
  sal_record_set_integer (record, "account", alder);
  sal_record_set_text (record, "mail", "CY@birch.example");
  assert_entered (&fixture,
                  record,
                  FALSE,
                  "Contact, Name: “ anna foster” is a contact of Alder already\n"
                  "Contact, Mail: “CY@birch.example” is the mail address of Cy Dahl already");
  sal_record_set_null (record, "mail");
  sal_record_set_integer (record, "account", birch);
  assert_entered (&fixture, record, FALSE, NULL);
  sal_record_set_integer (record, "account", alder);
  assert_entered (
      &fixture, record, TRUE, "Contact, Name: “ anna foster” is a contact of Alder already");
  sal_record_set_null (record, "account");
  assert_entered (&fixture, record, TRUE, NULL);
  sal_record_set_text (record, "phone", "1");
  assert_entered (&fixture, record, TRUE, NULL);
}

/* A name is a key within its account: a namesake of another one stays as it is. Without the account
 * a row says nothing of which of them it is, and is refused where there are two. */
static void
test_namesakes (void)
{
  static const char *const expected[] = {
    "contact.csv, row 2, Name: several records of kind contact have this key",
    NULL,
  };
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalImportResult) added = NULL;
  g_autoptr (SalImportResult) changed = NULL;
  g_autoptr (SalImportResult) refused = NULL;

  set_up (&fixture);
  added = import_fixture_import (
      &fixture, "contact", "Name,Account,Job Title\nAnna Foster,Birch,Buyer\n", &skip);
  g_assert_cmpuint (added->n_rejected, ==, 0);
  g_assert_cmpint (count (&fixture, "contact.name = 'Anna Foster'"), ==, 2);
  g_assert_cmpint (count (&fixture, "contact.external_id = 'a' AND account.name = 'Alder'"), ==, 1);

  changed = import_fixture_import (&fixture,
                                   "contact",
                                   "Name,Account,Job Title\nanna foster,Alder,Head\n"
                                   "Cy Dahl,Birch,Chief\n",
                                   &skip);
  g_assert_cmpuint (changed->n_rejected, ==, 0);
  g_assert_cmpint (count (&fixture, "contact.external_id = 'a' AND job_title = 'Head'"), ==, 1);
  g_assert_cmpint (count (&fixture, "account.name = 'Birch' AND job_title = 'Buyer'"), ==, 1);
  g_assert_cmpint (count (&fixture, "contact.id > 0"), ==, 4);

  refused = import_fixture_import (
      &fixture, "contact", "Name,Job Title\nAnna Foster,Nobody\nBen Ode,Clerk\n", &skip);
  assert_messages (refused, expected);
  g_assert_cmpint (count (&fixture, "job_title = 'Nobody'"), ==, 0);
  g_assert_cmpint (count (&fixture, "contact.external_id = 'b' AND job_title = 'Clerk'"), ==, 1);
}

/* What is a double already can still be edited otherwise. */
static void
test_edited_double (void)
{
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalRecord) record = NULL;

  set_up (&fixture);
  import_fixture_edit (&fixture,
                       "INSERT INTO contact (id, name, account, mail)"
                       " SELECT 7, name, account, mail FROM contact WHERE external_id = 'a'");
  record = sal_record_new_with_id (&sal_contact_kind, 7);
  sal_record_set_text (record, "name", "Anna Foster");
  sal_record_set_integer (
      record,
      "account",
      import_fixture_query (&fixture, "SELECT account FROM contact WHERE id = 7"));
  sal_record_set_text (record, "mail", "anna@alder.example");
  sal_record_set_text (record, "phone", "1");
  assert_entered (&fixture, record, TRUE, NULL);
  sal_record_set_text (record, "name", "Ben Ode");
  assert_entered (&fixture, record, TRUE, "Contact, Name: “Ben Ode” is a contact of Alder already");
}

/* What every kind says of its doubles can be held: fields that there are, a text last. */
static void
test_kinds (void)
{
  guint n = 0;

  for (guint i = 0; sal_model_kinds ()[i] != NULL; i++)
    {
      const SalKind *kind = sal_model_kinds ()[i];
      g_autoptr (SalImportDoubles) doubles = sal_import_doubles_new (kind);
      const SalDouble *rule = kind->doubles;

      for (; rule != NULL && rule->fields != NULL; rule++, n++)
        {
          guint fields[SAL_KIND_TOGETHER];
          guint n_fields = sal_double_list_fields (rule, kind, fields);

          g_assert_cmpuint (n_fields, >, 0);
          g_assert_cmpint (kind->fields[fields[n_fields - 1]].type, ==, SAL_FIELD_TEXT);
        }
    }
  g_assert_cmpuint (n, >=, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-doubles/kinds", test_kinds);
  g_test_add_func ("/import-doubles/new", test_new);
  g_test_add_func ("/import-doubles/changed", test_changed);
  g_test_add_func ("/import-doubles/renamed", test_renamed);
  g_test_add_func ("/import-doubles/doubles-before", test_doubles_before);
  g_test_add_func ("/import-doubles/namesakes", test_namesakes);
  g_test_add_func ("/import-doubles/entered", test_entered);
  g_test_add_func ("/import-doubles/edited-double", test_edited_double);

  return g_test_run ();
}
