/* sal-filter-examples.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-filter-examples.h"

#include "sal-date.h"

/* The first listed field of a type that is not the title; NULL if there is none. */
static const SalField *
find_field (const SalKind *kind, SalFieldType type)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == type && (kind->fields[i].flags & SAL_FIELD_LISTED) != 0 &&
        g_strcmp0 (kind->fields[i].name, kind->title) != 0)
      return &kind->fields[i];

  return NULL;
}

static char *
of_reference (const SalField *field)
{
  const SalKind *kind = field->references;
  const SalField *title = sal_kind_find_field (kind, kind->title);

  return title->type == SAL_FIELD_TEXT
             ? g_strdup_printf ("%s.%s contains \"a\"", field->name, title->name)
             : g_strdup_printf ("%s is not empty", field->name);
}

static char *
of_date (const SalField *field)
{
  int year, month, day;

  sal_date_to_ymd (sal_date_today (), &year, &month, &day);

  return g_strdup_printf ("%s in %04d", field->name, year);
}

static char *
write_example (const SalField *field)
{
  switch (field->type)
    {
    case SAL_FIELD_MONEY:
      return g_strdup_printf ("%s > 50000", field->name);
    case SAL_FIELD_CHOICE:
      return g_strdup_printf (
          "%s = \"%s\"", field->name, sal_choice_get_label (field, field->choices[0].value));
    case SAL_FIELD_DATE:
      return of_date (field);
    case SAL_FIELD_REFERENCE:
      return of_reference (field);
    case SAL_FIELD_INTEGER:
      return g_strdup_printf ("%s >= %" G_GINT64_FORMAT, field->name, MAX (field->minimum, 10));
    case SAL_FIELD_BOOLEAN:
      return g_strdup (field->name);
    default:
      return g_strdup_printf ("%s is empty", field->name);
    }
}

/**
 * sal_filter_examples:
 * @kind: a kind
 *
 * Writes filters of the records of a kind as somebody may want them, one for each type of field,
 * and last one of two conditions.
 *
 * Returns: (transfer full) (array zero-terminated=1): filters, at least one
 */
char **
sal_filter_examples (const SalKind *kind)
{
  static const SalFieldType types[] = { SAL_FIELD_MONEY,     SAL_FIELD_CHOICE,  SAL_FIELD_DATE,
                                        SAL_FIELD_REFERENCE, SAL_FIELD_INTEGER, SAL_FIELD_BOOLEAN,
                                        SAL_FIELD_TEXT };
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      const SalField *field = find_field (kind, types[i]);

      if (field != NULL)
        g_ptr_array_add (texts, write_example (field));
    }
  if (texts->len == 0)
    g_ptr_array_add (texts, g_strdup_printf ("%s is not empty", kind->title));
  if (texts->len > 1)
    g_ptr_array_add (texts,
                     g_strdup_printf ("%s and %s",
                                      (const char *) texts->pdata[0],
                                      (const char *) texts->pdata[1]));
  g_ptr_array_add (texts, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&texts), FALSE);
}
