/* sal-cli-plan-participants.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-plan.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-cli-table.h"
#include "sal-kinds.h"
#include "sal-money.h"
#include "sal-participants.h"
#include "sal-pay-mix-norms.h"

static char *plan;

static const GOptionEntry options[] = {
  { "plan", 0, 0, G_OPTION_ARG_STRING, &plan, N_ ("Only those of this plan"), N_ ("NAME") },
  G_OPTION_ENTRY_NULL,
};

static gpointer
read_participants (SalConnection *connection,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  return sal_participants_list (connection, error);
}

static gboolean
is_asked_for (SalRecord *participant)
{
  return plan == NULL || g_strcmp0 (sal_record_get_text (participant, "plan"), plan) == 0;
}

/* What is usual for the role; (nullable) */
static const SalPayMixNorm *
find_norm (SalRecord *participant, const SalPeople *people)
{
  const SalPeoplePerson *person =
      sal_people_get (people, sal_record_get_integer (participant, "person"));

  return person != NULL ? sal_pay_norms_find (person->role) : NULL;
}

static double
find_variable_share (SalRecord *participant)
{
  gint64 all = sal_participant_get_target_earnings (participant);

  return all > 0 ? (double) sal_record_get_integer (participant, "target_variable") / (double) all
                 : NAN;
}

static void
print_norm (SalCliJson *json, SalRecord *participant, const SalPeople *people)
{
  static const char *const verdicts[] = {
    [SAL_DESIGN_UNSAID] = "unsaid", [SAL_DESIGN_NO_NORM] = "no_norm", [SAL_DESIGN_MET] = "met",
    [SAL_DESIGN_LOW] = "low",       [SAL_DESIGN_HIGH] = "high",
  };
  const SalPayMixNorm *norm = find_norm (participant, people);
  double share = find_variable_share (participant);

  sal_cli_json_begin_object (json, "pay_mix");
  sal_cli_json_real (json, "variable_share", share);
  if (norm != NULL)
    {
      sal_cli_json_real (json, "low", norm->low);
      sal_cli_json_real (json, "high", norm->high);
      sal_cli_json_string (json, "source", _ (norm->source));
    }
  sal_cli_json_string (json, "verdict", verdicts[sal_pay_norm_judge (norm, share)]);
  sal_cli_json_end_object (json);
}

static void
print_json (GPtrArray *participants, const SalPeople *people)
{
  SalCliJson *json = sal_cli_json_new ("participants");

  sal_cli_json_begin_array (json, "participants");
  for (guint i = 0; i < participants->len; i++)
    {
      SalRecord *one = participants->pdata[i];
      const SalPeoplePerson *person =
          sal_people_get (people, sal_record_get_integer (one, "person"));

      if (!is_asked_for (one))
        continue;
      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_id (json, "id", sal_record_get_id (one));
      sal_cli_json_string (json, "name", person != NULL ? person->name : NULL);
      sal_cli_json_boolean (json, "gone", person == NULL);
      sal_cli_json_string (json, "role", person != NULL ? person->role : NULL);
      print_norm (json, one, people);
      for (guint k = 0; k < sal_participant_kind.n_fields; k++)
        sal_cli_json_field (json, one, k, NULL);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_finish (json);
}

static void
print_participant (SalCliTable *table, SalRecord *one, const SalPeople *people)
{
  const char *currency = sal_record_get_text (one, "currency");
  int mix = sal_participant_get_pay_mix (one);
  const SalPayMixNorm *norm = find_norm (one, people);

  sal_cli_table_take_cell (table,
                           sal_people_describe (people, sal_record_get_integer (one, "person")));
  sal_cli_table_cell (table, sal_record_get_text (one, "plan"));
  sal_cli_table_cell (table, sal_record_get_text (one, "valid_from"));
  sal_cli_table_cell (
      table, sal_record_is_null (one, "valid_to") ? "" : sal_record_get_text (one, "valid_to"));
  sal_cli_table_take_cell (table,
                           sal_money_format (sal_participant_get_target_earnings (one), currency));
  sal_cli_table_take_cell (table,
                           mix >= 0 ? g_strdup_printf ("%d/%d", mix, 100 - mix) : g_strdup (""));
  sal_cli_table_take_cell (table, norm != NULL ? sal_pay_norm_to_text (norm) : g_strdup ("–"));
  sal_cli_table_take_cell (
      table, sal_money_format (sal_record_get_integer (one, "target_variable"), currency));
}

static void
print_table (GPtrArray *participants, const SalPeople *people)
{
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, _ ("Participant"), FALSE);
  sal_cli_table_add_column (table, _ ("Plan"), FALSE);
  sal_cli_table_add_column (table, _ ("From"), FALSE);
  sal_cli_table_add_column (table, _ ("To"), FALSE);
  sal_cli_table_add_column (table, _ ("On-Target Earnings"), TRUE);
  sal_cli_table_add_column (table, _ ("Pay Mix"), TRUE);
  sal_cli_table_add_column (table, _ ("Usual in the Role"), TRUE);
  sal_cli_table_add_column (table, _ ("Target Variable"), TRUE);
  for (guint i = 0; i < participants->len; i++)
    if (is_asked_for (participants->pdata[i]))
      print_participant (table, participants->pdata[i], people);
  sal_cli_table_finish (table);
}

static SalCliStatus
run (SalCliCall *call)
{
  g_auto (SalCliPay) pay = { 0 };
  g_autoptr (GPtrArray) participants = NULL;
  g_autoptr (SalPeople) people = NULL;
  GError *error = NULL;

  if (!sal_cli_pay_open (&pay, call, SAL_STORE_READ_ONLY, &error))
    return sal_cli_fail (call, error);
  participants = sal_store_read_sync (pay.store, read_participants, NULL, NULL, &error);
  if (participants == NULL)
    return sal_cli_fail (call, error);
  people = sal_cli_load_people (pay.workspace, &error);
  if (people == NULL)
    return sal_cli_fail (call, error);

  if (call->json)
    print_json (participants, people);
  else if (participants->len > 0)
    print_table (participants, people);
  else
    sal_cli_say (call,
                 "%s",
                 _ ("Nobody takes part in a plan yet: “import FILE participant TABLE --pay” adds "
                    "participants."));

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_plan_participants_command = {
  .name = "plan participants",
  .parameters = "FILE",
  .min_parameters = 1,
  .max_parameters = 1,
  .summary = N_ ("List who takes part in plans, with pay at target"),
  .description = N_ ("“import FILE participant TABLE --pay” adds and changes participants: TABLE "
                     "has columns such as person, plan, valid_from, base_pay, target_variable and "
                     "currency. “check --pay” says what is wrong with them."),
  .options = options,
  .run = run,
};
