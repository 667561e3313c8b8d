/* sal-alignment-report.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-alignment-texts.h"
#include "sal-document.h"
#include "sal-map-shape.h"
#include "sal-map-style.h"
#include "sal-territory-design.h"

G_BEGIN_DECLS

/**
 * SalAlignmentReport:
 * @company: whose territories they are
 * @currency: the reporting currency
 * @date: the day that figures and holders are as of
 * @name: the name of the alignment
 * @status: its status, as it is read
 * @design: the alignment, prepared
 * @texts: what its accounts, rules, positions and regions are called
 * @measure: the index of the measure that territories are judged by
 * @shape: (nullable): the map of its areas, %NULL if it divides accounts only
 * @style: (nullable): of the map as it shows, whose colours territories have; %NULL for those that
 *   they have when it is shown first
 * @before: (nullable): another alignment over the same areas, prepared: what moves from there is
 *   reported
 * @before_name: (nullable): its name
 * @paper: the size of its sheets
 * @is_full: whether all accounts and areas are listed, however many pages these take; if not, a
 *   territory has one page as a rule
 *
 * What is reported.
 */
typedef struct
{
  const char *company;
  const char *currency;
  gint32 date;
  const char *name;
  const char *status;
  SalTerritoryDesign *design;
  const SalAlignmentTexts *texts;
  guint measure;
  SalMapShape *shape;
  const SalMapStyle *style;
  SalTerritoryDesign *before;
  const char *before_name;
  SalPaper paper;
  gboolean is_full;
} SalAlignmentReport;

SalDocument *sal_alignment_report_create (const SalAlignmentReport *self,
                                          GCancellable *cancellable,
                                          GError **error);

G_END_DECLS
