/* sal-document-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-document-view.h"

#include <glib/gi18n.h>

#include "sal-document-table.h"

struct _SalDocumentView
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  GtkBox *box;
};

enum
{
  LINK_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalDocumentView, sal_document_view, ADW_TYPE_BIN)

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0); /* begins where what is beside it does */
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
create_heading (const char *text, guint level)
{
  static const char *const classes[] = { "title-2", "title-3", "heading" };
  GtkWidget *label = g_object_new (
      GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label", text, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, classes[MIN (level, G_N_ELEMENTS (classes) - 1)]);
  gtk_widget_set_margin_top (label, level < 2 ? 12 : 6);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) level + 1, -1);

  return label;
}

/* --- figures and facts --- */

static GtkWidget *
create_figure (const SalBlockFigure *figure)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "document-figure");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), create_label (figure->label, "dim-label"));
  gtk_box_append (GTK_BOX (box), create_label (figure->value, "title-2"));
  if (figure->note != NULL)
    gtk_box_append (GTK_BOX (box), create_label (figure->note, "caption"));

  return box;
}

static GtkWidget *
create_figures (const GPtrArray *figures)
{
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), figures->len);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  /* GTK 4.8 catches the Tab key where nothing in it takes the focus */
  gtk_widget_set_can_focus (flow, FALSE);
  for (guint i = 0; i < figures->len; i++)
    {
      gtk_flow_box_append (GTK_FLOW_BOX (flow), create_figure (figures->pdata[i]));
      gtk_widget_set_focusable (
          GTK_WIDGET (gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (flow), (int) i)), FALSE);
    }

  return flow;
}

/* Two beside each other, each with its label, as on paper. */
static GtkWidget *
create_facts (const GPtrArray *facts)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  for (guint i = 0; i < facts->len; i++)
    {
      const SalBlockFigure *fact = facts->pdata[i];
      GtkWidget *label = create_label (fact->label, "dim-label");
      GtkWidget *value = create_label (fact->value, NULL);
      int column = (int) (i % 2) * 2, row = (int) (i / 2);

      gtk_widget_set_hexpand (value, TRUE);
      gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), value, column + 1, row, 1, 1);
    }

  return grid;
}

/* --- blocks --- */

static void
link_activated_cb (SalDocumentView *self, const char *kind, gint64 id)
{
  g_signal_emit (self, signals[LINK_ACTIVATED], 0, kind, id);
}

static GtkWidget *
create_table (SalDocumentView *self, const SalBlock *block, const char *label)
{
  GtkWidget *table = sal_document_table_new (block, label);

  g_signal_connect_object (
      table, "link-activated", G_CALLBACK (link_activated_cb), self, G_CONNECT_SWAPPED);

  return table;
}

/* @heading: of what the block is below; (nullable): what is for paper alone */
static GtkWidget *
create_block (SalDocumentView *self, const SalBlock *block, const char *heading)
{
  switch (block->kind)
    {
    case SAL_BLOCK_HEADING:
      return create_heading (block->text, block->level);
    case SAL_BLOCK_PARAGRAPH:
      return create_label (block->text, NULL);
    case SAL_BLOCK_NOTE:
      return create_label (block->text, "caption");
    case SAL_BLOCK_ITEM:
      {
        g_autofree char *text = g_strdup_printf ("• %s", block->text);

        return create_label (text, NULL);
      }
    case SAL_BLOCK_FIGURES:
      return create_figures (block->figures);
    case SAL_BLOCK_FACTS:
      return create_facts (block->figures);
    case SAL_BLOCK_TABLE:
      return create_table (self, block, heading);
    case SAL_BLOCK_CHARTS:
    case SAL_BLOCK_DRAWING:
    case SAL_BLOCK_PAGE_BREAK:
    case SAL_BLOCK_COLUMNS:
    case SAL_BLOCK_NEXT_COLUMN:
    case SAL_BLOCK_END_COLUMNS:
    default:
      return NULL;
    }
}

static void
sal_document_view_class_init (SalDocumentViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[LINK_ACTIVATED] = g_signal_new ("link-activated",
                                          SAL_TYPE_DOCUMENT_VIEW,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          2,
                                          G_TYPE_STRING,
                                          G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-document-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SalDocumentView, scroller);
  gtk_widget_class_bind_template_child (widget_class, SalDocumentView, box);
}

static void
sal_document_view_init (SalDocumentView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sal_document_view_set_document:
 * @self: a view
 * @document: (nullable): what it shows from its beginning
 *
 * Shows a document instead of the one before.
 */
void
sal_document_view_set_document (SalDocumentView *self, SalDocument *document)
{
  const char *heading;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  if (document == NULL)
    return;
  heading = document->title;
  gtk_box_append (self->box, create_heading (document->title, 0));
  if (document->subtitle != NULL)
    gtk_box_append (self->box, create_label (document->subtitle, "dim-label"));
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const SalBlock *block = document->blocks->pdata[i];

      if (block->kind == SAL_BLOCK_HEADING)
        heading = block->text;
      child = create_block (self, block, heading);
      if (child != NULL)
        gtk_box_append (self->box, child);
    }
}
