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
  g_autofree char *day = self->day != SAL_DATE_NONE ? sal_date_format (self->day) : NULL;

  if (self->state == SAL_PLAN_EMPTY)
    return g_strdup (_ ("Nothing has been written yet."));
  for (guint i = 0; i < SAL_PLAN_N_TOPICS; i++)
    if (self->topics[i].stale)
      g_string_append_printf (
          stale, "%s%s", stale->len > 0 ? ", " : "", sal_plan_topic_get_title ((SalPlanTopic) i));
  if (self->n_stale == 0)
    /* translators: a day */
    return g_strdup_printf (_ ("Fresh: written last on %s."), day);
  if (day == NULL)
    /* translators: parts of a plan by name */
    return g_strdup_printf (_ ("Stale, with no date: %s."), stale->str);

  /* translators: a day, a number of days, and parts of a plan by name */
  return g_strdup_printf (
      _ ("Written last on %s; older than %d days: %s."), day, self->stale_days, stale->str);
}
