/* test-plan-freshness.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-date.h"
#include "sal-plan-freshness.h"

#define TODAY 20000

typedef struct
{
  SalPlanTopic topic;
  gint32 day;
} Said;

#define END                                                                                        \
  {                                                                                                \
    SAL_PLAN_N_TOPICS, 0                                                                           \
  }

/* Worked by hand: what is said of which day, how many days it may be old, and what follows. */
static const struct
{
  const char *name;
  Said said[8];
  int stale_days;
  guint n_filled;
  guint n_stale;
  gint32 day;
  SalPlanState state;
} cases[] = {
  { "empty", { END }, 0, 0, 0, SAL_DATE_NONE, SAL_PLAN_EMPTY },
  { "fresh",
    { { SAL_PLAN_TOPIC_SALES, TODAY - 90 }, { SAL_PLAN_TOPIC_RISKS, TODAY }, END },
    0,
    2,
    0,
    TODAY,
    SAL_PLAN_FRESH },
  /* a day more than ninety is too old, and one of three is less than half */
  { "partly",
    { { SAL_PLAN_TOPIC_SALES, TODAY - 91 },
      { SAL_PLAN_TOPIC_SERVICE, TODAY - 30 },
      { SAL_PLAN_TOPIC_RISKS, TODAY - 40 },
      END },
    0,
    3,
    1,
    TODAY - 30,
    SAL_PLAN_PARTLY_STALE },
  /* one of two is half */
  { "half",
    { { SAL_PLAN_TOPIC_SALES, TODAY - 91 }, { SAL_PLAN_TOPIC_SERVICE, TODAY - 30 }, END },
    0,
    2,
    1,
    TODAY - 30,
    SAL_PLAN_STALE },
  /* the newest of a topic counts, in whatever order */
  { "newest",
    { { SAL_PLAN_TOPIC_PLAYS, TODAY - 5 },
      { SAL_PLAN_TOPIC_PLAYS, TODAY - 400 },
      { SAL_PLAN_TOPIC_ACTIONS, TODAY - 400 },
      { SAL_PLAN_TOPIC_ACTIONS, TODAY - 5 },
      END },
    0,
    2,
    0,
    TODAY - 5,
    SAL_PLAN_FRESH },
  { "own-limit",
    { { SAL_PLAN_TOPIC_SALES, TODAY - 31 }, END },
    30,
    1,
    1,
    TODAY - 31,
    SAL_PLAN_STALE },
  /* nobody knows how old it is: not to be relied upon */
  { "unknown",
    { { SAL_PLAN_TOPIC_SALES, SAL_DATE_NONE }, END },
    0,
    1,
    1,
    SAL_DATE_NONE,
    SAL_PLAN_STALE },
  /* what is dated for later was written by today */
  { "future", { { SAL_PLAN_TOPIC_SALES, TODAY + 3 }, END }, 0, 1, 0, TODAY, SAL_PLAN_FRESH },
};

static void
judge (SalPlanFreshness *freshness, const Said *said, int stale_days)
{
  sal_plan_freshness_init (freshness, stale_days);
  for (; said->topic < SAL_PLAN_N_TOPICS; said++)
    sal_plan_freshness_take (freshness, said->topic, said->day);
  sal_plan_freshness_judge (freshness, TODAY);
}

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SalPlanFreshness freshness;

      g_test_message ("%s", cases[i].name);
      judge (&freshness, cases[i].said, cases[i].stale_days);
      g_assert_cmpuint (freshness.n_filled, ==, cases[i].n_filled);
      g_assert_cmpuint (freshness.n_stale, ==, cases[i].n_stale);
      g_assert_cmpint (freshness.day, ==, cases[i].day);
      g_assert_cmpint (freshness.state, ==, cases[i].state);
    }
}

static void
expect_age (const SalPlanFreshness *freshness, SalPlanTopic topic, const char *expected)
{
  g_autofree char *text = sal_plan_age_describe (&freshness->topics[topic]);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_words (void)
{
  static const Said said[] = { { SAL_PLAN_TOPIC_SALES, TODAY - 91 },
                               { SAL_PLAN_TOPIC_SERVICE, TODAY },
                               { SAL_PLAN_TOPIC_PRODUCT, TODAY - 1 },
                               { SAL_PLAN_TOPIC_RISKS, SAL_DATE_NONE },
                               END };
  SalPlanFreshness freshness;
  g_autofree char *sentence = NULL, *none = NULL;

  judge (&freshness, said, 0);
  expect_age (&freshness, SAL_PLAN_TOPIC_SALES, "91 days old, stale");
  expect_age (&freshness, SAL_PLAN_TOPIC_SERVICE, "of today");
  expect_age (&freshness, SAL_PLAN_TOPIC_PRODUCT, "1 day old");
  expect_age (&freshness, SAL_PLAN_TOPIC_RISKS, "nobody knows how old, stale");
  expect_age (&freshness, SAL_PLAN_TOPIC_PLAYS, "nothing yet");

  sentence = sal_plan_freshness_describe (&freshness);
  g_assert_true (g_str_has_suffix (sentence, "older than 90 days: Sales, Risks."));
  sal_plan_freshness_init (&freshness, 0);
  sal_plan_freshness_judge (&freshness, TODAY);
  none = sal_plan_freshness_describe (&freshness);
  g_assert_cmpstr (none, ==, "Nothing has been written yet.");
}

static void
expect (char *taken, const char *expected)
{
  g_autofree char *text = taken;

  g_assert_cmpstr (text, ==, expected);
}

/* An action that was ticked today makes the texts no younger: each day says of what it is. */
static void
test_days (void)
{
  static const Said ticked[] = { { SAL_PLAN_TOPIC_UNDERSTANDING, TODAY - 100 },
                                 { SAL_PLAN_TOPIC_SALES, TODAY - 120 },
                                 { SAL_PLAN_TOPIC_RISKS, TODAY - 130 },
                                 { SAL_PLAN_TOPIC_ACTIONS, TODAY },
                                 END };
  static const Said written[] = { { SAL_PLAN_TOPIC_SALES, TODAY }, END };
  static const Said untold[] = { { SAL_PLAN_TOPIC_PLAYS, TODAY - 1 },
                                 { SAL_PLAN_TOPIC_ACTIONS, TODAY - 1 },
                                 END };
  static const Said undated[] = { { SAL_PLAN_TOPIC_SALES, TODAY - 100 },
                                  { SAL_PLAN_TOPIC_RISKS, SAL_DATE_NONE },
                                  END };
  SalPlanFreshness freshness;

  /* 4 October 2024 is day 20000 since 1970 */
  judge (&freshness, ticked, 0);
  g_assert_cmpint (sal_plan_freshness_get_texts_day (&freshness), ==, TODAY - 100);
  expect (sal_plan_freshness_describe (&freshness),
          "Texts written 26 Jun 2024, last change 4 Oct 2024 (Actions); older than 90 days: "
          "Understanding, Sales, Risks.");
  expect (sal_plan_freshness_describe_oldest (&freshness), "Oldest part: Risks, 27 May 2024");

  judge (&freshness, written, 0);
  expect (sal_plan_freshness_describe (&freshness),
          "Texts written 4 Oct 2024; nothing is older than 90 days.");
  g_assert_cmpint (sal_plan_freshness_find_oldest (&freshness), ==, SAL_PLAN_N_TOPICS);
  g_assert_null (sal_plan_freshness_describe_oldest (&freshness));

  judge (&freshness, untold, 0);
  expect (sal_plan_freshness_describe_days (&freshness),
          "Last change 3 Oct 2024 (Growth Plays, Actions)");

  judge (&freshness, undated, 0);
  expect (sal_plan_freshness_describe_oldest (&freshness), "Oldest part: Risks, no date known");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-freshness/cases", test_cases);
  g_test_add_func ("/plan-freshness/words", test_words);
  g_test_add_func ("/plan-freshness/days", test_days);

  return g_test_run ();
}
