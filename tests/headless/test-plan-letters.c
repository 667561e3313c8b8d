/* test-plan-letters.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pay-fixture.h"
#include "sal-date.h"
#include "sal-participant-list.h"
#include "store-fixture.h"

#define FIELD                                                                                      \
  "{\"name\": \"Field\", \"version\": \"2\", \"from\": \"2026-01-01\", \"to\": \"2026-12-31\", "   \
  "\"components\": [{\"id\": \"deals\", \"period\": \"year\", \"method\": {\"kind\": \"curve\", "  \
  "\"points\": [{\"at\": 0, \"payout\": 0}, {\"at\": 1, \"payout\": 1}]}}]}"

static void
init (PayFixture *self)
{
  pay_fixture_init (self);
  pay_fixture_add_plan (self, FIELD);
  pay_fixture_add_participant (self, 1001, 101, "Field", "2026-01-01", 5000000);
  pay_fixture_add_participant (self, 1002, 102, "Field", "2026-03-01", 4000000);
}

static gint32
day (const char *text)
{
  gint32 found;

  g_assert_true (sal_date_parse_iso (text, &found));

  return found;
}

static SalParticipantList *
load (PayFixture *self)
{
  g_autoptr (GError) error = NULL;
  SalParticipantList *list =
      sal_participant_list_load (self->workspace, day ("2026-04-01"), NULL, &error);

  g_assert_no_error (error);

  return list;
}

/* Of Ada and Bo. */
static gboolean
record (PayFixture *self, SalPlanLetterStep step, const char *on, guint n, GError **error)
{
  g_autoptr (SalParticipantList) list = load (self);
  SalRecord *participants[2], *versions[2];
  SalPlanLetterRecording recording = { step, participants, versions, n, day (on), "Mara" };

  for (guint i = 0; i < 2; i++)
    {
      participants[i] = ((SalParticipantEntry *) list->entries->pdata[i])->participant;
      versions[i] = ((SalParticipantEntry *) list->entries->pdata[i])->version;
    }

  return sal_store_run_sync (self->pay,
                             "Record",
                             SAL_COMMAND_DEFAULT,
                             sal_plan_letters_record,
                             &recording,
                             NULL,
                             NULL,
                             error);
}

static void
assert_states (PayFixture *self, SalPlanLetterState ada, SalPlanLetterState bo)
{
  g_autoptr (SalParticipantList) list = load (self);

  g_assert_cmpint (sal_participant_entry_get_letter_state (list->entries->pdata[0]), ==, ada);
  g_assert_cmpint (sal_participant_entry_get_letter_state (list->entries->pdata[1]), ==, bo);
  /* who takes part in nothing has no letter */
  g_assert_cmpint (
      sal_participant_entry_get_letter_state (list->entries->pdata[2]), ==, SAL_PLAN_LETTER_NONE);
}

static void
assert_letters (PayFixture *self, const char *expected)
{
  g_autofree char *text = fixture_query_text (
      self->pay,
      "SELECT group_concat (t, '\n') FROM (SELECT person || ' ' || plan || ' ' || version || ' ' ||"
      " valid_from || ' ' || letter_date || ' ' || sent || ' ' || coalesce (accepted, '-') || ' ' "
      "||"
      " recorded_by || ' ' || target_variable AS t FROM plan_letter ORDER BY person)");

  g_assert_cmpstr (text, ==, expected);
}

/* From not sent by sent to accepted and back, each step undone. */
static void
test_steps (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (GError) error = NULL;

  init (&office);
  assert_states (&office, SAL_PLAN_LETTER_NOT_SENT, SAL_PLAN_LETTER_NOT_SENT);
  g_assert_true (record (&office, SAL_PLAN_LETTER_RECORD_SENT, "2026-04-02", 2, &error));
  assert_states (&office, SAL_PLAN_LETTER_SENT, SAL_PLAN_LETTER_SENT);
  assert_letters (&office,
                  "101 Field 2 2026-01-01 2026-04-02 2026-04-02 - Mara 5000000\n"
                  "102 Field 2 2026-03-01 2026-04-02 2026-04-02 - Mara 4000000");
  g_assert_true (record (&office, SAL_PLAN_LETTER_RECORD_ACCEPTED, "2026-04-09", 1, &error));
  assert_states (&office, SAL_PLAN_LETTER_ACCEPTED, SAL_PLAN_LETTER_SENT);
  assert_letters (&office,
                  "101 Field 2 2026-01-01 2026-04-02 2026-04-02 2026-04-09 Mara 5000000\n"
                  "102 Field 2 2026-03-01 2026-04-02 2026-04-02 - Mara 4000000");
  fixture_undo (office.pay, 0);
  assert_states (&office, SAL_PLAN_LETTER_SENT, SAL_PLAN_LETTER_SENT);
  g_assert_true (record (&office, SAL_PLAN_LETTER_RECORD_NOTHING, "2026-04-09", 2, &error));
  assert_states (&office, SAL_PLAN_LETTER_NOT_SENT, SAL_PLAN_LETTER_NOT_SENT);
  fixture_undo (office.pay, 0);
  assert_states (&office, SAL_PLAN_LETTER_SENT, SAL_PLAN_LETTER_SENT);
}

/* It cannot be accepted before it was sent: nothing is recorded of anybody then. */
static void
test_too_early (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (GError) error = NULL;

  init (&office);
  g_assert_true (record (&office, SAL_PLAN_LETTER_RECORD_SENT, "2026-04-02", 1, &error));
  g_assert_false (record (&office, SAL_PLAN_LETTER_RECORD_ACCEPTED, "2026-04-01", 2, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  assert_states (&office, SAL_PLAN_LETTER_SENT, SAL_PLAN_LETTER_NOT_SENT);
  g_clear_error (&error);
  /* what was accepted was sent, on that day at the latest */
  g_assert_true (record (&office, SAL_PLAN_LETTER_RECORD_ACCEPTED, "2026-04-03", 2, &error));
  assert_letters (&office,
                  "101 Field 2 2026-01-01 2026-04-02 2026-04-02 2026-04-03 Mara 5000000\n"
                  "102 Field 2 2026-03-01 2026-04-03 2026-04-03 2026-04-03 Mara 4000000");
}

/* What was accepted does not count for another pay; sent again, it is to be accepted again. */
static void
test_changed (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (GError) error = NULL;

  init (&office);
  g_assert_true (record (&office, SAL_PLAN_LETTER_RECORD_ACCEPTED, "2026-04-02", 2, &error));
  pay_fixture_do_pay (&office, "UPDATE participant SET target_variable = 1 WHERE id = 1001");
  assert_states (&office, SAL_PLAN_LETTER_CHANGED, SAL_PLAN_LETTER_ACCEPTED);
  g_assert_true (record (&office, SAL_PLAN_LETTER_RECORD_SENT, "2026-05-01", 1, &error));
  assert_states (&office, SAL_PLAN_LETTER_SENT, SAL_PLAN_LETTER_ACCEPTED);
  assert_letters (&office,
                  "101 Field 2 2026-01-01 2026-05-01 2026-05-01 - Mara 1\n"
                  "102 Field 2 2026-03-01 2026-04-02 2026-04-02 2026-04-02 Mara 4000000");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-letters/steps", test_steps);
  g_test_add_func ("/plan-letters/too-early", test_too_early);
  g_test_add_func ("/plan-letters/changed", test_changed);

  return g_test_run ();
}
