/* sal-whitespace-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-whitespace-page.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-accounts-page.h"
#include "sal-cross-sell-strip.h"
#include "sal-index-table.h"
#include "sal-money.h"
#include "sal-number.h"
#include "sal-whitespace-keeper.h"
#include "sal-whitespace-page-private.h"
#include "sal-whitespace-table.h"

G_DEFINE_FINAL_TYPE (SalWhitespacePage, sal_whitespace_page, SAL_TYPE_PAGE)

/* --- cells of the table --- */

static char *
format_cell (gpointer data, guint row, guint column)
{
  return sal_whitespace_format (data, row, column);
}

static char *
write_cell (gpointer data, guint row, guint column)
{
  return sal_whitespace_write (data, row, column);
}

static int
compare_rows (gpointer data, guint row, guint other, guint column)
{
  return sal_whitespace_compare (data, row, other, column);
}

static const SalIndexSource cells = { format_cell, compare_rows, write_cell, NULL, NULL };

/* Of a family: in how many units it is what with an amount, and up to here its name. */
#define FAMILY_WIDTH 130
#define FAMILY_MOST  170

/* Families come first: they tell what the sums beside them do. */
static gboolean
gives_way (guint column)
{
  switch (column)
    {
    case SAL_WHITESPACE_COLUMN_SEGMENT:
    case SAL_WHITESPACE_COLUMN_OWNER:
    case SAL_WHITESPACE_COLUMN_MORE:
    case SAL_WHITESPACE_COLUMN_CURRENT:
    case SAL_WHITESPACE_COLUMN_PENETRATION:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
set_columns (SalWhitespacePage *self)
{
  guint n = sal_whitespace_get_n_columns (self->portfolio);
  g_autofree SalIndexColumn *columns = g_new0 (SalIndexColumn, n);
  static const int widths[SAL_WHITESPACE_N_COLUMNS] = { 150, 70, 100, 130, 110, 110, 110, 110 };

  for (guint i = 0; i < n; i++)
    {
      gboolean is_family = i >= SAL_WHITESPACE_N_COLUMNS;

      columns[i].title = sal_whitespace_get_title (self->portfolio, i);
      columns[i].is_number = sal_whitespace_column_is_number (i);
      columns[i].width = is_family ? FAMILY_WIDTH : widths[i];
      columns[i].most = is_family ? FAMILY_MOST : 0;
      columns[i].expands = is_family || i == SAL_WHITESPACE_COLUMN_ACCOUNT;
      columns[i].gives_way = gives_way (i);
    }
  sal_index_table_set_columns (self->table, columns, n);
}

/* --- filters --- */

/* The codes of a menu after its first entry, which is all: those of a dimension by label, and at
 * the end that of none. */
static gint32
get_code (GtkDropDown *menu)
{
  GArray *codes = g_object_get_data (G_OBJECT (menu), "codes");
  guint chosen = gtk_drop_down_get_selected (menu);

  if (codes == NULL || chosen == 0 || chosen > codes->len)
    return SAL_WHITESPACE_ANY;

  return g_array_index (codes, gint32, chosen - 1);
}

static int
compare_ranks (gconstpointer a, gconstpointer b, gpointer ranks)
{
  guint one = ((const guint *) ranks)[*(const gint32 *) a];
  guint other = ((const guint *) ranks)[*(const gint32 *) b];

  return (one > other) - (one < other);
}

static void
fill_menu (GtkDropDown *menu,
           const SalDimension *dimension,
           guint *ranks,
           const char *all,
           const char *none)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GArray *codes = g_array_new (FALSE, FALSE, sizeof (gint32));
  const gint32 no_code = SAL_DIMENSION_NONE;
  gint32 before = get_code (menu);
  guint chosen = 0;

  for (gint32 code = no_code + 1; code < (gint32) sal_dimension_get_n_codes (dimension); code++)
    g_array_append_val (codes, code);
  g_array_sort_with_data (codes, compare_ranks, ranks);
  g_array_append_val (codes, no_code);
  gtk_string_list_append (labels, all);
  for (guint i = 0; i < codes->len; i++)
    {
      gint32 code = g_array_index (codes, gint32, i);

      gtk_string_list_append (labels,
                              code != no_code ? sal_dimension_get_label (dimension, code) : none);
      if (code == before)
        chosen = i + 1;
    }
  g_object_set_data_full (G_OBJECT (menu), "codes", codes, (GDestroyNotify) g_array_unref);
  gtk_drop_down_set_model (menu, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (menu, chosen);
}

static void
fill_menus (SalWhitespacePage *self)
{
  const SalWhitespace *portfolio = self->portfolio;

  fill_menu (
      self->tier_menu, portfolio->tiers, portfolio->tier_ranks, _ ("All Tiers"), _ ("No Tier"));
  fill_menu (self->segment_menu,
             portfolio->segments,
             portfolio->segment_ranks,
             _ ("All Segments"),
             _ ("No Segment"));
  fill_menu (self->owner_menu,
             portfolio->owners,
             portfolio->owner_ranks,
             _ ("All Owners"),
             _ ("No Owner"));
}

/* (transfer full): the places of the accounts that are asked for */
static GArray *
list_asked (SalWhitespacePage *self)
{
  SalWhitespaceFilter filter = {
    .words = gtk_editable_get_text (GTK_EDITABLE (self->search_entry)),
    .segment = get_code (self->segment_menu),
    .owner = get_code (self->owner_menu),
    .tier = get_code (self->tier_menu),
    .scope = (SalWhitespaceScope) MIN (gtk_drop_down_get_selected (self->scope_menu),
                                       SAL_WHITESPACE_OTHERS),
  };

  return sal_whitespace_list (self->portfolio, &filter);
}

/* --- showing --- */

/* (transfer full): how many there are */
static char *
count_shown (const SalCrossSell *sell, gboolean of_cells, guint n_cells)
{
  g_autofree char *number = sal_number_format (of_cells ? n_cells : sell->n_accounts, 0);

  if (of_cells)
    /* translators: a number of open cells: buying units that could have a product family */
    return g_strdup_printf (ngettext ("%s open cell", "%s open cells", n_cells), number);

  /* translators: a number of accounts */
  return g_strdup_printf (ngettext ("%s account", "%s accounts", sell->n_accounts), number);
}

static void
show_sums (SalWhitespacePage *self, const SalCrossSell *sell, gboolean of_cells, guint n_cells)
{
  g_autofree char *open = sal_money_format_short (sell->sum.open, self->portfolio->currency);
  g_autofree char *shown = count_shown (sell, of_cells, n_cells);
  /* translators: a number of accounts or of open cells, and an amount */
  g_autofree char *text = g_strdup_printf (_ ("%1$s · %2$s open"), shown, open);

  sal_page_set_subtitle (SAL_PAGE (self), text);
}

static void
fill_accounts (SalWhitespacePage *self, GArray *rows)
{
  sal_whitespace_sort (self->portfolio, rows, SAL_WHITESPACE_COLUMN_OPEN, TRUE);
  sal_index_table_fill (self->table, (const guint *) (gpointer) rows->data, rows->len);
  gtk_widget_set_visible (self->none_label, rows->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->table), rows->len > 0);
}

/* What is in front; the other one when it comes to the front. */
static void
fill (SalWhitespacePage *self)
{
  g_autoptr (GArray) rows = NULL;
  g_autoptr (SalCrossSell) sell = NULL;
  gboolean of_cells = sal_whitespace_page_shows_open (self);
  guint n_cells = 0;

  if (self->filling || self->portfolio == NULL)
    return;
  rows = list_asked (self);
  sell = sal_cross_sell_new (self->portfolio, (const guint *) (gpointer) rows->data, rows->len);
  if (of_cells)
    n_cells = sal_whitespace_page_fill_open (self, rows);
  else
    fill_accounts (self, rows);
  sal_cross_sell_strip_show (self->strip, sell, self->portfolio);
  show_sums (self, sell, of_cells, n_cells);
}

/* Others than those before. */
static void
filter_cb (SalWhitespacePage *self)
{
  fill (self);
  if (!self->filling)
    sal_index_table_reveal_first (sal_whitespace_page_shows_open (self) ? self->open_table
                                                                        : self->table);
}

/* The buttons are about the table in front. */
static void
view_changed_cb (SalWhitespacePage *self)
{
  SalIndexTable *table = sal_whitespace_page_shows_open (self) ? self->open_table : self->table;

  if (self->store == NULL)
    return; /* the page is made, or gone */
  sal_index_table_set_sort_button (table, self->sort_button);
  sal_index_table_share_actions (table, GTK_WIDGET (self));
  fill (self);
}

static gboolean
has_other_columns (const SalWhitespace *one, const SalWhitespace *other)
{
  if (one == NULL || sal_whitespace_n_families (one) != sal_whitespace_n_families (other))
    return TRUE;
  for (guint i = 0; i < sal_whitespace_n_families (one); i++)
    if (g_strcmp0 (sal_whitespace_get_family (one, i)->name,
                   sal_whitespace_get_family (other, i)->name) != 0)
      return TRUE;

  return FALSE;
}

/* What was there goes after this. */
static void
take_portfolio (SalWhitespacePage *self, const SalWhitespace *portfolio)
{
  gboolean has_others = has_other_columns (self->portfolio, portfolio);

  self->filling = TRUE;
  sal_whitespace_page_drop_open (self);
  self->is_outdated = FALSE;
  self->portfolio = portfolio;
  sal_index_table_set_source (self->table, &cells, (gpointer) portfolio);
  if (has_others)
    set_columns (self);
  fill_menus (self);
  self->filling = FALSE;
  fill (self);
}

/* What was changed while the page did not show. */
static void
mapped_cb (SalWhitespacePage *self)
{
  if (self->is_outdated && self->portfolio != NULL)
    take_portfolio (self, self->portfolio);
}

static void
keeper_changed_cb (SalWhitespacePage *self)
{
  const SalWhitespace *portfolio = sal_account_keeper_get_data (self->keeper);
  const GError *error = sal_account_keeper_get_error (self->keeper);

  sal_page_set_busy (SAL_PAGE (self), sal_account_keeper_is_loading (self->keeper));
  if (portfolio == NULL)
    {
      sal_index_table_clear (self->table);
      sal_whitespace_page_drop_open (self);
      self->portfolio = NULL;
      adw_status_page_set_description (self->problem_page, error != NULL ? error->message : NULL);
      adw_view_stack_set_visible_child_name (self->stack, error != NULL ? "problem" : "loading");
      return;
    }
  if (portfolio != self->portfolio || gtk_widget_get_mapped (GTK_WIDGET (self)))
    take_portfolio (self, portfolio);
  else
    {
      sal_whitespace_page_drop_open (self); /* they may be others */
      self->is_outdated = TRUE;
    }
  adw_view_stack_set_visible_child_name (
      self->stack,
      portfolio->accounts->len > 0 && sal_whitespace_n_families (portfolio) > 0 ? "accounts"
                                                                                : "empty");
}

static void
activated_cb (SalWhitespacePage *self, guint row)
{
  int family = sal_index_table_get_pressed (self->table) - SAL_WHITESPACE_N_COLUMNS;
  g_autofree char *target =
      family >= 0
          ? g_strdup_printf ("whitespace/%" G_GINT64_FORMAT,
                             sal_whitespace_get_family (self->portfolio, (guint) family)->id)
          : g_strdup ("whitespace");

  sal_accounts_page_show_account (
      GTK_WIDGET (self), sal_whitespace_get_account (self->portfolio, row)->id, target);
}

/* --- the page --- */

static gboolean
sal_whitespace_page_focus_search (SalPage *page)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SAL_WHITESPACE_PAGE (page)->search_entry));
}

static void
show_part (SalWhitespacePage *self, const char *name)
{
  adw_view_stack_set_visible_child_name (self->views, name);
}

/* “cells” or “accounts” */
static gboolean
sal_whitespace_page_show_target (SalPage *page, const char *target)
{
  SalWhitespacePage *self = SAL_WHITESPACE_PAGE (page);

  if (adw_view_stack_get_child_by_name (self->views, target) == NULL)
    return FALSE;
  show_part (self, target);

  return TRUE;
}

static const char *
sal_whitespace_page_show_view (SalPage *page, guint index)
{
  SalWhitespacePage *self = SAL_WHITESPACE_PAGE (page);

  show_part (self, index == 1 ? "cells" : "accounts");
  switch (index)
    {
    case 0:
      return "whitespace";
    case 1:
      return "whitespace-cells";
    default:
      return NULL;
    }
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_whitespace_page_export (SAL_WHITESPACE_PAGE (widget));
}

static void
sal_whitespace_page_constructed (GObject *object)
{
  SalWhitespacePage *self = SAL_WHITESPACE_PAGE (object);

  G_OBJECT_CLASS (sal_whitespace_page_parent_class)->constructed (object);

  self->store = g_object_ref (sal_workspace_get_store (sal_page_get_workspace (SAL_PAGE (self))));
  self->keeper = sal_whitespace_keeper_get (self->store);
  g_signal_connect_object (
      self->keeper, "changed", G_CALLBACK (keeper_changed_cb), self, G_CONNECT_SWAPPED);
  keeper_changed_cb (self);
}

static void
sal_whitespace_page_dispose (GObject *object)
{
  SalWhitespacePage *self = SAL_WHITESPACE_PAGE (object);

  if (self->store != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->keeper, self);
      sal_index_table_clear (self->table);
      sal_whitespace_page_drop_open (self);
    }
  self->portfolio = NULL;
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sal_whitespace_page_parent_class)->dispose (object);
}

static void
sal_whitespace_page_class_init (SalWhitespacePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SalPageClass *page_class = SAL_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sal_whitespace_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = sal_whitespace_page_dispose;
  page_class->focus_search = sal_whitespace_page_focus_search;
  page_class->show_target = sal_whitespace_page_show_target;
  page_class->show_view = sal_whitespace_page_show_view;

  g_type_ensure (SAL_TYPE_INDEX_TABLE);
  g_type_ensure (SAL_TYPE_CROSS_SELL_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-whitespace-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalWhitespacePage, name)
  BIND (stack);
  BIND (problem_page);
  BIND (search_entry);
  BIND (scope_menu);
  BIND (tier_menu);
  BIND (segment_menu);
  BIND (owner_menu);
  BIND (sort_button);
  BIND (strip);
  BIND (none_label);
  BIND (table);
  BIND (views);
  BIND (no_cell_label);
  BIND (open_table);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  sal_whitespace_page_install_open (widget_class);
  gtk_widget_class_install_action (widget_class, "whitespace.export", NULL, export_action);
}

static void
sal_whitespace_page_init (SalWhitespacePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
  sal_accessible_name_drop_down (self->scope_menu, _ ("Accounts"));
  sal_accessible_name_drop_down (self->tier_menu, _ ("Tier"));
  sal_accessible_name_drop_down (self->segment_menu, _ ("Segment"));
  sal_accessible_name_drop_down (self->owner_menu, _ ("Owner"));
  sal_index_table_set_label (self->table, _ ("Whitespace by account and product family"));
  sal_index_table_set_sort_button (self->table, self->sort_button);
  sal_index_table_share_actions (self->table, GTK_WIDGET (self));
  sal_whitespace_page_prepare_open (self);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}
