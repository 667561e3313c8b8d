/* sal-kind.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kind.h"

#include <glib/gi18n-lib.h>

/**
 * sal_kind_field_index:
 * @kind: a kind
 * @name: the name of a field
 *
 * Finds a field by name.
 *
 * Returns: its index in the kind's fields, or −1
 */
int
sal_kind_field_index (const SalKind *kind, const char *name)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      if (g_str_equal (kind->fields[i].name, name))
        return (int) i;
    }

  return -1;
}

/**
 * sal_kind_find_field:
 * @kind: a kind
 * @name: the name of a field
 *
 * Finds a field by name.
 *
 * Returns: (transfer none) (nullable): the field
 */
const SalField *
sal_kind_find_field (const SalKind *kind, const char *name)
{
  int index = sal_kind_field_index (kind, name);

  return index >= 0 ? &kind->fields[index] : NULL;
}

static guint
list_fields (const SalKind *kind, const char *list, guint fields[SAL_KIND_TOGETHER])
{
  g_auto (GStrv) names = g_strsplit (list != NULL ? list : "", ",", -1);
  guint n = 0;

  for (; names[n] != NULL && n < SAL_KIND_TOGETHER; n++)
    {
      int index = sal_kind_field_index (kind, names[n]);

      if (index < 0)
        g_error ("%s is told apart by “%s”, which it does not have", kind->name, names[n]);
      fields[n] = (guint) index;
    }

  return n;
}

/**
 * sal_kind_list_together:
 * @kind: a kind
 * @fields: (out caller-allocates): room for %SAL_KIND_TOGETHER indexes
 *
 * Lists the fields that no two records of a kind agree in.
 *
 * Returns: how many there are, 0 if records may agree in everything
 */
guint
sal_kind_list_together (const SalKind *kind, guint fields[SAL_KIND_TOGETHER])
{
  return list_fields (kind, kind->together, fields);
}

/**
 * sal_double_list_fields:
 * @self: what two records are not alike in
 * @kind: their kind
 * @fields: (out caller-allocates): room for so many
 *
 * Lists the fields that are compared, the text last.
 *
 * Returns: how many
 */
guint
sal_double_list_fields (const SalDouble *self, const SalKind *kind, guint fields[SAL_KIND_TOGETHER])
{
  return list_fields (kind, self->fields, fields);
}

/**
 * sal_double_write:
 * @self: what two records are not alike in
 * @text: what stands in the text that is compared
 * @owner: the title of what the first field refers to, or of the other record
 *
 * Says which record there is already.
 *
 * Returns: (transfer full): the message
 */
char *
sal_double_write (const SalDouble *self, const char *text, const char *owner)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (_ (self->message), text, owner);
#pragma GCC diagnostic pop
}

/**
 * sal_kind_name_together:
 * @kind: a kind
 *
 * Names the fields that no two records of a kind agree in, for messages.
 *
 * Returns: (transfer full): "Currency, Into, Date"
 */
char *
sal_kind_name_together (const SalKind *kind)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint fields[SAL_KIND_TOGETHER];
  guint n = sal_kind_list_together (kind, fields);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (
        names, "%s%s", i > 0 ? ", " : "", sal_field_get_label (&kind->fields[fields[i]]));

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/**
 * sal_kind_get_circle_message:
 *
 * Says what is wrong with a reference to a record of the same kind by which one would come back to
 * where one began; see the upward of #SalKind.
 *
 * Returns: (transfer none): the message, translated
 */
const char *
sal_kind_get_circle_message (void)
{
  return _ ("would lead round in a circle: choose one that is not further down itself");
}

/**
 * sal_kind_order_fields:
 * @kind: a kind
 *
 * Lists the fields in the order in which lists show them: first what the kind says, then the others
 * as they are described.
 *
 * Returns: (transfer full): as many indexes as there are fields
 */
guint *
sal_kind_order_fields (const SalKind *kind)
{
  g_auto (GStrv) names = g_strsplit (kind->columns != NULL ? kind->columns : "", ",", -1);
  guint *order = g_new (guint, kind->n_fields);
  guint n = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      int field = sal_kind_field_index (kind, names[i]);

      if (field < 0)
        g_error ("%s lists “%s”, which it does not have", kind->name, names[i]);
      order[n++] = (guint) field;
    }
  for (guint i = 0; i < kind->n_fields; i++)
    if (!g_strv_contains ((const char *const *) names, kind->fields[i].name))
      order[n++] = i;

  return order;
}

/**
 * sal_kind_find:
 * @kinds: (array zero-terminated=1): kinds
 * @name: the name of a kind
 *
 * Finds a kind by name.
 *
 * Returns: (transfer none) (nullable): the kind
 */
const SalKind *
sal_kind_find (const SalKind *const *kinds, const char *name)
{
  for (gsize i = 0; kinds[i] != NULL; i++)
    {
      if (g_str_equal (kinds[i]->name, name))
        return kinds[i];
    }

  return NULL;
}

const char *
sal_kind_get_label (const SalKind *kind)
{
  return _ (kind->label);
}

const char *
sal_kind_get_plural (const SalKind *kind)
{
  return _ (kind->plural);
}

const char *
sal_field_get_label (const SalField *field)
{
  return _ (field->label);
}

/**
 * sal_choice_get_label:
 * @field: a field with choices
 * @value: a stored value
 *
 * Finds how people are told a choice.
 *
 * Returns: (transfer none): the translated label, or @value itself if it is not one of the choices
 */
const char *
sal_choice_get_label (const SalField *field, const char *value)
{
  for (const SalChoice *choice = field->choices; choice->value != NULL; choice++)
    {
      if (g_str_equal (choice->value, value))
        return _ (choice->label);
    }

  return value;
}
