/* test-plan-actions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "account-fixture.h"
#include "sal-account-plan-commands.h"
#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-plan-actions.h"

/* Looked at on 30 June 2026. Alder has an active plan and one that is closed, Birch a draft. */
static const char records[] =
    "INSERT INTO account (id, name, status) VALUES (1, 'Alder', 'customer'),"
    " (2, 'Birch', 'customer');"
    "INSERT INTO person (id, name) VALUES (1, 'Ann'), (2, 'Ben');"
    "INSERT INTO account_plan (id, account, name, status, valid_from) VALUES"
    " (1, 1, 'FY26', 'active', '2026-01-01'), (2, 1, 'FY25', 'closed', '2025-01-01'),"
    " (3, 2, 'FY26', 'draft', '2026-01-01');"
    "INSERT INTO plan_objective (id, name, plan, status) VALUES (1, 'Grow', 1, 'open');"
    "INSERT INTO plan_action (id, name, account, plan, objective, owner, due, status, done_on,"
    " note) VALUES"
    " (1, 'Later', 1, 1, NULL, 1, '2026-07-01', 'open', NULL, NULL),"
    " (2, 'Late', 2, 3, NULL, 2, '2026-06-29', 'open', NULL, NULL),"
    " (3, 'Latest', 1, 1, 1, 1, '2026-03-01', 'open', NULL, 'By phone'),"
    " (4, 'Someday', 1, NULL, NULL, NULL, NULL, 'open', NULL, NULL),"
    " (5, 'Of a closed plan', 1, 2, NULL, 1, '2025-06-29', 'open', NULL, NULL),"
    " (6, 'Done', 1, 1, NULL, 1, '2026-02-01', 'done', '2026-02-03', NULL),"
    " (7, 'Done last', 1, 1, NULL, 2, '2026-02-01', 'done', '2026-05-03', NULL),"
    " (8, 'Dropped', 1, 1, NULL, NULL, '2026-02-01', 'dropped', NULL, NULL),"
    " (9, 'Today', 2, 3, NULL, 1, '2026-06-30', 'open', NULL, NULL);";

static gpointer
load_cb (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_plan_actions_load (connection, *(gint32 *) data, error);
}

static SalPlanActions *
load (AccountFixture *self)
{
  g_autoptr (GError) error = NULL;
  SalPlanActions *actions = sal_store_read_sync (self->store, load_cb, &self->day, NULL, &error);

  g_assert_no_error (error);

  return actions;
}

static void
expect (const SalPlanActions *actions, SalPlanActionsFilter filter, const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < actions->actions->len; i++)
    {
      const SalPlanAction *action = &g_array_index (actions->actions, SalPlanAction, i);

      if (sal_plan_action_matches (action, &filter))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", action->name);
    }
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_order (AccountFixture *self, gconstpointer data)
{
  g_autoptr (SalPlanActions) actions = load (self);
  const SalPlanAction *first = &g_array_index (actions->actions, SalPlanAction, 0);
  g_autofree char *due = sal_plan_action_describe_due (first, self->day);

  expect (actions,
          (SalPlanActionsFilter){ .status = SAL_PLAN_ACTIONS_ALL },
          "Latest, Late, Today, Later, Someday, Done last, Done, Dropped");
  g_assert_cmpstr (first->account_name, ==, "Alder");
  g_assert_cmpstr (first->plan_name, ==, "FY26");
  g_assert_cmpstr (first->objective, ==, "Grow");
  g_assert_cmpstr (first->owner_name, ==, "Ann");
  /* 1 March to 30 June is 30 + 30 + 31 + 30 days */
  g_assert_cmpstr (due, ==, "1 Mar 2026, 121 days overdue");
}

static void
test_filter (AccountFixture *self, gconstpointer data)
{
  g_autoptr (SalPlanActions) actions = load (self);

  expect (actions, (SalPlanActionsFilter){ 0 }, "Latest, Late, Today, Later, Someday");
  expect (actions, (SalPlanActionsFilter){ .status = SAL_PLAN_ACTIONS_OVERDUE }, "Latest, Late");
  expect (actions,
          (SalPlanActionsFilter){ .status = SAL_PLAN_ACTIONS_DONE },
          "Done last, Done, Dropped");
  expect (actions, (SalPlanActionsFilter){ .owner = 1 }, "Latest, Today, Later");
  expect (actions, (SalPlanActionsFilter){ .nobodys = TRUE }, "Someday");
  expect (actions, (SalPlanActionsFilter){ .account = 2 }, "Late, Today");
}

/* The bytes as other programs are to read them. */
static void
test_calendar (AccountFixture *self, gconstpointer data)
{
  g_autoptr (SalPlanActions) actions = load (self);
  SalPlanActionsFilter filter = { .owner = 1, .account = 1 };
  guint n;
  g_autofree char *tasks =
      sal_plan_actions_to_calendar (actions, &filter, SAL_CALENDAR_TASKS, 0, &n);
  g_autofree char *events = NULL;

  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (tasks,
                   ==,
                   "BEGIN:VCALENDAR\r\n"
                   "VERSION:2.0\r\n"
                   "PRODID:-//Salient//Salient " PACKAGE_VERSION "//EN\r\n"
                   "BEGIN:VTODO\r\n"
                   "UID:plan-action-3@salient\r\n"
                   "DTSTAMP:19700101T000000Z\r\n"
                   "SUMMARY:Latest\r\n"
                   "DESCRIPTION:Alder · FY26\\nGrow\\nAnn\\n\\nBy phone\r\n"
                   "CATEGORIES:Alder\r\n"
                   "DUE;VALUE=DATE:20260301\r\n"
                   "STATUS:NEEDS-ACTION\r\n"
                   "END:VTODO\r\n"
                   "BEGIN:VTODO\r\n"
                   "UID:plan-action-1@salient\r\n"
                   "DTSTAMP:19700101T000000Z\r\n"
                   "SUMMARY:Later\r\n"
                   "DESCRIPTION:Alder · FY26\\nAnn\r\n"
                   "CATEGORIES:Alder\r\n"
                   "DUE;VALUE=DATE:20260701\r\n"
                   "STATUS:NEEDS-ACTION\r\n"
                   "END:VTODO\r\n"
                   "END:VCALENDAR\r\n");

  /* what is due on no day is no event */
  filter = (SalPlanActionsFilter){ 0 };
  events = sal_plan_actions_to_calendar (actions, &filter, SAL_CALENDAR_EVENTS, 0, &n);
  g_assert_cmpuint (n, ==, 4);
  g_assert_null (strstr (events, "Someday"));
}

static void
complete (AccountFixture *self, gint64 action, gboolean done)
{
  g_autoptr (SalPlanActionCompletion) completion =
      sal_plan_action_completion_new (&action, 1, done);
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (self->store,
                      "",
                      SAL_COMMAND_DEFAULT,
                      sal_plan_action_complete,
                      completion,
                      NULL,
                      NULL,
                      &error);
  g_assert_no_error (error);
}

static void
test_complete (AccountFixture *self, gconstpointer data)
{
  static const char ACTION[] =
      "SELECT status || ' ' || coalesce (done_on, '-') FROM plan_action WHERE id = 1";
  g_autofree char *done = NULL, *undone = NULL, *open = NULL, *label = NULL;

  complete (self, 1, TRUE);
  done = fixture_query_text (self->store, ACTION);
  g_assert_cmpstr (done, ==, "done 2026-06-30");
  label = fixture_query_text (self->store, "SELECT label FROM change ORDER BY id DESC LIMIT 1");
  g_assert_cmpstr (label, ==, "Complete “Later”");
  fixture_undo (self->store, 0);
  undone = fixture_query_text (self->store, ACTION);
  g_assert_cmpstr (undone, ==, "open -");
  fixture_redo (self->store);
  complete (self, 1, FALSE);
  open = fixture_query_text (self->store, ACTION);
  g_assert_cmpstr (open, ==, "open -");
}

static void
test_missing (AccountFixture *self, gconstpointer data)
{
  static const gint64 ids[] = { 1, 99 };
  g_autoptr (SalPlanActionCompletion) completion =
      sal_plan_action_completion_new (ids, G_N_ELEMENTS (ids), TRUE);
  g_autoptr (GError) error = NULL;

  g_assert_false (sal_store_run_sync (self->store,
                                      "",
                                      SAL_COMMAND_DEFAULT,
                                      sal_plan_action_complete,
                                      completion,
                                      NULL,
                                      NULL,
                                      &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (
      fixture_query (self->store, "SELECT count (*) FROM plan_action WHERE status = 'done'"),
      ==,
      2);
}

int
main (int argc, char **argv)
{
  g_setenv ("SALIENT_TODAY", "2026-06-30", TRUE);
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/plan-actions/" path,                                                               \
              AccountFixture,                                                                      \
              records,                                                                             \
              account_fixture_set_up,                                                              \
              func,                                                                                \
              account_fixture_tear_down)
  ADD ("order", test_order);
  ADD ("filter", test_filter);
  ADD ("calendar", test_calendar);
  ADD ("complete", test_complete);
  ADD ("missing", test_missing);
#undef ADD

  return g_test_run ();
}
