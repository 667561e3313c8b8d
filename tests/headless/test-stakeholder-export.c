/* test-stakeholder-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "sal-stakeholder-export.h"

static SalStakeholderMap *
make_map (void)
{
  SalStakeholderMap *map = sal_stakeholder_map_new (200000);

  map->account_name = g_strdup ("Alder");
  for (gint64 id = 1; id <= 6; id++)
    sal_stakeholder_map_add (map, id, "Somebody")->reports_to = id / 2;
  sal_stakeholder_map_link (map);
  sal_stakeholder_map_add_influence (map, 1, 6, 1, SAL_INFLUENCE_WEAK);

  return map;
}

static void
test_formats (void)
{
  static const struct
  {
    SalPictureFormat format;
    const char *begin;
    const char *name;
  } formats[] = {
    { SAL_PICTURE_PNG, "\x89PNG\r\n", "Map.PNG" },
    { SAL_PICTURE_SVG, "<?xml", "map.svg" },
    { SAL_PICTURE_PDF, "%PDF-", "a/b.pdf" },
  };
  g_autoptr (SalStakeholderMap) map = make_map ();
  g_autoptr (SalStakeholderMap) empty = sal_stakeholder_map_new (200000);

  empty->account_name = g_strdup ("Nobody");
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = sal_stakeholder_export_to_bytes (map, formats[i].format, &error);
      g_autoptr (GBytes) nobody = sal_stakeholder_export_to_bytes (empty, formats[i].format, NULL);
      SalPictureFormat found;
      gsize size;
      const char *data;

      g_assert_no_error (error);
      data = g_bytes_get_data (bytes, &size);
      g_assert_cmpmem (
          data, strlen (formats[i].begin), formats[i].begin, strlen (formats[i].begin));
      g_assert_cmpuint (size, >, g_bytes_get_size (nobody));
      g_assert_true (sal_picture_find_format (formats[i].name, &found));
      g_assert_cmpint (found, ==, formats[i].format);
    }
}

/* A name that says no format is refused, and what was there stays. */
static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("salient-map-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "map.svg", NULL);
  g_autofree char *other = g_build_filename (folder, "map.doc", NULL);
  g_autofree char *text = NULL;
  g_autoptr (SalStakeholderMap) map = make_map ();
  g_autoptr (GError) error = NULL;

  g_assert_true (sal_stakeholder_export_to_file (map, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "</svg>"));
  g_assert_true (g_file_set_contents (other, "kept", -1, NULL));
  g_assert_false (sal_stakeholder_export_to_file (map, other, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_clear_pointer (&text, g_free);
  g_file_get_contents (other, &text, NULL, NULL);
  g_assert_cmpstr (text, ==, "kept");
  g_unlink (path);
  g_unlink (other);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stakeholder-export/formats", test_formats);
  g_test_add_func ("/stakeholder-export/file", test_file);

  return g_test_run ();
}
