/* sal-import-part-describe.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-part-private.h"

#include <glib/gi18n-lib.h>

#include "sal-number.h"

#define MOST_NAMED 20 /* records in a note */

static void
describe_dates (const SalImportConverter *converter, GPtrArray *notes)
{
  const SalMappingColumn *mapping = converter->mapping;
  g_autofree char *what = NULL;

  if (mapping->undecided_date == NULL)
    return;
  what = sal_mapping_column_describe_dates (mapping);
  g_ptr_array_add (notes,
                   g_strdup_printf (mapping->date_order == SAL_DATE_ORDER_MDY
                                        ? _ ("%s: %s; taken with the month first, as no date tells")
                                        : _ ("%s: %s; taken with the day first, as no date tells"),
                                    mapping->column,
                                    what));
}

static void
describe_empty (const SalImportConverter *converter, GPtrArray *notes)
{
  g_autofree char *n_rows = NULL;

  if (converter->n_empty == 0)
    return;
  n_rows = sal_number_format ((double) converter->n_empty, 0);
  g_ptr_array_add (
      notes,
      g_strdup_printf (
          ngettext ("%s: empty in %s row", "%s: empty in %s rows", (gulong) converter->n_empty),
          converter->mapping->column,
          n_rows));
}

static void
append_name (GString *names, guint index, const char *name)
{
  if (index < MOST_NAMED)
    g_string_append_printf (names, "%s%s", index > 0 ? ", " : "", name);
  else if (index == MOST_NAMED)
    g_string_append (names, ", …");
}

/* What was not found and nothing is like; proposals speak for the rest. */
static void
describe_missing (const SalImportConverter *converter, GPtrArray *notes)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *number = NULL;
  guint64 n_rows = 0;
  guint n = 0;

  for (guint i = 0; i < converter->meanings->len; i++)
    {
      const SalImportMeaning *meaning = converter->meanings->pdata[i];

      if (meaning->state != SAL_MEANING_NOT_FOUND || meaning->proposal != NULL ||
          meaning->n_rows == 0)
        continue;
      n_rows += meaning->n_rows;
      append_name (names, n++, meaning->meant);
    }
  if (n_rows == 0)
    return;
  number = sal_number_format ((double) n_rows, 0);
  g_ptr_array_add (
      notes,
      g_strdup_printf (
          ngettext ("%s: not found in %s row: %s", "%s: not found in %s rows: %s", (gulong) n_rows),
          converter->mapping->column,
          number,
          names->str));
}

static void
describe_created (const SalImportConverter *converter, GPtrArray *notes)
{
  const GPtrArray *references = sal_reference_table_get_all (converter->references);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < references->len; i++)
    {
      const SalReference *reference = references->pdata[i];

      if (reference->created)
        append_name (names, n++, reference->name);
    }
  if (n > 0)
    g_ptr_array_add (notes,
                     g_strdup_printf (ngettext ("%s: added %u record of kind %s: %s",
                                                "%s: added %u records of kind %s: %s",
                                                n),
                                      converter->mapping->column,
                                      n,
                                      converter->field->references->name,
                                      names->str));
}

/* Records that nothing in the file refers to, where the list is short enough to be meant whole:
 * salespeople without deals. */
static void
describe_unused (const SalImportConverter *converter, GPtrArray *notes)
{
  const GPtrArray *references = sal_reference_table_get_all (converter->references);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_unused = 0;

  for (guint i = 0; i < references->len; i++)
    {
      const SalReference *reference = references->pdata[i];

      if (reference->n_uses > 0)
        continue;
      append_name (names, n_unused++, reference->name);
    }
  if (n_unused == 0 || n_unused * 2 > references->len)
    return;
  g_ptr_array_add (
      notes,
      g_strdup_printf (ngettext ("%s: %u of %u records of kind %s is not referred to: %s",
                                 "%s: %u of %u records of kind %s are not referred to: %s",
                                 n_unused),
                       converter->mapping->column,
                       n_unused,
                       references->len,
                       converter->field->references->name,
                       names->str));
}

/**
 * sal_import_part_describe:
 * @self: a part whose rows have all been converted
 * @notes: (element-type utf8): where to append
 *
 * Says which columns were empty in how many rows, and which records nothing refers to.
 */
void
sal_import_part_describe (const SalImportPart *self, GPtrArray *notes)
{
  g_return_if_fail (self != NULL);

  if (self->n_keys == 0 && self->n_together == 0 && self->id_source < 0)
    g_ptr_array_add (notes,
                     g_strdup (_ ("No column tells which record a row is: a row that is in the "
                                  "workspace with all its values is left alone, any other is "
                                  "added")));
  for (guint i = 0; i < self->converters->len; i++)
    {
      const SalImportConverter *converter = sal_import_part_get_converter (self, i);

      if (converter->mapping == NULL || converter->mapping->column == NULL)
        continue;
      describe_dates (converter, notes);
      describe_empty (converter, notes);
      if (converter->references == NULL)
        continue;
      describe_missing (converter, notes);
      describe_created (converter, notes);
      if (!converter->self_reference)
        describe_unused (converter, notes);
    }
}
