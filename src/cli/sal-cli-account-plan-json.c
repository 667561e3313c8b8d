/* sal-cli-account-plan-json.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-account.h"

#include "sal-cli-json.h"
#include "sal-date.h"

static void
print_day_json (SalCliJson *json, const char *member, gint32 day)
{
  char text[SAL_DATE_BUFFER];

  sal_cli_json_string (json, member, day != SAL_DATE_NONE ? sal_date_write_iso (day, text) : NULL);
}

static void
print_fields_json (SalCliJson *json, SalRecord *record, const char *currency)
{
  sal_cli_json_id (json, "id", sal_record_get_id (record));
  for (guint i = 0; i < sal_record_get_kind (record)->n_fields; i++)
    sal_cli_json_field (json, record, i, currency);
}

static void
print_freshness_json (SalCliJson *json, const SalPlanFreshness *freshness)
{
  sal_cli_json_begin_object (json, "freshness");
  sal_cli_json_string (json, "state", sal_plan_state_get_name (freshness->state));
  sal_cli_json_integer (json, "stale_days", freshness->stale_days);
  print_day_json (json, "written_on", freshness->day);
  sal_cli_json_begin_array (json, "topics");
  for (guint i = 0; i < SAL_PLAN_N_TOPICS; i++)
    {
      const SalPlanAge *age = &freshness->topics[i];

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_string (json, "name", sal_plan_topic_get_name ((SalPlanTopic) i));
      sal_cli_json_boolean (json, "filled", age->filled);
      print_day_json (json, "day", age->day);
      if (age->age >= 0)
        sal_cli_json_integer (json, "age", age->age);
      sal_cli_json_boolean (json, "stale", age->stale);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_end_object (json);
}

static void
print_sponsor_json (SalCliJson *json, const char *member, const SalPlanSponsor *sponsor)
{
  if (sponsor->id == 0)
    return;
  sal_cli_json_begin_object (json, member);
  sal_cli_json_id (json, "id", sponsor->id);
  sal_cli_json_string (json, "name", sponsor->name);
  print_day_json (json, "last_contact", sponsor->last);
  sal_cli_json_boolean (json, "overdue", sponsor->overdue);
  sal_cli_json_end_object (json);
}

static void
print_part_json (SalCliJson *json,
                 const SalAccountPlanBook *book,
                 SalPlanPart part,
                 const char *currency)
{
  sal_cli_json_begin_array (json, sal_plan_parts[part].name);
  for (guint i = 0; i < book->parts[part]->len; i++)
    {
      SalRecord *record = g_ptr_array_index (book->parts[part], i);

      sal_cli_json_begin_object (json, NULL);
      print_fields_json (json, record, currency);
      if (part == SAL_PLAN_OBJECTIVES)
        sal_cli_json_real (json, "progress", sal_plan_objective_progress (record));
      if (part == SAL_PLAN_ACTIONS || part == SAL_PLAN_ASKS)
        sal_cli_json_boolean (json, "overdue", sal_plan_record_is_overdue (record, book->today));
      else
        sal_cli_json_boolean (json, "stale", sal_plan_record_is_stale (book, part, record));
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
}

static void
print_item_json (SalCliJson *json, const SalPlanNewsItem *item)
{
  static const char *const types[] = {
    [SAL_TOUCH_INSERTED] = "added",
    [SAL_TOUCH_UPDATED] = "changed",
    [SAL_TOUCH_DELETED] = "deleted",
  };

  sal_cli_json_begin_object (json, NULL);
  sal_cli_json_string (json, "kind", item->kind->name);
  sal_cli_json_id (json, "id", item->id);
  sal_cli_json_string (json, "title", item->title);
  sal_cli_json_string (json, "what", types[item->type]);
  if (item->summary != NULL)
    sal_cli_json_string (json, "added", item->summary);
  if (item->overdue != SAL_DATE_NONE)
    print_day_json (json, "was_due", item->overdue);
  sal_cli_json_string (json, "author", item->author);
  sal_cli_json_time (json, "time", item->time);
  sal_cli_json_begin_array (json, "fields");
  for (guint i = 0; i < item->fields->len; i++)
    {
      const SalPlanNewsField *field = &g_array_index (item->fields, SalPlanNewsField, i);

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_string (json, "name", field->field->name);
      sal_cli_json_string (json, "before", field->before);
      sal_cli_json_string (json, "after", field->after);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_end_object (json);
}

static void
print_news_json (SalCliJson *json, const SalPlanNews *news, const char *currency)
{
  sal_cli_json_begin_object (json, "changes");
  sal_cli_json_boolean (json, "read_before", news->is_read);
  sal_cli_json_time (json, "since", news->since);
  sal_cli_json_begin_array (json, "records");
  for (guint i = 0; i < news->items->len; i++)
    print_item_json (json, g_ptr_array_index (news->items, i));
  sal_cli_json_end_array (json);
  sal_cli_json_begin_array (json, "deals");
  for (guint i = 0; i < news->deals->len; i++)
    {
      const SalPlanDeal *deal = g_ptr_array_index (news->deals, i);
      g_autofree char *words = sal_plan_deal_describe (deal, currency);

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_id (json, "id", deal->id);
      sal_cli_json_string (json, "name", deal->name);
      sal_cli_json_string (json, "what", sal_plan_deal_event_get_name (deal->event));
      sal_cli_json_string (json, "words", words);
      sal_cli_json_time (json, "time", deal->time);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_end_object (json);
}

/**
 * sal_cli_print_account_plan_json:
 * @book: a plan, or an account that has none
 * @currency: the reporting currency
 *
 * Prints a plan as JSON.
 */
void
sal_cli_print_account_plan_json (const SalAccountPlanBook *book, const char *currency)
{
  SalCliJson *json = sal_cli_json_new ("account_plan");

  sal_cli_json_begin_object (json, "account");
  sal_cli_json_id (json, "id", book->account);
  sal_cli_json_string (json, "name", book->account_name);
  sal_cli_json_end_object (json);
  sal_cli_json_begin_array (json, "plans");
  for (guint i = 0; i < book->plans->len; i++)
    {
      SalRecord *plan = g_ptr_array_index (book->plans, i);

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_id (json, "id", sal_record_get_id (plan));
      sal_cli_json_string (json, "name", sal_record_get_text (plan, "name"));
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  if (book->plan != NULL)
    {
      sal_cli_json_begin_object (json, "plan");
      print_fields_json (json, book->plan, currency);
      sal_cli_json_end_object (json);
      print_freshness_json (json, &book->freshness);
      print_sponsor_json (json, "sponsor", &book->sponsor);
      print_sponsor_json (json, "customer_sponsor", &book->customer_sponsor);
      for (guint i = 0; i < SAL_PLAN_N_PARTS; i++)
        print_part_json (json, book, (SalPlanPart) i, currency);
      print_news_json (json, book->news, currency);
    }
  sal_cli_json_finish (json);
}

/**
 * sal_cli_print_plan_actions_json:
 * @actions: actions
 * @filter: which of them
 *
 * Prints actions as JSON.
 */
void
sal_cli_print_plan_actions_json (const SalPlanActions *actions, const SalPlanActionsFilter *filter)
{
  SalCliJson *json = sal_cli_json_new ("plan_actions");

  sal_cli_json_begin_array (json, "actions");
  for (guint i = 0; i < actions->actions->len; i++)
    {
      const SalPlanAction *action = &g_array_index (actions->actions, SalPlanAction, i);

      if (!sal_plan_action_matches (action, filter))
        continue;
      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_id (json, "id", action->id);
      sal_cli_json_string (json, "name", action->name);
      sal_cli_json_string (json, "account", action->account_name);
      sal_cli_json_string (json, "plan", action->plan_name);
      sal_cli_json_string (json, "objective", action->objective);
      sal_cli_json_string (json, "owner", action->owner_name);
      sal_cli_json_string (json, "status", sal_plan_action_status_get_name (action->status));
      print_day_json (json, "due", action->due);
      print_day_json (json, "done_on", action->done_on);
      sal_cli_json_boolean (json, "overdue", action->overdue);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_finish (json);
}
