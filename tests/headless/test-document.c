/* test-document.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-document.h"

#include <glib/gstdio.h>
#include <string.h>

#include "sal-document-layout.h"

static SalDocument *
document_new (void)
{
  return sal_document_new (
      "Executive dashboard", sal_date_from_ymd (2026, 11, 21), SAL_PAPER_A4, FALSE);
}

static void
add_table (SalDocument *document, guint n_rows)
{
  SalDocumentColumn columns[] = { { "Opportunity", FALSE }, { "Amount", TRUE } };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < n_rows; i++)
    {
      char **row = g_new0 (char *, 3);

      row[0] = g_strdup_printf ("row %03u", i);
      row[1] = g_strdup_printf ("$%u", i * 1000);
      g_ptr_array_add (rows, row);
    }
  sal_document_add_table (document, columns, 2, rows);
}

static SalChart *
chart_new (void)
{
  SalChart *chart = sal_chart_new (SAL_CHART_BAR);
  const char *names[] = { "North", "South" };
  double values[] = { 12, 7 };

  sal_chart_set_title (chart, "Wins by region");
  sal_chart_set_categories (chart, names, 2);
  sal_chart_add_series (chart, "Wins", SAL_CHART_SERIES_ACTUAL, values, 2);

  return chart;
}

static guint
count_parts (const SalDocumentLayout *layout, guint page, SalDocumentPart part, const char *text)
{
  const SalDocumentPage *one = g_ptr_array_index (layout->pages, page);
  guint n = 0;

  for (guint i = 0; i < one->items->len; i++)
    {
      const SalDocumentItem *item = g_ptr_array_index (one->items, i);

      if (item->part == part && item->kind == SAL_PAGE_ITEM_TEXT &&
          (text == NULL || g_str_equal (pango_layout_get_text (item->layout), text)))
        n++;
    }

  return n;
}

/* Everything but the footer ends above it, and nothing leaves the paper. */
static void
assert_inside (const SalDocumentLayout *layout)
{
  for (guint i = 0; i < layout->pages->len; i++)
    {
      const SalDocumentPage *page = g_ptr_array_index (layout->pages, i);

      for (guint j = 0; j < page->items->len; j++)
        {
          const SalDocumentItem *item = g_ptr_array_index (page->items, j);
          double bottom = item->part == SAL_PAGE_PART_FOOTER ? layout->height : layout->height - 44;

          g_assert_cmpfloat (item->box.x, >=, 47.9);
          g_assert_cmpfloat (item->box.y, >=, 47.9);
          g_assert_cmpfloat (item->box.x + item->box.width, <=, layout->width - 47.9);
          g_assert_cmpfloat (item->box.y + item->box.height, <=, bottom);
        }
    }
}

/* A table of 200 rows: each row once and in order, the header at the top of each page. */
static void
test_document_table_breaks (void)
{
  g_autoptr (SalDocument) document = document_new ();
  g_autoptr (SalDocumentLayout) layout = NULL;
  guint next = 0, n_pages;

  add_table (document, 200);
  layout = sal_document_lay_out (document);
  n_pages = sal_document_layout_get_n_pages (layout);
  g_assert_cmpuint (n_pages, >=, 4);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *text = sal_document_layout_get_text (layout, i);
      g_autofree char *footer = g_strdup_printf ("Page %u of %u", i + 1, n_pages);

      g_assert_cmpuint (count_parts (layout, i, SAL_PAGE_PART_TABLE_HEADER, "Opportunity"), ==, 1);
      g_assert_cmpuint (count_parts (layout, i, SAL_PAGE_PART_FOOTER, footer), ==, 1);
      for (;;)
        {
          g_autofree char *row = g_strdup_printf ("row %03u", next);

          if (strstr (text, row) == NULL)
            break;
          next++;
        }
    }
  g_assert_cmpuint (next, ==, 200);
  assert_inside (layout);
}

static void
test_document_running_header (void)
{
  g_autoptr (SalDocument) document = document_new ();
  g_autoptr (SalDocumentLayout) layout = NULL;
  g_autofree char *date = sal_date_format (sal_date_from_ymd (2026, 11, 21));

  sal_document_add_paragraph (document, "First.");
  sal_document_add_page_break (document);
  sal_document_add_page_break (document);
  sal_document_add_paragraph (document, "Second.");
  layout = sal_document_lay_out (document);
  g_assert_cmpuint (sal_document_layout_get_n_pages (layout), ==, 2);
  g_assert_cmpuint (count_parts (layout, 0, SAL_PAGE_PART_TITLE, "Executive dashboard"), ==, 1);
  g_assert_cmpuint (count_parts (layout, 0, SAL_PAGE_PART_RUNNING_HEADER, NULL), ==, 0);
  g_assert_cmpuint (
      count_parts (layout, 1, SAL_PAGE_PART_RUNNING_HEADER, "Executive dashboard"), ==, 1);
  g_assert_cmpuint (count_parts (layout, 1, SAL_PAGE_PART_RUNNING_HEADER, date), ==, 1);
}

/* However far down a page a heading falls, what it heads begins on the same page. */
static void
test_document_heading_stays (void)
{
  for (guint lines = 30; lines < 60; lines++)
    {
      g_autoptr (SalDocument) document = document_new ();
      g_autoptr (SalDocumentLayout) layout = NULL;
      g_autoptr (SalChart) chart = chart_new ();
      gboolean found = FALSE;

      for (guint i = 0; i < lines; i++)
        sal_document_add_paragraph (document, "A line.");
      sal_document_add_heading (document, "Wins", 1);
      sal_document_add_charts (document, &chart, 1, 200);
      layout = sal_document_lay_out (document);
      for (guint i = 0; i < sal_document_layout_get_n_pages (layout); i++)
        {
          g_autofree char *text = sal_document_layout_get_text (layout, i);

          if (count_parts (layout, i, SAL_PAGE_PART_HEADING, "Wins") == 0)
            continue;
          found = TRUE;
          g_assert_nonnull (strstr (text, "Wins by region. Bar chart"));
        }
      g_assert_true (found);
      assert_inside (layout);
    }
}

/* A paragraph longer than a page goes on overleaf without losing a word. */
static void
test_document_long_paragraph (void)
{
  g_autoptr (SalDocument) document = document_new ();
  g_autoptr (SalDocumentLayout) layout = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (words, "word%04u ", i);
  sal_document_add_paragraph (document, words->str);
  layout = sal_document_lay_out (document);
  g_assert_cmpuint (sal_document_layout_get_n_pages (layout), >=, 3);
  for (guint i = 0; i < sal_document_layout_get_n_pages (layout); i++)
    {
      g_autofree char *text = sal_document_layout_get_text (layout, i);

      g_string_append (all, text);
    }
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *word = g_strdup_printf ("word%04u", i);

      g_assert_nonnull (strstr (all->str, word));
    }
  assert_inside (layout);
}

static void
test_document_figures_and_wide_tables (void)
{
  g_autoptr (SalDocument) document = document_new ();
  g_autoptr (SalDocumentLayout) layout = NULL;
  g_autoptr (SalChart) chart = chart_new ();
  g_autofree char *text = NULL;
  SalDocumentFigure figures[] = { { "Bookings", "$41.2 M", "79 % of quota", chart },
                                  { "Open pipeline", "$128 M", NULL, NULL },
                                  { "Win rate", "27 %", "in 12 months", NULL },
                                  { "Deals", "212", NULL, NULL },
                                  { "Discount", "14.2 %", "rising", NULL } };
  SalDocumentColumn columns[] = { { "A column whose title is much longer than its contents",
                                    FALSE },
                                  { "Note", FALSE },
                                  { "Amount", TRUE } };
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  char *row[] = { "x",
                  "A note that goes on and on, far beyond what fits into a column of a page, "
                  "and then goes on once more to be certain that it needs several lines.",
                  "$1,234,567.00",
                  NULL };
  char *short_row[] = { "only one", NULL };
  const char *items[] = { "first point", "second point", NULL };

  g_ptr_array_add (rows, row);
  g_ptr_array_add (rows, short_row);
  sal_document_set_subtitle (document, "FY26 Q4");
  sal_document_add_figures (document, figures, G_N_ELEMENTS (figures));
  sal_document_add_table (document, columns, 3, rows);
  sal_document_add_list (document, items);
  layout = sal_document_lay_out (document);
  text = sal_document_layout_get_text (layout, 0);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    g_assert_cmpuint (count_parts (layout, 0, SAL_PAGE_PART_FIGURE, figures[i].value), ==, 1);
  g_assert_nonnull (strstr (text, "FY26 Q4 · "));
  g_assert_nonnull (strstr (text, "$1,234,567.00"));
  g_assert_nonnull (strstr (text, "second point"));
  assert_inside (layout);
}

/* The same document gives the same bytes, with its pages and outline in the PDF. */
static void
test_document_pdf (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("document-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "document.pdf", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (SalDocument) document = document_new ();
  g_autoptr (SalChart) chart = chart_new ();
  g_autoptr (GBytes) one = NULL;
  g_autoptr (GBytes) other = NULL;
  gsize length;

  sal_document_add_heading (document, "Wins", 1);
  sal_document_add_heading (document, "By region", 2);
  sal_document_add_charts (document, &chart, 1, 200);
  add_table (document, 100);
  one = sal_document_to_pdf (document, &error);
  g_assert_no_error (error);
  other = sal_document_to_pdf (document, &error);
  g_assert_true (g_bytes_equal (one, other));
  g_assert_true (sal_document_write_pdf (document, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, &length, &error));
  g_assert_cmpuint (length, ==, g_bytes_get_size (one));
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
  g_assert_false (sal_document_write_pdf (document, "/nonexistent/document.pdf", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_remove (path);
  g_rmdir (folder);
}

static void
test_document_papers (void)
{
  /* points, rounded: ISO 216 and ANSI */
  static const struct
  {
    SalPaper paper;
    gboolean landscape;
    int width, height;
  } cases[] = {
    { SAL_PAPER_A4, FALSE, 595, 842 },
    { SAL_PAPER_A4, TRUE, 842, 595 },
    { SAL_PAPER_LETTER, FALSE, 612, 792 },
    { SAL_PAPER_LETTER, TRUE, 792, 612 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalDocument) document =
          sal_document_new ("Empty", 0, cases[i].paper, cases[i].landscape);
      g_autoptr (SalDocumentLayout) layout = sal_document_lay_out (document);

      g_assert_cmpint ((int) (layout->width + 0.5), ==, cases[i].width);
      g_assert_cmpint ((int) (layout->height + 0.5), ==, cases[i].height);
      g_assert_cmpuint (sal_document_layout_get_n_pages (layout), ==, 1);
    }
}

static double
find_left (const SalDocumentLayout *layout, const char *text)
{
  const SalDocumentPage *page = g_ptr_array_index (layout->pages, 0);

  for (guint i = 0; i < page->items->len; i++)
    {
      const SalDocumentItem *item = g_ptr_array_index (page->items, i);

      if (item->part == SAL_PAGE_PART_TABLE_CELL && item->kind == SAL_PAGE_ITEM_TEXT &&
          g_str_equal (pango_layout_get_text (item->layout), text))
        {
          g_assert_cmpint (pango_layout_get_line_count (item->layout), ==, 1);
          return item->box.x;
        }
    }

  g_error ("There is no cell “%s”", text);
}

/* Where there is not room for all titles in one line, these are broken between words, and names and
 * figures stay in one. */
static void
test_document_long_titles (void)
{
  static const SalDocumentColumn columns[] = {
    { "Territory", FALSE },
    { "Holder", FALSE },
    { "Business Establishments of the Year", TRUE },
    { "Annual Payroll in Thousands", TRUE },
    { "Open Opportunities Today", TRUE },
    { "Open Pipeline of All Accounts", TRUE },
    { "Deviation of Each from the Mean", TRUE },
  };
  static const char *const cells[] = {
    "Pacific Northwest 1", "Bartholomew McCarthy", "1", "2", "3", "4", "5", NULL,
  };
  g_autoptr (SalDocument) document = document_new ();
  g_autoptr (SalDocumentLayout) layout = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  const SalDocumentPage *page;
  guint n_titles = 0;

  g_ptr_array_add (rows, (gpointer) cells);
  sal_document_add_table (document, columns, G_N_ELEMENTS (columns), rows);
  layout = sal_document_lay_out (document);
  assert_inside (layout);
  for (gsize i = 1; i < G_N_ELEMENTS (columns); i++)
    g_assert_cmpfloat (find_left (layout, cells[i - 1]), <, find_left (layout, cells[i]));
  page = g_ptr_array_index (layout->pages, 0);
  for (guint i = 0; i < page->items->len; i++)
    {
      const SalDocumentItem *item = g_ptr_array_index (page->items, i);

      if (item->part != SAL_PAGE_PART_TABLE_HEADER || item->kind != SAL_PAGE_ITEM_TEXT)
        continue;
      n_titles++;
      g_assert_false (pango_layout_is_ellipsized (item->layout));
      for (int line = 0; line + 1 < pango_layout_get_line_count (item->layout); line++)
        {
          const PangoLayoutLine *one = pango_layout_get_line_readonly (item->layout, line);
          const char *end = pango_layout_get_text (item->layout) + one->start_index + one->length;

          g_assert_true (end[0] == ' ' || end[-1] == ' ');
        }
    }
  g_assert_cmpuint (n_titles, ==, G_N_ELEMENTS (columns));
}

/* --- drawings --- */

typedef struct
{
  guint n_drawn, n_freed;
  double width, height;
} Drawn;

static void
draw_cb (cairo_t *cr, double width, double height, gpointer user_data)
{
  Drawn *self = user_data;
  double left, top, right, bottom;

  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  /* in whole points, as Cairo has it */
  g_assert_cmpfloat_with_epsilon (left, 0, 1);
  g_assert_cmpfloat_with_epsilon (top, 0, 1);
  g_assert_cmpfloat_with_epsilon (right, width, 1);
  g_assert_cmpfloat_with_epsilon (bottom, height, 1);
  self->n_drawn++;
  self->width = width;
  self->height = height;
}

static void
free_cb (gpointer user_data)
{
  ((Drawn *) user_data)->n_freed++;
}

static void
add_drawing (SalDocument *document, Drawn *drawn)
{
  const SalDocumentDrawing drawing = { "A map of nothing", draw_cb, drawn, free_cb };

  sal_document_add_drawing (document, &drawing, 200);
}

static const SalDocumentItem *
find_item (const SalDocumentLayout *layout, guint page, SalDocumentItemKind kind, const char *text)
{
  const SalDocumentPage *one = g_ptr_array_index (layout->pages, page);

  for (guint i = 0; i < one->items->len; i++)
    {
      const SalDocumentItem *item = g_ptr_array_index (one->items, i);

      if (item->kind == kind &&
          (text == NULL || g_str_equal (pango_layout_get_text (item->layout), text)))
        return item;
    }

  return NULL;
}

/* A table stands at the right of a drawing that has half the width, and goes on below the running
 * header of the next page; what follows stands below both. */
static void
test_document_drawing_beside (void)
{
  static const guint n_rows[] = { 5, 60 };

  for (gsize i = 0; i < G_N_ELEMENTS (n_rows); i++)
    {
      g_autoptr (SalDocument) document = document_new ();
      g_autoptr (SalDocumentLayout) layout = NULL;
      g_autofree char *text = NULL;
      Drawn drawn = { 0 };
      const SalDocumentItem *drawing, *row, *after;
      guint last;

      sal_document_set_footer (document, "Company · Draft");
      sal_document_begin_columns (document, 0.5);
      add_drawing (document, &drawn);
      sal_document_next_column (document);
      add_table (document, n_rows[i]);
      sal_document_end_columns (document);
      sal_document_add_heading (document, "After", 1);
      layout = sal_document_lay_out (document);
      last = sal_document_layout_get_n_pages (layout) - 1;
      g_assert_cmpuint (last, ==, i);
      assert_inside (layout);
      text = sal_document_layout_get_text (layout, 0);
      g_assert_nonnull (strstr (text, "A map of nothing"));
      g_assert_cmpuint (count_parts (layout, last, SAL_PAGE_PART_FOOTER, "Company · Draft"), ==, 1);
      drawing = find_item (layout, 0, SAL_PAGE_ITEM_DRAWING, NULL);
      row = find_item (layout, 0, SAL_PAGE_ITEM_TEXT, "row 000");
      after = find_item (layout, last, SAL_PAGE_ITEM_TEXT, "After");
      g_assert_cmpfloat (row->box.x, >=, drawing->box.x + drawing->box.width);
      g_assert_cmpfloat (row->box.y, <, drawing->box.y + 40);
      g_assert_cmpfloat_with_epsilon (after->box.x, drawing->box.x, 0.01);
      if (last == 0)
        g_assert_cmpfloat (after->box.y, >=, drawing->box.y + drawing->box.height);
    }
}

/* Whichever column is longer goes on in its own place on the next page, below its running header,
 * which is there once; the other one stays beside its beginning. */
static void
test_document_columns (void)
{
  for (guint longer = 0; longer < 2; longer++)
    {
      g_autoptr (SalDocument) document = document_new ();
      g_autoptr (SalDocumentLayout) layout = NULL;
      const SalDocumentItem *first, *next, *after;

      sal_document_begin_columns (document, 0.4);
      for (guint column = 0; column < 2; column++)
        {
          if (column == 1)
            sal_document_next_column (document);
          if (column == longer)
            add_table (document, 60);
          else
            sal_document_add_heading (document, "Beside", 2);
        }
      sal_document_end_columns (document);
      sal_document_add_heading (document, "After", 1);
      layout = sal_document_lay_out (document);
      g_assert_cmpuint (sal_document_layout_get_n_pages (layout), ==, 2);
      assert_inside (layout);
      g_assert_cmpuint (count_parts (layout, 1, SAL_PAGE_PART_RUNNING_HEADER, NULL), ==, 2);
      first = find_item (layout, 0, SAL_PAGE_ITEM_TEXT, "row 000");
      next = find_item (layout, 1, SAL_PAGE_ITEM_TEXT, "row 059");
      after = find_item (layout, 0, SAL_PAGE_ITEM_TEXT, "Beside");
      g_assert_nonnull (after);
      g_assert_cmpfloat_with_epsilon (first->box.x, next->box.x, 0.01);
      if (longer == 0)
        g_assert_cmpfloat (first->box.x, <, after->box.x);
      else
        g_assert_cmpfloat (first->box.x, >, after->box.x);
      after = find_item (layout, 1, SAL_PAGE_ITEM_TEXT, "After");
      g_assert_nonnull (after);
      g_assert_cmpfloat (after->box.y, >, next->box.y);
    }
}

static void
progress_cb (double fraction, gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1);
  *last = fraction;
}

/* Drawings are painted once per writing, and live as long as the document or a layout of it does.
 */
static void
test_document_drawing_written (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("document-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "document.pdf", NULL);
  SalDocument *document = document_new ();
  SalDocumentLayout *layout;
  Drawn drawn = { 0 };
  double fraction = 0;

  add_drawing (document, &drawn);
  g_assert_true (
      sal_document_write_pdf_with_progress (document, path, progress_cb, &fraction, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (fraction, ==, 1);
  g_assert_cmpuint (drawn.n_drawn, ==, 1);
  g_assert_cmpfloat_with_epsilon (drawn.width, 210 / 25.4 * 72 - 96, 0.01);
  g_assert_cmpfloat (drawn.height, ==, 200);
  layout = sal_document_lay_out (document);
  sal_document_unref (document);
  g_assert_cmpuint (drawn.n_freed, ==, 0);
  sal_document_layout_free (layout);
  g_assert_cmpuint (drawn.n_freed, ==, 1);
  g_remove (path);
  g_rmdir (folder);
}

typedef struct
{
  GCancellable *cancellable;
  double at;
} Stop;

static void
stop_cb (double fraction, gpointer user_data)
{
  const Stop *stop = user_data;

  if (fraction >= stop->at)
    g_cancellable_cancel (stop->cancellable);
}

/* Cancelled before it begins, while it is laid out or while it is painted, the file is as it was.
 */
static void
test_document_cancelled (void)
{
  static const double moments[] = { -1, 0.25, 0.75 };
  g_autofree char *folder = g_dir_make_tmp ("document-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "document.pdf", NULL);

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr (SalDocument) document = document_new ();
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *contents = NULL;
      Stop stop = { cancellable, moments[i] };

      if (moments[i] < 0)
        g_cancellable_cancel (cancellable);
      for (guint table = 0; table < 4; table++)
        add_table (document, 100);
      g_assert_false (sal_document_write_pdf_with_progress (
          document, path, stop_cb, &stop, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
      g_assert_cmpstr (contents, ==, "before");
    }
  g_remove (path);
  g_rmdir (folder);
}

/* --- facts and totals --- */

static const SalDocumentItem *
find_text (const SalDocumentLayout *layout, const char *text, guint *page)
{
  for (*page = 0; *page < sal_document_layout_get_n_pages (layout); ++*page)
    {
      const SalDocumentPage *one = layout->pages->pdata[*page];

      for (guint i = 0; i < one->items->len; i++)
        {
          const SalDocumentItem *item = one->items->pdata[i];

          if (item->kind == SAL_PAGE_ITEM_TEXT &&
              g_str_equal (pango_layout_get_text (item->layout), text))
            return item;
        }
    }
  g_error ("“%s” is on no page", text);
}

/* Two in a row, each value beside its label; a long one makes the row higher. */
static void
test_document_facts (void)
{
  g_autoptr (SalDocument) document = document_new ();
  g_autoptr (SalDocumentLayout) layout = NULL;
  g_autofree char *value = g_strnfill (200, 'W');
  const SalDocumentFact facts[] = { { "A", "a" }, { "B", value }, { "C", "c" } };
  const SalDocumentItem *a, *b, *c, *label;
  guint page;

  sal_document_add_facts (document, facts, G_N_ELEMENTS (facts));
  layout = sal_document_lay_out (document);
  label = find_text (layout, "A", &page);
  a = find_text (layout, "a", &page);
  b = find_text (layout, value, &page);
  c = find_text (layout, "c", &page);
  g_assert_true (label->dim);
  g_assert_cmpfloat (label->box.x + label->box.width, <=, a->box.x);
  g_assert_cmpfloat (a->box.y, ==, b->box.y);
  g_assert_cmpfloat (a->box.x + a->box.width, <=, b->box.x);
  g_assert_cmpfloat (c->box.x, ==, a->box.x);
  g_assert_cmpfloat (c->box.y, >=, b->box.y + b->box.height);
  assert_inside (layout);
}

/* However far down a page a table ends, its totals are not alone on the next; and one of a few rows
 * is not broken. */
static void
test_document_totals (void)
{
  static const SalDocumentColumn columns[] = { { "What", FALSE }, { "Amount", TRUE } };
  static const guint n_rows[] = { 4, 12 };

  for (gsize n = 0; n < G_N_ELEMENTS (n_rows); n++)
    for (guint above = 0; above < 60; above++)
      {
        g_autoptr (SalDocument) document = document_new ();
        g_autoptr (SalDocumentLayout) layout = NULL;
        g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
        const SalDocumentItem *total, *last, *figure;
        guint page, page_of_last, page_of_first;

        for (guint i = 0; i < above; i++)
          sal_document_add_paragraph (document, "Above.");
        for (guint i = 0; i <= n_rows[n]; i++)
          {
            const char *const cells[] = { i == 0               ? "First"
                                          : i == n_rows[n]     ? "Total"
                                          : i + 1 == n_rows[n] ? "Last"
                                                               : "Row",
                                          i == n_rows[n] ? "1,000.00" : "1",
                                          NULL };

            g_ptr_array_add (rows, g_strdupv ((char **) cells));
          }
        sal_document_add_table_with_totals (document, columns, G_N_ELEMENTS (columns), rows, 1);
        layout = sal_document_lay_out (document);
        find_text (layout, "First", &page_of_first);
        last = find_text (layout, "Last", &page_of_last);
        total = find_text (layout, "Total", &page);
        g_assert_cmpuint (page, ==, page_of_last);
        g_assert_cmpfloat (total->box.y, >, last->box.y);
        if (n_rows[n] < 8)
          g_assert_cmpuint (page, ==, page_of_first);
        /* figures end where their column does */
        figure = find_text (layout, "1,000.00", &page);
        last = find_text (layout, "1", &page);
        g_assert_cmpfloat (
            ABS (figure->box.x + figure->box.width - last->box.x - last->box.width), <, 0.01);
        assert_inside (layout);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/table-breaks", test_document_table_breaks);
  g_test_add_func ("/document/running-header", test_document_running_header);
  g_test_add_func ("/document/heading-stays", test_document_heading_stays);
  g_test_add_func ("/document/long-paragraph", test_document_long_paragraph);
  g_test_add_func ("/document/figures-and-wide-tables", test_document_figures_and_wide_tables);
  g_test_add_func ("/document/facts", test_document_facts);
  g_test_add_func ("/document/totals", test_document_totals);
  g_test_add_func ("/document/long-titles", test_document_long_titles);
  g_test_add_func ("/document/pdf", test_document_pdf);
  g_test_add_func ("/document/papers", test_document_papers);
  g_test_add_func ("/document/drawing-beside", test_document_drawing_beside);
  g_test_add_func ("/document/columns", test_document_columns);
  g_test_add_func ("/document/drawing-written", test_document_drawing_written);
  g_test_add_func ("/document/cancelled", test_document_cancelled);

  return g_test_run ();
}
