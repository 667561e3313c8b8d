/* sal-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-text.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-text-private.h"

#define SHOWN_MAX         80 /* bytes of a refused text that a message repeats */
#define DECOMPOSITION_MAX 18 /* characters, as Unicode promises */
#define STACK_CHARACTERS  64

/* The letters that Unicode does not take apart but people write without. */
static const struct
{
  gunichar letter;
  const char *plain;
} plain_letters[] = {
  { 0x00df, "ss" }, /* ß */
  { 0x00e6, "ae" }, /* æ */
  { 0x00f0, "d" },  /* ð */
  { 0x00f8, "o" },  /* ø */
  { 0x00fe, "th" }, /* þ */
  { 0x0111, "d" },  /* đ */
  { 0x0127, "h" },  /* ħ */
  { 0x0131, "i" },  /* ı */
  { 0x0142, "l" },  /* ł */
  { 0x014b, "n" },  /* ŋ */
  { 0x0153, "oe" }, /* œ */
  { 0x0167, "t" },  /* ŧ */
  { 0x03c2, "σ" },  /* ς, as it is written at the end of a word */
};

/* The bytes of the space that @text begins with; 0 if it is none. */
static inline gsize
space_length (const char *text)
{
  const guchar *bytes = (const guchar *) text;

  if (g_ascii_isspace (*text))
    return 1;

  switch (bytes[0])
    {
    case 0xc2: /* U+00A0 no-break space */
      return bytes[1] == 0xa0 ? 2 : 0;
    case 0xe2: /* U+2007 figure, U+2009 thin and U+202F narrow no-break space */
      return bytes[1] == 0x80 && (bytes[2] == 0x87 || bytes[2] == 0x89 || bytes[2] == 0xaf) ? 3 : 0;
    case 0xef: /* U+FEFF byte order mark */
      return bytes[1] == 0xbb && bytes[2] == 0xbf ? 3 : 0;
    default:
      return 0;
    }
}

const char *
sal_text_skip_space (const char *text)
{
  gsize length;

  while ((length = space_length (text)) > 0)
    text += length;

  return text;
}

gboolean
sal_text_refuse (GError **error, SalError code, const char *format, const char *text)
{
  const char *place = strstr (format, "%s");
  g_autofree char *shown = NULL;
  gsize length;

  /* Guessing refuses by the thousand, and nobody reads why. */
  if (error == NULL)
    return FALSE;

  length = strlen (text);
  if (length > SHOWN_MAX)
    {
      g_autofree char *valid = g_utf8_make_valid (text, SHOWN_MAX);

      shown = g_strconcat (valid, "…", NULL);
    }
  else
    {
      shown = g_utf8_make_valid (text, (gssize) length);
    }

  if (place == NULL)
    g_set_error_literal (error, SAL_ERROR, (int) code, format);
  else
    g_set_error (
        error, SAL_ERROR, (int) code, "%.*s%s%s", (int) (place - format), format, shown, place + 2);

  return FALSE;
}

/**
 * sal_text_to_boolean:
 * @text: a text
 * @value: (out): whether it says yes
 * @error: return location for a #GError
 *
 * Reads yes or no, true or false, on or off, y or n, t or f, 1 or 0, or the x that marks yes; in
 * capitals or not.
 *
 * Raises %SAL_ERROR_VALUE if @text is none of them; an empty text is none.
 *
 * Returns: %FALSE if @error is set; then @value is not
 */
gboolean
sal_text_to_boolean (const char *text, gboolean *value, GError **error)
{
  static const struct
  {
    const char *word;
    gboolean value;
  } words[] = {
    { "true", TRUE }, { "false", FALSE }, { "1", TRUE },  { "0", FALSE }, { "yes", TRUE },
    { "no", FALSE },  { "y", TRUE },      { "n", FALSE }, { "t", TRUE },  { "f", FALSE },
    { "on", TRUE },   { "off", FALSE },   { "x", TRUE },
  };
  const char *start;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  start = sal_text_skip_space (text);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i].word);

      if (g_ascii_strncasecmp (start, words[i].word, length) == 0 &&
          *sal_text_skip_space (start + length) == '\0')
        {
          *value = words[i].value;
          return TRUE;
        }
    }

  return sal_text_refuse (
      error, SAL_ERROR_VALUE, _ ("\"%s\" is neither yes nor no (expected yes or no)"), text);
}

static gboolean
is_kept (gunichar character)
{
  if (character < 0x80)
    return g_ascii_isalnum (character) || strchr ("$+<=>|~", (int) character) != NULL;

  switch (g_unichar_type (character))
    {
    case G_UNICODE_CURRENCY_SYMBOL:
    case G_UNICODE_MATH_SYMBOL:
      return TRUE;
    default:
      return g_unichar_isalnum (character);
    }
}

static void
append_folded (GString *folded, gunichar character)
{
  gunichar parts[DECOMPOSITION_MAX];
  gsize n_parts;

  /* ™ and ℠ would become letters. */
  if (character == 0x2122 || character == 0x2120)
    return;

  n_parts = g_unichar_fully_decompose (character, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < MIN (n_parts, G_N_ELEMENTS (parts)); i++)
    {
      gunichar letter = g_unichar_tolower (parts[i]);
      gsize j;

      if (!is_kept (letter))
        continue;
      for (j = 0; j < G_N_ELEMENTS (plain_letters); j++)
        {
          if (plain_letters[j].letter == letter)
            break;
        }
      if (j < G_N_ELEMENTS (plain_letters))
        g_string_append (folded, plain_letters[j].plain);
      else
        g_string_append_unichar (folded, letter);
    }
}

/**
 * sal_text_fold:
 * @text: a text
 *
 * Reduces a name to what is compared when names are matched: letters in lower case without accents,
 * digits, and signs of mathematics and currencies ("C++" is not "C"). White space, punctuation and
 * trademark signs are removed, so "GTX Pro™" and "gtx-pro" become "gtxpro".
 *
 * Accents go by Unicode's compatibility decomposition (NFKD), and letters it leaves whole by the
 * usual spelling: ß is ss, ø is o. Bytes that are not UTF-8 are left out.
 *
 * Returns: (transfer full): the folded text, maybe empty
 */
char *
sal_text_fold (const char *text)
{
  GString *folded;

  g_return_val_if_fail (text != NULL, NULL);

  folded = g_string_sized_new (strlen (text));
  while (*text != '\0')
    {
      gunichar character;

      if ((*text & 0x80) == 0)
        {
          if (is_kept ((gunichar) *text))
            g_string_append_c (folded, g_ascii_tolower (*text));
          text++;
          continue;
        }

      character = g_utf8_get_char_validated (text, -1);
      if (character == (gunichar) -1 || character == (gunichar) -2)
        {
          text++;
          continue;
        }
      append_folded (folded, character);
      text = g_utf8_next_char (text);
    }

  return g_string_free (folded, FALSE);
}

/* The restricted Damerau–Levenshtein distance: insertions, deletions, substitutions and swaps of
 * neighbours, where nothing is edited twice. @rows has room for 3 × (@n_other + 1). */
static guint
edit_distance (const gunichar *one, glong n_one, const gunichar *other, glong n_other, guint *rows)
{
  guint *before = rows, *last = rows + n_other + 1, *row = last + n_other + 1;

  for (glong j = 0; j <= n_other; j++)
    last[j] = (guint) j;

  for (glong i = 1; i <= n_one; i++)
    {
      guint *spare = before;

      row[0] = (guint) i;
      for (glong j = 1; j <= n_other; j++)
        {
          guint changed = last[j - 1] + (one[i - 1] != other[j - 1]);

          row[j] = MIN (changed, MIN (last[j], row[j - 1]) + 1);
          if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
            row[j] = MIN (row[j], before[j - 2] + 1);
        }

      before = last;
      last = row;
      row = spare;
    }

  return last[n_other];
}

/**
 * sal_text_similarity:
 * @one: a name
 * @other: another name
 *
 * Tells how alike two names are: 1 − distance ÷ longer length, both after [func@text_fold] and in
 * characters. The distance is the restricted one of Damerau (1964) and Levenshtein (1966), by which
 * swapped neighbours are one mistake.
 *
 * Returns: 0 to 1; 1 for names that are the same after folding
 */
double
sal_text_similarity (const char *one, const char *other)
{
  g_autofree char *folded_one = NULL;
  g_autofree char *folded_other = NULL;
  g_autofree gunichar *characters_one = NULL;
  g_autofree gunichar *characters_other = NULL;
  g_autofree guint *heap = NULL;
  guint stack[3 * (STACK_CHARACTERS + 1)];
  glong n_one, n_other;
  guint *rows = stack;

  g_return_val_if_fail (one != NULL, 0);
  g_return_val_if_fail (other != NULL, 0);

  folded_one = sal_text_fold (one);
  folded_other = sal_text_fold (other);
  if (strcmp (folded_one, folded_other) == 0)
    return 1;

  characters_one = g_utf8_to_ucs4_fast (folded_one, -1, &n_one);
  characters_other = g_utf8_to_ucs4_fast (folded_other, -1, &n_other);
  if (n_other > STACK_CHARACTERS)
    rows = heap = g_new (guint, 3 * ((gsize) n_other + 1));

  return 1 - (double) edit_distance (characters_one, n_one, characters_other, n_other, rows) /
                 (double) MAX (n_one, n_other);
}
