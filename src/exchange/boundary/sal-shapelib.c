/* sal-shapelib.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-shapelib-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* What Shapelib says goes to whoever called it, and not on the terminal. It says so without saying
 * of which file, so the last of each thread is kept. */
static GPrivate last_message = G_PRIVATE_INIT (g_free);

static void
keep_message_cb (const char *message)
{
  g_private_replace (&last_message, g_utf8_make_valid (message, -1));
}

void
sal_shapelib_set_up (SAHooks *hooks)
{
  SASetupDefaultHooks (hooks);
  hooks->Error = keep_message_cb;
  g_private_replace (&last_message, NULL);
}

/* What Shapelib said last since sal_shapelib_set_up() on this thread. */
const char *
sal_shapelib_get_message (void)
{
  const char *message = g_private_get (&last_message);

  return message != NULL ? message : _ ("unknown reason");
}

/* The file of the same name that ends otherwise, in small or capital letters; NULL if there is
 * none.
 * @path ends in a dot and three letters. */
char *
sal_shapelib_find_beside (const char *path, const char *suffix)
{
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".shp"));
  g_autofree char *capital = g_ascii_strup (suffix, -1);
  g_autofree char *name = g_strconcat (stem, suffix, NULL);

  if (g_file_test (name, G_FILE_TEST_IS_REGULAR))
    return g_steal_pointer (&name);
  g_free (name);
  name = g_strconcat (stem, capital, NULL);

  return g_file_test (name, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&name) : NULL;
}
