/* sal-dimension.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-kind.h"

G_BEGIN_DECLS

#define SAL_DIMENSION_NONE 0 /* the code of "no value" */

/**
 * SalDimension:
 *
 * The dictionary of one column of facts: small codes for the values it takes. Code 0 is no value.
 */
typedef struct _SalDimension SalDimension;

SalDimension *
sal_dimension_new (const SalKind *kind); /* @kind: (nullable): what its ids refer to */
void sal_dimension_free (SalDimension *self);
const SalKind *sal_dimension_get_kind (const SalDimension *self);
guint sal_dimension_get_n_codes (const SalDimension *self); /* with the code of no value */

gint32 sal_dimension_add (SalDimension *self,
                          gint64 id,
                          const char *label); /* the code; the old one if @id is known */
gint32 sal_dimension_add_text (SalDimension *self,
                               const char *text,
                               gsize length);                    /* dictionaries without ids */
gint32 sal_dimension_find (const SalDimension *self, gint64 id); /* SAL_DIMENSION_NONE if unknown */
gint32 sal_dimension_find_label (const SalDimension *self,
                                 const char *label); /* the first of that label */

const char *sal_dimension_get_label (const SalDimension *self, gint32 code);
gint64 sal_dimension_get_id (const SalDimension *self,
                             gint32 code); /* 0 in dictionaries without ids */
void sal_dimension_set_parent (SalDimension *self, gint32 code, gint32 parent);
gint32 sal_dimension_get_parent (const SalDimension *self, gint32 code);
gboolean sal_dimension_has_children (const SalDimension *self, gint32 code);
/* The child of @ancestor on the way to @code; @ancestor itself if they are the same; −1 if @code is
 * not below it. */
gint32 sal_dimension_child_towards (const SalDimension *self, gint32 ancestor, gint32 code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalDimension, sal_dimension_free)

G_END_DECLS
