/* sal-cli-sample.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <glib/gi18n-lib.h>

#include "sal-cli-json.h"
#include "sal-number.h"
#include "sal-sample-pay.h"
#include "sal-sample.h"

#define DEFAULT_SEED 1

/* What is not given follows from the others. */
#define NOT_GIVEN G_MININT64

static gint64 accounts = NOT_GIVEN;
static gint64 opportunities = NOT_GIVEN;
static gint64 people = NOT_GIVEN;
static gint64 seed = DEFAULT_SEED;
static gboolean pay;

static const GOptionEntry options[] = {
  { "accounts", 0, 0, G_OPTION_ARG_INT64, &accounts, N_ ("How many accounts"), N_ ("N") },
  { "opportunities",
    0,
    0,
    G_OPTION_ARG_INT64,
    &opportunities,
    N_ ("How many opportunities; what is not given follows from it"),
    N_ ("N") },
  { "people", 0, 0, G_OPTION_ARG_INT64, &people, N_ ("How many people"), N_ ("N") },
  { "seed",
    0,
    0,
    G_OPTION_ARG_INT64,
    &seed,
    N_ ("The same seed makes the same company, by default 1"),
    N_ ("S") },
  { "pay",
    0,
    0,
    G_OPTION_ARG_NONE,
    &pay,
    N_ ("With its pay, in a file beside it that only you can read"),
    NULL },
  G_OPTION_ENTRY_NULL,
};

static gint64
or_default (gint64 number)
{
  return number != NOT_GIVEN ? number : 0;
}

typedef struct
{
  const char *path;
  SalSampleOptions options;
} SampleRequest;

static gboolean
create (SalJob *job, gpointer data, GError **error)
{
  SampleRequest *request = data;

  return sal_sample_create (request->path, &request->options, job, error) &&
         (!pay || sal_sample_create_pay (request->path, request->options.seed, job, error));
}

static SalCliStatus
run (SalCliCall *call)
{
  SampleRequest request = {
    call->parameters[0],
    { or_default (accounts), or_default (opportunities), or_default (people), (guint64) seed }
  };
  g_autoptr (SalJob) job = sal_job_new (_ ("Creating the sample"));
  g_autofree char *n_opportunities = NULL, *n_accounts = NULL, *n_people = NULL;
  GError *error = NULL;

  if (accounts == 0 || opportunities == 0 || people == 0)
    return sal_cli_usage (call, _ ("--accounts, --opportunities and --people are more than 0"));
  if (!sal_sample_options_complete (&request.options, &error))
    return sal_cli_fail (call, error);
  if (!sal_cli_run_job (job, create, &request, &error))
    return sal_cli_fail (call, error);

  if (call->json)
    {
      SalCliJson *json = sal_cli_json_new ("sample");

      sal_cli_json_string (json, "file", request.path);
      sal_cli_json_integer (json, "accounts", request.options.accounts);
      sal_cli_json_integer (json, "opportunities", request.options.opportunities);
      sal_cli_json_integer (json, "people", request.options.people);
      sal_cli_json_integer (json, "seed", seed);
      sal_cli_json_finish (json);
    }
  n_opportunities = sal_number_format ((double) request.options.opportunities, 0);
  n_accounts = sal_number_format ((double) request.options.accounts, 0);
  n_people = sal_number_format ((double) request.options.people, 0);
  /* Translators: the name of a file, and three numbers */
  sal_cli_say (call,
               _ ("Created %s. Opportunities: %s, accounts: %s, people: %s."),
               request.path,
               n_opportunities,
               n_accounts,
               n_people);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_sample_command = {
  .name = "sample",
  .parameters = "FILE",
  .min_parameters = 1,
  .max_parameters = 1,
  .summary = N_ ("Create a workspace with an invented company"),
  .options = options,
  .run = run,
};
