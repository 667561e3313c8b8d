/* sal-sample-names.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample-names.h"

#include <string.h>

/* How a company's name begins; its trade follows. */
typedef enum
{
  FORM_FAMILY, /* Whitcomb Castings */
  FORM_PLACE,  /* Cedar Falls Castings */
  FORM_COINED, /* Vectaline Castings */
  FORM_PAIR,   /* Whitcomb & Hale Castings: plenty of them, so they never run out */
} Form;

#define N_FORMS (FORM_PAIR + 1)

static const double form_shares[N_FORMS] = { 0.38, 0.22, 0.27, 0.13 };

/**
 * SalSampleNames:
 *
 * Hands out names of companies, no two alike.
 *
 * The combinations of each form are walked in a scattered order that visits every one exactly once,
 * so nothing needs to be remembered but how many were used.
 */
struct _SalSampleNames
{
  guint64 seed;
  guint64 n_used[SAL_SAMPLE_N_CULTURES][SAL_SAMPLE_N_INDUSTRIES][N_FORMS];
};

SalSampleNames *
sal_sample_names_new (guint64 seed)
{
  SalSampleNames *self = g_new0 (SalSampleNames, 1);

  self->seed = seed;

  return self;
}

void
sal_sample_names_free (SalSampleNames *self)
{
  g_free (self);
}

/* American companies take any family's name, the others one of their own culture. */
static const SalSampleWords *
family_words (SalSampleCulture culture)
{
  return culture == SAL_SAMPLE_CULTURE_AMERICAN ? &sal_sample_families
                                                : &sal_sample_family_names[culture];
}

static guint64
count_stems (Form form, SalSampleCulture culture)
{
  guint64 n_families = family_words (culture)->n_words;

  switch (form)
    {
    case FORM_FAMILY:
      return n_families;
    case FORM_PLACE:
      return sal_sample_places.n_words;
    case FORM_COINED:
      return (guint64) sal_sample_coined_starts.n_words * sal_sample_coined_ends.n_words;
    case FORM_PAIR:
    default:
      return n_families * (n_families - 1);
    }
}

static guint64
greatest_common_divisor (guint64 one, guint64 other)
{
  while (other != 0)
    {
      guint64 rest = one % other;

      one = other;
      other = rest;
    }

  return one;
}

/* Maps 0 … n − 1 onto itself, neighbours far apart. */
static guint64
scatter (guint64 index, guint64 n, guint64 seed)
{
  guint64 step = n * 618 / 1000 + seed % 97;

  while (greatest_common_divisor (step, n) != 1)
    step++;

  return (index * (step % n) + seed % n) % n;
}

static void
write_stem (Form form, SalSampleCulture culture, guint64 stem, char *buffer, gsize size)
{
  const SalSampleWords *families = family_words (culture);
  guint64 first, second;

  switch (form)
    {
    case FORM_FAMILY:
      g_strlcpy (buffer, families->words[stem], size);
      break;
    case FORM_PLACE:
      g_strlcpy (buffer, sal_sample_places.words[stem], size);
      break;
    case FORM_COINED:
      first = stem / sal_sample_coined_ends.n_words;
      second = stem % sal_sample_coined_ends.n_words;
      g_strlcpy (buffer, sal_sample_coined_starts.words[first], size);
      g_strlcat (buffer, sal_sample_coined_ends.words[second], size);
      break;
    case FORM_PAIR:
    default:
      first = stem / (families->n_words - 1);
      second = stem % (families->n_words - 1);
      g_strlcpy (buffer, families->words[first], size);
      g_strlcat (buffer, " & ", size);
      g_strlcat (buffer, families->words[second + (second >= first)], size);
      break;
    }
}

/* Coined words belong to no culture: all draw from the same. */
static guint64 *
count_used (SalSampleNames *self, SalSampleCulture culture, guint industry, Form form)
{
  return &self->n_used[form == FORM_COINED ? SAL_SAMPLE_CULTURE_AMERICAN : culture][industry][form];
}

static Form
pick_form (SalSampleRandom *random, SalSampleCulture culture)
{
  double at = sal_sample_random_unit (random);
  int form = FORM_FAMILY;

  while (form < FORM_PAIR && at >= form_shares[form])
    at -= form_shares[form++];

  return form == FORM_PLACE && culture != SAL_SAMPLE_CULTURE_AMERICAN ? FORM_COINED : (Form) form;
}

/**
 * sal_sample_names_next_company:
 * @self: the names
 * @random: the generator that chooses
 * @industry: what the company does, below SAL_SAMPLE_N_INDUSTRIES
 * @culture: where it is
 * @suffix: its legal form ("Inc."), or "". Two cultures must not share one
 * @buffer: where the name is written
 *
 * Makes a name that was not handed out before. There are some five million for each industry.
 *
 * Returns: @buffer
 */
char *
sal_sample_names_next_company (SalSampleNames *self,
                               SalSampleRandom *random,
                               guint industry,
                               SalSampleCulture culture,
                               const char *suffix,
                               char buffer[SAL_SAMPLE_NAME_BUFFER])
{
  const char *const *trades =
      sal_sample_trades.words + (gsize) industry * SAL_SAMPLE_TRADES_PER_INDUSTRY;
  Form form = pick_form (random, culture);
  guint64 *used = count_used (self, culture, industry, form);
  guint64 n = count_stems (form, culture) * SAL_SAMPLE_TRADES_PER_INDUSTRY;
  guint64 x;

  while (form != FORM_PAIR && *used >= n)
    {
      form++;
      used = count_used (self, culture, industry, form);
      n = count_stems (form, culture) * SAL_SAMPLE_TRADES_PER_INDUSTRY;
    }

  x = scatter ((*used)++, n, self->seed + 7919 * industry + form);
  write_stem (form, culture, x / SAL_SAMPLE_TRADES_PER_INDUSTRY, buffer, SAL_SAMPLE_NAME_BUFFER);
  g_strlcat (buffer, " ", SAL_SAMPLE_NAME_BUFFER);
  g_strlcat (buffer, trades[x % SAL_SAMPLE_TRADES_PER_INDUSTRY], SAL_SAMPLE_NAME_BUFFER);
  if (*suffix != '\0')
    {
      g_strlcat (buffer, " ", SAL_SAMPLE_NAME_BUFFER);
      g_strlcat (buffer, suffix, SAL_SAMPLE_NAME_BUFFER);
    }

  return buffer;
}

/**
 * sal_sample_pick_person:
 * @random: the generator
 * @culture: where the person is
 * @given: (out) (transfer none): the given name
 * @family: (out) (transfer none): the family name
 *
 * Chooses a person's name. Two people may share one.
 */
void
sal_sample_pick_person (SalSampleRandom *random,
                        SalSampleCulture culture,
                        const char **given,
                        const char **family)
{
  const SalSampleWords *first = &sal_sample_given_names[culture];
  const SalSampleWords *last = &sal_sample_family_names[culture];

  *given = first->words[sal_sample_random_below (random, first->n_words)];
  *family = last->words[sal_sample_random_below (random, last->n_words)];
}

static char
fold_letter (gunichar letter)
{
  static const struct
  {
    gunichar letter;
    char plain;
  } folds[] = {
    { 0xe4, 'a' }, { 0xe9, 'e' }, { 0xe8, 'e' }, { 0xf6, 'o' }, { 0xf8, 'o' }, { 0xfc, 'u' },
  };

  if (letter < 128)
    return g_ascii_isalnum ((char) letter) ? g_ascii_tolower ((char) letter) : '\0';
  for (guint i = 0; i < G_N_ELEMENTS (folds); i++)
    if (folds[i].letter == g_unichar_tolower (letter))
      return folds[i].plain;

  return '\0';
}

/**
 * sal_sample_write_ascii:
 * @text: a name
 * @buffer: where the result is written
 * @size: the size of @buffer
 *
 * Writes @text as mail and web addresses have it: lower case, letters and digits alone.
 *
 * Returns: @buffer
 */
char *
sal_sample_write_ascii (const char *text, char *buffer, gsize size)
{
  gsize length = 0;

  for (const char *at = text; *at != '\0' && length + 1 < size; at = g_utf8_next_char (at))
    {
      char letter = fold_letter (g_utf8_get_char (at));

      if (letter != '\0')
        buffer[length++] = letter;
    }
  buffer[length] = '\0';

  return buffer;
}
