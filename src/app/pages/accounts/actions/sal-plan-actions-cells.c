/* sal-plan-actions-cells.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-actions-cells.h"

#include <glib/gi18n.h>

#include "sal-date.h"
#include "sal-kinds.h"

typedef enum
{
  COLUMN_ACTION,
  COLUMN_DUE,
  COLUMN_ACCOUNT,
  COLUMN_OWNER,
  COLUMN_STATUS,
  COLUMN_PLAN,
  N_COLUMNS,
} Column;

static const SalPlanAction *
get_action (gpointer data, guint row)
{
  return &g_array_index (((SalPlanActions *) data)->actions, SalPlanAction, row);
}

static char *
format_status (const SalPlanAction *action)
{
  const char *label = sal_choice_get_label (sal_kind_find_field (&sal_plan_action_kind, "status"),
                                            sal_plan_action_status_get_name (action->status));
  g_autofree char *day = NULL;

  if (action->done_on == SAL_DATE_NONE)
    return g_strdup (label);
  day = sal_date_format (action->done_on);

  return g_strdup_printf ("%s, %s", label, day);
}

static const char *
get_text (const SalPlanAction *action, guint column)
{
  const char *text = NULL;

  if (column == COLUMN_ACTION)
    text = action->name;
  else if (column == COLUMN_ACCOUNT)
    text = action->account_name;
  else if (column == COLUMN_OWNER)
    text = action->owner_name;
  else if (column == COLUMN_PLAN)
    text = action->plan_name;

  return text != NULL ? text : "";
}

static char *
format (gpointer data, guint row, guint column)
{
  const SalPlanAction *action = get_action (data, row);

  if (column == COLUMN_DUE)
    return sal_plan_action_describe_due (action, ((SalPlanActions *) data)->today);
  if (column == COLUMN_STATUS)
    return format_status (action);

  return g_strdup (get_text (action, column));
}

static char *
write_cell (gpointer data, guint row, guint column)
{
  const SalPlanAction *action = get_action (data, row);
  char day[SAL_DATE_BUFFER];

  if (column == COLUMN_DUE)
    return g_strdup (action->due != SAL_DATE_NONE ? sal_date_write_iso (action->due, day) : "");
  if (column == COLUMN_STATUS)
    return g_strdup (sal_plan_action_status_get_name (action->status));

  return format (data, row, column);
}

/* Days that are not known come last; the rows are in the order of what is to be done next. */
static int
compare (gpointer data, guint row, guint other, guint column)
{
  const SalPlanAction *a = get_action (data, row), *b = get_action (data, other);
  int order = 0;

  if (column == COLUMN_DUE && a->due != b->due)
    {
      if (a->due == SAL_DATE_NONE || b->due == SAL_DATE_NONE)
        order = a->due == SAL_DATE_NONE ? 1 : -1;
      else
        order = a->due < b->due ? -1 : 1;
    }
  else if (column == COLUMN_STATUS)
    {
      order = (int) a->status - (int) b->status;
    }
  else if (column != COLUMN_DUE)
    {
      order = g_utf8_collate (get_text (a, column), get_text (b, column));
    }

  return order != 0 ? order : (row > other) - (row < other);
}

/* "Call Ann, Halden Energy, 1 Nov 2026, 21 days overdue" */
static char *
name_row (gpointer data, guint row)
{
  const SalPlanAction *action = get_action (data, row);
  g_autofree char *due = format (data, row, COLUMN_DUE);
  g_autofree char *status = format_status (action);

  return g_strdup_printf (
      "%s, %s, %s%s%s", action->name, action->account_name, status, *due != '\0' ? ", " : "", due);
}

static gboolean
is_strong (gpointer data, guint row, guint column)
{
  return column == COLUMN_DUE && get_action (data, row)->overdue;
}

const SalIndexSource sal_plan_actions_cells = {
  .format = format,
  .compare = compare,
  .write = write_cell,
  .name = name_row,
  .is_strong = is_strong,
};

void
sal_plan_actions_cells_add_columns (SalIndexTable *table)
{
  const SalIndexColumn columns[N_COLUMNS] = {
    [COLUMN_ACTION] = { .title = _ ("Action"), .expands = TRUE, .width = 180 },
    [COLUMN_DUE] = { .title = _ ("Due"), .width = 255 },
    [COLUMN_ACCOUNT] = { .title = _ ("Account"), .expands = TRUE, .width = 140, .gives_way = TRUE },
    [COLUMN_OWNER] = { .title = _ ("Owner"), .width = 150, .gives_way = TRUE },
    [COLUMN_STATUS] = { .title = _ ("Status"), .width = 100, .gives_way = TRUE },
    [COLUMN_PLAN] = { .title = _ ("Plan"), .width = 100, .gives_way = TRUE },
  };

  sal_index_table_set_columns (table, columns, N_COLUMNS);
}
