/* sal-geography-dissolve.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-shape.h"

G_BEGIN_DECLS

SalShape *sal_geography_dissolve (const SalGeography *geography,
                                  const gint32 *groups,
                                  gint32 group,
                                  GError **error);

G_END_DECLS
