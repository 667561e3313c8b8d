/* sal-cli-account-brief.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-account-brief.h"

G_BEGIN_DECLS

/* What “account brief --json” prints. */
void sal_cli_print_briefs_json (const GPtrArray *briefs);

G_END_DECLS
