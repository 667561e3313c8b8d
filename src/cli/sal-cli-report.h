/* sal-cli-report.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-cli.h"
#include "sal-document.h"

G_BEGIN_DECLS

/* The deck that is of an alignment, not of a dashboard. */
#define SAL_CLI_TERRITORIES_DECK "territories"

/* What is asked for of that deck. */
typedef struct
{
  const char *output;
  const char *alignment; /* (nullable): name or id */
  const char *compare;   /* (nullable): likewise */
  const char *measure;   /* (nullable): key */
  SalPaper paper;
  gboolean is_full; /* all accounts and areas */
} SalCliTerritoriesReport;

SalCliStatus sal_cli_report_territories (SalCliCall *call, const SalCliTerritoriesReport *asked);

/* The deck that is of a quarter's pay. */
#define SAL_CLI_REVIEW_DECK "compensation-review"

SalCliStatus
sal_cli_report_review (SalCliCall *call, const char *output, const char *period, SalPaper paper);

G_END_DECLS
