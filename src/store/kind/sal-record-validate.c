/* sal-record-validate.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-record-validate.h"

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-money.h"

static gboolean
is_blank (const SalValue *value)
{
  if (value->storage == SAL_STORAGE_NULL)
    return TRUE;
  if (value->storage != SAL_STORAGE_TEXT)
    return FALSE;
  for (guint32 i = 0; i < value->length; i++)
    {
      if (!g_ascii_isspace (value->text[i]))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_choice (const SalField *field, const char *text)
{
  for (const SalChoice *choice = field->choices; choice->value != NULL; choice++)
    {
      if (g_str_equal (choice->value, text))
        return TRUE;
    }

  return FALSE;
}

static void
validate_text (const SalField *field, const SalValue *value, SalProblems *problems)
{
  gint32 day;
  gint64 time;

  if (value->storage != SAL_STORAGE_TEXT || !g_utf8_validate (value->text, value->length, NULL))
    {
      sal_problems_add (problems, field->name, _ ("is not text"));
      return;
    }

  switch (field->type)
    {
    case SAL_FIELD_DATE:
      if (!sal_date_parse_iso (value->text, &day))
        sal_problems_add (
            problems, field->name, _ ("“%s” is not a date (expected YYYY-MM-DD)"), value->text);
      break;
    case SAL_FIELD_TIME:
      if (!sal_time_parse_iso (value->text, &time))
        sal_problems_add (problems,
                          field->name,
                          _ ("“%s” is not a time (expected YYYY-MM-DDTHH:MM:SSZ)"),
                          value->text);
      break;
    case SAL_FIELD_CHOICE:
      if (!is_choice (field, value->text))
        sal_problems_add (problems, field->name, _ ("“%s” is not one of the choices"), value->text);
      break;
    case SAL_FIELD_CURRENCY:
      if (!sal_currency_is_valid (value->text))
        sal_problems_add (problems,
                          field->name,
                          _ ("“%s” is not a currency (expected a code such as USD)"),
                          value->text);
      break;
    default:
      break;
    }
}

static void
validate_number (const SalField *field, const SalValue *value, SalProblems *problems)
{
  SalStorage expected = field->type == SAL_FIELD_REAL ? SAL_STORAGE_REAL : SAL_STORAGE_INTEGER;
  SalValue bounds[2] = { SAL_VALUE_INTEGER (field->minimum), SAL_VALUE_INTEGER (field->maximum) };
  g_autofree char *lowest = NULL;
  g_autofree char *highest = NULL;

  if (value->storage != expected)
    {
      sal_problems_add (problems, field->name, _ ("is not a number"));
      return;
    }
  if (field->minimum == 0 && field->maximum == 0)
    return;
  if (expected == SAL_STORAGE_REAL ||
      (field->minimum <= value->integer && value->integer <= field->maximum))
    return;

  lowest = sal_field_to_display (field, &bounds[0], "USD");
  highest = sal_field_to_display (field, &bounds[1], "USD");
  sal_problems_add (
      problems, field->name, _ ("is out of bounds (expected %s to %s)"), lowest, highest);
}

static void
validate_field (const SalField *field, const SalValue *value, SalProblems *problems)
{
  if (is_blank (value))
    {
      if (field->flags & SAL_FIELD_REQUIRED)
        sal_problems_add (problems, field->name, _ ("is required"));
      return;
    }

  switch (field->type)
    {
    case SAL_FIELD_TEXT:
    case SAL_FIELD_DATE:
    case SAL_FIELD_TIME:
    case SAL_FIELD_CHOICE:
    case SAL_FIELD_CURRENCY:
      validate_text (field, value, problems);
      break;
    default:
      validate_number (field, value, problems);
    }
}

static void
validate_dates (SalRecord *record, SalProblems *problems)
{
  const SalKind *kind = sal_record_get_kind (record);
  const char *from = kind->from != NULL ? sal_record_get_text (record, kind->from) : NULL;
  const char *to = kind->to != NULL ? sal_record_get_text (record, kind->to) : NULL;

  /* ISO dates sort as text */
  if (from != NULL && to != NULL && g_strcmp0 (to, from) < 0)
    sal_problems_add (problems,
                      kind->to,
                      _ ("is before %s"),
                      sal_field_get_label (sal_kind_find_field (kind, kind->from)));
}

/**
 * sal_record_validate:
 * @self: a record
 *
 * Checks everything that can be checked without the database: required fields, types, choices,
 * bounds, that dated records do not end before they start, and what the kind itself checks.
 *
 * Returns: (transfer full): the problems, none if the record is valid
 */
SalProblems *
sal_record_validate (SalRecord *self)
{
  SalProblems *problems = sal_problems_new ();
  const SalKind *kind = sal_record_get_kind (self);

  for (guint i = 0; i < kind->n_fields; i++)
    validate_field (&kind->fields[i], sal_record_get_value (self, i), problems);
  validate_dates (self, problems);
  if (kind->validate != NULL)
    kind->validate (self, problems);

  return problems;
}

/**
 * sal_record_validate_change:
 * @self: a record as it shall be
 * @before: (nullable): the same as it is stored, or %NULL if it is new
 *
 * Checks a change like sal_record_validate(). What the rules of the kind already held against the
 * record as it is stored, in a field that stays as it is, does not keep anybody from changing the
 * rest: rules become stricter, and older records do not meet all of them.
 *
 * Returns: (transfer full): the problems, none if the change may be written
 */
SalProblems *
sal_record_validate_change (SalRecord *self, SalRecord *before)
{
  SalProblems *problems = sal_record_validate (self);
  const SalKind *kind = sal_record_get_kind (self);
  g_autoptr (SalProblems) stored = NULL;

  if (before == NULL || kind->validate == NULL || sal_problems_is_empty (problems))
    return problems;
  stored = sal_problems_new ();
  kind->validate (before, stored);
  for (guint i = 0; i < kind->n_fields; i++)
    if (sal_value_equal (sal_record_get_value (before, i), sal_record_get_value (self, i)))
      sal_problems_leave_out (problems, stored, kind->fields[i].name);

  return problems;
}

/**
 * sal_record_warn:
 * @self: a record
 *
 * Finds what is valid and should be looked at all the same, as the kind says.
 *
 * Returns: (transfer full): the warnings, none if there is nothing to look at
 */
SalProblems *
sal_record_warn (SalRecord *self)
{
  SalProblems *warnings = sal_problems_new ();
  const SalKind *kind = sal_record_get_kind (self);

  if (kind->warn != NULL)
    kind->warn (self, warnings);

  return warnings;
}
