/* sal-alignment-report-accounts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-report-private.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-money.h"
#include "sal-number.h"

/* The accounts of one territory: all of them, or the largest. */

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

/* --- all --- */

/**
 * sal_alignment_report_add_all_accounts:
 * @self: the report
 * @territory: the index of a territory, or %SAL_TERRITORY_NONE
 *
 * Lists all accounts it has, and why.
 */
void
sal_alignment_report_add_all_accounts (SalAlignmentReportMaker *self, gint32 territory)
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

/* --- the largest --- */

/* What some of the accounts come to: of those that are shared, what counts here. */
typedef struct
{
  double revenue;
  double pipeline;
  guint n_open;
} Worth;

static void
add_worth (Worth *sum, const SalAlignmentReportMaker *self, const SalAlignmentReportEntry *entry)
{
  guint n_accounts;
  const SalDesignAccount *account =
      &sal_territory_design_get_accounts (self->report->design, &n_accounts)[entry->account];

  sum->revenue += (double) account->revenue * entry->share;
  sum->pipeline += (double) account->pipeline * entry->share;
  sum->n_open += account->n_open;
}

/* @name, @city: (transfer full) */
static void
add_worth_row (
    SalAlignmentReportMaker *self, GPtrArray *rows, char *name, char *city, const Worth *worth)
{
  const char *currency = self->report->currency;
  GPtrArray *cells = g_ptr_array_new ();

  g_ptr_array_add (cells, name);
  g_ptr_array_add (cells, city);
  g_ptr_array_add (cells, sal_money_format_short (llround (worth->revenue), currency));
  g_ptr_array_add (cells, sal_money_format_short (llround (worth->pipeline), currency));
  g_ptr_array_add (cells, sal_number_format (worth->n_open, 0));
  sal_alignment_report_add_row (rows, cells);
}

static char *
name_entry (const SalAlignmentReportMaker *self, const SalAlignmentReportEntry *entry)
{
  const char *name = self->report->texts->accounts[entry->account];
  g_autofree char *share = NULL;

  if (entry->share > 1 - 1e-9)
    return g_strdup (name);
  share = sal_alignment_report_format_share (entry->share);

  /* translators: an account, and the share of it that a territory has */
  return g_strdup_printf (_ ("%1$s (%2$s of it)"), name, share);
}

/* "By area: 37 · by a rule: 5 · by name: 3"; nothing where all are by area. */
static void
add_reasons (SalAlignmentReportMaker *self, guint first, guint n)
{
  guint counts[SAL_DESIGN_REASON_AREA + 1] = { 0 };
  g_autofree char *text = NULL;

  for (guint i = first; i < first + n; i++)
    counts[g_array_index (self->entries, SalAlignmentReportEntry, i).reason]++;
  if (counts[SAL_DESIGN_REASON_NAMED] + counts[SAL_DESIGN_REASON_RULE] == 0)
    return;
  text = g_strdup_printf (
      /* translators: how many accounts are somewhere because of what; these are numbers */
      _ ("By area: %1$u · by a rule: %2$u · by name: %3$u"),
      counts[SAL_DESIGN_REASON_AREA],
      counts[SAL_DESIGN_REASON_RULE],
      counts[SAL_DESIGN_REASON_NAMED]);
  sal_document_add_note (self->document, text);
}

/* Takes the place of a list's end. */
char *
sal_alignment_report_format_more (guint n)
{
  g_autofree char *number = sal_number_format (n, 0);
  g_auto (GStrv) parts = g_strsplit (ngettext ("and %s more", "and %s more", n), "%s", 2);

  return g_strdup_printf ("%s%s%s", parts[0], number, parts[1] != NULL ? parts[1] : "");
}

/**
 * sal_alignment_report_add_accounts:
 * @self: the report
 * @territory: the index of a territory, or %SAL_TERRITORY_NONE
 * @most: how many are listed at most
 *
 * Lists the accounts of most revenue, what the others come to, and all of them together. Of one
 * that several territories share what counts is its share.
 */
void
sal_alignment_report_add_accounts (SalAlignmentReportMaker *self, gint32 territory, guint most)
{
  const SalDocumentColumn columns[] = {
    { _ ("Account"), FALSE }, { _ ("City"), FALSE }, { _ ("Revenue"), TRUE },
    { _ ("Pipeline"), TRUE }, { _ ("Deals"), TRUE },
  };
  guint first = self->first[territory + 1], n = self->first[territory + 2] - first;
  /* a line that says "and 1 more" is no shorter than that one */
  guint n_listed = n <= most + 1 ? n : most;
  g_autoptr (GPtrArray) rows = sal_alignment_report_create_rows ();
  g_autofree char *number = sal_number_format (n, 0);
  g_autofree char *title = g_strdup_printf (_ ("Accounts (%s)"), number);
  Worth rest = { 0 }, all = { 0 };

  if (n == 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      const SalAlignmentReportEntry *entry =
          &g_array_index (self->entries, SalAlignmentReportEntry, first + i);
      Worth one = { 0 };

      add_worth (&all, self, entry);
      add_worth (i < n_listed ? &one : &rest, self, entry);
      if (i < n_listed)
        add_worth_row (self,
                       rows,
                       name_entry (self, entry),
                       g_strdup (or_dash (self->report->texts->cities[entry->account])),
                       &one);
    }
  if (n_listed < n)
    add_worth_row (
        self, rows, sal_alignment_report_format_more (n - n_listed), g_strdup (""), &rest);
  if (n > 1)
    add_worth_row (self, rows, g_strdup (_ ("Total")), g_strdup (""), &all);
  sal_document_add_heading (self->document, title, 2);
  add_reasons (self, first, n);
  sal_document_add_table (self->document, columns, G_N_ELEMENTS (columns), rows);
}
