/* sal-finding-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-finding-table.h"

struct _SalFindingTable
{
  AdwBin parent_instance;

  GPtrArray *rows; /* of GStrv */

  GtkStack *stack;
  SalIndexTable *view;
  GtkLabel *empty_label;
};

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalFindingTable, sal_finding_table, ADW_TYPE_BIN)

static const char *
text_of (const SalFindingTable *self, guint row, guint column)
{
  return ((char **) g_ptr_array_index (self->rows, row))[column];
}

static char *
format (gpointer data, guint row, guint column)
{
  return g_strdup (text_of (data, row, column));
}

static int
compare (gpointer data, guint row, guint other, guint column)
{
  return g_utf8_collate (text_of (data, row, column), text_of (data, other, column));
}

static char *
name_row (gpointer data, guint row)
{
  return sal_index_table_read_row (SAL_FINDING_TABLE (data)->view, row);
}

static const SalIndexSource cells = {
  .format = format,
  .compare = compare,
  .name = name_row,
};

static void
activated_cb (SalFindingTable *self, guint row)
{
  g_signal_emit (self, signals[ACTIVATED], 0, row);
}

static void
sal_finding_table_dispose (GObject *object)
{
  SalFindingTable *self = SAL_FINDING_TABLE (object);

  if (self->view != NULL)
    sal_index_table_clear (self->view);
  self->view = NULL;

  G_OBJECT_CLASS (sal_finding_table_parent_class)->dispose (object);
}

static void
sal_finding_table_finalize (GObject *object)
{
  g_ptr_array_unref (SAL_FINDING_TABLE (object)->rows);

  G_OBJECT_CLASS (sal_finding_table_parent_class)->finalize (object);
}

static void
sal_finding_table_class_init (SalFindingTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_finding_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_finding_table_finalize;

  signals[ACTIVATED] = g_signal_new ("activated",
                                     SAL_TYPE_FINDING_TABLE,
                                     G_SIGNAL_RUN_LAST,
                                     0,
                                     NULL,
                                     NULL,
                                     NULL,
                                     G_TYPE_NONE,
                                     1,
                                     G_TYPE_UINT);

  g_type_ensure (SAL_TYPE_INDEX_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-finding-table.ui");
  gtk_widget_class_bind_template_child (widget_class, SalFindingTable, stack);
  gtk_widget_class_bind_template_child (widget_class, SalFindingTable, view);
  gtk_widget_class_bind_template_child (widget_class, SalFindingTable, empty_label);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
sal_finding_table_init (SalFindingTable *self)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_index_table_set_source (self->view, &cells, self);
}

void
sal_finding_table_set_columns (SalFindingTable *self, const char *label, const char *const *titles)
{
  guint n_columns = g_strv_length ((char **) titles);
  g_autofree SalIndexColumn *columns = g_new0 (SalIndexColumn, n_columns);

  for (guint i = 0; i < n_columns; i++)
    columns[i] =
        (SalIndexColumn){ .title = titles[i], .expands = i + 1 == n_columns, .width = 190 };
  sal_index_table_set_label (self->view, label);
  sal_index_table_set_columns (self->view, columns, n_columns);
}

void
sal_finding_table_fill (SalFindingTable *self, GPtrArray *rows, const char *empty)
{
  sal_index_table_clear (self->view);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (self->rows, g_strdupv (g_ptr_array_index (rows, i)));
  sal_index_table_fill (self->view, NULL, rows->len);
  gtk_label_set_label (self->empty_label, empty);
  gtk_stack_set_visible_child_name (self->stack, rows->len > 0 ? "findings" : "empty");
}

SalIndexTable *
sal_finding_table_get_table (SalFindingTable *self)
{
  return self->view;
}
