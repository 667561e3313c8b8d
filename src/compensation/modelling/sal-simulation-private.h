/* sal-simulation-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-replay-private.h"
#include "sal-simulation.h"

G_BEGIN_DECLS

/* --- the past --- */

/* How everybody did in each quarter, in relation to their own mean: NAN where they were not there.
 */
typedef struct
{
  guint n_people, n_quarters, n_units;
  double *ratios;       /* by person and quarter */
  guint *units;         /* of each person */
  GArray *quarters;     /* of SalPeriod, ascending */
  guint *n_quarters_of; /* of each person */
} SalSimulationPast;

void sal_simulation_past_init (SalSimulationPast *self,
                               const SalReplayBase *base,
                               const char *const *units);
void sal_simulation_past_clear (SalSimulationPast *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalSimulationPast, sal_simulation_past_clear)

/* --- people --- */

typedef enum
{
  SAL_SIMULATED_FUNCTION,
  SAL_SIMULATED_MATRIX,
  SAL_SIMULATED_LINEAR,   /* in what is measured: many deals, each paid for itself */
  SAL_SIMULATED_CONSTANT, /* scores */
} SalSimulatedKind;

/* What is measured in some days, as a sum over quarters of what is to be expected × a factor. */
typedef struct
{
  guint weights; /* index of the first: one by quarter */
  double quota;
  const SalReplayComponent *component;
} SalSimulatedMeasure;

typedef struct
{
  SalSimulatedKind kind;
  SalReplayWindow window;
  const SalReplayComponent *component;
  SalSimulatedMeasure measure;
  guint others;             /* of SalSimulatedMeasure */
  double per;               /* units for one of the function's */
  double scale;             /* of what the function is multiplied by */
  double most;              /* the cap of the component */
  SalPayoutFunction own[2]; /* if where overage begins is its own */
  gboolean has_own;
} SalSimulatedWindow;

typedef struct
{
  GArray *windows;  /* of SalSimulatedWindow */
  GArray *measures; /* of SalSimulatedMeasure: of others */
  GArray *weights;  /* of double */
  double most;      /* the cap of the plan */
} SalSimulatedPerson;

SalSimulatedPerson *sal_simulated_person_new (const SalReplayEntry *entry,
                                              const GArray *components,
                                              const GArray *quarters);
void sal_simulated_person_free (SalSimulatedPerson *self);

/* Adds what a person costs in some years to @costs; @factors: by quarter, then year. */
void sal_simulated_person_pay (const SalSimulatedPerson *self,
                               const double *factors,
                               guint n_quarters,
                               guint n_years,
                               double *costs);

/* At most so many years at a time. */
#define SAL_SIMULATION_YEARS SAL_SIMULATION_MOST_POINTS

G_END_DECLS
