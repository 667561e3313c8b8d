/* sal-value.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-value.h"

#include <string.h>

/**
 * sal_value_borrow_text:
 * @text: (nullable): a text that outlives the value
 *
 * Wraps @text without copying it.
 *
 * Returns: a value that must not be cleared; a null value for %NULL
 */
SalValue
sal_value_borrow_text (const char *text)
{
  if (text == NULL)
    return SAL_VALUE_NULL;

  return (SalValue){ .storage = SAL_STORAGE_TEXT, .length = (guint32) strlen (text), .text = text };
}

SalValue
sal_value_copy (const SalValue *value)
{
  SalValue copy = *value;

  if (value->storage == SAL_STORAGE_TEXT)
    copy.text = g_strndup (value->text, value->length);

  return copy;
}

void
sal_value_clear (SalValue *value)
{
  if (value->storage == SAL_STORAGE_TEXT)
    g_free ((char *) value->text);

  *value = SAL_VALUE_NULL;
}

/**
 * sal_value_equal:
 * @one: a value
 * @other: another value
 *
 * Checks whether two values are stored the same; a null value equals a null value.
 *
 * Returns: %TRUE if they are
 */
gboolean
sal_value_equal (const SalValue *one, const SalValue *other)
{
  if (one->storage != other->storage)
    return FALSE;

  switch (one->storage)
    {
    case SAL_STORAGE_INTEGER:
      return one->integer == other->integer;
    case SAL_STORAGE_REAL:
      return one->real == other->real;
    case SAL_STORAGE_TEXT:
      return one->length == other->length && memcmp (one->text, other->text, one->length) == 0;
    case SAL_STORAGE_NULL:
    default:
      return TRUE;
    }
}
