/* sal-facts-merge.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-facts-merge.h"

#include <string.h>

/* The codes of one dictionary in those of another, adding what is new. */
static gint32 *
translate (SalDimension *into, const SalDimension *from)
{
  guint n = sal_dimension_get_n_codes (from);
  gint32 *codes = g_new0 (gint32, n);

  for (guint code = 1; code < n; code++)
    {
      const char *label = sal_dimension_get_label (from, code);
      gint64 id = sal_dimension_get_id (from, code);

      codes[code] = id != 0 ? sal_dimension_add (into, id, label)
                            : sal_dimension_add_text (into, label, strlen (label));
    }
  for (guint code = 1; code < n; code++)
    sal_dimension_set_parent (into, codes[code], codes[sal_dimension_get_parent (from, code)]);

  return codes;
}

static void
copy_row (SalFacts *self, guint to, const SalFacts *changed, guint from, gint32 *const *codes)
{
  self->amount[to] = changed->amount[from];
  self->probability[to] = changed->probability[from];
  sal_facts_set_unconverted (self, to, changed->unconverted[from]);
  self->created[to] = changed->created[from];
  self->closes[to] = changed->closes[from];
  self->status[to] = changed->status[from];
  for (int d = 0; d < SAL_FACT_N_STORED; d++)
    sal_facts_set_code (self, d, to, codes[d][sal_facts_get_code (changed, d, from)]);
  for (guint i = 0; i < self->columns->len; i++)
    {
      SalFactColumn *column = &g_array_index (self->columns, SalFactColumn, i);
      const gint64 *values = sal_facts_get_column (changed, column->name);

      column->values[to] = values != NULL ? values[from] : SAL_MEASURE_NONE;
    }
}

/**
 * sal_facts_merge:
 * @self: facts
 * @changed: facts of some opportunities as they are now, with dictionaries of their own
 * @ids: (array length=n_ids): the opportunities that were asked for when @changed was loaded
 * @n_ids: how many
 *
 * Patches facts after a change: rows of @changed replace those of the same opportunity or are
 * added, and the rows of @ids that @changed does not have are removed.
 */
void
sal_facts_merge (SalFacts *self, const SalFacts *changed, const gint64 *ids, gsize n_ids)
{
  g_autoptr (SalIdMap) there = sal_id_map_new (changed->n_rows);
  gint32 *codes[SAL_FACT_N_STORED];

  for (int d = 0; d < SAL_FACT_N_STORED; d++)
    codes[d] = translate (self->dimensions[d], changed->dimensions[d]);
  for (guint stage = 0; stage < changed->stage_chances->len; stage++)
    sal_facts_set_stage_chance (
        self, codes[SAL_FACT_STAGE][stage], sal_facts_get_stage_chance (changed, stage));

  for (guint from = 0; from < changed->n_rows; from++)
    {
      guint to;

      sal_id_map_insert (there, changed->id[from], (gint32) from);
      if (!sal_facts_find (self, changed->id[from], &to))
        to = sal_facts_append (self, changed->id[from]);
      copy_row (self, to, changed, from, codes);
    }
  sal_facts_forget_span (self);
  for (gsize i = 0; i < n_ids; i++)
    {
      guint row;

      if (sal_id_map_lookup (there, ids[i]) < 0 && sal_facts_find (self, ids[i], &row))
        sal_facts_remove (self, row);
    }

  for (int d = 0; d < SAL_FACT_N_STORED; d++)
    g_free (codes[d]);
}

static void
append_codes (SalFacts *self, guint base, const SalFacts *others, SalFactDimension dimension)
{
  gboolean own = sal_dimension_get_n_codes (others->dimensions[dimension]) > 1;
  g_autofree gint32 *codes =
      own ? translate (self->dimensions[dimension], others->dimensions[dimension]) : NULL;
  const SalFactCodes *from = &others->codes[dimension];
  SalFactCodes *to = &self->codes[dimension];

  if (others->lacks & (1u << dimension))
    return;
  if (!own && from->width == to->width)
    {
      memcpy (to->data + (gsize) base * to->width, from->data, (gsize) others->n_rows * to->width);
      return;
    }
  for (guint row = 0; row < others->n_rows; row++)
    {
      gint32 code = sal_fact_codes_get (from, row);

      sal_facts_set_code (self, dimension, base + row, own ? codes[code] : code);
    }
}

/**
 * sal_facts_append_all:
 * @self: facts without columns of metrics
 * @others: facts of other opportunities; where it has no dictionary of its own, its codes are those
 * of @self
 *
 * Appends the rows of facts that were loaded beside others.
 */
void
sal_facts_append_all (SalFacts *self, const SalFacts *others)
{
  guint base = self->n_rows, n = others->n_rows;

  g_return_if_fail (self->columns->len == 0 && self->rows == NULL);

  sal_facts_reserve (self, base + n);
  self->n_rows = base + n; /* codes that need more bytes are widened for all rows */
  memcpy (self->id + base, others->id, n * sizeof *self->id);
  memcpy (self->amount + base, others->amount, n * sizeof *self->amount);
  memcpy (self->probability + base, others->probability, n * sizeof *self->probability);
  memcpy (self->unconverted + base, others->unconverted, n * sizeof *self->unconverted);
  memcpy (self->created + base, others->created, n * sizeof *self->created);
  memcpy (self->closes + base, others->closes, n * sizeof *self->closes);
  memcpy (self->status + base, others->status, n * sizeof *self->status);
  for (int i = 0; i < SAL_FACT_N_STORED; i++)
    append_codes (self, base, others, i);
  self->n_unconverted += others->n_unconverted;
  sal_facts_forget_span (self);
}
