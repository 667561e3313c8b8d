/* sal-plan-compare-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-compare-window.h"

#include <glib/gi18n.h>

#include "sal-list-rows.h"
#include "sal-plan-comparison.h"
#include "sal-plan-money-view.h"
#include "sal-plan-version.h"
#include "sal-plan-versions.h"

struct _SalPlanCompareWindow
{
  AdwWindow parent_instance;

  SalWorkspace *workspace;
  GPtrArray *versions; /* of SalRecord */

  GtkDropDown *one_menu;
  GtkDropDown *other_menu;
  AdwViewStack *stack;
  GtkListBox *list;
  SalPlanMoneyView *money_view;
  AdwStatusPage *message_page;
};

G_DEFINE_FINAL_TYPE (SalPlanCompareWindow, sal_plan_compare_window, ADW_TYPE_WINDOW)

static const char *
or_nothing (const char *text)
{
  return *text != '\0' ? text : _ ("nothing");
}

static void
show_message (SalPlanCompareWindow *self, const char *title, const char *description)
{
  adw_status_page_set_title (self->message_page, title);
  adw_status_page_set_description (self->message_page, description);
  adw_view_stack_set_visible_child_name (self->stack, "message");
}

static void
show_rows (SalPlanCompareWindow *self, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const SalPlanComparisonRow *row = rows->pdata[i];
      g_autofree char *text =
          g_strdup_printf ("%s → %s", or_nothing (row->before), or_nothing (row->after));

      gtk_list_box_append (self->list, sal_list_rows_new_text (row->field, text));
    }
  adw_view_stack_set_visible_child_name (self->stack, "differences");
}

static SalPlan *
read_chosen (SalPlanCompareWindow *self, GtkDropDown *menu, GError **error)
{
  guint selected = gtk_drop_down_get_selected (menu);

  return sal_plan_version_read_document (self->versions->pdata[selected], error);
}

static void
compare (SalPlanCompareWindow *self)
{
  g_autoptr (SalPlan) one = NULL, other = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  if (self->versions == NULL ||
      gtk_drop_down_get_selected (self->one_menu) == GTK_INVALID_LIST_POSITION ||
      gtk_drop_down_get_selected (self->other_menu) == GTK_INVALID_LIST_POSITION)
    return;
  sal_list_rows_remove_all (self->list);
  one = read_chosen (self, self->one_menu, &error);
  other = one != NULL ? read_chosen (self, self->other_menu, &error) : NULL;
  if (other == NULL)
    {
      show_message (self, _ ("Could Not Read a Plan"), error->message);
      return;
    }
  rows = sal_plan_comparison_new (one, other);
  if (rows->len == 0)
    show_message (self, _ ("No Difference"), _ ("Both versions say the same."));
  else
    {
      show_rows (self, rows);
      sal_plan_money_view_show (self->money_view, self->workspace, one, other);
    }
}

static void
sal_plan_compare_window_finalize (GObject *object)
{
  SalPlanCompareWindow *self = SAL_PLAN_COMPARE_WINDOW (object);

  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (sal_plan_compare_window_parent_class)->finalize (object);
}

static void
sal_plan_compare_window_class_init (SalPlanCompareWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sal_plan_compare_window_finalize;

  g_type_ensure (SAL_TYPE_PLAN_MONEY_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-plan-compare-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SalPlanCompareWindow, one_menu);
  gtk_widget_class_bind_template_child (widget_class, SalPlanCompareWindow, other_menu);
  gtk_widget_class_bind_template_child (widget_class, SalPlanCompareWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SalPlanCompareWindow, list);
  gtk_widget_class_bind_template_child (widget_class, SalPlanCompareWindow, money_view);
  gtk_widget_class_bind_template_child (widget_class, SalPlanCompareWindow, message_page);
  gtk_widget_class_bind_template_callback (widget_class, compare);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sal_plan_compare_window_init (SalPlanCompareWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_menu (SalPlanCompareWindow *self, GtkDropDown *menu, gint64 chosen)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  guint selected = 0;

  for (guint i = 0; i < self->versions->len; i++)
    {
      g_autofree char *name = sal_plan_version_get_name (self->versions->pdata[i]);

      gtk_string_list_append (names, name);
      if (sal_record_get_id (self->versions->pdata[i]) == chosen)
        selected = i;
    }
  gtk_drop_down_set_expression (menu, text);
  gtk_expression_unref (text);
  gtk_drop_down_set_model (menu, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (menu, selected);
}

/**
 * sal_plan_compare_window_new:
 * @parent: the window it belongs to
 * @workspace: the workspace, whose pay is open
 * @versions: (element-type SalRecord): plan versions
 * @one: the id of one of them
 * @other: the id of another
 *
 * Creates a window that compares two versions, in which others can be chosen.
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWidget *
sal_plan_compare_window_new (
    GtkWindow *parent, SalWorkspace *workspace, GPtrArray *versions, gint64 one, gint64 other)
{
  SalPlanCompareWindow *self =
      g_object_new (SAL_TYPE_PLAN_COMPARE_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->workspace = g_object_ref (workspace);
  self->versions = g_ptr_array_ref (versions);
  fill_menu (self, self->one_menu, one);
  fill_menu (self, self->other_menu, other);
  compare (self);

  return GTK_WIDGET (self);
}
