/* sal-territories-page-menu.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-private.h"

#include <glib/gi18n.h>

#include "sal-design-repair.h"
#include "sal-kinds.h"

/* The menus of territories and areas, and the territories that menus offer. */

/* With more, a menu has the neighbours only. */
#define MOST_TERRITORIES 60

/* --- texts --- */

/* Names are not mnemonics. */
static char *
escape (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

static const char *
name_of (SalTerritoriesPage *self, gint32 territory)
{
  return sal_territory_design_get_territory (self->shown, (guint) territory)->name;
}

static gint64
id_of (SalTerritoriesPage *self, gint32 territory)
{
  return sal_territory_design_get_territory (self->shown, (guint) territory)->id;
}

/**
 * sal_territories_page_label_assign:
 * @self: the page, with areas selected
 *
 * Says what the step does that gives the selected areas to the chosen territory.
 *
 * Returns: (transfer full): a label with a mnemonic
 */
char *
sal_territories_page_label_assign (SalTerritoriesPage *self)
{
  g_autofree char *name =
      self->brush != SAL_TERRITORY_NONE ? escape (name_of (self, self->brush)) : NULL;

  if (name == NULL)
    return g_strdup_printf (ngettext ("_Assign %u Area", "_Assign %u Areas", self->n_selected),
                            self->n_selected);

  return g_strdup_printf (
      ngettext ("_Assign %1$u Area to %2$s", "_Assign %1$u Areas to %2$s", self->n_selected),
      self->n_selected,
      name);
}

/* @text: (transfer full) */
static void
append (GMenu *menu, char *text, const char *action, GVariant *target)
{
  g_autofree char *label = text;
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

/* @format: with a place for a name. */
static char *
put_name (const char *format, const char *name)
{
  g_autofree char *escaped = escape (name);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);

  return g_strjoinv (escaped, parts);
}

/* --- merging --- */

/**
 * sal_territories_page_update_merge_menu:
 * @self: the page
 *
 * Offers the territories that the chosen one can be merged into: its neighbours, the one it shares
 * most border with first.
 */
void
sal_territories_page_update_merge_menu (SalTerritoriesPage *self)
{
  g_autoptr (GArray) neighbors = NULL;

  g_menu_remove_all (self->merge_menu);
  if (self->shown != NULL && self->brush != SAL_TERRITORY_NONE)
    neighbors = sal_design_list_neighbors (self->shown, (guint) self->brush);
  for (guint i = 0; neighbors != NULL && i < neighbors->len; i++)
    {
      gint32 territory = g_array_index (neighbors, gint32, i);

      append (self->merge_menu,
              escape (name_of (self, territory)),
              "territories.merge",
              g_variant_new_int64 (id_of (self, territory)));
    }
  /* without an action it is insensitive */
  if (neighbors == NULL || neighbors->len == 0)
    g_menu_append (self->merge_menu, _ ("No Territory Borders on This One"), NULL);
}

static gboolean
is_merging (GMenuModel *menu, int index)
{
  g_autofree char *part = NULL;

  return g_menu_model_get_item_attribute (menu, index, "part", "s", &part) &&
         g_str_equal (part, "merge");
}

/**
 * sal_territories_page_offer_merging:
 * @self: the page
 * @can_merge: whether the chosen territory can be merged into another
 *
 * Has the submenu of what it can be merged into open, or not: without one, and without an action,
 * its item is insensitive.
 */
void
sal_territories_page_offer_merging (SalTerritoriesPage *self, gboolean can_merge)
{
  for (int i = 0; i < g_menu_model_get_n_items (self->territory_menu); i++)
    {
      g_autoptr (GMenuModel) shown =
          g_menu_model_get_item_link (self->territory_menu, i, G_MENU_LINK_SUBMENU);
      g_autoptr (GMenuItem) item = NULL;

      if (!is_merging (self->territory_menu, i) || (shown != NULL) == (can_merge != FALSE))
        continue;
      item = g_menu_item_new_from_model (self->territory_menu, i);
      g_menu_item_set_link (
          item, G_MENU_LINK_SUBMENU, can_merge ? G_MENU_MODEL (self->merge_menu) : NULL);
      g_menu_remove (G_MENU (self->territory_menu), i);
      g_menu_insert_item (G_MENU (self->territory_menu), i, item);
    }
}

/* --- the menu of the map --- */

/* Which territories the selected areas are in or border on, but not the one that has them all. */
static guint8 *
find_near (SalTerritoriesPage *self)
{
  const SalGeographyNeighbors *neighbors =
      sal_geography_get_neighbors (sal_territory_design_get_geography (self->shown));
  const gint32 *assignment = sal_territory_design_get_assignment (self->shown);
  guint n = sal_territory_design_get_n_territories (self->shown);
  guint8 *near = g_new0 (guint8, MAX (n, 1));
  g_autofree guint *n_selected = g_new0 (guint, MAX (n, 1));

  for (guint area = 0; area < neighbors->n_areas; area++)
    {
      if (!self->selected[area])
        continue;
      if (assignment[area] != SAL_TERRITORY_NONE)
        n_selected[assignment[area]]++;
      for (guint i = neighbors->first[area]; i < neighbors->first[area + 1]; i++)
        if (assignment[neighbors->areas[i]] != SAL_TERRITORY_NONE)
          near[assignment[neighbors->areas[i]]] = TRUE;
    }
  for (guint t = 0; t < n; t++)
    near[t] = n_selected[t] == self->n_selected ? FALSE : near[t] || n_selected[t] > 0;

  return near;
}

static void
append_territories (SalTerritoriesPage *self, GMenu *menu, const guint8 *near, gboolean which)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint t = 0; t < sal_territory_design_get_n_territories (self->shown); t++)
    {
      if (!near[t] != !which)
        continue;
      append (section,
              escape (name_of (self, (gint32) t)),
              "territories.assign-to",
              g_variant_new_int64 (id_of (self, (gint32) t)));
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* Those around the selection, and the others as long as a menu can hold them: in the list they can
 * be chosen in any case. */
static void
append_assignments (SalTerritoriesPage *self, GMenu *menu)
{
  g_autofree guint8 *near = find_near (self);
  g_autoptr (GMenu) territories = g_menu_new ();

  append_territories (self, territories, near, TRUE);
  if (sal_territory_design_get_n_territories (self->shown) <= MOST_TERRITORIES)
    append_territories (self, territories, near, FALSE);
  if (g_menu_model_get_n_items (G_MENU_MODEL (territories)) > 0)
    g_menu_append_submenu (menu, _ ("A_ssign To"), G_MENU_MODEL (territories));
}

static void
append_steps (SalTerritoriesPage *self, GMenu *menu)
{
  g_autoptr (GMenu) steps = g_menu_new ();
  g_autoptr (GMenu) locks = g_menu_new ();

  append (steps, sal_territories_page_label_assign (self), "territories.assign", NULL);
  if (sal_alignment_editor_is_editable (self->editor))
    append_assignments (self, steps);
  g_menu_append (steps, _ ("_Unassign"), "territories.unassign");
  g_menu_append (steps, _ ("_New Territory Here"), "territories.add");
  g_menu_append (steps, _ ("S_plit into ZIP Areas…"), "territories.split-areas");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (steps));
  g_menu_append (locks, _ ("_Lock"), "territories.lock");
  g_menu_append (locks, _ ("Un_lock"), "territories.unlock");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (locks));
}

/* What was selected before the menu was asked for can be added to. */
static void
append_selection (SalTerritoriesPage *self, GMenu *menu, guint area)
{
  const char *name =
      sal_geography_get_areas (sal_territory_design_get_geography (self->shown), NULL)[area].name;
  gint32 territory = sal_territory_design_get_assignment (self->shown)[area];
  g_autoptr (GMenu) section = g_menu_new ();

  if (territory != SAL_TERRITORY_NONE)
    append (section,
            put_name (_ ("Choose _Territory %s"), name_of (self, territory)),
            "territories.choose-territory",
            g_variant_new_int64 (id_of (self, territory)));
  if (self->menu_before->len > 0)
    append (section,
            put_name (_ ("A_dd %s to Selection"), name),
            "territories.select-add",
            g_variant_new_uint32 (area));
  if (self->n_selected > 1)
    append (section,
            put_name (_ ("Re_move %s from Selection"), name),
            "territories.select-remove",
            g_variant_new_uint32 (area));
  g_menu_append (section, _ ("_Clear Selection"), "territories.clear");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_account (SalTerritoriesPage *self, GMenu *menu, double x, double y)
{
  SalMapViewport viewport = sal_map_view_get_viewport (self->map_view);
  guint dot = sal_map_style_find_dot (self->style, &viewport, x, y);
  const SalDesignAccount *account = sal_territories_page_get_dot_account (self, dot);
  g_autoptr (GMenu) section = g_menu_new ();

  if (account == NULL)
    return;
  append (section,
          g_strdup (_ ("_Why Is This Account There?")),
          "territories.why",
          g_variant_new_int64 (account->id));
  append (section,
          g_strdup (_ ("_Open Account")),
          "win.show-record",
          g_variant_new ("(sx)", sal_account_kind.name, account->id));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static GMenuModel *
create_menu (SalTerritoriesPage *self, guint area, double x, double y)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) view = g_menu_new ();

  append_account (self, menu, x, y);
  if (area != SAL_GEOGRAPHY_NONE)
    {
      append_steps (self, menu);
      append_selection (self, menu, area);
    }
  g_menu_append (view, _ ("_Show Chosen Territory"), "territories.show-territory");
  g_menu_append (view, _ ("Show _All"), "territories.fit");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (view));

  return G_MENU_MODEL (menu);
}

/* --- showing a menu --- */

/* The keyboard goes on where it was. */
static void
closed_cb (SalTerritoriesPage *self)
{
  if (self->map_view != NULL)
    gtk_widget_set_has_tooltip (GTK_WIDGET (self->map_view), TRUE);
  if (self->menu_origin != NULL)
    gtk_widget_grab_focus (self->menu_origin);
}

/* @x, @y: where to point to, in @origin. */
static void
popup (SalTerritoriesPage *self, GMenuModel *model, GtkWidget *origin, double x, double y)
{
  double left = x, top = y;

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      g_signal_connect_object (
          self->menu, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
    }
  /* what the map says of an area would lie above the menu */
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->map_view), FALSE);
  g_set_weak_pointer (&self->menu_origin, origin);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_widget_translate_coordinates (origin, GTK_WIDGET (self), x, y, &left, &top);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ (int) left, (int) top, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* --- the menu of a territory --- */

/* What is clicked is chosen. */
static void
popup_row_menu (SalTerritoriesPage *self, GtkListBoxRow *row, double x, double y)
{
  if (row == NULL || self->shown == NULL || self->job != NULL)
    return;

  sal_territories_page_inspect_territory (self);
  gtk_list_box_select_row (self->list, row);
  popup (self, self->territory_menu, GTK_WIDGET (row), x, y);
}

/* With the second button, or a finger that rests. */
void
sal_territories_page_row_menu_at (SalTerritoriesPage *self, double x, double y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);
  double left = 0, top = 0;

  if (row != NULL)
    gtk_widget_translate_coordinates (GTK_WIDGET (self->list), GTK_WIDGET (row), x, y, &left, &top);
  popup_row_menu (self, row, left, top);
}

/* With the keyboard. */
gboolean
sal_territories_page_row_menu (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!SAL_IS_TERRITORY_ROW (focus))
    return FALSE;

  popup_row_menu (self,
                  GTK_LIST_BOX_ROW (focus),
                  gtk_widget_get_width (focus) / 2.0,
                  gtk_widget_get_height (focus) / 2.0);

  return TRUE;
}

/* --- the menu of an area --- */

/* What is clicked is meant, unless it is one of those that are selected. */
static void
select_for_menu (SalTerritoriesPage *self, guint area)
{
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (guint));

  g_clear_pointer (&self->menu_before, g_array_unref);
  if (area == SAL_GEOGRAPHY_NONE || self->selected[area])
    {
      self->menu_before = g_array_new (FALSE, FALSE, sizeof (guint));
      return;
    }

  self->menu_before = sal_territories_page_list_selected (self);
  g_array_append_val (areas, area);
  sal_territories_page_map_choose (self, areas, SAL_MAP_CHOICE_REPLACE);
}

/**
 * sal_territories_page_popup_menu:
 * @self: the page
 * @area: the area it is asked for, or %SAL_GEOGRAPHY_NONE
 * @x: where to point to, in the map
 * @y: where to point to, in the map
 *
 * Shows what can be done with the selection, with an area and with an account.
 */
void
sal_territories_page_popup_menu (SalTerritoriesPage *self, guint area, double x, double y)
{
  g_autoptr (GMenuModel) model = NULL;

  if (self->shown == NULL || self->job != NULL)
    return;

  select_for_menu (self, area);
  model = create_menu (self, area, x, y);
  popup (self, model, GTK_WIDGET (self->map_view), x, y);
}

/* --- the actions --- */

void
sal_territories_page_choose_territory (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);
  gint32 territory =
      self->shown != NULL
          ? sal_territory_design_find_territory (self->shown, g_variant_get_int64 (parameter))
          : SAL_TERRITORY_NONE;

  if (territory == SAL_TERRITORY_NONE)
    return;
  sal_territories_page_inspect_territory (self);
  sal_territories_page_choose_brush (self, territory);
}

void
sal_territories_page_select_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);
  guint area = g_variant_get_uint32 (parameter);

  if (self->shown == NULL || self->menu_before == NULL ||
      area >= sal_territory_design_get_n_areas (self->shown))
    return;
  g_array_append_val (self->menu_before, area);
  sal_territories_page_map_choose (self, self->menu_before, SAL_MAP_CHOICE_REPLACE);
}

void
sal_territories_page_select_remove (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (guint));
  guint area = g_variant_get_uint32 (parameter);

  if (self->shown == NULL || area >= sal_territory_design_get_n_areas (self->shown))
    return;
  g_array_append_val (areas, area);
  sal_territories_page_map_choose (self, areas, SAL_MAP_CHOICE_REMOVE);
}
