/* sal-record-table-columns.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-record-table-private.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"

/* One column per field of the kind, and the two menus about them. */

static gboolean
is_number (const SalField *field)
{
  return field->type == SAL_FIELD_INTEGER || field->type == SAL_FIELD_MONEY ||
         field->type == SAL_FIELD_RATE || field->type == SAL_FIELD_REAL;
}

static gboolean
is_title (SalRecordTable *self, guint field)
{
  return g_strcmp0 (self->kind->fields[field].name, self->kind->title) == 0;
}

/* --- cells --- */

typedef struct
{
  SalRecordTable *table;
  guint field;
} Column;

static char *
format_cell (SalRecordTable *self, SalRecord *record, guint field)
{
  char *text = self->format != NULL ? self->format (record, field) : NULL;

  return text != NULL
             ? text
             : sal_record_to_display (record, field, sal_workspace_get_currency (self->workspace));
}

static void
show_row (GtkListItem *item, const Column *column)
{
  SalRecordRow *row = gtk_list_item_get_item (item);
  SalRecord *record = sal_record_row_get_record (row);
  GtkWidget *cell = gtk_list_item_get_child (item);
  g_autofree char *text = NULL;
  g_autofree char *title = NULL;

  if (record == NULL)
    {
      gtk_inscription_set_text (GTK_INSCRIPTION (cell), NULL);
      if (sal_record_row_is_loading (row))
        gtk_widget_add_css_class (cell, "loading");
      return;
    }

  gtk_widget_remove_css_class (cell, "loading");
  text = format_cell (column->table, record, column->field);
  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  if (!is_title (column->table, column->field))
    return;

  title = sal_record_get_title (record);
  sal_accessible_name_row (cell, title);
}

static void
set_loading (GtkListItem *item, const Column *column, gboolean loading)
{
  gboolean was_loading = g_object_get_data (G_OBJECT (item), "loading") != NULL;

  if (!is_title (column->table, column->field) || loading == was_loading)
    return;

  g_object_set_data (G_OBJECT (item), "loading", GINT_TO_POINTER (loading));
  column->table->n_loading += loading ? 1 : -1;
  sal_record_table_update_busy (column->table);
}

static void
row_changed_cb (SalRecordRow *row, GParamSpec *pspec, GtkListItem *item)
{
  const Column *column = g_object_get_data (G_OBJECT (item), "column");

  show_row (item, column);
  set_loading (item, column, sal_record_row_is_loading (row));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, Column *column)
{
  const SalField *field = &column->table->kind->fields[column->field];
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (cell), 1);
  if (is_number (field))
    gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), 1);
  if (is_number (field) || field->type == SAL_FIELD_DATE || field->type == SAL_FIELD_TIME)
    gtk_widget_add_css_class (cell, "numeric");
  g_object_set_data (G_OBJECT (item), "column", column);
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, Column *column)
{
  SalRecordRow *row = gtk_list_item_get_item (item);

  g_signal_connect (row, "notify::record", G_CALLBACK (row_changed_cb), item);
  g_signal_connect (row, "notify::loading", G_CALLBACK (row_changed_cb), item);
  row_changed_cb (row, NULL, item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, Column *column)
{
  SalRecordRow *row = gtk_list_item_get_item (item);

  g_signal_handlers_disconnect_by_func (row, row_changed_cb, item);
  set_loading (item, column, FALSE);
}

static int
column_width (SalRecordTable *self, guint field)
{
  if (is_title (self, field))
    return 260;

  switch (self->kind->fields[field].type)
    {
    case SAL_FIELD_REFERENCE:
      return 150;
    case SAL_FIELD_TEXT:
      return 150;
    case SAL_FIELD_MONEY:
      return 130;
    case SAL_FIELD_TIME:
      return 190;
    case SAL_FIELD_BOOLEAN:
    case SAL_FIELD_CURRENCY:
    case SAL_FIELD_RATE:
      return 100;
    default:
      return 115;
    }
}

/* The view's sorter tells neither column nor direction in GTK 4.8; asked to compare two things, it
 * asks the sorter of the column it sorts by, which remembers that it was asked. */
static int
probe_cb (gconstpointer one, gconstpointer other, gpointer user_data)
{
  Column *column = user_data;

  column->table->probed_field = (int) column->field;

  return -1;
}

static GtkColumnViewColumn *
create_column (SalRecordTable *self, guint field)
{
  const SalField *description = &self->kind->fields[field];
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = NULL;
  GtkColumnViewColumn *view_column;
  Column *column = g_new (Column, 1);

  column->table = self;
  column->field = field;
  g_signal_connect_data (factory,
                         "setup",
                         G_CALLBACK (setup_cb),
                         column,
                         (GClosureNotify) (void (*) (void)) g_free,
                         0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), column);

  sorter = GTK_SORTER (gtk_custom_sorter_new (probe_cb, column, NULL));
  view_column = gtk_column_view_column_new (sal_field_get_label (description), factory);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_fixed_width (view_column, column_width (self, field));
  gtk_column_view_column_set_expand (view_column, is_title (self, field));
  gtk_column_view_column_set_visible (
      view_column, is_title (self, field) || (description->flags & SAL_FIELD_LISTED) != 0);
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_append_column (self->view, view_column);
  g_object_unref (view_column);

  return view_column;
}

/* --- sorting --- */

static void
read_sorter (SalRecordTable *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);
  GtkOrdering ordering;

  self->probed_field = -1;
  ordering = gtk_sorter_compare (sorter, self->columns[0], self->view);
  self->sort_field = self->probed_field;
  self->sort_descending = ordering == GTK_ORDERING_LARGER;
}

static void
update_sort_menu (SalRecordTable *self)
{
  self->updating_menu = TRUE;
  for (guint i = 0; i < self->kind->n_fields; i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->sort_buttons[i]),
                                 (int) i == self->sort_field);
  gtk_check_button_set_active (self->descending_button, self->sort_descending);
  self->updating_menu = FALSE;
  gtk_menu_button_set_icon_name (self->sort_button,
                                 self->sort_descending ? "view-sort-descending-symbolic"
                                                       : "view-sort-ascending-symbolic");
}

static void
sorter_changed_cb (GtkSorter *sorter, GtkSorterChange change, SalRecordTable *self)
{
  read_sorter (self);
  update_sort_menu (self);
  sal_record_table_apply_query (self);
}

static void
sort_toggled_cb (GtkCheckButton *button, SalRecordTable *self)
{
  guint field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "field"));

  if (!self->updating_menu && gtk_check_button_get_active (button))
    gtk_column_view_sort_by_column (self->view,
                                    self->columns[field],
                                    self->sort_descending ? GTK_SORT_DESCENDING
                                                          : GTK_SORT_ASCENDING);
}

static void
descending_toggled_cb (GtkCheckButton *button, SalRecordTable *self)
{
  if (!self->updating_menu && self->sort_field >= 0)
    gtk_column_view_sort_by_column (self->view,
                                    self->columns[self->sort_field],
                                    gtk_check_button_get_active (button) ? GTK_SORT_DESCENDING
                                                                         : GTK_SORT_ASCENDING);
}

static void
sort_as_kind_says (SalRecordTable *self)
{
  const char *sort = self->kind->sort != NULL ? self->kind->sort : self->kind->title;
  gboolean descending = *sort == '-';
  g_auto (GStrv) fields = g_strsplit (descending ? sort + 1 : sort, ",", 2);
  int field = sal_kind_field_index (self->kind, fields[0]);

  if (field >= 0)
    gtk_column_view_sort_by_column (
        self->view, self->columns[field], descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/* --- the menus --- */

static GtkWidget *
fill_popover (GtkMenuButton *button, GtkWidget *footer)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_box_append (GTK_BOX (box), scrolled);
  if (footer != NULL)
    {
      gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      gtk_box_append (GTK_BOX (box), footer);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);

  return list;
}

static void
fill_sort_menu (SalRecordTable *self)
{
  GtkWidget *descending = gtk_check_button_new_with_mnemonic (_ ("_Descending"));
  GtkWidget *list = fill_popover (self->sort_button, descending);

  self->descending_button = GTK_CHECK_BUTTON (descending);
  g_signal_connect (descending, "toggled", G_CALLBACK (descending_toggled_cb), self);
  self->sort_buttons = g_new (GtkWidget *, self->kind->n_fields);
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      GtkWidget *button =
          gtk_check_button_new_with_label (sal_field_get_label (&self->kind->fields[i]));

      self->sort_buttons[i] = button;
      if (i > 0)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (button),
                                    GTK_CHECK_BUTTON (self->sort_buttons[0]));
      g_object_set_data (G_OBJECT (button), "field", GUINT_TO_POINTER (i));
      g_signal_connect (button, "toggled", G_CALLBACK (sort_toggled_cb), self);
      gtk_box_append (GTK_BOX (list), button);
    }
}

static void
fill_columns_menu (SalRecordTable *self)
{
  GtkWidget *list = fill_popover (self->columns_button, NULL);

  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      GtkWidget *button =
          gtk_check_button_new_with_label (sal_field_get_label (&self->kind->fields[i]));

      /* the title names the rows, so it stays */
      gtk_widget_set_sensitive (button, !is_title (self, i));
      g_object_bind_property (self->columns[i],
                              "visible",
                              button,
                              "active",
                              G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
      gtk_box_append (GTK_BOX (list), button);
    }
}

/* A title stands over its cells; columns have no alignment of their own. */
static void
align_titles (SalRecordTable *self, const guint *order)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget *title = header != NULL ? gtk_widget_get_first_child (header) : NULL;

  for (guint i = 0; i < self->kind->n_fields && title != NULL; i++)
    {
      GtkWidget *box = gtk_widget_get_first_child (title);

      if (box != NULL && is_number (&self->kind->fields[order[i]]))
        gtk_widget_set_halign (box, GTK_ALIGN_END);
      title = gtk_widget_get_next_sibling (title);
    }
}

/**
 * sal_record_table_set_format:
 * @self: a table
 * @format: what stands in its cells; what is copied stays exact
 *
 * Has some cells say more than a field alone does, such as a number in the unit that another field
 * tells. To be called before there are rows.
 */
void
sal_record_table_set_format (SalRecordTable *self, SalRecordFormat format)
{
  self->format = format;
}

/* Creates the columns and menus of the table's kind, and sorts as the kind says. */
void
sal_record_table_create_columns (SalRecordTable *self)
{
  g_autofree guint *order = sal_kind_order_fields (self->kind);

  self->columns = g_new (GtkColumnViewColumn *, self->kind->n_fields);
  for (guint i = 0; i < self->kind->n_fields; i++)
    self->columns[order[i]] = create_column (self, order[i]);

  align_titles (self, order);
  fill_sort_menu (self);
  fill_columns_menu (self);
  sort_as_kind_says (self);
  read_sorter (self);
  update_sort_menu (self);
  g_signal_connect_object (
      gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (sorter_changed_cb), self, 0);
}
