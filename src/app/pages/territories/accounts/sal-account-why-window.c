/* sal-account-why-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-why-window.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"

struct _SalAccountWhyWindow
{
  AdwWindow parent_instance;

  GtkListBox *list;
};

enum
{
  OPEN_ACCOUNT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalAccountWhyWindow, sal_account_why_window, ADW_TYPE_WINDOW)

static void
open_cb (SalAccountWhyWindow *self)
{
  g_signal_emit (self, signals[OPEN_ACCOUNT], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
add_ground (SalAccountWhyWindow *self, const SalAccountGround *ground)
{
  GtkWidget *row = adw_action_row_new ();
  const char *note = ground->note != NULL ? ground->note : "";
  g_autofree char *name = g_strdup_printf (
      "%s%s%s", ground->counts ? _ ("This counts: ") : "", ground->text, *note != '\0' ? ". " : "");
  g_autofree char *label = g_strconcat (name, note, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), ground->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), note);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (ground->counts)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("object-select-symbolic");

      gtk_widget_set_tooltip_text (icon, _ ("This counts"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
    }
  sal_accessible_set_label (row, label);
  gtk_list_box_append (self->list, row);
}

static void
sal_account_why_window_class_init (SalAccountWhyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[OPEN_ACCOUNT] = g_signal_new ("open-account",
                                        SAL_TYPE_ACCOUNT_WHY_WINDOW,
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-account-why-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SalAccountWhyWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sal_account_why_window_init (SalAccountWhyWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
}

GtkWidget *
sal_account_why_window_new (GtkWindow *parent, const SalAccountWhy *why)
{
  SalAccountWhyWindow *self = g_object_new (SAL_TYPE_ACCOUNT_WHY_WINDOW,
                                            "transient-for",
                                            parent,
                                            "modal",
                                            TRUE,
                                            "title",
                                            why->account,
                                            NULL);

  for (guint i = 0; i < why->grounds->len; i++)
    add_ground (self, g_ptr_array_index (why->grounds, i));

  return GTK_WIDGET (self);
}
