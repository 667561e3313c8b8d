/* sal-import-draft.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-draft-private.h"
#include "sal-task.h"

typedef enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
} SalImportDraftSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalImportDraft, sal_import_draft, G_TYPE_OBJECT)

void
sal_import_draft_emit_changed (SalImportDraft *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SalImportDraft *self = SAL_IMPORT_DRAFT (source);
  SalImportReading *reading = g_task_get_task_data (G_TASK (result));
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
  sal_import_draft_use_reading (self, reading);
  sal_import_draft_emit_changed (self);
}

void
sal_import_draft_start_reading (SalImportDraft *self)
{
  SalImportReading *reading = g_new0 (SalImportReading, 1);
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
  g_task_set_source_tag (task, sal_import_draft_start_reading);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, reading, (GDestroyNotify) sal_import_reading_free);
  sal_task_run_in_thread (task, sal_import_reading_run);
  sal_import_draft_emit_changed (self);
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
  sal_import_draft_start_reading (self);

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
  sal_import_draft_start_reading (self);
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
