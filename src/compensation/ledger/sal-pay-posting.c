/* sal-pay-posting.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-posting.h"

#include <glib/gi18n-lib.h>

#include "sal-payout-measure.h"

static const char *const kinds[] = {
  [SAL_EARNING_PAYOUT] = "payout",
  [SAL_EARNING_TRUE_UP] = "true_up",
  [SAL_EARNING_CLAWBACK] = "clawback",
  [SAL_EARNING_REPLAY] = "replay",
};

#define CORRECTION "correction"
/* The digest of what is not calculated any more. */
#define NOTHING "nothing"

/* What there is in the ledger of one key. */
typedef struct
{
  GPtrArray *closed; /* of SalPayLine: of closed periods, without what was reversed */
  SalPayLine *live;  /* (nullable): in the open period */
  gint64 citable;    /* the line that others cite; 0: none */
  gboolean is_seen;
} State;

static void
state_free (gpointer data)
{
  g_ptr_array_unref (((State *) data)->closed);
  g_free (data);
}

static State *
ensure_state (SalPayPostingRun *self, const char *key)
{
  State *state = g_hash_table_lookup (self->states, key);

  if (state != NULL)
    return state;
  state = g_new0 (State, 1);
  state->closed = g_ptr_array_new ();
  g_hash_table_insert (self->states, g_strdup (key), state);

  return state;
}

static void
find_states (SalPayPostingRun *self)
{
  for (guint i = 0; i < self->ledger->lines->len; i++)
    {
      SalPayLine *line = self->ledger->lines->pdata[i];
      State *state;

      if (line->is_reversed || line->reverses != 0)
        continue;
      state = ensure_state (self, line->key);
      if (state->citable == 0)
        state->citable = line->id;
      if (line->is_closed)
        g_ptr_array_add (state->closed, line);
      else
        state->live = line;
    }
}

/* --- what a line is --- */

static void
append_key (GString *key, const SalEngagement *engagement, const SalEarning *earning)
{
  g_autofree char *period = sal_period_to_text (earning->period);
  char day[SAL_DATE_BUFFER];

  g_string_append_printf (
      key,
      ":%s:%s:%s:%s",
      sal_plan_get_component (engagement->participation->plan, earning->component)->id,
      kinds[earning->kind],
      period,
      sal_date_write_iso (earning->posted, day));
}

/* The same for what is calculated of the same, whenever it is. */
static char *
make_key (const SalEngagement *engagement, const SalEarning *earning)
{
  GString *key = g_string_new (NULL);
  char day[SAL_DATE_BUFFER];

  g_string_printf (key,
                   "%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT ":%s",
                   engagement->participant,
                   engagement->version,
                   sal_date_write_iso (engagement->participation->first, day));
  append_key (key, engagement, earning);
  if (earning->cites != NULL)
    append_key (key, engagement, earning->cites);
  if (earning->kind == SAL_EARNING_CLAWBACK && earning->shares->len > 0)
    g_string_append_printf (
        key,
        ":%s",
        g_array_index (engagement->participation->credits,
                       SalCredit,
                       g_array_index (earning->shares, SalEarningShare, 0).credit)
            .id);

  return g_string_free (key, FALSE);
}

static void
digest_text (GChecksum *digest, const char *text)
{
  g_checksum_update (digest, (const guchar *) text, -1);
  g_checksum_update (digest, (const guchar *) "|", 1);
}

static void
digest_number (GChecksum *digest, gint64 number)
{
  number = GINT64_TO_LE (number);
  g_checksum_update (digest, (const guchar *) &number, sizeof number);
}

static void
digest_exact (GChecksum *digest, const SalRational *number)
{
  g_autofree char *text = sal_rational_to_text (number);

  digest_text (digest, text);
}

static void
digest_payout (GChecksum *digest, const SalPayout *payout)
{
  if (payout->slices == NULL)
    return;
  digest_number (digest, payout->measured);
  digest_number (digest, payout->closed_gate);
  digest_exact (digest, &payout->terms.quota);
  digest_exact (digest, &payout->terms.target);
  digest_exact (digest, &payout->attainment);
  digest_exact (digest, &payout->factor);
  for (guint i = 0; i < payout->slices->len; i++)
    {
      const SalPayoutSlice *slice = &g_array_index (payout->slices, SalPayoutSlice, i);

      digest_number (digest, slice->tier);
      digest_exact (digest, &slice->units);
      digest_exact (digest, &slice->rate);
      digest_exact (digest, &slice->amount);
    }
}

/* Of all that a line says: the same digest is the same line. */
static char *
make_digest (const SalEngagement *engagement, const SalEarning *earning)
{
  g_autoptr (GChecksum) digest = g_checksum_new (G_CHECKSUM_SHA256);
  const GArray *credits = engagement->participation->credits;

  digest_number (digest, earning->amount);
  digest_number (digest, earning->forfeited);
  digest_text (digest, engagement->participation->currency);
  digest_payout (digest, &earning->payout);
  for (guint i = 0; i < earning->shares->len; i++)
    {
      const SalEarningShare *share = &g_array_index (earning->shares, SalEarningShare, i);

      digest_text (digest, g_array_index (credits, SalCredit, share->credit).id);
      digest_number (digest, share->amount);
    }

  return g_strdup (g_checksum_get_string (digest));
}

/* --- shares --- */

/* By credit, what it has: sums of lines and earnings. */
typedef struct
{
  gint64 row; /* of the ledger */
  gint64 amount;
  SalCredit credit; /* as it was posted */
} Share;

static GHashTable *
shares_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static Share *
ensure_share (GHashTable *shares, const char *id)
{
  Share *share = g_hash_table_lookup (shares, id);

  if (share == NULL)
    {
      share = g_new0 (Share, 1);
      g_hash_table_insert (shares, g_strdup (id), share);
    }

  return share;
}

static gboolean
add_stored_shares (
    SalPayPostingRun *self, GHashTable *shares, gint64 line, int sign, GError **error)
{
  g_autoptr (GArray) stored = sal_pay_ledger_load_shares (
      self->connection, line, self->posting->crediting->cancellations, error);

  for (guint i = 0; stored != NULL && i < stored->len; i++)
    {
      const SalPayShare *one = &g_array_index (stored, SalPayShare, i);
      Share *share = ensure_share (shares, one->id);

      share->row = one->row;
      share->credit = one->credit;
      share->amount += sign * one->amount;
    }

  return stored != NULL;
}

/* Of the engagement that is being posted. */
static void
add_earned_shares (SalPayPostingRun *self,
                   GHashTable *shares,
                   const SalEngagement *engagement,
                   const SalEarning *earning)
{
  for (guint i = 0; i < earning->shares->len; i++)
    {
      const SalEarningShare *one = &g_array_index (earning->shares, SalEarningShare, i);
      const SalCredit *credit =
          &g_array_index (engagement->participation->credits, SalCredit, one->credit);
      Share *share = ensure_share (shares, credit->id);

      share->row = g_array_index (self->rows, gint64, one->credit);
      share->credit = *credit;
      share->amount += one->amount;
    }
}

static gboolean
write_shares (SalPayPostingRun *self, gint64 line, GHashTable *shares, GError **error);

/* The shares of an earning: mostly each credit has one. */
static gboolean
write_earned_shares (SalPayPostingRun *self,
                     gint64 line,
                     const SalEngagement *engagement,
                     const SalEarning *earning,
                     GError **error)
{
  const SalEarningShare *shares = (const SalEarningShare *) (gpointer) earning->shares->data;
  guint n = earning->shares->len;
  g_autoptr (GHashTable) sums = NULL;

  for (guint i = 1; i < n && sums == NULL; i++)
    if (shares[i].credit <= shares[i - 1].credit)
      sums = shares_new ();
  if (sums != NULL)
    {
      add_earned_shares (self, sums, engagement, earning);
      return write_shares (self, line, sums, error);
    }
  for (guint i = 0; i < n; i++)
    if (!sal_pay_ledger_writer_share (self->writer,
                                      line,
                                      g_array_index (self->rows, gint64, shares[i].credit),
                                      shares[i].amount,
                                      error))
      return FALSE;

  return TRUE;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The names of the credits that have something, in order. */
static GPtrArray *
list_shares (GHashTable *shares)
{
  GPtrArray *names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name, share;

  g_hash_table_iter_init (&iter, shares);
  while (g_hash_table_iter_next (&iter, &name, &share))
    if (((Share *) share)->amount != 0)
      g_ptr_array_add (names, name);
  g_ptr_array_sort (names, compare_texts);

  return names;
}

static gboolean
write_shares (SalPayPostingRun *self, gint64 line, GHashTable *shares, GError **error)
{
  g_autoptr (GPtrArray) names = list_shares (shares);

  for (guint i = 0; i < names->len; i++)
    {
      const Share *share = g_hash_table_lookup (shares, names->pdata[i]);

      if (!sal_pay_ledger_writer_share (self->writer, line, share->row, share->amount, error))
        return FALSE;
    }

  return TRUE;
}

/* --- what payments are made of --- */

static guint
find_credit (SalPayPostingRun *self, SalEngagement *home, const char *id, const Share *share)
{
  GArray *credits = home->participation->credits;
  SalCredit credit = share->credit;

  for (guint i = 0; i < credits->len; i++)
    if (g_str_equal (g_array_index (credits, SalCredit, i).id, id))
      return i;
  /* it is not credited any more: when it was payable is as it was posted */
  credit.id = g_string_chunk_insert (self->posting->crediting->texts, id);
  credit.deal = credit.id;
  g_array_append_val (credits, credit);

  return credits->len - 1;
}

static void
pay_earning (SalPayPostingRun *self, guint engagement, const SalEarning *earning)
{
  g_ptr_array_add (self->paid->pdata[engagement], (gpointer) earning);
}

/* What was posted, as an earning. */
static void
pay_posted (SalPayPostingRun *self,
            guint engagement,
            const char *kind,
            gint32 posted,
            gint64 amount,
            GHashTable *shares)
{
  SalEngagement *home = self->posting->crediting->engagements->pdata[engagement];
  gboolean is_clawback = g_str_equal (kind, kinds[SAL_EARNING_CLAWBACK]);
  SalEarning *earning = sal_earning_new (
      0, is_clawback ? SAL_EARNING_CLAWBACK : SAL_EARNING_PAYOUT, (SalPeriod){ 0 }, posted);
  g_autoptr (GPtrArray) names = list_shares (shares);

  earning->amount = amount;
  for (guint i = 0; i < names->len; i++)
    {
      const Share *share = g_hash_table_lookup (shares, names->pdata[i]);
      SalEarningShare one = { find_credit (self, home, names->pdata[i], share), share->amount };

      g_array_append_val (earning->shares, one);
    }
  g_ptr_array_add (self->made, earning);
  pay_earning (self, engagement, earning);
}

static gboolean
pay_line (SalPayPostingRun *self, guint engagement, const SalPayLine *line, GError **error)
{
  g_autoptr (GHashTable) shares = shares_new ();

  if (!add_stored_shares (self, shares, line->id, 1, error))
    return FALSE;
  pay_posted (self, engagement, line->kind, line->posted, line->amount, shares);

  return TRUE;
}

/* --- lines --- */

static SalPayLine
make_line (const SalEngagement *engagement, const SalEarning *earning, char *key, char *digest)
{
  return (SalPayLine){
    .key = key,
    .participant = engagement->participant,
    .person = engagement->person,
    .version = engagement->version,
    .plan = engagement->plan,
    .component = sal_plan_get_component (engagement->participation->plan, earning->component)->id,
    .kind = (char *) kinds[earning->kind],
    .currency = engagement->participation->currency,
    .posted = earning->posted,
    .amount = earning->amount,
    .forfeited = earning->forfeited,
    .digest = digest,
  };
}

static gint64
find_cited (SalPayPostingRun *self, const SalEngagement *engagement, const SalEarning *earning)
{
  g_autofree char *key = NULL;
  const State *state;

  if (earning->cites == NULL)
    return 0;
  key = make_key (engagement, earning->cites);
  state = g_hash_table_lookup (self->states, key);

  return state != NULL ? state->citable : 0;
}

/* Of a day in the open period: what is there is reversed if it is another. */
static gboolean
post_open (SalPayPostingRun *self,
           const SalEngagement *engagement,
           const SalEarning *earning,
           State *state,
           SalPayLine *line,
           GError **error)
{
  g_autofree char *period = NULL;
  gint64 id;

  if (state->live != NULL && g_str_equal (state->live->digest, line->digest))
    return TRUE;
  if (state->live != NULL && !sal_pay_ledger_writer_reverse (self->writer, state->live, error))
    return FALSE;
  line->measured_period = period = sal_period_to_text (earning->period);
  line->cites = find_cited (self, engagement, earning);
  id = sal_pay_ledger_writer_line (self->writer,
                                   line,
                                   &earning->payout,
                                   engagement->participation->plan,
                                   earning->component,
                                   error);
  state->citable = id;

  return id != 0 && write_earned_shares (self, id, engagement, earning, error);
}

/* What is to be posted into the open period, so that lines of closed ones and it are what is
 * calculated now. @shares: what is calculated; what was posted is taken off. */
static gboolean
find_difference (SalPayPostingRun *self,
                 const State *state,
                 SalPayLine *line,
                 GHashTable *shares,
                 GError **error)
{
  for (guint i = 0; i < state->closed->len; i++)
    {
      const SalPayLine *one = state->closed->pdata[i];

      line->amount -= one->amount;
      line->forfeited -= one->forfeited;
      if (!add_stored_shares (self, shares, one->id, -1, error))
        return FALSE;
    }

  return TRUE;
}

/* The digest that the closed lines of a key come to. */
static const char *
closed_digest (const State *state)
{
  return state->closed->len > 0
             ? ((const SalPayLine *) state->closed->pdata[state->closed->len - 1])->digest
             : NOTHING;
}

static gboolean
drop_live (SalPayPostingRun *self, State *state, GError **error)
{
  return state->live == NULL || sal_pay_ledger_writer_reverse (self->writer, state->live, error);
}

/* Posts the difference, unless it is there. */
static gboolean
post_difference (SalPayPostingRun *self,
                 State *state,
                 SalPayLine *line,
                 const SalEarning *earning,
                 const SalEngagement *engagement,
                 GHashTable *shares,
                 GError **error)
{
  g_autoptr (GPtrArray) names = list_shares (shares);
  gint64 id;

  if (line->amount == 0 && line->forfeited == 0 && names->len == 0)
    return drop_live (self, state, error);
  if (state->live != NULL && g_str_equal (state->live->digest, line->digest))
    return TRUE;
  if (!drop_live (self, state, error))
    return FALSE;
  line->posted = self->posting->last;
  line->cites = state->closed->len > 0 ? ((SalPayLine *) state->closed->pdata[0])->id
                : earning != NULL      ? find_cited (self, engagement, earning)
                                       : 0;
  if (state->closed->len > 0)
    line->kind = (char *) CORRECTION;
  id = sal_pay_ledger_writer_line (self->writer,
                                   line,
                                   earning != NULL ? &earning->payout : NULL,
                                   earning != NULL ? engagement->participation->plan : NULL,
                                   earning != NULL ? earning->component : 0,
                                   error);
  if (state->citable == 0)
    state->citable = id;

  return id != 0 && write_shares (self, id, shares, error);
}

/* Of a day in a closed period. */
static gboolean
post_closed (SalPayPostingRun *self,
             guint index,
             const SalEarning *earning,
             State *state,
             SalPayLine *line,
             GError **error)
{
  const SalEngagement *engagement = self->posting->crediting->engagements->pdata[index];
  g_autoptr (GHashTable) shares = shares_new ();
  g_autofree char *period = sal_period_to_text (earning->period);

  line->measured_period = period;
  if (g_str_equal (closed_digest (state), line->digest))
    {
      if (!drop_live (self, state, error))
        return FALSE;
      if (state->closed->len == 1)
        {
          pay_earning (self, index, earning);
          return TRUE;
        }
    }
  else
    {
      add_earned_shares (self, shares, engagement, earning);
      if (!find_difference (self, state, line, shares, error) ||
          !post_difference (self, state, line, earning, engagement, shares, error))
        return FALSE;
      pay_posted (self, index, CORRECTION, self->posting->last, line->amount, shares);
    }
  for (guint i = 0; i < state->closed->len; i++)
    if (!pay_line (self, index, state->closed->pdata[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
post_earning (SalPayPostingRun *self, guint index, const SalEarning *earning, GError **error)
{
  const SalEngagement *engagement = self->posting->crediting->engagements->pdata[index];
  g_autofree char *key = make_key (engagement, earning);
  g_autofree char *digest = make_digest (engagement, earning);
  SalPayLine line = make_line (engagement, earning, key, digest);
  State *state = ensure_state (self, key);

  state->is_seen = TRUE;
  if (earning->posted < self->posting->first)
    return post_closed (self, index, earning, state, &line, error);
  pay_earning (self, index, earning);

  return post_open (self, engagement, earning, state, &line, error);
}

static gboolean
post_engagement (SalPayPostingRun *self, guint index, GError **error)
{
  const SalEngagement *engagement = self->posting->crediting->engagements->pdata[index];
  const GArray *credits = engagement->participation->credits;
  const GPtrArray *earnings = self->posting->earnings->pdata[index];

  g_array_set_size (self->rows, 0);
  for (guint i = 0; i < credits->len; i++)
    {
      gint64 row = 0;

      if (g_array_index (credits, SalCredit, i).date <= self->posting->last)
        {
          row = sal_pay_ledger_writer_credit (self->writer, engagement, i, error);
          if (row == 0)
            return FALSE;
        }
      g_array_append_val (self->rows, row);
    }
  for (guint i = 0; i < earnings->len; i++)
    {
      const SalEarning *earning = earnings->pdata[i];

      if (earning->posted >= self->start && earning->posted <= self->posting->last &&
          !post_earning (self, index, earning, error))
        return FALSE;
    }

  return TRUE;
}

/* --- what is not calculated any more --- */

/* Who was paid goes on with something else, or with nothing: −1. */
static int
find_home (const SalPayPostingRun *self, const SalPayLine *line)
{
  const GPtrArray *engagements = self->posting->crediting->engagements;
  int home = -1;

  for (guint i = 0; i < engagements->len; i++)
    {
      const SalEngagement *one = engagements->pdata[i];

      if (one->person != line->person ||
          !g_str_equal (one->participation->currency, line->currency))
        continue;
      if (one->participant == line->participant)
        return (int) i;
      if (home < 0)
        home = (int) i;
    }

  return home;
}

char *
sal_pay_posting_name_account (gint64 person, const char *currency)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "|%s", person, currency);
}

static void
add_orphan (SalPayPostingRun *self, const SalPayLine *line, gint64 amount)
{
  char *account = sal_pay_posting_name_account (line->person, line->currency);
  gint64 *sum = g_hash_table_lookup (self->orphans, account);

  if (sum != NULL)
    {
      *sum += amount;
      g_free (account);
      return;
    }
  sum = g_new (gint64, 1);
  *sum = amount;
  g_hash_table_insert (self->orphans, account, sum);
}

static gboolean
pay_gone (SalPayPostingRun *self,
          const State *state,
          const SalPayLine *line,
          GHashTable *shares,
          GError **error)
{
  int home = find_home (self, line);

  if (home < 0)
    {
      add_orphan (self, line, line->amount);
      return TRUE;
    }
  for (guint i = 0; i < state->closed->len; i++)
    if (!pay_line (self, (guint) home, state->closed->pdata[i], error))
      return FALSE;
  if (line->amount != 0)
    pay_posted (self, (guint) home, CORRECTION, self->posting->last, line->amount, shares);

  return TRUE;
}

static gboolean
post_gone (SalPayPostingRun *self, const SalPayLine *of, State *state, GError **error)
{
  g_autoptr (GHashTable) shares = shares_new ();
  SalPayLine line = *of;

  line.amount = line.forfeited = 0;
  line.digest = (char *) NOTHING;
  line.id = line.reverses = line.cites = 0;
  if (!find_difference (self, state, &line, shares, error) ||
      !post_difference (self, state, &line, NULL, NULL, shares, error))
    return FALSE;

  return pay_gone (self, state, &line, shares, error);
}

static gboolean
post_all_gone (SalPayPostingRun *self, GError **error)
{
  for (guint i = 0; i < self->ledger->lines->len; i++)
    {
      const SalPayLine *line = self->ledger->lines->pdata[i];
      State *state = g_hash_table_lookup (self->states, line->key);

      if (state == NULL || state->is_seen)
        continue;
      state->is_seen = TRUE;
      if (!post_gone (self, line, state, error))
        return FALSE;
    }

  return TRUE;
}

/* --- all --- */

static gint32
find_start (const SalPayPostingRun *self)
{
  gint32 start = self->posting->first;

  for (guint i = 0; i < self->ledger->closings->len; i++)
    start = MIN (start, ((const SalPayClosing *) self->ledger->closings->pdata[i])->first);

  return start;
}

static gboolean
post (SalPayPostingRun *self, GError **error)
{
  const GPtrArray *engagements = self->posting->crediting->engagements;

  find_states (self);
  for (guint i = 0; i < engagements->len; i++)
    g_ptr_array_add (self->paid, g_ptr_array_new ());
  for (guint i = 0; i < engagements->len; i++)
    if (!post_engagement (self, i, error))
      return FALSE;

  return post_all_gone (self, error) && sal_pay_posting_settle (self, error);
}

/**
 * sal_pay_posting_run:
 * @self: what was calculated as of the last day of a period
 * @connection: a connection of a pay store, in a transaction
 * @error: return location for an error
 *
 * Posts into the open period what the ledger has not: a line for each earning of its days, with
 * slices and shares; where there is another line of the same already, it is reversed before. What
 * has changed of closed periods is posted as the difference, citing the line it corrects. Then what
 * is paid and owed is settled anew. What was posted before is as it was: the same calculation posts
 * nothing.
 *
 * Earnings of days before the first closed period, or before this one if none is, were paid
 * elsewhere.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_pay_posting_run (SalPayPosting *self, SalConnection *connection, GError **error)
{
  g_autoptr (SalPayLedger) ledger = sal_pay_ledger_load (connection, error);
  g_autoptr (SalPayLedgerWriter) writer =
      ledger != NULL ? sal_pay_ledger_writer_new (
                           connection, self->period, self->last, self->time, self->author, error)
                     : NULL;
  g_autoptr (GHashTable) states =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, state_free);
  g_autoptr (GHashTable) orphans = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) paid = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_earning_free);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  SalPayPostingRun run = { self, connection, ledger, writer, 0, states, paid, made, rows, orphans };

  if (writer == NULL)
    return FALSE;
  run.start = find_start (&run);
  if (!post (&run, error))
    return FALSE;
  self->n_posted = sal_pay_ledger_writer_get_n_posted (writer);

  return TRUE;
}
