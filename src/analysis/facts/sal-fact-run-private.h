/* sal-fact-run-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-fact-query-private.h"
#include "sal-id-map.h"

G_BEGIN_DECLS

/* What the parts of running a query share: a query is prepared, the facts are scanned, quotas are
 * added. */

/* How one dimension's column becomes a key: codes[row], or the close date, through a table. Key 0
 * is no value, of time too. */
typedef struct
{
  gboolean is_time; /* closes is looked up instead of codes */
  const SalFactCodes *codes;
  const gint32 *map; /* code or day → key; NULL: the code itself */
  gint32 offset;     /* subtracted from a day before it is looked up */
  gint32 n_map;      /* entries of a map of days */
  gint32 n_keys;
  gint32 first_code; /* of time: what key 1 stands for */
} SalFactAxis;

typedef struct
{
  const SalFactCodes *codes;
  const guint8 *pass; /* by code */
  gint32 first, last; /* those that pass, if they are all of these codes; else −1 */
} SalFactPass;

typedef struct
{
  const gint64 *values;
  guint measure;
  gboolean counts;
} SalFactColumnSum;

typedef struct
{
  const SalFactQuery *query;
  SalFacts *facts;
  GPtrArray *owned;                           /* tables to free */
  guint8 *pass[SAL_FACT_N_STORED];            /* by code; NULL: no filter */
  SalFactPass filters[SAL_FACT_N_STORED + 2]; /* of the query, and what exceptions leave out */
  guint n_filters;
  gint32 first, last; /* days, after filters for periods */
  gboolean dated;
  const SalFactZone *zones; /* if it is dated: the days of each block */
  SalFactAxis axes[SAL_FACT_MAX_GROUPS];
  gint32 under;         /* the unit filtered for, whose children units are split into */
  gboolean split_units; /* by unit */
  gboolean alone;       /* without the units below it */
  gint64 n_possible;
  SalMeasures computed;
  SalFactColumnSum columns[SAL_MAX_COLUMN_MEASURES];
  guint n_columns;
  SalIdMap *restricted; /* ids that pass, or NULL: all */
  gint32 *table;        /* key → group + 1 */
  SalIdMap *hash;       /* the same where a table would be too large */
  GArray *groups;       /* of SalFactGroup */
  GArray *keys;         /* of gint64, parallel to groups */
} SalFactRun;

void sal_fact_run_add_filter (SalFactRun *self, SalFactDimension dimension, const guint8 *pass);
void sal_fact_run_init (SalFactRun *self, const SalFactQuery *query, SalFacts *facts);
void sal_fact_run_clear (SalFactRun *self);
guint sal_fact_run_find_group (SalFactRun *self, gint64 key); /* its index, made if it is new */
/* Adds up the rows that pass. */
void sal_fact_run_scan (SalFactRun *self);

/* Rows are gone through in blocks that fit into the first cache. */
#define SAL_FACT_BLOCK SAL_FACT_ZONE

typedef struct
{
  guint start; /* the row of the block that is its row 0 */
  guint n_passed;
  guint16 passed[SAL_FACT_BLOCK + 8]; /* rows of the block; some more are written and not read */
  guint8 mask[SAL_FACT_BLOCK];
} SalFactBlock;

typedef void (*SalFactBlockFunc) (SalFactRun *run, const SalFactBlock *block, gpointer data);
#define SAL_FACT_MAX_THREADS 4

guint sal_fact_run_count_threads (const SalFactRun *self);
void
sal_fact_run_share (SalFactRun *self, SalFactBlockFunc func, gpointer const *data, guint n_threads);

/* Which rows pass, in order. */
typedef void (*SalFactRowFunc) (const SalFactRun *self, guint row, gpointer data);
void sal_fact_run_for_each (SalFactRun *self, SalFactRowFunc func, gpointer data);

/* Adds what units and positions are to book; and which of the quotas that is. */
void sal_fact_run_add_quotas (SalFactRun *self);
void sal_fact_run_list_quotas (SalFactRun *self, GArray *ids);
/* Adds the capacity, and returns that of the whole: over time it does not add up. */
gint64 sal_fact_run_add_capacities (SalFactRun *self);
gboolean sal_fact_run_knows_capacity (const SalFactRun *self);
/* Adds what contracts are worth; and which of them that is. */
void sal_fact_run_add_contracts (SalFactRun *self);
void sal_fact_run_list_contracts (SalFactRun *self, GArray *ids);
/* One loop for each width of codes; all are unsigned. */
#define SAL_FACT_EACH_WIDTH(codes, start, LOOP)                                                    \
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
        const guint32 *code = (const guint32 *) (gconstpointer) (codes)->data + (start);           \
        LOOP;                                                                                      \
      }                                                                                            \
    }

/* The key of a day on an axis of time. */
static inline gint32
sal_fact_axis_key_of_day (const SalFactAxis *self, gint32 day)
{
  guint32 index = (guint32) day - (guint32) self->offset;

  return index < (guint32) self->n_map ? self->map[index] : SAL_DIMENSION_NONE;
}

/* Whether it filters or groups by a dimension. */
gboolean sal_fact_query_uses (const SalFactQuery *query, SalFactDimension dimension);
gboolean sal_fact_query_knows_quota (const SalFactQuery *query);

G_END_DECLS
