/* sal-plan-comparison.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-comparison.h"

#include "sal-plan-words.h"

typedef struct
{
  const SalPlan *one;
  const SalPlan *other;
  GPtrArray *rows;
} Comparison;

static void
row_free (gpointer data)
{
  SalPlanComparisonRow *self = data;

  g_free (self->field);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static char *
value_of (const SalPlan *plan, const char *path, const char *value)
{
  SalPlanPlace place;

  return value != NULL && sal_plan_find (plan, path, &place) ? sal_plan_place_to_words (&place)
                                                             : g_strdup ("");
}

static void
add (const char *path, const char *before, const char *after, gpointer data)
{
  Comparison *self = data;
  SalPlanComparisonRow *row = g_new (SalPlanComparisonRow, 1);
  SalPlanPlace place;

  *row = (SalPlanComparisonRow){
    sal_plan_path_to_words (sal_plan_find (self->other, path, &place) ? self->other : self->one,
                            path),
    value_of (self->one, path, before),
    value_of (self->other, path, after),
  };
  g_ptr_array_add (self->rows, row);
}

/**
 * sal_plan_comparison_new: (skip)
 * @one: a plan
 * @other: another
 *
 * Lists the fields in which two plans differ, in the words of people; the items of lists are
 * compared by their place.
 *
 * Returns: (transfer full) (element-type SalPlanComparisonRow): the rows, in the order of the
 * fields
 */
GPtrArray *
sal_plan_comparison_new (const SalPlan *one, const SalPlan *other)
{
  Comparison self = { one, other, g_ptr_array_new_with_free_func (row_free) };

  sal_plan_structure_compare (&sal_plan_structure, one, other, add, &self);

  return self.rows;
}
