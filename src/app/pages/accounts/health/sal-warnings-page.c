/* sal-warnings-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-warnings-page.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-accounts-page.h"
#include "sal-chart-view.h"
#include "sal-date.h"
#include "sal-edit-in-place.h"
#include "sal-fields-dialog.h"
#include "sal-health-charts.h"
#include "sal-health-warnings.h"
#include "sal-kinds.h"
#include "sal-store-reading.h"
#include "sal-threshold-list.h"
#include "sal-view-switcher.h"
#include "sal-warning-table.h"
#include "sal-warnings-cells.h"
#include "sal-window.h"

/* How far contracts to renew are looked for. */
#define RENEWAL_DAYS 180

/* What is read. */
typedef struct
{
  SalServiceOutlook *service;
  SalChurnOutlook *churn;
  SalHealthScheme *scheme;
  gboolean automatic; /* warnings are raised by themselves */
} Outlook;

struct _SalWarningsPage
{
  SalPage parent_instance;

  SalStoreReading *reading;
  Outlook *outlook; /* (nullable): as it was read last */

  AdwViewStack *stack;
  AdwStatusPage *problem_page;
  GtkLabel *scheme_label;
  AdwViewStack *views;
  AdwBin *warnings_bin;
  GtkLabel *renewals_label;
  SalIndexTable *renewals_table;
  AdwViewStack *churn_stack;
  AdwStatusPage *refused_page;
  SalIndexTable *churn_table;
  GtkLabel *reasons_label;
  GtkLabel *model_label;
  SalChartView *calibration_view;
  SalThresholdList *thresholds;
  SalWarningTable *warnings;
};

G_DEFINE_FINAL_TYPE (SalWarningsPage, sal_warnings_page, SAL_TYPE_PAGE)

static void
outlook_free (Outlook *self)
{
  g_clear_pointer (&self->service, sal_service_outlook_free);
  g_clear_pointer (&self->churn, sal_churn_outlook_free);
  g_clear_pointer (&self->scheme, sal_health_scheme_free);
  g_free (self);
}

static gpointer
read_outlook (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Outlook *self = g_new0 (Outlook, 1);
  gint32 day = sal_date_today ();

  if (sal_account_warnings_are_automatic (connection, &self->automatic, error))
    self->service = sal_service_outlook_load (connection, day, RENEWAL_DAYS, error);
  if (self->service != NULL)
    self->churn = sal_churn_outlook_load (connection, day, error);
  if (self->churn != NULL)
    self->scheme = sal_health_scheme_load (connection, error);
  if (self->scheme == NULL)
    g_clear_pointer (&self, outlook_free);

  return self;
}

/* --- what shows --- */

static void
fill_table (SalIndexTable *table, const SalIndexSource *source, gpointer data, guint n)
{
  g_autofree guint *rows = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    rows[i] = i;
  sal_index_table_set_source (table, source, data);
  sal_index_table_fill (table, rows, n);
}

static void
show_renewals (SalWarningsPage *self)
{
  const SalServiceOutlook *service = self->outlook->service;
  guint n = service->renewals->len;
  guint n_overdue = 0;
  g_autofree char *text = NULL, *all = NULL;

  for (guint i = 0; i < n; i++)
    n_overdue += g_array_index (service->renewals, SalRenewal, i).day < service->day;
  fill_table (self->renewals_table, &sal_renewal_cells, (gpointer) service, n);
  /* translators: numbers of contracts and days */
  text = g_strdup_printf (ngettext ("%1$u contract to renew within %2$d days",
                                    "%1$u contracts to renew within %2$d days",
                                    n),
                          n,
                          RENEWAL_DAYS);
  /* translators: a sentence about contracts, and how many of them are overdue */
  all =
      n_overdue > 0 ? g_strdup_printf (_ ("%1$s, %2$u overdue"), text, n_overdue) : g_strdup (text);
  gtk_label_set_label (self->renewals_label, all);
  gtk_widget_set_visible (GTK_WIDGET (self->scheme_label), service->problem != NULL);
  gtk_label_set_label (self->scheme_label, service->problem != NULL ? service->problem : "");
}

static void
show_reasons (SalWarningsPage *self)
{
  g_autoptr (GArray) rows = sal_index_table_list_selected (self->churn_table);
  g_autofree char *text = NULL;

  if (self->outlook == NULL || self->outlook->churn->model == NULL)
    return;
  if (rows->len > 0)
    text = sal_churn_describe_reasons (self->outlook->churn, g_array_index (rows, guint, 0));
  gtk_label_set_label (self->reasons_label,
                       text != NULL ? text : _ ("Choose an account to see why it may leave"));
}

static void
show_model (SalWarningsPage *self, const SalChurnModel *model)
{
  g_autoptr (SalChart) chart = sal_health_chart_calibration (model);
  g_autofree char *text = sal_churn_model_describe (model);

  gtk_label_set_label (self->model_label, text);
  sal_chart_view_set_chart (self->calibration_view, chart);
}

static void
show_churn (SalWarningsPage *self)
{
  SalChurnOutlook *churn = self->outlook->churn;

  if (churn->model == NULL)
    {
      adw_status_page_set_description (self->refused_page, churn->problem);
      adw_view_stack_set_visible_child_name (self->churn_stack, "refused");
      return;
    }
  fill_table (self->churn_table, &sal_churn_cells, churn, churn->predictions->len);
  show_model (self, churn->model);
  show_reasons (self);
  adw_view_stack_set_visible_child_name (self->churn_stack, "model");
}

static void
taken (SalPage *page, gpointer result, const GError *error)
{
  SalWarningsPage *self = SAL_WARNINGS_PAGE (page);

  if (result == NULL)
    {
      adw_status_page_set_description (self->problem_page, error->message);
      adw_view_stack_set_visible_child_name (self->stack, "problem");
      return;
    }
  sal_index_table_clear (self->renewals_table);
  sal_index_table_clear (self->churn_table);
  g_clear_pointer (&self->outlook, outlook_free);
  self->outlook = result;
  show_renewals (self);
  show_churn (self);
  sal_threshold_list_show (self->thresholds,
                           sal_page_get_workspace (page),
                           self->outlook->scheme,
                           self->outlook->automatic);
  adw_view_stack_set_visible_child_name (self->stack, "content");
}

static void
renewal_activated_cb (SalWarningsPage *self, guint row)
{
  sal_accounts_page_show_account (
      GTK_WIDGET (self),
      g_array_index (self->outlook->service->renewals, SalRenewal, row).account,
      "signals");
}

static void
churn_activated_cb (SalWarningsPage *self, guint row)
{
  sal_accounts_page_show_account (
      GTK_WIDGET (self),
      g_array_index (self->outlook->churn->predictions, SalChurnPrediction, row).account,
      "signals");
}

/* --- raising --- */

/* What is asked for, kept until it is told. */
typedef struct
{
  SalWarningsPage *page; /* a reference */
  SalWarningRaise raise;
} Raising;

static void
raised_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Raising *raising = user_data;
  g_autoptr (SalWarningsPage) self = raising->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  if (self->reading == NULL)
    {
      g_free (raising);
      return; /* the page is gone */
    }
  if (error != NULL)
    sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Raise Warnings"), error);
  else if (change != NULL)
    sal_window_add_undo_toast (GTK_WIDGET (self), change);
  else
    sal_window_add_toast (GTK_WIDGET (self), _ ("There is nothing new to warn of"));
  g_free (raising);
}

static void
raise_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalWarningsPage *self = SAL_WARNINGS_PAGE (widget);
  Raising *raising = g_new0 (Raising, 1);

  raising->page = g_object_ref (self);
  raising->raise.day = sal_date_today ();
  sal_store_run_async (sal_workspace_get_store (sal_page_get_workspace (SAL_PAGE (self))),
                       _ ("Raise Warnings"),
                       SAL_COMMAND_DEFAULT,
                       sal_account_warnings_raise,
                       &raising->raise,
                       NULL,
                       NULL,
                       raised_cb,
                       raising);
}

/* --- thresholds --- */

static const char *const threshold_fields[] = {
  "type", "weight",     "bad",          "good",     "warn", "critical",
  "days", "trend_days", "trend_change", "due_days", NULL,
};
static const SalFieldsQuestion new_threshold = {
  N_ ("Add a Threshold"), N_ ("_Add"), threshold_fields, NULL
};

static void
add_threshold_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (SalRecord) record = sal_record_new (&sal_signal_threshold_kind);

  sal_fields_dialog_ask (
      widget, sal_page_get_workspace (SAL_PAGE (widget)), record, &new_threshold);
}

/* What the table asks for where it stands. */
static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_warning_table_ask (widget, sal_page_get_workspace (SAL_PAGE (widget)), 0);
}

/* --- leaving --- */

static gboolean
commit (SalPage *page)
{
  SalWarningsPage *self = SAL_WARNINGS_PAGE (page);
  gboolean warnings = sal_warning_table_commit (self->warnings);

  return sal_threshold_list_commit (self->thresholds) && warnings;
}

static void
revert (SalPage *page)
{
  SalWarningsPage *self = SAL_WARNINGS_PAGE (page);

  if (self->reading == NULL)
    return; /* the page is gone */
  sal_warning_table_revert (self->warnings);
  sal_threshold_list_revert (self->thresholds);
}

static gboolean
sal_warnings_page_is_modified (SalPage *page)
{
  SalWarningsPage *self = SAL_WARNINGS_PAGE (page);

  return self->reading != NULL && (sal_warning_table_is_modified (self->warnings) ||
                                   sal_threshold_list_is_modified (self->thresholds));
}

static void
sal_warnings_page_leave_async (SalPage *page, GTask *task)
{
  if (commit (page))
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  sal_edit_ask_to_discard (
      page, _ ("Something that was entered is missing or not valid, and says so."), revert, task);
}

/* --- the page --- */

static const char *
sal_warnings_page_show_view (SalPage *page, guint index)
{
  static const char *const names[] = { "warnings", "renewals", "churn", "thresholds" };
  static const char *const titles[] = { "account-warnings", "renewals", "churn", "thresholds" };
  SalWarningsPage *self = SAL_WARNINGS_PAGE (page);

  if (index >= G_N_ELEMENTS (names))
    return NULL;
  adw_view_stack_set_visible_child_name (self->views, names[index]);

  return titles[index];
}

static void
sal_warnings_page_constructed (GObject *object)
{
  SalWarningsPage *self = SAL_WARNINGS_PAGE (object);
  SalWorkspace *workspace;
  gboolean can_write;

  G_OBJECT_CLASS (sal_warnings_page_parent_class)->constructed (object);

  workspace = sal_page_get_workspace (SAL_PAGE (self));
  self->warnings = SAL_WARNING_TABLE (sal_warning_table_new (workspace));
  adw_bin_set_child (self->warnings_bin, GTK_WIDGET (self->warnings));
  can_write = !sal_store_is_read_only (sal_workspace_get_store (workspace));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "warnings.raise", can_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "warnings.add-threshold", can_write);
  self->reading =
      sal_store_reading_new (SAL_PAGE (self), read_outlook, (GDestroyNotify) outlook_free, taken);
  sal_store_reading_start (self->reading, 0);
}

static void
sal_warnings_page_dispose (GObject *object)
{
  SalWarningsPage *self = SAL_WARNINGS_PAGE (object);

  if (self->reading != NULL)
    {
      sal_index_table_clear (self->renewals_table);
      sal_index_table_clear (self->churn_table);
    }
  g_clear_pointer (&self->reading, sal_store_reading_stop);
  g_clear_pointer (&self->outlook, outlook_free);

  G_OBJECT_CLASS (sal_warnings_page_parent_class)->dispose (object);
}

static void
sal_warnings_page_class_init (SalWarningsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sal_warnings_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = sal_warnings_page_dispose;
  SAL_PAGE_CLASS (klass)->show_view = sal_warnings_page_show_view;
  SAL_PAGE_CLASS (klass)->is_modified = sal_warnings_page_is_modified;
  SAL_PAGE_CLASS (klass)->leave_async = sal_warnings_page_leave_async;

  gtk_widget_class_install_action (widget_class, "warnings.raise", NULL, raise_action);
  gtk_widget_class_install_action (
      widget_class, "warnings.add-threshold", NULL, add_threshold_action);
  gtk_widget_class_install_action (widget_class, "records.new", "s", new_action);

  g_type_ensure (SAL_TYPE_VIEW_SWITCHER);
  g_type_ensure (SAL_TYPE_CHART_VIEW);
  g_type_ensure (SAL_TYPE_INDEX_TABLE);
  g_type_ensure (SAL_TYPE_THRESHOLD_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-warnings-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalWarningsPage, name)
  BIND (stack);
  BIND (problem_page);
  BIND (scheme_label);
  BIND (views);
  BIND (warnings_bin);
  BIND (renewals_label);
  BIND (renewals_table);
  BIND (churn_stack);
  BIND (refused_page);
  BIND (churn_table);
  BIND (reasons_label);
  BIND (model_label);
  BIND (calibration_view);
  BIND (thresholds);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, show_reasons);
  gtk_widget_class_bind_template_callback (widget_class, renewal_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, churn_activated_cb);
}

static void
sal_warnings_page_init (SalWarningsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
  sal_renewal_cells_add_columns (self->renewals_table);
  sal_churn_cells_add_columns (self->churn_table);
  sal_index_table_set_label (self->renewals_table, _ ("Renewals"));
  sal_index_table_set_label (self->churn_table, _ ("Who May Leave"));
}
