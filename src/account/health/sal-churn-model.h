/* sal-churn-model.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-health-book.h"
#include "sal-logistic.h"

G_BEGIN_DECLS

/* What is known of an account on a day; with little history only the first of them are used. */
typedef enum
{
  SAL_CHURN_USAGE,
  SAL_CHURN_USAGE_CHANGE,
  SAL_CHURN_SATISFACTION,
  SAL_CHURN_SUPPORT,
  SAL_CHURN_PAYMENTS,
  SAL_CHURN_ENGAGEMENT,
  SAL_CHURN_SPONSOR_CHANGE,
  SAL_CHURN_N_FEATURES,
} SalChurnFeature;

/* At least so many have left and as many stayed, and so many of the rarer for each feature: P.
 * Peduzzi and others, Journal of Clinical Epidemiology 49 (1996), 1373–1379. */
#define SAL_CHURN_MIN_EVENTS         30
#define SAL_CHURN_EVENTS_PER_FEATURE 10
/* Whoever is without contract for longer has left. */
#define SAL_CHURN_GRACE_DAYS 90
#define SAL_CHURN_MONTHS     12
#define SAL_CHURN_FOLDS      5
#define SAL_CHURN_BINS       10
/* On features in standard deviations: before anything is seen, one of them changes the log-odds by
 * about 1. */
#define SAL_CHURN_RIDGE 1.0

/* An account on a day, and whether it left within the twelve months after. */
typedef struct
{
  gint64 account;
  gint32 day;
  double values[SAL_CHURN_N_FEATURES]; /* NaN: not known */
  gboolean has_left;
} SalChurnCase;

/* One tenth of the cases, by what was predicted for them by models that had not seen them. */
typedef struct
{
  guint n_cases;
  double predicted; /* mean probability */
  double observed;  /* share that left */
} SalChurnBin;

/**
 * SalChurnModel:
 *
 * How likely customers leave within twelve months, by their signals.
 */
typedef struct
{
  guint n_features;
  SalChurnFeature features[SAL_CHURN_N_FEATURES];
  double means[SAL_CHURN_N_FEATURES];      /* by place among @features */
  double deviations[SAL_CHURN_N_FEATURES]; /* likewise */
  SalLogistic *logistic;                   /* of features in standard deviations from their mean */
  guint n_cases;
  guint n_left;
  double brier;      /* mean squared error of predictions for cases not seen */
  double brier_base; /* the same if everybody were given the share that left */
  SalChurnBin bins[SAL_CHURN_BINS];
} SalChurnModel;

const char *sal_churn_feature_get_label (SalChurnFeature feature);
void sal_churn_read_features (const SalHealthBook *book,
                              const SalHealthAccount *account,
                              gint32 day,
                              double *values);
gboolean sal_churn_features_are_known (const double *values);

SalChurnModel *sal_churn_model_fit (const SalChurnCase *cases, guint n_cases, GError **error);
void sal_churn_model_free (SalChurnModel *self);
char *sal_churn_model_describe (const SalChurnModel *self);
double
sal_churn_model_predict (const SalChurnModel *self, const double *values, double *contributions);
int sal_churn_model_find_reasons (const SalChurnModel *self,
                                  const double *contributions,
                                  guint *reasons,
                                  guint n_reasons);

/* A customer as it looks today. */
typedef struct
{
  gint64 account;
  const char *name;       /* owned by the book */
  const char *owner_name; /* (nullable), likewise */
  double values[SAL_CHURN_N_FEATURES];
  double probability;
  double contributions[SAL_CHURN_N_FEATURES]; /* to the log-odds, by place among the features */
} SalChurnPrediction;

/* What the history of a workspace says about its customers. */
typedef struct
{
  SalHealthBook *book;
  GArray *cases;        /* of SalChurnCase */
  SalChurnModel *model; /* (nullable) */
  char *problem;        /* (nullable): why there is none */
  GArray *predictions;  /* of SalChurnPrediction, the likeliest first; empty without a model */
} SalChurnOutlook;

SalChurnOutlook *sal_churn_outlook_load (SalConnection *connection, gint32 day, GError **error);
void sal_churn_outlook_free (SalChurnOutlook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalChurnModel, sal_churn_model_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalChurnOutlook, sal_churn_outlook_free)

G_END_DECLS
