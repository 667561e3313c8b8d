/* sal-quote.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* “Undo ‘Rename “A”’” is hard to read: what is put between double quotes has single ones. */
char *sal_quote_inner (const char *text);

G_END_DECLS
