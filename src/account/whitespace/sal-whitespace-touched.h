/* sal-whitespace-touched.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-change.h"
#include "sal-connection.h"

G_BEGIN_DECLS

/* What a change means for whitespace. */
typedef enum
{
  SAL_WHITESPACE_UNTOUCHED,
  SAL_WHITESPACE_SOME, /* some accounts */
  SAL_WHITESPACE_ALL,  /* all has to be loaded anew */
} SalWhitespaceTouch;

SalWhitespaceTouch sal_whitespace_judge_change (const SalChange *change);
char *sal_whitespace_find_touched (SalConnection *connection,
                                   const SalKind *const *kinds,
                                   GPtrArray *changes,
                                   GError **error);

G_END_DECLS
