/* sal-text-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-text-table.h"

#include <string.h>

#define ARENA_BYTES (256 * 1024)

typedef struct
{
  const char *text; /* NULL: free */
  guint32 length;
  guint32 hash;
  gint64 value;
} Entry;

/**
 * SalTextTable:
 *
 * A table from texts to integers for millions of short texts: keys that identify records, names
 * that references are found by. Texts are kept one after the other, so that an entry costs no
 * allocation of its own. Entries are only ever added.
 */
struct _SalTextTable
{
  Entry *entries;
  gsize n_entries;
  gsize capacity; /* a power of two */
  GPtrArray *arenas;
  char *arena;
  gsize arena_left;
};

/**
 * sal_text_table_new:
 *
 * Creates an empty table.
 *
 * Returns: (transfer full): the table
 */
SalTextTable *
sal_text_table_new (void)
{
  SalTextTable *self = g_new0 (SalTextTable, 1);

  self->capacity = 64;
  self->entries = g_new0 (Entry, self->capacity);
  self->arenas = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
sal_text_table_free (SalTextTable *self)
{
  if (self == NULL)
    return;
  g_free (self->entries);
  g_ptr_array_unref (self->arenas);
  g_free (self);
}

/* Multiplies eight bytes at a time into the state; good enough for tables and fast on short keys.
 */
static guint32
hash_text (const char *text, gsize length)
{
  const guint64 factor = G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  guint64 state = length * factor;

  for (; length >= 8; text += 8, length -= 8)
    {
      guint64 word;

      memcpy (&word, text, 8);
      state = (state ^ word) * factor;
      state ^= state >> 29;
    }
  if (length > 0)
    {
      guint64 word = 0;

      memcpy (&word, text, length);
      state = (state ^ word) * factor;
      state ^= state >> 29;
    }
  state *= factor;

  return (guint32) (state >> 32);
}

static void
resize (SalTextTable *self, gsize capacity)
{
  Entry *entries = g_new0 (Entry, capacity);

  for (gsize i = 0; i < self->capacity; i++)
    {
      gsize slot = self->entries[i].hash & (capacity - 1);

      if (self->entries[i].text == NULL)
        continue;
      while (entries[slot].text != NULL)
        slot = (slot + 1) & (capacity - 1);
      entries[slot] = self->entries[i];
    }
  g_free (self->entries);
  self->entries = entries;
  self->capacity = capacity;
}

static Entry *
find_slot (const SalTextTable *self, const char *text, gsize length, guint32 hash)
{
  gsize slot = hash & (self->capacity - 1);

  for (;;)
    {
      Entry *entry = &self->entries[slot];

      if (entry->text == NULL || (entry->hash == hash && entry->length == length &&
                                  memcmp (entry->text, text, length) == 0))
        return entry;
      slot = (slot + 1) & (self->capacity - 1);
    }
}

static const char *
keep_text (SalTextTable *self, const char *text, gsize length)
{
  char *kept;

  if (length + 1 > self->arena_left)
    {
      self->arena_left = MAX (ARENA_BYTES, length + 1);
      self->arena = g_malloc (self->arena_left);
      g_ptr_array_add (self->arenas, self->arena);
    }
  kept = self->arena;
  if (length > 0)
    memcpy (kept, text, length);
  kept[length] = '\0';
  self->arena += length + 1;
  self->arena_left -= length + 1;

  return kept;
}

/**
 * sal_text_table_find:
 * @self: a table
 * @text: (array length=length): a text
 * @length: the number of bytes of @text
 *
 * Looks up what belongs to a text.
 *
 * Returns: (transfer none) (nullable): where the value is, valid until the next addition, or %NULL
 */
gint64 *
sal_text_table_find (const SalTextTable *self, const char *text, gsize length)
{
  Entry *entry;

  g_return_val_if_fail (self != NULL, NULL);

  entry = find_slot (self, text, length, hash_text (text, length));

  return entry->text != NULL ? &entry->value : NULL;
}

/**
 * sal_text_table_add:
 * @self: a table
 * @text: (array length=length): a text, copied
 * @length: the number of bytes of @text
 * @added: (out) (optional): whether @text was not there before
 *
 * Looks up what belongs to a text, and adds the text with 0 if it is not there.
 *
 * Returns: (transfer none): where the value is, valid until the next addition
 */
gint64 *
sal_text_table_add (SalTextTable *self, const char *text, gsize length, gboolean *added)
{
  guint32 hash;
  Entry *entry;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->n_entries * 3 / 2 >= self->capacity)
    resize (self, self->capacity * 2);
  hash = hash_text (text, length);
  entry = find_slot (self, text, length, hash);
  if (added != NULL)
    *added = entry->text == NULL;
  if (entry->text == NULL)
    {
      *entry = (Entry){ .text = keep_text (self, text, length),
                        .length = (guint32) length,
                        .hash = hash };
      self->n_entries++;
    }

  return &entry->value;
}
