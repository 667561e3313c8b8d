/* sal-territory-design.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territory-design-private.h"

#include <math.h>
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

/* The territory that an account has other than by its area. */
static gint32
territory_beside_area (const SalDesignAccount *account)
{
  return account->named != SAL_TERRITORY_NONE ? account->named : account->by_rule;
}

static double *
sums_of (const SalTerritoryDesign *self, gint32 territory)
{
  return &self->sums[(gsize) (territory + 1) * self->measures->len];
}

static double *
residuals_of (const SalTerritoryDesign *self, guint area)
{
  return &self->residuals[(gsize) area * self->measures->len];
}

/* What an account gives to a measure that is derived from accounts. */
static double
worth (const SalAreaMeasure *measure, const SalDesignAccount *account)
{
  switch (measure->worth)
    {
    case SAL_ACCOUNT_WORTH_COUNT:
      return 1;
    case SAL_ACCOUNT_WORTH_REVENUE:
      return (double) account->revenue;
    case SAL_ACCOUNT_WORTH_PIPELINE:
      return (double) account->pipeline;
    case SAL_ACCOUNT_WORTH_OPPORTUNITIES:
      return account->n_open;
    case SAL_ACCOUNT_WORTH_NONE:
    default:
      return 0;
    }
}

/* The values of measures of accounts, by where these lie. */
static void
spread_accounts (SalTerritoryDesign *self)
{
  for (guint i = 0; i < self->accounts->len; i++)
    {
      const SalDesignAccount *account = &g_array_index (self->accounts, SalDesignAccount, i);

      for (guint m = 0; m < self->measures->len && account->area != SAL_GEOGRAPHY_NONE; m++)
        {
          SalAreaMeasure *measure = &g_array_index (self->measures, SalAreaMeasure, m);

          measure->values[account->area] += worth (measure, account);
        }
    }
}

double
sal_territory_design_get_worth (const SalTerritoryDesign *self,
                                guint measure,
                                const SalDesignAccount *account)
{
  const SalDesignScale *scale = &g_array_index (self->scales, SalDesignScale, measure);
  double value = worth (sal_territory_design_get_measure (self, measure), account);

  return scale->factors != NULL && account->area != SAL_GEOGRAPHY_NONE
             ? value * scale->factors[account->area]
             : value;
}

/* Finds the shares of an account, and what they add up to. Accounts are asked for in their order,
 * the first with *@next 0. */
const SalDesignShare *
sal_territory_design_next_shares (
    const SalTerritoryDesign *self, guint account, guint *next, guint *n_shares, double *whole)
{
  const SalDesignShare *shares = (const SalDesignShare *) (gpointer) self->shares->data;
  guint first = *next;

  *whole = 0;
  while (*next < self->shares->len && shares[*next].account == account)
    *whole += shares[(*next)++].share;
  *n_shares = *next - first;

  return shares + first;
}

/* An account that is elsewhere counts there, and not where it lies; one that lies nowhere, and is
 * not elsewhere, counts as what no territory has. */
static void
carve_out (SalTerritoryDesign *self, guint index, guint measure, guint *next_share)
{
  const SalDesignAccount *account = &g_array_index (self->accounts, SalDesignAccount, index);
  gint32 elsewhere = territory_beside_area (account);
  double value = sal_territory_design_get_worth (self, measure, account), whole;
  guint n_shares;
  const SalDesignShare *shares =
      sal_territory_design_next_shares (self, index, next_share, &n_shares, &whole);

  if (elsewhere == SAL_TERRITORY_NONE && account->area != SAL_GEOGRAPHY_NONE)
    return;
  if (account->area != SAL_GEOGRAPHY_NONE)
    residuals_of (self, account->area)[measure] -= value;
  else
    g_array_index (self->measures, SalAreaMeasure, measure).total += value;

  if (whole <= 0)
    sums_of (self, elsewhere)[measure] += value;
  for (guint i = 0; i < n_shares && whole > 0; i++)
    sums_of (self, shares[i].territory)[measure] += value * shares[i].share / whole;
}

/* Adds up one measure from its values, whatever was there before. */
void
sal_territory_design_add_up (SalTerritoryDesign *self, guint index)
{
  SalAreaMeasure *measure = &g_array_index (self->measures, SalAreaMeasure, index);

  measure->total = 0;
  for (gint32 t = SAL_TERRITORY_NONE; t < (gint32) self->territories->len; t++)
    sums_of (self, t)[index] = 0;
  for (guint area = 0; area < self->n_areas; area++)
    {
      residuals_of (self, area)[index] = measure->values[area];
      measure->total += measure->values[area];
    }
  for (guint i = 0, next_share = 0; i < self->accounts->len; i++)
    carve_out (self, i, index, &next_share);
  for (guint area = 0; area < self->n_areas; area++)
    sums_of (self, self->assignment[area])[index] += residuals_of (self, area)[index];
}

/* Where each account counts: with its area, or with the territories that have it beside theirs. */
static void
count_accounts (SalTerritoryDesign *self)
{
  for (guint i = 0, next_share = 0; i < self->accounts->len; i++)
    {
      const SalDesignAccount *account = &g_array_index (self->accounts, SalDesignAccount, i);
      gint32 elsewhere = territory_beside_area (account);
      double whole;
      guint n_shares;
      const SalDesignShare *shares =
          sal_territory_design_next_shares (self, i, &next_share, &n_shares, &whole);

      if (elsewhere == SAL_TERRITORY_NONE && account->area != SAL_GEOGRAPHY_NONE)
        self->n_accounts_at[account->area]++;
      else if (whole <= 0)
        self->n_accounts_of[elsewhere + 1]++;
      else
        {
          for (guint s = 0; s < n_shares; s++)
            self->n_accounts_of[shares[s].territory + 1]++;
        }
    }
}

/* Counts what an area brings to a territory, or takes away. */
static void
count_area (SalTerritoryDesign *self, gint32 territory, guint area, int sign)
{
  self->n_areas_of[territory + 1] += (guint) sign;
  self->n_accounts_of[territory + 1] += (guint) sign * self->n_accounts_at[area];
}

static void
add_area (SalTerritoryDesign *self, gint32 territory, guint area, int sign)
{
  double *sums = sums_of (self, territory);
  const double *residuals = residuals_of (self, area);

  for (guint m = 0; m < self->measures->len; m++)
    sums[m] += sign * residuals[m];
  count_area (self, territory, area, sign);
}

static void
insert_member (SalTerritoryDesign *self, gint32 territory, guint area)
{
  guint first = self->members[territory + 1];

  self->next[area] = first;
  self->previous[area] = SAL_GEOGRAPHY_NONE;
  if (first != SAL_GEOGRAPHY_NONE)
    self->previous[first] = area;
  self->members[territory + 1] = area;
}

static void
remove_member (SalTerritoryDesign *self, gint32 territory, guint area)
{
  guint before = self->previous[area], after = self->next[area];

  if (before != SAL_GEOGRAPHY_NONE)
    self->next[before] = after;
  else
    self->members[territory + 1] = after;
  if (after != SAL_GEOGRAPHY_NONE)
    self->previous[after] = before;
}

/**
 * sal_territory_design_prepare:
 * @self: a design to which all was added
 *
 * Adds everything up, once. From then on the sums follow the moves.
 */
void
sal_territory_design_prepare (SalTerritoryDesign *self)
{
  guint n_measures = self->measures->len, n = self->territories->len + 1;

  g_return_if_fail (self->sums == NULL);

  self->sums = g_new0 (double, (gsize) n *MAX (n_measures, 1));
  self->residuals = g_new0 (double, (gsize) self->n_areas *MAX (n_measures, 1));
  self->n_areas_of = g_new0 (guint, n);
  self->n_accounts_of = g_new0 (guint, n);
  self->n_accounts_at = g_new0 (guint, self->n_areas);
  self->pieces = g_new0 (guint, n);
  self->members = g_new (guint, n);
  for (guint t = 0; t < n; t++)
    self->members[t] = SAL_GEOGRAPHY_NONE;
  spread_accounts (self);
  for (guint m = 0; m < n_measures; m++)
    sal_territory_design_add_up (self, m);
  count_accounts (self);
  for (guint area = 0; area < self->n_areas; area++)
    {
      count_area (self, self->assignment[area], area, 1);
      insert_member (self, self->assignment[area], area);
    }
  for (guint t = 0; t < self->territories->len; t++)
    self->capacity += g_array_index (self->territories, SalDesignTerritory, t).capacity;
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

/* --- who has what --- */

const gint32 *
sal_territory_design_get_assignment (const SalTerritoryDesign *self)
{
  return self->assignment;
}

/**
 * sal_territory_design_is_locked:
 * @self: a design
 * @area: an area
 *
 * Tells whether an area stays where it is: because it is locked itself or its territory is.
 *
 * Returns: whether it is
 */
gboolean
sal_territory_design_is_locked (const SalTerritoryDesign *self, guint area)
{
  gint32 territory = self->assignment[area];

  return self->locked[area] ||
         (territory != SAL_TERRITORY_NONE &&
          sal_territory_design_get_territory (self, (guint) territory)->is_locked);
}

void
sal_territory_design_set_locked (SalTerritoryDesign *self, guint area, gboolean locked)
{
  self->locked[area] = locked != FALSE;
}

void
sal_territory_design_set_territory_locked (SalTerritoryDesign *self, guint index, gboolean locked)
{
  g_array_index (self->territories, SalDesignTerritory, index).is_locked = locked != FALSE;
}

static void
move_area (SalTerritoryDesign *self, guint area, gint32 territory)
{
  gint32 from = self->assignment[area];

  add_area (self, from, area, -1);
  add_area (self, territory, area, 1);
  remove_member (self, from, area);
  insert_member (self, territory, area);
  self->assignment[area] = territory;
  self->pieces[from + 1] = 0;
  self->pieces[territory + 1] = 0;
  sal_territory_design_forget_travel (self, from);
  sal_territory_design_forget_travel (self, territory);
}

/**
 * sal_territory_design_move:
 * @self: a design
 * @areas: (array length=n_areas): some areas
 * @n_areas: how many
 * @territory: the index of the territory they are to belong to, or %SAL_TERRITORY_NONE
 * @moves: (nullable) (element-type SalDesignMove): gets what was moved
 *
 * Moves areas to a territory: those that are not there already, and are not locked; none if the
 * territory is locked. All sums follow.
 *
 * Returns: how many were moved
 */
guint
sal_territory_design_move (
    SalTerritoryDesign *self, const guint *areas, guint n_areas, gint32 territory, GArray *moves)
{
  guint n_moved = 0;

  g_return_val_if_fail (territory < (gint32) self->territories->len, 0);

  if (territory != SAL_TERRITORY_NONE &&
      sal_territory_design_get_territory (self, (guint) territory)->is_locked)
    return 0;

  for (guint i = 0; i < n_areas; i++)
    {
      SalDesignMove move = { areas[i], self->assignment[areas[i]], territory };

      if (move.from == territory || sal_territory_design_is_locked (self, areas[i]))
        continue;
      move_area (self, areas[i], territory);
      if (moves != NULL)
        g_array_append_val (moves, move);
      n_moved++;
    }

  return n_moved;
}

/**
 * sal_territory_design_revert:
 * @self: a design
 * @moves: (element-type SalDesignMove): moves that were made, in their order
 *
 * Takes moves back, the last of them first.
 */
void
sal_territory_design_revert (SalTerritoryDesign *self, const GArray *moves)
{
  for (guint i = moves->len; i-- > 0;)
    {
      const SalDesignMove *move = &g_array_index (moves, SalDesignMove, i);

      if (self->assignment[move->area] != move->from)
        move_area (self, move->area, move->from);
    }
}

/**
 * sal_territory_design_get_account_territory:
 * @self: a design
 * @account: the index of an account
 * @reason: (out) (nullable): why it is there
 *
 * Finds the territory that has an account: the one that has it by name, else that of the rule it
 * matches, else that of the area it lies in.
 *
 * Returns: the index of the territory, %SAL_TERRITORY_NONE if none has it
 */
gint32
sal_territory_design_get_account_territory (const SalTerritoryDesign *self,
                                            guint account,
                                            SalDesignReason *reason)
{
  const SalDesignAccount *found = &g_array_index (self->accounts, SalDesignAccount, account);
  gint32 territory = territory_beside_area (found);
  SalDesignReason why =
      found->named != SAL_TERRITORY_NONE ? SAL_DESIGN_REASON_NAMED : SAL_DESIGN_REASON_RULE;

  if (territory == SAL_TERRITORY_NONE)
    {
      territory =
          found->area != SAL_GEOGRAPHY_NONE ? self->assignment[found->area] : SAL_TERRITORY_NONE;
      why = territory != SAL_TERRITORY_NONE ? SAL_DESIGN_REASON_AREA : SAL_DESIGN_REASON_NONE;
    }
  if (reason != NULL)
    *reason = why;

  return territory;
}

/* --- what follows from it --- */

double
sal_territory_design_get_sum (const SalTerritoryDesign *self, gint32 territory, guint measure)
{
  return sums_of (self, territory)[measure];
}

/**
 * sal_territory_design_get_residual:
 * @self: a design
 * @area: an area
 * @measure: the index of a measure
 *
 * Tells what goes with an area: its value without the accounts that lie in it, but belong to a
 * territory by name or by a rule.
 *
 * Returns: in the unit of the measure
 */
double
sal_territory_design_get_residual (const SalTerritoryDesign *self, guint area, guint measure)
{
  return self->residuals[(gsize) area * self->measures->len + measure];
}

/**
 * sal_territory_design_get_target:
 * @self: a design
 * @territory: the index of a territory
 * @measure: the index of a measure
 *
 * Computes what a territory is to have of what is assigned: its share of the capacity.
 *
 * Returns: the target, in the unit of the measure; %NAN without any capacity
 */
double
sal_territory_design_get_target (const SalTerritoryDesign *self, guint territory, guint measure)
{
  const SalAreaMeasure *whole = sal_territory_design_get_measure (self, measure);
  double assigned = whole->total - sums_of (self, SAL_TERRITORY_NONE)[measure];

  if (self->capacity <= 0)
    return NAN;

  return assigned * sal_territory_design_get_territory (self, territory)->capacity / self->capacity;
}

/**
 * sal_territory_design_get_index:
 * @self: a design
 * @territory: the index of a territory
 * @measure: the index of a measure
 *
 * Computes the index of a territory: what it has ÷ its target × 100.
 *
 * Returns: the index, 100 at the target; %NAN if there is no target
 */
double
sal_territory_design_get_index (const SalTerritoryDesign *self, guint territory, guint measure)
{
  double target = sal_territory_design_get_target (self, territory, measure);

  return target > 0 ? sums_of (self, (gint32) territory)[measure] / target * 100 : NAN;
}

guint
sal_territory_design_count_areas (const SalTerritoryDesign *self, gint32 territory)
{
  return self->n_areas_of[territory + 1];
}

guint
sal_territory_design_count_accounts (const SalTerritoryDesign *self, gint32 territory)
{
  return self->n_accounts_of[territory + 1];
}
