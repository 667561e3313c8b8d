/* sal-whitespace-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-whitespace-spread.h"
#include "sal-whitespace-table.h"
#include "sal-whitespace-text.h"
#include "sal-whitespace-writer-private.h"

/* Headings of CSV are names for programs. Of each product family follow its state – the furthest of
 * any buying unit –, in how many units it is eligible, owned, in the pipeline and open, the value
 * of the state and that of what is open, its potential, and where that is known from. */
static const char *const names[SAL_WHITESPACE_N_COLUMNS] = {
  [SAL_WHITESPACE_COLUMN_ACCOUNT] = "account", [SAL_WHITESPACE_COLUMN_TIER] = "tier",
  [SAL_WHITESPACE_COLUMN_SEGMENT] = "segment", [SAL_WHITESPACE_COLUMN_OWNER] = "owner",
  [SAL_WHITESPACE_COLUMN_OPEN] = "open",       [SAL_WHITESPACE_COLUMN_MORE] = "more",
  [SAL_WHITESPACE_COLUMN_CURRENT] = "current", [SAL_WHITESPACE_COLUMN_PENETRATION] = "penetration",
};

static void
add_family_headings (const SalWhitespaceWriter *self, const char *family)
{
  static const char *const parts[] = { "state", "eligible",   "owned",     "in pipeline", "open",
                                       "value", "open value", "potential", "source" };
  static const char *const labels[] = {
    N_ ("State"), N_ ("Eligible"),   N_ ("Owned"),     N_ ("In Pipeline"), N_ ("Open"),
    N_ ("Value"), N_ ("Open Value"), N_ ("Potential"), N_ ("Source"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *heading =
          /* translators: a product family, and State, Value, Potential, Source … */
          self->csv != NULL ? g_strdup_printf ("%s: %s", family, parts[i])
                            : g_strdup_printf (_ ("%1$s: %2$s"), family, _ (labels[i]));

      sal_whitespace_writer_add_text (self, heading);
    }
}

static void
add_headings (const SalWhitespaceWriter *self)
{
  for (guint i = 0; i < SAL_WHITESPACE_N_COLUMNS; i++)
    sal_whitespace_writer_add_text (
        self, self->csv != NULL ? names[i] : sal_whitespace_get_title (self->portfolio, i));
  for (guint i = 0; i < sal_whitespace_n_families (self->portfolio); i++)
    add_family_headings (self, sal_whitespace_get_family (self->portfolio, i)->name);
}

static void
add_family (const SalWhitespaceWriter *self, const SalWhitespaceAccount *account, guint family)
{
  const SalWhitespaceCell *cell =
      sal_whitespace_get_cell (self->portfolio, account, SAL_WHITESPACE_ROW_WHOLE, family);
  SalWhitespaceSpread spread = sal_whitespace_spread (self->portfolio, account, family);
  SalWhitespaceState state = (SalWhitespaceState) cell->state;
  SalPotentialSource source = (SalPotentialSource) cell->source;

  sal_whitespace_writer_add_text (self,
                                  self->csv != NULL ? sal_whitespace_state_get_name (state)
                                                    : sal_whitespace_state_get_label (state));
  sal_whitespace_writer_add_count (self, spread.n_eligible);
  for (SalWhitespaceState one = SAL_WHITESPACE_OWNED; one >= SAL_WHITESPACE_OPEN; one--)
    sal_whitespace_writer_add_count (self, spread.n[one]);
  sal_whitespace_writer_add_money (self, spread.values[state]);
  sal_whitespace_writer_add_money (self, spread.values[SAL_WHITESPACE_OPEN]);
  if (source == SAL_POTENTIAL_UNKNOWN)
    {
      sal_whitespace_writer_add_text (self, "");
      sal_whitespace_writer_add_text (self, "");
      return;
    }
  sal_whitespace_writer_add_money (self, cell->potential);
  sal_whitespace_writer_add_text (self,
                                  self->csv != NULL ? sal_potential_source_get_name (source)
                                                    : sal_potential_source_get_label (source));
}

static void
add_account (const SalWhitespaceWriter *self, guint place)
{
  const SalWhitespaceAccount *account = sal_whitespace_get_account (self->portfolio, place);
  double share = sal_whitespace_sum_penetration (&account->counted);

  for (guint i = 0; i < SAL_WHITESPACE_COLUMN_OPEN; i++)
    {
      g_autofree char *text = sal_whitespace_write (self->portfolio, place, i);

      sal_whitespace_writer_add_text (self, text);
    }
  sal_whitespace_writer_add_money (self, account->sum.open);
  sal_whitespace_writer_add_money (self, account->sum.more);
  sal_whitespace_writer_add_money (self, account->sum.current);
  if (self->csv == NULL && !isnan (share))
    {
      sal_xlsx_writer_add_number (self->sheet, share);
    }
  else
    {
      g_autofree char *text =
          sal_whitespace_write (self->portfolio, place, SAL_WHITESPACE_COLUMN_PENETRATION);

      sal_whitespace_writer_add_text (self, text);
    }
  for (guint i = 0; i < sal_whitespace_n_families (self->portfolio); i++)
    add_family (self, account, i);
}

static void
write_row (const SalWhitespaceWriter *self, guint row, gconstpointer data)
{
  const guint *accounts = data;

  if (row == 0)
    add_headings (self);
  else
    add_account (self, accounts[row - 1]);
}

/**
 * sal_whitespace_export:
 * @self: a portfolio
 * @accounts: (array length=n_accounts): places of accounts, as they are to follow each other
 * @n_accounts: how many
 * @as_spreadsheet: whether to write a spreadsheet, or CSV
 * @file: where to; replaced if it is there
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes accounts and what they are to each product family.
 *
 * Returns: %FALSE with a #GIOErrorEnum, if the file cannot be written
 */
gboolean
sal_whitespace_export (const SalWhitespace *self,
                       const guint *accounts,
                       guint n_accounts,
                       gboolean as_spreadsheet,
                       GFile *file,
                       GCancellable *cancellable,
                       GError **error)
{
  return sal_whitespace_writer_run (
      self, as_spreadsheet, file, write_row, n_accounts, accounts, cancellable, error);
}
