/* sal-cli-json.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-json.h"

#include <math.h>
#include <stdio.h>

#include "sal-date.h"
#include "sal-text.h"

/* Levels that are laid out one member a line; what is deeper stays on its line. */
#define LINE_LEVELS 2

/* Counts up when a document loses a member, or a member its meaning. */
#define SCHEMA_VERSION 1

struct _SalCliJson
{
  guint level;
  gboolean first; /* nothing stands in the innermost object or array yet */
};

static void
write_text (const char *text)
{
  const char *start = text;

  putchar ('"');
  for (; *text; text++)
    {
      guchar byte = (guchar) *text;

      if (byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0x7f)
        continue;

      fwrite (start, 1, (gsize) (text - start), stdout);
      start = text + 1;
      if (byte == '"' || byte == '\\')
        printf ("\\%c", byte);
      else if (byte == '\n')
        fputs ("\\n", stdout);
      else if (byte == '\t')
        fputs ("\\t", stdout);
      else
        printf ("\\u%04x", byte);
    }
  fwrite (start, 1, (gsize) (text - start), stdout);
  putchar ('"');
}

static void
new_line (SalCliJson *self)
{
  if (self->level <= LINE_LEVELS)
    printf ("\n%*s", (int) self->level * 2, "");
}

/* What stands before a value: the comma, the line, the name. */
static void
begin_value (SalCliJson *self, const char *member)
{
  if (!self->first)
    fputs (self->level <= LINE_LEVELS ? "," : ", ", stdout);
  self->first = FALSE;
  new_line (self);
  if (member == NULL)
    return;

  write_text (member);
  fputs (": ", stdout);
}

static void
begin (SalCliJson *self, const char *member, char bracket)
{
  begin_value (self, member);
  putchar (bracket);
  self->level++;
  self->first = TRUE;
}

static void
end (SalCliJson *self, char bracket)
{
  gboolean on_lines = self->level <= LINE_LEVELS && !self->first;

  self->level--;
  if (on_lines)
    new_line (self);
  self->first = FALSE;
  putchar (bracket);
}

static void
write_literal (SalCliJson *self, const char *member, const char *literal)
{
  begin_value (self, member);
  fputs (literal, stdout);
}

/**
 * sal_cli_json_new:
 * @schema: what the document is, for example "records"
 *
 * Begins a document: an object that says which schema it follows, in which version.
 *
 * Returns: (transfer full): the writer, inside that object
 */
SalCliJson *
sal_cli_json_new (const char *schema)
{
  SalCliJson *self = g_new0 (SalCliJson, 1);
  g_autofree char *name = g_strdup_printf ("salient.%s/%d", schema, SCHEMA_VERSION);

  putchar ('{');
  self->level = 1;
  self->first = TRUE;
  sal_cli_json_string (self, "schema", name);

  return self;
}

/**
 * sal_cli_json_finish:
 * @self: (transfer full): a writer outside of everything it began
 *
 * Ends the document.
 */
void
sal_cli_json_finish (SalCliJson *self)
{
  g_return_if_fail (self->level == 1);

  end (self, '}');
  putchar ('\n');
  sal_cli_json_free (self);
}

void
sal_cli_json_free (SalCliJson *self)
{
  g_free (self);
}

void
sal_cli_json_begin_object (SalCliJson *self, const char *member)
{
  begin (self, member, '{');
}

void
sal_cli_json_end_object (SalCliJson *self)
{
  end (self, '}');
}

void
sal_cli_json_begin_array (SalCliJson *self, const char *member)
{
  begin (self, member, '[');
}

void
sal_cli_json_end_array (SalCliJson *self)
{
  end (self, ']');
}

/**
 * sal_cli_json_string:
 * @self: a writer
 * @member: (nullable): the member's name
 * @text: (nullable): UTF-8 text; %NULL is written as null
 *
 * Writes a text.
 */
void
sal_cli_json_string (SalCliJson *self, const char *member, const char *text)
{
  begin_value (self, member);
  if (text == NULL)
    fputs ("null", stdout);
  else
    write_text (text);
}

void
sal_cli_json_integer (SalCliJson *self, const char *member, gint64 value)
{
  begin_value (self, member);
  printf ("%" G_GINT64_FORMAT, value);
}

/**
 * sal_cli_json_id:
 * @self: a writer
 * @member: (nullable): the member's name
 * @id: an id; 0 is written as null
 *
 * Writes an id as text: 63 bits do not fit the numbers of many readers of JSON.
 */
void
sal_cli_json_id (SalCliJson *self, const char *member, gint64 id)
{
  begin_value (self, member);
  if (id == 0)
    fputs ("null", stdout);
  else
    printf ("\"%" G_GINT64_FORMAT "\"", id);
}

/**
 * sal_cli_json_real:
 * @self: a writer
 * @member: (nullable): the member's name
 * @value: a number; null is written where it is not finite
 *
 * Writes a number with the fewest digits that read back as the same number.
 */
void
sal_cli_json_real (SalCliJson *self, const char *member, double value)
{
  g_autofree char *text = isfinite (value) ? sal_text_from_double (value) : g_strdup ("null");

  write_literal (self, member, text);
}

void
sal_cli_json_boolean (SalCliJson *self, const char *member, gboolean value)
{
  write_literal (self, member, value ? "true" : "false");
}

/**
 * sal_cli_json_time:
 * @self: a writer
 * @member: (nullable): the member's name
 * @time: seconds since 1970, UTC
 *
 * Writes a time in ISO 8601.
 */
void
sal_cli_json_time (SalCliJson *self, const char *member, gint64 time)
{
  char text[SAL_TIME_BUFFER];

  sal_cli_json_string (self, member, sal_time_write_iso (time, text));
}

static void
write_reference (SalCliJson *self, const char *member, gint64 id, const char *title)
{
  sal_cli_json_begin_object (self, member);
  sal_cli_json_id (self, "id", id);
  if (title != NULL)
    sal_cli_json_string (self, "title", title);
  sal_cli_json_end_object (self);
}

static void
write_integer_value (SalCliJson *self,
                     const char *member,
                     const SalField *field,
                     gint64 value,
                     const char *reference_title,
                     const char *currency)
{
  SalValue stored = SAL_VALUE_INTEGER (value);
  g_autofree char *text = NULL;

  switch (field->type)
    {
    case SAL_FIELD_BOOLEAN:
      sal_cli_json_boolean (self, member, value != 0);
      break;

    case SAL_FIELD_MONEY:
    case SAL_FIELD_RATE:
      text = sal_field_to_text (field, &stored, currency);
      sal_cli_json_string (self, member, text);
      break;

    case SAL_FIELD_REFERENCE:
      write_reference (self, member, value, reference_title);
      break;

    default:
      sal_cli_json_integer (self, member, value);
      break;
    }
}

/**
 * sal_cli_json_value:
 * @self: a writer
 * @member: (nullable): the member's name
 * @field: the field @value is of
 * @value: the value
 * @reference_title: (nullable): of a reference, the title of what it refers to
 * @currency: of money, its currency
 *
 * Writes a value of a field: money as text with the currency's decimals, rates as text, a reference
 * as an object of id and title, dates and times as ISO 8601.
 */
void
sal_cli_json_value (SalCliJson *self,
                    const char *member,
                    const SalField *field,
                    const SalValue *value,
                    const char *reference_title,
                    const char *currency)
{
  switch (value->storage)
    {
    case SAL_STORAGE_INTEGER:
      write_integer_value (self, member, field, value->integer, reference_title, currency);
      break;

    case SAL_STORAGE_REAL:
      sal_cli_json_real (self, member, value->real);
      break;

    case SAL_STORAGE_TEXT:
      sal_cli_json_string (self, member, value->text);
      break;

    case SAL_STORAGE_NULL:
    default:
      write_literal (self, member, "null");
      break;
    }
}

/**
 * sal_cli_json_field:
 * @self: a writer
 * @record: a record
 * @field: an index into the fields of its kind
 * @currency: the reporting currency
 *
 * Writes one field of @record as a member of the field's name.
 */
void
sal_cli_json_field (SalCliJson *self, SalRecord *record, guint field, const char *currency)
{
  const SalField *description = &sal_record_get_kind (record)->fields[field];

  if (description->type == SAL_FIELD_MONEY)
    currency = sal_record_currency_of (record, field, currency);
  sal_cli_json_value (self,
                      description->name,
                      description,
                      sal_record_get_value (record, field),
                      sal_record_get_reference_title (record, field),
                      currency);
}
