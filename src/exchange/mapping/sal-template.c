/* sal-template.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-template.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-exchange-error.h"

/**
 * SalTemplate:
 *
 * A text put together from columns: `{account}: {product}`. Where a column is empty, the text
 * between it and its neighbour is left out too.
 */
struct _SalTemplate
{
  GPtrArray *columns;  /* ended by NULL */
  GPtrArray *literals; /* one more than columns: before the first, between, after the last */
};

/**
 * sal_template_new:
 * @text: a template
 * @error: return location for an error
 *
 * Reads a template.
 *
 * Returns: (transfer full) (nullable): the template, or %NULL with @error
 * %SAL_EXCHANGE_ERROR_MAPPING if a brace is not closed or nothing is in braces
 */
SalTemplate *
sal_template_new (const char *text, GError **error)
{
  g_autoptr (SalTemplate) self = NULL;
  const char *at = text;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (SalTemplate, 1);
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->literals = g_ptr_array_new_with_free_func (g_free);
  for (;;)
    {
      const char *open = strchr (at, '{');
      const char *close = open != NULL ? strchr (open, '}') : NULL;

      if (open == NULL)
        break;
      if (close == NULL || close == open + 1)
        {
          g_set_error (error,
                       SAL_EXCHANGE_ERROR,
                       SAL_EXCHANGE_ERROR_MAPPING,
                       _ ("“%s”: expected the name of a column in {…} at character %ld"),
                       text,
                       g_utf8_pointer_to_offset (text, open) + 1);
          return NULL;
        }
      g_ptr_array_add (self->literals, g_strndup (at, (gsize) (open - at)));
      g_ptr_array_add (self->columns, g_strndup (open + 1, (gsize) (close - open - 1)));
      at = close + 1;
    }
  g_ptr_array_add (self->literals, g_strdup (at));
  g_ptr_array_add (self->columns, NULL);

  return g_steal_pointer (&self);
}

void
sal_template_free (SalTemplate *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->literals);
  g_free (self);
}

const char *const *
sal_template_get_columns (const SalTemplate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->columns->pdata;
}

/**
 * sal_template_write:
 * @self: a template
 * @values: (array): the text of each of its columns
 * @text: where to append
 *
 * Puts the text together; nothing is appended if all columns are empty.
 */
void
sal_template_write (const SalTemplate *self, const char *const *values, GString *text)
{
  guint n_columns = self->columns->len - 1;
  gboolean any = FALSE;

  g_return_if_fail (self != NULL);

  for (guint i = 0; i < n_columns; i++)
    {
      if (*values[i] == '\0')
        continue;
      if (i == 0 || any)
        g_string_append (text, self->literals->pdata[i]);
      g_string_append (text, values[i]);
      any = TRUE;
    }
  if (any || n_columns == 0)
    g_string_append (text, self->literals->pdata[n_columns]);
}
