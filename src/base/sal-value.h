/* sal-value.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  SAL_STORAGE_NULL,
  SAL_STORAGE_INTEGER,
  SAL_STORAGE_REAL,
  SAL_STORAGE_TEXT,
} SalStorage;

/**
 * SalValue:
 * @storage: which member of the union is in use
 * @length: bytes of @text, without its NUL
 *
 * One value of a record as SQLite keeps it. Who owns @text is said where the value is: a value in a
 * record owns it (sal_value_clear()), a value handed to a bulk insert borrows it.
 */
typedef struct
{
  SalStorage storage;
  guint32 length;
  union
  {
    gint64 integer;
    double real;
    const char *text;
  };
} SalValue;

#define SAL_VALUE_NULL       ((SalValue){ .storage = SAL_STORAGE_NULL })
#define SAL_VALUE_INTEGER(v) ((SalValue){ .storage = SAL_STORAGE_INTEGER, .integer = (v) })
#define SAL_VALUE_REAL(v)    ((SalValue){ .storage = SAL_STORAGE_REAL, .real = (v) })

SalValue sal_value_borrow_text (const char *text); /* borrowed; NULL text is a null value */
SalValue sal_value_copy (const SalValue *value);   /* owns its text */
void sal_value_clear (SalValue *value);            /* frees owned text, leaves a null value */
gboolean sal_value_equal (const SalValue *one, const SalValue *other);

G_END_DECLS
