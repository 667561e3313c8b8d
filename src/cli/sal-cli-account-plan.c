/* sal-cli-account-plan.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-account.h"

#include <glib/gi18n-lib.h>

#include "sal-account-plan-commands.h"
#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-store-error.h"

static char *plan_name;
static char *since;
static char *status_name;
static char *owner_name;
static char *calendar;
static gboolean create;
static gboolean mark_read;
static gboolean of_actions;
static gboolean events;

static const GOptionEntry options[] = {
  { "plan",
    0,
    0,
    G_OPTION_ARG_STRING,
    &plan_name,
    N_ ("Another plan of the account than that of today"),
    N_ ("NAME") },
  { "create",
    0,
    0,
    G_OPTION_ARG_NONE,
    &create,
    N_ ("Create a plan for the fiscal year, or for the one after the newest plan"),
    NULL },
  { "since",
    0,
    0,
    G_OPTION_ARG_STRING,
    &since,
    N_ ("What changed since a day, not since you read the plan last"),
    N_ ("YYYY-MM-DD") },
  { "mark-read",
    0,
    0,
    G_OPTION_ARG_NONE,
    &mark_read,
    N_ ("Remember that you have read it: the next time, changes are those since"),
    NULL },
  { "actions",
    0,
    0,
    G_OPTION_ARG_NONE,
    &of_actions,
    N_ ("The actions of all plans, or of those of the account, what is overdue first"),
    NULL },
  { "status",
    0,
    0,
    G_OPTION_ARG_STRING,
    &status_name,
    N_ ("Of the actions: open (by default), overdue, done or all"),
    N_ ("STATUS") },
  { "owner",
    0,
    0,
    G_OPTION_ARG_STRING,
    &owner_name,
    N_ ("Of the actions, those of one person; “none” for those of nobody"),
    N_ ("NAME") },
  { "calendar",
    0,
    0,
    G_OPTION_ARG_FILENAME,
    &calendar,
    N_ ("Write the actions as a calendar (iCalendar)"),
    N_ ("OUT.ics") },
  { "events",
    0,
    0,
    G_OPTION_ARG_NONE,
    &events,
    N_ ("In the calendar as events of the days they are due, not as tasks"),
    NULL },
  G_OPTION_ENTRY_NULL,
};

/* What is asked for, and what is read. */
typedef struct
{
  SalCliCall *call;
  SalWorkspace *workspace;
  char *author;
  SalAccountPlanQuery query;
  gint32 since;
  SalPlanActionsFilter filter;
} Asking;

static void
asking_clear (Asking *self)
{
  g_free (self->author);
  g_clear_object (&self->workspace);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asking, asking_clear)

static gpointer
read_account (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Asking *self = data;

  self->query.account = sal_account_find_named (connection, self->call->parameters[1], error);

  return self->query.account != 0 ? self : NULL;
}

/* --- the plan --- */

static gint64
find_plan (GPtrArray *plans, GError **error)
{
  for (guint i = 0; i < plans->len; i++)
    {
      SalRecord *plan = g_ptr_array_index (plans, i);
      g_autofree char *title = sal_record_get_title (plan);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, sal_record_get_id (plan));

      if (g_strcmp0 (title, plan_name) == 0 || g_strcmp0 (id, plan_name) == 0)
        return sal_record_get_id (plan);
    }
  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_NOT_FOUND,
               _ ("The account has no plan “%s”"),
               plan_name);

  return 0;
}

static gboolean
find_since (Asking *self, SalConnection *connection, GError **error)
{
  if (since == NULL)
    return TRUE;

  return sal_reading_of_time (
      connection, (gint64) self->since * SAL_SECONDS_PER_DAY, &self->query.since, error);
}

static gpointer
read_book (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Asking *self = data;

  if (!find_since (self, connection, error))
    return NULL;
  if (plan_name != NULL)
    {
      g_autoptr (GPtrArray) plans = sal_account_plans_load (connection, self->query.account, error);

      self->query.plan = plans != NULL ? find_plan (plans, error) : 0;
      if (self->query.plan == 0)
        return NULL;
    }

  return sal_account_plan_book_load (connection, sal_model_kinds (), &self->query, error);
}

static gboolean
create_plan (Asking *self, GError **error)
{
  SalAccountPlanCreation creation = {
    .account = self->query.account,
    .today = self->query.today,
    .calendar = sal_workspace_get_calendar (self->workspace),
  };
  gboolean done = sal_store_run_sync (sal_workspace_get_store (self->workspace),
                                      _ ("Create Plan"),
                                      SAL_COMMAND_DEFAULT,
                                      sal_account_plan_create,
                                      &creation,
                                      NULL,
                                      NULL,
                                      error);

  self->query.plan = creation.plan;

  return done;
}

static SalAccountPlanBook *
load_book (Asking *self, GError **error)
{
  SalStore *store = sal_workspace_get_store (self->workspace);

  if (sal_store_read_sync (store, read_account, self, NULL, error) == NULL ||
      (create && !create_plan (self, error)))
    return NULL;

  return sal_store_read_sync (store, read_book, self, NULL, error);
}

static SalCliStatus
run_plan (Asking *self)
{
  GError *error = NULL;
  g_autoptr (SalAccountPlanBook) book = load_book (self, &error);
  const char *currency = sal_workspace_get_currency (self->workspace);

  if (book == NULL)
    return sal_cli_fail (self->call, error);
  if (mark_read && book->plan != NULL &&
      !sal_reading_keep_sync (sal_workspace_get_store (self->workspace),
                              &sal_account_plan_kind,
                              sal_record_get_id (book->plan),
                              book->now,
                              &error))
    return sal_cli_fail (self->call, error);
  if (self->call->json)
    sal_cli_print_account_plan_json (book, currency);
  else
    sal_cli_print_account_plan (self->call, book, currency);

  return SAL_CLI_DONE;
}

/* --- the actions --- */

static gpointer
read_actions (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asking *self = data;

  return sal_plan_actions_load (connection, self->query.today, error);
}

/* A person who owns no action is no mistake, but one nobody knows is. */
static gboolean
find_owner (Asking *self, const SalPlanActions *actions, GError **error)
{
  g_autofree char *wanted = owner_name != NULL ? g_utf8_casefold (owner_name, -1) : NULL;

  if (wanted == NULL)
    return TRUE;
  if (g_str_equal (owner_name, "none"))
    {
      self->filter.nobodys = TRUE;
      return TRUE;
    }
  for (guint i = 0; i < actions->actions->len; i++)
    {
      const SalPlanAction *action = &g_array_index (actions->actions, SalPlanAction, i);
      g_autofree char *name =
          action->owner_name != NULL ? g_utf8_casefold (action->owner_name, -1) : NULL;

      if (g_strcmp0 (name, wanted) == 0)
        {
          self->filter.owner = action->owner;
          return TRUE;
        }
    }
  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_NOT_FOUND,
               _ ("No action is owned by “%s”"),
               owner_name);

  return FALSE;
}

static SalCliStatus
write_calendar (const Asking *self, const SalPlanActions *actions)
{
  GError *error = NULL;
  guint n;
  g_autofree char *text =
      sal_plan_actions_to_calendar (actions,
                                    &self->filter,
                                    events ? SAL_CALENDAR_EVENTS : SAL_CALENDAR_TASKS,
                                    g_get_real_time () / G_USEC_PER_SEC,
                                    &n);

  if (n == 0)
    {
      g_set_error_literal (&error,
                           SAL_STORE_ERROR,
                           SAL_STORE_ERROR_NOT_FOUND,
                           _ ("There is no such action, and a calendar with nothing is none: "
                              "“--status all” has those that are done, too"));
      return sal_cli_fail (self->call, error);
    }
  if (!g_file_set_contents_full (calendar, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0666, &error))
    return sal_cli_fail (self->call, error);
  sal_cli_say (
      self->call, ngettext ("Wrote %u action to %s.", "Wrote %u actions to %s.", n), n, calendar);

  return SAL_CLI_DONE;
}

static SalCliStatus
run_actions (Asking *self)
{
  SalStore *store = sal_workspace_get_store (self->workspace);
  g_autoptr (SalPlanActions) actions = NULL;
  GError *error = NULL;

  if (self->call->parameters[1] != NULL)
    {
      if (sal_store_read_sync (store, read_account, self, NULL, &error) == NULL)
        return sal_cli_fail (self->call, error);
      self->filter.account = self->query.account;
    }
  actions = sal_store_read_sync (store, read_actions, self, NULL, &error);
  if (actions == NULL || !find_owner (self, actions, &error))
    return sal_cli_fail (self->call, error);
  if (calendar != NULL)
    return write_calendar (self, actions);
  if (self->call->json)
    sal_cli_print_plan_actions_json (actions, &self->filter);
  else
    sal_cli_print_plan_actions (actions, &self->filter);

  return SAL_CLI_DONE;
}

/* --- the command --- */

/* (nullable): what is wrong with the arguments */
static const char *
find_mistake (SalCliCall *call)
{
  if (!of_actions && call->parameters[1] == NULL)
    return _ ("which account? “--actions” tells of all");
  if (!of_actions && (status_name != NULL || owner_name != NULL || calendar != NULL || events))
    return _ ("--status, --owner, --calendar and --events go with --actions");
  if (of_actions && (plan_name != NULL || create || since != NULL || mark_read))
    return _ ("--plan, --create, --since and --mark-read do not go with --actions");
  if (events && calendar == NULL)
    return _ ("--events goes with --calendar");
  if (create && plan_name != NULL)
    return _ ("--create and --plan do not go together");

  return NULL;
}

static SalCliStatus
run (SalCliCall *call)
{
  g_auto (Asking) self = { .call = call, .query = { .today = sal_date_today () } };
  const char *mistake = find_mistake (call);
  GError *error = NULL;

  if (mistake != NULL)
    return sal_cli_usage (call, "%s", mistake);
  if (since != NULL && !sal_date_parse_iso (since, &self.since))
    return sal_cli_usage (call, _ ("“%s” is no day like 2026-06-30"), since);
  if (status_name != NULL && !sal_plan_actions_status_from_name (status_name, &self.filter.status))
    return sal_cli_usage (
        call, _ ("“%s” is no status: expected open, overdue, done or all"), status_name);

  self.workspace =
      sal_cli_open (call, create || mark_read ? SAL_STORE_OPEN : SAL_STORE_READ_ONLY, &error);
  if (self.workspace == NULL)
    return sal_cli_fail (call, error);
  self.author = sal_store_dup_author (sal_workspace_get_store (self.workspace));
  self.query.author = self.author;
  self.query.currency = sal_workspace_get_currency (self.workspace);

  return of_actions ? run_actions (&self) : run_plan (&self);
}

const SalCliCommand sal_cli_account_plan_command = {
  .name = "account plan",
  .parameters = "FILE [ACCOUNT]",
  .min_parameters = 1,
  .max_parameters = 2,
  .summary = N_ ("Tell the plan of an account and what changed, or what is to be done by all"),
  .description =
      N_ ("The account is named by its name or its id. Each part of a plan says how old it is: "
          "what is older than 90 days, or than the plan says, is stale. What changed in the plan "
          "and with the account, what fell due and what became of deals is told since you read it "
          "last. "
          "“import” adds and changes plans and their parts: account_plan, plan_section, "
          "plan_objective, growth_play, plan_risk, plan_action, plan_resource, plan_ask, "
          "account_team_member."),
  .options = options,
  .run = run,
};
