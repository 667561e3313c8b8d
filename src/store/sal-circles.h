/* sal-circles.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GHashTable *sal_circles_new (void);
void sal_circles_put (GHashTable *upward, gint64 id, gint64 above);
gint64 sal_circles_get (GHashTable *upward, gint64 id);
GHashTable *sal_circles_find (GHashTable *upward);

G_END_DECLS
