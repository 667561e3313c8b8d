/* sal-tile-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-tile-dialog.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"

struct _SalTileDialog
{
  AdwWindow parent_instance;

  GArray *dimensions;        /* of SalFactDimension, parallel to the drop-down */
  gboolean is_of_exceptions; /* which are of no metric that could be chosen */
  GPtrArray *plans;          /* of char *: keys, parallel to the drop-down */

  GtkEditable *search_entry;
  GtkListBox *list;
  AdwComboRow *show_row;
  AdwComboRow *dimension_row;
  AdwComboRow *plan_row;
  GtkWidget *add_button;
};

enum
{
  ADD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalTileDialog, sal_tile_dialog, ADW_TYPE_WINDOW)

static const SalMetric *
metric_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "metric");
}

static gboolean
filter_func (GtkListBoxRow *row, gpointer data)
{
  SalTileDialog *self = data;

  return sal_metric_matches (metric_of (row), gtk_editable_get_text (self->search_entry));
}

static void
search_changed_cb (SalTileDialog *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static SalDashboardTile *
create_tile (SalTileDialog *self)
{
  SalTileShow show = (SalTileShow) adw_combo_row_get_selected (self->show_row);
  SalDashboardTile *tile = sal_dashboard_tile_new (show, NULL);
  g_autoptr (GList) rows = gtk_list_box_get_selected_rows (self->list);
  guint dimension = adw_combo_row_get_selected (self->dimension_row);
  guint plan = adw_combo_row_get_selected (self->plan_row);

  for (GList *l = self->is_of_exceptions ? NULL : rows;
       l != NULL && tile->metrics->len < SAL_DASHBOARD_MAX_METRICS;
       l = l->next)
    g_ptr_array_add (tile->metrics, g_strdup (metric_of (l->data)->key));
  if (gtk_widget_get_visible (GTK_WIDGET (self->dimension_row)) &&
      dimension < self->dimensions->len)
    tile->dimension = g_array_index (self->dimensions, SalFactDimension, dimension);
  if ((show == SAL_TILE_BULLET || show == SAL_TILE_SCATTER) && plan < self->plans->len)
    tile->plan = g_strdup (g_ptr_array_index (self->plans, plan));

  return tile;
}

static void
update (SalTileDialog *self)
{
  g_autoptr (GList) rows = NULL;

  if (self->add_button == NULL) /* the list loses its rows as the dialog goes */
    return;

  rows = gtk_list_box_get_selected_rows (self->list);
  gtk_widget_set_sensitive (self->add_button, rows != NULL || self->is_of_exceptions);
}

static void
fill_dimensions (SalTileDialog *self, SalTileShow show)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  SalFactDimension first = show == SAL_TILE_LINE ? SAL_FACT_N_STORED : 0;
  g_autoptr (SalDashboardTile) usual = sal_dashboard_tile_new (show, NULL);
  guint selected = 0;

  g_array_set_size (self->dimensions, 0);
  for (SalFactDimension d = first; d < SAL_FACT_N_DIMENSIONS; d++)
    {
      if (show == SAL_TILE_CHANGE && d >= SAL_FACT_N_STORED)
        continue;
      if (show == SAL_TILE_COMPARE && !sal_fact_dimension_has_capacity (d))
        continue;
      if (d == usual->dimension)
        selected = self->dimensions->len;
      g_array_append_val (self->dimensions, d);
      gtk_string_list_append (labels, sal_fact_dimension_get_label (d));
    }
  adw_combo_row_set_model (self->dimension_row, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->dimension_row, selected);
}

static gboolean
is_split_by_choice (SalTileShow show)
{
  g_autoptr (SalDashboardTile) usual = sal_dashboard_tile_new (show, NULL);

  return usual->is_split && show != SAL_TILE_FUNNEL && show != SAL_TILE_CONTROL;
}

static void
show_changed_cb (SalTileDialog *self)
{
  SalTileShow show = (SalTileShow) adw_combo_row_get_selected (self->show_row);

  if (show >= sal_tile_show_get_n ())
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->dimension_row), is_split_by_choice (show));
  gtk_widget_set_visible (GTK_WIDGET (self->plan_row),
                          show == SAL_TILE_BULLET || show == SAL_TILE_SCATTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->plan_row),
                                 show == SAL_TILE_SCATTER ? _ ("Across") : _ ("Plan"));
  gtk_list_box_set_selection_mode (
      self->list, show == SAL_TILE_HEAT ? GTK_SELECTION_MULTIPLE : GTK_SELECTION_SINGLE);
  self->is_of_exceptions = show == SAL_TILE_EXCEPTIONS;
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), !self->is_of_exceptions);
  fill_dimensions (self, show);
  update (self);
}

static void
add_clicked_cb (SalTileDialog *self)
{
  g_autoptr (SalDashboardTile) tile = create_tile (self);

  g_signal_emit (self, signals[ADD], 0, tile);
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_metric (SalTileDialog *self, const SalMetric *metric, GtkStringList *plans)
{
  GtkWidget *row;

  if (metric->problem != NULL)
    return;

  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sal_metric_get_label (metric));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sal_metric_get_definition (metric));
  sal_accessible_set_label (row, sal_metric_get_label (metric));
  g_object_set_data_full (
      G_OBJECT (row), "metric", sal_metric_ref (metric), (GDestroyNotify) sal_metric_unref);
  gtk_list_box_append (self->list, row);

  if (g_str_equal (metric->key, "quota"))
    {
      g_ptr_array_insert (self->plans, 0, g_strdup (metric->key));
      gtk_string_list_splice (plans, 0, 0, (const char *[]){ sal_metric_get_label (metric), NULL });
      return;
    }
  g_ptr_array_add (self->plans, g_strdup (metric->key));
  gtk_string_list_append (plans, sal_metric_get_label (metric));
}

static void
sal_tile_dialog_finalize (GObject *object)
{
  g_array_unref (SAL_TILE_DIALOG (object)->dimensions);
  g_ptr_array_unref (SAL_TILE_DIALOG (object)->plans);

  G_OBJECT_CLASS (sal_tile_dialog_parent_class)->finalize (object);
}

static void
sal_tile_dialog_class_init (SalTileDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sal_tile_dialog_finalize;

  signals[ADD] = g_signal_new ("add",
                               SAL_TYPE_TILE_DIALOG,
                               G_SIGNAL_RUN_LAST,
                               0,
                               NULL,
                               NULL,
                               NULL,
                               G_TYPE_NONE,
                               1,
                               G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-tile-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SalTileDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SalTileDialog, list);
  gtk_widget_class_bind_template_child (widget_class, SalTileDialog, show_row);
  gtk_widget_class_bind_template_child (widget_class, SalTileDialog, dimension_row);
  gtk_widget_class_bind_template_child (widget_class, SalTileDialog, plan_row);
  gtk_widget_class_bind_template_child (widget_class, SalTileDialog, add_button);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sal_tile_dialog_init (SalTileDialog *self)
{
  g_autoptr (GtkStringList) shows = gtk_string_list_new (NULL);

  self->dimensions = g_array_new (FALSE, FALSE, sizeof (SalFactDimension));
  self->plans = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_list_box_set_filter_func (self->list, filter_func, self, NULL);
  for (guint i = 0; i < sal_tile_show_get_n (); i++)
    gtk_string_list_append (shows, sal_tile_show_get_label ((SalTileShow) i));
  adw_combo_row_set_model (self->show_row, G_LIST_MODEL (shows));
  show_changed_cb (self);
}

/**
 * sal_tile_dialog_new:
 * @parent: the window it belongs to
 * @facts: the facts, which know the metrics; not kept
 *
 * Creates a dialog that lists the metrics of the program and of the workspace.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
sal_tile_dialog_new (GtkWindow *parent, const SalFacts *facts)
{
  SalTileDialog *self =
      g_object_new (SAL_TYPE_TILE_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  g_autoptr (GtkStringList) plans = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) metrics = sal_facts_list_metrics (facts);

  for (guint i = 0; i < metrics->len; i++)
    add_metric (self, g_ptr_array_index (metrics, i), plans);
  adw_combo_row_set_model (self->plan_row, G_LIST_MODEL (plans));

  return GTK_WIDGET (self);
}
