/* sal-account-brief-cells.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-brief.h"

#include "sal-date.h"
#include "sal-whitespace-text.h"

static int
compare_cells (gconstpointer one, gconstpointer other)
{
  const SalBriefCell *a = one, *b = other;

  if ((a->value != 0) != (b->value != 0))
    return a->value != 0 ? -1 : 1;
  if (a->state != b->state)
    return a->state == SAL_WHITESPACE_OPEN ? -1 : 1;
  if (a->value != b->value)
    return a->value > b->value ? -1 : 1;

  return g_strcmp0 (a->family, b->family);
}

/**
 * sal_account_brief_take_cells:
 * @self: a brief
 * @portfolio: the whitespace of all accounts, on the day of the brief
 *
 * Takes the cells of the account that are open or in the pipeline, the largest open ones first and
 * those of which no value is known last, with where their potential is known from. What peers pay
 * is of the day.
 */
void
sal_account_brief_take_cells (SalAccountBrief *self, const SalWhitespace *portfolio)
{
  int index = sal_whitespace_find_account (portfolio, self->account);
  const SalWhitespaceAccount *account;

  g_array_set_size (self->cells, 0);
  self->whitespace = (SalWhitespaceSum){ 0 };
  if (index < 0)
    return;
  account = sal_whitespace_get_account (portfolio, (guint) index);
  self->whitespace = account->sum;
  for (guint row = sal_whitespace_account_first_row (account);
       row < sal_whitespace_account_n_rows (account);
       row++)
    for (guint i = 0; i < sal_whitespace_n_families (portfolio); i++)
      {
        const SalWhitespaceCell *cell = sal_whitespace_get_cell (portfolio, account, row, i);
        g_autofree char *unit = NULL, *source = NULL;
        SalBriefCell one;

        if (cell->state != SAL_WHITESPACE_OPEN && cell->state != SAL_WHITESPACE_PIPELINE)
          continue;
        unit = account->n_units > 0 ? sal_whitespace_name_row (account, row) : NULL;
        source = sal_whitespace_describe_potential (portfolio, account, row, i);
        one = (SalBriefCell){
          .family = sal_account_brief_keep (self, sal_whitespace_get_family (portfolio, i)->name),
          .unit = sal_account_brief_keep (self, unit),
          .state = (SalWhitespaceState) cell->state,
          .value = sal_whitespace_cell_get_value (cell),
          .current = cell->current,
          .potential = cell->potential,
          .source_type = (SalPotentialSource) cell->source,
          .source = sal_account_brief_keep (self, source),
          .day = cell->source == SAL_POTENTIAL_PEERS     ? portfolio->day
                 : cell->source == SAL_POTENTIAL_UNKNOWN ? SAL_DATE_NONE
                                                         : cell->recorded_on,
        };
        g_array_append_val (self->cells, one);
      }
  g_array_sort (self->cells, compare_cells);
}
