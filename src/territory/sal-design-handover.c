/* sal-design-handover.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-handover.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-design-travel.h"

static void
side_clear (gpointer data)
{
  g_free (((SalDesignHandoverSide *) data)->name);
}

/* What accounts bring is what people live by; else what territories are balanced by. */
static guint
find_measure (const SalTerritoryDesign *design, guint otherwise)
{
  for (guint m = 0; m < sal_territory_design_get_n_measures (design); m++)
    {
      const SalAreaMeasure *measure = sal_territory_design_get_measure (design, m);

      if (measure->worth == SAL_ACCOUNT_WORTH_REVENUE && measure->total > 0)
        return m;
    }

  return otherwise;
}

static char *
name_side (const SalDesignTerritory *territory)
{
  if (territory->holder == NULL)
    return g_strdup (territory->name);

  /* translators: who holds a territory, and its name */
  return g_strdup_printf (_ ("%1$s, %2$s"), territory->holder, territory->name);
}

static void
take_owners (SalDesignHandover *self, const SalTerritoryDesign *design)
{
  sal_territory_design_get_accounts (design, &self->n_owners);
  self->owners = g_new (gint32, MAX (self->n_owners, 1));
  for (guint i = 0; i < self->n_owners; i++)
    self->owners[i] = sal_territory_design_get_account_territory (design, i, NULL);
}

/**
 * sal_design_handover_new:
 * @design: a design that is prepared
 * @measure: the index of the measure that territories are balanced by, which distances count by
 *
 * Takes down who has what before areas move.
 *
 * Returns: (transfer full): what is to be finished
 */
SalDesignHandover *
sal_design_handover_new (SalTerritoryDesign *design, guint measure)
{
  SalDesignHandover *self = g_new0 (SalDesignHandover, 1);

  self->measure = find_measure (design, measure);
  self->sides = g_array_new (FALSE, TRUE, sizeof (SalDesignHandoverSide));
  g_array_set_clear_func (self->sides, side_clear);
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint t = 0; t < sal_territory_design_get_n_territories (design); t++)
    {
      SalDesignHandoverSide side = {
        .territory = t,
        .name = name_side (sal_territory_design_get_territory (design, t)),
        .before = sal_territory_design_get_sum (design, (gint32) t, self->measure),
        .km_before = sal_design_travel_km (design, t, measure),
      };

      g_array_append_val (self->sides, side);
      g_array_append_val (self->order, t);
    }
  take_owners (self, design);

  return self;
}

void
sal_design_handover_free (SalDesignHandover *self)
{
  g_array_unref (self->sides);
  g_array_unref (self->order);
  g_free (self->owners);
  g_free (self);
}

static SalDesignHandoverSide *
get_side (SalDesignHandover *self, guint territory)
{
  return &g_array_index (self->sides, SalDesignHandoverSide, territory);
}

/* What nobody had changes no hands. */
static void
compare_accounts (SalDesignHandover *self, const SalTerritoryDesign *design)
{
  guint n_accounts;
  const SalDesignAccount *accounts = sal_territory_design_get_accounts (design, &n_accounts);

  for (guint i = 0; i < MIN (n_accounts, self->n_owners); i++)
    {
      gint32 from = self->owners[i];
      gint32 to = sal_territory_design_get_account_territory (design, i, NULL);

      if (from == SAL_TERRITORY_NONE || from == to)
        continue;
      self->n_accounts++;
      self->n_open += accounts[i].n_open;
      self->revenue += accounts[i].revenue;
      self->pipeline += accounts[i].pipeline;
      get_side (self, (guint) from)->n_lost++;
      if (to != SAL_TERRITORY_NONE)
        get_side (self, (guint) to)->n_gained++;
    }
}

static void
compare_travel (SalDesignHandover *self)
{
  double before = 0, after = 0;
  guint n = 0;

  for (guint t = 0; t < self->sides->len; t++)
    {
      const SalDesignHandoverSide *side = get_side (self, t);

      if (isnan (side->km_before) || isnan (side->km))
        continue;
      before += side->km_before;
      after += side->km;
      n++;
    }
  self->km_before = n > 0 ? before / n : NAN;
  self->km_after = n > 0 ? after / n : NAN;
}

static int
compare_sides (gconstpointer one, gconstpointer other, gpointer data)
{
  const SalDesignHandoverSide *a = get_side (data, *(const guint *) one);
  const SalDesignHandoverSide *b = get_side (data, *(const guint *) other);
  double gain = a->after - a->before, other_gain = b->after - b->before;

  if (gain != other_gain)
    return gain < other_gain ? -1 : 1;

  return (a->territory > b->territory) - (a->territory < b->territory);
}

/**
 * sal_design_handover_finish:
 * @self: what was taken down of a design
 * @design: the same design, of which areas have moved
 * @measure: the index of the measure that distances count by
 *
 * Finds what has changed hands since, and who has lost or gained by it.
 */
void
sal_design_handover_finish (SalDesignHandover *self, SalTerritoryDesign *design, guint measure)
{
  g_return_if_fail (self->sides->len == sal_territory_design_get_n_territories (design));

  for (guint t = 0; t < self->sides->len; t++)
    {
      SalDesignHandoverSide *side = get_side (self, t);

      side->after = sal_territory_design_get_sum (design, (gint32) t, self->measure);
      side->km = sal_design_travel_km (design, t, measure);
    }
  compare_accounts (self, design);
  compare_travel (self);
  g_array_sort_with_data (self->order, compare_sides, self);
}
