/* sal-filter-examples.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-kind.h"

G_BEGIN_DECLS

char **sal_filter_examples (const SalKind *kind);

G_END_DECLS
