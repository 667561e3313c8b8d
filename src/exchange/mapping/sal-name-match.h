/* sal-name-match.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "sal-name.h"

G_BEGIN_DECLS

/* From this similarity on, one name is proposed for another. */
#define SAL_NAME_NEAR 0.8

typedef struct
{
  const char *name;
  gint64 id;
  double similarity; /* 0: none was found */
  gboolean unique;   /* no other name is as near */
} SalNameMatch;

typedef struct _SalNameIndex SalNameIndex;

SalNameIndex *sal_name_index_new (void);
void sal_name_index_free (SalNameIndex *self);
void sal_name_index_add (SalNameIndex *self, const char *name, gint64 id);
SalNameMatch sal_name_index_find (const SalNameIndex *self, const char *name);

gboolean sal_name_is_near (const char *one, const char *other, double *similarity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalNameIndex, sal_name_index_free)

G_END_DECLS
