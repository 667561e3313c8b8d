/* sal-mapping.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-mapping.h"

#include <stdarg.h>
#include <string.h>

#include "sal-kinds.h"

G_DEFINE_BOXED_TYPE (SalMapping, sal_mapping, sal_mapping_copy, sal_mapping_free)

static void
mapping_column_free (SalMappingColumn *self)
{
  g_free (self->field);
  g_free (self->column);
  g_free (self->template);
  g_free (self->constant);
  g_free (self->undecided_date);
  g_free (self->prefix);
  g_free (self->match);
  g_free (self->id);
  g_clear_pointer (&self->with, g_hash_table_unref);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_free (self);
}

static void
mapping_part_free (SalMappingPart *self)
{
  g_free (self->kind);
  g_strfreev (self->key);
  g_free (self->id);
  g_ptr_array_unref (self->columns);
  g_free (self);
}

static GHashTable *
copy_texts (GHashTable *texts)
{
  GHashTable *copy;
  GHashTableIter iter;
  gpointer key, value;

  if (texts == NULL)
    return NULL;
  copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy, g_strdup (key), g_strdup (value));

  return copy;
}

static void
copy_column (SalMappingPart *part, const SalMappingColumn *other)
{
  SalMappingColumn *copy = sal_mapping_part_add (part, other->field, other->column);

  copy->template = g_strdup (other->template);
  copy->constant = g_strdup (other->constant);
  sal_mapping_column_set_date_order (copy, other->date_order, other->undecided_date);
  copy->decimal_mark = other->decimal_mark;
  g_strlcpy (copy->currency, other->currency, sizeof copy->currency);
  copy->scale = other->scale;
  copy->percent = other->percent;
  copy->prefix = g_strdup (other->prefix);
  copy->match = g_strdup (other->match);
  copy->id = g_strdup (other->id);
  copy->create = other->create;
  copy->with = copy_texts (other->with);
  copy->values = copy_texts (other->values);
}

SalMapping *
sal_mapping_copy (const SalMapping *self)
{
  SalMapping *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = sal_mapping_new (self->name);
  copy->delimiter = self->delimiter;
  copy->encoding = g_strdup (self->encoding);
  copy->header = self->header;
  for (guint i = 0; i < self->parts->len; i++)
    {
      const SalMappingPart *part = self->parts->pdata[i];
      SalMappingPart *added = sal_mapping_add_part (copy, part->kind);

      g_strfreev (added->key);
      added->key = g_strdupv (part->key);
      added->id = g_strdup (part->id);
      added->distinct = part->distinct;
      for (guint j = 0; j < part->columns->len; j++)
        copy_column (added, part->columns->pdata[j]);
    }

  return copy;
}

void
sal_mapping_free (SalMapping *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->encoding);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

/**
 * sal_mapping_new:
 * @name: (nullable): what the mapping is called
 *
 * Creates a mapping without parts.
 *
 * Returns: (transfer full): the mapping
 */
SalMapping *
sal_mapping_new (const char *name)
{
  SalMapping *self = g_new0 (SalMapping, 1);

  self->name = g_strdup (name);
  self->header = TRUE;
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) mapping_part_free);

  return self;
}

/**
 * sal_mapping_add_part:
 * @self: a mapping
 * @kind: the name of a kind
 *
 * Adds a part: each row of the file is a record of @kind, too.
 *
 * Returns: (transfer none): the part, without columns and key
 */
SalMappingPart *
sal_mapping_add_part (SalMapping *self, const char *kind)
{
  SalMappingPart *part;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  part = g_new0 (SalMappingPart, 1);
  part->kind = g_strdup (kind);
  part->key = g_new0 (char *, 1);
  part->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) mapping_column_free);
  g_ptr_array_add (self->parts, part);

  return part;
}

/**
 * sal_mapping_part_add:
 * @self: a part of a mapping
 * @field: the name of a field
 * @column: (nullable): the column it is read from
 *
 * Says where a field gets its value from.
 *
 * Returns: (transfer none): the column, to be made more precise
 */
SalMappingColumn *
sal_mapping_part_add (SalMappingPart *self, const char *field, const char *column)
{
  SalMappingColumn *added;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (field != NULL, NULL);

  added = g_new0 (SalMappingColumn, 1);
  added->field = g_strdup (field);
  added->column = g_strdup (column);
  added->scale = 1;
  g_ptr_array_add (self->columns, added);

  return added;
}

/**
 * sal_mapping_part_find:
 * @self: a part of a mapping
 * @field: the name of a field
 *
 * Finds where a field gets its value from.
 *
 * Returns: (transfer none) (nullable): the column, or %NULL if the field is not mapped
 */
SalMappingColumn *
sal_mapping_part_find (const SalMappingPart *self, const char *field)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      SalMappingColumn *column = self->columns->pdata[i];

      if (g_str_equal (column->field, field))
        return column;
    }

  return NULL;
}

/**
 * sal_mapping_part_set_key:
 * @self: a part of a mapping
 * @first: (nullable): the name of a field
 * @...: more names, ended by %NULL
 *
 * Sets the fields that tell which record a row is.
 */
void
sal_mapping_part_set_key (SalMappingPart *self, const char *first, ...)
{
  g_autoptr (GStrvBuilder) key = g_strv_builder_new ();
  va_list names;

  g_return_if_fail (self != NULL);

  va_start (names, first);
  for (const char *name = first; name != NULL; name = va_arg (names, const char *))
    g_strv_builder_add (key, name);
  va_end (names);
  g_strfreev (self->key);
  self->key = g_strv_builder_end (key);
}

/**
 * sal_mapping_part_find_key_owner:
 * @self: a part of a mapping
 * @kind: the kind of its records
 *
 * Finds the field within whose record the key of a part tells rows apart: two accounts may have
 * contacts of one name. What is unique, and keys of several fields, need none.
 *
 * Returns: (nullable): the field, whether it is mapped or not, or %NULL if there is none
 */
const SalField *
sal_mapping_part_find_key_owner (const SalMappingPart *self, const SalKind *kind)
{
  const SalField *title = kind->title != NULL ? sal_kind_find_field (kind, kind->title) : NULL;

  if (title == NULL || (title->flags & SAL_FIELD_UNIQUE) != 0 || self->key[0] == NULL ||
      self->key[1] != NULL || strcmp (self->key[0], title->name) != 0)
    return NULL;
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & SAL_FIELD_OWNER) != 0 &&
        kind->fields[i].references == &sal_account_kind && &kind->fields[i] != title)
      return &kind->fields[i];

  return NULL;
}

static void
set_text (GHashTable **texts, const char *name, const char *text)
{
  if (*texts == NULL)
    *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (*texts, g_strdup (name), g_strdup (text));
}

/**
 * sal_mapping_column_set_value:
 * @self: a column of a mapping
 * @text: what stands in the file
 * @meant: what is meant by it
 *
 * Says what a text of the file means.
 */
void
sal_mapping_column_set_value (SalMappingColumn *self, const char *text, const char *meant)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL && meant != NULL);

  set_text (&self->values, text, meant);
}

/**
 * sal_mapping_column_set_with:
 * @self: a column of a mapping
 * @field: a field of the referenced kind
 * @text: its value, in the exact form of files
 *
 * Sets a field of the records that are added because they are referred to and missing.
 */
void
sal_mapping_column_set_with (SalMappingColumn *self, const char *field, const char *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (field != NULL && text != NULL);

  set_text (&self->with, field, text);
}
