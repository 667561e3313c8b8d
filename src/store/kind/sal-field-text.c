/* sal-field-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kind.h"

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-money.h"
#include "sal-rate.h"
#include "sal-text.h"

/* Values as text: the exact form of files and filters, and the form people read. */

/* "27 %" is 0.27: as few decimals as say it exactly. */
/* @decimals: of the number written; 9 is as it is, 7 in per cent */
static char *
rate_to_text (gint64 scaled, int decimals)
{
  char buffer[SAL_NUMBER_BUFFER];
  gsize length;

  sal_number_write (scaled, decimals, buffer);
  length = strlen (buffer);
  while (buffer[length - 1] == '0')
    length--;
  if (buffer[length - 1] == '.')
    length--;

  return g_strndup (buffer, length);
}

/**
 * sal_field_to_text:
 * @field: a field
 * @value: a value of it
 * @currency: (nullable): the currency of a money field
 *
 * Writes a value exactly, the same everywhere: ISO dates, decimal points, stored names of choices,
 * ids of references.
 *
 * Returns: (transfer full): the text, "" for a null value
 */
char *
sal_field_to_text (const SalField *field, const SalValue *value, const char *currency)
{
  switch (value->storage)
    {
    case SAL_STORAGE_TEXT:
      return g_strndup (value->text, value->length);
    case SAL_STORAGE_REAL:
      return sal_text_from_double (value->real);
    case SAL_STORAGE_INTEGER:
      if (field->type == SAL_FIELD_MONEY)
        return sal_money_to_text (value->integer, currency);
      if (field->type == SAL_FIELD_RATE)
        return rate_to_text (value->integer, 9);
      if (field->type == SAL_FIELD_BOOLEAN)
        return g_strdup (value->integer != 0 ? "true" : "false");
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    case SAL_STORAGE_NULL:
    default:
      return g_strdup ("");
    }
}

static char *
date_to_display (const char *text)
{
  gint32 day;

  return sal_date_parse_iso (text, &day) ? sal_date_format (day) : g_strdup (text);
}

static char *
time_to_display (const char *text)
{
  gint64 time;

  return sal_time_parse_iso (text, &time) ? sal_time_format (time) : g_strdup (text);
}

static char *
rate_to_display (const SalField *field, gint64 scaled)
{
  gint64 percent = SAL_RATE_ONE / 100;

  /* what can exceed 100 % by far is a factor, such as an exchange rate */
  if (field->maximum > 2 * SAL_RATE_ONE)
    return sal_number_format ((double) scaled / SAL_RATE_ONE, 4);

  return sal_rate_format_percent (scaled, scaled % percent == 0 ? 0 : 1);
}

static char *
integer_to_display (const SalField *field, gint64 value, const char *currency)
{
  switch (field->type)
    {
    case SAL_FIELD_MONEY:
      return sal_money_format (value, currency);
    case SAL_FIELD_RATE:
      return rate_to_display (field, value);
    case SAL_FIELD_BOOLEAN:
      return g_strdup (value != 0 ? _ ("Yes") : _ ("No"));
    case SAL_FIELD_INTEGER:
      /* years are not grouped */
      if (field->minimum >= 1000 && field->maximum <= 9999)
        return g_strdup_printf ("%" G_GINT64_FORMAT, value);
      return sal_number_format ((double) value, 0);
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value);
    }
}

/**
 * sal_field_to_display:
 * @field: a field
 * @value: a value of it
 * @currency: (nullable): the currency of a money field
 *
 * Writes a value for people, by locale.
 *
 * Returns: (transfer full): the text, "" for a null value
 */
char *
sal_field_to_display (const SalField *field, const SalValue *value, const char *currency)
{
  switch (value->storage)
    {
    case SAL_STORAGE_TEXT:
      if (field->type == SAL_FIELD_DATE)
        return date_to_display (value->text);
      if (field->type == SAL_FIELD_TIME)
        return time_to_display (value->text);
      if (field->type == SAL_FIELD_CHOICE)
        return g_strdup (sal_choice_get_label (field, value->text));
      return g_strndup (value->text, value->length);
    case SAL_STORAGE_REAL:
      return sal_number_format (value->real, 2);
    case SAL_STORAGE_INTEGER:
      return integer_to_display (field, value->integer, currency);
    case SAL_STORAGE_NULL:
    default:
      return g_strdup ("");
    }
}

static gboolean
choice_from_text (const SalField *field, const char *text, SalValue *value, GError **error)
{
  g_autoptr (GString) choices = NULL;

  for (const SalChoice *choice = field->choices; choice->value != NULL; choice++)
    {
      if (g_ascii_strcasecmp (choice->value, text) == 0 || g_strcmp0 (_ (choice->label), text) == 0)
        {
          *value = sal_value_borrow_text (g_strdup (choice->value));
          return TRUE;
        }
    }

  choices = g_string_new (NULL);
  for (const SalChoice *choice = field->choices; choice->value != NULL; choice++)
    g_string_append_printf (choices, "%s%s", choices->len > 0 ? ", " : "", choice->value);
  g_set_error (error,
               SAL_ERROR,
               SAL_ERROR_VALUE,
               _ ("“%s” is not one of the choices (expected %s)"),
               text,
               choices->str);

  return FALSE;
}

/* How people write numbers and days where a text comes from. */
typedef struct
{
  SalDecimalMark mark;
  gboolean by_locale;
} Manner;

static gboolean
day_from_text (const char *text, const Manner *manner, SalValue *value, GError **error)
{
  char buffer[SAL_DATE_BUFFER];
  gint32 day;

  if (g_str_equal (text, "today"))
    day = sal_date_today ();
  else if (!(manner->by_locale ? sal_text_to_date_by_locale (text, &day, error)
                               : sal_text_to_date (text, SAL_DATE_ORDER_ISO, &day, error)))
    return FALSE;
  *value = sal_value_borrow_text (g_strdup (sal_date_write_iso (day, buffer)));

  return TRUE;
}

static gboolean
time_from_text (const char *text, SalValue *value, GError **error)
{
  char buffer[SAL_TIME_BUFFER];
  gint64 time;

  if (!sal_text_to_time (text, SAL_DATE_ORDER_ISO, &time, error))
    return FALSE;
  *value = sal_value_borrow_text (g_strdup (sal_time_write_iso (time, buffer)));

  return TRUE;
}

static gboolean
currency_from_text (const char *text, SalValue *value, GError **error)
{
  g_autofree char *code = g_ascii_strup (text, -1);

  if (!sal_currency_is_valid (code))
    {
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   _ ("“%s” is not a currency (expected a code such as USD)"),
                   text);
      return FALSE;
    }
  *value = sal_value_borrow_text (g_steal_pointer (&code));

  return TRUE;
}

/* An amount is in the currency of its record: one in another is not converted by being typed. */
static gboolean
money_from_text (
    const char *text, const char *currency, const Manner *manner, SalValue *value, GError **error)
{
  char own[SAL_CURRENCY_BUFFER];
  gint64 amount;

  if (!sal_text_to_money (text, manner->mark, currency, &amount, own, error))
    return FALSE;
  if (currency != NULL && *own != '\0' && !g_str_equal (own, currency))
    {
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   _ ("“%s” is in %s (expected an amount in %s)"),
                   text,
                   own,
                   currency);
      return FALSE;
    }
  *value = SAL_VALUE_INTEGER (amount);

  return TRUE;
}

/* Ids have up to 19 digits. */
static gboolean
reference_from_text (const char *text, SalValue *value, GError **error)
{
  gint64 id;

  if (!g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &id, NULL))
    {
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   _ ("“%s” is not the id of a record (expected digits)"),
                   text);
      return FALSE;
    }
  *value = SAL_VALUE_INTEGER (id);

  return TRUE;
}

static gboolean
number_from_text (const SalField *field,
                  const char *text,
                  const char *currency,
                  const Manner *manner,
                  SalValue *value,
                  GError **error)
{
  gboolean flag;

  switch (field->type)
    {
    case SAL_FIELD_MONEY:
      return money_from_text (text, currency, manner, value, error);
    case SAL_FIELD_REFERENCE:
      return reference_from_text (text, value, error);
    case SAL_FIELD_RATE:
      value->storage = SAL_STORAGE_INTEGER;
      return sal_text_to_rate (text, manner->mark, &value->integer, error);
    case SAL_FIELD_REAL:
      value->storage = SAL_STORAGE_REAL;
      return sal_text_to_double (text, manner->mark, &value->real, error);
    case SAL_FIELD_BOOLEAN:
      if (!sal_text_to_boolean (text, &flag, error))
        return FALSE;
      *value = SAL_VALUE_INTEGER (flag);
      return TRUE;
    case SAL_FIELD_INTEGER:
    default:
      value->storage = SAL_STORAGE_INTEGER;
      return sal_text_to_integer (text, manner->mark, &value->integer, error);
    }
}

static gboolean
from_text (const SalField *field,
           const char *text,
           const char *currency,
           const Manner *manner,
           SalValue *value,
           GError **error)
{
  SalValue read = SAL_VALUE_NULL; /* texts are duplicated for it: it owns them */
  gboolean ok = TRUE;

  if (*text != '\0')
    {
      switch (field->type)
        {
        case SAL_FIELD_TEXT:
          read = sal_value_borrow_text (g_strdup (text));
          break;
        case SAL_FIELD_CHOICE:
          ok = choice_from_text (field, text, &read, error);
          break;
        case SAL_FIELD_DATE:
          ok = day_from_text (text, manner, &read, error);
          break;
        case SAL_FIELD_TIME:
          ok = time_from_text (text, &read, error);
          break;
        case SAL_FIELD_CURRENCY:
          ok = currency_from_text (text, &read, error);
          break;
        default:
          ok = number_from_text (field, text, currency, manner, &read, error);
        }
    }
  if (ok)
    *value = read;

  return ok;
}

/**
 * sal_field_from_text:
 * @field: a field
 * @text: a value as sal_field_to_text() writes it; also "today" for a date, labels for choices
 * @currency: (nullable): the currency of a money field
 * @value: (out): the value, which owns its text
 * @error: return location for an error
 *
 * Reads a value. An empty text is a null value. Bounds are not checked here but by validation.
 *
 * Returns: %FALSE with %SAL_ERROR_VALUE, %SAL_ERROR_SYNTAX or %SAL_ERROR_OVERFLOW if @text is no
 * such value
 */
gboolean
sal_field_from_text (
    const SalField *field, const char *text, const char *currency, SalValue *value, GError **error)
{
  static const Manner exact = { SAL_DECIMAL_POINT, FALSE };

  return from_text (field, text, currency, &exact, value, error);
}

/**
 * sal_field_to_entry:
 * @field: a field
 * @value: a value of it
 * @currency: (nullable): the currency of a money field
 *
 * Writes a value as it stands in an entry, by locale, with all its digits: amounts without their
 * currency, shares in per cent.
 *
 * Returns: (transfer full): the text, "" for a null value
 */
char *
sal_field_to_entry (const SalField *field, const SalValue *value, const char *currency)
{
  g_autofree char *exact = NULL, *number = NULL;
  gboolean share = field->type == SAL_FIELD_RATE && field->maximum <= 2 * SAL_RATE_ONE;

  if (field->type == SAL_FIELD_DATE && value->storage == SAL_STORAGE_TEXT)
    return date_to_display (value->text);
  if (value->storage == SAL_STORAGE_REAL)
    {
      exact = sal_text_from_double (value->real);
      return strchr (exact, 'e') != NULL ? g_steal_pointer (&exact) : sal_number_localize (exact);
    }
  if (value->storage != SAL_STORAGE_INTEGER || field->type == SAL_FIELD_BOOLEAN ||
      field->type == SAL_FIELD_REFERENCE)
    return sal_field_to_text (field, value, currency);
  if (field->type == SAL_FIELD_INTEGER)
    return integer_to_display (field, value->integer, currency);

  exact = field->type == SAL_FIELD_MONEY ? sal_money_to_text (value->integer, currency)
          : share                        ? rate_to_text (value->integer, 7)
                                         : rate_to_text (value->integer, 9);
  number = sal_number_localize (exact);
  return share ? g_strconcat (number, " %", NULL) : g_steal_pointer (&number);
}

/**
 * sal_field_from_entry:
 * @field: a field
 * @text: what somebody typed
 * @currency: (nullable): the currency of a money field
 * @value: (out): the value, which owns its text
 * @error: return location for an error
 *
 * Reads what stands in an entry: as sal_field_to_entry() writes it, or as people write numbers and
 * days in the locale. A share without a sign is in per cent.
 *
 * Returns: %FALSE with an error of #SalError if @text is no such value
 */
gboolean
sal_field_from_entry (
    const SalField *field, const char *text, const char *currency, SalValue *value, GError **error)
{
  const Manner manner = { sal_text_decimal_mark_of_locale (), TRUE };
  gboolean share = field->type == SAL_FIELD_RATE && field->maximum <= 2 * SAL_RATE_ONE;
  g_autofree char *percent =
      share && *text != '\0' && strchr (text, '%') == NULL ? g_strconcat (text, "%", NULL) : NULL;

  return from_text (field, percent != NULL ? percent : text, currency, &manner, value, error);
}
