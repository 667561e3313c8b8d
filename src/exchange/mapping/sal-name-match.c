/* sal-name-match.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-name-match.h"

#include <string.h>

#include "sal-text.h"

/* Two names less alike than this in the letters they are made of cannot be near. */
#define MAX_LETTERS_APART 6

typedef struct
{
  const char *name; /* in the chunk */
  gint64 id;
  guint length;    /* letters after folding */
  guint32 letters; /* which letters occur */
} Candidate;

/**
 * SalNameIndex:
 *
 * Names among which the one nearest to a given name is looked for.
 */
struct _SalNameIndex
{
  GArray *candidates;
  GStringChunk *names;
};

SalNameIndex *
sal_name_index_new (void)
{
  SalNameIndex *self = g_new0 (SalNameIndex, 1);

  self->candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  self->names = g_string_chunk_new (16 * 1024);

  return self;
}

void
sal_name_index_free (SalNameIndex *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->candidates);
  g_string_chunk_free (self->names);
  g_free (self);
}

static Candidate
describe_name (const char *name)
{
  g_autofree char *folded = sal_text_fold (name);
  Candidate candidate = { 0 };

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      candidate.letters |= 1u << (g_utf8_get_char (at) % 32);
      candidate.length++;
    }

  return candidate;
}

/**
 * sal_name_index_add:
 * @self: an index
 * @name: a name, copied
 * @id: what it names
 *
 * Adds a name.
 */
void
sal_name_index_add (SalNameIndex *self, const char *name, gint64 id)
{
  Candidate candidate;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  candidate = describe_name (name);
  candidate.name = g_string_chunk_insert (self->names, name);
  candidate.id = id;
  g_array_append_val (self->candidates, candidate);
}

/* Cheap bounds before letters are compared one by one */
static gboolean
may_be_near (const Candidate *one, const Candidate *other)
{
  guint longer = MAX (one->length, other->length), shorter = MIN (one->length, other->length);

  return longer - shorter <= longer * (1 - SAL_NAME_NEAR) &&
         __builtin_popcount (one->letters ^ other->letters) <= MAX_LETTERS_APART;
}

/**
 * sal_name_index_find:
 * @self: an index
 * @name: a name
 *
 * Finds the name that is most like @name and near it, as [func@name_is_near] says.
 *
 * Returns: the match, with a similarity of 0 if nothing is near
 */
SalNameMatch
sal_name_index_find (const SalNameIndex *self, const char *name)
{
  SalNameMatch match = { .unique = TRUE };
  Candidate wanted;

  g_return_val_if_fail (self != NULL, match);
  g_return_val_if_fail (name != NULL, match);

  wanted = describe_name (name);
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (self->candidates, Candidate, i);
      double similarity;

      if (!may_be_near (&wanted, candidate) ||
          !sal_name_is_near (name, candidate->name, &similarity))
        continue;
      if (similarity > match.similarity + 0.01)
        match = (SalNameMatch){ candidate->name, candidate->id, similarity, TRUE };
      else if (similarity > match.similarity - 0.01)
        match.unique = FALSE;
    }

  return match;
}

/* "Team 1" and "Team 2" are alike and mean different things. */
static gboolean
have_same_digits (const char *one, const char *other)
{
  for (;;)
    {
      while (*one != '\0' && !g_ascii_isdigit (*one))
        one++;
      while (*other != '\0' && !g_ascii_isdigit (*other))
        other++;
      if (*one != *other)
        return FALSE;
      if (*one == '\0')
        return TRUE;
      one++;
      other++;
    }
}

/* "Region A" and "Region B" */
static gboolean
differ_in_short_words (const char *one, const char *other)
{
  g_auto (GStrv) words = g_strsplit (one, " ", -1);
  g_auto (GStrv) others = g_strsplit (other, " ", -1);
  gboolean differ = FALSE;

  if (words[0] == NULL || g_strv_length (words) != g_strv_length (others))
    return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_strcmp0 (words[i], others[i]) == 0)
        continue;
      if (g_utf8_strlen (words[i], -1) > 2 && g_utf8_strlen (others[i], -1) > 2)
        return FALSE;
      differ = TRUE;
    }

  return differ;
}

/**
 * sal_name_is_near:
 * @one: a name
 * @other: another name
 * @similarity: (out) (optional): how alike they are, 0 … 1
 *
 * Tells whether one name may be a misspelling of the other. Names that differ in digits, or only in
 * words of one or two letters, are not.
 *
 * Returns: %TRUE if they are alike to at least %SAL_NAME_NEAR
 */
gboolean
sal_name_is_near (const char *one, const char *other, double *similarity)
{
  double alike;

  g_return_val_if_fail (one != NULL && other != NULL, FALSE);

  if (!have_same_digits (one, other) || differ_in_short_words (one, other))
    return FALSE;
  alike = sal_text_similarity (one, other);
  if (similarity != NULL)
    *similarity = alike;

  return alike >= SAL_NAME_NEAR;
}
