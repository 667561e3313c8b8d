/* sal-import-part-relate.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-part-private.h"

#include <glib/gi18n-lib.h>

/* What rows of a file say of each other, known once all of them are: whoever refers to a row that
 * will be refused may not be in the workspace before. */

/**
 * sal_import_part_relate:
 * @self: a part whose rows were all rehearsed
 *
 * Begins the second half of a rehearsal, where there is a need of it: the same rows again, which
 * now know each other.
 *
 * Returns: %FALSE if there is none
 */
gboolean
sal_import_part_relate (SalImportPart *self)
{
  g_return_val_if_fail (self != NULL && self->rehearsing, FALSE);

  if (self->relations == NULL || !self->refers_to_itself)
    return FALSE;
  self->relating = TRUE;
  self->n_converted = 0;

  return TRUE;
}

/**
 * sal_import_part_note_relations:
 * @self: a part
 * @row: a row of the file
 *
 * Notes what a row says of other rows.
 */
void
sal_import_part_note_relations (SalImportPart *self, const SalCsvRow *row)
{
  const SalImportRehearsed *rehearsed =
      &g_array_index (self->rehearsed, SalImportRehearsed, self->n_converted);
  const SalValue *values[SAL_IMPORT_MAX_VALUES];

  if (rehearsed->id == 0)
    return;
  sal_import_part_take (self, row);
  sal_import_part_list_values (self, values);
  for (guint i = 0; i < self->converters->len; i++)
    if (self->keep & (G_GUINT64_CONSTANT (1) << i) &&
        sal_import_part_get_converter (self, i)->self_reference)
      values[sal_import_part_get_converter (self, i)->index] = NULL;
  sal_import_relations_note (
      self->relations, self->n_converted, rehearsed->id, rehearsed->is_new, values);
}

/* To what will not be, nothing refers. */
static void
forget_absent (SalImportPart *self, const SalImportConverter *converter)
{
  for (guint i = 0; i < converter->meanings->len; i++)
    {
      SalImportMeaning *meaning = converter->meanings->pdata[i];

      if (meaning->reference == NULL ||
          !sal_import_relations_is_absent (self->relations, meaning->reference->id))
        continue;
      meaning->state = SAL_MEANING_NOT_FOUND;
      meaning->value = SAL_VALUE_NULL;
      meaning->reference = NULL;
      g_free (meaning->reason);
      meaning->reason = g_strdup_printf (_ ("the row of “%s” was not imported"), meaning->meant);
    }
}

/**
 * sal_import_part_judge_relations:
 * @self: a part all of whose rows were looked at
 *
 * Decides which rows are refused for what they say of each other.
 */
void
sal_import_part_judge_relations (SalImportPart *self)
{
  sal_import_relations_judge (self->relations);
  for (guint i = 0; i < self->converters->len; i++)
    {
      const SalImportConverter *converter = sal_import_part_get_converter (self, i);

      if (converter->self_reference && converter->meanings != NULL && !converter->is_constant)
        forget_absent (self, converter);
    }
  self->relating = FALSE;
  self->judged = TRUE;
}
