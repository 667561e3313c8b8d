/* sal-facts.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-dimension.h"
#include "sal-fiscal-calendar.h"
#include "sal-metric.h"

G_BEGIN_DECLS

/* What facts can be grouped and filtered by; not every kind has all of it. */
typedef enum
{
  SAL_FACT_UNIT,     /* through coverage and assignment as of the figure's date; a tree */
  SAL_FACT_PERSON,   /* likewise */
  SAL_FACT_POSITION, /* likewise */
  SAL_FACT_ACCOUNT,
  SAL_FACT_SEGMENT,
  SAL_FACT_INDUSTRY,
  SAL_FACT_REGION, /* of the account */
  SAL_FACT_PRODUCT_FAMILY,
  SAL_FACT_PRODUCT,
  SAL_FACT_TYPE,
  SAL_FACT_SOURCE,
  SAL_FACT_COMPETITOR,
  SAL_FACT_LOSS_REASON,
  SAL_FACT_STAGE,
  SAL_FACT_STATUS,
  SAL_FACT_ACTIVITY_TYPE,
  SAL_FACT_N_STORED, /* those above are columns; those below follow from the close date */
  SAL_FACT_MONTH = SAL_FACT_N_STORED,
  SAL_FACT_QUARTER,
  SAL_FACT_YEAR,
  SAL_FACT_N_DIMENSIONS,
} SalFactDimension;

typedef enum
{
  SAL_FACT_OPEN,
  SAL_FACT_WON,
  SAL_FACT_LOST,
  SAL_FACT_N_STATUSES,
} SalFactStatus;

/* A quota in force, spread evenly over the months of its period where months are asked for. */
typedef struct
{
  gint64 id;       /* of the quota record */
  gint32 unit;     /* code: whose it is, or the unit of the position */
  gint32 position; /* code, or SAL_DIMENSION_NONE for a unit's own quota */
  gint32 person;   /* code of who holds the position at the end of the period */
  SalPeriod period;
  gint64 amount; /* minor units of the reporting currency, plan year's rates */
} SalQuotaFact;

/* What a person in a position can do, from one day to another. */
typedef struct
{
  gint32 position; /* codes */
  gint32 unit;
  gint32 person;
  gint32 first, last;          /* days, both counted */
  gint64 full_time_equivalent; /* scaled by SAL_RATE_ONE */
} SalCapacityFact;

/* The codes of one dimension, in as few bytes as its dictionary needs. */
typedef struct
{
  guint8 *data;
  guint width; /* 1, 2 or 4 bytes each */
} SalFactCodes;

/* What each row gives to an aggregate of a formula, SAL_MEASURE_NONE where it gives nothing. */
typedef struct
{
  char *name; /* the aggregate; see sal_measure_get_column () */
  gint64 *values;
} SalFactColumn;

/* So many rows are looked at together, or not at all. */
#define SAL_FACT_ZONE 1024

/* The first and last close date of the rows of a zone; SAL_DATE_NONE is before all others. */
typedef struct
{
  gint32 first, last;
} SalFactZone;

typedef struct _SalFacts SalFacts;

/**
 * SalFacts:
 *
 * The columns dashboards ask for, one row per opportunity, as arrays of equal length. Amounts are
 * minor units of the reporting currency at the plan year's rates. Not thread-safe: loaded on a
 * reader thread, then handed to the thread that uses it.
 *
 * Facts of other kinds are tables of it, with the same dictionaries: their rows have an id, a date
 * in place of the close date, codes, and the columns of their metrics.
 */
struct _SalFacts
{
  const SalKind *kind;
  gboolean is_table; /* of another facts, whose dictionaries it uses */
  guint lacks;       /* 1 << the dimensions that its kind does not have */
  guint n_rows;
  gint64 *id; /* those of opportunities ascend, others unless @is_unordered */
  gboolean is_unordered;
  gint64 *amount;      /* reporting currency */
  gint64 *probability; /* scaled by SAL_RATE_ONE: the opportunity's own, else its stage's */
  guint8 *unconverted; /* whether the amount counts as 0 because its currency has no rate */
  gint32 *created;     /* day, SAL_DATE_NONE if unknown */
  gint32 *closes;      /* day of the close date, SAL_DATE_NONE if unknown */
  gint32 *ends;        /* of contracts alone: the last day in force */
  guint8 *status;      /* SalFactStatus */
  SalFactCodes codes[SAL_FACT_N_STORED];

  SalDimension *dimensions[SAL_FACT_N_STORED];
  GArray *stage_chances; /* of gint64, by stage code: its probability; codes beyond have none */
  GArray *quotas;        /* of SalQuotaFact */
  GArray *capacities;    /* of SalCapacityFact; those of tables are the facts' own */
  GArray *columns;       /* of SalFactColumn: what the metrics asked for need besides */
  GPtrArray *metrics;    /* of SalMetric: those of the workspace, by name */

  SalFiscalCalendar *calendar;
  char *currency;
  gint32 as_of;        /* the day open opportunities are attributed on */
  gint32 limits_first; /* codes of the months that the limits of charts are frozen over; */
  gint32 limits_last;  /* SAL_DIMENSION_NONE if they are not */
  guint n_unconverted; /* rows and quotas whose currency has no rate */
  guint n_allocated;
  gint32 first_day, last_day; /* of the close dates, found when first asked for */
  guint n_undated;            /* open, without one; likewise */
  SalFactZone *zones;         /* likewise */
  gboolean knows_span;
  GPtrArray *tables; /* of SalFacts: those of the kinds that metrics were asked for of */
  guint *by_account; /* of contracts alone: the rows, those of an account together; found when first
                        asked for */
  GArray
      *replaced;  /* of gint64: of a table that is to be merged, the rows that it is in place of */
  char *memo_key; /* see sal_facts_keep_memo () */
  gpointer memo;
  GDestroyNotify free_memo;
};

SalFacts *sal_facts_new (const SalFiscalCalendar *calendar, const char *currency, gint32 as_of);
void sal_facts_free (SalFacts *self);
/* An empty table of another kind, which becomes the facts'. */
SalFacts *sal_facts_add_table (SalFacts *self, const SalKind *kind);
SalFacts *sal_facts_get_table (SalFacts *self, const SalKind *kind); /* (nullable): not loaded */
gboolean sal_facts_has_dimension (const SalFacts *self, SalFactDimension dimension);
/* Which dimensions the facts of a kind have, whether they are loaded or not. */
gboolean sal_fact_kind_has_dimension (const SalKind *kind, SalFactDimension dimension);
void sal_facts_reserve (SalFacts *self, guint n_rows);
/* New rows, whose other values are unset; the id of one that is appended to opportunities is above
 * all others. */
guint sal_facts_append (SalFacts *self, gint64 id);
void sal_facts_insert (SalFacts *self, const gint64 *ids, guint n_ids);
void sal_facts_set_code (SalFacts *self, SalFactDimension dimension, guint row, gint32 code);
gboolean sal_facts_find (const SalFacts *self, gint64 id, guint *row);
void sal_facts_remove (SalFacts *self, const guint *rows, guint n_rows);
/* Of a table: the last row takes its place. */
void sal_facts_remove_unordered (SalFacts *self, guint row);
/* The first and last close date; FALSE if there is none. After rows were changed without being
 * added or removed, forget it. */
gboolean sal_facts_get_span (SalFacts *self, gint32 *first, gint32 *last);
/* The rows in an order in which those of an account follow each other. */
const guint *sal_facts_get_rows_by_account (SalFacts *self);
const SalFactZone *sal_facts_get_zones (SalFacts *self); /* by row / SAL_FACT_ZONE */
guint sal_facts_count_undated (SalFacts *self);          /* open ones */
void sal_facts_forget_span (SalFacts *self);
gpointer sal_facts_find_memo (const SalFacts *self, const char *key); /* (nullable) */
void sal_facts_keep_memo (SalFacts *self, const char *key, gpointer memo, GDestroyNotify free_memo);
void sal_facts_set_unconverted (SalFacts *self, guint row, gboolean unconverted); /* counts it */
/* A column of that name, made if there is none: its values are SAL_MEASURE_NONE then. */
SalFactColumn *sal_facts_add_column (SalFacts *self, const char *name);
const gint64 *sal_facts_get_column (const SalFacts *self, const char *name); /* (nullable) */
/* A metric of the workspace or of the program. */
/* Of the program, then of the workspace. (element-type SalMetric) (transfer container) */
GPtrArray *sal_facts_list_metrics (const SalFacts *self);
const SalMetric *sal_facts_find_metric (const SalFacts *self, const char *key); /* (nullable) */
/* Whether there are columns for all that a metric is computed from. */
gboolean sal_facts_has_metric (const SalFacts *self, const SalMetric *metric);
void sal_facts_set_stage_chance (SalFacts *self, gint32 stage, gint64 chance);
gint64 sal_facts_get_stage_chance (const SalFacts *self, gint32 stage); /* 0 if it has none */

/* The field its values come from: of the opportunity, or of the account or stage; NULL for those
 * that follow from dates and ownership. */
const SalField *sal_fact_dimension_get_field (SalFactDimension dimension);

static inline gint32
sal_fact_codes_get (const SalFactCodes *codes, guint row)
{
  switch (codes->width)
    {
    case 1:
      return codes->data[row];
    case 2:
      return ((const guint16 *) (gconstpointer) codes->data)[row];
    default:
      return ((const gint32 *) (gconstpointer) codes->data)[row];
    }
}

static inline gint32
sal_facts_get_code (const SalFacts *self, SalFactDimension dimension, guint row)
{
  return self->lacks & (1u << dimension) ? SAL_DIMENSION_NONE
                                         : sal_fact_codes_get (&self->codes[dimension], row);
}

const char *sal_fact_dimension_get_name (SalFactDimension dimension);  /* "product_family" */
const char *sal_fact_dimension_get_label (SalFactDimension dimension); /* translated */
gboolean sal_fact_dimension_from_name (const char *name, SalFactDimension *dimension);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalFacts, sal_facts_free)

G_END_DECLS
