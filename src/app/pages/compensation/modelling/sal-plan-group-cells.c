/* sal-plan-group-cells.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-group-cells.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-chart-format.h"

enum
{
  COLUMN_GROUP,
  COLUMN_PEOPLE,
  COLUMN_BEFORE,
  COLUMN_AFTER,
  COLUMN_CHANGE,
  COLUMN_GAIN,
  COLUMN_LOSE,
  COLUMN_MEDIAN,
  N_COLUMNS,
};

const char *
sal_plan_grouping_get_label (SalTrialGrouping by)
{
  static const char *const labels[SAL_TRIAL_N_GROUPINGS] = {
    [SAL_TRIAL_BY_ROLE] = N_ ("Role"),
    [SAL_TRIAL_BY_UNIT] = N_ ("Unit"),
    [SAL_TRIAL_BY_TENURE] = N_ ("Tenure"),
    [SAL_TRIAL_BY_TERRITORY] = N_ ("Territory"),
  };

  return _ (labels[by]);
}

const char *
sal_plan_group_get_label (const char *group)
{
  return *group != '\0' ? group : _ ("None");
}

static const SalReplayGroup *
get_group (const SalPlanGroupCells *self, guint row)
{
  return &g_array_index (self->groups, SalReplayGroup, row);
}

/* NAN: there is no other version, from which anything would change. */
static double
get_number (const SalPlanGroupCells *self, guint row, guint column)
{
  const SalReplayGroup *group = get_group (self, row);

  if (self->outcome->other == NULL && column != COLUMN_PEOPLE && column != COLUMN_AFTER)
    return NAN;
  switch (column)
    {
    case COLUMN_PEOPLE:
      return group->n;
    case COLUMN_BEFORE:
      return (double) group->before;
    case COLUMN_AFTER:
      return (double) group->after;
    case COLUMN_CHANGE:
      return (double) (group->after - group->before);
    case COLUMN_GAIN:
      return group->n_winners;
    case COLUMN_LOSE:
      return group->n_losers;
    case COLUMN_MEDIAN:
    default:
      return round (group->median);
    }
}

static char *
write_cell (const SalPlanGroupCells *self, guint row, guint column, gboolean plain)
{
  gboolean is_count = column == COLUMN_PEOPLE || column == COLUMN_GAIN || column == COLUMN_LOSE;
  SalChartFormat number_format = is_count
                                     ? sal_chart_format_count ()
                                     : sal_chart_format_money (self->outcome->side->plan->currency);
  double number;

  if (column == COLUMN_GROUP)
    return g_strdup (sal_plan_group_get_label (get_group (self, row)->group));
  number = get_number (self, row, column);
  if (isnan (number))
    return g_strdup (plain ? "" : "–");

  return plain ? sal_chart_format_plain (&number_format, number)
               : sal_chart_format_exact (&number_format, number);
}

static char *
format (gpointer data, guint row, guint column)
{
  return write_cell (data, row, column, FALSE);
}

static char *
write_plain (gpointer data, guint row, guint column)
{
  return write_cell (data, row, column, TRUE);
}

/* Groups are in an order of their own; what is not known comes first. */
static int
compare (gpointer data, guint row, guint other, guint column)
{
  double one, two;

  if (column == COLUMN_GROUP)
    return (row > other) - (row < other);
  one = get_number (data, row, column);
  two = get_number (data, other, column);
  if (isnan (one) || isnan (two))
    return isnan (two) - isnan (one);

  return (one > two) - (one < two);
}

static char *
name_row (gpointer data, guint row)
{
  return sal_index_table_read_row (((SalPlanGroupCells *) data)->view, row);
}

static const SalIndexSource cells = {
  .format = format,
  .compare = compare,
  .write = write_plain,
  .name = name_row,
};

static void
set_columns (SalPlanGroupCells *self)
{
  const SalIndexColumn columns[] = {
    [COLUMN_GROUP] = { .title = sal_plan_grouping_get_label (self->by),
                       .expands = TRUE,
                       .width = 170 },
    [COLUMN_PEOPLE] = { .title = _ ("People"), .is_number = TRUE },
    [COLUMN_BEFORE] = { .title = _ ("Before"), .is_number = TRUE, .width = 120 },
    [COLUMN_AFTER] = { .title = _ ("After"), .is_number = TRUE, .width = 120 },
    [COLUMN_CHANGE] = { .title = _ ("Change"), .is_number = TRUE, .width = 110 },
    [COLUMN_GAIN] = { .title = _ ("Gain"), .is_number = TRUE },
    [COLUMN_LOSE] = { .title = _ ("Lose"), .is_number = TRUE },
    [COLUMN_MEDIAN] = { .title = _ ("Median Change"), .is_number = TRUE, .width = 110 },
  };

  sal_index_table_set_columns (self->view, columns, N_COLUMNS);
}

void
sal_plan_group_cells_init (SalPlanGroupCells *self, SalIndexTable *view)
{
  *self = (SalPlanGroupCells){ .view = view };
  sal_index_table_set_source (view, &cells, self);
  set_columns (self);
}

void
sal_plan_group_cells_clear (SalPlanGroupCells *self)
{
  sal_index_table_clear (self->view);
  g_clear_pointer (&self->groups, g_array_unref);
  g_clear_pointer (&self->outcome, sal_plan_outcome_unref);
}

guint
sal_plan_group_cells_show (SalPlanGroupCells *self,
                           SalPlanOutcome *outcome,
                           SalTrialGrouping by,
                           GHashTable *people)
{
  g_autofree char *label = NULL;

  sal_plan_group_cells_clear (self);
  self->outcome = sal_plan_outcome_ref (outcome);
  self->groups = sal_plan_outcome_list_groups (outcome, by, people);
  if (by != self->by)
    {
      self->by = by;
      set_columns (self);
    }
  /* translators: Role, Tenure, Territory or Unit */
  label = g_strdup_printf (_ ("Changes by %s"), sal_plan_grouping_get_label (by));
  sal_index_table_set_label (self->view, label);
  sal_index_table_fill (self->view, NULL, self->groups->len);

  return self->groups->len;
}

const char *
sal_plan_group_cells_get_group (const SalPlanGroupCells *self, guint row)
{
  return get_group (self, row)->group;
}
