/* sal-pay-review-report.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-document.h"
#include "sal-pay-review.h"

G_BEGIN_DECLS

SalDocument *sal_pay_review_report_new (const SalPayReview *review, gint32 today, SalPaper paper);

gboolean sal_pay_review_report_write (
    const SalPayReview *review, gint32 today, SalPaper paper, const char *path, GError **error);

G_END_DECLS
