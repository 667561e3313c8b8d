/* sal-pay-import.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-people.h"
#include "sal-transaction.h"

G_BEGIN_DECLS

/**
 * SalPayImport:
 *
 * Brings records of pay in from a table. People, who are in another file, are called by external
 * id, employee number, mail address or name.
 */
typedef struct _SalPayImport SalPayImport;

SalPayImport *sal_pay_import_read (const SalKind *kind,
                                   GFile *file,
                                   const SalPeople *people,
                                   const char *currency,
                                   GCancellable *cancellable,
                                   GError **error);
void sal_pay_import_free (SalPayImport *self);

/* A command of a pay store. */
gboolean sal_pay_import_write (SalTransaction *transaction,
                               gpointer pay_import,
                               GCancellable *cancellable,
                               GError **error);
/* What came of it. */
guint sal_pay_import_get_n_added (const SalPayImport *self);
guint sal_pay_import_get_n_changed (const SalPayImport *self);
guint sal_pay_import_get_n_same (const SalPayImport *self);
/* Of participants: assignments that end because another to the same plan begins. */
guint sal_pay_import_get_n_ended (const SalPayImport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPayImport, sal_pay_import_free)

G_END_DECLS
