/* sal-tenure-band.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long people have been with the company, in bands. */

/* Of whole months; the label is static. */
const char *sal_tenure_band_get_label (int months);
/* The place of a label among the bands, the shortest first; −1: it is none */
int sal_tenure_band_find (const char *label);
/* Whole months from one day to another, 0 or more. */
int sal_tenure_count_months (gint32 hired, gint32 day);

G_END_DECLS
