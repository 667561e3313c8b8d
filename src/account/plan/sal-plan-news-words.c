/* sal-plan-news-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-money.h"
#include "sal-plan-news-kinds.h"
#include "sal-plan-news.h"

/* Characters of a text that a line has room for. */
#define TEXT_ROOM 60

static const char *const deal_events[] = {
  [SAL_PLAN_DEAL_NEW] = "new",     [SAL_PLAN_DEAL_WON] = "won",
  [SAL_PLAN_DEAL_LOST] = "lost",   [SAL_PLAN_DEAL_REOPENED] = "reopened",
  [SAL_PLAN_DEAL_MOVED] = "moved", [SAL_PLAN_DEAL_CHANGED] = "changed",
};

const char *
sal_plan_deal_event_get_name (SalPlanDealEvent event)
{
  return deal_events[event];
}

static char *
shorten (const char *text)
{
  g_autofree char *line = NULL;

  if (text == NULL || *text == '\0')
    return g_strdup (_ ("empty"));
  line = g_strdelimit (g_strdup (text), "\n\r\t", ' ');
  if (g_utf8_strlen (line, -1) > TEXT_ROOM)
    {
      char *end = g_utf8_offset_to_pointer (line, TEXT_ROOM - 1);

      *end = '\0';
      return g_strconcat (line, "…", NULL);
    }

  return g_steal_pointer (&line);
}

static char *
display (SalRecord *record, const char *field, const char *currency)
{
  return sal_record_to_display (
      record, (guint) sal_kind_field_index (sal_record_get_kind (record), field), currency);
}

/**
 * sal_plan_news_item_name:
 * @self: what became of a record
 * @record: the record as it is, with titles of what it refers to
 * @currency: the reporting currency
 *
 * Says what it is called, and, if it was added, what it is.
 */
void
sal_plan_news_item_name (SalPlanNewsItem *self, SalRecord *record, const char *currency)
{
  const SalPlanNewsKind *watched = sal_plan_news_find_kind (self->kind);
  g_autoptr (GString) summary = g_string_new (NULL);
  g_autofree char *title = NULL;

  for (gsize i = 0; watched != NULL && watched->called[i] != NULL; i++)
    {
      g_free (title);
      title = display (record, watched->called[i], currency);
      if (*title != '\0')
        break;
    }
  if (title == NULL || *title == '\0')
    {
      g_free (title);
      title = display (record, self->kind->title, currency);
    }
  g_free (self->title);
  self->title = *title != '\0' ? g_steal_pointer (&title) : g_strdup (_ ("(no name)"));

  for (gsize i = 0; self->type == SAL_TOUCH_INSERTED && watched != NULL && watched->told[i] != NULL;
       i++)
    {
      g_autofree char *text = display (record, watched->told[i], currency);

      if (*text != '\0')
        g_string_append_printf (summary, "%s%s", summary->len > 0 ? ", " : "", text);
    }
  g_free (self->summary);
  self->summary = summary->len > 0 ? shorten (summary->str) : NULL;
}

/* @text: what changed, or empty */
static void
append_overdue (const SalPlanNewsItem *self, GString *text)
{
  g_autofree char *day = NULL;

  if (self->overdue == SAL_DATE_NONE)
    return;
  day = sal_date_format (self->overdue);
  if (text->len > 0)
    g_string_append (text, "; ");
  /* translators: a day */
  g_string_append_printf (text, _ ("overdue, was due %s"), day);
}

/**
 * sal_plan_news_item_describe:
 * @self: what became of a record
 *
 * Says what became of it: "added" and what it is, "deleted", its fields before and after, or that
 * it is late.
 *
 * Returns: (transfer full): the words
 */
char *
sal_plan_news_item_describe (const SalPlanNewsItem *self)
{
  g_autoptr (GString) text = NULL;

  if (self->type == SAL_TOUCH_DELETED)
    return g_strdup (_ ("deleted"));

  text = g_string_new (NULL);
  if (self->type == SAL_TOUCH_INSERTED && self->summary != NULL)
    /* translators: what a record that was added is */
    g_string_append_printf (text, _ ("added: %s"), self->summary);
  else if (self->type == SAL_TOUCH_INSERTED)
    g_string_append (text, _ ("added"));
  for (guint i = 0; i < self->fields->len; i++)
    {
      const SalPlanNewsField *field = &g_array_index (self->fields, SalPlanNewsField, i);
      const char *label = sal_field_get_label (field->field);

      if (text->len > 0)
        g_string_append (text, "; ");
      if (field->field->flags & SAL_FIELD_MULTILINE)
        {
          /* translators: a field of a record */
          g_string_append_printf (text, _ ("%s written anew"), label);
        }
      else
        {
          g_autofree char *before = shorten (field->before);
          g_autofree char *after = shorten (field->after);

          /* translators: a field of a record, what was in it, and what is */
          g_string_append_printf (text, _ ("%s: %s → %s"), label, before, after);
        }
    }
  append_overdue (self, text);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * sal_plan_news_describe:
 * @self: what changed
 *
 * Says how much changed since when, as a heading: "7 Changes since 12 Nov 2026".
 *
 * Returns: (transfer full) (nullable): the words, or %NULL if nothing did
 */
char *
sal_plan_news_describe (const SalPlanNews *self)
{
  guint n = sal_plan_news_count (self);
  g_autofree char *day = sal_date_format ((gint32) (self->since / SAL_SECONDS_PER_DAY));

  if (n == 0)
    return NULL;

  return g_strdup_printf (
      self->is_read
          /* translators: a number, and a day */
          ? g_dngettext (GETTEXT_PACKAGE, "%u Change since %s", "%u Changes since %s", n)
          /* translators: a number of opportunities, and a day */
          : g_dngettext (GETTEXT_PACKAGE, "%u Deal Moved since %s", "%u Deals Moved since %s", n),
      n,
      day);
}

static char *
describe_amount (const SalPlanDeal *self, const SalPlanDealState *state, const char *currency)
{
  return sal_money_format_short (state->amount, self->currency != NULL ? self->currency : currency);
}

static char *
describe_day (gint32 day)
{
  return day != SAL_DATE_NONE ? sal_date_format (day) : g_strdup (_ ("no date"));
}

static void
append_differences (GString *text, const SalPlanDeal *self, const char *currency)
{
  if (self->before.amount != self->after.amount)
    {
      g_autofree char *before = describe_amount (self, &self->before, currency);
      g_autofree char *after = describe_amount (self, &self->after, currency);

      g_string_append_printf (text, "%s%s → %s", text->len > 0 ? ", " : "", before, after);
    }
  if (self->before.close_date != self->after.close_date)
    {
      g_autofree char *before = describe_day (self->before.close_date);
      g_autofree char *after = describe_day (self->after.close_date);

      g_string_append (text, text->len > 0 ? ", " : "");
      /* translators: the day an opportunity is expected to close, before and now */
      g_string_append_printf (text, _ ("closes %s → %s"), before, after);
    }
}

/**
 * sal_plan_deal_describe:
 * @self: what became of an opportunity
 * @currency: the reporting currency
 *
 * Says what became of it, in a few words.
 *
 * Returns: (transfer full): the words
 */
char *
sal_plan_deal_describe (const SalPlanDeal *self, const char *currency)
{
  g_autofree char *amount = describe_amount (self, &self->after, currency);
  g_autoptr (GString) text = g_string_new (NULL);

  switch (self->event)
    {
    case SAL_PLAN_DEAL_NEW:
      /* translators: an amount and a stage */
      return g_strdup_printf (_ ("new, %s, %s"), amount, self->after.stage_name);
    case SAL_PLAN_DEAL_WON:
      /* translators: an amount */
      return g_strdup_printf (_ ("won, %s"), amount);
    case SAL_PLAN_DEAL_LOST:
      /* translators: an amount */
      return g_strdup_printf (_ ("lost, %s"), amount);
    case SAL_PLAN_DEAL_REOPENED:
      /* translators: an amount and a stage */
      return g_strdup_printf (_ ("open again, %s, %s"), amount, self->after.stage_name);
    case SAL_PLAN_DEAL_MOVED:
      g_string_append_printf (text, "%s → %s", self->before.stage_name, self->after.stage_name);
      break;
    case SAL_PLAN_DEAL_CHANGED:
    default:
      break;
    }
  append_differences (text, self, currency);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
