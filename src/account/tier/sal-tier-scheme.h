/* sal-tier-scheme.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-transaction.h"

G_BEGIN_DECLS

/**
 * SalTierMeasure:
 *
 * What criteria measure; sal_tier_measures in the same order. Amounts are in major units of the
 * reporting currency, growth is a share: 0.1 is 10 %.
 */
typedef enum
{
  SAL_TIER_BY_HAND = -1,
  SAL_TIER_REVENUE,
  SAL_TIER_GROWTH,
  SAL_TIER_PIPELINE,
  SAL_TIER_FAMILIES,
  SAL_TIER_ACTIVITIES,
  SAL_TIER_CONTACTS,
  SAL_TIER_EMPLOYEES,
  SAL_TIER_TURNOVER,
  SAL_TIER_N_MEASURES,
} SalTierMeasure;

/* Scores are from 1 to 5; none is 0. */
#define SAL_TIER_MAX_SCORE 5

typedef struct
{
  gint64 id;
  char *name;
  gint64 weight;            /* share of all, scaled by SAL_RATE_ONE */
  gboolean of_relationship; /* or of attractiveness */
  SalTierMeasure measure;
  double from[SAL_TIER_MAX_SCORE - 1]; /* ascending; where the scores from 2 on begin */
} SalTierCriterion;

typedef struct
{
  gint64 id;
  char *name;
  int from_score;  /* points, of 100 */
  gint64 capacity; /* accounts; -1: any number */
} SalTier;

/**
 * SalTierScheme:
 *
 * A tier model with its criteria and tiers, as it is calculated with.
 */
typedef struct
{
  gint64 id;
  char *name;
  int hysteresis; /* points */
  int refresh_months;
  gboolean is_automatic; /* refreshed by itself when it is time, once it was before */
  GArray *criteria;      /* of SalTierCriterion, from the heaviest */
  GArray *tiers;         /* of SalTier, from the highest */
} SalTierScheme;

SalTierScheme *sal_tier_scheme_new (void);
SalTierScheme *sal_tier_scheme_load (SalConnection *connection, gint64 model, GError **error);
gint64 sal_tier_scheme_find (SalConnection *connection, gint32 day, GError **error);
gint64 sal_tier_scheme_find_named (SalConnection *connection, const char *name, GError **error);
SalTierScheme *sal_tier_scheme_copy (const SalTierScheme *self);
void sal_tier_scheme_free (SalTierScheme *self);
gboolean sal_tier_scheme_check (const SalTierScheme *self, GError **error);
gint64 sal_tier_scheme_sum_weights (const SalTierScheme *self);
char *sal_tier_scheme_describe_weights (const SalTierScheme *self);
gboolean sal_tier_scheme_is_equal (const SalTierScheme *self, const SalTierScheme *other);
char *sal_tier_criterion_find_problem (const SalTierCriterion *self);
char *sal_tier_scheme_find_tier_problem (const SalTierScheme *self, guint tier);
void sal_tier_scheme_sort_tiers (SalTierScheme *self);

/* A SalCommandFunc; @data is a SalTierScheme, whose new parts get their ids. */
gboolean sal_tier_scheme_write (SalTransaction *transaction,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error);

/* A SalCommandFunc; @data is a SalTierSchemeEdit. */
typedef struct
{
  SalTierScheme *scheme; /* as it was edited; its new parts get their ids */
  SalTierScheme *begun;  /* as it was stored when that was begun */
} SalTierSchemeEdit;

gboolean sal_tier_scheme_edit (SalTransaction *transaction,
                               gpointer data,
                               GCancellable *cancellable,
                               GError **error);

/* @scores: one for each criterion */
double sal_tier_scheme_score (const SalTierScheme *self, const guint8 *scores);
gboolean sal_tier_scheme_place (const SalTierScheme *self,
                                const guint8 *scores,
                                double *attractiveness,
                                double *relationship);
int sal_tier_scheme_choose (const SalTierScheme *self, double score, int before);
int sal_tier_scheme_find_tier (const SalTierScheme *self, gint64 id);
guint8 sal_tier_criterion_score (const SalTierCriterion *self, double value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalTierScheme, sal_tier_scheme_free)

G_END_DECLS
