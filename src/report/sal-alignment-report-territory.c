/* sal-alignment-report-territory.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-report-private.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-area-measures.h"
#include "sal-money.h"
#include "sal-number.h"

/* The pages of one territory, and those of what belongs to none. */

#define MAP_HEIGHT 236.0
#define MAP_SHARE  0.52

/* --- its accounts --- */

static void
add_entry (GArray *entries, guint account, gint32 territory, double share, SalDesignReason reason)
{
  const SalAlignmentReportEntry entry = { account, territory, share, reason };

  g_array_append_val (entries, entry);
}

/* Those that territories have by name, of which there may be several for one account. */
static void
add_shared (SalAlignmentReportMaker *self, guint8 *is_done)
{
  guint n_shares;
  const SalDesignShare *shares = sal_territory_design_get_shares (self->report->design, &n_shares);

  for (guint first = 0, end; first < n_shares; first = end)
    {
      double whole = 0;

      for (end = first; end < n_shares && shares[end].account == shares[first].account; end++)
        whole += shares[end].share;
      for (guint i = first; i < end && whole > 0; i++)
        add_entry (self->entries,
                   shares[i].account,
                   shares[i].territory,
                   shares[i].share / whole,
                   SAL_DESIGN_REASON_NAMED);
      is_done[shares[first].account] = whole > 0;
    }
}

static int
compare_entries (gconstpointer first, gconstpointer second, gpointer data)
{
  const SalAlignmentReportEntry *one = first, *other = second;
  const SalDesignAccount *accounts = data;
  const SalDesignAccount *a = &accounts[one->account], *b = &accounts[other->account];

  if (one->territory != other->territory)
    return one->territory < other->territory ? -1 : 1;
  if (a->revenue != b->revenue)
    return a->revenue > b->revenue ? -1 : 1;
  if (a->pipeline != b->pipeline)
    return a->pipeline > b->pipeline ? -1 : 1;

  return (one->account > other->account) - (one->account < other->account);
}

/**
 * sal_alignment_report_find_entries:
 * @self: a report
 *
 * Lists which accounts each territory has, and why.
 */
void
sal_alignment_report_find_entries (SalAlignmentReportMaker *self)
{
  const SalTerritoryDesign *design = self->report->design;
  guint n_territories = sal_territory_design_get_n_territories (design), n_accounts, next = 0;
  const SalDesignAccount *accounts = sal_territory_design_get_accounts (design, &n_accounts);
  g_autofree guint8 *is_done = g_new0 (guint8, MAX (n_accounts, 1));

  self->entries = g_array_new (FALSE, FALSE, sizeof (SalAlignmentReportEntry));
  self->first = g_new (guint, n_territories + 2);
  add_shared (self, is_done);
  for (guint i = 0; i < n_accounts; i++)
    {
      SalDesignReason reason;
      gint32 territory = sal_territory_design_get_account_territory (design, i, &reason);

      if (!is_done[i])
        add_entry (self->entries, i, territory, 1, reason);
    }
  g_array_sort_with_data (self->entries, compare_entries, (gpointer) accounts);
  for (guint t = 0; t < n_territories + 2; t++)
    {
      self->first[t] = next;
      while (next < self->entries->len &&
             g_array_index (self->entries, SalAlignmentReportEntry, next).territory + 1 ==
                 (gint32) t)
        next++;
    }
}

static char *
describe_reason (const SalAlignmentReportMaker *self, const SalAlignmentReportEntry *entry)
{
  const SalTerritoryDesign *design = self->report->design;
  const SalGeographyArea *areas =
      sal_geography_get_areas (sal_territory_design_get_geography (design), NULL);
  guint n_accounts;
  const SalDesignAccount *account =
      &sal_territory_design_get_accounts (design, &n_accounts)[entry->account];
  g_autofree char *text = NULL;

  switch (entry->reason)
    {
    case SAL_DESIGN_REASON_NAMED:
      if (entry->share > 1 - 1e-9)
        return g_strdup (_ ("By name"));
      text = sal_alignment_report_format_share (entry->share);
      /* translators: a territory has an account by name, but only a share of it: "40 %" */
      return g_strdup_printf (_ ("By name, %s of it"), text);
    case SAL_DESIGN_REASON_RULE:
      /* translators: the name of a rule */
      return g_strdup_printf (_ ("By the rule “%s”"), self->report->texts->rules[entry->account]);
    case SAL_DESIGN_REASON_AREA:
      text = sal_alignment_report_name_area (&areas[account->area]);
      /* translators: the name of a county */
      return g_strdup_printf (_ ("Is in %s"), text);
    case SAL_DESIGN_REASON_NONE:
    default:
      if (self->report->shape == NULL)
        return g_strdup (_ ("Neither by name nor by a rule"));
      if (account->area == SAL_GEOGRAPHY_NONE)
        return g_strdup (_ ("Is in none of the areas"));
      text = sal_alignment_report_name_area (&areas[account->area]);
      return g_strdup_printf (_ ("Is in %s"), text);
    }
}

static const char *
or_dash (const char *text)
{
  return *text != '\0' ? text : "–";
}

static void
add_account_row (SalAlignmentReportMaker *self,
                 GPtrArray *rows,
                 const SalAlignmentReportEntry *entry)
{
  const SalAlignmentReport *report = self->report;
  guint n_accounts;
  const SalDesignAccount *account =
      &sal_territory_design_get_accounts (report->design, &n_accounts)[entry->account];
  GPtrArray *cells = g_ptr_array_new ();

  g_ptr_array_add (cells, g_strdup (report->texts->accounts[entry->account]));
  g_ptr_array_add (cells, g_strdup (or_dash (report->texts->cities[entry->account])));
  g_ptr_array_add (cells, sal_money_format (account->revenue, report->currency));
  g_ptr_array_add (cells, sal_money_format (account->pipeline, report->currency));
  g_ptr_array_add (cells, sal_number_format (account->n_open, 0));
  g_ptr_array_add (cells, describe_reason (self, entry));
  sal_alignment_report_add_row (rows, cells);
}

static void
add_accounts (SalAlignmentReportMaker *self, gint32 territory)
{
  const SalDocumentColumn columns[] = {
    { _ ("Account"), FALSE },      { _ ("City"), FALSE },         { _ ("Revenue"), TRUE },
    { _ ("Open Pipeline"), TRUE }, { _ ("Opportunities"), TRUE }, { _ ("Why It Is Here"), FALSE },
  };
  guint first = self->first[territory + 1];
  guint n = self->first[territory + 2] - first;
  g_autoptr (GPtrArray) rows = sal_alignment_report_create_rows ();
  g_autofree char *number = sal_number_format (n, 0);
  g_autofree char *title = g_strdup_printf (_ ("Accounts (%s)"), number);

  if (n == 0)
    return;
  for (guint i = first; i < first + n; i++)
    add_account_row (self, rows, &g_array_index (self->entries, SalAlignmentReportEntry, i));
  sal_document_add_heading (self->document, title, 2);
  sal_document_add_table (self->document, columns, G_N_ELEMENTS (columns), rows);
}

/* --- its areas --- */

static void
end_parent (GPtrArray *items, GString *names, const char *parent, guint n)
{
  if (n == 0)
    return;
  if (*parent != '\0')
    g_ptr_array_add (items, g_strdup_printf ("%s (%u): %s", parent, n, names->str));
  else
    g_ptr_array_add (items, g_strdup (names->str));
  g_string_truncate (names, 0);
}

/* The areas of a geography follow each other by what they are part of. */
static void
add_areas (SalAlignmentReportMaker *self, gint32 territory)
{
  const SalTerritoryDesign *design = self->report->design;
  const gint32 *assignment = sal_territory_design_get_assignment (design);
  guint n_areas, n = 0;
  const SalGeographyArea *areas =
      sal_geography_get_areas (sal_territory_design_get_geography (design), &n_areas);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *number =
      sal_number_format (sal_territory_design_count_areas (design, territory), 0);
  g_autofree char *title = g_strdup_printf (_ ("Areas (%s)"), number);
  const char *parent = "";

  for (guint area = 0; area < n_areas; area++)
    {
      if (assignment[area] != territory)
        continue;
      if (!g_str_equal (areas[area].parent, parent))
        {
          end_parent (items, names, parent, n);
          parent = areas[area].parent;
          n = 0;
        }
      g_string_append_printf (names, "%s%s", n > 0 ? ", " : "", areas[area].name);
      n++;
    }
  end_parent (items, names, parent, n);
  if (items->len == 0)
    return;
  g_ptr_array_add (items, NULL);
  sal_document_add_heading (self->document, title, 2);
  sal_document_add_list (self->document, (const char *const *) items->pdata);
}

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

/**
 * sal_alignment_report_add_territory:
 * @self: the report
 * @territory: the index of a territory, or %SAL_TERRITORY_NONE for what belongs to none
 *
 * Adds what a territory is, on pages of its own: a map and figures, its accounts and its areas.
 */
void
sal_alignment_report_add_territory (SalAlignmentReportMaker *self, gint32 territory)
{
  const SalTerritoryDesign *design = self->report->design;

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
      if (self->report->shape != NULL &&
          !sal_alignment_report_add_territory_map (self, (guint) territory, MAP_HEIGHT, MAP_SHARE))
        sal_document_add_paragraph (self->document, _ ("It has no areas."));
    }
  add_measures (self, territory);
  add_accounts (self, territory);
  add_areas (self, territory);
}
