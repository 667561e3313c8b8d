/* sal-store-reading.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-store-reading.h"

struct _SalStoreReading
{
  SalPage *page; /* NULL once it is gone */
  SalStore *store;
  SalReadFunc read;
  GDestroyNotify free_result;
  SalStoreTaken taken;
  gint64 subject;
  gulong changed_handler;
  gulong map_handler;
  gboolean has_started;
  gboolean is_reading;
  gboolean is_stale; /* something changed, or something else is asked for, since */
  gboolean is_due;   /* the same, and nobody looks on */
};

static void read_anew (SalStoreReading *self);

static void
clear (gpointer data)
{
  SalStoreReading *self = data;

  g_clear_object (&self->store);
}

static void
release (SalStoreReading *self)
{
  g_rc_box_release_full (self, clear);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SalStoreReading *self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer found = sal_store_read_finish (SAL_STORE (source), result, &error);

  self->is_reading = FALSE;
  if (self->page != NULL && !self->is_stale)
    self->taken (self->page, g_steal_pointer (&found), error);
  if (found != NULL)
    self->free_result (found);
  if (self->page != NULL && self->is_stale)
    read_anew (self);
  if (self->page != NULL)
    sal_page_set_busy (self->page, self->is_reading);
  release (self);
}

static void
read_anew (SalStoreReading *self)
{
  self->is_stale = self->is_reading;
  if (self->is_reading || !self->has_started)
    return;
  self->is_due = !gtk_widget_get_mapped (GTK_WIDGET (self->page));
  if (self->is_due)
    return;
  self->is_reading = TRUE;
  sal_page_set_busy (self->page, TRUE);
  sal_store_read_async (self->store,
                        self->read,
                        g_memdup2 (&self->subject, sizeof self->subject),
                        g_free,
                        self->free_result,
                        NULL,
                        read_cb,
                        g_rc_box_acquire (self));
}

static void
mapped_cb (SalStoreReading *self)
{
  if (self->is_due)
    read_anew (self);
}

SalStoreReading *
sal_store_reading_new (SalPage *page,
                       SalReadFunc read,
                       GDestroyNotify free_result,
                       SalStoreTaken taken)
{
  SalStoreReading *self = g_rc_box_new0 (SalStoreReading);

  self->page = page;
  self->store = g_object_ref (sal_workspace_get_store (sal_page_get_workspace (page)));
  self->read = read;
  self->free_result = free_result;
  self->taken = taken;
  self->changed_handler =
      g_signal_connect_swapped (self->store, "changed", G_CALLBACK (read_anew), self);
  self->map_handler = g_signal_connect_swapped (page, "map", G_CALLBACK (mapped_cb), self);

  return self;
}

void
sal_store_reading_start (SalStoreReading *self, gint64 subject)
{
  self->subject = subject;
  self->has_started = TRUE;
  read_anew (self);
}

void
sal_store_reading_stop (SalStoreReading *self)
{
  g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_signal_handler (&self->map_handler, self->page);
  self->page = NULL;
  release (self);
}
