/* sal-accruals-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-accruals-page.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-accrual-chart.h"
#include "sal-chart-view.h"
#include "sal-file-dialog.h"
#include "sal-index-table.h"
#include "sal-money.h"
#include "sal-pay-reserve.h"
#include "sal-task.h"
#include "sal-window.h"

struct _SalAccrualsPage
{
  SalPage parent_instance;

  SalStore *store;           /* of pay; NULL once the page is gone */
  GPtrArray *accruals;       /* (nullable): of SalPayAccrual, as they were read last */
  GCancellable *cancellable; /* of what is simulated */
  guint n_loading;
  gboolean filling;

  AdwViewStack *stack;
  AdwStatusPage *problem_page;
  GtkDropDown *currency_menu;
  GtkMenuButton *sort_button;
  SalChartView *flow_view;
  SalChartView *balance_view;
  GtkLabel *note_label;
  GtkLabel *reserve_label;
  SalIndexTable *table;
};

G_DEFINE_FINAL_TYPE (SalAccrualsPage, sal_accruals_page, SAL_TYPE_PAGE)

/* (nullable): of the currency that is chosen */
static const SalPayAccrual *
get_accrual (SalAccrualsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->currency_menu);

  return self->accruals != NULL && selected < self->accruals->len ? self->accruals->pdata[selected]
                                                                  : NULL;
}

/* --- the table --- */

static const SalPayAccrualMonth *
get_month (gpointer data, guint row)
{
  return &g_array_index (get_accrual (data)->months, SalPayAccrualMonth, row);
}

static char *
format (gpointer data, guint row, guint column)
{
  const SalPayAccrualMonth *month = get_month (data, row);

  return column == 0 ? sal_accrual_chart_format_month (month->month)
                     : sal_money_format (SAL_PAY_ACCRUAL_AMOUNT (month, column - 1),
                                         get_accrual (data)->currency);
}

static int
compare (gpointer data, guint row, guint other, guint column)
{
  const SalPayAccrualMonth *one = get_month (data, row), *two = get_month (data, other);
  gint64 a = column == 0 ? one->month : SAL_PAY_ACCRUAL_AMOUNT (one, column - 1);
  gint64 b = column == 0 ? two->month : SAL_PAY_ACCRUAL_AMOUNT (two, column - 1);

  return (a > b) - (a < b);
}

static char *
write_cell (gpointer data, guint row, guint column)
{
  const SalPayAccrualMonth *month = get_month (data, row);

  return column == 0 ? sal_pay_accrual_write_month (month->month)
                     : sal_money_to_text (SAL_PAY_ACCRUAL_AMOUNT (month, column - 1),
                                          get_accrual (data)->currency);
}

static const SalIndexSource cells = { format, compare, write_cell, NULL, NULL };

static void
init_table (SalAccrualsPage *self)
{
  SalIndexColumn columns[1 + SAL_PAY_ACCRUAL_N_MEMBERS] = {
    { .title = _ ("Month"), .expands = TRUE, .width = 90 }
  };

  for (guint m = 0; m < SAL_PAY_ACCRUAL_N_MEMBERS; m++)
    columns[m + 1] = (SalIndexColumn){ .title = _ (sal_pay_accrual_members[m].label),
                                       .is_number = TRUE,
                                       .width = 110 };
  sal_index_table_set_source (self->table, &cells, self);
  sal_index_table_set_columns (self->table, columns, G_N_ELEMENTS (columns));
  sal_index_table_set_sort_button (self->table, self->sort_button);
  sal_index_table_share_actions (self->table, GTK_WIDGET (self));
}

/* --- what shows --- */

/* What there is to know beside the months. */
static char *
describe (const SalPayAccrual *accrual)
{
  g_autoptr (GString) text = g_string_new (
      _ ("A period is paid in the month after it. What is to be paid is what is calculated and not "
         "closed, and what the release schedules of the plans make payable, before what is "
         "recovered then."));
  g_autofree char *unscheduled = sal_money_format (accrual->unscheduled, accrual->currency);
  g_autofree char *owed = sal_money_format (accrual->owed, accrual->currency);

  if (accrual->unscheduled != 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, _ ("%s wait for an invoice or a receipt."), unscheduled);
    }
  if (accrual->owed != 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, _ ("%s are owed by participants."), owed);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_accrual (SalAccrualsPage *self)
{
  const SalPayAccrual *accrual = get_accrual (self);
  g_autoptr (SalChart) flow = NULL;
  g_autoptr (SalChart) balance = NULL;
  g_autofree char *note = NULL;

  if (self->filling || accrual == NULL)
    return;
  flow = sal_accrual_chart_flow (accrual);
  balance = sal_accrual_chart_balance (accrual);
  note = describe (accrual);
  sal_chart_view_set_chart (self->flow_view, flow);
  sal_chart_view_set_chart (self->balance_view, balance);
  gtk_label_set_label (self->note_label, note);
  sal_index_table_fill (self->table, NULL, accrual->months->len);
}

static void
show (SalAccrualsPage *self)
{
  g_autoptr (GtkStringList) currencies = gtk_string_list_new (NULL);
  const char *before = NULL;
  guint chosen = 0;
  GtkStringObject *selected = gtk_drop_down_get_selected_item (self->currency_menu);

  before =
      selected != NULL
          ? g_intern_string (gtk_string_object_get_string (selected))
          : g_intern_string (sal_workspace_get_currency (sal_page_get_workspace (SAL_PAGE (self))));
  for (guint i = 0; i < self->accruals->len; i++)
    {
      const SalPayAccrual *one = self->accruals->pdata[i];

      gtk_string_list_append (currencies, one->currency);
      if (one->currency == before)
        chosen = i;
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->currency_menu, G_LIST_MODEL (currencies));
  gtk_drop_down_set_selected (self->currency_menu, chosen);
  self->filling = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "accruals.export", self->accruals->len > 0);
  adw_view_stack_set_visible_child_name (self->stack,
                                         self->accruals->len > 0 ? "accruals" : "empty");
  show_accrual (self);
}

/* --- reading --- */

static gpointer
read_accruals (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_pay_accruals_load (connection, data, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalAccrualsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accruals = sal_store_read_finish (SAL_STORE (source), result, &error);

  self->n_loading--;
  if (self->store == NULL)
    return; /* the page is gone */
  if (accruals == NULL)
    {
      adw_status_page_set_description (self->problem_page, error->message);
      adw_view_stack_set_visible_child_name (self->stack, "problem");
    }
  else
    {
      sal_index_table_clear (self->table);
      g_clear_pointer (&self->accruals, g_ptr_array_unref);
      self->accruals = g_steal_pointer (&accruals);
      show (self);
    }
  sal_page_set_busy (SAL_PAGE (self), self->n_loading > 0);
}

static void
load (SalAccrualsPage *self)
{
  self->n_loading++;
  sal_page_set_busy (SAL_PAGE (self), TRUE);
  sal_store_read_async (self->store,
                        read_accruals,
                        sal_fiscal_calendar_copy (
                            sal_workspace_get_calendar (sal_page_get_workspace (SAL_PAGE (self)))),
                        (GDestroyNotify) sal_fiscal_calendar_free,
                        (GDestroyNotify) g_ptr_array_unref,
                        NULL,
                        loaded_cb,
                        g_object_ref (self));
}

/* --- the reserve --- */

static void
reserve_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SalPayReserve *reserve = g_new0 (SalPayReserve, 1);
  GError *error = NULL;

  if (sal_pay_reserve_estimate (reserve, data, sal_date_today (), cancellable, &error))
    {
      g_task_return_pointer (task, reserve, g_free);
      return;
    }
  g_free (reserve);
  g_task_return_error (task, error);
}

static void
reserve_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SalAccrualsPage *self = SAL_ACCRUALS_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autofree SalPayReserve *reserve = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *text = NULL, *year = NULL, *amount = NULL;

  if (self->store == NULL)
    return; /* the page is gone */
  if (reserve == NULL)
    {
      /* translators: why it is not */
      text = g_strdup_printf (_ ("The reserve is not available: %s"), error->message);
    }
  else
    {
      year = sal_fiscal_calendar_format (
          sal_workspace_get_calendar (sal_page_get_workspace (SAL_PAGE (self))), reserve->year);
      amount = sal_money_format (reserve->reserve, reserve->currency);
      /* translators: a fiscal year and an amount */
      text = g_strdup_printf (
          _ ("Reserve, P90 − P50 of the cost of a year as %s was: %s"), year, amount);
    }
  gtk_label_set_label (self->reserve_label, text);
}

/* Takes a while, and is told when it is there. */
static void
estimate_reserve (SalAccrualsPage *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, reserve_cb, NULL);

  g_task_set_source_tag (task, estimate_reserve);
  g_task_set_task_data (
      task, g_object_ref (sal_page_get_workspace (SAL_PAGE (self))), g_object_unref);
  sal_task_run_in_thread (task, reserve_thread);
}

/* --- into a file --- */

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalAccrualsPage) self = user_data;
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL || self->accruals == NULL)
    return;
  if (!sal_pay_accruals_export (self->accruals, path, &error))
    {
      sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Write the Accruals"), error);
      return;
    }
  /* translators: a file */
  text = g_strdup_printf (_ ("Wrote %s"), name);
  sal_window_add_toast (GTK_WIDGET (self), text);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *patterns[] = { _ ("Tables"), "*.csv *.xlsx", NULL };

  sal_file_dialog_choose_async (widget,
                                SAL_FILE_DIALOG_SAVE,
                                _ ("Export the Accruals"),
                                "accruals.xlsx",
                                patterns,
                                file_chosen_cb,
                                g_object_ref (widget));
}

/* --- the page --- */

static const char *
sal_accruals_page_show_view (SalPage *page, guint index)
{
  return index == 0 ? "accruals" : NULL;
}

static void
sal_accruals_page_constructed (GObject *object)
{
  SalAccrualsPage *self = SAL_ACCRUALS_PAGE (object);

  G_OBJECT_CLASS (sal_accruals_page_parent_class)->constructed (object);

  self->store =
      g_object_ref (sal_workspace_get_pay_store (sal_page_get_workspace (SAL_PAGE (self))));
  g_signal_connect_object (self->store, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  self->cancellable = g_cancellable_new ();
  estimate_reserve (self);
}

static void
sal_accruals_page_dispose (GObject *object)
{
  SalAccrualsPage *self = SAL_ACCRUALS_PAGE (object);

  if (self->store != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->store, self);
      sal_index_table_clear (self->table);
    }
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->accruals, g_ptr_array_unref);

  G_OBJECT_CLASS (sal_accruals_page_parent_class)->dispose (object);
}

static void
sal_accruals_page_class_init (SalAccrualsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sal_accruals_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = sal_accruals_page_dispose;
  SAL_PAGE_CLASS (klass)->show_view = sal_accruals_page_show_view;

  g_type_ensure (SAL_TYPE_CHART_VIEW);
  g_type_ensure (SAL_TYPE_INDEX_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-accruals-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalAccrualsPage, name)
  BIND (stack);
  BIND (problem_page);
  BIND (currency_menu);
  BIND (sort_button);
  BIND (flow_view);
  BIND (balance_view);
  BIND (note_label);
  BIND (reserve_label);
  BIND (table);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, show_accrual);
  gtk_widget_class_install_action (widget_class, "accruals.export", NULL, export_action);
}

static void
sal_accruals_page_init (SalAccrualsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
  sal_chart_view_set_activatable (self->flow_view, FALSE);
  sal_chart_view_set_activatable (self->balance_view, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "accruals.export", FALSE);
  init_table (self);
}
