/* sal-cli-account-prices.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-cli-account.h"
#include "sal-cli-json.h"
#include "sal-cli-table.h"
#include "sal-date.h"
#include "sal-money.h"
#include "sal-price-erosion.h"
#include "sal-price-exceptions.h"
#include "sal-rate.h"

#define QUARTERS 12

static char *as_of;
static gboolean open_only;

static const GOptionEntry options[] = {
  { "as-of",
    0,
    0,
    G_OPTION_ARG_STRING,
    &as_of,
    N_ ("The day to look from, by default today"),
    N_ ("YYYY-MM-DD") },
  { "open", 0, 0, G_OPTION_ARG_NONE, &open_only, N_ ("Only what is to be decided"), NULL },
  G_OPTION_ENTRY_NULL,
};

typedef struct
{
  gint32 day;
  const char *name; /* (nullable) of the account */
  SalPriceExceptions *list;
  SalPriceErosion *erosion; /* (nullable): of one account */
} Prices;

static void
prices_clear (Prices *self)
{
  g_clear_pointer (&self->list, sal_price_exceptions_free);
  g_clear_pointer (&self->erosion, sal_price_erosion_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Prices, prices_clear)

static gpointer
read_prices (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Prices *self = data;
  gint64 account = 0;

  if (self->name != NULL)
    {
      account = sal_cli_account_find (connection, self->name, error);
      if (account == 0)
        return NULL;
      self->erosion = sal_price_erosion_load (connection, account, self->day, QUARTERS, error);
      if (self->erosion == NULL)
        return NULL;
    }
  self->list = sal_price_exceptions_load (connection, account, self->day, error);

  return self->list;
}

static gboolean
is_asked_for (const SalPriceException *one)
{
  return !open_only || one->state == SAL_PRICE_STATE_REQUESTED;
}

static void
print_share (SalCliJson *json, const char *member, double share)
{
  if (!isnan (share))
    sal_cli_json_real (json, member, share);
}

static void
print_day (SalCliJson *json, const char *member, gint32 day)
{
  char text[SAL_DATE_BUFFER];

  if (day != SAL_DATE_NONE)
    sal_cli_json_string (json, member, sal_date_write_iso (day, text));
}

static void
print_amount (SalCliJson *json, const char *member, gint64 amount, const char *currency)
{
  g_autofree char *text = sal_money_to_text (amount, currency);

  sal_cli_json_string (json, member, text);
}

static void
print_exception_json (SalCliJson *json, const SalPriceException *one)
{
  static const char *const states[] = {
    "requested", "approved", "rejected", "expired", "withdrawn"
  };

  sal_cli_json_begin_object (json, NULL);
  sal_cli_json_id (json, "id", one->id);
  sal_cli_json_id (json, "account", one->account);
  sal_cli_json_string (json, "account_name", one->account_name);
  sal_cli_json_string (json, "product", one->product);
  sal_cli_json_string (json, "family", one->family_name);
  sal_cli_json_string (json, "status", states[one->state]);
  sal_cli_json_string (json, "currency", one->currency);
  print_amount (json, "list_price", one->ask.list, one->currency);
  print_amount (json, "asked_price", one->ask.asked, one->currency);
  sal_cli_json_integer (json, "quantity", one->ask.quantity);
  sal_cli_json_real (json, "discount", sal_rational_to_double (&one->effect.discount));
  print_amount (json, "given_up", one->effect.given_up, one->currency);
  if (one->effect.has_margin)
    {
      sal_cli_json_real (json, "list_margin", sal_rational_to_double (&one->effect.list_margin));
      sal_cli_json_real (json, "asked_margin", sal_rational_to_double (&one->effect.asked_margin));
    }
  print_day (json, "requested_on", one->requested_on);
  print_day (json, "decided_on", one->decided_on);
  print_day (json, "valid_to", one->valid_to);
  sal_cli_json_string (json, "decided_by", one->approver);
  sal_cli_json_boolean (json, "without_right", one->without_right);
  sal_cli_json_begin_array (json, "entitled");
  for (guint i = 0; one->entitled[i] != NULL; i++)
    sal_cli_json_string (json, NULL, one->entitled[i]);
  sal_cli_json_end_array (json);
  sal_cli_json_end_object (json);
}

static void
print_json (const Prices *self)
{
  SalCliJson *json = sal_cli_json_new ("account_prices");

  sal_cli_json_begin_array (json, "exceptions");
  for (guint i = 0; i < self->list->exceptions->len; i++)
    {
      const SalPriceException *one = &g_array_index (self->list->exceptions, SalPriceException, i);

      if (is_asked_for (one))
        print_exception_json (json, one);
    }
  sal_cli_json_end_array (json);
  if (self->erosion != NULL)
    {
      sal_cli_json_begin_array (json, "quarters");
      for (guint i = 0; i < self->erosion->quarters->len; i++)
        {
          const SalPriceQuarter *quarter =
              &g_array_index (self->erosion->quarters, SalPriceQuarter, i);
          g_autofree char *period = sal_period_to_text (quarter->period);

          sal_cli_json_begin_object (json, NULL);
          sal_cli_json_string (json, "period", period);
          sal_cli_json_integer (json, "lines", quarter->n_lines);
          print_share (json, "discount", sal_price_quarter_get_discount (quarter));
          print_share (json, "margin", sal_price_quarter_get_margin (quarter));
          print_amount (json, "excepted", quarter->excepted, self->erosion->currency);
          sal_cli_json_end_object (json);
        }
      sal_cli_json_end_array (json);
    }
  sal_cli_json_finish (json);
}

static char *
format_share (double share)
{
  return isnan (share) ? g_strdup ("")
                       : sal_rate_format_percent ((gint64) round (share * SAL_RATE_ONE), 1);
}

/* The margin at the price asked for, or at the list price; nothing where the cost is not known. */
static char *
format_margin (const SalPriceException *one, const SalRational *margin)
{
  return format_share (one->effect.has_margin ? sal_rational_to_double (margin) : NAN);
}

static void
print_exceptions (const Prices *self)
{
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, _ ("Requested"), FALSE);
  sal_cli_table_add_column (table, _ ("Account"), FALSE);
  sal_cli_table_add_column (table, _ ("Product"), FALSE);
  sal_cli_table_add_column (table, _ ("List Price"), TRUE);
  sal_cli_table_add_column (table, _ ("Asked For"), TRUE);
  sal_cli_table_add_column (table, _ ("Discount"), TRUE);
  sal_cli_table_add_column (table, _ ("Margin"), TRUE);
  sal_cli_table_add_column (table, _ ("List Margin"), TRUE);
  sal_cli_table_add_column (table, _ ("Status"), FALSE);
  sal_cli_table_add_column (table, _ ("Who May Decide"), FALSE);
  for (guint i = 0; i < self->list->exceptions->len; i++)
    {
      const SalPriceException *one = &g_array_index (self->list->exceptions, SalPriceException, i);

      if (!is_asked_for (one))
        continue;
      sal_cli_table_take_cell (table, sal_date_format (one->requested_on));
      sal_cli_table_cell (table, one->account_name);
      sal_cli_table_cell (table, one->product != NULL ? one->product : "");
      sal_cli_table_take_cell (table, sal_money_format (one->ask.list, one->currency));
      sal_cli_table_take_cell (table, sal_money_format (one->ask.asked, one->currency));
      sal_cli_table_take_cell (table,
                               format_share (sal_rational_to_double (&one->effect.discount)));
      sal_cli_table_take_cell (table, format_margin (one, &one->effect.asked_margin));
      sal_cli_table_take_cell (table, format_margin (one, &one->effect.list_margin));
      sal_cli_table_cell (table, sal_price_state_get_label (one->state));
      sal_cli_table_cell (table, one->n_lowest > 0 ? one->entitled[0] : _ ("nobody"));
    }
  sal_cli_table_finish (table);
}

static void
print_quarters (const SalPriceErosion *erosion)
{
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, _ ("Quarter"), FALSE);
  sal_cli_table_add_column (table, _ ("Discount"), TRUE);
  sal_cli_table_add_column (table, _ ("Margin"), TRUE);
  sal_cli_table_add_column (table, _ ("Given Up by Exceptions"), TRUE);
  for (guint i = 0; i < erosion->quarters->len; i++)
    {
      const SalPriceQuarter *quarter = &g_array_index (erosion->quarters, SalPriceQuarter, i);

      sal_cli_table_take_cell (table, sal_period_to_text (quarter->period));
      sal_cli_table_take_cell (table, format_share (sal_price_quarter_get_discount (quarter)));
      sal_cli_table_take_cell (table, format_share (sal_price_quarter_get_margin (quarter)));
      sal_cli_table_take_cell (table,
                               quarter->n_exceptions > 0
                                   ? sal_money_format_whole (quarter->excepted, erosion->currency)
                                   : g_strdup (""));
    }
  sal_cli_table_finish (table);
}

static SalCliStatus
run (SalCliCall *call)
{
  g_auto (Prices) prices = { .day = sal_date_today () };
  g_autoptr (SalWorkspace) workspace = NULL;
  GError *error = NULL;

  if (as_of != NULL && !sal_date_parse_iso (as_of, &prices.day))
    return sal_cli_usage (call, _ ("“%s” is no day like 2026-06-30"), as_of);
  prices.name = call->parameters[1];
  workspace = sal_cli_open (call, SAL_STORE_READ_ONLY, &error);
  if (workspace == NULL ||
      sal_store_read_sync (
          sal_workspace_get_store (workspace), read_prices, &prices, NULL, &error) == NULL)
    return sal_cli_fail (call, error);

  if (call->json)
    {
      print_json (&prices);
      return SAL_CLI_DONE;
    }
  print_exceptions (&prices);
  if (prices.erosion != NULL)
    {
      sal_cli_say (call, "%s", "");
      print_quarters (prices.erosion);
    }

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_account_prices_command = {
  .name = "account prices",
  .parameters = "FILE [ACCOUNT]",
  .min_parameters = 1,
  .max_parameters = 2,
  .summary = N_ ("List price exceptions, and how an account's prices developed"),
  .description =
      N_ ("ACCOUNT is a name or an id. Who may decide follows from the decision rights of the day: "
          "role, discount and size of the deal. “import” adds exceptions and rights: "
          "price_exception, decision_right."),
  .options = options,
  .run = run,
};
