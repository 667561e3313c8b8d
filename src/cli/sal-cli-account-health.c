/* sal-cli-account-health.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-churn-model.h"
#include "sal-cli-account.h"
#include "sal-cli-json.h"
#include "sal-cli-table.h"
#include "sal-date.h"
#include "sal-health-warnings.h"
#include "sal-number.h"
#include "sal-rate.h"

static char *as_of;
static gboolean raise_warnings;
static gboolean churn;

static const GOptionEntry options[] = {
  { "as-of",
    0,
    0,
    G_OPTION_ARG_STRING,
    &as_of,
    N_ ("The day to look from, by default today"),
    N_ ("YYYY-MM-DD") },
  { "churn",
    0,
    0,
    G_OPTION_ARG_NONE,
    &churn,
    N_ ("Also how likely customers leave within twelve months"),
    NULL },
  { "raise",
    0,
    0,
    G_OPTION_ARG_NONE,
    &raise_warnings,
    N_ ("Store a warning for each signal beyond its bounds"),
    NULL },
  G_OPTION_ENTRY_NULL,
};

typedef struct
{
  gint32 day;
  const char *name; /* (nullable) of the account */
  SalHealthBook *book;
  SalChurnOutlook *outlook; /* (nullable) */
} Health;

static void
health_clear (Health *self)
{
  g_clear_pointer (&self->book, sal_health_book_free);
  g_clear_pointer (&self->outlook, sal_churn_outlook_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Health, health_clear)

static gpointer
read_health (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Health *self = data;
  gint64 account = 0;

  if (self->name != NULL)
    {
      account = sal_cli_account_find (connection, self->name, error);
      if (account == 0)
        return NULL;
    }
  self->book = sal_health_book_load (connection, account, self->day, self->day, error);
  if (self->book == NULL || !sal_health_scheme_check (self->book->scheme, error))
    return NULL;
  if (churn)
    {
      self->outlook = sal_churn_outlook_load (connection, self->day, error);
      if (self->outlook == NULL)
        return NULL;
    }

  return self->book;
}

static const SalHealthAccount *
get_account (const Health *self, guint i)
{
  return &g_array_index (self->book->accounts, SalHealthAccount, i);
}

static gboolean
is_asked_for (const Health *self, const SalHealthAccount *account)
{
  return self->name != NULL || account->is_customer;
}

/* --- JSON --- */

static void
print_real (SalCliJson *json, const char *member, double value)
{
  if (!isnan (value))
    sal_cli_json_real (json, member, value);
}

static void
print_account_json (const Health *self, SalCliJson *json, const SalHealthAccount *account)
{
  static const char *const states[] = { "unknown", "good", "trend", "warn", "critical" };
  SalHealth health;

  sal_health_scheme_judge (self->book->scheme, account->series, self->day, &health);
  sal_cli_json_begin_object (json, NULL);
  sal_cli_json_id (json, "id", account->id);
  sal_cli_json_string (json, "name", account->name);
  print_real (json, "health", health.health);
  sal_cli_json_real (json, "known", health.known);
  sal_cli_json_begin_object (json, "signals");
  for (int i = 0; i < SAL_N_SIGNALS; i++)
    if (self->book->scheme->rules[i].is_used)
      {
        sal_cli_json_begin_object (json, sal_signal_type_get_key (i));
        print_real (json, "value", health.parts[i].value);
        print_real (json, "change", health.parts[i].change);
        print_real (json, "points", health.parts[i].points);
        sal_cli_json_real (json, "share", health.parts[i].share);
        sal_cli_json_string (json, "state", states[health.parts[i].state]);
        sal_cli_json_end_object (json);
      }
  sal_cli_json_end_object (json);
  sal_cli_json_end_object (json);
}

static void
print_model_json (SalCliJson *json, const SalChurnModel *model)
{
  sal_cli_json_begin_object (json, "model");
  sal_cli_json_integer (json, "cases", model->n_cases);
  sal_cli_json_integer (json, "left", model->n_left);
  sal_cli_json_real (json, "brier", model->brier);
  sal_cli_json_real (json, "brier_base", model->brier_base);
  sal_cli_json_real (json, "intercept", model->logistic->coefficients[0]);
  sal_cli_json_begin_object (json, "coefficients");
  for (guint i = 0; i < model->n_features; i++)
    sal_cli_json_real (json,
                       sal_churn_feature_get_label (model->features[i]),
                       model->logistic->coefficients[i + 1]);
  sal_cli_json_end_object (json);
  sal_cli_json_begin_array (json, "calibration");
  for (guint i = 0; i < SAL_CHURN_BINS; i++)
    {
      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_integer (json, "cases", model->bins[i].n_cases);
      sal_cli_json_real (json, "predicted", model->bins[i].predicted);
      sal_cli_json_real (json, "observed", model->bins[i].observed);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_end_object (json);
}

static void
print_churn_json (SalCliJson *json, const SalChurnOutlook *outlook)
{
  sal_cli_json_begin_object (json, "churn");
  sal_cli_json_string (json, "problem", outlook->problem);
  if (outlook->model != NULL)
    print_model_json (json, outlook->model);
  sal_cli_json_begin_array (json, "accounts");
  for (guint i = 0; i < outlook->predictions->len; i++)
    {
      const SalChurnPrediction *one = &g_array_index (outlook->predictions, SalChurnPrediction, i);

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_id (json, "id", one->account);
      sal_cli_json_string (json, "name", one->name);
      sal_cli_json_real (json, "probability", one->probability);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_end_object (json);
}

static void
print_json (const Health *self)
{
  SalCliJson *json = sal_cli_json_new ("account_health");

  sal_cli_json_begin_array (json, "accounts");
  for (guint i = 0; i < self->book->accounts->len; i++)
    if (is_asked_for (self, get_account (self, i)))
      print_account_json (self, json, get_account (self, i));
  sal_cli_json_end_array (json);
  if (self->outlook != NULL)
    print_churn_json (json, self->outlook);
  sal_cli_json_finish (json);
}

/* --- for people --- */

static char *
format_real (double value)
{
  return isnan (value) ? g_strdup ("") : sal_number_format (value, 1);
}

static void
print_accounts (const Health *self)
{
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, _ ("Account"), FALSE);
  sal_cli_table_add_column (table, _ ("Health"), TRUE);
  for (int i = 0; i < SAL_N_SIGNALS; i++)
    if (self->book->scheme->rules[i].is_used)
      sal_cli_table_add_column (table, sal_signal_type_get_label (i), TRUE);
  for (guint i = 0; i < self->book->accounts->len; i++)
    {
      const SalHealthAccount *account = get_account (self, i);
      SalHealth health;

      if (!is_asked_for (self, account))
        continue;
      sal_health_scheme_judge (self->book->scheme, account->series, self->day, &health);
      sal_cli_table_cell (table, account->name);
      sal_cli_table_take_cell (table, format_real (health.health));
      for (int k = 0; k < SAL_N_SIGNALS; k++)
        if (self->book->scheme->rules[k].is_used)
          sal_cli_table_take_cell (table, format_real (health.parts[k].value));
    }
  sal_cli_table_finish (table);
}

static void
print_arithmetic (const Health *self, SalCliCall *call)
{
  SalHealth health;
  g_autofree char *text = NULL;

  if (self->book->accounts->len == 0)
    {
      sal_cli_say (call, _ ("%s has no signals, support cases or satisfaction scores"), self->name);
      return;
    }
  sal_health_scheme_judge (self->book->scheme, get_account (self, 0)->series, self->day, &health);
  text = sal_health_explain (self->book->scheme, &health);
  sal_cli_say (call, "%s", text);
}

static void
print_calibration (const SalChurnModel *model)
{
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, _ ("Tenth"), TRUE);
  sal_cli_table_add_column (table, _ ("Cases"), TRUE);
  sal_cli_table_add_column (table, _ ("Predicted"), TRUE);
  sal_cli_table_add_column (table, _ ("Left"), TRUE);
  for (guint i = 0; i < SAL_CHURN_BINS; i++)
    {
      sal_cli_table_take_cell (table, g_strdup_printf ("%u", i + 1));
      sal_cli_table_take_cell (table, sal_number_format (model->bins[i].n_cases, 0));
      sal_cli_table_take_cell (
          table, sal_rate_format_percent ((gint64) (model->bins[i].predicted * SAL_RATE_ONE), 1));
      sal_cli_table_take_cell (
          table, sal_rate_format_percent ((gint64) (model->bins[i].observed * SAL_RATE_ONE), 1));
    }
  sal_cli_table_finish (table);
}

static void
print_churn (const Health *self, SalCliCall *call)
{
  const SalChurnOutlook *outlook = self->outlook;
  SalCliTable *table;
  g_autofree char *words = NULL;

  sal_cli_say (call, "%s", "");
  if (outlook->model == NULL)
    {
      sal_cli_say (call, "%s", outlook->problem);
      return;
    }
  table = sal_cli_table_new ();
  sal_cli_table_add_column (table, _ ("Account"), FALSE);
  sal_cli_table_add_column (table, _ ("Leaves Within a Year"), TRUE);
  sal_cli_table_add_column (table, _ ("Because Of"), FALSE);
  for (guint i = 0; i < outlook->predictions->len; i++)
    {
      const SalChurnPrediction *one = &g_array_index (outlook->predictions, SalChurnPrediction, i);
      guint reason;

      sal_cli_table_cell (table, one->name);
      sal_cli_table_take_cell (
          table, sal_rate_format_percent ((gint64) (one->probability * SAL_RATE_ONE), 1));
      sal_cli_table_cell (
          table,
          sal_churn_model_find_reasons (outlook->model, one->contributions, &reason, 1) > 0
              ? sal_churn_feature_get_label (outlook->model->features[reason])
              : "");
    }
  sal_cli_table_finish (table);
  sal_cli_say (call, "%s", "");
  print_calibration (outlook->model);
  words = sal_churn_model_describe (outlook->model);
  sal_cli_say (call, "%s", words);
}

static gboolean
store_warnings (SalWorkspace *workspace, SalWarningRaise *what, GError **error)
{
  return sal_store_run_sync (sal_workspace_get_store (workspace),
                             _ ("Raise Warnings"),
                             SAL_COMMAND_DEFAULT,
                             sal_account_warnings_raise,
                             what,
                             NULL,
                             NULL,
                             error);
}

static SalCliStatus
run (SalCliCall *call)
{
  g_auto (Health) health = { .day = sal_date_today () };
  g_autoptr (SalWorkspace) workspace = NULL;
  SalWarningRaise what = { 0 };
  GError *error = NULL;

  if (as_of != NULL && !sal_date_parse_iso (as_of, &health.day))
    return sal_cli_usage (call, _ ("“%s” is no day like 2026-06-30"), as_of);
  health.name = call->parameters[1];
  what.day = health.day;
  workspace = sal_cli_open (call, raise_warnings ? SAL_STORE_OPEN : SAL_STORE_READ_ONLY, &error);
  if (workspace == NULL ||
      sal_store_read_sync (
          sal_workspace_get_store (workspace), read_health, &health, NULL, &error) == NULL ||
      (raise_warnings && !store_warnings (workspace, &what, &error)))
    return sal_cli_fail (call, error);

  if (call->json)
    {
      print_json (&health);
      return SAL_CLI_DONE;
    }
  if (health.name != NULL)
    print_arithmetic (&health, call);
  else
    print_accounts (&health);
  if (health.outlook != NULL)
    print_churn (&health, call);
  if (raise_warnings)
    sal_cli_say (call,
                 ngettext ("Raised %u warning; “undo” takes it back.",
                           "Raised %u warnings; “undo” takes them back.",
                           what.n_raised),
                 what.n_raised);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_account_health_command = {
  .name = "account health",
  .parameters = "FILE [ACCOUNT]",
  .min_parameters = 1,
  .max_parameters = 2,
  .summary = N_ ("Tell the health of accounts, raise warnings, say who may leave"),
  .description =
      N_ ("ACCOUNT is a name or an id. Health is the weighted sum of the points that signals give "
          "between their thresholds. “import” adds signals, thresholds, cases and scores: "
          "account_signal, signal_threshold, support_case, satisfaction_score."),
  .options = options,
  .run = run,
};
