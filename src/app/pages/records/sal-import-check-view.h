/* sal-import-check-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-import-attempt.h"

G_BEGIN_DECLS

/**
 * SalImportCheckView:
 *
 * What an import would do, or did: counts, names that are nearly those of records, and what cannot
 * be imported.
 *
 * Property errors (SalImportErrors): what is done about a row that cannot be imported.
 * Signal meaning-changed (kind, field, column, text, meant or NULL): what a text is taken for.
 */
#define SAL_TYPE_IMPORT_CHECK_VIEW (sal_import_check_view_get_type ())
G_DECLARE_FINAL_TYPE (SalImportCheckView, sal_import_check_view, SAL, IMPORT_CHECK_VIEW, AdwBin)

SalImportErrors sal_import_check_view_get_errors (SalImportCheckView *self);
void sal_import_check_view_set_attempt (SalImportCheckView *self, const SalImportAttempt *attempt);
/* Names that are nearly those of records and not taken for them yet. */
guint sal_import_check_view_get_n_near_misses (SalImportCheckView *self);

G_END_DECLS
