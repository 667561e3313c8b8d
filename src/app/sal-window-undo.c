/* sal-window-undo.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-window-private.h"

/* A workspace has a second store for who asks for it, with a journal of its own: the window undoes
 * what was done last in either, and does again what it undid last. */

static SalStore *
get_main_store (SalWindow *self)
{
  return self->workspace != NULL ? sal_workspace_get_store (self->workspace) : NULL;
}

/* What was undone is done again in the turn it was undone, until something else is done. */
static void
changed_cb (SalStore *store, SalChange *change, SalWindow *self)
{
  guint n = self->undone->len;

  self->changed_store = store;
  switch (sal_change_get_change_type (change))
    {
    case SAL_CHANGE_UNDO:
      g_ptr_array_add (self->undone, store);
      break;
    case SAL_CHANGE_REDO:
      if (n > 0 && self->undone->pdata[n - 1] == store)
        g_ptr_array_set_size (self->undone, n - 1);
      break;
    case SAL_CHANGE_DO:
    default:
      g_ptr_array_set_size (self->undone, 0);
      break;
    }
  sal_window_update_actions (self);
}

static void
connect_store (SalWindow *self, SalStore *store)
{
  g_signal_connect_object (
      store, "notify::undo", G_CALLBACK (sal_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      store, "notify::redo", G_CALLBACK (sal_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, 0);
}

/**
 * sal_window_watch_stores:
 * @self: a window
 *
 * Lets undo and redo follow the main store of the window's workspace, and its pay if it is open.
 */
void
sal_window_watch_stores (SalWindow *self)
{
  SalStore *main_store = get_main_store (self);
  SalStore *pay = self->workspace != NULL ? sal_workspace_get_pay_store (self->workspace) : NULL;

  if (main_store != NULL)
    connect_store (self, main_store);
  if (pay != NULL && self->pay_store == NULL)
    {
      g_set_object (&self->pay_store, pay);
      connect_store (self, pay);
    }
  sal_window_update_actions (self);
}

void
sal_window_unwatch_stores (SalWindow *self)
{
  if (get_main_store (self) != NULL)
    g_signal_handlers_disconnect_by_data (get_main_store (self), self);
  if (self->pay_store != NULL)
    g_signal_handlers_disconnect_by_data (self->pay_store, self);
  g_clear_object (&self->pay_store);
  self->changed_store = NULL;
  g_ptr_array_set_size (self->undone, 0);
}

/**
 * sal_window_add_pay_store:
 * @widget: a widget in a window
 *
 * Lets undo and redo of the window follow the pay of its workspace, too, which was opened.
 */
void
sal_window_add_pay_store (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  SalWindow *self = SAL_IS_WINDOW (root) ? SAL_WINDOW (root) : NULL;
  SalStore *pay = self != NULL && self->workspace != NULL
                      ? sal_workspace_get_pay_store (self->workspace)
                      : NULL;

  if (pay == NULL || self->pay_store == pay)
    return;
  g_set_object (&self->pay_store, pay);
  connect_store (self, pay);
  sal_window_update_actions (self);
}

/**
 * sal_window_get_undo_store:
 * @self: a window
 *
 * Tells in which store something is to be undone: where it was done last.
 *
 * Returns: (transfer none) (nullable): it
 */
SalStore *
sal_window_get_undo_store (SalWindow *self)
{
  SalStore *main_store = get_main_store (self), *pay = self->pay_store;
  SalChange *one = main_store != NULL ? sal_store_get_undo (main_store) : NULL;
  SalChange *other = pay != NULL ? sal_store_get_undo (pay) : NULL;
  gint64 later;

  if (one == NULL || other == NULL)
    return other != NULL ? pay : main_store;

  later = sal_change_get_time (one) - sal_change_get_time (other);
  if (later == 0)
    return self->changed_store != NULL ? self->changed_store : main_store;

  return later > 0 ? main_store : pay;
}

/**
 * sal_window_get_redo_store:
 * @self: a window
 *
 * Tells in which store something is to be done again: where it was undone last.
 *
 * Returns: (transfer none) (nullable): it
 */
SalStore *
sal_window_get_redo_store (SalWindow *self)
{
  SalStore *main_store = get_main_store (self);
  SalStore *last = self->undone->len > 0 ? self->undone->pdata[self->undone->len - 1] : NULL;

  if (last != NULL && sal_store_get_redo (last) != NULL)
    return last;
  if (main_store != NULL && sal_store_get_redo (main_store) == NULL && self->pay_store != NULL &&
      sal_store_get_redo (self->pay_store) != NULL)
    return self->pay_store;

  return main_store;
}

/* @path: of a store, as a toast keeps it; "" is the workspace's own. */
SalStore *
sal_window_find_store (SalWindow *self, const char *path)
{
  if (self->pay_store != NULL && g_str_equal (sal_store_get_path (self->pay_store), path))
    return self->pay_store;

  return get_main_store (self);
}
