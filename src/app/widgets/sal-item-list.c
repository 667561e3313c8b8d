/* sal-item-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-item-list.h"

#include <string.h>

#include "sal-accessible.h"
#include "sal-list-rows.h"
#include "sal-tab-stop.h"

struct _SalItemList
{
  AdwBin parent_instance;

  gboolean had_focus; /* before it was filled again */

  GtkWidget *toolbar;
  GtkLabel *heading_label;
  GtkSearchEntry *search_entry;
  GtkListBox *list;
  GtkLabel *placeholder_label;
};

typedef enum
{
  PROP_LABEL = 1,
  PROP_HEADING,
  PROP_SEARCH_LABEL,
  PROP_PLACEHOLDER,
} SalItemListProperty;

static GParamSpec *properties[PROP_PLACEHOLDER + 1];

static guint chosen_signal;

/* What a row keeps of its item. */
typedef struct
{
  gint64 id;
  char *section;
  char *searched; /* folded */
} Kept;

static GtkBuildableIface *parent_buildable;

static void sal_item_list_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SalItemList,
                               sal_item_list,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      sal_item_list_buildable_init))

static void
kept_free (gpointer data)
{
  Kept *self = data;

  g_free (self->section);
  g_free (self->searched);
  g_free (self);
}

static const Kept *
get_kept (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "item");
}

/* --- rows --- */

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static gboolean
is_ellipsized (GtkWidget *label)
{
  return pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label)));
}

/* A line of which not all shows tells all. */
static gboolean
query_tooltip_cb (
    GtkWidget *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer user_data)
{
  if (!is_ellipsized (label))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_label (GTK_LABEL (label)));

  return TRUE;
}

static GtkWidget *
create_telling_label (const char *text, const char *css_class)
{
  GtkWidget *label = create_label (text, css_class);

  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);

  return label;
}

static GtkWidget *
create_line (const SalItem *item)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = create_telling_label (item->title, NULL);

  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (line), title);
  if (item->status != NULL)
    {
      GtkWidget *status = gtk_label_new (item->status);

      gtk_widget_add_css_class (status, "dim-label");
      gtk_widget_add_css_class (status, "caption");
      gtk_box_append (GTK_BOX (line), status);
    }

  return line;
}

static GtkWidget *
create_lines (const SalItem *item)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *details =
      create_telling_label (item->details, item->is_urgent ? "error" : "dim-label");

  gtk_widget_add_css_class (details, "caption");
  gtk_widget_set_margin_top (lines, 6);
  gtk_widget_set_margin_bottom (lines, 6);
  gtk_box_append (GTK_BOX (lines), create_line (item));
  gtk_box_append (GTK_BOX (lines), details);

  return lines;
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *section = get_kept (row)->section;
  GtkWidget *header = NULL;

  if (section != NULL && (before == NULL || g_strcmp0 (section, get_kept (before)->section) != 0))
    {
      header = create_label (section, "heading");
      gtk_widget_add_css_class (header, "sidebar-heading");
    }
  gtk_list_box_row_set_header (row, header);
}

/* Each word that is looked for is in what the row is called. */
static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  SalItemList *self = user_data;
  g_autofree char *sought =
      g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), -1);
  g_auto (GStrv) words = g_strsplit_set (sought, " \t", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (get_kept (row)->searched, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static void
search_changed_cb (SalItemList *self)
{
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_headers (self->list);
}

static void
row_activated_cb (SalItemList *self, GtkListBoxRow *row)
{
  g_signal_emit (self, chosen_signal, 0, get_kept (row)->id);
}

/* By keys; where the list is beside what it shows, that follows. Folded, Return opens it. */
static void
cursor_moved_cb (SalItemList *self)
{
  GtkWidget *leaflet = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_LEAFLET);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL && (leaflet == NULL || !adw_leaflet_get_folded (ADW_LEAFLET (leaflet))))
    row_activated_cb (self, row);
}

/* (nullable) */
static GtkListBoxRow *
find_row (SalItemList *self, gint64 id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (get_kept (row)->id == id)
      return row;

  return NULL;
}

/* --- the widget --- */

static void
set_search_label (SalItemList *self, const char *label)
{
  g_object_set (self->search_entry, "placeholder-text", label, NULL);
  sal_accessible_set_label (GTK_WIDGET (self->search_entry), label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->search_entry), label != NULL);
}

static void
sal_item_list_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  SalItemList *self = SAL_ITEM_LIST (object);
  const char *text = g_value_get_string (value);

  switch ((SalItemListProperty) prop_id)
    {
    case PROP_LABEL:
      sal_accessible_set_label (GTK_WIDGET (self->list), text);
      break;
    case PROP_HEADING:
      gtk_label_set_label (self->heading_label, text);
      gtk_widget_set_visible (GTK_WIDGET (self->heading_label), text != NULL);
      break;
    case PROP_SEARCH_LABEL:
      set_search_label (self, text);
      break;
    case PROP_PLACEHOLDER:
      gtk_label_set_label (self->placeholder_label, text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_item_list_add_child (GtkBuildable *buildable,
                         GtkBuilder *builder,
                         GObject *child,
                         const char *type)
{
  SalItemList *self = SAL_ITEM_LIST (buildable);

  if (g_strcmp0 (type, "end") == 0)
    gtk_box_append (GTK_BOX (self->toolbar), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
sal_item_list_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = sal_item_list_add_child;
}

static void
sal_item_list_class_init (SalItemListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const names[] = {
    [PROP_LABEL] = "label",
    [PROP_HEADING] = "heading",
    [PROP_SEARCH_LABEL] = "search-label",
    [PROP_PLACEHOLDER] = "placeholder",
  };

  G_OBJECT_CLASS (klass)->set_property = sal_item_list_set_property;
  for (guint i = 1; i < G_N_ELEMENTS (properties); i++)
    properties[i] =
        g_param_spec_string (names[i], NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), G_N_ELEMENTS (properties), properties);

  chosen_signal = g_signal_new ("chosen",
                                SAL_TYPE_ITEM_LIST,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-item-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SalItemList, toolbar);
  gtk_widget_class_bind_template_child (widget_class, SalItemList, heading_label);
  gtk_widget_class_bind_template_child (widget_class, SalItemList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SalItemList, list);
  gtk_widget_class_bind_template_child (widget_class, SalItemList, placeholder_label);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
sal_item_list_init (SalItemList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  sal_tab_stop_make_one (GTK_WIDGET (self->list));
  g_signal_connect_object (self->list,
                           "move-cursor",
                           G_CALLBACK (cursor_moved_cb),
                           self,
                           G_CONNECT_AFTER | G_CONNECT_SWAPPED);
}

/**
 * sal_item_list_begin:
 * @self: the list
 *
 * Begins to fill the list anew: it has no rows then. To be followed by sal_item_list_add() for each
 * item and sal_item_list_end().
 */
void
sal_item_list_begin (SalItemList *self)
{
  self->had_focus =
      (gtk_widget_get_state_flags (GTK_WIDGET (self->list)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  sal_list_rows_remove_all (self->list);
}

/**
 * sal_item_list_add:
 * @self: the list
 * @item: what its next row shows; copied
 *
 * Adds a row. Items of a section are to follow on each other.
 */
void
sal_item_list_add (SalItemList *self, const SalItem *item)
{
  GtkWidget *row = gtk_list_box_row_new ();
  Kept *kept = g_new (Kept, 1);

  *kept = (Kept){ item->id, g_strdup (item->section), g_utf8_casefold (item->label, -1) };
  g_object_set_data_full (G_OBJECT (row), "item", kept, kept_free);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row),
                              item->details != NULL ? create_lines (item) : create_line (item));
  sal_accessible_set_label (row, item->label);
  gtk_list_box_append (self->list, row);
}

/**
 * sal_item_list_end:
 * @self: the list
 * @chosen: the id of the item that shows
 *
 * Ends filling the list: selects the row of @chosen, which has the focus if a row had it before.
 */
void
sal_item_list_end (SalItemList *self, gint64 chosen)
{
  GtkListBoxRow *row = find_row (self, chosen);

  gtk_list_box_select_row (self->list, row);
  if (self->had_focus && row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/**
 * sal_item_list_select:
 * @self: the list
 * @id: an item's id
 *
 * Selects the row of an item, or none if the list has none of that id. That is not choosing it.
 */
void
sal_item_list_select (SalItemList *self, gint64 id)
{
  gtk_list_box_select_row (self->list, find_row (self, id));
}

/**
 * sal_item_list_focus_search:
 * @self: the list
 *
 * Puts the keyboard focus into the search entry.
 *
 * Returns: %FALSE if the list has none, or it cannot have the focus
 */
gboolean
sal_item_list_focus_search (SalItemList *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->search_entry)) &&
         gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
