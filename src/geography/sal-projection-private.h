/* sal-projection-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-projection.h"

G_BEGIN_DECLS

char *sal_projection_choose (SalGeographyBox box);

G_END_DECLS
