/* sal-warning-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-warning-table.h"

#include <glib/gi18n.h>

#include "sal-fields-dialog.h"
#include "sal-kinds.h"
#include "sal-record-table.h"

static const char *const edit_fields[] = {
  "owner", "due", "status", "closed_on", "resolution", NULL
};
static const SalFieldsQuestion edit = { N_ ("Answer a Warning"), N_ ("_Store"), edit_fields, NULL };

static const char *const new_fields[] = { "account", "type", "reason", "owner", "due", NULL };
static const SalFieldsQuestion add = { N_ ("Add a Warning"), N_ ("_Add"), new_fields, NULL };

static gboolean
activated_cb (SalPage *page, gint64 id)
{
  sal_fields_dialog_edit (
      GTK_WIDGET (page), sal_page_get_workspace (page), &sal_account_warning_kind, id, &edit);

  return TRUE;
}

GtkWidget *
sal_warning_table_new (SalPage *page, gint64 account)
{
  GtkWidget *table =
      sal_record_table_new (sal_page_get_workspace (page), &sal_account_warning_kind);

  g_signal_connect_object (
      table, "record-activated", G_CALLBACK (activated_cb), page, G_CONNECT_SWAPPED);
  sal_warning_table_show_account (table, account);

  return table;
}

/* @account: 0 for all, of which those that are closed are left out */
void
sal_warning_table_show_account (GtkWidget *table, gint64 account)
{
  g_autofree char *filter = account != 0 ? g_strdup_printf ("account = %" G_GINT64_FORMAT, account)
                                         : g_strdup ("status in (\"open\", \"in_hand\")");

  sal_record_table_set_filter (SAL_RECORD_TABLE (table), filter);
}

void
sal_warning_table_ask (GtkWidget *asking, SalWorkspace *workspace, gint64 account)
{
  g_autoptr (SalRecord) record = sal_record_new (&sal_account_warning_kind);

  if (account != 0)
    sal_record_set_integer (record, "account", account);
  sal_fields_dialog_ask (asking, workspace, record, TRUE, &add);
}
