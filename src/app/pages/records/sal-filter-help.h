/* sal-filter-help.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-kind.h"

G_BEGIN_DECLS

void sal_filter_help_attach (GtkMenuButton *button, const SalKind *kind, GtkEditable *entry);

G_END_DECLS
