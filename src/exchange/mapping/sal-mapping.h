/* sal-mapping.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sal-kind.h"
#include "sal-text.h"

G_BEGIN_DECLS

/* How one field gets its value: from a column, a template or a constant. */
typedef struct
{
  char *field;
  char *column;   /* by the name in the header; NULL if the value is not from one column */
  char *template; /* "{account} {product}": several columns in one text */
  char *constant; /* in the exact form of files */

  SalDateOrder date_order;
  char *undecided_date; /* a date that is another day in another order, where nothing in the file or
                           by people tells which; NULL: the order is certain */
  SalDecimalMark decimal_mark;
  char currency[4]; /* of amounts without one; empty: the row's or the workspace's */
  gint64 scale;     /* what numbers and amounts are multiplied by: 1000000 for millions */
  gboolean percent; /* rates are given as percent without a sign: 27 is 27 % */
  char *prefix;     /* put before texts: what tells the keys of one source from another's */

  /* References */
  char *match;      /* the field of the referenced kind that is meant; NULL: external id or title */
  char *id;         /* the column with their ids, as this program exports them: tells records of
                       the same name apart; or NULL */
  gboolean create;  /* records that are missing are added */
  GHashTable *with; /* (nullable): field to text, for those that are added */

  GHashTable *values; /* (nullable): text in the file to text meant */
} SalMappingColumn;

/* Records of one kind, one per row of the file. */
typedef struct
{
  char *kind;
  char **key;         /* the fields that tell which record a row is; empty: all that is
                         mapped, so that a row adds one unless there is one just like it */
  char *id;           /* the column with the ids of records, as this program exports them: what
                         the key says counts for rows whose id is unknown; or NULL */
  gboolean distinct;  /* rows with the key of an earlier row are passed over: the file is about
                         something else and repeats it */
  GPtrArray *columns; /* of SalMappingColumn */
} SalMappingPart;

/**
 * SalMapping:
 *
 * How the columns of a file go to the fields of records. Most files have one part; a file that says
 * several things per row (a salesperson, their manager, their office) has one part for each, which
 * are imported one after the other.
 */
typedef struct
{
  char *name;
  char delimiter;  /* NUL: found from the file */
  char *encoding;  /* NULL: found from the file */
  gboolean header; /* the first row names the columns */
  GPtrArray *parts;
} SalMapping;

#define SAL_TYPE_MAPPING (sal_mapping_get_type ())

GType sal_mapping_get_type (void) G_GNUC_CONST;
SalMapping *sal_mapping_new (const char *name);
SalMapping *sal_mapping_copy (const SalMapping *self);
void sal_mapping_free (SalMapping *self);

SalMappingPart *sal_mapping_add_part (SalMapping *self, const char *kind);
SalMappingColumn *
sal_mapping_part_add (SalMappingPart *self, const char *field, const char *column);
SalMappingColumn *sal_mapping_part_find (const SalMappingPart *self, const char *field);
const SalField *sal_mapping_part_find_key_owner (const SalMappingPart *self, const SalKind *kind);
void sal_mapping_part_set_key (SalMappingPart *self, const char *first, ...) G_GNUC_NULL_TERMINATED;
void sal_mapping_column_set_date_order (SalMappingColumn *self,
                                        SalDateOrder order,
                                        const char *undecided);
char *sal_mapping_column_describe_dates (const SalMappingColumn *self);
const SalMappingColumn *sal_mapping_find_undecided (const SalMapping *self);
void sal_mapping_decide_dates (SalMapping *self, SalDateOrder order);
void sal_mapping_column_set_value (SalMappingColumn *self, const char *text, const char *meant);
void sal_mapping_column_set_with (SalMappingColumn *self, const char *field, const char *text);

SalMapping *
sal_mapping_from_json (const char *text, gssize length, const char *name, GError **error);
char *sal_mapping_to_json (const SalMapping *self);
SalMapping *sal_mapping_load (GFile *file, GError **error);
gboolean sal_mapping_save (const SalMapping *self, GFile *file, GError **error);
gboolean sal_mapping_check (const SalMapping *self,
                            const SalKind *const *kinds,
                            const char *const *columns,
                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalMapping, sal_mapping_free)

G_END_DECLS
