/* sal-connection-functions.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "sal-conversion.h"

G_BEGIN_DECLS

int sal_connection_register_functions (sqlite3 *handle, SalConversion *conversion);
gunichar sal_name_next_letter (const char **position, const char *end);
int sal_name_compare (const char *one, gsize one_length, const char *other, gsize other_length);

G_END_DECLS
