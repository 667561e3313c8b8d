/* test-kind.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kind.h"

#include <math.h>
#include <string.h>

#include "sal-error.h"
#include "sal-rate.h"
#include "sal-record.h"

static const SalChoice colours[] = { { "red", "Red" },
                                     { "dark_blue", "Dark Blue" },
                                     { NULL, NULL } };

static const SalKind thing_kind;

static const SalField fields[] = {
  { "text", SAL_FIELD_TEXT, "Text", 0 },
  { "number", SAL_FIELD_INTEGER, "Number", 0 },
  { "flag", SAL_FIELD_BOOLEAN, "Flag", 0 },
  { "day", SAL_FIELD_DATE, "Day", 0 },
  { "time", SAL_FIELD_TIME, "Time", 0 },
  { "money", SAL_FIELD_MONEY, "Money", 0 },
  { "rate", SAL_FIELD_RATE, "Rate", 0, .minimum = 0, .maximum = SAL_RATE_ONE },
  { "real", SAL_FIELD_REAL, "Real", 0 },
  { "colour", SAL_FIELD_CHOICE, "Colour", 0, .choices = colours },
  { "currency", SAL_FIELD_CURRENCY, "Currency", 0 },
  { "other", SAL_FIELD_REFERENCE, "Other", 0, .references = &thing_kind },
  { "year", SAL_FIELD_INTEGER, "Year", 0, .minimum = 1900, .maximum = 2100 },
};

static const SalKind thing_kind = {
  .name = "strange_thing",
  .label = "Strange Thing",
  .plural = "Strange Things",
  SAL_FIELDS (fields),
  .title = "text",
};

/* Of the same name, as a newer workspace might describe it. */
static const SalKind other_kind = {
  .name = "strange_thing",
  .label = "Strange Thing",
  .plural = "Strange Things",
  .fields = fields,
  .n_fields = 2,
  .title = "text",
};

static void
test_kind_find (void)
{
  static const SalKind *const kinds[] = { &thing_kind, NULL };

  g_assert_true (sal_kind_find (kinds, "strange_thing") == &thing_kind);
  g_assert_null (sal_kind_find (kinds, "strange"));
  g_assert_cmpint (sal_kind_field_index (&thing_kind, "flag"), ==, 2);
  g_assert_cmpint (sal_kind_field_index (&thing_kind, "flags"), ==, -1);
  g_assert_true (sal_kind_find_field (&thing_kind, "real") == &fields[7]);
  g_assert_null (sal_kind_find_field (&thing_kind, "id"));
  g_assert_cmpstr (sal_choice_get_label (&fields[8], "dark_blue"), ==, "Dark Blue");
  g_assert_cmpstr (sal_choice_get_label (&fields[8], "pink"), ==, "pink");
}

/* What a text is read as: written exactly, and for people (NULL: as exactly). */
typedef struct
{
  const char *field;
  const char *text;
  const char *exact; /* NULL: refused */
  const char *display;
} Case;

static const Case cases[] = {
  { "text", "", "", NULL },
  { "text", "  as it is\n", "  as it is\n", NULL },
  { "number", "0", "0", NULL },
  { "number", "-1234567", "-1234567", "−1,234,567" },
  { "number", "1.5", NULL, NULL },
  { "number", "many", NULL, NULL },
  { "year", "2026", "2026", NULL }, /* years are not grouped */
  { "flag", "true", "true", "Yes" },
  { "flag", "no", "false", "No" },
  { "flag", "perhaps", NULL, NULL },
  { "day", "2026-11-21", "2026-11-21", "21 Nov 2026" },
  { "day", "2028-02-29", "2028-02-29", "29 Feb 2028" },
  { "day", "2026-02-29", NULL, NULL },
  { "day", "21.11.2026", NULL, NULL },
  { "time", "2026-11-21T09:30:00Z", "2026-11-21T09:30:00Z", "" },
  { "time", "2026-11-21 09:30 +01:00", "2026-11-21T08:30:00Z", "" },
  { "time", "noon", NULL, NULL },
  { "money", "1234.5", "1234.50", "$1,234.50" },
  { "money", "-0.01", "-0.01", "−$0.01" },
  { "money", "USD 5", "5.00", "$5.00" },
  { "money", "€5", NULL, NULL }, /* the record's amounts are in dollars */
  { "money", "99999999999999999999", NULL, NULL },
  { "rate", "0.27", "0.27", "27\302\240%" },
  { "rate", "27 %", "0.27", "27\302\240%" },
  { "rate", "0.123456789", "0.123456789", "12.3\302\240%" },
  { "rate", "-1", "-1", "−100\302\240%" },
  { "rate", "x", NULL, NULL },
  { "real", "0.1", "0.1", "0.10" },
  { "real", "-1234.5678", "-1234.5678", "−1,234.57" },
  { "real", "nan", NULL, NULL },
  { "colour", "red", "red", "Red" },
  { "colour", "Dark Blue", "dark_blue", "Dark Blue" },
  { "colour", "RED", "red", "Red" },
  { "colour", "pink", NULL, NULL },
  { "currency", "eur", "EUR", NULL },
  { "currency", "Euro", NULL, NULL },
  { "other", "9223372036854775807", "9223372036854775807", NULL },
  { "other", "0", NULL, NULL },
  { "other", "Acme", NULL, NULL },
};

static void
check_case (const Case *row)
{
  const SalField *field = sal_kind_find_field (&thing_kind, row->field);
  g_autoptr (GError) error = NULL;
  g_autofree char *exact = NULL;
  g_autofree char *display = NULL;
  SalValue value = SAL_VALUE_INTEGER (4711);
  SalValue again;

  if (!sal_field_from_text (field, row->text, "USD", &value, &error))
    {
      g_assert_null (row->exact);
      g_assert_true (error->domain == SAL_ERROR);
      g_assert_nonnull (strstr (error->message, row->text));
      g_assert_cmpint (value.integer, ==, 4711); /* untouched */
      return;
    }
  exact = sal_field_to_text (field, &value, "USD");
  display = sal_field_to_display (field, &value, "USD");
  g_assert_cmpstr (exact, ==, row->exact);
  if (field->type == SAL_FIELD_TIME)
    g_assert_cmpstr (display, !=, exact); /* it depends on the time zone */
  else
    g_assert_cmpstr (display, ==, row->display != NULL ? row->display : row->exact);

  /* the exact text is read as the same value */
  g_assert_true (sal_field_from_text (field, exact, "USD", &again, NULL));
  g_assert_true (sal_value_equal (&value, &again));
  sal_value_clear (&value);
  sal_value_clear (&again);
}

static void
test_kind_text (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s: “%s”", cases[i].field, cases[i].text);
      check_case (&cases[i]);
    }
}

/* What stands in an entry, and what people type there. */
static void
test_kind_entry (void)
{
  static const struct
  {
    const char *field, *typed, *shown; /* NULL: refused */
  } table[] = {
    { "money", "1234567.5", "1,234,567.50" },
    { "money", "1,234,567.50", "1,234,567.50" },
    { "money", "\342\210\2221,234.50", "\342\210\2221,234.50" },
    { "money", "90071992547409.93", "90,071,992,547,409.93" }, /* more digits than a double has */
    { "money", "a lot", NULL },
    { "rate", "10", "10 %" },
    { "rate", "12.5 %", "12.5 %" },
    { "rate", "0.1234567", "0.1234567 %" },
    { "real", "47.376887", "47.376887" },
    { "day", "2026-11-21", "21 Nov 2026" },
    { "day", "21 Nov 2026", "21 Nov 2026" },
    { "day", "november 21, 2026", "21 Nov 2026" },
    { "day", "11/21/2026", "21 Nov 2026" },
    { "day", "21/11/2026", "21 Nov 2026" },
    { "day", "05/03/2026", "3 May 2026" }, /* the locale's order */
    { "day", "soon", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const SalField *field = sal_kind_find_field (&thing_kind, table[i].field);
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = NULL;
      SalValue value, again;

      g_test_message ("%s: “%s”", table[i].field, table[i].typed);
      if (!sal_field_from_entry (field, table[i].typed, "USD", &value, &error))
        {
          g_assert_null (table[i].shown);
          g_assert_nonnull (strstr (error->message, table[i].typed));
          continue;
        }
      shown = sal_field_to_entry (field, &value, "USD");
      g_assert_cmpstr (shown, ==, table[i].shown);
      g_assert_true (sal_field_from_entry (field, shown, "USD", &again, NULL));
      g_assert_true (sal_value_equal (&value, &again));
      sal_value_clear (&value);
      sal_value_clear (&again);
    }
}

/* Every field: an empty text is null, and null is written as an empty text. */
static void
test_kind_null (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *exact = sal_field_to_text (&fields[i], &SAL_VALUE_NULL, "USD");
      g_autofree char *display = sal_field_to_display (&fields[i], &SAL_VALUE_NULL, "USD");
      SalValue value = SAL_VALUE_INTEGER (4711);

      g_assert_true (sal_field_from_text (&fields[i], "", "USD", &value, NULL));
      g_assert_cmpint (value.storage, ==, SAL_STORAGE_NULL);
      g_assert_cmpstr (exact, ==, "");
      g_assert_cmpstr (display, ==, "");
    }
}

/* Money has the decimals of its currency. */
static void
test_kind_currencies (void)
{
  static const struct
  {
    const char *currency, *text, *exact;
    gint64 amount;
  } table[] = {
    { "JPY", "1234", "1234", 1234 },
    { "KWD", "1.5", "1.500", 1500 },
    { "EUR", "1.5", "1.50", 150 },
    { NULL, "1.5", "1.50", 150 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *exact = NULL;
      SalValue value;

      g_assert_true (
          sal_field_from_text (&fields[5], table[i].text, table[i].currency, &value, NULL));
      g_assert_cmpint (value.integer, ==, table[i].amount);
      exact = sal_field_to_text (&fields[5], &value, table[i].currency);
      g_assert_cmpstr (exact, ==, table[i].exact);
    }
}

/* Any rate and real number is written so that it is read again as the same. */
static void
test_kind_random (void)
{
  for (int i = 0; i < 2000; i++)
    {
      const SalField *field = i % 2 == 0 ? &fields[6] : &fields[7];
      gint64 scaled = (gint64) g_test_rand_int () * (1 << 16) + g_test_rand_int ();
      double real = ldexp (g_test_rand_double_range (-1, 1), g_test_rand_int_range (-60, 60));
      SalValue value = i % 2 == 0 ? SAL_VALUE_INTEGER (scaled) : SAL_VALUE_REAL (real);
      g_autofree char *text = sal_field_to_text (field, &value, NULL);
      SalValue again;

      g_test_message ("%s", text);
      g_assert_true (sal_field_from_text (field, text, NULL, &again, NULL));
      g_assert_true (sal_value_equal (&value, &again));
    }
}

/* Classes are named after their kinds, also when two have one name; properties cannot be null and
 * say so by empty values. */
static void
test_kind_record_types (void)
{
  g_autoptr (SalRecord) record = sal_record_new_with_id (&thing_kind, 7);
  g_autoptr (SalRecord) other = sal_record_new_with_id (&other_kind, 7);
  g_autofree char *text = NULL;
  gint64 reference = -1;

  g_assert_cmpstr (G_OBJECT_TYPE_NAME (record), ==, "SalStrangeThingRecord");
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (other), ==, "SalStrangeThingRecord2");
  g_assert_true (sal_record_get_type_of_kind (&thing_kind) == G_OBJECT_TYPE (record));
  g_assert_false (sal_record_equal (record, other));

  g_object_set (record, "other", (gint64) 9, "text", "x", NULL);
  g_assert_cmpint (sal_record_get_integer (record, "other"), ==, 9);
  g_object_set (record, "other", (gint64) 0, "text", "", "number", (gint64) 0, NULL);
  g_assert_true (sal_record_is_null (record, "other"));
  g_assert_true (sal_record_is_null (record, "text"));
  g_assert_false (sal_record_is_null (record, "number"));
  g_object_get (record, "other", &reference, "text", &text, NULL);
  g_assert_cmpint (reference, ==, 0);
  g_assert_null (text);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kind/find", test_kind_find);
  g_test_add_func ("/kind/text", test_kind_text);
  g_test_add_func ("/kind/entry", test_kind_entry);
  g_test_add_func ("/kind/null", test_kind_null);
  g_test_add_func ("/kind/currencies", test_kind_currencies);
  g_test_add_func ("/kind/random", test_kind_random);
  g_test_add_func ("/kind/record-types", test_kind_record_types);

  return g_test_run ();
}
