/* sal-dashboard-memory.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-dashboard-memory.h"

/* Some 150 kilobytes each. */
#define MAX_VIEWS 64

typedef struct
{
  SalDrillPath *path;
  char *layout;        /* as JSON */
  GPtrArray *contents; /* of SalTileContent, by tile */
} View;

struct _SalDashboardMemory
{
  GQueue views; /* of View, the most recently shown first */
};

static void
view_free (View *self)
{
  sal_drill_path_free (self->path);
  g_free (self->layout);
  g_ptr_array_unref (self->contents);
  g_free (self);
}

SalDashboardMemory *
sal_dashboard_memory_new (void)
{
  return g_new0 (SalDashboardMemory, 1);
}

void
sal_dashboard_memory_free (SalDashboardMemory *self)
{
  sal_dashboard_memory_forget (self);
  g_free (self);
}

/**
 * sal_dashboard_memory_find:
 * @self: what was shown
 * @path: the period and the filters in force
 * @layout: the tiles
 *
 * Looks for what the tiles showed under the same filters.
 *
 * Returns: (transfer none) (nullable) (element-type SalTileContent): the content of each tile
 */
GPtrArray *
sal_dashboard_memory_find (SalDashboardMemory *self,
                           const SalDrillPath *path,
                           const SalDashboardLayout *layout)
{
  g_autofree char *json = sal_dashboard_layout_to_json (layout);

  for (GList *l = self->views.head; l != NULL; l = l->next)
    {
      View *view = l->data;

      if (!sal_drill_path_equal (view->path, path) || !g_str_equal (view->layout, json))
        continue;

      g_queue_unlink (&self->views, l);
      g_queue_push_head_link (&self->views, l);
      return view->contents;
    }

  return NULL;
}

/**
 * sal_dashboard_memory_add:
 * @self: what was shown
 * @path: the period and the filters in force
 * @layout: the tiles
 * @contents: (transfer full) (element-type SalTileContent): what each of them shows
 *
 * Keeps what is shown.
 */
void
sal_dashboard_memory_add (SalDashboardMemory *self,
                          const SalDrillPath *path,
                          const SalDashboardLayout *layout,
                          GPtrArray *contents)
{
  View *view = g_new (View, 1);

  *view = (View){ sal_drill_path_copy (path), sal_dashboard_layout_to_json (layout), contents };
  g_queue_push_head (&self->views, view);
  if (self->views.length > MAX_VIEWS)
    view_free (g_queue_pop_tail (&self->views));
}

void
sal_dashboard_memory_forget (SalDashboardMemory *self)
{
  g_queue_clear_full (&self->views, (GDestroyNotify) view_free);
}
