/* sal-design-staffing.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-staffing-private.h"

#include <math.h>

#include "sal-design-staffing-kept.h"
#include "sal-design-travel.h"

/* --- the question --- */

static void
position_clear (gpointer data)
{
  g_free (((SalStaffingPosition *) data)->holder);
}

static gint32
add_position (SalDesignStaffing *self, const SalDesignTerritory *territory)
{
  SalStaffingPosition position = {
    territory->position,
    g_strdup (territory->holder),
    territory->home,
    territory->of_position > 0 ? territory->of_position : territory->capacity,
  };

  g_array_append_val (self->positions, position);

  return (gint32) self->positions->len - 1;
}

static gboolean
has_position (const SalDesignStaffing *self, gint64 id)
{
  for (guint i = 0; i < self->positions->len; i++)
    {
      if (sal_design_staffing_get_position (self, i)->id == id)
        return TRUE;
    }

  return FALSE;
}

/* Those of the design, then those that only the other alignment has: they are free. */
static void
list_positions (SalDesignStaffing *self,
                const SalTerritoryDesign *design,
                const SalTerritoryDesign *before)
{
  for (guint t = 0; t < self->n_territories; t++)
    {
      const SalDesignTerritory *territory = sal_territory_design_get_territory (design, t);

      self->territories[t] = territory->id;
      self->is_locked[t] = territory->is_locked != FALSE;
      self->set[t] = territory->set;
      self->now[t] = territory->position != 0 ? add_position (self, territory) : SAL_STAFFING_NONE;
    }
  for (guint t = 0; before != design && t < sal_territory_design_get_n_territories (before); t++)
    {
      const SalDesignTerritory *territory = sal_territory_design_get_territory (before, t);

      if (territory->position != 0 && !has_position (self, territory->position))
        add_position (self, territory);
    }
}

static void
find_kept (SalDesignStaffing *self,
           const SalTerritoryDesign *design,
           const SalTerritoryDesign *before,
           guint measure)
{
  guint n_positions = self->positions->len;
  g_autofree gint64 *ids = g_new (gint64, MAX (n_positions, 1));

  for (guint i = 0; i < n_positions; i++)
    ids[i] = sal_design_staffing_get_position (self, i)->id;
  self->kept =
      sal_design_staffing_compute_kept (design, before, measure, ids, n_positions, self->wholes);
}

/**
 * sal_design_staffing_find_kept_measure:
 * @design: a design that is prepared
 * @otherwise: the index of a measure
 *
 * Finds the measure that customers are kept by: the revenue of accounts, where there is any.
 *
 * Returns: its index, or @otherwise
 */
guint
sal_design_staffing_find_kept_measure (const SalTerritoryDesign *design, guint otherwise)
{
  guint revenue;

  return sal_territory_design_find_measure (design, "revenue", &revenue) &&
                 sal_territory_design_get_measure (design, revenue)->total > 0
             ? revenue
             : otherwise;
}

/**
 * sal_design_staffing_new:
 * @design: a design that is prepared
 * @before: (nullable): what there was before, likewise: the alignment it was branched from, or the
 *   one in force; %NULL: the design itself is what there was
 * @measure: the index of the measure that distances are weighted by
 * @kept_measure: the index of the measure that is to stay with who had it
 *
 * Asks who is to have which territory: of the positions of both alignments. Locked territories keep
 * theirs.
 *
 * Returns: (transfer full): the question
 */
SalDesignStaffing *
sal_design_staffing_new (SalTerritoryDesign *design,
                         const SalTerritoryDesign *before,
                         guint measure,
                         guint kept_measure)
{
  SalDesignStaffing *self = g_new0 (SalDesignStaffing, 1);
  guint n = sal_territory_design_get_n_territories (design);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  self->n_territories = n;
  self->territories = g_new (gint64, MAX (n, 1));
  self->is_locked = g_new0 (guint8, MAX (n, 1));
  self->now = g_new (gint32, MAX (n, 1));
  self->wholes = g_new0 (double, MAX (n, 1));
  self->sums = g_new0 (double, MAX (n, 1));
  self->set = g_new0 (double, MAX (n, 1));
  self->positions = g_array_new (FALSE, FALSE, sizeof (SalStaffingPosition));
  g_array_set_clear_func (self->positions, position_clear);
  self->places = sal_design_travel_list_places (design, measure);
  for (guint t = 0; t < n; t++)
    self->sums[t] = sal_territory_design_get_sum (design, (gint32) t, measure);
  list_positions (self, design, before != NULL ? before : design);
  find_kept (self, design, before != NULL ? before : design, kept_measure);

  return self;
}

SalDesignStaffing *
sal_design_staffing_ref (SalDesignStaffing *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
sal_design_staffing_unref (SalDesignStaffing *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->positions);
  g_array_unref (self->places);
  g_free (self->territories);
  g_free (self->is_locked);
  g_free (self->now);
  g_free (self->kept);
  g_free (self->wholes);
  g_free (self->sums);
  g_free (self->set);
  g_free (self->distances);
  g_mutex_clear (&self->lock);
  g_free (self);
}

const SalStaffingPosition *
sal_design_staffing_get_position (const SalDesignStaffing *self, guint index)
{
  return &g_array_index (self->positions, SalStaffingPosition, index);
}

guint
sal_design_staffing_get_n_positions (const SalDesignStaffing *self)
{
  return self->positions->len;
}

gint64
sal_design_staffing_get_territory (const SalDesignStaffing *self, guint index)
{
  return self->territories[index];
}

static gboolean
has_home (const SalStaffingPosition *position)
{
  return !isnan (position->home.latitude) && !isnan (position->home.longitude);
}

/**
 * sal_design_staffing_count_homes:
 * @self: a question
 *
 * Counts the positions whose holder's home is known: without any, change alone decides.
 *
 * Returns: how many
 */
guint
sal_design_staffing_count_homes (const SalDesignStaffing *self)
{
  guint n_homes = 0;

  for (guint i = 0; i < self->positions->len; i++)
    n_homes += has_home (sal_design_staffing_get_position (self, i));

  return n_homes;
}

/* --- distances --- */

static int
compare_places (gconstpointer one, gconstpointer other)
{
  gint32 a = ((const SalTravelPlace *) one)->territory;
  gint32 b = ((const SalTravelPlace *) other)->territory;

  return (a > b) - (a < b);
}

static void
measure_row (const SalDesignStaffing *self, guint index, const guint *first, double *row)
{
  const SalStaffingPosition *position = sal_design_staffing_get_position (self, index);
  const SalTravelPlace *places = (const SalTravelPlace *) (gpointer) self->places->data;
  double unit[3];

  if (has_home (position))
    sal_sphere_to_unit (position->home, unit);
  for (guint t = 0; t < self->n_territories; t++)
    row[t] = has_home (position)
                 ? sal_travel_measure_km (unit, &places[first[t]], first[t + 1] - first[t])
                 : NAN;
}

static gboolean
measure (SalDesignStaffing *self, GCancellable *cancellable, GError **error)
{
  guint n = self->n_territories;
  g_autofree double *distances = g_new (double, MAX ((gsize) self->positions->len * n, 1));
  g_autofree guint *first = g_new0 (guint, n + 1);

  if (self->distances != NULL)
    return TRUE;

  g_array_sort (self->places, compare_places);
  for (guint i = 0; i < self->places->len; i++)
    first[g_array_index (self->places, SalTravelPlace, i).territory + 1]++;
  for (guint t = 0; t < n; t++)
    first[t + 1] += first[t];
  for (guint i = 0; i < self->positions->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      measure_row (self, i, first, &distances[(gsize) i * n]);
    }
  self->distances = g_steal_pointer (&distances);

  return TRUE;
}

/* Once, by whoever asks first. */
gboolean
sal_design_staffing_measure (SalDesignStaffing *self, GCancellable *cancellable, GError **error)
{
  gboolean is_measured;

  g_mutex_lock (&self->lock);
  is_measured = measure (self, cancellable, error);
  g_mutex_unlock (&self->lock);

  return is_measured;
}
