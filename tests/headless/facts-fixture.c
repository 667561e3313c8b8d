/* facts-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "facts-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "sal-facts-repository.h"
#include "sal-kinds.h"
#include "sal-sample.h"

#define N_UNITS     9
#define N_POSITIONS 12
#define N_PEOPLE    16
#define N_ACCOUNTS  40

/* Everything closes from here on, over three years. */
#define FIRST_DAY (sal_date_from_ymd (2024, 2, 1))
#define N_DAYS    1100

typedef struct
{
  FactsFixture *fixture;
  SalTransaction *transaction;
  GArray *units;
  GArray *positions;
  guint n_opportunities;
} Writer;

static gboolean
chance (int one_of)
{
  return g_test_rand_int_range (0, one_of) == 0;
}

/* One of some ids. */
gint64
facts_fixture_pick (const GArray *ids)
{
  return g_array_index (ids, gint64, g_test_rand_int_range (0, (gint32) ids->len));
}

static gint64
insert (Writer *self, SalRecord *record, GArray *ids)
{
  g_autoptr (GError) error = NULL;
  gint64 id = sal_record_get_id (record);

  sal_transaction_insert (self->transaction, record, &error);
  g_assert_no_error (error);
  g_object_unref (record);
  if (ids != NULL)
    g_array_append_val (ids, id);

  return id;
}

static SalRecord *
named (const SalKind *kind, const char *name, guint number)
{
  SalRecord *record = sal_record_new (kind);
  g_autofree char *text = g_strdup_printf ("%s %u", name, number);

  sal_record_set_text (record, "name", text);

  return record;
}

/* A tree of units, positions in any of them. */
static void
write_units (Writer *self)
{
  for (guint i = 0; i < N_UNITS; i++)
    {
      SalRecord *unit = named (&sal_unit_kind, "Unit", i);

      if (i > 0)
        sal_record_set_integer (unit, "parent", facts_fixture_pick (self->units));
      insert (self, unit, self->units);
    }
  for (guint i = 0; i < N_POSITIONS; i++)
    {
      SalRecord *position = named (&sal_position_kind, "Position", i);

      if (i > 0)
        sal_record_set_integer (position, "unit", facts_fixture_pick (self->units));
      if (!chance (4))
        sal_record_set_integer (
            position, "full_time_equivalent", g_test_rand_int_range (5, 15) * (SAL_RATE_ONE / 10));
      insert (self, position, self->positions);
    }
}

static void
set_span (SalRecord *record, gint32 first, gint32 last)
{
  sal_record_set_date (record, "valid_from", first);
  if (last != SAL_DATE_NONE)
    sal_record_set_date (record, "valid_to", last);
}

/* Two or three positions one after the other, with gaps and overlaps. */
static void
write_people (Writer *self)
{
  GArray *people = self->fixture->people;

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      gint64 person = insert (self, named (&sal_person_kind, "Person", i), people);
      gint32 day = FIRST_DAY + g_test_rand_int_range (-50, 200);

      for (int j = g_test_rand_int_range (0, 4); j > 0; j--)
        {
          SalRecord *assignment = sal_record_new (&sal_assignment_kind);
          gint32 days = g_test_rand_int_range (1, 500);

          sal_record_set_integer (assignment, "person", person);
          sal_record_set_integer (assignment, "position", facts_fixture_pick (self->positions));
          if (chance (3))
            sal_record_set_integer (
                assignment, "share", g_test_rand_int_range (1, 10) * (SAL_RATE_ONE / 10));
          set_span (assignment, day, chance (3) ? SAL_DATE_NONE : day + days);
          insert (self, assignment, NULL);
          day += days + g_test_rand_int_range (-60, 60);
        }
    }
}

static void
write_coverage (Writer *self, const char *field, gint64 id)
{
  static const char *const credits[] = { "primary", "primary", "primary", "overlay", "none" };
  gint32 day = FIRST_DAY + g_test_rand_int_range (-50, 300);

  for (int j = g_test_rand_int_range (0, 4); j > 0; j--)
    {
      SalRecord *coverage = sal_record_new (&sal_coverage_kind);
      gint32 days = g_test_rand_int_range (1, 500);

      sal_record_set_integer (coverage, field, id);
      sal_record_set_integer (coverage, "position", facts_fixture_pick (self->positions));
      sal_record_set_text (
          coverage, "credit", credits[g_test_rand_int_range (0, G_N_ELEMENTS (credits))]);
      set_span (coverage, day, chance (3) ? SAL_DATE_NONE : day + days);
      insert (self, coverage, NULL);
      day += days + g_test_rand_int_range (-60, 60);
    }
}

static void
write_accounts (Writer *self)
{
  static const char *const segments[] = { "Enterprise", "Mid-Market", "Small" };

  for (guint i = 0; i < N_ACCOUNTS; i++)
    {
      SalRecord *account = named (&sal_account_kind, "Account", i);
      gint64 id;

      if (!chance (5))
        sal_record_set_text (
            account, "segment", segments[g_test_rand_int_range (0, G_N_ELEMENTS (segments))]);
      id = insert (self, account, self->fixture->accounts);
      write_coverage (self, "account", id);
    }
}

static void
write_stages (Writer *self)
{
  static const struct
  {
    const char *name;
    const char *status;
    gint64 percent; /* −1: none */
  } stages[] = {
    { "Discovery", "open", 10 },  { "Proposal", "open", 45 },   { "Limbo", "open", -1 },
    { "Closed Won", "won", 100 }, { "Closed Lost", "lost", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      SalRecord *stage = sal_record_new (&sal_stage_kind);

      sal_record_set_text (stage, "name", stages[i].name);
      sal_record_set_text (stage, "status", stages[i].status);
      sal_record_set_integer (stage, "position", i + 1);
      if (stages[i].percent >= 0)
        sal_record_set_integer (stage, "probability", stages[i].percent * (SAL_RATE_ONE / 100));
      insert (self, stage, self->fixture->stages);
    }
  for (guint i = 0; i < 4; i++)
    insert (self, named (&sal_product_family_kind, "Family", i), self->fixture->families);
}

static void
write_rate (Writer *self, const char *currency, gint32 date, int year, gint64 rate)
{
  SalRecord *record = sal_record_new (&sal_exchange_rate_kind);

  sal_record_set_text (record, "currency", currency);
  sal_record_set_text (record, "into", "USD");
  if (date != SAL_DATE_NONE)
    sal_record_set_date (record, "date", date);
  else
    sal_record_set_integer (record, "fiscal_year", year);
  sal_record_set_integer (record, "rate", rate);
  insert (self, record, NULL);
}

/* Euros have fixed rates of some years and dated ones for the others, yen dated ones from the
 * second year on, Swedish crowns none. */
static void
write_rates (Writer *self)
{
  for (int year = 2025; year <= 2026; year++)
    write_rate (self, "EUR", SAL_DATE_NONE, year, g_test_rand_int_range (900000000, 1300000000));
  for (int month = 0; month < 36; month += 2)
    {
      gint32 day = sal_date_add_months (FIRST_DAY, month);

      write_rate (self, "EUR", day, 0, (gint64) g_test_rand_int_range (90000, 130000) * 10000);
      if (month >= 12)
        write_rate (self, "JPY", day, 0, (gint64) g_test_rand_int_range (6000, 9500) * 1000);
    }
}

static void
set_maybe (SalRecord *record, const char *field, gint64 id)
{
  if (chance (6))
    sal_record_set_null (record, field);
  else
    sal_record_set_integer (record, field, id);
}

void
facts_fixture_randomize (FactsFixture *self, SalRecord *record)
{
  static const char *const types[] = { "new", "expansion", "renewal" };
  static const char *const currencies[] = { "USD", "EUR", "JPY", "SEK" };
  gint32 day = FIRST_DAY + g_test_rand_int_range (0, N_DAYS);

  sal_record_set_integer (record, "stage", facts_fixture_pick (self->stages));
  set_maybe (record, "account", facts_fixture_pick (self->accounts));
  set_maybe (record, "owner", facts_fixture_pick (self->people));
  set_maybe (record, "product_family", facts_fixture_pick (self->families));
  sal_record_set_text (record, "type", types[g_test_rand_int_range (0, G_N_ELEMENTS (types))]);
  set_maybe (record, "amount", g_test_rand_int_range (0, 100000000));
  sal_record_set_null (record, "currency");
  if (self->many_currencies && !chance (3))
    sal_record_set_text (
        record, "currency", currencies[g_test_rand_int_range (0, G_N_ELEMENTS (currencies))]);
  set_maybe (record, "discount", g_test_rand_int_range (0, 40) * (SAL_RATE_ONE / 100));
  set_maybe (record, "probability", g_test_rand_int_range (0, 101) * (SAL_RATE_ONE / 100));
  sal_record_set_date (record, "close_date", day);
  sal_record_set_date (record, "created", day - g_test_rand_int_range (0, 200));
  if (chance (12))
    sal_record_set_null (record, "close_date");
  if (chance (12))
    sal_record_set_null (record, "created");
}

static void
write_opportunities (Writer *self)
{
  for (guint i = 0; i < self->n_opportunities; i++)
    {
      SalRecord *record = named (&sal_opportunity_kind, "Opportunity", i);
      gint64 id;

      facts_fixture_randomize (self->fixture, record);
      id = insert (self, record, self->fixture->opportunities);
      if (chance (8))
        write_coverage (self, "opportunity", id);
    }
}

static gboolean
write_company (SalTransaction *transaction,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  Writer *self = data;

  self->transaction = transaction;
  write_units (self);
  write_people (self);
  write_accounts (self);
  write_stages (self);
  if (self->fixture->many_currencies)
    write_rates (self);
  write_opportunities (self);

  return TRUE;
}

static void
prepare (FactsFixture *self)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("salient-facts-XXXXXX", &error);
  g_assert_no_error (error);
  self->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->accounts = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->stages = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->families = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->opportunities = g_array_new (FALSE, FALSE, sizeof (gint64));
}

void
facts_fixture_init (FactsFixture *self, guint n_opportunities, gboolean many_currencies)
{
  const SalWorkspaceOptions options = { .currency = "USD", .fiscal_start = 2 };
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (gint64));
  Writer writer = { self, NULL, units, positions, n_opportunities };
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  prepare (self);
  self->as_of = sal_date_from_ymd (2026, 3, 10);
  self->many_currencies = many_currencies;
  path = g_build_filename (self->folder, "facts.salient", NULL);
  self->workspace = sal_workspace_create (path, &options, sal_model_kinds (), &error);
  g_assert_no_error (error);
  sal_store_run_sync (facts_fixture_get_store (self),
                      "Create the company",
                      SAL_COMMAND_FINAL,
                      write_company,
                      &writer,
                      NULL,
                      NULL,
                      &error);
  g_assert_no_error (error);
}

void
facts_fixture_init_sample (FactsFixture *self, guint n_opportunities)
{
  const SalSampleOptions options = { .opportunities = n_opportunities, .seed = 7 };
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  prepare (self);
  self->as_of = sal_date_today ();
  path = g_build_filename (self->folder, "facts.salient", NULL);
  sal_sample_create (path, &options, NULL, &error);
  g_assert_no_error (error);
  self->workspace = sal_workspace_open (path, SAL_STORE_OPEN, sal_model_kinds (), &error);
  g_assert_no_error (error);
}

void
facts_fixture_clear (FactsFixture *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  g_clear_pointer (&self->keys, g_strfreev);
  sal_workspace_close (self->workspace);
  g_clear_object (&self->workspace);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (self->folder, name, NULL);

      g_unlink (file);
    }
  g_rmdir (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_array_unref (self->people);
  g_array_unref (self->accounts);
  g_array_unref (self->stages);
  g_array_unref (self->families);
  g_array_unref (self->opportunities);
}

SalStore *
facts_fixture_get_store (FactsFixture *self)
{
  return sal_workspace_get_store (self->workspace);
}

typedef struct
{
  FactsFixture *fixture;
  const SalTouch *touches;
  gsize n_touches;
} Load;

static gpointer
load (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *self = data;
  SalWorkspace *workspace = self->fixture->workspace;

  return sal_facts_load (connection,
                         sal_workspace_get_calendar (workspace),
                         sal_workspace_get_currency (workspace),
                         self->fixture->as_of,
                         (const char *const *) self->fixture->keys,
                         self->touches,
                         self->n_touches,
                         error);
}

SalFacts *
facts_fixture_load (FactsFixture *self, const SalTouch *touches, gsize n_touches)
{
  Load request = { self, touches, n_touches };
  g_autoptr (GError) error = NULL;
  SalFacts *facts =
      sal_store_read_sync (facts_fixture_get_store (self), load, &request, NULL, &error);

  g_assert_no_error (error);

  return facts;
}

/* --- the same in SQL --- */

/* Of the spans that cover day d, the one that began last. */
#define IN_FORCE " AND valid_from <= d AND (valid_to IS NULL OR valid_to >= d) "
#define WINS     " ORDER BY valid_from DESC, id LIMIT 1"

/* %s: the day the facts are as of, twice */
static const char expected_sql[] =
    "WITH dated AS (SELECT o.*, s.status, s.probability AS chance, a.segment,"
    "  CASE WHEN s.status = 'open' OR o.close_date IS NULL THEN '%1$s' ELSE o.close_date END AS d,"
    "  COALESCE (o.close_date, '%1$s') AS rate_day"
    "  FROM opportunity o JOIN stage s ON s.id = o.stage LEFT JOIN account a ON a.id = o.account),"
    " placed AS (SELECT *, COALESCE ("
    "  (SELECT c.position FROM coverage c WHERE c.opportunity = dated.id AND credit = "
    "'primary'" IN_FORCE WINS "),"
    "  (SELECT c.position FROM coverage c WHERE c.account = dated.account AND credit = "
    "'primary'" IN_FORCE WINS "),"
    "  (SELECT s.position FROM assignment s WHERE s.person = dated.owner" IN_FORCE WINS
    ")) AS place,"
    "  CAST (strftime ('%%Y', rate_day) AS INTEGER) + (strftime ('%%m', rate_day) >= '02') AS "
    "rate_year"
    "  FROM dated),"
    " rated AS (SELECT *, CASE WHEN currency IS NULL OR currency = 'USD' THEN 1000000000 ELSE"
    "  COALESCE ((SELECT r.rate FROM exchange_rate r WHERE r.currency = placed.currency AND "
    "\"into\" = 'USD' AND fiscal_year = rate_year),"
    "  (SELECT r.rate FROM exchange_rate r WHERE r.currency = placed.currency AND \"into\" = 'USD' "
    "AND date <= rate_day ORDER BY date DESC LIMIT 1), 0) END"
    "  * CASE currency WHEN 'JPY' THEN 100 ELSE 1 END AS rate FROM placed),"
    " valued AS (SELECT *, COALESCE ((amount * rate + 500000000) / 1000000000, 0) AS value FROM "
    "rated),"
    " expected AS (SELECT id, status, value AS amount, place AS position, segment, close_date,"
    "  (SELECT unit FROM position p WHERE p.id = place) AS unit,"
    "  CASE WHEN place IS NULL OR EXISTS (SELECT 1 FROM assignment s WHERE s.person = owner AND "
    "s.position = place" IN_FORCE ") THEN owner"
    "  ELSE (SELECT s.person FROM assignment s WHERE s.position = place" IN_FORCE WINS
    ") END AS person,"
    "  (CAST (strftime ('%%Y', close_date) AS INTEGER) + (strftime ('%%m', close_date) >= '02'))"
    "  || '-Q' || ((strftime ('%%m', close_date) + 10) %% 12 / 3 + 1) AS quarter,"
    "  status = 'open' AS open, status = 'won' AS won, status = 'lost' AS lost,"
    "  (value * COALESCE (chance, 0) + 500000000) / 1000000000 AS weighted,"
    "  (value * COALESCE (probability, chance, 0) + 500000000) / 1000000000 AS stated,"
    "  CAST (julianday (close_date) - julianday (created) AS INTEGER) AS days,"
    "  rate = 0 AS unconverted"
    "  FROM valued) ";

static gpointer
query (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, data, error);
  gboolean row;

  g_assert_no_error (*error);
  while (sal_connection_step (connection, statement, &row, error) && row)
    {
      GString *text = g_string_new (NULL);

      for (int i = 0; i < sqlite3_column_count (statement); i++)
        {
          const char *cell = (const char *) sqlite3_column_text (statement, i);

          g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", cell != NULL ? cell : "");
        }
      g_ptr_array_add (rows, g_string_free (text, FALSE));
    }

  return rows;
}

static int
compare_texts (gconstpointer one, gconstpointer other)
{
  return strcmp (*(char *const *) one, *(char *const *) other);
}

GPtrArray *
facts_fixture_query (FactsFixture *self, const char *format, ...)
{
  char day[SAL_DATE_BUFFER];
  g_autofree char *prelude = g_strdup_printf (expected_sql, sal_date_write_iso (self->as_of, day));
  g_autofree char *select = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;
  va_list arguments;

  va_start (arguments, format);
  select = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  sql = g_strconcat (prelude, select, NULL);
  rows = sal_store_read_sync (facts_fixture_get_store (self), query, sql, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_sort (rows, compare_texts);

  return rows;
}

static void
append_code (GString *text, const SalFacts *facts, SalFactDimension dimension, gint32 code)
{
  if (code == SAL_DIMENSION_NONE)
    return;

  if (dimension >= SAL_FACT_N_STORED)
    {
      g_autofree char *period = sal_period_to_text (sal_fact_code_to_period (dimension, code));

      g_string_append (text, period);
    }
  else
    {
      const SalDimension *codes = facts->dimensions[dimension];
      gint64 id = sal_dimension_get_id (codes, code);

      if (id != 0)
        g_string_append_printf (text, "%" G_GINT64_FORMAT, id);
      else
        g_string_append (text, sal_dimension_get_label (codes, code));
    }
}

GPtrArray *
facts_fixture_list (const SalFactQuery *query, SalFacts *facts)
{
  g_autoptr (SalFactResult) result = sal_fact_query_run (query, facts);
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);
  SalFactDimension groups[SAL_FACT_MAX_GROUPS];
  guint n_groups = sal_fact_query_get_groups (query, groups);

  for (guint i = 0; i < result->groups->len; i++)
    {
      const SalFactGroup *group = &g_array_index (result->groups, SalFactGroup, i);
      GString *text;

      if (group->measures[SAL_MEASURE_WON_COUNT] + group->measures[SAL_MEASURE_LOST_COUNT] +
              group->measures[SAL_MEASURE_OPEN_COUNT] ==
          0)
        continue; /* a quota and nothing else */

      text = g_string_new (NULL);
      for (guint g = 0; g < n_groups; g++)
        {
          append_code (text, facts, groups[g], group->codes[g]);
          g_string_append_c (text, '|');
        }
      for (int m = 0; m < SAL_MEASURE_QUOTA; m++)
        g_string_append_printf (text, "%s%" G_GINT64_FORMAT, m > 0 ? "|" : "", group->measures[m]);
      g_ptr_array_add (rows, g_string_free (text, FALSE));
    }
  g_ptr_array_sort (rows, compare_texts);

  return rows;
}
