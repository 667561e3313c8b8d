/* sal-document-layout.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-document-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "sal-document-flow.h"

/* All lengths are points. */
#define MARGIN         48.0
#define HEADER_HEIGHT  24.0 /* of the running header, with the space below it */
#define FOOTER_HEIGHT  26.0
#define BODY_SIZE      10.0
#define PARAGRAPH_GAP  6.0
#define INDENT         12.0
#define COLUMN_GAP     16.0
#define FIGURES_IN_ROW 4
#define FIGURES_HEIGHT 96.0
#define FONT           "Cantarell, Sans"

static void
item_free (SalDocumentItem *item)
{
  g_clear_pointer (&item->line, pango_layout_line_unref);
  g_clear_object (&item->layout);
  g_clear_pointer (&item->chart, sal_chart_unref);
  g_clear_pointer (&item->drawing, sal_document_drawing_unref);
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

PangoLayout *
sal_document_flow_create_text (
    SalDocumentFlow *flow, const char *text, double size, PangoWeight weight, double width)
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
void
sal_document_flow_limit_lines (PangoLayout *layout, int lines)
{
  pango_layout_set_height (layout, -lines);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
}

double
sal_document_flow_get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);

  return (double) height / PANGO_SCALE;
}

double
sal_document_flow_get_width (PangoLayout *layout)
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
SalDocumentItem *
sal_document_flow_add_text (SalDocumentPage *page,
                            SalDocumentPart part,
                            PangoLayout *layout,
                            double x,
                            double y,
                            double width)
{
  SalDocumentItem *item =
      add_item (page,
                SAL_PAGE_ITEM_TEXT,
                part,
                (SalChartRectangle){ x, y, width, sal_document_flow_get_height (layout) });

  item->layout = layout;

  return item;
}

void
sal_document_flow_add_rule (
    SalDocumentPage *page, SalDocumentPart part, double x, double y, double width)
{
  add_item (page, SAL_PAGE_ITEM_RULE, part, (SalChartRectangle){ x, y, width, 0.5 });
}

static void
add_running_header (SalDocumentFlow *flow)
{
  g_autofree char *date = sal_date_format (flow->document->date);
  double width = flow->document->width - 2 * MARGIN; /* whatever column the text is in */
  PangoLayout *title = sal_document_flow_create_text (
      flow, flow->document->title, SAL_DOCUMENT_SMALL_SIZE, PANGO_WEIGHT_NORMAL, width * 0.7);
  PangoLayout *day = sal_document_flow_create_text (
      flow, date, SAL_DOCUMENT_SMALL_SIZE, PANGO_WEIGHT_NORMAL, width * 0.3);

  sal_document_flow_limit_lines (title, 1);
  pango_layout_set_alignment (day, PANGO_ALIGN_RIGHT);
  sal_document_flow_add_text (
      flow->page, SAL_PAGE_PART_RUNNING_HEADER, title, MARGIN, MARGIN, width * 0.7)
      ->dim = TRUE;
  sal_document_flow_add_text (
      flow->page, SAL_PAGE_PART_RUNNING_HEADER, day, MARGIN + width * 0.7, MARGIN, width * 0.3)
      ->dim = TRUE;
  sal_document_flow_add_rule (
      flow->page, SAL_PAGE_PART_RUNNING_HEADER, MARGIN, MARGIN + HEADER_HEIGHT - 10, width);
}

static guint
find_page (SalDocumentFlow *flow)
{
  guint page = 0;

  g_ptr_array_find (flow->layout->pages, flow->page, &page);

  return page;
}

/* Goes on at a place of a page that there is. */
static void
go_to (SalDocumentFlow *flow, SalDocumentSpot spot)
{
  flow->page = g_ptr_array_index (flow->layout->pages, spot.page);
  flow->top = MARGIN + (spot.page > 0 ? HEADER_HEIGHT : 0);
  flow->y = spot.y;
}

/* The next page, which the left column may have begun already. */
static void
begin_page (SalDocumentFlow *flow)
{
  gboolean first = flow->layout->pages->len == 0;

  if (!first && find_page (flow) + 1 < flow->layout->pages->len)
    {
      go_to (flow, (SalDocumentSpot){ find_page (flow) + 1, MARGIN + HEADER_HEIGHT });
      return;
    }
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
void
sal_document_flow_need (SalDocumentFlow *flow, double height)
{
  if (flow->y + height > flow->bottom + 0.01 && flow->y > flow->top)
    begin_page (flow);
}

static void
add_title (SalDocumentFlow *flow)
{
  g_autofree char *date = sal_date_format (flow->document->date);
  const char *subtitle = flow->document->subtitle;
  gboolean is_dated = subtitle != NULL && strstr (subtitle, date) != NULL;
  g_autofree char *below = subtitle == NULL ? g_strdup (date)
                           : is_dated       ? g_strdup (subtitle)
                                            : g_strdup_printf ("%s · %s", subtitle, date);
  PangoLayout *title = sal_document_flow_create_text (
      flow, flow->document->title, 20, PANGO_WEIGHT_BOLD, flow->width);
  PangoLayout *line =
      sal_document_flow_create_text (flow, below, BODY_SIZE, PANGO_WEIGHT_NORMAL, flow->width);

  sal_document_flow_add_text (
      flow->page, SAL_PAGE_PART_TITLE, title, flow->left, flow->y, flow->width);
  flow->y += sal_document_flow_get_height (title) + 2;
  sal_document_flow_add_text (
      flow->page, SAL_PAGE_PART_TITLE, line, flow->left, flow->y, flow->width)
      ->dim = TRUE;
  flow->y += sal_document_flow_get_height (line) + SAL_DOCUMENT_BLOCK_GAP;
}

static double
heading_size (const SalBlock *block)
{
  return block->level == 1 ? 14 : 11.5;
}

/* The first block of the right column. */
static guint
find_next_column (SalDocumentFlow *flow, guint index)
{
  const GPtrArray *blocks = flow->document->blocks;

  while (index < blocks->len &&
         ((const SalBlock *) g_ptr_array_index (blocks, index))->kind != SAL_BLOCK_NEXT_COLUMN)
    index++;

  return index + 1;
}

static gboolean
is_table (SalDocumentFlow *flow, guint index)
{
  const GPtrArray *blocks = flow->document->blocks;

  return index < blocks->len && ((const SalBlock *) blocks->pdata[index])->kind == SAL_BLOCK_TABLE;
}

/* What a heading must have below it on the same page: enough of the next block to be its start. */
static double
start_height (SalDocumentFlow *flow, guint index)
{
  const SalBlock *block;

  if (index >= flow->document->blocks->len)
    return 0;

  block = g_ptr_array_index (flow->document->blocks, index);
  switch (block->kind)
    {
    case SAL_BLOCK_CHARTS:
    case SAL_BLOCK_DRAWING:
      return MIN (block->height, flow->bottom - MARGIN - HEADER_HEIGHT - 40);
    case SAL_BLOCK_FIGURES:
      return FIGURES_HEIGHT;
    case SAL_BLOCK_FACTS:
      return (block->figures->len + 1) / 2 * 1.6 * BODY_SIZE + start_height (flow, index + 1);
    case SAL_BLOCK_TABLE:
      return sal_document_flow_table_start (flow, block);
    case SAL_BLOCK_HEADING:
      return 2.5 * heading_size (block) + start_height (flow, index + 1);
    case SAL_BLOCK_PARAGRAPH:
      return 3 * BODY_SIZE + (is_table (flow, index + 1) ? start_height (flow, index + 1) : 0);
    case SAL_BLOCK_NOTE:
    case SAL_BLOCK_ITEM:
      return 3 * BODY_SIZE;
    case SAL_BLOCK_COLUMNS:
      return MAX (start_height (flow, index + 1),
                  start_height (flow, find_next_column (flow, index)));
    case SAL_BLOCK_PAGE_BREAK:
    case SAL_BLOCK_NEXT_COLUMN:
    case SAL_BLOCK_END_COLUMNS:
    default:
      return 0;
    }
}

static void
flow_heading (SalDocumentFlow *flow, guint index)
{
  const SalBlock *block = g_ptr_array_index (flow->document->blocks, index);
  PangoLayout *layout = sal_document_flow_create_text (
      flow, block->text, heading_size (block), PANGO_WEIGHT_BOLD, flow->width);

  double above = block->level == 1 ? 8 : 4;

  sal_document_flow_need (flow,
                          above + sal_document_flow_get_height (layout) + PARAGRAPH_GAP +
                              start_height (flow, index + 1) + flow->spare);
  if (flow->y > flow->top)
    flow->y += above;
  sal_document_flow_add_text (
      flow->page, SAL_PAGE_PART_HEADING, layout, flow->left, flow->y, flow->width)
      ->level = block->level;
  flow->y += sal_document_flow_get_height (layout) + PARAGRAPH_GAP;
}

/* Adds the lines of a paragraph, each where there is room; two lines stay together at a break. */
static void
flow_lines (SalDocumentFlow *flow, PangoLayout *layout, double indent)
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
      sal_document_flow_need (flow, left == 2 || (first && left > 1) ? 2 * height : height);
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
flow_paragraph (SalDocumentFlow *flow, const SalBlock *block)
{
  double indent = block->kind == SAL_BLOCK_ITEM ? INDENT : 0;
  double size = block->kind == SAL_BLOCK_NOTE ? SAL_DOCUMENT_SMALL_SIZE : BODY_SIZE;
  g_autoptr (PangoLayout) layout = sal_document_flow_create_text (
      flow, block->text, size, PANGO_WEIGHT_NORMAL, flow->width - indent);

  if (block->kind == SAL_BLOCK_ITEM)
    {
      PangoLayout *bullet =
          sal_document_flow_create_text (flow, "•", BODY_SIZE, PANGO_WEIGHT_NORMAL, INDENT);

      sal_document_flow_need (
          flow,
          MIN (sal_document_flow_get_height (layout), 2 * sal_document_flow_get_height (bullet)));
      sal_document_flow_add_text (
          flow->page, SAL_PAGE_PART_BODY, bullet, flow->left, flow->y, INDENT);
    }
  flow_lines (flow, layout, indent);
  flow->y += block->kind == SAL_BLOCK_ITEM ? PARAGRAPH_GAP / 2 : PARAGRAPH_GAP;
}

static PangoLayout *
one_line (SalDocumentFlow *flow, const char *text, double size, PangoWeight weight, double width)
{
  PangoLayout *layout = sal_document_flow_create_text (flow, text, size, weight, width);

  sal_document_flow_limit_lines (layout, 1);

  return layout;
}

static double
add_figure (SalDocumentFlow *flow, const SalBlockFigure *figure, double x, double width)
{
  double y = flow->y;
  PangoLayout *label =
      one_line (flow, figure->label, SAL_DOCUMENT_SMALL_SIZE, PANGO_WEIGHT_NORMAL, width);
  PangoLayout *value = one_line (flow, figure->value, 18, PANGO_WEIGHT_BOLD, width);

  sal_document_flow_add_text (flow->page, SAL_PAGE_PART_FIGURE, label, x, y, width)->dim = TRUE;
  y += sal_document_flow_get_height (label);
  sal_document_flow_add_text (flow->page, SAL_PAGE_PART_FIGURE, value, x, y, width);
  y += sal_document_flow_get_height (value);
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
      PangoLayout *note = sal_document_flow_create_text (
          flow, figure->note, SAL_DOCUMENT_SMALL_SIZE, PANGO_WEIGHT_NORMAL, width);

      sal_document_flow_limit_lines (note, 2);
      sal_document_flow_add_text (flow->page, SAL_PAGE_PART_FIGURE, note, x, y, width)->dim = TRUE;
      y += sal_document_flow_get_height (note);
    }

  return y;
}

static void
flow_figures (SalDocumentFlow *flow, const SalBlock *block)
{
  guint n = block->figures->len;
  guint columns = CLAMP (n, 1, FIGURES_IN_ROW);
  double width = (flow->width - (columns - 1) * 16) / columns;

  for (guint first = 0; first < n; first += columns)
    {
      double bottom;

      sal_document_flow_need (flow, FIGURES_HEIGHT);
      bottom = flow->y;
      for (guint i = first; i < MIN (first + columns, n); i++)
        {
          double end = add_figure (flow,
                                   g_ptr_array_index (block->figures, i),
                                   flow->left + (i - first) * (width + 16),
                                   width);

          bottom = MAX (bottom, end);
        }
      flow->y = bottom + SAL_DOCUMENT_BLOCK_GAP;
    }
}

static void
flow_charts (SalDocumentFlow *flow, const SalBlock *block)
{
  guint n = block->charts->len;
  double height = MIN (block->height, flow->bottom - MARGIN - HEADER_HEIGHT);
  double width = (flow->width - (n - 1) * 16) / n;

  sal_document_flow_need (flow, height);
  height = MIN (height, flow->bottom - flow->y);
  for (guint i = 0; i < n; i++)
    {
      SalChartRectangle box = { flow->left + i * (width + 16), flow->y, width, height };
      SalDocumentItem *item = add_item (flow->page, SAL_PAGE_ITEM_CHART, SAL_PAGE_PART_BODY, box);

      item->chart = sal_chart_ref (g_ptr_array_index (block->charts, i));
      item->chart_titled = TRUE;
    }
  flow->y += height + SAL_DOCUMENT_BLOCK_GAP;
}

static void
flow_drawing (SalDocumentFlow *flow, const SalBlock *block)
{
  double height = MIN (block->height, flow->bottom - MARGIN - HEADER_HEIGHT);
  SalDocumentItem *item;

  sal_document_flow_need (flow, height);
  height = MIN (height, flow->bottom - flow->y);
  item = add_item (flow->page,
                   SAL_PAGE_ITEM_DRAWING,
                   SAL_PAGE_PART_BODY,
                   (SalChartRectangle){ flow->left, flow->y, flow->width, height });
  item->drawing = sal_document_drawing_ref (block->drawing);
  flow->y += height + SAL_DOCUMENT_BLOCK_GAP;
}

/* --- two columns --- */

static SalDocumentSpot
get_spot (SalDocumentFlow *flow)
{
  return (SalDocumentSpot){ find_page (flow), flow->y };
}

/* They begin where both have room to begin. */
static void
flow_columns (SalDocumentFlow *flow, guint index)
{
  const SalBlock *block = g_ptr_array_index (flow->document->blocks, index);

  sal_document_flow_need (flow, start_height (flow, index));
  flow->columns[0] = get_spot (flow);
  flow->width = (flow->width - COLUMN_GAP) * block->share;
}

static void
flow_next_column (SalDocumentFlow *flow)
{
  flow->columns[1] = get_spot (flow);
  go_to (flow, flow->columns[0]);
  flow->left += flow->width + COLUMN_GAP;
  flow->width = flow->document->width - MARGIN - flow->left;
}

static void
flow_end_columns (SalDocumentFlow *flow)
{
  SalDocumentSpot left = flow->columns[1], right = get_spot (flow);

  if (left.page > right.page || (left.page == right.page && left.y > right.y))
    go_to (flow, left);
  flow->left = MARGIN;
  flow->width = flow->document->width - 2 * MARGIN;
}

static void
flow_block (SalDocumentFlow *flow, guint index)
{
  const SalBlock *block = g_ptr_array_index (flow->document->blocks, index);

  switch (block->kind)
    {
    case SAL_BLOCK_HEADING:
      flow_heading (flow, index);
      break;
    case SAL_BLOCK_PARAGRAPH:
    case SAL_BLOCK_NOTE:
    case SAL_BLOCK_ITEM:
      flow_paragraph (flow, block);
      break;
    case SAL_BLOCK_FIGURES:
      flow_figures (flow, block);
      break;
    case SAL_BLOCK_FACTS:
      sal_document_flow_facts (flow, block);
      break;
    case SAL_BLOCK_CHARTS:
      flow_charts (flow, block);
      break;
    case SAL_BLOCK_DRAWING:
      flow_drawing (flow, block);
      break;
    case SAL_BLOCK_TABLE:
      sal_document_flow_table (flow, block);
      break;
    case SAL_BLOCK_COLUMNS:
      flow_columns (flow, index);
      break;
    case SAL_BLOCK_NEXT_COLUMN:
      flow_next_column (flow);
      break;
    case SAL_BLOCK_END_COLUMNS:
      flow_end_columns (flow);
      break;
    case SAL_BLOCK_PAGE_BREAK:
    default:
      sal_document_flow_need (flow, flow->layout->height);
      break;
    }
}

/* Footers are last: they say how many pages there are. */
static void
add_footers (SalDocumentFlow *flow)
{
  guint n = flow->layout->pages->len;
  double y = flow->layout->height - MARGIN + 4;

  for (guint i = 0; i < n; i++)
    {
      SalDocumentPage *page = g_ptr_array_index (flow->layout->pages, i);
      /* Translators: the number of the page and of all pages */
      g_autofree char *text = g_strdup_printf (_ ("Page %u of %u"), i + 1, n);
      const char *footer = flow->document->footer;
      PangoLayout *title = one_line (flow,
                                     footer != NULL ? footer : flow->document->title,
                                     SAL_DOCUMENT_SMALL_SIZE,
                                     PANGO_WEIGHT_NORMAL,
                                     flow->width * 0.7);
      PangoLayout *number = sal_document_flow_create_text (
          flow, text, SAL_DOCUMENT_SMALL_SIZE, PANGO_WEIGHT_NORMAL, flow->width * 0.3);

      pango_layout_set_alignment (number, PANGO_ALIGN_RIGHT);
      sal_document_flow_add_text (
          page, SAL_PAGE_PART_FOOTER, title, flow->left, y, flow->width * 0.7)
          ->dim = TRUE;
      sal_document_flow_add_text (
          page, SAL_PAGE_PART_FOOTER, number, flow->left + flow->width * 0.7, y, flow->width * 0.3)
          ->dim = TRUE;
    }
}

static gboolean
flow_blocks (SalDocumentFlow *flow,
             SalDocumentProgress progress,
             gpointer user_data,
             GError **error)
{
  guint n_blocks = flow->document->blocks->len;

  for (guint i = 0; i < n_blocks; i++)
    {
      flow_block (flow, i);
      if (g_cancellable_set_error_if_cancelled (flow->cancellable, error))
        return FALSE;
      if (progress != NULL)
        progress ((double) (i + 1) / n_blocks, user_data);
    }

  return TRUE;
}

/* Lays out pages in the last @spare points of which nothing begins that has a heading; @filled are
 * those that the text has on the last page, of @room on one after the first. */
SalDocumentLayout *
sal_document_flow_pages (SalDocument *document,
                         const SalDocumentPass *pass,
                         double *filled,
                         double *room,
                         GError **error)
{
  g_autoptr (SalDocumentLayout) layout = g_new0 (SalDocumentLayout, 1);
  PangoContext *context = context_new ();
  SalDocumentFlow flow = {
    .document = document, .layout = layout, .context = context, .cancellable = pass->cancellable
  };
  gboolean done;

  flow.font = pango_font_description_from_string (FONT);
  flow.figures = pango_attr_list_new ();
  pango_attr_list_insert (flow.figures, pango_attr_font_features_new ("tnum"));
  layout->width = document->width;
  layout->height = document->height;
  layout->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) page_free);
  flow.left = MARGIN;
  flow.width = document->width - 2 * MARGIN;
  flow.bottom =
      document->height - MARGIN - FOOTER_HEIGHT + 14 - (pass->everywhere ? pass->spare : 0);
  flow.spare = pass->everywhere ? 0 : pass->spare;
  begin_page (&flow);
  add_title (&flow);
  done = flow_blocks (&flow, pass->progress, pass->user_data, error);
  *filled = flow.y - SAL_DOCUMENT_BLOCK_GAP - flow.top;
  *room = flow.bottom - MARGIN - HEADER_HEIGHT;
  if (done)
    add_footers (&flow);
  pango_attr_list_unref (flow.figures);
  pango_font_description_free (flow.font);
  g_object_unref (context);

  return done ? g_steal_pointer (&layout) : NULL;
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
  else if (item->kind == SAL_PAGE_ITEM_DRAWING)
    g_string_append_printf (text, "%s\n", item->drawing->description);
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
