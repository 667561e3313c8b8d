/* sal-pay-source-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-source-private.h"

#include <stdlib.h>

#include "sal-rational.h"

const char *const sal_pay_quality_names[SAL_PAY_N_QUALITIES] = {
  [SAL_PAY_QUALITY_OPPORTUNITY] = "opportunity",
  [SAL_PAY_QUALITY_OPPORTUNITY_TYPE] = "opportunity_type",
  [SAL_PAY_QUALITY_SOURCE] = "source",
  [SAL_PAY_QUALITY_DISCOUNT] = "discount",
  [SAL_PAY_QUALITY_ACCOUNT] = "account",
  [SAL_PAY_QUALITY_INDUSTRY] = "industry",
  [SAL_PAY_QUALITY_SEGMENT] = "segment",
  [SAL_PAY_QUALITY_REGION] = "region",
  [SAL_PAY_QUALITY_COUNTRY] = "country",
  [SAL_PAY_QUALITY_PRODUCT_FAMILY] = "product_family",
  [SAL_PAY_QUALITY_PRODUCT] = "product",
};

/* In the order of the qualities, with a discount as a decimal number. */
#define QUALITIES                                                                                  \
  "o.name, o.type, o.source, o.discount, a.name, a.industry, a.segment, a.region, a.country,"      \
  " f.name, p.name"

static const char SALES[] =
    "SELECT o.id, o.account, o.owner, o.close_date, o.amount, o.currency, " QUALITIES
    " FROM opportunity o JOIN stage s ON s.id = o.stage"
    " LEFT JOIN account a ON a.id = o.account"
    " LEFT JOIN product_family f ON f.id = o.product_family"
    " LEFT JOIN product p ON p.id = o.product"
    " WHERE s.status = 'won' AND o.close_date BETWEEN ?1 AND ?2 AND o.amount IS NOT NULL"
    " ORDER BY o.close_date, o.id";

static const char SPLITS[] = "SELECT x.opportunity, x.position, x.share, x.credit = 'overlay'"
                             " FROM opportunity_split x JOIN opportunity o ON o.id = x.opportunity"
                             " WHERE o.close_date BETWEEN ?1 AND ?2 ORDER BY x.opportunity, x.id";

/* What credit coverage gives beside that of who is responsible. */
static const char COVERAGES[] =
    "SELECT opportunity, account, position, coalesce (share, 1000000000), credit = 'overlay',"
    " valid_from, valid_to FROM coverage WHERE credit IN ('split', 'overlay')"
    " AND (valid_from IS NULL OR valid_from <= ?2) AND (valid_to IS NULL OR valid_to >= ?1)"
    " ORDER BY coalesce (opportunity, 0), coalesce (account, 0), id";

static const char POSITIONS[] =
    "SELECT p.id, p.unit, p.manager, p.name, p.role, p.motion, u.name FROM position p"
    " LEFT JOIN unit u ON u.id = p.unit ORDER BY p.id";

static const char TENURES[] = "SELECT person, position, valid_from, valid_to FROM assignment"
                              " WHERE valid_from <= ?2 ORDER BY person, valid_from, id";

/* Of the versions of a quota the highest is in force. */
static const char QUOTAS[] =
    "SELECT position, unit, measure, period, amount, currency, max (version) FROM quota"
    " GROUP BY position, unit, measure, period ORDER BY position, unit, measure, period";

static const char RAMPS[] = "SELECT role, month, share FROM ramp_profile ORDER BY role, month";

static const char ABSENCES[] =
    "SELECT person, valid_from, valid_to FROM leave WHERE valid_from <= ?2"
    " ORDER BY person, valid_from, id";

/* --- rows --- */

static void
add_sale (const SalPaySourceRow *self)
{
  SalPaySale sale = { .id = sal_pay_source_row_id (self, 0),
                      .account = sal_pay_source_row_id (self, 1),
                      .owner = sal_pay_source_row_id (self, 2),
                      .closed = sal_pay_source_row_day (self, 3, SAL_DATE_NONE),
                      .amount = sal_pay_source_row_id (self, 4),
                      .currency = sal_pay_source_row_currency (self, 5),
                      .invoiced = SAL_DATE_NONE,
                      .received = SAL_DATE_NONE };

  for (int i = 0; i < SAL_PAY_N_QUALITIES; i++)
    if (i != SAL_PAY_QUALITY_DISCOUNT)
      sale.qualities[i] = sal_pay_source_row_text (self, 6 + i);
  if (sqlite3_column_type (self->row, 6 + SAL_PAY_QUALITY_DISCOUNT) == SQLITE_INTEGER)
    {
      g_auto (SalRational) discount = SAL_RATIONAL_INIT;
      g_autofree char *text = NULL;

      sal_rational_set_ratio (
          &discount, sal_pay_source_row_id (self, 6 + SAL_PAY_QUALITY_DISCOUNT), SAL_RATE_ONE);
      text = sal_rational_to_text (&discount);
      sale.qualities[SAL_PAY_QUALITY_DISCOUNT] =
          g_string_chunk_insert_const (self->source->texts, text);
    }
  if (sale.closed != SAL_DATE_NONE)
    g_array_append_val (self->source->sales, sale);
}

static void
add_split (const SalPaySourceRow *self)
{
  SalPaySplit split = { sal_pay_source_row_id (self, 0),
                        sal_pay_source_row_id (self, 1),
                        sal_pay_source_row_id (self, 2),
                        sal_pay_source_row_id (self, 3) != 0 };

  g_array_append_val (self->source->splits, split);
}

static void
add_coverage (const SalPaySourceRow *self)
{
  SalPayCoverage coverage = { .opportunity = sal_pay_source_row_id (self, 0),
                              .account = sal_pay_source_row_id (self, 1),
                              .position = sal_pay_source_row_id (self, 2),
                              .share = sal_pay_source_row_id (self, 3),
                              .is_overlay = sal_pay_source_row_id (self, 4) != 0,
                              .first = sal_pay_source_row_day (self, 5, G_MININT32),
                              .last = sal_pay_source_row_day (self, 6, G_MAXINT32) };

  g_array_append_val (self->source->coverages, coverage);
}

static void
add_position (const SalPaySourceRow *self)
{
  SalPayPosition position = { sal_pay_source_row_id (self, 0),   sal_pay_source_row_id (self, 1),
                              sal_pay_source_row_id (self, 2),   sal_pay_source_row_text (self, 3),
                              sal_pay_source_row_text (self, 4), sal_pay_source_row_text (self, 5),
                              sal_pay_source_row_text (self, 6) };

  g_array_append_val (self->source->positions, position);
}

static void
add_tenure (const SalPaySourceRow *self)
{
  SalPayTenure tenure = { sal_pay_source_row_id (self, 0),
                          sal_pay_source_row_id (self, 1),
                          sal_pay_source_row_day (self, 2, G_MININT32),
                          sal_pay_source_row_day (self, 3, G_MAXINT32) };

  g_array_append_val (self->source->tenures, tenure);
}

static void
add_quota (const SalPaySourceRow *self)
{
  SalPayQuota quota = { .position = sal_pay_source_row_id (self, 0),
                        .unit = sal_pay_source_row_id (self, 1),
                        .measure = g_intern_string (sal_pay_source_row_text (self, 2)),
                        .amount = sal_pay_source_row_id (self, 4),
                        .currency = sal_pay_source_row_currency (self, 5) };

  if (sal_pay_source_row_text (self, 3) != NULL &&
      sal_period_from_text (sal_pay_source_row_text (self, 3), &quota.period, NULL))
    g_array_append_val (self->source->quotas, quota);
}

static void
add_ramp (const SalPaySourceRow *self)
{
  SalPayRamp ramp = { sal_pay_source_row_text (self, 0),
                      (int) sal_pay_source_row_id (self, 1),
                      sal_pay_source_row_id (self, 2) };

  if (ramp.role != NULL)
    g_array_append_val (self->source->ramps, ramp);
}

static void
add_absence (const SalPaySourceRow *self)
{
  SalPayAbsence absence = { sal_pay_source_row_id (self, 0),
                            sal_pay_source_row_day (self, 1, G_MININT32),
                            sal_pay_source_row_day (self, 2, G_MAXINT32) };

  g_array_append_val (self->source->absences, absence);
}

/* --- all --- */

static SalPaySource *
source_new (const SalFiscalCalendar *calendar, const char *currency, gint32 until)
{
  SalPaySource *self = g_new0 (SalPaySource, 1);

  self->until = until;
  self->calendar = sal_fiscal_calendar_copy (calendar);
  self->currency = g_strdup (currency);
  self->sales = g_array_new (FALSE, FALSE, sizeof (SalPaySale));
  self->splits = g_array_new (FALSE, FALSE, sizeof (SalPaySplit));
  self->reversals = g_array_new (FALSE, FALSE, sizeof (SalPayReversal));
  self->steps = g_array_new (FALSE, FALSE, sizeof (SalPayStep));
  self->coverages = g_array_new (FALSE, FALSE, sizeof (SalPayCoverage));
  self->activities = g_array_new (FALSE, FALSE, sizeof (SalPayActivity));
  self->positions = g_array_new (FALSE, FALSE, sizeof (SalPayPosition));
  self->tenures = g_array_new (FALSE, FALSE, sizeof (SalPayTenure));
  self->quotas = g_array_new (FALSE, FALSE, sizeof (SalPayQuota));
  self->ramps = g_array_new (FALSE, FALSE, sizeof (SalPayRamp));
  self->absences = g_array_new (FALSE, FALSE, sizeof (SalPayAbsence));
  self->texts = g_string_chunk_new (65536);

  return self;
}

void
sal_pay_source_free (SalPaySource *self)
{
  sal_fiscal_calendar_free (self->calendar);
  g_free (self->currency);
  g_clear_pointer (&self->people, sal_people_free);
  g_clear_pointer (&self->ownership, sal_ownership_free);
  g_clear_pointer (&self->rates, sal_exchange_rates_free);
  g_array_unref (self->sales);
  g_array_unref (self->splits);
  g_array_unref (self->reversals);
  g_array_unref (self->steps);
  g_array_unref (self->coverages);
  g_array_unref (self->activities);
  g_array_unref (self->positions);
  g_array_unref (self->tenures);
  g_array_unref (self->quotas);
  g_array_unref (self->ramps);
  g_array_unref (self->absences);
  g_clear_pointer (&self->index, g_ptr_array_unref);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/* @table: rows of statements and what adds them to the source */
static gboolean
load_tables (SalPaySource *self, SalConnection *connection, gint32 from, GError **error)
{
  static const struct
  {
    const char *sql;
    SalPaySourceAdd add;
  } tables[] = {
    { SALES, add_sale },         { SPLITS, add_split },     { COVERAGES, add_coverage },
    { POSITIONS, add_position }, { TENURES, add_tenure },   { QUOTAS, add_quota },
    { RAMPS, add_ramp },         { ABSENCES, add_absence },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!sal_pay_source_load_rows (self, connection, tables[i].sql, from, tables[i].add, error))
      return FALSE;

  return TRUE;
}

/**
 * sal_pay_source_load:
 * @connection: a connection of the main store
 * @calendar: of the workspace
 * @currency: its reporting currency, in which amounts are that name none
 * @measures: a bit for each #SalPayMeasure that somebody asks for
 * @from: the first day on which won opportunities may have closed
 * @until: the last day: what closed or happened later is not known
 * @error: return location for an error
 *
 * Loads what of a workspace pay follows from: what more than opportunities themselves say is looked
 * up only if one of the measures asks for it.
 *
 * Returns: (transfer full): the source, or %NULL on a %SAL_STORE_ERROR
 */
SalPaySource *
sal_pay_source_load (SalConnection *connection,
                     const SalFiscalCalendar *calendar,
                     const char *currency,
                     guint measures,
                     gint32 from,
                     gint32 until,
                     GError **error)
{
  g_autoptr (SalPaySource) self = source_new (calendar, currency, until);

  self->people = sal_people_load (connection, error);
  if (self->people == NULL)
    return NULL;
  self->ownership = sal_ownership_load (connection, error);
  if (self->ownership == NULL)
    return NULL;
  self->rates = sal_exchange_rates_load (connection, self->calendar, error);
  if (self->rates == NULL || !load_tables (self, connection, from, error))
    return NULL;
  sal_pay_source_index (self);
  if (!sal_pay_source_load_transactions (self, connection, from, error) ||
      !sal_pay_source_load_measures (self, connection, measures, from, error))
    return NULL;

  return g_steal_pointer (&self);
}

static int
compare_position (gconstpointer key, gconstpointer element)
{
  gint64 id = *(const gint64 *) key, other = ((const SalPayPosition *) element)->id;

  return (id > other) - (id < other);
}

const SalPayPosition *
sal_pay_source_find_position (const SalPaySource *self, gint64 id)
{
  if (self->positions->len == 0)
    return NULL;

  return bsearch (
      &id, self->positions->data, self->positions->len, sizeof (SalPayPosition), compare_position);
}

const SalPaySplit *
sal_pay_source_find_splits (const SalPaySource *self, gint64 sale, guint *n_splits)
{
  const SalPaySplit *splits = (const SalPaySplit *) (gpointer) self->splits->data;
  guint low = 0, high = self->splits->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (splits[middle].sale < sale)
        low = middle + 1;
      else
        high = middle;
    }
  for (high = low; high < self->splits->len && splits[high].sale == sale;)
    high++;
  *n_splits = high - low;

  return splits + low;
}

const SalPayCoverage *
sal_pay_source_find_coverages (const SalPaySource *self,
                               gint64 opportunity,
                               gint64 account,
                               guint *n_coverages)
{
  const SalPayCoverage *coverages = (const SalPayCoverage *) (gpointer) self->coverages->data;
  guint low = 0, high = self->coverages->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const SalPayCoverage *one = &coverages[middle];

      if (one->opportunity < opportunity ||
          (one->opportunity == opportunity && one->account < account))
        low = middle + 1;
      else
        high = middle;
    }
  for (high = low; high < self->coverages->len && coverages[high].opportunity == opportunity &&
                   coverages[high].account == account;)
    high++;
  *n_coverages = high - low;

  return coverages + low;
}
