/* sal-district-tree.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-district-network.h"
#include "sal-district-random.h"

G_BEGIN_DECLS

/* Splits one or two territories anew by random spanning trees. Private to this folder; it keeps
 * what it needs for the next split. */
typedef struct _SalDistrictTree SalDistrictTree;

SalDistrictTree *sal_district_tree_new (const SalDistrictNetwork *network);
void sal_district_tree_free (SalDistrictTree *self);

const guint *sal_district_tree_split (SalDistrictTree *self,
                                      SalDistrictRandom *random,
                                      const gint32 *assignment,
                                      guint root,
                                      gint32 second,
                                      double second_mass,
                                      guint *n_nodes);

guint sal_district_tree_get_size (const SalDistrictTree *self); /* nodes the last one reached */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalDistrictTree, sal_district_tree_free)

G_END_DECLS
