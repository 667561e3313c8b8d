/* fuzz-driver.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Runs a fuzz target as an ordinary test: over every file of its corpus, and over mutations of them
 * that derive from a seed. FUZZ_SEED and FUZZ_RUNS repeat or lengthen a run. */

#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#define DEFAULT_SEED 20261121
#define DEFAULT_RUNS 4000
#define MAX_LENGTH   (64 * 1024)

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
run_one (const guint8 *data, gsize size)
{
  /* an exact copy on the heap, so that a sanitizer sees a read past the end */
  g_autofree guint8 *copy = g_memdup2 (data, size);

  LLVMFuzzerTestOneInput (copy, size);
}

static int
compare_names (gconstpointer one, gconstpointer other)
{
  return strcmp (*(const char *const *) one, *(const char *const *) other);
}

static GPtrArray *
load_corpus (const char *folder)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) directory = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (directory)) != NULL)
    g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);

  for (guint i = 0; i < names->len; i++)
    {
      char *contents;
      gsize length;

      g_file_get_contents (g_ptr_array_index (names, i), &contents, &length, &error);
      g_assert_no_error (error);
      g_ptr_array_add (corpus, g_bytes_new_take (contents, length));
    }

  return corpus;
}

static guint
random_below (GRand *random, guint limit)
{
  return limit > 1 ? (guint) g_rand_int_range (random, 0, (gint32) limit) : 0;
}

static void
insert_bytes (GRand *random, GByteArray *input, const guint8 *bytes, guint length)
{
  guint at = random_below (random, input->len + 1), tail = input->len - at;

  if (length == 0 || input->len + length > MAX_LENGTH)
    return;

  g_byte_array_set_size (input, input->len + length);
  memmove (input->data + at + length, input->data + at, tail);
  memcpy (input->data + at, bytes, length);
}

/* Bytes that parsers treat specially, and texts that numbers and encodings stumble over. */
static void
insert_token (GRand *random, GByteArray *input)
{
  static const struct
  {
    const char *text;
    guint length;
  } tokens[] = {
    { "\"", 1 },
    { ",", 1 },
    { ";", 1 },
    { "\n", 1 },
    { "\r\n", 2 },
    { "\t", 1 },
    { "\0", 1 },
    { "\xef\xbb\xbf", 3 },
    { "\xff\xfe", 2 },
    { "\xc0\x80", 2 },
    { "(", 1 },
    { ")", 1 },
    { "'", 1 },
    { "-", 1 },
    { "%", 1 },
    { "9223372036854775807", 19 },
    { "1e999", 5 },
    { "nan", 3 },
    { "\xf4\x90\x80\x80", 4 },
    { "0000-00-00", 10 },
  };
  guint chosen = random_below (random, G_N_ELEMENTS (tokens));

  insert_bytes (random, input, (const guint8 *) tokens[chosen].text, tokens[chosen].length);
}

static void
mutate (GRand *random, GByteArray *input, GPtrArray *corpus)
{
  guint at = random_below (random, input->len), length;

  switch (random_below (random, 6))
    {
    case 0:
      if (input->len > 0)
        input->data[at] ^= (guint8) (1u << random_below (random, 8));
      break;

    case 1:
      if (input->len > 0)
        input->data[at] = (guint8) random_below (random, 256);
      break;

    case 2:
      insert_token (random, input);
      break;

    case 3:
      length = random_below (random, MIN (input->len - at, 64) + 1);
      if (length > 0)
        g_byte_array_remove_range (input, at, length);
      break;

    case 4:
      g_byte_array_set_size (input, random_below (random, input->len + 1));
      break;

    default:
      {
        GBytes *other = g_ptr_array_index (corpus, random_below (random, corpus->len));
        gsize size;
        const guint8 *bytes = g_bytes_get_data (other, &size);
        guint start = random_below (random, (guint) size);

        insert_bytes (random, input, bytes + start, (guint) MIN (size - start, 256));
      }
      break;
    }
}

static guint
number_from_environment (const char *name, guint otherwise)
{
  const char *text = g_getenv (name);

  return text ? (guint) g_ascii_strtoull (text, NULL, 10) : otherwise;
}

int
main (int argc, char *argv[])
{
  guint seed = number_from_environment ("FUZZ_SEED", DEFAULT_SEED);
  guint runs = number_from_environment ("FUZZ_RUNS", DEFAULT_RUNS);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) corpus = NULL;
  g_autoptr (GByteArray) input = NULL;

  g_assert_cmpint (argc, ==, 2);
  corpus = load_corpus (argv[1]);
  g_assert_cmpuint (corpus->len, >, 0);
  g_print ("seed %u, %u files, %u mutations\n", seed, corpus->len, runs);

  for (guint i = 0; i < corpus->len; i++)
    {
      gsize size;
      const guint8 *bytes = g_bytes_get_data (g_ptr_array_index (corpus, i), &size);

      run_one (bytes, size);
    }

  input = g_byte_array_new ();
  for (guint run = 0; run < runs; run++)
    {
      gsize size;
      const guint8 *bytes = g_bytes_get_data (g_ptr_array_index (corpus, run % corpus->len), &size);

      g_byte_array_set_size (input, 0);
      g_byte_array_append (input, bytes, (guint) MIN (size, MAX_LENGTH));
      for (guint step = 1 + random_below (random, 8); step > 0; step--)
        mutate (random, input, corpus);
      run_one (input->data, input->len);
    }

  return EXIT_SUCCESS;
}
