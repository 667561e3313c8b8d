/* sal-import-part-doubles.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-part-private.h"

#include <glib/gi18n-lib.h>

#include "sal-number.h"

/* The values of the row by field of the kind; NULL where it says nothing, or nothing for a record
 * that exists */
static void
list_said (const SalImportPart *self, gboolean exists, const SalValue **values)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    values[i] = NULL;
  for (guint i = 0; i < self->converters->len; i++)
    if (!exists || !(self->keep & (G_GUINT64_CONSTANT (1) << i)))
      values[sal_import_part_get_converter (self, i)->index] = &self->values[i];
}

/* (transfer full): what the row refers to by a field, as it is called in the workspace */
static char *
name_reference (SalImportPart *self, guint field)
{
  const SalField *reference = &self->kind->fields[field];
  int index = sal_import_part_find_converter (self, reference->name);
  SalImportConverter *converter =
      index >= 0 ? sal_import_part_get_converter (self, (guint) index) : NULL;
  g_autofree char *kind = NULL;

  if (converter != NULL && converter->is_constant)
    return g_strdup (
        sal_import_meaning_find (self, converter, converter->text->str, converter->text->len)
            ->meant);
  if (converter != NULL && converter->source >= 0)
    {
      const SalCsvField *cell = &self->row->fields[converter->source];

      return g_strdup (sal_import_meaning_find (self, converter, cell->text, cell->length)->meant);
    }
  kind = g_utf8_strdown (sal_kind_get_label (reference->references), -1);

  /* translators: a kind of record, as in “is a contact of the same account already” */
  return g_strdup_printf (_ ("the same %s"), kind);
}

static char *
write_reason (SalImportPart *self, const SalImportDouble *found, gboolean exists)
{
  int index = sal_import_part_find_converter (self, self->kind->fields[found->last].name);
  const char *text = index >= 0 ? self->values[index].text : found->title;
  gboolean refers = self->kind->fields[found->first].type == SAL_FIELD_REFERENCE;
  g_autofree char *owner = refers ? name_reference (self, found->first) : g_strdup (found->title);
  g_autofree char *message = sal_double_write (found->rule, text, owner);
  char row[SAL_NUMBER_BUFFER];

  if (found->row > 0)
    /* translators: “Ann” is a contact of Alder already, from row 2 of the file */
    return g_strdup_printf (_ ("%1$s, from row %2$s of the file"),
                            message,
                            sal_number_write ((gint64) found->row, 0, row));
  if (exists)
    return g_steal_pointer (&message);

  /* translators: “Ann” is a contact of Alder already; choose … */
  return g_strdup_printf (
      _ ("%s; choose what records are recognised by, so that the row changes it"), message);
}

/**
 * sal_import_part_take_doubles:
 * @self: a part, with the values of a row
 * @exists: whether the row is a record of the workspace
 * @field: (out): the field that something is wrong with
 *
 * Lets the row be what no other record or earlier row is like; see the doubles of #SalKind.
 *
 * Returns: (transfer full) (nullable): what is wrong, or %NULL
 */
char *
sal_import_part_take_doubles (SalImportPart *self, gboolean exists, const char **field)
{
  const SalValue *values[SAL_IMPORT_MAX_VALUES];
  SalImportDouble found;

  if (self->doubles == NULL || self->refused)
    return NULL;
  list_said (self, exists, values);
  if (sal_import_doubles_take (self->doubles, self->id, self->row->number, values, &found))
    return NULL;
  *field = self->kind->fields[found.last].name;

  return write_reason (self, &found, exists);
}
