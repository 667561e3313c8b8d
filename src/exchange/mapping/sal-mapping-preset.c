/* sal-mapping-preset.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-mapping-preset.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-column-profile.h"
#include "sal-data.h"
#include "sal-exchange-error.h"
#include "sal-template.h"

/* A preset is a mapping file among the data that says for several kinds what a program calls its
 * columns, with alternatives: what a file has of them becomes its mapping. */

static int
compare_names (gconstpointer one, gconstpointer other)
{
  return strcmp (*(const char *const *) one, *(const char *const *) other);
}

/**
 * sal_mapping_list_presets:
 *
 * Lists the programs whose exports are known.
 *
 * Returns: (transfer full) (array zero-terminated=1): names such as `salesforce`, sorted
 */
char **
sal_mapping_list_presets (void)
{
  g_autofree char *path = sal_data_find_folder ("mappings");
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  GPtrArray *names = g_ptr_array_new ();
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (names, g_strndup (name, strlen (name) - strlen (".json")));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);

  return (char **) g_ptr_array_free (names, FALSE);
}

static SalMapping *
load (const char *preset, GError **error)
{
  g_auto (GStrv) presets = sal_mapping_list_presets ();
  g_autofree char *list = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GFile) file = NULL;

  if (!g_strv_contains ((const char *const *) presets, preset))
    {
      list = g_strjoinv (", ", presets);
      g_set_error (error,
                   SAL_EXCHANGE_ERROR,
                   SAL_EXCHANGE_ERROR_MAPPING,
                   _ ("there is no preset “%s” (expected one of %s)"),
                   preset,
                   list);
      return NULL;
    }
  folder = sal_data_find_folder ("mappings");
  name = g_strconcat (preset, ".json", NULL);
  file = g_file_new_build_filename (folder, name, NULL);

  return sal_mapping_load (file, error);
}

static const SalColumnProfile *
find_profile (const GPtrArray *profiles, const char *name)
{
  for (guint i = 0; i < profiles->len; i++)
    if (strcmp (((const SalColumnProfile *) profiles->pdata[i])->name, name) == 0)
      return profiles->pdata[i];

  return NULL;
}

static gboolean
has_columns (const GPtrArray *profiles, const char *text)
{
  g_autoptr (SalTemplate) template = sal_template_new (text, NULL);
  const char *const *names;

  if (template == NULL)
    return FALSE;
  names = sal_template_get_columns (template);
  for (guint i = 0; names[i] != NULL; i++)
    if (find_profile (profiles, names[i]) == NULL)
      return FALSE;

  return TRUE;
}

/* Keeps of the alternatives for each field the first that the file has; what the file has decides
 * how dates and numbers are written. */
static void
keep_columns (SalMappingPart *part, const GPtrArray *profiles)
{
  g_autoptr (GHashTable) fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < part->columns->len;)
    {
      SalMappingColumn *column = part->columns->pdata[i];
      const SalColumnProfile *profile =
          column->column != NULL ? find_profile (profiles, column->column) : NULL;
      gboolean there = profile != NULL || column->constant != NULL ||
                       (column->template != NULL && has_columns (profiles, column->template));

      if (!there || g_hash_table_contains (fields, column->field))
        {
          g_ptr_array_remove_index (part->columns, i);
          continue;
        }
      g_hash_table_add (fields, g_strdup (column->field));
      if (profile != NULL)
        {
          sal_mapping_column_set_date_order (column, profile->date_order, profile->undecided_date);
          column->decimal_mark = profile->decimal_mark;
        }
      i++;
    }
}

static void
note_unused (const SalMappingPart *part, const GPtrArray *profiles, GPtrArray *notes)
{
  for (guint i = 0; notes != NULL && i < profiles->len; i++)
    {
      const SalColumnProfile *profile = profiles->pdata[i];
      gboolean used = FALSE;

      for (guint j = 0; j < part->columns->len; j++)
        used |=
            g_strcmp0 (((SalMappingColumn *) part->columns->pdata[j])->column, profile->name) == 0;
      if (!used)
        g_ptr_array_add (notes, g_strdup_printf (_ ("%s: the column is not used"), profile->name));
    }
}

/**
 * sal_mapping_load_preset:
 * @preset: the name of a preset
 * @kind: what the rows of the file are
 * @profiles: (element-type SalColumnProfile): the columns of the file
 * @notes: (nullable) (element-type utf8): where sentences are added that say what is left out
 * @error: return location for an error
 *
 * Makes a mapping of what a preset says about a kind and the file has.
 *
 * Returns: (transfer full) (nullable): the mapping, or %NULL with @error
 * %SAL_EXCHANGE_ERROR_MAPPING if there is no such preset or it says nothing about @kind
 */
SalMapping *
sal_mapping_load_preset (const char *preset,
                         const SalKind *kind,
                         const GPtrArray *profiles,
                         GPtrArray *notes,
                         GError **error)
{
  g_autoptr (SalMapping) mapping = NULL;

  g_return_val_if_fail (preset != NULL, NULL);
  g_return_val_if_fail (kind != NULL && profiles != NULL, NULL);

  mapping = load (preset, error);
  if (mapping == NULL)
    return NULL;
  for (guint i = 0; i < mapping->parts->len;)
    {
      SalMappingPart *part = mapping->parts->pdata[i];

      if (strcmp (part->kind, kind->name) != 0)
        {
          g_ptr_array_remove_index (mapping->parts, i);
          continue;
        }
      keep_columns (part, profiles);
      note_unused (part, profiles, notes);
      i++;
    }
  if (mapping->parts->len > 0)
    return g_steal_pointer (&mapping);
  g_set_error (error,
               SAL_EXCHANGE_ERROR,
               SAL_EXCHANGE_ERROR_MAPPING,
               _ ("the preset “%s” says nothing about the kind %s; leave it out to have a mapping "
                  "proposed"),
               preset,
               kind->name);

  return NULL;
}

/**
 * sal_mapping_load_preset_for_file:
 * @preset: the name of a preset
 * @kind: what the rows of the file are
 * @file: a delimited text file
 * @notes: (nullable) (element-type utf8): where sentences are added that say what is left out
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Looks at the first rows of @file for [func@mapping_load_preset].
 *
 * Returns: (transfer full) (nullable): the mapping, or %NULL with @error set
 */
SalMapping *
sal_mapping_load_preset_for_file (const char *preset,
                                  const SalKind *kind,
                                  GFile *file,
                                  GPtrArray *notes,
                                  GCancellable *cancellable,
                                  GError **error)
{
  g_autoptr (SalCsvReader) reader = NULL;
  g_autoptr (GPtrArray) profiles = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  reader = sal_csv_reader_new_for_file (file, NULL, cancellable, error);
  if (reader == NULL)
    return NULL;
  profiles = sal_column_profiles_read (reader, SAL_COLUMN_SAMPLE, error);
  if (profiles == NULL)
    return NULL;

  return sal_mapping_load_preset (preset, kind, profiles, notes, error);
}
