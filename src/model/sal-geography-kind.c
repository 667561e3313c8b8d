/* sal-geography-kind.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"
#include "sal-geography-key.h"
#include "sal-store-error.h"

/* Areas with shapes and neighbours that were imported. The shapes are the record's attachment, in
 * the format of sal_geography_write(). */

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Name"),
    SAL_FIELD_REQUIRED | SAL_FIELD_UNIQUE | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "file", SAL_FIELD_TEXT, N_ ("File"), SAL_FIELD_IMMUTABLE | SAL_FIELD_LISTED },
  { "id_field",
    SAL_FIELD_TEXT,
    N_ ("Field of Codes"),
    SAL_FIELD_IMMUTABLE,
    .hint = N_ ("The field of the file that tells areas apart") },
  { "name_field", SAL_FIELD_TEXT, N_ ("Field of Names"), SAL_FIELD_IMMUTABLE },
  { "coordinate_system", SAL_FIELD_TEXT, N_ ("Coordinate System"), SAL_FIELD_IMMUTABLE },
  { "areas", SAL_FIELD_INTEGER, N_ ("Areas"), SAL_FIELD_IMMUTABLE | SAL_FIELD_LISTED },
  { "imported", SAL_FIELD_TIME, N_ ("Imported"), SAL_FIELD_IMMUTABLE | SAL_FIELD_LISTED },
  { "terms",
    SAL_FIELD_TEXT,
    N_ ("Source and Terms"),
    SAL_FIELD_MULTILINE,
    .hint = N_ ("Who publishes the boundaries, and what they may be used for") },
  SAL_FIELD_NOTE,
  { "base",
    SAL_FIELD_CHOICE,
    N_ ("Made Of"),
    SAL_FIELD_IMMUTABLE,
    .choices = sal_geography_choices,
    .hint = N_ ("The areas of which some were split") },
  { "split_from",
    SAL_FIELD_REFERENCE,
    N_ ("Split From"),
    SAL_FIELD_IMMUTABLE,
    .references = &sal_geography_kind,
    .hint = N_ ("The geography with areas that were split before") },
};

/* Without shapes it would be none. */
static gboolean
edited (SalTransaction *transaction, SalRecord *before, SalRecord *record, GError **error)
{
  if (before != NULL)
    return TRUE;
  g_set_error_literal (
      error,
      SAL_STORE_ERROR,
      SAL_STORE_ERROR_INVALID,
      _ ("A geography comes with its boundaries: import a GeoJSON, TopoJSON or .shp file"));

  return FALSE;
}

const SalKind sal_geography_kind = {
  .name = "geography",
  .label = N_ ("Geography"),
  .plural = N_ ("Geographies"),
  .group = N_ ("Territories"),
  .icon = "mark-location-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "name",
  .subtitle = "file",
  .upward = "split_from",
  .edited = edited,
};
