/* sal-mapping-synonyms.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-kind.h"

G_BEGIN_DECLS

/* What columns with a field's values are also called, separated by spaces, each folded as
 * sal_text_fold() does; NULL if nothing is known. */
const char *sal_mapping_synonyms_of (const SalKind *kind, const SalField *field);

G_END_DECLS
