/* sal-activation-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-activation-list.h"

#include "sal-accessible.h"
#include "sal-index-table.h"

#define TEXT_WIDTH   150
#define HOLDER_WIDTH 112
#define HOLDER_LINES 3 /* a person, and a position whose name may take two */
#define NUMBER_WIDTH 90

struct _SalActivationList
{
  AdwBin parent_instance;

  SalActivationTable *table; /* (nullable) */

  GtkWidget *return_button;
  GtkLabel *title_label;
  GtkMenuButton *sort_button;
  GtkStack *stack;
  SalIndexTable *view;
};

enum
{
  FLOW_ACTIVATED,
  RETURN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalActivationList, sal_activation_list, ADW_TYPE_BIN)

/* --- the table --- */

static char *
format (gpointer data, guint row, guint column)
{
  return sal_activation_table_format_lines (SAL_ACTIVATION_LIST (data)->table, row, column);
}

/* In one line. */
static char *
write_cell (gpointer data, guint row, guint column)
{
  return sal_activation_table_format (SAL_ACTIVATION_LIST (data)->table, row, column);
}

static int
compare (gpointer data, guint row, guint other, guint column)
{
  return sal_activation_table_compare (SAL_ACTIVATION_LIST (data)->table, row, other, column);
}

/* All of a row: that is what tells rows of the same account apart. */
static char *
name_row (gpointer data, guint row)
{
  SalActivationList *self = SAL_ACTIVATION_LIST (data);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sal_activation_table_get_n_columns (self->table); i++)
    {
      g_autofree char *cell = sal_activation_table_format (self->table, row, i);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", cell);
    }

  return g_string_free (text, FALSE);
}

static const SalIndexSource cells = {
  .format = format,
  .compare = compare,
  .write = write_cell,
  .name = name_row,
};

static void
set_columns (SalActivationList *self)
{
  guint n_columns = sal_activation_table_get_n_columns (self->table);
  g_autofree SalIndexColumn *columns = g_new0 (SalIndexColumn, n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      gboolean is_number = sal_activation_table_is_number (self->table, i);
      gboolean is_holder = sal_activation_table_is_holder (self->table, i);

      columns[i] = (SalIndexColumn){ .title = sal_activation_table_get_label (self->table, i),
                                     .is_number = is_number,
                                     .expands = !is_number,
                                     .width = is_number   ? NUMBER_WIDTH
                                              : is_holder ? HOLDER_WIDTH
                                                          : TEXT_WIDTH,
                                     .n_lines = is_holder ? HOLDER_LINES : 1,
                                     .gives_way = sal_activation_table_gives_way (self->table, i) };
    }
  sal_index_table_set_columns (self->view, columns, n_columns);
}

static void
activated_cb (SalActivationList *self, guint row)
{
  const SalActivationFlow *flow = sal_activation_table_get_flow (self->table, row);

  if (flow != NULL)
    {
      /* the table goes with what is shown instead */
      SalActivationFlow asked = *flow;

      g_signal_emit (self, signals[FLOW_ACTIVATED], 0, &asked);
    }
}

static void
return_cb (SalActivationList *self)
{
  g_signal_emit (self, signals[RETURN], 0);
}

/* --- the object --- */

static void
sal_activation_list_dispose (GObject *object)
{
  SalActivationList *self = SAL_ACTIVATION_LIST (object);

  if (self->view != NULL)
    sal_index_table_clear (self->view);
  self->view = NULL;

  G_OBJECT_CLASS (sal_activation_list_parent_class)->dispose (object);
}

static void
sal_activation_list_finalize (GObject *object)
{
  g_clear_pointer (&SAL_ACTIVATION_LIST (object)->table, sal_activation_table_free);

  G_OBJECT_CLASS (sal_activation_list_parent_class)->finalize (object);
}

static void
sal_activation_list_class_init (SalActivationListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_activation_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_activation_list_finalize;

  signals[FLOW_ACTIVATED] = g_signal_new ("flow-activated",
                                          SAL_TYPE_ACTIVATION_LIST,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          G_TYPE_POINTER);
  signals[RETURN] = g_signal_new (
      "return", SAL_TYPE_ACTIVATION_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SAL_TYPE_INDEX_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-activation-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SalActivationList, return_button);
  gtk_widget_class_bind_template_child (widget_class, SalActivationList, title_label);
  gtk_widget_class_bind_template_child (widget_class, SalActivationList, sort_button);
  gtk_widget_class_bind_template_child (widget_class, SalActivationList, stack);
  gtk_widget_class_bind_template_child (widget_class, SalActivationList, view);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, return_cb);
}

static void
sal_activation_list_init (SalActivationList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
  sal_index_table_set_source (self->view, &cells, self);
  sal_index_table_set_sort_button (self->view, self->sort_button);
}

void
sal_activation_list_show (SalActivationList *self,
                          SalActivationTable *table,
                          const char *title,
                          gboolean can_return)
{
  guint n_rows = table != NULL ? sal_activation_table_get_n_rows (table) : 0;

  /* no row of the former table is looked at any more when it is gone */
  sal_index_table_clear (self->view);
  g_clear_pointer (&self->table, sal_activation_table_free);
  self->table = table;
  if (table != NULL)
    set_columns (self);
  sal_index_table_fill (self->view, NULL, n_rows);
  gtk_stack_set_visible_child_name (self->stack, n_rows > 0 ? "table" : "empty");
  gtk_widget_set_sensitive (GTK_WIDGET (self->sort_button), n_rows > 1);
  gtk_label_set_label (self->title_label, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), title);
  sal_index_table_set_label (self->view, title);
  gtk_widget_set_visible (self->return_button, can_return);
}
