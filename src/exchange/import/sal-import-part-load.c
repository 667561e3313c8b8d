/* sal-import-part-load.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-part-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-exchange-error.h"
#include "sal-import-repository.h"

static void
load_id (gint64 id, const SalValue *values, gpointer data)
{
  sal_id_map_insert (data, id, 0);
}

static gboolean
load_ids (SalImportPart *self, SalConnection *connection, GError **error)
{
  const char *const none[] = { NULL };

  if (self->id_source < 0)
    return TRUE;
  self->ids = sal_id_map_new (0);

  return sal_import_repository_foreach (connection, self->kind, none, load_id, self->ids, error);
}

static void
load_key (gint64 id, const SalValue *values, gpointer data)
{
  SalImportPart *self = data;
  gboolean added;
  gint64 *slot;

  g_string_truncate (self->key, 0);
  for (guint i = 0; i < self->n_keys; i++)
    {
      if (values[i].storage == SAL_STORAGE_NULL)
        return;
      sal_import_part_append_key (
          self, self->key, sal_import_part_get_converter (self, self->keys[i])->field, &values[i]);
    }
  if (self->key_owner >= 0)
    sal_import_part_append_key (
        self,
        self->key,
        sal_import_part_get_converter (self, (guint) self->key_owner)->field,
        &values[self->n_keys]);
  slot = sal_text_table_add (self->existing, self->key->str, self->key->len, &added);
  *slot = added ? id : -1;
}

static void
load_unique (gint64 id, const SalValue *values, gpointer data)
{
  SalImportConverter *converter = data;

  if (values[0].storage == SAL_STORAGE_TEXT)
    *sal_text_table_add (converter->unique, values[0].text, values[0].length, NULL) = id;
}

static gboolean
load_keys (SalImportPart *self, SalConnection *connection, GError **error)
{
  const char *fields[G_N_ELEMENTS (self->keys) + 2] = { NULL };

  for (guint i = 0; i < self->n_keys; i++)
    fields[i] = sal_import_part_get_converter (self, self->keys[i])->field->name;
  if (self->key_owner >= 0)
    fields[self->n_keys] =
        sal_import_part_get_converter (self, (guint) self->key_owner)->field->name;
  if (self->n_keys > 0 &&
      !sal_import_repository_foreach (connection, self->kind, fields, load_key, self, error))
    return FALSE;
  if (!sal_import_part_load_matches (self, connection, error))
    return FALSE;

  for (guint i = 0; i < self->converters->len; i++)
    {
      SalImportConverter *converter = sal_import_part_get_converter (self, i);
      const char *unique[] = { converter->field->name, NULL };

      if (converter->unique != NULL &&
          !sal_import_repository_foreach (
              connection, self->kind, unique, load_unique, converter, error))
        return FALSE;
    }

  return TRUE;
}

/* Constants that are references, now that what they refer to is known */
static gboolean
resolve_constants (SalImportPart *self, GError **error)
{
  for (guint i = 0; i < self->converters->len; i++)
    {
      SalImportConverter *converter = sal_import_part_get_converter (self, i);
      SalImportMeaning *meaning;

      if (!converter->is_constant || converter->references == NULL)
        continue;
      meaning =
          sal_import_meaning_find (self, converter, converter->text->str, converter->text->len);
      if (meaning->state != SAL_MEANING_VALUE || meaning->reference->pending)
        {
          g_set_error (error,
                       SAL_EXCHANGE_ERROR,
                       SAL_EXCHANGE_ERROR_MAPPING,
                       "%s, %s: %s",
                       self->kind->name,
                       converter->field->name,
                       meaning->reason != NULL ? meaning->reason
                                               : _ ("a constant cannot add what it refers to"));
          return FALSE;
        }
      converter->constant = meaning->value;
    }

  return TRUE;
}

/**
 * sal_import_part_load:
 * @self: a part
 * @connection: a connection
 * @error: return location for an error
 *
 * Reads what is needed of the workspace: keys of the records there are, and names of records that
 * may be referred to.
 *
 * Returns: %FALSE with @error set if SQLite failed or a constant refers to nothing
 */
gboolean
sal_import_part_load (SalImportPart *self, SalConnection *connection, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!load_ids (self, connection, error) || !load_keys (self, connection, error))
    return FALSE;
  for (guint i = 0; i < self->tables->len; i++)
    if (!sal_reference_table_load (self->tables->pdata[i], connection, error))
      return FALSE;

  return (self->relations == NULL ||
          sal_import_relations_load (self->relations, connection, error)) &&
         (self->doubles == NULL || sal_import_doubles_load (self->doubles, connection, error)) &&
         resolve_constants (self, error);
}

static void
forget_counts (SalImportConverter *converter)
{
  converter->n_empty = 0;
  for (guint i = 0; converter->meanings != NULL && i < converter->meanings->len; i++)
    ((SalImportMeaning *) converter->meanings->pdata[i])->n_rows = 0;
}

/**
 * sal_import_part_rehearse:
 * @self: a part
 * @rehearsing: whether the rows that follow are a rehearsal
 *
 * Begins or ends a rehearsal. Rows may refer to rows further down (a subsidiary to its parent): in
 * a rehearsal nothing is reported, and the rows that will be imported become known by name.
 */
void
sal_import_part_rehearse (SalImportPart *self, gboolean rehearsing)
{
  g_return_if_fail (self != NULL);

  self->rehearsing = rehearsing;
  if (rehearsing)
    return;
  if (self->relating)
    sal_import_part_judge_relations (self);
  sal_text_table_free (self->seen);
  self->seen = sal_text_table_new ();
  sal_import_part_restart_matches (self);
  if (self->doubles != NULL)
    sal_import_doubles_restart (self->doubles);
  self->n_converted = 0;
  self->n_refused = 0;
  self->n_repeated = 0;
  for (guint i = 0; i < self->converters->len; i++)
    forget_counts (sal_import_part_get_converter (self, i));
  for (guint i = 0; i < self->tables->len; i++)
    {
      const GPtrArray *references = sal_reference_table_get_all (self->tables->pdata[i]);

      for (guint j = 0; j < references->len; j++)
        ((SalReference *) references->pdata[j])->n_uses = 0;
    }
  for (guint i = self->first_proposal; i < self->context->proposals->len; i++)
    ((SalImportProposal *) self->context->proposals->pdata[i])->n_rows = 0;
}
