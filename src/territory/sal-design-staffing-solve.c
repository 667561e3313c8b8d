/* sal-design-staffing-solve.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-staffing-private.h"

#include <math.h>

#include "sal-assignment-problem.h"
#include "sal-design-travel.h"

/* Costs are shares around 1; as integers they keep six digits. */
#define COST_UNIT (1 << 20)

static double
distance_of (const SalDesignStaffing *self, guint position, guint territory)
{
  return self->distances[(gsize) position * self->n_territories + territory];
}

static double
kept_of (const SalDesignStaffing *self, guint position, guint territory)
{
  return self->kept[(gsize) position * self->n_territories + territory];
}

/* --- what pairs cost --- */

/* The people and the territories that are matched. */
typedef struct
{
  const SalDesignStaffing *staffing;
  double weight;
  const guint *people;
  guint n_people;
  const guint *territories;
  guint n_territories;
  double usual_km;   /* the mean of all distances that are known */
  double usual_kept; /* what a territory has on average of what is to be kept */
  double *column_km; /* by place in @territories, the mean of what is known; NAN */
} Matching;

static void
find_usual (Matching *self)
{
  double sum = 0, kept = 0;
  guint n_known = 0;

  for (guint j = 0; j < self->n_territories; j++)
    {
      double of_column = 0;
      guint n_in_column = 0;

      kept += self->staffing->wholes[self->territories[j]];
      for (guint i = 0; i < self->n_people; i++)
        {
          double km = distance_of (self->staffing, self->people[i], self->territories[j]);

          of_column += isnan (km) ? 0 : km;
          n_in_column += !isnan (km);
        }
      self->column_km[j] = n_in_column > 0 ? of_column / n_in_column : NAN;
      sum += of_column;
      n_known += n_in_column;
    }
  self->usual_km = n_known > 0 ? sum / n_known : 0;
  self->usual_kept = self->n_territories > 0 ? kept / self->n_territories : 0;
}

/* Whose home is not known lives as far from all as others do, so that only change decides; and a
 * territory that is nowhere is as far as the Earth is round, so that it is what stays vacant. */
static double
find_distance (const Matching *self, guint i, guint j)
{
  double km = distance_of (self->staffing, self->people[i], self->territories[j]);

  if (!isnan (km))
    return km;

  return isnan (self->column_km[j]) ? SAL_TRAVEL_DETOUR * G_PI * SAL_EARTH_RADIUS_KM
                                    : self->column_km[j];
}

static gint64 *
create_costs (const Matching *self)
{
  gint64 *costs = g_new (gint64, MAX ((gsize) self->n_people * self->n_territories, 1));

  for (guint i = 0; i < self->n_people; i++)
    {
      for (guint j = 0; j < self->n_territories; j++)
        {
          guint person = self->people[i], territory = self->territories[j];
          double travel = self->usual_km > 0 ? find_distance (self, i, j) / self->usual_km : 0;
          double kept = self->usual_kept > 0
                            ? kept_of (self->staffing, person, territory) / self->usual_kept
                            : 0;
          double cost = (1 - self->weight) * travel - self->weight * kept;

          /* of what is alike, nothing changes */
          costs[(gsize) i * self->n_territories + j] =
              2 * (gint64) llround (CLAMP (cost, -65536, 65536) * COST_UNIT) -
              (self->staffing->now[territory] == (gint32) person);
        }
    }

  return costs;
}

/* --- the answer --- */

static gboolean
match (Matching *self, gint32 *then, GCancellable *cancellable, GError **error)
{
  g_autofree gint64 *costs = NULL;
  g_autofree gint32 *columns = g_new (gint32, MAX (self->n_people, 1));
  g_autofree double *column_km = g_new (double, MAX (self->n_territories, 1));

  self->column_km = column_km;
  find_usual (self);
  costs = create_costs (self);
  if (!sal_assignment_problem_solve (
          costs, self->n_people, self->n_territories, columns, cancellable, error))
    return FALSE;
  for (guint i = 0; i < self->n_people; i++)
    {
      if (columns[i] != SAL_ASSIGNMENT_NONE)
        then[self->territories[columns[i]]] = (gint32) self->people[i];
    }

  return TRUE;
}

/* The positions that somebody holds, or that nobody does, but for those of locked territories. */
static GArray *
list_open_positions (const SalDesignStaffing *self, gboolean held)
{
  GArray *positions = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint8 *is_locked = g_new0 (guint8, MAX (self->positions->len, 1));

  for (guint t = 0; t < self->n_territories; t++)
    {
      if (self->is_locked[t] && self->now[t] != SAL_STAFFING_NONE)
        is_locked[self->now[t]] = TRUE;
    }
  for (guint i = 0; i < self->positions->len; i++)
    {
      if (!is_locked[i] && (sal_design_staffing_get_position (self, i)->holder != NULL) == held)
        g_array_append_val (positions, i);
    }

  return positions;
}

static GArray *
list_open_territories (const SalDesignStaffing *self, const gint32 *then)
{
  GArray *territories = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint t = 0; t < self->n_territories; t++)
    {
      if (!self->is_locked[t] && then[t] == SAL_STAFFING_NONE)
        g_array_append_val (territories, t);
    }

  return territories;
}

/* People first; what they leave goes to the positions that are vacant. */
static gboolean
match_positions (const SalDesignStaffing *self,
                 gboolean held,
                 double weight,
                 gint32 *then,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GArray) people = list_open_positions (self, held);
  g_autoptr (GArray) territories = list_open_territories (self, then);
  Matching matching = { .staffing = self,
                        .weight = weight,
                        .people = (const guint *) (gpointer) people->data,
                        .n_people = people->len,
                        .territories = (const guint *) (gpointer) territories->data,
                        .n_territories = territories->len };

  return match (&matching, then, cancellable, error);
}

static void
fill_line (const SalDesignStaffing *self, guint t, gint32 then, SalStaffingLine *line)
{
  gint32 now = self->now[t];

  *line = (SalStaffingLine){
    .now = now, .then = then, .now_km = NAN, .then_km = NAN, .whole = self->wholes[t]
  };
  if (now != SAL_STAFFING_NONE)
    {
      line->now_km = distance_of (self, (guint) now, t);
      line->kept_now = kept_of (self, (guint) now, t);
    }
  if (then != SAL_STAFFING_NONE)
    {
      line->then_km = distance_of (self, (guint) then, t);
      line->kept_then = kept_of (self, (guint) then, t);
    }
}

static gboolean
is_same (const SalDesignStaffing *self, gint32 one, gint32 other)
{
  return one == other || (one != SAL_STAFFING_NONE && other != SAL_STAFFING_NONE &&
                          sal_design_staffing_get_position (self, (guint) one)->id ==
                              sal_design_staffing_get_position (self, (guint) other)->id);
}

static void
add_up (SalStaffingPlan *plan, const SalDesignStaffing *self)
{
  double now_km = 0, then_km = 0;

  for (guint t = 0; t < plan->n_lines; t++)
    {
      const SalStaffingLine *line = &plan->lines[t];

      plan->n_changed += !is_same (self, line->now, line->then);
      plan->whole += line->whole;
      plan->kept_now += line->kept_now;
      plan->kept_then += line->kept_then;
      if (isnan (line->now_km) || isnan (line->then_km))
        continue;
      plan->n_measured++;
      now_km += line->now_km;
      then_km += line->then_km;
    }
  plan->now_km = plan->n_measured > 0 ? now_km / plan->n_measured : NAN;
  plan->then_km = plan->n_measured > 0 ? then_km / plan->n_measured : NAN;
}

/* What a territory can carry, by who has it; one without a position as much as a new one. */
static double
find_capacity (const SalDesignStaffing *self, guint territory, gint32 position)
{
  if (self->set[territory] > 0)
    return self->set[territory];

  return position != SAL_STAFFING_NONE
             ? sal_design_staffing_get_position (self, (guint) position)->capacity
             : 1;
}

/* As of sal_territory_design_measure_balance(). */
static double
find_deviation (const SalDesignStaffing *self, const gint32 *positions)
{
  double whole = 0, capacity = 0, largest = 0;

  for (guint t = 0; t < self->n_territories; t++)
    {
      whole += self->sums[t];
      capacity += find_capacity (self, t, positions[t]);
    }
  for (guint t = 0; t < self->n_territories; t++)
    {
      double target = whole * find_capacity (self, t, positions[t]) / capacity;

      if (target > 0)
        largest = MAX (largest, fabs (100 * self->sums[t] / target - 100));
    }

  return largest;
}

static SalStaffingPlan *
create_plan (const SalDesignStaffing *self, const gint32 *then)
{
  SalStaffingPlan *plan = g_new0 (SalStaffingPlan, 1);
  g_autofree guint8 *is_used = g_new0 (guint8, MAX (self->positions->len, 1));

  plan->n_lines = self->n_territories;
  plan->lines = g_new (SalStaffingLine, MAX (plan->n_lines, 1));
  plan->free = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint t = 0; t < plan->n_lines; t++)
    {
      fill_line (self, t, then[t], &plan->lines[t]);
      if (then[t] != SAL_STAFFING_NONE)
        is_used[then[t]] = TRUE;
    }
  for (guint i = 0; i < self->positions->len; i++)
    {
      if (!is_used[i] && sal_design_staffing_get_position (self, i)->holder != NULL)
        g_array_append_val (plan->free, i);
    }
  add_up (plan, self);
  plan->now_deviation = find_deviation (self, self->now);
  plan->then_deviation = find_deviation (self, then);

  return plan;
}

/**
 * sal_design_staffing_solve:
 * @self: a question
 * @weight_of_change: what change counts against travel, 0 to 1
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Gives territories to people so that both together are least: Σ (1 − w) · d ÷ D − w · k ÷ K, where
 * d is the mean distance from home to what the territory has, D the mean of d over all pairs, k
 * what of the territory the person had before, and K what a territory has on average. So at one
 * half, a territory that is wholly somebody else's counts as much as one at the usual distance.
 * Whose home is not known counts by change alone. It is solved exactly, by
 * sal_assignment_problem_solve(); of what is alike, nothing changes.
 *
 * With more territories than people, those that cost most are left for positions that are vacant,
 * or have none; with more people, some are free. The first call measures all distances; any thread.
 *
 * Returns: (transfer full) (nullable): who would have what, or %NULL with %G_IO_ERROR_CANCELLED
 */
SalStaffingPlan *
sal_design_staffing_solve (SalDesignStaffing *self,
                           double weight_of_change,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autofree gint32 *then = g_new (gint32, MAX (self->n_territories, 1));
  double weight = CLAMP (weight_of_change, 0, 1);

  if (!sal_design_staffing_measure (self, cancellable, error))
    return NULL;

  for (guint t = 0; t < self->n_territories; t++)
    then[t] = self->is_locked[t] ? self->now[t] : SAL_STAFFING_NONE;
  if (!match_positions (self, TRUE, weight, then, cancellable, error) ||
      !match_positions (self, FALSE, weight, then, cancellable, error))
    return NULL;

  return create_plan (self, then);
}

void
sal_staffing_plan_free (SalStaffingPlan *self)
{
  g_free (self->lines);
  g_array_unref (self->free);
  g_free (self);
}
