/* test-plan-dates.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-plan-dates.h"

/* Of which day parts of plans are; the day of the tests is that of SALIENT_TODAY. */

#define OLD   "2025-01-31"
#define TODAY "2026-06-30"

static SalRecord *
make (const SalKind *kind, const char *dated)
{
  SalRecord *record = sal_record_new_with_id (kind, 1);

  sal_record_set_text (record, dated, OLD);

  return record;
}

static void
edit (SalRecord *before, SalRecord *record)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sal_plan_part_edited (NULL, before, record, &error));
  g_assert_no_error (error);
}

static void
test_text (void)
{
  g_autoptr (SalRecord) before = make (&sal_plan_section_kind, "written_on");
  g_autoptr (SalRecord) noted = sal_record_copy (before);
  g_autoptr (SalRecord) written = NULL;
  g_autoptr (SalRecord) dated = NULL;

  sal_record_set_text (noted, "note", "Read it");
  edit (before, noted);
  g_assert_cmpstr (sal_record_get_text (noted, "written_on"), ==, OLD);

  written = sal_record_copy (before);
  sal_record_set_text (written, "text", "Anew");
  dated = sal_record_copy (written);
  edit (before, written);
  g_assert_cmpstr (sal_record_get_text (written, "written_on"), ==, TODAY);

  /* who says when it was written is believed */
  sal_record_set_text (dated, "written_on", "2026-05-01");
  edit (before, dated);
  g_assert_cmpstr (sal_record_get_text (dated, "written_on"), ==, "2026-05-01");
}

static void
test_new (void)
{
  g_autoptr (SalRecord) objective = sal_record_new (&sal_plan_objective_kind);
  g_autoptr (SalRecord) measured = sal_record_new (&sal_plan_objective_kind);

  edit (NULL, objective);
  g_assert_true (sal_record_is_null (objective, "measured_on"));
  sal_record_set_real (measured, "actual", 3);
  edit (NULL, measured);
  g_assert_cmpstr (sal_record_get_text (measured, "measured_on"), ==, TODAY);
}

static void
test_understanding (void)
{
  g_autoptr (SalRecord) before = make (&sal_account_plan_kind, "reviewed_on");
  g_autoptr (SalRecord) renamed = sal_record_copy (before);
  g_autoptr (SalRecord) understood = sal_record_copy (before);

  sal_record_set_text (renamed, "name", "FY27");
  edit (before, renamed);
  g_assert_cmpstr (sal_record_get_text (renamed, "reviewed_on"), ==, OLD);
  sal_record_set_text (understood, "goals", "Grow");
  edit (before, understood);
  g_assert_cmpstr (sal_record_get_text (understood, "reviewed_on"), ==, TODAY);
}

static void
test_action (void)
{
  g_autoptr (SalRecord) before = sal_record_new (&sal_plan_action_kind);
  g_autoptr (SalRecord) done = sal_record_copy (before);
  g_autoptr (SalRecord) opened = NULL;

  sal_record_set_text (done, "status", "done");
  edit (before, done);
  g_assert_cmpstr (sal_record_get_text (done, "done_on"), ==, TODAY);

  sal_record_set_text (done, "done_on", OLD);
  edit (before, done);
  g_assert_cmpstr (sal_record_get_text (done, "done_on"), ==, OLD);

  opened = sal_record_copy (done);
  sal_record_set_text (opened, "status", "open");
  edit (done, opened);
  g_assert_true (sal_record_is_null (opened, "done_on"));
}

/* What was answered, either way, was answered on some day. */
static void
test_ask (void)
{
  static const struct
  {
    const char *status;
    gboolean is_answered;
  } cases[] = { { "open", FALSE }, { "agreed", TRUE }, { "declined", TRUE }, { "dropped", FALSE } };
  g_autoptr (SalRecord) before = sal_record_new (&sal_plan_ask_kind);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalRecord) ask = sal_record_copy (before);

      sal_record_set_text (ask, "status", cases[i].status);
      edit (before, ask);
      g_assert_cmpstr (
          sal_record_get_text (ask, "answered_on"), ==, cases[i].is_answered ? TODAY : NULL);
    }
}

/* Each ask is of one by name: of the customer's side, or of ours. */
static void
test_asked (void)
{
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (SalRecord) ask = sal_record_new (&sal_plan_ask_kind);
      g_autoptr (SalProblems) problems = sal_problems_new ();

      if (i & 1)
        sal_record_set_integer (ask, "contact", 1);
      if (i & 2)
        sal_record_set_integer (ask, "person", 1);
      sal_plan_ask_kind.validate (ask, problems);
      g_assert_cmpint (sal_problems_is_empty (problems), ==, i == 1 || i == 2);
      g_assert_cmpint (sal_problems_get (problems, "contact") != NULL, ==, i == 0);
      g_assert_cmpint (sal_problems_get (problems, "person") != NULL, ==, i == 3);
    }
}

/* Every field that is named is there. */
static void
test_fields (void)
{
  const SalKind *const *kinds = sal_model_kinds ();
  guint n = 0;

  for (gsize i = 0; kinds[i] != NULL; i++)
    {
      const char *dated = sal_plan_part_dated_by (kinds[i]);
      g_autoptr (SalRecord) record = NULL;

      if (dated == NULL)
        continue;
      n++;
      record = make (kinds[i], dated);
      edit (NULL, record);
      g_assert_cmpstr (sal_record_get_text (record, dated), ==, OLD);
      g_assert_true (kinds[i]->edited == sal_plan_part_edited);
    }
  g_assert_cmpuint (n, ==, 5);
  g_assert_null (sal_plan_part_dated_by (&sal_account_kind));
}

int
main (int argc, char **argv)
{
  g_setenv ("SALIENT_TODAY", TODAY, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-dates/text", test_text);
  g_test_add_func ("/plan-dates/new", test_new);
  g_test_add_func ("/plan-dates/understanding", test_understanding);
  g_test_add_func ("/plan-dates/action", test_action);
  g_test_add_func ("/plan-dates/ask", test_ask);
  g_test_add_func ("/plan-dates/asked", test_asked);
  g_test_add_func ("/plan-dates/fields", test_fields);

  return g_test_run ();
}
