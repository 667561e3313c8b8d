/* sal-evaluation-credits.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-evaluation-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-apportion.h"
#include "sal-credit-filter.h"
#include "sal-payout-measure.h"
#include "sal-plan-words.h"

#define DIRECT "direct"

/* A row while the others of its deal are not known. */
typedef struct
{
  guint row;
  SalParticipation *participation; /* NULL: nobody takes part then */
  SalCredit credit;
  const char *type;  /* interned */
  gboolean is_split; /* the amount is the deal's: the share is to be taken */
  SalRational share;
} Entry;

static void
entry_clear (gpointer data)
{
  sal_rational_clear (&((Entry *) data)->share);
}

/* By participant, an array of their participations. */
static GHashTable *
index_participations (const SalEvaluation *self)
{
  GHashTable *index =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < self->participations->len; i++)
    {
      SalParticipation *one = self->participations->pdata[i];
      GPtrArray *of = g_hash_table_lookup (index, one->participant);

      if (of == NULL)
        {
          of = g_ptr_array_new ();
          g_hash_table_insert (index, one->participant, of);
        }
      g_ptr_array_add (of, one);
    }

  return index;
}

static SalParticipation *
find_participation (const GPtrArray *of, gint32 day)
{
  for (guint i = 0; i < of->len; i++)
    {
      SalParticipation *one = of->pdata[i];

      if (one->first <= day && day <= one->last)
        return one;
    }

  return NULL;
}

/* --- amounts --- */

/* One conversion, one rounding. */
static gboolean
read_amount (Entry *self, const SalTableReader *reader, const SalPlan *plan)
{
  const char *currency = sal_table_reader_get (reader, self->row, "currency");
  g_auto (SalRational) amount = SAL_RATIONAL_INIT, scale = SAL_RATIONAL_INIT;

  if (sal_table_reader_get (reader, self->row, "amount") == NULL)
    return sal_table_reader_fail (reader, self->row, "amount", _ ("it is empty"));
  if (!sal_table_reader_number (reader, self->row, "amount", &amount))
    return FALSE;
  sal_rational_set_integer (&scale, SAL_CREDIT_NUMBER_ONE);
  sal_rational_multiply (&scale, &scale, &amount);
  if (!sal_rational_round (&scale, &self->credit.number))
    return sal_table_reader_fail (reader, self->row, "amount", _ ("it is too large"));
  if (!sal_plan_find_exchange_rate (plan, currency, &scale))
    return sal_table_reader_fail (reader,
                                  self->row,
                                  "currency",
                                  _ ("the plan “%s” has no exchange rate for “%s”"),
                                  plan->name,
                                  currency);
  sal_rational_multiply (&amount, &amount, &scale);
  sal_rational_set_integer (&scale, sal_payout_minor_units (plan->currency));
  sal_rational_multiply (&amount, &amount, &scale);

  return sal_rational_round (&amount, &self->credit.money) ||
         sal_table_reader_fail (reader, self->row, "amount", _ ("it is too large"));
}

/* --- splits --- */

/* Direct splits of one deal and measure are shares of one amount: whole ones that sum to it. */
static gboolean
split (const SalTableReader *reader, Entry **entries, guint n)
{
  SalRational *weights = g_new0 (SalRational, n);
  g_autofree gint64 *money = g_new0 (gint64, n), *numbers = g_new0 (gint64, n);
  g_auto (SalRational) sum = SAL_RATIONAL_INIT;
  gboolean done = TRUE;

  for (guint i = 0; i < n; i++)
    {
      weights[i] = (SalRational) SAL_RATIONAL_INIT;
      sal_rational_set (&weights[i], &entries[i]->share);
      sal_rational_add (&sum, &sum, &weights[i]);
      if (done && (entries[i]->credit.money != entries[0]->credit.money ||
                   entries[i]->credit.date != entries[0]->credit.date))
        done = sal_table_reader_fail (reader,
                                      entries[i]->row,
                                      "amount",
                                      _ ("the splits of %s differ in amount or date"),
                                      entries[i]->credit.deal);
    }
  if (done && sal_rational_compare_integer (&sum, 1) != 0)
    {
      g_autofree char *text = sal_plan_percent_to_words (&sum);

      done = sal_table_reader_fail (reader,
                                    entries[n - 1]->row,
                                    "share",
                                    _ ("the direct splits of %s sum to %s, not to 100 %%"),
                                    entries[0]->credit.deal,
                                    text);
    }
  if (done)
    done = sal_apportion (entries[0]->credit.money, weights, n, money) &&
           sal_apportion (entries[0]->credit.number, weights, n, numbers);
  for (guint i = 0; i < n; i++)
    {
      entries[i]->credit.money = done ? money[i] : 0;
      entries[i]->credit.number = done ? numbers[i] : 0;
      sal_rational_clear (&weights[i]);
    }
  g_free (weights);

  return done;
}

/* Each overlay or roll-up is rounded for itself. */
static gboolean
take_share (const SalTableReader *reader, Entry *entry)
{
  g_auto (SalRational) part = SAL_RATIONAL_INIT;

  sal_rational_set_integer (&part, entry->credit.money);
  sal_rational_multiply (&part, &part, &entry->share);
  if (!sal_rational_round (&part, &entry->credit.money))
    return sal_table_reader_fail (reader, entry->row, "share", _ ("the amount is too large"));
  sal_rational_set_integer (&part, entry->credit.number);
  sal_rational_multiply (&part, &part, &entry->share);

  return sal_rational_round (&part, &entry->credit.number) ||
         sal_table_reader_fail (reader, entry->row, "share", _ ("the amount is too large"));
}

static int
compare_splits (gconstpointer a, gconstpointer b)
{
  const Entry *one = *(Entry *const *) a, *other = *(Entry *const *) b;
  int order = strcmp (one->credit.deal, other->credit.deal);

  if (order == 0)
    order = g_strcmp0 (one->credit.measure, other->credit.measure);

  return order != 0 ? order : (one->row > other->row) - (one->row < other->row);
}

static gboolean
settle_splits (const SalTableReader *reader, GArray *entries)
{
  g_autoptr (GPtrArray) splits = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);

      if (!entry->is_split)
        continue;
      if (entry->type == g_intern_static_string (DIRECT))
        g_ptr_array_add (splits, entry);
      else if (!take_share (reader, entry))
        return FALSE;
    }
  g_ptr_array_sort (splits, compare_splits);
  for (guint from = 0, to; from < splits->len; from = to)
    {
      const Entry *first = splits->pdata[from];

      for (to = from + 1; to < splits->len; to++)
        {
          const Entry *next = splits->pdata[to];

          if (!g_str_equal (next->credit.deal, first->credit.deal) ||
              next->credit.measure != first->credit.measure)
            break;
        }
      if (!split (reader, (Entry **) &splits->pdata[from], to - from))
        return FALSE;
    }

  return TRUE;
}

/* --- deals --- */

/* What is credited directly of a deal, in minor units of the plan's currency. */
typedef struct
{
  gint64 money;
  const char *measure; /* interned */
  gboolean is_mixed;   /* there are other measures, too: what it is in all cannot be told */
} Deal;

gint64
sal_evaluation_get_deal (const SalEvaluation *self,
                         const char *name,
                         gboolean *has_several_measures)
{
  const Deal *deal = g_hash_table_lookup (self->deals, name);

  *has_several_measures = deal != NULL && deal->is_mixed;

  return deal != NULL ? deal->money : 0;
}

static gboolean
add_sale (SalEvaluation *self, const SalCredit *credit)
{
  gint64 *sum = g_hash_table_lookup (self->sales, credit->measure);

  if (sum == NULL)
    {
      sum = g_new0 (gint64, 1);
      g_hash_table_insert (self->sales, (gpointer) credit->measure, sum);
    }

  return !__builtin_add_overflow (*sum, credit->money, sum);
}

static gboolean
add_deals (SalEvaluation *self, const SalTableReader *reader, const GArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      Deal *deal = g_hash_table_lookup (self->deals, entry->credit.deal);

      if (entry->type != g_intern_static_string (DIRECT))
        continue;
      if (deal == NULL)
        {
          deal = g_new (Deal, 1);
          *deal = (Deal){ 0, entry->credit.measure, FALSE };
          g_hash_table_insert (self->deals, (gpointer) entry->credit.deal, deal);
        }
      deal->is_mixed |= entry->credit.measure != deal->measure;
      if (__builtin_add_overflow (deal->money, entry->credit.money, &deal->money) ||
          !add_sale (self, &entry->credit))
        return sal_table_reader_fail (reader, entry->row, "amount", _ ("it is too large"));
    }

  return TRUE;
}

/* --- rows --- */

static gboolean
read_dates (Entry *self, const SalTableReader *reader)
{
  SalCredit *credit = &self->credit;

  credit->date = credit->invoiced = credit->received = SAL_DATE_NONE;
  if (!sal_table_reader_date (reader, self->row, "date", &credit->date) ||
      !sal_table_reader_date (reader, self->row, "invoiced", &credit->invoiced) ||
      !sal_table_reader_date (reader, self->row, "received", &credit->received))
    return FALSE;

  return credit->date != SAL_DATE_NONE ||
         sal_table_reader_fail (reader, self->row, "date", _ ("it is empty"));
}

static gboolean
read_entry (SalEvaluation *self, const SalTableReader *reader, GHashTable *index, Entry *entry)
{
  const char *name = sal_table_reader_get (reader, entry->row, "participant");
  const char *deal = sal_table_reader_get (reader, entry->row, "deal");
  const char *id = sal_table_reader_get (reader, entry->row, "id");
  const char *type = sal_table_reader_get (reader, entry->row, "type");
  const GPtrArray *of = name != NULL ? g_hash_table_lookup (index, name) : NULL;

  if (of == NULL)
    return sal_table_reader_fail (reader,
                                  entry->row,
                                  "participant",
                                  _ ("“%s” is none of the participants"),
                                  name != NULL ? name : "");
  if (deal == NULL)
    return sal_table_reader_fail (reader, entry->row, "deal", _ ("it is empty"));
  if (!read_dates (entry, reader))
    return FALSE;
  entry->credit.deal = g_string_chunk_insert_const (self->texts, deal);
  entry->credit.id =
      id != NULL ? g_string_chunk_insert_const (self->texts, id) : entry->credit.deal;
  entry->credit.measure = g_intern_string (sal_table_reader_get (reader, entry->row, "measure"));
  entry->type = g_intern_string (type != NULL ? type : DIRECT);
  entry->participation = find_participation (of, entry->credit.date);
  entry->is_split = sal_table_reader_get (reader, entry->row, "share") != NULL;

  if (!sal_table_reader_number (reader, entry->row, "share", &entry->share))
    return FALSE;

  return (sal_rational_sign (&entry->share) >= 0 ||
          sal_table_reader_fail (reader, entry->row, "share", _ ("expected 0 or more"))) &&
         read_amount (entry,
                      reader,
                      entry->participation != NULL
                          ? entry->participation->plan
                          : ((const SalParticipation *) of->pdata[0])->plan);
}

static int
compare_credits (gconstpointer a, gconstpointer b, gpointer unused)
{
  const SalCredit *one = a, *other = b;

  return (one->date > other->date) - (one->date < other->date);
}

/* How much there is of somebody's credits, whatever its sign. */
typedef struct
{
  gint64 money, number;
} Sum;

/* FALSE: some of somebody's credits could have a sum that is not a number any more. */
static gboolean
count_in (GHashTable *sums, const Entry *entry)
{
  const SalCredit *credit = &entry->credit;
  Sum *sum = g_hash_table_lookup (sums, entry->participation);

  if (sum == NULL)
    {
      sum = g_new0 (Sum, 1);
      g_hash_table_insert (sums, entry->participation, sum);
    }

  return credit->money > G_MININT64 && credit->number > G_MININT64 &&
         !__builtin_add_overflow (sum->money, ABS (credit->money), &sum->money) &&
         !__builtin_add_overflow (sum->number, ABS (credit->number), &sum->number);
}

/* Hands the credits to their participations: sorted by date, those of one day as they came. */
static gboolean
hand_out (SalEvaluation *self, const SalTableReader *reader, GArray *entries)
{
  g_autoptr (SalCreditFilter) filter =
      sal_credit_filter_new (reader->sheet, self->plans, reader->error);
  g_autoptr (GHashTable) sums = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  if (filter == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);

      if (entry->participation == NULL)
        continue;
      entry->credit.components = sal_credit_filter_match (
          filter, entry->participation->plan, entry->row, entry->credit.measure);
      if (!count_in (sums, entry))
        return sal_table_reader_fail (reader, entry->row, "amount", _ ("it is too large"));
      g_array_append_val (entry->participation->credits, entry->credit);
    }
  for (guint i = 0; i < self->participations->len; i++)
    {
      GArray *credits = ((SalParticipation *) self->participations->pdata[i])->credits;

      g_qsort_with_data (
          credits->data, (gint) credits->len, sizeof (SalCredit), compare_credits, NULL);
    }

  return TRUE;
}

gboolean
sal_evaluation_read_credits (SalEvaluation *self, const char *path, GError **error)
{
  static const char *const required[] = { "participant", "deal", "date", "amount", NULL };
  g_auto (SalTableReader) reader = { NULL, NULL };
  g_autoptr (GHashTable) index = index_participations (self);
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (Entry));

  g_array_set_clear_func (entries, entry_clear);
  if (!sal_table_reader_open (&reader, path, required, error))
    return FALSE;
  for (guint row = 0; row < sal_sheet_get_n_rows (reader.sheet); row++)
    {
      Entry entry = { .row = row, .share = SAL_RATIONAL_INIT };

      if (!read_entry (self, &reader, index, &entry))
        {
          entry_clear (&entry);
          return FALSE;
        }
      g_array_append_val (entries, entry);
    }

  return settle_splits (&reader, entries) && add_deals (self, &reader, entries) &&
         hand_out (self, &reader, entries);
}

/* --- cancellations --- */

/* What of a whole is cancelled by one row after others: rounded in all, so that the last one takes
 * what is left. */
static gint64
cancel_part (gint64 whole, const SalRational *before, const SalRational *until)
{
  g_auto (SalRational) part = SAL_RATIONAL_INIT;
  gint64 done = 0, all = 0; /* at most the whole: they fit */

  sal_rational_set_integer (&part, whole);
  sal_rational_multiply (&part, &part, before);
  sal_rational_round (&part, &done);
  sal_rational_set_integer (&part, whole);
  sal_rational_multiply (&part, &part, until);
  sal_rational_round (&part, &all);

  return all - done;
}

/* Returns how many credits were cancelled. */
static int
cancel (SalEvaluation *self,
        const char *deal,
        gint32 day,
        const SalRational *before,
        const SalRational *until)
{
  int n = 0;

  for (guint i = 0; i < self->participations->len; i++)
    {
      GArray *credits = ((SalParticipation *) self->participations->pdata[i])->credits;

      for (guint k = 0; k < credits->len; k++)
        {
          SalCredit *credit = &g_array_index (credits, SalCredit, k);

          if (!g_str_equal (credit->deal, deal))
            continue;
          sal_credit_cancel (credit,
                             self->cancellations,
                             day,
                             cancel_part (credit->money, before, until),
                             cancel_part (credit->number, before, until));
          n++;
        }
    }

  return n;
}

/* What of the deal is cancelled: a share, an amount, or all of it. */
static gboolean
read_share (SalEvaluation *self,
            const SalTableReader *reader,
            guint row,
            const char *deal,
            SalRational *share)
{
  const Deal *credited = g_hash_table_lookup (self->deals, deal);
  const char *column = "share";
  g_auto (SalRational) whole = SAL_RATIONAL_INIT, scale = SAL_RATIONAL_INIT;

  sal_rational_set_integer (share, 1);
  if (sal_table_reader_get (reader, row, "amount") != NULL)
    {
      column = "amount";
      if (!sal_table_reader_number (reader, row, column, share))
        return FALSE;
      if (credited == NULL || credited->money <= 0)
        return sal_table_reader_fail (reader, row, "deal", _ ("nothing is credited of “%s”"), deal);
      if (credited->is_mixed)
        return sal_table_reader_fail (reader,
                                      row,
                                      column,
                                      _ ("“%s” has credits of several measures: expected a share"),
                                      deal);
      sal_rational_set_integer (&whole, credited->money);
      sal_rational_set_integer (
          &scale, sal_payout_minor_units (((SalPlan *) self->plans->pdata[0])->currency));
      sal_rational_multiply (share, share, &scale);
      sal_rational_divide (share, share, &whole);
    }
  else if (!sal_table_reader_number (reader, row, column, share))
    {
      return FALSE;
    }

  return (sal_rational_sign (share) > 0 && sal_rational_compare_integer (share, 1) <= 0) ||
         sal_table_reader_fail (
             reader, row, column, _ ("expected more than nothing and at most all of the deal"));
}

static void
rational_free (gpointer data)
{
  sal_rational_clear (data);
  g_free (data);
}

/* How much of a deal is cancelled so far. */
static SalRational *
ensure_cancelled (GHashTable *cancelled, const char *deal)
{
  SalRational *share = g_hash_table_lookup (cancelled, deal);

  if (share == NULL)
    {
      share = g_new (SalRational, 1);
      *share = (SalRational) SAL_RATIONAL_INIT;
      g_hash_table_insert (cancelled, (gpointer) deal, share);
    }

  return share;
}

static gboolean
read_cancellation (SalEvaluation *self,
                   const SalTableReader *reader,
                   guint row,
                   GHashTable *cancelled)
{
  const char *deal = sal_table_reader_get (reader, row, "deal");
  g_auto (SalRational) share = SAL_RATIONAL_INIT;
  gint32 day = SAL_DATE_NONE;
  SalRational *before;

  if (deal == NULL)
    return sal_table_reader_fail (reader, row, "deal", _ ("it is empty"));
  if (!sal_table_reader_date (reader, row, "date", &day) ||
      !read_share (self, reader, row, deal, &share))
    return FALSE;
  if (day == SAL_DATE_NONE)
    return sal_table_reader_fail (reader, row, "date", _ ("it is empty"));
  before = ensure_cancelled (cancelled, deal);
  sal_rational_add (&share, &share, before);
  if (sal_rational_compare_integer (&share, 1) > 0)
    return sal_table_reader_fail (
        reader, row, "deal", _ ("more than all of “%s” is cancelled with the rows before"), deal);
  if (cancel (self, deal, day, before, &share) == 0)
    return sal_table_reader_fail (reader, row, "deal", _ ("nothing is credited of “%s”"), deal);
  sal_rational_set (before, &share);

  return TRUE;
}

gboolean
sal_evaluation_read_cancellations (SalEvaluation *self, const char *path, GError **error)
{
  static const char *const required[] = { "deal", "date", NULL };
  g_auto (SalTableReader) reader = { NULL, NULL };
  g_autoptr (GHashTable) cancelled =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, rational_free);

  if (!sal_table_reader_open (&reader, path, required, error))
    return FALSE;
  for (guint row = 0; row < sal_sheet_get_n_rows (reader.sheet); row++)
    if (!read_cancellation (self, &reader, row, cancelled))
      return FALSE;

  return TRUE;
}
