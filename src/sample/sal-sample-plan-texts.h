/* sal-sample-plan-texts.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-sample-market.h"

G_BEGIN_DECLS

/* What account plans of the sample say. */

typedef struct
{
  const char *makes;  /* "castings for engines" */
  const char *change; /* what changes for it */
} SalSampleTrade;

typedef struct
{
  const char *name;
  const char *measure;
  double start, target;
  gboolean whole; /* there are no fractions of it */
} SalSampleObjective;

typedef struct
{
  const char *name;
  const char *likelihood, *impact;
  const char *mitigation;
} SalSampleRisk;

typedef struct
{
  const char *name;
  int objective; /* which of the plan's, or −1 */
} SalSampleAction;

typedef struct
{
  const char *name;
  const char *family; /* of products, as it is called */
  double share;       /* of the account's usual deal */
} SalSamplePlay;

#define SAL_SAMPLE_N_TRADES     12 /* in the order of the industries */
#define SAL_SAMPLE_N_TEXTS      6
#define SAL_SAMPLE_N_OBJECTIVES 6
#define SAL_SAMPLE_N_RISKS      8
#define SAL_SAMPLE_N_ACTIONS    14
#define SAL_SAMPLE_N_PLAYS      6

const SalSampleTrade *sal_sample_find_trade (const char *industry);

extern const char *const sal_sample_goals[SAL_SAMPLE_N_TEXTS];
extern const char *const sal_sample_challenges[SAL_SAMPLE_N_TEXTS];
extern const char *const sal_sample_sections[3][SAL_SAMPLE_N_TEXTS]; /* sales, service, product */
extern const SalSampleObjective sal_sample_objectives[SAL_SAMPLE_N_OBJECTIVES];
extern const SalSampleRisk sal_sample_risks[SAL_SAMPLE_N_RISKS];
extern const SalSampleAction sal_sample_actions[SAL_SAMPLE_N_ACTIONS];
extern const SalSamplePlay sal_sample_plays[SAL_SAMPLE_N_PLAYS];

G_END_DECLS
