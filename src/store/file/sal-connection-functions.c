/* sal-connection-functions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-connection-functions.h"

#include <string.h>

#include "sal-expression-functions.h"
#include "sal-name.h"
#include "sal-text.h"

/* The letter a character sorts as: lower case without its accent; 0 for a combining mark. */
static gunichar
sort_letter (gunichar character)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  if (g_unichar_ismark (character))
    return 0;
  g_unichar_fully_decompose (character, FALSE, parts, G_N_ELEMENTS (parts));
  return g_unichar_tolower (parts[0]);
}

/**
 * sal_name_next_letter:
 * @position: (inout): where in a text; moved behind the letter
 * @end: the end of the text
 *
 * Reads the next letter of a name as sal_name_compare() compares it. Bytes that are not UTF-8 stand
 * for themselves.
 *
 * Returns: the letter, 0 at the end
 */
gunichar
sal_name_next_letter (const char **position, const char *end)
{
  while (*position < end)
    {
      guchar byte = (guchar) * *position;
      gunichar character;

      if (byte < 0x80)
        {
          (*position)++;
          return (gunichar) g_ascii_tolower ((char) byte) + 1;
        }

      character = g_utf8_get_char_validated (*position, end - *position);
      if (character == (gunichar) -1 || character == (gunichar) -2)
        {
          (*position)++;
          return (gunichar) byte + 1;
        }
      *position = g_utf8_next_char (*position);
      character = sort_letter (character);
      if (character != 0)
        return character + 1;
    }

  return 0;
}

/**
 * sal_name_compare:
 * @one: a text
 * @one_length: bytes of @one
 * @other: another text
 * @other_length: bytes of @other
 *
 * Orders names as people expect in a list: case and accents decide only between names that are
 * otherwise equal. It is a total order of byte strings, so equal means the same bytes.
 *
 * Returns: less than, equal to or greater than 0
 */
int
sal_name_compare (const char *one, gsize one_length, const char *other, gsize other_length)
{
  const char *p = one, *q = other;
  int order;

  while (TRUE)
    {
      gunichar a = sal_name_next_letter (&p, one + one_length);
      gunichar b = sal_name_next_letter (&q, other + other_length);

      if (a != b)
        return a < b ? -1 : 1;
      if (a == 0)
        break;
    }

  order = memcmp (one, other, MIN (one_length, other_length));
  return order != 0 ? order : (one_length > other_length) - (one_length < other_length);
}

static int
collate_name (void *data, int one_length, const void *one, int other_length, const void *other)
{
  return sal_name_compare (one, (gsize) one_length, other, (gsize) other_length);
}

static void
function_fold (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  const char *text = (const char *) sqlite3_value_text (arguments[0]);

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    sqlite3_result_null (context);
  else
    sqlite3_result_text (context, sal_text_fold (text), -1, g_free);
}

static void
function_name (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  GString *buffer = sqlite3_user_data (context);
  const char *text = (const char *) sqlite3_value_text (arguments[0]);
  gsize length = (gsize) sqlite3_value_bytes (arguments[0]);

  if (text == NULL || !g_utf8_validate_len (text, length, NULL))
    {
      sqlite3_result_null (context);
      return;
    }
  sal_name_normalize (text, length, buffer);
  sqlite3_result_text (context, buffer->str, (int) buffer->len, SQLITE_TRANSIENT);
}

static void
free_buffer (void *data)
{
  g_string_free (data, TRUE);
}

/**
 * sal_connection_register_functions:
 * @handle: a database
 * @conversion: what amounts are converted by; has to outlive @handle
 *
 * Adds the functions `sal_fold(text)`, sal_text_fold(), and `sal_name(text)`, sal_name_normalize(),
 * the collation `SAL_NAME`, sal_name_compare(), and the functions of compiled expressions. None may
 * be used in the schema, which other programs must be able to read.
 *
 * Returns: a SQLite result code
 */
int
sal_connection_register_functions (sqlite3 *handle, SalConversion *conversion)
{
  int result = sqlite3_create_function_v2 (handle,
                                           "sal_fold",
                                           1,
                                           SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                           NULL,
                                           function_fold,
                                           NULL,
                                           NULL,
                                           NULL);

  if (result == SQLITE_OK)
    result = sqlite3_create_function_v2 (handle,
                                         "sal_name",
                                         1,
                                         SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                         g_string_new (NULL),
                                         function_name,
                                         NULL,
                                         NULL,
                                         free_buffer);
  if (result == SQLITE_OK)
    result = sqlite3_create_collation (handle, "SAL_NAME", SQLITE_UTF8, NULL, collate_name);
  if (result == SQLITE_OK)
    result = sal_expression_functions_register (handle, conversion);

  return result;
}
