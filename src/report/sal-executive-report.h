/* sal-executive-report.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-document.h"
#include "sal-drill-path.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/* The executive dashboard on paper. Both wait for the store: for the command line and jobs. */
SalDocument *sal_executive_report_new (SalWorkspace *workspace,
                                       SalFacts *facts,
                                       const SalDrillPath *path,
                                       GCancellable *cancellable,
                                       GError **error);
gboolean sal_executive_report_write (SalWorkspace *workspace,
                                     SalFacts *facts,
                                     const SalDrillPath *path,
                                     const char *output,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
