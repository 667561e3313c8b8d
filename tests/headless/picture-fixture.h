/* picture-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Holds what is drawn against a stored picture. */
gboolean picture_has_font (const char *name);
guint picture_count_outliers (cairo_surface_t *one, cairo_surface_t *other);
guint picture_most_outliers (cairo_surface_t *surface);
void picture_compare (cairo_surface_t *surface, const char *path);

G_END_DECLS
