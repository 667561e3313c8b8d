/* sal-record-history.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-record-history.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-change-detail.h"

struct _SalRecordHistory
{
  AdwBin parent_instance;

  GCancellable *reading;
  gboolean busy;
  GPtrArray *rows; /* in the group */

  AdwPreferencesGroup *group;
};

typedef enum
{
  PROP_BUSY = 1,
} SalRecordHistoryProperty;

static GParamSpec *properties[PROP_BUSY + 1];

G_DEFINE_FINAL_TYPE (SalRecordHistory, sal_record_history, ADW_TYPE_BIN)

/* So many changes of a record are shown, and looked for among so many records of each. */
#define MAX_CHANGES 20
#define MAX_RECORDS 500

typedef struct
{
  SalChange *change;
  GPtrArray *details; /* of SalChangeDetail */
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  sal_change_unref (entry->change);
  g_clear_pointer (&entry->details, g_ptr_array_unref);
  g_free (entry);
}

typedef struct
{
  const SalKind *const *kinds;
  const SalKind *kind;
  gint64 id;
  char *currency;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->currency);
  g_free (question);
}

static gpointer
read_history (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  g_autoptr (GPtrArray) changes =
      sal_journal_list_record (connection, question->kinds, question->kind, question->id, error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);

  if (changes == NULL)
    return NULL;

  for (guint i = 0; i < MIN (changes->len, MAX_CHANGES); i++)
    {
      SalChange *change = g_ptr_array_index (changes, i);
      Entry *entry = g_new0 (Entry, 1);

      entry->change = sal_change_ref (change);
      g_ptr_array_add (entries, entry);
      /* what was imported by the thousand is told as one change, without its fields */
      if (sal_change_get_n_rows (change) > MAX_RECORDS)
        continue;
      entry->details = sal_change_details_load (connection,
                                                question->kinds,
                                                sal_change_get_id (change),
                                                question->kind,
                                                question->id,
                                                question->currency,
                                                MAX_RECORDS,
                                                error);
      if (entry->details == NULL)
        return NULL;
    }

  return g_steal_pointer (&entries);
}

static GtkWidget *
create_detail_row (const SalChangeDetail *detail)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = sal_change_detail_describe (detail);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail->label);
  gtk_widget_add_css_class (row, "property");

  return row;
}

static GtkWidget *
create_row (const Entry *entry)
{
  g_autofree char *title = sal_change_describe (entry->change);
  g_autofree char *subtitle = sal_change_summarize (entry->change);
  gboolean has_details = entry->details != NULL && entry->details->len > 0;
  GtkWidget *row = has_details ? adw_expander_row_new () : adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  sal_accessible_set_label (row, title);
  if (!has_details)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      return row;
    }

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  for (guint i = 0; i < entry->details->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                              create_detail_row (g_ptr_array_index (entry->details, i)));

  return row;
}

static void
set_busy (SalRecordHistory *self, gboolean busy)
{
  if (busy == self->busy)
    return;

  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
clear (SalRecordHistory *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = sal_store_read_finish (SAL_STORE (source), result, &error);
  SalRecordHistory *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the widget may be gone */

  clear (self);
  adw_preferences_group_set_description (self->group, error != NULL ? error->message : NULL);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      GtkWidget *row = create_row (g_ptr_array_index (entries, i));

      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), error != NULL || self->rows->len > 0);
  set_busy (self, FALSE);
}

static void
sal_record_history_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((SalRecordHistoryProperty) prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, SAL_RECORD_HISTORY (object)->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_record_history_dispose (GObject *object)
{
  SalRecordHistory *self = SAL_RECORD_HISTORY (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (sal_record_history_parent_class)->dispose (object);
}

static void
sal_record_history_class_init (SalRecordHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sal_record_history_get_property;
  object_class->dispose = sal_record_history_dispose;

  properties[PROP_BUSY] =
      g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
sal_record_history_init (SalRecordHistory *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("History"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * sal_record_history_show:
 * @self: the widget
 * @workspace: a workspace
 * @kind: a kind of record
 * @id: a record
 *
 * Reads and shows the history of a record; again after each change of it.
 */
void
sal_record_history_show (SalRecordHistory *self,
                         SalWorkspace *workspace,
                         const SalKind *kind,
                         gint64 id)
{
  Question *question = g_new (Question, 1);

  question->kinds = sal_workspace_get_kinds (workspace);
  question->kind = kind;
  question->id = id;
  question->currency = g_strdup (sal_workspace_get_currency (workspace));

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  set_busy (self, TRUE);
  sal_store_read_async (sal_workspace_get_store (workspace),
                        read_history,
                        question,
                        question_free,
                        (GDestroyNotify) g_ptr_array_unref,
                        self->reading,
                        read_cb,
                        self);
}
