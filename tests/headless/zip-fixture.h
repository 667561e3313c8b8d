/* zip-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The text of a file in a ZIP archive; NULL if it is not there. */
char *zip_fixture_read (const char *path, const char *name);

G_END_DECLS
