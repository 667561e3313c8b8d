/* sal-portfolio-data.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-portfolio-data.h"

#include <math.h>

#include "sal-currency.h"
#include "sal-health-book.h"
#include "sal-index-order.h"
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
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  return sal_portfolio_data_compare (*(const guint *) a, *(const guint *) b, data);
}

static void
start_changes (SalPortfolioData *self)
{
  g_clear_pointer (&self->changed, g_array_unref);
  self->changed = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
order_by_score (SalPortfolioData *self)
{
  g_array_set_size (self->order, self->portfolio->accounts->len);
  for (guint i = 0; i < self->order->len; i++)
    g_array_index (self->order, guint, i) = i;
  g_array_sort_with_data (self->order, compare_places, self);
}

static void
data_free (SalPortfolioData *self)
{
  g_clear_pointer (&self->portfolio, sal_account_portfolio_free);
  g_clear_pointer (&self->scheme, sal_tier_scheme_free);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_free (self->folded);
  g_clear_pointer (&self->order, g_array_unref);
  g_clear_pointer (&self->changed, g_array_unref);
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

  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  self->current = g_new0 (double, n + 1);
  self->potential = g_new0 (double, n + 1);
}

/* Accounts, rated by the tier model in force on the day; without one, no account has a tier, and
 * the scheme has none either; by one that is not complete, they stay in the tiers that are stored.
 */
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
  if (!sal_tier_schedule_load (connection, self->scheme, &self->schedule, error))
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
  g_clear_pointer (&self->changed, g_array_unref);

  return g_steal_pointer (&self);
}

/* Some of them are rated again, and moved in the order. */
static void
rate_changed (SalPortfolioData *self)
{
  const guint *changed = (const guint *) (gpointer) self->changed->data;

  if (self->is_tried)
    {
      sal_portfolio_data_rate (self, NULL);
      order_by_score (self);
      return;
    }
  sal_index_order_remove (self->order, changed, self->changed->len);
  for (guint i = 0; i < self->changed->len; i++)
    sal_account_portfolio_rate_account (self->portfolio, self->scheme, changed[i]);
  sal_index_order_insert (
      self->order, changed, self->changed->len, sal_portfolio_data_compare, self);
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
  self->schedule = part->schedule;
  start_changes (self);
  for (guint i = 0; i < accounts->len; i++)
    {
      gint64 id = g_array_index (accounts, SalPortfolioAccount, i).id;
      guint place = (guint) sal_id_map_lookup (self->portfolio->indexes, id);

      self->health[place] = part->health[i];
      g_array_append_val (self->changed, place);
    }
  rate_changed (self);

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
 * sal_portfolio_data_compare:
 * @row: the place of an account
 * @other: that of another one
 * @data: a #SalPortfolioData, rated by its own scheme
 *
 * A #SalIndexCompare: those with the highest score first, those of the same by name, and at the end
 * those without one.
 *
 * Returns: less than 0 if @row comes first
 */
int
sal_portfolio_data_compare (guint row, guint other, gpointer data)
{
  const GArray *accounts = ((const SalPortfolioData *) data)->portfolio->accounts;
  double one = g_array_index (accounts, SalPortfolioAccount, row).score;
  double two = g_array_index (accounts, SalPortfolioAccount, other).score;

  if (isnan (one) != isnan (two))
    return isnan (one) - isnan (two);
  if (one < two || one > two)
    return one < two ? 1 : -1;

  return (row > other) - (row < other);
}

/**
 * sal_portfolio_data_rate:
 * @self: the data
 * @tried: (nullable): a scheme that is edited and passes sal_tier_scheme_check(); %NULL: its own
 *
 * Rates the accounts by a scheme that is tried, or by their own again if one was: by one that is
 * not complete, none has a score. Their order stays that by their own.
 */
void
sal_portfolio_data_rate (SalPortfolioData *self, const SalTierScheme *tried)
{
  if (tried != NULL)
    sal_account_portfolio_rate (self->portfolio, tried);
  else if (self->is_tried)
    sal_account_portfolio_rate (self->portfolio, self->scheme);
  self->is_tried = tried != NULL;
}

/* NULL: not known. Accounts of both are by name, and mostly the same. */
static const SalWhitespaceSum *
find_sum (const SalPortfolioData *self, const SalWhitespace *whitespace, guint place)
{
  gint64 id = g_array_index (self->portfolio->accounts, SalPortfolioAccount, place).id;
  int found;

  if (whitespace == NULL)
    return NULL;
  if (place < whitespace->accounts->len && sal_whitespace_get_account (whitespace, place)->id == id)
    return &sal_whitespace_get_account (whitespace, place)->sum;
  found = sal_whitespace_find_account (whitespace, id);

  return found >= 0 ? &sal_whitespace_get_account (whitespace, (guint) found)->sum : NULL;
}

/* Whether that changes anything */
static gboolean
take_figure (double *figure, double value)
{
  gboolean is_same = *figure == value || (isnan (*figure) && isnan (value));

  *figure = value;

  return !is_same;
}

/**
 * sal_portfolio_data_set_whitespace:
 * @self: the data
 * @whitespace: (nullable): what accounts buy and could buy; %NULL while it is not known
 *
 * Takes what whitespace says of each account. Those that it says something else of than before are
 * those that were changed last.
 */
void
sal_portfolio_data_set_whitespace (SalPortfolioData *self, const SalWhitespace *whitespace)
{
  start_changes (self);
  for (guint i = 0; i < self->portfolio->accounts->len; i++)
    {
      const SalWhitespaceSum *sum = find_sum (self, whitespace, i);
      double current = sum != NULL ? (double) sum->current : NAN;
      double potential =
          sum != NULL ? (double) (sum->current + sum->open + sum->more + sum->pursued) : NAN;
      gboolean is_other = take_figure (&self->current[i], current);

      is_other |= take_figure (&self->potential[i], potential);
      if (is_other)
        g_array_append_val (self->changed, i);
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
