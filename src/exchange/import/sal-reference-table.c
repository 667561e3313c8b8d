/* sal-reference-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-reference-table.h"

#include <string.h>

#include "sal-id-map.h"
#include "sal-import-repository.h"
#include "sal-text-table.h"

/**
 * SalReferenceTable:
 *
 * The records of one kind by what a file may call them: their external id or their title, or one
 * given field. Titles are compared without regard to case and spacing, external ids exactly.
 */
struct _SalReferenceTable
{
  const SalKind *kind;
  char *match; /* NULL: external id, then title */
  char *fields[3];
  gboolean has_external_id;
  const SalKind *named_by; /* the title is that of another kind; NULL: a text */
  GHashTable *titles;      /* while loading: ids to titles of those */
  GPtrArray *references;
  SalTextTable *by_key;  /* external ids: index into references, from 1 */
  SalTextTable *by_name; /* normalized names: the same */
  SalNameIndex *names;   /* made when a name is first looked for that is not there */
  guint n_indexed;
  SalIdMap *by_id; /* index into references; made when an id is first looked for */
  guint n_by_id;
  GString *buffer;
};

static void
reference_free (SalReference *reference)
{
  g_free (reference->name);
  g_free (reference);
}

/**
 * sal_reference_table_new:
 * @kind: the kind that is referred to
 * @match: (nullable): the field by which, or %NULL for external id and title
 *
 * Creates an empty table.
 *
 * Returns: (transfer full): the table
 */
SalReferenceTable *
sal_reference_table_new (const SalKind *kind, const char *match)
{
  SalReferenceTable *self;
  const SalField *title;
  guint n = 0;

  g_return_val_if_fail (kind != NULL, NULL);

  self = g_new0 (SalReferenceTable, 1);
  self->kind = kind;
  self->match = g_strdup (match);
  title = sal_kind_find_field (kind, match != NULL ? match : kind->title);
  if (title->type == SAL_FIELD_REFERENCE &&
      sal_kind_find_field (title->references, title->references->title)->type == SAL_FIELD_TEXT)
    self->named_by = title->references;
  if (title->type == SAL_FIELD_TEXT || self->named_by != NULL)
    self->fields[n++] = g_strdup (title->name);
  if (match == NULL && sal_kind_find_field (kind, "external_id") != NULL)
    {
      self->fields[n++] = g_strdup ("external_id");
      self->has_external_id = TRUE;
    }
  self->references = g_ptr_array_new_with_free_func ((GDestroyNotify) reference_free);
  self->by_key = sal_text_table_new ();
  self->by_name = sal_text_table_new ();
  self->buffer = g_string_new (NULL);

  return self;
}

void
sal_reference_table_free (SalReferenceTable *self)
{
  if (self == NULL)
    return;
  g_free (self->match);
  g_free (self->fields[0]);
  g_free (self->fields[1]);
  g_ptr_array_unref (self->references);
  sal_text_table_free (self->by_key);
  sal_text_table_free (self->by_name);
  g_clear_pointer (&self->names, sal_name_index_free);
  g_clear_pointer (&self->by_id, sal_id_map_free);
  g_string_free (self->buffer, TRUE);
  g_free (self);
}

static const char *
get_title (const SalReferenceTable *self, const SalValue *value)
{
  if (value->storage == SAL_STORAGE_INTEGER && self->titles != NULL)
    return g_hash_table_lookup (self->titles, &value->integer);

  return value->storage == SAL_STORAGE_TEXT ? value->text : NULL;
}

static void
load_row (gint64 id, const SalValue *values, gpointer data)
{
  SalReferenceTable *self = data;
  const SalValue *key = self->has_external_id ? &values[self->fields[1] != NULL ? 1 : 0] : NULL;
  const SalValue *name = self->has_external_id && self->fields[1] == NULL ? NULL : &values[0];

  sal_reference_table_add (self,
                           id,
                           name != NULL ? get_title (self, name) : NULL,
                           key != NULL && key->storage == SAL_STORAGE_TEXT ? key->text : NULL);
}

static void
load_title (gint64 id, const SalValue *values, gpointer data)
{
  if (values[0].storage == SAL_STORAGE_TEXT)
    g_hash_table_insert (data, g_memdup2 (&id, sizeof id), g_strdup (values[0].text));
}

static gboolean
load_titles (SalReferenceTable *self, SalConnection *connection, GError **error)
{
  const char *const fields[] = { self->named_by->title, NULL };

  self->titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  return sal_import_repository_foreach (
      connection, self->named_by, fields, load_title, self->titles, error);
}

/**
 * sal_reference_table_load:
 * @self: a table
 * @connection: a connection
 * @error: return location for an error
 *
 * Adds all records of the workspace.
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sal_reference_table_load (SalReferenceTable *self, SalConnection *connection, GError **error)
{
  gboolean loaded;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->fields[0] == NULL)
    return TRUE;
  loaded = (self->named_by == NULL || load_titles (self, connection, error)) &&
           sal_import_repository_foreach (
               connection, self->kind, (const char *const *) self->fields, load_row, self, error);
  g_clear_pointer (&self->titles, g_hash_table_unref);

  return loaded;
}

const SalKind *
sal_reference_table_get_kind (const SalReferenceTable *self)
{
  return self->kind;
}

const char *
sal_reference_table_get_match (const SalReferenceTable *self)
{
  return self->match;
}

const GPtrArray *
sal_reference_table_get_all (const SalReferenceTable *self)
{
  return self->references;
}

/**
 * sal_reference_table_can_create:
 * @self: a table
 *
 * Tells whether a record can be added knowing only what the file calls it, which then is its title.
 *
 * Returns: %TRUE if the kind's title is a text
 */
gboolean
sal_reference_table_can_create (const SalReferenceTable *self)
{
  return sal_kind_find_field (self->kind, self->kind->title)->type == SAL_FIELD_TEXT &&
         (self->match == NULL || strcmp (self->match, self->kind->title) == 0);
}

/**
 * sal_reference_table_add:
 * @self: a table
 * @id: a record
 * @name: (nullable): its title, or what the table goes by
 * @external_id: (nullable): its external id
 *
 * Adds a record.
 *
 * Returns: (transfer none): the reference
 */
SalReference *
sal_reference_table_add (SalReferenceTable *self,
                         gint64 id,
                         const char *name,
                         const char *external_id)
{
  SalReference *reference = g_new0 (SalReference, 1);
  gint64 index;

  reference->id = id;
  reference->name = g_strdup (name != NULL ? name : external_id);
  g_ptr_array_add (self->references, reference);
  index = self->references->len;
  if (external_id != NULL)
    *sal_text_table_add (self->by_key, external_id, strlen (external_id), NULL) = index;
  if (name != NULL)
    {
      gboolean added;
      gint64 *slot;

      sal_name_normalize (name, strlen (name), self->buffer);
      slot = sal_text_table_add (self->by_name, self->buffer->str, self->buffer->len, &added);
      if (added)
        *slot = index;
      else
        ((SalReference *) self->references->pdata[*slot - 1])->repeated = TRUE;
    }

  return reference;
}

/**
 * sal_reference_table_find:
 * @self: a table
 * @text: what a file calls a record
 * @ambiguous: (out): whether others have the same name
 *
 * Finds the record that is certainly meant.
 *
 * Returns: (transfer none) (nullable): the reference, or %NULL if there is none
 */
SalReference *
sal_reference_table_find (SalReferenceTable *self, const char *text, gboolean *ambiguous)
{
  const gint64 *slot = sal_text_table_find (self->by_key, text, strlen (text));
  SalReference *reference;

  *ambiguous = FALSE;
  if (slot != NULL)
    return self->references->pdata[*slot - 1];
  sal_name_normalize (text, strlen (text), self->buffer);
  slot = sal_text_table_find (self->by_name, self->buffer->str, self->buffer->len);
  if (slot == NULL)
    return NULL;
  reference = self->references->pdata[*slot - 1];
  *ambiguous = reference->repeated;

  return reference;
}

/**
 * sal_reference_table_find_id:
 * @self: a table
 * @id: an id
 * @name: a name that the table has
 *
 * Finds, of the records of the same name, the one with an id.
 *
 * Returns: (transfer none) (nullable): the reference, or %NULL if no record of that name has @id
 */
SalReference *
sal_reference_table_find_id (SalReferenceTable *self, gint64 id, const char *name)
{
  g_autoptr (GString) wanted = g_string_new (NULL);
  SalReference *reference;
  gint32 index;

  if (self->by_id == NULL)
    self->by_id = sal_id_map_new (self->references->len);
  for (; self->n_by_id < self->references->len; self->n_by_id++)
    {
      reference = self->references->pdata[self->n_by_id];
      sal_id_map_insert (self->by_id, reference->id, (gint32) self->n_by_id);
    }
  index = sal_id_map_lookup (self->by_id, id);
  if (index < 0)
    return NULL;
  reference = self->references->pdata[index];
  if (reference->name == NULL)
    return NULL;
  sal_name_normalize (name, strlen (name), wanted);
  sal_name_normalize (reference->name, strlen (reference->name), self->buffer);

  return g_string_equal (wanted, self->buffer) ? reference : NULL;
}

/**
 * sal_reference_table_find_near:
 * @self: a table
 * @text: what a file calls a record that is not there
 *
 * Finds the record that may be meant.
 *
 * Returns: the match; its similarity is 0 if there is none
 */
SalNameMatch
sal_reference_table_find_near (SalReferenceTable *self, const char *text)
{
  if (self->names == NULL)
    self->names = sal_name_index_new ();
  for (; self->n_indexed < self->references->len; self->n_indexed++)
    {
      const SalReference *reference = self->references->pdata[self->n_indexed];

      if (reference->name != NULL)
        sal_name_index_add (self->names, reference->name, reference->id);
    }

  return sal_name_index_find (self->names, text);
}
