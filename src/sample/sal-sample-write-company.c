/* sal-sample-write-company.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-rate.h"
#include "sal-sample-writer.h"

/* Each kind's ids begin this much later than those of the one before, so that no two records have
 * the same: ten million ids fill three seconds. */
#define SECONDS_PER_TABLE 600

static const char *const unit_types[] = { "company", "division", "region", "area", "team" };

/**
 * sal_sample_writer_init:
 * @self: the writer
 * @company: the selling company, which gets its ids
 * @accounts: the accounts, which get theirs
 * @rates: the exchange rates
 * @territories: who sells where in the United States
 * @rows: where the rows are put
 *
 * Prepares writing, and gives an id to everything that others refer to.
 */
void
sal_sample_writer_init (SalSampleWriter *self,
                        SalSampleCompany *company,
                        SalSampleAccounts *accounts,
                        const SalSampleRates *rates,
                        const SalSampleTerritories *territories,
                        SalSampleRows *rows)
{
  gint64 start = company->calendar.created * SAL_SECONDS_PER_DAY;

  *self = (SalSampleWriter){ .company = company,
                             .accounts = accounts,
                             .rates = rates,
                             .territories = territories,
                             .rows = rows };
  sal_sample_random_init (&self->random, company->seed, "records");
  self->contacts = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->n_contacts = accounts->accounts->len > SAL_SAMPLE_CONTACTS_EACH ? 1 : SAL_SAMPLE_CONTACTS;
  self->claims = g_array_new (FALSE, FALSE, sizeof (SalSampleClaim));
  for (guint i = 0; i < SAL_SAMPLE_N_TABLES; i++)
    sal_id_sequence_init (
        &self->ids[i], company->seed * SAL_SAMPLE_N_TABLES + i, start + i * SECONDS_PER_TABLE);

  for (guint i = 0; i < company->units->len; i++)
    sal_sample_unit (company, i)->id = sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_UNIT);
  for (guint i = 0; i < company->positions->len; i++)
    sal_sample_position (company, i)->id =
        sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_POSITION);
  for (guint i = 0; i < company->people->len; i++)
    sal_sample_person (company, i)->id = sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_PERSON);
  for (guint i = 0; i < accounts->accounts->len; i++)
    sal_sample_account (accounts, i)->id =
        sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_ACCOUNT);
}

void
sal_sample_writer_clear (SalSampleWriter *self)
{
  g_clear_pointer (&self->contacts, g_array_unref);
  g_clear_pointer (&self->claims, g_array_unref);
}

static void
write_units (SalSampleWriter *self)
{
  SalSampleRows *rows = self->rows;

  for (guint i = 0; i < self->company->units->len; i++)
    {
      const SalSampleUnit *unit = sal_sample_unit (self->company, i);

      sal_sample_rows_begin (rows, SAL_SAMPLE_TABLE_UNIT, unit->id);
      sal_sample_rows_put_static (rows, unit->name);
      sal_sample_rows_put_reference (
          rows, SAL_SAMPLE_ID_OF (self->company->units, unit->parent, SalSampleUnit));
      sal_sample_rows_put_static (rows, unit_types[unit->type]);
      sal_sample_rows_put_static (rows, unit->code);
      sal_sample_rows_put_static (rows, sal_sample_currencies[unit->currency].code);
      sal_sample_rows_put_day (rows, self->company->calendar.first - 1826);
      sal_sample_rows_end (rows);
    }
}

static void
write_positions (SalSampleWriter *self)
{
  SalSampleRows *rows = self->rows;

  for (guint i = 0; i < self->company->positions->len; i++)
    {
      const SalSamplePosition *position = sal_sample_position (self->company, i);
      gint32 today = self->company->calendar.today;
      gboolean filled = sal_sample_company_holder (self->company, (int) i, today) >= 0;

      sal_sample_rows_begin (rows, SAL_SAMPLE_TABLE_POSITION, position->id);
      sal_sample_rows_put_static (rows, position->name);
      sal_sample_rows_put_static (rows, position->role);
      sal_sample_rows_put_static (rows, sal_sample_roles[position->motion].motion);
      sal_sample_rows_put_reference (rows, sal_sample_unit (self->company, position->unit)->id);
      sal_sample_rows_put_reference (
          rows, SAL_SAMPLE_ID_OF (self->company->positions, position->manager, SalSamplePosition));
      sal_sample_rows_put_integer (rows, SAL_RATE_ONE);
      sal_sample_rows_put_static (rows,
                                  position->planned ? "to_be_hired"
                                  : filled          ? "filled"
                                                    : "vacant");
      sal_sample_rows_put_day (rows, position->from);
      sal_sample_rows_end (rows);
    }
}

/* Who has a territory lives in it, within some twenty kilometres of a place. */
static void
put_home (SalSampleWriter *self, const SalSamplePerson *person)
{
  const SalSampleTerritory *territory =
      sal_sample_territories_find (self->territories, person->position);
  double latitude = 0.4 * sal_sample_random_unit (&self->random) - 0.2;
  double longitude = 0.4 * sal_sample_random_unit (&self->random) - 0.2;

  sal_sample_rows_put (self->rows,
                       territory != NULL ? SAL_VALUE_REAL (territory->home.latitude + latitude)
                                         : SAL_VALUE_NULL);
  sal_sample_rows_put (self->rows,
                       territory != NULL ? SAL_VALUE_REAL (territory->home.longitude + longitude)
                                         : SAL_VALUE_NULL);
}

static void
write_person (SalSampleWriter *self, const SalSamplePerson *person, guint number)
{
  static const char *const phones[SAL_SAMPLE_N_REGIONS] = { "+1 206 555",  "+1 312 555",
                                                            "+1 214 555",  "+1 212 555",
                                                            "+1 416 555",  "+44 20 7946",
                                                            "+49 30 5550", "+81 3 5550" };
  const SalSampleRegion *region = &sal_sample_regions[person->region];
  SalSampleRows *rows = self->rows;
  char text[96];

  sal_sample_rows_begin (rows, SAL_SAMPLE_TABLE_PERSON, person->id);
  g_snprintf (text, sizeof text, "%s %s", person->given, person->family);
  sal_sample_rows_put_text (rows, text);
  g_snprintf (text, sizeof text, "E%05u", number + 1001);
  sal_sample_rows_put_text (rows, text);
  sal_sample_rows_put_static (rows, person->mail);
  g_snprintf (text,
              sizeof text,
              "%s %04u",
              phones[person->region],
              sal_sample_random_below (&self->random, 10000));
  sal_sample_rows_put_text (rows, text);
  sal_sample_rows_put_static (rows, region->employer);
  sal_sample_rows_put_static (rows, region->home);
  sal_sample_rows_put_day (rows, person->hired);
  sal_sample_rows_put_day (rows, person->left);
  put_home (self, person);
  sal_sample_rows_end (rows);
}

static void
write_leave (SalSampleWriter *self, const SalSamplePerson *person)
{
  SalSampleRows *rows = self->rows;

  if (person->leave_from == SAL_DATE_NONE)
    return;
  sal_sample_rows_begin (
      rows, SAL_SAMPLE_TABLE_LEAVE, sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_LEAVE));
  sal_sample_rows_put_reference (rows, person->id);
  sal_sample_rows_put_static (rows, person->leave_type);
  sal_sample_rows_put_day (rows, person->leave_from);
  sal_sample_rows_put_day (rows, person->leave_to);
  sal_sample_rows_end (rows);
}

static void
write_assignments (SalSampleWriter *self)
{
  SalSampleRows *rows = self->rows;

  for (guint i = 0; i < self->company->positions->len; i++)
    {
      const SalSamplePosition *position = sal_sample_position (self->company, i);

      for (guint j = 0; j < position->n_spells; j++)
        {
          const SalSampleSpell *spell = sal_sample_spell (self->company, position->first_spell + j);

          sal_sample_rows_begin (rows,
                                 SAL_SAMPLE_TABLE_ASSIGNMENT,
                                 sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_ASSIGNMENT));
          sal_sample_rows_put_reference (rows,
                                         sal_sample_person (self->company, spell->person)->id);
          sal_sample_rows_put_reference (rows, position->id);
          sal_sample_rows_put_integer (rows, SAL_RATE_ONE);
          sal_sample_rows_put_day (rows, spell->from);
          sal_sample_rows_put_day (rows, spell->to);
          sal_sample_rows_end (rows);
        }
    }
}

static void
write_ramps (SalSampleWriter *self)
{
  SalSampleRows *rows = self->rows;

  for (guint i = 0; i < SAL_SAMPLE_N_MOTIONS; i++)
    for (guint month = 0; month < SAL_SAMPLE_RAMP_MAX && sal_sample_roles[i].ramp[month] > 0;
         month++)
      {
        sal_sample_rows_begin (rows,
                               SAL_SAMPLE_TABLE_RAMP_PROFILE,
                               sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_RAMP_PROFILE));
        sal_sample_rows_put_static (rows, sal_sample_roles[i].role);
        sal_sample_rows_put_integer (rows, month + 1);
        sal_sample_rows_put_integer (rows, sal_sample_roles[i].ramp[month] * (SAL_RATE_ONE / 100));
        sal_sample_rows_end (rows);
      }
}

/* @day or @year is empty: SAL_DATE_NONE or 0. */
static void
write_rate (SalSampleWriter *self, SalSampleCurrency currency, gint32 day, int year, gint64 rate)
{
  SalSampleRows *rows = self->rows;

  sal_sample_rows_begin (rows,
                         SAL_SAMPLE_TABLE_EXCHANGE_RATE,
                         sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_EXCHANGE_RATE));
  sal_sample_rows_put_static (rows, sal_sample_currencies[currency].code);
  sal_sample_rows_put_static (rows, sal_sample_currencies[SAL_SAMPLE_USD].code);
  sal_sample_rows_put_day (rows, day);
  sal_sample_rows_put (rows, year != 0 ? SAL_VALUE_INTEGER (year) : SAL_VALUE_NULL);
  sal_sample_rows_put_integer (rows, rate);
  sal_sample_rows_end (rows);
}

static void
write_rates (SalSampleWriter *self)
{
  const SalSampleRates *rates = self->rates;

  for (guint i = 0; i < SAL_SAMPLE_N_CURRENCIES; i++)
    {
      if (i == SAL_SAMPLE_USD)
        continue;
      for (int year = 0; year < SAL_SAMPLE_N_RATE_YEARS; year++)
        write_rate (self, i, SAL_DATE_NONE, rates->first_year + year, rates->years[year][i]);
      for (guint month = 0; month < rates->n_months; month++)
        write_rate (self, i, rates->month_days[month], 0, rates->months[month][i]);
    }
}

/**
 * sal_sample_write_company:
 * @self: the writer
 *
 * Writes units, positions, people, who held which position when, leave, ramp profiles and exchange
 * rates.
 */
void
sal_sample_write_company (SalSampleWriter *self)
{
  write_units (self);
  write_positions (self);
  for (guint i = 0; i < self->company->people->len; i++)
    {
      write_person (self, sal_sample_person (self->company, i), i);
      write_leave (self, sal_sample_person (self->company, i));
    }
  write_assignments (self);
  write_ramps (self);
  write_rates (self);
}

static void
write_products (SalSampleWriter *self)
{
  SalSampleRows *rows = self->rows;

  g_assert (sal_sample_n_products <= G_N_ELEMENTS (self->products));

  for (guint i = 0; i < SAL_SAMPLE_N_FAMILIES; i++)
    {
      self->families[i] = sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_PRODUCT_FAMILY);
      sal_sample_rows_begin (rows, SAL_SAMPLE_TABLE_PRODUCT_FAMILY, self->families[i]);
      sal_sample_rows_put_static (rows, sal_sample_product_families[i].name);
      sal_sample_rows_put_static (rows, sal_sample_product_families[i].code);
      sal_sample_rows_end (rows);
    }
  for (guint i = 0; i < sal_sample_n_products; i++)
    {
      const SalSampleProduct *product = &sal_sample_products[i];

      self->products[i] = sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_PRODUCT);
      sal_sample_rows_begin (rows, SAL_SAMPLE_TABLE_PRODUCT, self->products[i]);
      sal_sample_rows_put_static (rows, product->name);
      sal_sample_rows_put_reference (rows, self->families[product->family]);
      sal_sample_rows_put_integer (rows, sal_sample_list_price (i, SAL_SAMPLE_USD));
      sal_sample_rows_put_static (rows, sal_sample_currencies[SAL_SAMPLE_USD].code);
      sal_sample_rows_put_integer (rows, 1);
      sal_sample_rows_put_static (rows, product->code);
      sal_sample_rows_put_integer (rows, sal_sample_unit_cost (i, SAL_SAMPLE_USD));
      sal_sample_rows_end (rows);
    }
}

static gint64
write_stage (SalSampleWriter *self, guint stage, const char *name, gint64 variant_of, gint64 unit)
{
  gint64 id = sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_STAGE);
  SalSampleRows *rows = self->rows;

  sal_sample_rows_begin (rows, SAL_SAMPLE_TABLE_STAGE, id);
  sal_sample_rows_put_static (rows, name);
  sal_sample_rows_put_integer (rows, stage + 1);
  sal_sample_rows_put_static (rows, sal_sample_stages[stage].status);
  sal_sample_rows_put_integer (rows, sal_sample_stages[stage].percent * (SAL_RATE_ONE / 100));
  sal_sample_rows_put_reference (rows, variant_of);
  sal_sample_rows_put_reference (rows, unit);
  sal_sample_rows_end (rows);

  return id;
}

/* Japan calls the open stages by names of its own. */
static void
write_stages (SalSampleWriter *self)
{
  gint64 japan = sal_sample_unit (self->company, self->company->region_units[SAL_SAMPLE_JAPAN])->id;

  for (guint i = 0; i < SAL_SAMPLE_N_STAGES; i++)
    self->stages[i] = self->japanese_stages[i] =
        write_stage (self, i, sal_sample_stages[i].name, 0, 0);
  for (guint i = 0; i < SAL_SAMPLE_N_STAGES; i++)
    if (sal_sample_stages[i].japanese)
      self->japanese_stages[i] =
          write_stage (self, i, sal_sample_stages[i].japanese, self->stages[i], japan);
}

/**
 * sal_sample_write_catalog:
 * @self: the writer
 *
 * Writes product families, products, competitors and stages.
 */
void
sal_sample_write_catalog (SalSampleWriter *self)
{
  SalSampleRows *rows = self->rows;

  write_products (self);
  write_stages (self);
  for (guint i = 0; i < SAL_SAMPLE_N_COMPETITORS; i++)
    {
      self->competitors[i] = sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_COMPETITOR);
      sal_sample_rows_begin (rows, SAL_SAMPLE_TABLE_COMPETITOR, self->competitors[i]);
      sal_sample_rows_put_static (rows, sal_sample_competitors[i].name);
      sal_sample_rows_put_static (rows, sal_sample_competitors[i].website);
      sal_sample_rows_end (rows);
    }
}

/**
 * sal_sample_write_quotas:
 * @self: the writer
 * @quotas: (element-type SalSampleQuota): quotas
 *
 * Writes the quotas.
 */
void
sal_sample_write_quotas (SalSampleWriter *self, const GArray *quotas)
{
  SalSampleRows *rows = self->rows;

  for (guint i = 0; i < quotas->len; i++)
    {
      const SalSampleQuota *quota = &g_array_index (quotas, SalSampleQuota, i);
      char period[16];

      g_snprintf (period,
                  sizeof period,
                  "%d-Q%d",
                  self->company->calendar.first_year + quota->quarter / 4,
                  quota->quarter % 4 + 1);
      sal_sample_rows_begin (
          rows, SAL_SAMPLE_TABLE_QUOTA, sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_QUOTA));
      sal_sample_rows_put_reference (
          rows, SAL_SAMPLE_ID_OF (self->company->positions, quota->position, SalSamplePosition));
      sal_sample_rows_put_reference (
          rows, SAL_SAMPLE_ID_OF (self->company->units, quota->unit, SalSampleUnit));
      sal_sample_rows_put_static (rows, "bookings");
      sal_sample_rows_put_text (rows, period);
      sal_sample_rows_put_integer (rows, quota->amount);
      sal_sample_rows_put_static (rows, sal_sample_currencies[quota->currency].code);
      sal_sample_rows_put_integer (rows, quota->version);
      sal_sample_rows_end (rows);
    }
}
