/* sal-plan-part-view-build.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-part-view-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"

/* How wide controls of rows are, so that they line up. */
#define CONTROL_WIDTH 200

/* --- rows --- */

static void
cell_problem_cb (SalPlanCell *cell, AdwActionRow *row)
{
  const char *problem = sal_plan_cell_get_problem (cell);
  const char *hint = g_object_get_data (G_OBJECT (row), "hint");

  adw_action_row_set_subtitle (row, problem != NULL ? problem : hint != NULL ? hint : "");
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (row), "problem");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "problem");
}

static char *
with_unit (const SalPlanPlace *place, const char *label)
{
  if (sal_plan_place_get_unit (place) != SAL_PLAN_UNIT_MONEY)
    return g_strdup (label);

  return g_strdup_printf ("%s (%s)", label, place->plan->currency);
}

/* What names a version does not change: another name is another version. */
static gboolean
is_fixed (const char *path)
{
  return g_str_equal (path, "name") || g_str_equal (path, "version");
}

static AdwPreferencesGroup *
add_group (SalPlanPartView *self, const SalPlanPlace *place, const char *path);

/* Rows of the part itself are in a group without a title. */
static void
require_group (SalPlanPartView *self, const char *path)
{
  const char *dot = strrchr (path, '.');
  g_autofree char *part = dot != NULL ? g_strndup (path, (gsize) (dot - path)) : g_strdup ("");

  if (g_strcmp0 (self->group_of, part) == 0)
    return;
  g_free (self->group_of);
  self->group_of = g_steal_pointer (&part);
  self->group = add_group (self, NULL, NULL);
}

static void
add_row (SalPlanPartView *self, const SalPlanPlace *place, const char *path)
{
  GtkWidget *row = adw_action_row_new ();
  const char *hint = sal_plan_field_get_hint (place->structure, place->field);
  g_autofree char *label =
      with_unit (place, sal_plan_field_get_label (place->structure, place->field));
  GtkWidget *cell = sal_plan_cell_new (self->editor, path, label);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data (G_OBJECT (row), "hint", (gpointer) hint);
  if (place->field->type != SAL_PLAN_FIELD_BOOLEAN)
    gtk_widget_set_size_request (cell, CONTROL_WIDTH, -1);
  gtk_widget_set_hexpand (cell, FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), cell);
  g_signal_connect_object (cell, "problem-changed", G_CALLBACK (cell_problem_cb), row, 0);
  cell_problem_cb (SAL_PLAN_CELL (cell), ADW_ACTION_ROW (row));
  if (is_fixed (path))
    gtk_widget_set_sensitive (row, FALSE);
  g_ptr_array_add (self->cells, cell);
  require_group (self, path);
  adw_preferences_group_add (self->group, row);
}

/* --- groups --- */

/* A button that edits what is at a path. */
static GtkWidget *
new_button (SalPlanPartView *self,
            const char *icon,
            const char *label,
            const char *path,
            void (*clicked) (GtkWidget *, SalPlanPartView *))
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  sal_accessible_name_button (button, label);
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (path), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked), self);

  return button;
}

static const char *
get_path (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "path");
}

/* The focus goes to what was added. */
static void
add_cb (GtkWidget *button, SalPlanPartView *self)
{
  g_autofree char *path = g_strdup (get_path (button));
  const SalPlan *plan = sal_plan_editor_get_plan (self->editor);
  g_autofree char *first = NULL;
  SalPlanPlace place;
  guint n;

  sal_plan_find (plan, path, &place);
  n = place.field->type == SAL_PLAN_FIELD_LIST ? sal_plan_part_view_get_items (&place)->len : 0;
  first = place.field->type == SAL_PLAN_FIELD_LIST
              ? g_strdup_printf ("%s[%u].%s", path, n, place.field->structure->fields[0].name)
              : g_strdup_printf ("%s.%s", path, place.field->structure->fields[0].name);
  sal_plan_editor_add (self->editor, path);
  sal_plan_part_view_focus_field (self, first);
}

static void
remove_cb (GtkWidget *button, SalPlanPartView *self)
{
  g_autofree char *path = g_strdup (get_path (button));

  sal_plan_editor_remove (self->editor, path);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
add_note (SalPlanPartView *self, AdwPreferencesGroup *group, const char *path)
{
  GtkWidget *note = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_widget_add_css_class (note, "error");
  gtk_widget_set_visible (note, FALSE);
  g_object_set_data_full (G_OBJECT (note), "path", g_strdup (path), g_free);
  adw_preferences_group_add (group, note);
  g_ptr_array_add (self->notes, note);
}

static AdwPreferencesGroup *
add_group (SalPlanPartView *self, const SalPlanPlace *place, const char *path)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (place != NULL)
    {
      const char *hint = sal_plan_field_get_hint (place->structure, place->field);

      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                       sal_plan_field_get_label (place->structure, place->field));
      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), hint);
      add_note (self, ADW_PREFERENCES_GROUP (group), path);
    }
  gtk_box_append (GTK_BOX (self->box), group);

  return ADW_PREFERENCES_GROUP (group);
}

static void
add_part (SalPlanPartView *self, const SalPlanPlace *place, const char *path)
{
  const char *item = sal_plan_field_get_item (place->structure, place->field);
  gboolean is_there = sal_plan_place_get_part (place, NULL) != NULL;
  g_autofree char *label = NULL;

  self->group = add_group (self, place, path);
  g_free (self->group_of);
  self->group_of = g_strdup (path);
  if (place->field->is_required || !sal_plan_editor_is_editable (self->editor))
    return;
  /* translators: a part of a plan, as a cap */
  label = g_strdup_printf (is_there ? _ ("Remove %s") : _ ("Add %s"), item);
  adw_preferences_group_set_header_suffix (
      self->group,
      new_button (self,
                  is_there ? "user-trash-symbolic" : "list-add-symbolic",
                  label,
                  path,
                  is_there ? remove_cb : add_cb));
}

/* --- lists --- */

static void
add_headings (const SalPlan *plan,
              GtkGrid *grid,
              const SalPlanStructure *structure,
              const char *path)
{
  for (guint i = 0; i < structure->n_fields; i++)
    {
      g_autofree char *first = sal_plan_part_view_find_cell (plan, path, 0, &structure->fields[i]);
      g_autofree char *label = NULL;
      SalPlanPlace place;
      GtkWidget *heading;

      if (first == NULL || !sal_plan_find (plan, first, &place))
        continue;
      label = with_unit (&place, sal_plan_field_get_label (structure, &structure->fields[i]));
      heading = gtk_label_new (label);
      gtk_label_set_xalign (GTK_LABEL (heading), 0);
      gtk_label_set_ellipsize (GTK_LABEL (heading), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (heading,
                                   sal_plan_field_get_hint (structure, &structure->fields[i]));
      gtk_widget_add_css_class (heading, "caption-heading");
      gtk_grid_attach (grid, heading, (int) i, 0, 1, 1);
    }
}

static void
add_item (SalPlanPartView *self,
          GtkGrid *grid,
          const SalPlanStructure *structure,
          const char *item_name,
          const char *list,
          guint item)
{
  const SalPlan *plan = sal_plan_editor_get_plan (self->editor);
  /* translators: a part of a plan and its number, as “Tier 2” */
  g_autofree char *name = g_strdup_printf (_ ("%s %u"), item_name, item + 1);
  g_autofree char *path = g_strdup_printf ("%s[%u]", list, item);
  g_autofree char *remove = g_strdup_printf (_ ("Remove %s"), name);

  for (guint i = 0; i < structure->n_fields; i++)
    {
      g_autofree char *own_path =
          sal_plan_part_view_find_cell (plan, list, item, &structure->fields[i]);
      g_autofree char *label = NULL;
      GtkWidget *cell;

      if (own_path == NULL)
        continue;
      label = g_strdup_printf (
          "%s: %s", name, sal_plan_field_get_label (structure, &structure->fields[i]));
      cell = sal_plan_cell_new (self->editor, own_path, label);
      gtk_widget_set_hexpand (cell, TRUE);
      gtk_grid_attach (grid, cell, (int) i, (int) item + 1, 1, 1);
      g_ptr_array_add (self->cells, cell);
    }
  if (sal_plan_editor_is_editable (self->editor))
    gtk_grid_attach (grid,
                     new_button (self, "user-trash-symbolic", remove, path, remove_cb),
                     (int) structure->n_fields,
                     (int) item + 1,
                     1,
                     1);
}

static void
add_list (SalPlanPartView *self, const SalPlanPlace *place, const char *path)
{
  const char *item = sal_plan_field_get_item (place->structure, place->field);
  AdwPreferencesGroup *group = add_group (self, place, path);
  GtkWidget *grid = gtk_grid_new ();
  guint n = sal_plan_part_view_get_items (place)->len;
  g_autofree char *label = g_strdup_printf (_ ("Add %s"), item);

  if (sal_plan_editor_is_editable (self->editor))
    adw_preferences_group_set_header_suffix (
        group, new_button (self, "list-add-symbolic", label, path, add_cb));
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "card");
  gtk_widget_add_css_class (grid, "plan-list");
  gtk_widget_set_visible (grid, n > 0);
  if (n > 0)
    add_headings (place->plan, GTK_GRID (grid), place->field->structure, path);
  for (guint i = 0; i < n; i++)
    add_item (self, GTK_GRID (grid), place->field->structure, item, path, i);
  adw_preferences_group_add (group, grid);
}

void
sal_plan_part_view_build (SalPlanPartView *self,
                          const SalPlanPlace *place,
                          const char *path,
                          gpointer data)
{
  if (sal_plan_part_view_is_value (place->field))
    add_row (self, place, path);
  else if (place->field->type == SAL_PLAN_FIELD_PART)
    add_part (self, place, path);
  else
    add_list (self, place, path);
}
