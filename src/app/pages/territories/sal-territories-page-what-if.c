/* sal-territories-page-what-if.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-private.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-customers-dialog.h"
#include "sal-kinds.h"
#include "sal-number.h"
#include "sal-region-dialog.h"
#include "sal-what-if-dialog.h"

/* What if: somebody leaves, there are more people or fewer, a region grows, a customer goes. */

/* A region that grows: kept beside the design, which is loaded anew after each step. */
struct _SalTerritoriesGrowth
{
  SalGeography *geography;
  char *measure_key;
  GArray *areas; /* of guint */
  double factor;
  char *text; /* what the bar says */
};

static void
growth_free (SalTerritoriesGrowth *self)
{
  sal_geography_unref (self->geography);
  g_free (self->measure_key);
  g_array_unref (self->areas);
  g_free (self->text);
  g_free (self);
}

/* --- a region grows --- */

static void
set_factor (SalTerritoriesPage *self, double factor)
{
  const SalTerritoriesGrowth *growth = self->growth;
  guint measure;

  if (self->shown != NULL && growth != NULL &&
      sal_territory_design_find_measure (self->shown, growth->measure_key, &measure))
    sal_territory_design_set_factor (self->shown,
                                     measure,
                                     (const guint *) (gpointer) growth->areas->data,
                                     growth->areas->len,
                                     factor);
}

static void
show_growth (SalTerritoriesPage *self)
{
  sal_what_if_bar_set_text (self->what_if_bar, self->growth != NULL ? self->growth->text : NULL);
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "territories.clear-what-if", self->growth != NULL);
  if (self->shown == NULL)
    return;
  sal_territories_page_show_map (self);
  sal_territories_page_update_figures (self);
  sal_territories_page_show_table (self);
}

/**
 * sal_territories_page_restore_what_if:
 * @self: the page, with a design that was loaded
 *
 * Lets the region grow again in a design of the same areas; in another one it is forgotten.
 */
void
sal_territories_page_restore_what_if (SalTerritoriesPage *self)
{
  if (self->growth != NULL &&
      self->growth->geography != sal_territory_design_get_geography (self->shown))
    {
      sal_territories_page_forget_what_if (self);
      sal_what_if_bar_set_text (self->what_if_bar, NULL);
    }
  if (self->growth != NULL)
    set_factor (self, self->growth->factor);
}

void
sal_territories_page_forget_what_if (SalTerritoriesPage *self)
{
  g_clear_pointer (&self->growth, growth_free);
}

static char *
describe_growth (const SalRegionGrowth *growth, const SalAreaMeasure *measure)
{
  double percent = 100 * (growth->factor - 1);
  g_autofree char *number = sal_number_format (fabs (percent), 0);

  /* translators: a region, a measure, a sign and a number: "California: Population +20 %" */
  return g_strdup_printf (_ ("What if … %1$s: %2$s %3$s%4$s %%"),
                          growth->name,
                          measure->label,
                          percent < 0 ? "−" : "+",
                          number);
}

/* While it was asked, another process may have changed what shows: where that has other areas, or
 * not the measure, there is nothing to show. */
static void
region_chosen_cb (SalTerritoriesPage *self, const SalRegionGrowth *growth)
{
  const SalAreaMeasure *measure =
      sal_territory_design_get_measure (growth->design, growth->measure);
  SalGeography *geography = sal_territory_design_get_geography (growth->design);
  guint index;

  if (self->shown == NULL || sal_territory_design_get_geography (self->shown) != geography ||
      !sal_territory_design_find_measure (self->shown, measure->key, &index))
    return;

  set_factor (self, 1);
  sal_territories_page_forget_what_if (self);
  self->growth = g_new (SalTerritoriesGrowth, 1);
  *self->growth = (SalTerritoriesGrowth){
    sal_geography_ref (geography),     g_strdup (measure->key),
    g_array_ref (growth->areas),       growth->factor,
    describe_growth (growth, measure),
  };
  set_factor (self, growth->factor);
  show_growth (self);
}

static void
region_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);
  g_autoptr (GArray) selected = sal_territories_page_list_selected (self);
  GtkWidget *dialog =
      sal_region_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                             self->editor,
                             sal_workspace_get_store (sal_page_get_workspace (SAL_PAGE (self))),
                             selected,
                             sal_territories_page_get_measure (self));

  g_signal_connect_object (
      dialog, "chosen", G_CALLBACK (region_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);

  set_factor (self, 1);
  sal_territories_page_forget_what_if (self);
  show_growth (self);
}

/* --- people --- */

static void
branch_cb (SalTerritoriesPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "territories.branch", NULL);
}

static void
open_dialog (SalTerritoriesPage *self, SalWhatIfQuestion question)
{
  GtkWidget *dialog = sal_what_if_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                              self->editor,
                                              question,
                                              self->brush,
                                              sal_territories_page_get_measure (self));

  g_signal_connect_object (dialog, "branch", G_CALLBACK (branch_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
leaves_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_dialog (SAL_TERRITORIES_PAGE (widget), SAL_WHAT_IF_SOMEBODY_LEAVES);
}

static void
people_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_dialog (SAL_TERRITORIES_PAGE (widget), SAL_WHAT_IF_PEOPLE);
}

/* --- customers --- */

static void
account_activated_cb (SalTerritoriesPage *self, gint64 account)
{
  gtk_widget_activate_action (
      GTK_WIDGET (self), "win.show-record", "(sx)", sal_account_kind.name, account);
}

static void
customers_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);
  GtkWidget *dialog = sal_customers_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                                self->shown,
                                                sal_facts_model_get_facts (self->facts),
                                                sal_alignment_editor_get_currency (self->editor));

  g_signal_connect_object (
      dialog, "account-activated", G_CALLBACK (account_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- the page --- */

void
sal_territories_page_update_what_if_actions (SalTerritoriesPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean can_ask = self->shown != NULL && self->job == NULL;
  gboolean has_people = can_ask && sal_territory_design_get_n_territories (self->shown) > 0;

  gtk_widget_action_set_enabled (widget, "territories.what-if-leaves", has_people);
  gtk_widget_action_set_enabled (widget, "territories.what-if-people", has_people);
  gtk_widget_action_set_enabled (widget, "territories.what-if-region", can_ask);
  gtk_widget_action_set_enabled (widget, "territories.what-if-customers", can_ask);
  gtk_widget_action_set_enabled (widget, "territories.clear-what-if", self->growth != NULL);
}

void
sal_territories_page_install_what_if_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "territories.what-if-leaves", NULL, leaves_action);
  gtk_widget_class_install_action (widget_class, "territories.what-if-people", NULL, people_action);
  gtk_widget_class_install_action (widget_class, "territories.what-if-region", NULL, region_action);
  gtk_widget_class_install_action (
      widget_class, "territories.what-if-customers", NULL, customers_action);
  gtk_widget_class_install_action (widget_class, "territories.clear-what-if", NULL, clear_action);
}
