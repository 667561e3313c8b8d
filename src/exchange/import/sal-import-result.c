/* sal-import-result.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "sal-number.h"

/**
 * SalImportResult:
 *
 * What became of the rows of an import.
 */

void
sal_import_result_free (SalImportResult *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->counts);
  g_ptr_array_unref (self->proposals);
  g_strfreev (self->messages);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->mappings);
  g_clear_pointer (&self->change, sal_change_unref);
  g_free (self);
}

/**
 * sal_import_result_find:
 * @self: a result
 * @kind: a kind
 *
 * Finds what became of the records of one kind.
 *
 * Returns: (transfer none) (nullable): the counts, or %NULL if there were none
 */
const SalImportCount *
sal_import_result_find (const SalImportResult *self, const SalKind *kind)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->counts->len; i++)
    {
      const SalImportCount *count = self->counts->pdata[i];

      if (count->kind == kind)
        return count;
    }

  return NULL;
}

static void
append_proposal (GString *text, const SalImportProposal *proposal)
{
  g_autofree char *n_rows = sal_number_format ((double) proposal->n_rows, 0);
  gulong n = (gulong) proposal->n_rows;
  const char *column = proposal->column, *found = proposal->text, *meant = proposal->meant;

  if (proposal->accepted)
    g_string_append_printf (
        text,
        ngettext ("%s: “%s” taken as “%s” in %s row\n", "%s: “%s” taken as “%s” in %s rows\n", n),
        column,
        found,
        meant,
        n_rows);
  else if (proposal->reference)
    g_string_append_printf (
        text,
        ngettext ("%s: there is no “%s”; is “%s” meant? Left empty in %s row\n",
                  "%s: there is no “%s”; is “%s” meant? Left empty in %s rows\n",
                  n),
        column,
        found,
        meant,
        n_rows);
  else
    g_string_append_printf (text,
                            ngettext ("%s: “%s” taken as it is; is “%s” meant? (%s row)\n",
                                      "%s: “%s” taken as it is; is “%s” meant? (%s rows)\n",
                                      n),
                            column,
                            found,
                            meant,
                            n_rows);
}

static void
append_count (GString *text, const SalImportCount *count)
{
  g_autofree char *added = sal_number_format ((double) count->n_added, 0);
  g_autofree char *changed = sal_number_format ((double) count->n_changed, 0);
  g_autofree char *unchanged = sal_number_format ((double) count->n_unchanged, 0);

  /* Translators: a kind of record in the plural, and three numbers */
  g_string_append_printf (text,
                          _ ("%s: added %s, changed %s, unchanged %s\n"),
                          sal_kind_get_plural (count->kind),
                          added,
                          changed,
                          unchanged);
}

/**
 * sal_import_result_to_text:
 * @self: a result
 *
 * Says what became of the rows, for people.
 *
 * Returns: (transfer full): several lines
 */
char *
sal_import_result_to_text (const SalImportResult *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *n_rows = NULL;
  g_autofree char *n_rejected = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  n_rows = sal_number_format ((double) self->n_rows, 0);
  n_rejected = sal_number_format ((double) self->n_rejected, 0);
  if (self->dry_run)
    g_string_append (text, _ ("Nothing was written, as asked. What would have been:\n"));
  /* Translators: both are numbers */
  g_string_append_printf (text, _ ("Rows read: %s, rejected: %s\n"), n_rows, n_rejected);
  for (guint i = 0; i < self->counts->len; i++)
    append_count (text, self->counts->pdata[i]);
  for (guint i = 0; self->messages != NULL && self->messages[i] != NULL; i++)
    g_string_append_printf (text, "%s\n", self->messages[i]);
  for (guint i = 0; i < self->proposals->len; i++)
    append_proposal (text, self->proposals->pdata[i]);
  for (guint i = 0; i < self->notes->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) self->notes->pdata[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
write_integer (JsonBuilder *builder, const char *name, guint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, (gint64) value);
}

static void
write_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
write_counts (JsonBuilder *builder, const SalImportResult *self)
{
  json_builder_set_member_name (builder, "kinds");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->counts->len; i++)
    {
      const SalImportCount *count = self->counts->pdata[i];

      json_builder_begin_object (builder);
      write_text (builder, "kind", count->kind->name);
      write_integer (builder, "added", count->n_added);
      write_integer (builder, "changed", count->n_changed);
      write_integer (builder, "unchanged", count->n_unchanged);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_proposals (JsonBuilder *builder, const SalImportResult *self)
{
  json_builder_set_member_name (builder, "proposals");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->proposals->len; i++)
    {
      const SalImportProposal *proposal = self->proposals->pdata[i];

      json_builder_begin_object (builder);
      write_text (builder, "kind", proposal->kind);
      write_text (builder, "field", proposal->field);
      write_text (builder, "column", proposal->column);
      write_text (builder, "text", proposal->text);
      write_text (builder, "meant", proposal->meant);
      json_builder_set_member_name (builder, "similarity");
      json_builder_add_double_value (builder, proposal->similarity);
      write_integer (builder, "rows", proposal->n_rows);
      json_builder_set_member_name (builder, "accepted");
      json_builder_add_boolean_value (builder, proposal->accepted);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_lines (JsonBuilder *builder, const char *name, const char *const *lines, guint n_lines)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_lines; i++)
    json_builder_add_string_value (builder, lines[i]);
  json_builder_end_array (builder);
}

/**
 * sal_import_result_to_json:
 * @self: a result
 *
 * Writes what became of the rows as a document of schema `salient.import/1`.
 *
 * Returns: (transfer full): the text of a JSON object
 */
char *
sal_import_result_to_json (const SalImportResult *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  guint n_messages;

  g_return_val_if_fail (self != NULL, NULL);

  n_messages = self->messages != NULL ? g_strv_length (self->messages) : 0;
  json_builder_begin_object (builder);
  write_text (builder, "schema", "salient.import/1");
  json_builder_set_member_name (builder, "dry_run");
  json_builder_add_boolean_value (builder, self->dry_run);
  write_integer (builder, "rows", self->n_rows);
  write_integer (builder, "rejected", self->n_rejected);
  write_counts (builder, self);
  write_proposals (builder, self);
  write_lines (builder, "messages", (const char *const *) self->messages, n_messages);
  write_lines (builder, "notes", (const char *const *) self->notes->pdata, self->notes->len);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);

  return json_generator_to_data (generator, NULL);
}
