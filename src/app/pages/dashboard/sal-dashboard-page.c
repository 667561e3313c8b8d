/* sal-dashboard-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-dashboard-page.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-application.h"
#include "sal-dashboard-page-private.h"
#include "sal-explain-window.h"

#define N_BUILT_IN 4 /* dashboards of the program, the first in the list */

G_DEFINE_FINAL_TYPE (SalDashboardPage, sal_dashboard_page, SAL_TYPE_PAGE)

/* --- the dashboard that is shown --- */

const SalDashboardEntry *
sal_dashboard_page_get_dashboard (SalDashboardPage *self)
{
  const SalDashboardEntry *entry = sal_dashboard_list_find (self->dashboards, self->dashboard);

  return entry != NULL ? entry : sal_dashboard_list_get (self->dashboards, 0);
}

static void
append_dashboards (SalDashboardPage *self, GMenu *menu, const char *heading, gboolean own)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < sal_dashboard_list_get_n (self->dashboards); i++)
    {
      const SalDashboardEntry *entry = sal_dashboard_list_get (self->dashboards, i);
      g_autofree char *label = NULL;
      g_autoptr (GMenuItem) item = NULL;

      if ((entry->record != 0) != own)
        continue;
      label = sal_dashboard_list_create_label (self->dashboards, entry);
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "dashboard.choose", "s", entry->id);
      g_menu_append_item (section, item);
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, heading, G_MENU_MODEL (section));
}

static void
update_menu (SalDashboardPage *self)
{
  const SalDashboardEntry *entry = sal_dashboard_page_get_dashboard (self);
  GAction *choose = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "choose");
  g_autofree char *label = sal_dashboard_list_create_label (self->dashboards, entry);
  g_autofree char *name = g_strdup_printf (_ ("Dashboard: %s"), label);
  g_autoptr (GMenu) menu = g_menu_new ();

  append_dashboards (self, menu, NULL, FALSE);
  append_dashboards (self, menu, _ ("Own"), TRUE);
  sal_dashboard_page_append_edit_menu (self, menu);
  gtk_menu_button_set_menu_model (self->dashboard_button, G_MENU_MODEL (menu));
  gtk_label_set_label (self->dashboard_label, label);
  sal_accessible_set_label (GTK_WIDGET (self->dashboard_button), name);
  g_simple_action_set_state (G_SIMPLE_ACTION (choose), g_variant_new_string (entry->id));
}

static void show_target (SalDashboardPage *self);

/* Has loaded what its metrics need. */
static void
require_metrics (SalDashboardPage *self)
{
  const SalDashboardLayout *layout = sal_dashboard_page_get_dashboard (self)->layout;
  g_auto (GStrv) keys = layout != NULL ? sal_dashboard_layout_list_metrics (layout) : NULL;

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    sal_facts_model_require (self->model, keys[i]);
}

static void
dashboards_changed_cb (SalDashboardPage *self)
{
  sal_dashboard_page_await (self);
  update_menu (self);
  sal_dashboard_page_update_edit_actions (self);
  require_metrics (self);
  sal_dashboard_page_show (self);
  show_target (self);
}

void
sal_dashboard_page_choose (SalDashboardPage *self, const char *id)
{
  if (g_str_equal (self->dashboard, id))
    return;

  sal_dashboard_page_stop_editing (self);
  g_free (self->dashboard);
  self->dashboard = g_strdup (id);
  dashboards_changed_cb (self);
}

/* There may be no settings. */
void
sal_dashboard_page_remember (SalDashboardPage *self)
{
  GSettings *settings =
      sal_application_get_settings (SAL_APPLICATION (g_application_get_default ()));

  if (settings != NULL)
    g_settings_set_string (settings, "dashboard", self->dashboard);
}

static void
choose_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SalDashboardPage *self = user_data;

  sal_dashboard_page_choose (self, g_variant_get_string (parameter, NULL));
  sal_dashboard_page_remember (self);
}

static const GActionEntry action_entries[] = {
  { "choose", choose_action, "s", "\"\"", NULL },
};

/* --- breadcrumbs: crumb 0 is the dashboard, 1 the metric, then the steps below it, last the
 * opportunity --- */

/* Steps set by the filters come before the metric was chosen and are not crumbs. */
static guint
first_step (SalDashboardPage *self)
{
  return sal_dashboard_filters_get_n_steps (self->filters);
}

static guint
count_crumbs (SalDashboardPage *self)
{
  if (sal_drill_path_get_metric (self->path) == NULL)
    return 1;

  return 2 + sal_drill_path_get_n_steps (self->path) - first_step (self) + (self->opportunity != 0);
}

static char *
crumb_label (SalDashboardPage *self, guint crumb)
{
  guint step = first_step (self) + crumb - 2;

  if (crumb == 0)
    return g_strdup (sal_dashboard_page_get_dashboard (self)->name);
  if (crumb == 1)
    return g_strdup (sal_metric_get_label (sal_drill_path_get_metric (self->path)));
  if (step < sal_drill_path_get_n_steps (self->path))
    return g_strdup (sal_drill_path_get_label (self->path, step));

  return g_strdup (sal_opportunity_view_get_title (self->opportunity_view));
}

/* The dashboard itself, for the period and filters that are chosen: a level may be of another
 * period.
 */
static void
start_path (SalDashboardPage *self)
{
  g_clear_pointer (&self->path, sal_drill_path_free);
  self->path =
      sal_dashboard_filters_create_path (self->filters, sal_facts_model_get_facts (self->model));
}

static void
go_to_crumb (SalDashboardPage *self, guint crumb)
{
  guint n_crumbs = count_crumbs (self);

  if (crumb + 1 >= n_crumbs)
    return;

  self->opportunity = 0;
  if (crumb == 0)
    start_path (self);
  else
    sal_drill_path_pop (
        self->path,
        crumb < 2 ? first_step (self)
                  : MIN (first_step (self) + crumb - 1, sal_drill_path_get_n_steps (self->path)));
  sal_dashboard_page_show (self);
}

static void
show_breadcrumbs (SalDashboardPage *self)
{
  guint n = count_crumbs (self);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint crumb = 0; crumb < n; crumb++)
    g_ptr_array_add (labels, crumb_label (self, crumb));
  sal_breadcrumbs_show (self->breadcrumbs, (const char *const *) labels->pdata, n);

  gtk_widget_set_visible (GTK_WIDGET (self->filters), n == 1 && self->editor == NULL);
  gtk_widget_set_visible (self->edit_button, n == 1 && self->editor == NULL);
  gtk_widget_set_visible (self->edit_box, n == 1 && self->editor != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->dashboard_button), n == 1);
  sal_page_set_can_go_back (SAL_PAGE (self), n > 1);
}

/* --- levels --- */

static void
show_level (SalDashboardPage *self)
{
  SalFacts *facts = sal_facts_model_get_facts (self->model);

  if (self->opportunity != 0)
    {
      adw_view_stack_set_visible_child (self->level_stack, GTK_WIDGET (self->opportunity_view));
    }
  else if (sal_drill_path_get_metric (self->path) != NULL)
    {
      sal_dashboard_level_show (self->level, facts, self->path);
      adw_view_stack_set_visible_child (self->level_stack, GTK_WIDGET (self->level));
    }
  else if (sal_dashboard_page_get_dashboard (self)->layout == NULL)
    {
      adw_status_page_set_description (self->problem_page,
                                       sal_dashboard_page_get_dashboard (self)->problem);
      adw_view_stack_set_visible_child (self->level_stack, GTK_WIDGET (self->problem_page));
    }
  else
    {
      sal_dashboard_overview_show (
          self->overview, facts, self->path, sal_dashboard_page_get_dashboard (self)->layout);
      adw_view_stack_set_visible_child (self->level_stack, GTK_WIDGET (self->overview));
    }
}

static void
show_subtitle (SalDashboardPage *self)
{
  SalFacts *facts = sal_facts_model_get_facts (self->model);
  g_autofree char *period = sal_drill_path_describe_period (self->path, facts->calendar);
  g_autoptr (GString) text = g_string_new (period);

  for (guint i = 0; i < first_step (self); i++)
    g_string_append_printf (text, " · %s", sal_drill_path_get_label (self->path, i));
  sal_page_set_subtitle (SAL_PAGE (self), text->str);
}

/* Puts the focus into what shows if it was in what showed before, which is gone. */
static void
keep_focus_cb (gpointer data)
{
  g_autoptr (SalDashboardPage) self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean had_focus = self->had_focus;
  GtkWidget *focus, *level;

  self->had_focus = FALSE;
  if (root == NULL || !had_focus)
    return; /* the window may have been closed meanwhile */
  focus = gtk_root_get_focus (root);
  level = adw_view_stack_get_visible_child (self->level_stack);
  if (level != NULL && (focus == NULL || !gtk_widget_get_mapped (focus) ||
                        !gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    gtk_widget_child_focus (level, GTK_DIR_TAB_FORWARD);
}

static void
update_busy (SalDashboardPage *self)
{
  gboolean busy;

  if (sal_dashboard_list_is_loading (self->dashboards))
    busy = TRUE;
  else if (sal_facts_model_get_facts (self->model) == NULL)
    busy = sal_facts_model_is_loading (self->model);
  else if (self->opportunity != 0)
    busy = *sal_opportunity_view_get_title (self->opportunity_view) == '\0';
  else
    busy = self->path != NULL && sal_drill_path_get_metric (self->path) != NULL &&
           sal_dashboard_level_is_busy (self->level);
  sal_page_set_busy (SAL_PAGE (self), busy);
  if (!busy && self->had_focus)
    g_idle_add_once (keep_focus_cb, g_object_ref (self)); /* when it is there to be focused */
}

static void
opportunity_loaded_cb (SalDashboardPage *self)
{
  show_breadcrumbs (self);
  update_busy (self);
}

/* Shows what the path says, from the facts as they are now. */
void
sal_dashboard_page_show (SalDashboardPage *self)
{
  SalFacts *facts = sal_facts_model_get_facts (self->model);
  const char *error = sal_facts_model_get_error (self->model);
  gboolean had_focus = self->had_focus || (gtk_widget_get_state_flags (GTK_WIDGET (self)) &
                                           GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  self->had_focus = FALSE;
  update_busy (self);
  self->had_focus = had_focus;
  if (facts == NULL)
    {
      const SalDashboardLayout *layout = sal_dashboard_page_get_dashboard (self)->layout;

      if (error != NULL)
        adw_status_page_set_description (self->error_page, error);
      else if (layout != NULL && !sal_dashboard_list_is_loading (self->dashboards))
        sal_dashboard_overview_prepare (self->overview, layout);
      adw_view_stack_set_visible_child_name (self->stack, error != NULL ? "error" : "loading");
      return;
    }
  if (facts->n_rows == 0)
    {
      adw_view_stack_set_visible_child_name (self->stack, "empty");
      return;
    }

  show_level (self);
  show_breadcrumbs (self);
  show_subtitle (self);
  update_busy (self);
  adw_view_stack_set_visible_child_name (self->stack, "content");
}

/* @name: a period, a colon and a key. The figure is that of everything in the period. */
static void
show_target_metric (SalDashboardPage *self, SalFacts *facts, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, ":", 2);
  const SalMetric *metric =
      g_strv_length (parts) == 2 ? sal_facts_find_metric (facts, parts[1]) : NULL;
  SalPeriod period;

  if (metric == NULL || !sal_period_from_text (parts[0], &period, NULL))
    return;

  sal_facts_model_require (self->model, metric->key);
  sal_dashboard_filters_choose_period (self->filters, period);
  start_path (self);
  sal_drill_path_set_metric (self->path, metric);
  sal_dashboard_page_show (self);
}

/* Shows what another room referred to, once it is there. */
static void
show_target (SalDashboardPage *self)
{
  SalFacts *facts = sal_facts_model_get_facts (self->model);
  g_autofree char *target = NULL;
  const char *name;

  if (self->target == NULL || facts == NULL || self->path == NULL ||
      sal_dashboard_list_is_loading (self->dashboards))
    return;

  target = g_steal_pointer (&self->target);
  name = strchr (target, ':') + 1;
  sal_dashboard_page_stop_editing (self);
  go_to_crumb (self, 0);
  if (g_str_has_prefix (target, SAL_DASHBOARD_TARGET_DASHBOARD))
    {
      sal_dashboard_page_choose (self, name);
      return;
    }
  show_target_metric (self, facts, name);
}

static void
facts_changed_cb (SalDashboardPage *self)
{
  SalFacts *facts = sal_facts_model_get_facts (self->model);

  sal_dashboard_overview_invalidate (self->overview);
  if (facts != NULL)
    {
      sal_dashboard_filters_set_facts (self->filters, facts);
      /* on the dashboard itself the period chosen may be another one now, as after a first import
       */
      if (self->path == NULL || sal_drill_path_get_metric (self->path) == NULL)
        start_path (self);
    }
  sal_dashboard_page_show (self);
  show_target (self);
}

/* A spinner takes a fifth of a processor from what is waited for: it turns when that takes long. */
#define SECONDS_UNTIL_SPINNING 3

static gboolean
spin_cb (gpointer user_data)
{
  SalDashboardPage *self = user_data;

  gtk_spinner_start (self->spinner);
  self->spin_timeout = 0;

  return G_SOURCE_REMOVE;
}

static void
spinner_map_cb (SalDashboardPage *self)
{
  self->spin_timeout = g_timeout_add_seconds (SECONDS_UNTIL_SPINNING, spin_cb, self);
}

static void
spinner_unmap_cb (SalDashboardPage *self)
{
  g_clear_handle_id (&self->spin_timeout, g_source_remove);
  gtk_spinner_stop (self->spinner);
}

static void
filters_changed_cb (SalDashboardPage *self)
{
  SalFacts *facts = sal_facts_model_get_facts (self->model);

  if (facts == NULL)
    return;

  start_path (self);
  self->opportunity = 0;
  sal_dashboard_page_show (self);
}

static void
drill_cb (SalDashboardPage *self, SalDrillPath *path)
{
  g_clear_pointer (&self->path, sal_drill_path_free);
  self->path = sal_drill_path_copy (path);
  sal_dashboard_page_show (self);
}

static void
records_wanted_cb (GtkWidget *window, SalDashboardPage *self)
{
  drill_cb (self, g_object_get_data (G_OBJECT (window), "path"));
}

/* @chart: of an exception, or NULL. */
static void
explain (SalDashboardPage *self, SalDrillPath *path, SalChart *chart)
{
  SalFacts *facts = sal_facts_model_get_facts (self->model);
  g_autoptr (SalExplanation) explanation = sal_explanation_new (facts, path);
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  guint n_steps = sal_drill_path_get_n_steps (path);
  GString *title = g_string_new (sal_metric_get_label (sal_drill_path_get_metric (path)));
  GtkWidget *window;

  if (n_steps > 0)
    g_string_append_printf (title, ", %s", sal_drill_path_get_label (path, n_steps - 1));
  window = sal_explain_window_new (parent,
                                   title->str,
                                   sal_drill_path_get_metric (path)->key,
                                   explanation,
                                   chart,
                                   self->opportunity == 0);
  g_string_free (title, TRUE);
  g_object_set_data_full (
      G_OBJECT (window), "path", sal_drill_path_copy (path), (GDestroyNotify) sal_drill_path_free);
  g_signal_connect_object (
      window, "show-records", G_CALLBACK (records_wanted_cb), self, (GConnectFlags) 0);
  gtk_window_present (GTK_WINDOW (window));
}

static void
explain_cb (SalDashboardPage *self, SalDrillPath *path)
{
  explain (self, path, NULL);
}

static void
record_activated_cb (SalDashboardPage *self, gint64 id)
{
  self->opportunity = id;
  sal_opportunity_view_show (self->opportunity_view, id);
  sal_dashboard_page_show (self);
}

static void
sal_dashboard_page_go_back (SalPage *page)
{
  SalDashboardPage *self = SAL_DASHBOARD_PAGE (page);

  go_to_crumb (self, count_crumbs (self) - 2);
}

static gboolean
sal_dashboard_page_show_target (SalPage *page, const char *target)
{
  SalDashboardPage *self = SAL_DASHBOARD_PAGE (page);

  if (!g_str_has_prefix (target, SAL_DASHBOARD_TARGET_DASHBOARD) &&
      !g_str_has_prefix (target, SAL_DASHBOARD_TARGET_METRIC))
    return FALSE;

  g_free (self->target);
  self->target = g_strdup (target);
  show_target (self);

  return TRUE;
}

/* The dashboards of the program, a figure, and the first opportunity of that. */
static const char *
sal_dashboard_page_show_view (SalPage *page, guint index)
{
  SalDashboardPage *self = SAL_DASHBOARD_PAGE (page);
  SalFacts *facts = sal_facts_model_get_facts (self->model);
  g_autoptr (SalFactQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;
  gboolean is_empty = facts == NULL || facts->n_rows == 0;

  if (!is_empty)
    go_to_crumb (self, 0);
  if (index < N_BUILT_IN && (index == 0 || !is_empty))
    {
      sal_dashboard_page_choose (self, sal_dashboard_list_get (self->dashboards, index)->id);
      return self->dashboard;
    }
  index -= N_BUILT_IN - 1;
  if (index > 2 || is_empty)
    return NULL;

  sal_dashboard_page_choose (self, "executive");
  sal_drill_path_set_metric (self->path, sal_metric_find ("win_rate"));
  sal_dashboard_page_show (self);
  if (index == 1)
    return "figure";

  query = sal_drill_path_build_query (self->path, facts);
  ids = sal_fact_query_ids (query, facts, sal_metric_find ("won"));
  if (ids->len == 0)
    return NULL;
  record_activated_cb (self, g_array_index (ids, gint64, 0));

  return "opportunity";
}

/* --- class --- */

static void
sal_dashboard_page_constructed (GObject *object)
{
  SalDashboardPage *self = SAL_DASHBOARD_PAGE (object);
  SalWorkspace *workspace = sal_page_get_workspace (SAL_PAGE (self));

  G_OBJECT_CLASS (sal_dashboard_page_parent_class)->constructed (object);

  self->level = SAL_DASHBOARD_LEVEL (sal_dashboard_level_new (workspace));
  g_signal_connect_swapped (self->level, "drill", G_CALLBACK (drill_cb), self);
  g_signal_connect_swapped (self->level, "explain", G_CALLBACK (explain_cb), self);
  g_signal_connect_swapped (self->level, "notify::busy", G_CALLBACK (update_busy), self);
  g_signal_connect_swapped (
      self->level, "record-activated", G_CALLBACK (record_activated_cb), self);
  adw_view_stack_add (self->level_stack, GTK_WIDGET (self->level));

  self->opportunity_view = SAL_OPPORTUNITY_VIEW (sal_opportunity_view_new (workspace));
  g_signal_connect_swapped (
      self->opportunity_view, "notify::title", G_CALLBACK (opportunity_loaded_cb), self);
  adw_view_stack_add (self->level_stack, GTK_WIDGET (self->opportunity_view));

  gtk_widget_insert_action_group (GTK_WIDGET (self), "dashboard", G_ACTION_GROUP (self->actions));
  self->dashboards = sal_dashboard_list_new (workspace);
  g_signal_connect_object (
      self->dashboards, "changed", G_CALLBACK (dashboards_changed_cb), self, G_CONNECT_SWAPPED);
  update_menu (self);
  sal_dashboard_page_update_edit_actions (self);

  self->model = sal_facts_model_get (workspace);
  g_signal_connect_object (
      self->model, "changed", G_CALLBACK (facts_changed_cb), self, G_CONNECT_SWAPPED);
  require_metrics (self);
  facts_changed_cb (self);
}

static void
sal_dashboard_page_dispose (GObject *object)
{
  SalDashboardPage *self = SAL_DASHBOARD_PAGE (object);

  g_clear_handle_id (&self->spin_timeout, g_source_remove);
  if (self->opportunity_view != NULL)
    g_signal_handlers_disconnect_by_data (self->opportunity_view, self);
  self->opportunity_view = NULL;
  if (self->level != NULL)
    g_signal_handlers_disconnect_by_data (self->level, self);
  self->level = NULL;
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->target, g_free);
  g_clear_pointer (&self->awaited, g_free);
  g_clear_object (&self->model);
  g_clear_object (&self->dashboards);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->dashboard, g_free);
  g_clear_pointer (&self->path, sal_drill_path_free);

  G_OBJECT_CLASS (sal_dashboard_page_parent_class)->dispose (object);
}

static void
sal_dashboard_page_class_init (SalDashboardPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sal_dashboard_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = sal_dashboard_page_dispose;
  SAL_PAGE_CLASS (klass)->go_back = sal_dashboard_page_go_back;
  SAL_PAGE_CLASS (klass)->show_target = sal_dashboard_page_show_target;
  SAL_PAGE_CLASS (klass)->show_view = sal_dashboard_page_show_view;
  SAL_PAGE_CLASS (klass)->print = sal_dashboard_page_print;
  SAL_PAGE_CLASS (klass)->save_pdf = sal_dashboard_page_save_pdf;

  g_type_ensure (SAL_TYPE_DASHBOARD_FILTERS);
  g_type_ensure (SAL_TYPE_DASHBOARD_OVERVIEW);
  g_type_ensure (SAL_TYPE_BREADCRUMBS);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-dashboard-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SalDashboardPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SalDashboardPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, SalDashboardPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, SalDashboardPage, dashboard_button);
  gtk_widget_class_bind_template_child (widget_class, SalDashboardPage, dashboard_label);
  gtk_widget_class_bind_template_child (widget_class, SalDashboardPage, filters);
  gtk_widget_class_bind_template_child (widget_class, SalDashboardPage, edit_button);
  gtk_widget_class_bind_template_child (widget_class, SalDashboardPage, edit_box);
  gtk_widget_class_bind_template_child (widget_class, SalDashboardPage, breadcrumbs);
  gtk_widget_class_bind_template_child (widget_class, SalDashboardPage, level_stack);
  gtk_widget_class_bind_template_child (widget_class, SalDashboardPage, overview);
  gtk_widget_class_bind_template_child (widget_class, SalDashboardPage, problem_page);
  gtk_widget_class_bind_template_child (widget_class, SalDashboardPage, error_page);
  gtk_widget_class_bind_template_callback (widget_class, go_to_crumb);
  gtk_widget_class_bind_template_callback (widget_class, drill_cb);
  gtk_widget_class_bind_template_callback (widget_class, explain);
  gtk_widget_class_bind_template_callback_full (
      widget_class, "edited_cb", G_CALLBACK (sal_dashboard_page_edited_cb));
  gtk_widget_class_bind_template_callback (widget_class, filters_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, spinner_map_cb);
  gtk_widget_class_bind_template_callback (widget_class, spinner_unmap_cb);
}

static void
sal_dashboard_page_init (SalDashboardPage *self)
{
  GSettings *settings =
      sal_application_get_settings (SAL_APPLICATION (g_application_get_default ()));

  gtk_widget_init_template (GTK_WIDGET (self));

  self->dashboard =
      settings != NULL ? g_settings_get_string (settings, "dashboard") : g_strdup ("");
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (
      G_ACTION_MAP (self->actions), action_entries, G_N_ELEMENTS (action_entries), self);
  sal_dashboard_page_add_edit_actions (self);
}
