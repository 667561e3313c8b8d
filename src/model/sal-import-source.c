/* sal-import-source.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

/* A file that records were imported from, with the mapping used. */

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Name"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "kind", SAL_FIELD_TEXT, N_ ("Kind"), SAL_FIELD_REQUIRED | SAL_FIELD_LISTED },
  { "file", SAL_FIELD_TEXT, N_ ("File"), SAL_FIELD_LISTED },
  { "hash", SAL_FIELD_TEXT, N_ ("SHA-256"), 0 },
  { "imported", SAL_FIELD_TIME, N_ ("Imported"), SAL_FIELD_LISTED },
  { "rows", SAL_FIELD_INTEGER, N_ ("Rows"), SAL_FIELD_LISTED },
  { "added", SAL_FIELD_INTEGER, N_ ("Added"), SAL_FIELD_LISTED },
  { "changed", SAL_FIELD_INTEGER, N_ ("Changed"), SAL_FIELD_LISTED },
  { "rejected", SAL_FIELD_INTEGER, N_ ("Rejected"), SAL_FIELD_LISTED },
  { "mapping", SAL_FIELD_TEXT, N_ ("Mapping"), SAL_FIELD_MULTILINE },
};

const SalKind sal_import_source_kind = {
  .name = "import_source",
  .label = N_ ("Import Source"),
  .plural = N_ ("Import Sources"),
  .group = N_ ("Definitions"),
  .icon = "document-save-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "-imported",
  .subtitle = "file",
};
