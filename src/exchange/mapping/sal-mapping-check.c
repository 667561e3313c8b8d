/* sal-mapping-check.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-mapping.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-exchange-error.h"
#include "sal-template.h"

/* What is being checked, for messages: "sales.json, Opportunity, amount". */
typedef struct
{
  const SalMapping *mapping;
  const SalKind *const *kinds;
  const char *const *columns; /* of the file, or NULL if it is not known */
  const SalKind *kind;
  GError **error;
} Check;

G_GNUC_PRINTF (3, 4)
static gboolean
fail (Check *check, const char *field, const char *format, ...)
{
  g_autofree char *message = NULL;
  const char *name = check->mapping->name != NULL ? check->mapping->name : _ ("Mapping");
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (check->error,
               SAL_EXCHANGE_ERROR,
               SAL_EXCHANGE_ERROR_MAPPING,
               "%s%s%s%s%s: %s",
               name,
               check->kind != NULL ? ", " : "",
               check->kind != NULL ? check->kind->name : "",
               field != NULL ? ", " : "",
               field != NULL ? field : "",
               message);

  return FALSE;
}

/* Of several names the one most like @name, if any is much like it. */
static const char *
find_nearest (const char *name, const char *const *names)
{
  const char *nearest = NULL;
  double best = 0.6;

  for (guint i = 0; names[i] != NULL; i++)
    {
      double similarity = sal_text_similarity (name, names[i]);

      if (similarity > best)
        {
          best = similarity;
          nearest = names[i];
        }
    }

  return nearest;
}

static const char *const *
list_fields (const SalKind *kind)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < kind->n_fields; i++)
    g_ptr_array_add (names, (gpointer) kind->fields[i].name);
  g_ptr_array_add (names, NULL);

  return (const char *const *) g_ptr_array_free (names, FALSE);
}

static gboolean
check_field (Check *check, const SalKind *kind, const char *field)
{
  g_autofree const char *const *names = NULL;
  const char *nearest;

  if (sal_kind_find_field (kind, field) != NULL)
    return TRUE;
  names = list_fields (kind);
  nearest = find_nearest (field, names);
  if (nearest != NULL)
    return fail (check, field, _ ("%s has no such field; did you mean “%s”?"), kind->name, nearest);

  return fail (check, field, _ ("%s has no such field"), kind->name);
}

static gboolean
check_source (Check *check, const char *field, const char *column)
{
  const char *nearest;

  if (check->columns == NULL || g_strv_contains (check->columns, column))
    return TRUE;
  nearest = find_nearest (column, check->columns);
  if (nearest != NULL)
    return fail (
        check, field, _ ("the file has no column “%s”; did you mean “%s”?"), column, nearest);

  return fail (check, field, _ ("the file has no column “%s”"), column);
}

static gboolean
check_template (Check *check, const SalMappingColumn *column)
{
  g_autoptr (SalTemplate) template = NULL;
  g_autoptr (GError) error = NULL;
  const char *const *names;

  template = sal_template_new (column->template, &error);
  if (template == NULL)
    return fail (check, column->field, "%s", error->message);
  names = sal_template_get_columns (template);
  for (guint i = 0; names[i] != NULL; i++)
    if (!check_source (check, column->field, names[i]))
      return FALSE;

  return TRUE;
}

static gboolean
check_reference (Check *check, const SalMappingColumn *column, const SalField *field)
{
  GHashTableIter iter;
  gpointer name;

  if (field->type != SAL_FIELD_REFERENCE)
    {
      if (column->match != NULL || column->id != NULL || column->create || column->with != NULL)
        return fail (check,
                     column->field,
                     _ ("match, id, create and with are for references, and this is none"));
      return TRUE;
    }
  if (column->id != NULL && !check_source (check, column->field, column->id))
    return FALSE;
  if (column->match != NULL && !check_field (check, field->references, column->match))
    return FALSE;
  if (column->with == NULL)
    return TRUE;
  g_hash_table_iter_init (&iter, column->with);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!check_field (check, field->references, name))
      return FALSE;

  return TRUE;
}

static gboolean
check_constant (Check *check, const SalMappingColumn *column, const SalField *field)
{
  g_autoptr (GError) error = NULL;
  SalValue value;

  if (field->type == SAL_FIELD_REFERENCE)
    return TRUE;
  if (!sal_field_from_text (field, column->constant, column->currency, &value, &error))
    return fail (check, column->field, "%s", error->message);
  sal_value_clear (&value);

  return TRUE;
}

static gboolean
check_column (Check *check, const SalMappingColumn *column)
{
  const SalField *field;

  if (!check_field (check, check->kind, column->field))
    return FALSE;
  field = sal_kind_find_field (check->kind, column->field);
  if (column->column != NULL && !check_source (check, column->field, column->column))
    return FALSE;
  if (column->template != NULL && !check_template (check, column))
    return FALSE;
  if (column->constant != NULL && !check_constant (check, column, field))
    return FALSE;

  return check_reference (check, column, field);
}

static gboolean
check_part (Check *check, const SalMappingPart *part)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  check->kind = sal_kind_find (check->kinds, part->kind);
  if (check->kind == NULL)
    return fail (check, NULL, _ ("there is no kind “%s”"), part->kind);
  for (guint i = 0; i < part->columns->len; i++)
    {
      const SalMappingColumn *column = part->columns->pdata[i];

      if (!check_column (check, column))
        return FALSE;
      if (!g_hash_table_add (seen, column->field))
        return fail (check, column->field, _ ("is mapped twice"));
    }
  if (part->id != NULL && !check_source (check, "id", part->id))
    return FALSE;
  for (guint i = 0; part->key[i] != NULL; i++)
    if (!g_hash_table_contains (seen, part->key[i]))
      return fail (check, part->key[i], _ ("is the key and must be mapped"));
  for (guint i = 0; i < check->kind->n_fields; i++)
    {
      const SalField *field = &check->kind->fields[i];

      if ((field->flags & SAL_FIELD_REQUIRED) && field->initial == NULL &&
          !g_hash_table_contains (seen, field->name))
        return fail (check, field->name, _ ("is required and must be mapped or constant"));
    }

  return TRUE;
}

/**
 * sal_mapping_check:
 * @self: a mapping
 * @kinds: (array zero-terminated=1): the kinds there are
 * @columns: (array zero-terminated=1) (nullable): the columns of the file, if it is known
 * @error: return location for an error
 *
 * Checks whether a mapping fits the kinds and a file: kinds, fields and columns exist, no field is
 * mapped twice, required fields and keys are mapped, constants are readable.
 *
 * Returns: %FALSE with @error %SAL_EXCHANGE_ERROR_MAPPING if not
 */
gboolean
sal_mapping_check (const SalMapping *self,
                   const SalKind *const *kinds,
                   const char *const *columns,
                   GError **error)
{
  Check check = { self, kinds, columns, NULL, error };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (kinds != NULL, FALSE);

  if (self->parts->len == 0)
    return fail (&check, NULL, _ ("it says nothing about any kind of record"));
  for (guint i = 0; i < self->parts->len; i++)
    if (!check_part (&check, self->parts->pdata[i]))
      return FALSE;

  return TRUE;
}
