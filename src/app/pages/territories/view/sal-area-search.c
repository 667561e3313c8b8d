/* sal-area-search.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-area-search.h"

#include <string.h>

#include "sal-accessible.h"
#include "sal-list-rows.h"

/* More are not gone through by eye: another letter narrows them. */
#define MAX_RESULTS 10

struct _SalAreaSearch
{
  GtkPopover parent_instance;

  SalGeography *geography;

  GtkSearchEntry *entry;
  GtkListBox *list;
  GtkWidget *none_label;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalAreaSearch, sal_area_search, GTK_TYPE_POPOVER)

static void
add_row (SalAreaSearch *self, const SalGeographyArea *area, guint index)
{
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *text = g_strdup_printf ("%s, %s", area->name, area->parent);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  sal_accessible_set_label (row, text);
  g_object_set_data (G_OBJECT (row), "area", GUINT_TO_POINTER (index));
  gtk_list_box_append (self->list, row);
}

/* Names that begin with what is looked for come before those that have it within. */
static void
add_matches (SalAreaSearch *self, const char *sought, gboolean at_start, guint *n_found)
{
  guint n_areas;
  const SalGeographyArea *areas = sal_geography_get_areas (self->geography, &n_areas);

  for (guint i = 0; i < n_areas && *n_found < MAX_RESULTS; i++)
    {
      g_autofree char *name = g_utf8_casefold (areas[i].name, -1);
      const char *place = strstr (name, sought);
      gboolean starts = place == name || g_str_equal (areas[i].code, sought);

      if ((place == NULL && !starts) || starts != at_start)
        continue;
      add_row (self, &areas[i], i);
      (*n_found)++;
    }
}

static void
search_changed_cb (SalAreaSearch *self)
{
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autofree char *sought = g_utf8_casefold (text, -1);
  guint n_found = 0;

  sal_list_rows_remove_all (self->list);
  if (*sought != '\0' && self->geography != NULL)
    {
      add_matches (self, sought, TRUE, &n_found);
      add_matches (self, sought, FALSE, &n_found);
    }
  gtk_widget_set_visible (self->none_label, *sought != '\0' && n_found == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n_found > 0);
}

static void
row_activated_cb (SalAreaSearch *self, GtkListBoxRow *row)
{
  guint area = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "area"));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, area);
}

/* Return takes the first one. */
static void
activate_cb (SalAreaSearch *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (row != NULL)
    row_activated_cb (self, row);
}

static void
show_cb (SalAreaSearch *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
sal_area_search_finalize (GObject *object)
{
  g_clear_pointer (&SAL_AREA_SEARCH (object)->geography, sal_geography_unref);

  G_OBJECT_CLASS (sal_area_search_parent_class)->finalize (object);
}

static void
sal_area_search_class_init (SalAreaSearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sal_area_search_finalize;

  signals[CHOSEN] = g_signal_new ("chosen",
                                  SAL_TYPE_AREA_SEARCH,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-area-search.ui");
  gtk_widget_class_bind_template_child (widget_class, SalAreaSearch, entry);
  gtk_widget_class_bind_template_child (widget_class, SalAreaSearch, list);
  gtk_widget_class_bind_template_child (widget_class, SalAreaSearch, none_label);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
}

static void
sal_area_search_init (SalAreaSearch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sal_area_search_set_geography (SalAreaSearch *self, SalGeography *geography)
{
  if (self->geography == geography)
    return;

  g_clear_pointer (&self->geography, sal_geography_unref);
  self->geography = sal_geography_ref (geography);
}
