/* sal-import-draft.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-draft.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-exchange-error.h"
#include "sal-import-folder.h"
#include "sal-import-recall.h"
#include "sal-mapping-preset.h"
#include "sal-mapping-propose.h"

struct _SalImportDraft
{
  GObject parent_instance;

  GFile *file;
  char *name;
  SalWorkspace *workspace;
  const SalKind *const *kinds;

  /* how it is to be read */
  char wanted_delimiter;
  char *wanted_encoding;
  gboolean has_header;

  /* what was found */
  guint64 size;
  char delimiter;
  char *encoding;
  GPtrArray *profiles; /* of SalColumnProfile */
  GStrv columns;
  GHashTable *descriptions;
  GError *error;
  GCancellable *reading; /* NULL: not being read */
  guint n_readings;

  const SalKind *kind;
  gboolean kind_chosen;
  gboolean several;      /* its rows say something about several kinds */
  gboolean compound;     /* and they are taken so */
  gboolean keep_mapping; /* it was loaded, and stays while the file is read again */
  SalMapping *proposed;  /* of several kinds, with all columns */
  GHashTable *unused;    /* set of columns left out of it */
  SalMapping *mapping;
  GPtrArray *notes;
};

typedef enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
} SalImportDraftSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalImportDraft, sal_import_draft, G_TYPE_OBJECT)

static void
emit_changed (SalImportDraft *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* --- reading, on a thread --- */

typedef struct
{
  GFile *file;
  SalCsvOptions options;
  char *encoding;
  SalWorkspace *workspace;
  gboolean kind_chosen;
  gboolean choose_mapping;

  guint64 size;
  char delimiter;
  char *found_encoding;
  GPtrArray *profiles;
  GStrv columns;
  GHashTable *descriptions;
  const SalKind *kind;
  SalMapping *mapping; /* NULL: to be proposed for how the file is read */
  GPtrArray *notes;
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->file);
  g_object_unref (reading->workspace);
  g_clear_pointer (&reading->mapping, sal_mapping_free);
  g_clear_pointer (&reading->notes, g_ptr_array_unref);
  g_free (reading->encoding);
  g_free (reading->found_encoding);
  g_clear_pointer (&reading->profiles, g_ptr_array_unref);
  g_strfreev (reading->columns);
  g_clear_pointer (&reading->descriptions, g_hash_table_unref);
  g_free (reading);
}

static guint64
query_size (GFile *file, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = g_file_query_info (
      file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  return info != NULL ? (guint64) g_file_info_get_size (info) : 0;
}

static gboolean
read_head (Reading *reading, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalCsvReader) reader =
      sal_csv_reader_new_for_file (reading->file, &reading->options, cancellable, error);

  if (reader == NULL)
    return FALSE;
  reading->profiles = sal_column_profiles_read (reader, SAL_COLUMN_SAMPLE, error);
  if (reading->profiles == NULL)
    return FALSE;
  reading->columns = g_strdupv ((char **) sal_csv_reader_get_columns (reader, NULL));
  reading->delimiter = sal_csv_reader_get_delimiter (reader);
  reading->found_encoding = g_strdup (sal_csv_reader_get_encoding (reader));
  reading->size = query_size (reading->file, cancellable);
  reading->descriptions = sal_mapping_read_descriptions (reading->file);

  return TRUE;
}

static void
guess_kind (Reading *reading)
{
  const SalKind *const *kinds = sal_workspace_get_kinds (reading->workspace);

  if (reading->kind_chosen)
    return;
  reading->kind = sal_import_guess_kind (reading->file, kinds);
  if (reading->kind == NULL)
    reading->kind = sal_mapping_guess_kind (reading->profiles, kinds);
}

static gboolean
choose_mapping (Reading *reading, GCancellable *cancellable, GError **error)
{
  if (reading->kind == NULL || !reading->choose_mapping)
    return TRUE;
  reading->notes = g_ptr_array_new_with_free_func (g_free);
  reading->mapping = sal_import_choose_mapping (
      reading->workspace, reading->kind, reading->file, reading->notes, cancellable, error);

  return reading->mapping != NULL;
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  gboolean done = read_head (data, cancellable, &error);

  if (done)
    guess_kind (data);
  if (done && choose_mapping (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* --- mapping --- */

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

static void
apply_options (SalImportDraft *self)
{
  self->mapping->delimiter = self->wanted_delimiter;
  g_free (self->mapping->encoding);
  self->mapping->encoding = g_strdup (self->wanted_encoding);
  self->mapping->header = self->has_header;
}

static void
clear_mapping (SalImportDraft *self)
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
  apply_options (self);
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
  apply_options (self);
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

static void
use_mapping (SalImportDraft *self, Reading *reading)
{
  if (self->keep_mapping)
    return;
  clear_mapping (self);
  if (reading->mapping == NULL)
    {
      propose (self);
      return;
    }
  take_mapping (self, g_steal_pointer (&reading->mapping));
  g_ptr_array_extend_and_steal (self->notes, g_steal_pointer (&reading->notes));
  self->several = self->proposed != NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SalImportDraft *self = SAL_IMPORT_DRAFT (source);
  Reading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (self->reading != g_task_get_cancellable (G_TASK (result)))
    return; /* it is being read again */

  g_clear_object (&self->reading);
  self->n_readings++;
  g_clear_error (&self->error);
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_strfreev);
  g_clear_pointer (&self->descriptions, g_hash_table_unref);
  if (g_task_propagate_boolean (G_TASK (result), &self->error))
    {
      self->size = reading->size;
      self->delimiter = reading->delimiter;
      g_free (self->encoding);
      self->encoding = g_steal_pointer (&reading->found_encoding);
      self->profiles = g_steal_pointer (&reading->profiles);
      self->columns = g_steal_pointer (&reading->columns);
      self->descriptions = g_steal_pointer (&reading->descriptions);
      if (!self->kind_chosen)
        self->kind = reading->kind;
    }
  use_mapping (self, reading);
  emit_changed (self);
}

static void
start_reading (SalImportDraft *self)
{
  Reading *reading = g_new0 (Reading, 1);
  g_autoptr (GTask) task = NULL;

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();

  reading->file = g_object_ref (self->file);
  reading->encoding = g_strdup (self->wanted_encoding);
  reading->options = (SalCsvOptions){ .delimiter = self->wanted_delimiter,
                                      .encoding = reading->encoding,
                                      .no_header = !self->has_header,
                                      .trim = TRUE };
  reading->workspace = g_object_ref (self->workspace);
  reading->kind = self->kind;
  reading->kind_chosen = self->kind_chosen;
  /* what was decided at an earlier import holds for files that are read as they are found */
  reading->choose_mapping = !self->keep_mapping && self->compound && self->has_header &&
                            self->wanted_delimiter == '\0' && self->wanted_encoding == NULL;
  task = g_task_new (self, self->reading, read_cb, NULL);
  g_task_set_source_tag (task, start_reading);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  g_task_run_in_thread (task, read_thread);
  emit_changed (self);
}

static void
sal_import_draft_dispose (GObject *object)
{
  SalImportDraft *self = SAL_IMPORT_DRAFT (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);

  G_OBJECT_CLASS (sal_import_draft_parent_class)->dispose (object);
}

static void
sal_import_draft_finalize (GObject *object)
{
  SalImportDraft *self = SAL_IMPORT_DRAFT (object);

  g_clear_object (&self->file);
  g_clear_object (&self->workspace);
  g_free (self->name);
  g_free (self->wanted_encoding);
  g_free (self->encoding);
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  g_strfreev (self->columns);
  g_clear_pointer (&self->descriptions, g_hash_table_unref);
  g_clear_error (&self->error);
  g_clear_pointer (&self->proposed, sal_mapping_free);
  g_clear_pointer (&self->unused, g_hash_table_unref);
  g_clear_pointer (&self->mapping, sal_mapping_free);
  g_clear_pointer (&self->notes, g_ptr_array_unref);

  G_OBJECT_CLASS (sal_import_draft_parent_class)->finalize (object);
}

static void
sal_import_draft_class_init (SalImportDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sal_import_draft_dispose;
  object_class->finalize = sal_import_draft_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new (
      "changed", SAL_TYPE_IMPORT_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sal_import_draft_init (SalImportDraft *self)
{
  self->has_header = TRUE;
  self->compound = TRUE;
  self->unused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->notes = g_ptr_array_new_with_free_func (g_free);
}

/**
 * sal_import_draft_new:
 * @file: a delimited text file
 * @workspace: the workspace it is to be imported into
 *
 * Begins to look at @file: how it is written, what its rows are and where its columns go.
 *
 * Returns: (transfer full): the draft, which is loading
 */
SalImportDraft *
sal_import_draft_new (GFile *file, SalWorkspace *workspace)
{
  SalImportDraft *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (SAL_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (SAL_TYPE_IMPORT_DRAFT, NULL);
  self->file = g_object_ref (file);
  self->name = g_file_get_basename (file);
  self->workspace = g_object_ref (workspace);
  self->kinds = sal_workspace_get_kinds (workspace);
  start_reading (self);

  return self;
}

GFile *
sal_import_draft_get_file (SalImportDraft *self)
{
  return self->file;
}

const char *
sal_import_draft_get_name (SalImportDraft *self)
{
  return self->name;
}

guint64
sal_import_draft_get_size (SalImportDraft *self)
{
  return self->size;
}

gboolean
sal_import_draft_is_loading (SalImportDraft *self)
{
  return self->reading != NULL;
}

const GError *
sal_import_draft_get_error (SalImportDraft *self)
{
  return self->error;
}

const GPtrArray *
sal_import_draft_get_notes (SalImportDraft *self)
{
  return self->notes;
}

char
sal_import_draft_get_delimiter (SalImportDraft *self)
{
  return self->wanted_delimiter != '\0' ? self->wanted_delimiter : self->delimiter;
}

const char *
sal_import_draft_get_encoding (SalImportDraft *self)
{
  return self->wanted_encoding != NULL ? self->wanted_encoding : self->encoding;
}

gboolean
sal_import_draft_get_has_header (SalImportDraft *self)
{
  return self->has_header;
}

static void
read_differently (SalImportDraft *self)
{
  self->keep_mapping = FALSE;
  start_reading (self);
}

void
sal_import_draft_set_delimiter (SalImportDraft *self, char delimiter)
{
  if (self->wanted_delimiter == delimiter)
    return;
  self->wanted_delimiter = delimiter;
  read_differently (self);
}

void
sal_import_draft_set_encoding (SalImportDraft *self, const char *encoding)
{
  if (g_strcmp0 (self->wanted_encoding, encoding) == 0)
    return;
  g_free (self->wanted_encoding);
  self->wanted_encoding = g_strdup (encoding);
  read_differently (self);
}

void
sal_import_draft_set_has_header (SalImportDraft *self, gboolean has_header)
{
  if (self->has_header == has_header)
    return;
  self->has_header = has_header;
  read_differently (self);
}

const SalKind *const *
sal_import_draft_get_kinds (SalImportDraft *self)
{
  return self->kinds;
}

const SalKind *
sal_import_draft_get_kind (SalImportDraft *self)
{
  return self->kind;
}

/**
 * sal_import_draft_set_kind:
 * @self: a draft
 * @kind: (nullable): what the rows of the file are; %NULL leaves it out
 *
 * Chooses a kind, and looks for a mapping to it.
 */
void
sal_import_draft_set_kind (SalImportDraft *self, const SalKind *kind)
{
  if (self->kind == kind)
    return;
  self->kind = kind;
  self->kind_chosen = TRUE;
  self->compound = TRUE;
  read_differently (self);
}

gboolean
sal_import_draft_is_compound (SalImportDraft *self)
{
  return self->proposed != NULL;
}

gboolean
sal_import_draft_can_be_compound (SalImportDraft *self)
{
  return self->several;
}

/**
 * sal_import_draft_set_compound:
 * @self: a draft of a file whose rows say something about several kinds
 * @compound: whether to take them so
 *
 * Chooses between all that a row says (a salesperson, their manager, their office) and records of
 * the one kind alone.
 */
void
sal_import_draft_set_compound (SalImportDraft *self, gboolean compound)
{
  if (self->compound == compound)
    return;
  self->compound = compound;
  read_differently (self);
}

guint
sal_import_draft_get_n_readings (SalImportDraft *self)
{
  return self->n_readings;
}

guint
sal_import_draft_get_n_columns (SalImportDraft *self)
{
  return self->profiles != NULL ? self->profiles->len : 0;
}

const SalColumnProfile *
sal_import_draft_get_column (SalImportDraft *self, guint column)
{
  g_return_val_if_fail (column < sal_import_draft_get_n_columns (self), NULL);

  return self->profiles->pdata[column];
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
  emit_changed (self);
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
  emit_changed (self);
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
  emit_changed (self);
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
  emit_changed (self);
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
  emit_changed (self);
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
    emit_changed (self);
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
  clear_mapping (self);
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
  start_reading (self);
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
