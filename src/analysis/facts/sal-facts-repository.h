/* sal-facts-repository.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-change.h"
#include "sal-connection.h"
#include "sal-facts.h"

G_BEGIN_DECLS

/* For reader functions. @keys: of metrics there are to be columns for, NULL-terminated, or NULL;
 * @touches: NULL for all records. */
SalFacts *sal_facts_load (SalConnection *connection,
                          const SalFiscalCalendar *calendar,
                          const char *currency,
                          gint32 as_of,
                          const char *const *keys,
                          const SalTouch *touches,
                          gsize n_touches,
                          GError **error);

G_END_DECLS
