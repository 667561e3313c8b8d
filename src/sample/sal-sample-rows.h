/* sal-sample-rows.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-value.h"

G_BEGIN_DECLS

#define SAL_SAMPLE_FIELDS_MAX 24

typedef enum
{
  SAL_SAMPLE_TABLE_UNIT,
  SAL_SAMPLE_TABLE_PERSON,
  SAL_SAMPLE_TABLE_POSITION,
  SAL_SAMPLE_TABLE_ASSIGNMENT,
  SAL_SAMPLE_TABLE_LEAVE,
  SAL_SAMPLE_TABLE_RAMP_PROFILE,
  SAL_SAMPLE_TABLE_ACCOUNT,
  SAL_SAMPLE_TABLE_CONTACT,
  SAL_SAMPLE_TABLE_COVERAGE,
  SAL_SAMPLE_TABLE_PRODUCT_FAMILY,
  SAL_SAMPLE_TABLE_PRODUCT,
  SAL_SAMPLE_TABLE_COMPETITOR,
  SAL_SAMPLE_TABLE_STAGE,
  SAL_SAMPLE_TABLE_OPPORTUNITY,
  SAL_SAMPLE_TABLE_OPPORTUNITY_LINE,
  SAL_SAMPLE_TABLE_OPPORTUNITY_SPLIT,
  SAL_SAMPLE_TABLE_STAGE_EVENT,
  SAL_SAMPLE_TABLE_ACTIVITY,
  SAL_SAMPLE_TABLE_CONTRACT,
  SAL_SAMPLE_TABLE_TRANSACTION,
  SAL_SAMPLE_TABLE_QUOTA,
  SAL_SAMPLE_TABLE_EXCHANGE_RATE,
  SAL_SAMPLE_TABLE_ALIGNMENT,
  SAL_SAMPLE_TABLE_TERRITORY,
  SAL_SAMPLE_TABLE_TERRITORY_AREA,
  SAL_SAMPLE_TABLE_TIER_MODEL,
  SAL_SAMPLE_TABLE_TIER,
  SAL_SAMPLE_TABLE_TIER_CRITERION,
  SAL_SAMPLE_TABLE_ACCOUNT_SCORE,
  SAL_SAMPLE_TABLE_BUYING_UNIT,
  SAL_SAMPLE_TABLE_INSTALLED_PRODUCT,
  SAL_SAMPLE_TABLE_ACCOUNT_POTENTIAL,
  SAL_SAMPLE_TABLE_ELIGIBILITY_EXCEPTION,
} SalSampleTable;

#define SAL_SAMPLE_N_TABLES (SAL_SAMPLE_TABLE_ELIGIBILITY_EXCEPTION + 1)

/* Which fields of a kind the sample fills in, in the order their values are put. */
typedef struct
{
  const SalKind *kind;
  const char *names[SAL_SAMPLE_FIELDS_MAX + 1];
} SalSampleTableInfo;

extern const SalSampleTableInfo sal_sample_tables[SAL_SAMPLE_N_TABLES];

guint sal_sample_table_find_fields (SalSampleTable table, guint fields[SAL_SAMPLE_FIELDS_MAX]);

/* Rows of one table, with the texts of their values. */
typedef struct
{
  SalSampleTable table;
  guint n_rows;
  guint n_fields;
  gint64 *ids;
  SalValue *values; /* n_fields for each row */
  char *texts;
  gsize n_texts; /* bytes used */
} SalSampleBatch;

SalSampleBatch *sal_sample_batch_new (void);
void sal_sample_batch_free (SalSampleBatch *self);

/* Takes a full batch and gives an empty one for it. */
typedef SalSampleBatch *(*SalSampleFlushFunc) (SalSampleBatch *batch, gpointer data);

typedef struct _SalSampleRows SalSampleRows;

SalSampleRows *sal_sample_rows_new (gint32 today, SalSampleFlushFunc flush, gpointer data);
void sal_sample_rows_free (SalSampleRows *self);
void sal_sample_rows_flush (SalSampleRows *self);
void sal_sample_rows_choose (SalSampleRows *self, guint64 tables);
void sal_sample_rows_keep (SalSampleRows *self, gpointer data, GDestroyNotify free_data);

/* A row being put together: one value after the other, then its end. */
void sal_sample_rows_begin (SalSampleRows *self, SalSampleTable table, gint64 id);
void sal_sample_rows_end (SalSampleRows *self);
void sal_sample_rows_put (SalSampleRows *self, SalValue value);
void sal_sample_rows_put_static (SalSampleRows *self, const char *text);
void sal_sample_rows_put_text (SalSampleRows *self, const char *text);
void sal_sample_rows_put_day (SalSampleRows *self, gint32 day);
void sal_sample_rows_put_time (SalSampleRows *self, gint64 time);

static inline void
sal_sample_rows_put_integer (SalSampleRows *self, gint64 value)
{
  sal_sample_rows_put (self, SAL_VALUE_INTEGER (value));
}

/* 0 is no reference. */
static inline void
sal_sample_rows_put_reference (SalSampleRows *self, gint64 id)
{
  sal_sample_rows_put (self, id != 0 ? SAL_VALUE_INTEGER (id) : SAL_VALUE_NULL);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalSampleRows, sal_sample_rows_free)

G_END_DECLS
