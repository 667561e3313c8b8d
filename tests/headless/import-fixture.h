/* import-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-import.h"

G_BEGIN_DECLS

/* A workspace of its own in a folder of its own, into which tests import texts. */
typedef struct
{
  char *folder;
  SalWorkspace *workspace;
} ImportFixture;

void import_fixture_init (ImportFixture *self);
void import_fixture_clear (ImportFixture *self);
SalStore *import_fixture_store (ImportFixture *self);

GFile *import_fixture_write (ImportFixture *self, const char *name, const char *text);
/* Writes the text to KIND.csv and imports it with the proposed mapping. */
SalImportResult *import_fixture_try (ImportFixture *self,
                                     const char *kind,
                                     const char *text,
                                     const SalImportOptions *options,
                                     GError **error);
SalImportResult *import_fixture_import (ImportFixture *self,
                                        const char *kind,
                                        const char *text,
                                        const SalImportOptions *options);
void import_fixture_load (ImportFixture *self, const char *kind, const char *text);

gint64 import_fixture_query (ImportFixture *self, const char *sql); /* one number */
void import_fixture_edit (ImportFixture *self, const char *sql);    /* as one command */
char *import_fixture_dump (ImportFixture *self);                    /* every journaled table */

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImportFixture, import_fixture_clear)

G_END_DECLS
