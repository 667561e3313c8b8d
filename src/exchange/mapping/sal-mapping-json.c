/* sal-mapping-json.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-mapping.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "sal-exchange-error.h"
#include "sal-money.h"

#define SCHEMA    "salient.mapping/1"
#define MAX_DEPTH 16
#define MAX_BYTES (16 * 1024 * 1024)

static const char *const date_orders[] = { "iso", "day-first", "month-first", NULL };
static const char *const decimal_marks[] = { "any", "point", "comma", NULL };

static const char *const mapping_members[] = { "schema", "name",    "delimiter", "encoding",
                                               "header", "records", NULL };
static const char *const part_members[] = { "kind", "key", "id", "distinct", "columns", NULL };
static const char *const column_members[] = { "field",   "column",  "template",       "constant",
                                              "date",    "decimal", "currency",       "scale",
                                              "percent", "prefix",  "match",          "create",
                                              "with",    "values",  "date_undecided", "id",
                                              NULL };

/* Where in a mapping file one is, for messages: "$.records[0].columns[3]". */
typedef struct
{
  const char *file;
  GString *path;
  GError **error;
} Place;

G_GNUC_PRINTF (3, 4)
static gboolean
fail (Place *place, const char *member, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (place->error,
               SAL_EXCHANGE_ERROR,
               SAL_EXCHANGE_ERROR_MAPPING,
               "%s, %s%s%s: %s",
               place->file,
               place->path->str,
               member != NULL ? "." : "",
               member != NULL ? member : "",
               message);

  return FALSE;
}

static gboolean
check_members (Place *place, JsonObject *object, const char *const *known)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (const GList *l = members; l != NULL; l = l->next)
    if (!g_strv_contains (known, l->data))
      {
        g_autofree char *list = g_strjoinv (", ", (char **) known);

        return fail (place, l->data, _ ("is not known here (expected one of %s)"), list);
      }

  return TRUE;
}

static gboolean
is_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

/* Leaves @text alone if there is no such member. */
static gboolean
read_text (Place *place, JsonObject *object, const char *member, char **text)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL)
    return TRUE;
  if (!is_string (node))
    return fail (place, member, _ ("is not a text (expected \"…\")"));
  g_free (*text);
  *text = json_node_dup_string (node);

  return TRUE;
}

static gboolean
read_boolean (Place *place, JsonObject *object, const char *member, gboolean *value)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return fail (place, member, _ ("is neither true nor false"));
  *value = json_node_get_boolean (node);

  return TRUE;
}

static gboolean
read_choice (
    Place *place, JsonObject *object, const char *member, const char *const *choices, guint *choice)
{
  g_autofree char *text = NULL;
  g_autofree char *list = NULL;

  if (!read_text (place, object, member, &text))
    return FALSE;
  if (text == NULL)
    return TRUE;
  for (guint i = 0; choices[i] != NULL; i++)
    if (g_str_equal (choices[i], text))
      {
        *choice = i;
        return TRUE;
      }
  list = g_strjoinv (", ", (char **) choices);

  return fail (place, member, _ ("“%s” is not known (expected one of %s)"), text, list);
}

static gboolean
read_texts (Place *place, JsonObject *object, const char *member, GHashTable **texts)
{
  JsonNode *node = json_object_get_member (object, member);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (place, member, _ ("is not an object of texts (expected {\"…\": \"…\"})"));
  *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &value))
    {
      if (!is_string (value))
        return fail (place, member, _ ("what belongs to “%s” is not a text"), name);
      g_hash_table_insert (*texts, g_strdup (name), json_node_dup_string (value));
    }

  return TRUE;
}

static gboolean
read_scale (Place *place, JsonObject *object, gint64 *scale)
{
  JsonNode *node = json_object_get_member (object, "scale");

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64 ||
      json_node_get_int (node) < 1 || json_node_get_int (node) > 1000000000)
    return fail (place, "scale", _ ("is not a whole number from 1 to 1000000000"));
  *scale = json_node_get_int (node);

  return TRUE;
}

static gboolean
read_currency (Place *place, JsonObject *object, char currency[4])
{
  g_autofree char *text = NULL;

  if (!read_text (place, object, "currency", &text))
    return FALSE;
  if (text == NULL)
    return TRUE;
  if (!sal_currency_is_valid (text))
    return fail (
        place, "currency", _ ("“%s” is not a currency (expected a code such as USD)"), text);
  g_strlcpy (currency, text, 4);

  return TRUE;
}

static gboolean
read_undecided (Place *place, JsonObject *object, char **text)
{
  const char *undecided = NULL;
  SalDateOrder order;

  if (!read_text (place, object, "date_undecided", text) || *text == NULL)
    return *text == NULL;
  if (sal_text_guess_date_order ((const char *const *) text, 1, &order, &undecided) &&
      undecided != NULL)
    return TRUE;

  return fail (place,
               "date_undecided",
               _ ("“%s” is no date that may be two days (expected one such as 05/03/2026)"),
               *text);
}

static gboolean
read_column (Place *place, JsonObject *object, SalMappingPart *part)
{
  g_autofree char *field = NULL;
  SalMappingColumn *column;

  if (!check_members (place, object, column_members) || !read_text (place, object, "field", &field))
    return FALSE;
  if (field == NULL)
    return fail (place, "field", _ ("is missing (expected the name of a field)"));

  column = sal_mapping_part_add (part, field, NULL);
  if (!read_text (place, object, "column", &column->column) ||
      !read_text (place, object, "template", &column->template) ||
      !read_text (place, object, "constant", &column->constant) ||
      !read_text (place, object, "prefix", &column->prefix) ||
      !read_text (place, object, "match", &column->match) ||
      !read_text (place, object, "id", &column->id) ||
      !read_boolean (place, object, "create", &column->create) ||
      !read_boolean (place, object, "percent", &column->percent) ||
      !read_choice (place, object, "date", date_orders, &column->date_order) ||
      !read_undecided (place, object, &column->undecided_date) ||
      !read_choice (place, object, "decimal", decimal_marks, &column->decimal_mark) ||
      !read_currency (place, object, column->currency) ||
      !read_scale (place, object, &column->scale) ||
      !read_texts (place, object, "with", &column->with) ||
      !read_texts (place, object, "values", &column->values))
    return FALSE;
  if ((column->column != NULL) + (column->template != NULL) + (column->constant != NULL) != 1)
    return fail (place, NULL, _ ("expected one of column, template and constant"));

  return TRUE;
}

static gboolean
read_key (Place *place, JsonObject *object, SalMappingPart *part)
{
  g_autoptr (GStrvBuilder) key = g_strv_builder_new ();
  JsonNode *node = json_object_get_member (object, "key");

  if (node == NULL)
    return TRUE;
  if (is_string (node))
    {
      g_strv_builder_add (key, json_node_get_string (node));
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          JsonNode *element = json_array_get_element (array, i);

          if (!is_string (element))
            return fail (place, "key", _ ("is not a list of names of fields"));
          g_strv_builder_add (key, json_node_get_string (element));
        }
    }
  else
    {
      return fail (place, "key", _ ("is neither the name of a field nor a list of names"));
    }
  g_strfreev (part->key);
  part->key = g_strv_builder_end (key);

  return TRUE;
}

typedef gboolean (*ReadElement) (Place *place, JsonObject *object, gpointer data);

/* Reads a list of objects, each with its place. */
static gboolean
read_objects (Place *place, JsonObject *object, const char *member, ReadElement read, gpointer data)
{
  JsonNode *node = json_object_get_member (object, member);
  gsize length = place->path->len;
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node) ||
      json_array_get_length (json_node_get_array (node)) == 0)
    return fail (place, member, _ ("is missing (expected a list of one object or more)"));
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      g_string_append_printf (place->path, ".%s[%u]", member, i);
      if (!JSON_NODE_HOLDS_OBJECT (element))
        return fail (place, NULL, _ ("is not an object"));
      if (!read (place, json_node_get_object (element), data))
        return FALSE;
      g_string_truncate (place->path, length);
    }

  return TRUE;
}

static gboolean
read_part (Place *place, JsonObject *object, SalMapping *mapping)
{
  g_autofree char *kind = NULL;
  SalMappingPart *part;

  if (!check_members (place, object, part_members) || !read_text (place, object, "kind", &kind))
    return FALSE;
  if (kind == NULL)
    return fail (place, "kind", _ ("is missing (expected the name of a kind)"));
  part = sal_mapping_add_part (mapping, kind);

  return read_key (place, object, part) && read_text (place, object, "id", &part->id) &&
         read_boolean (place, object, "distinct", &part->distinct) &&
         read_objects (place, object, "columns", (ReadElement) read_column, part);
}

static gboolean
read_mapping (Place *place, JsonObject *object, SalMapping *mapping)
{
  g_autofree char *schema = NULL;
  g_autofree char *delimiter = NULL;

  if (!check_members (place, object, mapping_members) ||
      !read_text (place, object, "schema", &schema) ||
      !read_text (place, object, "name", &mapping->name) ||
      !read_text (place, object, "encoding", &mapping->encoding) ||
      !read_text (place, object, "delimiter", &delimiter) ||
      !read_boolean (place, object, "header", &mapping->header))
    return FALSE;
  if (g_strcmp0 (schema, SCHEMA) != 0)
    return fail (place, "schema", _ ("is not “%s”: this is no mapping"), SCHEMA);
  if (delimiter != NULL)
    {
      if (strlen (delimiter) != 1 || strchr ("\"\r\n", *delimiter) != NULL)
        return fail (place, "delimiter", _ ("is not one character that can separate fields"));
      mapping->delimiter = *delimiter;
    }

  return read_objects (place, object, "records", (ReadElement) read_part, mapping);
}

/* The parser calls itself for each level, so a hostile file could exhaust the stack. */
static gboolean
is_too_deep (const char *text, gsize length)
{
  guint depth = 0;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (quoted && text[i] == '\\')
        i++;
      else if (text[i] == '"')
        quoted = !quoted;
      else if (!quoted && (text[i] == '[' || text[i] == '{') && ++depth > MAX_DEPTH)
        return TRUE;
      else if (!quoted && (text[i] == ']' || text[i] == '}') && depth > 0)
        depth--;
    }

  return FALSE;
}

/* The parser says where it stopped in the words "<data>:2:21: ". */
static void
set_syntax_error (GError **error, const char *name, const char *message)
{
  guint line, column;
  int length = 0;

  if (sscanf (message, "<data>:%u:%u: %n", &line, &column, &length) == 2 && length > 0)
    g_set_error (error,
                 SAL_EXCHANGE_ERROR,
                 SAL_EXCHANGE_ERROR_MAPPING,
                 _ ("%s, line %u, column %u: %s"),
                 name,
                 line,
                 column,
                 message + length);
  else
    g_set_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_MAPPING, "%s: %s", name, message);
}

/**
 * sal_mapping_from_json:
 * @text: a mapping file's contents
 * @length: the number of bytes of @text, or −1 if it ends in NUL
 * @name: what messages call the file
 * @error: return location for an error
 *
 * Reads a mapping. Whether kinds and fields exist is not looked at; see [func@mapping_check].
 *
 * Returns: (transfer full) (nullable): the mapping, or %NULL with @error
 * %SAL_EXCHANGE_ERROR_MAPPING naming the line or the place
 */
SalMapping *
sal_mapping_from_json (const char *text, gssize length, const char *name, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GString) path = g_string_new ("$");
  g_autoptr (GError) local_error = NULL;
  g_autoptr (SalMapping) self = NULL;
  Place place = { name, path, error };
  gsize size;
  JsonNode *root;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  size = length < 0 ? strlen (text) : (gsize) length;
  if (size > MAX_BYTES || is_too_deep (text, size) || !g_utf8_validate_len (text, size, NULL))
    {
      fail (&place, NULL, _ ("this is not a mapping (expected a JSON file in UTF-8)"));
      return NULL;
    }
  if (!json_parser_load_from_data (parser, text, (gssize) size, &local_error))
    {
      set_syntax_error (error, name, local_error->message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      fail (&place, NULL, _ ("is not an object (expected {\"schema\": \"%s\", …})"), SCHEMA);
      return NULL;
    }

  self = sal_mapping_new (NULL);
  if (!read_mapping (&place, json_node_get_object (root), self))
    return NULL;

  return g_steal_pointer (&self);
}

static void
write_text (JsonBuilder *builder, const char *member, const char *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

static void
write_true (JsonBuilder *builder, const char *member, gboolean value)
{
  if (!value)
    return;
  json_builder_set_member_name (builder, member);
  json_builder_add_boolean_value (builder, TRUE);
}

/* In the order of their names, so that the same mapping is the same file. */
static void
write_texts (JsonBuilder *builder, const char *member, GHashTable *texts)
{
  g_autoptr (GList) names = NULL;

  if (texts == NULL || g_hash_table_size (texts) == 0)
    return;
  names = g_list_sort (g_hash_table_get_keys (texts), (GCompareFunc) strcmp);
  json_builder_set_member_name (builder, member);
  json_builder_begin_object (builder);
  for (const GList *l = names; l != NULL; l = l->next)
    write_text (builder, l->data, g_hash_table_lookup (texts, l->data));
  json_builder_end_object (builder);
}

static void
write_column (JsonBuilder *builder, const SalMappingColumn *column)
{
  json_builder_begin_object (builder);
  write_text (builder, "field", column->field);
  write_text (builder, "column", column->column);
  write_text (builder, "template", column->template);
  write_text (builder, "constant", column->constant);
  if (column->date_order != SAL_DATE_ORDER_ISO)
    write_text (builder, "date", date_orders[column->date_order]);
  write_text (builder, "date_undecided", column->undecided_date);
  if (column->decimal_mark != SAL_DECIMAL_ANY)
    write_text (builder, "decimal", decimal_marks[column->decimal_mark]);
  write_text (builder, "currency", column->currency[0] != '\0' ? column->currency : NULL);
  if (column->scale != 1)
    {
      json_builder_set_member_name (builder, "scale");
      json_builder_add_int_value (builder, column->scale);
    }
  write_true (builder, "percent", column->percent);
  write_text (builder, "prefix", column->prefix);
  write_text (builder, "match", column->match);
  write_text (builder, "id", column->id);
  write_true (builder, "create", column->create);
  write_texts (builder, "with", column->with);
  write_texts (builder, "values", column->values);
  json_builder_end_object (builder);
}

static void
write_key (JsonBuilder *builder, const SalMappingPart *part)
{
  guint n = g_strv_length (part->key);

  if (n == 1)
    write_text (builder, "key", part->key[0]);
  if (n < 2)
    return;
  json_builder_set_member_name (builder, "key");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    json_builder_add_string_value (builder, part->key[i]);
  json_builder_end_array (builder);
}

static void
write_part (JsonBuilder *builder, const SalMappingPart *part)
{
  json_builder_begin_object (builder);
  write_text (builder, "kind", part->kind);
  write_key (builder, part);
  write_text (builder, "id", part->id);
  write_true (builder, "distinct", part->distinct);
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < part->columns->len; i++)
    write_column (builder, part->columns->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * sal_mapping_to_json:
 * @self: a mapping
 *
 * Writes the mapping as [func@mapping_from_json] reads it.
 *
 * Returns: (transfer full): the text of a mapping file
 */
char *
sal_mapping_to_json (const SalMapping *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  const char delimiter[] = { self != NULL ? self->delimiter : '\0', '\0' };

  g_return_val_if_fail (self != NULL, NULL);

  json_builder_begin_object (builder);
  write_text (builder, "schema", SCHEMA);
  write_text (builder, "name", self->name);
  write_text (builder, "delimiter", self->delimiter != '\0' ? delimiter : NULL);
  write_text (builder, "encoding", self->encoding);
  if (!self->header)
    {
      json_builder_set_member_name (builder, "header");
      json_builder_add_boolean_value (builder, FALSE);
    }
  json_builder_set_member_name (builder, "records");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->parts->len; i++)
    write_part (builder, self->parts->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);

  return json_generator_to_data (generator, NULL);
}

/**
 * sal_mapping_load:
 * @file: a mapping file
 * @error: return location for an error
 *
 * Reads a mapping file.
 *
 * Returns: (transfer full) (nullable): the mapping, or %NULL with @error set, as
 * [func@mapping_from_json]
 */
SalMapping *
sal_mapping_load (GFile *file, GError **error)
{
  g_autofree char *contents = NULL;
  g_autofree char *name = NULL;
  gsize length;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (!g_file_load_contents (file, NULL, &contents, &length, NULL, error))
    return NULL;
  name = g_file_get_basename (file);

  return sal_mapping_from_json (contents, (gssize) length, name, error);
}

/**
 * sal_mapping_save:
 * @self: a mapping
 * @file: where to write
 * @error: return location for an error
 *
 * Writes a mapping file, replacing what was there.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
sal_mapping_save (const SalMapping *self, GFile *file, GError **error)
{
  g_autofree char *json = NULL;
  g_autofree char *contents = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  json = sal_mapping_to_json (self);
  contents = g_strconcat (json, "\n", NULL);

  return g_file_replace_contents (
      file, contents, strlen (contents), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, error);
}
