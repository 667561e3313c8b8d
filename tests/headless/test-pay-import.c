/* test-pay-import.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pay-fixture.h"
#include "sal-kinds.h"
#include "sal-pay-import.h"
#include "store-fixture.h"

#define HEAD "person,plan,valid_from,valid_to,target_variable\n"

static void
init (PayFixture *self)
{
  pay_fixture_init (self);
  pay_fixture_add_participant (self, 1001, 101, "Field", "2026-01-01", 5000000);
  pay_fixture_add_participant (self, 1002, 101, "Key", "2026-01-01", 1000000);
  pay_fixture_add_participant (self, 1003, 102, "Field", "2026-03-01", 4000000);
}

static gpointer
read_people (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_people_load (connection, error);
}

static SalPayImport *
import (PayFixture *self, const char *table, SalChange **change)
{
  g_autofree char *path = g_build_filename (self->folder, "people.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalPeople) people = NULL;
  g_autoptr (SalPayImport) import = NULL;

  g_file_set_contents (path, table, -1, &error);
  g_assert_no_error (error);
  people = sal_store_read_sync (self->store, read_people, NULL, NULL, &error);
  g_assert_no_error (error);
  import = sal_pay_import_read (&sal_participant_kind, file, people, "USD", NULL, &error);
  g_assert_no_error (error);
  sal_store_run_sync (
      self->pay, "Import", SAL_COMMAND_DEFAULT, sal_pay_import_write, import, NULL, change, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&import);
}

static void
assert_counts (SalPayImport *self, guint added, guint changed, guint same, guint ended)
{
  g_assert_cmpuint (sal_pay_import_get_n_added (self), ==, added);
  g_assert_cmpuint (sal_pay_import_get_n_changed (self), ==, changed);
  g_assert_cmpuint (sal_pay_import_get_n_same (self), ==, same);
  g_assert_cmpuint (sal_pay_import_get_n_ended (self), ==, ended);
}

/* "person plan from to", one a line */
static void
assert_participants (PayFixture *self, const char *expected)
{
  g_autofree char *text = fixture_query_text (
      self->pay,
      "SELECT group_concat (t, '\n') FROM (SELECT person || ' ' || plan || ' ' || valid_from || ' '"
      " || coalesce (valid_to, '-') AS t FROM participant ORDER BY person, plan, valid_from)");

  g_assert_cmpstr (text, ==, expected);
}

#define BEFORE "101 Field 2026-01-01 -\n101 Key 2026-01-01 -\n102 Field 2026-03-01 -"

/* What somebody was in of the same plan ends the day before, that of another goes on; it is one
 * change, is said, is undone together, and the same table changes nothing. */
static void
test_pay_import_ends (void)
{
  static const char table[] = HEAD "Ada,Field,2026-07-01,,60000\nMia,Field,2026-07-01,,60000\n";
  static const char after[] = "101 Field 2026-01-01 2026-06-30\n101 Field 2026-07-01 -\n"
                              "101 Key 2026-01-01 -\n102 Field 2026-03-01 -\n"
                              "103 Field 2026-07-01 -";
  g_auto (PayFixture) office = { 0 };
  g_autoptr (SalPayImport) first = NULL, again = NULL;
  g_autoptr (SalChange) change = NULL;
  gint64 changes;

  init (&office);
  changes = sal_store_get_last_change (office.pay);
  first = import (&office, table, &change);
  assert_counts (first, 2, 0, 0, 1);
  assert_participants (&office, after);
  g_assert_cmpint (sal_store_get_last_change (office.pay), ==, changes + 1);
  g_assert_cmpstr (sal_change_get_label (change), ==, "Import Participants, End 1 Assignment");

  again = import (&office, table, NULL);
  assert_counts (again, 0, 0, 2, 0);
  assert_participants (&office, after);

  fixture_undo (office.pay, 0);
  assert_participants (&office, BEFORE);
}

/* Wherever a row stands in the table, and whatever it says of its last day, it ends before the next
 * of the person to the plan, be that in the table or stored. */
static void
test_pay_import_orders (void)
{
  static const char *const tables[] = {
    HEAD "Ada,Field,2026-04-01,2026-12-31,6\nAda,Field,2026-07-01,,7\nBo,Field,2026-01-01,,5\n",
    HEAD "Bo,Field,2026-01-01,,5\nAda,Field,2026-07-01,,7\nAda,Field,2026-04-01,2026-12-31,6\n",
    HEAD "Ada,Field,2026-07-01,,7\nAda,Field,2026-01-01,,9\nBo,Field,2026-01-01,,5\n"
         "Ada,Field,2026-04-01,,6\n",
  };
  static const char after[] = "101 Field 2026-01-01 2026-03-31\n101 Field 2026-04-01 2026-06-30\n"
                              "101 Field 2026-07-01 -\n101 Key 2026-01-01 -\n"
                              "102 Field 2026-01-01 2026-02-28\n102 Field 2026-03-01 -";

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_auto (PayFixture) office = { 0 };
      g_autoptr (SalPayImport) first = NULL, again = NULL;
      gint64 changes;

      init (&office);
      first = import (&office, tables[i], NULL);
      g_assert_cmpuint (sal_pay_import_get_n_added (first), ==, 3);
      g_assert_cmpuint (sal_pay_import_get_n_ended (first), >=, 3);
      assert_participants (&office, after);
      changes = sal_store_get_last_change (office.pay);
      again = import (&office, tables[i], NULL);
      assert_counts (again, 0, 0, i == 2 ? 4 : 3, 0);
      g_assert_cmpint (sal_store_get_last_change (office.pay), ==, changes);
      fixture_undo (office.pay, 0);
      assert_participants (&office, BEFORE);
    }
}

/* Who is in nothing then is not touched: what is over stays over, and days need not meet. */
static void
test_pay_import_apart (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (SalPayImport) self = NULL;
  g_autoptr (SalChange) change = NULL;

  init (&office);
  pay_fixture_do_pay (&office, "UPDATE participant SET valid_to = '2026-05-31' WHERE id = 1001");
  self = import (&office,
                 HEAD "Ada,Field,2026-06-01,2026-06-30,6\nAda,Field,2026-08-01,,6\n"
                      "Bo,Key,2026-03-01,,5\n",
                 &change);
  assert_counts (self, 3, 0, 0, 0);
  assert_participants (&office,
                       "101 Field 2026-01-01 2026-05-31\n101 Field 2026-06-01 2026-06-30\n"
                       "101 Field 2026-08-01 -\n101 Key 2026-01-01 -\n"
                       "102 Field 2026-03-01 -\n102 Key 2026-03-01 -");
  g_assert_cmpstr (sal_change_get_label (change), ==, "Import");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pay-import/ends", test_pay_import_ends);
  g_test_add_func ("/pay-import/orders", test_pay_import_orders);
  g_test_add_func ("/pay-import/apart", test_pay_import_apart);

  return g_test_run ();
}
