/* sal-workspace.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-fiscal-calendar.h"
#include "sal-record-query.h"
#include "sal-store.h"

G_BEGIN_DECLS

/**
 * SalWorkspace:
 *
 * A company's data: the store in NAME.salient, for who asks for it the pay store in
 * NAME.pay.salient, and the settings both share. One object per file in a process, shared by its
 * windows.
 *
 * Properties: name, currency (reporting currency), calendar. Signal changed (SalChange *) of the
 * main store.
 */
#define SAL_TYPE_WORKSPACE (sal_workspace_get_type ())
G_DECLARE_FINAL_TYPE (SalWorkspace, sal_workspace, SAL, WORKSPACE, GObject)

typedef struct
{
  const char *name;     /* NULL: the file's name */
  const char *currency; /* NULL: USD */
  int fiscal_start;     /* month 1 … 12; 0: January */
  SalCalendarPattern pattern;
  gboolean fill; /* only to be filled by a command that is FRESH, and closed */
} SalWorkspaceOptions;

SalWorkspace *sal_workspace_create (const char *path,
                                    const SalWorkspaceOptions *options,
                                    const SalKind *const *kinds,
                                    GError **error);
SalWorkspace *sal_workspace_open (const char *path,
                                  SalStoreMode mode,
                                  const SalKind *const *kinds,
                                  GError **error);
void sal_workspace_open_async (const char *path,
                               SalStoreMode mode,
                               const SalKind *const *kinds,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
SalWorkspace *sal_workspace_open_finish (GAsyncResult *result, GError **error);
void sal_workspace_close (SalWorkspace *self);
/* Copies the readable rows of a damaged or newer workspace, or of its pay, into a new file;
 * *n_lost rows could not be read. @replace: another file of that name may be there. */
gboolean sal_workspace_copy_out (const char *from,
                                 const char *to,
                                 gboolean replace,
                                 const SalKind *const *kinds,
                                 gint64 *n_rows,
                                 gint64 *n_lost,
                                 GCancellable *cancellable,
                                 GError **error);

SalStore *sal_workspace_get_store (SalWorkspace *self);
/* Pay is a file of its own, and a store that is opened for who asks for it; NULL until then. */
SalStore *sal_workspace_get_pay_store (SalWorkspace *self);
gboolean sal_workspace_has_pay (SalWorkspace *self);
char *sal_workspace_get_pay_path (SalWorkspace *self);
SalStore *sal_workspace_open_pay_store (SalWorkspace *self,
                                        SalStoreMode mode,
                                        const SalKind *const *kinds,
                                        GError **error);
/* @path: NULL for beside the workspace; only this user may read it, until it is given to others. */
SalStore *sal_workspace_create_pay_store (SalWorkspace *self,
                                          const char *path,
                                          const SalKind *const *kinds,
                                          GError **error);
const SalKind *const *sal_workspace_get_kinds (SalWorkspace *self);
const char *sal_workspace_get_name (SalWorkspace *self);
const char *sal_workspace_get_path (SalWorkspace *self);
const char *sal_workspace_get_currency (SalWorkspace *self);
const SalFiscalCalendar *sal_workspace_get_calendar (SalWorkspace *self);

/* One record, asynchronously; @version gets the row version an edit of it is based on. */
void sal_workspace_load_record_async (SalWorkspace *self,
                                      const SalKind *kind,
                                      gint64 id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
SalRecord *sal_workspace_load_record_finish (SalWorkspace *self,
                                             GAsyncResult *result,
                                             gint64 *version,
                                             GError **error);
/* Creates, updates or deletes one record as one command labelled by kind and title ("Change
 * Opportunity “Halden”").
 * @version: what the edit was based on; the command fails with SAL_STORE_ERROR_CONFLICT if the
 * record moved on. */
void sal_workspace_save_record_async (SalWorkspace *self,
                                      SalRecord *record,
                                      gint64 version,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void sal_workspace_create_record_async (SalWorkspace *self,
                                        SalRecord *record,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
void sal_workspace_delete_records_async (SalWorkspace *self,
                                         const SalKind *kind,
                                         const gint64 *ids,
                                         gsize n_ids,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
/* Ends any of the three. */
SalChange *sal_workspace_edit_finish (SalWorkspace *self,
                                      GAsyncResult *result,
                                      SalRecord **record,
                                      GError **error);

G_END_DECLS
