/* sal-activation-list.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-activation-table.h"

G_BEGIN_DECLS

/* A list of what an alignment does, which can be sorted. Signals: flow-activated (pointer), a
 * SalActivationFlow of the table; and return, to where the list was asked for. */
#define SAL_TYPE_ACTIVATION_LIST (sal_activation_list_get_type ())
G_DECLARE_FINAL_TYPE (SalActivationList, sal_activation_list, SAL, ACTIVATION_LIST, AdwBin)

/* @table: (transfer full) (nullable): shown from now on instead of the one before, which is freed.
 * @can_return: whether there is something to return to. */
void sal_activation_list_show (SalActivationList *self,
                               SalActivationTable *table,
                               const char *title,
                               gboolean can_return);

G_END_DECLS
