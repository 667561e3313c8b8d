/* sal-fact-run-scan.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-fact-run-private.h"

#include "sal-rate.h"

/* Of each block of rows: to which group each of them belongs, then one loop per sum. */

/* Groups are added up in an array with a slot for each possible one while these are few; beyond,
 * slots are given to those there are. */
#define MAX_SLOTS 16384

#define N_EXTRAS (SAL_N_MEASURES + SAL_MAX_COLUMN_MEASURES)

/* By status: amounts and counts of all of them cost no more than those of one. */
typedef struct
{
  gint64 amounts[4];
  gint64 counts[4];
} Slot;

/* What one thread adds up. */
typedef struct
{
  SalFactRun *run;
  gint64 n_slots;
  gboolean is_dense; /* a slot is a key, not a group there is */
  Slot *slots;
  gint64 *extras; /* by slot, then measure of @extra_measures */
  guint n_extras;
  guint extra_measures[N_EXTRAS];
  gint32 slot_of[SAL_FACT_BLOCK]; /* parallel to the rows that pass */
} Part;

/* --- to which group they belong --- */

/* Here and below, what does not change in a loop is copied first: the compiler cannot know that
 * what is written to slots is not that. */
static void
add_days (Part *self, const SalFactAxis *axis, const SalFactBlock *block)
{
  const gint32 *closes = self->run->facts->closes + block->start;
  const SalFactAxis copy = *axis;
  const guint16 *passed = block->passed;
  gint32 *slot = self->slot_of;
  guint n = block->n_passed;

  for (guint i = 0; i < n; i++)
    slot[i] = slot[i] * copy.n_keys + sal_fact_axis_key_of_day (&copy, closes[passed[i]]);
}

static void
add_axis (Part *self, const SalFactAxis *axis, const SalFactBlock *block)
{
  const gint32 *map = axis->map;
  const guint16 *passed = block->passed;
  gint32 *slot = self->slot_of, n_keys = axis->n_keys;
  guint n = block->n_passed;

  if (axis->is_time)
    add_days (self, axis, block);
  else if (map != NULL)
    SAL_FACT_EACH_WIDTH (axis->codes,
                         block->start,
                         for (guint i = 0; i < n; i++) slot[i] =
                             slot[i] * n_keys + map[code[passed[i]]])
  else
    SAL_FACT_EACH_WIDTH (axis->codes,
                         block->start,
                         for (guint i = 0; i < n; i++) slot[i] = slot[i] * n_keys + code[passed[i]])
}

static gint64
key_of_row (const SalFactRun *run, guint row)
{
  gint64 key = 0;

  for (guint g = 0; g < run->query->n_groups; g++)
    {
      const SalFactAxis *axis = &run->axes[g];
      gint32 part = axis->is_time       ? sal_fact_axis_key_of_day (axis, run->facts->closes[row])
                    : axis->map != NULL ? axis->map[sal_fact_codes_get (axis->codes, row)]
                                        : sal_fact_codes_get (axis->codes, row);

      key = key * axis->n_keys + part;
    }

  return key;
}

/* Slots of groups as they are found; there may be more now than there is space for. */
static void
find_slots (Part *self, const SalFactBlock *block)
{
  for (guint i = 0; i < block->n_passed; i++)
    self->slot_of[i] = (gint32) sal_fact_run_find_group (
        self->run, key_of_row (self->run, block->start + block->passed[i]));

  if (self->n_slots < self->run->groups->len)
    {
      gint64 n = MAX (self->run->groups->len, self->n_slots * 2);

      self->slots = g_renew (Slot, self->slots, n);
      self->extras = g_renew (gint64, self->extras, n * self->n_extras);
      memset (self->slots + self->n_slots, 0, sizeof (Slot) * (n - self->n_slots));
      memset (self->extras + self->n_slots * self->n_extras,
              0,
              sizeof (gint64) * self->n_extras * (n - self->n_slots));
      self->n_slots = n;
    }
}

static void
assign_slots (Part *self, const SalFactBlock *block)
{
  if (!self->is_dense)
    {
      find_slots (self, block);
      return;
    }

  memset (self->slot_of, 0, sizeof *self->slot_of * block->n_passed);
  for (guint g = 0; g < self->run->query->n_groups; g++)
    add_axis (self, &self->run->axes[g], block);
}

/* --- sums --- */

static void
add_counts (Part *self, const SalFactBlock *block)
{
  for (guint i = 0; i < block->n_passed; i++)
    self->slots[self->slot_of[i]].counts[0]++;
}

static void
add_base (Part *self, const SalFactBlock *block)
{
  const gint64 *amount = self->run->facts->amount + block->start;
  const guint8 *status = self->run->facts->status + block->start;
  const guint16 *passed = block->passed;
  const gint32 *slot_of = self->slot_of;
  Slot *slots = self->slots;
  guint n = block->n_passed;

  for (guint i = 0; i < n; i++)
    {
      guint row = passed[i];
      guint8 which = status[row];
      Slot *slot = &slots[slot_of[i]];

      slot->amounts[which] += amount[row];
      slot->counts[which]++;
    }
}

/* Rounded half away from zero, like money everywhere; the half of it that needs no more than 64
 * bits is all but every amount there is. */
static inline gint64
weigh (gint64 amount, gint64 chance)
{
  gint64 product;
  __int128 wide;

  if (!__builtin_mul_overflow (amount, chance, &product) && ABS (product) < G_MAXINT64 / 2)
    return (product + (product < 0 ? -SAL_RATE_ONE / 2 : SAL_RATE_ONE / 2)) / SAL_RATE_ONE;

  wide = (__int128) amount * chance;

  return (gint64) ((wide + (wide < 0 ? -SAL_RATE_ONE / 2 : SAL_RATE_ONE / 2)) / SAL_RATE_ONE);
}

static inline gint64 *
extra_at (const Part *self, guint passed, guint extra)
{
  return &self->extras[(gint64) self->slot_of[passed] * self->n_extras + extra];
}

/* Which of the rows that pass have a status, as indices of them: few have that of a measure, and
 * which do cannot be guessed. */
static guint
list_status (const Part *self, const SalFactBlock *block, SalFactStatus status, guint16 *found)
{
  const guint8 *statuses = self->run->facts->status + block->start;
  guint n = 0;

  for (guint i = 0; i < block->n_passed; i++)
    {
      found[n] = (guint16) i;
      n += statuses[block->passed[i]] == status;
    }

  return n;
}

static void
add_chances (Part *self, const SalFactBlock *block, guint extra, gboolean stated)
{
  const SalFacts *facts = self->run->facts;
  guint16 open[SAL_FACT_BLOCK];
  guint n = list_status (self, block, SAL_FACT_OPEN, open);

  for (guint i = 0; i < n; i++)
    {
      guint row = block->start + block->passed[open[i]];

      *extra_at (self, open[i], extra) +=
          weigh (facts->amount[row],
                 stated ? facts->probability[row]
                        : sal_facts_get_stage_chance (
                              facts, sal_facts_get_code (facts, SAL_FACT_STAGE, row)));
    }
}

static void
add_cycles (Part *self, const SalFactBlock *block, guint extra, gboolean counts)
{
  const SalFacts *facts = self->run->facts;
  guint16 won[SAL_FACT_BLOCK];
  guint n = list_status (self, block, SAL_FACT_WON, won);

  for (guint i = 0; i < n; i++)
    {
      guint row = block->start + block->passed[won[i]];

      if (facts->created[row] != SAL_DATE_NONE && facts->closes[row] != SAL_DATE_NONE)
        *extra_at (self, won[i], extra) += counts ? 1 : facts->closes[row] - facts->created[row];
    }
}

static void
add_column (Part *self, const SalFactBlock *block, guint extra, const SalFactColumnSum *column)
{
  const gint64 *values = column->values + block->start;

  for (guint i = 0; i < block->n_passed; i++)
    {
      gint64 value = values[block->passed[i]];

      if (value != SAL_MEASURE_NONE)
        *extra_at (self, i, extra) += column->counts ? 1 : value;
    }
}

static void
add_extras (Part *self, const SalFactBlock *block)
{
  guint column = 0;

  for (guint extra = 0; extra < self->n_extras; extra++)
    {
      guint measure = self->extra_measures[extra];

      if (measure >= SAL_N_MEASURES)
        add_column (self, block, extra, &self->run->columns[column++]);
      else if (measure == SAL_MEASURE_WEIGHTED_AMOUNT || measure == SAL_MEASURE_STATED_AMOUNT)
        add_chances (self, block, extra, measure == SAL_MEASURE_STATED_AMOUNT);
      else
        add_cycles (self, block, extra, measure == SAL_MEASURE_CYCLE_COUNT);
    }
}

static void
scan_block (SalFactRun *run, const SalFactBlock *block, gpointer data)
{
  Part *self = data;

  assign_slots (self, block);
  if (run->facts->is_table)
    add_counts (self, block); /* a group is there if anything is in it */
  else
    add_base (self, block);
  add_extras (self, block);
}

/* --- parts --- */

static void
part_init (Part *self, SalFactRun *run)
{
  static const guint computed[] = { SAL_MEASURE_WEIGHTED_AMOUNT,
                                    SAL_MEASURE_STATED_AMOUNT,
                                    SAL_MEASURE_CYCLE_DAYS,
                                    SAL_MEASURE_CYCLE_COUNT };

  self->run = run;
  self->is_dense = run->n_possible <= MAX_SLOTS;
  self->n_slots = self->is_dense ? run->n_possible : 0;
  for (gsize i = 0; i < G_N_ELEMENTS (computed); i++)
    {
      if (run->computed & SAL_MEASURES (computed[i]))
        self->extra_measures[self->n_extras++] = computed[i];
    }
  for (guint i = 0; i < run->n_columns; i++)
    self->extra_measures[self->n_extras++] = run->columns[i].measure;
  self->slots = g_new0 (Slot, self->n_slots);
  self->extras = g_new0 (gint64, self->n_slots * self->n_extras);
}

static void
part_clear (Part *self)
{
  g_free (self->slots);
  g_free (self->extras);
}

static void
add_slot (Part *self, gint64 slot)
{
  static const guint8 amounts[] = { SAL_MEASURE_OPEN_AMOUNT,
                                    SAL_MEASURE_WON_AMOUNT,
                                    SAL_MEASURE_LOST_AMOUNT };
  static const guint8 counts[] = { SAL_MEASURE_OPEN_COUNT,
                                   SAL_MEASURE_WON_COUNT,
                                   SAL_MEASURE_LOST_COUNT };
  const Slot *sums = &self->slots[slot];
  SalFactGroup *group;
  guint index;

  if (sums->counts[0] + sums->counts[1] + sums->counts[2] == 0)
    return;

  index = self->is_dense ? sal_fact_run_find_group (self->run, slot) : (guint) slot;
  group = &g_array_index (self->run->groups, SalFactGroup, index);
  for (int status = 0; status < SAL_FACT_N_STATUSES; status++)
    {
      group->measures[amounts[status]] += sums->amounts[status];
      group->measures[counts[status]] += sums->counts[status];
    }
  for (guint extra = 0; extra < self->n_extras; extra++)
    group->measures[self->extra_measures[extra]] += self->extras[slot * self->n_extras + extra];
}

static void
add_part (Part *self)
{
  gint64 n = self->is_dense ? self->n_slots : self->run->groups->len;

  for (gint64 slot = 0; slot < n; slot++)
    add_slot (self, slot);
}

/**
 * sal_fact_run_scan:
 * @self: a prepared query
 *
 * Adds up the measures of the rows that pass, for each group there is. Many rows are shared among
 * threads; what they add up is the same as that of one.
 */
void
sal_fact_run_scan (SalFactRun *self)
{
  guint n = self->n_possible <= MAX_SLOTS ? sal_fact_run_count_threads (self) : 1;
  g_autofree Part *parts = g_new0 (Part, n);
  g_autofree gpointer *data = g_new (gpointer, n);

  for (guint i = 0; i < n; i++)
    {
      part_init (&parts[i], self);
      data[i] = &parts[i];
    }
  sal_fact_run_share (self, scan_block, data, n);
  for (guint i = 0; i < n; i++)
    {
      add_part (&parts[i]);
      part_clear (&parts[i]);
    }
}
