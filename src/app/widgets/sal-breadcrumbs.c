/* sal-breadcrumbs.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-breadcrumbs.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"

struct _SalBreadcrumbs
{
  GtkBox parent_instance;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalBreadcrumbs, sal_breadcrumbs, GTK_TYPE_BOX)

static void
clicked_cb (SalBreadcrumbs *self, GtkWidget *button)
{
  g_signal_emit (
      self, signals[CHOSEN], 0, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "crumb")));
}

static void
add_crumb (SalBreadcrumbs *self, guint crumb, const char *label, gboolean is_last)
{
  GtkWidget *text = gtk_label_new (label);
  GtkWidget *button;

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_tooltip_text (text, label);
  if (is_last)
    {
      gtk_widget_add_css_class (text, "heading");
      gtk_widget_add_css_class (text, "breadcrumb");
      gtk_box_append (GTK_BOX (self), text);
      return;
    }

  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), text);
  gtk_widget_add_css_class (button, "flat");
  sal_accessible_set_label (button, label);
  g_object_set_data (G_OBJECT (button), "crumb", GUINT_TO_POINTER (crumb));
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), button);
  gtk_box_append (GTK_BOX (self), gtk_label_new ("›"));
}

static void
sal_breadcrumbs_class_init (SalBreadcrumbsClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen",
                                  SAL_TYPE_BREADCRUMBS,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_UINT);
}

static void
sal_breadcrumbs_init (SalBreadcrumbs *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 3);
  sal_accessible_set_label (GTK_WIDGET (self), _ ("Path"));
}

/**
 * sal_breadcrumbs_show:
 * @self: the path
 * @labels: (array length=n_labels): what its steps are called, from the outermost
 * @n_labels: how many
 *
 * Shows a path; one that has no more than a step does not show.
 */
void
sal_breadcrumbs_show (SalBreadcrumbs *self, const char *const *labels, guint n_labels)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  for (guint i = 0; i < n_labels; i++)
    add_crumb (self, i, labels[i], i + 1 == n_labels);
  gtk_widget_set_visible (GTK_WIDGET (self), n_labels > 1);
}
