/* sal-shapelib-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <shapefil.h>

G_BEGIN_DECLS

#define SAL_SHAPELIB_FIELD_NAME 12  /* bytes of a field's name with its end */
#define SAL_SHAPELIB_TEXT       254 /* bytes that a text may have */

void sal_shapelib_set_up (SAHooks *hooks);
const char *sal_shapelib_get_message (void);
char *sal_shapelib_find_beside (const char *path, const char *suffix);

static inline void
sal_shapelib_close_shapes (SHPHandle *shapes)
{
  if (*shapes != NULL)
    SHPClose (*shapes);
}

static inline void
sal_shapelib_close_table (DBFHandle *table)
{
  if (*table != NULL)
    DBFClose (*table);
}

/* For variables of the two types */
#define SAL_SHAPELIB_SHAPES __attribute__ ((cleanup (sal_shapelib_close_shapes)))
#define SAL_SHAPELIB_TABLE  __attribute__ ((cleanup (sal_shapelib_close_table)))

G_END_DECLS
