/* sal-sample-write-whitespace.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdlib.h>

#include "sal-sample-writer.h"

/* Accounts of which more is known than what they bought: the largest customers. */
#define N_ACCOUNTS 60

#define N_UNITS_MIN 3
#define N_UNITS_MAX 5

/* The parts that buy for themselves, and how much of an account they are. */
static const struct
{
  const char *name;
  double share;
  double uses[SAL_SAMPLE_N_FAMILIES]; /* how likely it is to have something of each family */
} units[] = {
  { "Machining Plant", 0.40, { 0.6, 0.5, 0.2, 0.4, 0.5 } },
  { "Assembly Plant", 0.30, { 0.4, 0.2, 0.5, 0.3, 0.4 } },
  { "Quality Laboratory", 0.08, { 0.8, 0.6, 0, 0.6, 0.6 } },
  { "Rolling Line", 0.15, { 0.2, 0, 0.7, 0.3, 0.2 } },
  { "Research Center", 0.07, { 0.5, 0.3, 0.1, 0.5, 0.1 } },
};

/* What some parts have no use for. */
static const struct
{
  guint unit;
  SalSampleFamilyCode family;
  const char *reason;
} exceptions[] = {
  { 2, SAL_SAMPLE_SENSORS, "No line runs in the laboratory" },
  { 3, SAL_SAMPLE_COORDINATE, "Strip is not measured by coordinates" },
  { 4, SAL_SAMPLE_SERVICES, "Calibrates its instruments itself" },
};

static const char *const sources[] = { "Service reports", "License server", "Plant visit" };

#define ONE_EXCEPTION_IN   6  /* parts that could have one */
#define ONE_ENDED_IN       10 /* installed products */
#define TYPED_ACCOUNTS     2  /* of … */
#define IMPORTED_ACCOUNTS  3
#define DAYS_INSTALLED_MAX 1500

/* What is being told of one account. */
typedef struct
{
  SalSampleWriter *writer;
  SalSampleRandom random;
  const SalSampleAccount *account;
  gint64 unit_ids[G_N_ELEMENTS (units)];
  gint64 values[G_N_ELEMENTS (units)][SAL_SAMPLE_N_FAMILIES]; /* a year */
} Telling;

static const char *
get_currency (const Telling *self)
{
  return sal_sample_currencies[self->account->currency].code;
}

/* Like prices: not to the cent. */
static gint64
round_amount (const Telling *self, double amount)
{
  gint64 unit = sal_sample_currencies[self->account->currency].minor * 100;

  return MAX ((gint64) (amount / (double) unit + 0.5), 1) * unit;
}

static void
write_unit (Telling *self, guint unit)
{
  SalSampleRows *rows = self->writer->rows;

  self->unit_ids[unit] = sal_sample_writer_next_id (self->writer, SAL_SAMPLE_TABLE_BUYING_UNIT);
  sal_sample_rows_begin (rows, SAL_SAMPLE_TABLE_BUYING_UNIT, self->unit_ids[unit]);
  sal_sample_rows_put_static (rows, units[unit].name);
  sal_sample_rows_put_reference (rows, self->account->id);
  sal_sample_rows_put_integer (
      rows, (gint64) ((double) self->account->employees * units[unit].share) + 1);
  sal_sample_rows_end (rows);
}

/* One of the products of a family. */
static guint
pick_product (Telling *self, SalSampleFamilyCode family)
{
  guint n = 0, chosen = 0;

  for (guint i = 0; i < sal_sample_n_products; i++)
    if (sal_sample_products[i].family == family &&
        sal_sample_random_below (&self->random, ++n) == 0)
      chosen = i;

  return chosen;
}

static void
write_installed (Telling *self, guint unit, SalSampleFamilyCode family)
{
  SalSampleRows *rows = self->writer->rows;
  gint32 today = self->writer->company->calendar.today;
  guint product = pick_product (self, family);
  int quantity = 1 + (int) (sal_sample_products[product].quantity *
                            sal_sample_random_lognormal (&self->random, 2, 0.5));
  gint64 price = sal_sample_list_price (product, (SalSampleCurrency) self->account->currency);
  gint64 value = round_amount (self, (double) (price * quantity) * 0.3);
  gint32 from = today - sal_sample_random_between (&self->random, 200, DAYS_INSTALLED_MAX);
  gboolean has_ended = sal_sample_random_below (&self->random, ONE_ENDED_IN) == 0;

  sal_sample_rows_begin (
      rows,
      SAL_SAMPLE_TABLE_INSTALLED_PRODUCT,
      sal_sample_writer_next_id (self->writer, SAL_SAMPLE_TABLE_INSTALLED_PRODUCT));
  sal_sample_rows_put_reference (rows, self->account->id);
  sal_sample_rows_put_reference (rows, self->unit_ids[unit]);
  sal_sample_rows_put_reference (rows, self->writer->families[family]);
  sal_sample_rows_put_reference (rows, self->writer->products[product]);
  sal_sample_rows_put (rows, SAL_VALUE_REAL (quantity));
  sal_sample_rows_put_integer (rows, value);
  sal_sample_rows_put_static (rows, get_currency (self));
  sal_sample_rows_put_day (rows, from);
  sal_sample_rows_put_day (
      rows, has_ended ? today - sal_sample_random_between (&self->random, 5, 150) : SAL_DATE_NONE);
  sal_sample_rows_put_static (
      rows, sources[sal_sample_random_below (&self->random, G_N_ELEMENTS (sources))]);
  sal_sample_rows_end (rows);
  self->values[unit][family] += has_ended ? 0 : value;
}

/* @unit: 0: of the account as a whole */
static void
write_potential (
    Telling *self, gint64 unit, SalSampleFamilyCode family, gint64 amount, const char *source)
{
  SalSampleRows *rows = self->writer->rows;

  sal_sample_rows_begin (
      rows,
      SAL_SAMPLE_TABLE_ACCOUNT_POTENTIAL,
      sal_sample_writer_next_id (self->writer, SAL_SAMPLE_TABLE_ACCOUNT_POTENTIAL));
  sal_sample_rows_put_reference (rows, self->account->id);
  sal_sample_rows_put_reference (rows, unit);
  sal_sample_rows_put_reference (rows, self->writer->families[family]);
  sal_sample_rows_put_integer (rows, amount);
  sal_sample_rows_put_static (rows, get_currency (self));
  sal_sample_rows_put_static (rows, source);
  sal_sample_rows_put_day (
      rows,
      self->writer->company->calendar.today - sal_sample_random_between (&self->random, 10, 200));
  sal_sample_rows_end (rows);
}

static void
write_exception (Telling *self, gint64 unit, SalSampleFamilyCode family, const char *reason)
{
  SalSampleRows *rows = self->writer->rows;

  sal_sample_rows_begin (
      rows,
      SAL_SAMPLE_TABLE_ELIGIBILITY_EXCEPTION,
      sal_sample_writer_next_id (self->writer, SAL_SAMPLE_TABLE_ELIGIBILITY_EXCEPTION));
  sal_sample_rows_put_reference (rows, self->account->id);
  sal_sample_rows_put_reference (rows, unit);
  sal_sample_rows_put_reference (rows, self->writer->families[family]);
  sal_sample_rows_put_static (rows, reason);
  sal_sample_rows_put_day (rows, self->writer->company->calendar.year);
  sal_sample_rows_end (rows);
}

/* Now and then an estimate is less than what is bought already. */
static gint64
estimate (Telling *self, gint64 value, double share)
{
  double least = (double) self->account->revenue * 0.00005 * share;
  double factor = sal_sample_random_lognormal (&self->random, 1.8, 0.45);

  return round_amount (self, MAX ((double) value, least) * factor);
}

static void
write_unit_and_products (Telling *self, guint unit)
{
  write_unit (self, unit);
  for (guint family = 0; family < SAL_SAMPLE_N_FAMILIES; family++)
    if (sal_sample_random_chance (&self->random, units[unit].uses[family]))
      write_installed (self, unit, (SalSampleFamilyCode) family);
  for (gsize i = 0; i < G_N_ELEMENTS (exceptions); i++)
    if (exceptions[i].unit == unit && self->values[unit][exceptions[i].family] == 0 &&
        sal_sample_random_below (&self->random, ONE_EXCEPTION_IN) == 0)
      write_exception (self, self->unit_ids[unit], exceptions[i].family, exceptions[i].reason);
}

static void
write_account (Telling *self, guint place)
{
  guint n_units = (guint) sal_sample_random_between (&self->random, N_UNITS_MIN, N_UNITS_MAX);

  for (guint unit = 0; unit < n_units; unit++)
    write_unit_and_products (self, unit);
  for (guint family = 0; family < SAL_SAMPLE_N_FAMILIES; family++)
    {
      gint64 sum = 0;

      for (guint unit = 0; unit < n_units; unit++)
        {
          sum += self->values[unit][family];
          if (place % TYPED_ACCOUNTS == 0 && sal_sample_random_chance (&self->random, 0.5))
            write_potential (self,
                             self->unit_ids[unit],
                             (SalSampleFamilyCode) family,
                             estimate (self, self->values[unit][family], units[unit].share),
                             SAL_POTENTIAL_TEXT_TYPED);
        }
      if (place % IMPORTED_ACCOUNTS == 0)
        write_potential (self,
                         0,
                         (SalSampleFamilyCode) family,
                         estimate (self, sum, 1),
                         SAL_POTENTIAL_TEXT_IMPORTED);
    }
}

static int
compare_sizes (gconstpointer a, gconstpointer b)
{
  const SalSampleAccount *one = *(const SalSampleAccount *const *) a;
  const SalSampleAccount *other = *(const SalSampleAccount *const *) b;

  if (one->employees != other->employees)
    return one->employees < other->employees ? 1 : -1;

  return (one->id > other->id) - (one->id < other->id);
}

/**
 * sal_sample_write_whitespace:
 * @self: the writer
 *
 * Writes the buying units of the largest customers, what is installed there, what it could be by
 * whom, and what they have no use for.
 */
void
sal_sample_write_whitespace (SalSampleWriter *self)
{
  g_autoptr (GPtrArray) customers = g_ptr_array_new ();
  SalSampleRandom random;

  for (guint i = 0; i < self->accounts->accounts->len; i++)
    {
      SalSampleAccount *account = sal_sample_account (self->accounts, i);

      if (account->customer != SAL_DATE_NONE && account->segment >= SAL_SAMPLE_LARGE_SEGMENT)
        g_ptr_array_add (customers, account);
    }
  if (customers->len > 1)
    qsort (customers->pdata, customers->len, sizeof (gpointer), compare_sizes);
  sal_sample_random_init (&random, self->company->seed, "whitespace");
  for (guint i = 0; i < MIN (customers->len, N_ACCOUNTS); i++)
    {
      Telling telling = { .writer = self,
                          .random = random,
                          .account = g_ptr_array_index (customers, i) };

      write_account (&telling, i);
      random = telling.random;
    }
}
