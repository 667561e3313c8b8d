/* sal-geography-key.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-record.h"

G_BEGIN_DECLS

/* What areas there are: the field "geography" of alignments and measures. */
#define SAL_GEOGRAPHY_US_COUNTIES   "us-counties"
#define SAL_GEOGRAPHY_US_ZIPS       "us-zips"
#define SAL_GEOGRAPHY_COUNTRIES     "countries"
#define SAL_GEOGRAPHY_PROVINCES     "provinces"
#define SAL_GEOGRAPHY_IMPORTED      "imported" /* the field "boundaries" says which */
#define SAL_GEOGRAPHY_ACCOUNTS_ONLY "accounts"

extern const SalChoice sal_geography_choices[];

/* Which geography of those that were imported. */
#define SAL_FIELD_BOUNDARIES                                                                       \
  {                                                                                                \
    "boundaries", SAL_FIELD_REFERENCE, N_ ("Boundaries"), SAL_FIELD_IMMUTABLE,                     \
        .references = &sal_geography_kind,                                                         \
        .hint = N_ ("Which of those that were imported, if the geography is one of them")          \
  }

void sal_geography_validate (SalRecord *record, SalProblems *problems);

/* Both fields as one text: the name of a geography that there always is, or the id of one that was
 * imported. */
char *sal_geography_dup_key (SalRecord *record);
void sal_geography_set_key (SalRecord *record, const char *key);
gint64 sal_geography_key_to_id (const char *key);

G_END_DECLS
