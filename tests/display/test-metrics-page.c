/* test-metrics-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include <string.h>

#include "sal-dashboard-level.h"
#include "sal-facts-model.h"
#include "sal-field-row.h"
#include "sal-metric-view.h"
#include "sal-record-form.h"

typedef struct
{
  SalWorkspace *workspace;
  SalFactsModel *model;
  SalWindow *window;
  SalPage *page;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->workspace = display_create_workspace (12);
  self->model = sal_facts_model_get (self->workspace);
  self->window = display_open_window (self->workspace);
  sal_window_show_room (self->window, "metrics");
  self->page = sal_window_get_page (self->window);
  display_wait_for_page (self->page);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->model);
  display_close_window (self->window);
  display_remove_workspace (self->workspace);
}

static GtkListBox *
get_list (Fixture *self)
{
  return display_find (self->page, GTK_TYPE_LIST_BOX, "Metrics");
}

static void
activate (Fixture *self, const char *metric)
{
  GtkListBoxRow *row = display_find (get_list (self), GTK_TYPE_LIST_BOX_ROW, metric);

  g_assert_nonnull (row);
  g_signal_emit_by_name (get_list (self), "row-activated", row);
  display_wait_for_page (self->page);
}

/* The first title below the view. */
static const char *
get_title (Fixture *self)
{
  SalMetricView *view = display_find (self->page, SAL_TYPE_METRIC_VIEW, NULL);

  return gtk_label_get_label (display_find (view, GTK_TYPE_LABEL, NULL));
}

static SalRecordForm *
get_form (Fixture *self)
{
  return display_find (self->page, SAL_TYPE_RECORD_FORM, NULL);
}

static gboolean
has_form (gpointer data)
{
  Fixture *self = data;
  SalRecordForm *form = get_form (self);

  return form != NULL && gtk_widget_get_mapped (GTK_WIDGET (form)) &&
         !sal_page_is_busy (self->page);
}

static gboolean
has_no_form (gpointer data)
{
  return get_form (data) == NULL && !sal_page_is_busy (((Fixture *) data)->page);
}

static SalFieldRow *
find_row (Fixture *self, const char *field)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();

  g_ptr_array_add (waiting, get_form (self));
  for (guint i = 0; i < waiting->len; i++)
    {
      GtkWidget *widget = g_ptr_array_index (waiting, i);

      if (SAL_IS_FIELD_ROW (widget) &&
          g_strcmp0 (sal_field_row_get_field (SAL_FIELD_ROW (widget))->name, field) == 0)
        return SAL_FIELD_ROW (widget);
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_ptr_array_add (waiting, child);
    }
  g_assert_not_reached ();
}

static const SalMetric *
find_metric (Fixture *self, const char *key)
{
  return sal_facts_find_metric (sal_facts_model_get_facts (self->model), key);
}

/* Every metric of the program is listed; one that is chosen shows, and search narrows the list. */
static void
test_metrics_page_list (Fixture *self, gconstpointer data)
{
  gsize n_metrics;
  const SalMetric *metrics = sal_metrics_get (&n_metrics);
  GtkWidget *entry = display_find (self->page, GTK_TYPE_SEARCH_ENTRY, "Find a Metric");
  GtkWidget *cycle, *bookings;

  for (gsize i = 0; i < n_metrics; i++)
    {
      activate (self, sal_metric_get_label (&metrics[i]));
      g_assert_cmpstr (get_title (self), ==, sal_metric_get_label (&metrics[i]));
      g_assert_false (sal_page_get_can_go_back (self->page));
    }

  cycle = display_find (get_list (self), GTK_TYPE_LIST_BOX_ROW, "Sales Cycle");
  bookings = display_find (get_list (self), GTK_TYPE_LIST_BOX_ROW, "Bookings");
  g_assert_true (sal_page_focus_search (self->page));
  gtk_editable_set_text (GTK_EDITABLE (entry), "days from creation");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_true (gtk_widget_get_child_visible (cycle));
  g_assert_false (gtk_widget_get_child_visible (bookings));
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (get_title (self), ==, "Sales Cycle");
}

/* A copy becomes a metric of the workspace; a wrong formula is told with its position and not
 * stored, another one is another version. */
static void
test_metrics_page_own (Fixture *self, gconstpointer data)
{
  GtkTextView *text;
  SalFieldRow *formula;

  activate (self, "Bookings");
  gtk_widget_activate_action (GTK_WIDGET (self->page), "metrics.copy", NULL);
  display_wait (has_form, self, "the form of the copy");
  display_wait_for_page (self->page);
  g_assert_nonnull (find_metric (self, "bookings_2"));
  g_assert_true (sal_page_get_can_go_back (self->page));

  formula = find_row (self, "formula");
  text = display_find (formula, GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (text), "count(where type = \"neu\")", -1);
  gtk_widget_activate_action (GTK_WIDGET (get_form (self)), "form.enter", NULL);
  display_wait_for_page (self->page);
  g_assert_true (sal_field_row_has_problem (formula));
  g_assert_true (g_str_has_prefix (sal_field_row_get_problem (formula), "position "));
  g_assert_cmpstr (
      find_metric (self, "bookings_2")->formula, ==, sal_metric_find ("bookings")->formula);

  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (text), "sum(amount where type = \"new\")", -1);
  gtk_widget_activate_action (GTK_WIDGET (get_form (self)), "form.enter", NULL);
  display_wait_for_page (self->page);
  g_assert_false (sal_field_row_has_problem (formula));
  sal_page_go_back (self->page);
  display_wait (has_no_form, self, "the metric again");
  g_assert_cmpstr (get_title (self), ==, "Bookings (Own)");
  g_assert_cmpint (find_metric (self, "bookings_2")->version, ==, 2);
  g_assert_cmpstr (
      find_metric (self, "bookings_2")->formula, ==, "sum(amount where type = \"new\")");
}

static void
enter (Fixture *self, const char *field, const char *text)
{
  GtkEditable *entry = display_find (find_row (self, field), GTK_TYPE_TEXT, NULL);

  gtk_editable_set_text (entry, text);
}

static gboolean
shows_new (gpointer data)
{
  Fixture *self = data;

  return has_no_form (self) && g_strcmp0 (get_title (self), "Deals") == 0;
}

/* A metric that is created shows, in this room. */
static void
test_metrics_page_new (Fixture *self, gconstpointer data)
{
  GtkTextView *text;

  activate (self, "Win Rate");
  gtk_widget_activate_action (GTK_WIDGET (self->page), "metrics.new", NULL);
  display_wait (has_form, self, "the form");
  enter (self, "name", "Deals");
  enter (self, "key", "deals");
  text = display_find (find_row (self, "formula"), GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (text), "count()", -1);
  gtk_widget_activate_action (GTK_WIDGET (get_form (self)), "form.save", NULL);
  display_wait (shows_new, self, "the new metric");
  g_assert_true (sal_window_get_page (self->window) == self->page);
  g_assert_cmpstr (find_metric (self, "deals")->formula, ==, "count()");
}

static gboolean
has_no_own (gpointer data)
{
  return find_metric (data, "bookings_2") == NULL && !sal_page_is_busy (((Fixture *) data)->page);
}

static gboolean
has_own (gpointer data)
{
  return find_metric (data, "bookings_2") != NULL && !sal_page_is_busy (((Fixture *) data)->page);
}

/* What is deleted is gone from the list, and undo brings it back. */
static void
test_metrics_page_delete (Fixture *self, gconstpointer data)
{
  activate (self, "Bookings");
  gtk_widget_activate_action (GTK_WIDGET (self->page), "metrics.copy", NULL);
  display_wait (has_form, self, "the form of the copy");
  sal_page_go_back (self->page);
  display_wait (has_no_form, self, "the metric");
  g_assert_cmpstr (get_title (self), ==, "Bookings (Own)");

  gtk_widget_activate_action (GTK_WIDGET (self->page), "metrics.delete", NULL);
  display_wait (has_no_own, self, "its end");
  g_assert_cmpstr (get_title (self), ==, "Bookings");
  g_assert_null (display_find (get_list (self), GTK_TYPE_LIST_BOX_ROW, "Bookings (Own)"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  display_wait (has_own, self, "its return");
  g_assert_nonnull (display_find (get_list (self), GTK_TYPE_LIST_BOX_ROW, "Bookings (Own)"));
}

static gboolean
shows_level (gpointer data)
{
  Fixture *self = data;
  SalPage *page = sal_window_get_page (self->window);
  GtkWidget *level = display_find (page, SAL_TYPE_DASHBOARD_LEVEL, NULL);

  return level != NULL && gtk_widget_get_mapped (level) && !sal_page_is_busy (page);
}

/* From a metric to its figures, in a room that was not open yet, and back to a metric. */
static void
test_metrics_page_targets (Fixture *self, gconstpointer data)
{
  SalMetricView *view;

  activate (self, "Win Rate");
  view = display_find (self->page, SAL_TYPE_METRIC_VIEW, NULL);
  gtk_widget_activate_action (GTK_WIDGET (view), "metric.break-down", NULL);
  g_assert_true (sal_window_get_page (self->window) != self->page);
  display_wait (shows_level, self, "the figure");
  g_assert_nonnull (
      display_find (sal_window_get_page (self->window), GTK_TYPE_BUTTON, "Executive"));

  gtk_widget_activate_action (
      GTK_WIDGET (self->window), "win.show-target", "(ss)", "metrics", "cycle");
  display_wait_for_page (self->page);
  g_assert_true (sal_window_get_page (self->window) == self->page);
  g_assert_cmpstr (get_title (self), ==, "Sales Cycle");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  AdwMessageDialog *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        found = ADW_MESSAGE_DIALOG (window);
    }

  return found;
}

/* Opens the dialog of the limits and answers it. */
static void
answer_limits (Fixture *self, const char *response)
{
  SalMetricView *view = display_find (self->page, SAL_TYPE_METRIC_VIEW, NULL);
  AdwMessageDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (view), "metric.limits", NULL);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, response));
  adw_message_dialog_response (dialog, response);
  gtk_window_close (GTK_WINDOW (dialog));
}

static gboolean
finds_label (GtkWidget *widget, const char *part)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), part) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (finds_label (child, part))
        return TRUE;
    }

  return FALSE;
}

static gboolean
says_frozen (gpointer data)
{
  SalMetricView *view = display_find (((Fixture *) data)->page, SAL_TYPE_METRIC_VIEW, NULL);
  SalFacts *facts = sal_facts_model_get_facts (((Fixture *) data)->model);

  return facts->limits_last != SAL_DIMENSION_NONE &&
         finds_label (GTK_WIDGET (view), "; limits frozen over ");
}

static gboolean
is_not_frozen (gpointer data)
{
  return sal_facts_model_get_facts (((Fixture *) data)->model)->limits_last == SAL_DIMENSION_NONE;
}

/* Some opportunities close in each of the last three years' months. */
static gboolean
spread (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_connection_execute (
      sal_transaction_get_connection (transaction),
      "UPDATE opportunity SET stage = (SELECT id FROM stage WHERE status = 'won'), close_date ="
      " date ('now', 'start of month', '-' || (amount / 100000 % 36) || ' months', '+10 days')",
      error);
}

/* Limits are frozen, said so, and let go again. */
static void
test_limits (void)
{
  Fixture fixture = { 0 };
  g_autoptr (GError) error = NULL;

  fixture.workspace = display_create_workspace (360);
  sal_store_run_sync (sal_workspace_get_store (fixture.workspace),
                      "Spread",
                      SAL_COMMAND_DEFAULT,
                      spread,
                      NULL,
                      NULL,
                      NULL,
                      &error);
  g_assert_no_error (error);
  fixture.model = sal_facts_model_get (fixture.workspace);
  fixture.window = display_open_window (fixture.workspace);
  sal_window_show_room (fixture.window, "metrics");
  fixture.page = sal_window_get_page (fixture.window);
  display_wait_for_page (fixture.page);
  activate (&fixture, "Bookings");
  answer_limits (&fixture, "freeze");
  display_wait (says_frozen, &fixture, "frozen limits");
  answer_limits (&fixture, "follow");
  display_wait (is_not_frozen, &fixture, "limits that follow");
  tear_down (&fixture, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();

  ADD ("/metrics-page/list", test_metrics_page_list);
  ADD ("/metrics-page/own", test_metrics_page_own);
  ADD ("/metrics-page/new", test_metrics_page_new);
  ADD ("/metrics-page/delete", test_metrics_page_delete);
  ADD ("/metrics-page/targets", test_metrics_page_targets);
  g_test_add_func ("/metrics-page/limits", test_limits);

  return g_test_run ();
}
