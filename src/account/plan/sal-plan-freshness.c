/* sal-plan-freshness.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-freshness.h"

#include <glib/gi18n-lib.h>

#include "sal-date.h"

static const struct
{
  const char *name;
  const char *title;
} topics[SAL_PLAN_N_TOPICS] = {
  [SAL_PLAN_TOPIC_UNDERSTANDING] = { "understanding", N_ ("Understanding") },
  [SAL_PLAN_TOPIC_SALES] = { "sales", N_ ("Sales") },
  [SAL_PLAN_TOPIC_SERVICE] = { "service", N_ ("Service") },
  [SAL_PLAN_TOPIC_PRODUCT] = { "product", N_ ("Product") },
  [SAL_PLAN_TOPIC_OBJECTIVES] = { "objectives", N_ ("Objectives") },
  [SAL_PLAN_TOPIC_PLAYS] = { "plays", N_ ("Growth Plays") },
  [SAL_PLAN_TOPIC_RISKS] = { "risks", N_ ("Risks") },
  [SAL_PLAN_TOPIC_ACTIONS] = { "actions", N_ ("Actions") },
};

/**
 * sal_plan_freshness_init:
 * @self: (out caller-allocates): how old a plan is
 * @stale_days: how old a topic may be; 0 for %SAL_PLAN_STALE_DAYS
 *
 * Begins with a plan in which there is nothing.
 */
void
sal_plan_freshness_init (SalPlanFreshness *self, int stale_days)
{
  *self = (SalPlanFreshness){ .stale_days = stale_days > 0 ? stale_days : SAL_PLAN_STALE_DAYS,
                              .day = SAL_DATE_NONE };
  for (guint i = 0; i < SAL_PLAN_N_TOPICS; i++)
    self->topics[i] = (SalPlanAge){ .day = SAL_DATE_NONE, .age = -1 };
}

/**
 * sal_plan_freshness_take:
 * @self: how old a plan is
 * @topic: what it says something of
 * @day: the day that is of, or %SAL_DATE_NONE if nobody knows
 *
 * Takes account of something that the plan says.
 */
void
sal_plan_freshness_take (SalPlanFreshness *self, SalPlanTopic topic, gint32 day)
{
  SalPlanAge *age = &self->topics[topic];

  age->filled = TRUE;
  age->day = MAX (age->day, day); /* SAL_DATE_NONE is before all days */
}

/**
 * sal_plan_freshness_judge:
 * @self: how old a plan is, with all that it says
 * @today: the day it is looked at
 *
 * Says how old each topic is, and what that means for the plan: it is partly stale if some topic
 * is, stale if at least half of those that it says something of are.
 */
void
sal_plan_freshness_judge (SalPlanFreshness *self, gint32 today)
{
  self->n_filled = self->n_stale = 0;
  self->day = SAL_DATE_NONE;
  for (guint i = 0; i < SAL_PLAN_N_TOPICS; i++)
    {
      SalPlanAge *age = &self->topics[i];

      /* what is dated for later was written today at the latest */
      age->day = MIN (age->day, today);
      age->age = age->day != SAL_DATE_NONE ? MAX (today - age->day, 0) : -1;
      age->stale = age->filled && (age->age < 0 || age->age > self->stale_days);
      self->n_filled += age->filled;
      self->n_stale += age->stale;
      self->day = MAX (self->day, age->day);
    }

  if (self->n_filled == 0)
    self->state = SAL_PLAN_EMPTY;
  else if (self->n_stale == 0)
    self->state = SAL_PLAN_FRESH;
  else
    self->state = 2 * self->n_stale < self->n_filled ? SAL_PLAN_PARTLY_STALE : SAL_PLAN_STALE;
}

const char *
sal_plan_topic_get_name (SalPlanTopic topic)
{
  return topics[topic].name;
}

const char *
sal_plan_topic_get_title (SalPlanTopic topic)
{
  return _ (topics[topic].title);
}

const char *
sal_plan_state_get_name (SalPlanState state)
{
  static const char *const names[] = {
    [SAL_PLAN_EMPTY] = "empty",
    [SAL_PLAN_FRESH] = "fresh",
    [SAL_PLAN_PARTLY_STALE] = "partly_stale",
    [SAL_PLAN_STALE] = "stale",
  };

  return names[state];
}

/**
 * sal_plan_age_describe:
 * @self: the age of something
 *
 * Says how old it is, in words: "today", "12 days old", "120 days old, stale".
 *
 * Returns: (transfer full): the words
 */
char *
sal_plan_age_describe (const SalPlanAge *self)
{
  g_autofree char *days = NULL;

  if (!self->filled)
    return g_strdup (_ ("nothing yet"));
  if (self->age < 0)
    return g_strdup (_ ("nobody knows how old, stale"));
  if (self->age == 0)
    return g_strdup (_ ("of today"));
  days = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d day old", "%d days old", (gulong) self->age), self->age);
  if (!self->stale)
    return g_steal_pointer (&days);

  /* translators: how old something is */
  return g_strdup_printf (_ ("%s, stale"), days);
}

/**
 * sal_plan_freshness_get_texts_day:
 * @self: how old a plan is
 *
 * Finds when the newest of the texts of the plan was written: of what is understood of the
 * customer, and of the functions. What is kept up to date beside them makes them no younger.
 *
 * Returns: the day, or %SAL_DATE_NONE
 */
gint32
sal_plan_freshness_get_texts_day (const SalPlanFreshness *self)
{
  gint32 day = SAL_DATE_NONE;

  for (guint i = 0; i <= SAL_PLAN_TOPIC_PRODUCT; i++)
    day = MAX (day, self->topics[i].day);

  return day;
}

/**
 * sal_plan_freshness_find_oldest:
 * @self: how old a plan is
 *
 * Finds what is stale for the longest: what nobody knows the age of before all else.
 *
 * Returns: the topic, or %SAL_PLAN_N_TOPICS if none is stale
 */
SalPlanTopic
sal_plan_freshness_find_oldest (const SalPlanFreshness *self)
{
  guint oldest = SAL_PLAN_N_TOPICS;

  for (guint i = 0; i < SAL_PLAN_N_TOPICS; i++)
    if (self->topics[i].stale &&
        (oldest == SAL_PLAN_N_TOPICS || self->topics[i].day < self->topics[oldest].day))
      oldest = i;

  return (SalPlanTopic) oldest;
}

/* What was changed on the last day of all, by name. */
static char *
name_newest (const SalPlanFreshness *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < SAL_PLAN_N_TOPICS; i++)
    if (self->topics[i].day == self->day)
      g_string_append_printf (
          names, "%s%s", names->len > 0 ? ", " : "", sal_plan_topic_get_title ((SalPlanTopic) i));

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/**
 * sal_plan_freshness_describe_days:
 * @self: how old a plan is
 *
 * Says of which days the plan is: when its texts were written, and what was changed last, where
 * that was later.
 *
 * Returns: (transfer full): the words, a sentence without full stop
 */
char *
sal_plan_freshness_describe_days (const SalPlanFreshness *self)
{
  gint32 written = sal_plan_freshness_get_texts_day (self);
  g_autofree char *texts = NULL, *last = NULL, *newest = NULL;

  if (self->day == SAL_DATE_NONE)
    return g_strdup (_ ("No date known"));
  last = sal_date_format (self->day);
  if (written == self->day)
    /* translators: a day */
    return g_strdup_printf (_ ("Texts written %s"), last);
  newest = name_newest (self);
  if (written == SAL_DATE_NONE)
    /* translators: a day, and parts of a plan by name */
    return g_strdup_printf (_ ("Last change %1$s (%2$s)"), last, newest);
  texts = sal_date_format (written);

  /* translators: two days, and the parts of a plan that were changed on the second */
  return g_strdup_printf (_ ("Texts written %1$s, last change %2$s (%3$s)"), texts, last, newest);
}

/**
 * sal_plan_freshness_describe_oldest:
 * @self: how old a plan is
 *
 * Says which stale part of the plan is the oldest, and of which day.
 *
 * Returns: (transfer full) (nullable): the words, %NULL if nothing is stale
 */
char *
sal_plan_freshness_describe_oldest (const SalPlanFreshness *self)
{
  SalPlanTopic topic = sal_plan_freshness_find_oldest (self);
  g_autofree char *day = NULL;

  if (topic == SAL_PLAN_N_TOPICS)
    return NULL;
  if (self->topics[topic].day == SAL_DATE_NONE)
    /* translators: a part of a plan by name */
    return g_strdup_printf (_ ("Oldest part: %s, no date known"), sal_plan_topic_get_title (topic));
  day = sal_date_format (self->topics[topic].day);

  /* translators: a part of a plan by name, and a day */
  return g_strdup_printf (_ ("Oldest part: %1$s, %2$s"), sal_plan_topic_get_title (topic), day);
}

/**
 * sal_plan_freshness_describe:
 * @self: how old a plan is
 *
 * Says how old the plan is in a sentence, with what is stale by name.
 *
 * Returns: (transfer full): the sentence
 */
char *
sal_plan_freshness_describe (const SalPlanFreshness *self)
{
  g_autoptr (GString) stale = g_string_new (NULL);
  g_autofree char *days = sal_plan_freshness_describe_days (self);

  if (self->state == SAL_PLAN_EMPTY)
    return g_strdup (_ ("Nothing has been written yet."));
  for (guint i = 0; i < SAL_PLAN_N_TOPICS; i++)
    if (self->topics[i].stale)
      g_string_append_printf (
          stale, "%s%s", stale->len > 0 ? ", " : "", sal_plan_topic_get_title ((SalPlanTopic) i));
  if (self->n_stale == 0)
    /* translators: of which days a plan is, and a number of days */
    return g_strdup_printf (_ ("%1$s; nothing is older than %2$d days."), days, self->stale_days);
  if (self->day == SAL_DATE_NONE)
    /* translators: parts of a plan by name */
    return g_strdup_printf (_ ("Stale, with no date: %s."), stale->str);

  /* translators: of which days a plan is, a number of days, and parts of a plan by name */
  return g_strdup_printf (
      _ ("%1$s; older than %2$d days: %3$s."), days, self->stale_days, stale->str);
}
