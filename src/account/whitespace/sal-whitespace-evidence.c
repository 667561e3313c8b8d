/* sal-whitespace-evidence.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-whitespace-evidence.h"

#include <glib/gi18n-lib.h>

static const char *const labels[SAL_EVIDENCE_N_TYPES] = {
  [SAL_EVIDENCE_INSTALLED] = N_ ("Installed"),    [SAL_EVIDENCE_ENDED] = N_ ("Installed Once"),
  [SAL_EVIDENCE_CONTRACT] = N_ ("Contract"),      [SAL_EVIDENCE_WON] = N_ ("Won"),
  [SAL_EVIDENCE_PIPELINE] = N_ ("Pipeline"),      [SAL_EVIDENCE_POTENTIAL] = N_ ("Potential"),
  [SAL_EVIDENCE_EXCEPTION] = N_ ("Not Eligible"), [SAL_EVIDENCE_PLAY] = N_ ("Growth Play"),
};

const char *
sal_evidence_type_get_label (SalEvidenceType type)
{
  return _ (labels[type]);
}

static void
evidence_clear (gpointer data)
{
  g_free (((SalWhitespaceEvidence *) data)->title);
}

GArray *
sal_whitespace_evidence_new (void)
{
  GArray *evidence = g_array_new (FALSE, TRUE, sizeof (SalWhitespaceEvidence));

  g_array_set_clear_func (evidence, evidence_clear);

  return evidence;
}

/* Whether installed products say what is owned, and not sales. */
static gboolean
has_installed (const SalWhitespaceEvidence *self,
               const SalWhitespace *portfolio,
               const SalWhitespaceAccount *account)
{
  guint row = sal_whitespace_account_find_row (account, self->unit);
  int family = sal_whitespace_find_family (portfolio, self->family);
  const SalWhitespaceCell *cell;

  if (family < 0)
    return FALSE;
  cell = sal_whitespace_get_cell (portfolio,
                                  account,
                                  row == SAL_WHITESPACE_ROW_UNSAID ? SAL_WHITESPACE_ROW_WHOLE : row,
                                  (guint) family);

  return cell->n_installed + cell->n_ended > 0;
}

/* Whether a later potential says the same; they come by date. */
static gboolean
is_outdated (const GArray *evidence, guint place, const SalWhitespaceAccount *account)
{
  const SalWhitespaceEvidence *self = &g_array_index (evidence, SalWhitespaceEvidence, place);

  for (guint i = place + 1; i < evidence->len; i++)
    {
      const SalWhitespaceEvidence *other = &g_array_index (evidence, SalWhitespaceEvidence, i);

      if (other->type == SAL_EVIDENCE_POTENTIAL && other->family == self->family &&
          sal_whitespace_account_find_row (account, other->unit) ==
              sal_whitespace_account_find_row (account, self->unit))
        return TRUE;
    }

  return FALSE;
}

/**
 * sal_whitespace_evidence_settle:
 * @evidence: (element-type SalWhitespaceEvidence): the records of an account, as they were read
 * @portfolio: a portfolio with the account
 * @account: the account
 *
 * Tells of each record whether it counts: sales do not where installed products say what is owned,
 * and of potentials only the newest does.
 */
void
sal_whitespace_evidence_settle (GArray *evidence,
                                const SalWhitespace *portfolio,
                                const SalWhitespaceAccount *account)
{
  for (guint i = 0; i < evidence->len; i++)
    {
      SalWhitespaceEvidence *one = &g_array_index (evidence, SalWhitespaceEvidence, i);

      if (one->type == SAL_EVIDENCE_CONTRACT || one->type == SAL_EVIDENCE_WON)
        one->counts = !has_installed (one, portfolio, account);
      else if (one->type == SAL_EVIDENCE_POTENTIAL)
        one->counts = !is_outdated (evidence, i, account);
    }
}

/**
 * sal_whitespace_evidence_is_of:
 * @self: a record of @account
 * @account: an account
 * @row: one of its rows
 * @family: the id of a product family
 *
 * Asks whether a record is one of those a cell is made of. What is recorded without a buying unit
 * is of the account as a whole; an exception is of all its units then.
 *
 * Returns: %TRUE if so
 */
gboolean
sal_whitespace_evidence_is_of (const SalWhitespaceEvidence *self,
                               const SalWhitespaceAccount *account,
                               guint row,
                               gint64 family)
{
  guint own = sal_whitespace_account_find_row (account, self->unit);

  if (self->family != family)
    return FALSE;

  return row == SAL_WHITESPACE_ROW_WHOLE || own == row ||
         (self->type == SAL_EVIDENCE_EXCEPTION &&
          own == sal_whitespace_account_first_row (account));
}
