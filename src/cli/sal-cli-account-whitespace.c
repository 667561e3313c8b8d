/* sal-cli-account-whitespace.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-account-whitespace.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-cli-table.h"
#include "sal-cross-sell.h"
#include "sal-date.h"
#include "sal-money.h"
#include "sal-number.h"
#include "sal-store-error.h"
#include "sal-whitespace-spread.h"
#include "sal-whitespace-table.h"
#include "sal-whitespace-text.h"

static char *as_of;
static gboolean customers;
static gboolean open_cells;
static int limit;

static const GOptionEntry options[] = {
  { "as-of",
    0,
    0,
    G_OPTION_ARG_STRING,
    &as_of,
    N_ ("The day to look from, by default today"),
    N_ ("YYYY-MM-DD") },
  { "customers",
    0,
    0,
    G_OPTION_ARG_NONE,
    &customers,
    N_ ("Only accounts that own something"),
    NULL },
  { "open-cells",
    0,
    0,
    G_OPTION_ARG_NONE,
    &open_cells,
    N_ ("The open cells of the accounts, those worth most first"),
    NULL },
  { "limit", 'n', 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many open cells"), N_ ("N") },
  G_OPTION_ENTRY_NULL,
};

static void
answer_clear (SalCliWhitespace *self)
{
  g_clear_pointer (&self->portfolio, sal_whitespace_unref);
  g_clear_pointer (&self->evidence, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalCliWhitespace, answer_clear)

/* By id, or by a name that is only one account's. */
static gboolean
find_account (SalCliWhitespace *self, GError **error)
{
  g_autofree char *asked = g_utf8_casefold (self->asked, -1);
  guint n_found = 0;
  gint64 id;

  if (sal_cli_parse_id (self->asked, &id))
    self->account = sal_whitespace_find_account (self->portfolio, id);
  if (self->account >= 0)
    return TRUE;
  for (guint i = 0; i < self->portfolio->accounts->len; i++)
    {
      g_autofree char *name =
          g_utf8_casefold (sal_whitespace_get_account (self->portfolio, i)->name, -1);

      if (strcmp (name, asked) == 0)
        {
          self->account = (int) i;
          n_found++;
        }
    }
  if (n_found == 1)
    return TRUE;
  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_NOT_FOUND,
               n_found == 0 ? _ ("There is no account “%s”")
                            : _ ("Several accounts are called “%s”: give the id of one, which "
                                 "“records FILE account” tells"),
               self->asked);

  return FALSE;
}

static gpointer
read_answer (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  SalCliWhitespace *self = data;

  self->portfolio = sal_whitespace_load (connection, self->day, NULL, error);
  if (self->portfolio == NULL)
    return NULL;
  if (self->asked == NULL)
    return self->portfolio;
  if (!find_account (self, error))
    return NULL;
  self->evidence = sal_whitespace_evidence_load (
      connection,
      sal_whitespace_get_account (self->portfolio, (guint) self->account)->id,
      self->day,
      error);

  return self->evidence;
}

/* --- for people --- */

static void
take_money (SalCliTable *table, gint64 amount, const char *currency)
{
  sal_cli_table_take_cell (table,
                           amount != 0 ? sal_money_format_whole (amount, currency) : g_strdup (""));
}

static void
print_portfolio (const SalCliWhitespace *self)
{
  const SalWhitespace *portfolio = self->portfolio;
  guint n = sal_whitespace_get_n_columns (portfolio);
  SalCliTable *table = sal_cli_table_new ();

  for (guint column = 0; column < n; column++)
    sal_cli_table_add_column (table,
                              sal_whitespace_get_title (portfolio, column),
                              sal_whitespace_column_is_number (column));
  for (guint i = 0; i < self->accounts->len; i++)
    for (guint column = 0; column < n; column++)
      sal_cli_table_take_cell (
          table,
          sal_whitespace_format (portfolio, g_array_index (self->accounts, guint, i), column));
  sal_cli_table_finish (table);
}

static void
print_families (const SalCliWhitespace *self, const SalCrossSell *sell)
{
  const SalWhitespace *portfolio = self->portfolio;
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, _ ("Product Family"), FALSE);
  sal_cli_table_add_column (table, _ ("Owners"), TRUE);
  sal_cli_table_add_column (table, _ ("Eligible"), TRUE);
  sal_cli_table_add_column (table, _ ("Cross-Sell Ratio"), TRUE);
  sal_cli_table_add_column (table, _ ("Open Value"), TRUE);
  sal_cli_table_add_column (table, _ ("Cross-Sells Won"), TRUE);
  for (guint i = 0; i < sell->n_families; i++)
    {
      const SalCrossSellFamily *family = &sell->families[i];

      sal_cli_table_cell (table, sal_whitespace_get_family (portfolio, i)->name);
      sal_cli_table_take_cell (table, sal_number_format (family->n_owners, 0));
      sal_cli_table_take_cell (table, sal_number_format (family->n_eligible, 0));
      sal_cli_table_take_cell (table, sal_whitespace_format_share (sal_cross_sell_ratio (sell, i)));
      take_money (table, family->sum.open, portfolio->currency);
      /* translators: cross-sells that were won, of those that were closed */
      sal_cli_table_take_cell (
          table, g_strdup_printf (_ ("%1$u of %2$u"), family->n_successes, family->n_attempts));
    }
  sal_cli_table_finish (table);
}

static void
say_share (SalCliCall *call, const char *label, double share)
{
  g_autofree char *text = sal_whitespace_format_share (share);

  sal_cli_say (call, "%s  %s", text, label);
}

static void
print_cross_sell (SalCliCall *call, const SalCliWhitespace *self)
{
  g_autoptr (SalCrossSell) sell = sal_cross_sell_new (
      self->portfolio, (const guint *) (gpointer) self->accounts->data, self->accounts->len);
  double families = sal_cross_sell_families (sell);
  g_autofree char *number = isnan (families) ? g_strdup ("–") : sal_number_format (families, 2);

  print_families (self, sell);
  sal_cli_say (call, "%s", "");
  say_share (call, _ ("of customers own two families or more"), sal_cross_sell_broad (sell));
  sal_cli_say (call, "%s  %s", number, _ ("families per customer"));
  say_share (
      call, _ ("of cross-sells closed in twelve months were won"), sal_cross_sell_success (sell));
  say_share (call,
             _ ("of what customers buy is outside their largest family"),
             sal_cross_sell_outside (sell));
  say_share (
      call, _ ("share of wallet, where a potential is recorded"), sal_cross_sell_wallet (sell));
}

/* (transfer full): what the cell says, with a sign where its potential is below what is bought */
static char *
format_cell (const SalWhitespace *portfolio,
             const SalWhitespaceAccount *account,
             guint row,
             guint family)
{
  char *text = sal_whitespace_format_place (portfolio, account, row, family);
  g_autofree char *plain = NULL;

  if (!sal_whitespace_is_below (portfolio, account, row, family))
    return text;
  plain = text;

  return g_strdup_printf ("%s ⚠", plain);
}

static void
print_matrix (const SalCliWhitespace *self, const SalWhitespaceAccount *account)
{
  const SalWhitespace *portfolio = self->portfolio;
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, account->name, FALSE);
  for (guint i = 0; i < sal_whitespace_n_families (portfolio); i++)
    sal_cli_table_add_column (table, sal_whitespace_get_family (portfolio, i)->name, FALSE);
  sal_cli_table_add_column (table, _ ("Penetration"), TRUE);
  sal_cli_table_add_column (table, _ ("Open Value"), TRUE);
  for (guint row = 0; row < sal_whitespace_account_n_rows (account); row++)
    {
      SalWhitespaceSum sum = row == SAL_WHITESPACE_ROW_WHOLE
                                 ? account->counted
                                 : sal_whitespace_sum_row (portfolio, account, row);

      sal_cli_table_take_cell (table, sal_whitespace_name_row (account, row));
      for (guint i = 0; i < sal_whitespace_n_families (portfolio); i++)
        sal_cli_table_take_cell (table, format_cell (portfolio, account, row, i));
      sal_cli_table_take_cell (table,
                               sal_whitespace_format_share (sal_whitespace_sum_penetration (&sum)));
      take_money (table, sum.open, portfolio->currency);
    }
  sal_cli_table_finish (table);
}

static void
print_evidence (const SalCliWhitespace *self, const SalWhitespaceAccount *account)
{
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, _ ("Product Family"), FALSE);
  sal_cli_table_add_column (table, _ ("Buying Unit"), FALSE);
  sal_cli_table_add_column (table, _ ("What"), FALSE);
  sal_cli_table_add_column (table, _ ("Record"), FALSE);
  sal_cli_table_add_column (table, _ ("From"), FALSE);
  sal_cli_table_add_column (table, _ ("Amount"), TRUE);
  sal_cli_table_add_column (table, _ ("Counts"), FALSE);
  for (guint i = 0; i < self->evidence->len; i++)
    {
      const SalWhitespaceEvidence *one = &g_array_index (self->evidence, SalWhitespaceEvidence, i);
      int family = sal_whitespace_find_family (self->portfolio, one->family);

      sal_cli_table_cell (
          table,
          family >= 0 ? sal_whitespace_get_family (self->portfolio, (guint) family)->name : "");
      sal_cli_table_take_cell (
          table,
          sal_whitespace_name_row (account, sal_whitespace_account_find_row (account, one->unit)));
      sal_cli_table_cell (table, sal_evidence_type_get_label (one->type));
      sal_cli_table_cell (table, one->title != NULL ? one->title : "");
      sal_cli_table_take_cell (
          table, one->day != SAL_DATE_NONE ? sal_date_format (one->day) : g_strdup (""));
      take_money (table, one->amount, self->portfolio->currency);
      sal_cli_table_cell (table, one->counts ? _ ("yes") : _ ("no"));
    }
  sal_cli_table_finish (table);
}

static void
print_warnings (SalCliCall *call, const SalCliWhitespace *self, const SalWhitespaceAccount *account)
{
  for (guint row = 0; row < sal_whitespace_account_n_rows (account); row++)
    for (guint i = 0; i < sal_whitespace_n_families (self->portfolio); i++)
      if (sal_whitespace_is_below (self->portfolio, account, row, i))
        {
          g_autofree char *name = sal_whitespace_name_row (account, row);

          /* translators: a buying unit and a product family */
          sal_cli_say (call,
                       _ ("⚠ %1$s, %2$s: the potential is below what is bought already"),
                       name,
                       sal_whitespace_get_family (self->portfolio, i)->name);
        }
}

static void
print_account (SalCliCall *call, const SalCliWhitespace *self)
{
  const SalWhitespaceAccount *account =
      sal_whitespace_get_account (self->portfolio, (guint) self->account);

  print_matrix (self, account);
  sal_cli_say (call, "%s", "");
  print_evidence (self, account);
  print_warnings (call, self, account);
}

static SalCliStatus
run (SalCliCall *call)
{
  g_auto (SalCliWhitespace)
      answer = { .day = sal_date_today (), .asked = call->parameters[1], .account = -1 };
  SalWhitespaceFilter filter = { NULL,
                                 SAL_WHITESPACE_ANY,
                                 SAL_WHITESPACE_ANY,
                                 SAL_WHITESPACE_ANY,
                                 customers ? SAL_WHITESPACE_CUSTOMERS
                                           : SAL_WHITESPACE_ALL_ACCOUNTS };
  g_autoptr (SalWorkspace) workspace = NULL;
  g_autoptr (GArray) accounts = NULL;
  GError *error = NULL;

  if (as_of != NULL && !sal_date_parse_iso (as_of, &answer.day))
    return sal_cli_usage (call, _ ("“%s” is no day like 2026-06-30"), as_of);
  if (limit < 0 || (limit > 0 && !open_cells))
    return sal_cli_usage (call, _ ("--limit is a number of open cells: it goes with --open-cells"));
  workspace = sal_cli_open (call, SAL_STORE_READ_ONLY, &error);
  if (workspace == NULL ||
      sal_store_read_sync (
          sal_workspace_get_store (workspace), read_answer, &answer, NULL, &error) == NULL)
    return sal_cli_fail (call, error);

  accounts = sal_whitespace_list (answer.portfolio, &filter);
  sal_whitespace_sort (answer.portfolio, accounts, SAL_WHITESPACE_COLUMN_OPEN, TRUE);
  answer.accounts = accounts;
  if (open_cells)
    {
      sal_cli_whitespace_print_open_cells (call, &answer, (guint) limit);
    }
  else if (call->json)
    {
      sal_cli_whitespace_print_json (&answer);
    }
  else if (answer.asked != NULL)
    {
      print_account (call, &answer);
    }
  else
    {
      print_portfolio (&answer);
      sal_cli_say (call, "%s", "");
      print_cross_sell (call, &answer);
    }

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_account_whitespace_command = {
  .name = "account whitespace",
  .parameters = "FILE [ACCOUNT]",
  .min_parameters = 1,
  .max_parameters = 2,
  .summary = N_ ("Tell what accounts own, and what could be sold to them"),
  .description =
      N_ ("Without an account, all of them by product family, those of the greatest open value "
          "first, and how broadly customers buy. With the name or id of one, its buying units by "
          "product family, and the records that this follows from. With --open-cells, what is open "
          "of them, cell by cell. “import” adds installed "
          "products, potentials and what is not eligible: installed_product, account_potential, "
          "eligibility_exception."),
  .options = options,
  .run = run,
};
