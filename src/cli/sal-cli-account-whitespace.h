/* sal-cli-account-whitespace.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-cli.h"
#include "sal-cli-json.h"
#include "sal-whitespace-evidence.h"

G_BEGIN_DECLS

/* What is asked, and what came of it. */
typedef struct
{
  gint32 day;
  const char *asked; /* (nullable): the account */
  SalWhitespace *portfolio;
  GArray *accounts; /* of guint: borrowed */
  int account;      /* its place */
  GArray *evidence; /* of SalWhitespaceEvidence */
} SalCliWhitespace;

void sal_cli_whitespace_write_remainder (const SalCliWhitespace *answer,
                                         SalCliJson *json,
                                         const SalWhitespaceAccount *account,
                                         guint row,
                                         guint family);
void sal_cli_whitespace_print_json (const SalCliWhitespace *answer);
void
sal_cli_whitespace_print_open_cells (SalCliCall *call, const SalCliWhitespace *answer, guint limit);

G_END_DECLS
