/* sal-health-scheme.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-health-series.h"

G_BEGIN_DECLS

/* How one signal is judged. */
typedef struct
{
  gint64 id;
  gboolean is_used;
  gint64 weight;       /* share of all, scaled by SAL_RATE_ONE */
  double good;         /* 100 points */
  double warn;         /* 50 points */
  double critical;     /* none; on the other side of @warn than @good is */
  int days;            /* each reading looks back */
  int trend_days;      /* 0: no trend */
  double trend_change; /* worsening by this much warns */
  int due_days;
} SalHealthRule;

/**
 * SalHealthScheme:
 *
 * The thresholds of a workspace, one rule for each type of signal that has one.
 */
typedef struct
{
  SalHealthRule rules[SAL_N_SIGNALS];
} SalHealthScheme;

typedef enum
{
  SAL_SIGNAL_STATE_UNKNOWN,
  SAL_SIGNAL_STATE_GOOD,
  SAL_SIGNAL_STATE_TREND,
  SAL_SIGNAL_STATE_WARN,
  SAL_SIGNAL_STATE_CRITICAL,
} SalSignalState;

/* One signal of an account on a day. */
typedef struct
{
  double value;  /* NaN: not known */
  double change; /* over the trend's days; NaN: not known or not asked for */
  double points; /* 0 to 100; NaN: not known */
  double share;  /* of what is known, that it weighs; 0: it does not count */
  SalSignalState state;
} SalHealthPart;

/* The health of an account on a day. */
typedef struct
{
  double health; /* 0 to 100; NaN: nothing that weighs is known */
  double known;  /* the share of the weights that is known */
  SalHealthPart parts[SAL_N_SIGNALS];
} SalHealth;

SalHealthScheme *sal_health_scheme_load (SalConnection *connection, GError **error);
gboolean sal_health_scheme_check (const SalHealthScheme *self, GError **error);
double sal_health_rule_score (const SalHealthRule *self, double value);
void sal_health_scheme_judge (const SalHealthScheme *self,
                              const SalSignalSeries *series,
                              gint32 day,
                              SalHealth *health);
char *sal_health_explain (const SalHealthScheme *self, const SalHealth *health);
const char *sal_signal_state_get_label (SalSignalState state);
void sal_health_scheme_free (SalHealthScheme *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalHealthScheme, sal_health_scheme_free)

G_END_DECLS
