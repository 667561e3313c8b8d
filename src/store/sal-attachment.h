/* sal-attachment.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-transaction.h"

G_BEGIN_DECLS

/* Bytes that go with a record, such as the shapes of a geography: too many for a field. They are
 * written once, with the record, and never changed, so the journal does not hold them; they stay
 * when the record goes, since undoing that brings it back. */
gboolean sal_attachment_write (
    SalTransaction *transaction, const SalKind *kind, gint64 id, GBytes *bytes, GError **error);

/* For reader functions. */
GBytes *
sal_attachment_read (SalConnection *connection, const SalKind *kind, gint64 id, GError **error);

/* For copying records out of a file into another one: those of records that were copied. */
gboolean
sal_attachments_copy (SalConnection *from, SalTransaction *to, gint64 *n_lost, GError **error);

G_END_DECLS
