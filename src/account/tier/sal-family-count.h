/* sal-family-count.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SalFamilyCount:
 *
 * Counts the product families that accounts have bought from opportunities that were won, and from
 * the lines of all, each read in the order in which they are stored: to join them in the database
 * takes three times as long. All opportunities come before their lines.
 */
typedef struct _SalFamilyCount SalFamilyCount;

SalFamilyCount *sal_family_count_new (void);
void sal_family_count_free (SalFamilyCount *self);
void sal_family_count_add_opportunity (SalFamilyCount *self,
                                       gint64 opportunity,
                                       guint account,
                                       gint64 family);
void sal_family_count_add_line (SalFamilyCount *self, gint64 opportunity, gint64 family);
guint *sal_family_count_finish (SalFamilyCount *self, guint n_accounts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalFamilyCount, sal_family_count_free)

G_END_DECLS
