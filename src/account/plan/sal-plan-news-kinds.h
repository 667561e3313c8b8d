/* sal-plan-news-kinds.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-kind.h"

G_BEGIN_DECLS

/* What in a record makes it news to whoever manages its account. Lists of fields end with NULL. */
typedef struct
{
  const SalKind *kind;
  const char *owner;      /* the field that says whose it is: a plan or an account; NULL: its id */
  const char *seen_in;    /* the part of the account's page that shows it; NULL: its own record */
  const char *called[3];  /* fields that name it, where its title is that of its account */
  const char *told[4];    /* fields that one which was added is told with */
  const char *ignored[4]; /* fields whose change is no news */
} SalPlanNewsKind;

const SalPlanNewsKind *sal_plan_news_find_kind (const SalKind *kind);
const SalPlanNewsKind *sal_plan_news_get_kinds (guint *n_kinds);
gboolean sal_plan_news_kind_is_of_plan (const SalPlanNewsKind *self);
gboolean sal_plan_news_kind_ignores (const SalPlanNewsKind *self, const char *field);

G_END_DECLS
