/* sal-import-folder.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-folder.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-exchange-error.h"
#include "sal-import-recall.h"
#include "sal-text.h"

/* What files of a kind are called, folded; the kind's own name and plural come first. */
static const struct
{
  const char *kind;
  const char *words;
} names[] = {
  { "account", "companies company customers customer clients organizations organisations" },
  { "opportunity", "salespipeline pipeline deals deal opps" },
  { "product", "pricebook items catalog catalogue" },
  { "product_family", "families productlines" },
  { "person",
    "people persons salesteams salesteam team teams users employees reps salesreps "
    "agents staff" },
  { "position", "territories roles" },
  { "unit", "units regions offices departments" },
  { "contact", "leads" },
  { "stage", "dealstages salesstages" },
  { "stage_event", "stagehistory opportunityhistory history" },
  { "exchange_rate", "rates currencies" },
};

static gboolean
has_word (const char *words, const char *word)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  return g_strv_contains ((const char *const *) list, word);
}

static gboolean
is_called (const SalKind *kind, const char *folded)
{
  g_autofree char *name = sal_text_fold (kind->name);
  g_autofree char *plural = sal_text_fold (kind->plural);

  if (strcmp (folded, name) == 0 || strcmp (folded, plural) == 0)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].kind, kind->name) == 0 && has_word (names[i].words, folded))
      return TRUE;

  return FALSE;
}

/**
 * sal_import_guess_kind:
 * @file: a file
 * @kinds: (array zero-terminated=1): the kinds there are
 *
 * Tells by the name of a file what its rows are: `accounts.csv`, `sales_pipeline.csv`.
 *
 * Returns: (transfer none) (nullable): the kind, or %NULL if the name says nothing
 */
const SalKind *
sal_import_guess_kind (GFile *file, const SalKind *const *kinds)
{
  g_autofree char *name = NULL;
  g_autofree char *folded = NULL;
  char *dot;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (kinds != NULL, NULL);

  name = g_file_get_basename (file);
  dot = strchr (name, '.');
  if (dot != NULL)
    *dot = '\0';
  folded = sal_text_fold (name);
  for (guint i = 0; kinds[i] != NULL; i++)
    if (is_called (kinds[i], folded))
      return kinds[i];

  return NULL;
}

static gboolean
is_text_table (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".csv") || g_str_has_suffix (lower, ".tsv");
}

static int
compare_names (gconstpointer one, gconstpointer other)
{
  return strcmp (*(const char *const *) one, *(const char *const *) other);
}

/* The tables of a folder in the order of their names */
static GPtrArray *
list_files (GFile *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileEnumerator) enumerator = NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);

  enumerator = g_file_enumerate_children (
      folder, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NONE, cancellable, error);
  if (enumerator == NULL)
    return NULL;
  for (;;)
    {
      GFileInfo *info;

      if (!g_file_enumerator_iterate (enumerator, &info, NULL, cancellable, error))
        return NULL;
      if (info == NULL)
        break;
      if (is_text_table (g_file_info_get_name (info)))
        g_ptr_array_add (files, g_strdup (g_file_info_get_name (info)));
    }
  g_ptr_array_sort (files, compare_names);

  return g_steal_pointer (&files);
}

/**
 * sal_import_add_folder:
 * @self: an import
 * @folder: a folder with CSV files
 * @kinds: (array zero-terminated=1): the kinds there are
 * @notes: (nullable) (element-type utf8): where sentences are added that say what was decided
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Adds the files of a CRM's export: those whose name tells what they are about, with proposed
 * mappings, records that others refer to first. A file whose name says nothing is left out and
 * noted.
 *
 * Returns: %FALSE with @error set if the folder or a file cannot be read, or nothing was found
 */
gboolean
sal_import_add_folder (SalImport *self,
                       GFile *folder,
                       const SalKind *const *kinds,
                       GPtrArray *notes,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GPtrArray) files = NULL;
  guint n_added = 0;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (folder), FALSE);

  files = list_files (folder, cancellable, error);
  if (files == NULL)
    return FALSE;
  for (guint i = 0; kinds[i] != NULL; i++)
    for (guint j = 0; j < files->len; j++)
      {
        g_autoptr (GFile) file = g_file_get_child (folder, files->pdata[j]);
        g_autoptr (SalMapping) mapping = NULL;

        if (sal_import_guess_kind (file, kinds) != kinds[i])
          continue;
        mapping = sal_import_choose_mapping (
            sal_import_get_workspace (self), kinds[i], file, notes, cancellable, error);
        if (mapping == NULL)
          return FALSE;
        sal_import_add (self, file, kinds[i], mapping);
        n_added++;
      }
  for (guint j = 0; notes != NULL && j < files->len; j++)
    {
      g_autoptr (GFile) file = g_file_get_child (folder, files->pdata[j]);

      if (sal_import_guess_kind (file, kinds) == NULL)
        g_ptr_array_add (notes,
                         g_strdup_printf (_ ("%s: left out, as its name does not tell what it is "
                                             "about"),
                                          (const char *) files->pdata[j]));
    }
  if (n_added > 0)
    return TRUE;
  g_set_error (error,
               SAL_EXCHANGE_ERROR,
               SAL_EXCHANGE_ERROR_FORMAT,
               _ ("%s: no CSV file here is named after a kind of record, such as accounts.csv"),
               g_file_peek_path (folder) != NULL ? g_file_peek_path (folder) : "");

  return FALSE;
}
