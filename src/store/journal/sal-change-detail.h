/* sal-change-detail.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-record-query.h"
#include "sal-store.h"

G_BEGIN_DECLS

/* One field of one record before and after a change, as people read it. */
typedef struct
{
  const SalKind *kind; /* NULL: a setting of the workspace */
  gint64 id;
  SalTouchType type;
  char *title;       /* of the record */
  const char *label; /* of the field */
  char *before;
  char *after;
  SalFieldChange *change; /* the values themselves; of a setting without field */
  char *currency;         /* of an amount */
} SalChangeDetail;

void sal_change_detail_free (SalChangeDetail *self);

/* For reader functions: of a change, for at most @limit records; @kind and @id: of one record only.
 */
GPtrArray *sal_change_details_load (SalConnection *connection,
                                    const SalKind *const *kinds,
                                    gint64 change,
                                    const SalKind *kind,
                                    gint64 id,
                                    const char *currency,
                                    guint limit,
                                    GError **error);
/* The same of those records that @wanted names. */
GPtrArray *sal_change_details_load_of (SalConnection *connection,
                                       const SalKind *const *kinds,
                                       gint64 change,
                                       SalTouchedFunc wanted,
                                       gpointer data,
                                       const char *currency,
                                       guint limit,
                                       GError **error);
char *sal_change_detail_describe (const SalChangeDetail *self);
char *sal_change_summarize (const SalChange *change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalChangeDetail, sal_change_detail_free)

G_END_DECLS
