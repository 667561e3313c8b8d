/* sal-cli-account.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"

G_BEGIN_DECLS

gint64 sal_cli_account_find (SalConnection *connection, const char *name, GError **error);

G_END_DECLS
