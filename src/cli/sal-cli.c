/* sal-cli.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-text.h"

/* The table of commands, in the order of the help. A name of two words is one of a group. */
static const SalCliCommand *const commands[] = {
  &sal_cli_new_command,
  &sal_cli_sample_command,
  &sal_cli_import_command,
  &sal_cli_export_command,
  &sal_cli_records_command,
  &sal_cli_query_command,
  &sal_cli_report_command,
  &sal_cli_geography_list_command,
  &sal_cli_geography_import_command,
  &sal_cli_geography_measure_command,
  &sal_cli_territory_list_command,
  &sal_cli_territory_new_command,
  &sal_cli_territory_score_command,
  &sal_cli_territory_optimize_command,
  &sal_cli_territory_staff_command,
  &sal_cli_territory_lock_command,
  &sal_cli_territory_split_command,
  &sal_cli_territory_export_command,
  &sal_cli_territory_compare_command,
  &sal_cli_territory_agreement_command,
  &sal_cli_territory_coverage_command,
  &sal_cli_control_command,
  &sal_cli_districts_command,
  &sal_cli_plan_list_command,
  &sal_cli_plan_import_command,
  &sal_cli_plan_export_command,
  &sal_cli_plan_compare_command,
  &sal_cli_plan_submit_command,
  &sal_cli_plan_approve_command,
  &sal_cli_plan_activate_command,
  &sal_cli_plan_retire_command,
  &sal_cli_plan_participants_command,
  &sal_cli_plan_letters_command,
  &sal_cli_plan_evaluate_command,
  &sal_cli_plan_simulate_command,
  &sal_cli_payout_calculate_command,
  &sal_cli_payout_approve_command,
  &sal_cli_payout_close_command,
  &sal_cli_payout_periods_command,
  &sal_cli_payout_list_command,
  &sal_cli_payout_statement_command,
  &sal_cli_payout_explain_command,
  &sal_cli_payout_export_command,
  &sal_cli_payout_adjust_command,
  &sal_cli_payout_adjustments_command,
  &sal_cli_payout_dispute_command,
  &sal_cli_payout_resolve_command,
  &sal_cli_payout_disputes_command,
  &sal_cli_payout_accrual_command,
  &sal_cli_check_command,
  &sal_cli_history_command,
  &sal_cli_undo_command,
  &sal_cli_redo_command,
  &sal_cli_account_stakeholders_command,
  &sal_cli_account_tier_command,
  &sal_cli_account_plan_command,
  &sal_cli_account_whitespace_command,
  &sal_cli_account_prices_command,
  &sal_cli_account_health_command,
  &sal_cli_account_brief_command,
  &sal_cli_recover_command,
};

static gboolean
is_of_group (const SalCliCommand *command, const char *group)
{
  gsize length = strlen (group);

  return strncmp (command->name, group, length) == 0 && command->name[length] == ' ';
}

static gboolean
is_group (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (is_of_group (commands[i], name))
      return TRUE;

  return FALSE;
}

static gboolean
is_help (const char *argument)
{
  return strcmp (argument, "--help") == 0 || strcmp (argument, "-h") == 0 ||
         strcmp (argument, "help") == 0;
}

/* Of all commands, or those of a group. */
static void
print_help (const char *group)
{
  g_print ("%s\n  salient-cli %s\n\n%s\n",
           _ ("Usage:"),
           _ ("COMMAND [OPTION…] ARGUMENT…"),
           _ ("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (group == NULL || is_of_group (commands[i], group))
      g_print ("  %-20s  %s\n", commands[i]->name, _ (commands[i]->summary));
  g_print ("\n%s\n", _ ("“salient-cli COMMAND --help” says more of each. --json prints JSON."));
}

static const SalCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i]->name, name) == 0)
      return commands[i];

  return NULL;
}

static SalCliStatus
unknown_command (const char *name)
{
  const char *nearest = NULL;
  double best = 0.5;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      double similarity = sal_text_similarity (name, commands[i]->name);

      if (similarity > best)
        {
          best = similarity;
          nearest = commands[i]->name;
        }
    }

  g_printerr (_ ("salient-cli: there is no command “%s”"), name);
  if (nearest != NULL)
    g_printerr (_ ("; did you mean “%s”?"), nearest);
  g_printerr ("\n%s\n", _ ("“salient-cli --help” lists the commands."));

  return SAL_CLI_USAGE;
}

static GOptionContext *
create_context (const SalCliCommand *command, GOptionEntry *own_entries)
{
  GOptionContext *context = g_option_context_new (NULL);
  g_autofree char *summary = NULL;

  if (command->description != NULL)
    summary = g_strconcat (_ (command->summary), ".\n\n", _ (command->description), NULL);
  else
    summary = g_strconcat (_ (command->summary), ".", NULL);
  g_option_context_set_summary (context, summary);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, own_entries, GETTEXT_PACKAGE);
  if (command->options != NULL)
    g_option_context_add_main_entries (context, command->options, GETTEXT_PACKAGE);

  return context;
}

static SalCliStatus
run_command (const SalCliCommand *command, char **argv)
{
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_auto (GStrv) parameters = NULL;
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { G_OPTION_REMAINING,
      0,
      0,
      G_OPTION_ARG_FILENAME_ARRAY,
      &parameters,
      NULL,
      command->parameters },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = create_context (command, entries);
  g_autofree char *name = g_strconcat ("salient-cli ", command->name, NULL);
  g_autoptr (GError) error = NULL;
  SalCliCall call = { .command = command };
  guint n_parameters;

  g_set_prgname (name);
  if (!g_option_context_parse_strv (context, &arguments, &error))
    return sal_cli_usage (&call, "%s", error->message);

  call.parameters = parameters ? parameters : (char *[]){ NULL };
  call.json = json;
  n_parameters = g_strv_length (call.parameters);
  if (n_parameters < command->min_parameters)
    return sal_cli_usage (&call, _ ("something is missing: expected %s"), command->parameters);
  if (n_parameters > command->max_parameters)
    return sal_cli_usage (&call,
                          _ ("“%s” is too much: expected %s"),
                          call.parameters[command->max_parameters],
                          command->parameters);

  return command->run (&call);
}

/* Output is UTF-8 whatever the locale; its language and number formats are the locale's. */
static void
set_up_locale (void)
{
  setlocale (LC_ALL, "");
  if (strcmp (nl_langinfo (CODESET), "UTF-8") != 0)
    setlocale (LC_CTYPE, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* A command of a group, such as "territory score". */
static SalCliStatus
dispatch_group (char **arguments)
{
  const char *group = arguments[1];
  g_autofree char *name = NULL;
  const SalCliCommand *command;

  if (arguments[2] == NULL)
    {
      g_printerr (
          _ ("salient-cli %s: which command? “salient-cli %s --help” lists them."), group, group);
      g_printerr ("\n");
      return SAL_CLI_USAGE;
    }
  if (is_help (arguments[2]))
    {
      print_help (group);
      return SAL_CLI_DONE;
    }

  name = g_strconcat (group, " ", arguments[2], NULL);
  command = find_command (name);
  if (command == NULL)
    return unknown_command (name);

  return run_command (command, arguments + 2);
}

static SalCliStatus
dispatch (char **arguments)
{
  const char *name = arguments[1];
  const SalCliCommand *command;

  if (name == NULL)
    {
      g_printerr ("%s\n", _ ("salient-cli: which command? “salient-cli --help” lists them."));
      return SAL_CLI_USAGE;
    }
  if (is_help (name))
    {
      print_help (NULL);
      return SAL_CLI_DONE;
    }
  if (strcmp (name, "--version") == 0)
    {
      g_print ("salient-cli " PACKAGE_VERSION "\n");
      return SAL_CLI_DONE;
    }
  if (is_group (name))
    return dispatch_group (arguments);

  command = find_command (name);
  if (command == NULL)
    return unknown_command (name);

  return run_command (command, arguments + 1);
}

int
main (int argc, char *argv[])
{
  SalCliStatus status;

  set_up_locale ();
  status = dispatch (argv);

  /* a full disk behind a redirection is a failure too */
  if (fflush (stdout) != 0 || ferror (stdout))
    {
      g_printerr ("%s\n", _ ("salient-cli: standard output could not be written"));
      return SAL_CLI_FAILED;
    }

  return status;
}
