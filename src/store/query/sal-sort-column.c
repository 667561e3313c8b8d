/* sal-sort-column.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sort-column.h"

#include <string.h>

#include "sal-connection-functions.h"

#define LAST      G_MAXUINT64 /* the key of empty values */
#define N_BUCKETS 256
#define N_BYTES   8 /* of a key */
#define NO_NAME   G_MAXUINT32
#define FEW       32
#define AHEAD     16
#define N_LETTERS 64
#define MAX_NAME  512 /* bytes of a name that count */

/* What a character is sorted as, remembered: most texts use few beyond ASCII. */
typedef struct
{
  gunichar character;
  guint8 bytes[6];
  guint8 n_bytes;
} Letter;

struct _SalSortColumn
{
  SalSortType type;
  gboolean descending;
  GArray *keys;  /* of guint64: values, or where in @names one begins */
  guint8 *names; /* what names are sorted as, each ended by 0 and padded to words of eight bytes */
  gsize n_names; /* bytes */
  gsize n_allocated;
  guint8 ascii[128];
  Letter letters[N_LETTERS];
};

typedef struct
{
  guint64 key;
  guint32 row;
  guint32 name; /* where its name begins, in words of eight bytes */
} Item;

/**
 * sal_sort_column_new:
 * @type: what is in the column
 * @descending: whether the greatest come first
 *
 * Creates an empty column.
 *
 * Returns: (transfer full): the column
 */
SalSortColumn *
sal_sort_column_new (SalSortType type, gboolean descending)
{
  SalSortColumn *self = g_new0 (SalSortColumn, 1);

  self->type = type;
  self->descending = descending;
  self->keys = g_array_new (FALSE, FALSE, sizeof (guint64));
  for (guint i = 0; i < G_N_ELEMENTS (self->ascii); i++)
    self->ascii[i] = (guint8) (g_ascii_tolower ((char) i) + 1);

  return self;
}

void
sal_sort_column_free (SalSortColumn *self)
{
  g_array_unref (self->keys);
  g_free (self->names);
  g_free (self);
}

gsize
sal_sort_column_get_length (const SalSortColumn *self)
{
  return self->keys->len;
}

gboolean
sal_sort_column_is_null (const SalSortColumn *self, gsize row)
{
  return g_array_index (self->keys, guint64, row) == LAST;
}

void
sal_sort_column_add_null (SalSortColumn *self)
{
  guint64 key = LAST;

  g_array_append_val (self->keys, key);
}

/* The greatest key is that of empty values: the greatest value shares the one below. */
static void
add_key (SalSortColumn *self, guint64 key)
{
  if (self->descending)
    key = ~key;
  key = MIN (key, LAST - 1);
  g_array_append_val (self->keys, key);
}

/**
 * sal_sort_column_add_integer:
 * @self: a column of integers
 * @value: the value of its next row
 *
 * Adds a row.
 */
void
sal_sort_column_add_integer (SalSortColumn *self, gint64 value)
{
  add_key (self, (guint64) value ^ (G_GUINT64_CONSTANT (1) << 63));
}

/**
 * sal_sort_column_add_real:
 * @self: a column of integers
 * @value: the value of its next row
 *
 * Adds a row to a column all of whose values are real numbers.
 */
void
sal_sort_column_add_real (SalSortColumn *self, double value)
{
  const guint64 sign = G_GUINT64_CONSTANT (1) << 63;
  guint64 bits;

  value += 0.0; /* −0 is 0 */
  memcpy (&bits, &value, sizeof bits);
  add_key (self, (bits & sign) != 0 ? ~bits : bits | sign);
}

/* Appends a letter as UTF-8, whose bytes have the order of the letters. */
static guint8 *
write_letter (guint8 *to, gunichar letter)
{
  return letter != 0 ? to + g_unichar_to_utf8 (letter, (char *) to) : to;
}

/* Appends what the character at @position is sorted as. */
static guint8 *
write_character (SalSortColumn *self, guint8 *to, const char **position, const char *end)
{
  gunichar character = g_utf8_get_char_validated (*position, end - *position);
  Letter *letter = &self->letters[character % N_LETTERS];
  const char *next;

  if (character == (gunichar) -1 || character == (gunichar) -2)
    return write_letter (to, sal_name_next_letter (position, end));

  next = g_utf8_next_char (*position);
  if (letter->character != character)
    {
      letter->character = character;
      letter->n_bytes =
          (guint8) (write_letter (letter->bytes, sal_name_next_letter (position, next)) -
                    letter->bytes);
    }
  *position = next;
  memcpy (to, letter->bytes, sizeof letter->bytes);

  return to + letter->n_bytes;
}

/* Makes room for the longest name and what is written behind it. */
static void
reserve_name (SalSortColumn *self)
{
  if (self->n_names + MAX_NAME + 2 * N_BYTES <= self->n_allocated)
    return;
  self->n_allocated = MAX (2 * self->n_allocated, 1 << 16);
  self->names = g_realloc (self->names, self->n_allocated);
}

/**
 * sal_sort_column_add_name:
 * @self: a column of names
 * @text: the value of its next row
 * @length: bytes of @text
 *
 * Adds a row. What is longer than anyone reads is cut, so that comparing has an end.
 */
void
sal_sort_column_add_name (SalSortColumn *self, const char *text, gsize length)
{
  const char *p = text, *end = text + length;
  guint64 start = self->n_names;
  guint8 *name, *to;

  reserve_name (self);
  name = to = self->names + start;
  while (p < end && to - name < MAX_NAME)
    {
      guint8 byte = (guint8) *p;

      if (byte != 0 && byte < 0x7f)
        {
          *to++ = self->ascii[byte];
          p++;
        }
      else
        to = write_character (self, to, &p, end);
    }

  if (to == name)
    {
      sal_sort_column_add_null (self);
      return;
    }
  memset (to, 0, N_BYTES);
  self->n_names = start + ((gsize) (to - name) / N_BYTES + 1) * N_BYTES;
  g_array_append_val (self->keys, start);
}

/**
 * sal_sort_column_append:
 * @self: a column
 * @other: another of the same type and direction
 *
 * Adds all rows of another column.
 */
void
sal_sort_column_append (SalSortColumn *self, const SalSortColumn *other)
{
  guint64 start = self->type == SAL_SORT_NAME ? self->n_names : 0;

  if (start + other->n_names > self->n_allocated)
    {
      self->n_allocated = start + other->n_names;
      self->names = g_realloc (self->names, self->n_allocated);
    }
  if (other->n_names > 0)
    memcpy (self->names + start, other->names, other->n_names);
  self->n_names = start + other->n_names;

  for (guint i = 0; i < other->keys->len; i++)
    {
      guint64 key = g_array_index (other->keys, guint64, i);

      if (key != LAST)
        key += start;
      g_array_append_val (self->keys, key);
    }
}

/* --- sorting --- */

static void
sort_few (Item *items, gsize n_items)
{
  for (gsize i = 1; i < n_items; i++)
    {
      Item item = items[i];
      gsize j = i;

      for (; j > 0 && items[j - 1].key > item.key; j--)
        items[j] = items[j - 1];
      items[j] = item;
    }
}

static void sort_items (Item *items, Item *buffer, gsize n_items);

/* By the first byte in which the keys differ, then within each of its values. Stable. */
static void
sort_by_radix (Item *items, Item *buffer, gsize n_items)
{
  gsize ends[N_BUCKETS] = { 0 };
  gsize start = 0;
  guint64 different = 0;
  int shift;

  for (gsize i = 1; i < n_items; i++)
    different |= items[i].key ^ items[0].key;
  if (different == 0)
    return;

  shift = (63 - __builtin_clzll (different)) & ~7;
  for (gsize i = 0; i < n_items; i++)
    ends[items[i].key >> shift & 0xff]++;
  for (guint bucket = 0; bucket < N_BUCKETS; bucket++)
    {
      gsize n = ends[bucket];

      ends[bucket] = start;
      start += n;
    }
  for (gsize i = 0; i < n_items; i++)
    buffer[ends[items[i].key >> shift & 0xff]++] = items[i];
  memcpy (items, buffer, n_items * sizeof *items);

  start = 0;
  for (guint bucket = 0; bucket < N_BUCKETS && shift > 0; bucket++)
    {
      sort_items (items + start, buffer, ends[bucket] - start);
      start = ends[bucket];
    }
}

static void
sort_items (Item *items, Item *buffer, gsize n_items)
{
  if (n_items <= FEW)
    sort_few (items, n_items);
  else
    sort_by_radix (items, buffer, n_items);
}

/* The eight bytes of a name, padded with 0, that are @word words behind its start. */
static guint64
read_word (const SalSortColumn *self, guint32 name, gsize word)
{
  guint64 bytes;

  if (name == NO_NAME)
    return LAST;
  bytes = GUINT64_FROM_BE (((const guint64 *) self->names)[name + word]);

  return self->descending ? ~bytes : bytes;
}

/* Whether names that are equal in @bytes go on behind it. */
static gboolean
goes_on (const SalSortColumn *self, guint64 bytes)
{
  return bytes != LAST && ((self->descending ? ~bytes : bytes) & 0xff) != 0;
}

/* Names are anywhere in memory: those that are read soon are fetched ahead. */
static void
read_words (const SalSortColumn *self, Item *items, gsize n_items, gsize word)
{
  const guint64 *words = (const guint64 *) self->names;

  for (gsize i = 0; i < n_items; i++)
    {
      if (i + AHEAD < n_items && items[i + AHEAD].name != NO_NAME)
        __builtin_prefetch (words + items[i + AHEAD].name + word);
      items[i].key = read_word (self, items[i].name, word);
    }
}

static void
sort_names (const SalSortColumn *self, Item *items, Item *buffer, gsize n_items, gsize word)
{
  read_words (self, items, n_items, word);
  sort_items (items, buffer, n_items);

  for (gsize start = 0, end; start < n_items; start = end)
    {
      for (end = start + 1; end < n_items && items[end].key == items[start].key; end++)
        ;
      if (end - start > 1 && goes_on (self, items[start].key))
        sort_names (self, items + start, buffer, end - start, word + 1);
    }
}

/**
 * sal_sort_rows:
 * @columns: (array length=n_columns): columns of the same length, the most significant first
 * @n_columns: their number
 * @rows: (array length=n_rows) (inout): numbers of rows
 * @n_rows: how many there are
 *
 * Sorts rows by columns. Rows that are equal in all of them keep their order.
 */
void
sal_sort_rows (SalSortColumn *const *columns, guint n_columns, guint32 *rows, gsize n_rows)
{
  g_autofree Item *items = g_new (Item, n_rows);
  g_autofree Item *buffer = g_new (Item, n_rows);

  for (gsize i = 0; i < n_rows; i++)
    items[i].row = rows[i];

  for (guint column = n_columns; column-- > 0;)
    {
      const SalSortColumn *self = columns[column];

      for (gsize i = 0; i < n_rows; i++)
        {
          items[i].key = g_array_index (self->keys, guint64, items[i].row);
          items[i].name = items[i].key != LAST ? (guint32) (items[i].key / N_BYTES) : NO_NAME;
        }
      if (self->type == SAL_SORT_NAME)
        sort_names (self, items, buffer, n_rows, 0);
      else
        sort_items (items, buffer, n_rows);
    }

  for (gsize i = 0; i < n_rows; i++)
    rows[i] = items[i].row;
}

/**
 * sal_sort_column_equal:
 * @self: a column
 * @one: the number of a row
 * @other: the number of another
 *
 * Checks whether two rows are sorted as the same.
 *
 * Returns: %TRUE if they are
 */
gboolean
sal_sort_column_equal (const SalSortColumn *self, guint32 one, guint32 other)
{
  guint64 a = g_array_index (self->keys, guint64, one);
  guint64 b = g_array_index (self->keys, guint64, other);

  if (a == b || self->type != SAL_SORT_NAME || a == LAST || b == LAST)
    return a == b;

  return strcmp ((const char *) self->names + a, (const char *) self->names + b) == 0;
}
