/* sal-simulation-people.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-simulation-private.h"

/* Everybody whose years are simulated. Who is guaranteed something has all participations settled
 * together, once the last one has been paid. */

/* --- preparing them --- */

typedef struct
{
  const SalReplayBase *base;
  const SalPlan *prepared, *edited;
  const GArray *quarters;
  SalSimulatedPeople *people;
} Preparation;

static const SalPlan *
find_plan (const Preparation *self, const SalReplayEntry *entry)
{
  const SalPlan *plan = entry->participation->plan;

  return plan == self->prepared ? self->edited : plan;
}

static GHashTable *
make_components (const Preparation *self)
{
  GHashTable *components = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < self->base->entries->len; i++)
    {
      const SalReplayEntry *entry = self->base->entries->pdata[i];
      const SalPlan *plan = entry->participation->plan;

      if (!g_hash_table_contains (components, plan))
        g_hash_table_insert (
            components, (gpointer) plan, sal_replay_components_new (find_plan (self, entry)));
    }

  return components;
}

static SalSimulatedSettling *
get_settling (const SalSimulatedPeople *self, guint person)
{
  if (self->settling_of == NULL || self->settling_of[person] < 0)
    return NULL;

  return &g_array_index (self->settlings, SalSimulatedSettling, self->settling_of[person]);
}

static void
prepare_guarantee_cb (guint index, gpointer data)
{
  const Preparation *self = data;
  const GArray *entries = self->base->guaranteed->pdata[index];
  SalSimulatedSettling *settling =
      &g_array_index (self->people->settlings, SalSimulatedSettling, index);
  g_autofree SalSimulatedSource *sources = g_new (SalSimulatedSource, entries->len);

  for (guint i = 0; i < entries->len; i++)
    {
      const SalReplayEntry *entry = self->base->entries->pdata[g_array_index (entries, guint, i)];

      sources[i] = (SalSimulatedSource){ entry, find_plan (self, entry) };
    }
  settling->guarantee = sal_simulated_guarantee_new (sources, entries->len);
  settling->last = g_array_index (entries, guint, entries->len - 1);
}

static void
number_rows (const Preparation *self)
{
  SalSimulatedPeople *people = self->people;

  for (guint i = 0; i < people->settlings->len; i++)
    {
      const GArray *entries = self->base->guaranteed->pdata[i];
      guint row = 0;

      if (g_array_index (people->settlings, SalSimulatedSettling, i).guarantee == NULL)
        continue;
      for (guint k = 0; k < entries->len; k++)
        {
          guint at = g_array_index (entries, guint, k);

          people->settling_of[at] = (gint32) i;
          people->first_row[at] = row;
          row += ((const SalReplayEntry *) self->base->entries->pdata[at])->days->len;
        }
    }
}

static gboolean
prepare_guarantees (Preparation *self, guint n_threads, GCancellable *cancellable)
{
  SalSimulatedPeople *people = self->people;
  guint n = self->base->entries->len;

  if (self->base->guaranteed->len == 0)
    return TRUE;
  g_array_set_size (people->settlings, self->base->guaranteed->len);
  people->settling_of = g_new (gint32, n);
  people->first_row = g_new0 (guint, n);
  for (guint i = 0; i < n; i++)
    people->settling_of[i] = -1;
  if (!sal_replay_for_each (
          people->settlings->len, n_threads, prepare_guarantee_cb, self, NULL, NULL, cancellable))
    return FALSE;
  number_rows (self);

  return TRUE;
}

static void
prepare_cb (guint index, gpointer data)
{
  const Preparation *self = data;
  const SalReplayEntry *entry = self->base->entries->pdata[index];

  self->people->people->pdata[index] = sal_simulated_person_new (
      entry,
      g_hash_table_lookup (self->people->components, entry->participation->plan),
      self->quarters,
      get_settling (self->people, index) != NULL);
}

static void
free_person (gpointer data)
{
  if (data != NULL)
    sal_simulated_person_free (data);
}

static void
clear_settling (gpointer data)
{
  g_clear_pointer (&((SalSimulatedSettling *) data)->guarantee, sal_simulated_guarantee_free);
}

/**
 * sal_simulated_people_init: (skip)
 * @self: (out caller-allocates): people, to be cleared in any case
 * @base: what was prepared
 * @prepared: (nullable): a plan of some of the participations
 * @edited: (nullable): what they are paid by instead
 * @quarters: (element-type SalPeriod): all that are simulated
 * @with_guarantees: whether guarantees and draws are paid, too
 * @n_threads: at most; 0: as many as there are processors
 * @cancellable: (nullable): to stop
 *
 * Prepares everybody for simulation.
 *
 * Returns: %FALSE if it was cancelled
 */
gboolean
sal_simulated_people_init (SalSimulatedPeople *self,
                           const SalReplayBase *base,
                           const SalPlan *prepared,
                           const SalPlan *edited,
                           const GArray *quarters,
                           gboolean with_guarantees,
                           guint n_threads,
                           GCancellable *cancellable)
{
  Preparation preparation = { base, prepared, edited, quarters, self };

  *self = (SalSimulatedPeople){ .components = make_components (&preparation) };
  self->people = g_ptr_array_new_with_free_func (free_person);
  g_ptr_array_set_size (self->people, (int) base->entries->len);
  self->settlings = g_array_new (FALSE, TRUE, sizeof (SalSimulatedSettling));
  g_array_set_clear_func (self->settlings, clear_settling);
  if (with_guarantees && !prepare_guarantees (&preparation, n_threads, cancellable))
    return FALSE;

  return sal_replay_for_each (
      base->entries->len, n_threads, prepare_cb, &preparation, NULL, NULL, cancellable);
}

void
sal_simulated_people_clear (SalSimulatedPeople *self)
{
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->components, g_hash_table_unref);
  g_clear_pointer (&self->settlings, g_array_unref);
  g_clear_pointer (&self->settling_of, g_free);
  g_clear_pointer (&self->first_row, g_free);
}

/* --- their years --- */

void
sal_simulated_years_init (SalSimulatedYears *self,
                          const SalSimulatedPeople *people,
                          guint n_quarters,
                          guint n_years,
                          double *costs)
{
  *self = (SalSimulatedYears){ people, n_quarters, n_years, NULL, costs };
  self->posted = g_new0 (SalSimulatedPosting, people->settlings->len + 1);
}

static void
clear_posting (SalSimulatedPosting *self)
{
  g_clear_pointer (&self->gained, g_free);
  g_clear_pointer (&self->lost, g_free);
}

void
sal_simulated_years_clear (SalSimulatedYears *self)
{
  for (guint i = 0; i < self->people->settlings->len; i++)
    clear_posting (&self->posted[i]);
  g_clear_pointer (&self->posted, g_free);
}

void
sal_simulated_years_pay (SalSimulatedYears *self, guint person, const double *factors)
{
  const SalSimulatedPerson *of = self->people->people->pdata[person];
  const SalSimulatedSettling *settling = get_settling (self->people, person);
  SalSimulatedPosting *posted, rows;
  gsize first;

  if (settling == NULL)
    {
      sal_simulated_person_pay (of, factors, self->n_quarters, self->n_years, NULL, self->costs);
      return;
    }
  posted = &self->posted[self->people->settling_of[person]];
  if (posted->gained == NULL)
    {
      gsize n = (gsize) sal_simulated_guarantee_get_n_rows (settling->guarantee) * self->n_years;

      posted->gained = g_new0 (double, n + 1);
      posted->lost = g_new0 (double, n + 1);
    }
  first = (gsize) self->people->first_row[person] * self->n_years;
  rows = (SalSimulatedPosting){ posted->gained + first, posted->lost + first };
  sal_simulated_person_pay (of, factors, self->n_quarters, self->n_years, &rows, self->costs);
  if (person == settling->last)
    {
      sal_simulated_guarantee_settle (settling->guarantee, posted, self->n_years, self->costs);
      clear_posting (posted);
    }
}
