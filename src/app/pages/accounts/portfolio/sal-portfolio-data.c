/* sal-portfolio-data.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-portfolio-data.h"

#include <math.h>

#include "sal-currency.h"
#include "sal-health-book.h"
#include "sal-kinds.h"
#include "sal-money.h"

/* What an account's health is, NaN: it is not watched. Thresholds that are not complete judge
 * nobody. */
static double
judge (const SalHealthBook *book, gint64 id, gint32 day)
{
  const SalHealthAccount *account = sal_health_book_find (book, id);
  SalHealth health = { .health = NAN };

  if (account != NULL && sal_health_scheme_check (book->scheme, NULL))
    sal_health_scheme_judge (book->scheme, account->series, day, &health);

  return health.health;
}

/* Of all accounts from one book, of some from one each. */
static gboolean
load_health (SalPortfolioData *self, SalConnection *connection, gboolean of_all, GError **error)
{
  const GArray *accounts = self->portfolio->accounts;
  gint32 day = self->portfolio->day;
  g_autoptr (SalHealthBook) book = NULL;

  self->health = g_new (double, accounts->len + 1);
  for (guint i = 0; i < accounts->len; i++)
    {
      gint64 id = g_array_index (accounts, SalPortfolioAccount, i).id;

      if (!of_all)
        g_clear_pointer (&book, sal_health_book_free);
      if (book == NULL)
        book = sal_health_book_load (connection, of_all ? 0 : id, day, day, error);
      if (book == NULL)
        return FALSE;
      self->health[i] = judge (book, id, day);
    }

  return TRUE;
}

static void
fold_names (SalPortfolioData *self)
{
  const GArray *accounts = self->portfolio->accounts;

  self->texts = g_string_chunk_new (1 << 14);
  self->folded = g_new (const char *, accounts->len + 1);
  for (guint i = 0; i < accounts->len; i++)
    {
      g_autofree char *folded =
          g_utf8_casefold (g_array_index (accounts, SalPortfolioAccount, i).name, -1);

      self->folded[i] = g_string_chunk_insert (self->texts, folded);
    }
}

static int
compare_scores (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const GArray *accounts = user_data;
  double one = g_array_index (accounts, SalPortfolioAccount, *(const guint *) a).score;
  double other = g_array_index (accounts, SalPortfolioAccount, *(const guint *) b).score;

  if (isnan (one) || isnan (other))
    return isnan (one) - isnan (other);

  return (one < other) - (one > other);
}

/* Those of the same score by name. */
static void
order_by_score (SalPortfolioData *self)
{
  GArray *accounts = self->portfolio->accounts;

  for (guint i = 0; i < accounts->len; i++)
    self->order[i] = i;
  g_qsort_with_data (self->order, (int) accounts->len, sizeof (guint), compare_scores, accounts);
}

static void
data_free (SalPortfolioData *self)
{
  g_clear_pointer (&self->portfolio, sal_account_portfolio_free);
  g_clear_pointer (&self->scheme, sal_tier_scheme_free);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_free (self->folded);
  g_free (self->order);
  g_free (self->health);
  g_free (self->current);
  g_free (self->potential);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPortfolioData, data_free)

static void
create_arrays (SalPortfolioData *self)
{
  guint n = self->portfolio->accounts->len;

  self->order = g_new (guint, n + 1);
  self->current = g_new (double, n + 1);
  self->potential = g_new (double, n + 1);
}

/* Accounts, rated by the tier model in force on the day; without one, no account has a tier, and
 * the scheme has none either. */
static gpointer
load (SalConnection *connection, gint32 day, const char *accounts, GError **error)
{
  g_autoptr (SalPortfolioData) self = NULL;
  gint64 model = sal_tier_scheme_find (connection, day, error);

  if (model < 0)
    return NULL;
  self = g_new0 (SalPortfolioData, 1);
  self->scheme =
      model > 0 ? sal_tier_scheme_load (connection, model, error) : sal_tier_scheme_new ();
  if (self->scheme == NULL)
    return NULL;
  self->portfolio = sal_account_portfolio_load (connection, self->scheme, day, accounts, error);
  if (self->portfolio == NULL || !load_health (self, connection, accounts == NULL, error))
    return NULL;
  self->currency = g_intern_string (sal_connection_get_conversion (connection)->currency);
  self->is_complete = sal_tier_scheme_check (self->scheme, NULL);
  fold_names (self);
  create_arrays (self);
  order_by_score (self);
  sal_portfolio_data_set_whitespace (self, NULL);

  return g_steal_pointer (&self);
}

/* A day later, all of them are measured by other days. */
static gboolean
merge (gpointer data, gpointer other)
{
  SalPortfolioData *self = data;
  const SalPortfolioData *part = other;
  const GArray *accounts = part->portfolio->accounts;

  if (part->portfolio->day != self->portfolio->day ||
      !sal_account_portfolio_merge (self->portfolio, part->portfolio))
    return FALSE;
  for (guint i = 0; i < accounts->len; i++)
    {
      gint64 id = g_array_index (accounts, SalPortfolioAccount, i).id;

      self->health[sal_id_map_lookup (self->portfolio->indexes, id)] = part->health[i];
    }
  if (self->is_complete)
    sal_account_portfolio_rate (self->portfolio, self->scheme);
  order_by_score (self);

  return TRUE;
}

/* What the portfolio is made of. */
static const SalAccountTouchPart parts[] = {
  { &sal_opportunity_kind, "account", "SELECT account FROM opportunity WHERE id = ?1" },
  { &sal_opportunity_line_kind,
    "opportunity",
    "SELECT o.account FROM opportunity_line l JOIN opportunity o ON o.id = l.opportunity"
    " WHERE l.id = ?1" },
  { &sal_activity_kind, "account", "SELECT account FROM activity WHERE id = ?1" },
  { &sal_contact_kind, "account", "SELECT account FROM contact WHERE id = ?1" },
  { &sal_account_tier_kind, "account", "SELECT account FROM account_tier WHERE id = ?1" },
  { &sal_account_score_kind, "account", "SELECT account FROM account_score WHERE id = ?1" },
  { &sal_account_signal_kind, "account", "SELECT account FROM account_signal WHERE id = ?1" },
  { &sal_support_case_kind, "account", "SELECT account FROM support_case WHERE id = ?1" },
  { &sal_satisfaction_score_kind,
    "account",
    "SELECT account FROM satisfaction_score WHERE id = ?1" },
  { NULL, NULL, NULL },
};

/* What all accounts follow from, and their names, by which they are in order. */
static const SalKind *const common[] = {
  &sal_account_kind,
  &sal_stage_kind,
  &sal_product_kind,
  &sal_tier_model_kind,
  &sal_tier_criterion_kind,
  &sal_tier_kind,
  &sal_exchange_rate_kind,
  &sal_signal_threshold_kind,
  NULL,
};

const SalAccountKeeperSource sal_portfolio_data_source = {
  .rules = { parts, common },
  .load = load,
  .merge = merge,
  .free = (GDestroyNotify) data_free,
};

/**
 * sal_portfolio_data_set_whitespace:
 * @self: the data
 * @whitespace: (nullable): what accounts buy and could buy; %NULL while it is not known
 *
 * Takes what whitespace says of each account.
 */
void
sal_portfolio_data_set_whitespace (SalPortfolioData *self, const SalWhitespace *whitespace)
{
  for (guint i = 0; i < self->portfolio->accounts->len; i++)
    {
      gint64 id = g_array_index (self->portfolio->accounts, SalPortfolioAccount, i).id;
      int place = whitespace != NULL ? sal_whitespace_find_account (whitespace, id) : -1;
      const SalWhitespaceSum *sum =
          place >= 0 ? &sal_whitespace_get_account (whitespace, (guint) place)->sum : NULL;

      self->current[i] = sum != NULL ? (double) sum->current : NAN;
      self->potential[i] = sum != NULL ? (double) (sum->current + sum->open + sum->more) : NAN;
    }
}

/**
 * sal_portfolio_data_format_amount:
 * @self: the data
 * @value: in major units of the reporting currency
 *
 * Returns: (transfer full): the amount, by locale, in whole units
 */
char *
sal_portfolio_data_format_amount (const SalPortfolioData *self, double value)
{
  double unit = pow (10, sal_currency_digits (self->currency));

  return sal_money_format_whole (llround (value * unit), self->currency);
}

/**
 * sal_portfolio_data_name_tier:
 * @self: the data
 * @tier: the place of a tier, or -1
 *
 * Returns: (transfer none): what a tier is called; a dash for none
 */
const char *
sal_portfolio_data_name_tier (const SalPortfolioData *self, int tier)
{
  return tier >= 0 ? g_array_index (self->scheme->tiers, SalTier, tier).name : "–";
}
