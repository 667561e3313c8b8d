/* sal-cli-json.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-record.h"

G_BEGIN_DECLS

/**
 * SalCliJson:
 *
 * Writes one JSON document to standard output as it comes, so that a million records need no
 * memory. Every document is an object whose first member is "schema". Inside arrays @member is
 * NULL.
 */
typedef struct _SalCliJson SalCliJson;

SalCliJson *sal_cli_json_new (const char *schema);
void sal_cli_json_finish (SalCliJson *self); /* ends the document and frees @self */
void sal_cli_json_free (SalCliJson *self);

void sal_cli_json_begin_object (SalCliJson *self, const char *member);
void sal_cli_json_end_object (SalCliJson *self);
void sal_cli_json_begin_array (SalCliJson *self, const char *member);
void sal_cli_json_end_array (SalCliJson *self);

void sal_cli_json_string (SalCliJson *self, const char *member, const char *text);
void sal_cli_json_integer (SalCliJson *self, const char *member, gint64 value);
void sal_cli_json_id (SalCliJson *self, const char *member, gint64 id);
void sal_cli_json_real (SalCliJson *self, const char *member, double value);
void sal_cli_json_boolean (SalCliJson *self, const char *member, gboolean value);
void sal_cli_json_time (SalCliJson *self, const char *member, gint64 time);
void sal_cli_json_value (SalCliJson *self,
                         const char *member,
                         const SalField *field,
                         const SalValue *value,
                         const char *reference_title,
                         const char *currency);
void sal_cli_json_field (SalCliJson *self, SalRecord *record, guint field, const char *currency);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalCliJson, sal_cli_json_free)

G_END_DECLS
