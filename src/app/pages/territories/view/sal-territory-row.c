/* sal-territory-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territory-row.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-balance-bar.h"
#include "sal-design-travel.h"
#include "sal-number.h"

struct _SalTerritoryRow
{
  GtkListBoxRow parent_instance;

  guint territory;
  double index;
  GdkRGBA color;

  GtkDrawingArea *swatch;
  GtkLabel *name_label;
  GtkLabel *holder_label;
  GtkLabel *figures_label;
  GtkLabel *index_label;
  GtkWidget *warning_icon;
  GtkWidget *lock_icon;
  SalBalanceBar *bar;
};

G_DEFINE_FINAL_TYPE (SalTerritoryRow, sal_territory_row, GTK_TYPE_LIST_BOX_ROW)

static void
draw_swatch (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  const SalTerritoryRow *self = user_data;

  gdk_cairo_set_source_rgba (cr, &self->color);
  cairo_rectangle (cr, 0.5, 0.5, width - 1, height - 1);
  cairo_fill_preserve (cr);
  cairo_set_source_rgba (cr, 0.5, 0.5, 0.5, 0.8);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
sal_territory_row_class_init (SalTerritoryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SAL_TYPE_BALANCE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-territory-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SalTerritoryRow, swatch);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoryRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoryRow, holder_label);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoryRow, figures_label);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoryRow, index_label);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoryRow, warning_icon);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoryRow, lock_icon);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoryRow, bar);
}

static void
sal_territory_row_init (SalTerritoryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (self->swatch, draw_swatch, self, NULL);
}

GtkWidget *
sal_territory_row_new (guint territory)
{
  SalTerritoryRow *self = g_object_new (SAL_TYPE_TERRITORY_ROW, NULL);

  self->territory = territory;

  return GTK_WIDGET (self);
}

guint
sal_territory_row_get_territory (SalTerritoryRow *self)
{
  return self->territory;
}

/**
 * sal_territory_row_get_index:
 * @self: a row
 *
 * Gets how its territory stood when it was updated last.
 *
 * Returns: the index, 100 at its target; NAN for none
 */
double
sal_territory_row_get_index (SalTerritoryRow *self)
{
  return self->index;
}

double
sal_territory_row_get_deviation (SalTerritoryRow *self)
{
  return isnan (self->index) ? 0 : fabs (self->index - 100);
}

/**
 * sal_territory_row_set_detailed:
 * @self: a row
 *
 * Has the row say in figures what else changes when areas are moved, in place of who holds the
 * territory.
 */
void
sal_territory_row_set_detailed (SalTerritoryRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->figures_label), TRUE);
}

static char *
format_index (double index, double tolerance)
{
  g_autofree char *number = isnan (index) ? g_strdup ("–") : sal_number_format (index, 0);

  if (isnan (index) || fabs (index - 100) <= tolerance)
    return g_steal_pointer (&number);

  return g_strdup_printf ("%s%s", index > 100 ? "▲" : "▼", number);
}

/* Who has it, and how far they have it on average. */
static char *
describe_holder (SalTerritoryDesign *design, guint index, guint measure)
{
  const SalDesignTerritory *territory = sal_territory_design_get_territory (design, index);
  double km = sal_design_travel_km (design, index, measure);
  g_autofree char *number = NULL;

  if (territory->holder == NULL)
    return g_strdup (territory->position != 0 ? _ ("Vacant") : "");
  if (isnan (km))
    return g_strdup (territory->holder);
  number = sal_number_format (km, 0);

  /* translators: who has a territory, and how far they have it from home */
  return g_strdup_printf (_ ("%1$s · %2$s km"), territory->holder, number);
}

/* How far it is from its target, and how many areas it has in how many pieces; and how far it is to
 * them, if that is known. */
static char *
describe_figures (SalTerritoryDesign *design, guint index, guint measure, guint n_pieces)
{
  double deviation = sal_territory_design_get_index (design, index, measure) - 100;
  double km = sal_design_travel_km (design, index, measure);
  guint n_areas = sal_territory_design_count_areas (design, (gint32) index);
  GString *text = g_string_new (NULL);

  if (!isnan (deviation))
    {
      g_autofree char *number = sal_number_format (fabs (deviation), 1);

      g_string_append_printf (text, "%s%s\302\240%% · ", deviation < 0 ? "−" : "+", number);
    }
  g_string_append_printf (text, ngettext ("%u area", "%u areas", n_areas), n_areas);
  if (n_pieces > 1)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u piece", "%u pieces", n_pieces), n_pieces);
    }
  if (!isnan (km))
    {
      g_autofree char *number = sal_number_format (km, 0);

      g_string_append (text, " · ");
      g_string_append_printf (text, _ ("%s km"), number);
    }

  return g_string_free (text, FALSE);
}

/* How far it is from its target; NULL if it is as near as it should be. */
static char *
describe_deviation (double index, double tolerance)
{
  g_autofree char *number = NULL;

  if (isnan (index) || fabs (index - 100) <= tolerance)
    return NULL;
  number = sal_number_format (fabs (index - 100), 0);

  /* translators: a number, in per cent */
  return g_strdup_printf (index > 100 ? _ ("%s\302\240%% above its target")
                                      : _ ("%s\302\240%% below its target"),
                          number);
}

/* What the row is called. @deviation, @pieces: (nullable): what is wrong with it */
static char *
describe_row (const SalDesignTerritory *territory,
              double index,
              const char *deviation,
              const char *pieces)
{
  g_autofree char *number = isnan (index) ? g_strdup ("–") : sal_number_format (index, 0);
  g_autoptr (GString) text = g_string_new (NULL);

  /* translators: a territory and its index, 100 at its target */
  g_string_append_printf (text,
                          territory->is_locked ? _ ("%1$s, locked, index %2$s")
                                               : _ ("%1$s, index %2$s"),
                          territory->name,
                          number);
  if (deviation != NULL)
    g_string_append_printf (text, ", %s", deviation);
  if (pieces != NULL)
    g_string_append_printf (text, ", %s", pieces);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * sal_territory_row_update:
 * @self: a row
 * @design: the design its territory is of
 * @measure: the index of the measure it is judged by
 * @tolerance: how far from 100 is as it should be
 *
 * Shows how the territory stands now.
 */
void
sal_territory_row_update (SalTerritoryRow *self,
                          SalTerritoryDesign *design,
                          guint measure,
                          double tolerance)
{
  const SalDesignTerritory *territory =
      sal_territory_design_get_territory (design, self->territory);
  guint n_pieces = sal_territory_design_count_pieces (design, self->territory);
  g_autofree char *index = NULL;
  g_autofree char *name = NULL;
  g_autofree char *pieces = NULL;
  g_autofree char *holder = describe_holder (design, self->territory, measure);
  g_autofree char *deviation = NULL;

  self->index = sal_territory_design_get_index (design, self->territory, measure);
  index = format_index (self->index, tolerance);
  /* translators: a warning about a territory */
  pieces =
      g_strdup_printf (ngettext ("In %u piece", "In %u pieces, not in one", n_pieces), n_pieces);
  gtk_label_set_label (self->name_label, territory->name);
  gtk_label_set_label (self->holder_label, holder);
  if (gtk_widget_get_visible (GTK_WIDGET (self->figures_label)))
    {
      g_autofree char *figures = describe_figures (design, self->territory, measure, n_pieces);

      gtk_label_set_label (self->figures_label, figures);
      *holder = '\0';
    }
  gtk_widget_set_visible (GTK_WIDGET (self->holder_label), *holder != '\0');
  gtk_label_set_label (self->index_label, index);
  gtk_widget_set_visible (self->warning_icon, n_pieces > 1);
  gtk_widget_set_tooltip_text (self->warning_icon, pieces);
  gtk_widget_set_visible (self->lock_icon, territory->is_locked);
  sal_balance_bar_set_index (self->bar, self->index, tolerance);
  deviation = describe_deviation (self->index, tolerance);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->bar),
                               sal_balance_bar_is_cut (self->index) ? deviation : NULL);
  name = describe_row (territory, self->index, deviation, n_pieces > 1 ? pieces : NULL);
  sal_accessible_set_label (GTK_WIDGET (self), name);
}

void
sal_territory_row_set_color (SalTerritoryRow *self, const GdkRGBA *color)
{
  if (gdk_rgba_equal (&self->color, color))
    return;

  self->color = *color;
  gtk_widget_queue_draw (GTK_WIDGET (self->swatch));
}
