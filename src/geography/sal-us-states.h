/* sal-us-states.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *sal_us_state_get_name (const char *code);

G_END_DECLS
