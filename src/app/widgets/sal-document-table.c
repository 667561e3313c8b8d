/* sal-document-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-document-table.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"

/* So many rows are made at once: more take long enough to be felt. */
#define ROWS_AT_ONCE 50

#define LEAST_CHARS 12 /* of a text before it takes another line */

struct _SalDocumentTable
{
  GtkBox parent_instance;

  guint n_columns;
  char **titles;
  gboolean *numeric;
  GPtrArray *rows; /* of GStrv, without totals */
  SalBlockLink *links;
  guint n_shown;
  GtkSizeGroup **columns;
  GtkBox *body;
  GtkWidget *more_button;
};

enum
{
  LINK_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalDocumentTable, sal_document_table, GTK_TYPE_BOX)

/* --- rows --- */

static GtkWidget *
create_cell (SalDocumentTable *self, const char *text, guint column, GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "label", text, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), self->numeric[column] ? 1 : 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  if (self->numeric[column])
    {
      gtk_widget_add_css_class (label, "numeric");
    }
  else
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_width_chars (GTK_LABEL (label),
                                 MIN ((int) g_utf8_strlen (text, -1), LEAST_CHARS));
    }
  gtk_widget_set_hexpand (label, column == 0);
  gtk_size_group_add_widget (self->columns[column], label);

  return label;
}

/* @role: that of its cells; what is in a button is read by its name */
static GtkWidget *
create_row (SalDocumentTable *self, char **texts, GtkAccessibleRole role)
{
  GtkWidget *row =
      g_object_new (GTK_TYPE_BOX,
                    "accessible-role",
                    role == GTK_ACCESSIBLE_ROLE_PRESENTATION ? role : GTK_ACCESSIBLE_ROLE_ROW,
                    "spacing",
                    12,
                    NULL);
  guint n = g_strv_length (texts);

  for (guint i = 0; i < self->n_columns; i++)
    gtk_box_append (GTK_BOX (row), create_cell (self, i < n ? texts[i] : "", i, role));
  gtk_widget_add_css_class (row, "document-row");

  return row;
}

/* "Deals, Quota: $1,000.00, Amount: $100.00" */
static char *
read_row (SalDocumentTable *self, char **texts)
{
  GString *name = g_string_new (texts[0]);

  for (guint i = 1; texts[0] != NULL && i < self->n_columns && texts[i] != NULL; i++)
    if (*texts[i] != '\0')
      g_string_append_printf (name, ", %s: %s", self->titles[i], texts[i]);

  return g_string_free (name, FALSE);
}

static void
row_clicked_cb (SalDocumentTable *self, GtkWidget *button)
{
  guint row = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "row"));

  g_signal_emit (self, signals[LINK_ACTIVATED], 0, self->links[row].kind, self->links[row].id);
}

static GtkWidget *
create_linked_row (SalDocumentTable *self, guint index)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree char *name = read_row (self, self->rows->pdata[index]);

  gtk_button_set_child (
      GTK_BUTTON (button),
      create_row (self, self->rows->pdata[index], GTK_ACCESSIBLE_ROLE_PRESENTATION));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "document-link");
  sal_accessible_set_label (button, name);
  g_object_set_data (G_OBJECT (button), "row", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", G_CALLBACK (row_clicked_cb), self, G_CONNECT_SWAPPED);

  return button;
}

static void
show_more (SalDocumentTable *self)
{
  guint end = MIN (self->n_shown + ROWS_AT_ONCE, self->rows->len);

  for (; self->n_shown < end; self->n_shown++)
    gtk_box_append (
        self->body,
        self->links != NULL && self->links[self->n_shown].kind != NULL
            ? create_linked_row (self, self->n_shown)
            : create_row (self, self->rows->pdata[self->n_shown], GTK_ACCESSIBLE_ROLE_CELL));
  if (self->more_button != NULL)
    {
      guint left = self->rows->len - self->n_shown;
      g_autofree char *text = g_strdup_printf (
          ngettext ("Show _More: %u Row Left", "Show _More: %u Rows Left", left), left);

      gtk_button_set_label (GTK_BUTTON (self->more_button), text);
      gtk_widget_set_visible (self->more_button, left > 0);
      sal_accessible_name_mnemonics (self->more_button);
    }
}

/* --- the widget --- */

static void
sal_document_table_finalize (GObject *object)
{
  SalDocumentTable *self = SAL_DOCUMENT_TABLE (object);

  for (guint i = 0; i < self->n_columns; i++)
    g_object_unref (self->columns[i]);
  g_free (self->columns);
  g_strfreev (self->titles);
  g_free (self->numeric);
  g_ptr_array_unref (self->rows);
  g_free (self->links);

  G_OBJECT_CLASS (sal_document_table_parent_class)->finalize (object);
}

static void
sal_document_table_class_init (SalDocumentTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sal_document_table_finalize;

  signals[LINK_ACTIVATED] = g_signal_new ("link-activated",
                                          SAL_TYPE_DOCUMENT_TABLE,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          2,
                                          G_TYPE_STRING,
                                          G_TYPE_INT64);

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_TABLE);
}

static void
sal_document_table_init (SalDocumentTable *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "document-table");
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
}

static void
take_block (SalDocumentTable *self, const SalBlock *block)
{
  self->n_columns = block->n_columns;
  self->titles = g_strdupv (block->titles);
  self->numeric = g_memdup2 (block->numeric, block->n_columns * sizeof *block->numeric);
  self->links = block->links != NULL
                    ? g_memdup2 (block->links, block->rows->len * sizeof *block->links)
                    : NULL;
  self->columns = g_new (GtkSizeGroup *, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    self->columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  for (guint i = 0; i + block->n_totals < block->rows->len; i++)
    g_ptr_array_add (self->rows, g_strdupv (block->rows->pdata[i]));
}

/**
 * sal_document_table_new:
 * @block: a table of a document
 * @label: what it is called
 *
 * Creates a table as widgets; @block is not needed any more.
 *
 * Returns: (transfer floating): the table
 */
GtkWidget *
sal_document_table_new (const SalBlock *block, const char *label)
{
  SalDocumentTable *self = g_object_new (SAL_TYPE_DOCUMENT_TABLE, NULL);
  GtkWidget *header;

  take_block (self, block);
  sal_accessible_set_label (GTK_WIDGET (self), label);
  header = create_row (self, self->titles, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
  gtk_widget_add_css_class (header, "document-header");
  gtk_box_append (GTK_BOX (self), header);
  self->body = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->body));
  if (self->rows->len > ROWS_AT_ONCE)
    {
      self->more_button = gtk_button_new ();
      gtk_button_set_use_underline (GTK_BUTTON (self->more_button), TRUE);
      gtk_widget_add_css_class (self->more_button, "flat");
      g_signal_connect_object (
          self->more_button, "clicked", G_CALLBACK (show_more), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self), self->more_button);
    }
  show_more (self);
  for (guint i = self->rows->len; i < block->rows->len; i++)
    {
      GtkWidget *total = create_row (self, block->rows->pdata[i], GTK_ACCESSIBLE_ROLE_CELL);

      gtk_widget_add_css_class (total, "document-total");
      gtk_box_append (GTK_BOX (self), total);
    }

  return GTK_WIDGET (self);
}
