/* sal-alignment-report-territory.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-report-private.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-area-measures.h"
#include "sal-number.h"

/* The page of one territory, and that of what belongs to none. */

#define MAP_HEIGHT    220.0
#define COLUMN_SHARE  0.46
#define MOST_ACCOUNTS 10

/* --- its figures --- */

/* What a share is of: of what territories have, as their targets and indices are; of what belongs
 * to none, all there is. */
static double
find_whole (const SalTerritoryDesign *design, gint32 territory, guint m)
{
  double whole = 0;

  if (territory == SAL_TERRITORY_NONE)
    return sal_territory_design_get_measure (design, m)->total;
  for (guint i = 0; i < sal_territory_design_get_n_territories (design); i++)
    whole += sal_territory_design_get_sum (design, (gint32) i, m);

  return whole;
}

static void
add_measure_row (SalAlignmentReportMaker *self, GPtrArray *rows, gint32 territory, guint m)
{
  const SalTerritoryDesign *design = self->report->design;
  const SalAreaMeasure *measure = sal_territory_design_get_measure (design, m);
  const char *currency = self->report->currency;
  double sum = sal_territory_design_get_sum (design, territory, m);
  GPtrArray *cells = g_ptr_array_new ();

  g_ptr_array_add (cells, g_strdup (measure->label));
  g_ptr_array_add (cells, sal_area_measure_format (measure, sum, currency, TRUE));
  g_ptr_array_add (
      cells,
      sal_alignment_report_format_share (sum / MAX (find_whole (design, territory, m), 1e-9)));
  if (territory != SAL_TERRITORY_NONE)
    {
      double target = sal_territory_design_get_target (design, (guint) territory, m);
      double index = sal_territory_design_get_index (design, (guint) territory, m);

      g_ptr_array_add (cells,
                       isnan (target) ? g_strdup ("–")
                                      : sal_area_measure_format (measure, target, currency, TRUE));
      g_ptr_array_add (cells, isnan (index) ? g_strdup ("–") : sal_number_format (index, 0));
      g_ptr_array_add (cells, sal_alignment_report_format_deviation (index));
    }
  sal_alignment_report_add_row (rows, cells);
}

static void
add_measures (SalAlignmentReportMaker *self, gint32 territory)
{
  const SalDocumentColumn columns[] = {
    { _ ("Measure"), FALSE }, { _ ("Sum"), TRUE },   { _ ("Share"), TRUE },
    { _ ("Target"), TRUE },   { _ ("Index"), TRUE }, { _ ("Deviation"), TRUE },
  };
  g_autoptr (GPtrArray) rows = sal_alignment_report_create_rows ();

  for (guint m = 0; m < sal_territory_design_get_n_measures (self->report->design); m++)
    add_measure_row (self, rows, territory, m);
  /* what belongs to none has no target */
  sal_document_add_table (
      self->document, columns, territory != SAL_TERRITORY_NONE ? G_N_ELEMENTS (columns) : 3, rows);
}

/* Who has it, what it is part of, and what it can carry. */
static char *
describe_territory (SalAlignmentReportMaker *self, guint index)
{
  SalTerritoryDesign *design = self->report->design;
  const SalAlignmentTexts *texts = self->report->texts;
  const SalDesignTerritory *territory = sal_territory_design_get_territory (design, index);
  g_autofree char *capacity = sal_number_format (territory->capacity, 2);
  guint n_pieces = sal_territory_design_count_pieces (design, index);
  GString *text = g_string_new (NULL);

  if (territory->holder != NULL)
    g_string_append_printf (text, _ ("Held by %s"), territory->holder);
  else
    g_string_append (text, territory->position != 0 ? _ ("Vacant") : _ ("Without a position"));
  if (*texts->positions[index] != '\0')
    g_string_append_printf (text, " · %s", texts->positions[index]);
  if (*texts->regions[index] != '\0')
    g_string_append_printf (text, " · %s", texts->regions[index]);
  g_string_append (text, " · ");
  /* translators: full-time equivalents, as what somebody can carry: "0.75" */
  g_string_append_printf (text, _ ("capacity %s"), capacity);
  if (n_pieces > 1)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _ ("in %u pieces"), n_pieces);
    }

  return g_string_free (text, FALSE);
}

/* All on as many pages as it takes. */
static void
add_full (SalAlignmentReportMaker *self, gint32 territory, gboolean has_map)
{
  if (has_map)
    {
      sal_document_begin_columns (self->document, COLUMN_SHARE);
      sal_alignment_report_add_territory_map (self, (guint) territory, MAP_HEIGHT);
      sal_document_next_column (self->document);
    }
  add_measures (self, territory);
  if (has_map)
    sal_document_end_columns (self->document);
  sal_alignment_report_add_all_accounts (self, territory);
  sal_alignment_report_add_all_areas (self, territory);
}

/* On one page: where it is, and beside that what it has. */
static void
add_short (SalAlignmentReportMaker *self, gint32 territory, gboolean has_map)
{
  gboolean has_areas = sal_territory_design_count_areas (self->report->design, territory) > 0;

  if (has_areas)
    {
      sal_document_begin_columns (self->document, COLUMN_SHARE);
      if (has_map)
        sal_alignment_report_add_territory_map (self, (guint) territory, MAP_HEIGHT);
      sal_alignment_report_add_areas (self, territory);
      sal_document_next_column (self->document);
    }
  add_measures (self, territory);
  sal_alignment_report_add_accounts (self, territory, MOST_ACCOUNTS);
  if (has_areas)
    sal_document_end_columns (self->document);
}

/**
 * sal_alignment_report_add_territory:
 * @self: the report
 * @territory: the index of a territory, or %SAL_TERRITORY_NONE for what belongs to none
 *
 * Adds what a territory is, on a page of its own, or on several if all is to be listed: a map and
 * figures, its accounts and its areas.
 */
void
sal_alignment_report_add_territory (SalAlignmentReportMaker *self, gint32 territory)
{
  const SalTerritoryDesign *design = self->report->design;
  gboolean has_map = FALSE;

  sal_document_add_page_break (self->document);
  if (territory == SAL_TERRITORY_NONE)
    {
      sal_document_add_heading (self->document, _ ("In No Territory"), 1);
    }
  else
    {
      g_autofree char *text = describe_territory (self, (guint) territory);

      sal_document_add_heading (
          self->document, sal_territory_design_get_territory (design, (guint) territory)->name, 1);
      sal_document_add_paragraph (self->document, text);
      has_map =
          self->report->shape != NULL && sal_territory_design_count_areas (design, territory) > 0;
      if (self->report->shape != NULL && !has_map)
        sal_document_add_paragraph (self->document, _ ("It has no areas."));
    }
  if (self->report->is_full)
    add_full (self, territory, has_map);
  else
    add_short (self, territory, has_map);
}
