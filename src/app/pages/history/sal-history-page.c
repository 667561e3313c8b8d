/* sal-history-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-history-page.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-change-detail.h"
#include "sal-change-list.h"
#include "sal-change-view.h"
#include "sal-tab-stop.h"

struct _SalHistoryPage
{
  SalPage parent_instance;

  SalChangeList *changes;
  GtkSingleSelection *selection;
  SalChangeItem *shown;

  AdwLeaflet *leaflet;
  AdwViewStack *stack;
  GtkListView *list_view;
  AdwViewStack *detail_stack;
  SalChangeView *change_view;
};

G_DEFINE_FINAL_TYPE (SalHistoryPage, sal_history_page, SAL_TYPE_PAGE)

/* --- rows --- */

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = create_label (NULL);
  GtkWidget *about = create_label ("dim-label");

  /* what was changed stands at the end */
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (title), 3);
  gtk_widget_add_css_class (about, "caption");
  gtk_widget_add_css_class (box, "change-row");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), about);
  gtk_list_item_set_child (item, box);
}

static void
change_changed_cb (SalChangeItem *change_item, GParamSpec *pspec, GtkListItem *item)
{
  const SalChange *change = sal_change_item_get_change (change_item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *label = gtk_widget_get_first_child (box);
  g_autofree char *about = sal_change_summarize (change);
  g_autofree char *title = sal_change_describe (change);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, about);

  gtk_label_set_text (GTK_LABEL (label), title);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (label)), about);
  if (sal_change_get_reverted_by (change) != 0)
    gtk_widget_add_css_class (label, "undone");
  else
    gtk_widget_remove_css_class (label, "undone");
  sal_accessible_name_row (box, name);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  SalChangeItem *change_item = gtk_list_item_get_item (item);

  g_signal_connect (change_item, "notify::change", G_CALLBACK (change_changed_cb), item);
  change_changed_cb (change_item, NULL, item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), change_changed_cb, item);
}

/* --- what shows --- */

static void
update_back (SalHistoryPage *self)
{
  sal_page_set_can_go_back (
      SAL_PAGE (self),
      adw_leaflet_get_folded (self->leaflet) &&
          g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "change") == 0);
}

static void
update_back_cb (SalHistoryPage *self)
{
  update_back (self);
}

static void
update_busy (SalHistoryPage *self)
{
  gboolean busy;

  g_object_get (self->change_view, "busy", &busy, NULL);
  sal_page_set_busy (SAL_PAGE (self), busy || sal_change_list_is_loading (self->changes));
}

static void
changes_changed_cb (SalHistoryPage *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->changes)) == 0;

  adw_view_stack_set_visible_child_name (
      self->stack, empty && !sal_change_list_is_loading (self->changes) ? "empty" : "changes");
  update_busy (self);
}

static void
show_change (SalHistoryPage *self)
{
  sal_change_view_show (self->change_view,
                        sal_page_get_workspace (SAL_PAGE (self)),
                        sal_change_item_get_change (self->shown));
  adw_view_stack_set_visible_child_name (self->detail_stack, "change");
}

/* Goes to the change where it takes the place of the list; beside it, the focus stays in the list.
 */
static void
show_detail (SalHistoryPage *self)
{
  if (self->shown != NULL && adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child_name (self->leaflet, "change");
}

static void
selected_cb (SalHistoryPage *self)
{
  SalChangeItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item == self->shown)
    return;

  if (self->shown != NULL)
    g_signal_handlers_disconnect_by_func (self->shown, show_change, self);
  g_set_object (&self->shown, item);
  if (item == NULL)
    {
      adw_view_stack_set_visible_child_name (self->detail_stack, "none");
      return;
    }

  g_signal_connect_swapped (item, "notify::change", G_CALLBACK (show_change), self);
  show_change (self);
  show_detail (self);
}

static void
folded_cb (SalHistoryPage *self)
{
  show_detail (self);
}

/* --- the page --- */

static void
sal_history_page_go_back (SalPage *page)
{
  adw_leaflet_set_visible_child_name (SAL_HISTORY_PAGE (page)->leaflet, "changes");
}

static const char *
sal_history_page_show_view (SalPage *page, guint index)
{
  SalHistoryPage *self = SAL_HISTORY_PAGE (page);

  if (index == 0)
    {
      adw_leaflet_set_visible_child_name (self->leaflet, "changes");
      return "changes";
    }
  if (index > 1 || g_list_model_get_n_items (G_LIST_MODEL (self->changes)) == 0)
    return NULL;

  gtk_single_selection_set_selected (self->selection, 0);

  return "change";
}

static void
sal_history_page_constructed (GObject *object)
{
  SalHistoryPage *self = SAL_HISTORY_PAGE (object);

  G_OBJECT_CLASS (sal_history_page_parent_class)->constructed (object);

  self->changes = sal_change_list_new (sal_page_get_workspace (SAL_PAGE (self)));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->changes));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (
      self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->changes, "items-changed", G_CALLBACK (changes_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->changes, "notify::loading", G_CALLBACK (changes_changed_cb), self, G_CONNECT_SWAPPED);
  changes_changed_cb (self);
}

static void
sal_history_page_dispose (GObject *object)
{
  SalHistoryPage *self = SAL_HISTORY_PAGE (object);

  if (self->shown != NULL)
    g_signal_handlers_disconnect_by_data (self->shown, self);
  g_clear_object (&self->shown);
  g_clear_object (&self->selection);
  g_clear_object (&self->changes);

  G_OBJECT_CLASS (sal_history_page_parent_class)->dispose (object);
}

static void
sal_history_page_class_init (SalHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sal_history_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = sal_history_page_dispose;
  SAL_PAGE_CLASS (klass)->go_back = sal_history_page_go_back;
  SAL_PAGE_CLASS (klass)->show_view = sal_history_page_show_view;

  g_type_ensure (SAL_TYPE_CHANGE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SalHistoryPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, SalHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SalHistoryPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, SalHistoryPage, detail_stack);
  gtk_widget_class_bind_template_child (widget_class, SalHistoryPage, change_view);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_back_cb);
}

static void
sal_history_page_init (SalHistoryPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  sal_tab_stop_make_one (GTK_WIDGET (self->list_view));
  gtk_list_view_set_factory (self->list_view, factory);
  g_object_unref (factory);
  g_signal_connect_swapped (self->change_view, "notify::busy", G_CALLBACK (update_busy), self);
}
