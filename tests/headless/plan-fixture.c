/* plan-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "plan-fixture.h"

#include <glib/gstdio.h>

#include "sal-replay.h"

/**
 * plan_fixture_document:
 * @members: members of a plan as JSON
 *
 * Makes a plan document of them: of 2026 and in dollars, where they do not say.
 *
 * Returns: (transfer full): the document
 */
JsonNode *
plan_fixture_document (const char *members)
{
  static const char *const initial[][2] = {
    { "name", "P" }, { "from", "2026-01-01" }, { "to", "2026-12-31" }, { "currency", "USD" }
  };
  g_autoptr (GError) error = NULL;
  JsonNode *document = json_from_string (members, &error);
  JsonObject *object, *schema = json_object_new ();

  g_assert_no_error (error);
  object = json_node_get_object (document);
  for (guint i = 0; i < G_N_ELEMENTS (initial); i++)
    if (!json_object_has_member (object, initial[i][0]))
      json_object_set_string_member (object, initial[i][0], initial[i][1]);
  json_object_set_string_member (schema, "name", "salient-plan");
  json_object_set_int_member (schema, "version", 1);
  json_object_set_object_member (object, "schema", schema);

  return document;
}

SalPlan *
plan_fixture_parse (const char *members, GError **error)
{
  g_autoptr (JsonNode) document = plan_fixture_document (members);

  return sal_plan_from_json (document, "plan.json", error);
}

static char *
write_text (const char *folder, const char *name, const char *text)
{
  char *path = text != NULL ? g_build_filename (folder, name, NULL) : NULL;
  g_autoptr (GError) error = NULL;

  if (path != NULL)
    g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return path;
}

static char *
write_plan (const char *folder, const char *name, const char *members)
{
  g_autoptr (JsonNode) document = members != NULL ? plan_fixture_document (members) : NULL;
  g_autofree char *json = document != NULL ? json_to_string (document, FALSE) : NULL;

  return write_text (folder, name, json);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);

  for (const char *name; (name = g_dir_read_name (directory)) != NULL;)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/**
 * plan_fixture_evaluate:
 * @texts: what stands in the files: plan.json, participants.csv, credits.csv …
 * @error: return location for an error
 *
 * Calculates them.
 *
 * Returns: (transfer full): what sal_evaluation_new() returns
 */
SalEvaluation *
plan_fixture_evaluate (const PlanTexts *texts, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("plan-XXXXXX", NULL);
  g_autofree char *plan = write_plan (folder, "plan.json", texts->plan);
  g_autofree char *other = write_plan (folder, "other.json", texts->other_plan);
  g_autofree char *participants =
      write_text (folder,
                  "participants.csv",
                  texts->participants != NULL ? texts->participants : "participant,to\nA,\n");
  g_autofree char *credits =
      write_text (folder,
                  "credits.csv",
                  texts->credits != NULL ? texts->credits : "participant,deal,date,amount\n");
  g_autofree char *quotas = write_text (folder, "quotas.csv", texts->quotas);
  g_autofree char *cancellations = write_text (folder, "cancellations.csv", texts->cancellations);
  g_autofree char *adjustments = write_text (folder, "adjustments.csv", texts->adjustments);
  g_autofree char *invoices = write_text (folder, "invoices.csv", texts->invoices);
  const char *plans[] = { plan, other, NULL };
  SalEvaluationFiles files = { plans,         participants, credits, quotas,
                               cancellations, adjustments,  NULL,    invoices };
  SalEvaluation *evaluation = sal_evaluation_new (&files, error);

  remove_folder (folder);

  return evaluation;
}

/**
 * plan_fixture_check_payments:
 * @evaluation: any
 *
 * Asserts what holds for payments whatever is calculated: nobody pays, and over all months until
 * each, calculated + topped up + adjusted − forfeited + written off = paid + balance.
 */
void
plan_fixture_check_payments (const SalEvaluation *evaluation)
{
  for (guint i = 0; i < evaluation->payments->len; i++)
    {
      const SalEvaluationPayments *of = evaluation->payments->pdata[i];
      gint64 owed = 0;

      for (guint k = 0; k < of->payments->len; k++)
        {
          const SalPayment *payment = &g_array_index (of->payments, SalPayment, k);

          owed += payment->calculated + payment->top_up + payment->adjusted - payment->forfeited +
                  payment->written_off - payment->paid;
          g_assert_cmpint (payment->paid, >=, 0);
          g_assert_cmpint (payment->recovered, >=, 0);
          g_assert_cmpint (payment->top_up, >=, 0);
          g_assert_cmpint (payment->drawn, >=, 0);
          g_assert_cmpint (payment->written_off, >=, 0);
          g_assert_cmpint (owed, ==, payment->balance);
        }
    }
}

/**
 * plan_fixture_check_shares:
 * @evaluation: any
 *
 * Asserts that what credits have of an earning is all of it, if they have anything.
 */
void
plan_fixture_check_shares (const SalEvaluation *evaluation)
{
  for (guint i = 0; i < evaluation->earnings->len; i++)
    {
      const GPtrArray *earnings = evaluation->earnings->pdata[i];

      for (guint k = 0; k < earnings->len; k++)
        {
          const SalEarning *earning = earnings->pdata[k];
          gint64 sum = 0;

          for (guint s = 0; s < earning->shares->len; s++)
            sum += g_array_index (earning->shares, SalEarningShare, s).amount;
          if (earning->shares->len > 0)
            g_assert_cmpint (sum, ==, earning->amount);
        }
    }
}

/* What is topped up of each participant, paid in the plan's currency, without adjustments. */
static void
check_guarantees (const SalEvaluation *evaluation, const GArray *results)
{
  for (guint i = 0; i < evaluation->payments->len; i++)
    {
      const SalEvaluationPayments *of = evaluation->payments->pdata[i];
      gint64 top_up = 0, drawn = 0;

      for (guint k = 0; k < of->payments->len; k++)
        {
          const SalPayment *one = &g_array_index (of->payments, SalPayment, k);

          top_up += one->top_up;
          drawn += one->drawn;
        }
      for (guint k = 0; k < evaluation->participations->len; k++)
        {
          const SalParticipation *one = evaluation->participations->pdata[k];
          const SalReplayResult *result = &g_array_index (results, SalReplayResult, k);

          if (!g_str_equal (one->participant, of->participant))
            continue;
          if (!g_str_equal (one->currency, one->plan->currency) || evaluation->adjustments->len > 0)
            return;
          g_assert_cmpint (result->cost, ==, result->pay + result->top_up);
          top_up -= result->top_up;
          drawn -= result->drawn;
        }
      g_assert_cmpint (drawn, ==, 0);
      g_assert_cmpint (top_up, <=, 0); /* what is written off of a draw is lost, too */
    }
}

/**
 * plan_fixture_check_replay:
 * @evaluation: any
 *
 * Asserts that replaying the credits pays everybody what was calculated.
 */
void
plan_fixture_check_replay (const SalEvaluation *evaluation)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalReplayBase) base =
      sal_replay_base_new (evaluation->participations, NULL, NULL, NULL, &error);
  g_autoptr (GArray) results = NULL;

  if (g_error_matches (error, SAL_ERROR, SAL_ERROR_VALUE)) /* plans of several currencies */
    return;
  g_assert_no_error (error);
  results = sal_replay_run (base, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < evaluation->earnings->len; i++)
    {
      const GPtrArray *earnings = evaluation->earnings->pdata[i];
      gint64 sum = 0;

      for (guint k = 0; k < earnings->len; k++)
        sum += ((const SalEarning *) earnings->pdata[k])->amount;
      g_assert_cmpint (g_array_index (results, SalReplayResult, i).pay, ==, sum);
    }
  check_guarantees (evaluation, results);
}
