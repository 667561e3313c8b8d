/* sal-import-part-match.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-part-private.h"

#include <string.h>

#include "sal-import-repository.h"

/* Which record a row is where the mapping has no key: the one with the values of which the kind
 * allows only one, or one that has all values of the row. */

#define KEY_SEPARATOR '\x1f'

/**
 * sal_import_part_append_key:
 * @self: a part
 * @key: where to append
 * @field: a field
 * @value: its value
 *
 * Writes one value of a key. External ids are taken exactly, names as names are compared.
 */
void
sal_import_part_append_key (SalImportPart *self,
                            GString *key,
                            const SalField *field,
                            const SalValue *value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (key->len > 0)
    g_string_append_c (key, KEY_SEPARATOR);
  if (value->storage == SAL_STORAGE_INTEGER)
    g_string_append_printf (key, "%" G_GINT64_FORMAT, value->integer);
  else if (value->storage == SAL_STORAGE_REAL)
    g_string_append (key, g_ascii_dtostr (buffer, sizeof buffer, value->real));
  else if (value->storage != SAL_STORAGE_TEXT)
    return;
  else if (strcmp (field->name, self->kind->title) == 0)
    g_string_append (key, sal_name_normalize (value->text, value->length, self->scratch));
  else
    g_string_append_len (key, value->text, value->length);
}

/* Whether a value tells rows without a key apart. What the row says of another row of the same file
 * does not: that one may not be known yet. Nor do values that are the kind's or this day's. */
static gboolean
is_compared (const SalImportConverter *converter)
{
  const SalMappingColumn *mapping = converter->mapping;

  return !converter->only_new && !converter->self_reference &&
         !(mapping != NULL && g_strcmp0 (mapping->constant, "today") == 0);
}

static void
load_alike (gint64 id, const SalValue *values, gpointer data)
{
  SalImportPart *self = data;
  guint n = 0;

  g_string_truncate (self->key, 0);
  for (guint i = 0; i < self->converters->len; i++)
    {
      const SalImportConverter *converter = sal_import_part_get_converter (self, i);

      if (is_compared (converter))
        sal_import_part_append_key (self, self->key, converter->field, &values[n++]);
    }
  sal_row_table_add (self->alike, self->key->str, self->key->len, id);
}

static gboolean
load_rows (SalImportPart *self, SalConnection *connection, GError **error)
{
  const char *fields[SAL_IMPORT_MAX_VALUES + 1] = { NULL };
  guint n = 0;

  for (guint i = 0; i < self->converters->len; i++)
    {
      const SalImportConverter *converter = sal_import_part_get_converter (self, i);

      if (is_compared (converter))
        fields[n++] = converter->field->name;
    }

  return sal_import_repository_foreach (connection, self->kind, fields, load_alike, self, error);
}

/* The record that has all values of the row and is not that of an earlier row of the file, so that
 * rows that are there twice may be twice in the file; 0 if there is none. */
static gint64
find_alike (SalImportPart *self)
{
  if (sal_row_table_is_empty (self->alike))
    return 0;
  g_string_truncate (self->key, 0);
  for (guint i = 0; i < self->converters->len; i++)
    {
      const SalImportConverter *converter = sal_import_part_get_converter (self, i);

      if (is_compared (converter))
        sal_import_part_append_key (self, self->key, converter->field, &self->values[i]);
    }

  return sal_row_table_take (self->alike, self->key->str, self->key->len);
}

/* Writes what no two records of the kind agree in, of a record or of the row where @values is NULL.
 */
static const GString *
write_together (SalImportPart *self, const SalValue *values)
{
  GString *key = self->together_key;

  g_string_truncate (key, 0);
  for (guint i = 0; i < self->n_together; i++)
    {
      int converter = self->together[i].converter;
      const SalValue *value = &SAL_VALUE_NULL;

      if (values != NULL)
        value = &values[i];
      else if (converter >= 0)
        value = &self->values[converter];
      sal_import_part_append_key (self, key, self->together[i].field, value);
    }

  return key;
}

static void
load_together (gint64 id, const SalValue *values, gpointer data)
{
  SalImportPart *self = data;
  const GString *key = write_together (self, values);

  *sal_text_table_add (self->by_together, key->str, key->len, NULL) = id;
}

/**
 * sal_import_part_load_matches:
 * @self: a part
 * @connection: a connection
 * @error: return location for an error
 *
 * Reads the values of the records by which rows are found or refused.
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sal_import_part_load_matches (SalImportPart *self, SalConnection *connection, GError **error)
{
  const char *fields[SAL_KIND_TOGETHER + 1] = { NULL };

  for (guint i = 0; i < self->n_together; i++)
    fields[i] = self->together[i].field->name;
  if (self->n_together > 0)
    return sal_import_repository_foreach (
        connection, self->kind, fields, load_together, self, error);

  return self->n_keys > 0 || load_rows (self, connection, error);
}

/**
 * sal_import_part_restart_matches:
 * @self: a part
 *
 * Forgets which records were found.
 */
void
sal_import_part_restart_matches (SalImportPart *self)
{
  sal_row_table_restart (self->alike);
  sal_text_table_free (self->seen_together);
  self->seen_together = sal_text_table_new ();
}

/**
 * sal_import_part_find_match:
 * @self: a part without a key, with the values of a row
 *
 * Looks for the record that a row is.
 *
 * Returns: the record, or 0 if the row is a new one
 */
gint64
sal_import_part_find_match (SalImportPart *self)
{
  const GString *key;
  const gint64 *id;

  if (self->n_together == 0)
    return find_alike (self);
  key = write_together (self, NULL);
  id = sal_text_table_find (self->by_together, key->str, key->len);

  return id != NULL ? *id : 0;
}

static gboolean
has_all_together (const SalImportPart *self)
{
  for (guint i = 0; i < self->n_together; i++)
    if (self->together[i].converter < 0)
      return FALSE;

  return TRUE;
}

/**
 * sal_import_part_take_together:
 * @self: a part, with the values of a row
 * @exists: whether the row is a record of the workspace
 *
 * Lets the row have the values that only one record may have.
 *
 * Returns: %FALSE if another record or an earlier row has them
 */
gboolean
sal_import_part_take_together (SalImportPart *self, gboolean exists)
{
  const GString *key;
  const gint64 *owner;
  gboolean added;

  /* what an existing record has in fields that are not mapped is not known here */
  if (self->n_together == 0 || (exists && self->n_keys > 0 && !has_all_together (self)))
    return TRUE;
  key = write_together (self, NULL);
  owner = sal_text_table_find (self->by_together, key->str, key->len);
  if (owner != NULL && *owner != self->id)
    return FALSE;
  /* the row is not a record yet if it is only rehearsed */
  if (!self->rehearsing)
    *sal_text_table_add (self->by_together, key->str, key->len, NULL) = self->id;
  sal_text_table_add (self->seen_together, key->str, key->len, &added);

  return added;
}
