/* sal-sample-generator.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample-generator.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-error.h"
#include "sal-number.h"
#include "sal-sample-writer.h"

#define DEFAULT_OPPORTUNITIES 12000
#define DEFAULT_PEOPLE        120
#define PEOPLE_EXPONENT       0.7 /* a hundred times the opportunities, 25 times the people */
#define OPPORTUNITIES_EACH    10  /* of an account */
#define PROGRESS_EVERY        2048

static gboolean
check_option (const char *what, gint64 value, gint64 least, gint64 most, GError **error)
{
  char texts[3][SAL_NUMBER_BUFFER];

  if (value >= least && value <= most)
    return TRUE;

  g_set_error (error,
               SAL_ERROR,
               SAL_ERROR_VALUE,
               _ ("%s is too few or too many %s: a sample has from %s to %s"),
               sal_number_write (value, 0, texts[0]),
               what,
               sal_number_write (least, 0, texts[1]),
               sal_number_write (most, 0, texts[2]));

  return FALSE;
}

/**
 * sal_sample_options_complete:
 * @self: options
 * @error: return location for an error
 *
 * Fills in what was left 0 and checks the rest.
 *
 * Fails with %SAL_ERROR_VALUE if a number is out of bounds.
 *
 * Returns: %TRUE if a sample can be made
 */
gboolean
sal_sample_options_complete (SalSampleOptions *self, GError **error)
{
  if (self->opportunities == 0)
    self->opportunities = DEFAULT_OPPORTUNITIES;
  if (self->accounts == 0)
    self->accounts = MAX (self->opportunities / OPPORTUNITIES_EACH, 20);
  if (self->people == 0)
    self->people =
        MAX ((gint64) (DEFAULT_PEOPLE * pow ((double) self->opportunities / DEFAULT_OPPORTUNITIES,
                                             PEOPLE_EXPONENT) +
                       0.5),
             SAL_SAMPLE_PEOPLE_MIN);

  return check_option (_ ("opportunities"), self->opportunities, 100, 10000000, error) &&
         check_option (_ ("accounts"), self->accounts, 20, 5000000, error) &&
         check_option (_ ("people"), self->people, SAL_SAMPLE_PEOPLE_MIN, 50000, error);
}

static gboolean
write_deals (SalSampleWriter *writer,
             SalSampleQuotas *quotas,
             guint n,
             SalSampleProgressFunc progress,
             gpointer data)
{
  g_autoptr (SalSampleDeals) deals = sal_sample_deals_new (writer->company, writer->accounts, n);
  g_autoptr (GArray) earlier = sal_sample_deals_make_earlier_contracts (deals);
  SalSampleDeal deal;
  guint made = 0;

  for (guint i = 0; i < earlier->len; i++)
    {
      sal_sample_write_contract (writer, &g_array_index (earlier, SalSampleContract, i));
      sal_sample_deals_expect_renewal (deals, &g_array_index (earlier, SalSampleContract, i));
    }

  while (sal_sample_deals_next (deals, &deal))
    {
      sal_sample_write_deal (writer, &deal);
      sal_sample_quotas_count (quotas, &deal);
      if (deal.has_contract)
        sal_sample_deals_expect_renewal (deals, &deal.contract);
      if (++made % PROGRESS_EVERY == 0 && progress && !progress ((double) made / n, data))
        return FALSE;
    }

  return TRUE;
}

/**
 * sal_sample_generate:
 * @options: what sal_sample_options_complete() has completed
 * @today: the last day of the sample
 * @areas: the counties and ZIP areas
 * @counties: the shapes of the counties
 * @rows: where the rows are put
 * @progress: (nullable): what is told how far it is
 * @data: data for @progress
 *
 * Makes a company: the same rows for the same options and day.
 *
 * Returns: %FALSE if @progress stopped it
 */
gboolean
sal_sample_generate (const SalSampleOptions *options,
                     gint32 today,
                     SalUsAreas *areas,
                     SalGeography *counties,
                     SalSampleRows *rows,
                     SalSampleProgressFunc progress,
                     gpointer data)
{
  SalSampleCompany *company =
      sal_sample_company_new (options->seed, (guint) options->people, today, areas);
  g_autoptr (SalSampleTerritories) territories =
      sal_sample_territories_new (company, areas, counties);
  SalSampleAccounts *accounts =
      sal_sample_accounts_new (company, areas, territories, (guint) options->accounts);
  SalSampleRates rates;
  g_autoptr (SalSampleQuotas) quotas = NULL;
  SalSampleWriter writer;
  gboolean done;

  sal_sample_rows_keep (rows, company, (GDestroyNotify) sal_sample_company_free);
  sal_sample_rows_keep (rows, accounts, (GDestroyNotify) sal_sample_accounts_free);
  sal_sample_rates_init (&rates, company);
  quotas = sal_sample_quotas_new (company, &rates);
  sal_sample_writer_init (&writer, company, accounts, &rates, territories, rows);
  sal_sample_write_company (&writer);
  sal_sample_write_catalog (&writer);
  sal_sample_write_contacts (&writer);
  done = write_deals (&writer, quotas, (guint) options->opportunities, progress, data);
  if (done)
    {
      g_autoptr (GArray) made = sal_sample_quotas_make (quotas);

      sal_sample_write_accounts (&writer);
      sal_sample_write_quotas (&writer, made);
      sal_sample_write_territories (&writer);
      sal_sample_write_tiers (&writer);
      sal_sample_write_whitespace (&writer);
    }
  sal_sample_rows_flush (rows);
  sal_sample_writer_clear (&writer);

  return done;
}
