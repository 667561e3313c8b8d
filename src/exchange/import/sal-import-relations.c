/* sal-import-relations.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-relations.h"

#include <glib/gi18n-lib.h>

#include "sal-import-repository.h"

#define AGREEMENTS_MAX 8

struct _SalImportRelations
{
  const SalKind *kind;
  GHashTable *upward; /* id to the id of what it refers to */
  struct
  {
    GHashTable *of_it;   /* id of what is referred to, to the id of what it refers to */
    GHashTable *of_that; /* the same of the other way; NULL: it ends there */
  } agreements[AGREEMENTS_MAX];
  guint n_agreements;
};

static GHashTable *
new_ids (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

static void
put (GHashTable *ids, gint64 id, const SalValue *value)
{
  gint64 *key;

  if (value->storage != SAL_STORAGE_INTEGER)
    {
      g_hash_table_remove (ids, &id);
      return;
    }
  key = g_new (gint64, 1);
  *key = id;
  g_hash_table_insert (ids, key, g_memdup2 (&value->integer, sizeof (gint64)));
}

/* 0 if it leads nowhere */
static gint64
get (GHashTable *ids, gint64 id)
{
  const gint64 *found = g_hash_table_lookup (ids, &id);

  return found != NULL ? *found : 0;
}

/**
 * sal_import_relations_new:
 * @kind: a kind
 *
 * Creates what is held against the rows of a kind.
 *
 * Returns: (transfer full) (nullable): it, or %NULL if the kind says nothing of such
 */
SalImportRelations *
sal_import_relations_new (const SalKind *kind)
{
  const SalAgreement *agreement = kind->agreements;
  SalImportRelations *self;

  if (kind->upward == NULL && agreement == NULL)
    return NULL;
  self = g_new0 (SalImportRelations, 1);
  self->kind = kind;
  if (kind->upward != NULL)
    self->upward = new_ids ();
  for (; agreement != NULL && agreement->field != NULL; agreement++)
    {
      guint i = self->n_agreements++;

      g_assert (i < AGREEMENTS_MAX);
      self->agreements[i].of_it = new_ids ();
      if (agreement->of_that != NULL)
        self->agreements[i].of_that = new_ids ();
    }

  return self;
}

void
sal_import_relations_free (SalImportRelations *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->upward, g_hash_table_unref);
  for (guint i = 0; i < self->n_agreements; i++)
    {
      g_hash_table_unref (self->agreements[i].of_it);
      g_clear_pointer (&self->agreements[i].of_that, g_hash_table_unref);
    }
  g_free (self);
}

static void
load_row (gint64 id, const SalValue *values, gpointer data)
{
  put (data, id, &values[0]);
}

static gboolean
load (SalConnection *connection,
      const SalKind *kind,
      const char *field,
      GHashTable *ids,
      GError **error)
{
  const char *const fields[] = { field, NULL };

  return sal_import_repository_foreach (connection, kind, fields, load_row, ids, error);
}

/**
 * sal_import_relations_load:
 * @self: relations
 * @connection: a connection
 * @error: return location for an error
 *
 * Reads what the records of the workspace refer to.
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sal_import_relations_load (SalImportRelations *self, SalConnection *connection, GError **error)
{
  if (self->upward != NULL &&
      !load (connection, self->kind, self->kind->upward, self->upward, error))
    return FALSE;
  for (guint i = 0; i < self->n_agreements; i++)
    {
      const SalAgreement *agreement = &self->kind->agreements[i];
      const SalKind *it = sal_kind_find_field (self->kind, agreement->field)->references;
      const SalKind *that = sal_kind_find_field (self->kind, agreement->other)->references;

      if (!load (connection, it, agreement->of_it, self->agreements[i].of_it, error) ||
          (agreement->of_that != NULL &&
           !load (connection, that, agreement->of_that, self->agreements[i].of_that, error)))
        return FALSE;
    }

  return TRUE;
}

static gint64
value_of (const SalImportRelations *self, const SalValue *const *values, const char *field)
{
  const SalValue *value = values[sal_kind_field_index (self->kind, field)];

  return value != NULL && value->storage == SAL_STORAGE_INTEGER ? value->integer : 0;
}

/**
 * sal_import_relations_announce:
 * @self: relations
 * @id: the record that a row will be
 * @values: by field of the kind; %NULL: the row does not say
 *
 * Makes a row known to rows that refer to it.
 */
void
sal_import_relations_announce (SalImportRelations *self, gint64 id, const SalValue *const *values)
{
  for (guint i = 0; i < self->n_agreements; i++)
    {
      const SalAgreement *agreement = &self->kind->agreements[i];
      int index = sal_kind_field_index (self->kind, agreement->of_it);

      if (sal_kind_find_field (self->kind, agreement->field)->references == self->kind &&
          values[index] != NULL)
        put (self->agreements[i].of_it, id, values[index]);
    }
}

static gboolean
leads_to (const SalImportRelations *self, gint64 from, gint64 to)
{
  guint left = g_hash_table_size (self->upward) + 1;

  for (gint64 id = from; id != 0 && left > 0; id = get (self->upward, id), left--)
    if (id == to)
      return TRUE;

  return FALSE;
}

static gboolean
agrees (const SalImportRelations *self, guint i, const SalValue *const *values)
{
  const SalAgreement *agreement = &self->kind->agreements[i];
  gint64 one = value_of (self, values, agreement->field);
  gint64 other = value_of (self, values, agreement->other);

  one = get (self->agreements[i].of_it, one);
  if (agreement->of_that != NULL)
    other = get (self->agreements[i].of_that, other);

  return one == 0 || other == 0 || one == other;
}

/**
 * sal_import_relations_take:
 * @self: relations
 * @id: the record that a row will be
 * @values: by field of the kind; %NULL: the row does not say
 * @field: (out): the field that something is wrong with
 *
 * Checks a row against the records and the rows before it, and remembers it if nothing is wrong.
 *
 * Returns: (transfer none) (nullable): what is wrong, or %NULL
 */
const char *
sal_import_relations_take (SalImportRelations *self,
                           gint64 id,
                           const SalValue *const *values,
                           const char **field)
{
  const SalValue *upward =
      self->upward != NULL ? values[sal_kind_field_index (self->kind, self->kind->upward)] : NULL;

  for (guint i = 0; i < self->n_agreements; i++)
    if (!agrees (self, i, values))
      {
        *field = self->kind->agreements[i].field;
        return _ (self->kind->agreements[i].message);
      }
  if (upward == NULL)
    return NULL;
  if (upward->storage == SAL_STORAGE_INTEGER && leads_to (self, upward->integer, id))
    {
      *field = self->kind->upward;
      return sal_kind_get_circle_message ();
    }
  put (self->upward, id, upward);

  return NULL;
}
