/* sal-whitespace-check.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-whitespace-check.h"

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-whitespace-evidence.h"
#include "sal-whitespace.h"

/* The record that a cell has its potential from: the newest of its buying unit and family; 0 if
 * there is none. */
static gint64
find_potential (const SalWhitespace *portfolio, GArray *evidence, gint64 unit, guint family)
{
  const SalWhitespaceEvidence *newest = NULL;

  for (guint i = 0; i < evidence->len; i++)
    {
      const SalWhitespaceEvidence *one = &g_array_index (evidence, SalWhitespaceEvidence, i);

      if (one->kind == &sal_account_potential_kind && one->unit == unit &&
          sal_whitespace_find_family (portfolio, one->family) == (int) family &&
          (newest == NULL || one->day >= newest->day))
        newest = one;
    }

  return newest != NULL ? newest->id : 0;
}

static gboolean
has_doubts (const SalWhitespace *portfolio, const SalWhitespaceAccount *account)
{
  for (guint row = 0; row < sal_whitespace_account_n_rows (account); row++)
    for (guint i = 0; i < sal_whitespace_n_families (portfolio); i++)
      if (sal_whitespace_is_below (portfolio, account, row, i))
        return TRUE;

  return FALSE;
}

static gboolean
add_account (const SalWhitespace *portfolio,
             const SalWhitespaceAccount *account,
             SalConnection *connection,
             GArray *ids,
             GError **error)
{
  g_autoptr (GArray) evidence = NULL;

  if (!has_doubts (portfolio, account))
    return TRUE;
  evidence = sal_whitespace_evidence_load (connection, account->id, sal_date_today (), error);
  if (evidence == NULL)
    return FALSE;
  for (guint row = 0; row < sal_whitespace_account_n_rows (account); row++)
    for (guint i = 0; i < sal_whitespace_n_families (portfolio); i++)
      {
        gint64 unit = sal_whitespace_account_get_unit (account, row);
        gint64 id = sal_whitespace_is_below (portfolio, account, row, i)
                        ? find_potential (portfolio, evidence, unit, i)
                        : 0;

        if (id != 0)
          g_array_append_val (ids, id);
      }

  return TRUE;
}

static GArray *
find_below (const SalCheckRule *rule,
            SalWorkspace *workspace,
            SalConnection *connection,
            GError **error)
{
  g_autoptr (SalWhitespace) portfolio =
      sal_whitespace_load (connection, sal_date_today (), NULL, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (portfolio == NULL)
    return NULL;
  for (guint i = 0; i < portfolio->accounts->len; i++)
    if (!add_account (portfolio, sal_whitespace_get_account (portfolio, i), connection, ids, error))
      return NULL;

  return g_steal_pointer (&ids);
}

static const SalCheckRule rules[] = {
  { &sal_account_potential_kind,
    "below-current",
    NULL,
    N_ ("is below what is bought already: it may be out of date"),
    find_below },
};

/**
 * sal_whitespace_check_rules:
 * @n_rules: (out): their number
 *
 * What is held against what is recorded of a whitespace, by what customers buy today.
 *
 * Returns: (array length=n_rules): the rules
 */
const SalCheckRule *
sal_whitespace_check_rules (guint *n_rules)
{
  *n_rules = G_N_ELEMENTS (rules);

  return rules;
}
