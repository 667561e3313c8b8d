/* sal-check.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-job.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/* A rule of data quality: records of a kind that match a filter are findings. */
typedef struct
{
  const SalKind *kind;
  const char *name;    /* "overdue" */
  const char *filter;  /* in the filter language */
  const char *message; /* N_(): what is wrong with such a record, and what would be right */
} SalCheckRule;

/* Ids kept of the records of one finding. */
#define SAL_CHECK_EXAMPLES 20

/* Something that is wrong with records of one kind, or with the file where @kind is NULL. */
typedef struct
{
  const char *check;     /* "file", "reference", "value", "duplicate", or the name of a rule */
  const SalKind *kind;   /* (nullable) */
  const SalField *field; /* (nullable) */
  char *message;
  gint64 n_records;
  GArray *ids; /* of gint64: the first SAL_CHECK_EXAMPLES of them */
} SalFinding;

void sal_finding_free (SalFinding *self);

GPtrArray *sal_check_run (
    SalWorkspace *workspace, const SalCheckRule *rules, guint n_rules, SalJob *job, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalFinding, sal_finding_free)

G_END_DECLS
