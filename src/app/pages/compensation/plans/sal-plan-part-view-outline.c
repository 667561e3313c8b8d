/* sal-plan-part-view-outline.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-part-view-private.h"

/* What there is to show of a part. */
static char *
join (const char *path, const char *field)
{
  return path != NULL ? g_strconcat (path, ".", field, NULL) : g_strdup (field);
}

gboolean
sal_plan_part_view_is_value (const SalPlanField *field)
{
  return field->type != SAL_PLAN_FIELD_PART && field->type != SAL_PLAN_FIELD_LIST;
}

GPtrArray *
sal_plan_part_view_get_items (const SalPlanPlace *place)
{
  return *(GPtrArray **) G_STRUCT_MEMBER_P (place->self, place->field->offset);
}

/* The path of a field of an item, if the field applies to it. */
char *
sal_plan_part_view_find_cell (const SalPlan *plan,
                              const char *list,
                              guint item,
                              const SalPlanField *field)
{
  g_autofree char *path = g_strdup_printf ("%s[%u].%s", list, item, field->name);
  SalPlanPlace place;

  return sal_plan_find (plan, path, &place) && sal_plan_part_view_is_value (field) &&
                 sal_plan_place_applies (&place)
             ? g_steal_pointer (&path)
             : NULL;
}

static gboolean
has_column (const SalPlan *plan, const char *list, guint n_items, const SalPlanField *field)
{
  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *path = sal_plan_part_view_find_cell (plan, list, i, field);

      if (path != NULL)
        return TRUE;
    }

  return FALSE;
}

static guint
get_turn (const SalPlanField *field)
{
  if (sal_plan_part_view_is_value (field))
    return 1;

  return field->type == SAL_PLAN_FIELD_PART && field->is_required ? 0 : 2;
}

/* What is done with each field of a part, in the order of its table, but for this: what it has to
 * have comes first, as the payout of a component stands beside its curve; then values, which are
 * rows of its group; then other parts and lists, which are groups of their own. */
void
sal_plan_part_view_visit (SalPlanPartView *self,
                          const SalPlanStructure *structure,
                          const char *path,
                          SalPlanPartVisit visit,
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
          sal_plan_part_view_visit (self, field->structure, own_path, visit, data);
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
  guint n = is_list ? sal_plan_part_view_get_items (place)->len : 0;

  g_string_append_printf (
      outline,
      "%s %u %d %d\n",
      path,
      n,
      sal_plan_part_view_is_value (place->field) ? (int) sal_plan_place_get_unit (place) : 0,
      !sal_plan_part_view_is_value (place->field) && !is_list &&
          sal_plan_place_get_part (place, NULL) != NULL);
  for (guint i = 0; is_list && i < place->field->structure->n_fields; i++)
    g_string_append_c (outline,
                       has_column (plan, path, n, &place->field->structure->fields[i]) ? '1' : '0');
}

const SalPlanStructure *
sal_plan_part_view_get_structure (SalPlanPartView *self)
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
char *
sal_plan_part_view_create_outline (SalPlanPartView *self)
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
  sal_plan_part_view_visit (
      self, sal_plan_part_view_get_structure (self), self->path, add_to_outline, outline);

  return g_string_free (outline, FALSE);
}
