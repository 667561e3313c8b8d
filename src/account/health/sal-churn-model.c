/* sal-churn-model.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-churn-model.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-error.h"

/* How far readings look back where no threshold says, and over what usage changes. */
#define DAYS        90
#define CHANGE_DAYS 360
/* Of the features, for an account to say anything. */
#define KNOWN_MIN 4

static const struct
{
  const char *label;
  SalSignalType type;
} infos[SAL_CHURN_N_FEATURES] = {
  [SAL_CHURN_USAGE] = { N_ ("Usage"), SAL_SIGNAL_USAGE },
  [SAL_CHURN_USAGE_CHANGE] = { N_ ("Change of Usage"), SAL_SIGNAL_USAGE },
  [SAL_CHURN_SATISFACTION] = { N_ ("Satisfaction"), SAL_SIGNAL_SATISFACTION },
  [SAL_CHURN_SUPPORT] = { N_ ("Support"), SAL_SIGNAL_SUPPORT },
  [SAL_CHURN_PAYMENTS] = { N_ ("Payments"), SAL_SIGNAL_PAYMENTS },
  [SAL_CHURN_ENGAGEMENT] = { N_ ("Engagement"), SAL_SIGNAL_ENGAGEMENT },
  [SAL_CHURN_SPONSOR_CHANGE] = { N_ ("Sponsor Change"), SAL_SIGNAL_SPONSOR_CHANGE },
};

const char *
sal_churn_feature_get_label (SalChurnFeature feature)
{
  return _ (infos[feature].label);
}

/**
 * sal_churn_read_features:
 * @book: a book with at least a year before @day
 * @account: one of its accounts
 * @day: a day
 * @values: (array fixed-size=7): (out): what was known on that day; NaN for what was not
 *
 * Reads the features of an account as they were on a day.
 */
void
sal_churn_read_features (const SalHealthBook *book,
                         const SalHealthAccount *account,
                         gint32 day,
                         double *values)
{
  for (int i = 0; i < SAL_CHURN_N_FEATURES; i++)
    {
      SalSignalType type = infos[i].type;
      const SalHealthRule *rule = &book->scheme->rules[type];
      int days = rule->is_used ? rule->days : DAYS;

      values[i] =
          i == SAL_CHURN_USAGE_CHANGE
              ? sal_signal_series_change (&account->series[type], type, day, days, CHANGE_DAYS)
              : sal_signal_series_read (&account->series[type], type, day, days);
    }
}

/**
 * sal_churn_features_are_known:
 * @values: (array fixed-size=SAL_CHURN_N_FEATURES): of a customer, NaN for what is not known
 *
 * Checks whether enough is known of a customer to predict from, or to learn of.
 *
 * Returns: whether it is
 */
gboolean
sal_churn_features_are_known (const double *values)
{
  int n = 0;

  for (int i = 0; i < SAL_CHURN_N_FEATURES; i++)
    n += !isnan (values[i]);

  return n >= KNOWN_MIN;
}

/* --- fitting --- */

/* Which cases a model is made from: all, or all but those of a fold. */
typedef struct
{
  const SalChurnCase *cases;
  guint n_cases;
  int without; /* fold, or −1 */
} Selection;

/* All cases of an account are in the same fold, so that none is known from another year. */
static int
fold_of (gint64 account)
{
  return (int) (((guint64) account * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) >> 33) %
                SAL_CHURN_FOLDS);
}

static gboolean
is_selected (const Selection *self, guint i)
{
  return self->without < 0 || fold_of (self->cases[i].account) != self->without;
}

static void
find_scale (const Selection *self, SalChurnFeature feature, double *mean, double *deviation)
{
  double sum = 0, squares = 0;
  guint n = 0;

  for (guint i = 0; i < self->n_cases; i++)
    if (is_selected (self, i) && !isnan (self->cases[i].values[feature]))
      {
        sum += self->cases[i].values[feature];
        n++;
      }
  *mean = n > 0 ? sum / n : NAN;
  for (guint i = 0; i < self->n_cases; i++)
    if (is_selected (self, i) && !isnan (self->cases[i].values[feature]))
      squares += pow (self->cases[i].values[feature] - *mean, 2);
  *deviation = n > 1 ? sqrt (squares / (n - 1)) : 0;
}

/* What is not known is taken to be as it is on average. */
static void
standardise (const SalChurnModel *self, const double *values, double *features)
{
  for (guint i = 0; i < self->n_features; i++)
    {
      double value = values[self->features[i]];

      features[i] = isnan (value) ? 0 : (value - self->means[i]) / self->deviations[i];
    }
}

static void
choose_features (SalChurnModel *self, const Selection *selection, guint most)
{
  for (int i = 0; i < SAL_CHURN_N_FEATURES && self->n_features < most; i++)
    {
      guint at = self->n_features;

      find_scale (selection, (SalChurnFeature) i, &self->means[at], &self->deviations[at]);
      if (self->deviations[at] > 0)
        self->features[self->n_features++] = (SalChurnFeature) i;
    }
}

static gboolean
fit (SalChurnModel *self, const Selection *selection, guint most, GError **error)
{
  g_autofree double *features = g_new (double, (gsize) selection->n_cases *most + 1);
  g_autofree guint8 *labels = g_new (guint8, selection->n_cases + 1);
  guint n = 0;

  choose_features (self, selection, most);
  for (guint i = 0; i < selection->n_cases; i++)
    if (is_selected (selection, i))
      {
        standardise (self, selection->cases[i].values, features + (gsize) n * self->n_features);
        labels[n++] = selection->cases[i].has_left;
      }
  self->logistic = sal_logistic_fit (features, labels, n, self->n_features, SAL_CHURN_RIDGE, error);

  return self->logistic != NULL;
}

/* --- how good it is --- */

typedef struct
{
  double probability;
  gboolean has_left;
} Prediction;

static int
compare_predictions (gconstpointer a, gconstpointer b)
{
  const Prediction *one = a, *other = b;

  return (one->probability > other->probability) - (one->probability < other->probability);
}

static void
find_calibration (SalChurnModel *self, Prediction *predictions, guint n)
{
  double share = (double) self->n_left / self->n_cases;

  qsort (predictions, n, sizeof *predictions, compare_predictions);
  for (guint i = 0; i < n; i++)
    {
      SalChurnBin *bin = &self->bins[(gsize) i * SAL_CHURN_BINS / n];
      double rest = predictions[i].has_left - predictions[i].probability;

      bin->n_cases++;
      bin->predicted += predictions[i].probability;
      bin->observed += predictions[i].has_left;
      self->brier += rest * rest / n;
      self->brier_base += pow (predictions[i].has_left - share, 2) / n;
    }
  for (guint i = 0; i < SAL_CHURN_BINS; i++)
    if (self->bins[i].n_cases > 0)
      {
        self->bins[i].predicted /= self->bins[i].n_cases;
        self->bins[i].observed /= self->bins[i].n_cases;
      }
}

/* Each fifth of the accounts is predicted by a model of the others. */
static gboolean
validate (SalChurnModel *self, const SalChurnCase *cases, guint n_cases, guint most, GError **error)
{
  g_autofree Prediction *predictions = g_new (Prediction, n_cases);

  for (int fold = 0; fold < SAL_CHURN_FOLDS; fold++)
    {
      g_autoptr (SalChurnModel) part = g_new0 (SalChurnModel, 1);
      Selection others = { cases, n_cases, fold };

      if (!fit (part, &others, most, error))
        return FALSE;
      for (guint i = 0; i < n_cases; i++)
        if (!is_selected (&others, i))
          predictions[i] = (Prediction){ sal_churn_model_predict (part, cases[i].values, NULL),
                                         cases[i].has_left };
    }
  find_calibration (self, predictions, n_cases);

  return TRUE;
}

/**
 * sal_churn_model_fit:
 * @cases: (array length=n_cases): customers on days, and whether they left
 * @n_cases: how many
 * @error: return location for an error
 *
 * Fits a ridge-penalised logistic regression on standardised features, and predicts each fifth of
 * the accounts by a model of the other four, from which come its calibration and its Brier score
 * (G. W. Brier, Monthly Weather Review 78 (1950), 1–3). With fewer than ten cases of the rarer sort
 * for each feature, only the first features are used.
 *
 * Fails with %SAL_ERROR_VALUE if fewer than thirty left, or fewer than thirty stayed.
 *
 * Returns: (transfer full): the model
 */
SalChurnModel *
sal_churn_model_fit (const SalChurnCase *cases, guint n_cases, GError **error)
{
  g_autoptr (SalChurnModel) self = g_new0 (SalChurnModel, 1);
  Selection all = { cases, n_cases, -1 };
  guint rarer, most;

  self->n_cases = n_cases;
  for (guint i = 0; i < n_cases; i++)
    self->n_left += cases[i].has_left;
  rarer = MIN (self->n_left, n_cases - self->n_left);
  if (rarer < SAL_CHURN_MIN_EVENTS)
    {
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   _ ("There is too little history to tell who will leave: of the customers whose "
                      "signals are known, %u left within twelve months and %u stayed; a model "
                      "needs %u of each"),
                   self->n_left,
                   n_cases - self->n_left,
                   SAL_CHURN_MIN_EVENTS);
      return NULL;
    }
  most = MIN (rarer / SAL_CHURN_EVENTS_PER_FEATURE, SAL_CHURN_N_FEATURES);
  if (!fit (self, &all, most, error) || !validate (self, cases, n_cases, most, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
sal_churn_model_free (SalChurnModel *self)
{
  g_clear_pointer (&self->logistic, sal_logistic_free);
  g_free (self);
}

/**
 * sal_churn_model_predict:
 * @self: a model
 * @values: (array fixed-size=7): the features of an account; NaN for what is not known
 * @contributions: (out) (optional) (array): what each feature of the model adds to the log-odds,
 *   compared with an average account
 *
 * Tells how likely an account leaves within twelve months.
 *
 * Returns: a probability
 */
double
sal_churn_model_predict (const SalChurnModel *self, const double *values, double *contributions)
{
  double features[SAL_CHURN_N_FEATURES];

  standardise (self, values, features);
  for (guint i = 0; contributions != NULL && i < self->n_features; i++)
    contributions[i] = self->logistic->coefficients[i + 1] * features[i];

  return sal_logistic_predict (self->logistic, features);
}

/**
 * sal_churn_model_find_reasons:
 * @self: a model
 * @contributions: (array): from sal_churn_model_predict()
 * @reasons: (array length=n_reasons): (out): places among the features of the model
 * @n_reasons: how many at most
 *
 * Finds what makes an account likelier to leave than the average one, the strongest first.
 *
 * Returns: how many there are
 */
int
sal_churn_model_find_reasons (const SalChurnModel *self,
                              const double *contributions,
                              guint *reasons,
                              guint n_reasons)
{
  gboolean taken[SAL_CHURN_N_FEATURES] = { FALSE };
  guint n = 0;

  while (n < n_reasons)
    {
      int best = -1;

      for (guint i = 0; i < self->n_features; i++)
        if (!taken[i] && contributions[i] > 0 &&
            (best < 0 || contributions[i] > contributions[best]))
          best = (int) i;
      if (best < 0)
        break;
      taken[best] = TRUE;
      reasons[n++] = (guint) best;
    }

  return (int) n;
}
