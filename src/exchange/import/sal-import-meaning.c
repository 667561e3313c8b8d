/* sal-import-meaning.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-part.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-id.h"

void
sal_import_meaning_free (SalImportMeaning *self)
{
  if (self == NULL)
    return;
  sal_value_clear (&self->value);
  g_free (self->meant);
  g_free (self->reason);
  g_free (self);
}

void
sal_import_proposal_free (SalImportProposal *self)
{
  if (self == NULL)
    return;
  g_free (self->kind);
  g_free (self->field);
  g_free (self->column);
  g_free (self->text);
  g_free (self->meant);
  g_free (self);
}

static SalImportProposal *
propose (SalImportPart *part,
         SalImportConverter *converter,
         const char *text,
         const char *meant,
         const SalNameMatch *match)
{
  SalImportProposal *proposal = g_new0 (SalImportProposal, 1);

  proposal->kind = g_strdup (part->kind->name);
  proposal->field = g_strdup (converter->field->name);
  proposal->column = g_strdup (converter->mapping->column);
  proposal->text = g_strdup (text);
  proposal->meant = g_strdup (meant);
  proposal->similarity = match->similarity;
  proposal->unique = match->unique;
  proposal->reference = converter->references != NULL;
  proposal->accepted = part->context->accept && match->unique;
  g_ptr_array_add (part->context->proposals, proposal);
  if (proposal->accepted)
    sal_mapping_column_set_value (converter->mapping, text, meant);

  return proposal;
}

static void
set_reference (SalImportMeaning *meaning, SalReference *reference)
{
  meaning->state = SAL_MEANING_VALUE;
  meaning->reference = reference;
  meaning->value = SAL_VALUE_INTEGER (reference->id);
  g_free (meaning->meant);
  meaning->meant = g_strdup (reference->name);
}

/* (transfer full): a kind within a sentence: “buying unit” */
static char *
name_kind (const SalKind *kind)
{
  return g_utf8_strdown (sal_kind_get_label (kind), -1);
}

/* Something is near but not the same: a proposal, applied only if that was asked for. */
static gboolean
resolve_near (SalImportPart *part,
              SalImportConverter *converter,
              const char *text,
              SalImportMeaning *meaning)
{
  SalNameMatch match = sal_reference_table_find_near (converter->references, text);
  g_autofree char *name = NULL;
  gboolean ambiguous;

  if (match.similarity <= 0)
    return FALSE;
  meaning->proposal = propose (part, converter, text, match.name, &match);
  if (meaning->proposal->accepted)
    {
      set_reference (meaning,
                     sal_reference_table_find (converter->references, match.name, &ambiguous));
      return TRUE;
    }
  meaning->state = SAL_MEANING_NOT_FOUND;
  name = name_kind (converter->field->references);
  meaning->reason =
      g_strdup_printf (_ ("there is no %s “%s”; is “%s” meant?"), name, text, match.name);

  return TRUE;
}

static void
resolve_reference (SalImportPart *part,
                   SalImportConverter *converter,
                   const char *text,
                   SalImportMeaning *meaning)
{
  const char *mapped = converter->mapping->values != NULL
                           ? g_hash_table_lookup (converter->mapping->values, text)
                           : NULL;
  const char *wanted = mapped != NULL ? mapped : text;
  g_autofree char *prefixed = NULL;
  gboolean ambiguous = FALSE;
  SalReference *reference = NULL;

  if (converter->mapping->prefix != NULL)
    {
      prefixed = g_strconcat (converter->mapping->prefix, wanted, NULL);
      reference = sal_reference_table_find (converter->references, prefixed, &ambiguous);
    }
  if (reference == NULL)
    reference = sal_reference_table_find (converter->references, wanted, &ambiguous);
  if (reference != NULL && !ambiguous)
    {
      set_reference (meaning, reference);
    }
  else if (ambiguous)
    {
      meaning->state = SAL_MEANING_NOT_FOUND;
      meaning->shared = reference->name;
      meaning->reason =
          g_strdup_printf (_ ("several records of kind %s are called “%s”; refer to them by their "
                              "external id, or give their id in a column “%s_id”"),
                           converter->field->references->name,
                           wanted,
                           converter->field->name);
    }
  else if (mapped == NULL && resolve_near (part, converter, wanted, meaning))
    {
      return;
    }
  else if (converter->mapping->create)
    {
      reference = sal_reference_table_add (converter->references, sal_id_new (), wanted, NULL);
      reference->pending = TRUE;
      reference->with = converter->mapping->with;
      set_reference (meaning, reference);
    }
  else
    {
      g_autofree char *name = name_kind (converter->field->references);

      meaning->state = SAL_MEANING_NOT_FOUND;
      meaning->reason = g_strdup_printf (_ ("there is no %s “%s”"), name, wanted);
    }
}

/* As @text is written: "technolgy" is answered by "technology", "Technolgy" by "Technology". */
static char *
write_alike (const char *word, const char *text)
{
  char *alike = g_strdup (word);

  if (g_ascii_isupper (*text))
    *alike = g_ascii_toupper (*alike);

  return alike;
}

static void
resolve_word (SalImportPart *part,
              SalImportConverter *converter,
              const char *text,
              SalImportMeaning *meaning)
{
  SalNameMatch match = sal_name_index_find (converter->vocabulary, text);
  g_autofree char *word = NULL;

  if (match.similarity <= 0 || match.similarity >= 1)
    return;
  word = write_alike (match.name, text);
  meaning->proposal = propose (part, converter, text, word, &match);
  if (meaning->proposal->accepted)
    {
      g_free (meaning->meant);
      meaning->meant = g_steal_pointer (&word);
    }
}

static void
resolve_text (SalImportPart *part,
              SalImportConverter *converter,
              const char *text,
              SalImportMeaning *meaning)
{
  const char *mapped = converter->mapping->values != NULL
                           ? g_hash_table_lookup (converter->mapping->values, text)
                           : NULL;
  g_autoptr (GError) error = NULL;
  char buffer[SAL_IMPORT_VALUE_BUFFER], currency[4] = "";
  SalValue value;

  if (mapped != NULL)
    {
      g_free (meaning->meant);
      meaning->meant = g_strdup (mapped);
    }
  else if (converter->vocabulary != NULL)
    {
      resolve_word (part, converter, text, meaning);
    }
  if (!sal_import_value_read (converter->field,
                              converter->mapping,
                              meaning->meant,
                              strlen (meaning->meant),
                              part->context->currency,
                              currency,
                              buffer,
                              &value,
                              &error))
    {
      meaning->state = SAL_MEANING_INVALID;
      meaning->reason = g_strdup (error->message);
      return;
    }
  meaning->value = sal_value_copy (&value);
}

static SalImportMeaning *
add_meaning (SalImportConverter *converter,
             const char *key,
             gsize key_length,
             const char *text,
             gsize length)
{
  SalImportMeaning *meaning = g_new0 (SalImportMeaning, 1);

  meaning->meant = g_strndup (text, length);
  g_ptr_array_add (converter->meanings, meaning);
  *sal_text_table_add (converter->meaning_by_text, key, key_length, NULL) =
      converter->meanings->len;

  return meaning;
}

static SalImportMeaning *
find_meaning (const SalImportConverter *converter, const char *key, gsize length)
{
  const gint64 *slot = sal_text_table_find (converter->meaning_by_text, key, length);

  return slot != NULL ? converter->meanings->pdata[*slot - 1] : NULL;
}

/* Of the records with a name, the one whose id the row has in the column for it. The id alone is
 * not believed: in a file of another workspace it may be that of anything. */
static SalImportMeaning *
tell_apart (SalImportPart *part,
            SalImportConverter *converter,
            const char *text,
            gsize length,
            SalImportMeaning *shared)
{
  const SalCsvField *cell = converter->id_source < (int) part->row->n_fields
                                ? &part->row->fields[converter->id_source]
                                : NULL;
  SalReference *reference;
  SalImportMeaning *meaning;
  gint64 id;

  if (cell == NULL || !g_ascii_string_to_signed (cell->text, 10, 1, G_MAXINT64, &id, NULL))
    return shared;
  g_string_truncate (part->scratch, 0);
  g_string_append_len (part->scratch, text, (gssize) length);
  g_string_append_printf (part->scratch, "\x1f%" G_GINT64_FORMAT, id);
  meaning = find_meaning (converter, part->scratch->str, part->scratch->len);
  if (meaning != NULL)
    return meaning;
  reference = sal_reference_table_find_id (converter->references, id, shared->shared);
  if (reference == NULL)
    return shared;
  meaning = add_meaning (converter, part->scratch->str, part->scratch->len, text, length);
  set_reference (meaning, reference);

  return meaning;
}

/**
 * sal_import_meaning_find:
 * @part: a part of an import, at a row unless @converter is a constant
 * @converter: one of its converters that keeps meanings
 * @text: (array length=length): what stands in the file
 * @length: the number of bytes of @text
 *
 * Looks up what a text means, and works it out when it is met first. Where several records have
 * the name, the row's id of what is meant decides between them, if it has one.
 *
 * Returns: (transfer none): the meaning
 */
SalImportMeaning *
sal_import_meaning_find (SalImportPart *part,
                         SalImportConverter *converter,
                         const char *text,
                         gsize length)
{
  SalImportMeaning *meaning = find_meaning (converter, text, length);

  if (G_UNLIKELY (meaning == NULL))
    {
      g_autofree char *copy = g_strndup (text, length);

      meaning = add_meaning (converter, text, length, text, length);
      if (converter->references != NULL)
        resolve_reference (part, converter, copy, meaning);
      else
        resolve_text (part, converter, copy, meaning);
    }
  if (meaning->shared != NULL && converter->id_source >= 0)
    return tell_apart (part, converter, text, length, meaning);

  return meaning;
}
