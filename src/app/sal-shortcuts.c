/* sal-shortcuts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-shortcuts.h"

#include <string.h>

#include <glib/gi18n.h>

/* --- binding --- */

/* Takes a shortcut, (transfer full). */
typedef void (*Bind) (gpointer owner, GtkShortcut *bound);

static void
bind_key (const SalShortcut *shortcut, const char *key, guint index, Bind bind, gpointer owner)
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
  bind (owner, bound);
}

static void
bind_keys (const SalShortcut *shortcut, const char *keys, Bind bind, gpointer owner)
{
  g_auto (GStrv) all = g_strsplit (keys != NULL ? keys : "", " ", -1);

  for (guint i = 0; all[i] != NULL; i++)
    bind_key (shortcut, all[i], i, bind, owner);
}

static void
bind_all (const SalShortcut *shortcuts, guint n_shortcuts, Bind bind, gpointer owner)
{
  for (guint i = 0; i < n_shortcuts; i++)
    {
      if (shortcuts[i].action == NULL && shortcuts[i].func == NULL)
        continue;
      bind_keys (&shortcuts[i], shortcuts[i].keys, bind, owner);
      bind_keys (&shortcuts[i], shortcuts[i].more_keys, bind, owner);
    }
}

static void
bind_to_class (gpointer owner, GtkShortcut *bound)
{
  gtk_widget_class_add_shortcut (owner, bound);
  g_object_unref (bound);
}

static void
bind_to_controller (gpointer owner, GtkShortcut *bound)
{
  gtk_shortcut_controller_add_shortcut (owner, bound);
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
  bind_all (shortcuts, n_shortcuts, bind_to_class, widget_class);
}

/**
 * sal_shortcuts_add_first:
 * @widget: a widget
 * @shortcuts: (array length=n_shortcuts): what keys do
 * @n_shortcuts: how many there are
 *
 * Binds keys to what they do while the focus is in @widget, before whatever has the focus has its
 * own use for them.
 */
void
sal_shortcuts_add_first (GtkWidget *widget, const SalShortcut *shortcuts, guint n_shortcuts)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  bind_all (shortcuts, n_shortcuts, bind_to_controller, controller);
  gtk_widget_add_controller (widget, controller);
}

/* --- the window --- */

/* What stands where tables are to be listed, before the name of a section. */
#define PLACE "<!-- tables of "

typedef const SalShortcut *(*SalShortcutTable) (guint *n_shortcuts);

static void
append_table (GString *text, SalShortcutTable table)
{
  guint n_shortcuts = 0;
  const SalShortcut *shortcuts = table != NULL ? table (&n_shortcuts) : NULL;

  for (guint i = 0; i < n_shortcuts; i++)
    {
      g_autofree char *shortcut = g_markup_printf_escaped (
          "<child><object class=\"GtkShortcutsShortcut\">"
          "<property name=\"title\">%s</property>"
          "<property name=\"accelerator\">%s</property>"
          "</object></child>",
          _ (shortcuts[i].title),
          shortcuts[i].example != NULL ? shortcuts[i].example : shortcuts[i].keys);

      g_string_append (text, shortcut);
    }
}

/* What is listed in which section, in the order of the sections. */
static const struct
{
  const char *section;
  const char *title;
  SalShortcutTable tables[2];
} groups[] = {
  { "going", N_ ("In the Window"), { sal_window_get_shortcuts, NULL } },
  { "accounts", N_ ("Stakeholder Map"), { sal_stakeholder_view_get_shortcuts, NULL } },
  { "territories",
    N_ ("Tools and View"),
    { sal_territories_page_get_shortcuts, sal_map_view_get_view_shortcuts } },
  { "territories", N_ ("Areas of the Map"), { sal_map_view_get_area_shortcuts, NULL } },
};

static void
append_groups (GString *text, const char *section)
{
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autofree char *title = g_markup_escape_text (_ (groups[i].title), -1);

      if (!g_str_has_prefix (section, groups[i].section))
        continue;
      g_string_append_printf (text,
                              "<child><object class=\"GtkShortcutsGroup\">"
                              "<property name=\"title\">%s</property>",
                              title);
      for (gsize j = 0; j < G_N_ELEMENTS (groups[i].tables); j++)
        append_table (text, groups[i].tables[j]);
      g_string_append (text, "</object></child>");
    }
}

/* Before GTK 4.14, only a builder puts such windows together. */
static char *
create_description (void)
{
  g_autoptr (GBytes) bytes =
      g_resources_lookup_data (APP_PATH "/shortcuts.ui", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  const char *rest = g_bytes_get_data (bytes, NULL);
  GString *text = g_string_new (NULL);
  const char *place;

  while ((place = strstr (rest, PLACE)) != NULL)
    {
      g_string_append_len (text, rest, place - rest);
      rest = place + strlen (PLACE);
      append_groups (text, rest);
      g_string_append (text, "<!-- ");
    }
  g_string_append (text, rest);

  return g_string_free (text, FALSE);
}

/**
 * sal_shortcuts_window_new:
 * @section: (nullable): the name of the section that is shown first
 *
 * Creates the window that lists what keys do: those of the program, and those of tables that bind
 * them.
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
sal_shortcuts_window_new (const char *section)
{
  g_autofree char *description = create_description ();
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (description, -1);
  GObject *window;

  window = gtk_builder_get_object (builder, "shortcuts");
  g_object_set (window, "section-name", section != NULL ? section : "program", NULL);

  return GTK_WINDOW (window);
}
