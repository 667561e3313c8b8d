/* sal-portfolio-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-portfolio-page-private.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-accounts-page.h"
#include "sal-number.h"

G_DEFINE_FINAL_TYPE (SalPortfolioPage, sal_portfolio_page, SAL_TYPE_PAGE)

static const SalPortfolioAccount *
get_account (SalPortfolioPage *self, guint row)
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
static void
show_chosen (SalPortfolioPage *self)
{
  int row = find_chosen (self);

  sal_account_tier_view_show (self->account_view,
                              sal_page_get_workspace (SAL_PAGE (self)),
                              self->data,
                              row >= 0 ? get_account (self, (guint) row) : NULL);
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
  self->chosen = get_account (self, g_array_index (rows, guint, 0))->id;
  show_chosen (self);
}

static void
update_back_cb (SalPortfolioPage *self)
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
      int tier = get_account (self, row)->tier;

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
static void
fill (SalPortfolioPage *self)
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
static void
fill_changed (SalPortfolioPage *self)
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
      fill (self);
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
  fill (self);
  show_chosen (self);
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
  fill (self);
}

/* Others than those before. */
static void
filter_cb (SalPortfolioPage *self)
{
  fill (self);
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
static void
fill_tiers (SalPortfolioPage *self)
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

/* --- the views --- */

/* The editor rates the accounts by its model while it shows; otherwise they stand as they are. */
static void
show_view (SalPortfolioPage *self)
{
  const char *view = adw_view_stack_get_visible_child_name (self->views);

  if (self->data == NULL)
    return;
  if (g_strcmp0 (view, "model") == 0)
    {
      sal_tier_editor_rate (self->editor);
      return;
    }
  sal_portfolio_data_rate (self->data, NULL);
  if (g_strcmp0 (view, "charts") == 0)
    sal_portfolio_page_show_charts (self);
}

static void
view_chosen_cb (SalPortfolioPage *self)
{
  if (self->store == NULL)
    return; /* the page is gone */
  show_view (self);
  update_back_cb (self);
}

/* What accounts could buy is known a while after the accounts. */
static void
whitespace_changed_cb (SalPortfolioPage *self)
{
  if (self->data == NULL)
    return;
  sal_portfolio_data_set_whitespace (self->data,
                                     sal_account_keeper_get_data (self->whitespace_keeper));
  fill_changed (self);
}

/* What was before is still there. */
static void
take_data (SalPortfolioPage *self, SalPortfolioData *data)
{
  self->data = data;
  sal_portfolio_data_set_whitespace (data, sal_account_keeper_get_data (self->whitespace_keeper));
  sal_index_table_set_source (self->table, &sal_portfolio_cells, data);
  fill_tiers (self);
  fill (self);
}

/* The same, of which some accounts were changed. */
static void
take_changes (SalPortfolioPage *self)
{
  fill_tiers (self);
  fill_changed (self);
}

/* What is counted of all is counted before the editor rates them by its draft. */
static void
show_data (SalPortfolioPage *self)
{
  self->n_moves = sal_account_portfolio_count_moves (self->data->portfolio);
  sal_tier_editor_show (self->editor, sal_page_get_workspace (SAL_PAGE (self)), self->data);
  show_chosen (self);
  show_view (self);
  adw_view_stack_set_visible_child_name (
      self->stack, self->data->portfolio->accounts->len > 0 ? "accounts" : "empty");
}

/* Shows nothing that is about to go. */
static void
drop_data (SalPortfolioPage *self)
{
  SalWorkspace *workspace = sal_page_get_workspace (SAL_PAGE (self));

  sal_index_table_clear (self->table);
  sal_account_tier_view_show (self->account_view, workspace, NULL, NULL);
  sal_tier_editor_show (self->editor, workspace, NULL);
  self->data = NULL;
}

static void
update_busy_cb (SalPortfolioPage *self)
{
  sal_page_set_busy (SAL_PAGE (self), sal_account_keeper_is_loading (self->keeper));
}

static void
changed_cb (SalPortfolioPage *self)
{
  SalPortfolioData *data = sal_account_keeper_get_data (self->keeper);

  if (data != NULL)
    {
      if (data == self->data && data->changed != NULL)
        take_changes (self);
      else
        take_data (self, data);
      show_data (self);
    }
  else
    {
      drop_data (self);
      adw_status_page_set_description (self->problem_page,
                                       sal_account_keeper_get_error (self->keeper)->message);
      adw_view_stack_set_visible_child_name (self->stack, "problem");
    }
  sal_portfolio_page_update_notice (self);
  update_busy_cb (self);
}

static void
activated_cb (SalPortfolioPage *self, guint row)
{
  sal_accounts_page_show_account (GTK_WIDGET (self), get_account (self, row)->id, NULL);
}

/* --- the page --- */

/**
 * sal_portfolio_page_open_first:
 * @self: the page
 *
 * Shows the account of the highest score, in the room.
 *
 * Returns: %FALSE if there is none yet
 */
gboolean
sal_portfolio_page_open_first (SalPortfolioPage *self)
{
  if (self->data == NULL || self->data->portfolio->accounts->len == 0)
    return FALSE;
  sal_accounts_page_show_account (
      GTK_WIDGET (self), get_account (self, g_array_index (self->data->order, guint, 0))->id, NULL);

  return TRUE;
}

static void
sal_portfolio_page_go_back (SalPage *page)
{
  adw_leaflet_set_visible_child_name (SAL_PORTFOLIO_PAGE (page)->leaflet, "list");
}

static gboolean
sal_portfolio_page_focus_search (SalPage *page)
{
  SalPortfolioPage *self = SAL_PORTFOLIO_PAGE (page);

  adw_view_stack_set_visible_child_name (self->views, "accounts");
  adw_leaflet_set_visible_child_name (self->leaflet, "list");

  return gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* Without accounts, that there are none. */
static const char *
sal_portfolio_page_show_view (SalPage *page, guint index)
{
  static const char *const views[] = { "accounts", "accounts", "charts", "model" };
  static const char *const names[] = {
    "portfolio", "portfolio-account", "portfolio-charts", "tier-model"
  };
  SalPortfolioPage *self = SAL_PORTFOLIO_PAGE (page);
  const char *shown = adw_view_stack_get_visible_child_name (self->stack);

  if (g_strcmp0 (shown, "accounts") != 0)
    return index == 0 ? shown : NULL;
  if (index >= G_N_ELEMENTS (views))
    return NULL;
  adw_view_stack_set_visible_child_name (self->views, views[index]);
  adw_leaflet_set_visible_child_name (self->leaflet, "list");
  if (index == 1)
    sal_portfolio_page_choose (self, get_account (self, 0)->id);

  return names[index];
}

static gboolean
sal_portfolio_page_is_modified (SalPage *page)
{
  SalPortfolioPage *self = SAL_PORTFOLIO_PAGE (page);

  return self->store != NULL && (sal_tier_editor_is_modified (self->editor) ||
                                 sal_account_tier_view_find_unfinished (self->account_view) != 0);
}

/* @task: (transfer full) */
static void
sal_portfolio_page_leave_async (SalPage *page, GTask *task)
{
  sal_portfolio_page_ask_to_leave (SAL_PORTFOLIO_PAGE (page), task);
}

static void
sal_portfolio_page_constructed (GObject *object)
{
  SalPortfolioPage *self = SAL_PORTFOLIO_PAGE (object);

  G_OBJECT_CLASS (sal_portfolio_page_parent_class)->constructed (object);

  self->store = g_object_ref (sal_workspace_get_store (sal_page_get_workspace (SAL_PAGE (self))));
  self->whitespace_keeper = sal_whitespace_keeper_get (self->store);
  g_signal_connect_object (self->whitespace_keeper,
                           "changed",
                           G_CALLBACK (whitespace_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  self->keeper = sal_account_keeper_new (self->store, &sal_portfolio_data_source);
  g_signal_connect_object (
      self->keeper, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  /* the keeper knows of it first */
  g_signal_connect_object (
      self->store, "changed", G_CALLBACK (update_busy_cb), self, G_CONNECT_SWAPPED);
  update_busy_cb (self);
}

static void
sal_portfolio_page_dispose (GObject *object)
{
  SalPortfolioPage *self = SAL_PORTFOLIO_PAGE (object);

  if (self->store != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->store, self);
      g_signal_handlers_disconnect_by_data (self->whitespace_keeper, self);
      g_signal_handlers_disconnect_by_data (self->keeper, self);
      drop_data (self);
    }
  g_clear_object (&self->keeper);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sal_portfolio_page_parent_class)->dispose (object);
}

static void
sal_portfolio_page_class_init (SalPortfolioPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SalPageClass *page_class = SAL_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sal_portfolio_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = sal_portfolio_page_dispose;
  page_class->go_back = sal_portfolio_page_go_back;
  page_class->focus_search = sal_portfolio_page_focus_search;
  page_class->show_view = sal_portfolio_page_show_view;
  page_class->is_modified = sal_portfolio_page_is_modified;
  page_class->leave_async = sal_portfolio_page_leave_async;

  g_type_ensure (SAL_TYPE_INDEX_TABLE);
  g_type_ensure (SAL_TYPE_ACCOUNT_TIER_VIEW);
  g_type_ensure (SAL_TYPE_CHART_VIEW);
  g_type_ensure (SAL_TYPE_TIER_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-portfolio-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalPortfolioPage, name)
  BIND (stack);
  BIND (problem_page);
  BIND (search_entry);
  BIND (tier_menu);
  BIND (sort_button);
  BIND (none_label);
  BIND (table);
  BIND (views);
  BIND (notice);
  BIND (notice_label);
  BIND (notice_button);
  BIND (leaflet);
  BIND (separator);
  BIND (account_view);
  BIND (concentration_label);
  BIND (concentration_view);
  BIND (matrix_view);
  BIND (matrix_label);
  BIND (editor);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_mapped_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_chosen_cb);
  sal_portfolio_page_install_tier_actions (widget_class);
  sal_portfolio_page_install_brief_actions (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
sal_portfolio_page_init (SalPortfolioPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
  sal_portfolio_cells_add_columns (self->table);
  sal_index_table_set_label (self->table, _ ("Accounts"));
  sal_index_table_set_sort_button (self->table, self->sort_button);
  sal_index_table_share_actions (self->table, GTK_WIDGET (self));
  sal_chart_view_set_activatable (self->concentration_view, FALSE);
  sal_chart_view_set_activatable (self->matrix_view, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->account_view), FALSE);
  gtk_widget_set_visible (self->separator, FALSE);
}
