/* sal-metrics-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-metrics-page.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-kinds.h"
#include "sal-list-rows.h"
#include "sal-metric-view.h"
#include "sal-record-form.h"
#include "sal-tab-stop.h"
#include "sal-window.h"

struct _SalMetricsPage
{
  SalPage parent_instance;

  SalFactsModel *model;
  SalDashboardList *dashboards;
  char *key;           /* of the metric that is chosen */
  gint64 record;       /* its record, if it is an own one; also while it is not loaded yet */
  SalRecordForm *form; /* NULL while the metric shows; owned by the stack */

  AdwLeaflet *leaflet;
  GtkSearchEntry *search_entry;
  GtkWidget *new_button;
  GtkListBox *list;
  AdwViewStack *stack;
  AdwStatusPage *loading_page;
  SalMetricView *view;
};

G_DEFINE_FINAL_TYPE (SalMetricsPage, sal_metrics_page, SAL_TYPE_PAGE)

static SalFacts *
get_facts (SalMetricsPage *self)
{
  return sal_facts_model_get_facts (self->model);
}

static const SalMetric *
find_record (SalFacts *facts, gint64 record)
{
  for (guint i = 0; record != 0 && i < facts->metrics->len; i++)
    {
      const SalMetric *own = g_ptr_array_index (facts->metrics, i);

      if (own->record == record)
        return own;
    }

  return NULL;
}

/* The chosen one; the record counts, as its key may be edited, once the facts know it. */
static const SalMetric *
get_metric (SalMetricsPage *self)
{
  SalFacts *facts = get_facts (self);
  const SalMetric *metric = facts != NULL ? find_record (facts, self->record) : NULL;

  return metric == NULL && facts != NULL ? sal_facts_find_metric (facts, self->key) : metric;
}

/* --- the list --- */

static GtkWidget *
create_row (const SalMetric *metric)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (sal_metric_get_label (metric));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (metric->problem != NULL)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_set_tooltip_text (icon, metric->problem);
      gtk_box_append (GTK_BOX (box), icon);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  sal_accessible_set_label (row, sal_metric_get_label (metric));
  g_object_set_data_full (
      G_OBJECT (row), "metric", sal_metric_ref (metric), (GDestroyNotify) sal_metric_unref);

  return row;
}

static const SalMetric *
get_row_metric (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "metric");
}

static const char *
get_section (const SalMetric *metric)
{
  return metric->is_own ? _ ("Own") : sal_kind_get_plural (metric->kind);
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *section = get_section (get_row_metric (row));
  GtkWidget *header = NULL;

  if (before == NULL || strcmp (section, get_section (get_row_metric (before))) != 0)
    {
      header = gtk_label_new (section);
      gtk_label_set_xalign (GTK_LABEL (header), 0);
      gtk_widget_add_css_class (header, "heading");
      gtk_widget_add_css_class (header, "sidebar-heading");
    }
  gtk_list_box_row_set_header (row, header);
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  SalMetricsPage *self = user_data;

  return sal_metric_matches (get_row_metric (row),
                             gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static GtkListBoxRow *
find_row (SalMetricsPage *self, const char *key)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      if (g_strcmp0 (get_row_metric (row)->key, key) == 0)
        return row;
    }

  return NULL;
}

/* Whether the list shows the metrics there are, under their names and in their order. */
static gboolean
is_current (SalMetricsPage *self, GPtrArray *metrics)
{
  for (guint i = 0; i < metrics->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);
      const SalMetric *metric = g_ptr_array_index (metrics, i);

      if (row == NULL || strcmp (get_row_metric (row)->key, metric->key) != 0 ||
          strcmp (sal_metric_get_label (get_row_metric (row)), sal_metric_get_label (metric)) !=
              0 ||
          g_strcmp0 (get_row_metric (row)->problem, metric->problem) != 0)
        return FALSE;
    }

  return gtk_list_box_get_row_at_index (self->list, (int) metrics->len) == NULL;
}

/* The program's by what they are made of, behind those of the workspace. */
static GPtrArray *
list_metrics (SalFacts *facts)
{
  GPtrArray *metrics = g_ptr_array_new ();
  gsize n_metrics;
  const SalMetric *all = sal_metrics_get (&n_metrics);

  for (guint i = 0; i < facts->metrics->len; i++)
    g_ptr_array_add (metrics, g_ptr_array_index (facts->metrics, i));
  for (gsize i = 0; i < n_metrics; i++)
    g_ptr_array_add (metrics, (gpointer) &all[i]);

  return metrics;
}

static void
fill_list (SalMetricsPage *self)
{
  g_autoptr (GPtrArray) metrics = list_metrics (get_facts (self));

  if (is_current (self, metrics))
    return;

  sal_list_rows_remove_all (self->list);
  for (guint i = 0; i < metrics->len; i++)
    gtk_list_box_append (self->list, create_row (g_ptr_array_index (metrics, i)));
}

/* --- what shows --- */

static void
update_back (SalMetricsPage *self)
{
  gboolean folded_content =
      adw_leaflet_get_folded (self->leaflet) &&
      g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "content") == 0;

  sal_page_set_can_go_back (SAL_PAGE (self), self->form != NULL || folded_content);
}

static void
update_back_cb (SalMetricsPage *self)
{
  update_back (self);
}

static void
update_busy (SalMetricsPage *self)
{
  gboolean busy;

  g_object_get (
      self->form != NULL ? G_OBJECT (self->form) : G_OBJECT (self->view), "busy", &busy, NULL);
  sal_page_set_busy (
      SAL_PAGE (self),
      busy || sal_facts_model_is_loading (self->model) ||
          (get_facts (self) == NULL && sal_facts_model_get_error (self->model) == NULL) ||
          sal_dashboard_list_is_loading (self->dashboards));
}

static void
remove_form (SalMetricsPage *self)
{
  SalRecordForm *form = g_steal_pointer (&self->form);

  if (form == NULL)
    return;

  g_signal_handlers_disconnect_by_data (form, self);
  adw_view_stack_remove (self->stack, GTK_WIDGET (form));
}

/* From the facts as they are now. */
static void
show (SalMetricsPage *self)
{
  const char *error = sal_facts_model_get_error (self->model);
  const SalMetric *metric;

  if (get_facts (self) == NULL)
    {
      if (error != NULL)
        adw_status_page_set_title (self->loading_page, _ ("Could Not Read the Workspace"));
      adw_status_page_set_description (self->loading_page, error);
      adw_view_stack_set_visible_child_name (self->stack, "loading");
      update_busy (self);
      return;
    }

  fill_list (self);
  metric = get_metric (self);
  if (metric == NULL)
    metric = sal_metric_find ("bookings"); /* deleted meanwhile */
  if (g_strcmp0 (self->key, metric->key) != 0)
    {
      g_free (self->key);
      self->key = g_strdup (metric->key);
    }
  if (metric->record != 0)
    self->record = metric->record;
  gtk_list_box_select_row (self->list, find_row (self, self->key));
  if (self->form == NULL)
    {
      sal_metric_view_show (self->view,
                            sal_page_get_workspace (SAL_PAGE (self)),
                            get_facts (self),
                            self->dashboards,
                            metric);
      sal_page_set_subtitle (SAL_PAGE (self), sal_metric_get_label (metric));
      adw_view_stack_set_visible_child_name (self->stack, "metric");
    }
  update_back (self);
  update_busy (self);
}

static void
choose (SalMetricsPage *self, const char *key)
{
  remove_form (self);
  if (key != self->key)
    {
      g_free (self->key);
      self->key = g_strdup (key);
      self->record = 0;
    }
  sal_facts_model_require (self->model, self->key);
  show (self);
}

/* A record of a metric; 0 for a new one. */
static void
show_form (SalMetricsPage *self, gint64 id)
{
  GtkWidget *form =
      sal_record_form_new (sal_page_get_workspace (SAL_PAGE (self)), &sal_metric_kind, id);

  adw_view_stack_add (self->stack, form);
  adw_view_stack_set_visible_child (self->stack, form);
  remove_form (self);
  self->form = SAL_RECORD_FORM (form);
  g_signal_connect_swapped (form, "notify::busy", G_CALLBACK (update_busy), self);
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
  sal_page_set_subtitle (SAL_PAGE (self), id != 0 ? _ ("Edit") : _ ("New Metric"));
  if (id == 0)
    sal_record_form_focus (self->form);
  update_back (self);
  update_busy (self);
}

/* --- leaving what is edited --- */

/* Where to go once it is left: a metric, back to the one that was chosen, or to a new one. */
typedef struct
{
  SalMetricsPage *page;
  char *key; /* NULL: the chosen one */
  gboolean create;
} Step;

static void
take_step (const Step *step)
{
  SalMetricsPage *self = step->page;

  if (step->create)
    {
      show_form (self, 0);
      return;
    }
  if (step->key == NULL && self->form != NULL)
    self->record = sal_record_form_get_id (self->form);
  choose (self, step->key != NULL ? step->key : self->key);
  if (step->key != NULL)
    adw_leaflet_set_visible_child_name (self->leaflet, "content");
}

static void
left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Step *step = user_data;

  if (sal_record_form_leave_finish (SAL_RECORD_FORM (source), result, NULL))
    take_step (step);
  else
    gtk_list_box_select_row (step->page->list, find_row (step->page, step->page->key));
  g_object_unref (step->page);
  g_free (step->key);
  g_free (step);
}

static void
go (SalMetricsPage *self, const char *key, gboolean create)
{
  Step step = { self, (char *) key, create };

  if (self->form == NULL)
    {
      take_step (&step);
      return;
    }
  step.page = g_object_ref (self);
  step.key = g_strdup (key);
  sal_record_form_leave_async (self->form, left_cb, g_memdup2 (&step, sizeof step));
}

/* --- callbacks --- */

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, SalMetricsPage *self)
{
  go (self, get_row_metric (row)->key, FALSE);
}

static void
search_changed_cb (SalMetricsPage *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

/* Return goes to the first that was found. */
static void
search_activated_cb (SalMetricsPage *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
        {
          go (self, get_row_metric (row)->key, FALSE);
          return;
        }
    }
}

/* --- actions --- */

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go (SAL_METRICS_PAGE (widget), NULL, TRUE);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalMetricsPage *self = SAL_METRICS_PAGE (widget);
  const SalMetric *metric = get_metric (self);

  if (metric != NULL && metric->record != 0)
    show_form (self, metric->record);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalMetricsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalRecord) record = NULL;
  g_autoptr (SalChange) change =
      sal_workspace_edit_finish (SAL_WORKSPACE (source), result, &record, &error);

  if (error != NULL)
    {
      sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Copy"), error);
      return;
    }

  sal_window_add_undo_toast (GTK_WIDGET (self), change);
  g_free (self->key);
  self->key = g_strdup (sal_record_get_text (record, "key"));
  self->record = sal_record_get_id (record);
  show_form (self, self->record);
}

/* A key that no metric has: "bookings_2". */
static char *
create_key (SalMetricsPage *self, const char *key)
{
  for (guint i = 2;; i++)
    {
      g_autofree char *other = g_strdup_printf ("%s_%u", key, i);

      if (sal_facts_find_metric (get_facts (self), other) == NULL)
        return g_steal_pointer (&other);
    }
}

static const char *
get_choice (const char *field, int index)
{
  return index < 0 ? NULL : sal_kind_find_field (&sal_metric_kind, field)->choices[index].value;
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalMetricsPage *self = SAL_METRICS_PAGE (widget);
  const SalMetric *metric = get_metric (self);
  g_autoptr (SalRecord) record = sal_record_new (&sal_metric_kind);
  g_autofree char *key = NULL;
  g_autofree char *label = NULL;

  if (metric == NULL)
    return;

  key = create_key (self, metric->key);
  /* Translators: the name of a copy of a metric */
  label = g_strdup_printf (_ ("%s (Own)"), sal_metric_get_label (metric));
  sal_record_set_text (record, "name", label);
  sal_record_set_text (record, "key", key);
  sal_record_set_text (record, "definition", sal_metric_get_definition (metric));
  sal_record_set_text (record, "formula", metric->formula);
  sal_record_set_text (record, "unit", get_choice ("unit", (int) metric->unit));
  sal_record_set_text (record, "better", get_choice ("better", (int) metric->better - 1));
  sal_record_set_text (record, "timing", get_choice ("timing", (int) metric->timing - 1));
  sal_record_set_text (record, "subject", metric->kind->name);
  if (metric->standing)
    sal_record_set_integer (record, "standing", TRUE);
  sal_workspace_create_record_async (
      sal_page_get_workspace (SAL_PAGE (self)), record, NULL, copied_cb, g_object_ref (self));
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalMetricsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change =
      sal_workspace_edit_finish (SAL_WORKSPACE (source), result, NULL, &error);

  if (error != NULL)
    sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Delete"), error);
  else
    sal_window_add_undo_toast (GTK_WIDGET (self), change);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalMetricsPage *self = SAL_METRICS_PAGE (widget);
  const SalMetric *metric = get_metric (self);

  if (metric != NULL && metric->record != 0)
    sal_workspace_delete_records_async (sal_page_get_workspace (SAL_PAGE (self)),
                                        &sal_metric_kind,
                                        &metric->record,
                                        1,
                                        NULL,
                                        deleted_cb,
                                        g_object_ref (self));
}

/* From the form: nothing is to be asked any more, or it is left as any other way. */
static void
leave_form_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose (SAL_METRICS_PAGE (widget), SAL_METRICS_PAGE (widget)->key);
}

static void
show_created_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalMetricsPage *self = SAL_METRICS_PAGE (widget);

  g_variant_get (parameter, "(&sx)", NULL, &self->record);
  choose (self, self->key);
}

static void
show_kind_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go (SAL_METRICS_PAGE (widget), NULL, FALSE);
}

/* --- the page --- */

static void
sal_metrics_page_go_back (SalPage *page)
{
  SalMetricsPage *self = SAL_METRICS_PAGE (page);

  if (self->form != NULL)
    go (self, NULL, FALSE);
  else
    adw_leaflet_set_visible_child_name (self->leaflet, "metrics");
}

static gboolean
sal_metrics_page_show_target (SalPage *page, const char *target)
{
  SalMetricsPage *self = SAL_METRICS_PAGE (page);

  go (self, target, FALSE);

  return TRUE;
}

static gboolean
sal_metrics_page_focus_search (SalPage *page)
{
  SalMetricsPage *self = SAL_METRICS_PAGE (page);

  adw_leaflet_set_visible_child_name (self->leaflet, "metrics");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));

  return TRUE;
}

static const char *
sal_metrics_page_show_view (SalPage *page, guint index)
{
  static const char *const keys[] = { "win_rate", "attainment" };
  SalMetricsPage *self = SAL_METRICS_PAGE (page);

  if (index == 0)
    {
      choose (self, "bookings");
      adw_leaflet_set_visible_child_name (self->leaflet, "metrics");
      return "list";
    }
  if (index <= G_N_ELEMENTS (keys))
    {
      choose (self, keys[index - 1]);
      adw_leaflet_set_visible_child_name (self->leaflet, "content");
      return keys[index - 1];
    }
  if (index > G_N_ELEMENTS (keys) + 1)
    return NULL;
  show_form (self, 0);

  return "new";
}

static gboolean
sal_metrics_page_is_modified (SalPage *page)
{
  SalMetricsPage *self = SAL_METRICS_PAGE (page);

  return self->form != NULL && sal_record_form_is_modified (self->form);
}

static void
page_left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_boolean (task,
                         sal_record_form_leave_finish (SAL_RECORD_FORM (source), result, NULL));
}

static void
sal_metrics_page_leave_async (SalPage *page, GTask *task)
{
  sal_record_form_leave_async (SAL_METRICS_PAGE (page)->form, page_left_cb, task);
}

static void
sal_metrics_page_constructed (GObject *object)
{
  SalMetricsPage *self = SAL_METRICS_PAGE (object);
  SalWorkspace *workspace = sal_page_get_workspace (SAL_PAGE (self));

  G_OBJECT_CLASS (sal_metrics_page_parent_class)->constructed (object);

  gtk_widget_set_visible (self->new_button,
                          !sal_store_is_read_only (sal_workspace_get_store (workspace)));
  self->dashboards = sal_dashboard_list_new (workspace);
  self->model = sal_facts_model_get (workspace);
  g_signal_connect_object (self->dashboards, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->model, "notify::loading", G_CALLBACK (update_busy), self, G_CONNECT_SWAPPED);
  show (self);
}

static void
sal_metrics_page_dispose (GObject *object)
{
  SalMetricsPage *self = SAL_METRICS_PAGE (object);

  if (self->form != NULL)
    g_signal_handlers_disconnect_by_data (self->form, self);
  self->form = NULL;
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  self->view = NULL;
  g_clear_object (&self->dashboards);
  g_clear_object (&self->model);
  g_clear_pointer (&self->key, g_free);

  G_OBJECT_CLASS (sal_metrics_page_parent_class)->dispose (object);
}

static void
sal_metrics_page_class_init (SalMetricsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SalPageClass *page_class = SAL_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sal_metrics_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = sal_metrics_page_dispose;
  page_class->go_back = sal_metrics_page_go_back;
  page_class->show_target = sal_metrics_page_show_target;
  page_class->focus_search = sal_metrics_page_focus_search;
  page_class->show_view = sal_metrics_page_show_view;
  page_class->is_modified = sal_metrics_page_is_modified;
  page_class->leave_async = sal_metrics_page_leave_async;

  g_type_ensure (SAL_TYPE_METRIC_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-metrics-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SalMetricsPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, SalMetricsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SalMetricsPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, SalMetricsPage, list);
  gtk_widget_class_bind_template_child (widget_class, SalMetricsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SalMetricsPage, loading_page);
  gtk_widget_class_bind_template_child (widget_class, SalMetricsPage, view);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_back_cb);

  gtk_widget_class_install_action (widget_class, "metrics.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "metrics.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "metrics.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "metrics.delete", NULL, delete_action);
  /* what a form of a record asks the room for */
  gtk_widget_class_install_action (widget_class, "records.leave-form", NULL, leave_form_action);
  gtk_widget_class_install_action (widget_class, "records.show-kind", "s", show_kind_action);
  gtk_widget_class_install_action (
      widget_class, "records.show-created", "(sx)", show_created_action);
}

static void
sal_metrics_page_init (SalMetricsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->key = g_strdup ("bookings");
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  sal_tab_stop_make_one (GTK_WIDGET (self->list));
  g_signal_connect_swapped (self->view, "notify::busy", G_CALLBACK (update_busy), self);
}
