/* sal-fact-run-rows.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-fact-run-private.h"

/* Which rows pass: found in blocks that fit into the first cache, and shared among threads. */

/* Fewer rows than this are not worth waking another thread for. */
#define MIN_ROWS_OF_THREAD 100000

/* As many rows a thread takes at once: one that gets no processor leaves the rest to others. */
#define STRIDE (32 * SAL_FACT_BLOCK)

static inline void
mask_days (const SalFactRun *run, SalFactBlock *self, guint start, guint n)
{
  const gint32 *closes = run->facts->closes + start;
  guint32 first = (guint32) run->first;
  guint32 span = (guint32) run->last - first;

  for (guint i = 0; i < n; i++)
    self->mask[i] = (guint32) closes[i] - first <= span;
}

static void
mask_filter (
    const SalFactRun *run, SalFactBlock *self, const SalFactPass *filter, guint start, guint n)
{
  guint8 *mask = self->mask;
  const guint8 *pass = filter->pass;
  gint32 first = filter->first, span = filter->last - first;

  if (filter->first >= 0)
    SAL_FACT_EACH_WIDTH (filter->codes,
                         start,
                         for (guint i = 0; i < n; i++) mask[i] &=
                         (__typeof__ (*code)) (code[i] - first) <= (__typeof__ (*code)) span)
  else
    SAL_FACT_EACH_WIDTH (
        filter->codes, start, for (guint i = 0; i < n; i++) mask[i] &= pass[code[i]])
}

static void
mask_restricted (const SalFactRun *run, SalFactBlock *self, guint start, guint n)
{
  const gint64 *ids = run->facts->id + start;

  for (guint i = 0; i < n; i++)
    self->mask[i] = self->mask[i] && sal_id_map_lookup (run->restricted, ids[i]) >= 0;
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
list_passed (SalFactBlock *self, guint n)
{
  static GOnce once = G_ONCE_INIT;
  const Offsets *offsets = g_once (&once, create_offsets, NULL);
  guint n_passed = 0;

  memset (self->mask + n, 0, SAL_FACT_BLOCK - n);
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

/* Opportunities come by their ids and so nearly by their age: most blocks have nothing of a period.
 */
static gboolean
has_days (const SalFactRun *run, guint start)
{
  const SalFactZone *zone = &run->zones[start / SAL_FACT_ZONE];

  return run->first <= run->last && zone->first <= run->last && zone->last >= run->first;
}

static void
select_rows (const SalFactRun *run, SalFactBlock *self, guint start, guint n)
{
  self->start = start;
  self->n_passed = 0;
  if (run->dated && !has_days (run, start))
    return;

  if (run->dated)
    mask_days (run, self, start, n);
  else
    memset (self->mask, 1, n);
  for (guint i = 0; i < run->n_filters; i++)
    mask_filter (run, self, &run->filters[i], start, n);
  if (run->restricted != NULL)
    mask_restricted (run, self, start, n);

  list_passed (self, n);
}

/* --- threads --- */

typedef enum
{
  WAITING,
  RUNNING,
  DONE,
  NOT_NEEDED,
} ShareState;

/* What the threads of one scan share. */
typedef struct
{
  SalFactRun *run;
  SalFactBlockFunc func;
  gint next; /* the first row that no thread has taken */
} Scan;

/* What one of them does. */
typedef struct
{
  Scan *scan;
  gpointer data;
  gint state; /* ShareState */
} Share;

static GMutex done_lock;
static GCond done;

static void
scan_rows (Scan *self, gpointer data)
{
  guint n_rows = self->run->facts->n_rows;
  SalFactBlock block;
  guint first;

  while ((first = (guint) g_atomic_int_add (&self->next, STRIDE)) < n_rows)
    {
      guint last = MIN (first + STRIDE, n_rows);

      for (guint start = first; start < last; start += SAL_FACT_BLOCK)
        {
          select_rows (self->run, &block, start, MIN (SAL_FACT_BLOCK, last - start));
          if (block.n_passed > 0)
            self->func (self->run, &block, data);
        }
    }
}

static void
work (gpointer data, gpointer user_data)
{
  Share *share = data;

  if (g_atomic_int_compare_and_exchange (&share->state, WAITING, RUNNING))
    {
      scan_rows (share->scan, share->data);
      g_mutex_lock (&done_lock);
      g_atomic_int_set (&share->state, DONE);
      g_cond_broadcast (&done);
      g_mutex_unlock (&done_lock);
    }
  g_atomic_rc_box_release (share);
}

static gpointer
create_pool (gpointer data)
{
  return g_thread_pool_new (work, NULL, SAL_FACT_MAX_THREADS, FALSE, NULL);
}

/**
 * sal_fact_run_count_threads:
 * @self: a prepared query
 *
 * Tells among how many threads the rows are worth sharing.
 *
 * Returns: how many, 1 … 4
 */
guint
sal_fact_run_count_threads (const SalFactRun *self)
{
  static gsize n_processors = 0; /* asking the system costs as much as a short scan */

  if (g_once_init_enter (&n_processors))
    g_once_init_leave (&n_processors, g_get_num_processors ());

  return CLAMP (
      MIN (n_processors, self->facts->n_rows / MIN_ROWS_OF_THREAD), 1, SAL_FACT_MAX_THREADS);
}

/* A thread that has not begun by the time all rows are taken is not waited for. */
static void
finish_share (Share *share)
{
  if (!g_atomic_int_compare_and_exchange (&share->state, WAITING, NOT_NEEDED))
    {
      g_mutex_lock (&done_lock);
      while (g_atomic_int_get (&share->state) != DONE)
        g_cond_wait (&done, &done_lock);
      g_mutex_unlock (&done_lock);
    }
  g_atomic_rc_box_release (share);
}

/**
 * sal_fact_run_share:
 * @self: a prepared query
 * @func: (scope call): called for each block in which rows pass, in no particular order
 * @data: (array length=n_threads): handed to @func, each by one thread alone
 * @n_threads: among how many threads to share the rows; this one is the first of them
 *
 * Lists the rows that pass, and returns when @func was called for all of them. Not every thread
 * need have got some.
 */
void
sal_fact_run_share (SalFactRun *self, SalFactBlockFunc func, gpointer const *data, guint n_threads)
{
  static GOnce pool = G_ONCE_INIT;
  Scan scan = { self, func, 0 };
  Share *shares[SAL_FACT_MAX_THREADS];

  g_return_if_fail (n_threads <= SAL_FACT_MAX_THREADS);

  for (guint i = 1; i < n_threads; i++)
    {
      shares[i] = g_atomic_rc_box_new0 (Share);
      *shares[i] = (Share){ &scan, data[i], WAITING };
      g_thread_pool_push (
          g_once (&pool, create_pool, NULL), g_atomic_rc_box_acquire (shares[i]), NULL);
    }
  scan_rows (&scan, data[0]);
  for (guint i = 1; i < n_threads; i++)
    finish_share (shares[i]);
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
  SalFactBlock block;

  for (guint start = 0; start < self->facts->n_rows; start += SAL_FACT_BLOCK)
    {
      select_rows (self, &block, start, MIN (SAL_FACT_BLOCK, self->facts->n_rows - start));
      for (guint i = 0; i < block.n_passed; i++)
        func (self, start + block.passed[i], data);
    }
}
