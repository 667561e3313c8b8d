/* sal-references.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-change.h"
#include "sal-connection.h"

G_BEGIN_DECLS

/* References between records, where SQLite's own check is switched off or says too little. */

gboolean sal_references_exist (
    SalConnection *connection, const SalKind *kind, gint64 id, gboolean *exists, GError **error);
gboolean sal_references_check_unused (SalConnection *connection,
                                      const SalKind *const *kinds,
                                      const SalKind *kind,
                                      gint64 id,
                                      GError **error);
gboolean sal_references_check_deferred (SalConnection *connection,
                                        const SalKind *const *kinds,
                                        GError **error);
gboolean
sal_references_check_range (SalConnection *connection, const SalTouchRange *range, GError **error);
gboolean sal_references_check_removed (SalConnection *connection,
                                       const SalKind *const *kinds,
                                       const SalTouchRange *range,
                                       GError **error);
gboolean sal_references_check_touches (SalConnection *connection,
                                       const SalKind *const *kinds,
                                       const SalTouch *touches,
                                       gsize n_touches,
                                       GError **error);
char *sal_references_describe_violations (SalConnection *connection, const SalKind *const *kinds);

G_END_DECLS
