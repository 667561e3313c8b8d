/* sal-import-value.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-mapping.h"

G_BEGIN_DECLS

#define SAL_IMPORT_VALUE_BUFFER 32

gboolean sal_import_value_read (const SalField *field,
                                const SalMappingColumn *mapping,
                                const char *text,
                                gsize length,
                                const char *currency,
                                char found_currency[4],
                                char buffer[SAL_IMPORT_VALUE_BUFFER],
                                SalValue *value,
                                GError **error);

G_END_DECLS
