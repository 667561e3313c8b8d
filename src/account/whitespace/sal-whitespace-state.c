/* sal-whitespace-state.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-whitespace.h"

#include <math.h>

#include "sal-date.h"

static guint16
add_counts (guint16 one, guint16 other)
{
  return (guint16) MIN ((guint) one + other, G_MAXUINT16);
}

static gint32
earlier (gint32 one, gint32 other)
{
  if (one == SAL_DATE_NONE || other == SAL_DATE_NONE)
    return MAX (one, other);

  return MIN (one, other);
}

/* What is recorded of all rows; potential and exceptions are the account's own, which are with what
 * is not said by unit. */
static void
sum_recorded (const SalWhitespace *self, const SalWhitespaceAccount *account, guint family)
{
  SalWhitespaceCell *whole =
      sal_whitespace_get_cell (self, account, SAL_WHITESPACE_ROW_WHOLE, family);
  const SalWhitespaceCell *unsaid =
      sal_whitespace_get_cell (self, account, SAL_WHITESPACE_ROW_UNSAID, family);
  SalWhitespaceCell sum = { .recorded = unsaid->recorded,
                            .recorded_on = unsaid->recorded_on,
                            .recorded_from = unsaid->recorded_from,
                            .is_excluded = unsaid->is_excluded,
                            .first = SAL_DATE_NONE,
                            .n_attempts = whole->n_attempts,
                            .n_successes = whole->n_successes };

  for (guint row = 1; row < sal_whitespace_account_n_rows (account); row++)
    {
      const SalWhitespaceCell *cell = sal_whitespace_get_cell (self, account, row, family);

      sum.installed += cell->installed;
      sum.bought += cell->bought;
      sum.pipeline += cell->pipeline;
      sum.first = earlier (sum.first, cell->first);
      sum.n_installed = add_counts (sum.n_installed, cell->n_installed);
      sum.n_ended = add_counts (sum.n_ended, cell->n_ended);
      sum.n_bought = add_counts (sum.n_bought, cell->n_bought);
      sum.n_pipeline = add_counts (sum.n_pipeline, cell->n_pipeline);
    }
  *whole = sum;
}

/* @is_installed: whether installed products say what is owned */
static void
find_current (SalWhitespaceCell *cell, gboolean is_installed, gboolean is_excluded)
{
  cell->current = is_installed ? cell->installed : cell->bought;
  if (is_installed ? cell->n_installed > 0 : cell->n_bought > 0)
    cell->state = SAL_WHITESPACE_OWNED;
  else if (cell->n_pipeline > 0)
    cell->state = SAL_WHITESPACE_PIPELINE;
  else
    cell->state = is_excluded ? SAL_WHITESPACE_NOT_ELIGIBLE : SAL_WHITESPACE_OPEN;
}

static void
take_recorded (SalWhitespaceCell *cell)
{
  cell->source = cell->recorded_on != SAL_DATE_NONE ? cell->recorded_from : SAL_POTENTIAL_UNKNOWN;
  cell->potential = cell->source != SAL_POTENTIAL_UNKNOWN ? cell->recorded : 0;
}

/* What is recorded of the account, else of its units, else what its peers pay. */
static void
find_potential (const SalWhitespace *self, const SalWhitespaceAccount *account, guint family)
{
  SalWhitespaceCell *whole =
      sal_whitespace_get_cell (self, account, SAL_WHITESPACE_ROW_WHOLE, family);
  SalWhitespacePeers peers;

  take_recorded (whole);
  if (whole->source != SAL_POTENTIAL_UNKNOWN)
    return;
  for (guint row = SAL_WHITESPACE_ROW_UNITS; row < sal_whitespace_account_n_rows (account); row++)
    {
      const SalWhitespaceCell *cell = sal_whitespace_get_cell (self, account, row, family);

      whole->potential += cell->source != SAL_POTENTIAL_UNKNOWN ? cell->potential : cell->current;
      if (cell->source != SAL_POTENTIAL_UNKNOWN && whole->source != SAL_POTENTIAL_TYPED)
        whole->source = cell->source;
    }
  if (whole->source != SAL_POTENTIAL_UNKNOWN)
    return;
  whole->potential = 0;
  if (sal_whitespace_find_peers (self, account, family, &peers))
    {
      whole->source = SAL_POTENTIAL_PEERS;
      whole->potential = peers.median;
    }
}

gint64
sal_whitespace_sum_given (const SalWhitespace *self,
                          const SalWhitespaceAccount *account,
                          guint family)
{
  gint64 given = 0;

  for (guint row = SAL_WHITESPACE_ROW_UNITS; row < sal_whitespace_account_n_rows (account); row++)
    {
      const SalWhitespaceCell *cell = sal_whitespace_get_cell (self, account, row, family);

      given += MAX (cell->potential, cell->current);
    }

  return given;
}

/* What of the account's potential is not that of its units. */
static void
find_unsaid (const SalWhitespace *self, const SalWhitespaceAccount *account, guint family)
{
  const SalWhitespaceCell *whole =
      sal_whitespace_get_cell (self, account, SAL_WHITESPACE_ROW_WHOLE, family);
  SalWhitespaceCell *unsaid =
      sal_whitespace_get_cell (self, account, SAL_WHITESPACE_ROW_UNSAID, family);
  gboolean is_own = unsaid->recorded_on != SAL_DATE_NONE || whole->source == SAL_POTENTIAL_PEERS;
  gint64 rest = whole->potential - sal_whitespace_sum_given (self, account, family);

  unsaid->source = is_own ? whole->source : SAL_POTENTIAL_UNKNOWN;
  unsaid->potential = is_own ? MAX (rest, 0) : 0;
  if (unsaid->state < SAL_WHITESPACE_PIPELINE &&
      (unsaid->state != SAL_WHITESPACE_OPEN || unsaid->potential == 0))
    unsaid->state = SAL_WHITESPACE_NOTHING;
}

static void
find_open (SalWhitespaceCell *cell)
{
  gint64 room = cell->source != SAL_POTENTIAL_UNKNOWN ? cell->potential - cell->current : 0;

  cell->open = cell->state == SAL_WHITESPACE_OPEN ? MAX (room, 0) : 0;
  cell->more = cell->state == SAL_WHITESPACE_OWNED ? MAX (room, 0) : 0;
  cell->pursued = cell->state == SAL_WHITESPACE_PIPELINE ? MAX (room, 0) : 0;
}

static void
derive_undivided (const SalWhitespace *self, const SalWhitespaceAccount *account, guint family)
{
  SalWhitespaceCell *cell =
      sal_whitespace_get_cell (self, account, SAL_WHITESPACE_ROW_WHOLE, family);

  find_current (cell, cell->n_installed + cell->n_ended > 0, cell->is_excluded);
  find_potential (self, account, family);
  find_open (cell);
}

static void
derive_divided (const SalWhitespace *self, const SalWhitespaceAccount *account, guint family)
{
  SalWhitespaceCell *whole =
      sal_whitespace_get_cell (self, account, SAL_WHITESPACE_ROW_WHOLE, family);
  guint n_rows = sal_whitespace_account_n_rows (account);

  sum_recorded (self, account, family);
  for (guint row = SAL_WHITESPACE_ROW_UNSAID; row < n_rows; row++)
    {
      SalWhitespaceCell *cell = sal_whitespace_get_cell (self, account, row, family);
      const SalWhitespaceCell *asked = row == SAL_WHITESPACE_ROW_UNSAID ? whole : cell;

      find_current (
          cell, asked->n_installed + asked->n_ended > 0, cell->is_excluded || whole->is_excluded);
      if (row >= SAL_WHITESPACE_ROW_UNITS)
        take_recorded (cell);
      whole->current += cell->current;
    }
  find_potential (self, account, family);
  find_unsaid (self, account, family);
  for (guint row = SAL_WHITESPACE_ROW_UNSAID; row < n_rows; row++)
    {
      SalWhitespaceCell *cell = sal_whitespace_get_cell (self, account, row, family);

      find_open (cell);
      whole->state = MAX (whole->state, cell->state);
      whole->open += cell->open;
      whole->more += cell->more;
      whole->pursued += cell->pursued;
    }
}

/**
 * sal_whitespace_derive_account:
 * @self: a portfolio that knows its peers
 * @account: one of its accounts
 *
 * Finds what the cells of an account are, from what is recorded.
 */
void
sal_whitespace_derive_account (SalWhitespace *self, SalWhitespaceAccount *account)
{
  account->sum = (SalWhitespaceSum){ 0 };
  account->is_customer = FALSE;
  for (guint family = 0; family < self->families->len; family++)
    {
      const SalWhitespaceCell *cell =
          sal_whitespace_get_cell (self, account, SAL_WHITESPACE_ROW_WHOLE, family);

      if (account->n_units > 0)
        derive_divided (self, account, family);
      else
        derive_undivided (self, account, family);
      sal_whitespace_sum_add (&account->sum, SAL_WHITESPACE_ROW_WHOLE, cell);
      account->is_customer |= cell->state == SAL_WHITESPACE_OWNED;
    }
  account->counted = sal_whitespace_sum_account (self, account);
}

/**
 * sal_whitespace_derive:
 * @self: a portfolio that is loaded
 *
 * Finds what all cells are, and what peers pay.
 */
void
sal_whitespace_derive (SalWhitespace *self)
{
  for (guint i = 0; i < self->accounts->len; i++)
    {
      SalWhitespaceAccount *account = sal_whitespace_get_account (self, i);

      account->groups[0] = account->groups[1] = NULL;
      sal_whitespace_derive_account (self, account);
    }
  sal_whitespace_gather_peers (self);
  sal_whitespace_rank (self);
  for (guint i = 0; i < self->accounts->len; i++)
    sal_whitespace_derive_account (self, sal_whitespace_get_account (self, i));
}

/**
 * sal_whitespace_is_counted:
 * @row: a row of an account
 * @cell: one of its cells
 *
 * Tells which cells are counted: those that are eligible, but what is open or in pipeline without a
 * buying unit, which somebody will sell to one of the units. What is bought there without a unit is
 * counted, as if by another one.
 *
 * Returns: whether it is one of the cells that penetration is of
 */
gboolean
sal_whitespace_is_counted (guint row, const SalWhitespaceCell *cell)
{
  return cell->state > SAL_WHITESPACE_NOT_ELIGIBLE &&
         (row != SAL_WHITESPACE_ROW_UNSAID || cell->state == SAL_WHITESPACE_OWNED);
}

static void
add_amounts (SalWhitespaceSum *sum, const SalWhitespaceCell *cell)
{
  sum->current += cell->current;
  sum->pipeline += cell->pipeline;
  sum->open += cell->open;
  sum->more += cell->more;
  sum->pursued += cell->pursued;
}

void
sal_whitespace_sum_add (SalWhitespaceSum *sum, guint row, const SalWhitespaceCell *cell)
{
  if (cell->state <= SAL_WHITESPACE_NOT_ELIGIBLE)
    return;
  add_amounts (sum, cell);
  if (!sal_whitespace_is_counted (row, cell))
    return;
  sum->n_eligible++;
  sum->n_owned += cell->state == SAL_WHITESPACE_OWNED;
  sum->n_pipeline += cell->state == SAL_WHITESPACE_PIPELINE;
  sum->n_open += cell->state == SAL_WHITESPACE_OPEN;
}

SalWhitespaceSum
sal_whitespace_sum_row (const SalWhitespace *self, const SalWhitespaceAccount *account, guint row)
{
  SalWhitespaceSum sum = { 0 };

  for (guint family = 0; family < self->families->len; family++)
    sal_whitespace_sum_add (&sum, row, sal_whitespace_get_cell (self, account, row, family));

  return sum;
}

SalWhitespaceSum
sal_whitespace_sum_family (const SalWhitespace *self,
                           const SalWhitespaceAccount *account,
                           guint family)
{
  SalWhitespaceSum sum = { 0 };

  for (guint row = sal_whitespace_account_first_row (account);
       row < sal_whitespace_account_n_rows (account);
       row++)
    sal_whitespace_sum_add (&sum, row, sal_whitespace_get_cell (self, account, row, family));

  return sum;
}

SalWhitespaceSum
sal_whitespace_sum_account (const SalWhitespace *self, const SalWhitespaceAccount *account)
{
  SalWhitespaceSum sum = { 0 };

  for (guint row = sal_whitespace_account_first_row (account);
       row < sal_whitespace_account_n_rows (account);
       row++)
    for (guint family = 0; family < self->families->len; family++)
      sal_whitespace_sum_add (&sum, row, sal_whitespace_get_cell (self, account, row, family));

  return sum;
}

/**
 * sal_whitespace_sum_penetration:
 * @sum: a sum of cells
 *
 * Tells the penetration: cells that are owned ÷ cells that are eligible.
 *
 * Returns: a share from 0 to 1, NaN if nothing is eligible
 */
double
sal_whitespace_sum_penetration (const SalWhitespaceSum *sum)
{
  return sum->n_eligible > 0 ? (double) sum->n_owned / sum->n_eligible : NAN;
}

gboolean
sal_whitespace_is_below (const SalWhitespace *self,
                         const SalWhitespaceAccount *account,
                         guint row,
                         guint family)
{
  const SalWhitespaceCell *cell = sal_whitespace_get_cell (self, account, row, family);

  /* what is recorded without a unit is that of the whole */
  if (account->n_units > 0 && row == SAL_WHITESPACE_ROW_UNSAID)
    return FALSE;

  return cell->recorded_on != SAL_DATE_NONE && cell->recorded < cell->current;
}
