/* sal-fact-run-contracts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-fact-run-private.h"

/* Recurring revenue is not added up over a period: it is what contracts are worth a year on the
 * last day of it. What accounts had twelve months before is compared with what they have. */

/* What one account has in one group. */
typedef struct
{
  gint64 key;
  gint64 now;
  gint64 before;
} Holding;

typedef struct
{
  SalFactRun *run;
  GArray *rows;     /* of guint: that pass whatever their dates, by account */
  GArray *holdings; /* of Holding, of the account at hand */
  gint32 day;       /* and twelve months before */
  gint32 day_before;
} Walk;

static gboolean
is_in_force (const SalFacts *facts, guint row, gint32 day)
{
  return facts->closes[row] != SAL_DATE_NONE && facts->closes[row] <= day &&
         day <= facts->ends[row];
}

static void
mark_row (const SalFactRun *run, guint row, gpointer data)
{
  ((guint8 *) data)[row] = TRUE;
}

static void
walk_init (Walk *self, SalFactRun *run)
{
  g_autofree guint8 *passes = g_new0 (guint8, run->facts->n_rows);
  const guint *rows = sal_facts_get_rows_by_account (run->facts);
  gboolean dated = run->dated;

  self->run = run;
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->holdings = g_array_new (FALSE, FALSE, sizeof (Holding));
  run->dated = FALSE; /* a contract counts long after it started */
  sal_fact_run_for_each (run, mark_row, passes);
  run->dated = dated;
  for (guint i = 0; i < run->facts->n_rows; i++)
    {
      if (passes[rows[i]])
        g_array_append_val (self->rows, rows[i]);
    }
}

static void
walk_clear (Walk *self)
{
  g_array_unref (self->rows);
  g_array_unref (self->holdings);
}

static void
set_day (Walk *self, gint32 day)
{
  self->day = day;
  self->day_before = sal_date_add_months (day, -12);
}

/* With the period that the day is in on the axes of time. */
static gint64
key_of (const Walk *self, guint row)
{
  gint64 key = 0;

  for (guint g = 0; g < self->run->query->n_groups; g++)
    {
      const SalFactAxis *axis = &self->run->axes[g];
      gint32 code =
          axis->is_time ? self->day - axis->offset : sal_fact_codes_get (axis->codes, row);

      key = key * axis->n_keys + (axis->map != NULL ? axis->map[code] : code);
    }

  return key;
}

static void
hold (Walk *self, guint row)
{
  const SalFacts *facts = self->run->facts;
  Holding holding = { .key = key_of (self, row) };

  holding.now = is_in_force (facts, row, self->day) ? facts->amount[row] : 0;
  holding.before = is_in_force (facts, row, self->day_before) ? facts->amount[row] : 0;
  if (holding.now == 0 && holding.before == 0)
    return;

  for (guint i = 0; i < self->holdings->len; i++)
    {
      Holding *other = &g_array_index (self->holdings, Holding, i);

      if (other->key == holding.key)
        {
          other->now += holding.now;
          other->before += holding.before;
          return;
        }
    }
  g_array_append_val (self->holdings, holding);
}

static void
settle_account (Walk *self)
{
  for (guint i = 0; i < self->holdings->len; i++)
    {
      const Holding *holding = &g_array_index (self->holdings, Holding, i);
      guint index = sal_fact_run_find_group (self->run, holding->key);
      gint64 *measures = g_array_index (self->run->groups, SalFactGroup, index).measures;

      measures[SAL_MEASURE_RECURRING] += holding->now;
      measures[SAL_MEASURE_RECURRING_BEFORE] += holding->before;
      measures[SAL_MEASURE_RENEWED] += holding->before != 0 ? holding->now : 0;
      measures[SAL_MEASURE_RETAINED] += MIN (holding->now, holding->before);
    }
  g_array_set_size (self->holdings, 0);
}

static void
walk_day (Walk *self, gint32 day)
{
  gint32 account = -1;

  set_day (self, day);
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint row = g_array_index (self->rows, guint, i);
      gint32 code = sal_facts_get_code (self->run->facts, SAL_FACT_ACCOUNT, row);

      if (code != account)
        settle_account (self);
      account = code;
      hold (self, row);
    }
  settle_account (self);
}

/* The last day of what is asked for. */
static gint32
last_day (const SalFactRun *run)
{
  return run->dated ? run->last : run->facts->as_of;
}

/* The axis with the shortest periods, NULL if there is none of time. */
static const SalFactAxis *
find_time_axis (const SalFactRun *run, SalFactDimension *dimension)
{
  const SalFactAxis *found = NULL;

  for (guint g = 0; g < run->query->n_groups; g++)
    {
      if (run->axes[g].is_time && (found == NULL || run->axes[g].n_keys > found->n_keys))
        {
          found = &run->axes[g];
          *dimension = run->query->groups[g];
        }
    }

  return found;
}

/**
 * sal_fact_run_add_contracts:
 * @self: a prepared query of contracts
 *
 * Adds to each group what the contracts in force on the last day are worth a year, what those of
 * twelve months before were worth, and what the accounts of then have now: all of it, and no more
 * than they had. Where it is grouped by periods, for the last day of each.
 */
void
sal_fact_run_add_contracts (SalFactRun *self)
{
  SalFactDimension dimension = SAL_FACT_MONTH;
  const SalFactAxis *axis = find_time_axis (self, &dimension);
  Walk walk;

  walk_init (&walk, self);
  if (axis == NULL)
    walk_day (&walk, last_day (self));
  for (gint32 k = 1; axis != NULL && k < axis->n_keys; k++)
    {
      gint32 first, last;

      sal_fiscal_calendar_days_of (self->facts->calendar,
                                   sal_fact_code_to_period (dimension, axis->first_code + k - 1),
                                   &first,
                                   &last);
      walk_day (&walk, MIN (last, axis->offset + axis->n_map - 1));
    }
  walk_clear (&walk);
}

/**
 * sal_fact_run_list_contracts:
 * @self: a prepared query of contracts, without groups
 * @ids: (element-type gint64): gets the ids
 *
 * Lists the contracts behind a figure: those in force on the last day and, if it compares, those in
 * force twelve months before.
 */
void
sal_fact_run_list_contracts (SalFactRun *self, GArray *ids)
{
  gboolean compares =
      (self->computed & SAL_CONTRACT_MEASURES & ~SAL_MEASURES (SAL_MEASURE_RECURRING)) != 0;
  Walk walk;

  walk_init (&walk, self);
  set_day (&walk, last_day (self));
  for (guint i = 0; i < walk.rows->len; i++)
    {
      guint row = g_array_index (walk.rows, guint, i);

      if (is_in_force (self->facts, row, walk.day) ||
          (compares && is_in_force (self->facts, row, walk.day_before)))
        g_array_append_val (ids, self->facts->id[row]);
    }
  walk_clear (&walk);
}
