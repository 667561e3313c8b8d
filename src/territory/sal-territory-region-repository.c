/* sal-territory-region-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territory-region-commands.h"

#include <glib/gi18n-lib.h>

#include "sal-alignment.h"
#include "sal-kinds.h"
#include "sal-store-error.h"

void
sal_territory_region_edit_free (gpointer self)
{
  SalTerritoryRegionEdit *edit = self;

  g_free (edit->name);
  g_clear_pointer (&edit->territories, g_array_unref);
  g_free (edit);
}

/* Lists ids of what @sql finds: ?1 is the region, ?2 the alignment. */
static GArray *
list_ids (const SalTerritoryRegionEdit *edit,
          SalTransaction *transaction,
          const char *sql,
          GError **error)
{
  SalConnection *connection = sal_transaction_get_connection (transaction);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, edit->id);
  if (sqlite3_bind_parameter_count (statement) > 1)
    sqlite3_bind_int64 (statement, 2, edit->alignment);
  while (sal_connection_step (connection, statement, &row, error))
    {
      gint64 id;

      if (!row)
        return g_steal_pointer (&ids);
      id = sqlite3_column_int64 (statement, 0);
      g_array_append_val (ids, id);
    }

  return NULL;
}

/* @parent: 0 for none; @level: NULL for any. */
static gboolean
put (const SalTerritoryRegionEdit *edit,
     SalTransaction *transaction,
     gint64 id,
     gint64 parent,
     const char *level,
     GError **error)
{
  g_autoptr (SalRecord) territory =
      sal_alignment_load_part (transaction, &sal_territory_kind, id, edit->alignment, level, error);

  if (territory == NULL)
    return FALSE;
  if (sal_record_get_integer (territory, "parent") == parent)
    return TRUE;
  if (parent != 0)
    sal_record_set_integer (territory, "parent", parent);
  else
    sal_record_set_null (territory, "parent");

  return sal_transaction_update (transaction, territory, error);
}

/* What territories are part of: a region mostly, but it may be a division right away. */
static SalRecord *
load_region (const SalTerritoryRegionEdit *edit, SalTransaction *transaction, GError **error)
{
  g_autoptr (SalRecord) region = sal_alignment_load_part (
      transaction, &sal_territory_kind, edit->id, edit->alignment, NULL, error);

  if (region == NULL)
    return NULL;
  if (g_strcmp0 (sal_record_get_text (region, "level"), "territory") != 0)
    return g_steal_pointer (&region);

  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_INVALID,
               _ ("“%s” is a territory (expected a region or a division)"),
               sal_record_get_text (region, "name"));

  return NULL;
}

static gboolean
save_name (SalTerritoryRegionEdit *edit, SalTransaction *transaction, GError **error)
{
  g_autoptr (SalRecord) region = NULL;

  if (edit->id != 0)
    {
      region = load_region (edit, transaction, error);
      if (region == NULL)
        return FALSE;
      sal_record_set_text (region, "name", edit->name);

      return sal_transaction_update (transaction, region, error);
    }

  region = sal_record_new (&sal_territory_kind);
  sal_record_set_text (region, "name", edit->name);
  sal_record_set_text (region, "level", "region");
  sal_record_set_integer (region, "alignment", edit->alignment);
  edit->id = sal_record_get_id (region);

  return sal_transaction_insert (transaction, region, error);
}

/* What is made of nothing is not shown anywhere. */
static gboolean
remove_empty (const SalTerritoryRegionEdit *edit, SalTransaction *transaction, GError **error)
{
  g_autoptr (GArray) ids =
      list_ids (edit,
                transaction,
                "SELECT id FROM territory AS region WHERE alignment = ?2 AND id <> ?1"
                " AND level = 'region'"
                " AND NOT EXISTS (SELECT 1 FROM territory WHERE parent = region.id)",
                error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!sal_transaction_delete (
            transaction, &sal_territory_kind, g_array_index (ids, gint64, i), error))
      return FALSE;

  return ids != NULL;
}

static gboolean
contains (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

/**
 * sal_territory_region_save:
 * @transaction: a transaction
 * @region_edit: the #SalTerritoryRegionEdit
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Groups territories into a region, which is added, or is named and made of other ones than before.
 * Regions that are left without territories go.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID if the alignment is no draft, the region has no
 *   name or no territories, or one of them is of another alignment or level; or if it could not be
 * written
 */
gboolean
sal_territory_region_save (SalTransaction *transaction,
                           gpointer region_edit,
                           GCancellable *cancellable,
                           GError **error)
{
  SalTerritoryRegionEdit *edit = region_edit;
  g_autoptr (GArray) before = NULL;

  if (!sal_alignment_expect_draft (transaction, edit->alignment, error))
    return FALSE;
  if (edit->territories->len == 0)
    {
      g_set_error (error,
                   SAL_STORE_ERROR,
                   SAL_STORE_ERROR_INVALID,
                   _ ("“%s” has no territories: a region is made of one at least"),
                   edit->name);
      return FALSE;
    }
  if (!save_name (edit, transaction, error))
    return FALSE;
  before = list_ids (edit,
                     transaction,
                     "SELECT id FROM territory WHERE parent = ?1 AND level = 'territory'",
                     error);
  for (guint i = 0; before != NULL && i < before->len; i++)
    {
      gint64 id = g_array_index (before, gint64, i);

      if (!contains (edit->territories, id) && !put (edit, transaction, id, 0, NULL, error))
        return FALSE;
    }
  for (guint i = 0; before != NULL && i < edit->territories->len; i++)
    if (!put (edit,
              transaction,
              g_array_index (edit->territories, gint64, i),
              edit->id,
              "territory",
              error))
      return FALSE;

  return before != NULL && remove_empty (edit, transaction, error);
}

/**
 * sal_territory_region_ungroup:
 * @transaction: a transaction
 * @region_edit: the #SalTerritoryRegionEdit
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Takes a region apart: what it was made of is part of what it was part of, or of nothing.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID if the alignment is no draft, or has no such
 * region; or if it could not be written
 */
gboolean
sal_territory_region_ungroup (SalTransaction *transaction,
                              gpointer region_edit,
                              GCancellable *cancellable,
                              GError **error)
{
  SalTerritoryRegionEdit *edit = region_edit;
  g_autoptr (SalRecord) region = NULL;
  g_autoptr (GArray) parts = NULL;

  if (!sal_alignment_expect_draft (transaction, edit->alignment, error))
    return FALSE;
  region = load_region (edit, transaction, error);
  if (region == NULL)
    return FALSE;
  parts = list_ids (edit, transaction, "SELECT id FROM territory WHERE parent = ?1", error);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    if (!put (edit,
              transaction,
              g_array_index (parts, gint64, i),
              sal_record_get_integer (region, "parent"),
              NULL,
              error))
      return FALSE;

  return parts != NULL &&
         sal_transaction_delete (transaction, &sal_territory_kind, edit->id, error);
}
