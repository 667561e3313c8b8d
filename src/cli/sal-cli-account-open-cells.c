/* sal-cli-account-open-cells.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-account-whitespace.h"

#include <glib/gi18n-lib.h>

#include "sal-cli-json.h"
#include "sal-cli-table.h"
#include "sal-number.h"
#include "sal-whitespace-open.h"
#include "sal-whitespace-text.h"

/* The open cells of the accounts that were asked for, those worth most first. */

static void
write_money (SalCliJson *json,
             const SalCliWhitespace *self,
             gboolean is_known,
             guint column,
             const SalWhitespaceOpenCell *cell)
{
  g_autofree char *text = sal_whitespace_open_write (self->portfolio, cell, column);

  sal_cli_json_string (json, sal_whitespace_open_get_name (column), is_known ? text : NULL);
}

static void
write_cell (const SalCliWhitespace *self, SalCliJson *json, const SalWhitespaceOpenCell *cell)
{
  const SalWhitespaceAccount *account = sal_whitespace_get_account (self->portfolio, cell->account);
  const SalWhitespaceName *family = sal_whitespace_get_family (self->portfolio, cell->family);
  const SalWhitespaceCell *one =
      sal_whitespace_get_cell (self->portfolio, account, cell->row, cell->family);
  gint64 unit = sal_whitespace_account_get_unit (account, cell->row);
  gboolean is_known = one->source != SAL_POTENTIAL_UNKNOWN;

  sal_cli_json_begin_object (json, NULL);
  sal_cli_json_id (json, "account", account->id);
  sal_cli_json_string (json, "account_name", account->name);
  if (unit != 0)
    {
      g_autofree char *name = sal_whitespace_name_row (account, cell->row);

      sal_cli_json_id (json, "buying_unit", unit);
      sal_cli_json_string (json, "buying_unit_name", name);
    }
  sal_cli_json_id (json, "product_family", family->id);
  sal_cli_json_string (json, "product_family_name", family->name);
  write_money (json, self, is_known, SAL_WHITESPACE_OPEN_COLUMN_VALUE, cell);
  write_money (json, self, is_known, SAL_WHITESPACE_OPEN_COLUMN_POTENTIAL, cell);
  write_money (json, self, TRUE, SAL_WHITESPACE_OPEN_COLUMN_CURRENT, cell);
  sal_cli_json_string (json,
                       "potential_from",
                       is_known ? sal_potential_source_get_name ((SalPotentialSource) one->source)
                                : NULL);
  sal_cli_whitespace_write_remainder (self, json, account, cell->row, cell->family);
  sal_cli_json_end_object (json);
}

static void
print_json (const SalCliWhitespace *self, const SalWhitespaceOpenList *list, GArray *places)
{
  SalCliJson *json = sal_cli_json_new ("account_open_cells");

  sal_cli_json_string (json, "currency", self->portfolio->currency);
  sal_cli_json_begin_array (json, "cells");
  for (guint i = 0; i < places->len; i++)
    write_cell (self, json, sal_whitespace_open_list_get (list, g_array_index (places, guint, i)));
  sal_cli_json_end_array (json);
  sal_cli_json_finish (json);
}

static void
print_table (const SalCliWhitespace *self, const SalWhitespaceOpenList *list, GArray *places)
{
  SalCliTable *table = sal_cli_table_new ();

  for (guint column = 0; column < SAL_WHITESPACE_OPEN_N_COLUMNS; column++)
    sal_cli_table_add_column (table,
                              sal_whitespace_open_get_title (column),
                              sal_whitespace_open_column_is_number (column));
  for (guint i = 0; i < places->len; i++)
    for (guint column = 0; column < SAL_WHITESPACE_OPEN_N_COLUMNS; column++)
      sal_cli_table_take_cell (
          table,
          sal_whitespace_open_format (
              self->portfolio,
              sal_whitespace_open_list_get (list, g_array_index (places, guint, i)),
              column));
  sal_cli_table_finish (table);
}

/**
 * sal_cli_whitespace_print_open_cells:
 * @call: the call
 * @answer: what was asked, and what came of it
 * @limit: at most so many; 0: all
 *
 * Prints the open cells of one account, or of all, those worth most first.
 */
void
sal_cli_whitespace_print_open_cells (SalCliCall *call, const SalCliWhitespace *answer, guint limit)
{
  g_autoptr (SalWhitespaceOpenList) list = sal_whitespace_open_list_new (answer->portfolio);
  guint one = (guint) answer->account;
  g_autoptr (GArray) places =
      answer->asked != NULL
          ? sal_whitespace_open_list_find (list, &one, 1)
          : sal_whitespace_open_list_find (
                list, (const guint *) (gpointer) answer->accounts->data, answer->accounts->len);
  guint n_all = places->len;

  if (limit > 0 && n_all > limit)
    g_array_set_size (places, limit);
  if (call->json)
    {
      print_json (answer, list, places);
      return;
    }
  print_table (answer, list, places);
  if (places->len < n_all)
    {
      g_autofree char *shown = sal_number_format (places->len, 0);
      g_autofree char *all = sal_number_format (n_all, 0);

      /* translators: two numbers of open cells */
      sal_cli_say (call, _ ("%1$s of %2$s open cells"), shown, all);
    }
}
