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
#define N_DIGITS  8 /* bytes of a key */
#define FEW       32
#define N_LETTERS 64
#define MAX_NAME  512 /* bytes of a name that count */

/* What a letter is sorted as, remembered: most texts use few letters beyond ASCII. */
typedef struct
{
  gunichar letter;
  char bytes[6];
  guint8 n_bytes;
} Letter;

struct _SalSortColumn
{
  SalSortType type;
  gboolean descending;
  GArray *keys;      /* of guint64: values, or where in @names one begins */
  GByteArray *names; /* what names are sorted as, each ended by 0 */
  Letter letters[N_LETTERS];
};

typedef struct
{
  guint64 key;
  guint32 row;
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
  self->names = g_byte_array_new ();

  return self;
}

void
sal_sort_column_free (SalSortColumn *self)
{
  g_array_unref (self->keys);
  g_byte_array_unref (self->names);
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

static const Letter *
find_letter (SalSortColumn *self, const char *position, const char **next)
{
  gunichar character = g_utf8_get_char (position);
  Letter *letter = &self->letters[character % N_LETTERS];

  *next = g_utf8_next_char (position);
  if (letter->letter != character)
    {
      const char *p = position;
      gunichar sorted = sal_name_next_letter (&p, *next);

      letter->letter = character;
      letter->n_bytes = sorted != 0 ? (guint8) g_unichar_to_utf8 (sorted, letter->bytes) : 0;
    }

  return letter;
}

/* Appends what a text is sorted as: its letters as UTF-8, whose bytes have the order of the
 * letters. What is longer than anyone reads is cut, so that comparing has an end. */
static void
append_name (SalSortColumn *self, const char *text, gsize length)
{
  const char *p = text, *end = text + length;
  guint start = self->names->len;

  while (p < end && self->names->len - start < MAX_NAME)
    {
      guint8 byte = (guint8) *p;

      if (byte != 0 && byte < 0x7f)
        {
          byte = (guint8) (g_ascii_tolower ((char) byte) + 1);
          g_byte_array_append (self->names, &byte, 1);
          p++;
        }
      else if (g_utf8_get_char_validated (p, end - p) < (gunichar) -2)
        {
          const Letter *letter = find_letter (self, p, &p);

          g_byte_array_append (self->names, (const guint8 *) letter->bytes, letter->n_bytes);
        }
      else
        {
          char bytes[6];
          int n_bytes = g_unichar_to_utf8 (sal_name_next_letter (&p, end), bytes);

          g_byte_array_append (self->names, (const guint8 *) bytes, (guint) n_bytes);
        }
    }
}

/**
 * sal_sort_column_add_name:
 * @self: a column of names
 * @text: the value of its next row
 * @length: bytes of @text
 *
 * Adds a row.
 */
void
sal_sort_column_add_name (SalSortColumn *self, const char *text, gsize length)
{
  guint64 start = self->names->len;
  const guint8 end = 0;

  append_name (self, text, length);
  if (self->names->len == start)
    {
      sal_sort_column_add_null (self);
      return;
    }
  g_byte_array_append (self->names, &end, 1);
  g_array_append_val (self->keys, start);
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

/* By one byte of the keys after the other, the least significant first. Stable. */
static void
sort_by_radix (Item *items, Item *buffer, gsize n_items)
{
  gsize (*counts)[N_BUCKETS] = g_malloc0 (sizeof (gsize[N_DIGITS][N_BUCKETS]));
  Item *from = items, *to = buffer;

  for (gsize i = 0; i < n_items; i++)
    {
      for (guint digit = 0; digit < N_DIGITS; digit++)
        counts[digit][items[i].key >> (8 * digit) & 0xff]++;
    }

  for (guint digit = 0; digit < N_DIGITS; digit++)
    {
      gsize *count = counts[digit];
      gsize start = 0;
      Item *swapped = from;

      if (count[from[0].key >> (8 * digit) & 0xff] == n_items)
        continue; /* all the same */
      for (guint bucket = 0; bucket < N_BUCKETS; bucket++)
        {
          gsize n = count[bucket];

          count[bucket] = start;
          start += n;
        }
      for (gsize i = 0; i < n_items; i++)
        to[count[from[i].key >> (8 * digit) & 0xff]++] = from[i];
      from = to;
      to = swapped;
    }

  if (from != items)
    memcpy (items, from, n_items * sizeof *items);
  g_free (counts);
}

static void
sort_items (Item *items, Item *buffer, gsize n_items)
{
  if (n_items <= FEW)
    sort_few (items, n_items);
  else
    sort_by_radix (items, buffer, n_items);
}

/* The eight bytes of a name from @depth on, padded with 0. */
static guint64
read_part (const SalSortColumn *self, guint32 row, gsize depth)
{
  guint64 start = g_array_index (self->keys, guint64, row);
  const guint8 *p;
  guint64 part = 0;

  if (start == LAST)
    return LAST;

  p = self->names->data + start + depth;
  for (int shift = 8 * (N_DIGITS - 1); shift >= 0 && *p != 0; shift -= 8)
    part |= (guint64) *p++ << shift;

  return self->descending ? ~part : part;
}

/* Whether names that are equal in @part go on behind it. */
static gboolean
goes_on (const SalSortColumn *self, guint64 part)
{
  return part != LAST && ((self->descending ? ~part : part) & 0xff) != 0;
}

static void
sort_names (const SalSortColumn *self, Item *items, Item *buffer, gsize n_items, gsize depth)
{
  for (gsize i = 0; i < n_items; i++)
    items[i].key = read_part (self, items[i].row, depth);
  sort_items (items, buffer, n_items);

  for (gsize start = 0, end; start < n_items; start = end)
    {
      for (end = start + 1; end < n_items && items[end].key == items[start].key; end++)
        ;
      if (end - start > 1 && goes_on (self, items[start].key))
        sort_names (self, items + start, buffer, end - start, depth + N_DIGITS);
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

      if (self->type == SAL_SORT_NAME)
        {
          sort_names (self, items, buffer, n_rows, 0);
          continue;
        }
      for (gsize i = 0; i < n_rows; i++)
        items[i].key = g_array_index (self->keys, guint64, items[i].row);
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

  return strcmp ((const char *) self->names->data + a, (const char *) self->names->data + b) == 0;
}
