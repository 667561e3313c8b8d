/* sal-facts-merge.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-facts-merge.h"

#include <string.h>

#include "sal-id-map.h"
#include "sal-kinds.h"

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

/* Tables of other kinds have not all of it. */
static void
copy_own (SalFacts *self, guint to, const SalFacts *changed, guint from)
{
  if (!self->is_table)
    {
      self->probability[to] = changed->probability[from];
      self->created[to] = changed->created[from];
      self->status[to] = changed->status[from];
    }
  if (self->amount != NULL)
    self->amount[to] = changed->amount[from];
  if (self->ends != NULL)
    self->ends[to] = changed->ends[from];
}

static void
copy_row (SalFacts *self, guint to, const SalFacts *changed, guint from, gint32 *const *codes)
{
  copy_own (self, to, changed, from);
  sal_facts_set_unconverted (self, to, changed->unconverted[from]);
  self->closes[to] = changed->closes[from];
  for (int d = 0; d < SAL_FACT_N_STORED; d++)
    sal_facts_set_code (self, d, to, codes[d][sal_facts_get_code (changed, d, from)]);
  for (guint i = 0; i < self->columns->len; i++)
    {
      SalFactColumn *column = &g_array_index (self->columns, SalFactColumn, i);
      const gint64 *values = sal_facts_get_column (changed, column->name);

      column->values[to] = values != NULL ? values[from] : SAL_MEASURE_NONE;
    }
}

static int
compare_rows (gconstpointer one, gconstpointer other)
{
  const guint *a = one, *b = other;

  return (*a > *b) - (*a < *b);
}

/* Makes rows for what @changed has and @self does not. */
static void
insert_new (SalFacts *self, const SalFacts *changed)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint row;

  for (guint from = 0; from < changed->n_rows; from++)
    {
      if (!sal_facts_find (self, changed->id[from], &row))
        g_array_append_val (ids, changed->id[from]);
    }
  sal_facts_insert (self, (const gint64 *) (gpointer) ids->data, ids->len);
}

/* Removes the rows of those opportunities of @touches, in any order, that @changed does not have.
 */
static void
remove_gone (SalFacts *self, const SalFacts *changed, const SalTouch *touches, gsize n_touches)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  guint row, other;

  for (gsize i = 0; i < n_touches; i++)
    {
      if (touches[i].kind == &sal_opportunity_kind &&
          !sal_facts_find (changed, touches[i].id, &other) &&
          sal_facts_find (self, touches[i].id, &row))
        g_array_append_val (rows, row);
    }
  g_array_sort (rows, compare_rows);
  for (guint i = rows->len; i-- > 1;)
    {
      if (g_array_index (rows, guint, i) == g_array_index (rows, guint, i - 1))
        g_array_remove_index (rows, i);
    }
  sal_facts_remove (self, (const guint *) (gpointer) rows->data, rows->len);
}

static void
merge_opportunities (SalFacts *self,
                     const SalFacts *changed,
                     gint32 *const *codes,
                     const SalTouch *touches,
                     gsize n_touches)
{
  insert_new (self, changed);
  for (guint from = 0; from < changed->n_rows; from++)
    {
      guint to;

      if (sal_facts_find (self, changed->id[from], &to))
        copy_row (self, to, changed, from, codes);
    }
  sal_facts_forget_span (self);
  remove_gone (self, changed, touches, n_touches);
}

/* By id: the row of @changed, for those that are replaced without having one a number behind. */
static SalIdMap *
map_changed (const SalFacts *changed)
{
  SalIdMap *map = sal_id_map_new (changed->replaced->len);

  for (guint i = 0; i < changed->replaced->len; i++)
    sal_id_map_insert (map, g_array_index (changed->replaced, gint64, i), (gint32) changed->n_rows);
  for (guint row = 0; row < changed->n_rows; row++)
    sal_id_map_insert (map, changed->id[row], (gint32) row);

  return map;
}

/* Rows that are there keep their place, others come last, and those that are gone leave theirs to
 * the last ones. */
static void
merge_table (SalFacts *self, const SalFacts *changed, gint32 *const *codes)
{
  g_autoptr (SalIdMap) map = map_changed (changed);

  for (guint i = 0; i < changed->columns->len; i++)
    sal_facts_add_column (self, g_array_index (changed->columns, SalFactColumn, i).name);
  for (guint to = self->n_rows; to-- > 0 && sal_id_map_get_size (map) > 0;)
    {
      gint32 from = sal_id_map_lookup (map, self->id[to]);

      if (from < 0)
        continue;
      sal_id_map_remove (map, self->id[to]);
      if (from < (gint32) changed->n_rows)
        copy_row (self, to, changed, (guint) from, codes);
      else
        sal_facts_remove_unordered (self, to);
    }
  for (guint from = 0; from < changed->n_rows; from++)
    {
      if (sal_id_map_lookup (map, changed->id[from]) >= 0)
        copy_row (self, sal_facts_append (self, changed->id[from]), changed, from, codes);
    }
  sal_facts_forget_span (self);
}

/**
 * sal_facts_merge:
 * @self: facts
 * @changed: facts of what changed as it is now, with dictionaries of their own
 * @touches: (array length=n_touches): the records that were asked for when @changed was loaded
 * @n_touches: how many
 *
 * Patches facts after a change: rows of @changed replace those of the same record or are added, and
 * the rows of @touches that @changed does not have are removed.
 */
void
sal_facts_merge (SalFacts *self, const SalFacts *changed, const SalTouch *touches, gsize n_touches)
{
  gint32 *codes[SAL_FACT_N_STORED];

  for (int d = 0; d < SAL_FACT_N_STORED; d++)
    codes[d] = translate (self->dimensions[d], changed->dimensions[d]);
  for (guint stage = 0; stage < changed->stage_chances->len; stage++)
    sal_facts_set_stage_chance (
        self, codes[SAL_FACT_STAGE][stage], sal_facts_get_stage_chance (changed, stage));

  self->limits_first = changed->limits_first;
  self->limits_last = changed->limits_last;
  merge_opportunities (self, changed, codes, touches, n_touches);
  for (guint i = 0; i < changed->tables->len; i++)
    {
      const SalFacts *others = g_ptr_array_index (changed->tables, i);
      SalFacts *table = sal_facts_get_table (self, others->kind);

      if (table != NULL)
        merge_table (table, others, codes);
    }

  for (int d = 0; d < SAL_FACT_N_STORED; d++)
    g_free (codes[d]);
}

/* The code in @into of one in @from, which is known by @codes once it was asked for. */
static gint32
take_code (SalDimension *into, const SalDimension *from, gint32 code, gint32 *codes)
{
  const char *label;

  if (code != SAL_DIMENSION_NONE && codes[code] == SAL_DIMENSION_NONE)
    {
      label = sal_dimension_get_label (from, code);
      codes[code] = sal_dimension_add_text (into, label, strlen (label));
    }

  return codes[code];
}

/* The codes of the rows of @others, from row @base on. Texts get their codes as they are met,
 * whichever thread met them first. */
static void
append_codes (SalFacts *self, guint base, const SalFacts *others, SalFactDimension dimension)
{
  const SalDimension *own = others->dimensions[dimension];
  g_autofree gint32 *codes = g_new0 (gint32, sal_dimension_get_n_codes (own));
  SalFactCodes *to = &self->codes[dimension];

  if (others->lacks & (1u << dimension))
    return;
  memset (to->data + (gsize) base * to->width, 0, (gsize) others->n_rows * to->width);
  for (guint i = 0; i < others->n_rows; i++)
    {
      gint32 code = sal_fact_codes_get (&others->codes[dimension], i);

      if (sal_dimension_get_n_codes (own) > 1)
        code = take_code (self->dimensions[dimension], own, code, codes);
      sal_facts_set_code (self, dimension, base + i, code);
    }
}

/**
 * sal_facts_append_facts:
 * @self: facts without columns of metrics
 * @others: facts of opportunities whose ids are above those of @self, with dictionaries of its own
 * of texts alone; other codes are those of @self
 *
 * Appends the rows of facts that were loaded beside these.
 */
void
sal_facts_append_facts (SalFacts *self, const SalFacts *others)
{
  guint base = self->n_rows, n_rows = others->n_rows;

  g_return_if_fail (self->columns->len == 0);

  sal_facts_reserve (self, base + n_rows);
  self->n_rows = base + n_rows; /* codes that need more bytes are widened for all rows */
#define APPEND(column) memcpy (self->column + base, others->column, n_rows * sizeof *self->column)
  if (n_rows > 0)
    {
      APPEND (id);
      APPEND (amount);
      APPEND (probability);
      APPEND (unconverted);
      APPEND (created);
      APPEND (closes);
      APPEND (status);
    }
#undef APPEND
  self->n_unconverted += others->n_unconverted;
  for (int i = 0; i < SAL_FACT_N_STORED; i++)
    append_codes (self, base, others, i);
  sal_facts_forget_span (self);
}
