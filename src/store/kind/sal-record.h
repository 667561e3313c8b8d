/* sal-record.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-kind.h"

G_BEGIN_DECLS

/**
 * SalRecord:
 *
 * One record of some kind. Every kind has its own subclass, made from its description, with one
 * property per field (underscores are dashes: close-date), so that GtkExpression and
 * g_object_bind_property () work. Setting a field notifies its property.
 */
#define SAL_TYPE_RECORD       (sal_record_get_type ())
#define SAL_RECORD(object)    (G_TYPE_CHECK_INSTANCE_CAST ((object), SAL_TYPE_RECORD, SalRecord))
#define SAL_IS_RECORD(object) (G_TYPE_CHECK_INSTANCE_TYPE ((object), SAL_TYPE_RECORD))

GType sal_record_get_type (void) G_GNUC_CONST;
GType sal_record_get_type_of_kind (const SalKind *kind); /* SalOpportunityRecord; made once */

SalRecord *sal_record_new (const SalKind *kind);                    /* a new id, initial values */
SalRecord *sal_record_new_with_id (const SalKind *kind, gint64 id); /* all values null */
SalRecord *sal_record_copy (SalRecord *self);
const SalKind *sal_record_get_kind (SalRecord *self);
gint64 sal_record_get_id (SalRecord *self);

/* By index into the kind's fields. */
const SalValue *sal_record_get_value (SalRecord *self, guint field);
void sal_record_set_value (SalRecord *self, guint field, const SalValue *value); /* copies */

/* By name; an unknown name is a programmer's error. */
gboolean sal_record_is_null (SalRecord *self, const char *field);
const char *sal_record_get_text (SalRecord *self, const char *field); /* NULL if null */
gint64 sal_record_get_integer (SalRecord *self, const char *field);   /* 0 if null */
gint32 sal_record_get_date (SalRecord *self, const char *field);      /* SAL_DATE_NONE if null */
void sal_record_set_null (SalRecord *self, const char *field);
void sal_record_set_text (SalRecord *self, const char *field, const char *value);
void sal_record_set_integer (SalRecord *self, const char *field, gint64 value);
void sal_record_set_real (SalRecord *self, const char *field, double value);
void sal_record_set_date (SalRecord *self, const char *field, gint32 value);
/* Reads text in the exact form of files. */
gboolean
sal_record_set_from_text (SalRecord *self, const char *field, const char *text, GError **error);

/* The titles of what the references refer to, filled when a record is loaded; NULL if not known. */
const char *sal_record_get_reference_title (SalRecord *self, guint field);
void sal_record_set_reference_title (SalRecord *self, guint field, const char *title);

/* For people: by locale, references by title, choices by label, "" for null. @currency: the
 * reporting currency. */
char *sal_record_to_display (SalRecord *self, guint field, const char *currency);
const char *
sal_record_currency_of (SalRecord *self, guint field, const char *currency); /* of a money field */
char *sal_record_get_title (SalRecord *self);                  /* "(no name)" if empty */
gboolean sal_record_equal (SalRecord *self, SalRecord *other); /* same kind and values */

/* --- problems --- */

SalProblems *sal_problems_new (void);
void sal_problems_free (SalProblems *self);
void sal_problems_add (SalProblems *self, const char *field, const char *format, ...)
    G_GNUC_PRINTF (3, 4); /* field NULL: the record */
gboolean sal_problems_is_empty (const SalProblems *self);
const char *sal_problems_get (const SalProblems *self,
                              const char *field); /* message of that field, or NULL */
char *
sal_problems_to_text (const SalProblems *self,
                      const SalKind *kind); /* "Opportunity, Close Date: is required" per line */
SalProblems *sal_problems_from_text (const SalKind *kind, const char *text);

/* Everything that can be checked without the database; the transaction also checks that references
 * exist and unique values are. */
SalProblems *sal_record_validate (SalRecord *self);
SalProblems *sal_record_warn (SalRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalRecord, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalProblems, sal_problems_free)

G_END_DECLS
