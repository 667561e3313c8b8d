/* sal-whitespace-evidence.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-kind.h"
#include "sal-whitespace.h"

G_BEGIN_DECLS

/* What a record says of a cell. */
typedef enum
{
  SAL_EVIDENCE_INSTALLED, /* in force */
  SAL_EVIDENCE_ENDED,     /* an installed product that is not any more */
  SAL_EVIDENCE_CONTRACT,  /* in force */
  SAL_EVIDENCE_WON,       /* without a contract of its own */
  SAL_EVIDENCE_PIPELINE,
  SAL_EVIDENCE_POTENTIAL, /* the newest counts */
  SAL_EVIDENCE_EXCEPTION,
  SAL_EVIDENCE_PLAY, /* a growth play that goes on: what is meant to be sold never counts */
  SAL_EVIDENCE_N_TYPES,
} SalEvidenceType;

/* A record that a cell is made of. */
typedef struct
{
  SalEvidenceType type;
  const SalKind *kind;
  gint64 id;
  gint64 unit; /* as it is recorded; 0: none */
  gint64 family;
  char *title;     /* (nullable): the product, the name, the reason */
  gint64 amount;   /* minor units of the reporting currency; for a year, but of the pipeline */
  gint32 day;      /* from when on, or when; SAL_DATE_NONE: not known */
  gboolean counts; /* or something else is known better */
} SalWhitespaceEvidence;

/* Arrays of SalWhitespaceEvidence. */
GArray *sal_whitespace_evidence_load (SalConnection *connection,
                                      gint64 account,
                                      gint32 day,
                                      GError **error);
GArray *sal_whitespace_evidence_new (void);
void sal_whitespace_evidence_settle (GArray *evidence,
                                     const SalWhitespace *portfolio,
                                     const SalWhitespaceAccount *account);
gboolean sal_whitespace_evidence_is_of (const SalWhitespaceEvidence *self,
                                        const SalWhitespaceAccount *account,
                                        guint row,
                                        gint64 family);
const char *sal_evidence_type_get_label (SalEvidenceType type);

G_END_DECLS
