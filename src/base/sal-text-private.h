/* sal-text-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-text.h"

G_BEGIN_DECLS

/* Skips white space, also the no-break, narrow, thin and figure spaces that exports group with. */
const char *sal_text_skip_space (const char *text);

/* Sets @error to @format, in which the one %s becomes @text, cut to a readable length. Returns
 * FALSE. */
gboolean sal_text_refuse (GError **error, SalError code, const char *format, const char *text);

G_END_DECLS
