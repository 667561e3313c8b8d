/* sal-tile-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-tile-view.h"

#include <math.h>

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
  GtkListBox *exceptions_list;
  GtkWidget *explain_button;
  GtkWidget *content_box;
  GtkWidget *remove_button;
  GtkWidget *grip;
  gboolean editing;
};

enum
{
  ACTIVATED,
  EXPLAIN,
  MOVE,
  RESIZE,
  REMOVE,
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
exception_activated_cb (SalTileView *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[ACTIVATED], 0, -1, gtk_list_box_row_get_index (row));
}

static void
exception_explained_cb (GtkWidget *button, SalTileView *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  g_signal_emit (
      self, signals[EXPLAIN], 0, -1, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

static GtkWidget *
create_sentence (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 20);
  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

/* A grid, as boxes ask labels which width goes with their height: that is tried out width by width,
 * and took longer than finding the exceptions. */
static GtkWidget *
add_row (SalTileView *self)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *label = create_sentence ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Explain ›"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", G_CALLBACK (exception_explained_cb), self);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_attach (GTK_GRID (grid), icon, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), label, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), button, 2, 0, 1, 1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);
  g_object_set_data (G_OBJECT (row), "icon", icon);
  g_object_set_data (G_OBJECT (row), "label", label);
  g_object_set_data (G_OBJECT (row), "button", button);
  gtk_list_box_append (self->exceptions_list, row);

  return row;
}

/* An arrow by which way it went and a colour by what that means; the sentence says both. */
static void
show_exception (GtkWidget *row, const SalException *exception, const char *sentence)
{
  static const char *const classes[][2] = { { "dim-label", NULL },
                                            { "success", NULL },
                                            { "error", NULL } };
  gboolean is_up =
      isnan (exception->center) ? exception->size > 0 : exception->value > exception->center;
  GtkWidget *icon = g_object_get_data (G_OBJECT (row), "icon");
  g_autofree char *name = g_strdup_printf (_ ("Explain: %s"), sentence);

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), is_up ? "go-up-symbolic" : "go-down-symbolic");
  gtk_widget_set_css_classes (icon, (const char **) classes[exception->direction]);
  sal_accessible_set_label (g_object_get_data (G_OBJECT (row), "button"), name);
  gtk_label_set_label (g_object_get_data (G_OBJECT (row), "label"), sentence);
  sal_accessible_set_label (row, sentence);
}

/* Rows there are show the new sentences: making and styling them takes longer than that. */
static void
show_exceptions (SalTileView *self)
{
  const SalTileContent *content = self->content;
  guint n = content->exceptions != NULL ? content->sentences->len : 0;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->exceptions_list, (int) n)) != NULL)
    gtk_list_box_remove (self->exceptions_list, GTK_WIDGET (row));
  for (guint i = 0; i < n; i++)
    {
      row = gtk_list_box_get_row_at_index (self->exceptions_list, (int) i);
      show_exception (row != NULL ? GTK_WIDGET (row) : add_row (self),
                      g_ptr_array_index (content->exceptions->exceptions, i),
                      g_ptr_array_index (content->sentences, i));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->exceptions_list), n > 0);
}

static void
remove_clicked_cb (SalTileView *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
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
  g_clear_pointer (&SAL_TILE_VIEW (object)->content, sal_tile_content_unref);

  G_OBJECT_CLASS (sal_tile_view_parent_class)->finalize (object);
}

static void
install_edit_signals (void)
{
  GType type = SAL_TYPE_TILE_VIEW;
  GSignalFlags flags = G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION;

  signals[MOVE] =
      g_signal_new ("move", type, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[RESIZE] = g_signal_new (
      "resize", type, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[REMOVE] = g_signal_new ("remove", type, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* Emits the signal of a key; keys of a tile that is only read belong to others. */
static gboolean
key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SalTileView *self = SAL_TILE_VIEW (widget);
  int move, columns, rows;

  if (!self->editing)
    return FALSE;

  g_variant_get (args, "(iii)", &move, &columns, &rows);
  if (move != 0)
    g_signal_emit (self, signals[MOVE], 0, move);
  else if (columns != 0 || rows != 0)
    g_signal_emit (self, signals[RESIZE], 0, columns, rows);
  else
    g_signal_emit (self, signals[REMOVE], 0);

  return TRUE;
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key, keypad_key;
    int step, columns, rows;
  } keys[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, -1, -1, 0 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 1, 1, 0 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, -1, 0, -1 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 1, 0, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const guint both[] = { keys[i].key, keys[i].keypad_key };

      for (gsize k = 0; k < G_N_ELEMENTS (both); k++)
        {
          gtk_widget_class_add_binding (
              widget_class, both[k], GDK_CONTROL_MASK, key_cb, "(iii)", keys[i].step, 0, 0);
          gtk_widget_class_add_binding (widget_class,
                                        both[k],
                                        GDK_SHIFT_MASK,
                                        key_cb,
                                        "(iii)",
                                        0,
                                        keys[i].columns,
                                        keys[i].rows);
        }
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, key_cb, "(iii)", 0, 0, 0);
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

  install_edit_signals ();
  add_bindings (widget_class);

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
  gtk_widget_class_bind_template_child (widget_class, SalTileView, content_box);
  gtk_widget_class_bind_template_child (widget_class, SalTileView, remove_button);
  gtk_widget_class_bind_template_child (widget_class, SalTileView, grip);
  gtk_widget_class_bind_template_child (widget_class, SalTileView, exceptions_list);
  gtk_widget_class_bind_template_callback (widget_class, exception_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
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

  g_clear_pointer (&self->content, sal_tile_content_unref);
  self->content = content;
  sal_accessible_name_button (self->explain_button, explain);
  gtk_widget_set_visible (self->explain_button, content->n_metrics > 0 && !self->editing);
  gtk_widget_set_visible (GTK_WIDGET (self->figure), content->figure != NULL);
  gtk_widget_set_visible (self->card, content->figure == NULL);
  if (!self->editing)
    sal_accessible_set_label (GTK_WIDGET (self), content->title);
  show_exceptions (self);
  if (content->figure != NULL)
    show_figure (self);
  else
    show_chart (self);
}

/**
 * sal_tile_view_set_editing:
 * @self: a tile with content
 * @editing: whether it is arranged
 * @label: (nullable): what it is called meanwhile: its title, place and size
 *
 * Lets a tile be arranged as a whole instead of its figures be asked.
 */
void
sal_tile_view_set_editing (SalTileView *self, gboolean editing, const char *label)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *removal = g_strdup_printf (_ ("Remove %s"), self->content->title);

  self->editing = editing;
  gtk_widget_set_focusable (widget, editing);
  gtk_widget_set_can_target (self->content_box, !editing);
  gtk_widget_set_can_focus (self->content_box, !editing);
  gtk_widget_set_visible (self->remove_button, editing);
  gtk_widget_set_visible (self->grip, editing);
  gtk_widget_set_visible (self->explain_button, !editing && self->content->n_metrics > 0);
  sal_accessible_name_button (self->remove_button, removal);
  sal_accessible_set_label (widget, editing ? label : self->content->title);
  gtk_widget_set_cursor_from_name (widget, editing ? "grab" : NULL);
  if (editing)
    gtk_widget_add_css_class (widget, "edited-tile");
  else
    gtk_widget_remove_css_class (widget, "edited-tile");
}

const SalTileContent *
sal_tile_view_get_content (SalTileView *self)
{
  return self->content;
}
