/* test-plan-letter-report.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <sys/stat.h>

#include "pay-fixture.h"
#include "sal-date.h"
#include "sal-document-layout.h"
#include "sal-plan-letter-report.h"
#include "store-fixture.h"

#define FIELD                                                                                      \
  "{\"name\": \"Field\", \"version\": \"2\", \"from\": \"2026-01-01\", \"to\": \"2026-12-31\", "   \
  "\"components\": [{\"id\": \"deals\", \"name\": \"Own Deals\", \"period\": \"year\", "           \
  "\"method\": {\"kind\": \"curve\", \"points\": [{\"at\": 0, \"payout\": 0}, {\"at\": 1, "        \
  "\"payout\": 1}]}}]}"

typedef struct
{
  PayFixture office;
  SalParticipantList *list;
  GPtrArray *entries;
  SalPlanLetters letters;
} Letters;

static void
set_up (Letters *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  pay_fixture_init (&self->office);
  pay_fixture_add_plan (&self->office, FIELD);
  pay_fixture_add_participant (&self->office, 1001, 101, "Field", "2026-01-01", 5000000);
  pay_fixture_add_participant (&self->office, 1002, 102, "Field", "2026-03-01", 4000000);
  pay_fixture_do_pay (&self->office,
                      "UPDATE participant SET base_pay = 7500000, guarantee = 100000,"
                      " guarantee_kind = 'recovered', guarantee_to = '2026-03-31' WHERE id = 1001");
  pay_fixture_do (&self->office,
                  "INSERT INTO quota (position, measure, period, amount, currency, version) VALUES"
                  " (11, 'bookings', '2026', 90000000, 'USD', 1);"
                  "UPDATE person SET employee_number = 'E-17' WHERE id = 101;"
                  "UPDATE person SET name = 'Ada' WHERE id = 102");
  self->list = sal_participant_list_load (
      self->office.workspace, sal_date_from_ymd (2026, 4, 1), NULL, &error);
  g_assert_no_error (error);
  self->entries = g_ptr_array_new ();
  for (guint i = 0; i < self->list->entries->len; i++)
    if (sal_plan_letter_can_be_written (self->list, self->list->entries->pdata[i]))
      g_ptr_array_add (self->entries, self->list->entries->pdata[i]);
  self->letters = (SalPlanLetters){
    self->list, self->entries, "Halden", sal_date_from_ymd (2026, 1, 15), SAL_PAPER_A4
  };
}

static void
tear_down (Letters *self, gconstpointer data)
{
  g_ptr_array_unref (self->entries);
  sal_participant_list_free (self->list);
  pay_fixture_clear (&self->office);
}

static char *
print (Letters *self, guint index)
{
  g_autoptr (SalDocument) document = sal_plan_letter_new (&self->letters, index);
  g_autoptr (SalDocumentLayout) layout = sal_document_lay_out (document);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sal_document_layout_get_n_pages (layout); i++)
    {
      g_autofree char *page = sal_document_layout_get_text (layout, i);

      g_string_append (text, page);
    }

  return g_string_free (text, FALSE);
}

static void
assert_says (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

/* Ada is told what is earned at target, the draw, the plan in words, and where to sign. */
static void
test_text (Letters *self, gconstpointer data)
{
  g_autofree char *ada = NULL, *bo = NULL;

  g_assert_cmpuint (self->entries->len, ==, 2);
  ada = print (self, 0);
  assert_says (ada, "Plan Letter for Ada\n");
  assert_says (ada, "Field@2\n");
  assert_says (ada, "E-17\n");
  assert_says (ada, "$125,000.00\n");
  assert_says (ada, "pay mix 60/40\n");
  assert_says (ada, "$50,000.00\n");
  assert_says (ada, "$900,000.00\n");
  assert_says (ada, "Your base pay is $75,000.00 a year.");
  assert_says (ada,
               "Of each whole month at least $1,000.00 is paid, 1 Jan 2026 – 31 Mar 2026. It is a "
               "draw");
  assert_says (ada, "Own Deals");
  assert_says (ada, "I have read this letter and the plan, and accept them.");
  /* what is not known is not said */
  bo = print (self, 1);
  assert_says (bo, "from 1 Mar 2026 on\n");
  g_assert_null (strstr (bo, "Your base pay"));
  g_assert_null (strstr (bo, "On-Target Earnings"));
  g_assert_null (strstr (bo, "of the fiscal year"));
  g_assert_null (strstr (bo, "Of each whole month"));
}

static void
count_cb (double fraction, gpointer count)
{
  (*(guint *) count)++;
}

/* People of one name are told apart; only who writes a letter may read it. */
static void
test_files (Letters *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->office.folder, "letters", NULL);
  g_autofree char *path = g_build_filename (folder, "Field@2 Ada 1001.pdf", NULL);
  g_autofree char *other = g_build_filename (folder, "Field@2 Ada 1002.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = sal_plan_letters_name (&self->letters, 1);
  guint count = 0;
  struct stat status;

  g_assert_cmpstr (name, ==, "Field@2 Ada 1002.pdf");
  g_assert_true (sal_plan_letters_write (&self->letters, folder, count_cb, &count, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count, >=, 1);
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (other, &status), ==, 0);
  g_assert_cmpint (g_unlink (other), ==, 0);
  g_assert_true (sal_plan_letters_write_one (&self->letters, 1, other, &error));
  g_assert_cmpint (stat (other, &status), ==, 0);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_unlink (other), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Cancelled, nothing is left. */
static void
test_cancel (Letters *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->office.folder, "letters", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (sal_plan_letters_write (&self->letters, folder, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/plan-letter-report/text", Letters, NULL, set_up, test_text, tear_down);
  g_test_add ("/plan-letter-report/files", Letters, NULL, set_up, test_files, tear_down);
  g_test_add ("/plan-letter-report/cancel", Letters, NULL, set_up, test_cancel, tear_down);

  return g_test_run ();
}
