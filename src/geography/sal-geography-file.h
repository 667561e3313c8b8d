/* sal-geography-file.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-geography.h"

G_BEGIN_DECLS

SalGeography *sal_geography_load (const char *name, GError **error);
SalGeography *sal_geography_read (GBytes *bytes, GError **error);
GBytes *sal_geography_write (const SalGeography *self, GError **error);

G_END_DECLS
