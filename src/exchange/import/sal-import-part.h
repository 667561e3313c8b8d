/* sal-import-part.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-csv-reader.h"
#include "sal-id-map.h"
#include "sal-import-doubles.h"
#include "sal-import-relations.h"
#include "sal-import-report.h"
#include "sal-import-types.h"
#include "sal-import-value.h"
#include "sal-mapping.h"
#include "sal-reference-table.h"
#include "sal-row-table.h"
#include "sal-template.h"
#include "sal-text-table.h"

G_BEGIN_DECLS

#define SAL_IMPORT_MAX_VALUES 64 /* fields of one part: they are bits of a mask */

/* What all parts of an import share. */
typedef struct
{
  const SalKind *const *kinds;
  const char *currency;    /* of amounts that name none */
  gboolean accept;         /* proposals that are unambiguous are applied */
  SalImportReport *report; /* used by one thread at a time */
  GPtrArray *proposals;    /* of SalImportProposal */
} SalImportContext;

typedef enum
{
  SAL_MEANING_VALUE,
  SAL_MEANING_NOT_FOUND, /* a reference to nothing: empty, or a reason to reject */
  SAL_MEANING_INVALID,
} SalImportMeaningState;

/* What one text of a column means; looked up once for all rows that have it. */
typedef struct
{
  SalImportMeaningState state;
  SalValue value;          /* owns its text */
  SalReference *reference; /* borrowed from the table */
  char *meant;             /* for templates */
  char *reason;            /* what is wrong */
  const char *shared;      /* the name that several records have; NULL: it is no such */
  SalImportProposal *proposal;
  guint64 n_rows;
} SalImportMeaning;

/* How one field of the records gets its value. */
typedef struct
{
  const SalField *field;
  guint index; /* of the field in the kind */
  SalMappingColumn *mapping;
  int source;    /* the column, −1 if there is none */
  int id_source; /* the column of the ids of what is referred to, −1 if there is none */
  SalTemplate *template;
  guint *template_sources;
  SalValue constant; /* owns its text; null if there is none */
  gboolean is_constant;
  gboolean only_new; /* an initial value, which updates leave alone */
  int currency;      /* the converter of the row's currency, −1 if there is none */
  SalReferenceTable *references;
  gboolean self_reference;
  SalNameIndex *vocabulary;
  SalTextTable *meaning_by_text; /* index into meanings, from 1 */
  GPtrArray *meanings;
  SalTextTable *unique; /* value to id */
  GString *text;        /* of templates and prefixes */
  char buffer[SAL_IMPORT_VALUE_BUFFER];
  char found_currency[4];
  guint64 n_empty;
} SalImportConverter;

typedef enum
{
  SAL_IMPORT_ROW_REFUSED,
  SAL_IMPORT_ROW_REPEATED, /* of a part that is distinct */
  SAL_IMPORT_ROW_NEW,
  SAL_IMPORT_ROW_EXISTS,
} SalImportRowState;

/* What a row of the file was in the rehearsal. */
typedef struct
{
  gint64 id;       /* the record that it will be, 0 if none */
  gboolean is_new; /* it is none yet */
} SalImportRehearsed;

/* One part of a mapping, ready to turn rows into values. */
typedef struct
{
  SalImportContext *context;
  const SalKind *kind;
  const SalMappingPart *mapping;
  GArray *converters; /* of SalImportConverter, currencies first, templates last */
  guint n_columns;
  GPtrArray *tables; /* of SalReferenceTable, shared by converters */
  int id_source;     /* column of the ids, or −1 */
  SalIdMap *ids;     /* to whether a row had it: 0, or 1 in the rehearsal, 2 thereafter */
  guint n_keys;
  guint keys[4];          /* converters */
  int key_owner;          /* the one of whose record a name is a key within, or -1 */
  SalTextTable *existing; /* key to id, −1 if several records have it */
  SalTextTable *seen;     /* key to row number */
  GString *key;
  GString *scratch;
  SalRecord *record; /* to validate new ones; NULL if the kind needs none */
  gboolean refers_to_itself;
  gboolean rehearsing;
  gboolean relating; /* the rehearsed rows are looked at for what they say of each other */
  gboolean judged;   /* and have been */
  GArray *rehearsed; /* of SalImportRehearsed, by row */
  guint n_converted; /* rows so far */
  struct
  {
    const SalField *field;
    int converter;               /* −1 if the field is not mapped */
  } together[SAL_KIND_TOGETHER]; /* what no two records of the kind agree in */
  guint n_together;
  GString *together_key;
  SalTextTable *by_together;     /* its values to id */
  SalTextTable *seen_together;   /* set of those of rows */
  SalImportRelations *relations; /* (nullable) */
  SalImportDoubles *doubles;     /* (nullable) */
  SalRowTable *alike;            /* records by their values, where there is no key */

  /* the row converted last */
  const SalCsvRow *row;
  SalValue values[SAL_IMPORT_MAX_VALUES];
  guint64 keep;
  guint64 troubled; /* converters with a problem */
  gboolean refused;
  gint64 id;

  GPtrArray *pending;   /* converters whose references are yet to be added */
  guint first_proposal; /* of this part in the context's */

  guint64 n_refused;
  guint64 n_repeated;
} SalImportPart;

SalImportPart *sal_import_part_new (SalImportContext *context,
                                    SalMappingPart *mapping,
                                    const char *const *columns,
                                    GError **error);
void sal_import_part_free (SalImportPart *self);
gboolean sal_import_part_load (SalImportPart *self, SalConnection *connection, GError **error);
void sal_import_part_rehearse (SalImportPart *self, gboolean rehearsing);
gboolean sal_import_part_relate (SalImportPart *self);
SalImportRowState sal_import_part_convert (SalImportPart *self, const SalCsvRow *row);
void sal_import_part_take_pending (SalImportPart *self, GArray *creations);
guint sal_import_part_list_fields (const SalImportPart *self, guint *fields);
const char *sal_import_part_name_column (const SalImportPart *self, const SalField *field);
void sal_import_part_describe (const SalImportPart *self, GPtrArray *notes);

SalImportMeaning *sal_import_meaning_find (SalImportPart *part,
                                           SalImportConverter *converter,
                                           const char *text,
                                           gsize length);
void sal_import_meaning_free (SalImportMeaning *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalImportPart, sal_import_part_free)

G_END_DECLS
