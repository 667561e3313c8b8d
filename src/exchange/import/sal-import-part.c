/* sal-import-part.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-part-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-id.h"
#include "sal-import-batch.h"
#include "sal-number.h"
#include "sal-record.h"

static const char *
get_column_name (const SalImportConverter *converter)
{
  if (converter->mapping != NULL && converter->mapping->column != NULL)
    return converter->mapping->column;

  return sal_field_get_label (converter->field);
}

/* What stands in the file for a field; NULL if that is not in a column of its own */
static const char *
get_cell (const SalImportPart *self, int index)
{
  int source = index >= 0 ? sal_import_part_get_converter (self, (guint) index)->source : -1;

  return source >= 0 && source < (int) self->row->n_fields ? self->row->fields[source].text : NULL;
}

static void
refuse_column (SalImportPart *self, const char *column, const char *value, const char *reason)
{
  self->refused = TRUE;
  if (!self->rehearsing)
    sal_import_report_add (
        self->context->report, SAL_IMPORT_ROW_REJECTED, self->row->number, column, value, reason);
}

static void
refuse (SalImportPart *self, int index, const char *value, const char *reason)
{
  const char *column = NULL;

  if (index >= 0)
    {
      self->troubled |= G_GUINT64_CONSTANT (1) << index;
      column = get_column_name (sal_import_part_get_converter (self, (guint) index));
    }
  refuse_column (self, column, value, reason);
}

/* A guess that was taken, or one that is worth a look */
static void
report_proposal (SalImportPart *self,
                 const SalImportConverter *converter,
                 const char *text,
                 const SalImportProposal *proposal)
{
  g_autofree char *reason = NULL;

  if (self->rehearsing)
    return;
  reason = g_strdup_printf (proposal->accepted ? _ ("was taken for “%s”") : _ ("is “%s” meant?"),
                            proposal->meant);
  sal_import_report_add (self->context->report,
                         SAL_IMPORT_BENT,
                         self->row->number,
                         get_column_name (converter),
                         text,
                         reason);
}

/* Whether what the row says of another row is looked at: once all are known, and not if it is
 * refused for that. */
static gboolean
is_reference_wanted (const SalImportPart *self)
{
  const char *field;

  if (self->rehearsing)
    return self->relating;

  return !self->judged ||
         sal_import_relations_get_judgement (self->relations, self->n_converted, &field) == NULL;
}

static void
take_meaning (SalImportPart *self, guint index, const char *text, gsize length)
{
  SalImportConverter *converter = sal_import_part_get_converter (self, index);
  SalImportMeaning *meaning;

  if (converter->self_reference && !is_reference_wanted (self))
    return;
  meaning = sal_import_meaning_find (self, converter, text, length);
  meaning->n_rows++;
  if (meaning->proposal != NULL)
    meaning->proposal->n_rows++;
  if (G_LIKELY (meaning->state == SAL_MEANING_VALUE))
    {
      self->values[index] = meaning->value;
      if (meaning->proposal != NULL)
        report_proposal (self, converter, text, meaning->proposal);
      if (meaning->reference != NULL)
        meaning->reference->n_uses++;
      if (meaning->reference != NULL && meaning->reference->pending)
        g_ptr_array_add (self->pending, converter);
    }
  else if (meaning->state == SAL_MEANING_INVALID ||
           (converter->field->flags & (SAL_FIELD_REQUIRED | SAL_FIELD_OWNER)))
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
  SalImportConverter *converter = sal_import_part_get_converter (self, index);
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
  SalImportConverter *converter = sal_import_part_get_converter (self, index);
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
      SalImportConverter *converter = sal_import_part_get_converter (self, i);

      if (converter->source == (int) column && converter->meanings != NULL &&
          !(converter->self_reference && self->rehearsing))
        return sal_import_meaning_find (self, converter, field->text, field->length)->meant;
    }

  return field->text;
}

static void
take_template (SalImportPart *self, guint index)
{
  SalImportConverter *converter = sal_import_part_get_converter (self, index);
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
  SalImportConverter *converter = sal_import_part_get_converter (self, index);
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
      const SalImportConverter *converter = sal_import_part_get_converter (self, i);

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

/* What is wrong with a field is told of its column. */
static void
refuse_fields (SalImportPart *self, const SalProblems *problems)
{
  const char *whole = sal_problems_get (problems, NULL);

  for (guint i = 0; i < self->converters->len; i++)
    {
      const char *reason =
          sal_problems_get (problems, sal_import_part_get_converter (self, i)->field->name);

      if (reason != NULL)
        refuse (self, (int) i, get_cell (self, (int) i), reason);
    }
  if (whole != NULL)
    refuse (self, -1, NULL, whole);
}

/* What a row makes of a record that there is, its writer knows. */
static void
check_new (SalImportPart *self)
{
  g_autoptr (SalProblems) problems = NULL;

  if (self->record == NULL || self->refused)
    return;
  problems = sal_problems_new ();
  for (guint i = 0; i < self->converters->len; i++)
    sal_record_set_value (
        self->record, sal_import_part_get_converter (self, i)->index, &self->values[i]);
  self->kind->validate (self->record, problems);
  refuse_fields (self, problems);
  if (!sal_problems_is_empty (problems) && !self->refused)
    {
      g_autofree char *text = sal_problems_to_text (problems, self->kind);

      refuse (self, -1, NULL, g_strstrip (text));
    }
}

/* Writes the key of the row; FALSE if a part of it is empty, which is reported where no id tells
 * rows apart. */
static gboolean
write_key (SalImportPart *self)
{
  g_string_truncate (self->key, 0);
  for (guint i = 0; i < self->n_keys; i++)
    {
      guint index = self->keys[i];

      if (self->values[index].storage == SAL_STORAGE_NULL)
        {
          g_string_truncate (self->key, 0);
          if (self->id_source < 0 && !(self->troubled & (G_GUINT64_CONSTANT (1) << index)))
            refuse (self, (int) index, "", _ ("is empty, but tells which record the row is"));
          return FALSE;
        }
      sal_import_part_append_key (self,
                                  self->key,
                                  sal_import_part_get_converter (self, index)->field,
                                  &self->values[index]);
    }
  if (self->key_owner >= 0)
    sal_import_part_append_key (
        self,
        self->key,
        sal_import_part_get_converter (self, (guint) self->key_owner)->field,
        &self->values[self->key_owner]);

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
  refuse (self, (int) self->keys[0], get_cell (self, (int) self->keys[0]), reason);

  return 0;
}

/* Whether an earlier row of the file had the same key */
static gboolean
is_repeated (SalImportPart *self)
{
  const gint64 *earlier = sal_text_table_find (self->seen, self->key->str, self->key->len);
  const SalImportConverter *converter = sal_import_part_get_converter (self, self->keys[0]);
  const char *text = converter->source >= 0 ? self->row->fields[converter->source].text : NULL;
  g_autofree char *reason = NULL;
  char row[SAL_NUMBER_BUFFER];

  if (earlier == NULL)
    return FALSE;
  if (self->mapping->distinct)
    return TRUE;
  reason = g_strdup_printf (_ ("has the same key as row %s"), sal_number_write (*earlier, 0, row));
  refuse (self, (int) self->keys[0], text, reason);

  return FALSE;
}

static void
check_unique (SalImportPart *self)
{
  for (guint i = 0; i < self->converters->len; i++)
    {
      SalImportConverter *converter = sal_import_part_get_converter (self, i);
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

static void
check_together (SalImportPart *self, gboolean exists)
{
  g_autofree char *names = NULL;
  g_autofree char *reason = NULL;

  if (self->refused || sal_import_part_take_together (self, exists))
    return;
  names = sal_kind_name_together (self->kind);
  reason = g_strdup_printf (_ ("another row or record has the same %s, and only one may"), names);
  refuse (self, -1, NULL, reason);
}

/**
 * sal_import_part_list_values:
 * @self: a part
 * @values: (out caller-allocates): by field of the kind; %NULL where the row says nothing
 *
 * Lists the values of the row.
 */
void
sal_import_part_list_values (const SalImportPart *self, const SalValue **values)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    values[i] = NULL;
  for (guint i = 0; i < self->converters->len; i++)
    values[sal_import_part_get_converter (self, i)->index] = &self->values[i];
}

/* What is wrong with the row by what it refers to, or NULL. What the rehearsal does not know yet,
 * references to other rows, it does not hold against a row; it is judged with all of them. */
static const char *
find_wrong_relation (SalImportPart *self, const char **field)
{
  const SalValue *values[SAL_IMPORT_MAX_VALUES];

  if (self->judged)
    return sal_import_relations_get_judgement (self->relations, self->n_converted, field);
  sal_import_part_list_values (self, values);
  for (guint i = 0; self->rehearsing && i < self->converters->len; i++)
    if (sal_import_part_get_converter (self, i)->self_reference)
      values[sal_import_part_get_converter (self, i)->index] = NULL;

  return sal_import_relations_take (self->relations, self->id, values, field);
}

static void
check_relations (SalImportPart *self)
{
  const char *field, *reason;
  int index;

  if (self->relations == NULL || self->refused)
    return;
  reason = find_wrong_relation (self, &field);
  if (reason == NULL)
    return;
  index = sal_import_part_find_converter (self, field);
  refuse (self, index, get_cell (self, index), reason);
}

static void
check_doubles (SalImportPart *self, gboolean exists)
{
  const char *field;
  g_autofree char *reason = sal_import_part_take_doubles (self, exists, &field);
  int index;

  if (reason == NULL)
    return;
  index = sal_import_part_find_converter (self, field);
  refuse (self, index, get_cell (self, index), reason);
}

/* What the row says of a field, as it stands in the file */
static const char *
get_text (const SalImportPart *self, const char *field)
{
  int index = sal_import_part_find_converter (self, field);

  if (index < 0)
    return NULL;
  if (self->values[index].storage == SAL_STORAGE_TEXT)
    return self->values[index].text;

  return self->values[index].storage != SAL_STORAGE_NULL ? get_cell (self, index) : NULL;
}

/* Makes a row of the rehearsal known to rows that refer to it. */
static void
announce (SalImportPart *self)
{
  const char *name = get_text (self, self->kind->title);
  const char *external_id = get_text (self, "external_id");

  for (guint i = 0; i < self->tables->len; i++)
    {
      SalReferenceTable *table = self->tables->pdata[i];

      if (sal_reference_table_get_kind (table) == self->kind)
        sal_reference_table_add (table, self->id, name, external_id);
    }
  if (self->relations != NULL)
    {
      const SalValue *values[SAL_IMPORT_MAX_VALUES];

      sal_import_part_list_values (self, values);
      sal_import_relations_announce (self->relations, self->id, values);
    }
}

/* The id a new record gets: in a rehearsed part, that which its row had in the rehearsal. */
static gint64
choose_id (SalImportPart *self)
{
  const SalImportRehearsed *rehearsed = NULL;

  if (!self->rehearsing && self->n_converted < self->rehearsed->len)
    rehearsed = &g_array_index (self->rehearsed, SalImportRehearsed, self->n_converted);

  return rehearsed != NULL && rehearsed->is_new ? rehearsed->id : sal_id_new ();
}

/* The record whose id the row has; 0 if there is none. */
static gint64
find_by_id (SalImportPart *self)
{
  const SalCsvField *field = self->id_source >= 0 && self->id_source < (int) self->row->n_fields
                                 ? &self->row->fields[self->id_source]
                                 : NULL;
  gint32 pass = self->rehearsing ? 1 : 2;
  gint64 id, match;
  gint32 seen;

  if (field == NULL || !g_ascii_string_to_signed (field->text, 10, 1, G_MAXINT64, &id, NULL))
    return 0;
  seen = sal_id_map_lookup (self->ids, id);
  if (seen < 0)
    return 0;
  if (seen == pass)
    {
      refuse_column (self, self->mapping->id, field->text, _ ("is that of an earlier row, too"));
      return id;
    }
  sal_id_map_insert (self->ids, id, pass);
  match = self->n_together > 0 && !self->refused ? sal_import_part_find_match (self) : 0;
  if (match != 0 && match != id)
    check_together (self, FALSE);

  return id;
}

/* Looks for the record by key, or by all the row says; FALSE if the row is to be passed over. */
static gboolean
find_by_key (SalImportPart *self, gint64 *existing)
{
  if (self->n_keys > 0 && write_key (self))
    {
      if (is_repeated (self))
        return FALSE;
      *existing = find_existing (self);
    }
  else if (self->n_keys == 0 && !self->refused)
    {
      *existing = sal_import_part_find_match (self);
    }

  return TRUE;
}

static void
begin_row (SalImportPart *self, const SalCsvRow *row)
{
  self->row = row;
  self->keep = 0;
  self->troubled = 0;
  self->refused = FALSE;
  self->id = 0;
  g_ptr_array_set_size (self->pending, 0);
}

static void
take_all (SalImportPart *self)
{
  for (guint i = 0; i < self->converters->len; i++)
    take (self, i);
}

/**
 * sal_import_part_take:
 * @self: a part
 * @row: a row of the file
 *
 * Turns the cells of a row into values.
 */
void
sal_import_part_take (SalImportPart *self, const SalCsvRow *row)
{
  begin_row (self, row);
  take_all (self);
}

static SalImportRowState
convert (SalImportPart *self, const SalCsvRow *row)
{
  gint64 existing = 0;
  gboolean by_id;

  begin_row (self, row);
  check_shape (self);
  take_all (self);
  check_required (self);
  existing = find_by_id (self);
  by_id = existing > 0;
  if (!by_id && !find_by_key (self, &existing))
    {
      self->n_repeated++;
      return SAL_IMPORT_ROW_REPEATED;
    }
  if (existing <= 0)
    check_new (self);
  if (!self->refused)
    {
      self->id = existing > 0 ? existing : choose_id (self);
      check_unique (self);
      check_together (self, existing > 0);
      check_relations (self);
      check_doubles (self, existing > 0);
    }
  if (self->refused)
    {
      self->n_refused++;
      return SAL_IMPORT_ROW_REFUSED;
    }
  if (self->n_keys > 0 && !by_id && self->key->len > 0)
    *sal_text_table_add (self->seen, self->key->str, self->key->len, NULL) =
        (gint64) self->row->number;

  return existing > 0 ? SAL_IMPORT_ROW_EXISTS : SAL_IMPORT_ROW_NEW;
}

/* Remembers the row by its place in the file: rows after it keep theirs whatever becomes of it. */
static void
note_rehearsed (SalImportPart *self, SalImportRowState state)
{
  SalImportRehearsed rehearsed = { .is_new = state == SAL_IMPORT_ROW_NEW };

  if (rehearsed.is_new || state == SAL_IMPORT_ROW_EXISTS)
    rehearsed.id = self->id;
  g_array_append_val (self->rehearsed, rehearsed);
  if (rehearsed.is_new)
    announce (self);
}

/**
 * sal_import_part_convert:
 * @self: a part
 * @row: a row of the file
 *
 * Turns a row into values. What is wrong with it goes to the report. In the second half of a
 * rehearsal, only what the row says of others is noted.
 *
 * Returns: what the row is; for new and existing records `id`, `values` and `keep` are set
 */
SalImportRowState
sal_import_part_convert (SalImportPart *self, const SalCsvRow *row)
{
  SalImportRowState state = SAL_IMPORT_ROW_REFUSED;

  if (self->relating)
    sal_import_part_note_relations (self, row);
  else
    state = convert (self, row);
  if (self->rehearsing && !self->relating)
    note_rehearsed (self, state);
  self->n_converted++;

  return state;
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
      guint index = (guint) (converter - sal_import_part_get_converter (self, 0));
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
          reference->created = TRUE;
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
    fields[i] = sal_import_part_get_converter (self, i)->index;

  return self->converters->len;
}

/**
 * sal_import_part_name_column:
 * @self: a part
 * @field: a field of its kind
 *
 * Tells where in the file a field stands.
 *
 * Returns: (transfer none): the name of its column, or of the field if it has none
 */
const char *
sal_import_part_name_column (const SalImportPart *self, const SalField *field)
{
  int index;

  g_return_val_if_fail (self != NULL, NULL);

  index = sal_import_part_find_converter (self, field->name);

  return index >= 0 ? get_column_name (sal_import_part_get_converter (self, (guint) index))
                    : sal_field_get_label (field);
}
