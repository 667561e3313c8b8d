/* sal-import-part-new.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-part-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-exchange-error.h"
#include "sal-record.h"
#include "sal-vocabulary.h"

static void
clear_converter (gpointer data)
{
  SalImportConverter *converter = data;

  g_clear_pointer (&converter->template, sal_template_free);
  g_free (converter->template_sources);
  sal_value_clear (&converter->constant);
  g_clear_pointer (&converter->vocabulary, sal_name_index_free);
  g_clear_pointer (&converter->meaning_by_text, sal_text_table_free);
  g_clear_pointer (&converter->meanings, g_ptr_array_unref);
  g_clear_pointer (&converter->unique, sal_text_table_free);
  if (converter->text != NULL)
    g_string_free (converter->text, TRUE);
}

/**
 * sal_import_part_find_converter:
 * @self: a part
 * @field: (nullable): the name of a field of its kind
 *
 * Finds what gives a field its value.
 *
 * Returns: the index of the converter, or −1 if the file says nothing of the field
 */
int
sal_import_part_find_converter (const SalImportPart *self, const char *field)
{
  for (guint i = 0; i < self->converters->len; i++)
    if (field != NULL && strcmp (sal_import_part_get_converter (self, i)->field->name, field) == 0)
      return (int) i;

  return -1;
}

static int
find_column (const char *const *columns, const char *name)
{
  for (int i = 0; columns[i] != NULL; i++)
    if (strcmp (columns[i], name) == 0)
      return i;

  return -1;
}

/* Converters of the same kind and match look records up in the same table. */
static SalReferenceTable *
find_table (SalImportPart *self, const SalKind *kind, const char *match)
{
  SalReferenceTable *table;

  for (guint i = 0; i < self->tables->len; i++)
    if (sal_reference_table_get_kind (self->tables->pdata[i]) == kind &&
        g_strcmp0 (sal_reference_table_get_match (self->tables->pdata[i]), match) == 0)
      return self->tables->pdata[i];
  table = sal_reference_table_new (kind, match);
  g_ptr_array_add (self->tables, table);

  return table;
}

static void
set_vocabulary (SalImportConverter *converter)
{
  const char *const *words = sal_vocabulary_of (converter->field);

  if (words == NULL)
    return;
  converter->vocabulary = sal_name_index_new ();
  for (guint i = 0; words[i] != NULL; i++)
    sal_name_index_add (converter->vocabulary, words[i], 0);
}

static gboolean
set_template (SalImportConverter *converter, const char *const *columns, GError **error)
{
  const char *const *names;

  converter->template = sal_template_new (converter->mapping->template, error);
  if (converter->template == NULL)
    return FALSE;
  names = sal_template_get_columns (converter->template);
  converter->template_sources = g_new0 (guint, g_strv_length ((char **) names) + 1);
  for (guint i = 0; names[i] != NULL; i++)
    converter->template_sources[i] = (guint) find_column (columns, names[i]);

  return TRUE;
}

static gboolean
set_constant (SalImportConverter *converter, const char *text, GError **error)
{
  char today[SAL_DATE_BUFFER];

  converter->is_constant = TRUE;
  if (strcmp (text, "today") == 0 && converter->field->type == SAL_FIELD_DATE)
    text = sal_date_write_iso (sal_date_today (), today);
  if (converter->field->type == SAL_FIELD_REFERENCE)
    {
      /* looked up among the records once they are loaded */
      converter->text = g_string_new (text);
      return TRUE;
    }

  return sal_field_from_text (converter->field, text, "", &converter->constant, error);
}

static gboolean
add_mapped (SalImportPart *self,
            SalMappingColumn *mapping,
            const char *const *columns,
            GError **error)
{
  int index = sal_kind_field_index (self->kind, mapping->field);
  SalImportConverter converter = { .index = (guint) index,
                                   .field = &self->kind->fields[index],
                                   .mapping = mapping,
                                   .source = -1,
                                   .id_source = -1,
                                   .currency = -1 };
  gboolean done = TRUE;

  if (mapping->column != NULL)
    converter.source = find_column (columns, mapping->column);
  if (mapping->column != NULL && mapping->id != NULL)
    converter.id_source = find_column (columns, mapping->id);
  if (converter.field->type == SAL_FIELD_REFERENCE)
    {
      converter.references = find_table (self, converter.field->references, mapping->match);
      converter.self_reference = converter.field->references == self->kind;
      self->refers_to_itself |= converter.self_reference;
    }
  set_vocabulary (&converter);
  if (mapping->template != NULL)
    done = set_template (&converter, columns, error);
  if (mapping->constant != NULL)
    done = set_constant (&converter, mapping->constant, error);
  if (converter.references != NULL || converter.vocabulary != NULL || mapping->values != NULL ||
      converter.field->type == SAL_FIELD_CHOICE || converter.field->type == SAL_FIELD_CURRENCY)
    {
      converter.meaning_by_text = sal_text_table_new ();
      converter.meanings =
          g_ptr_array_new_with_free_func ((GDestroyNotify) sal_import_meaning_free);
    }
  if (converter.text == NULL)
    converter.text = g_string_new (NULL);
  if ((converter.field->flags & SAL_FIELD_UNIQUE) && converter.field->type == SAL_FIELD_TEXT)
    converter.unique = sal_text_table_new ();
  g_array_append_val (self->converters, converter);
  if (done && mapping->create &&
      (converter.self_reference || !sal_reference_table_can_create (converter.references)))
    {
      g_set_error (error,
                   SAL_EXCHANGE_ERROR,
                   SAL_EXCHANGE_ERROR_MAPPING,
                   _ ("%s, %s: records cannot be added because this field refers to them; give the "
                      "mapping a part of its own for them"),
                   self->kind->name,
                   mapping->field);
      return FALSE;
    }

  return done;
}

/* Fields that are not mapped and start with a value. Today's date is not what is meant by an import
 * of what happened earlier, unless the field must have one. */
static gboolean
add_initial (SalImportPart *self, guint index, GError **error)
{
  const SalField *field = &self->kind->fields[index];
  SalImportConverter converter = {
    .index = index, .field = field, .source = -1, .id_source = -1, .currency = -1, .only_new = TRUE
  };

  if (field->initial == NULL || sal_mapping_part_find (self->mapping, field->name) != NULL ||
      (strcmp (field->initial, "today") == 0 && !(field->flags & SAL_FIELD_REQUIRED)))
    return TRUE;
  if (!set_constant (&converter, field->initial, error))
    return FALSE;
  g_array_append_val (self->converters, converter);

  return TRUE;
}

/* Amounts that are mapped without their currency may name it themselves. */
static void
add_currency (SalImportPart *self, const SalMappingColumn *amount)
{
  const SalField *field = sal_kind_find_field (self->kind, amount->field);
  SalImportConverter converter = {
    .source = -1, .id_source = -1, .currency = -1, .is_constant = TRUE
  };

  if (field->type != SAL_FIELD_MONEY || field->currency_field == NULL)
    return;
  for (guint i = 0; i < self->converters->len; i++)
    if (strcmp (sal_import_part_get_converter (self, i)->field->name, field->currency_field) == 0)
      return;
  converter.index = (guint) sal_kind_field_index (self->kind, field->currency_field);
  converter.field = &self->kind->fields[converter.index];
  if (amount->currency[0] != '\0')
    {
      SalValue currency = sal_value_borrow_text (amount->currency);

      converter.constant = sal_value_copy (&currency);
    }
  g_array_append_val (self->converters, converter);
}

static int
get_phase (const SalImportConverter *converter)
{
  if (converter->field->type == SAL_FIELD_CURRENCY)
    return 0;

  return converter->template != NULL ? 2 : 1;
}

static int
compare_converters (gconstpointer one, gconstpointer other)
{
  const SalImportConverter *a = one, *b = other;

  if (get_phase (a) != get_phase (b))
    return get_phase (a) - get_phase (b);

  return (int) a->index - (int) b->index;
}

static void
set_keys (SalImportPart *self)
{
  const SalField *owner = sal_mapping_part_find_key_owner (self->mapping, self->kind);

  self->key_owner = owner != NULL ? sal_import_part_find_converter (self, owner->name) : -1;
  for (guint i = 0; self->mapping->key[i] != NULL && i < G_N_ELEMENTS (self->keys); i++)
    self->keys[self->n_keys++] =
        (guint) sal_import_part_find_converter (self, self->mapping->key[i]);
  /* a key is looked up among keys, but not of rows with an id */
  if (self->n_keys == 1 && self->id_source < 0)
    g_clear_pointer (&sal_import_part_get_converter (self, self->keys[0])->unique,
                     sal_text_table_free);
}

static void
set_together (SalImportPart *self)
{
  guint fields[SAL_KIND_TOGETHER];

  self->n_together = sal_kind_list_together (self->kind, fields);
  for (guint i = 0; i < self->n_together; i++)
    {
      self->together[i].field = &self->kind->fields[fields[i]];
      self->together[i].converter =
          sal_import_part_find_converter (self, self->together[i].field->name);
    }
}

static gboolean
add_converters (SalImportPart *self, const char *const *columns, GError **error)
{
  for (guint i = 0; i < self->mapping->columns->len; i++)
    if (!add_mapped (self, self->mapping->columns->pdata[i], columns, error))
      return FALSE;
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (!add_initial (self, i, error))
      return FALSE;
  for (guint i = 0; i < self->mapping->columns->len; i++)
    add_currency (self, self->mapping->columns->pdata[i]);
  g_array_sort (self->converters, compare_converters);
  for (guint i = 0; i < self->converters->len; i++)
    {
      SalImportConverter *converter = sal_import_part_get_converter (self, i);

      converter->currency = sal_import_part_find_converter (self, converter->field->currency_field);
    }
  if (self->converters->len > SAL_IMPORT_MAX_VALUES)
    {
      g_set_error (error,
                   SAL_EXCHANGE_ERROR,
                   SAL_EXCHANGE_ERROR_MAPPING,
                   _ ("%s: at most %d fields can be imported at once"),
                   self->kind->name,
                   SAL_IMPORT_MAX_VALUES);
      return FALSE;
    }

  return TRUE;
}

/**
 * sal_import_part_new:
 * @context: what the parts of the import share; must outlive the part
 * @mapping: the part of the mapping, which [func@mapping_check] found right
 * @columns: (array zero-terminated=1): the columns of the file
 * @error: return location for an error
 *
 * Prepares to turn rows into values.
 *
 * Returns: (transfer full) (nullable): the part, or %NULL with @error set to
 * %SAL_EXCHANGE_ERROR_MAPPING
 */
SalImportPart *
sal_import_part_new (SalImportContext *context,
                     SalMappingPart *mapping,
                     const char *const *columns,
                     GError **error)
{
  g_autoptr (SalImportPart) self = g_new0 (SalImportPart, 1);

  self->context = context;
  self->mapping = mapping;
  self->kind = sal_kind_find (context->kinds, mapping->kind);
  self->id_source = mapping->id != NULL ? find_column (columns, mapping->id) : -1;
  self->n_columns = g_strv_length ((char **) columns);
  self->converters = g_array_new (FALSE, TRUE, sizeof (SalImportConverter));
  g_array_set_clear_func (self->converters, clear_converter);
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_reference_table_free);
  self->existing = sal_text_table_new ();
  self->seen = sal_text_table_new ();
  self->alike = sal_row_table_new ();
  self->relations = sal_import_relations_new (self->kind);
  self->doubles = sal_import_doubles_new (self->kind);
  self->together_key = g_string_new (NULL);
  self->by_together = sal_text_table_new ();
  self->seen_together = sal_text_table_new ();
  self->key = g_string_new (NULL);
  self->scratch = g_string_new (NULL);
  self->pending = g_ptr_array_new ();
  self->first_proposal = context->proposals->len;
  self->rehearsed = g_array_new (FALSE, FALSE, sizeof (SalImportRehearsed));
  if (!add_converters (self, columns, error))
    return NULL;
  set_keys (self);
  set_together (self);
  if (self->kind->validate != NULL)
    self->record = sal_record_new_with_id (self->kind, 1);

  return g_steal_pointer (&self);
}

void
sal_import_part_free (SalImportPart *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->converters);
  g_ptr_array_unref (self->tables);
  g_clear_pointer (&self->ids, sal_id_map_free);
  sal_text_table_free (self->existing);
  sal_text_table_free (self->seen);
  sal_row_table_free (self->alike);
  g_clear_pointer (&self->relations, sal_import_relations_free);
  g_clear_pointer (&self->doubles, sal_import_doubles_free);
  g_string_free (self->together_key, TRUE);
  sal_text_table_free (self->by_together);
  sal_text_table_free (self->seen_together);
  g_string_free (self->key, TRUE);
  g_string_free (self->scratch, TRUE);
  g_array_unref (self->rehearsed);
  g_ptr_array_unref (self->pending);
  g_clear_object (&self->record);
  g_free (self);
}
