/* sal-compare-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-compare-window.h"

#include <glib/gi18n.h>

#include "sal-list-rows.h"
#include "sal-money.h"
#include "sal-number.h"

struct _SalCompareWindow
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *total_group;
  AdwPreferencesGroup *transfers_group;
  AdwStatusPage *same_page;
  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (SalCompareWindow, sal_compare_window, ADW_TYPE_WINDOW)

static void
sal_compare_window_class_init (SalCompareWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-compare-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SalCompareWindow, total_group);
  gtk_widget_class_bind_template_child (widget_class, SalCompareWindow, transfers_group);
  gtk_widget_class_bind_template_child (widget_class, SalCompareWindow, same_page);
  gtk_widget_class_bind_template_child (widget_class, SalCompareWindow, stack);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sal_compare_window_init (SalCompareWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
describe (const SalDesignTransfer *transfer, const char *currency)
{
  g_autofree char *n_areas = sal_number_format (transfer->n_areas, 0);
  g_autofree char *n_accounts = sal_number_format (transfer->n_accounts, 0);
  g_autofree char *revenue = sal_money_format_short (transfer->revenue, currency);
  g_autofree char *pipeline = sal_money_format_short (transfer->pipeline, currency);

  /* translators: what moves between territories: numbers of areas and accounts, two amounts */
  return g_strdup_printf (_ ("Areas: %1$s · accounts: %2$s · revenue: %3$s · open pipeline: %4$s"),
                          n_areas,
                          n_accounts,
                          revenue,
                          pipeline);
}

/**
 * sal_compare_window_new:
 * @parent: the window it belongs to
 * @first_name: what the first alignment is called
 * @first: what is compared with
 * @second_name: what the second one is called
 * @second: what is compared
 * @currency: the reporting currency
 *
 * Creates a window that tells what moves, those with most revenue first.
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWidget *
sal_compare_window_new (GtkWindow *parent,
                        const char *first_name,
                        SalTerritoryDesign *first,
                        const char *second_name,
                        SalTerritoryDesign *second,
                        const char *currency)
{
  SalCompareWindow *self =
      g_object_new (SAL_TYPE_COMPARE_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  g_autoptr (SalDesignComparison) comparison = sal_design_comparison_new (first, second);
  g_autofree char *names = g_strdup_printf ("%s → %s", first_name, second_name);
  g_autofree char *title = g_markup_escape_text (names, -1);
  g_autofree char *total = describe (&comparison->total, currency);

  /* it is markup */
  adw_preferences_group_set_title (self->total_group, title);
  adw_status_page_set_description (self->same_page, names);
  adw_preferences_group_add (self->total_group, sal_list_rows_new_text (_ ("In All"), total));
  for (guint i = 0; i < comparison->transfers->len; i++)
    {
      const SalDesignTransfer *transfer =
          &g_array_index (comparison->transfers, SalDesignTransfer, i);
      g_autofree char *from = sal_design_name_side (first, transfer->from);
      g_autofree char *to = sal_design_name_side (second, transfer->to);
      g_autofree char *pair = g_strdup_printf ("%s → %s", from, to);
      g_autofree char *text = describe (transfer, currency);

      adw_preferences_group_add (self->transfers_group, sal_list_rows_new_text (pair, text));
    }
  gtk_stack_set_visible_child_name (self->stack,
                                    comparison->transfers->len > 0 ? "transfers" : "same");

  return GTK_WIDGET (self);
}
