/* sal-service-outlook.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-health-book.h"

G_BEGIN_DECLS

/* A contract that is to be renewed, with the state its account is in; texts are owned by the
 * outlook. */
typedef struct
{
  gint64 contract;
  const char *contract_name;
  gint64 account;
  const char *account_name;
  const char *owner_name; /* (nullable) */
  gint32 day;             /* of the renewal, or the end */
  gint64 annual_value;    /* minor units of the reporting currency; 0: not known */
  double health;          /* NaN: not known */
  guint n_warnings;       /* that are not closed */
  guint n_cases;          /* open */
  int severity;           /* of the most severe open case, as in sal_case_severities; −1: none */
} SalRenewal;

/**
 * SalServiceOutlook:
 *
 * The contracts that are to be renewed next, and how their accounts are.
 */
typedef struct
{
  GArray *renewals; /* of SalRenewal, the next first */
  gint32 day;       /* as of when */
  char *currency;
  char *problem; /* (nullable): why health is not known */
  GStringChunk *texts;
} SalServiceOutlook;

SalServiceOutlook *
sal_service_outlook_load (SalConnection *connection, gint32 day, int days, GError **error);
void sal_service_outlook_free (SalServiceOutlook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalServiceOutlook, sal_service_outlook_free)

G_END_DECLS
