/* sal-shortcuts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-shortcuts.h"

#include <glib/gi18n.h>

/* As many shortcuts as fit a column in a small window. */
#define MAX_HEIGHT 12

/* --- binding --- */

static void
bind_key (GtkWidgetClass *widget_class, const SalShortcut *shortcut, const char *key, guint index)
{
  GtkShortcut *bound;
  GdkModifierType modifiers;
  guint keyval;

  g_return_if_fail (gtk_accelerator_parse (key, &keyval, &modifiers));

  bound = gtk_shortcut_new (gtk_keyval_trigger_new (keyval, modifiers),
                            shortcut->action != NULL
                                ? gtk_named_action_new (shortcut->action)
                                : gtk_callback_action_new (shortcut->func, NULL, NULL));
  if (shortcut->arguments != NULL)
    gtk_shortcut_set_arguments (bound, g_variant_new_parsed (shortcut->arguments[index]));
  gtk_widget_class_add_shortcut (widget_class, bound);
  g_object_unref (bound);
}

static void
bind_keys (GtkWidgetClass *widget_class, const SalShortcut *shortcut, const char *keys)
{
  g_auto (GStrv) all = g_strsplit (keys != NULL ? keys : "", " ", -1);

  for (guint i = 0; all[i] != NULL; i++)
    bind_key (widget_class, shortcut, all[i], i);
}

/**
 * sal_shortcuts_bind:
 * @widget_class: the class of a widget, while it is made
 * @shortcuts: (array length=n_shortcuts): what keys do
 * @n_shortcuts: how many there are
 *
 * Binds keys to what they do while the focus is in the widget.
 */
void
sal_shortcuts_bind (GtkWidgetClass *widget_class, const SalShortcut *shortcuts, guint n_shortcuts)
{
  for (guint i = 0; i < n_shortcuts; i++)
    {
      if (shortcuts[i].action == NULL && shortcuts[i].func == NULL)
        continue;
      bind_keys (widget_class, &shortcuts[i], shortcuts[i].keys);
      bind_keys (widget_class, &shortcuts[i], shortcuts[i].more_keys);
    }
}

/* --- the window --- */

/* Before GTK 4.14, only a builder puts them together. */
static void
add_child (gpointer parent, GtkBuilder *builder, gpointer child)
{
  GTK_BUILDABLE_GET_IFACE (parent)->add_child (parent, builder, child, NULL);
}

static GObject *
create_group (GtkBuilder *builder,
              const char *title,
              const SalShortcut *(*get) (guint *n_shortcuts))
{
  guint n_shortcuts;
  const SalShortcut *shortcuts = get (&n_shortcuts);
  GObject *group = g_object_new (GTK_TYPE_SHORTCUTS_GROUP, "title", title, NULL);

  for (guint i = 0; i < n_shortcuts; i++)
    add_child (group,
               builder,
               g_object_new (GTK_TYPE_SHORTCUTS_SHORTCUT,
                             "title",
                             _ (shortcuts[i].title),
                             "accelerator",
                             shortcuts[i].keys,
                             NULL));

  return group;
}

/**
 * sal_shortcuts_window_new:
 *
 * Creates the window that lists what keys do: those of the program, and those of tables that bind
 * them.
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
sal_shortcuts_window_new (void)
{
  static const struct
  {
    const char *id; /* of a group that is listed only */
    const char *title;
    const SalShortcut *(*get) (guint *n_shortcuts);
  } groups[] = {
    { "general", NULL, NULL },
    { "dashboard", NULL, NULL },
    { NULL, N_ ("Territories"), sal_territories_page_get_shortcuts },
    { NULL, N_ ("Map"), sal_map_view_get_shortcuts },
    { "workspaces", NULL, NULL },
    { "records", NULL, NULL },
  };
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (APP_PATH "/shortcuts.ui");
  GObject *section =
      g_object_new (GTK_TYPE_SHORTCUTS_SECTION, "section-name", "shortcuts", NULL);
  GtkWindow *window = g_object_new (GTK_TYPE_SHORTCUTS_WINDOW, "modal", TRUE, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    add_child (section,
               builder,
               groups[i].id != NULL ? gtk_builder_get_object (builder, groups[i].id)
                                    : create_group (builder, _ (groups[i].title), groups[i].get));
  g_object_set (section, "max-height", MAX_HEIGHT, NULL);
  add_child (window, builder, section);

  return window;
}
