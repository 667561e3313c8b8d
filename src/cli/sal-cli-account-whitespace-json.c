/* sal-cli-account-whitespace-json.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-account-whitespace.h"

#include "sal-cli-json.h"
#include "sal-cross-sell.h"
#include "sal-date.h"
#include "sal-money.h"
#include "sal-whitespace-spread.h"
#include "sal-whitespace-text.h"

static void
write_money (SalCliJson *json, const char *member, gint64 amount, const char *currency)
{
  g_autofree char *text = sal_money_to_text (amount, currency);

  sal_cli_json_string (json, member, text);
}

static void
write_sum (SalCliJson *json, const SalWhitespaceSum *sum, const char *currency)
{
  sal_cli_json_integer (json, "eligible", sum->n_eligible);
  sal_cli_json_integer (json, "owned", sum->n_owned);
  sal_cli_json_integer (json, "in_pipeline", sum->n_pipeline);
  sal_cli_json_integer (json, "open_cells", sum->n_open);
  sal_cli_json_real (json, "penetration", sal_whitespace_sum_penetration (sum));
  write_money (json, "current", sum->current, currency);
  write_money (json, "pipeline", sum->pipeline, currency);
  write_money (json, "open", sum->open, currency);
  write_money (json, "more", sum->more, currency);
  write_money (json, "pursued", sum->pursued, currency);
}

static void
write_families_sum (SalCliJson *json, const SalWhitespaceAccount *account)
{
  sal_cli_json_integer (json, "families_eligible", account->sum.n_eligible);
  sal_cli_json_integer (json, "families_owned", account->sum.n_owned);
}

/* In how many cells of the account that count it is what. */
static void
write_spread (const SalCliWhitespace *self,
              SalCliJson *json,
              const SalWhitespaceAccount *account,
              guint family)
{
  SalWhitespaceSpread spread = sal_whitespace_spread (self->portfolio, account, family);

  sal_cli_json_begin_object (json, "cells");
  sal_cli_json_integer (json, "eligible", spread.n_eligible);
  for (SalWhitespaceState state = SAL_WHITESPACE_OWNED; state >= SAL_WHITESPACE_OPEN; state--)
    sal_cli_json_integer (json, sal_whitespace_state_get_name (state), spread.n[state]);
  sal_cli_json_end_object (json);
}

/**
 * sal_cli_whitespace_write_remainder:
 * @answer: what was asked, and what came of it
 * @json: where to
 * @account: an account
 * @row: one of its rows
 * @family: a product family
 *
 * Writes of what the potential of a cell is the remainder, if it is what no buying unit is said of:
 * that of the account, and what its units take of it.
 */
void
sal_cli_whitespace_write_remainder (const SalCliWhitespace *answer,
                                    SalCliJson *json,
                                    const SalWhitespaceAccount *account,
                                    guint row,
                                    guint family)
{
  const SalWhitespace *portfolio = answer->portfolio;

  if (account->n_units == 0 || row != SAL_WHITESPACE_ROW_UNSAID ||
      sal_whitespace_get_cell (portfolio, account, row, family)->source == SAL_POTENTIAL_UNKNOWN)
    return;
  write_money (
      json,
      "potential_of_account",
      sal_whitespace_get_cell (portfolio, account, SAL_WHITESPACE_ROW_WHOLE, family)->potential,
      portfolio->currency);
  write_money (json,
               "potential_of_units",
               sal_whitespace_sum_given (portfolio, account, family),
               portfolio->currency);
}

static void
write_cell (const SalCliWhitespace *self,
            SalCliJson *json,
            const SalWhitespaceAccount *account,
            guint row,
            guint family)
{
  const SalWhitespaceCell *cell = sal_whitespace_get_cell (self->portfolio, account, row, family);
  const char *currency = self->portfolio->currency;

  sal_cli_json_begin_object (json, sal_whitespace_get_family (self->portfolio, family)->name);
  sal_cli_json_string (
      json, "state", sal_whitespace_state_get_name ((SalWhitespaceState) cell->state));
  if (row == SAL_WHITESPACE_ROW_WHOLE)
    write_spread (self, json, account, family);
  write_money (json, "current", cell->current, currency);
  write_money (json, "pipeline", cell->pipeline, currency);
  if (cell->source != SAL_POTENTIAL_UNKNOWN)
    {
      write_money (json, "potential", cell->potential, currency);
      sal_cli_json_string (json,
                           "potential_from",
                           sal_potential_source_get_name ((SalPotentialSource) cell->source));
      sal_cli_whitespace_write_remainder (self, json, account, row, family);
    }
  write_money (json, "open", cell->open, currency);
  write_money (json, "more", cell->more, currency);
  write_money (json, "pursued", cell->pursued, currency);
  if (sal_whitespace_is_below (self->portfolio, account, row, family))
    sal_cli_json_boolean (json, "potential_is_below_current", TRUE);
  sal_cli_json_end_object (json);
}

static void
write_families (const SalCliWhitespace *self,
                SalCliJson *json,
                const SalWhitespaceAccount *account,
                guint row)
{
  sal_cli_json_begin_object (json, "families");
  for (guint i = 0; i < sal_whitespace_n_families (self->portfolio); i++)
    write_cell (self, json, account, row, i);
  sal_cli_json_end_object (json);
}

/* --- one account --- */

static void
write_evidence (const SalCliWhitespace *self, SalCliJson *json)
{
  sal_cli_json_begin_array (json, "records");
  for (guint i = 0; i < self->evidence->len; i++)
    {
      const SalWhitespaceEvidence *one = &g_array_index (self->evidence, SalWhitespaceEvidence, i);
      int family = sal_whitespace_find_family (self->portfolio, one->family);
      char day[SAL_DATE_BUFFER];

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_string (json, "kind", one->kind->name);
      sal_cli_json_id (json, "id", one->id);
      sal_cli_json_string (json, "title", one->title);
      sal_cli_json_string (
          json,
          "family",
          family >= 0 ? sal_whitespace_get_family (self->portfolio, (guint) family)->name : NULL);
      if (one->unit != 0)
        sal_cli_json_id (json, "buying_unit", one->unit);
      sal_cli_json_string (
          json, "from", one->day != SAL_DATE_NONE ? sal_date_write_iso (one->day, day) : NULL);
      write_money (json, "amount", one->amount, self->portfolio->currency);
      sal_cli_json_boolean (json, "counts", one->counts);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
}

static void
write_account (const SalCliWhitespace *self, SalCliJson *json)
{
  const SalWhitespaceAccount *account =
      sal_whitespace_get_account (self->portfolio, (guint) self->account);

  sal_cli_json_id (json, "id", account->id);
  sal_cli_json_string (json, "name", account->name);
  write_sum (json, &account->counted, self->portfolio->currency);
  write_families_sum (json, account);
  sal_cli_json_begin_array (json, "rows");
  for (guint row = 0; row < sal_whitespace_account_n_rows (account); row++)
    {
      SalWhitespaceSum sum = row == SAL_WHITESPACE_ROW_WHOLE
                                 ? account->counted
                                 : sal_whitespace_sum_row (self->portfolio, account, row);
      g_autofree char *name = sal_whitespace_name_row (account, row);

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_string (json, "name", name);
      if (row >= SAL_WHITESPACE_ROW_UNITS)
        sal_cli_json_id (json, "buying_unit", sal_whitespace_account_get_unit (account, row));
      write_sum (json, &sum, self->portfolio->currency);
      write_families (self, json, account, row);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  write_evidence (self, json);
}

/* --- all --- */

static void
write_cross_sell_family (const SalCliWhitespace *self,
                         SalCliJson *json,
                         const SalCrossSell *sell,
                         guint i)
{
  const SalCrossSellFamily *family = &sell->families[i];

  sal_cli_json_begin_object (json, NULL);
  sal_cli_json_string (json, "name", sal_whitespace_get_family (self->portfolio, i)->name);
  sal_cli_json_integer (json, "owners", family->n_owners);
  sal_cli_json_integer (json, "eligible", family->n_eligible);
  sal_cli_json_real (json, "cross_sell_ratio", sal_cross_sell_ratio (sell, i));
  sal_cli_json_integer (json, "cross_sells", family->n_attempts);
  sal_cli_json_integer (json, "cross_sells_won", family->n_successes);
  write_money (json, "open", family->sum.open, self->portfolio->currency);
  sal_cli_json_begin_object (json, "attach");
  for (guint k = 0; k < sell->n_families; k++)
    if (k != i)
      sal_cli_json_real (json,
                         sal_whitespace_get_family (self->portfolio, k)->name,
                         sal_cross_sell_attach (sell, i, k));
  sal_cli_json_end_object (json);
  sal_cli_json_end_object (json);
}

static void
write_cross_sell (const SalCliWhitespace *self, SalCliJson *json)
{
  g_autoptr (SalCrossSell) sell = sal_cross_sell_new (
      self->portfolio, (const guint *) (gpointer) self->accounts->data, self->accounts->len);

  sal_cli_json_begin_object (json, "cross_sell");
  sal_cli_json_integer (json, "customers", sell->n_customers);
  sal_cli_json_real (json, "with_two_families", sal_cross_sell_broad (sell));
  sal_cli_json_real (json, "families_per_customer", sal_cross_sell_families (sell));
  sal_cli_json_real (json, "success_rate", sal_cross_sell_success (sell));
  sal_cli_json_real (json, "outside_main_family", sal_cross_sell_outside (sell));
  sal_cli_json_real (json, "share_of_wallet", sal_cross_sell_wallet (sell));
  sal_cli_json_begin_array (json, "families");
  for (guint i = 0; i < sell->n_families; i++)
    write_cross_sell_family (self, json, sell, i);
  sal_cli_json_end_array (json);
  sal_cli_json_end_object (json);
}

static void
write_portfolio (const SalCliWhitespace *self, SalCliJson *json)
{
  write_cross_sell (self, json);
  sal_cli_json_begin_array (json, "accounts");
  for (guint i = 0; i < self->accounts->len; i++)
    {
      const SalWhitespaceAccount *account =
          sal_whitespace_get_account (self->portfolio, g_array_index (self->accounts, guint, i));

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_id (json, "id", account->id);
      sal_cli_json_string (json, "name", account->name);
      write_sum (json, &account->counted, self->portfolio->currency);
      write_families_sum (json, account);
      write_families (self, json, account, SAL_WHITESPACE_ROW_WHOLE);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
}

/**
 * sal_cli_whitespace_print_json:
 * @answer: what was asked, and what came of it
 *
 * Prints the whitespace of an account, or of all, as JSON.
 */
void
sal_cli_whitespace_print_json (const SalCliWhitespace *answer)
{
  SalCliJson *json = sal_cli_json_new ("account_whitespace");

  sal_cli_json_string (json, "currency", answer->portfolio->currency);
  if (answer->asked != NULL)
    write_account (answer, json);
  else
    write_portfolio (answer, json);
  sal_cli_json_finish (json);
}
