/* sal-whitespace-drafts.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-record.h"
#include "sal-whitespace.h"

G_BEGIN_DECLS

/* New records about a cell, filled in as far as that is known, and not stored. */
SalRecord *sal_whitespace_draft (const SalWhitespace *self,
                                 const SalWhitespaceAccount *account,
                                 guint row,
                                 guint family,
                                 const SalKind *kind);
gboolean sal_whitespace_draft_complete (SalRecord *record,
                                        SalConnection *connection,
                                        gint64 account,
                                        GError **error);

G_END_DECLS
