/* sal-pay-export.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-pay-statement.h"
#include "sal-people.h"
#include "sal-record.h"

G_BEGIN_DECLS

/* A payment, or a part of one that has a code of its own, as payroll takes it. Texts are borrowed
 * of what it was made of. */
typedef struct
{
  const SalPeoplePerson *person; /* (nullable): gone */
  const char *name;
  const char *legal_entity; /* (nullable): as payroll calls it */
  const char *code;         /* (nullable): there is none */
  const char *currency;
  gint64 amount; /* minor units; of a part less than 0 where it takes something back */
} SalPayExportRow;

GPtrArray *sal_payroll_codes_list (SalConnection *connection, GError **error);
GArray *
sal_pay_export_list (const GPtrArray *statements, const SalPeople *people, const GPtrArray *codes);
gboolean
sal_pay_export_write (const GArray *rows, const char *period, const char *path, GError **error);

G_END_DECLS
