/* sal-design-naming.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-account-names.h"
#include "sal-design-comparison.h"

G_BEGIN_DECLS

gboolean sal_design_is_account_locked (const SalTerritoryDesign *design, guint account);

/* Each adds accounts of a design to what is said by name, and returns how many were left out
 * because they stay where they are. */
guint sal_design_give_accounts (const SalTerritoryDesign *design,
                                const guint *accounts,
                                guint n_accounts,
                                const SalDesignShare *shares,
                                guint n_shares,
                                SalAccountNames *names);
guint sal_design_release_accounts (const SalTerritoryDesign *design,
                                   const guint *accounts,
                                   guint n_accounts,
                                   SalAccountNames *names);
guint sal_design_keep_accounts (const SalTerritoryDesign *design,
                                const guint *accounts,
                                guint n_accounts,
                                SalAccountNames *names);
guint sal_design_return_accounts (const SalTerritoryDesign *design,
                                  const guint *accounts,
                                  guint n_accounts,
                                  const SalTerritoryDesign *before,
                                  const SalDesignComparison *comparison,
                                  SalAccountNames *names);

G_END_DECLS
