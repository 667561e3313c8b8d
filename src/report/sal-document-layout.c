/* sal-document-layout.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-document-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sal-document-private.h"

/* All lengths are points. */
#define MARGIN         48.0
#define HEADER_HEIGHT  24.0 /* of the running header, with the space below it */
#define FOOTER_HEIGHT  26.0
#define BODY_SIZE      10.0
#define SMALL_SIZE     8.5
#define PARAGRAPH_GAP  6.0
#define BLOCK_GAP      12.0
#define CELL_PADDING   5.0
#define CELL_LINES     3 /* longer texts in cells are cut */
#define INDENT         12.0
#define FIGURES_IN_ROW 4
#define FONT           "Cantarell, Sans"

/* A layout in progress. */
typedef struct
{
  SalDocument *document;
  SalDocumentLayout *layout;
  PangoContext *context;
  PangoFontDescription *font;
  PangoAttrList *figures; /* tabular figures */
  SalDocumentPage *page;
  double left, width; /* of the text */
  double top, bottom; /* of the text on this page */
  double y;           /* where the next block begins */
} Flow;

static void
item_free (SalDocumentItem *item)
{
  g_clear_pointer (&item->line, pango_layout_line_unref);
  g_clear_object (&item->layout);
  g_clear_pointer (&item->chart, sal_chart_unref);
  g_free (item);
}

static void
page_free (SalDocumentPage *page)
{
  g_ptr_array_unref (page->items);
  g_free (page);
}

void
sal_document_layout_free (SalDocumentLayout *self)
{
  g_ptr_array_unref (self->pages);
  g_free (self);
}

/* Paper has no pixels to fit glyphs to. */
static PangoContext *
context_new (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);

  return context;
}

static PangoLayout *
text_new (Flow *flow, const char *text, double size, PangoWeight weight, double width)
{
  PangoLayout *layout = pango_layout_new (flow->context);

  pango_font_description_set_absolute_size (flow->font, size * PANGO_SCALE);
  pango_font_description_set_weight (flow->font, weight);
  pango_layout_set_font_description (layout, flow->font);
  pango_layout_set_attributes (layout, flow->figures);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width >= 0)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);

  return layout;
}

/* Cuts a text to a number of lines. */
static void
limit_lines (PangoLayout *layout, int lines)
{
  pango_layout_set_height (layout, -lines);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
}

static double
height_of (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);

  return (double) height / PANGO_SCALE;
}

static double
width_of (PangoLayout *layout)
{
  int width;

  pango_layout_get_size (layout, &width, NULL);

  return (double) width / PANGO_SCALE;
}

static SalDocumentItem *
add_item (SalDocumentPage *page,
          SalDocumentItemKind kind,
          SalDocumentPart part,
          SalChartRectangle box)
{
  SalDocumentItem *item = g_new0 (SalDocumentItem, 1);

  item->kind = kind;
  item->part = part;
  item->box = box;
  g_ptr_array_add (page->items, item);

  return item;
}

/* Adds a text where it is to stand; takes @layout. */
static SalDocumentItem *
add_text (SalDocumentPage *page,
          SalDocumentPart part,
          PangoLayout *layout,
          double x,
          double y,
          double width)
{
  SalDocumentItem *item = add_item (
      page, SAL_PAGE_ITEM_TEXT, part, (SalChartRectangle){ x, y, width, height_of (layout) });

  item->layout = layout;

  return item;
}

static void
add_rule (SalDocumentPage *page, SalDocumentPart part, double x, double y, double width)
{
  add_item (page, SAL_PAGE_ITEM_RULE, part, (SalChartRectangle){ x, y, width, 0.5 });
}

static void
add_running_header (Flow *flow)
{
  g_autofree char *date = sal_date_format (flow->document->date);
  PangoLayout *title =
      text_new (flow, flow->document->title, SMALL_SIZE, PANGO_WEIGHT_NORMAL, flow->width * 0.7);
  PangoLayout *day = text_new (flow, date, SMALL_SIZE, PANGO_WEIGHT_NORMAL, flow->width * 0.3);

  limit_lines (title, 1);
  pango_layout_set_alignment (day, PANGO_ALIGN_RIGHT);
  add_text (flow->page, SAL_PAGE_PART_RUNNING_HEADER, title, flow->left, MARGIN, flow->width * 0.7)
      ->dim = TRUE;
  add_text (flow->page,
            SAL_PAGE_PART_RUNNING_HEADER,
            day,
            flow->left + flow->width * 0.7,
            MARGIN,
            flow->width * 0.3)
      ->dim = TRUE;
  add_rule (flow->page,
            SAL_PAGE_PART_RUNNING_HEADER,
            flow->left,
            MARGIN + HEADER_HEIGHT - 10,
            flow->width);
}

static void
begin_page (Flow *flow)
{
  gboolean first = flow->layout->pages->len == 0;

  flow->page = g_new0 (SalDocumentPage, 1);
  flow->page->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  g_ptr_array_add (flow->layout->pages, flow->page);
  flow->top = MARGIN;
  if (!first)
    {
      add_running_header (flow);
      flow->top += HEADER_HEIGHT;
    }
  flow->y = flow->top;
}

/* Begins a new page unless @height fits on this one or the page is empty anyway. */
static void
need (Flow *flow, double height)
{
  if (flow->y + height > flow->bottom + 0.01 && flow->y > flow->top)
    begin_page (flow);
}

static void
add_title (Flow *flow)
{
  g_autofree char *date = sal_date_format (flow->document->date);
  g_autofree char *below = flow->document->subtitle != NULL
                               ? g_strdup_printf ("%s · %s", flow->document->subtitle, date)
                               : g_strdup (date);
  PangoLayout *title = text_new (flow, flow->document->title, 20, PANGO_WEIGHT_BOLD, flow->width);
  PangoLayout *line = text_new (flow, below, BODY_SIZE, PANGO_WEIGHT_NORMAL, flow->width);

  add_text (flow->page, SAL_PAGE_PART_TITLE, title, flow->left, flow->y, flow->width);
  flow->y += height_of (title) + 2;
  add_text (flow->page, SAL_PAGE_PART_TITLE, line, flow->left, flow->y, flow->width)->dim = TRUE;
  flow->y += height_of (line) + BLOCK_GAP;
}

static double
heading_size (const SalBlock *block)
{
  return block->level == 1 ? 14 : 11.5;
}

/* What a heading must have below it on the same page: enough of the next block to be its start. */
static double
start_height (Flow *flow, guint index)
{
  const SalBlock *block;

  if (index >= flow->document->blocks->len)
    return 0;

  block = g_ptr_array_index (flow->document->blocks, index);
  switch (block->kind)
    {
    case SAL_BLOCK_CHARTS:
      return MIN (block->height, flow->bottom - MARGIN - HEADER_HEIGHT - 40);
    case SAL_BLOCK_FIGURES:
      return 80;
    case SAL_BLOCK_TABLE:
      return 4 * (BODY_SIZE + 2 * CELL_PADDING);
    case SAL_BLOCK_HEADING:
      return 2.5 * heading_size (block) + start_height (flow, index + 1);
    case SAL_BLOCK_PARAGRAPH:
    case SAL_BLOCK_ITEM:
      return 3 * BODY_SIZE;
    case SAL_BLOCK_PAGE_BREAK:
    default:
      return 0;
    }
}

static void
flow_heading (Flow *flow, guint index)
{
  const SalBlock *block = g_ptr_array_index (flow->document->blocks, index);
  PangoLayout *layout =
      text_new (flow, block->text, heading_size (block), PANGO_WEIGHT_BOLD, flow->width);

  need (flow, height_of (layout) + PARAGRAPH_GAP + start_height (flow, index + 1));
  if (flow->y > flow->top)
    flow->y += block->level == 1 ? 8 : 4;
  add_text (flow->page, SAL_PAGE_PART_HEADING, layout, flow->left, flow->y, flow->width)->level =
      block->level;
  flow->y += height_of (layout) + PARAGRAPH_GAP;
}

/* Adds the lines of a paragraph, each where there is room; two lines stay together at a break. */
static void
flow_lines (Flow *flow, PangoLayout *layout, double indent)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int left = pango_layout_get_line_count (layout);
  gboolean first = TRUE;

  do
    {
      PangoRectangle logical;
      SalDocumentItem *item;
      double height;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      height = (double) logical.height / PANGO_SCALE;
      need (flow, left == 2 || (first && left > 1) ? 2 * height : height);
      item = add_item (
          flow->page,
          SAL_PAGE_ITEM_LINE,
          SAL_PAGE_PART_BODY,
          (SalChartRectangle){ flow->left + indent, flow->y, flow->width - indent, height });
      item->layout = g_object_ref (layout);
      item->line = pango_layout_line_ref (pango_layout_iter_get_line_readonly (iter));
      item->baseline = (double) (pango_layout_iter_get_baseline (iter) - logical.y) / PANGO_SCALE;
      flow->y += height;
      first = FALSE;
      left--;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
flow_paragraph (Flow *flow, const SalBlock *block)
{
  double indent = block->kind == SAL_BLOCK_ITEM ? INDENT : 0;
  g_autoptr (PangoLayout) layout =
      text_new (flow, block->text, BODY_SIZE, PANGO_WEIGHT_NORMAL, flow->width - indent);

  if (block->kind == SAL_BLOCK_ITEM)
    {
      PangoLayout *bullet = text_new (flow, "•", BODY_SIZE, PANGO_WEIGHT_NORMAL, INDENT);

      need (flow, MIN (height_of (layout), 2 * height_of (bullet)));
      add_text (flow->page, SAL_PAGE_PART_BODY, bullet, flow->left, flow->y, INDENT);
    }
  flow_lines (flow, layout, indent);
  flow->y += block->kind == SAL_BLOCK_ITEM ? PARAGRAPH_GAP / 2 : PARAGRAPH_GAP;
}

static PangoLayout *
one_line (Flow *flow, const char *text, double size, PangoWeight weight, double width)
{
  PangoLayout *layout = text_new (flow, text, size, weight, width);

  limit_lines (layout, 1);

  return layout;
}

static double
add_figure (Flow *flow, const SalBlockFigure *figure, double x, double width)
{
  double y = flow->y;
  PangoLayout *label = one_line (flow, figure->label, SMALL_SIZE, PANGO_WEIGHT_NORMAL, width);
  PangoLayout *value = one_line (flow, figure->value, 18, PANGO_WEIGHT_BOLD, width);

  add_text (flow->page, SAL_PAGE_PART_FIGURE, label, x, y, width)->dim = TRUE;
  y += height_of (label);
  add_text (flow->page, SAL_PAGE_PART_FIGURE, value, x, y, width);
  y += height_of (value);
  if (figure->chart != NULL)
    {
      gboolean bullet = sal_chart_get_kind (figure->chart) == SAL_CHART_BULLET;
      SalChartRectangle box = { x, y + 2, width, bullet ? 12 : 28 };
      SalDocumentItem *item = add_item (flow->page, SAL_PAGE_ITEM_CHART, SAL_PAGE_PART_FIGURE, box);

      item->chart = sal_chart_ref (figure->chart);
      y += box.height + 4;
    }
  if (figure->note != NULL)
    {
      PangoLayout *note = text_new (flow, figure->note, SMALL_SIZE, PANGO_WEIGHT_NORMAL, width);

      limit_lines (note, 2);
      add_text (flow->page, SAL_PAGE_PART_FIGURE, note, x, y, width)->dim = TRUE;
      y += height_of (note);
    }

  return y;
}

static void
flow_figures (Flow *flow, const SalBlock *block)
{
  guint n = block->figures->len;
  guint columns = CLAMP (n, 1, FIGURES_IN_ROW);
  double width = (flow->width - (columns - 1) * 16) / columns;

  for (guint first = 0; first < n; first += columns)
    {
      double bottom;

      need (flow, 96);
      bottom = flow->y;
      for (guint i = first; i < MIN (first + columns, n); i++)
        {
          double end = add_figure (flow,
                                   g_ptr_array_index (block->figures, i),
                                   flow->left + (i - first) * (width + 16),
                                   width);

          bottom = MAX (bottom, end);
        }
      flow->y = bottom + BLOCK_GAP;
    }
}

static void
flow_charts (Flow *flow, const SalBlock *block)
{
  guint n = block->charts->len;
  double height = MIN (block->height, flow->bottom - MARGIN - HEADER_HEIGHT);
  double width = (flow->width - (n - 1) * 16) / n;

  need (flow, height);
  height = MIN (height, flow->bottom - flow->y);
  for (guint i = 0; i < n; i++)
    {
      SalChartRectangle box = { flow->left + i * (width + 16), flow->y, width, height };
      SalDocumentItem *item = add_item (flow->page, SAL_PAGE_ITEM_CHART, SAL_PAGE_PART_BODY, box);

      item->chart = sal_chart_ref (g_ptr_array_index (block->charts, i));
      item->chart_titled = TRUE;
    }
  flow->y += height + BLOCK_GAP;
}

static const char *
cell_text (char **row, guint column)
{
  for (guint i = 0; i < column; i++)
    if (row[i] == NULL)
      return "";

  return row[column] != NULL ? row[column] : "";
}

/* A table in progress: one layout per cell, the titles' first, and the widths of the columns. */
typedef struct
{
  guint n_columns;
  const gboolean *numeric;
  GPtrArray *cells; /* of PangoLayout* */
  double *widths;
} Grid;

static PangoLayout *
cell_at (const Grid *grid, guint row, guint column)
{
  return g_ptr_array_index (grid->cells, row * grid->n_columns + column);
}

static void
add_cells (Flow *flow, Grid *grid, char **row, PangoWeight weight)
{
  for (guint i = 0; i < grid->n_columns; i++)
    {
      PangoLayout *layout = text_new (flow, cell_text (row, i), SMALL_SIZE, weight, -1);
      double width = ceil (width_of (layout)) + 1;

      grid->widths[i] = MAX (grid->widths[i], width);
      if (grid->numeric[i])
        pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
      g_ptr_array_add (grid->cells, layout);
    }
}

/* Columns have what their longest text asks for; if that is too much for the page, those that are
 * wider than an equal share give way in proportion; what is left over is shared out. */
static void
fit_columns (Flow *flow, Grid *grid)
{
  guint n = grid->n_columns;
  double room = flow->width - (n - 1) * 2 * CELL_PADDING;
  double share = room / n, sum = 0, wide = 0, factor;

  for (guint i = 0; i < n; i++)
    {
      sum += grid->widths[i];
      wide += MAX (grid->widths[i] - share, 0);
    }
  factor = sum > room && wide > 0 ? MIN ((sum - room) / wide, 1) : 0;
  for (guint i = 0; i < n; i++)
    grid->widths[i] += sum <= room ? (room - sum) / n : -MAX (grid->widths[i] - share, 0) * factor;
}

static Grid *
grid_new (Flow *flow, const SalBlock *block)
{
  Grid *grid = g_new0 (Grid, 1);

  grid->n_columns = block->n_columns;
  grid->numeric = block->numeric;
  grid->cells = g_ptr_array_new_with_free_func (g_object_unref);
  grid->widths = g_new0 (double, block->n_columns);
  add_cells (flow, grid, block->titles, PANGO_WEIGHT_BOLD);
  for (guint i = 0; i < block->rows->len; i++)
    add_cells (flow, grid, g_ptr_array_index (block->rows, i), PANGO_WEIGHT_NORMAL);
  fit_columns (flow, grid);
  for (guint i = 0; i < grid->cells->len; i++)
    {
      PangoLayout *layout = g_ptr_array_index (grid->cells, i);

      pango_layout_set_width (layout, (int) (grid->widths[i % grid->n_columns] * PANGO_SCALE));
      limit_lines (layout, CELL_LINES);
    }

  return grid;
}

static void
grid_free (Grid *grid)
{
  g_ptr_array_unref (grid->cells);
  g_free (grid->widths);
  g_free (grid);
}

static double
row_height (const Grid *grid, guint row)
{
  double height = 0;

  for (guint i = 0; i < grid->n_columns; i++)
    height = MAX (height, height_of (cell_at (grid, row, i)));

  return height + CELL_PADDING;
}

/* Row 0 holds the titles. */
static void
add_row (Flow *flow, const Grid *grid, guint row)
{
  SalDocumentPart part = row == 0 ? SAL_PAGE_PART_TABLE_HEADER : SAL_PAGE_PART_TABLE_CELL;
  double x = flow->left;

  for (guint i = 0; i < grid->n_columns; i++)
    {
      add_text (flow->page,
                part,
                g_object_ref (cell_at (grid, row, i)),
                x,
                flow->y + CELL_PADDING / 2,
                grid->widths[i]);
      x += grid->widths[i] + 2 * CELL_PADDING;
    }
  flow->y += row_height (grid, row);
  add_rule (flow->page, part, flow->left, flow->y, flow->width);
}

static void
flow_table (Flow *flow, const SalBlock *block)
{
  Grid *grid = grid_new (flow, block);
  const SalDocumentPage *page = NULL;

  /* a table without rows still shows what it would hold */
  for (guint row = block->rows->len > 0 ? 1 : 0; row <= block->rows->len; row++)
    {
      double height = row_height (grid, row);

      need (flow, height + (page == flow->page || row == 0 ? 0 : row_height (grid, 0)));
      if (page != flow->page)
        add_row (flow, grid, 0);
      page = flow->page;
      if (row > 0)
        add_row (flow, grid, row);
    }
  flow->y += BLOCK_GAP;
  grid_free (grid);
}

static void
flow_block (Flow *flow, guint index)
{
  const SalBlock *block = g_ptr_array_index (flow->document->blocks, index);

  switch (block->kind)
    {
    case SAL_BLOCK_HEADING:
      flow_heading (flow, index);
      break;
    case SAL_BLOCK_PARAGRAPH:
    case SAL_BLOCK_ITEM:
      flow_paragraph (flow, block);
      break;
    case SAL_BLOCK_FIGURES:
      flow_figures (flow, block);
      break;
    case SAL_BLOCK_CHARTS:
      flow_charts (flow, block);
      break;
    case SAL_BLOCK_TABLE:
      flow_table (flow, block);
      break;
    case SAL_BLOCK_PAGE_BREAK:
    default:
      need (flow, flow->layout->height);
      break;
    }
}

/* Footers are last: they say how many pages there are. */
static void
add_footers (Flow *flow)
{
  guint n = flow->layout->pages->len;
  double y = flow->layout->height - MARGIN + 4;

  for (guint i = 0; i < n; i++)
    {
      SalDocumentPage *page = g_ptr_array_index (flow->layout->pages, i);
      /* Translators: the number of the page and of all pages */
      g_autofree char *text = g_strdup_printf (_ ("Page %u of %u"), i + 1, n);
      PangoLayout *title = one_line (
          flow, flow->document->title, SMALL_SIZE, PANGO_WEIGHT_NORMAL, flow->width * 0.7);
      PangoLayout *number =
          text_new (flow, text, SMALL_SIZE, PANGO_WEIGHT_NORMAL, flow->width * 0.3);

      pango_layout_set_alignment (number, PANGO_ALIGN_RIGHT);
      add_text (page, SAL_PAGE_PART_FOOTER, title, flow->left, y, flow->width * 0.7)->dim = TRUE;
      add_text (
          page, SAL_PAGE_PART_FOOTER, number, flow->left + flow->width * 0.7, y, flow->width * 0.3)
          ->dim = TRUE;
    }
}

/**
 * sal_document_lay_out:
 * @document: a document
 *
 * Decides what stands where on which page.
 *
 * Returns: (transfer full): the layout; it has at least one page
 */
SalDocumentLayout *
sal_document_lay_out (SalDocument *document)
{
  SalDocumentLayout *layout = g_new0 (SalDocumentLayout, 1);
  PangoContext *context = context_new ();
  Flow flow = { .document = document, .layout = layout, .context = context };

  flow.font = pango_font_description_from_string (FONT);
  flow.figures = pango_attr_list_new ();
  pango_attr_list_insert (flow.figures, pango_attr_font_features_new ("tnum"));
  layout->width = document->width;
  layout->height = document->height;
  layout->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) page_free);
  flow.left = MARGIN;
  flow.width = document->width - 2 * MARGIN;
  flow.bottom = document->height - MARGIN - FOOTER_HEIGHT + 14;
  begin_page (&flow);
  add_title (&flow);
  for (guint i = 0; i < document->blocks->len; i++)
    flow_block (&flow, i);
  add_footers (&flow);
  pango_attr_list_unref (flow.figures);
  pango_font_description_free (flow.font);
  g_object_unref (context);

  return layout;
}

guint
sal_document_layout_get_n_pages (const SalDocumentLayout *self)
{
  return self->pages->len;
}

static void
append_item (GString *text, const SalDocumentItem *item)
{
  if (item->kind == SAL_PAGE_ITEM_TEXT)
    g_string_append_printf (text, "%s\n", pango_layout_get_text (item->layout));
  else if (item->kind == SAL_PAGE_ITEM_LINE)
    {
      g_string_append_len (
          text, pango_layout_get_text (item->layout) + item->line->start_index, item->line->length);
      g_string_append_c (text, '\n');
    }
  else if (item->kind == SAL_PAGE_ITEM_CHART)
    {
      g_autofree char *description = sal_chart_describe (item->chart);

      g_string_append_printf (text, "%s\n", description);
    }
}

/**
 * sal_document_layout_get_text:
 * @self: a layout
 * @page: the index of a page
 *
 * Gets the texts of a page in the order they are painted, each on a line; charts are described.
 *
 * Returns: (transfer full): the text
 */
char *
sal_document_layout_get_text (const SalDocumentLayout *self, guint page)
{
  GString *text = g_string_new (NULL);
  const SalDocumentPage *one;

  g_return_val_if_fail (page < self->pages->len, g_string_free (text, FALSE));

  one = g_ptr_array_index (self->pages, page);
  for (guint i = 0; i < one->items->len; i++)
    append_item (text, g_ptr_array_index (one->items, i));

  return g_string_free (text, FALSE);
}
