/* sal-import-part.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-part.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-exchange-error.h"
#include "sal-id.h"
#include "sal-import-batch.h"
#include "sal-import-repository.h"
#include "sal-record.h"
#include "sal-vocabulary.h"

#define KEY_SEPARATOR '\x1f'
#define MOST_NAMED    20 /* records in a note */

static SalImportConverter *
get_converter (const SalImportPart *self, guint index)
{
  return &g_array_index (self->converters, SalImportConverter, index);
}

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

/* --- making --- */

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
                                   .currency = -1 };
  gboolean done = TRUE;

  if (mapping->column != NULL)
    converter.source = find_column (columns, mapping->column);
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
    .index = index, .field = field, .source = -1, .currency = -1, .only_new = TRUE
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
  SalImportConverter converter = { .source = -1, .currency = -1, .is_constant = TRUE };

  if (field->type != SAL_FIELD_MONEY || field->currency_field == NULL)
    return;
  for (guint i = 0; i < self->converters->len; i++)
    if (strcmp (get_converter (self, i)->field->name, field->currency_field) == 0)
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

static int
find_converter (const SalImportPart *self, const char *field)
{
  for (guint i = 0; i < self->converters->len; i++)
    if (field != NULL && strcmp (get_converter (self, i)->field->name, field) == 0)
      return (int) i;

  return -1;
}

static void
set_keys (SalImportPart *self)
{
  for (guint i = 0; self->mapping->key[i] != NULL && i < G_N_ELEMENTS (self->keys); i++)
    self->keys[self->n_keys++] = (guint) find_converter (self, self->mapping->key[i]);
  /* a key is looked up among keys */
  if (self->n_keys == 1)
    g_clear_pointer (&get_converter (self, self->keys[0])->unique, sal_text_table_free);
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
      SalImportConverter *converter = get_converter (self, i);

      converter->currency = find_converter (self, converter->field->currency_field);
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
  self->n_columns = g_strv_length ((char **) columns);
  self->converters = g_array_new (FALSE, TRUE, sizeof (SalImportConverter));
  g_array_set_clear_func (self->converters, clear_converter);
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_reference_table_free);
  self->existing = sal_text_table_new ();
  self->seen = sal_text_table_new ();
  self->key = g_string_new (NULL);
  self->scratch = g_string_new (NULL);
  self->pending = g_ptr_array_new ();
  self->first_proposal = context->proposals->len;
  self->rehearsed = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!add_converters (self, columns, error))
    return NULL;
  set_keys (self);
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
  sal_text_table_free (self->existing);
  sal_text_table_free (self->seen);
  g_string_free (self->key, TRUE);
  g_string_free (self->scratch, TRUE);
  g_array_unref (self->rehearsed);
  g_ptr_array_unref (self->pending);
  g_clear_object (&self->record);
  g_free (self);
}

/* --- what is there already --- */

/* Writes one value of a key. External ids are taken exactly, names as names are compared. */
static void
append_key (SalImportPart *self, const SalField *field, const SalValue *value)
{
  if (self->key->len > 0)
    g_string_append_c (self->key, KEY_SEPARATOR);
  if (value->storage == SAL_STORAGE_INTEGER)
    g_string_append_printf (self->key, "%" G_GINT64_FORMAT, value->integer);
  else if (value->storage != SAL_STORAGE_TEXT)
    return;
  else if (strcmp (field->name, self->kind->title) == 0)
    g_string_append (self->key, sal_name_normalize (value->text, value->length, self->scratch));
  else
    g_string_append_len (self->key, value->text, value->length);
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
      append_key (self, get_converter (self, self->keys[i])->field, &values[i]);
    }
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
  const char *fields[G_N_ELEMENTS (self->keys) + 1] = { NULL };

  for (guint i = 0; i < self->n_keys; i++)
    fields[i] = get_converter (self, self->keys[i])->field->name;
  if (self->n_keys > 0 &&
      !sal_import_repository_foreach (connection, self->kind, fields, load_key, self, error))
    return FALSE;

  for (guint i = 0; i < self->converters->len; i++)
    {
      SalImportConverter *converter = get_converter (self, i);
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
      SalImportConverter *converter = get_converter (self, i);
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

  if (!load_keys (self, connection, error))
    return FALSE;
  for (guint i = 0; i < self->tables->len; i++)
    if (!sal_reference_table_load (self->tables->pdata[i], connection, error))
      return FALSE;

  return resolve_constants (self, error);
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
  sal_text_table_free (self->seen);
  self->seen = sal_text_table_new ();
  self->n_refused = 0;
  self->n_repeated = 0;
  for (guint i = 0; i < self->converters->len; i++)
    get_converter (self, i)->n_empty = 0;
  for (guint i = 0; i < self->tables->len; i++)
    {
      const GPtrArray *references = sal_reference_table_get_all (self->tables->pdata[i]);

      for (guint j = 0; j < references->len; j++)
        ((SalReference *) references->pdata[j])->n_uses = 0;
    }
  for (guint i = self->first_proposal; i < self->context->proposals->len; i++)
    ((SalImportProposal *) self->context->proposals->pdata[i])->n_rows = 0;
}

/* --- rows --- */

static const char *
get_column_name (const SalImportConverter *converter)
{
  if (converter->mapping != NULL && converter->mapping->column != NULL)
    return converter->mapping->column;

  return sal_field_get_label (converter->field);
}

static void
refuse (SalImportPart *self, int index, const char *value, const char *reason)
{
  const SalImportConverter *converter = index >= 0 ? get_converter (self, (guint) index) : NULL;

  self->refused = TRUE;
  if (index >= 0)
    self->troubled |= G_GUINT64_CONSTANT (1) << index;
  if (!self->rehearsing)
    sal_import_report_add (self->context->report,
                           SAL_IMPORT_ROW_REJECTED,
                           self->row->number,
                           converter != NULL ? get_column_name (converter) : NULL,
                           value,
                           reason);
}

static void
take_meaning (SalImportPart *self, guint index, const char *text, gsize length)
{
  SalImportConverter *converter = get_converter (self, index);
  SalImportMeaning *meaning;

  if (converter->self_reference && self->rehearsing)
    return;
  meaning = sal_import_meaning_find (self, converter, text, length);
  if (meaning->proposal != NULL)
    meaning->proposal->n_rows++;
  if (G_LIKELY (meaning->state == SAL_MEANING_VALUE))
    {
      self->values[index] = meaning->value;
      if (meaning->reference != NULL)
        meaning->reference->n_uses++;
      if (meaning->reference != NULL && meaning->reference->pending)
        g_ptr_array_add (self->pending, converter);
    }
  else if (meaning->state == SAL_MEANING_INVALID || (converter->field->flags & SAL_FIELD_REQUIRED))
    {
      refuse (self, (int) index, text, meaning->reason);
    }
  else
    {
      self->keep |= G_GUINT64_CONSTANT (1) << index;
      if (!self->rehearsing)
        sal_import_report_add (self->context->report,
                               SAL_IMPORT_LEFT_EMPTY,
                               self->row->number,
                               get_column_name (converter),
                               text,
                               meaning->reason);
    }
}

/* An amount that names its currency gives it to the row, or has to agree with it. */
static void
take_currency (SalImportPart *self, guint index, const char *text)
{
  SalImportConverter *converter = get_converter (self, index);
  const SalValue found = sal_value_borrow_text (converter->found_currency);
  SalValue *currency = converter->currency >= 0 ? &self->values[converter->currency] : NULL;
  g_autofree char *reason = NULL;

  if (currency != NULL && currency->storage == SAL_STORAGE_NULL)
    {
      *currency = found;
      return;
    }
  if (currency != NULL ? sal_value_equal (currency, &found)
                       : strcmp (found.text, self->context->currency) == 0)
    return;
  reason = g_strdup_printf (_ ("“%s” is in %s, but amounts of this row are in %s"),
                            text,
                            found.text,
                            currency != NULL ? currency->text : self->context->currency);
  refuse (self, (int) index, text, reason);
}

static void
take_value (SalImportPart *self, guint index, const char *text, gsize length)
{
  SalImportConverter *converter = get_converter (self, index);
  const char *currency = self->context->currency;
  g_autoptr (GError) error = NULL;

  if (converter->currency >= 0 && self->values[converter->currency].storage == SAL_STORAGE_TEXT)
    currency = self->values[converter->currency].text;
  if (converter->mapping->prefix != NULL)
    {
      g_string_assign (converter->text, converter->mapping->prefix);
      g_string_append_len (converter->text, text, (gssize) length);
      text = converter->text->str;
      length = converter->text->len;
    }
  converter->found_currency[0] = '\0';
  if (!sal_import_value_read (converter->field,
                              converter->mapping,
                              text,
                              length,
                              currency,
                              converter->found_currency,
                              converter->buffer,
                              &self->values[index],
                              &error))
    {
      self->values[index] = SAL_VALUE_NULL;
      refuse (self, (int) index, text, error->message);
    }
  else if (converter->found_currency[0] != '\0')
    {
      take_currency (self, index, text);
    }
}

/* What is meant by a column in a template: the name of the record its text stands for */
static const char *
get_meant (SalImportPart *self, guint column)
{
  const SalCsvField *field = &self->row->fields[column];

  if (field->length == 0)
    return "";
  for (guint i = 0; i < self->converters->len; i++)
    {
      SalImportConverter *converter = get_converter (self, i);

      if (converter->source == (int) column && converter->meanings != NULL &&
          !(converter->self_reference && self->rehearsing))
        return sal_import_meaning_find (self, converter, field->text, field->length)->meant;
    }

  return field->text;
}

static void
take_template (SalImportPart *self, guint index)
{
  SalImportConverter *converter = get_converter (self, index);
  const char *const *names = sal_template_get_columns (converter->template);
  const char *texts[16];

  for (guint i = 0; names[i] != NULL && i < G_N_ELEMENTS (texts); i++)
    texts[i] = get_meant (self, converter->template_sources[i]);
  g_string_truncate (converter->text, 0);
  sal_template_write (converter->template, texts, converter->text);
  if (converter->text->len == 0 && self->n_keys == 1 && self->keys[0] != index &&
      self->values[self->keys[0]].storage == SAL_STORAGE_TEXT)
    g_string_append (converter->text, self->values[self->keys[0]].text);
  if (converter->text->len > 0)
    take_value (self, index, converter->text->str, converter->text->len);
}

static void
take (SalImportPart *self, guint index)
{
  SalImportConverter *converter = get_converter (self, index);
  const SalCsvField *cell;

  self->values[index] = SAL_VALUE_NULL;
  if (converter->is_constant)
    {
      self->values[index] = converter->constant;
      if (converter->only_new)
        self->keep |= G_GUINT64_CONSTANT (1) << index;
      return;
    }
  if (converter->template != NULL)
    {
      take_template (self, index);
      return;
    }
  cell = &self->row->fields[converter->source];
  if (cell->length == 0)
    converter->n_empty++;
  else if (converter->meanings != NULL)
    take_meaning (self, index, cell->text, cell->length);
  else
    take_value (self, index, cell->text, cell->length);
}

static void
check_required (SalImportPart *self)
{
  for (guint i = 0; i < self->converters->len; i++)
    {
      const SalImportConverter *converter = get_converter (self, i);

      if (self->values[i].storage == SAL_STORAGE_NULL &&
          (converter->field->flags & SAL_FIELD_REQUIRED) &&
          !(self->troubled & (G_GUINT64_CONSTANT (1) << i)))
        refuse (self, (int) i, "", _ ("is required and empty"));
    }
}

/* A row with text beyond the last column has a delimiter too many somewhere, so that its values may
 * stand under the wrong columns. */
static void
check_shape (SalImportPart *self)
{
  SalCsvProblems problems = self->row->problems;

  for (guint i = self->n_columns; i < self->row->n_fields; i++)
    if (self->row->fields[i].length > 0)
      {
        refuse (self,
                -1,
                self->row->fields[i].text,
                _ ("there is text beyond the last column; is a delimiter not quoted?"));
        return;
      }
  problems &= ~(guint) SAL_CSV_PROBLEM_LONG;
  if (problems != 0 && !self->rehearsing)
    {
      g_autofree char *text = sal_csv_problems_to_text (problems);

      sal_import_report_add (
          self->context->report, SAL_IMPORT_BENT, self->row->number, NULL, NULL, text);
    }
}

static void
check_record (SalImportPart *self)
{
  g_autoptr (SalProblems) problems = NULL;

  if (self->record == NULL || self->refused)
    return;
  problems = sal_problems_new ();
  for (guint i = 0; i < self->converters->len; i++)
    sal_record_set_value (self->record, get_converter (self, i)->index, &self->values[i]);
  self->kind->validate (self->record, problems);
  if (!sal_problems_is_empty (problems))
    {
      g_autofree char *text = sal_problems_to_text (problems, self->kind);

      refuse (self, -1, NULL, g_strstrip (text));
    }
}

/* Writes the key of the row; FALSE if a part of it is empty, which is reported. */
static gboolean
write_key (SalImportPart *self)
{
  g_string_truncate (self->key, 0);
  for (guint i = 0; i < self->n_keys; i++)
    {
      guint index = self->keys[i];

      if (self->values[index].storage == SAL_STORAGE_NULL)
        {
          if (!(self->troubled & (G_GUINT64_CONSTANT (1) << index)))
            refuse (self, (int) index, "", _ ("is empty, but tells which record the row is"));
          return FALSE;
        }
      append_key (self, get_converter (self, index)->field, &self->values[index]);
    }

  return TRUE;
}

/* Looks for the record that the row is about; 0 if there is none. */
static gint64
find_existing (SalImportPart *self)
{
  const gint64 *id = sal_text_table_find (self->existing, self->key->str, self->key->len);
  g_autofree char *reason = NULL;

  if (id == NULL)
    return 0;
  if (*id > 0)
    return *id;
  reason = g_strdup_printf (_ ("several records of kind %s have this key"), self->kind->name);
  refuse (self, (int) self->keys[0], self->key->str, reason);

  return 0;
}

/* Whether an earlier row of the file had the same key */
static gboolean
is_repeated (SalImportPart *self)
{
  const gint64 *earlier = sal_text_table_find (self->seen, self->key->str, self->key->len);
  const SalImportConverter *converter = get_converter (self, self->keys[0]);
  const char *text = converter->source >= 0 ? self->row->fields[converter->source].text : NULL;
  g_autofree char *reason = NULL;

  if (earlier == NULL)
    return FALSE;
  if (self->mapping->distinct)
    return TRUE;
  reason = g_strdup_printf (_ ("has the same key as row %" G_GINT64_FORMAT), *earlier);
  refuse (self, (int) self->keys[0], text, reason);

  return FALSE;
}

static void
check_unique (SalImportPart *self)
{
  for (guint i = 0; i < self->converters->len; i++)
    {
      SalImportConverter *converter = get_converter (self, i);
      const SalValue *value = &self->values[i];
      gboolean added;
      gint64 *owner;

      if (converter->unique == NULL || value->storage != SAL_STORAGE_TEXT)
        continue;
      owner = sal_text_table_add (converter->unique, value->text, value->length, &added);
      if (added)
        *owner = self->id;
      else if (*owner != self->id)
        refuse (self, (int) i, value->text, _ ("is that of another record, and must be unique"));
    }
}

/* Makes the row known to rows that refer to it. */
static void
announce (SalImportPart *self)
{
  int title = find_converter (self, self->kind->title);
  int key = find_converter (self, "external_id");
  const SalValue *name = title >= 0 ? &self->values[title] : NULL;
  const SalValue *external_id = key >= 0 ? &self->values[key] : NULL;

  g_array_append_val (self->rehearsed, self->id);
  for (guint i = 0; i < self->tables->len; i++)
    {
      SalReferenceTable *table = self->tables->pdata[i];

      if (sal_reference_table_get_kind (table) == self->kind)
        sal_reference_table_add (table,
                                 self->id,
                                 name != NULL ? name->text : NULL,
                                 external_id != NULL ? external_id->text : NULL);
    }
}

/* The id a new record gets: in a rehearsed part, that which it had in the rehearsal. */
static gint64
choose_id (SalImportPart *self)
{
  if (!self->rehearsing && self->n_rehearsed < self->rehearsed->len)
    return g_array_index (self->rehearsed, gint64, self->n_rehearsed);

  return sal_id_new ();
}

static void
accept (SalImportPart *self, gboolean is_new)
{
  if (self->n_keys > 0)
    *sal_text_table_add (self->seen, self->key->str, self->key->len, NULL) =
        (gint64) self->row->number;
  if (self->rehearsing && is_new)
    announce (self);
  else if (is_new && self->refers_to_itself)
    self->n_rehearsed++;
}

/**
 * sal_import_part_convert:
 * @self: a part
 * @row: a row of the file
 *
 * Turns a row into values. What is wrong with it goes to the report.
 *
 * Returns: what the row is; for new and existing records `id`, `values` and `keep` are set
 */
SalImportRowState
sal_import_part_convert (SalImportPart *self, const SalCsvRow *row)
{
  gint64 existing = 0;

  self->row = row;
  self->keep = 0;
  self->troubled = 0;
  self->refused = FALSE;
  self->id = 0;
  g_ptr_array_set_size (self->pending, 0);
  check_shape (self);
  for (guint i = 0; i < self->converters->len; i++)
    take (self, i);
  check_required (self);
  check_record (self);
  if (self->n_keys > 0 && write_key (self))
    {
      if (is_repeated (self))
        {
          self->n_repeated++;
          return SAL_IMPORT_ROW_REPEATED;
        }
      existing = find_existing (self);
    }
  if (!self->refused)
    {
      self->id = existing > 0 ? existing : choose_id (self);
      check_unique (self);
    }
  if (self->refused)
    {
      self->n_refused++;
      return SAL_IMPORT_ROW_REFUSED;
    }
  accept (self, existing == 0);

  return existing > 0 ? SAL_IMPORT_ROW_EXISTS : SAL_IMPORT_ROW_NEW;
}

/**
 * sal_import_part_take_pending:
 * @self: a part whose last row was accepted
 * @creations: (element-type SalImportCreation): where to append
 *
 * Lists the records that the last row is the first to refer to and that are to be added before it.
 */
void
sal_import_part_take_pending (SalImportPart *self, GArray *creations)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->pending->len; i++)
    {
      const SalImportConverter *converter = self->pending->pdata[i];
      guint index = (guint) (converter - get_converter (self, 0));
      const GPtrArray *references = sal_reference_table_get_all (converter->references);

      for (guint j = references->len; j > 0; j--)
        {
          SalReference *reference = references->pdata[j - 1];
          SalImportCreation creation = { sal_reference_table_get_kind (converter->references),
                                         reference };

          if (reference->id != self->values[index].integer)
            continue;
          if (reference->pending)
            g_array_append_val (creations, creation);
          reference->pending = FALSE;
          break;
        }
    }
}

/**
 * sal_import_part_list_fields:
 * @self: a part
 * @fields: (out caller-allocates): room for %SAL_IMPORT_MAX_VALUES indexes
 *
 * Tells which field of the kind each value is for.
 *
 * Returns: the number of values
 */
guint
sal_import_part_list_fields (const SalImportPart *self, guint *fields)
{
  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->converters->len; i++)
    fields[i] = get_converter (self, i)->index;

  return self->converters->len;
}

static void
describe_empty (const SalImportConverter *converter, GPtrArray *notes)
{
  if (converter->n_empty == 0)
    return;
  g_ptr_array_add (notes,
                   g_strdup_printf (ngettext ("%s: empty in %" G_GUINT64_FORMAT " row",
                                              "%s: empty in %" G_GUINT64_FORMAT " rows",
                                              (gulong) converter->n_empty),
                                    converter->mapping->column,
                                    converter->n_empty));
}

/* Records that nothing in the file refers to, where the list is short enough to be meant whole:
 * salespeople without deals. */
static void
describe_unused (const SalImportConverter *converter, GPtrArray *notes)
{
  const GPtrArray *references = sal_reference_table_get_all (converter->references);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_unused = 0;

  for (guint i = 0; i < references->len; i++)
    {
      const SalReference *reference = references->pdata[i];

      if (reference->n_uses > 0)
        continue;
      n_unused++;
      if (n_unused <= MOST_NAMED)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", reference->name);
    }
  if (n_unused == 0 || n_unused * 2 > references->len)
    return;
  g_ptr_array_add (
      notes,
      g_strdup_printf (ngettext ("%s: %u of %u records of kind %s is not referred to: %s%s",
                                 "%s: %u of %u records of kind %s are not referred to: %s%s",
                                 n_unused),
                       converter->mapping->column,
                       n_unused,
                       references->len,
                       converter->field->references->name,
                       names->str,
                       n_unused > MOST_NAMED ? ", …" : ""));
}

/**
 * sal_import_part_describe:
 * @self: a part whose rows have all been converted
 * @notes: (element-type utf8): where to append
 *
 * Says which columns were empty in how many rows, and which records nothing refers to.
 */
void
sal_import_part_describe (const SalImportPart *self, GPtrArray *notes)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->converters->len; i++)
    {
      const SalImportConverter *converter = get_converter (self, i);

      if (converter->mapping == NULL || converter->mapping->column == NULL)
        continue;
      describe_empty (converter, notes);
      if (converter->references != NULL && !converter->self_reference)
        describe_unused (converter, notes);
    }
}
