/* sal-territory-design.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territory-design-private.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (SalTerritoryDesign,
                     sal_territory_design,
                     sal_territory_design_ref,
                     sal_territory_design_unref)

static void
measure_clear (gpointer data)
{
  g_free (((SalAreaMeasure *) data)->values);
}

static void
scale_clear (gpointer data)
{
  SalDesignScale *scale = data;

  g_free (scale->bases);
  g_free (scale->factors);
}

static void
region_clear (gpointer data)
{
  g_free (((SalDesignRegion *) data)->name);
}

static void
territory_clear (gpointer data)
{
  SalDesignTerritory *territory = data;

  g_free (territory->name);
  g_free (territory->holder);
}

/**
 * sal_territory_design_new:
 * @geography: the areas
 *
 * Creates a design without territories, to which what it is made of is added next.
 *
 * Returns: (transfer full): the design
 */
SalTerritoryDesign *
sal_territory_design_new (SalGeography *geography)
{
  SalTerritoryDesign *self = g_atomic_rc_box_new0 (SalTerritoryDesign);

  self->geography = sal_geography_ref (geography);
  sal_geography_get_areas (geography, &self->n_areas);
  self->strings = g_string_chunk_new (256);
  self->measures = g_array_new (FALSE, FALSE, sizeof (SalAreaMeasure));
  g_array_set_clear_func (self->measures, measure_clear);
  self->scales = g_array_new (FALSE, TRUE, sizeof (SalDesignScale));
  g_array_set_clear_func (self->scales, scale_clear);
  self->territories = g_array_new (FALSE, FALSE, sizeof (SalDesignTerritory));
  g_array_set_clear_func (self->territories, territory_clear);
  self->regions = g_array_new (FALSE, FALSE, sizeof (SalDesignRegion));
  g_array_set_clear_func (self->regions, region_clear);
  self->accounts = g_array_new (FALSE, FALSE, sizeof (SalDesignAccount));
  self->shares = g_array_new (FALSE, FALSE, sizeof (SalDesignShare));
  self->goals = sal_balance_goals_new ();
  self->assignment = g_new (gint32, self->n_areas);
  for (guint area = 0; area < self->n_areas; area++)
    self->assignment[area] = SAL_TERRITORY_NONE;
  self->locked = g_new0 (guint8, self->n_areas);
  self->detached = g_new0 (guint8, self->n_areas);
  self->next = g_new (guint, self->n_areas);
  self->previous = g_new (guint, self->n_areas);
  self->marks = g_new0 (guint, self->n_areas);
  self->stack = g_new (guint, self->n_areas);

  return self;
}

SalTerritoryDesign *
sal_territory_design_ref (SalTerritoryDesign *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  SalTerritoryDesign *self = data;

  sal_geography_unref (self->geography);
  g_array_unref (self->measures);
  g_array_unref (self->scales);
  g_string_chunk_free (self->strings);
  g_array_unref (self->territories);
  g_array_unref (self->regions);
  g_array_unref (self->accounts);
  g_array_unref (self->shares);
  sal_balance_goals_free (self->goals);
  g_free (self->assignment);
  g_free (self->locked);
  g_free (self->sums);
  g_free (self->n_areas_of);
  g_free (self->n_accounts_of);
  g_free (self->residuals);
  g_free (self->n_accounts_at);
  g_free (self->pieces);
  g_free (self->detached);
  g_free (self->members);
  g_free (self->next);
  g_free (self->previous);
  g_free (self->marks);
  g_free (self->stack);
  g_free (self->units);
  g_clear_pointer (&self->besides, g_array_unref);
  g_free (self->first_besides);
  g_free (self->travels);
}

void
sal_territory_design_unref (SalTerritoryDesign *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* --- what it is made of --- */

static const char *
keep_text (SalTerritoryDesign *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

/**
 * sal_territory_design_add_measure:
 * @self: a design
 * @measure: a measure, with as many values as there are areas; its total need not be set
 *
 * Adds a measure to what territories are balanced by. Texts and values are copied.
 */
void
sal_territory_design_add_measure (SalTerritoryDesign *self, const SalAreaMeasure *measure)
{
  SalAreaMeasure copy = *measure;

  copy.key = keep_text (self, measure->key);
  copy.label = keep_text (self, measure->label);
  copy.source = keep_text (self, measure->source);
  copy.values = measure->values != NULL
                    ? g_memdup2 (measure->values, self->n_areas * sizeof *measure->values)
                    : g_new0 (double, self->n_areas);
  g_array_append_val (self->measures, copy);
  g_array_set_size (self->scales, self->measures->len);
}

/**
 * sal_territory_design_add_territory:
 * @self: a design
 * @territory: a territory; its texts are copied
 *
 * Adds a territory without areas.
 *
 * Returns: its index
 */
guint
sal_territory_design_add_territory (SalTerritoryDesign *self, const SalDesignTerritory *territory)
{
  SalDesignTerritory copy = *territory;

  copy.name = g_strdup (territory->name);
  copy.holder = g_strdup (territory->holder);
  g_array_append_val (self->territories, copy);

  return self->territories->len - 1;
}

void
sal_territory_design_add_account (SalTerritoryDesign *self, const SalDesignAccount *account)
{
  g_array_append_vals (self->accounts, account, 1);
}

/**
 * sal_territory_design_add_share:
 * @self: a design that is not prepared yet
 * @share: a share of an account; those of one account follow each other
 *
 * Says that a territory has an account, or a share of it, by name. Shares count in proportion: they
 * need not add up to 1.
 */
void
sal_territory_design_add_share (SalTerritoryDesign *self, const SalDesignShare *share)
{
  SalDesignAccount *account = &g_array_index (self->accounts, SalDesignAccount, share->account);
  gboolean is_largest = TRUE;

  for (guint i = self->shares->len; i-- > 0;)
    {
      const SalDesignShare *other = &g_array_index (self->shares, SalDesignShare, i);

      if (other->account != share->account)
        break;
      is_largest &= other->share < share->share;
    }
  g_array_append_vals (self->shares, share, 1);
  if (is_largest)
    account->named = share->territory;
}

/**
 * sal_territory_design_place:
 * @self: a design that is not prepared yet
 * @area: an area
 * @territory: the index of a territory, or %SAL_TERRITORY_NONE
 *
 * Says which territory an area belongs to at first.
 */
void
sal_territory_design_place (SalTerritoryDesign *self, guint area, gint32 territory)
{
  g_return_if_fail (self->sums == NULL && area < self->n_areas);
  g_return_if_fail (territory < (gint32) self->territories->len);

  self->assignment[area] = territory;
}

SalGeography *
sal_territory_design_get_geography (const SalTerritoryDesign *self)
{
  return self->geography;
}

guint
sal_territory_design_get_n_areas (const SalTerritoryDesign *self)
{
  return self->n_areas;
}

guint
sal_territory_design_get_n_measures (const SalTerritoryDesign *self)
{
  return self->measures->len;
}

const SalAreaMeasure *
sal_territory_design_get_measure (const SalTerritoryDesign *self, guint index)
{
  return &g_array_index (self->measures, SalAreaMeasure, index);
}

gboolean
sal_territory_design_find_measure (const SalTerritoryDesign *self, const char *key, guint *index)
{
  for (guint m = 0; m < self->measures->len; m++)
    {
      if (g_strcmp0 (sal_territory_design_get_measure (self, m)->key, key) == 0)
        {
          *index = m;
          return TRUE;
        }
    }

  return FALSE;
}

guint
sal_territory_design_get_n_territories (const SalTerritoryDesign *self)
{
  return self->territories->len;
}

const SalDesignTerritory *
sal_territory_design_get_territory (const SalTerritoryDesign *self, guint index)
{
  return &g_array_index (self->territories, SalDesignTerritory, index);
}

/**
 * sal_territory_design_find_territory:
 * @self: a design
 * @id: the id of a territory
 *
 * Finds a territory by its record.
 *
 * Returns: its index, %SAL_TERRITORY_NONE if it is not there
 */
gint32
sal_territory_design_find_territory (const SalTerritoryDesign *self, gint64 id)
{
  for (guint t = 0; t < self->territories->len; t++)
    {
      if (sal_territory_design_get_territory (self, t)->id == id)
        return (gint32) t;
    }

  return SAL_TERRITORY_NONE;
}

const SalDesignAccount *
sal_territory_design_get_accounts (const SalTerritoryDesign *self, guint *n_accounts)
{
  *n_accounts = self->accounts->len;

  return (const SalDesignAccount *) (gpointer) self->accounts->data;
}

const SalDesignShare *
sal_territory_design_get_shares (const SalTerritoryDesign *self, guint *n_shares)
{
  *n_shares = self->shares->len;

  return (const SalDesignShare *) (gpointer) self->shares->data;
}

/**
 * sal_territory_design_find_shares:
 * @self: a design
 * @account: the index of an account
 * @n_shares: (out): how many shares there are
 *
 * Finds what territories have of an account by name.
 *
 * Returns: (array length=n_shares): the shares, none if it is not named
 */
const SalDesignShare *
sal_territory_design_find_shares (const SalTerritoryDesign *self, guint account, guint *n_shares)
{
  const SalDesignShare *shares = (const SalDesignShare *) (gpointer) self->shares->data;
  guint low = 0, high = self->shares->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (shares[middle].account < account)
        low = middle + 1;
      else
        high = middle;
    }
  *n_shares = 0;
  while (low + *n_shares < self->shares->len && shares[low + *n_shares].account == account)
    (*n_shares)++;

  return shares + low;
}
