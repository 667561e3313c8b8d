/* sal-whitespace-spread.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-whitespace-spread.h"

#include <glib/gi18n-lib.h>

#include "sal-money.h"
#include "sal-whitespace-text.h"

/**
 * sal_whitespace_spread:
 * @self: a portfolio
 * @account: one of its accounts
 * @family: a product family
 *
 * Counts in how many of the cells of an account that count a family is owned, in the pipeline and
 * open, and what those are worth: the account as a whole, of which no buying unit is hidden by
 * another one.
 *
 * Returns: the counts and amounts
 */
SalWhitespaceSpread
sal_whitespace_spread (const SalWhitespace *self, const SalWhitespaceAccount *account, guint family)
{
  SalWhitespaceSpread spread = { .unsaid = SAL_WHITESPACE_NOTHING,
                                 .state = SAL_WHITESPACE_NOTHING };

  for (guint row = sal_whitespace_account_first_row (account);
       row < sal_whitespace_account_n_rows (account);
       row++)
    {
      const SalWhitespaceCell *cell = sal_whitespace_get_cell (self, account, row, family);

      if (sal_whitespace_is_counted (row, cell))
        spread.n_eligible++;
      else if (cell->state > SAL_WHITESPACE_NOT_ELIGIBLE)
        spread.unsaid = cell->state;
      spread.n[cell->state] +=
          sal_whitespace_is_counted (row, cell) || cell->state <= SAL_WHITESPACE_NOT_ELIGIBLE;
      spread.values[cell->state] += sal_whitespace_cell_get_value (cell);
      spread.state = MAX (spread.state, (SalWhitespaceState) cell->state);
    }

  return spread;
}

/**
 * sal_whitespace_spread_is_mixed:
 * @self: a spread
 *
 * Returns: whether not all cells that are eligible are in one state
 */
gboolean
sal_whitespace_spread_is_mixed (const SalWhitespaceSpread *self)
{
  gboolean has_unsaid = self->unsaid > SAL_WHITESPACE_NOT_ELIGIBLE && self->n_eligible > 0;

  return self->state > SAL_WHITESPACE_NOT_ELIGIBLE &&
         (self->n_eligible > self->n[self->state] || (has_unsaid && self->unsaid != self->state));
}

/* Whether something of an account is in the state, in a buying unit or none. */
static gboolean
has_state (const SalWhitespaceSpread *self, SalWhitespaceState state)
{
  return self->n[state] > 0 || self->unsaid == state;
}

/* With little room: in how many of how many it is furthest, and the signs of the others with what
 * those behind the last sign are worth: “● 1/3 ◐ ○ $40K”. */
static char *
format_mixed (const SalWhitespaceSpread *self, const char *currency)
{
  GString *text = g_string_new (sal_whitespace_state_get_sign (self->state));
  SalWhitespaceState last = SAL_WHITESPACE_OPEN;

  if (self->n[self->state] > 0)
    g_string_append_printf (text, "\u00a0%u/%u", self->n[self->state], self->n_eligible);
  while (!has_state (self, last))
    last++;
  for (SalWhitespaceState state = self->state - 1; state >= last; state--)
    if (has_state (self, state))
      g_string_append_printf (text, " %s", sal_whitespace_state_get_sign (state));
  if (self->values[last] != 0)
    {
      g_autofree char *amount = sal_money_format_short (self->values[last], currency);

      g_string_append_printf (text, "\u00a0%s", amount);
    }

  return g_string_free (text, FALSE);
}

/**
 * sal_whitespace_format_place:
 * @self: a portfolio
 * @account: one of its accounts
 * @row: a row
 * @family: a product family
 *
 * Writes a cell with little room: the sign of its state and its value; where it is that of an
 * account whose buying units differ, in how many of them it is owned, or else in the pipeline, and
 * the value of what is open.
 *
 * Returns: (transfer full): the text
 */
char *
sal_whitespace_format_place (const SalWhitespace *self,
                             const SalWhitespaceAccount *account,
                             guint row,
                             guint family)
{
  if (row == SAL_WHITESPACE_ROW_WHOLE && account->n_units > 0)
    {
      SalWhitespaceSpread spread = sal_whitespace_spread (self, account, family);

      if (sal_whitespace_spread_is_mixed (&spread))
        return format_mixed (&spread, self->currency);
    }

  return sal_whitespace_format_cell (sal_whitespace_get_cell (self, account, row, family),
                                     self->currency);
}

static void
append_part (GString *text, const SalWhitespaceSpread *self, SalWhitespaceState state)
{
  g_autofree char *label = g_utf8_strdown (sal_whitespace_state_get_label (state), -1);

  if (text->len > 0)
    g_string_append (text, ", ");
  if (self->n[state] == 0)
    g_string_append (text, label);
  else if (state == self->state)
    /* translators: owned or in pipeline, and in how many of how many buying units */
    g_string_append_printf (
        text, _ ("%1$s in %2$u of %3$u"), label, self->n[state], self->n_eligible);
  else
    /* translators: in pipeline or open, and in how many buying units */
    g_string_append_printf (text, _ ("%1$s in %2$u"), label, self->n[state]);
}

/**
 * sal_whitespace_spread_describe:
 * @self: a spread that is mixed
 * @currency: the reporting currency
 *
 * Says in how many buying units a family is what: “owned in 1 of 3, open in 2, $40,000”, with the
 * value of what is open.
 *
 * Returns: (transfer full): the text
 */
char *
sal_whitespace_spread_describe (const SalWhitespaceSpread *self, const char *currency)
{
  GString *text = g_string_new (NULL);

  for (SalWhitespaceState state = self->state; state >= SAL_WHITESPACE_OPEN; state--)
    if (has_state (self, state))
      append_part (text, self, state);
  if (self->values[SAL_WHITESPACE_OPEN] != 0)
    {
      g_autofree char *amount =
          sal_money_format_whole (self->values[SAL_WHITESPACE_OPEN], currency);

      g_string_append_printf (text, ", %s", amount);
    }

  return g_string_free (text, FALSE);
}

/**
 * sal_whitespace_spread_write:
 * @self: a spread
 * @currency: the reporting currency
 *
 * Writes it for programs, the same in every language: the name of the state and, behind a space,
 * its value; where it is mixed, of each state in how many of how many it is: “owned 1/3 10.00, open
 * 2/3 40.00”.
 *
 * Returns: (transfer full): the text
 */
char *
sal_whitespace_spread_write (const SalWhitespaceSpread *self, const char *currency)
{
  GString *text = g_string_new (NULL);
  gboolean is_mixed = sal_whitespace_spread_is_mixed (self);
  SalWhitespaceState last = is_mixed ? SAL_WHITESPACE_OPEN : self->state;

  for (SalWhitespaceState state = self->state; state >= last; state--)
    {
      g_autofree char *value = sal_money_to_text (self->values[state], currency);

      if (is_mixed && !has_state (self, state))
        continue;
      g_string_append_printf (
          text, "%s%s", text->len > 0 ? ", " : "", sal_whitespace_state_get_name (state));
      if (is_mixed && self->n[state] > 0)
        g_string_append_printf (text, " %u/%u", self->n[state], self->n_eligible);
      g_string_append_printf (text, " %s", value);
    }

  return g_string_free (text, FALSE);
}
