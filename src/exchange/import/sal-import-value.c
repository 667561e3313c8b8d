/* sal-import-value.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-value.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-money.h"
#include "sal-rate.h"

#define MOST_DIGITS 15 /* of a number read here; longer ones go the careful way */

G_GNUC_PRINTF (2, 3)
static gboolean
fail (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (SAL_ERROR, SAL_ERROR_VALUE, format, arguments);
  va_end (arguments);

  return FALSE;
}

/* "-1234.5" with a point and at most @digits decimals, in units of the last of them. Plain numbers
 * are most of what there is. */
static gboolean
read_plain (const char *text, gsize length, int digits, gint64 *value)
{
  gboolean negative = length > 0 && text[0] == '-';
  gint64 sum = 0;
  int decimals = -1;

  if (length <= (gsize) negative || length > MOST_DIGITS)
    return FALSE;
  for (gsize i = negative; i < length; i++)
    {
      if (text[i] == '.' && decimals < 0 && i > (gsize) negative)
        {
          decimals = 0;
          continue;
        }
      if (!g_ascii_isdigit (text[i]) || decimals >= digits)
        return FALSE;
      sum = sum * 10 + (text[i] - '0');
      if (decimals >= 0)
        decimals++;
    }
  for (decimals = MAX (decimals, 0); decimals < digits; decimals++)
    sum *= 10;
  *value = negative ? -sum : sum;

  return TRUE;
}

static gboolean
multiply (gint64 value, gint64 scale, gint64 *product, GError **error)
{
  if (__builtin_mul_overflow (value, scale, product))
    return fail (error, _ ("the number is too large"));

  return TRUE;
}

static gboolean
read_integer (const SalMappingColumn *mapping,
              const char *text,
              gsize length,
              SalValue *value,
              GError **error)
{
  value->storage = SAL_STORAGE_INTEGER;
  if (!read_plain (text, length, 0, &value->integer) &&
      !sal_text_to_integer (text, mapping->decimal_mark, &value->integer, error))
    return FALSE;

  return multiply (value->integer, mapping->scale, &value->integer, error);
}

static gboolean
read_real (const SalMappingColumn *mapping, const char *text, SalValue *value, GError **error)
{
  value->storage = SAL_STORAGE_REAL;
  if (!sal_text_to_double (text, mapping->decimal_mark, &value->real, error))
    return FALSE;
  value->real *= (double) mapping->scale;

  return TRUE;
}

static gboolean
read_rate (const SalMappingColumn *mapping, const char *text, SalValue *value, GError **error)
{
  value->storage = SAL_STORAGE_INTEGER;
  if (!sal_text_to_rate (text, mapping->decimal_mark, &value->integer, error))
    return FALSE;
  if (mapping->percent && strchr (text, '%') == NULL)
    value->integer /= 100;

  return multiply (value->integer, mapping->scale, &value->integer, error);
}

/* "1100.04" million: read with nine decimals, so that none is lost before the multiplication */
static gboolean
read_scaled_money (const SalMappingColumn *mapping,
                   const char *text,
                   const char *currency,
                   gint64 *amount,
                   GError **error)
{
  int digits = sal_currency_digits (currency);
  gint64 scaled;
  __int128 product;

  if (!sal_text_to_rate (text, mapping->decimal_mark, &scaled, error))
    return FALSE;
  product = (__int128) scaled * mapping->scale;
  for (int i = 0; i < digits; i++)
    product *= 10;
  product = (product + (product < 0 ? -SAL_RATE_ONE : SAL_RATE_ONE) / 2) / SAL_RATE_ONE;
  if (product > G_MAXINT64 || product < G_MININT64)
    return fail (error, _ ("the amount is too large"));
  *amount = (gint64) product;

  return TRUE;
}

static gboolean
read_money (const SalMappingColumn *mapping,
            const char *text,
            gsize length,
            const char *currency,
            char found_currency[4],
            SalValue *value,
            GError **error)
{
  value->storage = SAL_STORAGE_INTEGER;
  if (mapping->currency[0] != '\0')
    currency = mapping->currency;
  if (mapping->scale != 1)
    return read_scaled_money (mapping, text, currency, &value->integer, error);
  if (mapping->decimal_mark != SAL_DECIMAL_COMMA &&
      read_plain (text, length, sal_currency_digits (currency), &value->integer))
    return TRUE;

  return sal_text_to_money (
      text, mapping->decimal_mark, currency, &value->integer, found_currency, error);
}

static gboolean
is_iso_date (const char *text, gsize length)
{
  if (length != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  for (guint i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (text[i]))
      return FALSE;

  return TRUE;
}

/* Days up to the 28th are in every month; later ones are looked up. */
static gboolean
is_plain_day (const char *text)
{
  int month = (text[5] - '0') * 10 + text[6] - '0';
  int day = (text[8] - '0') * 10 + text[9] - '0';

  return month >= 1 && month <= 12 && day >= 1 && day <= 28 && text[0] != '0';
}

static gboolean
read_date (const SalMappingColumn *mapping,
           const char *text,
           gsize length,
           char buffer[SAL_IMPORT_VALUE_BUFFER],
           SalValue *value,
           GError **error)
{
  g_autofree char *day_only = NULL;
  const char *colon;
  gint32 day;

  value->storage = SAL_STORAGE_TEXT;
  value->length = SAL_DATE_BUFFER - 1;
  if (is_iso_date (text, length) && is_plain_day (text))
    {
      value->text = text;
      return TRUE;
    }

  /* a time of day after the date is left out: "2016-10-20 00:00:00", "10/20/2016 9:30 AM" */
  colon = strchr (text, ':');
  if (colon != NULL)
    {
      gsize end = (gsize) (colon - text);

      while (end > 0 && text[end] != ' ' && text[end] != 'T')
        end--;
      day_only = g_strndup (text, end);
      text = day_only;
    }
  if (!sal_text_to_date (text, mapping->date_order, &day, error))
    return FALSE;
  value->text = sal_date_write_iso (day, buffer);

  return TRUE;
}

static gboolean
read_time (const SalMappingColumn *mapping,
           const char *text,
           char buffer[SAL_IMPORT_VALUE_BUFFER],
           SalValue *value,
           GError **error)
{
  gint64 time;
  gint32 day;

  if (strchr (text, ':') == NULL && sal_text_to_date (text, mapping->date_order, &day, NULL))
    time = (gint64) day * 86400;
  else if (!sal_text_to_time (text, mapping->date_order, &time, error))
    return FALSE;
  value->storage = SAL_STORAGE_TEXT;
  value->length = SAL_TIME_BUFFER - 1;
  value->text = sal_time_write_iso (time, buffer);

  return TRUE;
}

static gboolean
read_choice (const SalField *field, const char *text, SalValue *value, GError **error)
{
  g_autofree char *folded = sal_text_fold (text);
  g_autoptr (GString) expected = g_string_new (NULL);

  for (const SalChoice *choice = field->choices; choice->value != NULL; choice++)
    {
      g_autofree char *by_value = sal_text_fold (choice->value);
      g_autofree char *by_label = sal_text_fold (choice->label);

      if (strcmp (folded, by_value) == 0 || strcmp (folded, by_label) == 0)
        {
          *value = sal_value_borrow_text (choice->value);
          return TRUE;
        }
      g_string_append_printf (expected, "%s%s", expected->len > 0 ? ", " : "", choice->label);
    }

  return fail (error, _ ("“%s” is not one of %s"), text, expected->str);
}

static gboolean
read_currency (const char *text,
               char buffer[SAL_IMPORT_VALUE_BUFFER],
               SalValue *value,
               GError **error)
{
  g_strlcpy (buffer, text, SAL_IMPORT_VALUE_BUFFER);
  for (char *at = buffer; *at != '\0'; at++)
    *at = g_ascii_toupper (*at);
  if (strlen (text) != 3 || !sal_currency_is_valid (buffer))
    return fail (error, _ ("“%s” is not a currency (expected a code such as USD)"), text);
  *value = sal_value_borrow_text (buffer);

  return TRUE;
}

static gboolean
check_bounds (const SalField *field, const SalValue *value, const char *text, GError **error)
{
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;
  SalValue minimum = SAL_VALUE_INTEGER (field->minimum);
  SalValue maximum = SAL_VALUE_INTEGER (field->maximum);

  if ((field->minimum == 0 && field->maximum == 0) || value->storage != SAL_STORAGE_INTEGER ||
      (value->integer >= field->minimum && value->integer <= field->maximum))
    return TRUE;
  least = sal_field_to_text (field, &minimum, NULL);
  most = sal_field_to_text (field, &maximum, NULL);

  return fail (error, _ ("“%s” is not between %s and %s"), text, least, most);
}

/**
 * sal_import_value_read:
 * @field: the field the value is for, not a reference
 * @mapping: how its column is written
 * @text: what stands in the file, without spaces at its ends, not empty
 * @length: the number of bytes of @text
 * @currency: the currency of amounts that name none
 * @found_currency: gets the currency that the text names; left alone if it names none
 * @buffer: room for values that are written anew
 * @value: (out): the value; a text in it points into @text, @buffer or static memory
 * @error: return location for an error
 *
 * Reads one value.
 *
 * Returns: %FALSE with @error %SAL_ERROR_VALUE or %SAL_ERROR_SYNTAX if the text is not a value of
 * @field
 */
gboolean
sal_import_value_read (const SalField *field,
                       const SalMappingColumn *mapping,
                       const char *text,
                       gsize length,
                       const char *currency,
                       char found_currency[4],
                       char buffer[SAL_IMPORT_VALUE_BUFFER],
                       SalValue *value,
                       GError **error)
{
  gboolean truth;

  switch (field->type)
    {
    case SAL_FIELD_TEXT:
      *value = (SalValue){ .storage = SAL_STORAGE_TEXT, .length = (guint32) length, .text = text };
      return TRUE;
    case SAL_FIELD_INTEGER:
      return read_integer (mapping, text, length, value, error) &&
             check_bounds (field, value, text, error);
    case SAL_FIELD_BOOLEAN:
      if (!sal_text_to_boolean (text, &truth, error))
        return FALSE;
      *value = SAL_VALUE_INTEGER (truth ? 1 : 0);
      return TRUE;
    case SAL_FIELD_DATE:
      return read_date (mapping, text, length, buffer, value, error);
    case SAL_FIELD_TIME:
      return read_time (mapping, text, buffer, value, error);
    case SAL_FIELD_MONEY:
      return read_money (mapping, text, length, currency, found_currency, value, error) &&
             check_bounds (field, value, text, error);
    case SAL_FIELD_RATE:
      return read_rate (mapping, text, value, error) && check_bounds (field, value, text, error);
    case SAL_FIELD_REAL:
      return read_real (mapping, text, value, error);
    case SAL_FIELD_CHOICE:
      return read_choice (field, text, value, error);
    case SAL_FIELD_CURRENCY:
      return read_currency (text, buffer, value, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}
