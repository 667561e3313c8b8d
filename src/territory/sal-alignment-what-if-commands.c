/* sal-alignment-what-if-commands.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-what-if-commands.h"

#include <math.h>

#include "sal-alignment-commands.h"
#include "sal-alignment.h"
#include "sal-kinds.h"
#include "sal-rate.h"

typedef struct
{
  char *name;
  GPtrArray *areas; /* of char *: codes, ended by NULL */
} Addition;

typedef struct
{
  gint64 territory;
  double capacity;
} Capacity;

struct _SalAlignmentWhatIf
{
  gint64 alignment;
  SalAlignmentMoves *moves;
  GArray *additions;  /* of Addition */
  GArray *removals;   /* of SalTerritoryRemoval */
  GArray *capacities; /* of Capacity */
};

static void
addition_clear (gpointer data)
{
  Addition *self = data;

  g_free (self->name);
  g_ptr_array_unref (self->areas);
}

static gint64
id_of (const SalTerritoryDesign *design, gint32 territory)
{
  return territory != SAL_TERRITORY_NONE
             ? sal_territory_design_get_territory (design, (guint) territory)->id
             : 0;
}

static void
add_additions (SalAlignmentWhatIf *self, const SalWhatIf *what_if)
{
  for (guint i = 0; i < what_if->added->len; i++)
    {
      Addition addition = { g_strdup (what_if->added->pdata[i]),
                            g_ptr_array_new_with_free_func (g_free) };

      g_array_append_val (self->additions, addition);
    }
}

static void
add_areas (SalAlignmentWhatIf *self, const SalTerritoryDesign *design, const SalWhatIf *what_if)
{
  const gint32 *before = sal_territory_design_get_assignment (design);
  const SalGeographyArea *areas =
      sal_geography_get_areas (sal_territory_design_get_geography (design), NULL);

  for (guint area = 0; area < what_if->n_areas; area++)
    {
      gint32 territory = what_if->assignment[area];

      if (territory == before[area])
        continue;
      if (territory < (gint32) what_if->n_territories)
        sal_alignment_moves_add (self->moves, areas[area].code, id_of (design, territory));
      else
        g_ptr_array_add (
            g_array_index (self->additions, Addition, (guint) territory - what_if->n_territories)
                .areas,
            g_strdup (areas[area].code));
    }
  for (guint i = 0; i < self->additions->len; i++)
    g_ptr_array_add (g_array_index (self->additions, Addition, i).areas, NULL);
}

/**
 * sal_alignment_what_if_new:
 * @alignment: the id of the alignment of the design
 * @design: a design
 * @what_if: what it would be
 *
 * Takes down what has to be written, with codes and ids in place of indexes.
 *
 * Returns: (transfer full): what is to be written
 */
SalAlignmentWhatIf *
sal_alignment_what_if_new (gint64 alignment,
                           const SalTerritoryDesign *design,
                           const SalWhatIf *what_if)
{
  SalAlignmentWhatIf *self = g_new0 (SalAlignmentWhatIf, 1);

  self->alignment = alignment;
  self->moves = sal_alignment_moves_new (alignment);
  self->additions = g_array_new (FALSE, FALSE, sizeof (Addition));
  g_array_set_clear_func (self->additions, addition_clear);
  self->removals = g_array_new (FALSE, FALSE, sizeof (SalTerritoryRemoval));
  self->capacities = g_array_new (FALSE, FALSE, sizeof (Capacity));

  add_additions (self, what_if);
  add_areas (self, design, what_if);
  for (guint i = 0; i < what_if->removed->len; i++)
    {
      const SalWhatIfRemoval *removed = &g_array_index (what_if->removed, SalWhatIfRemoval, i);
      SalTerritoryRemoval removal = { id_of (design, (gint32) removed->territory),
                                      id_of (design, removed->into) };

      g_array_append_val (self->removals, removal);
    }
  for (guint i = 0; i < what_if->capacities->len; i++)
    {
      const SalWhatIfCapacity *changed = &g_array_index (what_if->capacities, SalWhatIfCapacity, i);
      Capacity capacity = { id_of (design, (gint32) changed->territory), changed->capacity };

      g_array_append_val (self->capacities, capacity);
    }

  return self;
}

void
sal_alignment_what_if_free (gpointer data)
{
  SalAlignmentWhatIf *self = data;

  sal_alignment_moves_free (self->moves);
  g_array_unref (self->additions);
  g_array_unref (self->removals);
  g_array_unref (self->capacities);
  g_free (self);
}

static gboolean
write_capacity (SalTransaction *transaction, const Capacity *capacity, GError **error)
{
  g_autoptr (SalRecord) territory =
      sal_transaction_load (transaction, &sal_territory_kind, capacity->territory, error);

  if (territory == NULL)
    return FALSE;
  sal_record_set_integer (territory, "capacity", llround (capacity->capacity * SAL_RATE_ONE));

  return sal_transaction_update (transaction, territory, error);
}

/**
 * sal_alignment_write_what_if:
 * @transaction: a transaction
 * @alignment_what_if: the #SalAlignmentWhatIf
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Makes a draft what it would be: adds and removes territories, moves areas, sets capacities.
 *
 * Returns: %FALSE with @error set if the alignment is no draft, or could not be written
 */
gboolean
sal_alignment_write_what_if (SalTransaction *transaction,
                             gpointer alignment_what_if,
                             GCancellable *cancellable,
                             GError **error)
{
  SalAlignmentWhatIf *self = alignment_what_if;

  if (!sal_alignment_expect_draft (transaction, self->alignment, error))
    return FALSE;

  for (guint i = 0; i < self->additions->len; i++)
    {
      const Addition *addition = &g_array_index (self->additions, Addition, i);
      SalTerritoryNew new = { .alignment = self->alignment,
                              .name = addition->name,
                              .areas = (char **) addition->areas->pdata };

      if (!sal_alignment_add_territory (transaction, &new, cancellable, error))
        return FALSE;
    }
  if (!sal_alignment_write_moves (transaction, self->moves, cancellable, error))
    return FALSE;
  for (guint i = 0; i < self->removals->len; i++)
    {
      if (!sal_alignment_remove_territory (transaction,
                                           &g_array_index (self->removals, SalTerritoryRemoval, i),
                                           cancellable,
                                           error))
        return FALSE;
    }
  for (guint i = 0; i < self->capacities->len; i++)
    {
      if (!write_capacity (transaction, &g_array_index (self->capacities, Capacity, i), error))
        return FALSE;
    }

  return TRUE;
}
