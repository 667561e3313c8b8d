/* sal-gradual-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-gradual-list.h"

/* How many more rows each frame shows, and from how many on a view has all the widgets it makes. */
#define N_MORE 16
#define N_MOST 256

typedef struct
{
  GtkSliceListModel *shown; /* which owns this */
  GtkWidget *view;          /* weak */
  guint n_first;
  guint tick; /* while not all is shown */
} Gradual;

static gboolean
has_more (const Gradual *self)
{
  GListModel *list = gtk_slice_list_model_get_model (self->shown);

  return g_list_model_get_n_items (G_LIST_MODEL (self->shown)) < g_list_model_get_n_items (list);
}

static gboolean
show_more_cb (GtkWidget *view, GdkFrameClock *clock, gpointer user_data)
{
  Gradual *self = user_data;
  guint size = gtk_slice_list_model_get_size (self->shown);

  if (has_more (self))
    gtk_slice_list_model_set_size (self->shown, size < N_MOST ? size + N_MORE : G_MAXUINT);
  if (has_more (self))
    return G_SOURCE_CONTINUE;
  self->tick = 0;

  return G_SOURCE_REMOVE;
}

/* A view keeps its widgets while a long list changes, and loses them if it becomes short. */
static void
list_changed_cb (GtkSliceListModel *shown)
{
  Gradual *self = g_object_get_data (G_OBJECT (shown), "sal-gradual");
  GListModel *list = gtk_slice_list_model_get_model (shown);
  guint n_items = g_list_model_get_n_items (list);
  guint size = gtk_slice_list_model_get_size (shown);

  if (n_items < N_MOST)
    gtk_slice_list_model_set_size (shown, MIN (size, MAX (n_items, self->n_first)));
  if (self->tick == 0 && self->view != NULL && has_more (self))
    self->tick = gtk_widget_add_tick_callback (self->view, show_more_cb, self, NULL);
}

static void
gradual_free (gpointer data)
{
  Gradual *self = data;

  if (self->tick != 0 && self->view != NULL)
    gtk_widget_remove_tick_callback (self->view, self->tick);
  g_clear_weak_pointer (&self->view);
  g_free (self);
}

/**
 * sal_gradual_list_new:
 * @list: a list
 * @view: the widget that is to show it
 * @n_first: how many rows to show at first
 *
 * Creates a list that has the first rows of @list, and soon all of them.
 *
 * Returns: (transfer full): the list
 */
GtkSliceListModel *
sal_gradual_list_new (GListModel *list, GtkWidget *view, guint n_first)
{
  Gradual *self = g_new0 (Gradual, 1);

  self->shown = gtk_slice_list_model_new (g_object_ref (list), 0, n_first);
  self->n_first = n_first;
  g_set_weak_pointer (&self->view, view);
  g_object_set_data_full (G_OBJECT (self->shown), "sal-gradual", self, gradual_free);
  g_signal_connect_object (
      list, "items-changed", G_CALLBACK (list_changed_cb), self->shown, G_CONNECT_SWAPPED);
  list_changed_cb (self->shown);

  return self->shown;
}
