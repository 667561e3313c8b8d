/* sal-cli-payout-disputes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-payout.h"

#include <glib/gi18n-lib.h>

#include "sal-cli-table.h"
#include "sal-pay-dispute-commands.h"

static char *status;
static gboolean overdue;

static const GOptionEntry options[] = {
  { "status",
    0,
    0,
    G_OPTION_ARG_STRING,
    &status,
    N_ ("Only open, in_review, accepted, rejected or withdrawn ones"),
    N_ ("STATUS") },
  { "overdue", 0, 0, G_OPTION_ARG_NONE, &overdue, N_ ("Only those that should be settled"), NULL },
  G_OPTION_ENTRY_NULL,
};

/* The fields of a dispute, whose it is and whether it is overdue. */
void
sal_cli_payout_json_dispute (SalCliJson *json, SalRecord *dispute, const SalPeople *people)
{
  const SalKind *kind = sal_record_get_kind (dispute);
  g_autofree char *name = sal_people_describe (people, sal_record_get_integer (dispute, "person"));

  sal_cli_json_id (json, "id", sal_record_get_id (dispute));
  for (guint i = 0; i < kind->n_fields; i++)
    sal_cli_json_field (json, dispute, i, sal_record_get_text (dispute, "currency"));
  sal_cli_json_string (json, "participant", name);
  sal_cli_json_boolean (json, "overdue", sal_pay_dispute_is_overdue (dispute, sal_date_today ()));
}

static gpointer
read_disputes (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_pay_disputes_list (connection, error);
}

static gboolean
is_wanted (SalRecord *dispute)
{
  return (status == NULL || sal_pay_dispute_has_status (dispute, status)) &&
         (!overdue || sal_pay_dispute_is_overdue (dispute, sal_date_today ()));
}

static void
print_json (const SalCliPayout *payout, GPtrArray *disputes)
{
  SalCliJson *json = sal_cli_json_new ("payout_disputes");

  sal_cli_json_begin_array (json, "disputes");
  for (guint i = 0; i < disputes->len; i++)
    {
      if (!is_wanted (disputes->pdata[i]))
        continue;
      sal_cli_json_begin_object (json, NULL);
      sal_cli_payout_json_dispute (json, disputes->pdata[i], payout->people);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_finish (json);
}

static char *
describe_due (SalRecord *dispute)
{
  gint32 due = sal_record_get_date (dispute, "due");
  char day[SAL_DATE_BUFFER];

  if (due == SAL_DATE_NONE)
    return g_strdup ("");
  sal_date_write_iso (due, day);

  /* translators: a day */
  return sal_pay_dispute_is_overdue (dispute, sal_date_today ())
             ? g_strdup_printf (_ ("%s, overdue"), day)
             : g_strdup (day);
}

static void
print_table (const SalCliPayout *payout, GPtrArray *disputes)
{
  static const char *const fields[] = { "period", "about", "claim", "claimed", "status", "owner" };
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, _ ("Dispute"), FALSE);
  sal_cli_table_add_column (table, _ ("Participant"), FALSE);
  for (gsize k = 0; k < G_N_ELEMENTS (fields); k++)
    {
      const SalField *field = sal_kind_find_field (&sal_pay_dispute_kind, fields[k]);

      sal_cli_table_add_column (table, sal_field_get_label (field), field->type == SAL_FIELD_MONEY);
    }
  sal_cli_table_add_column (table, _ ("Due"), FALSE);
  for (guint i = 0; i < disputes->len; i++)
    {
      SalRecord *one = disputes->pdata[i];

      if (!is_wanted (one))
        continue;
      sal_cli_table_take_cell (table,
                               g_strdup_printf ("%" G_GINT64_FORMAT, sal_record_get_id (one)));
      sal_cli_table_take_cell (
          table, sal_people_describe (payout->people, sal_record_get_integer (one, "person")));
      for (gsize k = 0; k < G_N_ELEMENTS (fields); k++)
        sal_cli_table_take_cell (
            table,
            sal_record_to_display (one,
                                   (guint) sal_kind_field_index (&sal_pay_dispute_kind, fields[k]),
                                   sal_record_get_text (one, "currency")));
      sal_cli_table_take_cell (table, describe_due (one));
    }
  sal_cli_table_finish (table);
}

static gboolean
is_status (const char *text)
{
  const SalField *field = sal_kind_find_field (&sal_pay_dispute_kind, "status");

  for (guint i = 0; field->choices[i].value != NULL; i++)
    if (g_str_equal (field->choices[i].value, text))
      return TRUE;

  return FALSE;
}

static SalCliStatus
run (SalCliCall *call)
{
  g_auto (SalCliPayout) payout = { 0 };
  g_autoptr (GPtrArray) disputes = NULL;
  guint n = 0;
  GError *error = NULL;

  if (status != NULL && !is_status (status))
    return sal_cli_usage (call,
                          _ ("--status: “%s” is not “open”, “in_review”, “accepted”, “rejected” or "
                             "“withdrawn”"),
                          status);
  if (!sal_cli_payout_open_all (&payout, call, SAL_STORE_READ_ONLY, &error))
    return sal_cli_fail (call, error);
  disputes = sal_store_read_sync (payout.pay.store, read_disputes, NULL, NULL, &error);
  if (disputes == NULL)
    return sal_cli_fail (call, error);
  for (guint i = 0; i < disputes->len; i++)
    n += is_wanted (disputes->pdata[i]);
  if (call->json)
    print_json (&payout, disputes);
  else if (n > 0)
    print_table (&payout, disputes);
  else
    sal_cli_say (call, "%s", _ ("There is no such dispute: “payout dispute” opens one."));

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_payout_disputes_command = {
  .name = "payout disputes",
  .parameters = "FILE",
  .min_parameters = 1,
  .max_parameters = 1,
  .summary = N_ ("List disputes: what waits, what is due first first, and what is settled"),
  .options = options,
  .run = run,
};
