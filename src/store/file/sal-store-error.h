/* sal-store-error.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SalStoreError:
 * @SAL_STORE_ERROR_NOT_WORKSPACE: the file is not a workspace; nothing was written to it
 * @SAL_STORE_ERROR_NEWER: the workspace was written by a newer Salient; it can be opened read-only
 * @SAL_STORE_ERROR_DAMAGED: SQLite finds the file damaged; its readable rows can be copied out
 * @SAL_STORE_ERROR_READ_ONLY: the workspace or its folder cannot be written to
 * @SAL_STORE_ERROR_BUSY: another program kept the file locked longer than we wait
 * @SAL_STORE_ERROR_NOT_FOUND: there is no such record, change or file
 * @SAL_STORE_ERROR_CONFLICT: what was to be changed has been changed since; the message names it
 * @SAL_STORE_ERROR_FINAL: the change cannot be undone, only corrected
 * @SAL_STORE_ERROR_BARRIER: the change was made before a migration that rewrote what it touched
 * @SAL_STORE_ERROR_INVALID: a record is not valid; the message names kind, field and what would be
 * right
 * @SAL_STORE_ERROR_REFERENCED: the record cannot be deleted, others refer to it; the message names
 * them
 * @SAL_STORE_ERROR_EXISTS: the file to be created is there already
 * @SAL_STORE_ERROR_NOT_ALLOWED: this user may not read the file
 * @SAL_STORE_ERROR_FAILED: SQLite failed for another reason, such as a full disk
 */
typedef enum
{
  SAL_STORE_ERROR_NOT_WORKSPACE,
  SAL_STORE_ERROR_NEWER,
  SAL_STORE_ERROR_DAMAGED,
  SAL_STORE_ERROR_READ_ONLY,
  SAL_STORE_ERROR_BUSY,
  SAL_STORE_ERROR_NOT_FOUND,
  SAL_STORE_ERROR_CONFLICT,
  SAL_STORE_ERROR_FINAL,
  SAL_STORE_ERROR_BARRIER,
  SAL_STORE_ERROR_INVALID,
  SAL_STORE_ERROR_REFERENCED,
  SAL_STORE_ERROR_EXISTS,
  SAL_STORE_ERROR_NOT_ALLOWED,
  SAL_STORE_ERROR_FAILED,
} SalStoreError;

#define SAL_STORE_ERROR (sal_store_error_quark ())

GQuark sal_store_error_quark (void);

G_END_DECLS
