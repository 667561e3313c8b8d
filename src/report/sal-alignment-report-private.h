/* sal-alignment-report-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-alignment-report.h"
#include "sal-map-style.h"

G_BEGIN_DECLS

/* An account that a territory has, or has a share of. */
typedef struct
{
  guint account; /* index */
  gint32 territory;
  double share;
  SalDesignReason reason;
} SalAlignmentReportEntry;

/* A report that is being made. */
typedef struct
{
  const SalAlignmentReport *report;
  SalDocument *document;
  SalMapStyle *style; /* territories with colours and names, and no flags */
  GArray *entries;    /* of SalAlignmentReportEntry, by territory, those of most revenue first */
  guint *first;       /* by territory + 1, and one more: where its entries begin */
} SalAlignmentReportMaker;

/* Tables and their cells. */
GPtrArray *sal_alignment_report_create_rows (void);
void sal_alignment_report_add_row (GPtrArray *rows, GPtrArray *cells);
char *sal_alignment_report_format_share (double share);
char *sal_alignment_report_format_deviation (double index);
char *sal_alignment_report_name_area (const SalGeographyArea *area);
const char *sal_alignment_report_name_territory (const SalTerritoryDesign *design, gint32 index);

/* Maps. */
SalMapStyle *sal_alignment_report_create_style (SalTerritoryDesign *design);
void sal_alignment_report_add_map (SalAlignmentReportMaker *self, double height);
gboolean sal_alignment_report_add_territory_map (SalAlignmentReportMaker *self,
                                                 guint territory,
                                                 double height);
void sal_alignment_report_add_moves_map (SalAlignmentReportMaker *self,
                                         SalMapStyle *style,
                                         const GArray *moves,
                                         const char *description,
                                         double height);

/* Lists of one territory, all of it, or so much that it has a page with them. */
void sal_alignment_report_find_entries (SalAlignmentReportMaker *self);
void
sal_alignment_report_add_accounts (SalAlignmentReportMaker *self, gint32 territory, guint most);
void sal_alignment_report_add_all_accounts (SalAlignmentReportMaker *self, gint32 territory);
void sal_alignment_report_add_areas (SalAlignmentReportMaker *self, gint32 territory);
void sal_alignment_report_add_all_areas (SalAlignmentReportMaker *self, gint32 territory);
char *sal_alignment_report_format_more (guint n);

/* Pages. */
void sal_alignment_report_add_attention (SalAlignmentReportMaker *self);
void sal_alignment_report_add_territory (SalAlignmentReportMaker *self, gint32 territory);
void sal_alignment_report_add_comparison (SalAlignmentReportMaker *self);

G_END_DECLS
