/* sal-cli-payout-dispute.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-payout.h"

#include <glib/gi18n-lib.h>

#include "sal-error.h"
#include "sal-money.h"
#include "sal-pay-dispute-commands.h"
#include "sal-payout-run.h"

static char *person, *period, *opportunity, *claim, *amount, *currency, *owner, *due;
static gint64 line_id;
static gboolean review, reject, withdraw, reopen;
static char *accept, *reason, *approver;

static const GOptionEntry dispute_options[] = {
  { "person",
    0,
    0,
    G_OPTION_ARG_STRING,
    &person,
    N_ ("Whose pay: an external id, employee number, mail address or name"),
    N_ ("WHO") },
  SAL_CLI_PERIOD_OPTION (&period),
  { "line",
    0,
    0,
    G_OPTION_ARG_INT64,
    &line_id,
    N_ ("The earning it is about: a line of the ledger, as “payout statement” shows it"),
    "N" },
  { "opportunity",
    0,
    0,
    G_OPTION_ARG_STRING,
    &opportunity,
    N_ ("The credit it is about, also a missing one: an external id, name or id"),
    N_ ("WHICH") },
  { "claim",
    0,
    0,
    G_OPTION_ARG_STRING,
    &claim,
    N_ ("What is wrong, and what would be right"),
    N_ ("TEXT") },
  { "amount", 0, 0, G_OPTION_ARG_STRING, &amount, N_ ("What is claimed, if it is known"), "N" },
  { "currency",
    0,
    0,
    G_OPTION_ARG_STRING,
    &currency,
    N_ ("What it is in, by default what they are paid in"),
    N_ ("CODE") },
  { "owner", 0, 0, G_OPTION_ARG_STRING, &owner, N_ ("Who sees to it"), N_ ("NAME") },
  { "due", 0, 0, G_OPTION_ARG_STRING, &due, N_ ("Until when, YYYY-MM-DD"), N_ ("DATE") },
  G_OPTION_ENTRY_NULL,
};

static const GOptionEntry resolve_options[] = {
  { "review", 0, 0, G_OPTION_ARG_NONE, &review, N_ ("Take it into review"), NULL },
  { "accept",
    0,
    0,
    G_OPTION_ARG_STRING,
    &accept,
    N_ ("Accept it: what is posted as an adjustment, as 1200.00"),
    N_ ("AMOUNT") },
  { "reject", 0, 0, G_OPTION_ARG_NONE, &reject, N_ ("Reject it"), NULL },
  { "withdraw", 0, 0, G_OPTION_ARG_NONE, &withdraw, N_ ("Withdraw it"), NULL },
  { "reopen", 0, 0, G_OPTION_ARG_NONE, &reopen, N_ ("Open it again"), NULL },
  { "reason",
    0,
    0,
    G_OPTION_ARG_STRING,
    &reason,
    N_ ("Why it is decided so; of what is accepted it stands on the statement"),
    N_ ("TEXT") },
  { "approver",
    0,
    0,
    G_OPTION_ARG_STRING,
    &approver,
    N_ ("Who decides, by default you, who record it in any case"),
    N_ ("NAME") },
  G_OPTION_ENTRY_NULL,
};

/* --- which --- */

static gpointer
read_disputes (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_pay_disputes_list (connection, error);
}

static SalRecord *
find_dispute (const SalCliPayout *payout, const char *text, GError **error)
{
  g_autoptr (GPtrArray) disputes =
      sal_store_read_sync (payout->pay.store, read_disputes, NULL, NULL, error);
  gint64 id = g_ascii_strtoll (text, NULL, 10);

  for (guint i = 0; disputes != NULL && i < disputes->len; i++)
    if (sal_record_get_id (disputes->pdata[i]) == id)
      return g_object_ref (disputes->pdata[i]);
  if (disputes != NULL)
    g_set_error (error,
                 SAL_STORE_ERROR,
                 SAL_STORE_ERROR_NOT_FOUND,
                 _ ("there is no dispute “%s”: “payout disputes” lists them"),
                 text);

  return NULL;
}

static gpointer
find_opportunity (SalConnection *connection,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  gint64 *id = data;

  *id = sal_pay_dispute_find_opportunity (connection, opportunity, error);

  return *id != 0 ? id : NULL;
}

/* --- payout dispute --- */

/* What of a dispute can change later. */
static gboolean
fill_editable (SalRecord *dispute, GError **error)
{
  gint64 claimed;
  gint32 day;

  if (claim != NULL)
    sal_record_set_text (dispute, "claim", claim);
  if (owner != NULL)
    sal_record_set_text (dispute, "owner", owner);
  if (amount != NULL)
    {
      if (!sal_cli_payout_read_amount (
              "--amount", amount, sal_record_get_text (dispute, "currency"), &claimed, error))
        return FALSE;
      sal_record_set_integer (dispute, "claimed", claimed);
    }
  if (due != NULL && !sal_date_parse_iso (due, &day))
    {
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   _ ("--due: “%s” is not a date (expected YYYY-MM-DD)"),
                   due);
      return FALSE;
    }
  if (due != NULL)
    sal_record_set_date (dispute, "due", day);

  return TRUE;
}

static SalRecord *
dispute_new (SalCliPayout *payout, GError **error)
{
  g_autoptr (SalRecord) dispute = sal_record_new (&sal_pay_dispute_kind);
  const SalPeoplePerson *found = sal_people_find (payout->people, person, error);
  SalRecord *last = sal_payout_periods_find (payout->periods, NULL);
  const char *of = period != NULL ? period
                   : last != NULL ? sal_record_get_text (last, "period")
                                  : NULL;
  const char *in;
  gint64 sale = 0;

  if (found == NULL)
    return NULL;
  in = sal_cli_payout_find_currency (payout, found->id, of, currency, error);
  if (in == NULL ||
      (opportunity != NULL &&
       sal_store_read_sync (
           sal_workspace_get_store (payout->pay.workspace), find_opportunity, &sale, NULL, error) ==
           NULL))
    return NULL;
  sal_record_set_integer (dispute, "person", found->id);
  sal_record_set_text (dispute, "period", of);
  sal_record_set_text (dispute, "currency", in);
  sal_record_set_text (dispute,
                       "about",
                       sale != 0      ? SAL_PAY_DISPUTE_ABOUT_CREDIT
                       : line_id != 0 ? SAL_PAY_DISPUTE_ABOUT_EARNING
                                      : SAL_PAY_DISPUTE_ABOUT_PAYMENT);
  if (line_id != 0)
    sal_record_set_integer (dispute, "line", line_id);
  if (sale != 0)
    sal_record_set_integer (dispute, "opportunity", sale);
  sal_record_set_date (dispute, "opened", sal_date_today ());
  sal_record_set_text (dispute, "opened_by", g_get_user_name ());

  return fill_editable (dispute, error) ? g_steal_pointer (&dispute) : NULL;
}

static void
print_dispute (SalCliCall *call, const SalCliPayout *payout, SalRecord *dispute)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, sal_record_get_id (dispute));

  if (call->json)
    {
      SalCliJson *json = sal_cli_json_new ("payout_dispute");

      sal_cli_payout_json_dispute (json, dispute, payout->people);
      sal_cli_json_finish (json);
    }
  sal_cli_say (
      call, call->parameters[1] == NULL ? _ ("Opened dispute %s.") : _ ("Changed dispute %s."), id);
}

static SalCliStatus
run_dispute (SalCliCall *call)
{
  const char *which = call->parameters[1];
  g_auto (SalCliPayout) payout = { 0 };
  g_autoptr (SalRecord) dispute = NULL;
  GError *error = NULL;

  if (which == NULL && (person == NULL || claim == NULL))
    return sal_cli_usage (call, _ ("--person and --claim are missing: who says what is wrong?"));
  if (which != NULL &&
      (person != NULL || period != NULL || line_id != 0 || opportunity != NULL || currency != NULL))
    return sal_cli_usage (call,
                          _ ("whom and what a dispute is about stays: --claim, --amount, --owner "
                             "and --due can change"));
  if (!sal_cli_payout_open_all (&payout, call, SAL_STORE_OPEN, &error))
    return sal_cli_fail (call, error);
  dispute = which != NULL ? find_dispute (&payout, which, &error) : dispute_new (&payout, &error);
  if (dispute == NULL || (which != NULL && !fill_editable (dispute, &error)) ||
      !sal_store_run_sync (payout.pay.store,
                           _ (call->command->summary),
                           SAL_COMMAND_DEFAULT,
                           which != NULL ? sal_pay_dispute_edit : sal_pay_dispute_open,
                           dispute,
                           NULL,
                           NULL,
                           &error))
    return sal_cli_fail (call, error);
  print_dispute (call, &payout, dispute);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_payout_dispute_command = {
  .name = "payout dispute",
  .parameters = "FILE [DISPUTE]",
  .min_parameters = 1,
  .max_parameters = 2,
  .summary = N_ ("Open a dispute of a payment, an earning or a credit, or change one"),
  .description =
      N_ ("It is about the payment of the period, or what --line or --opportunity name. With "
          "DISPUTE, claim, amount, owner and day are changed of one there is."),
  .options = dispute_options,
  .run = run_dispute,
};

/* --- payout resolve --- */

static gboolean
find_step (SalPayDisputeStep *step)
{
  const struct
  {
    gboolean is_chosen;
    SalPayDisputeStep step;
  } choices[] = {
    { review, SAL_PAY_DISPUTE_STEP_REVIEW }, { accept != NULL, SAL_PAY_DISPUTE_STEP_ACCEPT },
    { reject, SAL_PAY_DISPUTE_STEP_REJECT }, { withdraw, SAL_PAY_DISPUTE_STEP_WITHDRAW },
    { reopen, SAL_PAY_DISPUTE_STEP_REOPEN },
  };
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    if (choices[i].is_chosen)
      {
        *step = choices[i].step;
        n++;
      }

  return n == 1;
}

static void
print_resolved (SalCliCall *call, const SalCliPayout *payout, const SalPayDisputeMove *move)
{
  const SalPayAdjustment *posted = move->adjusting->adjustment;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, move->id);
  g_autoptr (SalRecord) dispute = find_dispute (payout, id, NULL);
  const SalField *status = sal_kind_find_field (&sal_pay_dispute_kind, "status");

  if (dispute == NULL)
    return;
  if (call->json)
    {
      SalCliJson *json = sal_cli_json_new ("payout_dispute");

      sal_cli_payout_json_dispute (json, dispute, payout->people);
      if (posted->id != 0)
        sal_cli_json_string (json, "posted_in", posted->period);
      sal_cli_json_finish (json);
    }
  /* translators: the claim of a dispute and its status */
  sal_cli_say (call,
               _ ("“%s” is %s."),
               sal_record_get_text (dispute, "claim"),
               sal_choice_get_label (status, sal_record_get_text (dispute, "status")));
  if (posted->id != 0)
    {
      g_autofree char *text = sal_money_format (posted->amount, posted->currency);

      /* translators: an amount and a period; its name again */
      sal_cli_say (call,
                   _ ("An adjustment of %s is posted in %s. “payout calculate” of %s pays it."),
                   text,
                   posted->period,
                   posted->period);
    }
}

static SalCliStatus
run_resolve (SalCliCall *call)
{
  g_auto (SalCliPayout) payout = { 0 };
  g_autoptr (SalRecord) dispute = NULL;
  g_autoptr (SalPayDisputeMove) move = NULL;
  SalPayDisputeStep step = SAL_PAY_DISPUTE_STEP_REVIEW;
  GError *error = NULL;

  if (!find_step (&step))
    return sal_cli_usage (
        call, _ ("expected one of --review, --accept, --reject, --withdraw and --reopen"));
  if ((accept != NULL || reject) && (reason == NULL || *g_strstrip (reason) == '\0'))
    return sal_cli_usage (call, _ ("--reason is missing: why is it decided so?"));
  if (!sal_cli_payout_open_all (&payout, call, SAL_STORE_OPEN, &error))
    return sal_cli_fail (call, error);
  dispute = find_dispute (&payout, call->parameters[1], &error);
  if (dispute == NULL)
    return sal_cli_fail (call, error);
  move = sal_pay_dispute_move_new (step,
                                   sal_record_get_id (dispute),
                                   sal_workspace_get_calendar (payout.pay.workspace),
                                   sal_date_today (),
                                   g_get_user_name ());
  move->resolution = g_strdup (reason);
  move->approver = g_strdup (approver != NULL ? approver : g_get_user_name ());
  if ((accept != NULL && !sal_cli_payout_read_amount ("--accept",
                                                      accept,
                                                      sal_record_get_text (dispute, "currency"),
                                                      &move->granted,
                                                      &error)) ||
      !sal_store_run_sync (payout.pay.store,
                           _ (call->command->summary),
                           sal_pay_dispute_step_get_flags (step),
                           sal_pay_dispute_take_step,
                           move,
                           NULL,
                           NULL,
                           &error))
    return sal_cli_fail (call, error);
  print_resolved (call, &payout, move);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_payout_resolve_command = {
  .name = "payout resolve",
  .parameters = "FILE DISPUTE",
  .min_parameters = 2,
  .max_parameters = 2,
  .summary = N_ ("Review, accept, reject, withdraw or reopen a dispute"),
  .description =
      N_ ("Accepting posts an adjustment that cites the dispute, into the period that is open or "
          "the one that follows on the last closed one, and cannot be undone: “payout adjust "
          "--reverse” takes it back. The other steps are undone by “undo --pay”."),
  .options = resolve_options,
  .run = run_resolve,
};
