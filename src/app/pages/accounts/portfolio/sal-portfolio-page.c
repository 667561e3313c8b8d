/* sal-portfolio-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-portfolio-page-private.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-accounts-page.h"
#include "sal-view-switcher.h"

G_DEFINE_FINAL_TYPE (SalPortfolioPage, sal_portfolio_page, SAL_TYPE_PAGE)

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
  sal_portfolio_page_update_back (self);
}

/* What accounts could buy is known a while after the accounts. */
static void
whitespace_changed_cb (SalPortfolioPage *self)
{
  if (self->data == NULL)
    return;
  sal_portfolio_data_set_whitespace (self->data,
                                     sal_account_keeper_get_data (self->whitespace_keeper));
  sal_portfolio_page_fill_changed (self);
}

/* What was before is still there. */
static void
take_data (SalPortfolioPage *self, SalPortfolioData *data)
{
  self->data = data;
  sal_portfolio_data_set_whitespace (data, sal_account_keeper_get_data (self->whitespace_keeper));
  sal_index_table_set_source (self->table, &sal_portfolio_cells, data);
  sal_portfolio_page_fill_tiers (self);
  sal_portfolio_page_fill (self);
}

/* The same, of which some accounts were changed. */
static void
take_changes (SalPortfolioPage *self)
{
  sal_portfolio_page_fill_tiers (self);
  sal_portfolio_page_fill_changed (self);
}

/* What shows of accounts, and is counted of all, does before the editor rates them by its draft. */
static void
show_data (SalPortfolioPage *self)
{
  self->n_moves = sal_account_portfolio_count_moves (self->data->portfolio);
  sal_portfolio_page_show_chosen (self);
  sal_tier_editor_show (self->editor, sal_page_get_workspace (SAL_PAGE (self)), self->data);
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
  guint first;

  if (self->data == NULL || self->data->portfolio->accounts->len == 0)
    return FALSE;
  first = g_array_index (self->data->order, guint, 0);
  sal_accounts_page_show_account (
      GTK_WIDGET (self), sal_portfolio_page_get_account (self, first)->id, NULL);

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
    sal_portfolio_page_choose (self, sal_portfolio_page_get_account (self, 0)->id);

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
  page_class->has_draft = sal_portfolio_page_is_modified;
  page_class->leave_async = sal_portfolio_page_leave_async;

  g_type_ensure (SAL_TYPE_VIEW_SWITCHER);
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
  gtk_widget_class_bind_template_callback (widget_class, view_chosen_cb);
  sal_portfolio_page_install_list_callbacks (widget_class);
  sal_portfolio_page_install_tier_actions (widget_class);
  sal_portfolio_page_install_brief_actions (widget_class);
}

static void
sal_portfolio_page_init (SalPortfolioPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
  sal_accessible_name_drop_down (self->tier_menu, _ ("Tier"));
  sal_portfolio_cells_add_columns (self->table);
  sal_index_table_set_label (self->table, _ ("Accounts"));
  sal_index_table_set_sort_button (self->table, self->sort_button);
  sal_index_table_share_actions (self->table, GTK_WIDGET (self));
  sal_chart_view_set_activatable (self->concentration_view, FALSE);
  sal_chart_view_set_activatable (self->matrix_view, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->account_view), FALSE);
  gtk_widget_set_visible (self->separator, FALSE);
}
