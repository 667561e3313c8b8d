/* sal-account-signals-tab.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-signals-tab.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-chart-view.h"
#include "sal-date.h"
#include "sal-edit-in-place.h"
#include "sal-health-charts.h"
#include "sal-number.h"
#include "sal-rate.h"
#include "sal-store-reading.h"
#include "sal-warning-table.h"

struct _SalAccountSignalsTab
{
  SalAccountTab parent_instance;

  SalStoreReading *reading;
  SalWarningTable *warnings;

  AdwViewStack *stack;
  AdwStatusPage *problem_page;
  GtkLabel *health_label;
  GtkLabel *arithmetic_label;
  GtkFlowBox *charts;
  AdwBin *warnings_bin;
};

G_DEFINE_FINAL_TYPE (SalAccountSignalsTab, sal_account_signals_tab, SAL_TYPE_ACCOUNT_TAB)

static gpointer
read_book (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint32 day = sal_date_today ();

  return sal_health_book_load (connection,
                               *(gint64 *) data,
                               sal_date_add_months (day, -SAL_HEALTH_CHART_MONTHS),
                               day,
                               error);
}

/* --- what shows --- */

static void
add_chart (SalAccountSignalsTab *self, SalChart *chart)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (sal_chart_get_title (chart));
  GtkWidget *view = sal_chart_view_new (chart);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_size_request (view, 260, 160);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), view);
  gtk_flow_box_insert (self->charts, box, -1);
  /* the chart takes the focus, not what it stands in */
  gtk_widget_set_focusable (gtk_widget_get_parent (box), FALSE);
}

static void
clear_charts (SalAccountSignalsTab *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->charts))) != NULL)
    gtk_flow_box_remove (self->charts, child);
}

static char *
describe (const SalHealth *health)
{
  g_autofree char *points = NULL, *known = NULL;

  if (isnan (health->health))
    return g_strdup (_ ("Health is not known: no signal that weighs is"));
  points = sal_number_format (health->health, 0);
  if (health->known > 0.999)
    return g_strdup_printf (_ ("Health %s of 100"), points);
  known = sal_rate_format_percent ((gint64) (health->known * SAL_RATE_ONE + 0.5), 0);

  /* translators: points, and a share of the weights */
  return g_strdup_printf (_ ("Health %s of 100, by signals that weigh %s"), points, known);
}

static void
show_health (SalAccountSignalsTab *self, const SalHealthBook *book, const SalHealthAccount *account)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (SalChart) chart = NULL;
  g_autofree char *text = NULL, *lines = NULL;
  SalHealth health;

  if (!sal_health_scheme_check (book->scheme, &problem))
    {
      gtk_label_set_label (self->health_label, problem->message);
      gtk_label_set_label (self->arithmetic_label, "");
      return;
    }
  sal_health_scheme_judge (book->scheme, account->series, book->day, &health);
  text = describe (&health);
  lines = sal_health_explain (book->scheme, &health);
  gtk_label_set_label (self->health_label, text);
  gtk_label_set_label (self->arithmetic_label, lines);
  chart = sal_health_chart_history (book, account);
  add_chart (self, chart);
}

static void
show_book (SalAccountSignalsTab *self, const SalHealthBook *book)
{
  const SalHealthAccount *account =
      book->accounts->len > 0 ? &g_array_index (book->accounts, SalHealthAccount, 0) : NULL;

  clear_charts (self);
  if (account == NULL)
    {
      adw_view_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  show_health (self, book, account);
  for (int i = 0; i < SAL_N_SIGNALS; i++)
    {
      g_autoptr (SalChart) chart = sal_health_chart_signal (book, account, (SalSignalType) i);

      if (chart != NULL)
        add_chart (self, chart);
    }
  adw_view_stack_set_visible_child_name (self->stack, "content");
}

static void
taken (SalPage *page, gpointer result, const GError *error)
{
  SalAccountSignalsTab *self = SAL_ACCOUNT_SIGNALS_TAB (page);
  g_autoptr (SalHealthBook) book = result;

  if (book == NULL)
    {
      adw_status_page_set_description (self->problem_page, error->message);
      adw_view_stack_set_visible_child_name (self->stack, "problem");
      return;
    }
  show_book (self, book);
}

/* --- the tab --- */

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_warning_table_ask (widget,
                         sal_page_get_workspace (SAL_PAGE (widget)),
                         sal_account_tab_get_account (SAL_ACCOUNT_TAB (widget)));
}

static void
sal_account_signals_tab_show_account (SalAccountTab *tab, gint64 account)
{
  SalAccountSignalsTab *self = SAL_ACCOUNT_SIGNALS_TAB (tab);

  adw_view_stack_set_visible_child_name (self->stack, "loading");
  sal_warning_table_show_account (self->warnings, account);
  sal_store_reading_start (self->reading, account);
}

static gboolean
commit (SalPage *page)
{
  return sal_warning_table_commit (SAL_ACCOUNT_SIGNALS_TAB (page)->warnings);
}

static void
revert (SalPage *page)
{
  sal_warning_table_revert (SAL_ACCOUNT_SIGNALS_TAB (page)->warnings);
}

static gboolean
sal_account_signals_tab_is_modified (SalPage *page)
{
  return sal_warning_table_is_modified (SAL_ACCOUNT_SIGNALS_TAB (page)->warnings);
}

static void
sal_account_signals_tab_leave_async (SalPage *page, GTask *task)
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

static const char *
sal_account_signals_tab_show_view (SalPage *page, guint index)
{
  return index == 0 ? "account-signals" : NULL;
}

static void
sal_account_signals_tab_constructed (GObject *object)
{
  SalAccountSignalsTab *self = SAL_ACCOUNT_SIGNALS_TAB (object);

  G_OBJECT_CLASS (sal_account_signals_tab_parent_class)->constructed (object);

  self->warnings =
      SAL_WARNING_TABLE (sal_warning_table_new (sal_page_get_workspace (SAL_PAGE (self))));
  adw_bin_set_child (self->warnings_bin, GTK_WIDGET (self->warnings));
  self->reading = sal_store_reading_new (
      SAL_PAGE (self), read_book, (GDestroyNotify) sal_health_book_free, taken);
}

static void
sal_account_signals_tab_dispose (GObject *object)
{
  SalAccountSignalsTab *self = SAL_ACCOUNT_SIGNALS_TAB (object);

  g_clear_pointer (&self->reading, sal_store_reading_stop);

  G_OBJECT_CLASS (sal_account_signals_tab_parent_class)->dispose (object);
}

static void
sal_account_signals_tab_class_init (SalAccountSignalsTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sal_account_signals_tab_constructed;
  G_OBJECT_CLASS (klass)->dispose = sal_account_signals_tab_dispose;
  SAL_PAGE_CLASS (klass)->show_view = sal_account_signals_tab_show_view;
  SAL_PAGE_CLASS (klass)->is_modified = sal_account_signals_tab_is_modified;
  SAL_PAGE_CLASS (klass)->leave_async = sal_account_signals_tab_leave_async;
  SAL_ACCOUNT_TAB_CLASS (klass)->show_account = sal_account_signals_tab_show_account;

  gtk_widget_class_install_action (widget_class, "records.new", "s", new_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-account-signals-tab.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalAccountSignalsTab, name)
  BIND (stack);
  BIND (problem_page);
  BIND (health_label);
  BIND (arithmetic_label);
  BIND (charts);
  BIND (warnings_bin);
#undef BIND
}

static void
sal_account_signals_tab_init (SalAccountSignalsTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
}
