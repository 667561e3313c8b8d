/* sal-id-map.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SalIdMap:
 *
 * A map from ids to indexes, for millions of them: open addressing in one flat array, several
 * times faster than a #GHashTable whose keys are pointers. Id 0 is no key.
 */
typedef struct _SalIdMap SalIdMap;

SalIdMap *sal_id_map_new (gsize n_expected);
void sal_id_map_free (SalIdMap *self);
gsize sal_id_map_get_size (const SalIdMap *self);
void sal_id_map_insert (SalIdMap *self, gint64 id, gint32 index); /* replaces; @index ≥ 0 */
void sal_id_map_remove (SalIdMap *self, gint64 id);               /* if it is there */
gint32 sal_id_map_lookup (const SalIdMap *self, gint64 id);       /* −1 if it is not there */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalIdMap, sal_id_map_free)

G_END_DECLS
