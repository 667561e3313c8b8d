/* test-territories-save.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "territories-fixture.h"

#include <glib/gstdio.h>

#include "sal-alignment-commands.h"
#include "sal-territories-page-private.h"

/* What leaves the room: files by their name, and the map on the clipboard. */

static void
set_up (TerritoriesFixture *self, gconstpointer data)
{
  territories_fixture_set_up (self, post_fixture_swapped, G_N_ELEMENTS (post_fixture_swapped));
}

static void
tear_down (TerritoriesFixture *self, gconstpointer data)
{
  territories_fixture_tear_down (self);
}

typedef struct
{
  TerritoriesFixture *fixture;
  const char *text;
} Toast;

static gboolean
is_told (gpointer data)
{
  const Toast *toast = data;

  return territories_find_label (toast->fixture->window, toast->text) != NULL;
}

static goffset
measure_file (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);

  return status.st_size;
}

/* Saves it, waits for that to be told, and tells how large the file is, which is removed. */
static goffset
save (TerritoriesFixture *self, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = g_strdup_printf ("Saved as %s", name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Toast toast = { self, text };
  goffset size;

  sal_territories_page_save_to (
      SAL_TERRITORIES_PAGE (self->page), file, &(SalTerritoriesReportWish){ SAL_PAPER_A4, FALSE });
  display_wait (is_told, &toast, text);
  size = measure_file (path);
  g_assert_cmpint (g_unlink (path), ==, 0);

  return size;
}

/* A shapefile is several files of one name, of which that of the shapes is the largest. */
static void
test_shapefile (TerritoriesFixture *self, gconstpointer data)
{
  static const char *const others[] = { "plan.dbf", "plan.shx", "plan.prj", "plan.cpg" };
  g_autofree char *folder = g_dir_make_tmp ("salient-save-XXXXXX", NULL);

  g_assert_cmpint (save (self, folder, "plan.shp"), >, 1000000);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *path = g_build_filename (folder, others[i], NULL);

      g_assert_cmpint (measure_file (path), >, 0);
      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* The report of a branch has the pages of the other's report, and those that tell what moves. */
static void
test_comparison (TerritoriesFixture *self, gconstpointer data)
{
  SalAlignmentBranch branch = { .from = self->alignment, .name = "Branch" };
  g_autofree char *folder = g_dir_make_tmp ("salient-save-XXXXXX", NULL);
  goffset alone = save (self, folder, "alone.pdf");

  territories_run (self, sal_alignment_branch, &branch);
  display_settle ();
  display_wait_for_page (self->page);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.choose", "x", branch.id);
  display_wait_for_page (self->page);
  territories_choose (self, 0);
  territories_stroke (self, SAL_MAP_PHASE_BEGIN, "36061");
  territories_stroke (self, SAL_MAP_PHASE_END, NULL);
  display_wait_for_page (self->page);
  g_assert_cmpint (save (self, folder, "compared.pdf"), >, alone + alone / 10);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static gboolean
has_size (gpointer data)
{
  return gtk_widget_get_width (data) > 0 && gtk_widget_get_height (data) > 0;
}

/* With two pixels to each of the screen's. */
static void
test_picture (TerritoriesFixture *self, gconstpointer data)
{
  Toast toast = { self, "Map copied as a picture" };
  SalMapView *map = territories_get_map (self);
  GdkContentProvider *content;
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  display_wait (has_size, map, "the map");
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.copy-picture", NULL));
  display_wait (is_told, &toast, "the picture");
  content = gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (map)));
  g_assert_nonnull (content);
  g_value_init (&value, GDK_TYPE_TEXTURE);
  g_assert_true (gdk_content_provider_get_value (content, &value, &error));
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (g_value_get_object (&value)),
                   ==,
                   2 * gtk_widget_get_width (GTK_WIDGET (map)));
  g_assert_cmpint (gdk_texture_get_height (g_value_get_object (&value)),
                   ==,
                   2 * gtk_widget_get_height (GTK_WIDGET (map)));
}

#define ADD(name, func)                                                                            \
  g_test_add ("/territories-save/" name, TerritoriesFixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("shapefile", test_shapefile);
  ADD ("comparison", test_comparison);
  ADD ("picture", test_picture);

  return g_test_run ();
}
