/* sal-design-split.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sal-territory-design.h"

G_BEGIN_DECLS

/**
 * SalDesignSplit:
 *
 * A territory that is to be divided into two. It keeps nothing of the design, is immutable, and may
 * be run on another thread than that of the design.
 */
typedef struct _SalDesignSplit SalDesignSplit;

SalDesignSplit *sal_design_split_new (const SalTerritoryDesign *design,
                                      guint territory,
                                      guint measure,
                                      GError **error);
void sal_design_split_free (SalDesignSplit *self);
GArray *
sal_design_split_run (const SalDesignSplit *self, GCancellable *cancellable, GError **error);
char *sal_design_split_dup_name (const SalTerritoryDesign *design, guint territory);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalDesignSplit, sal_design_split_free)

G_END_DECLS
