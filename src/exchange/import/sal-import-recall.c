/* sal-import-recall.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-recall.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-csv-reader.h"
#include "sal-import-repository.h"
#include "sal-mapping-propose.h"

#define MOST_RECALLED 20

static gpointer
load_mappings (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const SalKind *kind = data;

  return sal_import_repository_load_mappings (connection, kind->name, MOST_RECALLED, error);
}

static void
add_columns (GHashTable *used, const SalMapping *mapping)
{
  for (guint i = 0; i < mapping->parts->len; i++)
    {
      const SalMappingPart *part = mapping->parts->pdata[i];

      for (guint j = 0; j < part->columns->len; j++)
        {
          const SalMappingColumn *column = part->columns->pdata[j];

          if (column->column != NULL)
            g_hash_table_add (used, column->column);
        }
    }
}

/* Whether @mapping uses every column that @proposal would */
static gboolean
covers (const SalMapping *mapping, const SalMapping *proposal)
{
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer column;

  add_columns (used, mapping);
  add_columns (wanted, proposal);
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &column, NULL))
    if (!g_hash_table_contains (used, column))
      return FALSE;

  return TRUE;
}

static const SalMappingColumn *
find_same (const SalMapping *mapping, const char *kind, const SalMappingColumn *column)
{
  for (guint i = 0; i < mapping->parts->len; i++)
    {
      const SalMappingPart *part = mapping->parts->pdata[i];
      const SalMappingColumn *same = sal_mapping_part_find (part, column->field);

      if (strcmp (part->kind, kind) == 0 && same != NULL &&
          g_strcmp0 (same->column, column->column) == 0)
        return same;
    }

  return NULL;
}

/* How dates are written that an earlier import guessed, this file may tell. */
static void
take_dates (SalMapping *mapping, const SalMapping *proposal)
{
  for (guint i = 0; i < mapping->parts->len; i++)
    {
      const SalMappingPart *part = mapping->parts->pdata[i];

      for (guint j = 0; j < part->columns->len; j++)
        {
          SalMappingColumn *column = part->columns->pdata[j];
          const SalMappingColumn *same = find_same (proposal, part->kind, column);

          if (column->undecided_date != NULL && same != NULL)
            sal_mapping_column_set_date_order (column, same->date_order, same->undecided_date);
        }
    }
}

/**
 * sal_import_choose_mapping:
 * @workspace: a workspace
 * @kind: what the rows of the file are
 * @file: a delimited text file
 * @notes: (nullable) (element-type utf8): where sentences are added that say what was decided
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Chooses a mapping for a file that comes without one: that of the newest import of @kind which
 * fits the columns of the file and uses all of them that a proposal would, so that what was decided
 * and accepted once stays so; else the proposal. Waits.
 *
 * Returns: (transfer full) (nullable): the mapping, or %NULL with @error set if the file or the
 * workspace cannot be read
 */
SalMapping *
sal_import_choose_mapping (SalWorkspace *workspace,
                           const SalKind *kind,
                           GFile *file,
                           GPtrArray *notes,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GPtrArray) proposal_notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SalMapping) proposal = NULL;
  g_autoptr (SalCsvReader) reader = NULL;
  g_auto (GStrv) texts = NULL;

  g_return_val_if_fail (SAL_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  proposal = sal_mapping_propose_for_file (kind, file, proposal_notes, cancellable, error);
  if (proposal == NULL)
    return NULL;
  reader = sal_csv_reader_new_for_file (file, NULL, cancellable, error);
  if (reader == NULL)
    return NULL;
  texts = sal_store_read_sync (
      sal_workspace_get_store (workspace), load_mappings, (gpointer) kind, cancellable, error);
  if (texts == NULL)
    return NULL;
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autoptr (SalMapping) mapping = sal_mapping_from_json (texts[i], -1, kind->name, NULL);

      if (mapping == NULL || !covers (mapping, proposal) ||
          !sal_mapping_check (mapping,
                              sal_workspace_get_kinds (workspace),
                              sal_csv_reader_get_columns (reader, NULL),
                              NULL))
        continue;
      take_dates (mapping, proposal);
      if (notes != NULL)
        g_ptr_array_add (notes,
                         g_strdup_printf (_ ("%s: mapped as in an earlier import"),
                                          sal_csv_reader_get_name (reader)));
      return g_steal_pointer (&mapping);
    }
  if (notes != NULL)
    g_ptr_array_extend_and_steal (notes, g_steal_pointer (&proposal_notes));

  return g_steal_pointer (&proposal);
}
