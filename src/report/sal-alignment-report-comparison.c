/* sal-alignment-report-comparison.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-report-private.h"

#include <glib/gi18n-lib.h>

#include "sal-design-comparison.h"
#include "sal-money.h"
#include "sal-number.h"

/* The pages that say what moves from another alignment to the one that is reported. */

#define MAP_HEIGHT 236.0

/* Unless all are listed. */
#define MOST_ACCOUNTS 20u
#define MOST_AREAS    8u /* of those that go from one territory to another one */

/* --- maps --- */

/* Territories that there are in both alignments have the same colour on both maps. */
static SalMapStyle *
create_style_before (SalAlignmentReportMaker *self, const SalDesignComparison *comparison)
{
  const SalAlignmentReport *report = self->report;
  SalMapStyle *style = sal_alignment_report_create_style (report->before);

  for (guint t = 0; t < sal_territory_design_get_n_territories (report->before); t++)
    {
      gint32 match = comparison->matches[t];

      if (match != SAL_TERRITORY_NONE)
        sal_map_style_set_hue (style, t, sal_map_style_get_hue (self->style, (guint) match));
    }
  sal_map_style_color (style, report->shape, NULL);

  return style;
}

static void
add_maps (SalAlignmentReportMaker *self, const SalDesignComparison *comparison)
{
  const SalAlignmentReport *report = self->report;
  g_autoptr (SalMapStyle) before = create_style_before (self, comparison);
  /* translators: the name of an alignment */
  g_autofree char *from =
      g_strdup_printf (_ ("Map of what moves, as in “%s”"), report->before_name);
  g_autofree char *to = g_strdup_printf (_ ("Map of what moves, as in “%s”"), report->name);

  sal_document_begin_columns (self->document, 0.5);
  sal_alignment_report_add_moves_map (self, before, comparison->areas, from, MAP_HEIGHT);
  sal_document_next_column (self->document);
  sal_alignment_report_add_moves_map (self, self->style, comparison->areas, to, MAP_HEIGHT);
  sal_document_end_columns (self->document);
}

/* --- from whom to whom --- */

static GPtrArray *
create_transfer (SalAlignmentReportMaker *self,
                 const char *from,
                 const char *to,
                 const SalDesignTransfer *transfer)
{
  const char *currency = self->report->currency;
  GPtrArray *cells = g_ptr_array_new ();

  g_ptr_array_add (cells, g_strdup (from));
  g_ptr_array_add (cells, g_strdup (to));
  if (self->report->shape != NULL)
    g_ptr_array_add (cells, sal_number_format (transfer->n_areas, 0));
  g_ptr_array_add (cells, sal_number_format (transfer->n_accounts, 0));
  g_ptr_array_add (cells, sal_money_format (transfer->revenue, currency));
  g_ptr_array_add (cells, sal_number_format (transfer->n_open, 0));
  g_ptr_array_add (cells, sal_money_format (transfer->pipeline, currency));

  return cells;
}

static void
add_transfers (SalAlignmentReportMaker *self, const SalDesignComparison *comparison)
{
  const SalAlignmentReport *report = self->report;
  const SalDocumentColumn of_areas[] = {
    { _ ("From"), FALSE },         { _ ("To"), FALSE },     { _ ("Areas"), TRUE },
    { _ ("Accounts"), TRUE },      { _ ("Revenue"), TRUE }, { _ ("Opportunities"), TRUE },
    { _ ("Open Pipeline"), TRUE },
  };
  const SalDocumentColumn of_accounts[] = {
    { _ ("From"), FALSE },   { _ ("To"), FALSE },           { _ ("Accounts"), TRUE },
    { _ ("Revenue"), TRUE }, { _ ("Opportunities"), TRUE }, { _ ("Open Pipeline"), TRUE },
  };
  g_autoptr (GPtrArray) rows = sal_alignment_report_create_rows ();

  for (guint i = 0; i < comparison->transfers->len; i++)
    {
      const SalDesignTransfer *transfer =
          &g_array_index (comparison->transfers, SalDesignTransfer, i);
      g_autofree char *from = sal_design_name_side (report->before, transfer->from);
      g_autofree char *to = sal_design_name_side (report->design, transfer->to);

      sal_alignment_report_add_row (rows, create_transfer (self, from, to, transfer));
    }
  sal_alignment_report_add_row (rows, create_transfer (self, _ ("Total"), "", &comparison->total));
  sal_document_add_heading (self->document, _ ("From Whom to Whom"), 2);
  if (report->shape != NULL)
    sal_document_add_table (self->document, of_areas, G_N_ELEMENTS (of_areas), rows);
  else
    sal_document_add_table (self->document, of_accounts, G_N_ELEMENTS (of_accounts), rows);
}

/* --- accounts --- */

static int
compare_accounts (gconstpointer first, gconstpointer second, gpointer data)
{
  const SalDesignAccountMove *one = first, *other = second;
  const SalDesignAccount *accounts = data;
  const SalDesignAccount *a = &accounts[one->account], *b = &accounts[other->account];

  if (a->revenue != b->revenue)
    return a->revenue > b->revenue ? -1 : 1;
  if (a->pipeline != b->pipeline)
    return a->pipeline > b->pipeline ? -1 : 1;

  return (one->account > other->account) - (one->account < other->account);
}

static void
add_account (SalAlignmentReportMaker *self, GPtrArray *rows, const SalDesignAccountMove *move)
{
  const SalAlignmentReport *report = self->report;
  const char *city = report->texts->cities[move->account];
  guint n_accounts;
  const SalDesignAccount *account =
      &sal_territory_design_get_accounts (report->design, &n_accounts)[move->account];
  GPtrArray *cells = g_ptr_array_new ();

  g_ptr_array_add (cells, g_strdup (report->texts->accounts[move->account]));
  g_ptr_array_add (cells, g_strdup (*city != '\0' ? city : "–"));
  g_ptr_array_add (cells,
                   g_strdup (sal_alignment_report_name_territory (report->before, move->from)));
  g_ptr_array_add (cells,
                   g_strdup (sal_alignment_report_name_territory (report->design, move->to)));
  g_ptr_array_add (cells, sal_money_format (account->revenue, report->currency));
  g_ptr_array_add (cells, sal_number_format (account->n_open, 0));
  g_ptr_array_add (cells, sal_money_format (account->pipeline, report->currency));
  sal_alignment_report_add_row (rows, cells);
}

static void
add_accounts (SalAlignmentReportMaker *self, const SalDesignComparison *comparison)
{
  const SalDocumentColumn columns[] = {
    { _ ("Account"), FALSE },      { _ ("City"), FALSE },   { _ ("From"), FALSE },
    { _ ("To"), FALSE },           { _ ("Revenue"), TRUE }, { _ ("Opportunities"), TRUE },
    { _ ("Open Pipeline"), TRUE },
  };
  guint n_accounts;
  const SalDesignAccount *accounts =
      sal_territory_design_get_accounts (self->report->design, &n_accounts);
  g_autoptr (GArray) moves = g_array_copy (comparison->accounts);
  g_autoptr (GPtrArray) rows = sal_alignment_report_create_rows ();
  g_autofree char *number = sal_number_format (moves->len, 0);
  g_autofree char *title = g_strdup_printf (_ ("Accounts That Move (%s)"), number);

  guint n_listed =
      self->report->is_full || moves->len <= MOST_ACCOUNTS + 1 ? moves->len : MOST_ACCOUNTS;

  if (moves->len == 0)
    return;
  g_array_sort_with_data (moves, compare_accounts, (gpointer) accounts);
  for (guint i = 0; i < n_listed; i++)
    add_account (self, rows, &g_array_index (moves, SalDesignAccountMove, i));
  sal_document_add_heading (self->document, title, 2);
  sal_document_add_table (self->document, columns, G_N_ELEMENTS (columns), rows);
  if (n_listed < moves->len)
    {
      g_autofree char *more = sal_alignment_report_format_more (moves->len - n_listed);

      sal_document_add_note (self->document, more);
    }
}

/* --- areas --- */

static int
compare_moves (gconstpointer first, gconstpointer second)
{
  const SalDesignMove *one = first, *other = second;

  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;
  if (one->to != other->to)
    return one->to < other->to ? -1 : 1;

  return (one->area > other->area) - (one->area < other->area);
}

/* "West 1 → West 2 (3): …" of the moves from @first up to the next of another pair. */
static guint
add_pair (SalAlignmentReportMaker *self, GPtrArray *items, const GArray *moves, guint first)
{
  const SalAlignmentReport *report = self->report;
  const SalGeographyArea *areas =
      sal_geography_get_areas (sal_territory_design_get_geography (report->design), NULL);
  const SalDesignMove *begin = &g_array_index (moves, SalDesignMove, first);
  g_autoptr (GString) names = g_string_new (NULL);
  guint next = first, n_left = 0;

  for (; next < moves->len; next++)
    {
      const SalDesignMove *move = &g_array_index (moves, SalDesignMove, next);
      g_autofree char *name = sal_alignment_report_name_area (&areas[move->area]);

      if (move->from != begin->from || move->to != begin->to)
        break;
      n_left += self->report->is_full || next - first < MOST_AREAS ? 0 : 1;
      if (n_left == 0)
        g_string_append_printf (names, "%s%s", next > first ? "; " : "", name);
    }
  if (n_left > 0)
    {
      g_autofree char *more = sal_alignment_report_format_more (n_left);

      g_string_append_printf (names, "; %s", more);
    }
  g_ptr_array_add (
      items,
      g_strdup_printf ("%s → %s (%u): %s",
                       sal_alignment_report_name_territory (report->before, begin->from),
                       sal_alignment_report_name_territory (report->design, begin->to),
                       next - first,
                       names->str));

  return next;
}

static void
add_areas (SalAlignmentReportMaker *self, const SalDesignComparison *comparison)
{
  g_autoptr (GArray) moves = g_array_copy (comparison->areas);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *number = sal_number_format (moves->len, 0);
  g_autofree char *title = g_strdup_printf (_ ("Areas That Move (%s)"), number);

  if (moves->len == 0)
    return;
  g_array_sort (moves, compare_moves);
  for (guint i = 0; i < moves->len;)
    i = add_pair (self, items, moves, i);
  g_ptr_array_add (items, NULL);
  sal_document_add_heading (self->document, title, 2);
  sal_document_add_list (self->document, (const char *const *) items->pdata);
}

/**
 * sal_alignment_report_add_comparison:
 * @self: the report, of two alignments
 *
 * Adds what moves, from whom to whom, with the accounts and areas that do, on pages of its own.
 */
void
sal_alignment_report_add_comparison (SalAlignmentReportMaker *self)
{
  const SalAlignmentReport *report = self->report;
  g_autoptr (SalDesignComparison) comparison =
      sal_design_comparison_new (report->before, report->design);
  /* translators: the name of an alignment */
  g_autofree char *title = g_strdup_printf (_ ("What Moves Since “%s”"), report->before_name);

  sal_document_add_page_break (self->document);
  sal_document_add_heading (self->document, title, 1);
  if (comparison->transfers->len == 0)
    {
      sal_document_add_paragraph (self->document,
                                  _ ("Nothing moves: areas and accounts are where they were."));
      return;
    }

  if (report->shape != NULL)
    {
      sal_document_add_paragraph (self->document,
                                  _ ("At the left as it was, at the right as it is to be; what "
                                     "stays where it is is pale."));
      add_maps (self, comparison);
    }
  add_transfers (self, comparison);
  add_accounts (self, comparison);
  add_areas (self, comparison);
}
