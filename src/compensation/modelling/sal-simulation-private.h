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

/* A day on which something is posted. */
typedef struct
{
  gboolean is_first; /* of a fiscal year */
  double most;       /* the cap of the plan in that year */
} SalSimulatedDay;

typedef struct
{
  GArray *windows;  /* of SalSimulatedWindow */
  GArray *measures; /* of SalSimulatedMeasure: of others */
  GArray *weights;  /* of double */
  double most;      /* the cap of the plan */
  GArray *days;     /* (nullable): of SalSimulatedDay; it matters on which day what is posted */
} SalSimulatedPerson;

SalSimulatedPerson *sal_simulated_person_new (const SalReplayEntry *entry,
                                              const GArray *components,
                                              const GArray *quarters,
                                              gboolean by_day);
void sal_simulated_person_free (SalSimulatedPerson *self);

/* What is posted, by row and then year: a row for each day. */
typedef struct
{
  double *gained; /* what is more than nothing */
  double *lost;   /* what is less, as 0 or more */
} SalSimulatedPosting;

/* Adds what a person costs in some years to @costs; @factors: by quarter, then year; @posted:
 * (nullable): of nothing, gets what is posted day by day. */
void sal_simulated_person_pay (const SalSimulatedPerson *self,
                               const double *factors,
                               guint n_quarters,
                               guint n_years,
                               const SalSimulatedPosting *posted,
                               double *costs);

/* At most so many years at a time. */
#define SAL_SIMULATION_YEARS SAL_SIMULATION_MOST_POINTS

/* --- guarantees --- */

typedef struct _SalSimulatedGuarantee SalSimulatedGuarantee;

/* A participation and what it is paid by. */
typedef struct
{
  const SalReplayEntry *entry;
  const SalPlan *plan;
} SalSimulatedSource;

SalSimulatedGuarantee *sal_simulated_guarantee_new (const SalSimulatedSource *sources, guint n);
void sal_simulated_guarantee_free (SalSimulatedGuarantee *self);
guint sal_simulated_guarantee_get_n_rows (const SalSimulatedGuarantee *self);
void sal_simulated_guarantee_settle (const SalSimulatedGuarantee *self,
                                     const SalSimulatedPosting *posted,
                                     guint n_years,
                                     double *costs);

/* --- all people --- */

/* Who is guaranteed something. */
typedef struct
{
  SalSimulatedGuarantee *guarantee; /* (nullable): it costs nothing */
  guint last;                       /* of the participations: then it is settled */
} SalSimulatedSettling;

typedef struct
{
  GHashTable *components; /* of the plan that each is paid by, by the one it was prepared with */
  GPtrArray *people;      /* of SalSimulatedPerson, by participation */
  GArray *settlings;      /* of SalSimulatedSettling */
  gint32 *settling_of;    /* (nullable): of each participation; −1: none */
  guint *first_row;       /* of what each participation posts */
} SalSimulatedPeople;

gboolean sal_simulated_people_init (SalSimulatedPeople *self,
                                    const SalReplayBase *base,
                                    const SalPlan *prepared,
                                    const SalPlan *edited,
                                    const GArray *quarters,
                                    gboolean with_guarantees,
                                    guint n_threads,
                                    GCancellable *cancellable);
void sal_simulated_people_clear (SalSimulatedPeople *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalSimulatedPeople, sal_simulated_people_clear)

/* Some years of all of them, one participation after the other. */
typedef struct
{
  const SalSimulatedPeople *people;
  guint n_quarters, n_years;
  SalSimulatedPosting *posted; /* by settling, while it is not settled */
  double *costs;               /* by year */
} SalSimulatedYears;

void sal_simulated_years_init (SalSimulatedYears *self,
                               const SalSimulatedPeople *people,
                               guint n_quarters,
                               guint n_years,
                               double *costs);
void sal_simulated_years_clear (SalSimulatedYears *self);
/* Adds what a participation costs, and with the last one of somebody, what the guarantee adds. */
void sal_simulated_years_pay (SalSimulatedYears *self, guint person, const double *factors);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalSimulatedYears, sal_simulated_years_clear)

G_END_DECLS
