/* sal-evaluation.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sal-payment.h"

G_BEGIN_DECLS

/* Plans, participants and credits of plain files, and what comes of them: without a workspace. */

/* The files: tables as CSV or XLSX; those that may be NULL are not needed. */
typedef struct
{
  const char *const *plans; /* ended by NULL: plan documents */
  const char *participants;
  const char *credits;
  const char *quotas;         /* (nullable) */
  const char *cancellations;  /* (nullable) */
  const char *adjustments;    /* (nullable) */
  const char *const *against; /* (nullable), ended by NULL: plans that are paid by instead of those
                                 of the same name, or one instead of the only one */
  const char *invoices;       /* (nullable): and receipts, where they come in parts */
} SalEvaluationFiles;

typedef struct
{
  char *participant;
  GArray *payments; /* of SalPayment */
  const char *currency;
} SalEvaluationPayments;

typedef struct
{
  GPtrArray *plans;          /* of SalPlan */
  GPtrArray *participations; /* of SalParticipation */
  GPtrArray *earnings;       /* for each of them, a GPtrArray of SalEarning */
  GPtrArray *payments;       /* of SalEvaluationPayments, by participant */
  GArray *adjustments;       /* private */
  GHashTable *sales;         /* private: what is credited directly, by measure */
  GHashTable *deals;         /* private: what is credited directly of each */
  GPtrArray *cancellations;  /* private: those of the credits */
  GStringChunk *texts;       /* private: what credits refer to */
} SalEvaluation;

SalEvaluation *sal_evaluation_new (const SalEvaluationFiles *files, GError **error);
void sal_evaluation_free (SalEvaluation *self);

/* What is credited directly of a measure, in minor units of the plans' currency. */
gint64 sal_evaluation_get_sales (const SalEvaluation *self, const char *measure);

/* What a column of the table of participants has of each: by name, without those of whom it has
 * nothing. */
GHashTable *
sal_evaluation_read_column (const char *participants, const char *column, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalEvaluation, sal_evaluation_free)

G_END_DECLS
