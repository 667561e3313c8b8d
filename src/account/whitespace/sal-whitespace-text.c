/* sal-whitespace-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-whitespace-text.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-money.h"
#include "sal-number.h"
#include "sal-whitespace-spread.h"

static const struct
{
  const char *name;
  const char *sign;
  const char *label;
} states[SAL_WHITESPACE_N_STATES] = {
  [SAL_WHITESPACE_NOTHING] = { "nothing", "", "" },
  [SAL_WHITESPACE_NOT_ELIGIBLE] = { "not_eligible", "×", N_ ("Not Eligible") },
  [SAL_WHITESPACE_OPEN] = { "open", "○", N_ ("Open") },
  [SAL_WHITESPACE_PIPELINE] = { "pipeline", "◐", N_ ("In Pipeline") },
  [SAL_WHITESPACE_OWNED] = { "owned", "●", N_ ("Owned") },
};

static const struct
{
  const char *name;
  const char *label;
} sources[] = {
  [SAL_POTENTIAL_UNKNOWN] = { NULL, N_ ("Not known") },
  [SAL_POTENTIAL_TYPED] = { "typed", N_ ("Typed") },
  [SAL_POTENTIAL_IMPORTED] = { "imported", N_ ("Imported") },
  [SAL_POTENTIAL_PEERS] = { "peers", N_ ("Median of peers") },
};

const char *
sal_whitespace_state_get_sign (SalWhitespaceState state)
{
  return states[state].sign;
}

const char *
sal_whitespace_state_get_label (SalWhitespaceState state)
{
  return state != SAL_WHITESPACE_NOTHING ? _ (states[state].label) : "";
}

const char *
sal_whitespace_state_get_name (SalWhitespaceState state)
{
  return states[state].name;
}

const char *
sal_potential_source_get_label (SalPotentialSource source)
{
  return _ (sources[source].label);
}

const char *
sal_potential_source_get_name (SalPotentialSource source)
{
  return sources[source].name;
}

/**
 * sal_whitespace_cell_get_value:
 * @cell: a cell
 *
 * Tells what a cell is worth: what is bought in a year of what is owned, the open opportunities of
 * what is in the pipeline, what is possible of what is open.
 *
 * Returns: minor units of the reporting currency
 */
gint64
sal_whitespace_cell_get_value (const SalWhitespaceCell *cell)
{
  switch ((SalWhitespaceState) cell->state)
    {
    case SAL_WHITESPACE_OWNED:
      return cell->current;
    case SAL_WHITESPACE_PIPELINE:
      return cell->pipeline;
    case SAL_WHITESPACE_OPEN:
      return cell->open;
    default:
      return 0;
    }
}

/**
 * sal_whitespace_format_cell:
 * @cell: a cell
 * @currency: the reporting currency
 *
 * Writes a cell with little room: the sign of its state, and its value if it has one.
 *
 * Returns: (transfer full): the text
 */
char *
sal_whitespace_format_cell (const SalWhitespaceCell *cell, const char *currency)
{
  gint64 value = sal_whitespace_cell_get_value (cell);
  g_autofree char *amount = value != 0 ? sal_money_format_short (value, currency) : NULL;

  return amount != NULL ? g_strdup_printf ("%s\u00a0%s", states[cell->state].sign, amount)
                        : g_strdup (states[cell->state].sign);
}

/**
 * sal_whitespace_format_share:
 * @share: a share from 0 to 1, or NaN
 *
 * Writes a share in whole per cent, and a dash for none.
 *
 * Returns: (transfer full): the text
 */
char *
sal_whitespace_format_share (double share)
{
  g_autofree char *percent = NULL;

  if (isnan (share))
    return g_strdup ("–");
  percent = sal_number_format (share * 100, 0);

  /* translators: a number of per cent; the space is a no-break space */
  return g_strdup_printf (_ ("%s\u00a0%%"), percent);
}

/**
 * sal_whitespace_name_row:
 * @account: an account
 * @row: one of its rows
 *
 * Names a row: its buying unit, if it has one.
 *
 * Returns: (transfer full): the name
 */
char *
sal_whitespace_name_row (const SalWhitespaceAccount *account, guint row)
{
  if (row >= SAL_WHITESPACE_ROW_UNITS)
    return g_strdup (account->units[row - SAL_WHITESPACE_ROW_UNITS].name);

  return g_strdup (row == SAL_WHITESPACE_ROW_WHOLE ? _ ("Whole account")
                                                   : _ ("No buying unit given"));
}

/**
 * sal_whitespace_name_cell:
 * @self: a portfolio
 * @account: one of its accounts
 * @row: a row
 * @family: a product family
 *
 * Names a cell for who does not see where it is: “Plant Halle, Sensors: open, $120,000”, and that
 * of an account whose buying units differ: “Whole account, Sensors: owned in 1 of 2, open in 1,
 * $120,000”.
 *
 * Returns: (transfer full): the name
 */
char *
sal_whitespace_name_cell (const SalWhitespace *self,
                          const SalWhitespaceAccount *account,
                          guint row,
                          guint family)
{
  const SalWhitespaceCell *cell = sal_whitespace_get_cell (self, account, row, family);
  const char *column = sal_whitespace_get_family (self, family)->name;
  gint64 value = sal_whitespace_cell_get_value (cell);
  g_autofree char *name = sal_whitespace_name_row (account, row);
  g_autofree char *amount = sal_money_format_whole (value, self->currency);
  const char *state = cell->state != SAL_WHITESPACE_NOTHING
                          ? sal_whitespace_state_get_label ((SalWhitespaceState) cell->state)
                          : _ ("nothing");
  g_autofree char *lower = g_utf8_strdown (state, -1);

  if (row == SAL_WHITESPACE_ROW_WHOLE && account->n_units > 0)
    {
      SalWhitespaceSpread spread = sal_whitespace_spread (self, account, family);

      if (sal_whitespace_spread_is_mixed (&spread))
        {
          g_autofree char *what = sal_whitespace_spread_describe (&spread, self->currency);

          /* translators: a buying unit, a product family, what it is: owned, in pipeline, open … */
          return g_strdup_printf (_ ("%1$s, %2$s: %3$s"), name, column, what);
        }
    }
  if (value == 0)
    /* translators: a buying unit, a product family, what it is: owned, in pipeline, open … */
    return g_strdup_printf (_ ("%1$s, %2$s: %3$s"), name, column, lower);

  /* translators: a buying unit, a product family, what it is: owned, in pipeline, open …, and an
   * amount */
  return g_strdup_printf (_ ("%1$s, %2$s: %3$s, %4$s"), name, column, lower, amount);
}

static char *
describe_peers (const SalWhitespace *self, const SalWhitespaceAccount *account, guint family)
{
  const char *segment = sal_dimension_get_label (self->segments, account->segment);
  SalWhitespacePeers peers;

  if (!sal_whitespace_find_peers (self, account, family, &peers))
    return g_strdup ("");
  if (peers.by_industry)
    return g_strdup_printf (
        /* translators: a number, a segment and an industry */
        ngettext ("Median of what %1$u other account of %2$s, %3$s pays in a year",
                  "Median of what %1$u other accounts of %2$s, %3$s pay in a year",
                  peers.n),
        peers.n,
        segment,
        sal_dimension_get_label (self->industries, account->industry));

  return g_strdup_printf (
      /* translators: a number and a segment */
      ngettext ("Median of what %1$u other account of %2$s pays in a year",
                "Median of what %1$u other accounts of %2$s pay in a year",
                peers.n),
      peers.n,
      segment);
}

/**
 * sal_whitespace_describe_doubt:
 * @self: a portfolio
 * @account: one of its accounts
 * @row: a row
 * @family: a product family
 *
 * Says that the potential of a cell is below what is bought already, whether it is recorded or that
 * of peers.
 *
 * Returns: (transfer full) (nullable): a sentence, %NULL if it is not
 */
char *
sal_whitespace_describe_doubt (const SalWhitespace *self,
                               const SalWhitespaceAccount *account,
                               guint row,
                               guint family)
{
  const SalWhitespaceCell *cell = sal_whitespace_get_cell (self, account, row, family);

  if (sal_whitespace_is_below (self, account, row, family))
    return g_strdup (_ ("The potential is below what is bought already: it may be out of date."));
  if (cell->source == SAL_POTENTIAL_PEERS && cell->potential < cell->current)
    return g_strdup (_ ("The median of peers is below what is bought already: it does not say what "
                        "more could be sold."));

  return NULL;
}

static char *
describe_source (const SalWhitespace *self,
                 const SalWhitespaceAccount *account,
                 guint row,
                 guint family)
{
  const SalWhitespaceCell *cell = sal_whitespace_get_cell (self, account, row, family);
  g_autofree char *day = NULL;

  switch ((SalPotentialSource) cell->source)
    {
    case SAL_POTENTIAL_PEERS:
      return describe_peers (self, account, family);

    case SAL_POTENTIAL_TYPED:
    case SAL_POTENTIAL_IMPORTED:
      if (cell->recorded_on == SAL_DATE_NONE)
        return g_strdup (_ ("Sum of what is recorded of its buying units"));
      day = sal_date_format (cell->recorded_on);
      return g_strdup_printf (cell->source == SAL_POTENTIAL_TYPED
                                  /* translators: a day */
                                  ? _ ("Typed, as of %s")
                                  /* translators: a day */
                                  : _ ("Imported, as of %s"),
                              day);

    default:
      return g_strdup_printf (
          /* translators: a number */
          _ ("Not known: nothing is recorded, and fewer than %d of its segment own this"),
          SAL_WHITESPACE_PEERS);
    }
}

/* What remains of an account's potential, with its arithmetic. */
static char *
describe_remainder (const SalWhitespace *self,
                    const SalWhitespaceAccount *account,
                    guint family,
                    const char *source)
{
  const SalWhitespaceCell *whole =
      sal_whitespace_get_cell (self, account, SAL_WHITESPACE_ROW_WHOLE, family);
  const SalWhitespaceCell *rest =
      sal_whitespace_get_cell (self, account, SAL_WHITESPACE_ROW_UNSAID, family);
  gint64 given = sal_whitespace_sum_given (self, account, family);
  g_autofree char *all = sal_money_format (whole->potential, self->currency);
  g_autofree char *units = sal_money_format (given, self->currency);
  g_autofree char *left = sal_money_format (rest->potential, self->currency);

  if (given > whole->potential)
    /* translators: where a potential is known from, and two amounts */
    return g_strdup_printf (_ ("%1$s: %2$s for the account, of which its buying units take more, "
                               "%3$s: nothing is left"),
                            source,
                            all,
                            units);

  /* translators: where a potential is known from, and three amounts */
  return g_strdup_printf (
      _ ("%1$s: %2$s for the account − %3$s of its buying units = %4$s"), source, all, units, left);
}

/**
 * sal_whitespace_describe_potential:
 * @self: a portfolio
 * @account: one of its accounts
 * @row: a row
 * @family: a product family
 *
 * Says where the potential of a cell is known from; where it is what remains of an account's, from
 * what and how: “Imported, as of 1 May 2026: $100.00 for the account − $60.00 of its buying units =
 * $40.00”, to the cent, so that it adds up.
 *
 * Returns: (transfer full): a sentence, though without an end
 */
char *
sal_whitespace_describe_potential (const SalWhitespace *self,
                                   const SalWhitespaceAccount *account,
                                   guint row,
                                   guint family)
{
  gboolean is_rest = account->n_units > 0 && row == SAL_WHITESPACE_ROW_UNSAID;
  const SalWhitespaceCell *cell = sal_whitespace_get_cell (self, account, row, family);
  g_autofree char *source = describe_source (self, account, row, family);

  if (!is_rest || cell->source == SAL_POTENTIAL_UNKNOWN)
    return g_steal_pointer (&source);

  return describe_remainder (self, account, family, source);
}
