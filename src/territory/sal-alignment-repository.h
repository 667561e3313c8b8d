/* sal-alignment-repository.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-fiscal-calendar.h"
#include "sal-territory-design.h"
#include "sal-us-areas.h"

G_BEGIN_DECLS

/* An alignment that there is. */
typedef struct
{
  gint64 id;
  char *name;
  char *status;
  char *geography;      /* as sal_geography_dup_key() has it */
  char *base;           /* likewise: what that was before areas of it were split */
  gint64 branched_from; /* 0: none */
  gint32 valid_from;    /* the day it takes effect; SAL_DATE_NONE: unknown */
  gint32 valid_to;      /* its last day; SAL_DATE_NONE: open */
} SalAlignmentInfo;

void sal_alignment_info_free (SalAlignmentInfo *self);
gboolean sal_alignment_info_is_over (const SalAlignmentInfo *self, const SalAlignmentInfo *other);

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
