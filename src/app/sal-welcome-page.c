/* sal-welcome-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-welcome-page.h"

#include <glib/gi18n.h>

#include "sal-recent.h"
#include "sal-window.h"

struct _SalWelcomePage
{
  AdwBin parent_instance;

  GtkListBox *recent_list;
  GtkWidget *recent_group;
};

G_DEFINE_FINAL_TYPE (SalWelcomePage, sal_welcome_page, ADW_TYPE_BIN)

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  GFile *file = G_FILE (item);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *place = folder != NULL ? g_file_get_parse_name (folder) : NULL;
  GtkWidget *row = adw_action_row_new ();

  if (g_str_has_suffix (name, ".salient"))
    name[strlen (name) - strlen (".salient")] = '\0';
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return row;
}

static void
recent_activated_cb (GtkListBox *list, GtkListBoxRow *row, SalWelcomePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GFile) file =
      g_list_model_get_item (sal_recent_get_model (), gtk_list_box_row_get_index (row));

  sal_window_open_file (SAL_WINDOW (root), file);
}

static void
update_recent (SalWelcomePage *self)
{
  gtk_widget_set_visible (self->recent_group,
                          g_list_model_get_n_items (sal_recent_get_model ()) > 0);
}

static void
sal_welcome_page_class_init (SalWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SalWelcomePage, recent_list);
  gtk_widget_class_bind_template_child (widget_class, SalWelcomePage, recent_group);
  gtk_widget_class_bind_template_callback (widget_class, recent_activated_cb);
}

static void
sal_welcome_page_init (SalWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_list_box_bind_model (self->recent_list, sal_recent_get_model (), create_row, NULL, NULL);
  g_signal_connect_object (sal_recent_get_model (),
                           "items-changed",
                           G_CALLBACK (update_recent),
                           self,
                           G_CONNECT_SWAPPED);
  update_recent (self);
}
