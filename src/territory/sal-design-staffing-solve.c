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

/* What a misfit counts at most: a territory that has eleven times what it is to have. */
#define MOST_MISFIT 10.

/* In place of a cost: one that puts people before positions that nobody holds, whatever these cost
 * together. */
#define HELD_FIRST (G_GINT64_CONSTANT (1) << 38)

/* The positions and the territories that are matched. */
typedef struct
{
  const SalDesignStaffing *staffing;
  double weight;
  const guint *positions;
  guint n_positions;
  const guint *territories;
  guint n_territories;
  double load;       /* what of the measure one full-time equivalent has on average today */
  double usual_km;   /* the mean of all distances that are known */
  double usual_kept; /* what a territory has on average of what is to be kept */
  double *column_km; /* by place in @territories, the mean of what is known; NAN */
} Matching;

static gboolean
is_held (const SalDesignStaffing *self, guint position)
{
  return sal_design_staffing_get_position (self, position)->holder != NULL;
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

static double
find_load (const SalDesignStaffing *self)
{
  double whole = 0, capacity = 0;

  for (guint t = 0; t < self->n_territories; t++)
    {
      whole += self->sums[t];
      capacity += find_capacity (self, t, self->now[t]);
    }

  return capacity > 0 ? whole / capacity : 0;
}

static void
find_usual (Matching *self)
{
  double sum = 0, kept = 0;
  guint n_known = 0;

  self->load = find_load (self->staffing);
  for (guint j = 0; j < self->n_territories; j++)
    {
      double of_column = 0;
      guint n_in_column = 0;

      kept += self->staffing->wholes[self->territories[j]];
      for (guint i = 0; i < self->n_positions; i++)
        {
          double km = distance_of (self->staffing, self->positions[i], self->territories[j]);

          if (isnan (km) || !is_held (self->staffing, self->positions[i]))
            continue;
          of_column += km;
          n_in_column++;
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
find_distance (const Matching *self, guint position, guint j)
{
  double km = distance_of (self->staffing, position, self->territories[j]);

  if (!isnan (km))
    return km;

  return isnan (self->column_km[j]) ? SAL_TRAVEL_DETOUR * G_PI * SAL_EARTH_RADIUS_KM
                                    : self->column_km[j];
}

/* How far a territory is from what who has it can carry, as a share of that. */
static double
find_misfit (const Matching *self, gint32 position, guint territory)
{
  double target = self->load * find_capacity (self->staffing, territory, position);
  double sum = self->staffing->sums[territory];

  if (target <= 0)
    return sum > 0 ? MOST_MISFIT : 0;

  return MIN (fabs (sum / target - 1), MOST_MISFIT);
}

/* Who holds no position neither travels nor is known to anybody. */
static double
find_cost (const Matching *self, gint32 position, guint j)
{
  guint territory = self->territories[j];
  double travel = 0, kept = 0;

  if (position != SAL_STAFFING_NONE && is_held (self->staffing, (guint) position))
    {
      if (self->usual_km > 0)
        travel = find_distance (self, (guint) position, j) / self->usual_km;
      if (self->usual_kept > 0)
        kept = kept_of (self->staffing, (guint) position, territory) / self->usual_kept;
    }

  return (1 - self->weight) * travel - self->weight * kept +
         find_misfit (self, position, territory);
}

/* Against a territory that has no position, which is what one in no pair is. */
static gint64 *
create_costs (const Matching *self)
{
  gint64 *costs = g_new (gint64, MAX ((gsize) self->n_positions * self->n_territories, 1));

  for (guint i = 0; i < self->n_positions; i++)
    {
      for (guint j = 0; j < self->n_territories; j++)
        {
          guint position = self->positions[i], territory = self->territories[j];
          double cost = find_cost (self, (gint32) position, j) -
                        find_misfit (self, SAL_STAFFING_NONE, territory);

          /* of what is alike, nothing changes */
          costs[(gsize) i * self->n_territories + j] =
              2 * (gint64) llround (CLAMP (cost, -65536, 65536) * COST_UNIT) -
              (self->staffing->now[territory] == (gint32) position) -
              (is_held (self->staffing, position) ? HELD_FIRST : 0);
        }
    }

  return costs;
}

/* What an answer costs, on average of all territories. It is counted from where everybody has what
 * they had before, so that it is never below 0: what all know together is at most K each. */
static double
add_up_costs (const Matching *self, const gint32 *positions)
{
  double sum = 0;

  for (guint j = 0; j < self->n_territories; j++)
    sum += find_cost (self, positions[self->territories[j]], j);

  return self->n_territories > 0 ? sum / self->n_territories + self->weight : 0;
}

/* --- the answer --- */

/* The positions but for those of locked territories. */
static GArray *
list_open_positions (const SalDesignStaffing *self)
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
      if (!is_locked[i])
        g_array_append_val (positions, i);
    }

  return positions;
}

static GArray *
list_open_territories (const SalDesignStaffing *self)
{
  GArray *territories = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint t = 0; t < self->n_territories; t++)
    {
      if (!self->is_locked[t])
        g_array_append_val (territories, t);
    }

  return territories;
}

/* What is written down costs no more than what is, to the last digit: what rounding makes of a
 * difference is no reason for anybody to move. */
static void
keep_if_no_better (const Matching *self, gint32 *then, double *now_cost, double *then_cost)
{
  guint n_now = 0, n_then = 0;

  for (guint j = 0; j < self->n_territories; j++)
    {
      n_now += self->staffing->now[self->territories[j]] != SAL_STAFFING_NONE;
      n_then += then[self->territories[j]] != SAL_STAFFING_NONE;
    }
  *now_cost = add_up_costs (self, self->staffing->now);
  *then_cost = add_up_costs (self, then);
  /* nobody is to go without a territory for it */
  if (n_then > n_now || *then_cost < *now_cost - 1e-9)
    return;

  for (guint j = 0; j < self->n_territories; j++)
    then[self->territories[j]] = self->staffing->now[self->territories[j]];
  *then_cost = *now_cost;
}

/* @costs: gets what is, and what would be */
static gboolean
match (const SalDesignStaffing *self,
       double weight,
       gint32 *then,
       double costs[2],
       GCancellable *cancellable,
       GError **error)
{
  g_autoptr (GArray) positions = list_open_positions (self);
  g_autoptr (GArray) territories = list_open_territories (self);
  g_autofree double *column_km = g_new (double, MAX (territories->len, 1));
  g_autofree gint32 *columns = g_new (gint32, MAX (positions->len, 1));
  g_autofree gint64 *pairs = NULL;
  Matching matching = { .staffing = self,
                        .weight = weight,
                        .positions = (const guint *) (gpointer) positions->data,
                        .n_positions = positions->len,
                        .territories = (const guint *) (gpointer) territories->data,
                        .n_territories = territories->len,
                        .column_km = column_km };

  find_usual (&matching);
  pairs = create_costs (&matching);
  if (!sal_assignment_problem_solve (
          pairs, positions->len, territories->len, columns, cancellable, error))
    return FALSE;
  for (guint i = 0; i < positions->len; i++)
    {
      if (columns[i] != SAL_ASSIGNMENT_NONE)
        then[matching.territories[columns[i]]] = (gint32) matching.positions[i];
    }
  keep_if_no_better (&matching, then, &costs[0], &costs[1]);

  return TRUE;
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
      line->kept_now = is_held (self, (guint) now) ? kept_of (self, (guint) now, t) : 0;
    }
  if (then != SAL_STAFFING_NONE)
    {
      line->then_km = distance_of (self, (guint) then, t);
      line->kept_then = is_held (self, (guint) then) ? kept_of (self, (guint) then, t) : 0;
    }
}

static gboolean
is_same (const SalDesignStaffing *self, gint32 one, gint32 other)
{
  return one == other || (one != SAL_STAFFING_NONE && other != SAL_STAFFING_NONE &&
                          sal_design_staffing_get_position (self, (guint) one)->id ==
                              sal_design_staffing_get_position (self, (guint) other)->id);
}

/* Who has a territory both now and then travels now and then: of others there is nothing to
 * compare.
 */
static void
add_up_travel (SalStaffingPlan *plan, const SalDesignStaffing *self)
{
  g_autofree double *now_km = g_new (double, MAX (self->positions->len, 1));

  for (guint i = 0; i < self->positions->len; i++)
    now_km[i] = NAN;
  for (guint t = 0; t < plan->n_lines; t++)
    if (plan->lines[t].now != SAL_STAFFING_NONE)
      now_km[plan->lines[t].now] = plan->lines[t].now_km;
  plan->now_km = plan->then_km = 0;
  for (guint t = 0; t < plan->n_lines; t++)
    {
      const SalStaffingLine *line = &plan->lines[t];

      if (line->then == SAL_STAFFING_NONE || isnan (line->then_km) || isnan (now_km[line->then]))
        continue;
      plan->n_measured++;
      plan->now_km += now_km[line->then];
      plan->then_km += line->then_km;
    }
  plan->now_km = plan->n_measured > 0 ? plan->now_km / plan->n_measured : NAN;
  plan->then_km = plan->n_measured > 0 ? plan->then_km / plan->n_measured : NAN;
}

static void
add_up (SalStaffingPlan *plan, const SalDesignStaffing *self)
{
  for (guint t = 0; t < plan->n_lines; t++)
    {
      const SalStaffingLine *line = &plan->lines[t];

      plan->n_changed += !is_same (self, line->now, line->then);
      plan->whole += line->whole;
      plan->kept_now += line->kept_now;
      plan->kept_then += line->kept_then;
    }
  add_up_travel (plan, self);
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
 * Gives territories to people so that all together is least: Σ (1 − w) · d ÷ D − w · k ÷ K + b,
 * where d is the mean distance from home to what the territory has, D the mean of d over all pairs,
 * k what of the territory the person had before, K what a territory has on average, and b how far
 * what a territory has is from what who has it is to have, |sum ∕ target − 1|, at most 10: the
 * target follows what people can carry, and a territory without a position has that of a new one.
 * So at one half, a territory that is wholly somebody else's counts as much as one at the usual
 * distance, and one that is to have half of what it has as both. Whose home is not known counts by
 * change and b alone, a position that nobody holds by b. It is solved exactly, by
 * sal_assignment_problem_solve(); of what is alike, nothing changes, and what would be costs no
 * more than what is, unless positions without a territory get one.
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
  double weight = CLAMP (weight_of_change, 0, 1), costs[2];
  SalStaffingPlan *plan;

  if (!sal_design_staffing_measure (self, cancellable, error))
    return NULL;

  for (guint t = 0; t < self->n_territories; t++)
    then[t] = self->is_locked[t] ? self->now[t] : SAL_STAFFING_NONE;
  if (!match (self, weight, then, costs, cancellable, error))
    return NULL;

  plan = create_plan (self, then);
  plan->now_cost = costs[0];
  plan->then_cost = costs[1];

  return plan;
}

void
sal_staffing_plan_free (SalStaffingPlan *self)
{
  g_free (self->lines);
  g_array_unref (self->free);
  g_free (self);
}
