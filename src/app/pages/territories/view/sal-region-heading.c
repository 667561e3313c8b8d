/* sal-region-heading.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-region-heading.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-number.h"

struct _SalRegionHeading
{
  AdwBin parent_instance;

  gint64 region;

  GtkLabel *name_label;
  GtkLabel *sum_label;
  GtkLabel *index_label;
  GtkWidget *edit_button;
};

enum
{
  EDIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalRegionHeading, sal_region_heading, ADW_TYPE_BIN)

static void
edit_cb (SalRegionHeading *self)
{
  g_signal_emit (self, signals[EDIT], 0);
}

static void
sal_region_heading_class_init (SalRegionHeadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[EDIT] = g_signal_new (
      "edit", SAL_TYPE_REGION_HEADING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-region-heading.ui");
  gtk_widget_class_bind_template_child (widget_class, SalRegionHeading, name_label);
  gtk_widget_class_bind_template_child (widget_class, SalRegionHeading, sum_label);
  gtk_widget_class_bind_template_child (widget_class, SalRegionHeading, index_label);
  gtk_widget_class_bind_template_child (widget_class, SalRegionHeading, edit_button);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
}

static void
sal_region_heading_init (SalRegionHeading *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
sal_region_heading_new (gint64 region)
{
  SalRegionHeading *self = g_object_new (SAL_TYPE_REGION_HEADING, NULL);

  self->region = region;

  return GTK_WIDGET (self);
}

gint64
sal_region_heading_get_region (SalRegionHeading *self)
{
  return self->region;
}

void
sal_region_heading_update (
    SalRegionHeading *self, const char *name, const char *sum, double index, gboolean editable)
{
  g_autofree char *figure = isnan (index) ? g_strdup ("") : sal_number_format (index, 0);
  /* translators: the name of a region */
  g_autofree char *edit = g_strdup_printf (_ ("Edit Region %s"), name);
  g_autofree char *label = NULL;

  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->sum_label, sum);
  gtk_label_set_label (self->index_label, figure);
  gtk_widget_set_visible (GTK_WIDGET (self->sum_label), *sum != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->index_label), *figure != '\0');
  gtk_widget_set_visible (self->edit_button, self->region != 0 && editable);
  sal_accessible_name_button (self->edit_button, edit);
  /* translators: a region, what it has, and its index, 100 at its target */
  label = isnan (index) ? g_strdup (name)
                        : g_strdup_printf (_ ("Region %1$s: %2$s, index %3$s"), name, sum, figure);
  sal_accessible_set_label (GTK_WIDGET (self), label);
}
