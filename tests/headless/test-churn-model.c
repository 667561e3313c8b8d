/* test-churn-model.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "account-fixture.h"
#include "sal-churn-model.h"
#include "sal-date.h"
#include "sal-error.h"
#include "sal-kinds.h"

/* Customers whose usage and overdue days decide, with chance, whether they leave: the log-odds are
 * −1.5 − 1.2 u + 0.8 p, both standard normal; the other features say nothing. */
static GArray *
create_cases (guint n, GRand *random)
{
  GArray *cases = g_array_new (FALSE, FALSE, sizeof (SalChurnCase));

  for (guint i = 0; i < n; i++)
    {
      SalChurnCase one = { .account = 1000 + i / 2, .day = 20000 };
      double odds;

      for (int f = 0; f < SAL_CHURN_N_FEATURES; f++)
        {
          double sum = -6;

          for (int k = 0; k < 12; k++)
            sum += g_rand_double (random);
          one.values[f] = sum;
        }
      odds = -1.5 - 1.2 * one.values[SAL_CHURN_USAGE] + 0.8 * one.values[SAL_CHURN_PAYMENTS];
      one.has_left = g_rand_double (random) < 1 / (1 + exp (-odds));
      /* in other units, and sometimes not known */
      one.values[SAL_CHURN_USAGE] = 60 + 15 * one.values[SAL_CHURN_USAGE];
      if (i % 11 == 0)
        one.values[SAL_CHURN_ENGAGEMENT] = NAN;
      g_array_append_val (cases, one);
    }

  return cases;
}

static const SalChurnCase *
get (GArray *cases)
{
  return (const SalChurnCase *) (gpointer) cases->data;
}

static void
test_recovers (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (GArray) cases = create_cases (4000, random);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChurnModel) model = sal_churn_model_fit (get (cases), cases->len, &error);
  double contributions[SAL_CHURN_N_FEATURES], values[SAL_CHURN_N_FEATURES];
  guint reasons[3], n = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (model->n_features, ==, SAL_CHURN_N_FEATURES);
  for (guint i = 0; i < SAL_CHURN_N_FEATURES; i++)
    {
      double expected = i == SAL_CHURN_USAGE ? -1.2 : i == SAL_CHURN_PAYMENTS ? 0.8 : 0;

      g_test_message ("feature %u: %g", i, model->logistic->coefficients[i + 1]);
      /* four standard errors */
      g_assert_cmpfloat_with_epsilon (
          model->logistic->coefficients[i + 1], expected, 4 * model->logistic->errors[i + 1]);
      g_assert_cmpfloat (model->logistic->errors[i + 1], <, 0.07);
    }

  /* predictions of what was not seen are right on average, in each tenth too, and better than none
   */
  for (guint i = 0; i < SAL_CHURN_BINS; i++)
    {
      const SalChurnBin *bin = &model->bins[i];

      n += bin->n_cases;
      g_assert_cmpuint (bin->n_cases, ==, 400);
      g_assert_cmpfloat_with_epsilon (
          bin->observed,
          bin->predicted,
          4 * sqrt (bin->predicted * (1 - bin->predicted) / bin->n_cases));
      if (i > 0)
        g_assert_cmpfloat (bin->predicted, >, model->bins[i - 1].predicted);
    }
  g_assert_cmpuint (n, ==, 4000);
  g_assert_cmpfloat (model->brier, <, 0.85 * model->brier_base);

  /* an account that uses nothing and pays late: both are reasons, usage first; the contributions
   * and the intercept are the log-odds */
  for (int i = 0; i < SAL_CHURN_N_FEATURES; i++)
    values[i] = model->means[i];
  values[SAL_CHURN_USAGE] = 20;
  values[SAL_CHURN_PAYMENTS] = 2;
  {
    double p = sal_churn_model_predict (model, values, contributions);
    double sum = model->logistic->coefficients[0];

    for (guint i = 0; i < model->n_features; i++)
      sum += contributions[i];
    g_assert_cmpfloat_with_epsilon (log (p / (1 - p)), sum, 1e-9);
    g_assert_cmpfloat (p, >, 0.8);
  }
  g_assert_cmpint (sal_churn_model_find_reasons (model, contributions, reasons, 3), ==, 2);
  g_assert_cmpint (model->features[reasons[0]], ==, SAL_CHURN_USAGE);
  g_assert_cmpint (model->features[reasons[1]], ==, SAL_CHURN_PAYMENTS);
}

/* Thirty who left are enough for three features, 29 for none. */
static void
test_refused (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);
  g_autoptr (GArray) cases = create_cases (300, random);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChurnModel) model = NULL;

  for (guint i = 0; i < cases->len; i++)
    g_array_index (cases, SalChurnCase, i).has_left = i % 10 == 0;
  model = sal_churn_model_fit (get (cases), cases->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (model->n_left, ==, 30);
  g_assert_cmpuint (model->n_features, ==, 3);
  g_clear_pointer (&model, sal_churn_model_free);

  g_array_index (cases, SalChurnCase, 0).has_left = FALSE;
  model = sal_churn_model_fit (get (cases), cases->len, &error);
  g_assert_null (model);
  g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
  g_assert_cmpstr (error->message,
                   ==,
                   "There is too little history to tell who will leave: of the customers whose "
                   "signals are known, 29 left within twelve months and 271 stayed; a model needs "
                   "30 of each");
}

/* With a ridge what is separated perfectly still has finite odds. */
static void
test_separated (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GArray) cases = create_cases (400, random);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChurnModel) model = NULL;

  for (guint i = 0; i < cases->len; i++)
    {
      SalChurnCase *one = &g_array_index (cases, SalChurnCase, i);

      one->has_left = i % 5 == 0;
      one->values[SAL_CHURN_USAGE] = one->has_left ? 20 + i % 7 : 60 + i % 9;
    }
  model = sal_churn_model_fit (get (cases), cases->len, &error);
  g_assert_no_error (error);
  g_assert_true (isfinite (model->logistic->coefficients[1]));
  g_assert_cmpfloat (model->brier, <, 0.02);
}

/* --- from a workspace --- */

static gpointer
read_outlook (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_churn_outlook_load (connection, *(gint32 *) data, error);
}

/* 1 June 2026, one year back. Alder's contract ended in March 2026 with none behind it: left. Birch
 * cancelled in January: left. Cedar's next contract came after 60 days: stayed. Dogwood's ended
 * twenty days ago, so that it is not known yet. Elm, without contracts, is former and bought last
 * in August 2024, so that it left in August 2025. Fir became a customer later; Gum is watched too
 * little. */
static const char company[] =
    "INSERT INTO stage (id, name, position, status) VALUES (1, 'Won', 1, 'won');"
    "INSERT INTO account (id, name, status) VALUES (1, 'Alder', 'customer'),"
    " (2, 'Birch', 'customer'), (3, 'Cedar', 'customer'), (4, 'Dogwood', 'customer'),"
    " (5, 'Elm', 'former'), (6, 'Fir', 'customer'), (7, 'Gum', 'customer');"
    "INSERT INTO contract (id, name, account, start, \"end\", cancelled) VALUES"
    " (1, 'A', 1, '2025-04-01', '2026-03-01', NULL), (2, 'B', 2, '2025-04-01', '2027-03-31',"
    " '2026-01-15'), (3, 'C', 3, '2024-11-01', '2025-10-31', NULL),"
    " (4, 'C', 3, '2025-12-30', '2026-12-29', NULL), (5, 'D', 4, '2025-05-13', '2026-05-12', NULL),"
    " (6, 'F', 6, '2025-09-01', '2026-08-31', NULL), (7, 'G', 7, '2025-01-01', '2026-12-31', NULL);"
    "INSERT INTO opportunity (id, name, account, stage, amount, currency, close_date) VALUES"
    " (1, 'E', 5, 1, 1, 'USD', '2024-06-01'), (2, 'E', 5, 1, 1, 'USD', '2024-08-20');";

static void
test_labels (void)
{
  static const struct
  {
    gint64 account;
    gboolean has_left;
  } expected[] = { { 1, TRUE }, { 2, TRUE }, { 3, FALSE }, { 5, TRUE } };
  g_auto (AccountFixture) fixture = { 0 };
  g_autoptr (SalChurnOutlook) outlook = NULL;
  g_autoptr (GError) error = NULL;
  gint32 day = sal_date_from_ymd (2026, 6, 1);

  account_fixture_set_up (&fixture, company);
  for (int account = 1; account <= 7; account++)
    for (int signal = 0; signal < (account == 7 ? 2 : 4); signal++)
      {
        static const char *const types[] = { "usage", "payments", "satisfaction", "support" };
        g_autofree char *sql = g_strdup_printf (
            "INSERT INTO account_signal (id, account, type, value, date) VALUES (%d, %d, '%s', %d,"
            " '2025-05-20')",
            10 * account + signal,
            account,
            types[signal],
            account);

        fixture_do (fixture.store, sql);
      }
  outlook = sal_store_read_sync (fixture.store, read_outlook, &day, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outlook->cases->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < outlook->cases->len; i++)
    {
      const SalChurnCase *one = &g_array_index (outlook->cases, SalChurnCase, i);

      g_assert_cmpint (one->account, ==, expected[i].account);
      g_assert_cmpint (one->has_left, ==, expected[i].has_left);
      g_assert_cmpfloat (one->values[SAL_CHURN_USAGE], ==, (double) one->account);
      g_assert_true (isnan (one->values[SAL_CHURN_USAGE_CHANGE]));
    }
  g_assert_null (outlook->model);
  g_assert_nonnull (strstr (outlook->problem, "3 left within twelve months and 1 stayed"));
  g_assert_cmpuint (outlook->predictions->len, ==, 0);
}

/* Told so that somebody who does not know the score can judge: with Brier scores of 0.072 and 0.09,
 * 1 − 0.072 ÷ 0.09 = 20 %. */
static void
test_words (void)
{
  static const struct
  {
    double brier;
    const char *verdict;
  } cases[] = {
    { 0.072, "Good: its error is 20 % less than if everybody were given that share" },
    { 0.0846, "Of some use: its error is 6 % less" },
    { 0.0873, "Hardly of use: its error is only 3 % less" },
    { 0.095, "Of no use: its error is not less" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SalChurnModel model = {
        .n_cases = 12000, .n_left = 1200, .brier = cases[i].brier, .brier_base = 0.09
      };
      g_autofree char *words = sal_churn_model_describe (&model);

      g_assert_nonnull (strstr (words, cases[i].verdict));
      g_assert_nonnull (strstr (words, "12,000 customers and years, of which 1,200 (10.0 %) left"));
      g_assert_nonnull (strstr (words, "0.0900 by that share alone"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/churn-model/recovers", test_recovers);
  g_test_add_func ("/churn-model/refused", test_refused);
  g_test_add_func ("/churn-model/separated", test_separated);
  g_test_add_func ("/churn-model/labels", test_labels);
  g_test_add_func ("/churn-model/words", test_words);

  return g_test_run ();
}
