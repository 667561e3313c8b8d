/* sal-kind.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-value.h"

G_BEGIN_DECLS

typedef struct _SalKind SalKind;
typedef struct _SalField SalField;
typedef struct _SalRecord SalRecord;
typedef struct _SalProblems SalProblems;
typedef struct _SalTransaction SalTransaction;

/* What a field holds; in brackets how SQLite stores it and the GObject property type. */
typedef enum
{
  SAL_FIELD_TEXT,      /* TEXT, string */
  SAL_FIELD_INTEGER,   /* INTEGER, int64 */
  SAL_FIELD_BOOLEAN,   /* INTEGER 0 or 1, boolean */
  SAL_FIELD_DATE,      /* TEXT YYYY-MM-DD, string */
  SAL_FIELD_TIME,      /* TEXT YYYY-MM-DDTHH:MM:SSZ, string */
  SAL_FIELD_MONEY,     /* INTEGER minor units, int64 */
  SAL_FIELD_RATE,      /* INTEGER scaled by SAL_RATE_ONE, int64 */
  SAL_FIELD_REAL,      /* REAL, double: measures such as latitude, never money */
  SAL_FIELD_CHOICE,    /* TEXT, one of choices[].value, string */
  SAL_FIELD_CURRENCY,  /* TEXT, an ISO 4217 code, string */
  SAL_FIELD_REFERENCE, /* INTEGER, the id of a record of kind references, int64 */
} SalFieldType;

typedef enum
{
  SAL_FIELD_REQUIRED = 1 << 0,
  SAL_FIELD_UNIQUE = 1 << 1,       /* a unique index; several empty values are allowed */
  SAL_FIELD_INDEXED = 1 << 2,      /* a plain index */
  SAL_FIELD_SEARCHABLE = 1 << 3,   /* text found by the search */
  SAL_FIELD_IMMUTABLE = 1 << 4,    /* set once, when the record is created */
  SAL_FIELD_CONFIDENTIAL = 1 << 5, /* left out of exports and search unless asked for */
  SAL_FIELD_LISTED = 1 << 6,       /* a list shows this column unless told otherwise */
  SAL_FIELD_MULTILINE = 1 << 7,    /* text edited in several lines */
  SAL_FIELD_OWNER = 1 << 8,        /* the record belongs to what this refers to, and goes with it */
} SalFieldFlags;

typedef struct
{
  const char *value; /* stored */
  const char *label; /* N_() */
} SalChoice;

struct _SalField
{
  const char *name; /* column, property, name in filters: lower case with underscores */
  SalFieldType type;
  const char *label; /* N_("Close Date") */
  SalFieldFlags flags;
  const SalKind *references;  /* SAL_FIELD_REFERENCE: the kind referred to */
  const SalChoice *choices;   /* SAL_FIELD_CHOICE: ended by a NULL value */
  const char *currency_field; /* SAL_FIELD_MONEY: the field with the currency; NULL: the reporting
                                 currency */
  const char *unit;           /* N_("employees"), or NULL */
  gint64 minimum, maximum;    /* as stored, for integers, money and rates; both 0: no bounds */
  const char *initial; /* text of the value a new record starts with, or NULL; "today" for dates */
  const char *hint;    /* N_(): one sentence under the field in forms, or NULL */
};

/* Which of a workspace's two files a kind is kept in. */
typedef enum
{
  SAL_STORE_MAIN,
  SAL_STORE_PAY,
} SalStoreRole;

/* Two ways from a record that lead to the same record, or one of them to none: the account of the
 * contact and the account of the plan. */
typedef struct
{
  const char *field;   /* a reference of the kind, beside which the message stands */
  const char *of_it;   /* a reference of what that refers to */
  const char *other;   /* a reference of the kind */
  const char *of_that; /* a reference of what that refers to; NULL: that itself */
  const char *message; /* N_() */
} SalAgreement;

/* What two records of a kind are not alike in, capitals and spaces aside: the account and the name
 * of a contact. Where one of the fields is empty, nothing is compared. */
typedef struct
{
  const char *fields; /* separated by commas: texts and references; beside the last one, a text, the
                         message stands */
  const char *message; /* N_(): with “%1$s” for the text, and “%2$s” for the title of what the first
                          field refers to or, if that is the text itself, of the other record */
} SalDouble;

typedef gboolean (*SalKindFunc) (SalTransaction *transaction,
                                 SalRecord *before,
                                 SalRecord *record,
                                 GError **error);

/**
 * SalKind:
 *
 * The description of one kind of record, from which table, properties, form, columns, validation,
 * import mapping, export, search and the audit trail's wording derive.
 *
 * Fields are only ever appended: their order is the order of the columns after id.
 */
struct _SalKind
{
  const char *name;   /* table, and name in the command line: "opportunity" */
  const char *label;  /* N_("Opportunity") */
  const char *plural; /* N_("Opportunities") */
  const char *group;  /* N_("Pipeline"): heading in the Records room */
  const char *icon;   /* symbolic icon name */
  const SalField *fields;
  guint n_fields;
  const char
      *title; /* field whose text names a record; of a reference, the title of what it refers to */
  const char *subtitle; /* a second field shown beside it where titles are not unique, or NULL */
  const char
      *columns;     /* fields, separated by commas, that lists show first, in this order; or NULL */
  const char *sort; /* field lists are first sorted by; "-close_date" is descending */
  const char *dated; /* path to the date, time or period whose exchange rates amounts are converted
                        at; NULL: today's */
  const char *from,
      *to; /* for dated records, the fields of the first and last day (last may be empty: open) */
  const char *together; /* fields, separated by commas, that no two records agree in, empty or not;
                           or NULL */
  const char *upward; /* a reference to a record of the same kind, such as whom somebody reports to,
                         that never leads back to where it began; or NULL */
  const SalAgreement *agreements; /* ended by one without a field; or NULL */
  const SalDouble *doubles;       /* ended by one without fields; or NULL */
  SalStoreRole store;
  gboolean hidden; /* not offered as a list of its own in the Records room */

  /* Checks beyond single fields (an end before its start); may add to @problems. Or NULL. */
  void (*validate) (SalRecord *record, SalProblems *problems);

  /* What may stay as it is and should be looked at; may add to @warnings. Or NULL. */
  void (*warn) (SalRecord *record, SalProblems *warnings);

  /* Within a command, on the writer thread; @before is NULL for a new record. Or NULL. */
  SalKindFunc edited;  /* completes what somebody entered, before it is written */
  SalKindFunc written; /* writes what goes with a record that was added or changed one by one */
  const char
      *completed; /* fields, separated by commas, that @edited fills in for an import as well,
                     where its file leaves them open; NULL: an import does not ask it */
};

#define SAL_FIELDS(array) .fields = (array), .n_fields = G_N_ELEMENTS (array)

const SalField *sal_kind_find_field (const SalKind *kind,
                                     const char *name); /* NULL if there is none */
/* Fields that may be named in @together */
#define SAL_KIND_TOGETHER 4

guint sal_kind_list_together (const SalKind *kind, guint fields[SAL_KIND_TOGETHER]);
char *sal_kind_name_together (const SalKind *kind);
guint *sal_kind_order_fields (const SalKind *kind); /* all indexes, as lists show them */
int sal_kind_field_index (const SalKind *kind, const char *name); /* −1 if there is none */
guint sal_double_list_fields (const SalDouble *self,
                              const SalKind *kind,
                              guint fields[SAL_KIND_TOGETHER]);
char *sal_double_write (const SalDouble *self, const char *text, const char *owner);
const char *sal_kind_get_circle_message (void); /* of records that lead up to themselves */
const SalKind *sal_kind_find (const SalKind *const *kinds,
                              const char *name);       /* in a NULL-terminated list */
const char *sal_kind_get_label (const SalKind *kind);  /* translated */
const char *sal_kind_get_plural (const SalKind *kind); /* translated */
const char *sal_field_get_label (const SalField *field);
const char *sal_choice_get_label (const SalField *field,
                                  const char *value); /* value itself if unknown */

/* The value as text and back. The exact form is what files, filters and JSON carry; the display
 * form is by locale. A reference's exact form is its id. */
char *sal_field_to_text (const SalField *field, const SalValue *value, const char *currency);
char *sal_field_to_display (const SalField *field, const SalValue *value, const char *currency);
gboolean sal_field_from_text (
    const SalField *field, const char *text, const char *currency, SalValue *value, GError **error);
/* The same for what people type, by locale. */
char *sal_field_to_entry (const SalField *field, const SalValue *value, const char *currency);
gboolean sal_field_from_entry (
    const SalField *field, const char *text, const char *currency, SalValue *value, GError **error);

G_END_DECLS
