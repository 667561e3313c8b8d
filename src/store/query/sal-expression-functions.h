/* sal-expression-functions.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "sal-conversion.h"

G_BEGIN_DECLS

/* What a connection has to know before it runs compiled expressions. Returns a SQLite result code.
 */
int sal_expression_functions_register (sqlite3 *handle, SalConversion *conversion);

G_END_DECLS
