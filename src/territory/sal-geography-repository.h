/* sal-geography-repository.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-boundary-import.h"
#include "sal-cells.h"
#include "sal-store.h"

G_BEGIN_DECLS

/* A geography of a workspace. */
typedef struct
{
  gint64 id;
  char *name;
  char *file;     /* (nullable) */
  char *terms;    /* (nullable): who publishes it, and what it may be used for */
  char *imported; /* (nullable): when, in UTC, as ISO 8601 has it */
  guint n_areas;
  gboolean is_us_zips; /* the ZIP areas that were made: SAL_GEOGRAPHY_US_ZIPS */
} SalGeographyInfo;

void sal_geography_info_free (SalGeographyInfo *self);

/* For reader functions. */
GPtrArray *sal_geographies_list (SalConnection *connection, GError **error);
gint64 sal_geography_find_id (SalConnection *connection, const char *name, GError **error);
SalGeography *
sal_geography_load_by_key (SalConnection *connection, const char *key, GError **error);

/* Boundaries that are added to a workspace: the data of sal_geography_add(). */
typedef struct
{
  const char *name;
  const char *terms; /* (nullable) */
  const SalBoundaryImport *import;
  gint64 id; /* out: that of the record */
} SalGeographyNew;

gboolean sal_geography_add (SalTransaction *transaction,
                            gpointer geography_new,
                            GCancellable *cancellable,
                            GError **error);

/* For writer functions: areas some of which were split into cells. */
gboolean sal_geography_add_split (SalTransaction *transaction,
                                  const char *key,
                                  const SalGeography *cells,
                                  gint64 *id,
                                  GError **error);

/* Takes seconds where ZIP areas have to be made; for jobs. */
SalGeography *sal_geography_prepare (SalStore *store,
                                     const char *key,
                                     SalCellsProgress progress,
                                     gpointer data,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
