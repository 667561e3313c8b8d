/* sal-report-deals.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-document.h"
#include "sal-fact-query.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

GArray *sal_report_deals_find (const SalFactQuery *query, SalFacts *facts);
gpointer sal_report_deals_read_titles (SalConnection *connection,
                                       gpointer deals,
                                       GCancellable *cancellable,
                                       GError **error);
void sal_report_deals_add (SalDocument *document,
                           SalFacts *facts,
                           const GArray *deals,
                           const char *const *titles);

G_END_DECLS
