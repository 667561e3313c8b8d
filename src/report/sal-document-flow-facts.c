/* sal-document-flow-facts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-document-flow.h"

/* Facts of documents: labels with what they say beside them, two in a row. */

#define IN_ROW      2
#define GAP         16.0 /* points */
#define LABEL_SHARE 0.34
#define VALUE_SIZE  9.5

/* Longer texts are cut. */
#define VALUE_LINES 4

typedef struct
{
  PangoLayout *label, *value;
} Fact;

/* Returns its height. */
static double
create_fact (SalDocumentFlow *flow, const SalBlockFigure *figure, double width, Fact *fact)
{
  fact->label = sal_document_flow_create_text (
      flow, figure->label, SAL_DOCUMENT_SMALL_SIZE, PANGO_WEIGHT_NORMAL, width * LABEL_SHARE - 4);
  fact->value = sal_document_flow_create_text (
      flow, figure->value, VALUE_SIZE, PANGO_WEIGHT_NORMAL, width * (1 - LABEL_SHARE));
  sal_document_flow_limit_lines (fact->label, VALUE_LINES);
  sal_document_flow_limit_lines (fact->value, VALUE_LINES);

  return MAX (sal_document_flow_get_height (fact->label),
              sal_document_flow_get_height (fact->value));
}

/* Both stand on one base line. */
static void
add_fact (SalDocumentFlow *flow, const Fact *fact, double x, double width)
{
  double lower =
      (double) (pango_layout_get_baseline (fact->value) - pango_layout_get_baseline (fact->label)) /
      PANGO_SCALE;

  sal_document_flow_add_text (flow->page,
                              SAL_PAGE_PART_FIGURE,
                              fact->label,
                              x,
                              flow->y + MAX (lower, 0),
                              width * LABEL_SHARE - 4)
      ->dim = TRUE;
  sal_document_flow_add_text (flow->page,
                              SAL_PAGE_PART_FIGURE,
                              fact->value,
                              x + width * LABEL_SHARE,
                              flow->y,
                              width * (1 - LABEL_SHARE));
}

void
sal_document_flow_facts (SalDocumentFlow *flow, const SalBlock *block)
{
  double width = (flow->width - (IN_ROW - 1) * GAP) / IN_ROW;
  guint n = block->figures->len;

  for (guint first = 0; first < n; first += IN_ROW)
    {
      guint n_row = MIN (IN_ROW, n - first);
      Fact facts[IN_ROW];
      double height = 0;

      for (guint i = 0; i < n_row; i++)
        height =
            MAX (height, create_fact (flow, block->figures->pdata[first + i], width, &facts[i]));
      sal_document_flow_need (flow, height);
      for (guint i = 0; i < n_row; i++)
        add_fact (flow, &facts[i], flow->left + i * (width + GAP), width);
      flow->y += height + SAL_DOCUMENT_CELL_PADDING / 2;
    }
  flow->y += SAL_DOCUMENT_BLOCK_GAP - SAL_DOCUMENT_CELL_PADDING / 2;
}
