/* territories-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "territories-fixture.h"

#include <string.h>

#include "sal-territory-row.h"
#include "sal-geography-file.h"

void
territories_run (TerritoriesFixture *self, SalCommandFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (self->store, "Change", SAL_COMMAND_DEFAULT, func, data, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
territories_fixture_set_up (TerritoriesFixture *self, const Post *posts, guint n_posts)
{
  PostPlan plan = { posts, n_posts };
  g_autoptr (GError) error = NULL;

  self->geography = sal_geography_load ("us-counties", &error);
  g_assert_no_error (error);
  self->workspace = display_create_workspace (12);
  self->store = sal_workspace_get_store (self->workspace);
  territories_run (self, post_fixture_write, &plan);
  self->alignment = plan.alignment;
  self->window = display_open_window (self->workspace);
  sal_window_show_room (self->window, "territories");
  self->page = sal_window_get_page (self->window);
  display_wait_for_page (self->page);
}

void
territories_fixture_tear_down (TerritoriesFixture *self)
{
  display_close_window (self->window);
  display_remove_workspace (self->workspace);
  sal_geography_unref (self->geography);
}

void
territories_undo (TerritoriesFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_undo_sync (self->store, 0, &error);

  g_assert_no_error (error);
  display_settle ();
  display_wait_for_page (self->page);
}

/* --- what shows --- */

void
territories_choose (TerritoriesFixture *self, int territory)
{
  GtkListBox *list = display_find (self->page, GTK_TYPE_LIST_BOX, "Territories");
  GtkListBoxRow *row;
  int index = 0;

  /* rows are in the order of regions */
  while ((row = gtk_list_box_get_row_at_index (list, index)) != NULL &&
         sal_territory_row_get_territory (SAL_TERRITORY_ROW (row)) != (guint) territory)
    index++;
  g_assert_nonnull (row);
  gtk_list_box_select_row (list, row);
}

const char *
territories_get_figure (TerritoriesFixture *self, const char *title)
{
  GtkListBox *figures = display_find (self->page, GTK_TYPE_LIST_BOX, "Figures");
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (figures, i)) != NULL; i++)
    {
      if (strcmp (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0)
        return gtk_label_get_label (g_object_get_data (G_OBJECT (row), "label"));
    }

  return NULL;
}

static gboolean
shows_alignment (TerritoriesFixture *self, const char *title)
{
  return !sal_page_is_busy (self->page) &&
         display_find (self->page, GTK_TYPE_MENU_BUTTON, title) != NULL;
}

gboolean
territories_shows_plan (gpointer fixture)
{
  return shows_alignment (fixture, "Plan · Draft");
}

gboolean
territories_shows_branch (gpointer fixture)
{
  return shows_alignment (fixture, "Plan, Branch · Draft");
}

SalMapView *
territories_get_map (TerritoriesFixture *self)
{
  return display_find (self->page, SAL_TYPE_MAP_VIEW, NULL);
}

guint
territories_find_area (TerritoriesFixture *self, const char *code)
{
  guint area;

  g_assert_true (sal_geography_find (self->geography, code, &area));

  return area;
}

guint
territories_get_owner (TerritoriesFixture *self, const char *code)
{
  return sal_map_style_get_territory (sal_map_view_get_style (territories_get_map (self)),
                                      territories_find_area (self, code));
}

void
territories_stroke (TerritoriesFixture *self, SalMapPhase phase, const char *code)
{
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (guint));
  guint area = code != NULL ? territories_find_area (self, code) : 0;

  if (code != NULL)
    g_array_append_val (areas, area);
  g_signal_emit_by_name (territories_get_map (self), "stroke", phase, areas);
}

void
territories_select (TerritoriesFixture *self, const char *const *codes)
{
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (guint));

  for (; *codes != NULL; codes++)
    {
      guint area = territories_find_area (self, *codes);

      g_array_append_val (areas, area);
    }
  g_signal_emit_by_name (territories_get_map (self), "areas-chosen", areas, SAL_MAP_CHOICE_REPLACE);
}

/* --- dialogs --- */

GtkWidget *
territories_find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && gtk_widget_get_mapped (l->data))
        return l->data;
    }

  return NULL;
}

gboolean
territories_has_window (gpointer type)
{
  return territories_find_window (GPOINTER_TO_SIZE (type)) != NULL;
}

gboolean
territories_has_no_window (gpointer type)
{
  return territories_find_window (GPOINTER_TO_SIZE (type)) == NULL;
}

GtkWidget *
territories_find_label (gpointer root, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (GTK_IS_LABEL (child) && gtk_widget_get_mapped (child) &&
          g_strcmp0 (gtk_label_get_text (GTK_LABEL (child)), text) == 0)
        return child;
      found = territories_find_label (child, text);
      if (found != NULL)
        return found;
    }

  return NULL;
}
