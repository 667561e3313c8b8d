/* sal-related-records.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-related-records.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-number.h"

struct _SalRelatedRecords
{
  AdwBin parent_instance;

  GCancellable *counting;
  gboolean busy;
  GPtrArray *rows; /* in the group */

  AdwPreferencesGroup *group;
};

typedef enum
{
  PROP_BUSY = 1,
} SalRelatedRecordsProperty;

static GParamSpec *properties[PROP_BUSY + 1];

G_DEFINE_FINAL_TYPE (SalRelatedRecords, sal_related_records, ADW_TYPE_BIN)

/* The records of one kind that refer to the record by one of their fields. */
typedef struct
{
  const SalKind *kind;
  const SalField *field;
  gboolean only_field; /* of its kind that can refer to it */
  char *filter;
  SalRecordQuery *query;
  GError *error; /* of the filter */
  gint64 count;
} Relation;

static void
relation_free (gpointer data)
{
  Relation *relation = data;

  g_free (relation->filter);
  g_clear_pointer (&relation->query, sal_record_query_free);
  g_clear_error (&relation->error);
  g_free (relation);
}

static guint
count_references (const SalKind *kind, const SalKind *to)
{
  guint n = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    n += kind->fields[i].references == to ? 1 : 0;

  return n;
}

static Relation *
relation_new (SalWorkspace *workspace,
              const SalKind *kind,
              const SalField *field,
              const SalKind *to,
              gint64 id)
{
  Relation *relation = g_new0 (Relation, 1);

  relation->kind = kind;
  relation->field = field;
  relation->only_field = count_references (kind, to) == 1;
  relation->filter = g_strdup_printf ("%s = %" G_GINT64_FORMAT, field->name, id);
  relation->query = sal_record_query_new (kind);
  sal_record_query_set_filter (relation->query,
                               relation->filter,
                               sal_workspace_get_calendar (workspace),
                               sal_workspace_get_currency (workspace),
                               &relation->error);

  return relation;
}

/* Every field of every kind that can refer to a record of @to. */
static GPtrArray *
list_relations (SalWorkspace *workspace, const SalKind *to, gint64 id)
{
  const SalKind *const *kinds = sal_workspace_get_kinds (workspace);
  GPtrArray *relations = g_ptr_array_new_with_free_func (relation_free);

  for (gsize i = 0; kinds[i] != NULL; i++)
    {
      for (guint j = 0; j < kinds[i]->n_fields; j++)
        {
          const SalField *field = &kinds[i]->fields[j];

          if (field->references == to && kinds[i]->store == SAL_STORE_MAIN && !kinds[i]->hidden)
            g_ptr_array_add (relations, relation_new (workspace, kinds[i], field, to, id));
        }
    }

  return relations;
}

static gpointer
count_related (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray *relations = data;

  for (guint i = 0; i < relations->len; i++)
    {
      Relation *relation = g_ptr_array_index (relations, i);

      if (relation->error != NULL)
        {
          g_propagate_error (error, g_error_copy (relation->error));
          return NULL;
        }
      if (!sal_record_query_count (relation->query, connection, &relation->count, error))
        return NULL;
    }

  return g_ptr_array_ref (relations);
}

static void
activated_cb (GtkWidget *row, gpointer user_data)
{
  const char *kind = g_object_get_data (G_OBJECT (row), "kind");
  const char *filter = g_object_get_data (G_OBJECT (row), "filter");

  gtk_widget_activate_action (row, "records.show-list", "(ss)", kind, filter);
}

static GtkWidget *
create_row (const Relation *relation)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *number = sal_number_format ((double) relation->count, 0);
  GtkWidget *label = gtk_label_new (number);
  g_autofree char *name = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sal_kind_get_plural (relation->kind));
  if (!relation->only_field)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sal_field_get_label (relation->field));
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  name = g_strdup_printf ("%s: %s", sal_kind_get_plural (relation->kind), number);
  sal_accessible_set_label (row, name);
  g_object_set_data (G_OBJECT (row), "kind", (gpointer) relation->kind->name);
  g_object_set_data_full (G_OBJECT (row), "filter", g_strdup (relation->filter), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), NULL);

  return row;
}

static void
set_busy (SalRelatedRecords *self, gboolean busy)
{
  if (busy == self->busy)
    return;

  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) relations = sal_store_read_finish (SAL_STORE (source), result, &error);
  SalRelatedRecords *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the widget may be gone */

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  adw_preferences_group_set_description (self->group, error != NULL ? error->message : NULL);
  for (guint i = 0; relations != NULL && i < relations->len; i++)
    {
      const Relation *relation = g_ptr_array_index (relations, i);
      GtkWidget *row;

      if (relation->count == 0)
        continue;
      row = create_row (relation);
      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), error != NULL || self->rows->len > 0);
  set_busy (self, FALSE);
}

static void
sal_related_records_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((SalRelatedRecordsProperty) prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, SAL_RELATED_RECORDS (object)->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_related_records_dispose (GObject *object)
{
  SalRelatedRecords *self = SAL_RELATED_RECORDS (object);

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (sal_related_records_parent_class)->dispose (object);
}

static void
sal_related_records_class_init (SalRelatedRecordsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sal_related_records_get_property;
  object_class->dispose = sal_related_records_dispose;

  properties[PROP_BUSY] =
      g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
sal_related_records_init (SalRelatedRecords *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("Related"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * sal_related_records_show:
 * @self: the widget
 * @workspace: a workspace
 * @kind: a kind of record
 * @id: a record
 *
 * Counts and shows the records that refer to a record.
 */
void
sal_related_records_show (SalRelatedRecords *self,
                          SalWorkspace *workspace,
                          const SalKind *kind,
                          gint64 id)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  set_busy (self, TRUE);
  sal_store_read_async (sal_workspace_get_store (workspace),
                        count_related,
                        list_relations (workspace, kind, id),
                        (GDestroyNotify) g_ptr_array_unref,
                        (GDestroyNotify) g_ptr_array_unref,
                        self->counting,
                        counted_cb,
                        self);
}
