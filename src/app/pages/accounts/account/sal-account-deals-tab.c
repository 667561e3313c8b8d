/* sal-account-deals-tab.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-deals-tab.h"

#include <glib/gi18n.h>

#include "sal-fields-dialog.h"
#include "sal-kinds.h"
#include "sal-record-table.h"

struct _SalAccountDealsTab
{
  SalAccountTab parent_instance;

  SalRecordTable *table; /* NULL once the page is gone */
};

G_DEFINE_FINAL_TYPE (SalAccountDealsTab, sal_account_deals_tab, SAL_TYPE_ACCOUNT_TAB)

static void
update_busy (SalAccountDealsTab *self)
{
  if (self->table != NULL)
    sal_page_set_busy (SAL_PAGE (self), sal_record_table_is_busy (self->table));
}

static gboolean
record_activated_cb (SalAccountDealsTab *self, gint64 id)
{
  gtk_widget_activate_action (
      GTK_WIDGET (self), "win.show-record", "(sx)", sal_opportunity_kind.name, id);

  return TRUE;
}

static const char *const asked[] = { "name", "stage", "amount", "currency", "close_date", NULL };

static const SalFieldsQuestion question = { N_ ("New Opportunity"), N_ ("_Add"), asked, NULL };

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (SalRecord) record = sal_record_new (&sal_opportunity_kind);

  sal_record_set_integer (
      record, "account", sal_account_tab_get_account (SAL_ACCOUNT_TAB (widget)));
  sal_fields_dialog_ask (widget, sal_page_get_workspace (SAL_PAGE (widget)), record, &question);
}

static void
sal_account_deals_tab_show_account (SalAccountTab *tab, gint64 account)
{
  g_autofree char *filter = g_strdup_printf ("account = %" G_GINT64_FORMAT, account);

  sal_record_table_set_within (SAL_ACCOUNT_DEALS_TAB (tab)->table, filter);
}

static gboolean
sal_account_deals_tab_focus_search (SalPage *page)
{
  sal_record_table_focus_search (SAL_ACCOUNT_DEALS_TAB (page)->table);

  return TRUE;
}

static const char *
sal_account_deals_tab_show_view (SalPage *page, guint index)
{
  return index == 0 ? "account-deals" : NULL;
}

static void
sal_account_deals_tab_constructed (GObject *object)
{
  SalAccountDealsTab *self = SAL_ACCOUNT_DEALS_TAB (object);

  G_OBJECT_CLASS (sal_account_deals_tab_parent_class)->constructed (object);

  self->table = SAL_RECORD_TABLE (
      sal_record_table_new (sal_page_get_workspace (SAL_PAGE (self)), &sal_opportunity_kind));
  g_signal_connect_object (
      self->table, "record-activated", G_CALLBACK (record_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->table, "notify::busy", G_CALLBACK (update_busy), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->table));
}

static void
sal_account_deals_tab_dispose (GObject *object)
{
  SAL_ACCOUNT_DEALS_TAB (object)->table = NULL;

  G_OBJECT_CLASS (sal_account_deals_tab_parent_class)->dispose (object);
}

static void
sal_account_deals_tab_class_init (SalAccountDealsTabClass *klass)
{
  SalPageClass *page_class = SAL_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sal_account_deals_tab_constructed;
  G_OBJECT_CLASS (klass)->dispose = sal_account_deals_tab_dispose;
  page_class->focus_search = sal_account_deals_tab_focus_search;
  page_class->show_view = sal_account_deals_tab_show_view;
  SAL_ACCOUNT_TAB_CLASS (klass)->show_account = sal_account_deals_tab_show_account;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "records.new", "s", new_action);
}

static void
sal_account_deals_tab_init (SalAccountDealsTab *self)
{
}
