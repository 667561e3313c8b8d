/* sal-cli-account-plan-print.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-account.h"

#include <glib/gi18n-lib.h>

#include "sal-cli-table.h"
#include "sal-date.h"
#include "sal-kinds.h"

/* What a section or the plan says, a paragraph under its heading. */
static void
print_text (SalCliCall *call, const char *text)
{
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;

  for (gsize i = 0; lines != NULL && lines[i] != NULL; i++)
    sal_cli_say (call, "    %s", lines[i]);
}

static void
print_understanding (SalCliCall *call, const SalAccountPlanBook *book)
{
  static const char *const fields[] = { "business", "goals", "challenges" };
  g_autofree char *age =
      sal_plan_age_describe (&book->freshness.topics[SAL_PLAN_TOPIC_UNDERSTANDING]);

  sal_cli_say (call, "\n%s (%s)", sal_plan_topic_get_title (SAL_PLAN_TOPIC_UNDERSTANDING), age);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text = sal_record_get_text (book->plan, fields[i]);

      if (text == NULL)
        continue;
      sal_cli_say (call,
                   "  %s",
                   sal_field_get_label (sal_kind_find_field (&sal_account_plan_kind, fields[i])));
      print_text (call, text);
    }
}

static void
print_sponsor (SalCliCall *call, const char *label, const SalPlanSponsor *sponsor, gint32 today)
{
  g_autofree char *words = sal_plan_sponsor_describe (sponsor, today);

  if (sponsor->id != 0)
    sal_cli_say (call, "%s: %s, %s", label, sponsor->name, words);
}

static void
print_part (SalCliCall *call,
            const SalAccountPlanBook *book,
            SalPlanPart part,
            const char *currency)
{
  GPtrArray *records = book->parts[part];

  sal_cli_say (call, "\n%s", _ (sal_plan_parts[part].title));
  if (records->len == 0)
    sal_cli_say (call, "  %s", _ ("nothing yet"));
  for (guint i = 0; i < records->len; i++)
    {
      SalRecord *record = g_ptr_array_index (records, i);
      g_autofree char *title = sal_plan_record_get_title (part, record);
      g_autofree char *line = sal_plan_record_describe (part, record, book->today, currency);
      gboolean stale = sal_plan_record_is_stale (book, part, record);

      sal_cli_say (
          call, "  %s%s%s%s", title, *line != '\0' ? ": " : "", line, stale ? _ (" · stale") : "");
      if (part == SAL_PLAN_SECTIONS)
        print_text (call, sal_record_get_text (record, "text"));
    }
}

static void
print_news (SalCliCall *call, const SalAccountPlanBook *book, const char *currency)
{
  const SalPlanNews *news = book->news;
  g_autofree char *time = sal_time_format (news->since);

  if (news->is_read)
    /* translators: a day and time */
    sal_cli_say (call, _ ("\nChanges since %s"), time);
  else
    sal_cli_say (call,
                 news->has_texts
                     /* translators: a day and time */
                     ? _ ("\nYou have not read this plan before. Deals since its texts were "
                          "written, %s")
                     /* translators: a day and time */
                     : _ ("\nYou have not read this plan before. Deals since it began, %s"),
                 time);
  if (sal_plan_news_count (news) == 0)
    sal_cli_say (call, "  %s", _ ("none"));
  for (guint i = 0; i < news->items->len; i++)
    {
      const SalPlanNewsItem *item = g_ptr_array_index (news->items, i);
      g_autofree char *words = sal_plan_news_item_describe (item);
      g_autofree char *when = sal_time_format (item->time);

      sal_cli_say (call,
                   "  %s “%s”: %s (%s%s%s)",
                   sal_kind_get_label (item->kind),
                   item->title,
                   words,
                   item->author != NULL ? item->author : "",
                   item->author != NULL ? ", " : "",
                   when);
    }
  for (guint i = 0; i < news->deals->len; i++)
    {
      const SalPlanDeal *deal = g_ptr_array_index (news->deals, i);
      g_autofree char *words = sal_plan_deal_describe (deal, currency);

      sal_cli_say (
          call, "  %s “%s”: %s", sal_kind_get_label (&sal_opportunity_kind), deal->name, words);
    }
}

static void
print_other_plans (SalCliCall *call, const SalAccountPlanBook *book)
{
  for (guint i = 0; i < book->plans->len; i++)
    {
      SalRecord *plan = g_ptr_array_index (book->plans, i);
      g_autofree char *title = sal_record_get_title (plan);
      g_autofree char *period = sal_account_plan_describe_period (plan);

      if (sal_record_get_id (plan) != sal_record_get_id (book->plan))
        /* translators: the name of a plan, and from when to when it is */
        sal_cli_say (call, _ ("There is another plan, “%s”, %s."), title, period);
    }
}

/**
 * sal_cli_print_account_plan:
 * @call: the command
 * @book: a plan
 * @currency: the reporting currency
 *
 * Prints a plan for people: what changed, what it says, and how old that is.
 */
void
sal_cli_print_account_plan (SalCliCall *call, const SalAccountPlanBook *book, const char *currency)
{
  g_autofree char *title = NULL, *period = NULL, *freshness = NULL;

  if (book->plan == NULL)
    {
      sal_cli_say (
          call, _ ("%s has no plan: “account plan … --create” creates one."), book->account_name);
      return;
    }
  title = sal_record_get_title (book->plan);
  period = sal_account_plan_describe_period (book->plan);
  freshness = sal_plan_freshness_describe (&book->freshness);
  sal_cli_say (call, "%s: %s, %s", book->account_name, title, period);
  sal_cli_say (call, "%s", freshness);
  print_sponsor (call, _ ("Executive sponsor"), &book->sponsor, book->today);
  print_sponsor (call, _ ("Customer's sponsor"), &book->customer_sponsor, book->today);
  print_news (call, book, currency);
  print_understanding (call, book);
  for (guint i = 0; i < SAL_PLAN_N_PARTS; i++)
    print_part (call, book, (SalPlanPart) i, currency);
  if (book->plans->len > 1)
    sal_cli_say (call, "%s", "");
  print_other_plans (call, book);
}

static void
take_day (SalCliTable *table, gint32 day)
{
  sal_cli_table_take_cell (table, day != SAL_DATE_NONE ? sal_date_format (day) : g_strdup (""));
}

/**
 * sal_cli_print_plan_actions:
 * @actions: actions
 * @filter: which of them
 *
 * Prints actions as a table.
 */
void
sal_cli_print_plan_actions (const SalPlanActions *actions, const SalPlanActionsFilter *filter)
{
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, _ ("Due"), FALSE);
  sal_cli_table_add_column (table, _ ("Account"), FALSE);
  sal_cli_table_add_column (table, _ ("Action"), FALSE);
  sal_cli_table_add_column (table, _ ("Owner"), FALSE);
  sal_cli_table_add_column (table, _ ("Status"), FALSE);
  sal_cli_table_add_column (table, _ ("Done On"), FALSE);
  for (guint i = 0; i < actions->actions->len; i++)
    {
      const SalPlanAction *action = &g_array_index (actions->actions, SalPlanAction, i);

      if (!sal_plan_action_matches (action, filter))
        continue;
      sal_cli_table_take_cell (table, sal_plan_action_describe_due (action, actions->today));
      sal_cli_table_cell (table, action->account_name);
      sal_cli_table_cell (table, action->name);
      sal_cli_table_cell (table, action->owner_name != NULL ? action->owner_name : "");
      sal_cli_table_cell (
          table,
          sal_choice_get_label (sal_kind_find_field (&sal_plan_action_kind, "status"),
                                sal_plan_action_status_get_name (action->status)));
      take_day (table, action->done_on);
    }
  sal_cli_table_finish (table);
}
