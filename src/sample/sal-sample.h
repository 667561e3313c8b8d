/* sal-sample.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-job.h"
#include "sal-sample-generator.h"

G_BEGIN_DECLS

gboolean
sal_sample_create (const char *path, const SalSampleOptions *options, SalJob *job, GError **error);

G_END_DECLS
