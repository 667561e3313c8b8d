/* sal-threshold-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-threshold-dialog.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-money.h"
#include "sal-rate.h"

/* One metric and what was entered for it */
typedef struct
{
  char *key;
  char *label;
  SalMetricUnit unit;
  GtkEditable *below;
  GtkEditable *above;
} Row;

struct _SalThresholdDialog
{
  AdwWindow parent_instance;

  char *currency;
  GPtrArray *rows; /* of Row */

  AdwPreferencesGroup *group;
  GtkLabel *problem_label;
};

enum
{
  SET,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalThresholdDialog, sal_threshold_dialog, ADW_TYPE_WINDOW)

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->key);
  g_free (row->label);
  g_free (row);
}

/* --- figures as people write them --- */

/* Fields whose values are written as those of metrics are. */
static const SalField *
field_of (SalMetricUnit unit)
{
  static const SalField fields[] = {
    [SAL_UNIT_MONEY] = { "money", SAL_FIELD_MONEY, "money" },
    [SAL_UNIT_RATE] = { "rate", SAL_FIELD_RATE, "rate", .maximum = SAL_RATE_ONE },
    [SAL_UNIT_NUMBER] = { "number", SAL_FIELD_REAL, "number" },
    [SAL_UNIT_DAYS] = { "days", SAL_FIELD_REAL, "days" },
  };

  return &fields[unit];
}

static char *
write_figure (const SalThresholdDialog *self, SalMetricUnit unit, double figure)
{
  SalValue value = SAL_VALUE_REAL (figure);

  if (isnan (figure))
    return g_strdup ("");
  if (unit == SAL_UNIT_RATE)
    value = SAL_VALUE_INTEGER (llround (figure * SAL_RATE_ONE));
  else if (unit == SAL_UNIT_MONEY)
    value = SAL_VALUE_INTEGER (llround (figure * pow (10, sal_currency_digits (self->currency))));

  return sal_field_to_entry (field_of (unit), &value, self->currency);
}

/* NAN where nothing stands. */
static gboolean
read_figure (const SalThresholdDialog *self,
             SalMetricUnit unit,
             const char *text,
             double *figure,
             GError **error)
{
  SalField field = *field_of (unit);
  SalValue value;

  *figure = NAN;
  if (text[strspn (text, " ")] == '\0')
    return TRUE;
  if (!sal_field_from_entry (&field, text, self->currency, &value, error))
    return FALSE;
  if (unit == SAL_UNIT_RATE)
    *figure = (double) value.integer / SAL_RATE_ONE;
  else if (unit == SAL_UNIT_MONEY)
    *figure = (double) value.integer / pow (10, sal_currency_digits (self->currency));
  else
    *figure = value.real;

  return TRUE;
}

/* --- setting --- */

static gboolean
refuse (SalThresholdDialog *self, const Row *row, GtkEditable *entry, const char *message)
{
  g_autofree char *text = g_strdup_printf ("%s: %s", row->label, message);

  gtk_label_set_text (self->problem_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  gtk_widget_grab_focus (GTK_WIDGET (entry));

  return FALSE;
}

static gboolean
read_row (SalThresholdDialog *self, const Row *row, SalDashboardTile *tile)
{
  g_autoptr (GError) error = NULL;
  double below, above;

  gtk_widget_remove_css_class (GTK_WIDGET (row->below), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (row->above), "error");
  if (!read_figure (self, row->unit, gtk_editable_get_text (row->below), &below, &error))
    return refuse (self, row, row->below, error->message);
  if (!read_figure (self, row->unit, gtk_editable_get_text (row->above), &above, &error))
    return refuse (self, row, row->above, error->message);
  if (below > above)
    return refuse (self, row, row->below, _ ("“below” is greater than “above”"));
  if (!isnan (below) || !isnan (above))
    sal_dashboard_tile_add_threshold (tile, row->key, below, above);

  return TRUE;
}

static void
set_clicked_cb (SalThresholdDialog *self)
{
  g_autoptr (SalDashboardTile) tile = sal_dashboard_tile_new (SAL_TILE_EXCEPTIONS, NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
  for (guint i = 0; i < self->rows->len; i++)
    if (!read_row (self, g_ptr_array_index (self->rows, i), tile))
      return;

  g_signal_emit (self, signals[SET], 0, tile);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- rows --- */

static GtkEditable *
add_entry (SalThresholdDialog *self, GtkWidget *parent, const Row *row, const char *placeholder)
{
  GtkWidget *entry = gtk_entry_new ();
  /* translators: a metric, and “Below” or “Above” */
  g_autofree char *label = g_strdup_printf (_ ("%s: %s"), row->label, placeholder);

  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 9);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 9);
  gtk_entry_set_alignment (GTK_ENTRY (entry), 1);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  sal_accessible_set_label (entry, label);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (set_clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (parent), entry);

  return GTK_EDITABLE (entry);
}

static void
show_threshold (SalThresholdDialog *self, const Row *row, const SalDashboardTile *tile)
{
  for (guint i = 0; i < tile->thresholds->len; i++)
    {
      const SalTileThreshold *threshold = &g_array_index (tile->thresholds, SalTileThreshold, i);
      g_autofree char *below = NULL;
      g_autofree char *above = NULL;

      if (!g_str_equal (threshold->metric, row->key))
        continue;
      below = write_figure (self, row->unit, threshold->below);
      above = write_figure (self, row->unit, threshold->above);
      gtk_editable_set_text (row->below, below);
      gtk_editable_set_text (row->above, above);
    }
}

static void
add_row (SalThresholdDialog *self, const SalMetric *metric, const SalDashboardTile *tile)
{
  GtkWidget *widget = adw_action_row_new ();
  Row *row = g_new0 (Row, 1);

  row->key = g_strdup (metric->key);
  row->label = g_strdup (sal_metric_get_label (metric));
  row->unit = metric->unit;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), row->label);
  row->below = add_entry (self, widget, row, _ ("Below"));
  row->above = add_entry (self, widget, row, _ ("Above"));
  if (tile != NULL)
    show_threshold (self, row, tile);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (self->group, widget);
}

/* --- class --- */

static void
sal_threshold_dialog_finalize (GObject *object)
{
  SalThresholdDialog *self = SAL_THRESHOLD_DIALOG (object);

  g_free (self->currency);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (sal_threshold_dialog_parent_class)->finalize (object);
}

static void
sal_threshold_dialog_class_init (SalThresholdDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sal_threshold_dialog_finalize;

  signals[SET] = g_signal_new ("set",
                               SAL_TYPE_THRESHOLD_DIALOG,
                               G_SIGNAL_RUN_LAST,
                               0,
                               NULL,
                               NULL,
                               NULL,
                               G_TYPE_NONE,
                               1,
                               G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-threshold-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SalThresholdDialog, group);
  gtk_widget_class_bind_template_child (widget_class, SalThresholdDialog, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, set_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sal_threshold_dialog_init (SalThresholdDialog *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sal_threshold_dialog_new:
 * @parent: the window it belongs to
 * @facts: the facts, which know the metrics; not kept
 * @tile: (nullable): the tile of exceptions whose thresholds are shown; not kept
 *
 * Creates a dialog that lists the metrics of the program and of the workspace.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
sal_threshold_dialog_new (GtkWindow *parent, const SalFacts *facts, const SalDashboardTile *tile)
{
  SalThresholdDialog *self =
      g_object_new (SAL_TYPE_THRESHOLD_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  g_autoptr (GPtrArray) metrics = sal_facts_list_metrics (facts);

  self->currency = g_strdup (facts->currency);
  for (guint i = 0; i < metrics->len; i++)
    {
      const SalMetric *metric = g_ptr_array_index (metrics, i);

      if (metric->problem == NULL)
        add_row (self, metric, tile);
    }

  return GTK_WIDGET (self);
}
