/* test-deletion.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import-fixture.h"
#include "sal-kinds.h"

static const char company[] =
    "INSERT INTO stage (id, name, position, status) VALUES (1, 'Open', 1, 'open');"
    "INSERT INTO product (id, name) VALUES (1, 'Gauge');"
    "INSERT INTO account (id, name) VALUES (1, 'Acme'), (2, 'Bolt');"
    "INSERT INTO contact (id, name, account) VALUES (1, 'Ann', 1), (2, 'Ben', 2);"
    "INSERT INTO opportunity (id, name, account, stage) VALUES (1, 'One', 1, 1), (2, 'Two', 1, 1);"
    "INSERT INTO opportunity_line (id, opportunity, product, amount) VALUES (1, 1, 1, 5), (2, 1, "
    "1, 5),"
    " (3, 2, 1, 5);"
    "INSERT INTO stage_event (id, opportunity, time, stage) VALUES (1, 1, '2026-01-01T00:00:00Z', "
    "1);"
    "INSERT INTO activity (id, type, date, opportunity, contact) VALUES (1, 'call', '2026-01-02', "
    "1, 1),"
    " (2, 'call', '2026-01-02', NULL, 2)";

typedef struct
{
  const SalKind *kind;
  const gint64 *ids;
  gsize n_ids;
  char *owned;
} Wanted;

static gboolean
delete_cb (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  Wanted *wanted = data;

  return sal_transaction_delete_records (
      transaction, wanted->kind, wanted->ids, wanted->n_ids, &wanted->owned, error);
}

static SalChange *
delete_records (ImportFixture *fixture, Wanted *wanted, GError **error)
{
  SalChange *change = NULL;

  sal_store_run_sync (import_fixture_store (fixture),
                      "Delete",
                      SAL_COMMAND_DEFAULT,
                      delete_cb,
                      wanted,
                      NULL,
                      &change,
                      error);

  return change;
}

/* What belongs to a record goes with it, what belongs to others stays; undo brings all back. */
static void
test_deletion_owned (void)
{
  static const gint64 one[] = { 1 };
  g_auto (ImportFixture) fixture = { 0 };
  Wanted wanted = { &sal_opportunity_kind, one, 1, NULL };
  g_autoptr (SalChange) change = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;

  import_fixture_init (&fixture);
  import_fixture_edit (&fixture, company);
  before = import_fixture_dump (&fixture);
  change = delete_records (&fixture, &wanted, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (wanted.owned, ==, "2 Opportunity Lines, 1 Stage Event, 1 Activity");
  g_free (wanted.owned);
  g_assert_cmpint (import_fixture_query (&fixture, "SELECT sum(id) FROM opportunity"), ==, 2);
  g_assert_cmpint (import_fixture_query (&fixture, "SELECT sum(id) FROM opportunity_line"), ==, 3);
  g_assert_cmpint (import_fixture_query (&fixture, "SELECT count(*) FROM stage_event"), ==, 0);
  g_assert_cmpint (import_fixture_query (&fixture, "SELECT sum(id) FROM activity"), ==, 2);

  sal_change_unref (
      sal_store_undo_sync (import_fixture_store (&fixture), sal_change_get_id (change), &error));
  g_assert_no_error (error);
  after = import_fixture_dump (&fixture);
  g_assert_cmpstr (before, ==, after);
}

/* What others refer to without belonging to it stays, and so does everything else. */
static void
test_deletion_referenced (void)
{
  static const gint64 both[] = { 1, 2 };
  static const gint64 missing[] = { 99 };
  g_auto (ImportFixture) fixture = { 0 };
  Wanted accounts = { &sal_account_kind, both, 2, NULL };
  Wanted deals = { &sal_opportunity_kind, both, 2, NULL };
  Wanted nobody = { &sal_account_kind, missing, 1, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;

  import_fixture_init (&fixture);
  import_fixture_edit (&fixture, company);
  before = import_fixture_dump (&fixture);
  g_assert_null (delete_records (&fixture, &accounts, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_REFERENCED);
  g_assert_nonnull (strstr (error->message,
                            "Account “Acme” cannot be deleted while others refer to it: "
                            "Opportunity “One”; Opportunity “Two”"));
  /* a contact goes with its account, but not while an activity that stays names it */
  g_assert_nonnull (strstr (error->message, "Contact “Ben” cannot be deleted"));
  g_clear_error (&error);
  g_assert_null (delete_records (&fixture, &nobody, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  after = import_fixture_dump (&fixture);
  g_assert_cmpstr (before, ==, after);

  sal_change_unref (delete_records (&fixture, &deals, &error));
  g_assert_no_error (error);
  g_free (deals.owned);
  import_fixture_edit (&fixture, "DELETE FROM activity");
  sal_change_unref (delete_records (&fixture, &accounts, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (accounts.owned, ==, "2 Contacts");
  g_free (accounts.owned);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/deletion/owned", test_deletion_owned);
  g_test_add_func ("/deletion/referenced", test_deletion_referenced);

  return g_test_run ();
}
