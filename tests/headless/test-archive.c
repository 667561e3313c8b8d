/* test-archive.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-archive.h"

#include <string.h>

#include "sal-exchange-error.h"
#include "zip-fixture.h"

static const ZipFixtureFile files[] = {
  { "a.txt", "first", -1 },
  { "Größe/b.txt", "second", -1 },
  { "c.bin", "never wanted", -1 },
};

static gboolean
is_text (const char *name, gpointer data)
{
  return g_str_has_suffix (name, ".txt");
}

static GPtrArray *
read_texts (GBytes *bytes, guint64 max_size, GCancellable *cancellable, GError **error)
{
  return sal_archive_read (bytes, "x.zip", is_text, NULL, max_size, cancellable, error);
}

/* What is wanted comes out as it went in, names too. */
static void
test_archive_read (void)
{
  g_autoptr (GBytes) bytes = zip_fixture_pack (files, G_N_ELEMENTS (files));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) members = read_texts (bytes, 100, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (sal_archive_is_packed (bytes));
  g_assert_cmpuint (members->len, ==, 2);
  for (guint i = 0; i < members->len; i++)
    {
      const SalArchiveMember *member = g_ptr_array_index (members, i);
      gsize size;
      gconstpointer data = g_bytes_get_data (member->bytes, &size);

      g_assert_cmpstr (member->name, ==, files[i].name);
      g_assert_cmpmem (data, size, files[i].data, strlen (files[i].data));
    }
}

/* "first" and "second" are 11 bytes: 10 are too few, and the file that is too much is named. */
static void
test_archive_limit (void)
{
  g_autoptr (GBytes) bytes = zip_fixture_pack (files, G_N_ELEMENTS (files));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) members = read_texts (bytes, 11, NULL, &error);

  g_assert_no_error (error);
  g_clear_pointer (&members, g_ptr_array_unref);
  g_assert_null (read_texts (bytes, 10, NULL, &error));
  g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_FORMAT);
  g_assert_cmpstr (error->message, ==, "x.zip, Größe/b.txt: what is packed in it is too large");
}

/* Any piece of an archive is an error that names it, and none is taken for the whole. */
static void
test_archive_damaged (void)
{
  g_autoptr (GBytes) bytes = zip_fixture_pack (files, G_N_ELEMENTS (files));

  for (gsize length = 0; length < g_bytes_get_size (bytes) / 2; length++)
    {
      g_autoptr (GBytes) piece = g_bytes_new_from_bytes (bytes, 0, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) members = read_texts (piece, 100, NULL, &error);

      g_assert_null (members);
      g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_FORMAT);
      g_assert_true (g_str_has_prefix (error->message, "x.zip"));
    }
}

static void
test_archive_cancelled (void)
{
  g_autoptr (GBytes) bytes = zip_fixture_pack (files, G_N_ELEMENTS (files));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (read_texts (bytes, 100, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/archive/read", test_archive_read);
  g_test_add_func ("/archive/limit", test_archive_limit);
  g_test_add_func ("/archive/damaged", test_archive_damaged);
  g_test_add_func ("/archive/cancelled", test_archive_cancelled);

  return g_test_run ();
}
