/* sal-cli-call.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-kinds.h"
#include "sal-text.h"

static gboolean
is_refusal (const GError *error)
{
  static const SalStoreError refusals[] = {
    SAL_STORE_ERROR_NEWER,      SAL_STORE_ERROR_READ_ONLY,   SAL_STORE_ERROR_BUSY,
    SAL_STORE_ERROR_CONFLICT,   SAL_STORE_ERROR_FINAL,       SAL_STORE_ERROR_BARRIER,
    SAL_STORE_ERROR_REFERENCED, SAL_STORE_ERROR_NOT_ALLOWED,
  };

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (g_error_matches (error, SAL_STORE_ERROR, refusals[i]))
      return TRUE;

  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) ||
         g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES) ||
         g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_PERM);
}

/**
 * sal_cli_fail:
 * @call: the call
 * @error: (transfer full): what went wrong
 *
 * Says what went wrong on standard error.
 *
 * Returns: %SAL_CLI_REFUSED for missing access, conflicts and what is final, else %SAL_CLI_FAILED
 */
SalCliStatus
sal_cli_fail (SalCliCall *call, GError *error)
{
  SalCliStatus status = is_refusal (error) ? SAL_CLI_REFUSED : SAL_CLI_FAILED;

  fflush (stdout);
  g_printerr ("salient-cli %s: %s\n", call->command->name, error->message);
  g_error_free (error);

  return status;
}

/**
 * sal_cli_usage:
 * @call: the call
 * @format: a printf() format: what is wrong with the arguments
 * @...: its arguments
 *
 * Says on standard error what is wrong with the arguments and where to read more.
 *
 * Returns: %SAL_CLI_USAGE
 */
SalCliStatus
sal_cli_usage (SalCliCall *call, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_printerr ("salient-cli %s: %s\n", call->command->name, message);
  g_printerr (_ ("“salient-cli %s --help” says more."), call->command->name);
  g_printerr ("\n");

  return SAL_CLI_USAGE;
}

/**
 * sal_cli_say:
 * @call: the call
 * @format: a printf() format: what was done
 * @...: its arguments
 *
 * Prints a line for people; nothing where JSON is asked for.
 */
void
sal_cli_say (SalCliCall *call, const char *format, ...)
{
  va_list arguments;

  if (call->json)
    return;

  va_start (arguments, format);
  vprintf (format, arguments);
  va_end (arguments);
  putchar ('\n');
}

/**
 * sal_cli_open:
 * @call: the call, whose first parameter is the workspace
 * @mode: %SAL_STORE_OPEN or %SAL_STORE_READ_ONLY
 *
 * Opens the workspace of the call.
 *
 * Returns: (transfer full) (nullable): the workspace, or %NULL with the errors of
 * sal_workspace_open()
 */
SalWorkspace *
sal_cli_open (SalCliCall *call, SalStoreMode mode, GError **error)
{
  return sal_workspace_open (call->parameters[0], mode, sal_model_kinds (), error);
}

/**
 * sal_cli_get_kinds:
 * @pay: whether --pay was given
 *
 * Lists the kinds of record of the store that was asked for.
 *
 * Returns: (array zero-terminated=1): the kinds
 */
const SalKind *const *
sal_cli_get_kinds (gboolean pay)
{
  return pay ? sal_pay_kinds () : sal_model_kinds ();
}

/**
 * sal_cli_get_store:
 * @workspace: a workspace
 * @pay: whether --pay was given
 * @mode: what its pay is to be opened with
 *
 * Gets the store that was asked for.
 *
 * Returns: (transfer none) (nullable): the store, or %NULL with the errors of
 * sal_workspace_open_pay_store()
 */
SalStore *
sal_cli_get_store (SalWorkspace *workspace, gboolean pay, SalStoreMode mode, GError **error)
{
  return pay ? sal_workspace_open_pay_store (workspace, mode, sal_pay_kinds (), error)
             : sal_workspace_get_store (workspace);
}

static const SalKind *
find_nearest_kind (const SalKind *const *kinds, const char *name)
{
  const SalKind *nearest = NULL;
  double best = 0.5;

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      double similarity = MAX (sal_text_similarity (name, kinds[i]->name),
                               sal_text_similarity (name, kinds[i]->plural));

      if (similarity > best)
        {
          best = similarity;
          nearest = kinds[i];
        }
    }

  return nearest;
}

/**
 * sal_cli_find_kind:
 * @kinds: (array zero-terminated=1): the kinds there are
 * @name: the name of a kind of record, in the form of the command line
 *
 * Finds a kind. Dashes are taken for underscores.
 *
 * Returns: (nullable): the kind, or %NULL with %SAL_ERROR_VALUE, which names the nearest or all
 */
const SalKind *
sal_cli_find_kind (const SalKind *const *kinds, const char *name, GError **error)
{
  g_autofree char *folded = g_strdelimit (g_strdup (name), "-", '_');
  const SalKind *kind = sal_kind_find (kinds, folded);
  g_autoptr (GString) names = g_string_new (NULL);

  if (kind != NULL)
    return kind;

  kind = find_nearest_kind (kinds, name);
  if (kind != NULL)
    {
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   _ ("there is no kind of record “%s”; did you mean “%s”?"),
                   name,
                   kind->name);
      return NULL;
    }

  for (guint i = 0; kinds[i] != NULL; i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "", kinds[i]->name);
  g_set_error (error,
               SAL_ERROR,
               SAL_ERROR_VALUE,
               _ ("there is no kind of record “%s”; there are: %s"),
               name,
               names->str);

  return NULL;
}

/**
 * sal_cli_parse_id:
 * @text: the text of an id
 * @id: (out): the id
 *
 * Reads an id.
 *
 * Returns: whether @text is one
 */
gboolean
sal_cli_parse_id (const char *text, gint64 *id)
{
  return g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, id, NULL);
}
