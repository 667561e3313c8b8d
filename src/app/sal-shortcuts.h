/* sal-shortcuts.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What keys do: the same table binds them and lists them in the window of shortcuts. */
typedef struct
{
  const char *title;            /* as it is listed, to be translated */
  const char *keys;             /* accelerators, separated by blanks */
  const char *more_keys;        /* (nullable): likewise; they do the same and are not listed */
  const char *action;           /* (nullable): what is activated */
  GtkShortcutFunc func;         /* (nullable): or called; neither: the keys are handled elsewhere */
  const char *const *arguments; /* (nullable): for each of the keys a GVariant as text */
  const char *example;          /* (nullable): what is listed of keys that are too many */
} SalShortcut;

void
sal_shortcuts_bind (GtkWidgetClass *widget_class, const SalShortcut *shortcuts, guint n_shortcuts);
void sal_shortcuts_add_first (GtkWidget *widget, const SalShortcut *shortcuts, guint n_shortcuts);

/* What goes about a window. */
const SalShortcut *sal_window_get_shortcuts (guint *n_shortcuts);

/* The shortcuts of the areas of a map, of what is seen of it, and of the room it is in. */
const SalShortcut *sal_map_view_get_area_shortcuts (guint *n_shortcuts);
const SalShortcut *sal_map_view_get_view_shortcuts (guint *n_shortcuts);
const SalShortcut *sal_territories_page_get_shortcuts (guint *n_shortcuts);

/* Those of a stakeholder map. */
const SalShortcut *sal_stakeholder_view_get_shortcuts (guint *n_shortcuts);

GtkWindow *sal_shortcuts_window_new (const char *section);

G_END_DECLS
