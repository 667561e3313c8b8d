/* sal-fact-run-scan.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-fact-run-private.h"

#include "sal-rate.h"

/* The facts are scanned in blocks that fit into the first cache: for each, which rows pass, then to
 * which group each of them belongs, then one loop per sum. */
#define BLOCK 1024

/* Groups are added up in an array with a slot for each possible one while these are few; beyond,
 * slots are given to those there are. */
#define MAX_SLOTS 16384

/* Fewer rows than this are not worth waking another thread for. */
#define MIN_ROWS_OF_THREAD 100000
#define MAX_THREADS        4

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
  guint first, last; /* rows */
  gint64 n_slots;
  gboolean is_dense; /* a slot is a key, not a group there is */
  Slot *slots;
  gint64 *extras; /* by slot, then measure of @extra_measures */
  guint n_extras;
  guint extra_measures[N_EXTRAS];
  guint n_passed;
  guint16 passed[BLOCK + 8]; /* rows of the block; some more are written and not read */
  gint32 slot_of[BLOCK];     /* parallel to it */
  guint8 mask[BLOCK];
} Part;

/* --- which rows pass --- */

static inline void
mask_days (Part *self, guint start, guint n)
{
  const gint32 *closes = self->run->facts->closes + start;
  guint32 first = (guint32) self->run->first;
  guint32 span = (guint32) self->run->last - first;

  for (guint i = 0; i < n; i++)
    self->mask[i] = (guint32) closes[i] - first <= span;
}

/* One loop for each width of codes. */
#define EACH_WIDTH(codes, start, LOOP)                                                             \
  switch ((codes)->width)                                                                          \
    {                                                                                              \
    case 1:                                                                                        \
      {                                                                                            \
        const guint8 *code = (codes)->data + (start);                                              \
        LOOP;                                                                                      \
      }                                                                                            \
      break;                                                                                       \
    case 2:                                                                                        \
      {                                                                                            \
        const guint16 *code = (const guint16 *) (gconstpointer) (codes)->data + (start);           \
        LOOP;                                                                                      \
      }                                                                                            \
      break;                                                                                       \
    default:                                                                                       \
      {                                                                                            \
        const gint32 *code = (const gint32 *) (gconstpointer) (codes)->data + (start);             \
        LOOP;                                                                                      \
      }                                                                                            \
    }

static void
mask_filter (Part *self, const SalFactPass *filter, guint start, guint n)
{
  guint8 *mask = self->mask;
  const guint8 *pass = filter->pass;
  gint32 only = filter->code;

  if (only >= 0)
    EACH_WIDTH (filter->codes, start, for (guint i = 0; i < n; i++) mask[i] &= code[i] == only)
  else
    EACH_WIDTH (filter->codes, start, for (guint i = 0; i < n; i++) mask[i] &= pass[code[i]])
}

static void
mask_restricted (Part *self, guint start, guint n)
{
  const gint64 *ids = self->run->facts->id + start;

  for (guint i = 0; i < n; i++)
    self->mask[i] = self->mask[i] && sal_id_map_lookup (self->run->restricted, ids[i]) >= 0;
}

/* For each byte that says which of eight rows pass: their offsets, four to a word. */
typedef struct
{
  guint64 offsets[256][2];
  guint8 counts[256];
} Offsets;

static gpointer
create_offsets (gpointer data)
{
  Offsets *self = g_new0 (Offsets, 1);

  for (guint byte = 0; byte < 256; byte++)
    {
      guint n = 0;

      for (guint64 bit = 0; bit < 8; bit++)
        {
          if (byte & (1u << bit))
            {
              self->offsets[byte][n / 4] |= bit << (n % 4 * 16);
              n++;
            }
        }
      self->counts[byte] = (guint8) n;
    }

  return self;
}

/* Eight rows at a time, and without a branch that would be guessed wrong every other time. */
static void
list_passed (Part *self, guint n)
{
  static GOnce once = G_ONCE_INIT;
  const Offsets *offsets = g_once (&once, create_offsets, NULL);
  guint n_passed = 0;

  memset (self->mask + n, 0, BLOCK - n);
  for (guint i = 0; i < n; i += 8)
    {
      guint64 mask, first = i * G_GUINT64_CONSTANT (0x0001000100010001), four;
      guint byte;

      memcpy (&mask, self->mask + i, 8);
      mask = GUINT64_FROM_LE (mask);
      byte = (guint) ((mask * G_GUINT64_CONSTANT (0x0102040810204080)) >> 56);
      four = GUINT64_TO_LE (offsets->offsets[byte][0] + first);
      memcpy (self->passed + n_passed, &four, 8);
      four = GUINT64_TO_LE (offsets->offsets[byte][1] + first);
      memcpy (self->passed + n_passed + 4, &four, 8);
      n_passed += offsets->counts[byte];
    }
  self->n_passed = n_passed;
}

static void
select_rows (Part *self, guint start, guint n)
{
  const SalFactRun *run = self->run;

  if (run->dated && run->first > run->last)
    n = 0;
  else if (run->dated)
    mask_days (self, start, n);
  else
    memset (self->mask, 1, n);
  for (guint i = 0; i < run->n_filters; i++)
    mask_filter (self, &run->filters[i], start, n);
  if (run->restricted != NULL)
    mask_restricted (self, start, n);

  list_passed (self, n);
}

/* --- to which group they belong --- */

static inline gint32
key_of_day (const SalFactAxis *axis, gint32 day)
{
  guint32 index = (guint32) day - (guint32) axis->offset;

  return index < (guint32) axis->n_map ? axis->map[index] : SAL_DIMENSION_NONE;
}

static void
add_days (Part *self, const SalFactAxis *axis, guint start)
{
  const gint32 *closes = self->run->facts->closes + start;

  for (guint i = 0; i < self->n_passed; i++)
    self->slot_of[i] = self->slot_of[i] * axis->n_keys + key_of_day (axis, closes[self->passed[i]]);
}

static void
add_axis (Part *self, const SalFactAxis *axis, guint start)
{
  const gint32 *map = axis->map;
  const guint16 *passed = self->passed;
  gint32 *slot = self->slot_of, n_keys = axis->n_keys;
  guint n = self->n_passed;

  if (axis->is_time)
    add_days (self, axis, start);
  else if (map != NULL)
    EACH_WIDTH (axis->codes,
                start,
                for (guint i = 0; i < n; i++) slot[i] = slot[i] * n_keys + map[code[passed[i]]])
  else
    EACH_WIDTH (axis->codes,
                start,
                for (guint i = 0; i < n; i++) slot[i] = slot[i] * n_keys + code[passed[i]])
}

static gint64
key_of_row (const SalFactRun *run, guint row)
{
  gint64 key = 0;

  for (guint g = 0; g < run->query->n_groups; g++)
    {
      const SalFactAxis *axis = &run->axes[g];
      gint32 part = axis->is_time       ? key_of_day (axis, run->facts->closes[row])
                    : axis->map != NULL ? axis->map[sal_fact_codes_get (axis->codes, row)]
                                        : sal_fact_codes_get (axis->codes, row);

      key = key * axis->n_keys + part;
    }

  return key;
}

/* Slots of groups as they are found; there may be more now than there is space for. */
static void
find_slots (Part *self, guint start)
{
  for (guint i = 0; i < self->n_passed; i++)
    self->slot_of[i] = (gint32) sal_fact_run_find_group (
        self->run, key_of_row (self->run, start + self->passed[i]));

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
assign_slots (Part *self, guint start)
{
  if (!self->is_dense)
    {
      find_slots (self, start);
      return;
    }

  memset (self->slot_of, 0, sizeof *self->slot_of * self->n_passed);
  for (guint g = 0; g < self->run->query->n_groups; g++)
    add_axis (self, &self->run->axes[g], start);
}

/* --- sums --- */

static void
add_counts (Part *self)
{
  for (guint i = 0; i < self->n_passed; i++)
    self->slots[self->slot_of[i]].counts[0]++;
}

static void
add_base (Part *self, guint start)
{
  const gint64 *amount = self->run->facts->amount + start;
  const guint8 *status = self->run->facts->status + start;

  for (guint i = 0; i < self->n_passed; i++)
    {
      guint row = self->passed[i];
      Slot *slot = &self->slots[self->slot_of[i]];

      slot->amounts[status[row]] += amount[row];
      slot->counts[status[row]]++;
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

static void
add_chances (Part *self, guint start, guint extra, gboolean stated)
{
  const SalFacts *facts = self->run->facts;

  for (guint i = 0; i < self->n_passed; i++)
    {
      guint row = start + self->passed[i];

      if (facts->status[row] == SAL_FACT_OPEN)
        *extra_at (self, i, extra) +=
            weigh (facts->amount[row],
                   stated ? facts->probability[row]
                          : sal_facts_get_stage_chance (
                                facts, sal_facts_get_code (facts, SAL_FACT_STAGE, row)));
    }
}

static void
add_cycles (Part *self, guint start, guint extra, gboolean counts)
{
  const SalFacts *facts = self->run->facts;

  for (guint i = 0; i < self->n_passed; i++)
    {
      guint row = start + self->passed[i];

      if (facts->status[row] == SAL_FACT_WON && facts->created[row] != SAL_DATE_NONE &&
          facts->closes[row] != SAL_DATE_NONE)
        *extra_at (self, i, extra) += counts ? 1 : facts->closes[row] - facts->created[row];
    }
}

static void
add_column (Part *self, guint start, guint extra, const SalFactColumnSum *column)
{
  const gint64 *values = column->values + start;

  for (guint i = 0; i < self->n_passed; i++)
    {
      gint64 value = values[self->passed[i]];

      if (value != SAL_MEASURE_NONE)
        *extra_at (self, i, extra) += column->counts ? 1 : value;
    }
}

static void
add_extras (Part *self, guint start)
{
  guint column = 0;

  for (guint extra = 0; extra < self->n_extras; extra++)
    {
      guint measure = self->extra_measures[extra];

      if (measure >= SAL_N_MEASURES)
        add_column (self, start, extra, &self->run->columns[column++]);
      else if (measure == SAL_MEASURE_WEIGHTED_AMOUNT || measure == SAL_MEASURE_STATED_AMOUNT)
        add_chances (self, start, extra, measure == SAL_MEASURE_STATED_AMOUNT);
      else
        add_cycles (self, start, extra, measure == SAL_MEASURE_CYCLE_COUNT);
    }
}

static void
scan_part (Part *self)
{
  for (guint start = self->first; start < self->last; start += BLOCK)
    {
      select_rows (self, start, MIN (BLOCK, self->last - start));
      if (self->n_passed == 0)
        continue;
      assign_slots (self, start);
      if (self->run->facts->is_table)
        add_counts (self); /* a group is there if anything is in it */
      else
        add_base (self, start);
      add_extras (self, start);
    }
}

/* --- parts --- */

static void
part_init (Part *self, SalFactRun *run, guint first, guint last)
{
  static const guint computed[] = { SAL_MEASURE_WEIGHTED_AMOUNT,
                                    SAL_MEASURE_STATED_AMOUNT,
                                    SAL_MEASURE_CYCLE_DAYS,
                                    SAL_MEASURE_CYCLE_COUNT };

  self->run = run;
  self->first = first;
  self->last = last;
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

/* --- threads --- */

static GMutex done_lock;
static GCond done;

typedef struct
{
  Part part;
  gboolean is_done;
} Share;

static void
work (gpointer data, gpointer user_data)
{
  Share *share = data;

  scan_part (&share->part);
  g_mutex_lock (&done_lock);
  share->is_done = TRUE;
  g_cond_broadcast (&done);
  g_mutex_unlock (&done_lock);
}

static gpointer
create_pool (gpointer data)
{
  return g_thread_pool_new (work, NULL, MAX_THREADS, FALSE, NULL);
}

static guint
count_threads (const SalFactRun *run)
{
  guint n = MIN (g_get_num_processors (), run->facts->n_rows / MIN_ROWS_OF_THREAD);

  return run->n_possible <= MAX_SLOTS ? CLAMP (n, 1, MAX_THREADS) : 1;
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
  static GOnce pool = G_ONCE_INIT;
  guint n = count_threads (self), n_rows = self->facts->n_rows;
  g_autofree Share *shares = g_new0 (Share, n);

  for (guint i = 0; i < n; i++)
    part_init (&shares[i].part,
               self,
               (guint) ((guint64) n_rows * i / n),
               (guint) ((guint64) n_rows * (i + 1) / n));
  for (guint i = 1; i < n; i++)
    g_thread_pool_push (g_once (&pool, create_pool, NULL), &shares[i], NULL);
  scan_part (&shares[0].part);

  g_mutex_lock (&done_lock);
  for (guint i = 1; i < n; i++)
    {
      while (!shares[i].is_done)
        g_cond_wait (&done, &done_lock);
    }
  g_mutex_unlock (&done_lock);
  for (guint i = 0; i < n; i++)
    {
      add_part (&shares[i].part);
      part_clear (&shares[i].part);
    }
}

/**
 * sal_fact_run_for_each:
 * @self: a prepared query
 * @func: (scope call): called for each row that passes, in order
 * @data: handed to @func
 *
 * Lists the rows that pass.
 */
void
sal_fact_run_for_each (SalFactRun *self, SalFactRowFunc func, gpointer data)
{
  g_autofree Part *part = g_new0 (Part, 1);

  part->run = self;
  for (guint start = 0; start < self->facts->n_rows; start += BLOCK)
    {
      select_rows (part, start, MIN (BLOCK, self->facts->n_rows - start));
      for (guint i = 0; i < part->n_passed; i++)
        func (self, start + part->passed[i], data);
    }
}
