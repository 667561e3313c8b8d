/* sal-plan-news-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-account-plan-book.h"

G_BEGIN_DECLS

/* In sal-plan-news-journal-repository.c: what the journal knows since a change. */
gboolean sal_plan_news_load_changes (SalAccountPlanBook *book,
                                     SalConnection *connection,
                                     const SalKind *const *kinds,
                                     const SalAccountPlanQuery *query,
                                     gint64 since,
                                     GError **error);
gboolean sal_plan_news_load_names (SalAccountPlanBook *book,
                                   SalConnection *connection,
                                   const char *currency,
                                   GError **error);

G_END_DECLS
