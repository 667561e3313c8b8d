/* sal-dashboard-commands.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-dashboard-list.h"

G_BEGIN_DECLS

/* What can be done to dashboards, each one command that can be undone. A published one is locked:
 * SAL_STORE_ERROR_INVALID says that changing it makes a new version. All end with
 * sal_store_run_finish(). */

/* A new dashboard; @id gets what it is known by. */
void sal_dashboard_create_async (SalStore *store,
                                 const char *label,
                                 const char *name,
                                 int version,
                                 const SalDashboardLayout *layout,
                                 gint64 *id,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/* @name, @layout: NULL to leave it; @base: the version of the record it is based on. */
void sal_dashboard_change_async (SalStore *store,
                                 const char *label,
                                 gint64 id,
                                 gint64 base,
                                 const char *name,
                                 const SalDashboardLayout *layout,
                                 gboolean publish,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
void sal_dashboard_delete_async (SalStore *store,
                                 const char *label,
                                 gint64 id,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

G_END_DECLS
