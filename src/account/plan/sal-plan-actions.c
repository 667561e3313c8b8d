/* sal-plan-actions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-actions.h"

#include "sal-date.h"
#include "sal-plan-due.h"

/* As records have it. */
static const char *const status_names[] = {
  [SAL_CALENDAR_OPEN] = "open",
  [SAL_CALENDAR_DONE] = "done",
  [SAL_CALENDAR_DROPPED] = "dropped",
};

/**
 * sal_plan_actions_new:
 * @today: the day they are looked at
 *
 * Creates a list of no actions.
 *
 * Returns: (transfer full): the list
 */
SalPlanActions *
sal_plan_actions_new (gint32 today)
{
  SalPlanActions *self = g_new0 (SalPlanActions, 1);

  self->today = today;
  self->actions = g_array_new (FALSE, TRUE, sizeof (SalPlanAction));
  self->texts = g_string_chunk_new (1 << 12);

  return self;
}

void
sal_plan_actions_free (SalPlanActions *self)
{
  g_array_unref (self->actions);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/**
 * sal_plan_actions_keep:
 * @self: a list
 * @text: (nullable): a text, such as a name
 *
 * Keeps a copy of a text, each once, for as long as the list lives.
 *
 * Returns: (nullable): the copy
 */
const char *
sal_plan_actions_keep (SalPlanActions *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

/* --- order --- */

static int
compare_days (gint32 one, gint32 other, gboolean last_first)
{
  if (one == other)
    return 0;
  if (one == SAL_DATE_NONE || other == SAL_DATE_NONE)
    return one == SAL_DATE_NONE ? 1 : -1;

  return (one < other) == !last_first ? -1 : 1;
}

static int
compare (gconstpointer one, gconstpointer other)
{
  const SalPlanAction *a = one, *b = other;
  int order = (int) a->status - (int) b->status;

  if (order == 0 && a->status == SAL_CALENDAR_DONE)
    order = compare_days (a->done_on, b->done_on, TRUE);
  if (order == 0)
    order = compare_days (a->due, b->due, a->status != SAL_CALENDAR_OPEN);
  if (order == 0)
    order = g_utf8_collate (a->account_name, b->account_name);

  return order != 0 ? order : (a->id > b->id) - (a->id < b->id);
}

/**
 * sal_plan_actions_sort:
 * @self: actions
 *
 * Marks those that are overdue, and puts all in order: what is open by the day it is due, so that
 * what is overdue comes first, then what is done and what was dropped, the last first.
 */
void
sal_plan_actions_sort (SalPlanActions *self)
{
  for (guint i = 0; i < self->actions->len; i++)
    {
      SalPlanAction *action = &g_array_index (self->actions, SalPlanAction, i);

      action->overdue = action->status == SAL_CALENDAR_OPEN && action->due != SAL_DATE_NONE &&
                        action->due < self->today;
    }
  g_array_sort (self->actions, compare);
}

/* --- which of them --- */

/**
 * sal_plan_action_matches:
 * @self: an action
 * @filter: which are wanted
 *
 * Checks whether an action is wanted.
 *
 * Returns: whether it is
 */
gboolean
sal_plan_action_matches (const SalPlanAction *self, const SalPlanActionsFilter *filter)
{
  if ((filter->owner != 0 && self->owner != filter->owner) ||
      (filter->nobodys && self->owner != 0) ||
      (filter->account != 0 && self->account != filter->account))
    return FALSE;

  switch (filter->status)
    {
    case SAL_PLAN_ACTIONS_OPEN:
      return self->status == SAL_CALENDAR_OPEN;
    case SAL_PLAN_ACTIONS_OVERDUE:
      return self->overdue;
    case SAL_PLAN_ACTIONS_DONE:
      return self->status != SAL_CALENDAR_OPEN;
    case SAL_PLAN_ACTIONS_ALL:
    default:
      return TRUE;
    }
}

/**
 * sal_plan_actions_status_from_name:
 * @name: "open", "overdue", "done" or "all"
 * @status: (out): what that means
 *
 * Reads which actions are wanted.
 *
 * Returns: %FALSE if there is no such name
 */
gboolean
sal_plan_actions_status_from_name (const char *name, SalPlanActionsStatus *status)
{
  static const char *const names[] = {
    [SAL_PLAN_ACTIONS_OPEN] = "open",
    [SAL_PLAN_ACTIONS_OVERDUE] = "overdue",
    [SAL_PLAN_ACTIONS_DONE] = "done",
    [SAL_PLAN_ACTIONS_ALL] = "all",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      {
        *status = (SalPlanActionsStatus) i;
        return TRUE;
      }

  return FALSE;
}

const char *
sal_plan_action_status_get_name (SalCalendarStatus status)
{
  return status_names[status];
}

/**
 * sal_plan_action_describe_due:
 * @self: an action
 * @today: a day
 *
 * Says when it is due: "1 Dec 2026", "1 Nov 2026, 21 days overdue", or "" if on no day.
 *
 * Returns: (transfer full): the words
 */
char *
sal_plan_action_describe_due (const SalPlanAction *self, gint32 today)
{
  return sal_plan_describe_due (self->due, today, self->overdue);
}

/* --- the calendar --- */

static char *
describe (const SalPlanAction *action)
{
  GString *text = g_string_new (action->account_name);

  if (action->plan_name != NULL)
    g_string_append_printf (text, " · %s", action->plan_name);
  if (action->objective != NULL)
    g_string_append_printf (text, "\n%s", action->objective);
  if (action->owner_name != NULL)
    g_string_append_printf (text, "\n%s", action->owner_name);
  if (action->note != NULL && *action->note != '\0')
    g_string_append_printf (text, "\n\n%s", action->note);

  return g_string_free (text, FALSE);
}

/**
 * sal_plan_actions_to_calendar:
 * @self: actions
 * @filter: which of them
 * @form: whether they become tasks or events
 * @stamp: when this is written, seconds, UTC
 * @n_written: (out): how many were written; as events, those that are due on some day
 *
 * Writes actions as a calendar (iCalendar, RFC 5545), by which other programs remind of them. An
 * action keeps its identity, so that importing it again replaces it.
 *
 * Returns: (transfer full): the calendar, which is valid if anything was written
 */
char *
sal_plan_actions_to_calendar (const SalPlanActions *self,
                              const SalPlanActionsFilter *filter,
                              SalCalendarForm form,
                              gint64 stamp,
                              guint *n_written)
{
  GString *calendar = sal_calendar_begin ();

  *n_written = 0;
  for (guint i = 0; i < self->actions->len; i++)
    {
      const SalPlanAction *action = &g_array_index (self->actions, SalPlanAction, i);
      g_autofree char *uid =
          g_strdup_printf ("plan-action-%" G_GINT64_FORMAT "@salient", action->id);
      g_autofree char *description = describe (action);
      SalCalendarItem item = {
        .uid = uid,
        .summary = action->name,
        .description = description,
        .category = action->account_name,
        .due = action->due,
        .status = action->status,
        .done_on = action->done_on,
      };

      if (sal_plan_action_matches (action, filter))
        *n_written += sal_calendar_add (calendar, &item, form, stamp);
    }
  sal_calendar_end (calendar);

  return g_string_free (calendar, FALSE);
}
