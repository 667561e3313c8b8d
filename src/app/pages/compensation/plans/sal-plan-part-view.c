/* sal-plan-part-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-part-view.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-plan-words.h"

/* How wide controls of rows are, so that they line up. */
#define CONTROL_WIDTH 200

struct _SalPlanPartView
{
  AdwBin parent_instance;

  SalPlanEditor *editor; /* (nullable) */
  char *path;            /* (nullable): of the part that shows, NULL for the plan */
  gboolean shows;
  char *outline;    /* of what there are widgets for */
  GPtrArray *cells; /* of SalPlanCell */
  GPtrArray *notes; /* of GtkLabel: what is wrong with a list or a part, by its path */
  GtkWidget *box;
  AdwPreferencesGroup *group; /* (nullable): while it is built, where rows go */
  char *group_of;             /* (nullable): the path of the part that it is of */
};

G_DEFINE_FINAL_TYPE (SalPlanPartView, sal_plan_part_view, ADW_TYPE_BIN)

/* --- what there is to show --- */

static char *
join (const char *path, const char *field)
{
  return path != NULL ? g_strconcat (path, ".", field, NULL) : g_strdup (field);
}

static gboolean
is_value (const SalPlanField *field)
{
  return field->type != SAL_PLAN_FIELD_PART && field->type != SAL_PLAN_FIELD_LIST;
}

static GPtrArray *
get_items (const SalPlanPlace *place)
{
  return *(GPtrArray **) G_STRUCT_MEMBER_P (place->self, place->field->offset);
}

/* The path of a field of an item, if the field applies to it. */
static char *
cell_path (const SalPlan *plan, const char *list, guint item, const SalPlanField *field)
{
  g_autofree char *path = g_strdup_printf ("%s[%u].%s", list, item, field->name);
  SalPlanPlace place;

  return sal_plan_find (plan, path, &place) && is_value (field) && sal_plan_place_applies (&place)
             ? g_steal_pointer (&path)
             : NULL;
}

static gboolean
has_column (const SalPlan *plan, const char *list, guint n_items, const SalPlanField *field)
{
  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *path = cell_path (plan, list, i, field);

      if (path != NULL)
        return TRUE;
    }

  return FALSE;
}

/* What is done with each field of a part, in the order of its table, but for this: what it has to
 * have comes first, as the payout of a component stands beside its curve; then values, which are
 * rows of its group; then other parts and lists, which are groups of their own. */
typedef void (*Visit) (SalPlanPartView *self,
                       const SalPlanPlace *place,
                       const char *path,
                       gpointer data);

static guint
get_turn (const SalPlanField *field)
{
  if (is_value (field))
    return 1;

  return field->type == SAL_PLAN_FIELD_PART && field->is_required ? 0 : 2;
}

static void
visit_fields (SalPlanPartView *self,
              const SalPlanStructure *structure,
              const char *path,
              Visit visit,
              gpointer data)
{
  const SalPlan *plan = sal_plan_editor_get_plan (self->editor);

  for (guint turn = 0; turn < 3; turn++)
    for (guint i = 0; i < structure->n_fields; i++)
      {
        const SalPlanField *field = &structure->fields[i];
        g_autofree char *own_path = join (path, field->name);
        SalPlanPlace place;

        if (get_turn (field) != turn || g_str_equal (own_path, "components") ||
            !sal_plan_find (plan, own_path, &place) || !sal_plan_place_applies (&place))
          continue;
        visit (self, &place, own_path, data);
        if (field->type == SAL_PLAN_FIELD_PART && sal_plan_place_get_part (&place, NULL) != NULL)
          visit_fields (self, field->structure, own_path, visit, data);
      }
}

static void
add_to_outline (SalPlanPartView *self,
                const SalPlanPlace *place,
                const char *path,
                gpointer outline)
{
  const SalPlan *plan = sal_plan_editor_get_plan (self->editor);
  gboolean is_list = place->field->type == SAL_PLAN_FIELD_LIST;
  guint n = is_list ? get_items (place)->len : 0;

  g_string_append_printf (outline,
                          "%s %u %d %d\n",
                          path,
                          n,
                          is_value (place->field) ? (int) sal_plan_place_get_unit (place) : 0,
                          !is_value (place->field) && !is_list &&
                              sal_plan_place_get_part (place, NULL) != NULL);
  for (guint i = 0; is_list && i < place->field->structure->n_fields; i++)
    g_string_append_c (outline,
                       has_column (plan, path, n, &place->field->structure->fields[i]) ? '1' : '0');
}

static const SalPlanStructure *
get_structure (SalPlanPartView *self)
{
  const SalPlanStructure *structure;
  SalPlanPlace place;

  if (self->path == NULL)
    return &sal_plan_structure;
  if (!sal_plan_find (sal_plan_editor_get_plan (self->editor), self->path, &place) ||
      sal_plan_place_get_part (&place, &structure) == NULL)
    return NULL;

  return structure;
}

/* Which widgets are needed: another outline needs others. */
static char *
create_outline (SalPlanPartView *self)
{
  const SalPlan *plan = sal_plan_editor_get_plan (self->editor);
  GString *outline = g_string_new (self->path);

  g_string_append_printf (
      outline, "\n%s %d\n", plan->currency, sal_plan_editor_is_editable (self->editor));
  for (guint i = 0; i < plan->components->len; i++)
    {
      const SalPlanComponent *component = sal_plan_get_component (plan, i);

      g_string_append_printf (
          outline, "%s %s\n", component->id, sal_plan_component_get_name (component));
    }
  visit_fields (self, get_structure (self), self->path, add_to_outline, outline);

  return g_string_free (outline, FALSE);
}

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
  n = place.field->type == SAL_PLAN_FIELD_LIST ? get_items (&place)->len : 0;
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
      g_autofree char *first = cell_path (plan, path, 0, &structure->fields[i]);
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
      g_autofree char *own_path = cell_path (plan, list, item, &structure->fields[i]);
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
  guint n = get_items (place)->len;
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

/* --- all of it --- */

static void
build_field (SalPlanPartView *self, const SalPlanPlace *place, const char *path, gpointer data)
{
  if (is_value (place->field))
    add_row (self, place, path);
  else if (place->field->type == SAL_PLAN_FIELD_PART)
    add_part (self, place, path);
  else
    add_list (self, place, path);
}

static void
clear (SalPlanPartView *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->cells, 0);
  g_ptr_array_set_size (self->notes, 0);
  g_clear_pointer (&self->outline, g_free);
  g_clear_pointer (&self->group_of, g_free);
  self->group = NULL;
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
}

/* The field that has the focus. */
static char *
find_focus (SalPlanPartView *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (gtk_widget_get_state_flags (self->cells->pdata[i]) & GTK_STATE_FLAG_FOCUS_WITHIN)
      return g_strdup (sal_plan_cell_get_path (self->cells->pdata[i]));

  return NULL;
}

static void
update_notes (SalPlanPartView *self)
{
  const char *path;
  const char *problem = sal_plan_editor_get_problem (self->editor, &path);

  for (guint i = 0; i < self->notes->len; i++)
    {
      GtkWidget *note = self->notes->pdata[i];
      gboolean is_here = problem != NULL && g_str_equal (get_path (note), path);

      gtk_label_set_label (GTK_LABEL (note), is_here ? problem : "");
      gtk_widget_set_visible (note, is_here);
    }
}

static void
update (SalPlanPartView *self)
{
  g_autofree char *outline = NULL;
  g_autofree char *focus = NULL;

  if (!self->shows || sal_plan_editor_get_plan (self->editor) == NULL ||
      get_structure (self) == NULL)
    {
      clear (self);
      return;
    }
  outline = create_outline (self);
  if (g_strcmp0 (outline, self->outline) != 0)
    {
      focus = find_focus (self);
      clear (self);
      self->outline = g_steal_pointer (&outline);
      visit_fields (self, get_structure (self), self->path, build_field, NULL);
      if (focus != NULL)
        sal_plan_part_view_focus_field (self, focus);
    }
  for (guint i = 0; i < self->cells->len; i++)
    sal_plan_cell_update (self->cells->pdata[i]);
  update_notes (self);
}

static void
sal_plan_part_view_dispose (GObject *object)
{
  SalPlanPartView *self = SAL_PLAN_PART_VIEW (object);

  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->outline, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->group_of, g_free);

  G_OBJECT_CLASS (sal_plan_part_view_parent_class)->dispose (object);
}

static void
sal_plan_part_view_class_init (SalPlanPartViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sal_plan_part_view_dispose;
}

static void
sal_plan_part_view_init (SalPlanPartView *self)
{
  self->cells = g_ptr_array_new ();
  self->notes = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

GtkWidget *
sal_plan_part_view_new (void)
{
  return g_object_new (SAL_TYPE_PLAN_PART_VIEW, NULL);
}

void
sal_plan_part_view_set_editor (SalPlanPartView *self, SalPlanEditor *editor)
{
  g_return_if_fail (self->editor == NULL);

  self->editor = g_object_ref (editor);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (update), self);
}

void
sal_plan_part_view_show (SalPlanPartView *self, const char *path)
{
  char *copy = g_strdup (path);

  g_free (self->path);
  self->path = copy;
  self->shows = TRUE;
  update (self);
}

/**
 * sal_plan_part_view_focus_field:
 * @self: a view
 * @path: the path of a field, a part or a list
 *
 * Puts the focus into a field, or into the first one of a part.
 *
 * Returns: %FALSE if it does not show here
 */
gboolean
sal_plan_part_view_focus_field (SalPlanPartView *self, const char *path)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (g_str_has_prefix (sal_plan_cell_get_path (self->cells->pdata[i]), path))
      return gtk_widget_grab_focus (self->cells->pdata[i]);

  return FALSE;
}

/* Whether something was entered that is no value of its field. */
gboolean
sal_plan_part_view_is_modified (SalPlanPartView *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (sal_plan_cell_is_modified (self->cells->pdata[i]))
      return TRUE;

  return FALSE;
}

/* Shows what is stored, instead of what was entered. */
void
sal_plan_part_view_discard (SalPlanPartView *self)
{
  clear (self);
  if (self->editor != NULL)
    update (self);
}
