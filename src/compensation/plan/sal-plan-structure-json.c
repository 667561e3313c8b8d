/* sal-plan-structure-json.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-structure.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-error.h"
#include "sal-text.h"

/* --- reading --- */

static gboolean fail (GError **error, const char *path, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static gboolean
fail (GError **error, const char *path, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, SAL_ERROR, SAL_ERROR_FILE, "%s: %s", path, message);

  return FALSE;
}

static const char *
get_text (JsonNode *node)
{
  return json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/* A number of JSON means the decimal it is written as: 0.05 is a twentieth. */
static gboolean
read_rational (JsonNode *node, const char *path, SalRational *value, GError **error)
{
  GType type = json_node_get_value_type (node);
  g_autofree char *number = type == G_TYPE_INT64 || type == G_TYPE_DOUBLE
                                ? sal_text_from_double (json_node_get_double (node))
                                : NULL;
  const char *text = number != NULL ? number : get_text (node);
  GError *reason = NULL;

  if (type == G_TYPE_INT64)
    {
      sal_rational_set_integer (value, json_node_get_int (node));
      return TRUE;
    }
  if (text == NULL)
    return fail (error, path, _ ("expected a number such as 0.05, “5 %%” or “13/170”"));
  if (!sal_rational_from_text (text, value, &reason))
    {
      fail (error, path, "%s", reason->message);
      g_error_free (reason);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_rationals (JsonNode *node, const char *path, GArray *values, GError **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL)
    return fail (error, path, _ ("expected a list of numbers"));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *item_path = g_strdup_printf ("%s[%u]", path, i);
      SalRational value = SAL_RATIONAL_INIT;

      if (!read_rational (json_array_get_element (array, i), item_path, &value, error))
        return FALSE;
      g_array_append_val (values, value);
    }

  return TRUE;
}

static gboolean
read_choice (
    JsonNode *node, const SalPlanField *field, const char *path, int *choice, GError **error)
{
  const char *text = get_text (node);
  g_autofree char *names = NULL;

  for (int i = 0; text != NULL && field->choices[i] != NULL; i++)
    if (g_str_equal (text, field->choices[i]))
      {
        *choice = i;
        return TRUE;
      }
  names = g_strjoinv (", ", (char **) field->choices);

  return fail (error, path, _ ("expected one of: %s"), names);
}

static gboolean
read_date (JsonNode *node, const char *path, gint32 *day, GError **error)
{
  const char *text = get_text (node);

  if (text == NULL || !sal_date_parse_iso (text, day))
    return fail (error, path, _ ("expected a day such as 2026-02-01"));

  return TRUE;
}

static gboolean
read_count (JsonNode *node, const char *path, int *count, GError **error)
{
  gint64 value = json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : -1;

  if (value < 0 || value > G_MAXINT32)
    return fail (error, path, _ ("expected a whole number of 0 or more"));
  *count = (int) value;

  return TRUE;
}

static gboolean
read_list (
    JsonNode *node, const SalPlanField *field, const char *path, GPtrArray *items, GError **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL)
    return fail (error, path, _ ("expected a list"));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *item_path = g_strdup_printf ("%s[%u]", path, i);
      gpointer item = sal_plan_structure_from_json (
          field->structure, json_array_get_element (array, i), item_path, error);

      if (item == NULL)
        return FALSE;
      g_ptr_array_add (items, item);
    }

  return TRUE;
}

static gboolean
read_field (
    JsonNode *node, const SalPlanField *field, gpointer self, const char *path, GError **error)
{
  gpointer member = G_STRUCT_MEMBER_P (self, field->offset);

  switch (field->type)
    {
    case SAL_PLAN_FIELD_RATIONAL:
      ((SalPlanNumber *) member)->is_set = TRUE;
      return read_rational (node, path, &((SalPlanNumber *) member)->value, error);
    case SAL_PLAN_FIELD_RATIONALS:
      return read_rationals (node, path, *(GArray **) member, error);
    case SAL_PLAN_FIELD_DATE:
      return read_date (node, path, member, error);
    case SAL_PLAN_FIELD_CHOICE:
      return read_choice (node, field, path, member, error);
    case SAL_PLAN_FIELD_COUNT:
      return read_count (node, path, member, error);
    case SAL_PLAN_FIELD_BOOLEAN:
      if (json_node_get_value_type (node) != G_TYPE_BOOLEAN)
        return fail (error, path, _ ("expected true or false"));
      *(gboolean *) member = json_node_get_boolean (node);
      return TRUE;
    case SAL_PLAN_FIELD_PART:
      *(gpointer *) member = sal_plan_structure_from_json (field->structure, node, path, error);
      return *(gpointer *) member != NULL;
    case SAL_PLAN_FIELD_LIST:
      return read_list (node, field, path, *(GPtrArray **) member, error);
    case SAL_PLAN_FIELD_TEXT:
    default:
      *(char **) member = g_strdup (get_text (node));
      return *(char **) member != NULL || fail (error, path, _ ("expected a text"));
    }
}

static const SalPlanField *
find_field (const SalPlanStructure *structure, const char *name)
{
  for (guint i = 0; i < structure->n_fields; i++)
    if (g_str_equal (structure->fields[i].name, name))
      return &structure->fields[i];

  return NULL;
}

static gboolean
check_members (const SalPlanStructure *structure,
               JsonObject *object,
               const char *path,
               GError **error)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    if (find_field (structure, l->data) == NULL)
      return fail (error, path, _ ("a %s has no “%s”"), structure->name, (const char *) l->data);

  return TRUE;
}

/**
 * sal_plan_structure_from_json: (skip)
 * @structure: what it is
 * @node: an object
 * @path: where it stands, for messages
 * @error: return location for an error
 *
 * Reads one from JSON. A member that the structure does not have is an error, not passed over: a
 * rule that is misspelt must not pay differently.
 *
 * Returns: (transfer full): it, or %NULL with %SAL_ERROR_FILE, which names the place and what was
 *   expected there
 */
gpointer
sal_plan_structure_from_json (const SalPlanStructure *structure,
                              JsonNode *node,
                              const char *path,
                              GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  gpointer self;
  gboolean done = TRUE;

  if (object == NULL)
    {
      fail (error, path, _ ("expected an object: a %s"), structure->name);
      return NULL;
    }
  if (!check_members (structure, object, path, error))
    return NULL;

  self = sal_plan_structure_new (structure);
  for (guint i = 0; done && i < structure->n_fields; i++)
    {
      const SalPlanField *field = &structure->fields[i];
      JsonNode *member = json_object_get_member (object, field->name);
      g_autofree char *own_path = g_strconcat (path, ".", field->name, NULL);

      if (member != NULL && !JSON_NODE_HOLDS_NULL (member))
        done = read_field (member, field, self, own_path, error);
      else if (field->is_required)
        done = fail (error, own_path, _ ("it is missing: a %s needs one"), structure->name);
    }
  if (!done)
    {
      sal_plan_structure_free (structure, self);
      return NULL;
    }

  return self;
}

/* --- writing --- */

static JsonNode *
take_text (char *text)
{
  JsonNode *node = json_node_init_string (json_node_alloc (), text);

  g_free (text);

  return node;
}

static JsonNode *
rationals_to_json (const GArray *values)
{
  JsonArray *array = json_array_sized_new (values->len);

  for (guint i = 0; i < values->len; i++)
    json_array_add_element (
        array, take_text (sal_rational_to_text (&g_array_index (values, SalRational, i))));

  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
list_to_json (const SalPlanField *field, const GPtrArray *items)
{
  JsonArray *array = json_array_sized_new (items->len);

  for (guint i = 0; i < items->len; i++)
    json_array_add_element (array, sal_plan_structure_to_json (field->structure, items->pdata[i]));

  return json_node_init_array (json_node_alloc (), array);
}

/* NULL for what is as it would be without it. */
static JsonNode *
field_to_json (const SalPlanField *field, gconstpointer self)
{
  gconstpointer member = G_STRUCT_MEMBER_P (self, field->offset);
  char day[SAL_DATE_BUFFER];

  switch (field->type)
    {
    case SAL_PLAN_FIELD_RATIONAL:
      return ((const SalPlanNumber *) member)->is_set
                 ? take_text (sal_rational_to_text (&((const SalPlanNumber *) member)->value))
                 : NULL;
    case SAL_PLAN_FIELD_RATIONALS:
      return (*(GArray *const *) member)->len > 0 ? rationals_to_json (*(GArray *const *) member)
                                                  : NULL;
    case SAL_PLAN_FIELD_DATE:
      return *(const gint32 *) member != SAL_DATE_NONE
                 ? take_text (g_strdup (sal_date_write_iso (*(const gint32 *) member, day)))
                 : NULL;
    case SAL_PLAN_FIELD_CHOICE:
      return *(const int *) member != field->initial || field->is_required
                 ? take_text (g_strdup (field->choices[*(const int *) member]))
                 : NULL;
    case SAL_PLAN_FIELD_COUNT:
      return *(const int *) member != field->initial
                 ? json_node_init_int (json_node_alloc (), *(const int *) member)
                 : NULL;
    case SAL_PLAN_FIELD_BOOLEAN:
      return *(const gboolean *) member != field->initial
                 ? json_node_init_boolean (json_node_alloc (), *(const gboolean *) member)
                 : NULL;
    case SAL_PLAN_FIELD_PART:
      return *(gconstpointer *) member != NULL
                 ? sal_plan_structure_to_json (field->structure, *(gconstpointer *) member)
                 : NULL;
    case SAL_PLAN_FIELD_LIST:
      return (*(GPtrArray *const *) member)->len > 0
                 ? list_to_json (field, *(GPtrArray *const *) member)
                 : NULL;
    case SAL_PLAN_FIELD_TEXT:
    default:
      return *(char *const *) member != NULL ? take_text (g_strdup (*(char *const *) member))
                                             : NULL;
    }
}

/**
 * sal_plan_structure_to_json: (skip)
 * @structure: what it is
 * @self: it
 *
 * Writes it as JSON, without what is as it is by default. Numbers are texts, so that they stay
 * exact.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
sal_plan_structure_to_json (const SalPlanStructure *structure, gconstpointer self)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < structure->n_fields; i++)
    {
      JsonNode *node = field_to_json (&structure->fields[i], self);

      if (node != NULL)
        json_object_set_member (object, structure->fields[i].name, node);
    }

  return json_node_init_object (json_node_alloc (), object);
}
