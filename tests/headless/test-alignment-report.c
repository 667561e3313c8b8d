/* test-alignment-report.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-report.h"

#include <glib/gstdio.h>
#include <string.h>

#include "map-fixture.h"
#include "sal-area-measures.h"
#include "sal-document-layout.h"

/* A board of squares, "R0C0" and so on, whose columns are divided among territories. */

#define N_COLUMNS 6
#define N_ROWS    2
#define N_AREAS   (N_COLUMNS * N_ROWS)

typedef struct
{
  SalMapShape *shape;
  SalTerritoryDesign *design;
  SalTerritoryDesign *before;
} Fixture;

/* Every square has 10 people. */
static SalTerritoryDesign *
design_new (SalMapShape *shape)
{
  SalTerritoryDesign *design = sal_territory_design_new (sal_map_shape_get_geography (shape));
  double people[N_AREAS];
  const SalAreaMeasure population = {
    .key = "population", .label = "People", .source = "A count of 2026", .values = people
  };

  for (guint i = 0; i < N_AREAS; i++)
    people[i] = 10;
  sal_territory_design_add_measure (design, &population);
  sal_area_measures_add_accounts (design);

  return design;
}

static void
add_territories (SalTerritoryDesign *design)
{
  static const SalDesignTerritory territories[] = {
    { .id = 1,
      .name = (char *) "West",
      .position = 11,
      .holder = (char *) "Ann Lee",
      .capacity = 1 },
    { .id = 2, .name = (char *) "East", .position = 12, .capacity = 0.5 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (territories); i++)
    sal_territory_design_add_territory (design, &territories[i]);
}

/* One in the west by where it is, one by a rule, one that both share by name, and one of which
 * nothing is known. */
static void
add_accounts (SalTerritoryDesign *design)
{
  static const SalDesignAccount accounts[] = {
    { 101, 0, 500000, 100000, 2, SAL_TERRITORY_NONE, SAL_TERRITORY_NONE, 0 },
    { 102, 0, 900000, 0, 0, SAL_TERRITORY_NONE, 1, 7 },
    { 103, 1, 100000, 200000, 1, SAL_TERRITORY_NONE, SAL_TERRITORY_NONE, 0 },
    { 104, SAL_GEOGRAPHY_NONE, 0, 0, 0, SAL_TERRITORY_NONE, SAL_TERRITORY_NONE, 0 },
  };
  static const SalDesignShare shares[] = { { 2, 0, 0.25 }, { 2, 1, 0.75 } };

  for (gsize i = 0; i < G_N_ELEMENTS (accounts); i++)
    sal_territory_design_add_account (design, &accounts[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (shares); i++)
    sal_territory_design_add_share (design, &shares[i]);
}

/* The first columns are those of West; what is left of the last is East's, or nobody's. */
static void
place (SalTerritoryDesign *design, guint n_west, gboolean all)
{
  for (guint area = 0; area < N_AREAS; area++)
    {
      guint column = area % N_COLUMNS;

      if (all || column + 1 < N_COLUMNS)
        sal_territory_design_place (design, area, column < n_west ? 0 : 1);
    }
  sal_territory_design_prepare (design);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->shape = map_fixture_new_board (N_COLUMNS, N_ROWS);
  self->design = design_new (self->shape);
  add_territories (self->design);
  add_accounts (self->design);
  place (self->design, 4, FALSE);
  self->before = design_new (self->shape);
  add_territories (self->before);
  add_accounts (self->before);
  place (self->before, 0, FALSE);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  sal_territory_design_unref (self->design);
  sal_territory_design_unref (self->before);
  sal_map_shape_unref (self->shape);
}

static char *accounts[] = {
  (char *) "Acme", (char *) "Bolt", (char *) "Cord", (char *) "Dune", NULL
};
static char *cities[] = { (char *) "Rome", (char *) "", (char *) "Oslo", (char *) "", NULL };
static char *rules[] = { (char *) "", (char *) "Energy", (char *) "", (char *) "", NULL };
static char *regions[] = { (char *) "The Region", (char *) "", NULL };
static char *positions[] = { (char *) "AE West", (char *) "AE East", NULL };
static const SalAlignmentTexts texts = { accounts, cities, rules, regions, positions };

static SalAlignmentReport
report_new (Fixture *self)
{
  return (SalAlignmentReport){
    .company = "Company",
    .currency = "USD",
    .date = sal_date_from_ymd (2026, 11, 21),
    .name = "FY27",
    .status = "Draft",
    .design = self->design,
    .texts = &texts,
    .shape = self->shape,
  };
}

static SalDocument *
create (const SalAlignmentReport *report)
{
  g_autoptr (GError) error = NULL;
  SalDocument *document = sal_alignment_report_create (report, NULL, &error);

  g_assert_no_error (error);

  return document;
}

/* The section that begins on a page, or NULL. */
static const char *
find_heading (const SalDocumentLayout *layout, guint page)
{
  const SalDocumentPage *one = g_ptr_array_index (layout->pages, page);

  for (guint i = 0; i < one->items->len; i++)
    {
      const SalDocumentItem *item = g_ptr_array_index (one->items, i);

      if (item->part == SAL_PAGE_PART_HEADING && item->level == 1)
        return pango_layout_get_text (item->layout);
    }

  return NULL;
}

/* The text of the pages of a section. */
static char *
find_section (SalDocument *document, const char *heading)
{
  g_autoptr (SalDocumentLayout) layout = sal_document_lay_out (document);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean is_in_it = FALSE;

  for (guint i = 0; i < sal_document_layout_get_n_pages (layout); i++)
    {
      const char *found = find_heading (layout, i);
      g_autofree char *page = sal_document_layout_get_text (layout, i);

      if (found != NULL)
        is_in_it = g_str_equal (found, heading);
      if (is_in_it)
        g_string_append (text, page);
    }
  if (text->len == 0)
    g_error ("There is no section “%s”", heading);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
get_first_page (SalDocument *document)
{
  g_autoptr (SalDocumentLayout) layout = sal_document_lay_out (document);

  return sal_document_layout_get_text (layout, 0);
}

static void
assert_contains (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in: %s", part, text);
}

/* The cells of a row, one below the other, as they are painted. */
static void
assert_row (const char *page, ...)
{
  g_autoptr (GString) row = g_string_new ("\n");
  const char *cell;
  va_list cells;

  va_start (cells, page);
  while ((cell = va_arg (cells, const char *)) != NULL)
    g_string_append_printf (row, "%s\n", cell);
  va_end (cells);
  assert_contains (page, row->str);
}

/* Hand-worked: West has 8 of the 10 squares that belong to somebody, and two thirds of the
 * capacity: 80 people of a target of 66.7, an index of 120; East has 20 of 33.3, 60. Revenue: West
 * has $5,000 and a quarter of $1,000, East $9,000 and three quarters. */
static void
test_alignment_report_overview (Fixture *self, gconstpointer data)
{
  SalAlignmentReport report = report_new (self);
  g_autoptr (SalDocument) document = create (&report);
  g_autofree char *first = get_first_page (document);
  g_autofree char *page = find_section (document, "Balance");

  assert_contains (first, "Company · Territories · Draft · amounts in USD · 21 Nov 2026");
  assert_contains (first, "Map of 2 territories");
  assert_contains (first, "2 areas belong to no territory. 1 account belongs to no territory.");
  g_assert_null (strstr (first, "more than one piece"));
  assert_row (first, "People", "120", "30.0\u00a0%", "40.0\u00a0%", NULL);
  assert_row (page, "West", "Ann Lee", "8", "2", "+20.0\u00a0%", "120", NULL);
  assert_row (page, "East", "–", "2", "2", "−40.0\u00a0%", "60", NULL);
  assert_contains (page, "The deviation is that of People");
  assert_contains (page, "Company · FY27 · Draft");
}

static void
test_alignment_report_territories (Fixture *self, gconstpointer data)
{
  SalAlignmentReport report = report_new (self);
  g_autoptr (SalDocument) document = NULL;
  g_autofree char *west = NULL;
  g_autofree char *east = NULL;
  g_autofree char *none = NULL;
  g_autofree char *measures = NULL;

  report.is_full = TRUE;
  document = create (&report);
  west = find_section (document, "West");
  east = find_section (document, "East");
  none = find_section (document, "In No Territory");
  measures = find_section (document, "Measures");
  assert_contains (west, "Held by Ann Lee · AE West · The Region · capacity 1.00\n");
  assert_contains (west, "Map of West and its neighbours");
  /* the sum, its share of what territories have, the target, the index and the deviation */
  assert_row (west, "People", "80", "80.0\u00a0%", "66.7", "120", "+20.0\u00a0%", NULL);
  assert_contains (west, "Accounts (2)");
  assert_row (west, "Acme", "Rome", "$5,000.00", "$1,000.00", "2", "Is in R0C0", NULL);
  assert_row (
      west, "Cord", "Oslo", "$1,000.00", "$2,000.00", "1", "By name, 25.0\u00a0% of it", NULL);
  g_assert_null (strstr (west, "Bolt"));
  assert_contains (west, "Areas (8)");
  assert_contains (west, "R0C0, R0C1, R0C2, R0C3, R1C0, R1C1, R1C2, R1C3");

  assert_contains (east, "Vacant · AE East · capacity 0.50\n");
  assert_row (east, "Bolt", "–", "$9,000.00", "$0.00", "0", "By the rule “Energy”", NULL);
  assert_row (
      east, "Cord", "Oslo", "$1,000.00", "$2,000.00", "1", "By name, 75.0\u00a0% of it", NULL);

  assert_row (none, "Dune", "–", "$0.00", "$0.00", "0", "Is in none of the areas", NULL);
  assert_contains (none, "R0C5, R1C5");
  assert_row (measures, "People", "A count of 2026", NULL);
}

/* On its page a territory has what counts there: of Cord a quarter, and three quarters. */
static void
test_alignment_report_short (Fixture *self, gconstpointer data)
{
  SalAlignmentReport report = report_new (self);
  g_autoptr (SalDocument) document = create (&report);
  g_autofree char *west = find_section (document, "West");
  g_autofree char *east = find_section (document, "East");
  g_autofree char *none = find_section (document, "In No Territory");

  assert_contains (west, "Map of West and its neighbours");
  assert_row (west, "People", "80", "80.0\u00a0%", "66.7", "120", "+20.0\u00a0%", NULL);
  assert_contains (west, "By area: 1 · by a rule: 0 · by name: 1");
  assert_row (west, "Acme", "Rome", "$5\u00a0K", "$1\u00a0K", "2", NULL);
  assert_row (west, "Cord (25.0\u00a0% of it)", "Oslo", "$250", "$500", "1", NULL);
  assert_row (west, "Total", "", "$5.2\u00a0K", "$1.5\u00a0K", "3", NULL);
  assert_contains (west, "Areas (8)");
  assert_contains (west, "R0C0, R0C1, R0C2, R0C3, R1C0, R1C1, R1C2, R1C3");
  assert_row (east, "Cord (75.0\u00a0% of it)", "Oslo", "$750", "$1.5\u00a0K", "1", NULL);
  assert_row (none, "Dune", "–", "$0", "$0", "0", NULL);
  assert_contains (none, "R0C5, R1C5");
}

/* A territory with more than there is room for has a page all the same, with what the rest comes
 * to; if all is to be listed it takes more. */
static void
test_alignment_report_one_page (void)
{
  enum
  {
    N_ACCOUNTS = 60,
    N_SQUARES = 400
  };
  g_autoptr (SalMapShape) shape = map_fixture_new_board (N_SQUARES / 10, 10);
  g_autoptr (SalTerritoryDesign) design =
      sal_territory_design_new (sal_map_shape_get_geography (shape));
  const SalDesignTerritory territory = { .id = 1, .name = (char *) "All", .capacity = 1 };
  g_auto (GStrv) names = g_new0 (char *, N_ACCOUNTS + 1);
  g_auto (GStrv) empty = g_new0 (char *, N_ACCOUNTS + 1);
  const SalAlignmentTexts many = { names, empty, empty, empty, empty };
  Fixture fixture = { shape, design, NULL };
  SalAlignmentReport report = report_new (&fixture);

  sal_area_measures_add_accounts (design);
  sal_territory_design_add_territory (design, &territory);
  for (guint i = 0; i < N_ACCOUNTS; i++)
    {
      const SalDesignAccount account = {
        i + 1, i, 100000 * (N_ACCOUNTS - i), 0, 1, SAL_TERRITORY_NONE, SAL_TERRITORY_NONE, 0
      };

      sal_territory_design_add_account (design, &account);
      names[i] = g_strdup_printf ("Account %u", i + 1);
      empty[i] = g_strdup ("");
    }
  for (guint area = 0; area < N_SQUARES; area++)
    sal_territory_design_place (design, area, 0);
  sal_territory_design_prepare (design);
  report.texts = &many;
  for (guint full = 0; full < 2; full++)
    {
      g_autoptr (SalDocument) document = NULL;
      g_autoptr (SalDocumentLayout) layout = NULL;
      g_autofree char *text = NULL;

      report.is_full = full;
      document = create (&report);
      text = find_section (document, "All");
      layout = sal_document_lay_out (document);
      if (full)
        g_assert_cmpuint (sal_document_layout_get_n_pages (layout), >, 6);
      else /* overview, balance, the territory, measures */
        g_assert_cmpuint (sal_document_layout_get_n_pages (layout), ==, 4);
      assert_contains (text, "Accounts (60)");
      assert_contains (text, "Areas (400)");
      if (full)
        continue;
      assert_row (text, "Account 10", "–", "$51\u00a0K", "$0", "1", NULL);
      g_assert_null (strstr (text, "Account 11\n"));
      /* $1 to $50 thousand */
      assert_row (text, "and 50 more", "", "$1.3\u00a0M", "$0", "50", NULL);
      assert_row (text, "Total", "", "$1.8\u00a0M", "$0", "60", NULL);
      assert_contains (text, " more\n");
    }
}

/* The sheets are what is asked for. */
static void
test_alignment_report_paper (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *text;
    double width, height;
  } sizes[] = { { "A4", 841.89, 595.28 }, { "letter", 792, 612 } };
  SalAlignmentReport report = report_new (self);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (SalDocument) document = NULL;
      g_autoptr (SalDocumentLayout) layout = NULL;

      g_assert_true (sal_paper_from_text (sizes[i].text, &report.paper));
      document = create (&report);
      layout = sal_document_lay_out (document);
      g_assert_cmpfloat_with_epsilon (layout->width, sizes[i].width, 0.01);
      g_assert_cmpfloat_with_epsilon (layout->height, sizes[i].height, 0.01);
    }
  g_assert_false (sal_paper_from_text ("a5", &report.paper));
}

/* West gets four columns that were East's, with Acme: the one it has by a rule stays. */
static void
test_alignment_report_comparison (Fixture *self, gconstpointer data)
{
  SalAlignmentReport report = report_new (self);
  g_autoptr (SalDocument) document = NULL;
  g_autofree char *page = NULL;

  report.before = self->before;
  report.before_name = "FY26";
  document = create (&report);
  page = find_section (document, "What Moves Since “FY26”");
  assert_contains (page, "Map of what moves, as in “FY26”");
  assert_contains (page, "Map of what moves, as in “FY27”");
  assert_row (
      page, "East (vacant)", "West (Ann Lee)", "8", "1", "$5,000.00", "2", "$1,000.00", NULL);
  assert_row (page, "Total", "", "8", "1", "$5,000.00", "2", "$1,000.00", NULL);
  assert_row (page, "Acme", "Rome", "East", "West", "$5,000.00", "2", "$1,000.00", NULL);
  assert_contains (page, "East → West (8): R0C0; R0C1; R0C2; R0C3; R1C0; R1C1; R1C2; R1C3");
  g_assert_null (strstr (page, "Bolt"));

  report.before = self->design;
  g_clear_pointer (&document, sal_document_unref);
  g_free (page);
  document = create (&report);
  page = find_section (document, "What Moves Since “FY26”");
  assert_contains (page, "Nothing moves");
}

/* An alignment whose areas are all given, in which one territory has none and another two pieces.
 */
static void
test_alignment_report_warnings (Fixture *self, gconstpointer data)
{
  g_autoptr (SalTerritoryDesign) design = design_new (self->shape);
  SalAlignmentReport report = report_new (self);
  g_autoptr (SalDocument) document = NULL;
  g_autofree char *overview = NULL;
  g_autofree char *west = NULL;
  g_autofree char *east = NULL;
  const guint last = N_AREAS - 1;

  add_territories (design);
  place (design, N_COLUMNS, TRUE);
  report.design = design;
  document = create (&report);
  overview = get_first_page (document);
  east = find_section (document, "East");
  assert_contains (overview, "1 territory has no areas.");
  g_assert_null (strstr (overview, "belong"));
  assert_contains (east, "It has no areas.");
  g_assert_null (strstr (east, "Map of"));

  g_clear_pointer (&document, sal_document_unref);
  sal_territory_design_move (design, (const guint[]){ last - 1 - N_COLUMNS, last - 1 }, 2, 1, NULL);
  document = create (&report);
  west = find_section (document, "West");
  assert_contains (west, " · in 2 pieces");
}

/* Five hundred territories are written, and each has its page; cancelled at any moment, nothing
 * is. */
static void
test_alignment_report_many (Fixture *self, gconstpointer data)
{
  enum
  {
    N_TERRITORIES = 500
  };
  g_autoptr (SalMapShape) shape = map_fixture_new_board (N_TERRITORIES / 10, 10);
  g_autoptr (SalTerritoryDesign) design =
      sal_territory_design_new (sal_map_shape_get_geography (shape));
  g_autofree double *people = g_new0 (double, N_TERRITORIES);
  const SalAreaMeasure population = { .key = "p", .label = "P", .source = "S", .values = people };
  g_auto (GStrv) empty = g_new0 (char *, N_TERRITORIES + 1);
  const SalAlignmentTexts no_texts = { empty, empty, empty, empty, empty };
  SalAlignmentReport report = report_new (self);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SalDocument) document = NULL;
  g_autoptr (SalDocumentLayout) layout = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_TERRITORIES; i++)
    {
      people[i] = i;
      empty[i] = g_strdup ("");
    }
  sal_territory_design_add_measure (design, &population);
  for (guint t = 0; t < N_TERRITORIES; t++)
    {
      g_autofree char *name = g_strdup_printf ("Territory %u", t + 1);
      const SalDesignTerritory territory = { .id = t + 1, .name = name, .capacity = 1 };

      sal_territory_design_add_territory (design, &territory);
      sal_territory_design_place (design, t, (gint32) t);
    }
  sal_territory_design_prepare (design);
  report.design = design;
  report.shape = shape;
  report.texts = &no_texts;
  document = create (&report);
  layout = sal_document_lay_out (document);
  g_assert_cmpuint (sal_document_layout_get_n_pages (layout), >, N_TERRITORIES + 10);

  g_cancellable_cancel (cancellable);
  g_assert_null (sal_alignment_report_create (&report, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Maps are drawn after what they were made of is gone. */
static void
test_alignment_report_written (Fixture *self, gconstpointer data)
{
  SalAlignmentReport report = report_new (self);
  g_autoptr (SalDocument) document = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  report.before = self->before;
  report.before_name = "FY26";
  document = create (&report);
  g_clear_pointer (&self->design, sal_territory_design_unref);
  g_clear_pointer (&self->before, sal_territory_design_unref);
  pdf = sal_document_to_pdf (document, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (pdf, &size), 5, "%PDF-", 5);
  self->design = design_new (self->shape);
  self->before = design_new (self->shape);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/alignment-report/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("overview", test_alignment_report_overview);
  ADD ("territories", test_alignment_report_territories);
  ADD ("short", test_alignment_report_short);
  ADD ("paper", test_alignment_report_paper);
  g_test_add_func ("/alignment-report/one-page", test_alignment_report_one_page);
  ADD ("comparison", test_alignment_report_comparison);
  ADD ("warnings", test_alignment_report_warnings);
  ADD ("many", test_alignment_report_many);
  ADD ("written", test_alignment_report_written);

  return g_test_run ();
}
