/* sal-territories-page-dots.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-private.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-design-dots.h"
#include "sal-money.h"
#include "sal-number.h"

/* What the map shows above the areas: accounts, homes and names. Each is an action that keeps its
 * state, in a group of its own: "show.accounts". */

static gboolean
is_on (SalTerritoriesPage *self, const char *name)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (self->shows, name);

  return g_variant_get_boolean (state);
}

static SalAccountWorth
get_worth (SalTerritoriesPage *self)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (self->shows, "size");
  const char *size = g_variant_get_string (state, NULL);

  return g_str_equal (size, "pipeline")        ? SAL_ACCOUNT_WORTH_PIPELINE
         : g_str_equal (size, "opportunities") ? SAL_ACCOUNT_WORTH_OPPORTUNITIES
                                               : SAL_ACCOUNT_WORTH_REVENUE;
}

/**
 * sal_territories_page_place_dots:
 * @self: the page, with a design
 *
 * Sets what is drawn above the areas in the style of the map, from the design as it is now.
 */
void
sal_territories_page_place_dots (SalTerritoriesPage *self)
{
  SalMapShape *shape = sal_alignment_editor_get_shape (self->editor);

  g_clear_pointer (&self->dots, g_array_unref);
  if (is_on (self, "accounts"))
    self->dots = sal_design_dots_new (
        self->shown, shape, sal_alignment_coverage_get_accounts (self->coverage), get_worth (self));
  sal_design_dots_set (self->dots, self->style, self->shown);
  sal_design_dots_set_legend (
      self->dots,
      self->style,
      get_worth (self),
      sal_workspace_get_currency (sal_page_get_workspace (SAL_PAGE (self))));
  sal_design_dots_set_homes (self->style, is_on (self, "homes") ? self->shown : NULL, shape);
  sal_map_style_set_labels (self->style, is_on (self, "names"));
}

/**
 * sal_territories_page_recolor_dots:
 * @self: the page, with a design
 *
 * Gives dots and homes the colours that territories have now.
 */
void
sal_territories_page_recolor_dots (SalTerritoriesPage *self)
{
  SalMapShape *shape = sal_alignment_editor_get_shape (self->editor);

  if (self->dots == NULL && !is_on (self, "homes"))
    return;

  sal_design_dots_set (self->dots, self->style, self->shown);
  sal_design_dots_set_homes (self->style, is_on (self, "homes") ? self->shown : NULL, shape);
  sal_map_view_update_overlay (self->map_view);
}

/* --- an account --- */

static const SalDesignAccount *
get_account (SalTerritoriesPage *self, guint dot, guint *index)
{
  guint n_accounts;

  *index = g_array_index (self->dots, SalDesignDot, dot).account;

  return &sal_territory_design_get_accounts (self->shown, &n_accounts)[*index];
}

const SalDesignAccount *
sal_territories_page_get_dot_account (SalTerritoriesPage *self, guint dot)
{
  guint index;

  return self->dots != NULL && dot < self->dots->len ? get_account (self, dot, &index) : NULL;
}

static char *
describe_dot (SalMapView *view, guint dot, gpointer user_data)
{
  SalTerritoriesPage *self = user_data;
  const char *currency = sal_workspace_get_currency (sal_page_get_workspace (SAL_PAGE (self)));
  SalFacts *facts = sal_facts_model_get_facts (self->facts);
  const SalDesignAccount *account;
  const SalDimension *names;
  g_autofree char *revenue = NULL;
  g_autofree char *pipeline = NULL;
  g_autofree char *n_open = NULL;
  gint32 territory;
  guint index;

  if (self->dots == NULL || dot >= self->dots->len || facts == NULL)
    return NULL;
  account = get_account (self, dot, &index);
  names = facts->dimensions[SAL_FACT_ACCOUNT];
  territory = sal_territory_design_get_account_territory (self->shown, index, NULL);
  revenue = sal_money_format_short (account->revenue, currency);
  pipeline = sal_money_format_short (account->pipeline, currency);
  n_open = sal_number_format (account->n_open, 0);

  /* translators: an account: its name, its territory and what it is worth */
  return g_strdup_printf (
      _ ("%1$s\n%2$s\nRevenue: %3$s\nOpen pipeline: %4$s\nOpen opportunities: %5$s%6$s"),
      sal_dimension_get_label (names, sal_dimension_find (names, account->id)),
      territory != SAL_TERRITORY_NONE
          ? sal_territory_design_get_territory (self->shown, (guint) territory)->name
          : _ ("In no territory"),
      revenue,
      pipeline,
      n_open,
      g_array_index (self->dots, SalDesignDot, dot).is_guessed
          ? _ ("\nIts place is not known: it is shown somewhere in its area")
          : "");
}

/* Its area is selected, and the account in the table of those. */
static void
dot_activated_cb (SalTerritoriesPage *self, guint dot)
{
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (guint));
  const SalDesignAccount *account;
  guint index;

  if (self->dots == NULL || dot >= self->dots->len)
    return;
  account = get_account (self, dot, &index);
  g_array_append_val (areas, account->area);
  gtk_toggle_button_set_active (self->table_button, TRUE);
  sal_territories_page_map_choose (self, areas, SAL_MAP_CHOICE_REPLACE);
  sal_territory_table_select_account (self->table, index);
}

/* --- the actions --- */

static void
shows_changed (SalTerritoriesPage *self)
{
  if (self->shown == NULL)
    return;

  sal_territories_page_place_dots (self);
  sal_map_view_update_overlay (self->map_view);
}

/**
 * sal_territories_page_connect_dots:
 * @self: the page
 *
 * Adds the actions that say what is drawn above the areas.
 */
void
sal_territories_page_connect_dots (SalTerritoriesPage *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) size = g_simple_action_new_stateful (
      "size", G_VARIANT_TYPE_STRING, g_variant_new_string ("revenue"));
  static const struct
  {
    const char *name;
    gboolean at_first;
  } shows[] = { { "accounts", FALSE }, { "homes", FALSE }, { "names", TRUE } };

  for (gsize i = 0; i < G_N_ELEMENTS (shows); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (
          shows[i].name, NULL, g_variant_new_boolean (shows[i].at_first));

      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (size));
  g_signal_connect_object (
      group, "action-state-changed", G_CALLBACK (shows_changed), self, G_CONNECT_SWAPPED);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "show", G_ACTION_GROUP (group));
  self->shows = G_ACTION_GROUP (g_steal_pointer (&group));
  sal_map_view_set_describe_dot (self->map_view, describe_dot, self);
  g_signal_connect_object (
      self->map_view, "dot-activated", G_CALLBACK (dot_activated_cb), self, G_CONNECT_SWAPPED);
}

/**
 * sal_territories_page_append_shows:
 * @self: the page
 * @menu: a menu
 *
 * Appends what can be shown above the areas.
 */
void
sal_territories_page_append_shows (SalTerritoriesPage *self, GMenu *menu)
{
  g_autoptr (GMenu) shows = g_menu_new ();
  g_autoptr (GMenu) sizes = g_menu_new ();

  g_menu_append (shows, _ ("_Accounts"), "show.accounts");
  g_menu_append (sizes, _ ("_Revenue"), "show.size::revenue");
  g_menu_append (sizes, _ ("Open _Pipeline"), "show.size::pipeline");
  g_menu_append (sizes, _ ("Open _Opportunities"), "show.size::opportunities");
  g_menu_append_submenu (shows, _ ("Accounts by _Size Of"), G_MENU_MODEL (sizes));
  g_menu_append (shows, _ ("_Homes"), "show.homes");
  g_menu_append (shows, _ ("_Names of Territories"), "show.names");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (shows));
}
