/* test-account-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-export.h"

#include "alignment-fixture.h"
#include "sal-account-names.h"
#include "sal-date.h"
#include "sal-design-export.h"
#include "sal-rate.h"
#include "zip-fixture.h"

/* Accounts with their territories as files. */

static gpointer
load_texts (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_alignment_texts_load (connection, data, error);
}

/* Halden is shared 0.25 to 0.75, Ridge is in Autauga, Moss is held over until September and has a
 * place of its own, Nowhere is nowhere. */
static SalBoundaryLayer *
create_layer (AlignmentFixture *self)
{
  g_autoptr (SalAccountNames) shared = sal_account_names_new (self->alignment, SAL_DATE_NONE, NULL);
  g_autoptr (SalAccountNames) held =
      sal_account_names_new (self->alignment, sal_date_from_ymd (2026, 9, 30), NULL);
  g_autoptr (SalTerritoryDesign) design = NULL;
  g_autoptr (SalAlignmentTexts) texts = NULL;
  g_autoptr (GError) error = NULL;

  alignment_fixture_assign (self, "01001", 3);
  alignment_fixture_execute (self,
                             "UPDATE account SET latitude = 34.25, longitude = -118.5"
                             " WHERE name = 'Moss'");
  sal_account_names_add (shared, self->accounts[0], self->territories[0], SAL_RATE_ONE / 4);
  sal_account_names_add (shared, self->accounts[0], self->territories[1], SAL_RATE_ONE / 4 * 3);
  sal_account_names_add (held, self->accounts[2], self->territories[2], SAL_RATE_ONE);
  alignment_fixture_run (self, sal_alignment_name_accounts, shared);
  alignment_fixture_run (self, sal_alignment_name_accounts, held);
  design = alignment_fixture_load (self, self->alignment);
  texts = sal_store_read_sync (self->store, load_texts, design, NULL, &error);
  g_assert_no_error (error);

  return sal_account_export_create_layer (design, texts, "USD");
}

static char *
write_layer (AlignmentFixture *self, const SalBoundaryLayer *layer, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  SalAccountFormat format;
  g_autoptr (GError) error = NULL;

  g_assert_true (sal_account_export_find_format (name, &format));
  g_assert_true (sal_account_export_to_file (layer, format, file, NULL, &error));
  g_assert_no_error (error);

  return g_steal_pointer (&path);
}

static void
test_account_export_csv (AlignmentFixture *self, gconstpointer data)
{
  g_autoptr (SalBoundaryLayer) layer = create_layer (self);
  g_autofree char *path = write_layer (self, layer, "a.csv");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\r\n", -1);
  if (lines[1] == NULL)
    {
      g_strfreev (lines);
      lines = g_strsplit (text, "\n", -1);
    }
  g_assert_cmpstr (lines[0],
                   ==,
                   "account,city,territory,position,holder,reason,rule,share,held_until,area,"
                   "revenue,pipeline,open_deals,longitude,latitude");
  g_assert_true (
      g_str_has_prefix (lines[1], "Halden,,Territory 1,,,named,,0.25,,01001,0,0,0,-86."));
  g_assert_true (
      g_str_has_prefix (lines[2], "Halden,,Territory 2,,,named,,0.75,,01001,0,0,0,-86."));
  g_assert_true (g_str_has_prefix (lines[3], "Ridge,,Territory 4,,,area,,1,,01001,0,0,0,-86."));
  g_assert_cmpstr (
      lines[4], ==, "Moss,,Territory 3,,,held_over,,1,2026-09-30,06037,0,0,0,-118.5,34.25");
  g_assert_cmpstr (lines[5], ==, "Nowhere,,,,,none,,1,,,0,0,0,,");
  g_assert_cmpstr (lines[6], ==, "");
}

/* As points, where they are known. */
static void
test_account_export_points (AlignmentFixture *self, gconstpointer data)
{
  g_autoptr (SalBoundaryLayer) layer = create_layer (self);
  g_autofree char *json = write_layer (self, layer, "a.geojson");
  g_autofree char *shapes = write_layer (self, layer, "a.shp");
  g_autofree char *book = write_layer (self, layer, "a.xlsx");
  g_autofree char *text = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (json, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "{\"type\":\"Point\",\"coordinates\":[-118.5,34.25]}"));
  g_assert_nonnull (strstr (text, "\"account\":\"Nowhere\""));
  g_assert_nonnull (strstr (text, "\"geometry\":null"));

  /* the header of 100 bytes says type 1, points; then five records: four of 28 bytes, one of 12 */
  g_assert_true (g_file_get_contents (shapes, &bytes, &size, NULL));
  g_assert_cmpuint (size, ==, 100 + 4 * 28 + 12);
  g_assert_cmpint (bytes[32], ==, 1);
  g_assert_true (g_file_test (book, G_FILE_TEST_EXISTS));
}

/* A spreadsheet of an alignment has the same accounts on a sheet after areas and territories. */
static void
test_account_export_workbook (AlignmentFixture *self, gconstpointer data)
{
  g_autoptr (SalBoundaryLayer) layer = create_layer (self);
  g_autoptr (SalTerritoryDesign) design = alignment_fixture_load (self, self->alignment);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalAlignmentTexts) texts =
      sal_store_read_sync (self->store, load_texts, design, NULL, &error);
  const SalDesignExport what = { design, (const char *const *) texts->positions, "USD", texts };
  g_autofree char *path = g_build_filename (self->folder, "all.xlsx", NULL);
  g_autofree char *alone = write_layer (self, layer, "alone.xlsx");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *book = NULL, *sheet = NULL, *strings = NULL, *sheet_alone = NULL;

  g_assert_true (sal_design_export_to_file (&what, SAL_DESIGN_XLSX, file, NULL, &error));
  g_assert_no_error (error);
  book = zip_fixture_read (path, "xl/workbook.xml");
  strings = zip_fixture_read (path, "xl/sharedStrings.xml");
  sheet = zip_fixture_read (path, "xl/worksheets/sheet3.xml");
  sheet_alone = zip_fixture_read (alone, "xl/worksheets/sheet1.xml");
  g_assert_nonnull (strstr (book, "name=\"Areas\""));
  g_assert_nonnull (strstr (book, "name=\"Territories\""));
  g_assert_nonnull (strstr (book, "name=\"Accounts\""));
  g_assert_nonnull (strstr (strings, "<t>Nowhere</t>"));
  g_assert_nonnull (strstr (strings, "<t>held_over</t>"));
  /* headings and five rows, as in the file of accounts alone */
  g_assert_nonnull (strstr (sheet, "<row r=\"6\""));
  g_assert_null (strstr (sheet, "<row r=\"7\""));
  g_assert_nonnull (strstr (sheet, "<v>0.25</v>"));
  g_assert_nonnull (strstr (sheet_alone, "<v>0.25</v>"));
}

#define ADD(path, func)                                                                            \
  g_test_add ("/account-export/" path,                                                             \
              AlignmentFixture,                                                                    \
              NULL,                                                                                \
              alignment_fixture_set_up,                                                            \
              func,                                                                                \
              alignment_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("csv", test_account_export_csv);
  ADD ("points", test_account_export_points);
  ADD ("workbook", test_account_export_workbook);

  return g_test_run ();
}
