/* test-participant-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <sys/stat.h>

#include "pay-fixture.h"
#include "sal-date.h"
#include "sal-participant-export.h"
#include "sal-sheet.h"
#include "store-fixture.h"

static SalParticipantList *
load (PayFixture *self)
{
  g_autoptr (GError) error = NULL;
  SalParticipantList *list;

  pay_fixture_init (self);
  pay_fixture_add_participant (self, 1001, 101, "Field", "2026-01-01", 5000050);
  pay_fixture_do_pay (self, "UPDATE participant SET base_pay = 7500075, valid_to = '2026-12-31'");
  pay_fixture_do (self,
                  "INSERT INTO quota (position, measure, period, amount, currency, version) VALUES"
                  " (12, 'bookings', '2026', 90000000, 'EUR', 1);"
                  "UPDATE person SET employee_number = 'E-17' WHERE id = 101");
  list = sal_participant_list_load (self->workspace, sal_date_from_ymd (2026, 4, 1), NULL, &error);
  g_assert_no_error (error);

  return list;
}

static void
write_two (const PayFixture *office, const SalParticipantList *list, const char *name)
{
  g_autofree char *path = g_build_filename (office->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    g_ptr_array_add (entries, list->entries->pdata[i]);
  g_assert_true (sal_participant_export_to_file (list, entries, file, &error));
  g_assert_no_error (error);
}

/* Amounts with their decimals; what there is not is empty. Only its writer may read it. */
static void
test_csv (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (SalParticipantList) list = load (&office);
  g_autofree char *path = g_build_filename (office.folder, "people.csv", NULL);
  g_autofree char *text = NULL;
  struct stat status;

  write_two (&office, list, "people.csv");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text,
                   ==,
                   "person,employee_number,role,plan,version,valid_from,valid_to,"
                   "on_target_earnings,base_pay,target_variable,currency,pay_mix,usual_mix,quota,"
                   "quota_currency,letter,to_look_at\r\n"
                   "Ada,E-17,AE,Field,,2026-01-01,2026-12-31,125001.25,75000.75,50000.50,USD,60/40,"
                   "60/40 to 40/60,,,,No version in effect\r\n"
                   "Bo,,AE,,,,,,,,,,60/40 to 40/60,900000.00,EUR,,No plan\r\n");
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0077, ==, 0);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
test_xlsx (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (SalParticipantList) list = load (&office);
  g_autofree char *path = g_build_filename (office.folder, "People.XLSX", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalSheet) sheet = NULL;
  struct stat status;

  write_two (&office, list, "People.XLSX");
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0077, ==, 0);
  sheet = sal_sheet_read (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sheet->columns->len, ==, 17);
  g_assert_cmpstr (sheet->columns->pdata[0], ==, "person");
  g_assert_cmpuint (sal_sheet_get_n_rows (sheet), ==, 2);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/participant-export/csv", test_csv);
  g_test_add_func ("/participant-export/xlsx", test_xlsx);

  return g_test_run ();
}
