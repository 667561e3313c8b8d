/* sal-new-workspace-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-new-workspace-dialog.h"

#include <langinfo.h>
#include <string.h>

#include "sal-currency.h"

struct _SalNewWorkspaceDialog
{
  AdwWindow parent_instance;

  AdwEntryRow *name_row;
  GtkDropDown *currency_menu;
  AdwComboRow *month_row;
  AdwComboRow *pattern_row;
  GtkWidget *create_button;
};

static guint create_signal;

G_DEFINE_FINAL_TYPE (SalNewWorkspaceDialog, sal_new_workspace_dialog, ADW_TYPE_WINDOW)

static void
create_cb (SalNewWorkspaceDialog *self)
{
  g_signal_emit (self, create_signal, 0);
}

static void
name_changed_cb (SalNewWorkspaceDialog *self)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));

  gtk_widget_set_sensitive (self->create_button, *g_strstrip (name) != '\0');
}

/* The currency of the desktop's locale, else US dollars. */
static guint
find_usual_currency (const char *const *codes)
{
  const char *symbol = nl_langinfo (CRNCYSTR); /* "-USD": where it stands, then what */
  guint usual = 0;

  for (guint i = 0; codes[i] != NULL; i++)
    {
      if (g_str_equal (codes[i], "USD"))
        usual = i;
    }
  for (guint i = 0; *symbol != '\0' && codes[i] != NULL; i++)
    {
      if (g_str_equal (codes[i], symbol + 1))
        return i;
    }

  return usual;
}

static void
fill_currencies (SalNewWorkspaceDialog *self)
{
  const char *const *codes = sal_currency_codes ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (codes);
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_drop_down_set_expression (self->currency_menu, text);
  gtk_expression_unref (text);
  gtk_drop_down_set_model (self->currency_menu, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->currency_menu, find_usual_currency (codes));
}

static void
fill_months (SalNewWorkspaceDialog *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (int month = 1; month <= 12; month++)
    {
      g_autoptr (GDateTime) day = g_date_time_new_utc (2020, month, 1, 0, 0, 0);
      g_autofree char *name = g_date_time_format (day, "%OB");

      gtk_string_list_append (list, name);
    }
  adw_combo_row_set_model (self->month_row, G_LIST_MODEL (list));
}

static void
sal_new_workspace_dialog_class_init (SalNewWorkspaceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  create_signal = g_signal_new ("create",
                                SAL_TYPE_NEW_WORKSPACE_DIALOG,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-new-workspace-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SalNewWorkspaceDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, SalNewWorkspaceDialog, currency_menu);
  gtk_widget_class_bind_template_child (widget_class, SalNewWorkspaceDialog, month_row);
  gtk_widget_class_bind_template_child (widget_class, SalNewWorkspaceDialog, pattern_row);
  gtk_widget_class_bind_template_child (widget_class, SalNewWorkspaceDialog, create_button);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sal_new_workspace_dialog_init (SalNewWorkspaceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  fill_currencies (self);
  fill_months (self);
  name_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}

/**
 * sal_new_workspace_dialog_new:
 * @parent: the window it is for
 *
 * Creates the dialog.
 *
 * Returns: the dialog
 */
GtkWidget *
sal_new_workspace_dialog_new (GtkWindow *parent)
{
  return g_object_new (SAL_TYPE_NEW_WORKSPACE_DIALOG, "transient-for", parent, NULL);
}

/**
 * sal_new_workspace_dialog_get_options:
 * @self: a dialog
 * @options: (out caller-allocates): what was decided; its texts belong to @self
 *
 * Reads what was decided.
 */
void
sal_new_workspace_dialog_get_options (SalNewWorkspaceDialog *self, SalWorkspaceOptions *options)
{
  GtkStringObject *currency = gtk_drop_down_get_selected_item (self->currency_menu);

  *options = (SalWorkspaceOptions){
    .name = gtk_editable_get_text (GTK_EDITABLE (self->name_row)),
    .currency = gtk_string_object_get_string (currency),
    .fiscal_start = (int) adw_combo_row_get_selected (self->month_row) + 1,
    .pattern = adw_combo_row_get_selected (self->pattern_row) == 0 ? SAL_CALENDAR_MONTHS
                                                                   : SAL_CALENDAR_445,
  };
}
