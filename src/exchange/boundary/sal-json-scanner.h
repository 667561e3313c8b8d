/* sal-json-scanner.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  SAL_JSON_NONE, /* what stands there is no JSON */
  SAL_JSON_OBJECT,
  SAL_JSON_ARRAY,
  SAL_JSON_STRING,
  SAL_JSON_NUMBER,
  SAL_JSON_WORD, /* true, false or null */
} SalJsonType;

typedef struct _SalJsonScanner SalJsonScanner;

SalJsonScanner *sal_json_scanner_new (GBytes *bytes, const char *name);
void sal_json_scanner_free (SalJsonScanner *self);

SalJsonType sal_json_scanner_peek (SalJsonScanner *self);
gboolean sal_json_scanner_enter (SalJsonScanner *self, SalJsonType type);
gboolean sal_json_scanner_next_member (SalJsonScanner *self, char **member);
gboolean sal_json_scanner_next_element (SalJsonScanner *self);
gboolean sal_json_scanner_read_number (SalJsonScanner *self, double *number);
char *sal_json_scanner_read_string (SalJsonScanner *self);
char *sal_json_scanner_read_text (SalJsonScanner *self);
gboolean sal_json_scanner_skip (SalJsonScanner *self);
gboolean sal_json_scanner_end (SalJsonScanner *self);

gsize sal_json_scanner_tell (const SalJsonScanner *self);
void sal_json_scanner_seek (SalJsonScanner *self, gsize offset);
gsize sal_json_scanner_get_size (const SalJsonScanner *self);
const char *sal_json_scanner_get_name (const SalJsonScanner *self);

gboolean sal_json_scanner_failed (const SalJsonScanner *self);
gboolean sal_json_scanner_fail (SalJsonScanner *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
char *sal_json_scanner_take_problem (SalJsonScanner *self);
gboolean sal_json_scanner_take_error (SalJsonScanner *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalJsonScanner, sal_json_scanner_free)

G_END_DECLS
