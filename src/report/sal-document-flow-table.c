/* sal-document-flow-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-document-flow.h"

#include <math.h>

/* Tables of documents: columns as wide as what is in them asks for, rows that are not broken. */

/* Longer texts are cut. */
#define TITLE_LINES 5
#define CELL_LINES  3

/* Between columns; where there are many texts are broken otherwise. */
#define WIDE_GAP     10.0
#define NARROW_GAP   6.0
#define MANY_COLUMNS 10

/* A table with totals is not broken if it has no more rows. */
#define WHOLE_ROWS 8

/* A table of so many rows is measured for the heading above it. */
#define MEASURED_ROWS 24

/* Of the first rows of a longer one; points. */
#define RECKONED_HEIGHT 80.0

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
  double *titles; /* the widths of the titles, in one line */
  double *words;  /* those of their longest words, which are not to be broken */
  double gap;     /* between columns */
} Grid;

static PangoLayout *
cell_at (const Grid *grid, guint row, guint column)
{
  return g_ptr_array_index (grid->cells, row * grid->n_columns + column);
}

/* Adds a row; @widths become those of the widest text of each column. */
static void
add_cells (SalDocumentFlow *flow, Grid *grid, char **row, PangoWeight weight, double *widths)
{
  for (guint i = 0; i < grid->n_columns; i++)
    {
      PangoLayout *layout = sal_document_flow_create_text (
          flow, cell_text (row, i), SAL_DOCUMENT_SMALL_SIZE, weight, -1);

      widths[i] = MAX (widths[i], ceil (sal_document_flow_get_width (layout)) + 1);
      g_ptr_array_add (grid->cells, layout);
    }
}

static double
measure_longest_word (SalDocumentFlow *flow, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  double longest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autoptr (PangoLayout) layout = sal_document_flow_create_text (
          flow, words[i], SAL_DOCUMENT_SMALL_SIZE, PANGO_WEIGHT_BOLD, -1);

      longest = MAX (longest, ceil (sal_document_flow_get_width (layout)) + 1);
    }

  return longest;
}

/* By how much a column may give way: to an equal share, and no further than its words let it. */
static double
get_excess (const Grid *grid, guint column, double share, gboolean keep_words)
{
  double least = keep_words ? MAX (share, grid->words[column]) : share;

  return MAX (grid->widths[column] - least, 0);
}

static double
sum_excess (const Grid *grid, double share, gboolean keep_words)
{
  double sum = 0;

  for (guint i = 0; i < grid->n_columns; i++)
    sum += get_excess (grid, i, share, keep_words);

  return sum;
}

/* Columns that are wider than an equal share give way in proportion. */
static void
shrink_columns (Grid *grid, double room, double missing)
{
  double share = room / grid->n_columns, factor;
  gboolean keep_words = sum_excess (grid, share, TRUE) >= missing;

  factor = MIN (missing / MAX (sum_excess (grid, share, keep_words), 1e-9), 1);
  for (guint i = 0; i < grid->n_columns; i++)
    grid->widths[i] -= get_excess (grid, i, share, keep_words) * factor;
}

/* Columns have what their longest text asks for. If that is too much for the page, titles are
 * broken between words first, and then texts; what is left over is shared out. */
static void
fit_columns (SalDocumentFlow *flow, Grid *grid)
{
  guint n = grid->n_columns;
  double room = flow->width - (n - 1) * grid->gap;
  double sum = 0, wanted = 0, factor;

  for (guint i = 0; i < n; i++)
    {
      grid->widths[i] = MAX (grid->widths[i], grid->words[i]);
      sum += grid->widths[i];
      wanted += MAX (grid->titles[i] - grid->widths[i], 0);
    }
  if (sum > room)
    {
      shrink_columns (grid, room, sum - room);
      return;
    }

  factor = wanted > 0 ? MIN ((room - sum) / wanted, 1) : 0;
  for (guint i = 0; i < n; i++)
    grid->widths[i] +=
        MAX (grid->titles[i] - grid->widths[i], 0) * factor + MAX (room - sum - wanted, 0) / n;
}

/* A text that stands in one line as it is, is not laid out again. */
static gboolean
is_one_line (const Grid *grid, guint index)
{
  PangoLayout *layout = g_ptr_array_index (grid->cells, index);

  return pango_layout_get_width (layout) < 0 && pango_layout_get_line_count (layout) == 1 &&
         ceil (sal_document_flow_get_width (layout)) <= grid->widths[index % grid->n_columns];
}

static void
fit_cell (const Grid *grid, guint index)
{
  PangoLayout *layout = g_ptr_array_index (grid->cells, index);
  guint column = index % grid->n_columns;

  if (is_one_line (grid, index))
    return;
  if (grid->numeric[column])
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  pango_layout_set_width (layout, (int) (grid->widths[column] * PANGO_SCALE));
  sal_document_flow_limit_lines (layout, index < grid->n_columns ? TITLE_LINES : CELL_LINES);
}

static Grid *
grid_new (SalDocumentFlow *flow, const SalBlock *block)
{
  Grid *grid = g_new0 (Grid, 1);

  grid->n_columns = block->n_columns;
  grid->numeric = block->numeric;
  grid->gap = block->n_columns > MANY_COLUMNS ? NARROW_GAP : WIDE_GAP;
  grid->cells = g_ptr_array_new_with_free_func (g_object_unref);
  grid->widths = g_new0 (double, block->n_columns);
  grid->titles = g_new0 (double, block->n_columns);
  grid->words = g_new0 (double, block->n_columns);
  for (guint i = 0; i < block->n_columns; i++)
    grid->words[i] = measure_longest_word (flow, block->titles[i]);
  add_cells (flow, grid, block->titles, PANGO_WEIGHT_BOLD, grid->titles);
  for (guint i = 0; i < block->rows->len && !g_cancellable_is_cancelled (flow->cancellable); i++)
    add_cells (flow,
               grid,
               g_ptr_array_index (block->rows, i),
               i + block->n_totals < block->rows->len ? PANGO_WEIGHT_NORMAL : PANGO_WEIGHT_BOLD,
               grid->widths);
  fit_columns (flow, grid);
  for (guint i = 0; i < grid->cells->len; i++)
    fit_cell (grid, i);

  return grid;
}

static void
grid_free (Grid *grid)
{
  g_ptr_array_unref (grid->cells);
  g_free (grid->widths);
  g_free (grid->titles);
  g_free (grid->words);
  g_free (grid);
}

static double
row_height (const Grid *grid, guint row)
{
  double height = 0;

  for (guint i = 0; i < grid->n_columns; i++)
    height = MAX (height, sal_document_flow_get_height (cell_at (grid, row, i)));

  return height + SAL_DOCUMENT_CELL_PADDING;
}

/* Row 0 holds the titles. */
static void
add_row (SalDocumentFlow *flow, const Grid *grid, guint row)
{
  SalDocumentPart part = row == 0 ? SAL_PAGE_PART_TABLE_HEADER : SAL_PAGE_PART_TABLE_CELL;
  double x = flow->left;

  for (guint i = 0; i < grid->n_columns; i++)
    {
      PangoLayout *layout = cell_at (grid, row, i);
      gboolean is_natural = pango_layout_get_width (layout) < 0;
      double width = is_natural ? sal_document_flow_get_width (layout) : grid->widths[i];

      sal_document_flow_add_text (flow->page,
                                  part,
                                  g_object_ref (layout),
                                  grid->numeric[i] ? x + grid->widths[i] - width : x,
                                  flow->y + SAL_DOCUMENT_CELL_PADDING / 2,
                                  width);
      x += grid->widths[i] + grid->gap;
    }
  flow->y += row_height (grid, row);
  sal_document_flow_add_rule (flow->page, part, flow->left, flow->y, flow->width);
}

/* Of a row and what does not leave it: below the first row, the second, so that no row stands alone
 * below its titles; below the last but one, the last; below that, the totals; and a short
 * calculation stays on one page. */
static double
kept_height (const Grid *grid, const SalBlock *block, guint row)
{
  guint n_rows = block->rows->len;
  gboolean is_whole = row == 1 && block->n_totals > 0 && n_rows <= WHOLE_ROWS;
  gboolean is_end = row + MAX (block->n_totals, 1) >= n_rows;
  guint last = is_whole || is_end ? n_rows : row == 1 ? MIN (row + 1, n_rows) : row;
  double height = 0;

  for (guint i = row; i <= last; i++)
    height += row_height (grid, i);

  return height;
}

/* What a heading must have below it: the titles with the first rows, which are measured of a table
 * that is short, and reckoned otherwise. */
double
sal_document_flow_table_start (SalDocumentFlow *flow, const SalBlock *block)
{
  Grid *grid;
  double height;

  if (block->rows->len == 0 || block->rows->len > MEASURED_ROWS)
    return RECKONED_HEIGHT;
  grid = grid_new (flow, block);
  height = row_height (grid, 0) + kept_height (grid, block, 1);
  grid_free (grid);

  return height;
}

void
sal_document_flow_table (SalDocumentFlow *flow, const SalBlock *block)
{
  Grid *grid = grid_new (flow, block);
  const SalDocumentPage *page = NULL;

  /* a table without rows still shows what it would hold */
  for (guint row = block->rows->len > 0 ? 1 : 0; row <= block->rows->len; row++)
    {
      double height;

      if (g_cancellable_is_cancelled (flow->cancellable))
        break;
      height = kept_height (grid, block, row);
      sal_document_flow_need (flow,
                              height + (page == flow->page || row == 0 ? 0 : row_height (grid, 0)));
      if (page != flow->page)
        add_row (flow, grid, 0);
      page = flow->page;
      if (row > 0)
        add_row (flow, grid, row);
    }
  flow->y += SAL_DOCUMENT_BLOCK_GAP;
  grid_free (grid);
}
