/* sal-sample-pay.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-job.h"

G_BEGIN_DECLS

/* The pay of a sample company: plans, participants, a quarter that is closed and the running one.
 */
gboolean sal_sample_create_pay (const char *path, guint64 seed, SalJob *job, GError **error);

G_END_DECLS
