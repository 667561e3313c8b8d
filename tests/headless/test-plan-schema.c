/* test-plan-schema.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sal-plan.h"

/* data/schema/plan.schema.json says of every member what the program reads, and of no other. */

typedef struct
{
  JsonObject *definitions;
  GHashTable *seen; /* the names of those that were walked */
} Walk;

static JsonObject *
follow (const Walk *self, JsonObject *property)
{
  const char *reference = json_object_get_string_member_with_default (property, "$ref", "");
  const char *name = strrchr (reference, '/');

  g_assert_nonnull (name);
  g_assert_true (json_object_has_member (self->definitions, name + 1));
  g_hash_table_add (self->seen, g_strdup (name + 1));

  return json_object_get_object_member (self->definitions, name + 1);
}

static void walk (Walk *self, const SalPlanStructure *structure, JsonObject *object, guint n_more);

static void
check_choices (const SalPlanField *field, JsonObject *property)
{
  JsonArray *choices = json_object_get_array_member (property, "enum");
  guint n = g_strv_length ((char **) field->choices);

  g_assert_cmpuint (json_array_get_length (choices), ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (json_array_get_string_element (choices, i), ==, field->choices[i]);
  if (!field->is_required)
    g_assert_cmpstr (
        json_object_get_string_member (property, "default"), ==, field->choices[field->initial]);
}

static void
check_type (JsonObject *property, const char *type)
{
  g_assert_cmpstr (json_object_get_string_member (property, "type"), ==, type);
}

static void
check_number (JsonObject *property)
{
  g_assert_cmpstr (json_object_get_string_member (property, "$ref"), ==, "#/$defs/number");
}

static void
check_field (Walk *self, const SalPlanField *field, JsonObject *property)
{
  switch (field->type)
    {
    case SAL_PLAN_FIELD_RATIONAL:
      check_number (property);
      break;
    case SAL_PLAN_FIELD_RATIONALS:
      check_type (property, "array");
      check_number (json_object_get_object_member (property, "items"));
      break;
    case SAL_PLAN_FIELD_DATE:
      g_assert_cmpstr (json_object_get_string_member (property, "format"), ==, "date");
      break;
    case SAL_PLAN_FIELD_CHOICE:
      check_choices (field, property);
      break;
    case SAL_PLAN_FIELD_COUNT:
      check_type (property, "integer");
      g_assert_cmpint (json_object_get_int_member (property, "default"), ==, field->initial);
      break;
    case SAL_PLAN_FIELD_BOOLEAN:
      check_type (property, "boolean");
      break;
    case SAL_PLAN_FIELD_PART:
      walk (self, field->structure, follow (self, property), 0);
      break;
    case SAL_PLAN_FIELD_LIST:
      check_type (property, "array");
      walk (self,
            field->structure,
            follow (self, json_object_get_object_member (property, "items")),
            0);
      break;
    case SAL_PLAN_FIELD_TEXT:
    default:
      check_type (property, "string");
    }
}

static gboolean
is_required (JsonObject *object, const char *name)
{
  JsonArray *required = json_object_get_array_member (object, "required");

  for (guint i = 0; i < json_array_get_length (required); i++)
    if (g_str_equal (json_array_get_string_element (required, i), name))
      return TRUE;

  return FALSE;
}

/* @n_more: members of the document that are none of the structure's */
static void
walk (Walk *self, const SalPlanStructure *structure, JsonObject *object, guint n_more)
{
  JsonObject *properties = json_object_get_object_member (object, "properties");

  g_test_message ("%s", structure->name);
  g_assert_false (json_object_get_boolean_member (object, "additionalProperties"));
  g_assert_cmpuint (json_object_get_size (properties), ==, structure->n_fields + n_more);
  for (guint i = 0; i < structure->n_fields; i++)
    {
      const SalPlanField *field = &structure->fields[i];
      JsonObject *property;

      g_test_message ("  %s", field->name);
      g_assert_true (json_object_has_member (properties, field->name));
      property = json_object_get_object_member (properties, field->name);
      g_assert_cmpuint (strlen (json_object_get_string_member (property, "description")), >, 2);
      g_assert_cmpint (is_required (object, field->name), ==, field->is_required);
      check_field (self, field, property);
    }
}

static void
test_plan_schema (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("SALIENT_DATADIR"), "schema", "plan.schema.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *root;
  Walk self = { NULL, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  self.definitions = json_object_get_object_member (root, "$defs");
  walk (&self, &sal_plan_structure, root, 1); /* “schema” */

  /* all but the number, which is no structure */
  g_assert_cmpuint (g_hash_table_size (self.seen) + 1, ==, json_object_get_size (self.definitions));
  g_hash_table_unref (self.seen);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-schema/members", test_plan_schema);

  return g_test_run ();
}
