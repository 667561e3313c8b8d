/* sal-name.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-name.h"

#include <string.h>

static gboolean
is_plain (const char *name, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) name[i] >= 0x80)
      return FALSE;

  return TRUE;
}

/**
 * sal_name_normalize:
 * @name: (array length=length): a name
 * @length: the number of bytes of @name
 * @buffer: where to write
 *
 * Writes a name so that names which are certainly the same are equal: case does not matter, nor do
 * spaces at the ends or how many there are between words.
 *
 * Returns: (transfer none): the text of @buffer
 */
const char *
sal_name_normalize (const char *name, gsize length, GString *buffer)
{
  g_autofree char *folded = NULL;
  gboolean space = FALSE;

  g_return_val_if_fail (buffer != NULL, NULL);

  if (!is_plain (name, length))
    {
      folded = g_utf8_casefold (name, (gssize) length);
      name = folded;
      length = strlen (folded);
    }
  g_string_truncate (buffer, 0);
  for (gsize i = 0; i < length; i++)
    {
      char character = g_ascii_tolower (name[i]);

      if (g_ascii_isspace (character))
        {
          space = TRUE;
          continue;
        }
      if (space && buffer->len > 0)
        g_string_append_c (buffer, ' ');
      space = FALSE;
      g_string_append_c (buffer, character);
    }

  return buffer->str;
}
