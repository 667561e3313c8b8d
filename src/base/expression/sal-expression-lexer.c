/* sal-expression-lexer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-expression-lexer.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-error.h"
#include "sal-expression-private.h"

/* Cuts the text of an expression into tokens. Literals become nodes here. */

#define DECIMAL_DIGITS 18

typedef struct
{
  const char *cursor;
  const char *counted; /* up to where positions are counted */
  guint position;      /* of counted */
  guint *error_position;
  GError **error;
} Lexer;

static guint
position_of (Lexer *lexer, const char *place)
{
  lexer->position += g_utf8_strlen (lexer->counted, place - lexer->counted);
  lexer->counted = place;

  return lexer->position;
}

static void
fail (Lexer *lexer, guint position, const char *format, const char *argument)
{
  g_autoptr (GString) message = g_string_new (format);

  if (argument != NULL)
    g_string_replace (message, "%s", argument, 1);
  if (lexer->error_position != NULL)
    *lexer->error_position = position;
  sal_expression_set_error (lexer->error, SAL_ERROR_SYNTAX, position, "%s", message->str);
}

static void
token_clear (gpointer data)
{
  SalExpressionToken *token = data;

  g_free (token->name);
  sal_expression_node_free (token->literal);
}

/* Numbers and dates */

/**
 * sal_expression_read_decimal:
 * @text: digits, with or without a decimal point, with or without a leading minus
 * @length: the bytes of @text
 * @value: (out): the digits as an integer
 * @scale: (out): how many of them are decimals
 *
 * Reads a decimal number exactly.
 *
 * Returns: %FALSE if it is none or has more than 18 digits
 */
gboolean
sal_expression_read_decimal (const char *text, gsize length, gint64 *value, guint *scale)
{
  gboolean negative = length > 0 && text[0] == '-';
  gboolean has_point = FALSE, has_digit = FALSE;
  guint n_digits = 0;

  *value = 0;
  *scale = 0;
  for (gsize i = negative ? 1 : 0; i < length; i++)
    {
      if (text[i] == '.' && has_digit && !has_point)
        {
          has_point = TRUE;
          has_digit = FALSE;
          continue;
        }
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      has_digit = TRUE;
      if (*value != 0 || text[i] != '0')
        n_digits++;
      if (n_digits > DECIMAL_DIGITS || (has_point && *scale == DECIMAL_DIGITS))
        return FALSE;
      *value = *value * 10 + (text[i] - '0');
      if (has_point)
        (*scale)++;
    }
  if (negative)
    *value = -*value;

  return has_digit;
}

void
sal_expression_write_decimal (GString *text, gint64 significand, guint scale)
{
  g_autofree char *digits =
      g_strdup_printf ("%0*" G_GINT64_FORMAT, (int) scale + 1, ABS (significand));
  gsize whole = strlen (digits) - scale;

  if (significand < 0)
    g_string_append_c (text, '-');
  g_string_append_len (text, digits, whole);
  if (scale > 0)
    g_string_append_printf (text, ".%s", digits + whole);
}

static int
two_digits (const char *text)
{
  return g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1])
             ? (text[0] - '0') * 10 + text[1] - '0'
             : -1;
}

static gboolean
read_period (const char *word, SalExpressionNode *literal)
{
  gsize length = strlen (word);
  char unit = length > 5 ? g_ascii_toupper (word[5]) : '\0';
  int year, index = 1, highest = 1;

  year = length >= 4 && two_digits (word) >= 10 && two_digits (word + 2) >= 0
             ? two_digits (word) * 100 + two_digits (word + 2)
             : -1;
  literal->literal = SAL_EXPRESSION_LITERAL_PERIOD;
  literal->period.unit = SAL_PERIOD_YEAR;
  if (length > 4 && word[4] != '-')
    return FALSE;
  if (length == 7 && unit == 'Q')
    {
      literal->period.unit = SAL_PERIOD_QUARTER;
      index = g_ascii_digit_value (word[6]);
      highest = 4;
    }
  else if (length == 8 && unit == 'P')
    {
      literal->period.unit = SAL_PERIOD_MONTH;
      index = two_digits (word + 6);
      highest = 12;
    }
  else if (length == 7)
    {
      literal->literal = SAL_EXPRESSION_LITERAL_MONTH;
      literal->period.unit = SAL_PERIOD_MONTH;
      index = two_digits (word + 5);
      highest = 12;
    }
  else if (length != 4)
    return FALSE;
  literal->period.year = year;
  literal->period.index = index - 1;

  return year > 0 && index >= 1 && index <= highest;
}

/**
 * sal_expression_read_date_word:
 * @word: a date, time or period
 * @literal: the literal node to fill
 * @error: return location for an error
 *
 * Reads a date, a time or a period.
 *
 * Raises %SAL_ERROR_SYNTAX, with a message without position.
 *
 * Returns: %TRUE if @word was one
 */
gboolean
sal_expression_read_date_word (const char *word, SalExpressionNode *literal, GError **error)
{
  gint32 day;

  if (strchr (word, 'T') != NULL && sal_time_parse_iso (word, &literal->instant))
    {
      literal->literal = SAL_EXPRESSION_LITERAL_TIME;
      return TRUE;
    }
  if (strlen (word) == 10 && sal_date_parse_iso (word, &day))
    {
      literal->literal = SAL_EXPRESSION_LITERAL_DATE;
      literal->instant = day;
      return TRUE;
    }
  if (read_period (word, literal))
    return TRUE;

  g_set_error (
      error,
      SAL_ERROR,
      SAL_ERROR_SYNTAX,
      _ ("\"%s\" is not a date or period (expected one like 2026-11-21, 2026-Q4, 2026-P03 or "
         "2026-11; a minus between numbers has spaces around it)"),
      word);
  return FALSE;
}

void
sal_expression_write_date_word (GString *text, const SalExpressionNode *literal)
{
  char buffer[MAX (SAL_DATE_BUFFER, SAL_TIME_BUFFER)];

  if (literal->literal == SAL_EXPRESSION_LITERAL_DATE)
    g_string_append (text, sal_date_write_iso (literal->instant, buffer));
  else if (literal->literal == SAL_EXPRESSION_LITERAL_TIME)
    g_string_append (text, sal_time_write_iso (literal->instant, buffer));
  else
    {
      const char *unit[] = { "", "-Q", "-P" };

      g_string_append_printf (text, "%04d", literal->period.year);
      if (literal->literal == SAL_EXPRESSION_LITERAL_MONTH)
        g_string_append_printf (text, "-%02d", literal->period.index + 1);
      else if (literal->period.unit != SAL_PERIOD_YEAR)
        g_string_append_printf (text,
                                "%s%0*d",
                                unit[literal->period.unit],
                                literal->period.unit == SAL_PERIOD_MONTH ? 2 : 1,
                                literal->period.index + 1);
    }
}

static gboolean
is_date_word (const char *cursor)
{
  for (int i = 0; i < 4; i++)
    if (!g_ascii_isdigit (cursor[i]))
      return FALSE;
  if (cursor[4] != '-')
    return FALSE;

  return g_ascii_isdigit (cursor[5]) ||
         (cursor[5] != '\0' && strchr ("QqPp", cursor[5]) != NULL && g_ascii_isdigit (cursor[6]));
}

static gboolean
lex_date_word (Lexer *lexer, SalExpressionToken *token)
{
  g_autofree char *word = NULL;
  g_autoptr (GError) reason = NULL;

  while (g_ascii_isalnum (*lexer->cursor) ||
         (*lexer->cursor != '\0' && strchr (":-", *lexer->cursor) != NULL))
    lexer->cursor++;
  word = g_strndup (token->start, lexer->cursor - token->start);
  token->literal = sal_expression_node_new (SAL_EXPRESSION_LITERAL, token->position);
  if (sal_expression_read_date_word (word, token->literal, &reason))
    return TRUE;

  fail (lexer, token->position, "%s", reason->message);
  return FALSE;
}

static gboolean
lex_number (Lexer *lexer, SalExpressionToken *token)
{
  SalExpressionNode *literal = sal_expression_node_new (SAL_EXPRESSION_LITERAL, token->position);
  const char *after;

  token->literal = literal;
  while (g_ascii_isdigit (*lexer->cursor) ||
         (*lexer->cursor == '.' && g_ascii_isdigit (lexer->cursor[1])))
    lexer->cursor++;
  literal->literal = SAL_EXPRESSION_LITERAL_NUMBER;
  if (sal_expression_is_name_part (g_utf8_get_char (lexer->cursor)) ||
      !sal_expression_read_decimal (
          token->start, lexer->cursor - token->start, &literal->significand, &literal->scale))
    {
      g_autofree char *word = NULL;

      while (sal_expression_is_name_part (g_utf8_get_char (lexer->cursor)))
        lexer->cursor = g_utf8_next_char (lexer->cursor);
      word = g_strndup (token->start, lexer->cursor - token->start);
      fail (lexer,
            token->position,
            _ ("\"%s\" is not a number (expected at most 18 digits, like 1250 or 0.25)"),
            word);
      return FALSE;
    }

  for (after = lexer->cursor; g_ascii_isspace (*after);)
    after++;
  if (*after == '%')
    {
      literal->literal = SAL_EXPRESSION_LITERAL_PERCENT;
      lexer->cursor = after + 1;
    }

  return TRUE;
}

/* Text and names */

static gboolean
append_escaped (Lexer *lexer, GString *text)
{
  static const struct
  {
    char letter, meaning;
  } escapes[] = { { '\\', '\\' }, { '"', '"' }, { '\'', '\'' }, { 'n', '\n' }, { 't', '\t' } };

  for (gsize i = 0; i < G_N_ELEMENTS (escapes); i++)
    if (lexer->cursor[1] == escapes[i].letter)
      {
        g_string_append_c (text, escapes[i].meaning);
        lexer->cursor += 2;
        return TRUE;
      }

  fail (lexer,
        position_of (lexer, lexer->cursor),
        _ ("expected \\\\, \\\", \\', \\n or \\t after the backslash"),
        NULL);
  return FALSE;
}

/* Reads up to the closing quote; the quote doubled stands for itself. */
static char *
lex_quoted (Lexer *lexer, SalExpressionToken *token, gboolean escapes)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char quote = *lexer->cursor++;

  while (*lexer->cursor != '\0')
    {
      if (escapes && *lexer->cursor == '\\')
        {
          if (!append_escaped (lexer, text))
            return NULL;
        }
      else if (*lexer->cursor != quote)
        g_string_append_c (text, *lexer->cursor++);
      else if (lexer->cursor[1] == quote)
        {
          g_string_append_c (text, quote);
          lexer->cursor += 2;
        }
      else
        {
          lexer->cursor++;
          return g_string_free (g_steal_pointer (&text), FALSE);
        }
    }

  fail (lexer,
        token->position,
        _ ("the quotation begun here does not end (expected a closing %s)"),
        quote == '"'    ? "\""
        : quote == '\'' ? "'"
                        : "`");
  return NULL;
}

static gboolean
lex_text (Lexer *lexer, SalExpressionToken *token)
{
  char *text = lex_quoted (lexer, token, TRUE);

  if (text == NULL)
    return FALSE;
  token->literal = sal_expression_node_new (SAL_EXPRESSION_LITERAL, token->position);
  token->literal->literal = SAL_EXPRESSION_LITERAL_TEXT;
  token->literal->text = text;

  return TRUE;
}

static gboolean
lex_quoted_name (Lexer *lexer, SalExpressionToken *token)
{
  token->kind = SAL_EXPRESSION_TOKEN_QUOTED;
  token->name = lex_quoted (lexer, token, FALSE);
  if (token->name != NULL && token->name[0] == '\0')
    {
      fail (lexer, token->position, _ ("expected a name between the backticks"), NULL);
      return FALSE;
    }

  return token->name != NULL;
}

static gboolean
lex_symbol (Lexer *lexer, SalExpressionToken *token)
{
  static const char *const symbols[] = { "<=", ">=", "!=", "<>", "==", "=", "<", ">",
                                         "+",  "-",  "*",  "/",  "(",  ")", ",", "." };
  g_autofree char *character = NULL;

  token->kind = SAL_EXPRESSION_TOKEN_SYMBOL;
  for (gsize i = 0; i < G_N_ELEMENTS (symbols); i++)
    if (g_str_has_prefix (lexer->cursor, symbols[i]))
      {
        lexer->cursor += strlen (symbols[i]);
        return TRUE;
      }

  character = g_strndup (lexer->cursor, g_utf8_next_char (lexer->cursor) - lexer->cursor);
  fail (lexer, token->position, _ ("\"%s\" is not part of the language"), character);
  return FALSE;
}

static gboolean
lex_token (Lexer *lexer, SalExpressionToken *token)
{
  const char *cursor = lexer->cursor;

  if (*cursor == '\0')
    {
      token->kind = SAL_EXPRESSION_TOKEN_END;
      return TRUE;
    }
  token->kind = SAL_EXPRESSION_TOKEN_LITERAL;
  if (*cursor == '"' || *cursor == '\'')
    return lex_text (lexer, token);
  if (is_date_word (cursor))
    return lex_date_word (lexer, token);
  if (g_ascii_isdigit (*cursor))
    return lex_number (lexer, token);
  if (*cursor == '`')
    return lex_quoted_name (lexer, token);
  if (!sal_expression_is_name_start (g_utf8_get_char (cursor)))
    return lex_symbol (lexer, token);

  token->kind = SAL_EXPRESSION_TOKEN_NAME;
  while (sal_expression_is_name_part (g_utf8_get_char (lexer->cursor)))
    lexer->cursor = g_utf8_next_char (lexer->cursor);
  token->name = g_strndup (cursor, lexer->cursor - cursor);

  return TRUE;
}

/**
 * sal_expression_tokenize:
 * @text: the text of an expression
 * @position: (out) (optional): the character an error is about, from 1
 * @error: return location for an error
 *
 * Cuts @text into tokens, the last of which is the end. They point into @text.
 *
 * Raises %SAL_ERROR_SYNTAX.
 *
 * Returns: (transfer full) (element-type SalExpressionToken): the tokens, or %NULL on error
 */
GArray *
sal_expression_tokenize (const char *text, guint *position, GError **error)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, TRUE, sizeof (SalExpressionToken));
  Lexer lexer = { text, text, 1, position, error };
  const char *invalid;

  g_array_set_clear_func (tokens, token_clear);
  if (!g_utf8_validate (text, -1, &invalid))
    {
      fail (&lexer, position_of (&lexer, invalid), _ ("expected text in UTF-8"), NULL);
      return NULL;
    }

  for (;;)
    {
      SalExpressionToken token = { 0 };
      gboolean good;

      while (g_unichar_isspace (g_utf8_get_char (lexer.cursor)))
        lexer.cursor = g_utf8_next_char (lexer.cursor);
      token.start = lexer.cursor;
      token.position = position_of (&lexer, lexer.cursor);
      good = lex_token (&lexer, &token);
      token.length = lexer.cursor - token.start;
      g_array_append_val (tokens, token);
      if (!good)
        return NULL;
      if (token.kind == SAL_EXPRESSION_TOKEN_END)
        return g_steal_pointer (&tokens);
    }
}
