/* sal-what-if-even.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-what-if-even.h"

/* Rounds over all areas at most: load goes one area further in each. */
#define MOST_ROUNDS 64

/* The least gain that is one, as a share of what there is. */
#define LEAST_GAIN 1e-9

typedef struct
{
  const SalWhatIfHeirs *heirs;
  guint8 *is_met; /* by area of the geography */
  GArray *stack;  /* of guint */
  GArray *met;    /* likewise: to be forgotten again */
} Search;

static void
meet (Search *self, guint area)
{
  self->is_met[area] = TRUE;
  g_array_append_val (self->stack, area);
  g_array_append_val (self->met, area);
}

/* Whether what of @territory borders on @area hangs together without it. */
static gboolean
hangs_together (Search *self, guint area, gint32 territory)
{
  const SalGeographyNeighbors *neighbors = self->heirs->neighbors;
  guint first = neighbors->first[area], end = neighbors->first[area + 1], n_missed = 0;

  g_array_set_size (self->stack, 0);
  g_array_set_size (self->met, 0);
  self->is_met[area] = TRUE;
  for (guint i = first; i < end; i++)
    {
      if (self->heirs->assignment[neighbors->areas[i]] != territory)
        continue;
      if (self->met->len == 0)
        meet (self, neighbors->areas[i]);
    }
  while (self->stack->len > 0)
    {
      guint next = g_array_index (self->stack, guint, self->stack->len - 1);

      g_array_set_size (self->stack, self->stack->len - 1);
      for (guint i = neighbors->first[next]; i < neighbors->first[next + 1]; i++)
        if (self->heirs->assignment[neighbors->areas[i]] == territory &&
            !self->is_met[neighbors->areas[i]])
          meet (self, neighbors->areas[i]);
    }
  for (guint i = first; i < end; i++)
    n_missed += self->heirs->assignment[neighbors->areas[i]] == territory &&
                !self->is_met[neighbors->areas[i]];

  self->is_met[area] = FALSE;
  for (guint i = 0; i < self->met->len; i++)
    self->is_met[g_array_index (self->met, guint, i)] = FALSE;

  return n_missed == 0;
}

/* By how much Σ s² ∕ c falls, which is least where all carry alike for what they can. */
static double
find_gain (const SalWhatIfHeirs *self, double value, gint32 from, gint32 to)
{
  double from_sum = self->sums[from], to_sum = self->sums[to];

  return (2 * from_sum - value) * value / self->capacities[from] -
         (2 * to_sum + value) * value / self->capacities[to];
}

static gboolean
can_take (const SalWhatIfHeirs *self, gint32 territory)
{
  return territory >= 0 && (guint) territory < self->n_territories && !self->is_closed[territory] &&
         self->capacities[territory] > 0;
}

/* The territory around an area that gains most by it, or −1 for none. */
static gint32
find_better (const SalWhatIfHeirs *self, guint place)
{
  guint area = self->areas[place];
  gint32 from = self->assignment[area], best = -1;
  double best_gain = LEAST_GAIN * self->sums[from] * self->sums[from] / self->capacities[from];

  for (guint i = self->neighbors->first[area]; i < self->neighbors->first[area + 1]; i++)
    {
      gint32 to = self->assignment[self->neighbors->areas[i]];
      double gain;

      if (to == from || !can_take (self, to))
        continue;
      gain = find_gain (self, self->values[place], from, to);
      if (gain <= best_gain)
        continue;
      best_gain = gain;
      best = to;
    }

  return best;
}

static gboolean
try_area (Search *self, guint place)
{
  const SalWhatIfHeirs *heirs = self->heirs;
  guint area = heirs->areas[place];
  gint32 from = heirs->assignment[area], to;

  if (!can_take (heirs, from) || !(heirs->values[place] > 0))
    return FALSE;
  to = find_better (heirs, place);
  if (to < 0 || !hangs_together (self, area, from))
    return FALSE;

  heirs->assignment[area] = to;
  heirs->sums[from] -= heirs->values[place];
  heirs->sums[to] += heirs->values[place];

  return TRUE;
}

/**
 * sal_what_if_even_out:
 * @heirs: who has taken over what
 *
 * Evens out what territories have for what they can carry: area by area, one that was divided goes
 * to the territory beside it where that brings Σ s² ∕ c down most, s being what a territory has and
 * c what it can carry, as long as the one that gives it stays as much in one piece as it is. It
 * ends when no single area brings anything. Areas that nobody took stay so.
 */
void
sal_what_if_even_out (const SalWhatIfHeirs *heirs)
{
  g_autofree guint8 *is_met = g_new0 (guint8, MAX (heirs->neighbors->n_areas, 1));
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) met = g_array_new (FALSE, FALSE, sizeof (guint));
  Search search = { heirs, is_met, stack, met };
  gboolean any = TRUE;

  for (guint round = 0; any && round < MOST_ROUNDS; round++)
    {
      any = FALSE;
      for (guint i = 0; i < heirs->n_areas; i++)
        any |= try_area (&search, i);
    }
}
