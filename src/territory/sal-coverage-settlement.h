/* sal-coverage-settlement.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-id-map.h"

G_BEGIN_DECLS

/* The last day of what lasts. */
#define SAL_COVERAGE_OPEN G_MAXINT32

/* A coverage of an account, of credit primary or split. */
typedef struct
{
  gint64 id; /* 0: it is to be added */
  gint64 account;
  gint64 position;
  gint64 share; /* scaled by SAL_RATE_ONE */
  gint32 first; /* day, SAL_DATE_NONE: ever since */
  gint32 last;  /* day, or SAL_COVERAGE_OPEN */
  gboolean is_primary;
} SalCoverageSpan;

/* Who is to cover an account; of several the first has the primary credit, the others are split. */
typedef struct
{
  gint64 position;
  gint64 share; /* scaled by SAL_RATE_ONE */
} SalCoverageTarget;

typedef enum
{
  SAL_COVERAGE_END,    /* the span is there; its last day is to be what it says */
  SAL_COVERAGE_DELETE, /* the span is there, and would end before it begins */
  SAL_COVERAGE_INSERT,
} SalCoverageWriteType;

typedef struct
{
  SalCoverageWriteType type;
  SalCoverageSpan span;
} SalCoverageWrite;

/* Who is to cover one account in which time. */
typedef struct
{
  gint64 account;
  const SalCoverageTarget *targets;
  guint n_targets; /* at least 1 */
  gint32 first;
  gint32 last;             /* or SAL_COVERAGE_OPEN */
  const SalIdMap *managed; /* positions whose coverage is given and taken like this, the targets
                              among them; that of others stays */
} SalCoverageWish;

gboolean sal_coverage_find_other (const SalIdMap *managed,
                                  const SalCoverageSpan *spans,
                                  guint n_spans,
                                  gint32 day,
                                  gint64 *position);

void sal_coverage_settle (const SalCoverageWish *wish,
                          const SalCoverageSpan *spans,
                          guint n_spans,
                          GArray *writes);

G_END_DECLS
