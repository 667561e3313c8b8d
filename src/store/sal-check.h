/* sal-check.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-job.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

typedef struct _SalCheckRule SalCheckRule;

/* Finds records, on a reader thread: an array of gint64, or %NULL with @error set. */
typedef GArray *(*SalCheckFunc) (const SalCheckRule *rule,
                                 SalWorkspace *workspace,
                                 SalConnection *connection,
                                 GError **error);

/* A rule of data quality: records of a kind that match a filter are findings. */
struct _SalCheckRule
{
  const SalKind *kind;
  const char *name;    /* "overdue" */
  const char *filter;  /* in the filter language; NULL if there is a @find */
  const char *message; /* N_(): what is wrong with such a record, and what would be right */
  SalCheckFunc find;   /* for what a filter cannot say, or NULL */
};

/* Ids kept of the records of one finding. */
#define SAL_CHECK_EXAMPLES 20

/* Something that is wrong with records of one kind, or with the file where @kind is NULL. */
typedef struct
{
  const char
      *check; /* "file", "reference", "value", "duplicate", "circle", or the name of a rule */
  const SalKind *kind;   /* (nullable) */
  const SalField *field; /* (nullable) */
  char *message;
  gint64 n_records;
  GArray *ids; /* of gint64: the first SAL_CHECK_EXAMPLES of them */
} SalFinding;

void sal_finding_free (SalFinding *self);

GPtrArray *sal_check_run (SalWorkspace *workspace,
                          SalStore *store,
                          const SalCheckRule *rules,
                          guint n_rules,
                          SalJob *job,
                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalFinding, sal_finding_free)

G_END_DECLS
