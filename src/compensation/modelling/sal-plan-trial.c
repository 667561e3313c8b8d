/* sal-plan-trial.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-trial.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-error.h"
#include "sal-kinds.h"
#include "sal-payout-terms.h"
#include "sal-plan-path.h"
#include "sal-plan-version.h"
#include "sal-plan-versions.h"
#include "sal-tenure-band.h"

/* --- the plan in that year --- */

/* Over all of the year, whatever days it has in its own: so it is known what a year costs. */
static SalPlan *
put_into_year (const SalTrialYear *year, const SalPlan *plan)
{
  SalPlan *moved = sal_plan_copy (plan);
  SalPeriod of =
      sal_fiscal_calendar_period_of (year->source->calendar, plan->from, SAL_PERIOD_YEAR);

  sal_plan_move (moved, year->year.year - of.year);
  moved->from = year->first;
  moved->to = year->last;

  return moved;
}

/* As if it were in force: engagements are of what pays. */
static SalRecord *
record_new (const SalPlan *plan)
{
  SalRecord *record = sal_record_new_with_id (&sal_plan_version_kind, 1);
  g_autofree char *document = sal_plan_version_write_document (plan);

  sal_record_set_text (record, "name", plan->name);
  sal_record_set_text (record, "status", SAL_PLAN_VERSION_ACTIVE);
  sal_record_set_date (record, "effective_from", plan->from);
  sal_record_set_date (record, "effective_to", plan->to);
  sal_record_set_text (record, "currency", plan->currency);
  sal_record_set_text (record, "document", document);

  return record;
}

static gboolean
is_in_year (const SalTrialYear *year, SalRecord *participant, const char *plan)
{
  gint32 last = sal_record_get_date (participant, "valid_to");

  return g_strcmp0 (sal_record_get_text (participant, "plan"), plan) == 0 &&
         sal_record_get_date (participant, "valid_from") <= year->last &&
         (last == SAL_DATE_NONE || last >= year->first);
}

static GPtrArray *
list_participants (const SalTrialYear *year, const char *plan)
{
  GPtrArray *participants = g_ptr_array_new ();

  for (guint i = 0; i < year->participants->len; i++)
    if (is_in_year (year, year->participants->pdata[i], plan))
      g_ptr_array_add (participants, year->participants->pdata[i]);

  return participants;
}

/**
 * sal_plan_trial_has_people:
 * @year: a year
 * @plan: the name of a plan
 *
 * Tells whether anybody was paid by a plan in a year.
 *
 * Returns: %TRUE if so
 */
gboolean
sal_plan_trial_has_people (const SalTrialYear *year, const char *plan)
{
  g_autoptr (GPtrArray) participants = list_participants (year, plan);

  return participants->len > 0;
}

/* --- people --- */

/* Since they were hired, or where that is not known, since the first position. */
static int
count_months (const SalTrialYear *year, gint64 person)
{
  gint32 first = sal_trial_people_get_hired (year->people, person);

  for (guint i = 0; first == SAL_DATE_NONE && i < year->source->tenures->len; i++)
    {
      const SalPayTenure *tenure = &g_array_index (year->source->tenures, SalPayTenure, i);

      if (tenure->person == person)
        first = tenure->first;
    }

  return first != SAL_DATE_NONE ? sal_tenure_count_months (first, year->last) : 0;
}

static const SalPayPosition *
find_position (const SalPlanTrial *self, const SalEngagement *engagement)
{
  return engagement->positions->len > 0
             ? sal_pay_source_find_position (self->year->source,
                                             g_array_index (engagement->positions, gint64, 0))
             : NULL;
}

static void
add_person (SalPlanTrial *self, const SalEngagement *engagement)
{
  const SalPayPosition *position = find_position (self, engagement);
  const char *name = engagement->participation->participant;
  gpointer found = g_hash_table_lookup (self->by_name, name);
  SalTrialPerson *person;

  g_ptr_array_add (self->units, position != NULL ? (gpointer) position->unit_name : NULL);
  if (found == NULL)
    {
      SalTrialPerson added = { name, engagement->person,
                               NULL, NULL,
                               NULL, count_months (self->year, engagement->person) };

      g_array_append_val (self->people, added);
      found = GUINT_TO_POINTER (self->people->len);
      g_hash_table_insert (self->by_name, (gpointer) name, found);
    }
  person = &g_array_index (self->people, SalTrialPerson, GPOINTER_TO_UINT (found) - 1);
  if (position != NULL)
    {
      person->role = position->role;
      person->unit = position->unit_name;
      person->territory = sal_trial_people_get_territory (self->year->people, position->id);
    }
}

const SalTrialPerson *
sal_plan_trial_find_person (const SalPlanTrial *self, const char *name)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, name));

  return found > 0 ? &g_array_index (self->people, SalTrialPerson, found - 1) : NULL;
}

static const char *
get_group (const SalTrialPerson *person, SalTrialGrouping by)
{
  switch (by)
    {
    case SAL_TRIAL_BY_ROLE:
      return person->role;
    case SAL_TRIAL_BY_UNIT:
      return person->unit;
    case SAL_TRIAL_BY_TERRITORY:
      return person->territory;
    case SAL_TRIAL_BY_TENURE:
    default:
      return sal_tenure_band_get_label (person->months);
    }
}

/**
 * sal_plan_trial_group:
 * @self: a trial
 * @by: by what
 *
 * Groups people.
 *
 * Returns: (transfer full) (element-type utf8 utf8): groups by the names of people, as long as
 *   @self is there; who belongs to none is not in it
 */
GHashTable *
sal_plan_trial_group (const SalPlanTrial *self, SalTrialGrouping by)
{
  GHashTable *groups = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->people->len; i++)
    {
      const SalTrialPerson *person = &g_array_index (self->people, SalTrialPerson, i);
      const char *group = get_group (person, by);

      if (group != NULL)
        g_hash_table_insert (groups, (gpointer) person->name, (gpointer) group);
    }

  return groups;
}

/* --- sales --- */

static guint
hash_sale (gconstpointer key)
{
  const gint64 *pair = key;

  return g_int64_hash (&pair[0]) ^ (guint) pair[1];
}

static gboolean
equal_sales (gconstpointer one, gconstpointer other)
{
  return memcmp (one, other, 2 * sizeof (gint64)) == 0;
}

static GHashTable *
index_sales (const SalPaySource *source)
{
  GHashTable *index = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < source->sales->len; i++)
    {
      SalPaySale *sale = &g_array_index (source->sales, SalPaySale, i);

      g_hash_table_insert (index, &sale->id, sale);
    }

  return index;
}

/* Minor units of the plan's currency; of what has no rate, nothing is known. */
static gint64
convert (const SalPlan *plan, const SalPaySale *sale)
{
  g_auto (SalRational) amount = SAL_RATIONAL_INIT, rate = SAL_RATIONAL_INIT;
  gint64 units = sal_payout_minor_units (plan->currency), minor = 0;

  if (g_str_equal (sale->currency, plan->currency))
    return sale->amount;
  if (!sal_plan_find_exchange_rate (plan, sale->currency, &rate))
    return 0;
  sal_rational_set_ratio (&amount, sale->amount, sal_payout_minor_units (sale->currency));
  sal_rational_multiply (&amount, &amount, &rate);
  sal_rational_set_integer (&rate, units);
  sal_rational_multiply (&amount, &amount, &rate);
  sal_rational_round (&amount, &minor);

  return minor;
}

/**
 * sal_plan_trial_sum_sales:
 * @self: a trial
 * @groups: (nullable) (element-type utf8 utf8): groups by the names of people; without, all are of
 *   the group ""
 *
 * Sums up what was sold by those on whom the plan is tried out: every opportunity that any of a
 * group is credited for, once.
 *
 * Returns: (transfer full) (element-type utf8 gint64): minor units of the plan's currency by group
 */
GHashTable *
sal_plan_trial_sum_sales (const SalPlanTrial *self, GHashTable *groups)
{
  GHashTable *sums = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GHashTable) sales = index_sales (self->year->source);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (hash_sale, equal_sales, g_free, NULL);

  for (guint i = 0; i < self->crediting->engagements->len; i++)
    {
      const SalEngagement *one = self->crediting->engagements->pdata[i];
      const char *group =
          groups != NULL ? g_hash_table_lookup (groups, one->participation->participant) : "";
      gint64 *sum = group != NULL ? g_hash_table_lookup (sums, group) : NULL;

      if (group != NULL && sum == NULL)
        {
          sum = g_new0 (gint64, 1);
          g_hash_table_insert (sums, (gpointer) group, sum);
        }
      for (guint k = 0; group != NULL && k < one->sources->len; k++)
        {
          gint64 id = g_array_index (one->sources, SalCreditSource, k).sale;
          const SalPaySale *sale = g_hash_table_lookup (sales, &id);
          gint64 pair[2] = { id, g_str_hash (group) };

          if (sale != NULL && g_hash_table_add (seen, g_memdup2 (pair, sizeof pair)))
            *sum += convert (self->prepared, sale);
        }
    }

  return sums;
}

static gint64
find_sales (const SalPlanTrial *self)
{
  g_autoptr (GHashTable) sums = sal_plan_trial_sum_sales (self, NULL);
  const gint64 *sum = g_hash_table_lookup (sums, "");

  return sum != NULL ? *sum : 0;
}

/* --- attainment of a component --- */

/**
 * sal_plan_trial_list_attainments:
 * @self: a trial
 * @component: the index of a component of the plan
 *
 * Lists what everybody attained of the quota of a component; of several times in the plan, the mean
 * by days.
 *
 * Returns: (transfer full) (element-type utf8 gdouble): attainments by the names of people
 */
GHashTable *
sal_plan_trial_list_attainments (const SalPlanTrial *self, guint component)
{
  GHashTable *attainments = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GHashTable) days = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0;
       component < self->prepared->components->len && i < sal_replay_base_get_n (self->base);
       i++)
    {
      const SalParticipation *one = sal_replay_base_get_participation (self->base, i);
      double attainment = sal_replay_base_get_attainment (self->base, i, component);
      int n = one->last - one->first + 1;
      int before = GPOINTER_TO_INT (g_hash_table_lookup (days, one->participant));
      double *mean = g_hash_table_lookup (attainments, one->participant);

      if (isnan (attainment))
        continue;
      if (mean == NULL)
        {
          mean = g_new0 (double, 1);
          g_hash_table_insert (attainments, one->participant, mean);
        }
      *mean = (*mean * before + attainment * n) / (before + n);
      g_hash_table_insert (days, one->participant, GINT_TO_POINTER (before + n));
    }

  return attainments;
}

/* --- trials --- */

static void
clear (gpointer data)
{
  SalPlanTrial *self = data;

  g_clear_pointer (&self->base, sal_replay_base_free);
  g_clear_pointer (&self->crediting, sal_crediting_free);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_array_unref);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  sal_trial_year_unref (self->year);
}

static gboolean
prepare (SalPlanTrial *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) participations = sal_crediting_list_participations (self->crediting);

  sal_calculation_spend_budgets (participations);
  self->base = sal_replay_base_new (participations, NULL, NULL, cancellable, error);
  for (guint i = 0; self->base != NULL && i < self->crediting->engagements->len; i++)
    add_person (self, self->crediting->engagements->pdata[i]);
  if (self->base != NULL)
    self->sales = find_sales (self);

  return self->base != NULL;
}

/**
 * sal_plan_trial_new:
 * @year: a year
 * @plan: a plan that passes sal_plan_check(), in whatever year
 * @participants_of: the name of the plan whose participants it is tried out on
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Puts a plan into a year, credits what was won then as its components say, and prepares it to be
 * tried out. Not for the main thread.
 *
 * Returns: (transfer full): the trial, or %NULL with %SAL_ERROR_VALUE if nobody was paid by the
 *   plan in the year, the errors of sal_crediting_new() and sal_replay_base_new(), or
 *   %G_IO_ERROR_CANCELLED
 */
SalPlanTrial *
sal_plan_trial_new (SalTrialYear *year,
                    const SalPlan *plan,
                    const char *participants_of,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (SalPlanTrial) self = g_atomic_rc_box_new0 (SalPlanTrial);
  g_autoptr (GPtrArray) participants = list_participants (year, participants_of);
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SalPlan) moved = put_into_year (year, plan);

  self->year = sal_trial_year_ref (year);
  self->units = g_ptr_array_new ();
  self->people = g_array_new (FALSE, FALSE, sizeof (SalTrialPerson));
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  g_free (moved->name);
  moved->name = g_strdup (participants_of);
  g_ptr_array_add (versions, record_new (moved));
  self->crediting = sal_crediting_new (
      year->source, participants, versions, year->scores, year->first, cancellable, error);
  if (self->crediting == NULL)
    return NULL;
  if (self->crediting->engagements->len == 0)
    {
      char days[2][SAL_DATE_BUFFER];

      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   /* translators: a plan, and two days */
                   _ ("Nobody was paid by “%s” from %s to %s"),
                   participants_of,
                   sal_date_write_iso (year->first, days[0]),
                   sal_date_write_iso (year->last, days[1]));
      return NULL;
    }
  self->prepared = self->crediting->plans->pdata[0];

  return prepare (self, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

SalPlanTrial *
sal_plan_trial_ref (SalPlanTrial *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
sal_plan_trial_unref (SalPlanTrial *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * sal_plan_trial_adapt:
 * @self: a trial
 * @plan: a plan that passes sal_plan_check()
 *
 * Puts a plan into the year of the trial, with the exchange rates that were added there.
 *
 * Returns: (transfer full): the plan
 */
SalPlan *
sal_plan_trial_adapt (const SalPlanTrial *self, const SalPlan *plan)
{
  SalPlan *moved = put_into_year (self->year, plan);

  for (guint i = 0; i < self->prepared->exchange_rates->len; i++)
    {
      const SalPlanExchangeRate *rate = self->prepared->exchange_rates->pdata[i];
      g_auto (SalRational) own = SAL_RATIONAL_INIT;
      SalPlanExchangeRate *added;

      if (sal_plan_find_exchange_rate (moved, rate->currency, &own))
        continue;
      added = sal_plan_add_exchange_rate (moved, rate->currency);
      sal_rational_set (&added->rate.value, &rate->rate.value);
      added->rate.is_set = TRUE;
    }

  return moved;
}

/* Whether it can be tried out without being prepared anew. */
gboolean
sal_plan_trial_fits (const SalPlanTrial *self, const SalPlan *plan)
{
  g_autoptr (SalPlan) adapted = sal_plan_trial_adapt (self, plan);

  return sal_replay_plan_fits (self->prepared, adapted);
}

/**
 * sal_plan_trial_run:
 * @self: a trial
 * @plan: a plan that sal_plan_trial_fits()
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Tries a plan out: what everybody would have been paid.
 *
 * Returns: (transfer full): what it comes to, as long as @self is there, or %NULL with the errors
 *   of sal_replay_run()
 */
SalReplaySummary *
sal_plan_trial_run (const SalPlanTrial *self,
                    const SalPlan *plan,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (SalPlan) adapted = sal_plan_trial_adapt (self, plan);
  g_autoptr (GArray) results =
      sal_replay_run (self->base, self->prepared, adapted, cancellable, error);

  return results != NULL ? sal_replay_summary_new (self->base, results) : NULL;
}

/**
 * sal_plan_get_budget:
 * @plan: a plan
 *
 * Tells what all participants together may cost in a fiscal year.
 *
 * Returns: minor units of the plan's currency; −1 if it says none
 */
gint64
sal_plan_get_budget (const SalPlan *plan)
{
  g_auto (SalRational) amount = SAL_RATIONAL_INIT;
  gint64 minor;

  if (!plan->budget.is_set)
    return -1;
  sal_rational_set_integer (&amount, sal_payout_minor_units (plan->currency));
  sal_rational_multiply (&amount, &amount, &plan->budget.value);

  return sal_rational_round (&amount, &minor) ? minor : -1;
}
