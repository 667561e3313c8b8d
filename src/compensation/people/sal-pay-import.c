/* sal-pay-import.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-import-private.h"

#include <glib/gi18n-lib.h>

#include "sal-error.h"
#include "sal-kinds.h"
#include "sal-record-query.h"
#include "sal-sheet.h"
#include "sal-store-error.h"
#include "sal-text.h"

struct _SalPayImport
{
  const SalKind *kind;
  char *name;      /* of the file */
  GArray *columns; /* of int: by column, the field */
  GArray *rows;    /* of SalPayImportRow */
  guint n_added, n_changed, n_same, n_ended;
};

static void
row_clear (gpointer data)
{
  g_clear_object (&((SalPayImportRow *) data)->record);
}

void
sal_pay_import_free (SalPayImport *self)
{
  g_free (self->name);
  g_array_unref (self->columns);
  g_array_unref (self->rows);
  g_free (self);
}

/* --- columns --- */

static gboolean
is_same_name (const char *one, const char *other)
{
  g_autofree char *a = sal_text_fold (one), *b = sal_text_fold (other);

  return g_str_equal (a, b);
}

/* A person is called by many names, and so is the column. */
static gboolean
is_person_column (const SalField *field, const char *column)
{
  static const char *const names[] = { "participant", "employee", "employee_number",
                                       "external_id", "mail",     "email" };

  for (guint i = 0; field->references == &sal_person_kind && i < G_N_ELEMENTS (names); i++)
    if (is_same_name (names[i], column))
      return TRUE;

  return FALSE;
}

static int
find_field (const SalKind *kind, const char *column)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const SalField *field = &kind->fields[i];

      if (is_same_name (field->name, column) || is_same_name (field->label, column) ||
          is_same_name (sal_field_get_label (field), column) || is_person_column (field, column))
        return (int) i;
    }

  return -1;
}

static gboolean
set_unknown_column (const SalKind *kind, const SalSheet *sheet, const char *column, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", kind->fields[i].name);
  g_set_error (error,
               SAL_ERROR,
               SAL_ERROR_FILE,
               _ ("%s, row 1: %s has no field “%s”; it has: %s"),
               sheet->name,
               sal_kind_get_label (kind),
               column,
               names->str);

  return FALSE;
}

static gboolean
find_columns (SalPayImport *self, const SalSheet *sheet, GError **error)
{
  guint64 seen = 0;

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const char *column = sheet->columns->pdata[i];
      int field = find_field (self->kind, column);

      if (field < 0)
        return set_unknown_column (self->kind, sheet, column, error);
      if ((seen >> field & 1) != 0)
        {
          g_set_error (error,
                       SAL_ERROR,
                       SAL_ERROR_FILE,
                       _ ("%s, row 1: two columns are for the field “%s”"),
                       sheet->name,
                       self->kind->fields[field].name);
          return FALSE;
        }
      seen |= G_GUINT64_CONSTANT (1) << field;
      g_array_append_val (self->columns, field);
    }

  return TRUE;
}

/* --- values --- */

static gboolean
read_person (SalRecord *record,
             const SalField *field,
             const char *text,
             const SalPeople *people,
             GError **error)
{
  const SalPeoplePerson *person = sal_people_find (people, text, error);

  if (person != NULL)
    sal_record_set_integer (record, field->name, person->id);

  return person != NULL;
}

/* Amounts are as people write them; the currency of the row is read before. */
static gboolean
read_money (SalRecord *record, guint field, const char *text, SalDecimalMark mark, GError **error)
{
  const SalField *description = &sal_record_get_kind (record)->fields[field];
  const char *currency = sal_record_currency_of (record, field, NULL);
  char found[4] = "";
  gint64 amount;

  if (currency == NULL)
    currency = "USD";
  if (!sal_text_to_money (text, mark, currency, &amount, found, error))
    return FALSE;
  if (!g_str_equal (found, currency))
    {
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   _ ("“%s” is not in %s, the currency of the row"),
                   text,
                   currency);
      return FALSE;
    }
  sal_record_set_integer (record, description->name, amount);

  return TRUE;
}

static gboolean
read_value (SalRecord *record,
            guint field,
            const char *text,
            const SalSheet *sheet,
            const SalPeople *people,
            GError **error)
{
  const SalField *description = &sal_record_get_kind (record)->fields[field];
  SalValue value;

  if (text == NULL || *text == '\0')
    {
      sal_record_set_null (record, description->name);
      return TRUE;
    }
  if (description->references == &sal_person_kind)
    return read_person (record, description, text, people, error);
  if (description->type == SAL_FIELD_MONEY)
    return read_money (record, field, text, sheet->mark, error);
  if (!sal_field_from_text (description, text, NULL, &value, error))
    return FALSE;
  sal_record_set_value (record, field, &value);
  sal_value_clear (&value);

  return TRUE;
}

static gboolean
read_cell (SalPayImport *self,
           SalPayImportRow *row,
           const SalSheet *sheet,
           guint index,
           guint column,
           const SalPeople *people,
           GError **error)
{
  guint field = (guint) g_array_index (self->columns, int, column);
  const char *text = sal_sheet_get (sheet, index, column);
  g_autoptr (GError) reason = NULL;

  /* a required field is not emptied: it stays what it is, or begins as */
  if ((text == NULL || *text == '\0') &&
      (self->kind->fields[field].flags & SAL_FIELD_REQUIRED) != 0)
    return TRUE;
  row->given |= G_GUINT64_CONSTANT (1) << field;
  if (read_value (row->record, field, text, sheet, people, &reason))
    return TRUE;
  g_set_error (error,
               SAL_ERROR,
               SAL_ERROR_FILE,
               _ ("%s, row %u, column %s: %s"),
               sheet->name,
               (guint) row->number,
               (const char *) sheet->columns->pdata[column],
               reason->message);

  return FALSE;
}

static gboolean
read_row (SalPayImport *self,
          const SalSheet *sheet,
          guint index,
          const SalPeople *people,
          const char *currency,
          GError **error)
{
  SalPayImportRow row = { g_array_index (sheet->numbers, guint64, index),
                          0,
                          sal_record_new (self->kind) };
  const SalField *of_currency = sal_kind_find_field (self->kind, "currency");

  if (of_currency != NULL && (of_currency->flags & SAL_FIELD_REQUIRED) != 0)
    sal_record_set_text (row.record, "currency", currency);
  g_array_append_val (self->rows, row);
  /* amounts are in the currency of the row, wherever it stands */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->columns->len; i++)
      {
        int field = g_array_index (self->columns, int, i);
        gboolean is_late = self->kind->fields[field].type == SAL_FIELD_MONEY;

        if (is_late == (pass == 1) &&
            !read_cell (self,
                        &g_array_index (self->rows, SalPayImportRow, self->rows->len - 1),
                        sheet,
                        index,
                        i,
                        people,
                        error))
          return FALSE;
      }

  return TRUE;
}

/**
 * sal_pay_import_read:
 * @kind: a kind of pay
 * @file: a table as CSV or XLSX, with the names or labels of fields above its columns
 * @people: the people of the workspace
 * @currency: of rows that say none
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads records of pay from a table.
 *
 * Returns: (transfer full): what sal_pay_import_write() writes, or %NULL with %SAL_ERROR_FILE,
 * which names file, row and column, or with the errors of reading files
 */
SalPayImport *
sal_pay_import_read (const SalKind *kind,
                     GFile *file,
                     const SalPeople *people,
                     const char *currency,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (SalPayImport) self = g_new0 (SalPayImport, 1);
  g_autoptr (SalSheet) sheet = sal_sheet_read (file, cancellable, error);

  self->kind = kind;
  self->columns = g_array_new (FALSE, FALSE, sizeof (int));
  self->rows = g_array_new (FALSE, FALSE, sizeof (SalPayImportRow));
  g_array_set_clear_func (self->rows, row_clear);
  if (sheet == NULL || !find_columns (self, sheet, error))
    return NULL;
  self->name = g_strdup (sheet->name);
  for (guint i = 0; i < sal_sheet_get_n_rows (sheet); i++)
    if (!read_row (self, sheet, i, people, currency, error))
      return NULL;

  return g_steal_pointer (&self);
}

/* --- writing --- */

static gboolean
add_copy (SalRecord *record, gpointer records, GError **error)
{
  g_ptr_array_add (records, sal_record_copy (record));

  return TRUE;
}

/* The record that agrees with a row in what tells records apart; −1: there is none. */
static int
find_stored (const SalPayImport *self, GPtrArray *stored, SalRecord *record)
{
  guint fields[SAL_KIND_TOGETHER];
  guint n_fields = sal_kind_list_together (self->kind, fields);

  for (guint i = 0; i < stored->len; i++)
    {
      gboolean is_same = n_fields > 0;

      for (guint k = 0; is_same && k < n_fields; k++)
        is_same = sal_value_equal (sal_record_get_value (stored->pdata[i], fields[k]),
                                   sal_record_get_value (record, fields[k]));
      if (is_same)
        return (int) i;
    }

  return -1;
}

/* One assignment to a plan goes on until the next. */
static gboolean
end_others (SalPayImport *self,
            SalTransaction *transaction,
            GPtrArray *stored,
            SalRecord *record,
            GError **error)
{
  return self->kind != &sal_participant_kind ||
         sal_pay_import_end_others (transaction, stored, record, &self->n_ended, error);
}

static gboolean
is_ended (const SalPayImport *self, const GPtrArray *stored, SalRecord *record)
{
  return self->kind == &sal_participant_kind &&
         sal_pay_import_end_before_next (self->rows, stored, record);
}

static gboolean
write_row (SalPayImport *self,
           SalTransaction *transaction,
           GPtrArray *stored,
           const SalPayImportRow *row,
           GError **error)
{
  int at = find_stored (self, stored, row->record);
  SalRecord *before = at >= 0 ? stored->pdata[at] : NULL;
  g_autoptr (SalRecord) after = NULL;
  gboolean ends;

  if (!end_others (self, transaction, stored, row->record, error))
    return FALSE;
  if (before == NULL)
    {
      self->n_added++;
      self->n_ended += is_ended (self, stored, row->record);
      g_ptr_array_add (stored, g_object_ref (row->record));
      return sal_transaction_enter (transaction, NULL, row->record, error);
    }
  after = sal_record_copy (before);
  for (guint i = 0; i < self->kind->n_fields; i++)
    if ((row->given >> i & 1) != 0)
      sal_record_set_value (after, i, sal_record_get_value (row->record, i));
  ends = is_ended (self, stored, after);
  if (sal_record_equal (before, after))
    {
      self->n_same++;
      return TRUE;
    }
  self->n_changed++;
  self->n_ended += ends;
  if (!sal_transaction_enter (transaction, before, after, error))
    return FALSE;
  stored->pdata[at] = g_steal_pointer (&after);
  g_object_unref (before);

  return TRUE;
}

/* What was not in the table is said in what the change is called. */
static void
set_label (const SalPayImport *self, SalTransaction *transaction)
{
  g_autofree char *label =
      /* translators: assignments to plans that were imported ended others */
      g_strdup_printf (ngettext ("Import Participants, End %u Assignment",
                                 "Import Participants, End %u Assignments",
                                 self->n_ended),
                       self->n_ended);

  sal_transaction_set_label (transaction, label);
}

/**
 * sal_pay_import_write:
 * @transaction: a transaction of a pay store
 * @pay_import: the #SalPayImport
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes what was read: a row that agrees with a record in what tells records of the kind apart
 * changes the fields it has of that, any other is a new record. The same file twice changes
 * nothing. Of participants, what a person was in of a plan ends the day before a row assigns the
 * person to it, and what a row assigns ends before the next assignment to it.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID, which names file and row, or with the errors of
 *   writing
 */
gboolean
sal_pay_import_write (SalTransaction *transaction,
                      gpointer pay_import,
                      GCancellable *cancellable,
                      GError **error)
{
  SalPayImport *self = pay_import;
  g_autoptr (GPtrArray) stored = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SalRecordQuery) query = sal_record_query_new (self->kind);

  self->n_added = self->n_changed = self->n_same = self->n_ended = 0;
  if (!sal_record_query_foreach (
          query, sal_transaction_get_connection (transaction), add_copy, stored, error))
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SalPayImportRow *row = &g_array_index (self->rows, SalPayImportRow, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!write_row (self, transaction, stored, row, error))
        {
          g_prefix_error (error, _ ("%s, row %u: "), self->name, (guint) row->number);
          return FALSE;
        }
    }
  if (self->n_ended > 0)
    set_label (self, transaction);

  return TRUE;
}

guint
sal_pay_import_get_n_added (const SalPayImport *self)
{
  return self->n_added;
}

guint
sal_pay_import_get_n_changed (const SalPayImport *self)
{
  return self->n_changed;
}

guint
sal_pay_import_get_n_same (const SalPayImport *self)
{
  return self->n_same;
}

guint
sal_pay_import_get_n_ended (const SalPayImport *self)
{
  return self->n_ended;
}
