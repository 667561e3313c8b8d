/* sal-account-brief-report-value.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "sal-account-brief-report-private.h"
#include "sal-kinds.h"
#include "sal-money.h"

/* Rows of tables that are told. */
#define MOST_WON       8
#define MOST_LOST      4
#define MOST_CONTRACTS 8
#define MOST_PRODUCTS  8

static void
add_deals (const SalAccountBrief *self,
           SalDocument *document,
           const GArray *deals,
           const char *title,
           guint limit,
           const char *none)
{
  gboolean are_lost = deals == self->lost;
  const SalField *types = sal_kind_find_field (&sal_opportunity_kind, "type");
  const SalField *reasons = sal_kind_find_field (&sal_opportunity_kind, "loss_reason");
  const SalDocumentColumn columns[] = {
    { _ ("Opportunity"), FALSE },
    { _ ("Type"), FALSE },
    { are_lost ? _ ("Reason") : _ ("Owner"), FALSE },
    { _ ("Closed"), FALSE },
    { _ ("Amount"), TRUE },
  };
  const SalBriefQuarter *quarter = &self->quarters[SAL_BRIEF_QUARTERS - 1];
  SalBriefTable *table = sal_brief_table_new (document, limit);

  sal_document_add_heading (document, title, 2);
  for (guint i = 0; i < deals->len; i++)
    {
      const SalBriefDeal *deal = &g_array_index (deals, SalBriefDeal, i);
      GStrv cells;

      if (deal->day < quarter->first || deal->day > quarter->last)
        continue;
      cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);
      cells[0] = g_strdup (deal->name);
      cells[1] = g_strdup (deal->type != NULL ? sal_choice_get_label (types, deal->type) : "–");
      cells[2] = are_lost && deal->reason != NULL
                     ? g_strdup (sal_choice_get_label (reasons, deal->reason))
                     : g_strdup (sal_brief_or_none (are_lost ? NULL : deal->owner));
      cells[3] = sal_date_format (deal->day);
      cells[4] = sal_money_format_whole (deal->amount, self->currency);
      sal_brief_table_add (table, sal_opportunity_kind.name, deal->id, cells);
    }
  sal_brief_table_finish (table, columns, G_N_ELEMENTS (columns), none);
}

static void
add_contracts (const SalAccountBrief *self, SalDocument *document)
{
  const SalField *renewals = sal_kind_find_field (&sal_contract_kind, "renewal");
  const SalDocumentColumn columns[] = {
    { _ ("Contract"), FALSE }, { _ ("Product Family"), FALSE }, { _ ("Since"), FALSE },
    { _ ("Renewal"), FALSE },  { _ ("Renewed"), FALSE },        { _ ("A Year"), TRUE },
  };
  SalBriefTable *table = sal_brief_table_new (document, MOST_CONTRACTS);
  g_autofree char *day = sal_date_format (self->as_of);
  /* translators: a day */
  g_autofree char *title = g_strdup_printf (_ ("Contracts in Force, as of %s"), day);

  sal_document_add_heading (document, title, 2);
  for (guint i = 0; i < self->contracts->len; i++)
    {
      const SalBriefContract *one = &g_array_index (self->contracts, SalBriefContract, i);
      GStrv cells;

      if (!sal_brief_contract_is_in_force (one, self->as_of))
        continue;
      cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);
      cells[0] = g_strdup (one->name);
      cells[1] = g_strdup (sal_brief_or_none (one->family));
      cells[2] = sal_brief_format_date (one->start);
      cells[3] = sal_brief_format_date (one->renewal);
      cells[4] =
          g_strdup (one->renewed != NULL ? sal_choice_get_label (renewals, one->renewed) : "–");
      cells[5] = sal_money_format_whole (one->annual_value, self->currency);
      sal_brief_table_add (table, sal_contract_kind.name, one->id, cells);
    }
  sal_brief_table_finish (
      table, columns, G_N_ELEMENTS (columns), _ ("There is no contract in force."));
}

static void
add_products (const SalAccountBrief *self, SalDocument *document)
{
  const SalDocumentColumn columns[] = {
    { _ ("Product"), FALSE },
    { _ ("Buying Unit"), FALSE },
    { _ ("Since"), FALSE },
    { _ ("A Year"), TRUE },
  };
  SalBriefTable *table = sal_brief_table_new (document, MOST_PRODUCTS);
  g_autofree char *day = sal_date_format (self->as_of);
  /* translators: a day */
  g_autofree char *title = g_strdup_printf (_ ("Installed, as of %s"), day);

  sal_document_add_heading (document, title, 2);
  for (guint i = 0; i < self->products->len; i++)
    {
      const SalBriefProduct *one = &g_array_index (self->products, SalBriefProduct, i);
      GStrv cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);

      cells[0] = g_strdup (sal_brief_or_none (one->name));
      cells[1] = g_strdup (sal_brief_or_none (one->unit));
      cells[2] = sal_brief_format_date (one->from);
      cells[3] = sal_money_format_whole (one->annual_value, self->currency);
      sal_brief_table_add (table, sal_installed_product_kind.name, one->id, cells);
    }
  sal_brief_table_finish (
      table, columns, G_N_ELEMENTS (columns), _ ("No installed product is recorded."));
}

/* What was won and lost, what the customer gained as it was measured, and what it has of us. */
void
sal_account_brief_report_add_value (const SalAccountBrief *self, SalDocument *document)
{
  const SalBriefQuarter *quarter = &self->quarters[SAL_BRIEF_QUARTERS - 1];
  g_autofree char *days = sal_brief_describe_days (quarter->first, quarter->last);
  /* translators: days */
  g_autofree char *won = g_strdup_printf (_ ("Won, %s"), days);
  /* translators: days */
  g_autofree char *lost = g_strdup_printf (_ ("Lost, %s"), days);

  sal_document_add_heading (document, _ ("Value Delivered"), 1);
  add_deals (self, document, self->won, won, MOST_WON, _ ("Nothing was won in the quarter."));
  if (quarter->n_lost > 0)
    add_deals (self, document, self->lost, lost, MOST_LOST, "");
  sal_account_brief_report_add_measured (self, document);
  add_contracts (self, document);
  add_products (self, document);
}
