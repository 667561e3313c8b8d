/* sal-alignment-repository.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-alignment-info.h"
#include "sal-connection.h"
#include "sal-fiscal-calendar.h"
#include "sal-territory-design.h"
#include "sal-us-areas.h"

G_BEGIN_DECLS

/* What a design is loaded with. */
typedef struct
{
  gint64 alignment;
  SalGeography *geography;
  SalUsAreas *areas;
  const SalFiscalCalendar *calendar; /* of the workspace, for rules */
  const char *currency;              /* likewise */
  gint32 as_of;
} SalAlignmentRequest;

/* For reader functions. */
GPtrArray *sal_alignments_list (SalConnection *connection, GError **error);
SalTerritoryDesign *sal_alignment_load (SalConnection *connection,
                                        const SalAlignmentRequest *request,
                                        GPtrArray *unknown,
                                        GError **error);

G_END_DECLS
