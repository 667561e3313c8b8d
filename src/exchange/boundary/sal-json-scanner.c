/* sal-json-scanner.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-json-scanner.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-exchange-error.h"

/**
 * SalJsonScanner:
 *
 * Reads JSON (RFC 8259) value by value as it stands in memory, without making a tree of it: files
 * of boundaries are millions of numbers. One can go back to where one was.
 *
 * The first thing that is wrong is kept, with its line and column, and from then on everything
 * fails: it is asked for once, at the end, or taken so that reading goes on behind what is wrong.
 */

/* Longest number that is read; longer ones are none that anybody measured. */
#define NUMBER_SIZE 320

/* Characters of a string that messages quote. */
#define QUOTED 40

struct _SalJsonScanner
{
  GBytes *bytes;
  const char *start, *at, *end;
  char *name;
  gboolean fresh; /* an object or array was entered, and nothing of it read yet */
  char *problem;  /* (nullable): what is wrong, at the line and column */
  guint line, column;
  const char *counted; /* up to where lines and columns were counted */
};

/**
 * sal_json_scanner_new:
 * @bytes: the text, UTF-8
 * @name: what errors call it
 *
 * Begins to read.
 *
 * Returns: (transfer full): the scanner, before the first value
 */
SalJsonScanner *
sal_json_scanner_new (GBytes *bytes, const char *name)
{
  SalJsonScanner *self = g_new0 (SalJsonScanner, 1);
  gsize size;

  self->bytes = g_bytes_ref (bytes);
  self->start = g_bytes_get_data (bytes, &size);
  self->at = self->start;
  self->end = self->start + size;
  self->name = g_strdup (name);
  self->counted = self->start;
  self->line = self->column = 1;
  if (size >= 3 && memcmp (self->start, "\xef\xbb\xbf", 3) == 0)
    self->at += 3;

  return self;
}

void
sal_json_scanner_free (SalJsonScanner *self)
{
  g_bytes_unref (self->bytes);
  g_free (self->name);
  g_free (self->problem);
  g_free (self);
}

/* -------------------------------------------------------------------------------------- errors */

/* On from the last place, as what is wrong in a file is mostly met in order. */
static void
find_place (SalJsonScanner *self)
{
  if (self->at < self->counted)
    {
      self->counted = self->start;
      self->line = self->column = 1;
    }
  for (; self->counted < self->at; self->counted++)
    {
      self->column = *self->counted == '\n' ? 1 : self->column + 1;
      self->line += *self->counted == '\n';
    }
}

/**
 * sal_json_scanner_fail:
 * @self: the scanner
 * @format: what is wrong and what was expected, as printf() has it
 * @...: its arguments
 *
 * Says that what stands here is not what it should be. Counts if nothing was wrong before.
 *
 * Returns: %FALSE
 */
gboolean
sal_json_scanner_fail (SalJsonScanner *self, const char *format, ...)
{
  va_list arguments;

  if (self->problem != NULL)
    return FALSE;

  find_place (self);
  va_start (arguments, format);
  self->problem = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return FALSE;
}

gboolean
sal_json_scanner_failed (const SalJsonScanner *self)
{
  return self->problem != NULL;
}

/**
 * sal_json_scanner_take_problem:
 * @self: the scanner
 *
 * Takes what is wrong, if anything is: then nothing is any more, and one can read on, from a place
 * before it or behind it.
 *
 * Returns: (transfer full) (nullable): what is wrong, with its line and column behind it
 */
char *
sal_json_scanner_take_problem (SalJsonScanner *self)
{
  g_autofree char *problem = g_steal_pointer (&self->problem);

  if (problem == NULL)
    return NULL;

  /* translators: what is wrong with a file, and where */
  return g_strdup_printf (_ ("%s (line %u, column %u)"), problem, self->line, self->column);
}

/**
 * sal_json_scanner_take_error:
 * @self: the scanner
 * @error: return location for an error
 *
 * Tells whether all went well. %SAL_EXCHANGE_ERROR_FORMAT names file, line and column.
 *
 * Returns: %FALSE with @error set if something was wrong
 */
gboolean
sal_json_scanner_take_error (SalJsonScanner *self, GError **error)
{
  if (self->problem == NULL)
    return TRUE;

  g_set_error (error,
               SAL_EXCHANGE_ERROR,
               SAL_EXCHANGE_ERROR_FORMAT,
               _ ("%s, line %u, column %u: %s"),
               self->name,
               self->line,
               self->column,
               self->problem);

  return FALSE;
}

/* The string that stands here, so that one can find it; NULL if none does. */
static char *
quote_string (const SalJsonScanner *self)
{
  const char *first = self->at + 1;
  const char *end = first;
  g_autofree char *text = NULL;
  g_autofree char *valid = NULL;
  g_autofree char *start = NULL;

  if (*self->at != '"')
    return NULL;
  while (end < self->end && *end != '"')
    end += *end == '\\' && end + 1 < self->end ? 2 : 1;
  if (end >= self->end)
    return NULL;
  text = g_strndup (first, (gsize) MIN (end - first, QUOTED * 4));
  valid = g_utf8_make_valid (text, -1);
  if (g_utf8_strlen (valid, -1) <= QUOTED)
    return g_steal_pointer (&valid);
  start = g_utf8_substring (valid, 0, QUOTED);

  return g_strconcat (start, "…", NULL);
}

/* The word that stands here; NULL if none does. */
static const char *
find_word (const SalJsonScanner *self)
{
  static const char *const words[] = { "true", "false", "null" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (self->end - self->at) >= length && memcmp (self->at, words[i], length) == 0)
        return words[i];
    }

  return NULL;
}

static gboolean
fail_expecting (SalJsonScanner *self, const char *what)
{
  g_autofree char *text = NULL;

  if (self->problem != NULL)
    return FALSE;
  if (self->at >= self->end)
    return sal_json_scanner_fail (self, _ ("the file ends (expected %s)"), what);
  text = quote_string (self);
  if (text != NULL)
    return sal_json_scanner_fail (self, _ ("“%s” is a text (expected %s)"), text, what);
  if (find_word (self) != NULL)
    return sal_json_scanner_fail (
        self, _ ("“%s” is not expected (expected %s)"), find_word (self), what);
  if (g_ascii_isprint (*self->at))
    return sal_json_scanner_fail (self, _ ("“%c” is not expected (expected %s)"), *self->at, what);

  return sal_json_scanner_fail (
      self, _ ("byte 0x%02x is not expected (expected %s)"), (guint8) *self->at, what);
}

/* -------------------------------------------------------------------------------------- places */

/**
 * sal_json_scanner_tell:
 * @self: the scanner
 *
 * Gets where it is, to come back to.
 *
 * Returns: bytes from the start
 */
gsize
sal_json_scanner_tell (const SalJsonScanner *self)
{
  return (gsize) (self->at - self->start);
}

/**
 * sal_json_scanner_seek:
 * @self: the scanner
 * @offset: from sal_json_scanner_tell() before or behind a value
 *
 * Goes where it was.
 */
void
sal_json_scanner_seek (SalJsonScanner *self, gsize offset)
{
  self->at = self->start + offset;
  self->fresh = FALSE;
}

gsize
sal_json_scanner_get_size (const SalJsonScanner *self)
{
  return (gsize) (self->end - self->start);
}

const char *
sal_json_scanner_get_name (const SalJsonScanner *self)
{
  return self->name;
}

static void
skip_space (SalJsonScanner *self)
{
  while (self->at < self->end &&
         (*self->at == ' ' || *self->at == '\n' || *self->at == '\r' || *self->at == '\t'))
    self->at++;
}

/* -------------------------------------------------------------------------------------- values */

/**
 * sal_json_scanner_peek:
 * @self: the scanner, before a value
 *
 * Tells what comes next.
 *
 * Returns: its type, %SAL_JSON_NONE if it is no value
 */
SalJsonType
sal_json_scanner_peek (SalJsonScanner *self)
{
  skip_space (self);
  if (self->problem != NULL || self->at >= self->end)
    return SAL_JSON_NONE;

  switch (*self->at)
    {
    case '{':
      return SAL_JSON_OBJECT;
    case '[':
      return SAL_JSON_ARRAY;
    case '"':
      return SAL_JSON_STRING;
    case 't':
    case 'f':
    case 'n':
      return SAL_JSON_WORD;
    default:
      return *self->at == '-' || g_ascii_isdigit (*self->at) ? SAL_JSON_NUMBER : SAL_JSON_NONE;
    }
}

/**
 * sal_json_scanner_enter:
 * @self: the scanner, before a value
 * @type: %SAL_JSON_OBJECT or %SAL_JSON_ARRAY
 *
 * Goes into an object or array. Its members or elements have to be read or skipped to the end.
 *
 * Returns: %FALSE if it is none
 */
gboolean
sal_json_scanner_enter (SalJsonScanner *self, SalJsonType type)
{
  if (sal_json_scanner_peek (self) != type)
    return fail_expecting (self, type == SAL_JSON_OBJECT ? _ ("an object") : _ ("an array"));

  self->at++;
  self->fresh = TRUE;

  return TRUE;
}

/* To the next member or element, or out behind the last. */
static gboolean
go_on (SalJsonScanner *self, char closing)
{
  gboolean fresh = self->fresh;

  self->fresh = FALSE;
  skip_space (self);
  if (self->problem != NULL)
    return FALSE;
  if (self->at < self->end && *self->at == closing)
    {
      self->at++;
      return FALSE;
    }
  if (fresh)
    return TRUE;
  if (self->at >= self->end || *self->at != ',')
    return fail_expecting (self, closing == ']' ? _ ("“,” or “]”") : _ ("“,” or “}”"));

  self->at++;

  return TRUE;
}

/**
 * sal_json_scanner_next_element:
 * @self: the scanner, in an array
 *
 * Goes before the next element, or out of the array behind the last.
 *
 * Returns: whether there is one
 */
gboolean
sal_json_scanner_next_element (SalJsonScanner *self)
{
  return go_on (self, ']');
}

/**
 * sal_json_scanner_next_member:
 * @self: the scanner, in an object
 * @member: (inout) (transfer full) (nullable): gets the name of the member; what it had is freed
 *
 * Goes before the value of the next member, or out of the object behind the last.
 *
 * Returns: whether there is one
 */
gboolean
sal_json_scanner_next_member (SalJsonScanner *self, char **member)
{
  g_clear_pointer (member, g_free);
  if (!go_on (self, '}'))
    return FALSE;

  *member = sal_json_scanner_read_string (self);
  if (*member == NULL)
    return FALSE;
  skip_space (self);
  if (self->at >= self->end || *self->at != ':')
    {
      g_clear_pointer (member, g_free);
      return fail_expecting (self, "“:”");
    }
  self->at++;

  return TRUE;
}

/* Powers of ten that are exact. */
static const double powers[] = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                 1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };

typedef struct
{
  const char *end;
  guint64 digits;
  guint n_digits;
  int exponent;
  gboolean negative;
  gboolean valid;
} Number;

static const char *
take_digits (Number *number, const char *at, const char *end, int step)
{
  for (; at < end && g_ascii_isdigit (*at); at++)
    {
      if (number->n_digits < 19)
        number->digits = number->digits * 10 + (guint64) (*at - '0');
      number->n_digits += number->n_digits > 0 || *at != '0';
      number->exponent += step;
    }

  return at;
}

static const char *
take_exponent (Number *number, const char *at, const char *end)
{
  const char *first;
  gboolean negative;
  int exponent = 0;

  at++;
  negative = at < end && *at == '-';
  if (at < end && (*at == '-' || *at == '+'))
    at++;
  first = at;
  for (; at < end && g_ascii_isdigit (*at); at++)
    exponent = MIN (exponent * 10 + (*at - '0'), 10000);
  number->exponent += negative ? -exponent : exponent;
  number->valid = number->valid && at > first;

  return at;
}

static Number
scan_number (const char *at, const char *end)
{
  Number number = { .valid = TRUE };
  const char *first;

  number.negative = at < end && *at == '-';
  at += number.negative;
  first = at;
  at = take_digits (&number, at, end, 0);
  number.valid = at == first + 1 || (at > first && *first != '0');
  if (at < end && *at == '.')
    {
      first = at + 1;
      at = take_digits (&number, first, end, -1);
      number.valid = number.valid && at > first;
    }
  if (at < end && (*at == 'e' || *at == 'E'))
    at = take_exponent (&number, at, end);
  number.end = at;

  return number;
}

/**
 * sal_json_scanner_read_number:
 * @self: the scanner, before a value
 * @number: (out): the number
 *
 * Reads a number, to the nearest double. Those of up to 15 digits, which are nearly all, are the
 * quotient or product of two numbers that are exact (W. D. Clinger, How to read floating point
 * numbers accurately, 1990).
 *
 * Returns: %FALSE if it is none, or too large
 */
gboolean
sal_json_scanner_read_number (SalJsonScanner *self, double *number)
{
  Number scanned;

  if (sal_json_scanner_peek (self) != SAL_JSON_NUMBER)
    return fail_expecting (self, _ ("a number"));

  scanned = scan_number (self->at, self->end);
  if (!scanned.valid || scanned.end - self->at >= NUMBER_SIZE)
    return sal_json_scanner_fail (self, _ ("this is no number (expected one such as -12.5)"));
  if (scanned.n_digits <= 15 && ABS (scanned.exponent) < (int) G_N_ELEMENTS (powers))
    {
      *number = scanned.exponent < 0 ? (double) scanned.digits / powers[-scanned.exponent]
                                     : (double) scanned.digits * powers[scanned.exponent];
      if (scanned.negative)
        *number = -*number;
    }
  else
    {
      char text[NUMBER_SIZE];
      gsize length = (gsize) (scanned.end - self->at);

      memcpy (text, self->at, length);
      text[length] = '\0';
      *number = g_ascii_strtod (text, NULL);
    }
  if (!isfinite (*number))
    return sal_json_scanner_fail (self, _ ("the number is too large"));
  self->at = scanned.end;

  return TRUE;
}

/* -------------------------------------------------------------------------------------- strings */

/* Finds the quote that ends the string that begins at the scanner's quote. */
static const char *
find_end_of_string (SalJsonScanner *self, gboolean *escaped)
{
  *escaped = FALSE;
  for (const char *c = self->at + 1; c < self->end; c++)
    {
      if (*c == '"')
        return c;
      if (*c == '\\')
        {
          *escaped = TRUE;
          c++;
        }
    }
  sal_json_scanner_fail (self, _ ("a string does not end (expected a quote)"));

  return NULL;
}

static gboolean
read_unit (const char **at, const char *end, gunichar *unit)
{
  *unit = 0;
  if (end - *at < 6 || (*at)[0] != '\\' || (*at)[1] != 'u')
    return FALSE;

  for (guint i = 2; i < 6; i++)
    {
      int digit = g_ascii_xdigit_value ((*at)[i]);

      if (digit < 0)
        return FALSE;
      *unit = *unit * 16 + (gunichar) digit;
    }
  *at += 6;

  return TRUE;
}

/* A pair of surrogates is one character; one alone is none. */
static gboolean
append_code (GString *text, const char **at, const char *end)
{
  gunichar high, low;

  if (!read_unit (at, end, &high))
    return FALSE;
  if (high >= 0xd800 && high < 0xdc00 && read_unit (at, end, &low) && low >= 0xdc00 && low < 0xe000)
    high = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
  if (!g_unichar_validate (high) || high == 0)
    high = 0xfffd;
  g_string_append_unichar (text, high);

  return TRUE;
}

static char *
unescape (SalJsonScanner *self, const char *at, const char *end)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  g_autoptr (GString) text = g_string_sized_new ((gsize) (end - at));

  while (at < end)
    {
      const char *letter;

      if (*at != '\\')
        {
          g_string_append_c (text, *at++);
          continue;
        }
      if (at[1] == 'u' && append_code (text, &at, end))
        continue;
      letter = at[1] != '\0' ? strchr (letters, at[1]) : NULL;
      if (letter == NULL)
        {
          sal_json_scanner_fail (self, _ ("a string has a “\\” that means nothing"));
          return NULL;
        }
      g_string_append_c (text, meanings[letter - letters]);
      at += 2;
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * sal_json_scanner_read_string:
 * @self: the scanner, before a value
 *
 * Reads a string. What is not UTF-8 in it is replaced.
 *
 * Returns: (transfer full) (nullable): the string, or %NULL if it is none
 */
char *
sal_json_scanner_read_string (SalJsonScanner *self)
{
  g_autofree char *text = NULL;
  const char *end;
  gboolean escaped;

  if (sal_json_scanner_peek (self) != SAL_JSON_STRING)
    {
      fail_expecting (self, _ ("a string"));
      return NULL;
    }
  end = find_end_of_string (self, &escaped);
  if (end == NULL)
    return NULL;
  text = escaped ? unescape (self, self->at + 1, end)
                 : g_strndup (self->at + 1, (gsize) (end - self->at - 1));
  if (text == NULL)
    return NULL;
  self->at = end + 1;

  return g_utf8_validate (text, -1, NULL) ? g_steal_pointer (&text) : g_utf8_make_valid (text, -1);
}

/* --------------------------------------------------------------------------------------- skipping
 */

static gboolean
skip_word (SalJsonScanner *self)
{
  const char *word = find_word (self);

  if (word == NULL)
    return fail_expecting (self, _ ("a value"));
  self->at += strlen (word);

  return TRUE;
}

static gboolean
skip_scalar (SalJsonScanner *self)
{
  gboolean escaped;
  const char *end;
  Number number;

  switch (sal_json_scanner_peek (self))
    {
    case SAL_JSON_STRING:
      end = find_end_of_string (self, &escaped);
      self->at = end != NULL ? end + 1 : self->at;
      return end != NULL;
    case SAL_JSON_NUMBER:
      number = scan_number (self->at, self->end);
      if (!number.valid)
        return sal_json_scanner_fail (self, _ ("this is no number (expected one such as -12.5)"));
      self->at = number.end;
      return TRUE;
    case SAL_JSON_WORD:
      return skip_word (self);
    case SAL_JSON_NONE:
    case SAL_JSON_OBJECT:
    case SAL_JSON_ARRAY:
    default:
      return fail_expecting (self, _ ("a value"));
    }
}

/**
 * sal_json_scanner_skip:
 * @self: the scanner, before a value
 *
 * Passes over a value, however deep: that objects and arrays end is seen, and what is in them is
 * not looked at more closely than that needs.
 *
 * Returns: %FALSE if it is no value or does not end
 */
gboolean
sal_json_scanner_skip (SalJsonScanner *self)
{
  SalJsonType type = sal_json_scanner_peek (self);
  gboolean escaped;
  guint depth = 0;

  if (type != SAL_JSON_OBJECT && type != SAL_JSON_ARRAY)
    return skip_scalar (self);

  for (; self->at < self->end; self->at++)
    {
      char c = *self->at;

      if (c == '"')
        {
          const char *end = find_end_of_string (self, &escaped);

          if (end == NULL)
            return FALSE;
          self->at = end;
        }
      else if (c == '{' || c == '[')
        depth++;
      else if ((c == '}' || c == ']') && --depth == 0)
        {
          self->at++;
          return TRUE;
        }
    }

  return fail_expecting (self, type == SAL_JSON_OBJECT ? "“}”" : "“]”");
}

/**
 * sal_json_scanner_read_text:
 * @self: the scanner, before a value
 *
 * Reads a string as it is, and a number, true or false as they are written; passes over all else.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL if it is null, an object, an array, or no
 *   value at all
 */
char *
sal_json_scanner_read_text (SalJsonScanner *self)
{
  SalJsonType type = sal_json_scanner_peek (self);
  const char *first = self->at;

  if (type == SAL_JSON_STRING)
    return sal_json_scanner_read_string (self);
  if (!sal_json_scanner_skip (self) || type == SAL_JSON_OBJECT || type == SAL_JSON_ARRAY ||
      *first == 'n')
    return NULL;

  return g_strndup (first, (gsize) (self->at - first));
}

/**
 * sal_json_scanner_end:
 * @self: the scanner, behind the last value
 *
 * Makes sure that nothing follows.
 *
 * Returns: %FALSE if something does
 */
gboolean
sal_json_scanner_end (SalJsonScanner *self)
{
  skip_space (self);

  return self->at >= self->end || fail_expecting (self, _ ("the end of the file"));
}
