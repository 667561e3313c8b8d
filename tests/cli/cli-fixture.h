/* cli-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "sal-workspace.h"

G_BEGIN_DECLS

/* A folder of its own with a workspace that is not made yet, and what the program last said. */
typedef struct
{
  char *folder;
  char *file; /* FOLDER/company.salient */
  char *output;
  char *errors;
  gboolean unprivileged; /* run as a user for whom permissions count */
} CliFixture;

void cli_fixture_set_up (CliFixture *self, gconstpointer data);
void cli_fixture_tear_down (CliFixture *self, gconstpointer data);

/* Runs the program with @first and further arguments, ended by NULL; returns its status. */
int cli_run (CliFixture *self, const char *first, ...) G_GNUC_NULL_TERMINATED;
JsonObject *cli_parse (CliFixture *self, const char *schema);
char *cli_write_file (CliFixture *self, const char *name, const char *contents);
void cli_assert_contains (const char *text, const char *part);

G_END_DECLS
