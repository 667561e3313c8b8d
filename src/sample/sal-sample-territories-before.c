/* sal-sample-territories-before.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample-territories.h"

/* The territories of the year before, as they are before anybody balances them: states belong to
 * one whole, unless several are at home in them, and what was opened since is still part of a
 * neighbour's. */

#define N_STATES (26 * 26)

typedef struct
{
  SalSampleTerritories *territories;
  SalGeography *geography;
  guint *states;   /* by county of the territories */
  double *weights; /* of it */
  double *sums;    /* N_STATES for each territory */
  guint *owners;   /* by area of the geography: a territory + 1, or 0 */
} Drawing;

static void
drawing_clear (Drawing *self)
{
  g_free (self->states);
  g_free (self->weights);
  g_free (self->sums);
  g_free (self->owners);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Drawing, drawing_clear)

static guint
index_of_state (const char *state)
{
  return (guint) (state[0] - 'A') * 26 + (guint) (state[1] - 'A');
}

static void
drawing_init (Drawing *self,
              SalSampleTerritories *territories,
              SalUsAreas *areas,
              SalGeography *geography)
{
  guint n_areas;
  const SalGeographyArea *counties = sal_geography_get_areas (geography, &n_areas);

  self->territories = territories;
  self->geography = geography;
  self->states = g_new (guint, territories->areas->len);
  self->weights = g_new (double, territories->areas->len);
  self->sums = g_new0 (double, (gsize) N_STATES * territories->territories->len);
  self->owners = g_new0 (guint, n_areas);
  for (guint i = 0; i < territories->areas->len; i++)
    {
      const SalSampleTerritoryArea *area =
          &g_array_index (territories->areas, SalSampleTerritoryArea, i);
      const SalUsArea *county = sal_us_areas_find_county (areas, area->code);
      guint index = SAL_GEOGRAPHY_NONE;

      sal_geography_find (geography, area->code, &index);
      self->states[i] = index_of_state (counties[index].parent);
      self->weights[i] = county != NULL ? (double) MAX (county->establishments, 1) : 1;
      self->sums[(gsize) area->territory * N_STATES + self->states[i]] += self->weights[i];
    }
}

/* --- along the lines of states --- */

/* The state in which most of a territory's business is. */
static guint
find_home (const Drawing *self, guint territory)
{
  const double *sums = &self->sums[(gsize) territory * N_STATES];
  guint home = 0;

  for (guint state = 1; state < N_STATES; state++)
    home = sums[state] > sums[home] ? state : home;

  return home;
}

/* The territory that most of a state's business is in. */
static guint
find_main (const Drawing *self, guint state)
{
  guint most = 0;

  for (guint t = 1; t < self->territories->territories->len; t++)
    {
      if (self->sums[(gsize) t * N_STATES + state] > self->sums[(gsize) most * N_STATES + state])
        most = t;
    }

  return most;
}

static void
follow_states (Drawing *self)
{
  guint n = self->territories->territories->len;
  g_autofree guint *homes = g_new (guint, MAX (n, 1));
  guint mains[N_STATES];

  for (guint t = 0; t < n; t++)
    homes[t] = find_home (self, t);
  for (guint state = 0; state < N_STATES; state++)
    mains[state] = find_main (self, state);
  for (guint i = 0; i < self->territories->areas->len; i++)
    {
      SalSampleTerritoryArea *area =
          &g_array_index (self->territories->areas, SalSampleTerritoryArea, i);

      area->before =
          homes[area->territory] == self->states[i] ? area->territory : mains[self->states[i]];
    }
}

/* --- what was not there yet --- */

/* Nobody held its position before the year began. */
static gboolean
is_opened (const SalSampleCompany *company, const SalSampleTerritory *territory)
{
  const SalSamplePosition *position = sal_sample_position (company, territory->position);

  return position->n_spells > 0 &&
         sal_sample_spell (company, position->first_spell)->from >= company->calendar.year;
}

static void
list_owners (Drawing *self)
{
  for (guint i = 0; i < self->territories->areas->len; i++)
    {
      const SalSampleTerritoryArea *area =
          &g_array_index (self->territories->areas, SalSampleTerritoryArea, i);
      guint index;

      if (sal_geography_find (self->geography, area->code, &index))
        self->owners[index] = area->before + 1;
    }
}

/* The territory of the same teams with which one has the longest border, or itself. */
static guint
find_neighbor (const Drawing *self, const SalSampleCompany *company, guint territory)
{
  const SalGeographyNeighbors *neighbors = sal_geography_get_neighbors (self->geography);
  const SalSampleTerritory *territories =
      (const SalSampleTerritory *) (gpointer) self->territories->territories->data;
  g_autofree double *borders = g_new0 (double, self->territories->territories->len);
  guint longest = territory;

  for (guint area = 0; area < neighbors->n_areas; area++)
    {
      for (guint n = neighbors->first[area];
           self->owners[area] == territory + 1 && n < neighbors->first[area + 1];
           n++)
        {
          guint owner = self->owners[neighbors->areas[n]];

          if (owner > 0 && owner != territory + 1)
            borders[owner - 1] += neighbors->border_km[n];
        }
    }
  for (guint t = 0; t < self->territories->territories->len; t++)
    {
      if (territories[t].group == territories[territory].group &&
          !is_opened (company, &territories[t]) && borders[t] > borders[longest])
        longest = t;
    }

  return longest;
}

static void
close_opened (Drawing *self, const SalSampleCompany *company)
{
  GArray *territories = self->territories->territories;
  g_autofree guint *heirs = g_new (guint, MAX (territories->len, 1));

  list_owners (self);
  for (guint t = 0; t < territories->len; t++)
    {
      SalSampleTerritory *territory = &g_array_index (territories, SalSampleTerritory, t);

      heirs[t] = is_opened (company, territory) ? find_neighbor (self, company, t) : t;
      territory->is_new = heirs[t] != t;
    }
  for (guint i = 0; i < self->territories->areas->len; i++)
    {
      SalSampleTerritoryArea *area =
          &g_array_index (self->territories->areas, SalSampleTerritoryArea, i);

      area->before = heirs[area->before];
    }
}

/**
 * sal_sample_territories_draw_before:
 * @self: the territories of the running fiscal year
 * @company: the selling company
 * @areas: the areas of the Census
 * @counties: the counties of the United States
 *
 * Finds what the territories were in the year before, from which today's were made by opening new
 * ones and by moving counties to where there is less business: no random numbers are drawn.
 */
void
sal_sample_territories_draw_before (SalSampleTerritories *self,
                                    const SalSampleCompany *company,
                                    SalUsAreas *areas,
                                    SalGeography *counties)
{
  g_auto (Drawing) drawing = { 0 };

  drawing_init (&drawing, self, areas, counties);
  follow_states (&drawing);
  close_opened (&drawing, company);
}
