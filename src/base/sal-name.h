/* sal-name.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *sal_name_normalize (const char *name, gsize length, GString *buffer);

G_END_DECLS
