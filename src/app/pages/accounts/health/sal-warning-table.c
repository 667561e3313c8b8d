/* sal-warning-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-warning-table.h"

#include <glib/gi18n.h>

#include "sal-date.h"
#include "sal-fields-dialog.h"
#include "sal-health-series.h"
#include "sal-kinds.h"
#include "sal-plan-due.h"
#include "sal-record-table.h"
#include "sal-warning-inspector.h"

struct _SalWarningTable
{
  AdwBin parent_instance;

  SalRecordTable *table;

  AdwFlap *flap;
  AdwBin *records_bin;
  SalWarningInspector *inspector;
};

G_DEFINE_FINAL_TYPE (SalWarningTable, sal_warning_table, ADW_TYPE_BIN)

/* What shows, in the order of the menu. */
enum
{
  SCOPE_OPEN,
  SCOPE_CLOSED,
  SCOPE_ALL,
};

static const SalRecordScope scopes[] = {
  [SCOPE_OPEN] = { N_ ("Open"), "status in (\"open\", \"in_hand\")" },
  [SCOPE_CLOSED] = { N_ ("Closed"), "status = \"closed\"" },
  [SCOPE_ALL] = { N_ ("All"), NULL },
  { NULL, NULL },
};

static const char *const new_fields[] = { "account", "type", "reason", "owner", "due", NULL };
static const SalFieldsQuestion add = { N_ ("Add a Warning"), N_ ("_Add"), new_fields, NULL };

/* (nullable) (transfer full): when something is due that is not done */
static char *
format_due (SalRecord *record)
{
  gint32 today = sal_date_today (), due;

  if (g_strcmp0 (sal_record_get_text (record, "status"), "closed") == 0 ||
      !sal_date_parse_iso (sal_record_get_text (record, "due"), &due))
    return NULL;

  return sal_plan_mark_due (due, today);
}

/* The value in the unit of its signal, and whether it is overdue. */
static char *
format_cell (SalRecord *record, guint field)
{
  const SalValue *value = sal_record_get_value (record, field);
  SalSignalType type;

  if (field == (guint) sal_kind_field_index (&sal_account_warning_kind, "due"))
    return format_due (record);
  if (field != (guint) sal_kind_field_index (&sal_account_warning_kind, "value") ||
      value->storage != SAL_STORAGE_REAL ||
      !sal_signal_type_from_key (sal_record_get_text (record, "type"), &type))
    return NULL;

  return sal_signal_type_format (type, value->real);
}

static gboolean
activated_cb (SalWarningTable *self, gint64 id)
{
  if (!sal_warning_inspector_commit (self->inspector))
    return TRUE; /* it says what is wrong */
  sal_warning_inspector_show (self->inspector, id);
  adw_flap_set_reveal_flap (self->flap, TRUE);

  return TRUE;
}

static void
closed_cb (SalWarningTable *self)
{
  sal_warning_inspector_show (self->inspector, 0);
  adw_flap_set_reveal_flap (self->flap, FALSE);
  sal_record_table_focus_list (self->table);
}

/**
 * sal_warning_table_show_account:
 * @self: the table
 * @account: 0 for all, of which those that are open show to begin with
 *
 * Shows the warnings of an account.
 */
void
sal_warning_table_show_account (SalWarningTable *self, gint64 account)
{
  g_autofree char *filter =
      account != 0 ? g_strdup_printf ("account = %" G_GINT64_FORMAT, account) : NULL;

  sal_record_table_set_scope (self->table, account != 0 ? SCOPE_ALL : SCOPE_OPEN);
  sal_record_table_set_within (self->table, filter);
  sal_warning_inspector_show (self->inspector, 0);
  adw_flap_set_reveal_flap (self->flap, FALSE);
}

gboolean
sal_warning_table_is_modified (SalWarningTable *self)
{
  return sal_warning_inspector_is_modified (self->inspector);
}

gboolean
sal_warning_table_commit (SalWarningTable *self)
{
  return sal_warning_inspector_commit (self->inspector);
}

void
sal_warning_table_revert (SalWarningTable *self)
{
  sal_warning_inspector_revert (self->inspector);
}

void
sal_warning_table_ask (GtkWidget *asking, SalWorkspace *workspace, gint64 account)
{
  g_autoptr (SalRecord) record = sal_record_new (&sal_account_warning_kind);

  if (account != 0)
    sal_record_set_integer (record, "account", account);
  sal_fields_dialog_ask (asking, workspace, record, &add);
}

static void
sal_warning_table_class_init (SalWarningTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SAL_TYPE_WARNING_INSPECTOR);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-warning-table.ui");
  gtk_widget_class_bind_template_child (widget_class, SalWarningTable, flap);
  gtk_widget_class_bind_template_child (widget_class, SalWarningTable, records_bin);
  gtk_widget_class_bind_template_child (widget_class, SalWarningTable, inspector);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
sal_warning_table_init (SalWarningTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sal_warning_table_new:
 * @workspace: a workspace, which has to stay as long as the table
 *
 * Creates a table of the warnings of all accounts.
 *
 * Returns: it
 */
GtkWidget *
sal_warning_table_new (SalWorkspace *workspace)
{
  SalWarningTable *self = g_object_new (SAL_TYPE_WARNING_TABLE, NULL);
  GtkWidget *table = sal_record_table_new (workspace, &sal_account_warning_kind);

  self->table = SAL_RECORD_TABLE (table);
  sal_record_table_set_format (self->table, format_cell);
  sal_record_table_set_scopes (self->table, scopes);
  adw_bin_set_child (self->records_bin, table);
  g_signal_connect_object (
      table, "record-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  sal_warning_inspector_set_workspace (self->inspector, workspace);
  sal_warning_table_show_account (self, 0);

  return GTK_WIDGET (self);
}
