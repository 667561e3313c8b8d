/* test-dashboard.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import-fixture.h"
#include "sal-kinds.h"

static gboolean
rename_dashboard (SalTransaction *transaction,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  const gint64 *id = data;
  g_autoptr (SalRecord) before =
      sal_transaction_load (transaction, &sal_dashboard_kind, *id, error);
  g_autoptr (SalRecord) record = NULL;

  if (before == NULL)
    return FALSE;
  record = sal_record_copy (before);
  sal_record_set_text (record, "name", "Other");

  return sal_transaction_enter (transaction, before, record, error);
}

static gboolean
try_rename (ImportFixture *fixture, gint64 id, GError **error)
{
  return sal_store_run_sync (import_fixture_store (fixture),
                             "Rename",
                             SAL_COMMAND_DEFAULT,
                             rename_dashboard,
                             &id,
                             NULL,
                             NULL,
                             error);
}

/* What was published is locked, wherever it is edited. */
static void
test_dashboard_locked (void)
{
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  import_fixture_init (&fixture);
  import_fixture_edit (&fixture,
                       "INSERT INTO dashboard (id, name, definition, version, published) VALUES "
                       "(1, 'Draft', '{}', 1, 0), (2, 'Published', '{}', 1, 1)");
  g_assert_true (try_rename (&fixture, 1, &error));
  g_assert_no_error (error);
  g_assert_false (try_rename (&fixture, 2, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "published and locked"));
  g_assert_cmpint (
      import_fixture_query (&fixture, "SELECT count(*) FROM dashboard WHERE name = 'Other'"),
      ==,
      1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dashboard/locked", test_dashboard_locked);

  return g_test_run ();
}
