/* sal-cli-geography.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-cli.h"
#include "sal-geography.h"

G_BEGIN_DECLS

char *sal_cli_find_geography (SalStore *store, const char *name, GError **error);
SalGeography *sal_cli_prepare_geography (SalStore *store, const char *key, GError **error);

G_END_DECLS
