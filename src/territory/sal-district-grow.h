/* sal-district-grow.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sal-district-network.h"
#include "sal-district-random.h"

G_BEGIN_DECLS

gboolean sal_district_grow (const SalDistrictProblem *problem,
                            SalDistrictRandom *random,
                            gint32 *assignment,
                            GCancellable *cancellable);

G_END_DECLS
