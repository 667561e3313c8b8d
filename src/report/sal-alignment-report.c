/* sal-alignment-report.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-report.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-alignment-report-private.h"
#include "sal-area-measures.h"
#include "sal-number.h"
#include "sal-rate.h"

#define MAP_HEIGHT 300.0
#define MAP_SHARE  0.64

/* --- tables --- */

GPtrArray *
sal_alignment_report_create_rows (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
}

/* Adds a row of a table; takes its cells. */
void
sal_alignment_report_add_row (GPtrArray *rows, GPtrArray *cells)
{
  g_ptr_array_add (cells, NULL);
  g_ptr_array_add (rows, g_ptr_array_free (cells, FALSE));
}

char *
sal_alignment_report_format_share (double share)
{
  return sal_rate_format_percent (llround (share * SAL_RATE_ONE), 1);
}

/* How far an index is from 100, with its sign. */
char *
sal_alignment_report_format_deviation (double index)
{
  g_autofree char *text = NULL;

  if (isnan (index))
    return g_strdup ("–");
  text = sal_alignment_report_format_share (index / 100 - 1);

  return g_strconcat (index > 100 ? "+" : "", text, NULL);
}

char *
sal_alignment_report_name_area (const SalGeographyArea *area)
{
  return *area->parent != '\0' ? g_strdup_printf ("%s, %s", area->name, area->parent)
                               : g_strdup (area->name);
}

const char *
sal_alignment_report_name_territory (const SalTerritoryDesign *design, gint32 index)
{
  return index != SAL_TERRITORY_NONE
             ? sal_territory_design_get_territory (design, (guint) index)->name
             : "–";
}

/* --- overview --- */

static void
add_sentence (GString *text, char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

/* How many of what there are, and what is not as it should be. */
static void
add_summary (SalAlignmentReportMaker *self)
{
  SalTerritoryDesign *design = self->report->design;
  guint n_none = sal_territory_design_count_accounts (design, SAL_TERRITORY_NONE), n_accounts;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *territories =
      sal_number_format (sal_territory_design_get_n_territories (design), 0);
  g_autofree char *areas = sal_number_format (sal_territory_design_get_n_areas (design), 0);
  g_autofree char *accounts = NULL;
  SalDesignBalance balance;

  sal_territory_design_get_accounts (design, &n_accounts);
  accounts = sal_number_format (n_accounts, 0);
  sal_territory_design_measure_balance (design, self->report->measure, &balance);
  if (self->report->shape != NULL)
    /* translators: three numbers, written out */
    add_sentence (
        text,
        g_strdup_printf (
            _ ("Territories: %s; areas: %s; accounts: %s."), territories, areas, accounts));
  else
    /* translators: two numbers, written out */
    add_sentence (text,
                  g_strdup_printf (_ ("Territories: %s; accounts: %s."), territories, accounts));
  if (balance.n_unassigned > 0)
    add_sentence (text,
                  g_strdup_printf (ngettext ("%u area belongs to no territory.",
                                             "%u areas belong to no territory.",
                                             balance.n_unassigned),
                                   balance.n_unassigned));
  if (n_none > 0)
    add_sentence (text,
                  g_strdup_printf (ngettext ("%u account belongs to no territory.",
                                             "%u accounts belong to no territory.",
                                             n_none),
                                   n_none));
  if (balance.n_detached > 0)
    add_sentence (text,
                  g_strdup_printf (ngettext ("%u territory is in more than one piece.",
                                             "%u territories are in more than one piece.",
                                             balance.n_detached),
                                   balance.n_detached));
  if (balance.n_empty > 0 && self->report->shape != NULL)
    add_sentence (text,
                  g_strdup_printf (ngettext ("%u territory has no areas.",
                                             "%u territories have no areas.",
                                             balance.n_empty),
                                   balance.n_empty));
  sal_document_add_paragraph (self->document, text->str);
}

/* Beside the map: how even each measure is divided. */
static void
add_evenness (SalAlignmentReportMaker *self)
{
  SalTerritoryDesign *design = self->report->design;
  const SalDocumentColumn columns[] = {
    { _ ("Measure"), FALSE },
    { _ ("Total"), TRUE },
    { _ ("Mean Deviation"), TRUE },
    { _ ("Largest Deviation"), TRUE },
  };
  g_autoptr (GPtrArray) rows = sal_alignment_report_create_rows ();

  for (guint m = 0; m < sal_territory_design_get_n_measures (design); m++)
    {
      const SalAreaMeasure *measure = sal_territory_design_get_measure (design, m);
      GPtrArray *cells = g_ptr_array_new ();
      SalDesignBalance balance;

      sal_territory_design_measure_balance (design, m, &balance);
      g_ptr_array_add (cells, g_strdup (measure->label));
      g_ptr_array_add (
          cells, sal_area_measure_format (measure, measure->total, self->report->currency, TRUE));
      g_ptr_array_add (cells, sal_alignment_report_format_share (balance.mean_deviation / 100));
      g_ptr_array_add (cells, sal_alignment_report_format_share (balance.max_deviation / 100));
      sal_alignment_report_add_row (rows, cells);
    }
  sal_document_add_table (self->document, columns, G_N_ELEMENTS (columns), rows);
}

static GPtrArray *
create_balance_row (SalAlignmentReportMaker *self, guint t)
{
  const SalTerritoryDesign *design = self->report->design;
  const SalDesignTerritory *territory = sal_territory_design_get_territory (design, t);
  GPtrArray *cells = g_ptr_array_new ();

  g_ptr_array_add (cells, g_strdup (territory->name));
  g_ptr_array_add (cells, g_strdup (territory->holder != NULL ? territory->holder : "–"));
  if (self->report->shape != NULL)
    g_ptr_array_add (cells,
                     sal_number_format (sal_territory_design_count_areas (design, (gint32) t), 0));
  g_ptr_array_add (cells,
                   sal_number_format (sal_territory_design_count_accounts (design, (gint32) t), 0));
  g_ptr_array_add (cells,
                   sal_alignment_report_format_deviation (
                       sal_territory_design_get_index (design, t, self->report->measure)));
  for (guint m = 0; m < sal_territory_design_get_n_measures (design); m++)
    {
      double index = sal_territory_design_get_index (design, t, m);

      g_ptr_array_add (cells, isnan (index) ? g_strdup ("–") : sal_number_format (index, 0));
    }

  return cells;
}

/* All territories with their indices. */
static void
add_balance (SalAlignmentReportMaker *self)
{
  const SalTerritoryDesign *design = self->report->design;
  guint n_measures = sal_territory_design_get_n_measures (design);
  const SalDocumentColumn first[] = {
    { _ ("Territory"), FALSE }, { _ ("Holder"), FALSE },   { _ ("Areas"), TRUE },
    { _ ("Accounts"), TRUE },   { _ ("Deviation"), TRUE },
  };
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (SalDocumentColumn));
  g_autoptr (GPtrArray) rows = sal_alignment_report_create_rows ();
  /* translators: a measure */
  g_autofree char *text =
      g_strdup_printf (_ ("The deviation is that of %s; the columns after it are indices."),
                       sal_territory_design_get_measure (design, self->report->measure)->label);

  g_array_append_vals (columns, first, G_N_ELEMENTS (first));
  if (self->report->shape == NULL)
    g_array_remove_index (columns, 2);
  for (guint m = 0; m < n_measures; m++)
    {
      const SalDocumentColumn column = { sal_territory_design_get_measure (design, m)->label,
                                         TRUE };

      g_array_append_val (columns, column);
    }
  for (guint t = 0; t < sal_territory_design_get_n_territories (design); t++)
    sal_alignment_report_add_row (rows, create_balance_row (self, t));
  sal_document_add_heading (self->document, _ ("Balance"), 1);
  sal_document_add_table (
      self->document, (const SalDocumentColumn *) (gpointer) columns->data, columns->len, rows);
  sal_document_add_paragraph (self->document, text);
}

static void
add_overview (SalAlignmentReportMaker *self)
{
  add_summary (self);
  if (self->report->shape != NULL)
    {
      sal_document_begin_columns (self->document, MAP_SHARE);
      sal_alignment_report_add_map (self, MAP_HEIGHT);
      sal_document_next_column (self->document);
      add_evenness (self);
      sal_document_end_columns (self->document);
    }
  else
    {
      add_evenness (self);
    }
  sal_alignment_report_add_attention (self);
  sal_document_add_page_break (self->document);
  add_balance (self);
}

/* --- the end --- */

static void
add_sources (SalAlignmentReportMaker *self)
{
  const SalTerritoryDesign *design = self->report->design;
  const SalDocumentColumn columns[] = { { _ ("Measure"), FALSE }, { _ ("Source"), FALSE } };
  g_autoptr (GPtrArray) rows = sal_alignment_report_create_rows ();

  for (guint m = 0; m < sal_territory_design_get_n_measures (design); m++)
    {
      const SalAreaMeasure *measure = sal_territory_design_get_measure (design, m);
      GPtrArray *cells = g_ptr_array_new ();

      g_ptr_array_add (cells, g_strdup (measure->label));
      g_ptr_array_add (cells, g_strdup (measure->source));
      sal_alignment_report_add_row (rows, cells);
    }
  sal_document_add_page_break (self->document);
  sal_document_add_heading (self->document, _ ("Measures"), 1);
  sal_document_add_table (self->document, columns, G_N_ELEMENTS (columns), rows);
  sal_document_add_paragraph (
      self->document,
      _ ("The target of a territory is its share of what territories have, by its capacity: who is "
         "part-time or new carries less. The index is what it has ÷ its target × 100; the "
         "deviation "
         "is how far that is from 100. An account that a territory has by name or by a rule counts "
         "there, and not where it lies; one that several have by name counts for each with its "
         "share. Revenue is what was won in the last twelve months."));
}

/* "Acme · FY27 · Draft" stands at the foot of every page. */
static SalDocument *
create_document (const SalAlignmentReport *self)
{
  SalDocument *document = sal_document_new (self->name, self->date, self->paper, TRUE);
  g_autofree char *footer =
      g_strdup_printf ("%s · %s · %s", self->company, self->name, self->status);
  g_autofree char *subtitle =
      /* translators: a company, the status of an alignment, a currency code */
      g_strdup_printf (
          _ ("%s · Territories · %s · amounts in %s"), self->company, self->status, self->currency);

  sal_document_set_footer (document, footer);
  sal_document_set_subtitle (document, subtitle);

  return document;
}

/* FALSE if it was cancelled. */
static gboolean
add_pages (SalAlignmentReportMaker *self, GCancellable *cancellable, GError **error)
{
  const SalTerritoryDesign *design = self->report->design;

  add_overview (self);
  if (self->report->before != NULL)
    sal_alignment_report_add_comparison (self);
  for (guint t = 0; t < sal_territory_design_get_n_territories (design); t++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      sal_alignment_report_add_territory (self, (gint32) t);
    }
  if (sal_territory_design_count_areas (design, SAL_TERRITORY_NONE) > 0 ||
      sal_territory_design_count_accounts (design, SAL_TERRITORY_NONE) > 0)
    sal_alignment_report_add_territory (self, SAL_TERRITORY_NONE);
  add_sources (self);

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * sal_alignment_report_create:
 * @self: what is reported
 * @cancellable: (nullable): stops it, within a territory
 * @error: return location for an error
 *
 * Makes an alignment a document: the map of all territories, how balanced they are and what to look
 * at; what moves since another alignment; a page for each territory with its map, figures, largest
 * accounts and areas; what belongs to none; and where measures come from.
 *
 * An alignment that divides accounts only has neither maps nor areas in it.
 *
 * Maps are drawn when pages are painted, which may be on another thread than this.
 *
 * Raises %G_IO_ERROR_CANCELLED if it was cancelled, and nothing else.
 *
 * Returns: (transfer full) (nullable): the document
 */
SalDocument *
sal_alignment_report_create (const SalAlignmentReport *self,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (SalDocument) document = NULL;
  g_autoptr (SalMapStyle) style = NULL;
  g_autoptr (GArray) entries = NULL;
  g_autofree guint *first = NULL;
  SalAlignmentReportMaker maker = { .report = self };
  gboolean done;

  g_return_val_if_fail (self->measure < sal_territory_design_get_n_measures (self->design), NULL);
  g_return_val_if_fail (self->before == NULL || sal_territory_design_get_n_areas (self->before) ==
                                                    sal_territory_design_get_n_areas (self->design),
                        NULL);

  maker.document = document = create_document (self);
  maker.style = style = sal_alignment_report_create_style (self->design);
  if (self->style != NULL)
    sal_map_style_copy_hues (style, self->style);
  if (self->shape != NULL)
    sal_map_style_color (style, self->shape, NULL);
  sal_alignment_report_find_entries (&maker);
  entries = maker.entries;
  first = maker.first;
  done = add_pages (&maker, cancellable, error);

  return done ? g_steal_pointer (&document) : NULL;
}
