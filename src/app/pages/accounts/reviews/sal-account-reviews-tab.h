/* sal-account-reviews-tab.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-account-tab.h"

G_BEGIN_DECLS

/* The brief of an account for a business review, by quarter. It is what the page of an account is
 * on paper: asked to print or save before it is read, it does so then. */
#define SAL_TYPE_ACCOUNT_REVIEWS_TAB (sal_account_reviews_tab_get_type ())
G_DECLARE_FINAL_TYPE (
    SalAccountReviewsTab, sal_account_reviews_tab, SAL, ACCOUNT_REVIEWS_TAB, SalAccountTab)

G_END_DECLS
