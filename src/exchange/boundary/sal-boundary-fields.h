/* sal-boundary-fields.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-boundary-layer.h"

G_BEGIN_DECLS

/* In place of a field: none of them. */
#define SAL_BOUNDARY_NO_FIELD G_MAXUINT

/* Which attributes say what areas are called. */
typedef struct
{
  guint id;     /* none: areas are called by their numbers in the file */
  guint name;   /* none: by their codes */
  guint parent; /* none: they are part of nothing */
} SalBoundaryFields;

gboolean sal_boundary_fields_choose (const SalBoundaryLayer *layer,
                                     const char *id,
                                     const char *name,
                                     const char *parent,
                                     SalBoundaryFields *fields,
                                     GError **error);
const char *sal_boundary_fields_get_name (const SalBoundaryLayer *layer, guint field);

G_END_DECLS
