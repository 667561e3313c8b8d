/* zip-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The text of a file in a ZIP archive; NULL if it is not there. */
char *zip_fixture_read (const char *path, const char *name);

/* A file that is to be packed; @length −1: it ends in a zero byte. */
typedef struct
{
  const char *name;
  const char *data;
  gssize length;
} ZipFixtureFile;

/* A ZIP archive with these files. */
GBytes *zip_fixture_pack (const ZipFixtureFile *files, guint n_files);

G_END_DECLS
