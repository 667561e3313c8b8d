/* sal-evaluation-invoices.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-evaluation-private.h"

#include <glib/gi18n-lib.h>

#include "sal-payout-measure.h"

/* What a table says of how deals are invoiced and received. */

typedef enum
{
  INVOICE,
  RECEIPT,
  CREDIT_NOTE,
} RowType;

static const char *const types[] = {
  [INVOICE] = "invoice",
  [RECEIPT] = "receipt",
  [CREDIT_NOTE] = "credit_note",
};

typedef struct
{
  gint64 whole;
  GArray *invoices, *receipts; /* of SalCreditStep */
} Deal;

static void
deal_free (gpointer data)
{
  Deal *self = data;

  g_array_unref (self->invoices);
  g_array_unref (self->receipts);
  g_free (self);
}

static Deal *
ensure_deal (const SalEvaluation *self,
             const SalTableReader *reader,
             guint row,
             GHashTable *deals,
             const char *name)
{
  Deal *deal = g_hash_table_lookup (deals, name);
  gboolean is_mixed = FALSE;
  gint64 whole;

  if (deal != NULL)
    return deal;
  whole = sal_evaluation_get_deal (self, name, &is_mixed);
  if (whole <= 0 || is_mixed)
    {
      sal_table_reader_fail (reader,
                             row,
                             "deal",
                             whole <= 0 ? _ ("nothing is credited of “%s”")
                                        : _ ("“%s” has credits of several measures: what part of "
                                             "it is invoiced cannot be told"),
                             name);
      return NULL;
    }
  deal = g_new (Deal, 1);
  *deal = (Deal){ whole,
                  g_array_new (FALSE, FALSE, sizeof (SalCreditStep)),
                  g_array_new (FALSE, FALSE, sizeof (SalCreditStep)) };
  g_hash_table_insert (deals, g_strdup (name), deal);

  return deal;
}

static gboolean
read_type (const SalTableReader *reader, guint row, RowType *type)
{
  const char *text = sal_table_reader_get (reader, row, "type");

  *type = INVOICE;
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i], text))
      {
        *type = i;
        return TRUE;
      }

  return text == NULL ||
         sal_table_reader_fail (
             reader, row, "type", _ ("“%s” is none of invoice, receipt and credit_note"), text);
}

/* In minor units of the plans' currency. */
static gboolean
read_amount (const SalEvaluation *self, const SalTableReader *reader, guint row, gint64 *amount)
{
  const char *currency = ((SalPlan *) self->plans->pdata[0])->currency;
  g_auto (SalRational) exact = SAL_RATIONAL_INIT, scale = SAL_RATIONAL_INIT;

  if (sal_table_reader_get (reader, row, "amount") == NULL)
    return sal_table_reader_fail (reader, row, "amount", _ ("it is empty"));
  if (!sal_table_reader_number (reader, row, "amount", &exact))
    return FALSE;
  sal_rational_set_integer (&scale, sal_payout_minor_units (currency));
  sal_rational_multiply (&exact, &exact, &scale);

  return (sal_rational_round (&exact, amount) && *amount > -G_MAXINT64 / 2 &&
          *amount < G_MAXINT64 / 2) ||
         sal_table_reader_fail (reader, row, "amount", _ ("it is too large"));
}

static gboolean
read_row (const SalEvaluation *self, const SalTableReader *reader, guint row, GHashTable *deals)
{
  const char *name = sal_table_reader_get (reader, row, "deal");
  SalCreditStep step = { .date = SAL_DATE_NONE };
  gint64 amount = 0;
  RowType type;
  Deal *deal;

  if (name == NULL)
    return sal_table_reader_fail (reader, row, "deal", _ ("it is empty"));
  if (!sal_table_reader_date (reader, row, "date", &step.date) || !read_type (reader, row, &type) ||
      !read_amount (self, reader, row, &amount))
    return FALSE;
  if (step.date == SAL_DATE_NONE)
    return sal_table_reader_fail (reader, row, "date", _ ("it is empty"));
  deal = ensure_deal (self, reader, row, deals, name);
  if (deal == NULL)
    return FALSE;
  step.whole = deal->whole;
  if (type == CREDIT_NOTE)
    step.documented = ABS (amount);
  else
    step.amount = amount;
  g_array_append_val (type == RECEIPT ? deal->receipts : deal->invoices, step);

  return TRUE;
}

/* --- handing out --- */

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const SalCreditStep *one = a, *other = b;

  return (one->date > other->date) - (one->date < other->date);
}

static const SalCreditSchedule *
make_schedule (SalEvaluation *self, GArray *steps, gint32 *first)
{
  if (steps->len == 0)
    return NULL;
  g_array_sort (steps, compare_steps);
  *first = g_array_index (steps, SalCreditStep, 0).date;

  return sal_credit_schedule_new (
      self->cancellations, (const SalCreditStep *) (gpointer) steps->data, steps->len);
}

static void
hand_out (SalEvaluation *self, const char *name, Deal *deal)
{
  gint32 invoiced = SAL_DATE_NONE, received = SAL_DATE_NONE;
  const SalCreditSchedule *invoices = make_schedule (self, deal->invoices, &invoiced);
  const SalCreditSchedule *receipts = make_schedule (self, deal->receipts, &received);

  for (guint i = 0; i < self->participations->len; i++)
    {
      GArray *credits = ((SalParticipation *) self->participations->pdata[i])->credits;

      for (guint k = 0; k < credits->len; k++)
        {
          SalCredit *credit = &g_array_index (credits, SalCredit, k);

          if (!g_str_equal (credit->deal, name))
            continue;
          if (deal->invoices->len > 0)
            credit->invoiced = invoiced;
          if (deal->receipts->len > 0)
            credit->received = received;
          credit->invoices = invoices;
          credit->receipts = receipts;
        }
    }
}

gboolean
sal_evaluation_read_invoices (SalEvaluation *self, const char *path, GError **error)
{
  static const char *const required[] = { "deal", "date", "amount", NULL };
  g_auto (SalTableReader) reader = { NULL, NULL };
  g_autoptr (GHashTable) deals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, deal_free);
  GHashTableIter iter;
  gpointer name, deal;

  if (!sal_table_reader_open (&reader, path, required, error))
    return FALSE;
  for (guint row = 0; row < sal_sheet_get_n_rows (reader.sheet); row++)
    if (!read_row (self, &reader, row, deals))
      return FALSE;
  g_hash_table_iter_init (&iter, deals);
  while (g_hash_table_iter_next (&iter, &name, &deal))
    hand_out (self, name, deal);

  return TRUE;
}
