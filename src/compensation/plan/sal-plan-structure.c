/* sal-plan-structure.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-structure.h"

#include <glib/gi18n-lib.h>

/* --- memory --- */

static void
free_item (gpointer item, gpointer structure)
{
  sal_plan_structure_free (structure, item);
}

static void
field_init (const SalPlanField *field, gpointer self)
{
  gpointer member = G_STRUCT_MEMBER_P (self, field->offset);

  switch (field->type)
    {
    case SAL_PLAN_FIELD_RATIONAL:
      *(SalPlanNumber *) member = (SalPlanNumber){ FALSE, SAL_RATIONAL_INIT };
      break;
    case SAL_PLAN_FIELD_RATIONALS:
      *(GArray **) member = g_array_new (FALSE, FALSE, sizeof (SalRational));
      g_array_set_clear_func (*(GArray **) member, (GDestroyNotify) sal_rational_clear);
      break;
    case SAL_PLAN_FIELD_DATE:
      *(gint32 *) member = SAL_DATE_NONE;
      break;
    case SAL_PLAN_FIELD_COUNT:
    case SAL_PLAN_FIELD_CHOICE:
    case SAL_PLAN_FIELD_BOOLEAN:
      *(int *) member = field->initial;
      break;
    case SAL_PLAN_FIELD_LIST:
      *(GPtrArray **) member = g_ptr_array_new ();
      break;
    case SAL_PLAN_FIELD_TEXT:
    case SAL_PLAN_FIELD_PART:
    default:
      break;
    }
}

static void
field_clear (const SalPlanField *field, gpointer self)
{
  gpointer member = G_STRUCT_MEMBER_P (self, field->offset);

  switch ((int) field->type)
    {
    case SAL_PLAN_FIELD_TEXT:
      g_clear_pointer ((char **) member, g_free);
      break;
    case SAL_PLAN_FIELD_RATIONAL:
      sal_rational_clear (&((SalPlanNumber *) member)->value);
      break;
    case SAL_PLAN_FIELD_RATIONALS:
      g_clear_pointer ((GArray **) member, g_array_unref);
      break;
    case SAL_PLAN_FIELD_PART:
      sal_plan_structure_free (field->structure, *(gpointer *) member);
      break;
    case SAL_PLAN_FIELD_LIST:
      g_ptr_array_foreach (*(GPtrArray **) member, free_item, (gpointer) field->structure);
      g_clear_pointer ((GPtrArray **) member, g_ptr_array_unref);
      break;
    default:
      break;
    }
}

/**
 * sal_plan_structure_new: (skip)
 * @structure: a structure
 *
 * Makes one with nothing in it but the defaults.
 *
 * Returns: (transfer full): it; free it with sal_plan_structure_free()
 */
gpointer
sal_plan_structure_new (const SalPlanStructure *structure)
{
  gpointer self = g_malloc0 (structure->size);

  for (guint i = 0; i < structure->n_fields; i++)
    field_init (&structure->fields[i], self);

  return self;
}

void
sal_plan_structure_free (const SalPlanStructure *structure, gpointer self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < structure->n_fields; i++)
    field_clear (&structure->fields[i], self);
  g_free (self);
}

/* --- comparison --- */

/* What a field that is no part and no list says; NULL: nothing. */
static char *
field_to_text (const SalPlanField *field, gconstpointer self)
{
  gconstpointer member = self != NULL ? G_STRUCT_MEMBER_P (self, field->offset) : NULL;
  char day[SAL_DATE_BUFFER];

  if (member == NULL)
    return NULL;

  switch ((int) field->type)
    {
    case SAL_PLAN_FIELD_TEXT:
      return g_strdup (*(char *const *) member);
    case SAL_PLAN_FIELD_RATIONAL:
      {
        const SalPlanNumber *number = member;

        return number->is_set ? sal_rational_to_text (&number->value) : NULL;
      }
    case SAL_PLAN_FIELD_RATIONALS:
      {
        const GArray *numbers = *(GArray *const *) member;
        g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

        for (guint i = 0; i < numbers->len; i++)
          g_ptr_array_add (texts, sal_rational_to_text (&g_array_index (numbers, SalRational, i)));
        g_ptr_array_add (texts, NULL);
        return g_strjoinv (", ", (char **) texts->pdata);
      }
    case SAL_PLAN_FIELD_DATE:
      return *(const gint32 *) member != SAL_DATE_NONE
                 ? g_strdup (sal_date_write_iso (*(const gint32 *) member, day))
                 : NULL;
    case SAL_PLAN_FIELD_CHOICE:
      return g_strdup (field->choices[*(const int *) member]);
    case SAL_PLAN_FIELD_BOOLEAN:
      return g_strdup (*(const gboolean *) member ? "true" : "false");
    case SAL_PLAN_FIELD_COUNT:
    default:
      return g_strdup_printf ("%d", *(const int *) member);
    }
}

static gconstpointer
part_of (const SalPlanField *field, gconstpointer self)
{
  return self != NULL ? *(gconstpointer *) G_STRUCT_MEMBER_P (self, field->offset) : NULL;
}

static gconstpointer
item_of (const SalPlanField *field, gconstpointer self, guint index)
{
  const GPtrArray *items = part_of (field, self);

  return items != NULL && index < items->len ? items->pdata[index] : NULL;
}

static void compare (const SalPlanStructure *structure,
                     const char *path,
                     gconstpointer one,
                     gconstpointer other,
                     SalPlanDifference difference,
                     gpointer data);

static void
compare_field (const SalPlanField *field,
               const char *path,
               gconstpointer one,
               gconstpointer other,
               SalPlanDifference difference,
               gpointer data)
{
  g_autofree char *own_path =
      *path != '\0' ? g_strconcat (path, ".", field->name, NULL) : g_strdup (field->name);

  if (field->type == SAL_PLAN_FIELD_PART)
    {
      compare (field->structure,
               own_path,
               part_of (field, one),
               part_of (field, other),
               difference,
               data);
    }
  else if (field->type == SAL_PLAN_FIELD_LIST)
    {
      for (guint i = 0; item_of (field, one, i) != NULL || item_of (field, other, i) != NULL; i++)
        {
          g_autofree char *item_path = g_strdup_printf ("%s[%u]", own_path, i);

          compare (field->structure,
                   item_path,
                   item_of (field, one, i),
                   item_of (field, other, i),
                   difference,
                   data);
        }
    }
  else
    {
      g_autofree char *before = field_to_text (field, one);
      g_autofree char *after = field_to_text (field, other);

      if (g_strcmp0 (before, after) != 0)
        difference (own_path, before, after, data);
    }
}

static void
compare (const SalPlanStructure *structure,
         const char *path,
         gconstpointer one,
         gconstpointer other,
         SalPlanDifference difference,
         gpointer data)
{
  if (one == NULL && other == NULL)
    return;

  for (guint i = 0; i < structure->n_fields; i++)
    compare_field (&structure->fields[i], path, one, other, difference, data);
}

/**
 * sal_plan_structure_compare: (skip)
 * @structure: what both are
 * @one: one
 * @other: another
 * @difference: called for each field they differ in, in the order of the fields
 * @data: handed to @difference
 *
 * Compares two field by field; the items of lists by their place.
 */
void
sal_plan_structure_compare (const SalPlanStructure *structure,
                            gconstpointer one,
                            gconstpointer other,
                            SalPlanDifference difference,
                            gpointer data)
{
  compare (structure, "", one, other, difference, data);
}
