/* sal-alignment-what-if-commands.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-alignment-what-if.h"
#include "sal-transaction.h"

G_BEGIN_DECLS

/**
 * SalAlignmentWhatIf:
 *
 * What would be, to be written to a draft as one change: the data of
 * sal_alignment_write_what_if(). It keeps nothing of the design.
 */
typedef struct _SalAlignmentWhatIf SalAlignmentWhatIf;

SalAlignmentWhatIf *sal_alignment_what_if_new (gint64 alignment,
                                               const SalTerritoryDesign *design,
                                               const SalWhatIf *what_if);
void sal_alignment_what_if_free (gpointer self);

gboolean sal_alignment_write_what_if (SalTransaction *transaction,
                                      gpointer alignment_what_if,
                                      GCancellable *cancellable,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalAlignmentWhatIf, sal_alignment_what_if_free)

G_END_DECLS
