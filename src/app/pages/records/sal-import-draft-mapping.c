/* sal-import-draft-mapping.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-draft-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-exchange-error.h"
#include "sal-mapping-preset.h"
#include "sal-mapping-propose.h"

/* Which column of a draft goes where: as it is proposed, and as somebody changes it. */

static SalMappingPart *
get_part (SalImportDraft *self)
{
  return self->mapping != NULL && self->mapping->parts->len == 1 ? self->mapping->parts->pdata[0]
                                                                 : NULL;
}

static const char *
get_column_name (SalImportDraft *self, guint column)
{
  return sal_import_draft_get_column (self, column)->name;
}

void
sal_import_draft_apply_options (SalImportDraft *self)
{
  self->mapping->delimiter = self->wanted_delimiter;
  g_free (self->mapping->encoding);
  self->mapping->encoding = g_strdup (self->wanted_encoding);
  self->mapping->header = self->has_header;
}

void
sal_import_draft_clear_mapping (SalImportDraft *self)
{
  g_ptr_array_set_size (self->notes, 0);
  g_clear_pointer (&self->mapping, sal_mapping_free);
  g_clear_pointer (&self->proposed, sal_mapping_free);
  g_hash_table_remove_all (self->unused);
}

/* A mapping of several kinds is kept as it comes, too, so that columns can be left out of it and
 * taken again. */
static void
take_mapping (SalImportDraft *self, SalMapping *mapping)
{
  self->mapping = mapping;
  if (mapping->parts->len > 1)
    self->proposed = sal_mapping_copy (mapping);
}

static void
propose (SalImportDraft *self)
{
  g_autofree char *stem = g_strdup (self->name);
  char *dot = strrchr (stem, '.');

  if (dot != NULL && dot != stem)
    *dot = '\0';
  if (self->kind == NULL || self->profiles == NULL)
    return;

  if (self->compound)
    take_mapping (
        self,
        sal_mapping_propose (self->kind, stem, self->profiles, self->descriptions, self->notes));
  else
    take_mapping (self,
                  sal_mapping_propose_single (
                      self->kind, stem, self->profiles, self->descriptions, self->notes));
  if (self->compound)
    self->several = self->proposed != NULL;
  sal_import_draft_apply_options (self);
}

static gboolean
names_column (SalImportDraft *self, guint column, const SalMappingColumn *mapped)
{
  return g_strcmp0 (mapped->column, get_column_name (self, column)) == 0;
}

static gboolean
part_has_key (const SalMappingPart *part)
{
  for (guint i = 0; part->key[i] != NULL; i++)
    if (sal_mapping_part_find (part, part->key[i]) == NULL)
      return FALSE;

  return TRUE;
}

/* A mapping of several kinds is used as it was proposed, less the columns that are left out and the
 * kinds that cannot be told apart without them. */
static void
reduce_proposed (SalImportDraft *self)
{
  g_clear_pointer (&self->mapping, sal_mapping_free);
  self->mapping = sal_mapping_copy (self->proposed);
  sal_import_draft_apply_options (self);
  for (guint i = 0; i < self->mapping->parts->len;)
    {
      SalMappingPart *part = self->mapping->parts->pdata[i];

      for (guint j = 0; j < part->columns->len;)
        {
          const SalMappingColumn *mapped = part->columns->pdata[j];

          if (mapped->column != NULL && g_hash_table_contains (self->unused, mapped->column))
            g_ptr_array_remove_index (part->columns, j);
          else
            j++;
        }
      if (part_has_key (part))
        i++;
      else
        g_ptr_array_remove_index (self->mapping->parts, i);
    }
}

void
sal_import_draft_use_reading (SalImportDraft *self, SalImportReading *reading)
{
  if (self->keep_mapping)
    return;
  sal_import_draft_clear_mapping (self);
  if (reading->mapping == NULL)
    {
      propose (self);
      return;
    }
  take_mapping (self, g_steal_pointer (&reading->mapping));
  g_ptr_array_extend_and_steal (self->notes, g_steal_pointer (&reading->notes));
  self->several = self->proposed != NULL;
}

const SalMapping *
sal_import_draft_get_mapping (SalImportDraft *self)
{
  return self->mapping;
}

/**
 * sal_import_draft_get_details:
 * @self: a draft
 * @column: an index of a column
 *
 * Gets how the texts of a column are read, to be made more precise; call
 * sal_import_draft_details_changed() then.
 *
 * Returns: (transfer none) (nullable): how, or %NULL if the column goes nowhere or the mapping is
 * of several kinds
 */
SalMappingColumn *
sal_import_draft_get_details (SalImportDraft *self, guint column)
{
  SalMappingPart *part = get_part (self);

  for (guint i = 0; part != NULL && i < part->columns->len; i++)
    if (names_column (self, column, part->columns->pdata[i]))
      return part->columns->pdata[i];

  return NULL;
}

void
sal_import_draft_details_changed (SalImportDraft *self)
{
  sal_import_draft_emit_changed (self);
}

/**
 * sal_import_draft_get_field:
 * @self: a draft
 * @column: an index of a column
 *
 * Tells where a column goes.
 *
 * Returns: (transfer none) (nullable): the field, or %NULL if it is not imported or the mapping is
 * of several kinds
 */
const SalField *
sal_import_draft_get_field (SalImportDraft *self, guint column)
{
  const SalMappingColumn *details = sal_import_draft_get_details (self, column);

  return details != NULL ? sal_kind_find_field (self->kind, details->field) : NULL;
}

static void
drop_key (SalMappingPart *part, const char *field)
{
  if (!g_strv_contains ((const char *const *) part->key, field))
    return;
  g_strfreev (part->key);
  part->key = g_new0 (char *, 1);
}

static void
refine (SalMappingColumn *mapped, const SalField *field, const SalColumnProfile *profile)
{
  mapped->decimal_mark = profile->decimal_mark;
  sal_mapping_column_set_date_order (mapped, profile->date_order, profile->undecided_date);
  mapped->percent = field->type == SAL_FIELD_RATE && profile->type == SAL_COLUMN_INTEGER;
}

/**
 * sal_import_draft_set_field:
 * @self: a draft whose mapping is of one kind
 * @column: an index of a column
 * @field: (nullable): where it goes; %NULL if it is not imported
 *
 * Sends a column to a field. A column or text that went there goes nowhere then.
 */
void
sal_import_draft_set_field (SalImportDraft *self, guint column, const SalField *field)
{
  SalMappingPart *part = get_part (self);
  SalMappingColumn *mapped = sal_import_draft_get_details (self, column);
  SalMappingColumn *other;

  if (part == NULL || sal_import_draft_get_field (self, column) == field)
    return;
  if (mapped != NULL)
    {
      drop_key (part, mapped->field);
      g_ptr_array_remove (part->columns, mapped);
    }
  if (field != NULL)
    {
      other = sal_mapping_part_find (part, field->name);
      if (other != NULL)
        g_ptr_array_remove (part->columns, other);
      mapped = sal_mapping_part_add (part, field->name, get_column_name (self, column));
      refine (mapped, field, sal_import_draft_get_column (self, column));
    }
  sal_import_draft_emit_changed (self);
}

gboolean
sal_import_draft_is_used (SalImportDraft *self, guint column)
{
  for (guint i = 0; self->mapping != NULL && i < self->mapping->parts->len; i++)
    {
      const SalMappingPart *part = self->mapping->parts->pdata[i];

      for (guint j = 0; j < part->columns->len; j++)
        if (names_column (self, column, part->columns->pdata[j]))
          return TRUE;
    }

  return FALSE;
}

/**
 * sal_import_draft_set_used:
 * @self: a draft whose mapping is of several kinds
 * @column: an index of a column
 * @used: whether to import it
 *
 * Leaves a column out, or takes it as proposed.
 */
void
sal_import_draft_set_used (SalImportDraft *self, guint column, gboolean used)
{
  if (self->proposed == NULL || sal_import_draft_is_used (self, column) == used)
    return;
  if (used)
    g_hash_table_remove (self->unused, get_column_name (self, column));
  else
    g_hash_table_add (self->unused, g_strdup (get_column_name (self, column)));
  reduce_proposed (self);
  sal_import_draft_emit_changed (self);
}

/**
 * sal_import_draft_describe_use:
 * @self: a draft whose mapping is of several kinds
 * @column: an index of a column
 *
 * Says for which kinds a column is used, as proposed.
 *
 * Returns: (transfer full) (nullable): "Unit, Position", or %NULL for none
 */
char *
sal_import_draft_describe_use (SalImportDraft *self, guint column)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; self->proposed != NULL && i < self->proposed->parts->len; i++)
    {
      const SalMappingPart *part = self->proposed->parts->pdata[i];
      const char *label = sal_kind_get_label (sal_kind_find (self->kinds, part->kind));

      for (guint j = 0; j < part->columns->len; j++)
        if (names_column (self, column, part->columns->pdata[j]) &&
            !g_ptr_array_find (labels, label, NULL))
          g_ptr_array_add (labels, (gpointer) label);
    }
  if (labels->len == 0)
    return NULL;
  g_ptr_array_add (labels, NULL);

  return g_strjoinv (", ", (char **) labels->pdata);
}

/**
 * sal_import_draft_dup_text:
 * @self: a draft
 * @field: a field
 *
 * Gets what a field is set to that no column goes to.
 *
 * Returns: (transfer full) (nullable): a text, with columns in braces; %NULL if a column goes to
 * @field
 */
char *
sal_import_draft_dup_text (SalImportDraft *self, const SalField *field)
{
  const SalMappingPart *part = get_part (self);
  const SalMappingColumn *mapped = part != NULL ? sal_mapping_part_find (part, field->name) : NULL;

  if (mapped == NULL)
    return g_strdup ("");
  if (mapped->column != NULL)
    return NULL;

  return g_strdup (mapped->template != NULL ? mapped->template : mapped->constant);
}

/**
 * sal_import_draft_set_text:
 * @self: a draft whose mapping is of one kind
 * @field: a field no column goes to
 * @text: what it is set to in every row; columns in braces stand for what is in them
 *
 * Sets a field that the file has no column for.
 */
void
sal_import_draft_set_text (SalImportDraft *self, const SalField *field, const char *text)
{
  SalMappingPart *part = get_part (self);
  SalMappingColumn *mapped;
  g_autofree char *before = sal_import_draft_dup_text (self, field);

  if (part == NULL || before == NULL || strcmp (before, text) == 0)
    return;
  mapped = sal_mapping_part_find (part, field->name);
  if (mapped != NULL)
    g_ptr_array_remove (part->columns, mapped);
  if (*text != '\0')
    {
      mapped = sal_mapping_part_add (part, field->name, NULL);
      if (strchr (text, '{') != NULL)
        mapped->template = g_strdup (text);
      else
        mapped->constant = g_strdup (text);
    }
  else
    {
      drop_key (part, field->name);
    }
  sal_import_draft_emit_changed (self);
}

/**
 * sal_import_draft_set_key:
 * @self: a draft whose mapping is of one kind
 * @field: (nullable): the name of a mapped field; %NULL if each row is a new record
 *
 * Chooses what tells which record a row is.
 */
void
sal_import_draft_set_key (SalImportDraft *self, const char *field)
{
  SalMappingPart *part = get_part (self);

  if (part == NULL ||
      (g_strcmp0 (part->key[0], field) == 0 && (field == NULL || part->key[1] == NULL)))
    return;
  sal_mapping_part_set_key (part, field, NULL);
  sal_import_draft_emit_changed (self);
}

/**
 * sal_import_draft_set_meaning:
 * @self: a draft
 * @kind: the name of a kind of the mapping
 * @field: the name of a field
 * @column: the name of a column
 * @text: what stands in the file
 * @meant: (nullable): what is meant by it; %NULL: what stands there
 *
 * Says what a text of a column means. Drafts without such a column are left as they are.
 */
void
sal_import_draft_set_meaning (SalImportDraft *self,
                              const char *kind,
                              const char *field,
                              const char *column,
                              const char *text,
                              const char *meant)
{
  SalMapping *mappings[] = { self->mapping, self->proposed };
  gboolean found = FALSE;

  for (gsize m = 0; m < G_N_ELEMENTS (mappings); m++)
    for (guint i = 0; mappings[m] != NULL && i < mappings[m]->parts->len; i++)
      {
        SalMappingPart *part = mappings[m]->parts->pdata[i];
        SalMappingColumn *mapped = sal_mapping_part_find (part, field);

        if (strcmp (part->kind, kind) != 0 || mapped == NULL ||
            g_strcmp0 (mapped->column, column) != 0)
          continue;
        found = TRUE;
        if (meant != NULL)
          sal_mapping_column_set_value (mapped, text, meant);
        else if (mapped->values != NULL)
          g_hash_table_remove (mapped->values, text);
      }
  if (found)
    sal_import_draft_emit_changed (self);
}

static const SalKind *
find_kind (SalImportDraft *self, const SalMapping *mapping)
{
  for (guint i = 0; i < mapping->parts->len; i++)
    if (self->kind != NULL &&
        strcmp (((const SalMappingPart *) mapping->parts->pdata[i])->kind, self->kind->name) == 0)
      return self->kind;
  if (mapping->parts->len == 0)
    return NULL;

  return sal_kind_find (self->kinds, ((const SalMappingPart *) mapping->parts->pdata[0])->kind);
}

/**
 * sal_import_draft_set_mapping:
 * @self: a draft
 * @mapping: (transfer full): a mapping, such as one that was saved
 *
 * Uses a mapping instead of what was proposed; the file is read as it says.
 */
void
sal_import_draft_set_mapping (SalImportDraft *self, SalMapping *mapping)
{
  sal_import_draft_clear_mapping (self);
  take_mapping (self, mapping);
  self->kind = find_kind (self, mapping);
  self->kind_chosen = TRUE;
  self->several = self->proposed != NULL;
  self->compound = TRUE;
  self->keep_mapping = TRUE;
  self->wanted_delimiter = mapping->delimiter;
  g_free (self->wanted_encoding);
  self->wanted_encoding = g_strdup (mapping->encoding);
  self->has_header = mapping->header;
  sal_import_draft_start_reading (self);
}

/**
 * sal_import_draft_use_preset:
 * @self: a draft with a kind
 * @preset: the name of a preset
 * @error: return location for an error
 *
 * Maps the columns as the program names them that the file was exported from.
 *
 * Returns: %FALSE with @error %SAL_EXCHANGE_ERROR_MAPPING if the preset says nothing about the kind
 */
gboolean
sal_import_draft_use_preset (SalImportDraft *self, const char *preset, GError **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  SalMapping *mapping;

  g_return_val_if_fail (self->kind != NULL && self->profiles != NULL, FALSE);

  mapping = sal_mapping_load_preset (preset, self->kind, self->profiles, notes, error);
  if (mapping == NULL)
    return FALSE;
  sal_import_draft_set_mapping (self, mapping);

  return TRUE;
}

/* A mapping of several kinds has no place where it could be said: the import refuses it. */
static gboolean
check_dates (SalImportDraft *self, GError **error)
{
  const SalMappingColumn *column =
      get_part (self) != NULL ? sal_mapping_find_undecided (self->mapping) : NULL;
  g_autofree char *what = NULL;

  if (column == NULL)
    return TRUE;
  what = sal_mapping_column_describe_dates (column);
  g_set_error (error,
               SAL_EXCHANGE_ERROR,
               SAL_EXCHANGE_ERROR_MAPPING,
               _ ("%s: %s; choose below which is meant"),
               column->column,
               what);

  return FALSE;
}

/**
 * sal_import_draft_check:
 * @self: a draft
 * @error: return location for an error
 *
 * Checks whether the file can be imported as it is mapped now.
 *
 * Returns: %FALSE with @error set if the file cannot be read, or to %SAL_EXCHANGE_ERROR_MAPPING if
 * something is missing or wrong
 */
gboolean
sal_import_draft_check (SalImportDraft *self, GError **error)
{
  if (self->error != NULL)
    {
      g_propagate_error (error, g_error_copy (self->error));
      return FALSE;
    }

  return self->mapping == NULL ||
         (sal_mapping_check (
              self->mapping, self->kinds, (const char *const *) self->columns, error) &&
          check_dates (self, error));
}
