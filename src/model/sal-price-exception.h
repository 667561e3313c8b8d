/* sal-price-exception.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-kinds.h"

G_BEGIN_DECLS

#define SAL_PRICE_REQUESTED "requested"
#define SAL_PRICE_APPROVED  "approved"
#define SAL_PRICE_REJECTED  "rejected"
#define SAL_PRICE_EXPIRED   "expired"
#define SAL_PRICE_WITHDRAWN "withdrawn"

G_END_DECLS
