/* sal-dashboard-entry.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-dashboard-layout.h"

G_BEGIN_DECLS

/* One dashboard: of the program, or a record of the workspace. */
typedef struct
{
  char *id; /* "executive", or the id of the record in digits: what settings remember */
  char *name;
  gint64 record; /* 0: of the program */
  gint64 base;   /* the version of the record an edit is based on */
  int version;
  gboolean is_published;      /* locked; those of the program are */
  SalDashboardLayout *layout; /* (nullable) */
  char *problem;              /* why there is no layout */
} SalDashboardEntry;

void sal_dashboard_entry_free (SalDashboardEntry *self);

GPtrArray *sal_dashboard_entries_built_in (void);
/* For reader functions: those of the workspace. */
GPtrArray *sal_dashboard_entries_load (SalConnection *connection, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalDashboardEntry, sal_dashboard_entry_free)

G_END_DECLS
