/* test-simulation-guarantees.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "plan-fixture.h"
#include "sal-simulation.h"

/* Years that are simulated are settled again, one by one and exactly: as a year in which somebody
 * sold what the simulation drew. Everybody sells 1,000.00 in the middle of each month, of a quota
 * of as much, received in the month after. */

#define MONTHS 12
#define SALES  1000.0

#define PAYS(rest)                                                                                 \
  "\"method\": {\"kind\": \"rate_table\", \"bounds\": \"amount\", \"tiers\": [{\"from\": 0, "      \
  "\"rate\": \"10 %\"}" rest "]}}]}"
#define BY_MONTH "\"components\": [{\"id\": \"c\", \"period\": \"month\", "

static const char plain[] = "{" BY_MONTH PAYS ("");

typedef struct
{
  const char *name;
  const char *plan;
  const char *participants;
  gboolean is_part; /* somebody is there for a part of the year: what is drawn is then of others */
} Case;

static const Case cases[] = {
  { "not-recovered",
    "{" BY_MONTH PAYS (""),
    "participant,quota,guarantee,guarantee_kind\nA,12000,100,non_recoverable\n" },
  /* what is recovered costs nothing */
  { "recovered",
    "{" BY_MONTH PAYS (""),
    "participant,quota,guarantee,guarantee_kind\nA,12000,100,recoverable\n" },
  /* but what a leaver still owes does */
  { "written-off",
    "{\"recovery\": {\"share\": \"50 %\", \"limit\": 30, \"after\": 2}, \"leaver\": {\"owes\":"
    " \"written_off\"}, " BY_MONTH PAYS (""),
    "participant,quota,to,guarantee,guarantee_kind\nA,12000,2026-08-31,100,recoverable\n",
    TRUE },
  { "by-quarter",
    "{\"components\": [{\"id\": \"c\", \"period\": \"quarter\", " PAYS (""),
    "participant,quota,guarantee,guarantee_kind\nA,12000,150,non_recoverable\n" },
  /* to date, with an accelerator, and a month later */
  { "to-date",
    "{\"release\": {\"lag\": 1}, \"components\": [{\"id\": \"c\", \"period\": \"month\", \"mode\":"
    " \"year_to_date\", " PAYS (", {\"from\": 9000, \"rate\": \"20 %\"}"),
    "participant,quota,guarantee,guarantee_kind\nA,12000,120,non_recoverable\n" },
  { "capped",
    "{\"cap\": {\"amount\": 900}, " BY_MONTH PAYS (""),
    "participant,quota,guarantee,guarantee_kind\nA,12000,80,non_recoverable\n" },
  { "written-off-in-december",
    "{\"to\": \"2027-12-31\", \"recovery\": {\"share\": \"50 %\", \"after\": 3}, \"leaver\":"
    " {\"owes\": \"written_off\"}, " BY_MONTH PAYS (""),
    "participant,quota,to,guarantee,guarantee_kind\nA,12000,2026-12-31,100,recoverable\n" },
  { "at-receipt",
    "{\"release\": {\"at\": \"receipt\"}, \"leaver\": {\"owed\": \"forfeited\"}, " BY_MONTH PAYS (
        ""),
    "participant,quota,to,guarantee,guarantee_kind\nA,12000,2026-09-30,90,non_recoverable\n",
    TRUE },
  /* in another currency */
  { "exchanged",
    "{\"exchange_rates\": [{\"currency\": \"EUR\", \"rate\": 1.25}], " BY_MONTH PAYS (""),
    "participant,quota,currency,guarantee,guarantee_kind\nA,12000,EUR,80,non_recoverable\n" },
  /* the second of somebody, with what the first has drawn; and who has none beside them */
  { "twice",
    "{\"recovery\": {\"share\": \"50 %\"}, " BY_MONTH PAYS (""),
    "participant,quota,from,to,guarantee,guarantee_kind\n"
    "A,12000,2026-01-01,2026-04-30,100,recoverable\n"
    "B,12000,,,,\n"
    "A,12000,2026-05-01,2026-12-31,100,non_recoverable\n",
    TRUE },
};

typedef struct
{
  SalEvaluation *evaluation;
  SalReplayBase *base;
} Fixture;

static void
fixture_clear (Fixture *self)
{
  g_clear_pointer (&self->base, sal_replay_base_free);
  g_clear_pointer (&self->evaluation, sal_evaluation_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

/* @factors: of the quarters */
static void
fixture_init (Fixture *self, const char *plan, const char *participants, const double *factors)
{
  g_autoptr (GString) credits = g_string_new ("participant,deal,date,amount,received\n");
  PlanTexts texts = { .plan = plan, .participants = participants };
  g_autoptr (GError) error = NULL;

  for (const char *person = "A"; person != NULL; person = *person == 'A' ? "B" : NULL)
    for (int month = 1; month <= MONTHS; month++)
      {
        char amount[G_ASCII_DTOSTR_BUF_SIZE];
        int next = month % MONTHS + 1;

        if (strstr (participants, "\nB,") == NULL && *person == 'B')
          continue;
        g_ascii_formatd (amount, sizeof amount, "%.2f", SALES * factors[(month - 1) / 3]);
        g_string_append_printf (credits,
                                "%s,%s%d,2026-%02d-15,%s,%d-%02d-10\n",
                                person,
                                person,
                                month,
                                month,
                                amount,
                                next == 1 ? 2027 : 2026,
                                next);
      }
  texts.credits = credits->str;
  self->evaluation = plan_fixture_evaluate (&texts, &error);
  g_assert_no_error (error);
  self->base = sal_replay_base_new (self->evaluation->participations, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static SalSimulation *
simulate (const Fixture *self, const SalSimulationOptions *options)
{
  g_autoptr (GError) error = NULL;
  SalSimulation *simulation =
      sal_simulation_new (self->base, NULL, NULL, options, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return simulation;
}

/* What a year costs in which quarters are sold so many times. */
static double
settle (const Case *of, const double *factors)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GArray) results = NULL;
  g_autoptr (GError) error = NULL;
  double cost = 0;

  fixture_init (&fixture, of->plan, of->participants, factors);
  results = sal_replay_run (fixture.base, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < results->len; i++)
    cost += (double) g_array_index (results, SalReplayResult, i).cost;

  return cost;
}

static double
get_cost (const SalSimulation *self, guint year)
{
  return g_array_index (self->costs, double, year);
}

/* Three minor units by person and month at most: what is sold, earned and recovered is rounded. */
#define TOLERANCE (3.0 * MONTHS * 2)

#define N_YEARS 400
#define EVERY   13

/* One factor of the company for the year: who sells more never costs less, so that the years are in
 * one order by what is sold and by what they cost. Without a guarantee they tell what was drawn. */
static void
test_simulation_guarantees_years (gconstpointer data)
{
  const Case *of = data;
  static const double same[] = { 1, 1, 1, 1 };
  SalSimulationOptions options = {
    .factors = { 0.6, 0, 0, 1 }, .level = 1, .n_years = N_YEARS, .seed = 11, .budget = -1
  };
  g_autoptr (SalSimulation) drawn = NULL, simulated = NULL;
  g_auto (Fixture) unguaranteed = { 0 }, fixture = { 0 };

  fixture_init (&unguaranteed, plain, "participant,quota\nA,12000\n", same);
  fixture_init (&fixture, of->plan, of->participants, same);
  drawn = simulate (&unguaranteed, &options);
  simulated = simulate (&fixture, &options);
  g_assert_cmpfloat_with_epsilon (simulated->at_mean_attainment, settle (of, same), TOLERANCE);
  for (guint i = 0; i < N_YEARS; i += EVERY)
    {
      double factor = get_cost (drawn, i) / drawn->at_mean_attainment;
      double factors[] = { factor, factor, factor, factor };

      g_assert_cmpfloat_with_epsilon (get_cost (simulated, i), settle (of, factors), TOLERANCE);
    }
}

#define N_QUARTERS  4
#define N_SEQUENCES 256

/* Whole quarters of a past in which they were sold half, once, twice, and half times: of each of
 * the 256 years that can be drawn it is known exactly what it costs. */
static void
test_simulation_guarantees_quarters (gconstpointer data)
{
  static const double past[] = { 0.5, 1, 2, 0.5 };
  const Case *of = data;
  SalSimulationOptions options = {
    .method = SAL_SIMULATION_BOOTSTRAP, .level = 1, .n_years = 2000, .seed = 12, .budget = -1
  };
  g_autoptr (SalSimulation) simulated = NULL;
  g_auto (Fixture) fixture = { 0 };
  double exact[N_SEQUENCES], mean = 0;

  fixture_init (&fixture, of->plan, of->participants, past);
  simulated = simulate (&fixture, &options);
  for (guint i = 0; i < N_SEQUENCES; i++)
    {
      double factors[N_QUARTERS];
      guint same = 0; /* the last quarter is as the first */

      for (guint q = 0; q < N_QUARTERS; q++)
        {
          guint drawn = (i >> (2 * q) & 3) % (N_QUARTERS - 1);

          factors[q] = past[drawn];
          same |= drawn << (2 * q);
        }
      exact[i] = same < i ? exact[same] : settle (of, factors);
      mean += exact[i] / N_SEQUENCES;
    }
  for (guint i = 0; i < simulated->costs->len; i += EVERY)
    {
      double nearest = INFINITY;

      for (guint k = 0; k < N_SEQUENCES; k++)
        nearest = MIN (nearest, fabs (exact[k] - get_cost (simulated, i)));
      g_assert_cmpfloat (nearest, <=, TOLERANCE);
    }
  g_assert_cmpfloat_with_epsilon (simulated->mean, mean, 5 * simulated->standard_error + TOLERANCE);
}

/* Somebody whose guarantee costs nothing is simulated as if there was none; and who has one does
 * not change what is drawn for others. */
static void
test_simulation_guarantees_others (void)
{
  static const double same[] = { 1, 1, 1, 1 };
  SalSimulationOptions options = {
    .factors = { 0.2, 0, 0.5, 0.3 }, .level = 1, .n_years = 500, .seed = 3, .budget = -1
  };
  g_auto (Fixture) none = { 0 }, recovered = { 0 }, low = { 0 };
  g_autoptr (SalSimulation) without = NULL, with = NULL, hardly = NULL;

  fixture_init (&none, plain, "participant,quota\nA,12000\nB,12000\n", same);
  fixture_init (&recovered,
                plain,
                "participant,quota,guarantee,guarantee_kind\nA,12000,100,recoverable\nB,12000,,\n",
                same);
  fixture_init (
      &low,
      plain,
      "participant,quota,guarantee,guarantee_kind\nA,12000,0.01,non_recoverable\nB,12000,,\n",
      same);
  without = simulate (&none, &options);
  with = simulate (&recovered, &options);
  hardly = simulate (&low, &options);
  for (guint i = 0; i < options.n_years; i++)
    {
      g_assert_cmpfloat (get_cost (with, i), ==, get_cost (without, i));
      g_assert_cmpfloat_with_epsilon (get_cost (hardly, i), get_cost (without, i), MONTHS);
    }
}

static void
test_simulation_guarantees_threads (void)
{
  static const double past[] = { 0.5, 1, 2, 0.5 };
  const Case *of = &cases[G_N_ELEMENTS (cases) - 1];
  SalSimulationOptions options = { .factors = { 0.2, 0, 0.5, 0.3 },
                                   .level = 1,
                                   .n_years = 1000,
                                   .seed = 3,
                                   .budget = -1,
                                   .n_threads = 1 };
  g_autoptr (SalSimulation) one = NULL, many = NULL;
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, of->plan, of->participants, past);
  one = simulate (&fixture, &options);
  options.n_threads = 3;
  many = simulate (&fixture, &options);
  g_assert_cmpmem (many->costs->data,
                   many->costs->len * sizeof (double),
                   one->costs->data,
                   one->costs->len * sizeof (double));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *years = g_strdup_printf ("/simulation-guarantees/years/%s", cases[i].name);
      g_autofree char *quarters =
          g_strdup_printf ("/simulation-guarantees/quarters/%s", cases[i].name);

      g_test_add_data_func (years, &cases[i], test_simulation_guarantees_years);
      if (!cases[i].is_part)
        g_test_add_data_func (quarters, &cases[i], test_simulation_guarantees_quarters);
    }
  g_test_add_func ("/simulation-guarantees/others", test_simulation_guarantees_others);
  g_test_add_func ("/simulation-guarantees/threads", test_simulation_guarantees_threads);

  return g_test_run ();
}
