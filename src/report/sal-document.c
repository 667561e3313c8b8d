/* sal-document.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-document.h"

#include <langinfo.h>

#include "sal-document-blocks.h"

/**
 * SalDocument:
 *
 * A paged document: headings, paragraphs, key figures, charts and tables, one below the other.
 *
 * Blocks are added in reading order; what fits on which page is decided when it is written. Tables
 * break between rows and repeat their header; a heading stays with what follows it; charts are not
 * broken.
 */
G_DEFINE_BOXED_TYPE (SalDocument, sal_document, sal_document_ref, sal_document_unref)

static void
figure_free (SalBlockFigure *figure)
{
  g_free (figure->label);
  g_free (figure->value);
  g_free (figure->note);
  g_clear_pointer (&figure->chart, sal_chart_unref);
  g_free (figure);
}

static SalDocumentDrawing *
drawing_new (const SalDocumentDrawing *drawing)
{
  SalDocumentDrawing *self = g_atomic_rc_box_new (SalDocumentDrawing);

  *self = *drawing;
  self->description = g_strdup (drawing->description);

  return self;
}

SalDocumentDrawing *
sal_document_drawing_ref (SalDocumentDrawing *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
drawing_clear (gpointer data)
{
  SalDocumentDrawing *self = data;

  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free ((char *) self->description);
}

void
sal_document_drawing_unref (SalDocumentDrawing *self)
{
  g_atomic_rc_box_release_full (self, drawing_clear);
}

static void
block_free (SalBlock *block)
{
  g_free (block->text);
  g_clear_pointer (&block->figures, g_ptr_array_unref);
  g_clear_pointer (&block->charts, g_ptr_array_unref);
  g_clear_pointer (&block->drawing, sal_document_drawing_unref);
  g_strfreev (block->titles);
  g_free (block->numeric);
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_free (block->links);
  g_free (block);
}

static SalBlock *
add_block (SalDocument *self, SalBlockKind kind, const char *text)
{
  SalBlock *block = g_new0 (SalBlock, 1);

  block->kind = kind;
  block->text = g_strdup (text);
  g_ptr_array_add (self->blocks, block);

  return block;
}

/**
 * sal_paper_get_default:
 *
 * Gets the size of sheets that is used where the reader is.
 *
 * Returns: the size, by the locale
 */
SalPaper
sal_paper_get_default (void)
{
#ifdef _NL_PAPER_HEIGHT
  /* millimetres, as a number in the place of the pointer: 279 of US Letter */
  if (GPOINTER_TO_INT (nl_langinfo (_NL_PAPER_HEIGHT)) == 279)
    return SAL_PAPER_LETTER;
#endif

  return SAL_PAPER_A4;
}

/**
 * sal_paper_from_text:
 * @text: what somebody asks for: "a4", "letter", in any case
 * @paper: (out): the size of sheets
 *
 * Reads a size of sheets.
 *
 * Returns: %FALSE if there is no such size
 */
gboolean
sal_paper_from_text (const char *text, SalPaper *paper)
{
  static const char *const names[] = { [SAL_PAPER_A4] = "a4", [SAL_PAPER_LETTER] = "letter" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_ascii_strcasecmp (text, names[i]) == 0)
        {
          *paper = (SalPaper) i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * sal_document_new:
 * @title: what the document is
 * @date: the day it is as of
 * @paper: the size of its pages
 * @landscape: whether pages are wider than high
 *
 * Creates a document without blocks.
 *
 * Returns: (transfer full): the document
 */
SalDocument *
sal_document_new (const char *title, gint32 date, SalPaper paper, gboolean landscape)
{
  /* ISO 216 A4 is 210 × 297 mm; US Letter is 8.5 × 11 in; a point is 1/72 in */
  static const double sizes[][2] = { { 210 / 25.4 * 72, 297 / 25.4 * 72 }, { 612, 792 } };
  SalDocument *self;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (paper <= SAL_PAPER_LETTER, NULL);

  self = g_new0 (SalDocument, 1);
  g_atomic_ref_count_init (&self->references);
  self->title = g_strdup (title);
  self->date = date;
  self->width = sizes[paper][landscape ? 1 : 0];
  self->height = sizes[paper][landscape ? 0 : 1];
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);

  return self;
}

SalDocument *
sal_document_ref (SalDocument *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

void
sal_document_unref (SalDocument *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_ptr_array_unref (self->blocks);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->footer);
  g_free (self);
}

/**
 * sal_document_set_subtitle:
 * @self: a document
 * @subtitle: (nullable): what it is limited to: "FY26 Q4 · all units · all products"
 *
 * Sets the line below the title.
 */
void
sal_document_set_subtitle (SalDocument *self, const char *subtitle)
{
  g_return_if_fail (self != NULL);

  g_free (self->subtitle);
  self->subtitle = g_strdup (subtitle);
}

/**
 * sal_document_set_footer:
 * @self: a document
 * @footer: (nullable): what stands at the foot of every page; %NULL: the title
 *
 * Sets what a page says of itself, beside its number.
 */
void
sal_document_set_footer (SalDocument *self, const char *footer)
{
  g_return_if_fail (self != NULL);

  g_free (self->footer);
  self->footer = g_strdup (footer);
}

/**
 * sal_document_set_balanced:
 * @self: a document
 * @least_pages: how many pages it has at least, from 1 on
 *
 * Lets sections begin on later pages where the last page would be nearly empty, or where there
 * would be fewer pages than are asked for.
 */
void
sal_document_set_balanced (SalDocument *self, guint least_pages)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (least_pages > 0);

  self->least_pages = least_pages;
}

/**
 * sal_document_add_heading:
 * @self: a document
 * @text: the heading
 * @level: 1 for a section, 2 for a part of it
 *
 * Adds a heading, which also becomes an entry of the PDF's outline.
 */
void
sal_document_add_heading (SalDocument *self, const char *text, guint level)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  add_block (self, SAL_BLOCK_HEADING, text)->level = CLAMP (level, 1, 2);
}

/**
 * sal_document_add_paragraph:
 * @self: a document
 * @text: plain text
 *
 * Adds a paragraph.
 */
void
sal_document_add_paragraph (SalDocument *self, const char *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  add_block (self, SAL_BLOCK_PARAGRAPH, text);
}

/**
 * sal_document_add_note:
 * @self: a document
 * @text: plain text
 *
 * Adds a paragraph in small type, as that of tables.
 */
void
sal_document_add_note (SalDocument *self, const char *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  add_block (self, SAL_BLOCK_NOTE, text);
}

/**
 * sal_document_add_list:
 * @self: a document
 * @items: (array zero-terminated=1): plain texts
 *
 * Adds a list of short paragraphs with bullets.
 */
void
sal_document_add_list (SalDocument *self, const char *const *items)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (items != NULL);

  for (guint i = 0; items[i] != NULL; i++)
    add_block (self, SAL_BLOCK_ITEM, items[i]);
}

/**
 * sal_document_add_figures:
 * @self: a document
 * @figures: (array length=n_figures): key figures
 * @n_figures: how many
 *
 * Adds key figures side by side, at most four in a row.
 */
void
sal_document_add_figures (SalDocument *self, const SalDocumentFigure *figures, guint n_figures)
{
  SalBlock *block;

  g_return_if_fail (self != NULL);
  g_return_if_fail (figures != NULL || n_figures == 0);

  block = add_block (self, SAL_BLOCK_FIGURES, NULL);
  block->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) figure_free);
  for (guint i = 0; i < n_figures; i++)
    {
      SalBlockFigure *figure = g_new0 (SalBlockFigure, 1);

      figure->label = g_strdup (figures[i].label);
      figure->value = g_strdup (figures[i].value);
      figure->note = g_strdup (figures[i].note);
      figure->chart = figures[i].chart != NULL ? sal_chart_ref (figures[i].chart) : NULL;
      g_ptr_array_add (block->figures, figure);
    }
}

/**
 * sal_document_add_facts:
 * @self: a document
 * @facts: (array length=n_facts): facts
 * @n_facts: how many
 *
 * Adds short facts, each a label with what it says beside it, two in a row.
 */
void
sal_document_add_facts (SalDocument *self, const SalDocumentFact *facts, guint n_facts)
{
  SalBlock *block;

  g_return_if_fail (self != NULL);
  g_return_if_fail (facts != NULL || n_facts == 0);

  block = add_block (self, SAL_BLOCK_FACTS, NULL);
  block->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) figure_free);
  for (guint i = 0; i < n_facts; i++)
    {
      SalBlockFigure *fact = g_new0 (SalBlockFigure, 1);

      fact->label = g_strdup (facts[i].label);
      fact->value = g_strdup (facts[i].value != NULL ? facts[i].value : "");
      g_ptr_array_add (block->figures, fact);
    }
}

/**
 * sal_document_add_charts:
 * @self: a document
 * @charts: (array length=n): charts, drawn with their titles
 * @n: how many stand side by side, at least 1
 * @height: how high they are, in points; at most a page
 *
 * Adds charts in a row.
 */
void
sal_document_add_charts (SalDocument *self, SalChart *const *charts, guint n, double height)
{
  SalBlock *block;

  g_return_if_fail (self != NULL);
  g_return_if_fail (charts != NULL && n > 0);

  block = add_block (self, SAL_BLOCK_CHARTS, NULL);
  block->height = height;
  block->charts = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_chart_unref);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (block->charts, sal_chart_ref (charts[i]));
}

/**
 * sal_document_add_drawing:
 * @self: a document
 * @drawing: what is drawn; its user data belong to the document from now on
 * @height: how high it is, in points; at most a page
 *
 * Adds something that a function draws whenever its page is painted, as wide as the page or column.
 */
void
sal_document_add_drawing (SalDocument *self, const SalDocumentDrawing *drawing, double height)
{
  SalBlock *block;

  g_return_if_fail (self != NULL);
  g_return_if_fail (drawing != NULL && drawing->draw != NULL);

  block = add_block (self, SAL_BLOCK_DRAWING, NULL);
  block->drawing = drawing_new (drawing);
  block->height = height;
}

/**
 * sal_document_add_table:
 * @self: a document
 * @columns: (array length=n_columns): the columns
 * @n_columns: how many, at least 1
 * @rows: (element-type GStrv): the rows, each of @n_columns texts or fewer
 *
 * Adds a table. Columns are as wide as their contents ask for, within the page.
 */
void
sal_document_add_table (SalDocument *self,
                        const SalDocumentColumn *columns,
                        guint n_columns,
                        GPtrArray *rows)
{
  sal_document_add_table_with_totals (self, columns, n_columns, rows, 0);
}

/**
 * sal_document_add_table_with_totals:
 * @self: a document
 * @columns: (array length=n_columns): the columns
 * @n_columns: how many, at least 1
 * @rows: (element-type GStrv): the rows, each of @n_columns texts or fewer
 * @n_totals: how many of the last rows say what the others come to
 *
 * Adds a table whose last rows are set off, and stand on the page of the row before them.
 */
void
sal_document_add_table_with_totals (SalDocument *self,
                                    const SalDocumentColumn *columns,
                                    guint n_columns,
                                    GPtrArray *rows,
                                    guint n_totals)
{
  SalBlock *block;

  g_return_if_fail (self != NULL);
  g_return_if_fail (columns != NULL && n_columns > 0);
  g_return_if_fail (rows != NULL && n_totals <= rows->len);

  block = add_block (self, SAL_BLOCK_TABLE, NULL);
  block->n_columns = n_columns;
  block->n_totals = n_totals;
  block->titles = g_new0 (char *, n_columns + 1);
  block->numeric = g_new0 (gboolean, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      block->titles[i] = g_strdup (columns[i].title != NULL ? columns[i].title : "");
      block->numeric[i] = columns[i].figures;
    }
  block->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (block->rows, g_strdupv (g_ptr_array_index (rows, i)));
}

/**
 * sal_document_link_row:
 * @self: a document whose last block is a table
 * @row: a row of the table, from 0
 * @kind: what the row is about: the name of a kind of record, or of something else that has ids
 * @id: its id
 *
 * Says what a row of the last table is about. Paper does not show it; a window leads there.
 */
void
sal_document_link_row (SalDocument *self, guint row, const char *kind, gint64 id)
{
  SalBlock *block;

  g_return_if_fail (self != NULL && self->blocks->len > 0);

  block = self->blocks->pdata[self->blocks->len - 1];
  g_return_if_fail (block->kind == SAL_BLOCK_TABLE && row < block->rows->len);

  if (block->links == NULL)
    block->links = g_new0 (SalBlockLink, block->rows->len);
  block->links[row] = (SalBlockLink){ g_intern_string (kind), id };
}

/**
 * sal_document_add_page_break:
 * @self: a document
 *
 * Begins a new page, unless the page is still empty.
 */
void
sal_document_add_page_break (SalDocument *self)
{
  g_return_if_fail (self != NULL);

  add_block (self, SAL_BLOCK_PAGE_BREAK, NULL);
}

/**
 * sal_document_begin_columns:
 * @self: a document
 * @share: how much of the page's width the left one has, above 0 and below 1
 *
 * Begins two columns, of which the left one is filled first. What does not fit into a column goes
 * on in the same column of the next page. Columns do not stand in columns.
 */
void
sal_document_begin_columns (SalDocument *self, double share)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (share > 0 && share < 1);

  add_block (self, SAL_BLOCK_COLUMNS, NULL)->share = share;
}

/**
 * sal_document_next_column:
 * @self: a document in whose left column blocks are added
 *
 * Goes on in the right column, from where the left one began.
 */
void
sal_document_next_column (SalDocument *self)
{
  g_return_if_fail (self != NULL);

  add_block (self, SAL_BLOCK_NEXT_COLUMN, NULL);
}

/**
 * sal_document_end_columns:
 * @self: a document in whose right column blocks are added
 *
 * Goes on below both columns.
 */
void
sal_document_end_columns (SalDocument *self)
{
  g_return_if_fail (self != NULL);

  add_block (self, SAL_BLOCK_END_COLUMNS, NULL);
}
