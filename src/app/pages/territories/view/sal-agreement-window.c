/* sal-agreement-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-agreement-window.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-agreement-chart.h"
#include "sal-chart-view.h"
#include "sal-list-rows.h"
#include "sal-measure-agreement.h"
#include "sal-number.h"

#define N_DIFFERENCES 12
#define N_POINTS      2000 /* of the chart: more are a blot */

struct _SalAgreementWindow
{
  AdwWindow parent_instance;

  SalTerritoryDesign *design;
  char *currency;
  GArray *points; /* of guint: the area of each point of the chart */
  gboolean is_filling;

  AdwComboRow *measure_row;
  AdwComboRow *own_row;
  GtkLabel *words_label;
  GtkLabel *figures_label;
  SalChartView *chart_view;
  GtkListBox *differences;
  GtkWidget *differences_group;
};

enum
{
  AREA_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalAgreementWindow, sal_agreement_window, ADW_TYPE_WINDOW)

static const char area_key[] = "area";

static char *
format_share (double share)
{
  g_autofree char *number = sal_number_format (share * 100, 2);

  return g_strdup_printf (_ ("%s %%"), number);
}

static char *
format_correlation (double correlation)
{
  return isnan (correlation) ? g_strdup ("–") : sal_number_format (correlation, 2);
}

/* --- the areas that differ most --- */

static void
add_difference (SalAgreementWindow *self,
                const SalMeasureDifference *difference,
                const char *theirs_label,
                const char *own_label)
{
  const SalGeographyArea *area = &sal_geography_get_areas (
      sal_territory_design_get_geography (self->design), NULL)[difference->area];
  g_autofree char *theirs = format_share (difference->theirs);
  g_autofree char *own = format_share (difference->own);
  g_autofree char *title = area->parent != NULL && *area->parent != '\0'
                               ? g_strdup_printf ("%s, %s", area->name, area->parent)
                               : g_strdup (area->name);
  /* translators: shares of a total in two measures: "3.20 % of Potential, 1.10 % of Revenue" */
  g_autofree char *text =
      g_strdup_printf (_ ("%1$s of %2$s, %3$s of %4$s"), theirs, theirs_label, own, own_label);
  GtkWidget *row = sal_list_rows_new_text (title, text);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("mark-location-symbolic"));
  g_object_set_data (G_OBJECT (row), area_key, GUINT_TO_POINTER (difference->area));
  gtk_list_box_append (self->differences, row);
}

static void
row_activated_cb (SalAgreementWindow *self, GtkListBoxRow *row)
{
  guint area = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), area_key));

  g_signal_emit (self, signals[AREA_ACTIVATED], 0, area);
}

static void
datum_activated_cb (SalAgreementWindow *self, guint series, guint category)
{
  if (category < self->points->len)
    g_signal_emit (self, signals[AREA_ACTIVATED], 0, g_array_index (self->points, guint, category));
}

static void
show_differences (SalAgreementWindow *self,
                  const SalMeasureAgreement *agreement,
                  const SalAreaMeasure *theirs,
                  const SalAreaMeasure *own)
{
  sal_list_rows_remove_all (self->differences);
  for (guint i = 0; i < agreement->differences->len; i++)
    add_difference (self,
                    &g_array_index (agreement->differences, SalMeasureDifference, i),
                    theirs->label,
                    own->label);
  gtk_widget_set_visible (self->differences_group, agreement->differences->len > 0);
}

/* --- how far they agree --- */

static void
show_words (SalAgreementWindow *self, const SalMeasureAgreement *agreement)
{
  g_autofree char *words = sal_measure_agreement_describe (agreement);
  g_autofree char *number = sal_number_format (agreement->n_areas, 0);
  g_autofree char *pearson = format_correlation (agreement->pearson);
  g_autofree char *spearman = format_correlation (agreement->spearman);
  g_autofree char *figures = g_strdup_printf (
      /* translators: two correlations and a number of areas */
      ngettext ("Correlation of the amounts (Pearson) %1$s, of the ranks (Spearman) %2$s, over "
                "%3$s area",
                "Correlation of the amounts (Pearson) %1$s, of the ranks (Spearman) %2$s, over "
                "%3$s areas",
                agreement->n_areas),
      pearson,
      spearman,
      number);

  gtk_label_set_label (self->words_label, words);
  gtk_label_set_label (self->figures_label, figures);
}

static void
show_chart (SalAgreementWindow *self, guint theirs, guint own)
{
  g_autoptr (SalChart) chart = NULL;
  g_autofree char *title =
      /* translators: two measures of areas */
      g_strdup_printf (_ ("%1$s and %2$s by Area"),
                       sal_territory_design_get_measure (self->design, theirs)->label,
                       sal_territory_design_get_measure (self->design, own)->label);

  g_array_set_size (self->points, 0);
  chart =
      sal_agreement_chart_new (self->design, theirs, own, self->currency, N_POINTS, self->points);
  sal_chart_set_title (chart, title);
  sal_chart_view_set_chart (self->chart_view, chart);
}

static void
choice_changed_cb (SalAgreementWindow *self)
{
  guint first = adw_combo_row_get_selected (self->measure_row);
  guint second = adw_combo_row_get_selected (self->own_row);
  const SalAreaMeasure *theirs, *own;
  g_autoptr (SalMeasureAgreement) agreement = NULL;

  if (self->is_filling || self->design == NULL)
    return;
  theirs = sal_territory_design_get_measure (self->design, first);
  own = sal_territory_design_get_measure (self->design, second);
  agreement = sal_measure_agreement_new (
      theirs->values, own->values, sal_territory_design_get_n_areas (self->design), N_DIFFERENCES);
  show_words (self, agreement);
  show_chart (self, first, second);
  show_differences (self, agreement, theirs, own);
}

/* --- the window --- */

static void
sal_agreement_window_dispose (GObject *object)
{
  SalAgreementWindow *self = SAL_AGREEMENT_WINDOW (object);

  g_clear_pointer (&self->design, sal_territory_design_unref);

  G_OBJECT_CLASS (sal_agreement_window_parent_class)->dispose (object);
}

static void
sal_agreement_window_finalize (GObject *object)
{
  SalAgreementWindow *self = SAL_AGREEMENT_WINDOW (object);

  g_free (self->currency);
  g_array_unref (self->points);

  G_OBJECT_CLASS (sal_agreement_window_parent_class)->finalize (object);
}

static void
sal_agreement_window_class_init (SalAgreementWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_agreement_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_agreement_window_finalize;

  signals[AREA_ACTIVATED] = g_signal_new ("area-activated",
                                          SAL_TYPE_AGREEMENT_WINDOW,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          G_TYPE_UINT);

  g_type_ensure (SAL_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-agreement-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SalAgreementWindow, measure_row);
  gtk_widget_class_bind_template_child (widget_class, SalAgreementWindow, own_row);
  gtk_widget_class_bind_template_child (widget_class, SalAgreementWindow, words_label);
  gtk_widget_class_bind_template_child (widget_class, SalAgreementWindow, figures_label);
  gtk_widget_class_bind_template_child (widget_class, SalAgreementWindow, chart_view);
  gtk_widget_class_bind_template_child (widget_class, SalAgreementWindow, differences);
  gtk_widget_class_bind_template_child (widget_class, SalAgreementWindow, differences_group);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, datum_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sal_agreement_window_init (SalAgreementWindow *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
}

static GListModel *
list_measures (const SalTerritoryDesign *design)
{
  GtkStringList *strings = gtk_string_list_new (NULL);

  for (guint m = 0; m < sal_territory_design_get_n_measures (design); m++)
    gtk_string_list_append (strings, sal_territory_design_get_measure (design, m)->label);

  return G_LIST_MODEL (strings);
}

/* One's own revenue; of that itself, the accounts. */
static guint
find_own (const SalTerritoryDesign *design, guint measure)
{
  guint own;

  if (sal_territory_design_find_measure (design, "revenue", &own) && own != measure)
    return own;

  return sal_territory_design_find_measure (design, "accounts", &own) ? own : measure;
}

/**
 * sal_agreement_window_new:
 * @parent: the window it belongs to
 * @design: a design that is prepared
 * @measure: the measure that is looked into at first
 * @currency: the reporting currency
 *
 * Creates a window that holds a measure against one's own revenue, or any other measure.
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWidget *
sal_agreement_window_new (GtkWindow *parent,
                          SalTerritoryDesign *design,
                          guint measure,
                          const char *currency)
{
  SalAgreementWindow *self =
      g_object_new (SAL_TYPE_AGREEMENT_WINDOW, "transient-for", parent, NULL);
  g_autoptr (GListModel) measures = list_measures (design);

  self->design = sal_territory_design_ref (design);
  self->currency = g_strdup (currency);
  self->is_filling = TRUE;
  adw_combo_row_set_model (self->measure_row, measures);
  adw_combo_row_set_model (self->own_row, measures);
  adw_combo_row_set_selected (self->measure_row, measure);
  adw_combo_row_set_selected (self->own_row, find_own (design, measure));
  self->is_filling = FALSE;
  choice_changed_cb (self);

  return GTK_WIDGET (self);
}
