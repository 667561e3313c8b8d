/* sal-portfolio-page-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-portfolio-page-private.h"

#include <glib/gi18n.h>

#include "sal-accounts-page.h"
#include "sal-number.h"

/* The list of accounts that are asked for, and the account beside it. */

const SalPortfolioAccount *
sal_portfolio_page_get_account (SalPortfolioPage *self, guint row)
{
  return &g_array_index (self->data->portfolio->accounts, SalPortfolioAccount, row);
}

/* --- the account beside the list --- */

/* -1: it is not among them */
static int
find_chosen (SalPortfolioPage *self)
{
  return self->chosen != 0 ? sal_id_map_lookup (self->data->portfolio->indexes, self->chosen) : -1;
}

/* As long as no account is chosen, the list has all of the room. */
void
sal_portfolio_page_show_chosen (SalPortfolioPage *self)
{
  int row = find_chosen (self);

  sal_account_tier_view_show (self->account_view,
                              sal_page_get_workspace (SAL_PAGE (self)),
                              self->data,
                              row >= 0 ? sal_portfolio_page_get_account (self, (guint) row) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->account_view), row >= 0);
  gtk_widget_set_visible (self->separator, row >= 0);
  if (row < 0)
    adw_leaflet_set_visible_child_name (self->leaflet, "list");
}

static void
selection_changed_cb (SalPortfolioPage *self)
{
  g_autoptr (GArray) rows = NULL;

  if (self->filling || self->data == NULL)
    return;
  rows = sal_index_table_list_selected (self->table);
  if (rows->len == 0)
    return; /* it is not in the list just now */
  self->chosen = sal_portfolio_page_get_account (self, g_array_index (rows, guint, 0))->id;
  sal_portfolio_page_show_chosen (self);
}

void
sal_portfolio_page_update_back (SalPortfolioPage *self)
{
  sal_page_set_can_go_back (
      SAL_PAGE (self),
      self->store != NULL && adw_leaflet_get_folded (self->leaflet) &&
          g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "account") == 0 &&
          g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "accounts") == 0);
}

/* --- the list --- */

/* What the list is asked for. */
typedef struct
{
  int tier;    /* a place in the scheme, after them that of none; -1: any */
  char *words; /* folded */
} Filter;

static void
filter_clear (Filter *filter)
{
  g_free (filter->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Filter, filter_clear)

static Filter
read_filter (SalPortfolioPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->tier_menu);

  return (Filter){
    .tier = chosen != GTK_INVALID_LIST_POSITION ? (int) chosen - 1 : -1,
    .words = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), -1),
  };
}

/* (transfer full): those of the accounts @rows, in their order, that the list is asked for */
static GArray *
list_asked (SalPortfolioPage *self, const GArray *rows)
{
  GArray *asked = g_array_new (FALSE, FALSE, sizeof (guint));
  int n_tiers = (int) self->data->scheme->tiers->len;
  g_auto (Filter) filter = read_filter (self);

  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);
      int tier = sal_portfolio_page_get_account (self, row)->tier;

      if (filter.tier >= 0 && (tier >= 0 ? tier : n_tiers) != filter.tier)
        continue;
      if (*filter.words != '\0' && strstr (self->data->folded[row], filter.words) == NULL)
        continue;
      g_array_append_val (asked, row);
    }

  return asked;
}

static void
show_count (SalPortfolioPage *self, guint n)
{
  guint n_all = self->data->portfolio->accounts->len;
  g_autofree char *shown = sal_number_format (n, 0);
  g_autofree char *all = sal_number_format (n_all, 0);
  g_autofree char *text =
      n == n_all
          ? g_strdup_printf (ngettext ("%s account", "%s accounts", n), all)
          /* translators: two numbers */
          : g_strdup_printf (
                ngettext ("%1$s of %2$s account", "%1$s of %2$s accounts", n_all), shown, all);

  sal_page_set_subtitle (SAL_PAGE (self), text);
}

static void
select_chosen (SalPortfolioPage *self)
{
  int row = find_chosen (self);
  g_autoptr (GtkBitset) rows = gtk_bitset_new_empty ();

  if (row >= 0)
    gtk_bitset_add (rows, (guint) row);
  sal_index_table_select (self->table, rows);
}

static void
show_n_rows (SalPortfolioPage *self)
{
  guint n = sal_index_table_get_n_rows (self->table);

  gtk_widget_set_visible (self->none_label, n == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->table), n > 0);
  show_count (self, n);
}

/* Those with the highest score first, until somebody sorts by something else. */
void
sal_portfolio_page_fill (SalPortfolioPage *self)
{
  g_autoptr (GArray) rows = NULL;

  if (self->filling || self->data == NULL)
    return;
  self->is_outdated = FALSE;
  rows = list_asked (self, self->data->order);
  self->filling = TRUE;
  sal_index_table_fill (self->table, (const guint *) (gpointer) rows->data, rows->len);
  select_chosen (self);
  self->filling = FALSE;
  show_n_rows (self);
}

/* Of more accounts it is as quick to put all into their order. */
#define MAX_REPLACED 1000

/* Shows the accounts that were changed last; in a list that does not show, once it does. */
void
sal_portfolio_page_fill_changed (SalPortfolioPage *self)
{
  GArray *changed = self->data->changed;
  g_autoptr (GArray) asked = NULL;

  if (changed->len == 0 || self->is_outdated)
    return;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->leaflet)))
    {
      self->is_outdated = TRUE;
      return;
    }
  if (changed->len > MAX_REPLACED)
    {
      sal_portfolio_page_fill (self);
      return;
    }
  asked = list_asked (self, changed);
  self->filling = TRUE;
  sal_index_table_replace_rows (
      self->table, changed, asked, sal_portfolio_data_compare, self->data);
  select_chosen (self);
  self->filling = FALSE;
  show_n_rows (self);
}

/**
 * sal_portfolio_page_choose:
 * @self: the page
 * @account: the id of an account
 *
 * Shows an account beside the list, or in its place where there is no room for both.
 */
void
sal_portfolio_page_choose (SalPortfolioPage *self, gint64 account)
{
  self->chosen = account;
  adw_view_stack_set_visible_child_name (self->views, "accounts");
  sal_portfolio_page_fill (self);
  sal_portfolio_page_show_chosen (self);
  if (find_chosen (self) >= 0)
    adw_leaflet_set_visible_child_name (self->leaflet, "account");
}

/* Its accounts may be rated by a model that is edited until now. */
static void
list_mapped_cb (SalPortfolioPage *self)
{
  if (self->data == NULL || !self->is_outdated)
    return;
  sal_portfolio_data_rate (self->data, NULL);
  sal_portfolio_page_fill (self);
}

/* Others than those before. */
static void
filter_cb (SalPortfolioPage *self)
{
  sal_portfolio_page_fill (self);
  if (!self->filling)
    sal_index_table_reveal_first (self->table);
}

/* (transfer full): “Tier 1 (72 of 60)” */
static char *
describe_tier (const SalTier *tier, const SalTierSum *sum)
{
  g_autofree char *capacity = NULL;

  if (tier->capacity < 0)
    /* translators: a tier, and a number of accounts */
    return g_strdup_printf (_ ("%1$s (%2$u)"), tier->name, sum->n_accounts);
  capacity = sal_number_format ((double) tier->capacity, 0);

  /* translators: a tier, a number of accounts, and how many there are people for */
  return g_strdup_printf (_ ("%1$s (%2$u of %3$s)"), tier->name, sum->n_accounts, capacity);
}

static gboolean
is_same_list (GListModel *one, GListModel *other)
{
  guint n = g_list_model_get_n_items (other);

  if (one == NULL || g_list_model_get_n_items (one) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (one), i),
                   gtk_string_list_get_string (GTK_STRING_LIST (other), i)) != 0)
      return FALSE;

  return TRUE;
}

/* Set anew only if they read otherwise: that closes a menu that is open. */
void
sal_portfolio_page_fill_tiers (SalPortfolioPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const GArray *tiers = self->data->scheme->tiers;
  guint chosen = gtk_drop_down_get_selected (self->tier_menu);
  g_autofree SalTierSum *sums = g_new (SalTierSum, tiers->len + 1);

  sal_account_portfolio_sum (self->data->portfolio, self->data->scheme, sums);
  gtk_string_list_append (names, _ ("All Tiers"));
  for (guint i = 0; i < tiers->len; i++)
    {
      g_autofree char *name = describe_tier (&g_array_index (tiers, SalTier, i), &sums[i]);

      gtk_string_list_append (names, name);
    }
  gtk_string_list_append (names, _ ("No Tier"));
  if (is_same_list (gtk_drop_down_get_model (self->tier_menu), G_LIST_MODEL (names)))
    return;
  self->filling = TRUE;
  gtk_drop_down_set_model (self->tier_menu, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->tier_menu, chosen < tiers->len + 2 ? chosen : 0);
  self->filling = FALSE;
}

static void
activated_cb (SalPortfolioPage *self, guint row)
{
  sal_accounts_page_show_account (
      GTK_WIDGET (self), sal_portfolio_page_get_account (self, row)->id, NULL);
}

void
sal_portfolio_page_install_list_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_mapped_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback_full (
      widget_class, "update_back_cb", G_CALLBACK (sal_portfolio_page_update_back));
}
