/* sal-dimension.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-dimension.h"

#include <string.h>

#include "sal-id-map.h"

/* Trees deeper than this are cut: a cycle among parents must not hang a query. */
#define MAX_DEPTH 64

/* A column repeats few texts: the codes of those seen last, by length and last letter. */
#define N_RECENT 32

typedef struct
{
  gint64 id;
  const char *label;
  gint32 parent;
} Entry;

struct _SalDimension
{
  const SalKind *kind;
  GArray *entries; /* of Entry, by code */
  GStringChunk *labels;
  SalIdMap *by_id;   /* id → code; dictionaries of records */
  GHashTable *codes; /* label → code; dictionaries of texts */
  gint32 recent[N_RECENT];
  GHashTable *by_label; /* label → code, made when first asked for */
};

/**
 * sal_dimension_new:
 * @kind: (nullable): the kind of record its ids refer to; %NULL for a dictionary of texts
 *
 * Creates a dictionary that knows only the code of no value.
 *
 * Returns: (transfer full): the dictionary
 */
SalDimension *
sal_dimension_new (const SalKind *kind)
{
  SalDimension *self = g_new0 (SalDimension, 1);
  Entry none = { 0, NULL, SAL_DIMENSION_NONE };

  self->kind = kind;
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  self->labels = g_string_chunk_new (4096);
  self->by_id = sal_id_map_new (0);
  self->codes = g_hash_table_new (g_str_hash, g_str_equal);
  none.label = g_string_chunk_insert (self->labels, "");
  g_array_append_val (self->entries, none);

  return self;
}

void
sal_dimension_free (SalDimension *self)
{
  g_array_unref (self->entries);
  sal_id_map_free (self->by_id);
  g_hash_table_unref (self->codes);
  g_clear_pointer (&self->by_label, g_hash_table_unref);
  g_string_chunk_free (self->labels);
  g_free (self);
}

const SalKind *
sal_dimension_get_kind (const SalDimension *self)
{
  return self->kind;
}

guint
sal_dimension_get_n_codes (const SalDimension *self)
{
  return self->entries->len;
}

static gint32
append (SalDimension *self, gint64 id, const char *label)
{
  Entry entry = { id, label, SAL_DIMENSION_NONE };

  g_array_append_val (self->entries, entry);
  g_clear_pointer (&self->by_label, g_hash_table_unref);

  return (gint32) self->entries->len - 1;
}

/**
 * sal_dimension_add:
 * @self: a dictionary of records
 * @id: the id of a record
 * @label: its title
 *
 * Finds the code of a record, adding it if it is new and taking over its title if that changed.
 *
 * Returns: the code; %SAL_DIMENSION_NONE for id 0
 */
gint32
sal_dimension_add (SalDimension *self, gint64 id, const char *label)
{
  gint32 code;

  if (id == 0)
    return SAL_DIMENSION_NONE;

  code = sal_dimension_find (self, id);
  if (code == SAL_DIMENSION_NONE)
    {
      code = append (self, id, g_string_chunk_insert (self->labels, label));
      sal_id_map_insert (self->by_id, id, code);
    }
  else if (g_strcmp0 (sal_dimension_get_label (self, code), label) != 0)
    {
      g_array_index (self->entries, Entry, code).label =
          g_string_chunk_insert (self->labels, label);
      g_clear_pointer (&self->by_label, g_hash_table_unref);
    }

  return code;
}

/**
 * sal_dimension_add_text:
 * @self: a dictionary of texts
 * @text: (nullable): a text, need not be terminated
 * @length: bytes of @text
 *
 * Finds the code of a text, adding it if it is new.
 *
 * Returns: the code; %SAL_DIMENSION_NONE for an empty text
 */
gint32
sal_dimension_add_text (SalDimension *self, const char *text, gsize length)
{
  char buffer[256];
  g_autofree char *copy = NULL;
  const char *key = buffer;
  const char *label;
  gint32 *recent;
  gint32 code;

  if (text == NULL || length == 0)
    return SAL_DIMENSION_NONE;

  recent = &self->recent[(length * 7 + (guchar) text[length - 1]) % N_RECENT];
  label = sal_dimension_get_label (self, *recent);
  if (strncmp (label, text, length) == 0 && label[length] == '\0')
    return *recent;

  if (length < sizeof buffer)
    {
      memcpy (buffer, text, length);
      buffer[length] = '\0';
    }
  else
    {
      key = copy = g_strndup (text, length);
    }

  code = GPOINTER_TO_INT (g_hash_table_lookup (self->codes, key));
  if (code != SAL_DIMENSION_NONE)
    return *recent = code;

  label = g_string_chunk_insert (self->labels, key);
  code = append (self, 0, label);
  g_hash_table_insert (self->codes, (gpointer) label, GINT_TO_POINTER (code));

  return *recent = code;
}

/**
 * sal_dimension_find:
 * @self: a dictionary of records
 * @id: the id of a record
 *
 * Finds the code of a record.
 *
 * Returns: the code, or %SAL_DIMENSION_NONE if it is not in the dictionary
 */
gint32
sal_dimension_find (const SalDimension *self, gint64 id)
{
  return MAX (sal_id_map_lookup (self->by_id, id), SAL_DIMENSION_NONE);
}

/**
 * sal_dimension_find_label:
 * @self: a dictionary
 * @label: a title or text
 *
 * Finds the first code with a label.
 *
 * Returns: the code, or %SAL_DIMENSION_NONE if there is none
 */
gint32
sal_dimension_find_label (const SalDimension *self, const char *label)
{
  SalDimension *cache = (SalDimension *) self;

  if (self->by_label == NULL)
    {
      cache->by_label = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint code = self->entries->len - 1; code > 0; code--)
        g_hash_table_insert (cache->by_label,
                             (gpointer) g_array_index (self->entries, Entry, code).label,
                             GUINT_TO_POINTER (code));
    }

  return GPOINTER_TO_INT (g_hash_table_lookup (self->by_label, label));
}

const char *
sal_dimension_get_label (const SalDimension *self, gint32 code)
{
  return g_array_index (self->entries, Entry, code).label;
}

gint64
sal_dimension_get_id (const SalDimension *self, gint32 code)
{
  return g_array_index (self->entries, Entry, code).id;
}

/**
 * sal_dimension_set_parent:
 * @self: a dictionary
 * @code: a code
 * @parent: the code above it, or %SAL_DIMENSION_NONE
 *
 * Makes the codes a tree.
 */
void
sal_dimension_set_parent (SalDimension *self, gint32 code, gint32 parent)
{
  g_array_index (self->entries, Entry, code).parent = parent;
}

gint32
sal_dimension_get_parent (const SalDimension *self, gint32 code)
{
  return g_array_index (self->entries, Entry, code).parent;
}

/**
 * sal_dimension_has_children:
 * @self: a dictionary
 * @code: a code; %SAL_DIMENSION_NONE stands above all
 *
 * Asks whether there is a level below a code.
 *
 * Returns: %TRUE if @code is the parent of some code
 */
gboolean
sal_dimension_has_children (const SalDimension *self, gint32 code)
{
  for (guint i = 1; i < self->entries->len; i++)
    {
      if (g_array_index (self->entries, Entry, i).parent == code)
        return TRUE;
    }

  return FALSE;
}

/**
 * sal_dimension_child_towards:
 * @self: a dictionary whose codes are a tree
 * @ancestor: a code; %SAL_DIMENSION_NONE stands above all
 * @code: another code
 *
 * Finds into which branch below @ancestor a code belongs.
 *
 * Returns: the child of @ancestor, @ancestor itself if @code is it, or −1 if @code is not below it
 */
gint32
sal_dimension_child_towards (const SalDimension *self, gint32 ancestor, gint32 code)
{
  if (code == ancestor)
    return ancestor;

  for (int depth = 0; depth < MAX_DEPTH && code != SAL_DIMENSION_NONE; depth++)
    {
      gint32 parent = sal_dimension_get_parent (self, code);

      if (parent == ancestor)
        return code;
      code = parent;
    }

  return -1;
}
