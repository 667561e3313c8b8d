/* test-record.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-rate.h"
#include "sal-record.h"
#include "sal-record-amounts.h"

static void
test_record_new (void)
{
  g_autoptr (SalRecord) record = sal_record_new (&sal_opportunity_kind);
  g_autoptr (SalRecord) quota = sal_record_new (&sal_quota_kind);

  g_assert_cmpstr (G_OBJECT_TYPE_NAME (record), ==, "SalOpportunityRecord");
  g_assert_true (sal_record_get_kind (record) == &sal_opportunity_kind);
  g_assert_cmpint (sal_record_get_id (record), >, 0);
  g_assert_cmpint (sal_record_get_date (record, "created"), ==, sal_date_today ());
  g_assert_true (sal_record_is_null (record, "amount"));
  g_assert_cmpint (sal_record_get_integer (quota, "version"), ==, 1);
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_record_properties (void)
{
  g_autoptr (SalRecord) record = sal_record_new (&sal_opportunity_kind);
  g_autofree char *date = NULL;
  gint64 amount;
  guint count = 0;

  g_signal_connect (record, "notify::close-date", G_CALLBACK (count_cb), &count);
  g_object_set (record, "close-date", "2026-11-21", "amount", G_GINT64_CONSTANT (123450), NULL);
  g_object_get (record, "close-date", &date, "amount", &amount, NULL);
  g_assert_cmpstr (date, ==, "2026-11-21");
  g_assert_cmpint (amount, ==, 123450);
  g_assert_cmpuint (count, ==, 1);

  sal_record_set_text (record, "close_date", "2026-11-21"); /* as it was */
  g_assert_cmpuint (count, ==, 1);
  sal_record_set_null (record, "close_date");
  g_assert_cmpuint (count, ==, 2);
  g_assert_cmpint (sal_record_get_date (record, "close_date"), ==, SAL_DATE_NONE);
}

static void
test_record_copy (void)
{
  g_autoptr (SalRecord) record = sal_record_new (&sal_account_kind);
  g_autoptr (SalRecord) copy = NULL;
  int owner = sal_kind_field_index (&sal_account_kind, "owner");

  sal_record_set_text (record, "name", "Halden Energy");
  sal_record_set_integer (record, "owner", 7);
  sal_record_set_reference_title (record, owner, "Ana Ruiz");
  copy = sal_record_copy (record);
  g_assert_true (sal_record_equal (record, copy));
  g_assert_cmpstr (sal_record_get_reference_title (copy, owner), ==, "Ana Ruiz");

  sal_record_set_integer (copy, "owner", 8);
  g_assert_null (sal_record_get_reference_title (copy, owner));
  g_assert_false (sal_record_equal (record, copy));
}

/* What each text is read as, and the exact text it is written back as. */
static void
test_record_text (void)
{
  static const struct
  {
    const char *field, *text;
    const char *back; /* NULL: refused */
  } cases[] = {
    { "name", "Pumps", "Pumps" },
    { "amount", "1234.5", "1234.50" },
    { "amount", "lots", NULL },
    { "discount", "0.125", "0.125" },
    { "discount", "12.5 %", "0.125" },
    { "probability", "1", "1" },
    { "close_date", "2026-11-21", "2026-11-21" },
    { "close_date", "2026-02-29", NULL },
    { "type", "renewal", "renewal" },
    { "type", "Renewal", "renewal" },
    { "type", "rental", NULL },
    { "currency", "eur", "EUR" },
    { "currency", "EURO", NULL },
    { "account", "4711", "4711" },
    { "name", "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalRecord) record = sal_record_new (&sal_opportunity_kind);
      g_autoptr (GError) error = NULL;
      g_autofree char *back = NULL;
      guint index = sal_kind_field_index (&sal_opportunity_kind, cases[i].field);

      sal_record_set_text (record, "currency", "USD");
      if (!sal_record_set_from_text (record, cases[i].field, cases[i].text, &error))
        {
          g_assert_null (cases[i].back);
          g_assert_nonnull (error);
          continue;
        }
      back = sal_field_to_text (
          &sal_opportunity_kind.fields[index], sal_record_get_value (record, index), "USD");
      g_assert_cmpstr (back, ==, cases[i].back);
    }
}

static void
test_record_validate (void)
{
  static const struct
  {
    const SalKind *kind;
    const char *field;
    const char *value;   /* text of text fields */
    const char *problem; /* NULL: none */
  } cases[] = {
    { &sal_person_kind, "name", "Ana Ruiz", NULL },
    { &sal_person_kind, "name", "  ", "is required" },
    { &sal_person_kind, "hired", "2026-13-01", "“2026-13-01” is not a date (expected YYYY-MM-DD)" },
    { &sal_opportunity_kind, "type", "rental", "“rental” is not one of the choices" },
    { &sal_opportunity_kind,
      "currency",
      "XYZ",
      "“XYZ” is not a currency (expected a code such as USD)" },
    { &sal_stage_event_kind,
      "time",
      "yesterday",
      "“yesterday” is not a time (expected YYYY-MM-DDTHH:MM:SSZ)" },
    { &sal_quota_kind, "period", "2026-Q4", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalRecord) record = sal_record_new (cases[i].kind);
      g_autoptr (SalProblems) problems = NULL;

      sal_record_set_text (record, cases[i].field, cases[i].value);
      problems = sal_record_validate (record);
      g_assert_cmpstr (sal_problems_get (problems, cases[i].field), ==, cases[i].problem);
    }
}

static void
test_record_validate_whole (void)
{
  g_autoptr (SalRecord) assignment = sal_record_new (&sal_assignment_kind);
  g_autoptr (SalRecord) coverage = sal_record_new (&sal_coverage_kind);
  g_autoptr (SalProblems) dates = NULL;
  g_autoptr (SalProblems) covered = NULL;
  g_autoptr (SalProblems) bounds = NULL;
  g_autofree char *text = NULL;

  sal_record_set_integer (assignment, "person", 1);
  sal_record_set_integer (assignment, "position", 2);
  sal_record_set_text (assignment, "valid_from", "2026-03-01");
  sal_record_set_text (assignment, "valid_to", "2026-02-28");
  dates = sal_record_validate (assignment);
  g_assert_cmpstr (sal_problems_get (dates, "valid_to"), ==, "is before From");
  text = sal_problems_to_text (dates, &sal_assignment_kind);
  g_assert_cmpstr (text, ==, "Assignment, To: is before From");

  sal_record_set_integer (coverage, "position", 2);
  covered = sal_record_validate (coverage);
  g_assert_nonnull (sal_problems_get (covered, "account"));

  sal_record_set_integer (assignment, "share", 2 * SAL_RATE_ONE);
  bounds = sal_record_validate (assignment);
  g_assert_cmpstr (sal_problems_get (bounds, "share"),
                   ==,
                   "is out of bounds (expected 0\302\240% to 100\302\240%)");
}

/* Every kind: names are unique, references and titles resolve, initial values can be read. */
static void
test_record_descriptions (void)
{
  const SalKind *const *kinds = sal_model_kinds ();

  for (gsize i = 0; kinds[i] != NULL; i++)
    {
      const SalKind *kind = kinds[i];
      g_autoptr (SalRecord) record = sal_record_new (kind);
      g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_true (sal_kind_find (kinds, kind->name) == kind);
      g_assert_nonnull (sal_kind_find_field (kind, kind->title));
      g_assert_true (kind->subtitle == NULL || sal_kind_find_field (kind, kind->subtitle) != NULL);
      for (guint f = 0; f < kind->n_fields; f++)
        {
          const SalField *field = &kind->fields[f];

          g_assert_true (g_hash_table_add (names, (gpointer) field->name));
          g_assert_true ((field->type == SAL_FIELD_REFERENCE) == (field->references != NULL));
          g_assert_true ((field->type == SAL_FIELD_CHOICE) == (field->choices != NULL));
          g_assert_true (field->currency_field == NULL ||
                         sal_kind_find_field (kind, field->currency_field) != NULL);
          g_assert_true (field->references == NULL ||
                         sal_kind_find (kinds, field->references->name) != NULL);
        }
    }
}

/* An amount stays as it reads: what the currency has no units for is rounded. */
static void
test_record_keep_amounts (void)
{
  static const struct
  {
    const char *from, *to; /* or NULL: the reporting currency, US dollars */
    gint64 before, after;
  } cases[] = {
    { "USD", "JPY", 123400, 1234 }, { "JPY", "USD", 1234, 123400 },
    { "USD", "JPY", 123450, 1235 }, { "USD", "EUR", 123450, 123450 },
    { "JPY", "KWD", 12, 12000 },    { "KWD", "USD", 1005, 101 },
    { NULL, "JPY", 123400, 1234 },  { "JPY", NULL, 1234, 123400 },
    { "JPY", "USD", -5, -500 },     { "JPY", "KWD", G_MAXINT64, G_MAXINT64 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalRecord) before = sal_record_new (&sal_opportunity_kind);
      g_autoptr (SalRecord) record = NULL;

      sal_record_set_text (before, "currency", cases[i].from);
      sal_record_set_integer (before, "amount", cases[i].before);
      record = sal_record_copy (before);
      sal_record_set_text (record, "currency", cases[i].to);
      sal_record_keep_amounts (record, before, "USD");
      g_assert_cmpint (sal_record_get_integer (record, "amount"), ==, cases[i].after);
      sal_record_set_null (record, "amount");
      sal_record_keep_amounts (record, before, "USD");
      g_assert_true (sal_record_is_null (record, "amount"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/new", test_record_new);
  g_test_add_func ("/record/properties", test_record_properties);
  g_test_add_func ("/record/copy", test_record_copy);
  g_test_add_func ("/record/text", test_record_text);
  g_test_add_func ("/record/keep-amounts", test_record_keep_amounts);
  g_test_add_func ("/record/validate", test_record_validate);
  g_test_add_func ("/record/validate-whole", test_record_validate_whole);
  g_test_add_func ("/record/descriptions", test_record_descriptions);

  return g_test_run ();
}
