/* sal-sample-write-accounts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sal-rate.h"
#include "sal-sample-names.h"
#include "sal-sample-writer.h"

#define FORMER_AFTER 600 /* days without a purchase */

static const struct
{
  const char *title;
  const char *department;
} jobs[] = {
  { "Quality Manager", "Quality" },
  { "Head of Metrology", "Quality" },
  { "Director of Quality", "Quality" },
  { "Inspection Supervisor", "Quality" },
  { "Plant Manager", "Production" },
  { "Production Engineer", "Production" },
  { "Vice President Operations", "Production" },
  { "Process Engineer", "Engineering" },
  { "Manufacturing Engineering Manager", "Engineering" },
  { "Laboratory Manager", "Laboratory" },
  { "Purchasing Manager", "Purchasing" },
  { "Category Buyer", "Purchasing" },
  { "Chief Operating Officer", "Management" },
  { "Managing Director", "Management" },
};

static const SalSampleCountry *
country_of (const SalSampleAccount *account)
{
  return sal_sample_find_country (account->city < 0 ? "United States"
                                                    : sal_sample_cities[account->city].country);
}

/* "whitcombcastings", from the name without its legal form */
static char *
write_domain (const SalSampleAccount *account, char *buffer, gsize size)
{
  char stem[SAL_SAMPLE_NAME_BUFFER];

  g_strlcpy (stem, account->name, MIN ((gsize) account->stem + 1, sizeof stem));

  return sal_sample_write_ascii (stem, buffer, size);
}

static void
write_contact (SalSampleWriter *self, const SalSampleAccount *account)
{
  guint job = sal_sample_random_below (&self->random, G_N_ELEMENTS (jobs));
  gint64 id = sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_CONTACT);
  SalSampleRows *rows = self->rows;
  const char *given, *family;
  char first[32], last[32], domain[SAL_SAMPLE_NAME_BUFFER], text[192];

  sal_sample_pick_person (&self->random, country_of (account)->culture, &given, &family);
  sal_sample_rows_begin (rows, SAL_SAMPLE_TABLE_CONTACT, id);
  g_snprintf (text, sizeof text, "%s %s", given, family);
  sal_sample_rows_put_text (rows, text);
  sal_sample_rows_put_reference (rows, account->id);
  sal_sample_rows_put_static (rows, jobs[job].title);
  sal_sample_rows_put_static (rows, jobs[job].department);
  g_snprintf (text,
              sizeof text,
              "%s.%s@%s.example",
              sal_sample_write_ascii (given, first, sizeof first),
              sal_sample_write_ascii (family, last, sizeof last),
              write_domain (account, domain, sizeof domain));
  sal_sample_rows_put_text (rows, text);
  g_snprintf (text,
              sizeof text,
              account->city < 0 ? "+1 %u 555 01%02u" : "%u 555 01%02u",
              201 + sal_sample_random_below (&self->random, 780),
              sal_sample_random_below (&self->random, 100));
  sal_sample_rows_put_text (rows, text);
  sal_sample_rows_end (rows);
  g_array_append_val (self->contacts, id);
}

/**
 * sal_sample_write_contacts:
 * @self: the writer
 *
 * Writes two contacts for each account, or one if there are very many.
 */
void
sal_sample_write_contacts (SalSampleWriter *self)
{
  for (guint i = 0; i < self->accounts->accounts->len; i++)
    for (guint j = 0; j < self->n_contacts; j++)
      write_contact (self, sal_sample_account (self->accounts, i));
}

static void
put_postal_code (SalSampleWriter *self, const char *pattern)
{
  static const char letters[] = "ABCDEFGHJKLMNPRSTUVWXYZ";
  char text[16];

  g_strlcpy (text, pattern, sizeof text);
  for (char *at = text; *at != '\0'; at++)
    if (*at == '#')
      *at = (char) ('0' + sal_sample_random_below (&self->random, 10));
    else if (*at == '?')
      *at = letters[sal_sample_random_below (&self->random, sizeof letters - 1)];
  sal_sample_rows_put_text (self->rows, text);
}

/* Street, city, postal code, region, country, county, latitude, longitude. */
static void
put_address (SalSampleWriter *self, const SalSampleAccount *account)
{
  SalSampleRows *rows = self->rows;
  char street[64];

  g_snprintf (street,
              sizeof street,
              "%u %s",
              1 + sal_sample_random_below (&self->random, 9800),
              sal_sample_streets
                  .words[sal_sample_random_below (&self->random, sal_sample_streets.n_words)]);
  sal_sample_rows_put_text (rows, street);
  if (account->city < 0)
    {
      gsize n;
      const SalUsArea *zip = &sal_us_areas_get_zips (self->accounts->areas, &n)[account->zip];
      const SalUsArea *county = &sal_us_areas_get_counties (self->accounts->areas, &n)[zip->county];

      sal_sample_rows_put_static (rows, zip->place);
      sal_sample_rows_put_static (rows, zip->code);
      sal_sample_rows_put_static (rows, zip->state);
      sal_sample_rows_put_static (rows, "United States");
      sal_sample_rows_put_static (rows, county->code);
    }
  else
    {
      const SalSampleCity *city = &sal_sample_cities[account->city];

      sal_sample_rows_put_static (rows, city->city);
      put_postal_code (self, city->postal);
      sal_sample_rows_put_static (rows, city->region);
      sal_sample_rows_put_static (rows, city->country);
      sal_sample_rows_put (rows, SAL_VALUE_NULL);
    }
  /* four decimals, as they are known */
  sal_sample_rows_put (
      rows, SAL_VALUE_REAL ((double) (gint64) ((double) account->latitude * 10000) / 10000));
  sal_sample_rows_put (
      rows, SAL_VALUE_REAL ((double) (gint64) ((double) account->longitude * 10000) / 10000));
}

static const char *
status_of (const SalSampleAccount *account, gint32 today)
{
  if (account->customer == SAL_DATE_NONE)
    return "prospect";

  return account->bought < today - FORMER_AFTER ? "former" : "customer";
}

/**
 * sal_sample_writer_find_owner:
 * @self: the writer
 * @account: an account
 *
 * Finds the person of the position that covers an account today.
 *
 * Returns: the id of the person
 */
gint64
sal_sample_writer_find_owner (const SalSampleWriter *self, const SalSampleAccount *account)
{
  gint32 today = self->company->calendar.today;
  int position = sal_sample_account_position (
      account, &self->company->calendar, account->customer != SAL_DATE_NONE, today);
  int holder;

  position = sal_sample_company_stand_in (self->company, position, today);
  holder = sal_sample_company_holder (self->company, position, today);

  return sal_sample_person (self->company, holder)->id;
}

static void
write_account (SalSampleWriter *self, const SalSampleAccount *account)
{
  SalSampleRows *rows = self->rows;
  char domain[SAL_SAMPLE_NAME_BUFFER], website[160];

  sal_sample_rows_begin (rows, SAL_SAMPLE_TABLE_ACCOUNT, account->id);
  sal_sample_rows_put_static (rows, account->name);
  sal_sample_rows_put_reference (
      rows, SAL_SAMPLE_ID_OF (self->accounts->accounts, account->parent, SalSampleAccount));
  sal_sample_rows_put_static (rows, sal_sample_industries[account->industry].name);
  sal_sample_rows_put_static (rows, sal_sample_segments[account->segment].name);
  sal_sample_rows_put_static (rows, status_of (account, self->company->calendar.today));
  sal_sample_rows_put_integer (rows, account->employees);
  sal_sample_rows_put_integer (rows, account->revenue);
  sal_sample_rows_put_static (rows, sal_sample_currencies[account->currency].code);
  sal_sample_rows_put_integer (rows, account->founded);
  put_address (self, account);
  sal_sample_rows_put_reference (rows, sal_sample_writer_find_owner (self, account));
  g_snprintf (
      website, sizeof website, "https://%s.example", write_domain (account, domain, sizeof domain));
  sal_sample_rows_put_text (rows, website);
  sal_sample_rows_end (rows);
}

/* @account or @opportunity is 0. */
static void
write_coverage (
    SalSampleWriter *self, gint64 account, gint64 opportunity, int position, gint32 from, gint32 to)
{
  const SalSamplePosition *covering = sal_sample_position (self->company, position);
  SalSampleRows *rows = self->rows;

  sal_sample_rows_begin (
      rows, SAL_SAMPLE_TABLE_COVERAGE, sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_COVERAGE));
  sal_sample_rows_put_reference (rows, account);
  sal_sample_rows_put_reference (rows, opportunity);
  sal_sample_rows_put_reference (rows, covering->id);
  sal_sample_rows_put_static (rows, covering->role);
  sal_sample_rows_put_static (rows, "primary");
  sal_sample_rows_put_integer (rows, SAL_RATE_ONE);
  sal_sample_rows_put_day (rows, from);
  sal_sample_rows_put_day (rows, to);
  sal_sample_rows_end (rows);
}

/* A position that covers an account, from a day until another, or SAL_DATE_NONE. */
typedef struct
{
  int position;
  gint32 from;
  gint32 to;
} Span;

/* What the one who comes before goes on covering is one span. */
static guint
add_span (const SalSampleWriter *self, Span *spans, guint n, int position, gint32 from, gint32 to)
{
  Span span = { position, MAX (from, sal_sample_position (self->company, position)->from), to };

  if (to != SAL_DATE_NONE && to < span.from)
    return n;
  if (n > 0 && spans[n - 1].position == position)
    {
      spans[n - 1].to = to;
      return n;
    }
  spans[n] = span;

  return n + 1;
}

/* Who hunts covers an account until it first buys, or on unless it is large; then who farms. */
static guint
list_spans (const SalSampleWriter *self, const SalSampleAccount *account, Span spans[3])
{
  gint32 year = self->company->calendar.year;
  gboolean handed_on =
      account->customer != SAL_DATE_NONE && account->segment >= SAL_SAMPLE_LARGE_SEGMENT;
  gint32 last = handed_on ? account->customer : SAL_DATE_NONE;
  guint n = 0;

  n = add_span (self,
                spans,
                n,
                account->before,
                account->known,
                last != SAL_DATE_NONE ? MIN (last, year - 1) : year - 1);
  n = add_span (self, spans, n, account->hunter, MAX (account->known, year), last);
  if (handed_on)
    n = add_span (self, spans, n, account->farmer, account->customer + 1, SAL_DATE_NONE);

  return n;
}

static void
cover_account (SalSampleWriter *self, const SalSampleAccount *account)
{
  Span spans[3];
  guint n = list_spans (self, account, spans);

  for (guint i = 0; i < n; i++)
    write_coverage (self, account->id, 0, spans[i].position, spans[i].from, spans[i].to);
}

/* The position that covers an account on a day, or −1 where its own has not begun yet. */
static int
covering_position (const SalSampleWriter *self, const SalSampleAccount *account, gint32 day)
{
  Span spans[3];
  guint n = list_spans (self, account, spans);

  for (guint i = 0; i < n; i++)
    {
      if (spans[i].from <= day && (spans[i].to == SAL_DATE_NONE || day <= spans[i].to))
        return spans[i].position;
    }

  return -1;
}

/* A deal that someone else closes than who covers the account is covered by itself. */
static void
cover_deal (SalSampleWriter *self, const SalSampleClaim *claim)
{
  const SalSampleAccount *account = sal_sample_account (self->accounts, claim->account);
  int position = covering_position (self, account, claim->close);

  if (position >= 0 && position != claim->position)
    write_coverage (self, 0, claim->id, claim->position, claim->from, SAL_DATE_NONE);
}

/**
 * sal_sample_write_accounts:
 * @self: the writer
 *
 * Writes the accounts as they are today, after all deals are made, and who covers them: a hunter
 * until they first buy and, unless they are large, from then on; of large ones then a farmer or
 * account manager; another hunter in the years before if their county has moved. What is still
 * closed by someone else, such as a hunter's second deal or a vacant position's, is covered on its
 * own, so that it counts for who closed it.
 */
void
sal_sample_write_accounts (SalSampleWriter *self)
{
  for (guint i = 0; i < self->accounts->accounts->len; i++)
    {
      const SalSampleAccount *account = sal_sample_account (self->accounts, i);

      write_account (self, account);
      cover_account (self, account);
    }
  for (guint i = 0; i < self->claims->len; i++)
    cover_deal (self, &g_array_index (self->claims, SalSampleClaim, i));
}
