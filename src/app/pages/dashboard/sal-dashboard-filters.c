/* sal-dashboard-filters.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-dashboard-filters.h"

#include <glib/gi18n.h>

#include "sal-gradual-list.h"

#define MAX_QUARTERS 16
#define MAX_YEARS    6

/* So many choices each drop-down has at first. */
#define N_SHOWN 8

/* What can be filtered by, and what the choice of everything is called. */
static const struct
{
  SalFactDimension dimension;
  const char *everything; /* N_() */
} descriptions[] = {
  { SAL_FACT_UNIT, N_ ("All Units") },
  { SAL_FACT_SEGMENT, N_ ("All Segments") },
  { SAL_FACT_PRODUCT_FAMILY, N_ ("All Products") },
};

#define N_FILTERS G_N_ELEMENTS (descriptions)

struct _SalDashboardFilters
{
  GtkBox parent_instance;

  GArray *periods;          /* of SalPeriod, parallel to the drop-down */
  GArray *codes[N_FILTERS]; /* of gint32, parallel; the first is everything */
  gboolean updating;

  GtkDropDown *period_drop_down;
  GtkDropDown *drop_downs[N_FILTERS];
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalDashboardFilters, sal_dashboard_filters, GTK_TYPE_BOX)

static void
selected_cb (SalDashboardFilters *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
sal_dashboard_filters_finalize (GObject *object)
{
  SalDashboardFilters *self = SAL_DASHBOARD_FILTERS (object);

  g_array_unref (self->periods);
  for (gsize i = 0; i < N_FILTERS; i++)
    g_array_unref (self->codes[i]);

  G_OBJECT_CLASS (sal_dashboard_filters_parent_class)->finalize (object);
}

static void
sal_dashboard_filters_class_init (SalDashboardFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sal_dashboard_filters_finalize;

  signals[CHANGED] = g_signal_new ("changed",
                                   SAL_TYPE_DASHBOARD_FILTERS,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);
}

/* --- one filter --- */

/* What a choice is searched by and shown as once chosen: without what sets it in below others. */
static char *
name_choice (GtkStringObject *choice, gpointer user_data)
{
  return choice != NULL ? g_strchug (g_strdup (gtk_string_object_get_string (choice))) : NULL;
}

static void
update_check (GtkDropDown *drop_down, GParamSpec *pspec, GtkListItem *item)
{
  GtkWidget *check = gtk_widget_get_last_child (gtk_list_item_get_child (item));

  gtk_widget_set_opacity (
      check, gtk_drop_down_get_selected_item (drop_down) == gtk_list_item_get_item (item));
}

static void
setup_choice_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_item_set_child (item, box);
}

static void
bind_choice_cb (GtkListItemFactory *factory, GtkListItem *item, GtkDropDown *drop_down)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkStringObject *choice = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (label), gtk_string_object_get_string (choice));
  g_signal_connect (drop_down, "notify::selected-item", G_CALLBACK (update_check), item);
  update_check (drop_down, NULL, item);
}

static void
unbind_choice_cb (GtkListItemFactory *factory, GtkListItem *item, GtkDropDown *drop_down)
{
  g_signal_handlers_disconnect_by_func (drop_down, update_check, item);
}

static GtkListItemFactory *
create_choice_factory (GtkDropDown *drop_down)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_choice_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_choice_cb), drop_down);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_choice_cb), drop_down);

  return factory;
}

static GtkDropDown *
add_drop_down (SalDashboardFilters *self, const char *label)
{
  GtkWidget *drop_down =
      gtk_drop_down_new (NULL,
                         gtk_cclosure_expression_new (
                             G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (name_choice), NULL, NULL));
  g_autoptr (GtkListItemFactory) factory = create_choice_factory (GTK_DROP_DOWN (drop_down));

  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (drop_down), factory);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down), TRUE);
  gtk_widget_set_tooltip_text (drop_down, label);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (selected_cb), self);
  gtk_box_append (GTK_BOX (self), drop_down);

  return GTK_DROP_DOWN (drop_down);
}

static void
sal_dashboard_filters_init (SalDashboardFilters *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->periods = g_array_new (FALSE, FALSE, sizeof (SalPeriod));
  self->period_drop_down = add_drop_down (self, _ ("Period"));
  for (gsize i = 0; i < N_FILTERS; i++)
    {
      self->codes[i] = g_array_new (FALSE, FALSE, sizeof (gint32));
      self->drop_downs[i] =
          add_drop_down (self, sal_fact_dimension_get_label (descriptions[i].dimension));
    }
}

/* --- what there is to choose --- */

/* What is selected is shown from the beginning. */
static void
set_labels (GtkDropDown *drop_down, GtkStringList *labels, guint selected)
{
  g_autoptr (GtkSliceListModel) shown = sal_gradual_list_new (
      G_LIST_MODEL (labels), GTK_WIDGET (drop_down), MAX (N_SHOWN, selected + 1));

  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (shown));
  gtk_drop_down_set_selected (drop_down, selected);
}

static void
append_periods (SalDashboardFilters *self,
                SalFacts *facts,
                SalPeriodUnit unit,
                guint limit,
                GtkStringList *labels)
{
  g_autoptr (GArray) periods = sal_facts_list_periods (facts, unit, limit);

  for (guint i = 0; i < periods->len; i++)
    {
      g_autofree char *label =
          sal_fiscal_calendar_format (facts->calendar, g_array_index (periods, SalPeriod, i));

      gtk_string_list_append (labels, label);
    }
  g_array_append_vals (self->periods, periods->data, periods->len);
}

static guint
find_period (SalDashboardFilters *self, SalPeriod period, guint otherwise)
{
  for (guint i = 0; i < self->periods->len; i++)
    {
      SalPeriod other = g_array_index (self->periods, SalPeriod, i);

      if (other.unit == period.unit && other.year == period.year && other.index == period.index)
        return i;
    }

  return otherwise;
}

static void
fill_periods (SalDashboardFilters *self, SalFacts *facts)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  SalPeriod chosen = sal_facts_latest_period (facts, SAL_PERIOD_QUARTER);
  guint selected = gtk_drop_down_get_selected (self->period_drop_down);

  if (selected < self->periods->len)
    chosen = g_array_index (self->periods, SalPeriod, selected);
  g_array_set_size (self->periods, 0);
  append_periods (self, facts, SAL_PERIOD_QUARTER, MAX_QUARTERS, labels);
  append_periods (self, facts, SAL_PERIOD_YEAR, MAX_YEARS, labels);

  set_labels (self->period_drop_down, labels, find_period (self, chosen, 0));
}

/* Depth first, children below their parents and set in. */
static void
append_units (
    const SalDimension *units, gint32 parent, guint depth, GArray *codes, GtkStringList *labels)
{
  for (guint code = 1; depth < 16 && code < sal_dimension_get_n_codes (units); code++)
    {
      g_autofree char *label = NULL;

      if (sal_dimension_get_parent (units, code) != parent)
        continue;
      label = g_strdup_printf ("%*s%s", (int) depth * 3, "", sal_dimension_get_label (units, code));
      gtk_string_list_append (labels, label);
      g_array_append_val (codes, code);
      append_units (units, code, depth + 1, codes, labels);
    }
}

static void
append_values (const SalDimension *values, GArray *codes, GtkStringList *labels)
{
  for (guint code = 1; code < sal_dimension_get_n_codes (values); code++)
    {
      gtk_string_list_append (labels, sal_dimension_get_label (values, code));
      g_array_append_val (codes, code);
    }
}

static void
fill_filter (SalDashboardFilters *self, gsize index, SalFacts *facts)
{
  const SalDimension *dimension = facts->dimensions[descriptions[index].dimension];
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkDropDown *drop_down = self->drop_downs[index];
  GArray *codes = self->codes[index];
  GtkStringObject *item = gtk_drop_down_get_selected_item (drop_down);
  g_autofree char *chosen = item != NULL ? g_strdup (gtk_string_object_get_string (item)) : NULL;
  gint32 none = SAL_DIMENSION_NONE;
  guint selected = 0;

  g_array_set_size (codes, 0);
  g_array_append_val (codes, none);
  gtk_string_list_append (labels, _ (descriptions[index].everything));
  if (descriptions[index].dimension == SAL_FACT_UNIT)
    append_units (dimension, SAL_DIMENSION_NONE, 0, codes, labels);
  else
    append_values (dimension, codes, labels);

  for (guint i = 0; i < codes->len; i++)
    {
      if (g_strcmp0 (gtk_string_list_get_string (labels, i), chosen) == 0)
        selected = i;
    }
  set_labels (drop_down, labels, selected);
  gtk_widget_set_visible (GTK_WIDGET (drop_down), codes->len > 1);
}

/**
 * sal_dashboard_filters_set_facts:
 * @self: the filters
 * @facts: the facts
 *
 * Offers the periods and values there are. What was chosen stays chosen if it is still there.
 */
void
sal_dashboard_filters_set_facts (SalDashboardFilters *self, SalFacts *facts)
{
  self->updating = TRUE;
  fill_periods (self, facts);
  for (gsize i = 0; i < N_FILTERS; i++)
    fill_filter (self, i, facts);
  self->updating = FALSE;
}

/**
 * sal_dashboard_filters_choose_period:
 * @self: the filters, with facts
 * @period: a period
 *
 * Chooses everything in a period; if the period is not offered, it stays the one that is chosen.
 */
void
sal_dashboard_filters_choose_period (SalDashboardFilters *self, SalPeriod period)
{
  guint selected = gtk_drop_down_get_selected (self->period_drop_down);

  self->updating = TRUE;
  gtk_drop_down_set_selected (self->period_drop_down, find_period (self, period, selected));
  for (gsize i = 0; i < N_FILTERS; i++)
    gtk_drop_down_set_selected (self->drop_downs[i], 0);
  self->updating = FALSE;
}

static gint32
chosen_code (SalDashboardFilters *self, gsize index)
{
  guint selected = gtk_drop_down_get_selected (self->drop_downs[index]);

  return selected < self->codes[index]->len ? g_array_index (self->codes[index], gint32, selected)
                                            : SAL_DIMENSION_NONE;
}

/**
 * sal_dashboard_filters_create_path:
 * @self: the filters, with facts
 * @facts: the same facts
 *
 * Makes the path of the dashboard under the choices made.
 *
 * Returns: (transfer full): the path, without a metric
 */
SalDrillPath *
sal_dashboard_filters_create_path (SalDashboardFilters *self, const SalFacts *facts)
{
  guint selected = gtk_drop_down_get_selected (self->period_drop_down);
  SalDrillPath *path = sal_drill_path_new (
      g_array_index (self->periods, SalPeriod, MIN (selected, self->periods->len - 1)));

  for (gsize i = 0; i < N_FILTERS; i++)
    {
      gint32 code = chosen_code (self, i);

      if (code != SAL_DIMENSION_NONE)
        sal_drill_path_restrict (path, facts, descriptions[i].dimension, code);
    }

  return path;
}

/**
 * sal_dashboard_filters_get_n_steps:
 * @self: the filters
 *
 * Counts the filters in force.
 *
 * Returns: how many steps the path has that sal_dashboard_filters_create_path() makes
 */
guint
sal_dashboard_filters_get_n_steps (SalDashboardFilters *self)
{
  guint n = 0;

  for (gsize i = 0; i < N_FILTERS; i++)
    n += chosen_code (self, i) != SAL_DIMENSION_NONE;

  return n;
}
