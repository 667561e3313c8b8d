/* sal-tile-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-tile-view.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-chart-view.h"
#include "sal-metric-tile.h"

struct _SalTileView
{
  AdwBin parent_instance;

  SalTileContent *content;

  SalMetricTile *figure;
  GtkWidget *card;
  GtkLabel *title_label;
  SalChartView *chart_view;
  GtkLabel *note_label;
  GtkWidget *explain_button;
};

enum
{
  ACTIVATED,
  EXPLAIN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalTileView, sal_tile_view, ADW_TYPE_BIN)

static void
figure_clicked_cb (SalTileView *self)
{
  if (self->content != NULL && self->content->n_metrics > 0)
    g_signal_emit (self, signals[ACTIVATED], 0, -1, -1);
}

static void
datum_activated_cb (SalChartView *view, guint series, guint category, SalTileView *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0, (int) series, (int) category);
}

static void
datum_explained_cb (SalChartView *view, guint series, guint category, SalTileView *self)
{
  g_signal_emit (self, signals[EXPLAIN], 0, (int) series, (int) category);
}

static void
explain_clicked_cb (SalTileView *self)
{
  g_signal_emit (self, signals[EXPLAIN], 0, -1, -1);
}

static void
show_figure (SalTileView *self)
{
  const SalTileContent *content = self->content;
  const SalMetric *metric = content->n_metrics > 0 ? content->metrics[0] : NULL;
  const char *note = content->problem != NULL ? content->problem : content->note;
  g_autofree char *tooltip =
      metric != NULL
          ? g_strdup_printf ("%s\n%s", content->exact, sal_metric_get_definition (metric))
          : g_strdup (note);

  sal_metric_tile_set_figure (
      self->figure, content->title, content->figure, note != NULL ? note : "", tooltip);
  sal_metric_tile_set_chart (self->figure, content->chart);
}

static void
show_chart (SalTileView *self)
{
  const SalTileContent *content = self->content;
  const char *note = content->problem != NULL ? content->problem : content->note;
  int needed = -1;

  gtk_label_set_label (self->title_label, content->title);
  gtk_label_set_label (self->note_label, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), note != NULL);
  sal_chart_view_set_chart (self->chart_view, content->chart);
  gtk_widget_set_size_request (GTK_WIDGET (self->chart_view), -1, -1);
  /* the rows of a table do not become lower than they need to be read */
  if (content->chart != NULL && sal_chart_get_kind (content->chart) == SAL_CHART_HEAT)
    gtk_widget_measure (
        GTK_WIDGET (self->chart_view), GTK_ORIENTATION_VERTICAL, -1, NULL, &needed, NULL, NULL);
  gtk_widget_set_size_request (GTK_WIDGET (self->chart_view), -1, needed);
  gtk_widget_set_visible (GTK_WIDGET (self->chart_view), content->chart != NULL);
}

static void
sal_tile_view_finalize (GObject *object)
{
  g_clear_pointer (&SAL_TILE_VIEW (object)->content, sal_tile_content_free);

  G_OBJECT_CLASS (sal_tile_view_parent_class)->finalize (object);
}

static void
sal_tile_view_class_init (SalTileViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sal_tile_view_finalize;

  signals[ACTIVATED] = g_signal_new ("activated",
                                     SAL_TYPE_TILE_VIEW,
                                     G_SIGNAL_RUN_LAST,
                                     0,
                                     NULL,
                                     NULL,
                                     NULL,
                                     G_TYPE_NONE,
                                     2,
                                     G_TYPE_INT,
                                     G_TYPE_INT);

  signals[EXPLAIN] = g_signal_new ("explain",
                                   SAL_TYPE_TILE_VIEW,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   2,
                                   G_TYPE_INT,
                                   G_TYPE_INT);

  g_type_ensure (SAL_TYPE_CHART_VIEW);
  g_type_ensure (SAL_TYPE_METRIC_TILE);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-tile-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SalTileView, figure);
  gtk_widget_class_bind_template_child (widget_class, SalTileView, card);
  gtk_widget_class_bind_template_child (widget_class, SalTileView, title_label);
  gtk_widget_class_bind_template_child (widget_class, SalTileView, chart_view);
  gtk_widget_class_bind_template_child (widget_class, SalTileView, note_label);
  gtk_widget_class_bind_template_callback (widget_class, figure_clicked_cb);
  gtk_widget_class_bind_template_child (widget_class, SalTileView, explain_button);
  gtk_widget_class_bind_template_callback (widget_class, datum_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, datum_explained_cb);
  gtk_widget_class_bind_template_callback (widget_class, explain_clicked_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sal_tile_view_init (SalTileView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sal_tile_view_new:
 *
 * Creates an empty tile.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
sal_tile_view_new (void)
{
  return g_object_new (SAL_TYPE_TILE_VIEW, NULL);
}

/**
 * sal_tile_view_set_content:
 * @self: a tile
 * @content: (transfer full): what it shows
 *
 * Shows something else.
 */
void
sal_tile_view_set_content (SalTileView *self, SalTileContent *content)
{
  g_autofree char *explain = g_strdup_printf (_ ("Explain %s"), content->title);

  g_clear_pointer (&self->content, sal_tile_content_free);
  self->content = content;
  sal_accessible_name_button (self->explain_button, explain);
  gtk_widget_set_visible (self->explain_button, content->n_metrics > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->figure), content->figure != NULL);
  gtk_widget_set_visible (self->card, content->figure == NULL);
  sal_accessible_set_label (GTK_WIDGET (self), content->title);
  if (content->figure != NULL)
    show_figure (self);
  else
    show_chart (self);
}

const SalTileContent *
sal_tile_view_get_content (SalTileView *self)
{
  return self->content;
}
