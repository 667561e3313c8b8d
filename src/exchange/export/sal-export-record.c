/* sal-export-record.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-export-record.h"

#include "sal-csv-writer.h"

#define BLOCK_BYTES (64 * 1024)

/**
 * SalExportWriter:
 *
 * Writes records one after the other, as rows of a CSV file or as objects of a JSON document of
 * schema `salient.records/1`.
 *
 * In CSV a reference has two columns: `account` with its title and `account_id` with its id. In
 * JSON it is an object of both. Ids are texts, and so are amounts, with the decimals of their
 * currency.
 */
struct _SalExportWriter
{
  const SalKind *kind;
  const SalExportOptions *options;
  char *currency;
  GOutputStream *stream;
  SalCsvWriter *csv;
  GString *json;
  guint64 n_records;
};

/**
 * sal_export_writer_new:
 * @kind: the kind of the records
 * @options: how to write; must outlive the writer
 * @currency: the reporting currency
 * @stream: where to write
 *
 * Creates a writer.
 *
 * Returns: (transfer full): the writer
 */
SalExportWriter *
sal_export_writer_new (const SalKind *kind,
                       const SalExportOptions *options,
                       const char *currency,
                       GOutputStream *stream)
{
  SalExportWriter *self = g_new0 (SalExportWriter, 1);

  self->kind = kind;
  self->options = options;
  self->currency = g_strdup (currency);
  self->stream = g_object_ref (stream);
  if (options->format == SAL_EXPORT_CSV)
    self->csv = sal_csv_writer_new (stream);
  else
    self->json = g_string_new (NULL);

  return self;
}

void
sal_export_writer_free (SalExportWriter *self)
{
  if (self == NULL)
    return;
  g_free (self->currency);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->csv, sal_csv_writer_free);
  if (self->json != NULL)
    g_string_free (self->json, TRUE);
  g_free (self);
}

static gboolean
is_written (const SalExportWriter *self, const SalField *field)
{
  return self->options->confidential || !(field->flags & SAL_FIELD_CONFIDENTIAL);
}

static char *
get_text (const SalExportWriter *self, SalRecord *record, guint field)
{
  const SalValue *value = sal_record_get_value (record, field);

  if (value->storage == SAL_STORAGE_NULL)
    return NULL;

  return sal_field_to_text (
      &self->kind->fields[field], value, sal_record_currency_of (record, field, self->currency));
}

static gboolean
write_header (SalExportWriter *self, GCancellable *cancellable, GError **error)
{
  sal_csv_writer_add (self->csv, "id");
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const SalField *field = &self->kind->fields[i];
      g_autofree char *id_column = g_strconcat (field->name, "_id", NULL);

      if (!is_written (self, field))
        continue;
      sal_csv_writer_add (self->csv, field->name);
      if (field->type == SAL_FIELD_REFERENCE)
        sal_csv_writer_add (self->csv, id_column);
    }

  return sal_csv_writer_end_row (self->csv, cancellable, error);
}

static gboolean
write_row (SalExportWriter *self, SalRecord *record, GCancellable *cancellable, GError **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, sal_record_get_id (record));

  sal_csv_writer_add (self->csv, id);
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const SalField *field = &self->kind->fields[i];
      g_autofree char *text = NULL;

      if (!is_written (self, field))
        continue;
      text = get_text (self, record, i);
      if (field->type == SAL_FIELD_REFERENCE)
        sal_csv_writer_add (self->csv, sal_record_get_reference_title (record, i));
      sal_csv_writer_add (self->csv, text);
    }

  return sal_csv_writer_end_row (self->csv, cancellable, error);
}

static void
append_string (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '"' || *at == '\\')
        g_string_append_printf (json, "\\%c", *at);
      else if (*at == '\n')
        g_string_append (json, "\\n");
      else if ((guchar) *at < 0x20 || *at == 0x7f)
        g_string_append_printf (json, "\\u%04x", (guint) (guchar) *at);
      else
        g_string_append_c (json, *at);
    }
  g_string_append_c (json, '"');
}

static void
append_value (SalExportWriter *self, SalRecord *record, guint index)
{
  const SalField *field = &self->kind->fields[index];
  const SalValue *value = sal_record_get_value (record, index);
  g_autofree char *text = get_text (self, record, index);
  const char *title;

  if (text == NULL)
    {
      g_string_append (self->json, "null");
      return;
    }
  switch (field->type)
    {
    case SAL_FIELD_BOOLEAN:
      g_string_append (self->json, value->integer != 0 ? "true" : "false");
      break;
    case SAL_FIELD_INTEGER:
    case SAL_FIELD_REAL:
      g_string_append (self->json, text);
      break;
    case SAL_FIELD_REFERENCE:
      title = sal_record_get_reference_title (record, index);
      g_string_append_printf (self->json, "{\"id\": \"%s\", \"title\": ", text);
      append_string (self->json, title != NULL ? title : "");
      g_string_append_c (self->json, '}');
      break;
    default:
      append_string (self->json, text);
      break;
    }
}

static gboolean
flush (SalExportWriter *self, GCancellable *cancellable, GError **error)
{
  if (!g_output_stream_write_all (
          self->stream, self->json->str, self->json->len, NULL, cancellable, error))
    return FALSE;
  g_string_truncate (self->json, 0);

  return TRUE;
}

static gboolean
write_object (SalExportWriter *self, SalRecord *record, GCancellable *cancellable, GError **error)
{
  g_string_append_printf (self->json,
                          "%s\n{\"id\": \"%" G_GINT64_FORMAT "\"",
                          self->n_records > 0 ? "," : "",
                          sal_record_get_id (record));
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      if (!is_written (self, &self->kind->fields[i]))
        continue;
      g_string_append_printf (self->json, ", \"%s\": ", self->kind->fields[i].name);
      append_value (self, record, i);
    }
  g_string_append_c (self->json, '}');

  return self->json->len < BLOCK_BYTES || flush (self, cancellable, error);
}

/**
 * sal_export_writer_begin:
 * @self: a writer
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes what comes before the first record.
 *
 * Returns: %FALSE with @error set if the stream failed
 */
gboolean
sal_export_writer_begin (SalExportWriter *self, GCancellable *cancellable, GError **error)
{
  if (self->csv != NULL)
    return write_header (self, cancellable, error);
  g_string_append_printf (self->json,
                          "{\"schema\": \"salient.records/1\", \"kind\": \"%s\", \"records\": [",
                          self->kind->name);

  return TRUE;
}

/**
 * sal_export_writer_add:
 * @self: a writer
 * @record: a record with the titles of its references
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes a record.
 *
 * Returns: %FALSE with @error set if the stream failed
 */
gboolean
sal_export_writer_add (SalExportWriter *self,
                       SalRecord *record,
                       GCancellable *cancellable,
                       GError **error)
{
  gboolean done = self->csv != NULL ? write_row (self, record, cancellable, error)
                                    : write_object (self, record, cancellable, error);

  self->n_records++;

  return done;
}

/**
 * sal_export_writer_end:
 * @self: a writer
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes what comes after the last record, and everything that has gathered.
 *
 * Returns: %FALSE with @error set if the stream failed
 */
gboolean
sal_export_writer_end (SalExportWriter *self, GCancellable *cancellable, GError **error)
{
  if (self->csv != NULL)
    return sal_csv_writer_flush (self->csv, cancellable, error);
  g_string_append (self->json, "\n]}\n");

  return flush (self, cancellable, error);
}
