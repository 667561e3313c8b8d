/* sal-change-list.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sal-workspace.h"

G_BEGIN_DECLS

/* One change in a list. Property: change, which is another one once it has been undone. */
#define SAL_TYPE_CHANGE_ITEM (sal_change_item_get_type ())
G_DECLARE_FINAL_TYPE (SalChangeItem, sal_change_item, SAL, CHANGE_ITEM, GObject)

const SalChange *sal_change_item_get_change (SalChangeItem *self);

/**
 * SalChangeList:
 *
 * A GListModel of the changes of a workspace, newest first, as SalChangeItem. Older ones are read
 * as the end of those read is asked for; new ones appear as they are made.
 *
 * Property: loading.
 */
#define SAL_TYPE_CHANGE_LIST (sal_change_list_get_type ())
G_DECLARE_FINAL_TYPE (SalChangeList, sal_change_list, SAL, CHANGE_LIST, GObject)

SalChangeList *sal_change_list_new (SalWorkspace *workspace);
gboolean sal_change_list_is_loading (SalChangeList *self);

G_END_DECLS
